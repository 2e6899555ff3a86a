// Compiles each schema in Ajv's strict mode and checks the documents of its kind.
// Usage: node ajv.mjs SCHEMAS DOCUMENTS, where DOCUMENTS has a folder for each schema.

import fs from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";

const [schemas, documents] = process.argv.slice(2);
let failures = 0;

function report(ok, what, why = "") {
    console.log(`${ok ? "ok    " : "FAILED"} ${what}${why && `: ${why}`}`);
    failures += ok ? 0 : 1;
}

function read(file) {
    return JSON.parse(fs.readFileSync(file, "utf8"));
}

function files(folder) {
    return fs.readdirSync(folder).sort().map((name) => path.join(folder, name));
}

// Warnings count as errors.
const logger = {
    log: () => {},
    warn: (text) => { throw new Error(text); },
    error: (text) => { throw new Error(text); },
};
const options = { strict: true, allErrors: true, logger };

// The schemas declare draft 2020-12. Older drafts have the same keywords, so the declaration is removed for them.
const clients = [
    ["Ajv 2020-12", () => new Ajv2020(options), (schema) => schema],
    ["Ajv 2020-12 with formats", () => ajvFormats.default(new Ajv2020(options)), (schema) => schema],
    ["Ajv 2019-09", () => new Ajv2019(options), ({ $schema, ...schema }) => schema],
    ["Ajv draft-07", () => new Ajv(options), ({ $schema, ...schema }) => schema],
];

for (const file of files(schemas)) {
    const name = path.basename(file, ".json");
    for (const [client, make, prepare] of clients) {
        let validate;
        try {
            validate = make().compile(prepare(read(file)));
            report(true, `${client} compiles ${name}`);
        } catch (error) {
            report(false, `${client} compiles ${name}`, error.message);
            continue;
        }
        const folder = path.join(documents, name);
        for (const document of fs.existsSync(folder) ? files(folder) : []) {
            const valid = validate(read(document));
            report(valid, `${client} accepts ${name} ${path.basename(document)}`, JSON.stringify(validate.errors?.[0]));
        }
        // A schema that accepts everything would pass the checks above.
        report(!validate([]) && !validate({ surplus: true, format: "x" }), `${client} refuses other values as ${name}`);
    }
}

console.log(failures ? `${failures} failed` : "all passed");
process.exit(failures ? 1 : 0);
