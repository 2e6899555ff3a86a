//! `cargo xtask package`: builds what is released, with the manual pages and completions that the program itself writes.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the results are, below the folder of the project: `Cargo.toml` names the files for the Debian package.
const FOLDER: &str = "target/packaging";

/// The script of each shell, and the name that the shell looks for.
const COMPLETIONS: [(&str, &str); 5] = [
    ("bash", "salesorg.bash"),
    ("zsh", "_salesorg"),
    ("fish", "salesorg.fish"),
    ("powershell", "_salesorg.ps1"),
    ("elvish", "salesorg.elv"),
];

/// Files of the project that an archive contains.
const DOCUMENTS: [&str; 3] = ["README.md", "CHANGELOG.md", "LICENSE"];

/// Builds the archive and, for Debian's systems, the package. `target` is another system than this one.
///
/// # Errors
/// A sentence for the user.
pub fn run(root: &Path, target: Option<&str>) -> Result<(), String> {
    let folder = root.join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .map_err(|error| format!("cannot delete {}: {error}", folder.display()))?;
    }
    let program = build(root, "dist", target)?;
    generate(root, &program, &folder)?;
    let triple = target.map_or_else(host, |target| Ok(target.to_owned()))?;
    let name = format!("salesorg-v{}-{triple}", manifest_value(root, "version")?);
    archive(root, &program, &folder, &name)?;
    if triple.contains("linux-gnu") {
        debian_package(root, &folder, target)?;
    }
    println!("Written to {}", folder.display());
    Ok(())
}

/// Builds the program and returns its path.
fn build(root: &Path, profile: &str, target: Option<&str>) -> Result<PathBuf, String> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--locked", "--bin", "salesorg", "--profile", profile]);
    cargo.args(target.map(|target| format!("--target={target}")));
    succeed(cargo.current_dir(root))?;
    let built =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |given| root.join(given));
    // Cargo calls the folder of the profile `dev` otherwise.
    let profile = if profile == "dev" { "debug" } else { profile };
    Ok(built
        .join(target.unwrap_or_default())
        .join(profile)
        .join(format!("salesorg{}", std::env::consts::EXE_SUFFIX)))
}

/// Lets the program write its manual pages and completions into `folder`.
fn generate(root: &Path, program: &Path, folder: &Path) -> Result<(), String> {
    let runs = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    // A program for another processor is built for this one too: pages and completions are the same.
    let program = if runs { program.to_owned() } else { build(root, "dev", None)? };
    for language in languages(root)? {
        // As below the folder of a system's manual pages: English needs no folder of its own.
        let pages = folder.join("man").join(if language == "en" { "" } else { &language });
        create(&pages)?;
        // The shells add nothing to a path that ends in a separator.
        succeed(Command::new(&program).args(["--lang", &language, "man", "--output"]).arg(pages.join("")))?;
    }
    let completions = folder.join("completions");
    create(&completions)?;
    for (shell, file) in COMPLETIONS {
        let script = output(Command::new(&program).args(["completions", shell]))?;
        write(&completions.join(file), &script)?;
    }
    Ok(())
}

/// Returns the tags of the languages, which are the names of the locale files.
fn languages(root: &Path) -> Result<Vec<String>, String> {
    let folder = root.join("assets/locales");
    let entries =
        fs::read_dir(&folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    Ok(files.filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned())).collect())
}

/// Packs the program with documents, manual pages and completions: `zip` for Windows, `tar.gz` elsewhere.
fn archive(root: &Path, program: &Path, folder: &Path, name: &str) -> Result<(), String> {
    let packed = folder.join(name);
    create(&packed)?;
    let file_name = program.file_name().unwrap_or_default();
    fs::copy(program, packed.join(file_name))
        .map_err(|error| format!("cannot copy {}: {error}", program.display()))?;
    for document in DOCUMENTS {
        copy_readable(&root.join(document), &packed)?;
    }
    let translated = languages(root)?.into_iter().filter(|language| language != "en");
    let translated = translated.map(|language| format!("man/{language}"));
    for below in ["man", "completions"].map(str::to_owned).into_iter().chain(translated) {
        create(&packed.join(&below))?;
        let files =
            fs::read_dir(folder.join(&below)).map_err(|error| format!("cannot list {below}: {error}"))?;
        for file in files.flatten().filter(|file| file.path().is_file()) {
            copy_readable(&file.path(), &packed.join(&below))?;
        }
    }
    if cfg!(windows) {
        return succeed(Command::new("7z").args(["a", &format!("{name}.zip"), name]).current_dir(folder));
    }
    succeed(Command::new("tar").args(["-czf", &format!("{name}.tar.gz"), name]).current_dir(folder))
}

