#!/bin/sh
# Completes command lines in real shells, with their key bindings and quoting. See README.md.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/program.sh"

# The scripts start `salesorg` by its name.
mkdir -p "$work/bin" "$work/home" "$work/zsh" "$work/other"
ln -s "$(realpath "$SALESORG")" "$work/bin/salesorg"
PATH=$work/bin:$PATH
SALESORG_DATA_DIR=$work/data
export PATH SALESORG_DATA_DIR

# The scripts are where packages put them.
mkdir -p "$work/share/bash-completion/completions" "$work/share/fish/vendor_completions.d"
salesorg completions bash > "$work/share/bash-completion/completions/salesorg"
salesorg completions zsh > "$work/zsh/_salesorg"
salesorg completions fish > "$work/share/fish/vendor_completions.d/salesorg.fish"

# Sessions with names that a shell reads as something else, two with one name, and one in another folder.
add() {
    printf '3\n' | salesorg --data-dir "$1" interview --plain --name "$2" > "$work/log" || [ $? -eq 5 ]
}
add "$work/data" 'Acme BV'
add "$work/data" 'Zoë & "Söns" $(touch hacked) `touch hacked` !! *'
add "$work/data" "it's 'quoted' \\ ~"
add "$work/data" 'Twice'
add "$work/data" 'Twice'
add "$work/data" 'key=value: a,b'
add "$work/other" 'Elsewhere Ltd'
escape=$(printf 'Red \033[31mname')
add "$work/data" "$escape"
printf '{"budget": "ample"}' > "$work/home/my answers.json"

python3 "$here/completions.py" "$work"
