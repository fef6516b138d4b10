#!/usr/bin/env bash
# Usage: headers_alone.sh INCLUDE. Each installed header must compile alone, without a warning, and begin with a comment.
set -euo pipefail
include=$1
cd "$include"
count=0 bad=0
while IFS= read -r header; do
  count=$((count + 1))
  if ! echo "#include \"$header\"" | "${CXX:-g++}" -std=c++20 -Wall -Wextra -Werror -fsyntax-only -I. -x c++ -; then
    echo "$header does not compile alone" && bad=1
  fi
  if [[ $(head -n 1 "$header") != //* ]]; then
    echo "$header does not begin with a comment that says what it is" && bad=1
  fi
done < <(find wasla -name '*.h' | sort)
echo "$count headers"
[ "$count" -gt 0 ] && exit "$bad"