/// Makes the Debian package from what was built.
fn debian_package(root: &Path, folder: &Path, target: Option<&str>) -> Result<(), String> {
    let version = Command::new("cargo").args(["deb", "--version"]).output();
    if !version.is_ok_and(|output| output.status.success()) {
        return Err("cargo-deb makes the Debian package and is missing; `cargo install cargo-deb --locked` installs it".to_owned());
    }
    write(&folder.join("changelog"), debian_changelog(root)?.as_bytes())?;
    let mut cargo = Command::new("cargo");
    cargo.args(["deb", "--no-build", "--locked", "--profile", "dist", "--output"]).arg(folder);
    cargo.args(target.map(|target| format!("--target={target}")));
    succeed(cargo.current_dir(root))
}

/// Returns the name of the system for which Rust builds by default.
fn host() -> Result<String, String> {
    let text = String::from_utf8_lossy(&output(Command::new("rustc").arg("-vV"))?).into_owned();
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "`rustc -vV` names no host".to_owned())
}

/// Returns the text of a key in `Cargo.toml`.
fn manifest_value(root: &Path, key: &str) -> Result<String, String> {
    let manifest = fs::read_to_string(root.join("Cargo.toml"))
        .map_err(|error| format!("cannot read Cargo.toml: {error}"))?;
    let start = format!("{key} = \"");
    let value = manifest.lines().find_map(|line| line.strip_prefix(&start)?.strip_suffix('"'));
    value.map(str::to_owned).ok_or_else(|| format!("Cargo.toml has no {key}"))
}

/// Returns the changelog that Debian's rules demand: one entry, which refers to ours.
fn debian_changelog(root: &Path) -> Result<String, String> {
    let (version, maintainer) = (manifest_value(root, "version")?, manifest_value(root, "maintainer")?);
    // The date of the sources, so that the same sources give the same package. An archive of sources has none.
    let of_commit = output(Command::new("git").args(["log", "-1", "--format=%cD"]).current_dir(root));
    let date = of_commit.or_else(|_| output(Command::new("date").arg("-R")))?;
    let date = String::from_utf8_lossy(&date).trim().to_owned();
    Ok(format!(
        "salesorg ({version}-1) unstable; urgency=medium\n\n  * Release {version}. What is new is in changelog.gz.\n\n -- \
         {maintainer}  {date}\n"
    ))
}

/// Copies a file that everyone may read. The program writes files for their owner only.
fn copy_readable(file: &Path, folder: &Path) -> Result<(), String> {
    let content = fs::read(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    write(&folder.join(file.file_name().unwrap_or_default()), &content)
}

fn write(file: &Path, content: &[u8]) -> Result<(), String> {
    fs::write(file, content).map_err(|error| format!("cannot write {}: {error}", file.display()))
}

fn create(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("cannot create {}: {error}", folder.display()))
}

/// Runs a command that must succeed.
fn succeed(command: &mut Command) -> Result<(), String> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{} ended with {status}", shown(command))),
        Err(error) => Err(format!("cannot run {}: {error}", shown(command))),
    }
}

/// Runs a command that must succeed, and returns what it printed.
fn output(command: &mut Command) -> Result<Vec<u8>, String> {
    match command.output() {
        Ok(output) if output.status.success() => Ok(output.stdout),
        Ok(output) => Err(format!("{} ended with {}", shown(command), output.status)),
        Err(error) => Err(format!("cannot run {}: {error}", shown(command))),
    }
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
