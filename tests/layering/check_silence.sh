#!/usr/bin/env bash
# Usage: check_silence.sh LIB. Fails if a source of the library prints or ends the program: that is for tools/.
# Programs that run at build time (*/generator/) write their tables to standard output and are left out.
set -euo pipefail
lib=${1:?usage: check_silence.sh LIB}
forbidden='std::(cout|cerr|clog)\b|\b(f|v|vf)?printf *\(|\bf?puts *\(|\b(std::)?(_|quick_|_E)?exit *\(|\b(std::)?abort *\('
bad=0
while IFS= read -r file; do
  # Comments may show how to print.
  if found=$(sed 's@//.*@@' "$file" | grep -nE "$forbidden"); then
    while IFS= read -r line; do
      echo "$file:${line%%:*}: the library neither prints nor exits: $(sed 's/^[0-9]*: *//' <<< "$line")"
    done <<< "$found"
    bad=1
  fi
done < <(find "$lib/wasla" -path '*/generator/*' -prune -o \( -name '*.h' -o -name '*.cc' \) -print | sort)
exit "$bad"
