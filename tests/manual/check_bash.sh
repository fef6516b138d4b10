#!/usr/bin/env bash
# Usage: check_bash.sh PROGRAM. Completes some words in bash and compares.
set -u
wrong=0
source <("$1" completion bash)

# expect 'what is proposed' words…: the last word is the one to be completed.
expect() {
  local wanted=$1
  shift
  COMP_WORDS=("$@")
  COMP_CWORD=$(($# - 1))
  COMPREPLY=()
  _wasla 2>/dev/null
  if [[ ${COMPREPLY[*]-} != "$wanted" ]]; then
    echo "$*: expected '$wanted', found '${COMPREPLY[*]-}'"
    wrong=1
  fi
}

expect 'gazetteer' wasla ga
expect 'add' wasla gazetteer ad
expect 'review rename remove' wasla gazetteer re
expect '--help --version' wasla --
expect '--kind' wasla gazetteer add --ki
expect '--kind' wasla gazetteer add erbil --ki
expect '' wasla gazetteer add er
expect 'alias acronym' wasla gazetteer add erbil --kind a
expect 'alias acronym' wasla gazetteer add erbil --kind = a
expect 'leader-of=' wasla gazetteer add erbil --relation le
expect 'never' wasla gazetteer add erbil --use n
expect 'PER ORG LOC MISC' wasla gazetteer add erbil --type ''
expect 'jsonl tsv color html' wasla link -f ''
expect 'tsv jsonl' wasla match --format ''
expect 'jsonl' wasla link --format = j
expect 'bash zsh fish' wasla completion ''
expect 'alignment all' wasla train a
expect '' wasla train all a
expect '' wasla link --jobs ''
expect 'gazetteer' wasla man g
complete -p wasla >/dev/null || wrong=1
exit $wrong
