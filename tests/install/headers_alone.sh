#!/usr/bin/env bash
# Usage: headers_alone.sh INCLUDE. Each installed header must compile alone, without a warning, and begin with a comment.
set -euo pipefail
cd "$1"
export CXX=${CXX:-g++}
count=$(find wasla -name '*.h' | wc -l)
echo "$count headers"
[ "$count" -gt 0 ]
find wasla -name '*.h' -print0 | xargs -0 -n 1 -P "$(nproc)" sh -c '
  echo "#include \"$0\"" | "$CXX" -std=c++20 -Wall -Wextra -Werror -fsyntax-only -I. -x c++ - ||
    { echo "$0 does not compile alone"; exit 1; }
  case $(head -n 1 "$0") in
    //*) ;;
    *) echo "$0 does not begin with a comment that says what it is"; exit 1 ;;
  esac'
