//! The store on a disk that fails at each step in turn: the file that existed is intact, no temporary file is
//! left, the error is reported, and the next save works.

use super::files::{Content, Disk, Files};
use super::tests::{answer, minute, names, saved, session, store};
use super::{Error, Kind, Opened, Owned, Store};
use crate::locale::{Language, Words};
use crate::session::Session;
use std::cell::Cell;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

mod shelf;

/// The disk, with one step that fails.
struct Faulty {
    /// The number of steps before the one that fails; no step fails if it is larger than the number of steps.
    left: Cell<usize>,
    /// Whether every later step fails too, except removing files, which a full disk allows.
    lasting: bool,
    error: ErrorKind,
    /// Whether a write writes only one byte, and writes one byte before it fails.
    short: bool,
    /// A file and its bytes that another program writes just before the lock is acquired.
    meanwhile: Option<(PathBuf, Vec<u8>)>,
}

impl Faulty {
    fn at(step: usize, error: ErrorKind) -> Self {
        Self { left: Cell::new(step), lasting: false, error, short: false, meanwhile: None }
    }

    fn step(&self) -> io::Result<()> {
        match self.left.get() {
            0 => {
                self.left.set(if self.lasting { 0 } else { usize::MAX });
                Err(self.error.into())
            }
            left => {
                self.left.set(left - 1);
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

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.step()?;
        Disk.list(folder)
    }

    fn exists(&self, path: &Path) -> io::Result<bool> {
        self.step()?;
        Disk.exists(path)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.step()?;
        Disk.make_folder(folder)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        self.step()?;
        Disk.create(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        if self.short {
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
        if !self.lasting {
            self.step()?;
        }
        Disk.remove(path)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<File>> {
        self.step()?;
        if let Some((file, bytes)) = &self.meanwhile {
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

fn owned(opened: Opened) -> Owned {
    match opened {
        Opened::Owned(owned) => owned,
        Opened::ReadOnly { why, .. } => panic!("read-only: {why:?}"),
    }
}

/// Asserts that the error has the message of this key, in every language.
#[track_caller]
fn told(error: &Error, key: &str) {
    assert_eq!((error.kind(), error.message().key()), (Kind::Outside, key));
    assert!(error.path().is_some());
    for language in Language::ALL {
        let line = Words::new(language).say(&error.message());
        assert!(line != key && !line.contains('{'), "{line}");
    }
}

/// Saves over an existing session with a fault. Returns whether the fault occurred.
fn save_over(faulty: &Faulty, key: &str) -> bool {
    let (_temporary, plain) = store();
    let path = saved(&plain, "Acme", 1);
    let old = std::fs::read(&path).expect("the file can be read");
    let step = faulty.left.replace(NEVER);
    let store = Store::on(plain.folder(), faulty);
    let mut owned = owned(store.open(&path).expect("the session can be opened"));
    answer(&mut owned.session, "tight", minute(2));
    let new = owned.session.to_bytes();

    faulty.left.set(step);
    let result = store.save(&mut owned);
    let stands = std::fs::read(&path).expect("the file can be read");
    let Err(error) = result else {
        assert_eq!(stands, new);
        return false;
    };
    told(&error, key);
    assert!(stands == old || stands == new, "neither the old file nor the new one at step {step}");
    assert_eq!(plain.read(&path).expect("the file can be read").id(), owned.session.id());
    assert_eq!(names(plain.folder()), ["20261118-acme-0007.json", "20261118-acme-0007.lock"]);

    faulty.left.set(NEVER);
    store.save(&mut owned).expect("the next save works");
    assert_eq!(std::fs::read(&path).expect("the file can be read"), new);
    true
}

/// Whichever step of a save fails, the old or the new file is complete.
#[test]
fn whichever_step_of_a_save_fails_the_old_file_or_the_new_one_stands_whole() {
    for (error, key) in ERRORS {
        for lasting in [false, true] {
            // Creating the file, writing, syncing, reading the existing file, renaming, syncing the folder.
            let failing = |step| save_over(&Faulty { lasting, ..Faulty::at(step, error) }, key);
            assert_eq!((0..20).take_while(|step| failing(*step)).count(), 6, "{error:?}");
        }
    }
}

/// Short writes are continued, and leave no partial file when they fail.
#[test]
fn short_writes_are_gone_on_with_and_leave_no_part_when_they_fail() {
    let short = |step| Faulty { short: true, ..Faulty::at(step, ErrorKind::StorageFull) };
    assert!(!save_over(&short(NEVER), ""), "all bytes are written one at a time");
    for step in [1, 2, 100] {
        assert!(save_over(&short(step), "system-disk-full"), "{step}");
    }
}

/// An interrupted write is repeated.
#[test]
fn an_interrupted_write_is_no_error() {
    // The second step of a save is the write.
    assert!(!save_over(&Faulty::at(1, ErrorKind::Interrupted), ""));
}

/// Whichever step of a first save fails, there is no file or a complete one, and the next save works.
#[test]
fn whichever_step_of_a_first_save_fails_there_is_no_file_or_a_whole_one() {
    for (error, key) in ERRORS {
        for lasting in [false, true] {
            let mut failed = 0;
            for step in 0.. {
                let faulty = Faulty { lasting, ..Faulty::at(step, error) };
                let (_temporary, plain) = store();
                let store = Store::on(plain.folder(), &faulty);
                let mut owned = store.create(session("Acme"));
                answer(&mut owned.session, "ample", minute(1));
                let Err(error) = store.save(&mut owned) else { break };
                failed += 1;
                told(&error, key);
                if plain.folder().exists() {
                    let left = names(plain.folder());
                    assert!(left.iter().all(|name| !name.contains("tmp")), "{left:?}");
                }
                for listed in plain.list().expect("the folder can be listed") {
                    assert!(listed.summary().is_some(), "{listed:?}");
                }
                faulty.left.set(NEVER);
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
fn a_session_whose_lock_cannot_be_taken_opens_read_only() {
    let (_temporary, plain) = store();
    let path = saved(&plain, "Acme", 1);
    let reasons = [
        (ErrorKind::ReadOnlyFilesystem, "session-disk-read-only"),
        (ErrorKind::PermissionDenied, "session-may-not-write"),
        (ErrorKind::Unsupported, "session-no-locks"),
    ];
    for (error, key) in reasons {
        let faulty = Faulty::at(1, error);
        match Store::on(plain.folder(), &faulty).open(&path).expect("the session can be opened") {
            Opened::ReadOnly { session, why } => assert_eq!((session.name(), why.key()), ("Acme", key)),
            Opened::Owned(_) => panic!("the lock cannot be acquired"),
        }
    }
}

/// A version saved by another program just before the lock was acquired is the one that is opened.
#[test]
fn what_another_program_saved_before_the_lock_was_taken_is_what_is_gone_on_from() {
    let (_temporary, plain) = store();
    let path = saved(&plain, "Acme", 1);
    let mut newer = plain.read(&path).expect("the file can be read");
    answer(&mut newer, "tight", minute(2));
    let open = |meanwhile: &Session| {
        let meanwhile = Some((path.clone(), meanwhile.to_bytes()));
        let faulty = Faulty { meanwhile, ..Faulty::at(NEVER, ErrorKind::Other) };
        Store::on(plain.folder(), &faulty).open(&path)
    };
    assert_eq!(owned(open(&newer).expect("the session can be opened")).session, newer);
    // The lock belongs to another session than the one in the file now.
    let error = open(&session("Other")).expect_err("the id is not the file's name");
    assert_eq!(error.kind(), Kind::Data);
    let away = plain.folder().with_file_name("away.json");
    std::fs::write(&away, newer.to_bytes()).expect("the file can be written");
    let meanwhile = Some((away.clone(), session("Other").to_bytes()));
    let faulty = Faulty { meanwhile, ..Faulty::at(NEVER, ErrorKind::Other) };
    let opened = Store::on(plain.folder(), &faulty).open(&away).expect("the session can be opened");
    assert!(matches!(opened, Opened::ReadOnly { session, .. } if session.name() == "Other"));
}

/// A file that cannot be read is an error of reading, and an entry of the list.
#[test]
fn what_cannot_be_read_is_told_and_listed() {
    let (_temporary, plain) = store();
    let path = saved(&plain, "Acme", 1);
    let faulty = Faulty::at(0, ErrorKind::PermissionDenied);
    let store = Store::on(plain.folder(), &faulty);
    told(&store.read(&path).expect_err("reading is not permitted"), "session-may-not-read");
    faulty.left.set(0);
    told(&store.list().expect_err("reading is not permitted"), "session-may-not-read");
    faulty.left.set(1);
    let listed = store.list().expect("the folder can be read, the file cannot");
    assert!(listed.len() == 1 && listed[0].summary().is_none());
    let missing = plain.folder().join("none.json");
    told(&plain.read(&missing).expect_err("the file is missing"), "cli-no-file");
    told(&plain.read(&path.join("x.json")).expect_err("there is no folder"), "system-not-a-folder");
}

/// A folder that cannot be created again is reported.
#[test]
fn save_tells_that_a_removed_folder_cannot_be_made_again() {
    let (_temporary, plain) = store();
    let path = saved(&plain, "Acme", 1);
    let mut owned = owned(plain.open(&path).expect("the session can be opened"));
    std::fs::remove_dir_all(plain.folder()).expect("it can be removed");
    std::fs::write(plain.folder(), "a file is in the way").expect("the file can be written");
    told(&plain.save(&mut owned).expect_err("a file is in the way"), "session-file-for-folder");
}

/// Whichever step of a save fails, the version of another program is not lost, and saved only once.
#[test]
fn save_that_fails_at_any_step_loses_no_version_of_another_program() {
    for (error, _) in ERRORS {
        for lasting in [false, true] {
            let mut failed = 0;
            for step in 0.. {
                let faulty = Faulty { lasting, ..Faulty::at(NEVER, error) };
                let (_temporary, plain) = store();
                let path = saved(&plain, "Acme", 1);
                let mut own = owned(Store::on(plain.folder(), &faulty).open(&path).expect("the session can be opened"));
                let mut other = own.session.clone();
                answer(&mut other, "moderate", minute(5));
                std::fs::write(&path, other.to_bytes()).expect("the file can be written");
                answer(&mut own.session, "tight", minute(9));
                faulty.left.set(step);
                let result = Store::on(plain.folder(), &faulty).save(&mut own);
                let all = plain.list().expect("the folder can be listed");
                let kept = all.iter().filter_map(|entry| plain.read(entry.path()).ok());
                assert!(kept.into_iter().any(|one| one.events() == other.events()), "lost at step {step}");
                if result.is_ok() {
                    break;
                }
                failed += 1;
                faulty.left.set(NEVER);
                Store::on(plain.folder(), &faulty).save(&mut own).expect("the next save works");
                assert_eq!(plain.list().expect("the folder can be listed").len(), 2, "saved once, at step {step}");
            }
            assert!(failed > 15, "{failed}");
        }
    }
}
