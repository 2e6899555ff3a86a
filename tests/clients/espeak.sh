#!/bin/sh
# Reads a whole interview and its advice aloud with eSpeak NG, in English and Dutch, and checks that no sign is spoken and that
# the first question comes after few words. See README.md.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/program.sh"

# Every kind of answer, the review, each section of the advice, what if, a comparison, the guide and a replay.
{
    printf 'new\nAcme\nhelp\nwhy\n3\n24\n2\nnote by may\n1\n2\nNorth\nSouth\n\n4\n3\nFood\nCars\n\n2\n2\n2\n3\n1\nA\nB\n\n2\n2\n2\n0\n'
    printf '3\n3\n\nlist\n'
    for number in 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21; do echo $number; done
    printf 'menu\nlist\nwhat if\n1: 1\ncompare\nkeep Other\nback\ncompare\nall\nnext\nnext\nnext\nback\nguide\nnext\nback\n'
    printf 'replay\n1\nback\nsessions\n1\ncopy\nquit\n'
} > "$work/typed"
for language in en nl; do
    "$SALESORG" --lang $language --data-dir "$work/$language" --plain < "$work/typed" > "$work/$language.txt"
done

# What is heard before the first question of an interview that is begun at once.
for language in en nl; do
    printf '3\n' | "$SALESORG" --lang $language --data-dir "$work/first-$language" interview --plain > "$work/first-$language.txt" ||
        [ $? -eq 5 ]
done

python3 "$here/espeak.py" "$work"
