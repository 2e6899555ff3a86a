//! The rulebooks by which sessions were finished, kept beside them.
//!
//! A session stores the digest of its rulebook, and of its advice only the conclusion. Once the rules have changed, the
//! rulebook of then is needed to say what changed in it and to show its whole advice. So each rulebook is kept once, in
//! the folder `rulebooks` beside the sessions, under its digest. A file that is missing only makes an explanation
//! shorter, so nothing here is an error for the user.

use super::store::{Content, Disk, Files};
use super::{RulebookRef, Store, temp_files};
use crate::rulebook::Rulebook;
use std::io;
use std::path::PathBuf;

/// The name of the folder.
const FOLDER: &str = "rulebooks";

impl<F: Files> Store<F> {
    /// Returns the file of the rulebook with this digest; `None` if the text is no digest.
    fn rulebook_path(&self, digest: &str) -> Option<PathBuf> {
        let hex = RulebookRef::digest_hex(digest)?;
        let folder = self.folder();
        Some(folder.parent().unwrap_or(folder).join(FOLDER).join(format!("{hex}.json")))
    }

    /// Keeps a rulebook for when today's rules are another day's. If that fails, only the log says so.
    pub(crate) fn keep_rulebook(&self, rulebook: &Rulebook) {
        let Some(path) = self.rulebook_path(&rulebook.digest()) else { return };
        if path.exists() {
            return;
        }
        if let Err(error) = write(&path, rulebook.bytes()) {
            tracing::warn!(%error, "the rulebook was not kept");
        }
    }

    /// Returns the rulebook that a session names, if it is in the program or was kept.
    pub(crate) fn known_rulebook(&self, reference: &RulebookRef) -> Option<Rulebook> {
        let is_it =
            |rulebook: &Rulebook| rulebook.id == reference.id && rulebook.digest() == reference.digest;
        if let Some(shipped) = Rulebook::shipped_by_id(&reference.id).filter(is_it) {
            return Some(shipped);
        }
        let path = self.rulebook_path(&reference.digest)?;
        let Ok(Content::Whole(bytes)) = Disk.read(&path) else { return None };
        Rulebook::load(bytes).ok().filter(is_it)
    }
}

/// Writes a file that is complete or missing, and readable only by its owner.
fn write(path: &std::path::Path, bytes: &[u8]) -> io::Result<()> {
    let folder = temp_files::parent_folder(path);
    temp_files::create_folder(folder)?;
    temp_files::sweep(folder);
    let mut file = temp_files::create_temp_file(folder, None)?;
    io::Write::write_all(&mut file, bytes)?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(path) {
        // Another program kept it at the same moment.
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error.error),
        Ok(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use crate::rulebook::Rulebook;
    use crate::rulebook::tests::commute;
    use crate::session::{RulebookRef, Store};

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let store = Store::new(folder.path().join("sessions"));
        (folder, store)
    }

    /// A rulebook that was kept is found by its digest, and one that ships is found without.
    #[test]
    fn known_rulebook_is_kept_or_shipped() {
        let (_folder, store) = store();
        let reference = RulebookRef::of(&commute());
        assert!(store.known_rulebook(&reference).is_none());
        store.keep_rulebook(&commute());
        store.keep_rulebook(&commute());
        let found = store.known_rulebook(&reference).expect("it was kept");
        assert_eq!(found.bytes(), commute().bytes());
        let shipped = Rulebook::shipped().expect("the shipped rulebook is valid");
        assert!(store.known_rulebook(&RulebookRef::of(&shipped)).is_some());
        let other = RulebookRef { id: "other".to_owned(), ..reference };
        assert!(store.known_rulebook(&other).is_none(), "it has another id");
    }

    /// A file with other content than its name promises, and a name that is no digest, are no rulebook.
    #[test]
    fn known_rulebook_trusts_no_name() {
        let (folder, store) = store();
        let reference = RulebookRef::of(&commute());
        store.keep_rulebook(&commute());
        let file = std::fs::read_dir(folder.path().join("rulebooks")).expect("the folder exists").next();
        let file = file.expect("one rulebook").expect("the entry can be read").path();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(&file).expect("the file exists").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let text = std::fs::read_to_string(&file).expect("the file can be read");
        std::fs::write(&file, text.replacen('1', "2", 1)).expect("the file can be written");
        assert!(store.known_rulebook(&reference).is_none());
        for digest in ["", "sha256:", "sha256:../../x", "sha256:zz"] {
            let wrong = RulebookRef { digest: digest.to_owned(), ..reference.clone() };
            assert!(store.known_rulebook(&wrong).is_none(), "{digest}");
        }
    }
}
