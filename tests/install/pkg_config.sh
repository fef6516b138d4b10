#!/usr/bin/env bash
# Usage: pkg_config.sh PREFIX CONSUMER.cc GAZETTEER OUT. Builds and runs the consumer by what pkg-config says.
set -euo pipefail
prefix=$1 consumer=$2 gazetteer=$3 out=$4
export PKG_CONFIG_PATH=$prefix/${LIBDIR:-lib}/pkgconfig
flags=$(pkg-config --define-variable=prefix="$prefix" --cflags --libs --static wasla)
# shellcheck disable=SC2086  # flags are several words
"${CXX:-g++}" -std=c++20 ${CXXFLAGS:-} "$consumer" -o "$out" $flags
LD_LIBRARY_PATH=$prefix/${LIBDIR:-lib} "$out" "$gazetteer" "$out.index"
