//! Checks the rules of the architecture against the source files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The layers from the lowest to the highest. Modules of one layer may not use each other, except in the lowest layer.
const LAYERS: [&[&str]; 13] = [
    &["file_size_signal", "locale", "json", "log"],
    &["settings"],
    &["rulebook"],
    &["advice"],
    &["audit"],
    &["interview"],
    &["session"],
    &["document"],
    &["render"],
    &["schema"],
    &["workflow"],
    &["plain", "tui"],
    &["cli"],
];

/// Modules that use no terminal, file, clock, environment or random number.
const PURE: [&str; 5] = ["settings", "rulebook", "advice", "audit", "interview"];

/// Names that a pure module must not contain.
const IMPURE: [&str; 21] = [
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "Instant::now",
    "SystemTime::now",
    "Timestamp::now",
    "crossterm",
    "ratatui",
    "tempfile",
    "directories::",
    "jiff",
    "signal_hook",
    "sys_locale",
    "rand::",
    "tracing::",
    "println!",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder exists") {
        let path = entry.expect("the output can be read").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Returns the code of every source file by module, without comments and tests.
fn modules() -> BTreeMap<String, Vec<(PathBuf, String)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    let mut modules: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for path in paths {
        let relative = path.strip_prefix(&root).expect("the path is below the source folder").to_path_buf();
        let is_test =
            relative.iter().any(|part| part == "tests" || part == "tests.rs" || part == "faults.rs");
        let module =
            relative.iter().next().expect("a name").to_string_lossy().trim_end_matches(".rs").to_owned();
        if !is_test && !["lib", "main"].contains(&&*module) {
            let text = fs::read_to_string(&path).expect("a source is text");
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect::<Vec<_>>()
                .join("\n");
            modules.entry(module).or_default().push((relative, code));
        }
    }
    modules
}

/// The pure layers use no file, clock, environment, terminal or random number.
#[test]
fn pure_layers_use_no_impure_api() {
    let modules = modules();
    for module in PURE {
        for (path, code) in &modules[module] {
            for name in IMPURE {
                assert!(!code.contains(name), "{} names {name}", path.display());
            }
        }
    }
}

/// A layer uses only the layers below it.
#[test]
fn layers_use_only_lower_layers() {
    let modules = modules();
    let height = |module: &str| LAYERS.iter().position(|level| level.contains(&module));
    for (module, files) in &modules {
        let own = height(module).unwrap_or_else(|| panic!("{module} is in no layer"));
        for (path, code) in files {
            for used in code.split("crate::").skip(1) {
                let used =
                    used.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
                if let Some(used_height) = height(used) {
                    assert!(
                        used_height < own || used == module || own == 0,
                        "{} uses {used}",
                        path.display()
                    );
                }
            }
            for list in code.split("crate::{").skip(1) {
                for used in list.split('}').next().unwrap_or_default().split(',').map(str::trim) {
                    let used = used.split("::").next().unwrap_or_default();
                    if let Some(used_height) = height(used) {
                        assert!(
                            used_height < own || used == module || own == 0,
                            "{} uses {used}",
                            path.display()
                        );
                    }
                }
            }
        }
    }
}

/// No id of a shipped rulebook is in the code: questions, models and dimensions come from the rulebook.
#[test]
fn code_names_no_id_of_a_shipped_rulebook() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/rulebooks");
    let mut ids = Vec::new();
    for name in ["sales-organisation", "open-source-licence"] {
        let file = fs::read(folder.join(format!("{name}.json"))).expect("the rulebook file exists");
        let file: serde_json::Value = serde_json::from_slice(&file).expect("the rulebook is JSON");
        let lists = ["/questions", "/models", "/derived", "/segmentation/dimensions", "/invariants"];
        let items = lists
            .iter()
            .filter_map(|at| file.pointer(at))
            .flat_map(|list| list.as_array().expect("a list in the JSON"));
        ids.extend(items.map(|item| item["id"].as_str().expect("an id").to_owned()));
    }
    assert!(ids.len() > 50);
    for (path, code) in modules().values().flatten() {
        for id in &ids {
            // Only a whole literal counts: an id may also be a word in a sentence or the name of a field.
            assert!(!code.contains(&format!("\"{id}\"")), "{} names {id}", path.display());
        }
    }
}
