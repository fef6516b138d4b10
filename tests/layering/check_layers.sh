#!/usr/bin/env bash
# Usage: check_layers.sh LIB. Fails on an #include that points up the order of modules, or sideways:
#   base <- text <- gazetteer, models <- index <- linking <- io <- service, evaluation <- maintenance <- tools
set -euo pipefail
lib=${1:?usage: check_layers.sh LIB}

level_of() {
  case $1 in
    base) echo 0 ;;
    text) echo 1 ;;
    gazetteer | models) echo 2 ;;
    index) echo 3 ;;
    linking) echo 4 ;;
    io) echo 5 ;;
    service | evaluation) echo 6 ;;
    maintenance) echo 7 ;;
    *) echo unknown ;;
  esac
}

bad=0
while IFS=: read -r file line include; do
  from=${file#"$lib"/wasla/} && from=${from%%/*}
  to=${include#*wasla/} && to=${to%%/*}
  [ "$from" = "$to" ] && continue
  below=$(level_of "$to") own=$(level_of "$from")
  if [ "$below" = unknown ] || [ "$own" = unknown ]; then
    echo "$file:$line: module \"$from\" or \"$to\" has no place in the order; give it one in tests/layering/check_layers.sh"
    bad=1
  elif [ "$below" -ge "$own" ]; then
    echo "$file:$line: $from must not include from $to, which lies above it or beside it; move what both need down"
    bad=1
  fi
done < <(grep -rnoE --include='*.h' --include='*.cc' '#include "wasla/[a-z_]+/' "$lib/wasla" || true)
exit "$bad"
