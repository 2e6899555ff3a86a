//! Files that are written beside the one whose place they take, in folders that are not the program's own.
//!
//! They are deleted when writing fails, but not when the program is killed. Whoever writes holds a lock on such a file, so one
//! that is old and that nobody holds was left by a killed program.

use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::io;
use std::path::Path;
use std::time::Duration;
use tempfile::NamedTempFile;

/// How the names of these files begin; six characters follow.
const PREFIX: &str = ".salesorg-";

/// How old a file must be to be deleted: it is made a moment before it is locked.
const OLD: Duration = Duration::from_hours(1);

/// Makes a file in a folder, marked as being written. Without `permissions` it is for its owner alone.
///
/// # Errors
/// The system refuses.
pub fn new_file(folder: &Path, permissions: Option<Permissions>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    // Other systems refuse some when a file is made.
    if let Some(permissions) = permissions.filter(|_| cfg!(unix)) {
        builder.permissions(permissions);
    }
    let file = builder.tempfile_in(folder)?;
    mark(file.as_file());
    Ok(file)
}

/// Marks a file as being written. Where the disk has no locks, its age protects it.
fn mark(file: &File) {
    let _ = file.try_lock();
}

/// Returns the folder in which a path's file stands.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Deletes what killed programs left in a folder. A file that cannot be deleted does no harm, so errors are ignored.
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| is_ours(&entry.file_name())) {
        if is_left(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_ours(name: &OsStr) -> bool {
    let random = name.as_encoded_bytes().strip_prefix(PREFIX.as_bytes());
    random.is_some_and(|random| random.len() == 6 && random.iter().all(u8::is_ascii_alphanumeric))
}

/// Whether a file is old and nobody is writing it.
fn is_left(path: &Path) -> bool {
    let old = |meta: fs::Metadata| {
        let age = meta.modified().ok().and_then(|changed| changed.elapsed().ok());
        meta.is_file() && age.is_some_and(|age| age > OLD)
    };
    fs::symlink_metadata(path).is_ok_and(old)
        && File::options().write(true).open(path).is_ok_and(|file| file.try_lock().is_ok())
}

/// Whether a path means a folder: there is one, or it ends in a slash.
#[must_use]
pub fn names_a_folder(path: &Path) -> bool {
    let last = path.as_os_str().as_encoded_bytes().last();
    last.is_some_and(|last| std::path::is_separator(char::from(*last))) || path.is_dir()
}

/// Makes a folder that only its owner may enter, with those above it; fine where it is there already.
///
/// # Errors
/// The system refuses, or a part of the path is a file.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(io::ErrorKind::NotADirectory.into())
        }
        made => made,
    }
}

#[cfg(test)]
mod tests {
    use super::{OLD, mark, names_a_folder, sweep};
    use std::fs::{self, File};
    use std::path::Path;
    use std::time::SystemTime;

    #[test]
    fn sweep_deletes_only_what_is_ours_old_and_not_being_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name: &str, old: bool| {
            let file = File::create(folder.path().join(name)).expect("made");
            if old {
                file.set_modified(SystemTime::now() - 2 * OLD).expect("set");
            }
            file
        };
        file(".salesorg-Left01", true);
        file(".salesorg-Fresh1", false);
        file(".salesorg-longer-than-that", true);
        file("notes.txt", true);
        mark(&file(".salesorg-Closed", true));
        let being_written = file(".salesorg-Busy01", true);
        mark(&being_written);
        sweep(folder.path());
        let mut left: Vec<_> = fs::read_dir(folder.path())
            .expect("listed")
            .map(|entry| entry.expect("one").file_name())
            .collect();
        left.sort();
        assert_eq!(left, [".salesorg-Busy01", ".salesorg-Fresh1", ".salesorg-longer-than-that", "notes.txt"]);
    }

    #[test]
    fn names_a_folder_looks_at_the_end_of_the_path() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(names_a_folder(folder.path()));
        assert!(names_a_folder(Path::new("no/such/")));
        assert!(!names_a_folder(Path::new("no/such")) && !names_a_folder(Path::new("")));
    }
}
