//! The file operations of the store, each small enough to fail on its own, so that tests can make any of them
//! fail.

use crate::json::MAX_FILE_BYTES;
use crate::log;
use crate::session::temp_files::create_folder;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The content of a path.
#[derive(Debug)]
pub enum Content {
    /// A file with these bytes.
    Whole(Vec<u8>),
    /// A file of this many bytes, which is more than is ever read.
    TooLarge(u64),
    /// Neither file nor folder: a pipe or a device, from which reading might never end.
    NotAFile,
}

/// The file operations that the store needs. Errors are those of the system.
pub trait Files: Clone {
    /// Reads a complete file. A folder is [`io::ErrorKind::IsADirectory`].
    fn read(&self, path: &Path) -> io::Result<Content>;
    /// Returns the paths of everything in a folder whose name has this extension, in no order.
    fn list(&self, folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>>;
    /// Returns whether anything exists at the path, even a broken link.
    fn exists(&self, path: &Path) -> io::Result<bool>;
    /// Creates a folder that only its owner can enter, with its parents. An existing folder is no error.
    /// Returns the folders that got a new one, innermost first, which must be synced.
    fn create_folder(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Creates a file for its owner only. It is an error if anything exists there, even a link.
    fn create(&self, path: &Path) -> io::Result<File>;
    /// Writes some of the bytes and returns how many.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize>;
    /// Waits until the file's bytes are on the disk.
    fn sync(&self, file: &File) -> io::Result<()>;
    /// Moves a file in one step. A file at `to` is replaced.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Waits until the folder's entries are on the disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Acquires the lock on a file, which is created if it is missing. Returns `None` if another program has
    /// the lock.
    fn lock(&self, path: &Path) -> io::Result<Option<File>>;
    /// Returns whether an open file is the one at a path. On systems that cannot tell, returns whether any
    /// file exists there.
    fn is_same_file(&self, file: &File, path: &Path) -> io::Result<bool> {
        match fs::symlink_metadata(path) {
            Ok(found) => Ok(same_file(&file.metadata()?, &found)),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }
    /// Returns the time of a file's last change.
    fn modified(&self, path: &Path) -> io::Result<SystemTime> {
        fs::symlink_metadata(path)?.modified()
    }
    /// Acquires a lock as [`Self::lock`] does, and waits while another program has it.
    fn wait_for_lock(&self, path: &Path) -> io::Result<File> {
        loop {
            let file = lock_file(path)?;
            match file.lock() {
                Ok(()) if self.is_same_file(&file, path)? => return Ok(file),
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
    /// Returns the files in a folder that interrupted saves may have left, in no order.
    fn temp_files(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        list_files(folder, "tmp")
    }
    /// Sets the time of a file's last change.
    fn set_modified(&self, path: &Path, changed: SystemTime) -> io::Result<()> {
        File::options().write(true).open(path)?.set_modified(changed)
    }
}

/// The real disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<Content> {
        log::file_operation("read", path, read_bounded(path))
    }

    fn list(&self, folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
        log::file_operation("list", folder, list_files(folder, extension))
    }

    fn exists(&self, path: &Path) -> io::Result<bool> {
        match fs::symlink_metadata(path) {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn create_folder(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let missing = folder.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists());
        let changed = missing.map(|missing| super::parent_folder(missing).to_owned()).collect();
        log::file_operation("make folder", folder, create_folder(folder))?;
        Ok(changed)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        log::file_operation("create", path, private_options().write(true).create_new(true).open(path))
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        log::file_operation("rename", to, fs::rename(from, to))
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        match File::open(folder)?.sync_all() {
            // Some file systems cannot sync folders, and nothing better can be done there.
            Err(error)
                if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) =>
            {
                Ok(())
            }
            done => done,
        }
    }

    #[cfg(not(unix))]
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        log::file_operation("remove", path, fs::remove_file(path))
    }

    fn lock(&self, path: &Path) -> io::Result<Option<File>> {
        let lock = self.try_lock(path);
        let operation = if matches!(lock, Ok(None)) { "lock, held elsewhere" } else { "lock" };
        log::file_operation(operation, path, lock)
    }
}

impl Disk {
    fn try_lock(self, path: &Path) -> io::Result<Option<File>> {
        loop {
            let file = lock_file(path)?;
            match file.try_lock() {
                // The file may have been removed between opening and locking: a lock on a removed file
                // excludes nobody.
                Ok(()) if self.is_same_file(&file, path)? => return Ok(Some(file)),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
    }
}

/// Returns everything in a folder whose name has this extension.
fn list_files(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // The name is checked first: every session has a lock beside it, whose path is not needed.
        if Path::new(&entry.file_name()).extension().is_some_and(|found| found == extension) {
            paths.push(entry.path());
        }
    }
    Ok(paths)
}

/// Reads a file unless it is larger than any session may be.
fn read_bounded(path: &Path) -> io::Result<Content> {
    // Checked before opening, because opening a pipe waits until something writes to it.
    let meta = fs::metadata(path)?;
    if meta.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !meta.is_file() {
        return Ok(Content::NotAFile);
    }
    if meta.len() > MAX_FILE_BYTES as u64 {
        return Ok(Content::TooLarge(meta.len()));
    }
    let mut bytes = Vec::new();
    // One byte more than allowed detects a file that has grown meanwhile.
    File::open(path)?.take(MAX_FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_FILE_BYTES {
        return Ok(Content::TooLarge(bytes.len() as u64));
    }
    Ok(Content::Whole(bytes))
}

/// Opens the file of a lock, and creates it if it is missing.
fn lock_file(path: &Path) -> io::Result<File> {
    // A link would create a file at its target.
    if fs::symlink_metadata(path).is_ok_and(|meta| !meta.is_file()) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    private_options().write(true).create(true).truncate(false).open(path)
}

#[cfg(unix)]
fn same_file(file: &fs::Metadata, found: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (file.dev(), file.ino()) == (found.dev(), found.ino())
}

#[cfg(not(unix))]
fn same_file(_: &fs::Metadata, there: &fs::Metadata) -> bool {
    there.is_file()
}

/// Returns options that create files which only their owner can read.
fn private_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Writes a file atomically: readers see the old file or the new one, never a part.
///
/// The bytes are written to the temporary file `temp_path`, synced, and moved into place. After an error the old
/// file is unchanged (except if the last step fails, when the new one is in place), and the temporary file is
/// gone. The caller holds the lock, so no other program uses the temporary file; one that a killed program
/// left is removed.
pub(super) fn replace_atomically(
    files: &impl Files,
    path: &Path,
    temp_path: &Path,
    bytes: &[u8],
) -> io::Result<()> {
    let temp_path = write_temp_file(files, temp_path, bytes)?;
    files.rename(&temp_path, path).inspect_err(|_| {
        // The first error is returned; if this fails too, the next save removes the file.
        let _ = files.remove(&temp_path);
    })?;
    files.sync_folder(super::parent_folder(path))
}

/// How many names are tried for a temporary file.
const MAX_TEMP_NAMES: u32 = 10;

/// Writes a temporary file, to be moved into place, and returns its path.
///
/// If something else has its name and cannot be removed, such as a folder, the file gets a numbered name.
/// After an error the file is gone.
pub(super) fn write_temp_file(files: &impl Files, temp_path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let stem = temp_path.file_stem().unwrap_or_default().to_string_lossy();
    let mut path = temp_path.to_owned();
    for count in 2..=MAX_TEMP_NAMES {
        match files.create(&path) {
            Ok(file) => {
                write_and_sync(files, file, bytes).inspect_err(|_| {
                    let _ = files.remove(&path);
                })?;
                return Ok(path);
            }
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            // Tries the same name again, unless what has it cannot be removed.
            Err(_) if files.remove(&path).is_ok() => {}
            Err(_) => path = temp_path.with_file_name(format!("{stem}~{count}.tmp")),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn write_and_sync(files: &impl Files, mut file: File, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match files.write(&mut file, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = &bytes[count..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    files.sync(&file)
}
