//! Lists the locale files for the library, so that a language of the interface is a file in `assets/locales/` and no
//! code.

use std::path::Path;
use std::{env, fs};

/// The language that the others fall back to. It comes first.
const FALLBACK: &str = "en";

fn main() {
    println!("cargo::rerun-if-changed=assets/locales");
    let root = env::var("CARGO_MANIFEST_DIR").expect("Cargo sets the folder of the package");
    let folder = Path::new(&root).join("assets/locales");
    let files = fs::read_dir(&folder).expect("the folder of the locale files exists");
    let is_locale = |path: &Path| path.extension().is_some_and(|extension| extension == "ftl");
    let mut tags: Vec<_> = files
        .map(|entry| entry.expect("the folder of the locale files can be read").path())
        .filter(|path| is_locale(path))
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    tags.sort_by_key(|tag| (tag != FALLBACK, tag.clone()));
    let lines: Vec<_> = tags.iter().map(|tag| format!("    {tag:?}")).collect();
    let call = format!("locales! {{\n{}\n}}\n", lines.join("\n"));
    let target =
        Path::new(&env::var("OUT_DIR").expect("Cargo sets the folder for output")).join("locales.rs");
    fs::write(target, call).expect("the folder for output can be written");
}
