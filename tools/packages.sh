# Sourced by the scripts beside it: Debian packages, and steps that are quiet when all is well.
# shellcheck shell=bash

# What a build needs …
WASLA_BUILD_PACKAGES=(
  g++ cmake ninja-build pkg-config
  libicu-dev libboost-program-options-dev libsentencepiece-dev libfasttext-dev
  nlohmann-json3-dev libsimdjson-dev libtomlplusplus-dev libxml2-dev libxxhash-dev nettle-dev
  zlib1g-dev libbz2-dev libzstd-dev libserd-dev
)
# … and what tests and checks need beside it.
WASLA_TEST_PACKAGES=(libgtest-dev libgmock-dev python3)
WASLA_FORMAT_PACKAGES=(clang-format-14)
WASLA_LINT_PACKAGES=(clang-tidy-14)

fail() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

# step LABEL COMMAND…: one line; the command's output goes to a log that is shown only if it fails.
step() {
  local label=$1 log status=0 begun=$SECONDS
  shift
  mkdir -p build
  log=build/$(basename "$0" .sh)-$(tr -cs '[:alnum:]' '-' <<< "$label" | sed 's/-*$//').log
  printf '%s … ' "$label"
  if [ -t 1 ]; then
    "$@" > "$log" 2>&1 < /dev/null &
    local job=$! shown=
    # A job in the background is deaf to Ctrl-C.
    trap 'kill "$job" 2> /dev/null; exit 130' INT
    while kill -0 "$job" 2> /dev/null; do
      # ninja's and ctest's "[3/40]" or " 3/40 Test" as they come
      shown=$(grep -oE '^\[[0-9]+/[0-9]+\]|^ *[0-9]+/[0-9]+ ' "$log" | tail -n 1 | tr -d '[] ' || true)
      printf '\r%s … %s\033[K' "$label" "$shown"
      sleep 0.5
    done
    printf '\r%s … \033[K' "$label"
    wait "$job" || status=$?
    trap - INT
  else
    "$@" > "$log" 2>&1 < /dev/null || status=$?
  fi
  if [ "$status" -ne 0 ]; then
    echo "failed (status $status). The end of $log:"
    grep -vE '^\[[0-9]+/[0-9]+\] (Building|Linking|Generating)|  Passed  ' "$log" | tail -n "${STEP_LINES:-80}"
    return "$status"
  fi
  echo "done ($((SECONDS - begun)) s)"
}

missing_packages() {
  local package
  for package in "$@"; do
    dpkg-query -W -f '${Status}\n' "$package" 2> /dev/null | grep -q '^install ok installed$' || echo "$package"
  done
}

apt_install() {
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 -qq -y)
  [ "$(id -u)" -eq 0 ] || apt=(sudo "${apt[@]}")
  "${apt[@]}" install --no-install-recommends "$@" && return
  # The list of packages may be missing (a fresh container) or old, and a mirror may be busy.
  local try
  for try in 1 2 3; do
    "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "$@" && return
    sleep $((try * 5))
  done
  return 1
}

# install_packages NAME…: what is missing of them.
install_packages() {
  command -v dpkg-query > /dev/null && command -v apt-get > /dev/null ||
    fail "this is no Debian-like system (there is no apt-get); install by other means: $*"
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ "${#missing[@]}" -eq 0 ] && return
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo > /dev/null ||
      fail "packages are missing and there is no sudo; as root run: apt-get install ${missing[*]}"
    sudo -v || fail "packages are missing; as root run: apt-get install ${missing[*]}"
  fi
  step "Installing ${#missing[@]} Debian packages" apt_install "${missing[@]}" ||
    fail "could not install: ${missing[*]}"
}
