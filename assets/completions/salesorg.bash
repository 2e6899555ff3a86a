# Completion of salesorg for Bash. The program answers: only it knows sessions, questions and rulebooks.

_salesorg() {
    local candidate
    COMPREPLY=()
    # `$2` is what Bash replaces: the end of the word, from the last character in COMP_WORDBREAKS or quotation mark.
    while IFS= read -r candidate; do
        COMPREPLY+=("$candidate")
    done < <(SALESORG_COMPLETE=bash salesorg -- "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
    # A value, another value or a file follows.
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=/,] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}

# Without candidates Bash completes files and variables. Before version 4.4 it sorts the candidates.
complete -o bashdefault -o default -o nosort -F _salesorg salesorg 2>/dev/null ||
    complete -o bashdefault -o default -F _salesorg salesorg
