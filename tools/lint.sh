#!/usr/bin/env bash
# Checks that a compiler does not make: clang-tidy over lib/ and tools/, shell syntax, a comment on top of each header.
# usage: tools/lint.sh [FILE.cc…]  (all files if none is named). A file that has not changed since it passed, nor any
# header, is not looked at again.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh

bad=0
while IFS= read -r script; do
  bash -n "$script" || bad=1
done < <(find tools tests .ci -name '*.sh' -o -path .ci/run)
while IFS= read -r header; do
  [[ $(head -n 1 "$header") == //* ]] || { echo "$header:1: begin with a comment that says what the header is for" && bad=1; }
done < <(find lib tools -name '*.h' | sort)
[ "$bad" -eq 0 ] || exit 1
echo "Shell scripts and headers … done"

install_packages "${WASLA_LINT_PACKAGES[@]}"
build=build/release
[ -e $build/compile_commands.json ] ||
  fail "there is no $build/compile_commands.json; run tools/test.sh or tools/quickstart.sh first"

# The path-sensitive analyzer takes most of the time. Continuous integration looks at every file each time and does
# without; who changes a file runs it here.
export WASLA_TIDY_CHECKS=${CI:+--checks=-clang-analyzer-*}

passed=build/lint
mkdir -p $passed
common=$(find lib tools -name '*.h' -print0 | sort -z | xargs -0 cat .clang-tidy | cat - <(echo -n "$WASLA_TIDY_CHECKS") |
  sha256sum | cut -c1-16)
stamp() { echo "$passed/$(echo "$common" | cat - "$1" | sha256sum | cut -c1-32)"; }

todo=()
if [ $# -gt 0 ]; then
  todo=("$@")
else
  while IFS= read -r file; do
    # Only what the build knows: a tool may be switched off.
    grep -qF "/$file\"" $build/compile_commands.json && [ ! -e "$(stamp "$file")" ] && todo+=("$file")
  done < <(find lib tools -name '*.cc' | sort)
fi
if [ "${#todo[@]}" -eq 0 ]; then
  echo "clang-tidy … nothing has changed"
  exit
fi
tidy_one() {
  if clang-tidy-14 --quiet -p "$1" ${WASLA_TIDY_CHECKS:+"$WASLA_TIDY_CHECKS"} "$2" 2> /dev/null; then
    touch "$3"
  else
    echo "clang-tidy: $2 has problems" && return 1
  fi
}
export -f tidy_one
tidy_all() {
  for file in "${todo[@]}"; do
    printf '%s\0%s\0%s\0' $build "$file" "$(stamp "$file")"
  done | xargs -0 -n 3 -P "$(nproc)" bash -c 'tidy_one "$@"' _
}
step "clang-tidy over ${#todo[@]} files" tidy_all || exit 1
