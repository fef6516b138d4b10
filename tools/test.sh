#!/usr/bin/env bash
# Installs what the tests need, builds, runs all tests. Quiet when all is well; with CI=true nothing may be skipped.
# usage: tools/test.sh [PRESET] (release if none is named; dev, asan, tsan)
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh

preset=${1:-release}
build=build/$preset
jobs=$(nproc)

install_packages "${WASLA_BUILD_PACKAGES[@]}" "${WASLA_TEST_PACKAGES[@]}"
step "Configuring ($preset)" cmake --preset "$preset" -DWASLA_BUILD_TESTS=ON || exit
step "Building ($preset)" cmake --build --preset "$preset" || exit

failed=0
STEP_LINES=300 step "Testing ($preset)" ctest --preset "$preset" -j "$jobs" || failed=$?
log=build/test-Testing-$preset.log
grep -E 'tests passed,|^Total Test time' "$log" || echo "No test was run; see $log"

# A test that cannot run here ends with 77 or GTEST_SKIP and prints "skipped: REASON".
skipped=$(grep -cE '\*\*\*Skipped' "$log" || true)
if [ "$skipped" -gt 0 ]; then
  grep -hoE '[^ ]+ \.*\*\*\*Skipped' "$log" | sed -E 's/ \.*\*\*\*Skipped//; s/^/skipped: /'
  grep -hE '^skipped: ' $build/Testing/Temporary/LastTest.log | sort -u || true
  if [ "${CI:-}" = true ]; then
    echo "test.sh: $skipped tests were skipped, which CI does not allow" >&2
    failed=1
  fi
fi
exit "$failed"
