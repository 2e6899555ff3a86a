#!/bin/sh
# Compiles the published schemas with Ajv in strict mode, and validates real documents with them. See README.md.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/program.sh"

echo '{"private": true}' > "$work/package.json"
npm install --prefix "$work" --no-audit --no-fund --silent ajv@8 ajv-formats@3

# Documents that the program writes, in one folder for each schema.
documents=$work/documents
mkdir -p "$documents/rulebook" "$documents/session" "$documents/answers" "$documents/advice" "$documents/comparison"
salesorg() {
    "$SALESORG" --lang en --data-dir "$work/data" "$@"
}
cp "$root"/assets/rulebooks/*.json "$root/tests/data/commute.json" "$documents/rulebook/"
cp "$root"/tests/data/sessions/*.json "$documents/session/"
for case in "$root"/tests/data/cases/*.json "$root"/assets/cases/*.json; do
    answers=$documents/answers/$(basename "$case")
    node -p 'JSON.stringify(JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).answers)' "$case" > "$answers"
    salesorg advise "$answers" --format json > "$documents/advice/$(basename "$case")"
done
salesorg compare "$root/tests/data/sessions/sample-plain.json" "$root/tests/data/sessions/sample-notes.json" \
    "$root/tests/data/sessions/sample-decided.json" --format json > "$documents/comparison/three.json"

# The published schemas, and the schema of answers that the program prints for each rulebook.
schemas=$work/schemas
mkdir -p "$schemas"
cp "$root"/assets/schemas/*.json "$schemas/"
for rulebook in "$documents"/rulebook/*.json; do
    salesorg rulebook schema answers --rulebook "$rulebook" > "$schemas/answers.$(basename "$rulebook")"
done

cp "$here/ajv.mjs" "$work/"
node "$work/ajv.mjs" "$schemas" "$documents"
