#!/usr/bin/env bash
# Layout of the C++ sources by .clang-format. usage: tools/format.sh [--fix]  (without --fix it only checks)
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh

install_packages "${WASLA_FORMAT_PACKAGES[@]}"
mapfile -t files < <(find lib tools tests -name '*.h' -o -name '*.cc' | sort)
if [ "${1:-}" = --fix ]; then
  clang-format-14 -i "${files[@]}"
  exit
fi
step "Checking the layout of ${#files[@]} files" clang-format-14 --dry-run -Werror "${files[@]}" || {
  echo "Mend it with: tools/format.sh --fix" >&2
  exit 1
}
