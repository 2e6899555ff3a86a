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
    let tag = |path: &Path| path.file_stem().map(|tag| tag.to_string_lossy().into_owned());
    let mut locales: Vec<_> = files
        .map(|entry| entry.expect("the folder of the locale files can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .filter_map(|path| Some((tag(&path)?, path)))
        .collect();
    locales.sort_by_key(|(tag, _)| (tag != FALLBACK, tag.clone()));
    let lines = locales.iter().map(|(tag, path)| format!("    {tag:?} => {:?},", path.to_string_lossy()));
    let call = format!("locales! {{\n{}\n}}\n", lines.collect::<Vec<_>>().join("\n"));
    let target =
        Path::new(&env::var("OUT_DIR").expect("Cargo sets the folder for output")).join("locales.rs");
    fs::write(target, call).expect("the folder for output can be written");
}
