//! The store on a disk that fails at each step in turn: the file that existed is intact, no temporary file is
//! left, the error is reported, and the next save works.

use super::files::{Content, Disk, Files};
use super::tests::{file_names, minute, record_answer, save_session, session, store};
use super::{Error, ErrorCategory, OpenSession, Store, WritableSession};
use crate::locale::{Language, Translator};
use crate::session::Session;
use std::cell::Cell;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

mod trash;

/// The disk, with one step that fails.
struct Faulty {
    /// The number of steps before the one that fails; no step fails if it is larger than the number of steps.
    steps_left: Cell<usize>,
    /// Whether every later step fails too, except removing files, which a full disk allows.
    permanent: bool,
    error: ErrorKind,
    /// Whether a write writes only one byte, and writes one byte before it fails.
    short_writes: bool,
    /// A file and its bytes that another program writes just before the lock is acquired.
    concurrent_write: Option<(PathBuf, Vec<u8>)>,
}

impl Faulty {
    fn at(step: usize, error: ErrorKind) -> Self {
        Self {
            steps_left: Cell::new(step),
            permanent: false,
            error,
            short_writes: false,
            concurrent_write: None,
        }
    }

    fn step(&self) -> io::Result<()> {
        match self.steps_left.get() {
            0 => {
                self.steps_left.set(if self.permanent { 0 } else { usize::MAX });
                Err(self.error.into())
            }
            left => {
                self.steps_left.set(left - 1);
                Ok(())
            }
        }
    }
}

impl Files for &Faulty {
    fn read(&self, path: &Path) -> io::Result<Content> {
        self.step()?;
        Disk.read(path)
    }

    fn list(&self, folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
        self.step()?;
        Disk.list(folder, extension)
    }

