//! Files that the user asks for: written completely or not at all, for their owner only, and never over another file
//! unless that was requested.

use super::temp_files;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The argument that means standard output.
const STDOUT: &str = "-";

/// Where a command writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Standard output: no output was given, or `-`.
    Stdout,
    /// This file.
    File(PathBuf),
    /// A file in this folder, which is created if needed. A path that ends in a slash is a folder.
    Folder(PathBuf),
}

impl Output {
    /// Interprets the value of `-o`.
    pub fn from_arg(output: Option<&Path>) -> Self {
        match output {
            None => Self::Stdout,
            Some(path) if path == Path::new(STDOUT) => Self::Stdout,
            Some(path) if temp_files::is_folder_path(path) => Self::Folder(path.to_owned()),
            Some(path) => Self::File(path.to_owned()),
        }
    }
}

/// Who may read a file that is overwritten. A new file is always for its owner only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadAccess {
    /// Everyone who could read it before.
    Unchanged,
    /// Its owner only, because the content describes a session.
    OwnerOnly,
}

/// Writes a file with `write`. If that fails, the file is as it was. Without `force` it fails if the file exists.
///
/// # Errors
///
/// The file exists, is a folder, or the disk refuses; or what `write` returns.
pub fn replace<T, E: From<io::Error>>(
    readers: ReadAccess,
    path: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<T, E>,
    force: bool,
) -> Result<T, E> {
    let metadata = std::fs::metadata(path).ok();
    if metadata.as_ref().is_some_and(std::fs::Metadata::is_dir) {
        return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
    }
    if metadata.as_ref().is_some_and(|there| !there.is_file()) {
        // A device or a pipe is written to in place; there is no file to replace.
        return write(&mut File::options().write(true).open(path)?);
    }
    if !force && metadata.is_some() {
        return Err(io::Error::from(io::ErrorKind::AlreadyExists).into());
    }
    let target = link_target(path)?;
    let old_permissions =
        metadata.filter(|_| readers == ReadAccess::Unchanged).map(|there| there.permissions());
    let mut temp_file =
        temp_files::create_temp_file(temp_files::parent_folder(&target), old_permissions.clone())?;
    let mut out = io::BufWriter::new(&mut temp_file);
    let written = write(&mut out)?;
    out.flush()?;
    drop(out);
    if let Some(before) = old_permissions {
        // Set again, because the umask was applied when the file was created.
        temp_file.as_file().set_permissions(before)?;
    }
    temp_file.as_file().sync_all()?;
    if force {
        temp_file.persist(&target).map_err(io::Error::from)?;
    } else {
        temp_file.persist_noclobber(&target).map_err(io::Error::from)?;
    }
    tracing::debug!(operation = "write", file = crate::log::file_label(&target), "file");
    Ok(written)
}

/// Returns the target of a link, whether or not it exists: the target is replaced, not the link.
fn link_target(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    // As many links as operating systems follow.
    for _ in 0..40 {
        match std::fs::read_link(&path) {
            Ok(next) => path = path.parent().unwrap_or(Path::new("")).join(next),
            Err(_) => return Ok(path),
        }
    }
    // The operating system reports the loop.
    std::fs::metadata(&path).map(|_| path)
}
