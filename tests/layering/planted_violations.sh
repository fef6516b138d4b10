#!/usr/bin/env bash
# Usage: planted_violations.sh. The two checks beside this file must find what is planted here, and only that.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
lib=$(mktemp -d)
trap 'rm -rf "$lib"' EXIT
mkdir -p "$lib"/wasla/{base,text/generator,gazetteer,models,linking,evaluation}

fails() {  # fails CHECK TEXT: the check must fail and name TEXT
  local output
  if output=$("$here/$1" "$lib"); then
    echo "$1 missed: $2" && exit 1
  fi
  grep -qF "$2" <<< "$output" || { echo "$1 does not name $2: $output" && exit 1; }
}

echo '#include "wasla/base/b.h"' > "$lib/wasla/text/t.cc"
echo '#include "wasla/text/t.h"  // std::cout << 1' > "$lib/wasla/linking/l.cc"
echo 'void f(char* b) { snprintf(b, 1, ""); on_exit_of(b); }' >> "$lib/wasla/linking/l.cc"
echo 'int main() { printf("1"); }' > "$lib/wasla/text/generator/g.cc"
"$here/check_layers.sh" "$lib"
"$here/check_silence.sh" "$lib"

echo '#include "wasla/linking/l.h"' > "$lib/wasla/base/up.h" && fails check_layers.sh base/up.h:1 && rm "$lib/wasla/base/up.h"
echo '#include "wasla/models/m.h"' > "$lib/wasla/gazetteer/side.h" && fails check_layers.sh side.h:1
rm "$lib/wasla/gazetteer/side.h"
echo '#include "wasla/helpers/h.h"' > "$lib/wasla/evaluation/new.h" && fails check_layers.sh helpers
rm "$lib/wasla/evaluation/new.h"
for statement in 'std::cerr << 1;' 'printf("1");' 'std::fprintf(stderr, "1");' 'exit(1);' 'std::abort();'; do
  printf '\n%s\n' "$statement" > "$lib/wasla/base/loud.cc" && fails check_silence.sh base/loud.cc:2
done
