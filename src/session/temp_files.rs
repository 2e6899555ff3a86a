//! Temporary files that are written beside the file that they replace, in any folder that the user names.
//!
//! They are deleted when writing fails, but stay when the program is killed. A writer holds a lock on its
//! temporary file, so one that is old and not locked was left by a killed program.

use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::io;
use std::path::Path;
use std::time::Duration;
use tempfile::NamedTempFile;

/// The beginning of the names of these files; six characters follow.
const NAME_PREFIX: &str = ".salesorg-";

/// The age from which a file may be deleted. A file exists for a moment before it is locked.
const STALE_AGE: Duration = Duration::from_hours(1);

/// Creates a file in a folder and locks it. Without `permissions` only its owner can read it.
///
/// # Errors
/// The system's error.
pub fn create_temp_file(folder: &Path, permissions: Option<Permissions>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(NAME_PREFIX);
    // Other systems reject some permissions when a file is created.
    if let Some(permissions) = permissions.filter(|_| cfg!(unix)) {
        builder.permissions(permissions);
    }
    let file = builder.tempfile_in(folder)?;
    try_lock(file.as_file());
    Ok(file)
}

/// Locks a file to show that it is being written. On a disk without locks its age protects it.
fn try_lock(file: &File) {
    let _ = file.try_lock();
}

/// Returns the folder of a path's file.
pub fn parent_folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Deletes the files that killed programs left in a folder. Errors are ignored: a file that stays does no
/// harm.
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| has_temp_name(&entry.file_name())) {
        if is_stale(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn has_temp_name(name: &OsStr) -> bool {
    let random = name.as_encoded_bytes().strip_prefix(NAME_PREFIX.as_bytes());
    random.is_some_and(|random| random.len() == 6 && random.iter().all(u8::is_ascii_alphanumeric))
}

/// Returns whether a file is old and no program is writing it.
fn is_stale(path: &Path) -> bool {
    let old = |meta: fs::Metadata| {
        let age = meta.modified().ok().and_then(|changed| changed.elapsed().ok());
        meta.is_file() && age.is_some_and(|age| age > STALE_AGE)
    };
    fs::symlink_metadata(path).is_ok_and(old)
        && File::options().write(true).open(path).is_ok_and(|file| file.try_lock().is_ok())
}

/// Returns whether a path means a folder: one exists there, or the path ends with a slash.
pub fn is_folder_path(path: &Path) -> bool {
    let last = path.as_os_str().as_encoded_bytes().last();
    last.is_some_and(|last| std::path::is_separator(char::from(*last))) || path.is_dir()
}

/// Creates a folder that only its owner can enter, with its parents. An existing folder is no error.
///
/// # Errors
/// The system's error, or a part of the path is a file.
pub fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(io::ErrorKind::NotADirectory.into())
        }
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::{STALE_AGE, is_folder_path, sweep, try_lock};
    use std::fs::{self, File};
    use std::path::Path;
    use std::time::SystemTime;

    /// Only old, unlocked files with the program's own names are deleted.
    #[test]
    fn sweep_deletes_only_stale_files_of_the_program() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let file = |name: &str, old: bool| {
            let file = File::create(folder.path().join(name)).expect("it can be created");
            if old {
                file.set_modified(SystemTime::now() - 2 * STALE_AGE).expect("the time can be set");
            }
            file
        };
        file(".salesorg-Left01", true);
        file(".salesorg-Fresh1", false);
        file(".salesorg-longer-than-that", true);
        file("notes.txt", true);
        try_lock(&file(".salesorg-Closed", true));
        let being_written = file(".salesorg-Busy01", true);
        try_lock(&being_written);
        sweep(folder.path());
        let mut remaining: Vec<_> = fs::read_dir(folder.path())
            .expect("the folder can be listed")
            .map(|entry| entry.expect("the folder can be listed").file_name())
            .collect();
        remaining.sort();
        assert_eq!(
            remaining,
            [".salesorg-Busy01", ".salesorg-Fresh1", ".salesorg-longer-than-that", "notes.txt"]
        );
    }

    /// An existing folder and a path with a final slash are folder paths; a missing path without one is not.
    #[test]
    fn is_folder_path_checks_the_end_of_the_path() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        assert!(is_folder_path(folder.path()));
        assert!(is_folder_path(Path::new("no/such/")));
        assert!(!is_folder_path(Path::new("no/such")) && !is_folder_path(Path::new("")));
    }
}
