//! Checks the findings of the shipped rulebook after each of more than a hundred faults that an author might make.

mod loading;
mod proved;

use loading::{HEAD, IDS, RULES, SHAPE};
use proved::PROVED;
use salesorg::audit::check::{CODES, Finding, Severity, check};
use salesorg::locale::{Language, Translator};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::path::Path;

const SHIPPED: &str = include_str!("../../assets/rulebooks/sales-organisation.json");

/// A fault of the rulebook with its expected findings: codes and JSON pointers, sorted.
///
/// A pointer that ends in a slash matches any pointer below it.
type Fault = (fn(&mut Json), &'static [(&'static str, &'static str)]);

/// Codes of files that are not valid JSON, which another test checks.
const NO_JSON: [&str; 2] = ["no-json", "repeated-key"];

fn shipped() -> Json {
    serde_json::from_str(SHIPPED).expect("valid JSON")
}

/// Returns the findings of a text, sorted by code and place.
fn found(text: &str) -> Vec<Finding> {
    let findings = check(text.as_bytes());
    assert_eq!(findings.unreported_errors + findings.unreported_warnings, 0);
    let mut found = findings.reported;
    found.sort_by(|a, b| (a.code, &a.at).cmp(&(b.code, &b.at)));
    found
}

fn changed(change: impl FnOnce(&mut Json)) -> String {
    let mut file = shipped();
    change(&mut file);
    format!("{file:#}")
}

fn remove(list: &mut Json, index: usize) -> Json {
    list.as_array_mut().expect("a list in the JSON").remove(index)
}

/// Removes `rules_out` from the branches of a tree, because it may no longer be true after a change.
fn rule_nothing_out(node: &mut Json) {
    for branch in node.get_mut("branches").and_then(Json::as_array_mut).into_iter().flatten() {
        branch.as_object_mut().expect("an object").shift_remove("rules_out");
        rule_nothing_out(&mut branch["then"]);
    }
}

fn drop_field(object: &mut Json, field: &str) {
    object.as_object_mut().expect("an object").shift_remove(field).expect("the file exists");
}

/// Appends a copy of an element to its list.
fn double(list: &mut Json, index: usize) {
    let copy = list[index].clone();
    list.as_array_mut().expect("a list in the JSON").push(copy);
}

/// Returns the number of lines of a pretty-printed value.
fn lines(value: &Json) -> usize {
    match value {
        Json::Array(items) if !items.is_empty() => 2 + items.iter().map(lines).sum::<usize>(),
        Json::Object(fields) if !fields.is_empty() => 2 + fields.values().map(lines).sum::<usize>(),
        _ => 1,
    }
}

/// Returns the line in the pretty-printed file at which the value of a pointer starts, or the nearest value around it.
fn line(file: &Json, pointer: &str) -> usize {
    let (mut at, mut line) = (file, 1);
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/");
        let next = match at {
            Json::Array(items) => {
                let index = token.parse::<usize>().ok().filter(|&index| index < items.len());
                index.map(|index| (&items[index], items[..index].iter().map(lines).sum::<usize>()))
            }
            Json::Object(fields) => fields.get(&token).map(|value| {
                let before = fields.iter().take_while(|(name, _)| **name != token);
                (value, before.map(|(_, value)| lines(value)).sum())
            }),
            _ => None,
        };
        let Some((value, before)) = next else { break };
        line += 1 + before;
        at = value;
    }
    line
}

/// Whether the findings are the expected ones, each with its severity and line.
fn are_expected(found: &[Finding], expected: &[(&str, &str)], loads: bool, file: &Json) -> bool {
    let one = |finding: &Finding, code: &str, at: &str| {
        let grave = if !loads || code == "broken-invariant" { Severity::Error } else { Severity::Warning };
        let is_here = at == finding.at || at.len() > 1 && at.ends_with('/') && finding.at.starts_with(at);
        (finding.code, finding.severity) == (code, grave)
            && is_here
            && finding.position.line == line(file, &finding.at)
    };
    found.len() == expected.len()
        && found.iter().zip(expected).all(|(finding, (code, at))| one(finding, code, at))
}

/// The shipped rulebooks have no findings.
#[test]
fn shipped_rulebooks_have_no_findings() {
    assert_eq!(found(SHIPPED), []);
    let reformatted: Vec<_> = found(&changed(|_| ())).iter().map(|finding| finding.code).collect();
    assert_eq!(reformatted, ["shipped-id"], "a reformatted rulebook has another digest");
    assert_eq!(found(include_str!("../../assets/rulebooks/open-source-licence.json")), []);
}

