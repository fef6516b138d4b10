#!/usr/bin/env bash
# From a fresh clone on Debian 12 to linked text: packages, build, index, one sample in each language.
# Needs root or sudo only for packages that are missing; can be run again in seconds.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh

install_packages "${WASLA_BUILD_PACKAGES[@]}"

build=build/release
configure=(cmake --preset release)
# The tests have packages of their own; once tools/test.sh has brought them in, they stay.
[ -e $build/CMakeCache.txt ] || configure+=(-DWASLA_BUILD_TESTS=OFF)
step "Configuring" "${configure[@]}" || exit
step "Building" cmake --build --preset release || exit

program=$build/wasla
[ -x "$program" ] || program=$build/tools/wasla
index=$(dirname "$program")/wasla.index
step "Compiling gazetteers" "$program" gazetteer compile -o "$index" gazetteers || exit

for lang in en ar ckb kmr; do
  echo
  "$program" link --index "$index" --format color "docs/samples/$lang.txt"
done
cat << MORE

Your own text: echo "Erbil is the capital of the Kurdistan Region." | $program link
MORE