    fn exists(&self, path: &Path) -> io::Result<bool> {
        self.step()?;
        Disk.exists(path)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.step()?;
        Disk.create_folder(folder)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        self.step()?;
        Disk.create(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        if self.short_writes {
            let written = Disk.write(file, &bytes[..1]);
            return self.step().and(written);
        }
        self.step()?;
        Disk.write(file, bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.step()?;
        Disk.sync(file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        Disk.rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.step()?;
        Disk.sync_folder(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        if !self.permanent {
            self.step()?;
        }
        Disk.remove(path)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<File>> {
        self.step()?;
        if let Some((file, bytes)) = &self.concurrent_write {
            std::fs::write(file, bytes)?;
        }
        Disk.lock(path)
    }
}

const ERRORS: [(ErrorKind, &str); 6] = [
    (ErrorKind::StorageFull, "system-disk-full"),
    (ErrorKind::QuotaExceeded, "system-disk-full"),
    (ErrorKind::ReadOnlyFilesystem, "session-disk-read-only"),
    (ErrorKind::PermissionDenied, "session-may-not-write"),
    (ErrorKind::FileTooLarge, "system-size-limit"),
    (ErrorKind::Other, "cli-system"),
];

const NEVER: usize = usize::MAX;

fn expect_writable(opened: OpenSession) -> WritableSession {
    match opened {
        OpenSession::Writable(owned) => owned,
        OpenSession::ReadOnly { reason: why, .. } => panic!("read-only: {why:?}"),
    }
}

/// Asserts that the error has the message of this key, in every language.
#[track_caller]
fn assert_message(error: &Error, key: &str) {
    assert_eq!((error.category(), error.message().key()), (ErrorCategory::External, key));
    assert!(error.path().is_some());
    for language in Language::ALL {
        let line = Translator::new(language).translate(&error.message());
        assert!(line != key && !line.contains('{'), "{line}");
    }
}

/// Saves over an existing session with a fault. Returns whether the fault occurred.
fn save_over(faulty: &Faulty, key: &str) -> bool {
    let (_temporary, plain) = store();
    let path = save_session(&plain, "Acme", 1);
    let old = std::fs::read(&path).expect("the file can be read");
    let step = faulty.steps_left.replace(NEVER);
    let store = Store::with_files(plain.folder(), faulty);
    let mut owned = expect_writable(store.open(&path).expect("the session can be opened"));
    record_answer(&mut owned.session, "tight", minute(2));
    let new = owned.session.to_bytes();

    faulty.steps_left.set(step);
    let result = store.save(&mut owned);
    let current = std::fs::read(&path).expect("the file can be read");
    let Err(error) = result else {
        assert_eq!(current, new);
        return false;
    };
    assert_message(&error, key);
    assert!(current == old || current == new, "neither the old file nor the new one at step {step}");
    assert_eq!(plain.read(&path).expect("the file can be read").id(), owned.session.id());
    assert_eq!(file_names(plain.folder()), ["20261118-acme-0007.json", "20261118-acme-0007.lock"]);

    faulty.steps_left.set(NEVER);
    store.save(&mut owned).expect("the next save works");
    assert_eq!(std::fs::read(&path).expect("the file can be read"), new);
    true
}

/// Whichever step of a save fails, the old or the new file is complete.
#[test]
fn save_that_fails_at_any_step_leaves_a_complete_file() {
    for (error, key) in ERRORS {
        for permanent in [false, true] {
            // Creating the file, writing, syncing, reading the existing file, renaming, syncing the folder.
            let failing = |step| save_over(&Faulty { permanent, ..Faulty::at(step, error) }, key);
            assert_eq!((0..20).take_while(|step| failing(*step)).count(), 6, "{error:?}");
        }
    }
}

/// Short writes are continued, and leave no partial file when they fail.
#[test]
fn save_continues_short_writes() {
    let short = |step| Faulty { short_writes: true, ..Faulty::at(step, ErrorKind::StorageFull) };
    assert!(!save_over(&short(NEVER), ""), "all bytes are written one at a time");
    for step in [1, 2, 100] {
        assert!(save_over(&short(step), "system-disk-full"), "{step}");
    }
}

/// An interrupted write is repeated.
#[test]
fn save_continues_an_interrupted_write() {
    // The second step of a save is the write.
    assert!(!save_over(&Faulty::at(1, ErrorKind::Interrupted), ""));
}

/// Whichever step of a first save fails, there is no file or a complete one, and the next save works.
#[test]
fn first_save_that_fails_at_any_step_leaves_no_partial_file() {
    for (error, key) in ERRORS {
        for permanent in [false, true] {
            let mut failed = 0;
            for step in 0.. {
                let faulty = Faulty { permanent, ..Faulty::at(step, error) };
                let (_temporary, plain) = store();
                let store = Store::with_files(plain.folder(), &faulty);
                let mut owned = store.create(session("Acme"));
                record_answer(&mut owned.session, "ample", minute(1));
                let Err(error) = store.save(&mut owned) else { break };
                failed += 1;
                assert_message(&error, key);
                if plain.folder().exists() {
                    let file_names = file_names(plain.folder());
                    assert!(file_names.iter().all(|name| !name.contains("tmp")), "{file_names:?}");
                }
                for listed in plain.list().expect("the folder can be listed") {
                    assert!(listed.summary().is_some(), "{listed:?}");
                }
                faulty.steps_left.set(NEVER);
                store.save(&mut owned).expect("the next save works");
                assert_eq!(owned.session.id(), "20261118-acme-0007");
                assert_eq!(plain.read(owned.path()).expect("the file can be read"), owned.session);
            }
            // Creating the folder and its parent, syncing the two folders that contain them, checking whether
            // the id is unused, the lock, checking again; then the steps of every save.
            assert_eq!(failed, 12, "{error:?}");
        }
    }
}

/// If the lock cannot be acquired, the session is read-only for that reason.
#[test]
fn open_without_a_lock_is_read_only() {
    let (_temporary, plain) = store();
    let path = save_session(&plain, "Acme", 1);
    let reasons = [
        (ErrorKind::ReadOnlyFilesystem, "session-disk-read-only"),
        (ErrorKind::PermissionDenied, "session-may-not-write"),
        (ErrorKind::Unsupported, "session-no-locks"),
    ];
    for (error, key) in reasons {
        let faulty = Faulty::at(1, error);
        match Store::with_files(plain.folder(), &faulty).open(&path).expect("the session can be opened") {
            OpenSession::ReadOnly { session, reason: why } => {
                assert_eq!((session.name(), why.key()), ("Acme", key));
            }
            OpenSession::Writable(_) => panic!("the lock cannot be acquired"),
        }
    }
}

/// A version saved by another program just before the lock was acquired is the one that is opened.
#[test]
fn open_reads_again_after_acquiring_the_lock() {
    let (_temporary, plain) = store();
    let path = save_session(&plain, "Acme", 1);
    let mut newer = plain.read(&path).expect("the file can be read");
    record_answer(&mut newer, "tight", minute(2));
    let open = |meanwhile: &Session| {
        let meanwhile = Some((path.clone(), meanwhile.to_bytes()));
        let faulty = Faulty { concurrent_write: meanwhile, ..Faulty::at(NEVER, ErrorKind::Other) };
        Store::with_files(plain.folder(), &faulty).open(&path)
    };
    assert_eq!(expect_writable(open(&newer).expect("the session can be opened")).session, newer);
    // The lock belongs to another session than the one in the file now.
    let error = open(&session("Other")).expect_err("the id is not the file's name");
    assert_eq!(error.category(), ErrorCategory::Data);
    let away = plain.folder().with_file_name("away.json");
    std::fs::write(&away, newer.to_bytes()).expect("the file can be written");
    let meanwhile = Some((away.clone(), session("Other").to_bytes()));
    let faulty = Faulty { concurrent_write: meanwhile, ..Faulty::at(NEVER, ErrorKind::Other) };
    let opened = Store::with_files(plain.folder(), &faulty).open(&away).expect("the session can be opened");
    assert!(matches!(opened, OpenSession::ReadOnly { session, .. } if session.name() == "Other"));
}

/// A file that cannot be read is an error of reading, and an entry of the list.
#[test]
fn list_reports_unreadable_files() {
    let (_temporary, plain) = store();
    let path = save_session(&plain, "Acme", 1);
    let faulty = Faulty::at(0, ErrorKind::PermissionDenied);
    let store = Store::with_files(plain.folder(), &faulty);
    assert_message(&store.read(&path).expect_err("reading is not permitted"), "session-may-not-read");
    faulty.steps_left.set(0);
    assert_message(&store.list().expect_err("reading is not permitted"), "session-may-not-read");
    faulty.steps_left.set(1);
    let listed = store.list().expect("the folder can be read, the file cannot");
    assert!(listed.len() == 1 && listed[0].summary().is_none());
    let missing = plain.folder().join("none.json");
    assert_message(&plain.read(&missing).expect_err("the file is missing"), "cli-no-file");
    assert_message(&plain.read(&path.join("x.json")).expect_err("there is no folder"), "system-not-a-folder");
}

/// A folder that cannot be created again is reported.
#[test]
fn save_reports_a_removed_folder_that_cannot_be_created() {
    let (_temporary, plain) = store();
    let path = save_session(&plain, "Acme", 1);
    let mut owned = expect_writable(plain.open(&path).expect("the session can be opened"));
    std::fs::remove_dir_all(plain.folder()).expect("it can be removed");
    std::fs::write(plain.folder(), "a file is in the way").expect("the file can be written");
    assert_message(&plain.save(&mut owned).expect_err("a file is in the way"), "session-file-for-folder");
}

/// Whichever step of a save fails, the version of another program is not lost, and saved only once.
#[test]
fn save_that_fails_at_any_step_keeps_versions_of_other_programs() {
    for (error, _) in ERRORS {
        for permanent in [false, true] {
            let mut failed = 0;
            for step in 0.. {
                let faulty = Faulty { permanent, ..Faulty::at(NEVER, error) };
                let (_temporary, plain) = store();
                let path = save_session(&plain, "Acme", 1);
                let mut own = expect_writable(
                    Store::with_files(plain.folder(), &faulty)
                        .open(&path)
                        .expect("the session can be opened"),
                );
                let mut other = own.session.clone();
                record_answer(&mut other, "moderate", minute(5));
                std::fs::write(&path, other.to_bytes()).expect("the file can be written");
                record_answer(&mut own.session, "tight", minute(9));
                faulty.steps_left.set(step);
                let result = Store::with_files(plain.folder(), &faulty).save(&mut own);
                let all = plain.list().expect("the folder can be listed");
                let saved_sessions = all.iter().filter_map(|entry| plain.read(entry.path()).ok());
                assert!(
                    saved_sessions.into_iter().any(|one| one.events() == other.events()),
                    "lost at step {step}"
                );
                if result.is_ok() {
                    break;
                }
                failed += 1;
                faulty.steps_left.set(NEVER);
                Store::with_files(plain.folder(), &faulty).save(&mut own).expect("the next save works");
                assert_eq!(
                    plain.list().expect("the folder can be listed").len(),
                    2,
                    "saved once, at step {step}"
                );
            }
            assert!(failed > 15, "{failed}");
        }
    }
}
