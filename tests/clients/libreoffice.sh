#!/bin/sh
# Fills in forms, lets LibreOffice save them as a workbook and as CSV again in several ways, and compares the answers that
# the program reads with those that were filled in. See README.md.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/program.sh"
failures=0

# Reports a check: its name, and what was expected and found.
check() {
    if [ "$2" = "$3" ]; then
        echo "ok: $1"
    else
        echo "FAILED: $1"
        printf 'expected: %s\nfound:    %s\n' "$2" "$3"
        failures=$((failures + 1))
    fi
}

# Converts a file with LibreOffice: to a format, into a folder, from CSV with these options if any are given.
convert() {
    soffice "-env:UserInstallation=file://$work/profile" --headless ${4:+"--infilter=CSV:$4"} \
        --convert-to "$1" --outdir "$2" "$3" > "$work/soffice.log" 2>&1 || { cat "$work/soffice.log"; exit 1; }
}

# What is filled in, in English and in Dutch: quotation marks, accents, lists, a line break in a cell, groups of digits.
rows_en='"Café ""Ons""",Ample,"1,000",Fast,Pod,Several regions,"North; South ;East, far",Mostly small
Bolt,TIGHT,4,,,several_countries,"Noord
Zuid",,"Several, quite different","Wood, glass;Steel"'
rows_nl='"Café ""Ons""";Ruim;1.000;Snel;Pod;Meerdere regio'"'"'s;"North; South ;East, far";Vooral klein
Bolt;KRAP;4;;;several_countries;"Noord
Zuid";;Meerdere, heel verschillend;"Wood, glass;Steel"'

# The same answers as JSON, and the advice on them.
cat > "$work/expected.jsonl" <<'END'
{"id": "Café \"Ons\"", "answers": {"budget": "ample", "team_size": 1000, "growth": "fast", "current_model": "pod", "customer_location": "several_regions", "region_names": ["North", "South", "East, far"], "customer_size": "small"}}
{"id": "Bolt", "answers": {"budget": "tight", "team_size": 4, "customer_location": "several_countries", "region_names": ["Noord", "Zuid"], "industries": "several_different", "industry_names": ["Wood, glass", "Steel"]}}
END
# Lines have other numbers than rows.
without_line() {
    sed 's/"line":[0-9]*,//'
}
expected_advice=$("$SALESORG" batch --full "$work/expected.jsonl" | without_line)

# Compares what the program reads from a CSV file with what was filled in: as a batch, and as sessions.
check_answers() {
    check "$1: batch" "$expected_advice" "$("$SALESORG" batch --from csv --full "$2" | without_line)"
    data=$(mktemp -d "$work/data.XXXXXX")
    "$SALESORG" --data-dir "$data" sessions import "$2" > "$work/imported"
    check "$1: sessions" 2 "$(wc -l < "$work/imported" | tr -d ' ')"
    for company in 'Café "Ons"' Bolt; do
        "$SALESORG" --data-dir "$data" sessions show "$company" --answers
    done > "$work/found"
    check "$1: answers" "$(cat "$work/answers")" "$(cat "$work/found")"
}

# The answers as the program writes them.
python3 - "$work/expected.jsonl" > "$work/answers" <<'END'
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    print(json.dumps(json.loads(line)["answers"], indent=2, ensure_ascii=False))
END

for language in en nl; do
    if [ $language = en ]; then rows=$rows_en separator=44 code=1033; else rows=$rows_nl separator=59 code=1043; fi
    folder=$work/$language
    mkdir -p "$folder"
    "$SALESORG" template --format csv --lang $language -o "$folder/form.csv"
    cp "$folder/form.csv" "$folder/filled.csv"
    printf '%s\n' "$rows" >> "$folder/filled.csv"
    check_answers "$language, as written" "$folder/filled.csv"

    # The first mark tells UTF-8; the last number is the language, which decides what 1.000 is.
    convert ods "$folder" "$folder/filled.csv" "$separator,34,76,1,,$code"
    for variant in comma:44 semicolon:59 tab:9; do
        name=${variant%%:*}
        mkdir -p "$folder/$name"
        convert "csv:Text - txt - csv (StarCalc):${variant#*:},34,76,1" "$folder/$name" "$folder/filled.ods"
        check_answers "$language, saved with $name" "$folder/$name/filled.csv"
        # As Excel saves it: with a byte order mark and Windows line ends.
        { printf '\357\273\277'; sed 's/$/\r/' "$folder/$name/filled.csv"; } > "$folder/$name/excel.csv"
        check_answers "$language, as Excel with $name" "$folder/$name/excel.csv"
    done
    # A tab is also what --from tsv reads.
    check "$language, --from tsv" "$expected_advice" \
        "$("$SALESORG" batch --from tsv --full "$folder/tab/filled.csv" | without_line)"

    # An empty form has no companies, also after it was saved again.
    convert ods "$folder/empty" "$folder/form.csv" "$separator,34,76,1,,$code"
    convert "csv:Text - txt - csv (StarCalc):$separator,34,76,1" "$folder/empty" "$folder/empty/form.ods"
    check "$language, empty form" "" "$("$SALESORG" batch --from csv "$folder/empty/form.csv")"
done

# What cannot be read says so: a workbook, text in Windows-1252 and in UTF-16.
refused() {
    status=0
    "$SALESORG" --data-dir "$work/none" --lang en sessions import "$2" > /dev/null 2> "$work/errors" || status=$?
    check "$1: status" 3 "$status"
    check "$1: message" 1 "$(grep -c "$3" "$work/errors")"
}
cp "$work/en/filled.ods" "$work/workbook.csv"
refused "a workbook" "$work/workbook.csv" "save it as CSV UTF-8"
for variant in windows:1 utf16:65535; do
    mkdir -p "$work/${variant%%:*}"
    convert "csv:Text - txt - csv (StarCalc):44,34,${variant#*:},1" "$work/${variant%%:*}" "$work/en/filled.ods"
done
refused "Windows-1252" "$work/windows/filled.csv" "name: the cell is not UTF-8 text"
refused "UTF-16" "$work/utf16/filled.csv" "UTF-16"

if [ "$failures" -gt 0 ]; then
    echo "$failures checks failed"
    exit 1
fi
echo "All checks passed."
