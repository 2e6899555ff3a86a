//! The file operations that the store is made of, each one small enough to fail on its own, so that tests can let
//! any of them fail.

use super::{Place, Stamp};
use crate::json::LARGEST;
use crate::log;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What stands at a path.
#[derive(Debug)]
pub enum Content {
    /// A file with these bytes.
    Whole(Vec<u8>),
    /// A file of this many bytes, more than is ever read.
    TooLarge(u64),
    /// Neither file nor folder: a pipe or a device, from which reading might never end.
    NotAFile,
}

/// The file operations that the store needs. Errors are the system's own.
pub trait Files: Clone {
    /// Reads a file whole; a folder is [`io::ErrorKind::IsADirectory`].
    fn read(&self, path: &Path) -> io::Result<Content>;
    /// Everything in a folder, as paths.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Whether anything stands at the path, if only a link that leads nowhere.
    fn exists(&self, path: &Path) -> io::Result<bool>;
    /// Makes a folder that only its owner may enter, with those above it; fine where it stands already. Returns the
    /// folders that have a new one in them, to be synced: the innermost first.
    fn make_folder(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Makes a file for its owner only; it is an error if anything stands there already, be it a link.
    fn create(&self, path: &Path) -> io::Result<File>;
    /// Writes some of the bytes and says how many.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize>;
    /// Waits until the file's bytes are on the disk.
    fn sync(&self, file: &File) -> io::Result<()>;
    /// Puts a file in the place of another, or of nothing, in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Waits until the folder's names are on the disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Takes the lock that a file stands for, making the file if need be; nothing where another program has it.
    fn lock(&self, path: &Path) -> io::Result<Option<File>>;
    /// Whether an open file is the one at a path. Where the system cannot tell, whether any file is there.
    fn is_at(&self, file: &File, path: &Path) -> io::Result<bool> {
        match fs::symlink_metadata(path) {
            Ok(there) => Ok(same_file(&file.metadata()?, &there)),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }
    /// The files in a folder that are called like a session's, in no order. Where they are more than `most`, no time is
    /// asked for, as that takes longer than all else. What goes while it is looked at is not there.
    fn places(&self, folder: &Path, most: usize) -> io::Result<Vec<Place>> {
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            // By its name first: every session has a lock beside it, which nobody needs to look at.
            if Path::new(&entry.file_name()).extension().is_some_and(|extension| extension == "json") {
                paths.push(entry.path());
            }
        }
        if paths.len() > most {
            return Ok(paths.into_iter().map(|path| Place { path, stamp: None }).collect());
        }
        let place = |path: PathBuf| Some(Place { stamp: Some(self.stamp(&path).ok()?), path });
        Ok(paths.into_iter().filter_map(place).collect())
    }
    /// When a file was last changed, and how many bytes it has.
    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        let meta = fs::symlink_metadata(path)?;
        let changed = meta.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        Ok(Stamp { changed, size: meta.len() })
    }
    /// Takes a lock as [`Self::lock`] does, and waits as long as another program has it.
    fn wait_for_lock(&self, path: &Path) -> io::Result<File> {
        loop {
            let file = lock_file(path)?;
            match file.lock() {
                Ok(()) if self.is_at(&file, path)? => return Ok(file),
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
    /// The files in a folder that saves of killed programs may have left, in no order.
    fn parts(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_name().as_encoded_bytes().ends_with(b".tmp") {
                paths.push(entry.path());
            }
        }
        Ok(paths)
    }
    /// Sets when a file was last changed.
    fn date(&self, path: &Path, changed: SystemTime) -> io::Result<()> {
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

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let entries = fs::read_dir(folder);
        let paths = entries.and_then(|all| all.map(|entry| entry.map(|entry| entry.path())).collect());
        log::file_operation("list", folder, paths)
    }

    fn exists(&self, path: &Path) -> io::Result<bool> {
        match fs::symlink_metadata(path) {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn make_folder(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let missing = folder.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists());
        let changed = missing.map(|missing| super::folder_of(missing).to_owned()).collect();
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        log::file_operation("make folder", folder, builder.create(folder))?;
        Ok(changed)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        log::file_operation("create", path, private().write(true).create_new(true).open(path))
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
            // Some file systems have no such thing for folders, and nothing better can be done there.
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
                // Between opening and locking it may have been removed: a lock on that keeps nobody out.
                Ok(()) if self.is_at(&file, path)? => return Ok(Some(file)),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
    }
}

/// Reads a file unless it is larger than any of ours.
fn read_bounded(path: &Path) -> io::Result<Content> {
    // Asked before opening: to open a pipe is to wait for somebody to write.
    let meta = fs::metadata(path)?;
    if meta.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !meta.is_file() {
        return Ok(Content::NotAFile);
    }
    if meta.len() > LARGEST as u64 {
        return Ok(Content::TooLarge(meta.len()));
    }
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file that grew in the meantime.
    File::open(path)?.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > LARGEST {
        return Ok(Content::TooLarge(bytes.len() as u64));
    }
    Ok(Content::Whole(bytes))
}

/// Opens the file that a lock is taken on, making it if need be.
fn lock_file(path: &Path) -> io::Result<File> {
    // A link would make a file wherever it points to.
    if fs::symlink_metadata(path).is_ok_and(|meta| !meta.is_file()) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    private().write(true).create(true).truncate(false).open(path)
}

#[cfg(unix)]
fn same_file(file: &fs::Metadata, there: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (file.dev(), file.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn same_file(_: &fs::Metadata, there: &fs::Metadata) -> bool {
    there.is_file()
}

/// Options that make files which only their owner may read.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Writes a file so that whoever looks sees the old one or the new one and never a part: all of it goes to a file
/// beside it, onto the disk, and then into its place. After an error the old file stands as it was (only where the
/// very last step fails does the new one), and nothing lies beside it. Whoever calls holds the lock, so the name
/// beside it is nobody else's: what a killed program left there is swept away.
pub(super) fn replace(files: &impl Files, path: &Path, beside: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = write_beside(files, beside, bytes)?;
    files.rename(&beside, path).inspect_err(|_| {
        // The first error is the one to tell; if this fails too, the next save sweeps.
        let _ = files.remove(&beside);
    })?;
    files.sync_folder(super::folder_of(path))
}

/// How many names are tried for the file beside another.
const MOST_BESIDE: u32 = 10;

/// Writes the file beside another that is then to be put into its place, and returns its path. What stands there under its name
/// and cannot be removed, as a folder, is left alone, and the file gets a numbered name. After an error the file is gone.
pub(super) fn write_beside(files: &impl Files, beside: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let stem = beside.file_stem().unwrap_or_default().to_string_lossy();
    let mut path = beside.to_owned();
    for count in 2..=MOST_BESIDE {
        match files.create(&path) {
            Ok(file) => {
                fill(files, file, bytes).inspect_err(|_| {
                    let _ = files.remove(&path);
                })?;
                return Ok(path);
            }
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            // The same name once more, unless it is taken for good.
            Err(_) if files.remove(&path).is_ok() => {}
            Err(_) => path = beside.with_file_name(format!("{stem}~{count}.tmp")),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn fill(files: &impl Files, mut file: File, mut bytes: &[u8]) -> io::Result<()> {
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