/// Each fault of the tables is found with its code and place, and with no other finding.
#[test]
fn each_fault_has_exactly_its_finding() {
    let mut faults = Vec::new();
    let mut codes = BTreeSet::from(NO_JSON);
    let mut count = 0;
    // Codes without whose findings some fault would not be found.
    let mut needed = BTreeSet::from(NO_JSON);
    for (name, list, loads) in [
        ("head", HEAD, false),
        ("shape", SHAPE, false),
        ("ids", IDS, false),
        ("rules", RULES, false),
        ("proved", PROVED, true),
    ] {
        for (index, (change, expected)) in list.iter().enumerate() {
            let mut file = shipped();
            // A changed rulebook with a shipped id would be a finding of its own.
            file["id"] = "tampered".into();
            change(&mut file);
            let found = found(&format!("{file:#}"));
            if !are_expected(&found, expected, loads, &file) {
                let found: Vec<_> =
                    found.iter().map(|one| (one.code, &*one.at, one.severity, one.position.line)).collect();
                faults.push(format!("{name} {index}: {found:?}, not {expected:?}"));
            }
            let without =
                |code: &str| found.iter().filter(|one| one.code != code).cloned().collect::<Vec<_>>();
            let fails = |code: &&str| !are_expected(&without(code), expected, loads, &file);
            needed.extend(found.iter().map(|one| one.code).filter(fails));
            codes.extend(expected.iter().map(|(code, _)| *code));
            count += 1;
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(count >= 100, "{count}");
    assert_eq!(needed, CODES.iter().map(|code| code.code).collect());
    let untried: Vec<_> = CODES.iter().map(|code| code.code).filter(|code| !codes.contains(code)).collect();
    assert_eq!(untried, Vec::<&str>::new());
}

/// Invalid JSON is reported with its line and column.
#[test]
fn invalid_json_has_line_and_column() {
    for text in [&SHIPPED[..SHIPPED.len() / 2], &SHIPPED.replacen(':', "", 1), "", "[1,]", "// no\n{}"] {
        let findings = check(text.as_bytes());
        assert_eq!(findings.reported.len(), 1, "{:?}", findings.reported);
        assert_eq!((findings.reported[0].code, findings.reported[0].severity), ("no-json", Severity::Error));
    }
    assert_eq!(check(b"{\n\"a\": 1,\n}").reported[0].position.line, 3);
}

/// A finding has the line of its place.
#[test]
fn finding_has_its_line() {
    let text = SHIPPED.replacen("\"id\": \"budget\"", "\"id\": \"budget\",\n\"id\": \"budget\"", 1);
    let line =
        text.lines().position(|line| line.starts_with("\"id\": \"budget\"")).expect("the file exists") + 1;
    let findings = check(text.as_bytes()).reported;
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].code, &*findings[0].at), ("repeated-key", "/questions/0/id"));
    assert_eq!((findings[0].position.line, findings[0].position.column), (line, 7));

    let text = changed(|f| f["evidence"][3]["question"] = json!("buget"));
    let line = text.lines().position(|line| line.contains("\"buget\"")).expect("the file exists") + 1;
    assert_eq!(check(text.as_bytes()).reported[0].position.line, line);
}

/// Findings come in the order of the file.
#[test]
fn findings_follow_the_file() {
    let text = changed(|f| {
        f["evidence"][0]["model"] = json!("x");
        f["questions"][4]["help"] = json!({});
        f["tree"]["branches"][0]["when"] = json!({"max": 3});
    });
    let findings = check(text.as_bytes()).reported;
    let places: Vec<_> = findings.iter().map(|finding| finding.position).collect();
    assert_eq!(findings.len(), 4, "{findings:#?}");
    assert!(places.is_sorted());
}

/// The table for authors lists every code.
#[test]
fn codes_are_documented() {
    let (table, words) =
        (include_str!("../../assets/rulebooks/CHECKS.md"), Translator::new(Language::English));
    let listed: BTreeSet<_> =
        table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(listed, CODES.iter().map(|code| code.code).collect());
    for line in table.lines().filter(|line| line.starts_with("| `")) {
        let code = CODES.iter().find(|code| line.contains(&format!("`{}`", code.code))).expect("a code");
        let grave = code.severity.expect("a severity").id();
        assert!(line.contains(&format!("| {grave} |")), "{line}");
        let remedy = words.get(code.remedy);
        assert!(line.ends_with(&format!("| {remedy} |")), "the remedy of the program is: {remedy}\n{line}");
    }
}

/// Every message about a file belongs to a code, by which authors can look it up.
#[test]
fn file_messages_have_codes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files =
        vec![root.join("src/json.rs"), root.join("src/json/reader.rs"), root.join("src/rulebook/parse.rs")];
    for folder in ["src/rulebook/resolve", "src/json/reader", "src/audit/check"] {
        let entries = std::fs::read_dir(root.join(folder)).expect("a temporary folder can be created");
        files.extend(entries.map(|entry| entry.expect("an entry").path()));
    }
    let coded: BTreeSet<_> = CODES.iter().flat_map(|code| code.keys).copied().collect();
    let mut seen = 0;
    for file in files.iter().filter(|file| file.is_file() && !file.ends_with("codes.rs")) {
        let text = std::fs::read_to_string(file).expect("the file can be read");
        for word in text.split('"').skip(1).step_by(2) {
            let is_key = ["rulebook-", "json-", "check-"].iter().any(|start| word.starts_with(start));
            // Two keys are parts of other messages.
            if is_key && !["json-quoted", "check-as-assumed"].contains(&word) {
                assert!(coded.contains(word), "{word} in {}", file.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 40, "{seen}");
}
