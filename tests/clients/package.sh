#!/bin/sh
# Installs the Debian package with dpkg into a folder of its own, and checks what it contains with the programs that use it.
# See README.md.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# Runs a command and reports whether it succeeds.
check() {
    what=$1
    shift
    if "$@" > "$work/output" 2>&1; then
        echo "ok     $what"
    else
        echo "FAILED $what: $(cat "$work/output")"
        failures=$((failures + 1))
    fi
}

contains() {
    "$@" | grep -q .
}

if [ -z "${PACKAGE:-}" ]; then
    (cd "$root" && cargo xtask package)
    PACKAGE=$(ls "$root"/target/packaging/*.deb)
fi

if command -v lintian > /dev/null; then
    check "lintian finds no error" lintian --fail-on error --suppress-tags initial-upload-closes-no-bugs "$PACKAGE"
fi

# A system of its own, which knows the packages of this one: dpkg checks the dependencies.
system=$work/system
mkdir -p "$system/var/lib/dpkg/info" "$system/var/lib/dpkg/updates" "$work/home"
cp /var/lib/dpkg/status "$system/var/lib/dpkg/status"
touch "$system/var/lib/dpkg/available"
in_system() {
    dpkg --root="$system" --force-not-root --force-script-chrootless --log=/dev/null "$@"
}
if dpkg -s salesorg > /dev/null 2>&1; then
    in_system --force-depends --purge salesorg > /dev/null 2>&1 || true
fi
check "dpkg installs the package" in_system --install "$PACKAGE"

HOME=$work/home
PATH=$system/usr/bin:$PATH
MANPATH=$system/usr/share/man
XDG_DATA_DIRS=$system/usr/share:/usr/share
LC_ALL=C.UTF-8
export HOME PATH MANPATH XDG_DATA_DIRS LC_ALL
share=$system/usr/share

check "the program starts" sh -c '[ "$(command -v salesorg)" = "$1/usr/bin/salesorg" ] && salesorg --version' - "$system"
check "the demonstration starts" salesorg demo --plain
for document in README.md changelog.gz copyright; do
    check "the package has $document" test -s "$share/doc/salesorg/$document"
done

# Every page is found and has no error.
check "man finds the page" sh -c '[ "$(man -w salesorg)" = "$1/man/man1/salesorg.1.gz" ]' - "$share"
for page in "$share"/man/man1/*; do
    name=$(basename "$page" .1.gz)
    check "man shows $name without a warning" sh -c '[ -z "$(man --warnings -l "$1" 2>&1 > /dev/null)" ]' - "$page"
    if command -v mandoc > /dev/null; then
        check "mandoc finds no error in $name" mandoc -T lint -W error "$page"
    fi
done

# Each shell finds its script where it looks without being told.
if command -v bash > /dev/null && [ -r /usr/share/bash-completion/bash_completion ]; then
    check "bash-completion loads the script" bash -c '
        . /usr/share/bash-completion/bash_completion
        _completion_loader salesorg
        complete -p salesorg'
fi
if command -v zsh > /dev/null; then
    # zsh was built with this folder in its path.
    check "zsh loads the script" zsh -fc '
        [[ " $fpath " == *" /usr/share/zsh/vendor-completions "* ]] || exit 1
        fpath=($1/zsh/vendor-completions $fpath)
        autoload -U compinit && compinit -u -D
        [[ $_comps[salesorg] == _salesorg ]]' - "$share"
fi
if command -v fish > /dev/null; then
    check "fish completes with the script" contains fish -c 'complete -C "salesorg sess"'
fi

check "dpkg removes the package" in_system --purge salesorg
check "nothing of it stays" sh -c '[ -z "$(find "$1" -name "*salesorg*")" ]' - "$system"

if [ "$failures" -gt 0 ]; then
    echo "$failures failed"
    exit 1
fi
echo "all passed"
