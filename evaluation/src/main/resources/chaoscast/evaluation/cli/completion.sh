
# What stands behind '=' or a comma is completed as a word of its own, and files where nothing else fits.
function _complete_chaoscast_parts() {
  local raw="${COMP_WORDS[COMP_CWORD]}" words=() word glue=""
  for word in "${COMP_WORDS[@]:0:$((COMP_CWORD + 1))}"; do
    local last=$((${#words[@]} - 1))
    if [[ "${word}" == --*=* ]]; then
      words+=("${word%%=*}" "${word#*=}")
    elif [[ "${word}" == "=" && ${last} -ge 0 ]]; then
      # Bash takes words to pieces at '='.
      [[ "${words[last]}" == -* ]] && words+=("") || words[last]="${words[last]}="
      glue="yes"
      continue
    elif [[ -n "${glue}" ]]; then
      words[last]="${words[last]}${word}"
    else
      words+=("${word}")
    fi
    glue=""
  done
  local cursor=$((${#words[@]} - 1))
  words[cursor]="${words[cursor]##*[,=]}"
  [[ "${raw}" == "=" ]] && raw=""
  local before="${raw%"${words[cursor]}"}"
  local COMP_WORDS=("${words[@]}") COMP_CWORD=${cursor}
  _complete_chaoscast
  if [[ ${#COMPREPLY[@]} -eq 0 ]]; then
    [ -n "${BASH_VERSION}" ] && compopt -o default 2>/dev/null
  else
    COMPREPLY=("${COMPREPLY[@]/#/${before}}")
  fi
  return 0
}
complete -F _complete_chaoscast_parts -o default chaoscast
