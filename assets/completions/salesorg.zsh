#compdef salesorg
# Completion of salesorg for zsh. The program answers: only it knows sessions, questions and rulebooks.

_salesorg() {
    # What begins with `~` or `$` is a path that only the shell can expand.
    if [[ $PREFIX == [~\$]* ]]; then
        _files
        return
    fi
    local line value
    local -a candidates open
    while IFS= read -r line; do
        # The value ends at the first colon without a backslash.
        value=${${line//\\?/xx}%%:*}
        if [[ $value == *[=/] ]]; then
            open+=("$line")
        else
            candidates+=("$line")
        fi
    done < <(SALESORG_COMPLETE=zsh salesorg -- "${(@)words[1,CURRENT-1]}" "$QIPREFIX$PREFIX" 2>/dev/null)
    # The program has selected the candidates, also by the names behind ids (-U), and sorted them (-V).
    (( $#open )) && _describe -V 'values' open -U -S ''
    (( $#candidates )) && _describe -V 'values' candidates -U
    (( $#open + $#candidates ))
}

# As a file of `fpath` this is the function's body; read with `source` it registers the function.
if [[ ${funcstack[1]} == _salesorg ]]; then
    _salesorg "$@"
else
    compdef _salesorg salesorg
fi
