//! Deletes the files that killed programs left in the folder.
//!
//! An interrupted save leaves the file that it was writing, `.ID.tmp`. Only the program with the session's
//! lock writes there. A program that acquires this lock knows that nobody will continue the save, and may
//! delete the file.
//!
//! Locks are kept, even those of deleted sessions: another program may open a lock file just before it is
//! deleted, and would then lock a file that no longer excludes anybody. Lock files are empty.

use super::{Files, Store};
use crate::session::id;
use std::path::Path;

impl<F: Files> Store<F> {
    /// Deletes the files of interrupted saves. Errors are ignored: a file that stays does no harm.
    pub fn sweep(&self) {
        for temp_file in self.files.temp_files(&self.folder).unwrap_or_default() {
            let Some(id) = id_from_temp_file(&temp_file) else { continue };
            let lock = self.folder.join(format!("{id}.lock"));
            if let Ok(Some(_lock)) = self.files.lock(&lock) {
                let _ = self.files.remove(&temp_file);
            }
        }
    }
}

/// Returns the id of the session that a temporary file belongs to. A number after a tilde tells files of the
/// same id apart.
fn id_from_temp_file(path: &Path) -> Option<&str> {
    let id = path.file_name()?.to_str()?.strip_prefix('.')?.strip_suffix(".tmp")?.split('~').next()?;
    id::is_valid(id).then_some(id)
}

#[cfg(test)]
mod tests {
    use crate::session::store::tests::{file_names, minute, record_answer, save_session, session, store};
    use crate::session::{OpenSession, Store};
    use std::fs;
    use std::path::Path;

    fn temp_file_names(store: &Store) -> Vec<String> {
        let mut names = file_names(store.folder());
        names.retain(|name| Path::new(name).extension().is_some_and(|extension| extension == "tmp"));
        names
    }

    /// Only files of interrupted saves are deleted, and none while another program has the session open.
    #[test]
    fn sweep_keeps_files_in_use_and_foreign_files() {
        let (_folder, store) = store();
        let path = save_session(&store, "Acme", 1);
        let file_names = [".20261118-acme-0007.tmp", ".20261118-gone-0001.tmp", ".Notes.tmp", "notes.tmp"];
        for name in file_names {
            fs::write(store.folder().join(name), "{").expect("the file can be written");
        }
        let open = store.open(&path).expect("the session can be opened");
        assert!(matches!(open, OpenSession::Writable(_)));
        Store::new(store.folder()).sweep();
        assert_eq!(temp_file_names(&store), [".20261118-acme-0007.tmp", ".Notes.tmp", "notes.tmp"]);
        drop(open);
        store.sweep();
        assert_eq!(temp_file_names(&store), [".Notes.tmp", "notes.tmp"]);
        assert!(store.read(&path).is_ok());
    }

    /// The first save of a new session deletes files of interrupted saves.
    #[test]
    fn sweep_runs_at_the_first_save_of_a_new_session() {
        let (_folder, store) = store();
        save_session(&store, "Acme", 1);
        for name in [".20261118-acme-0007.tmp", ".20261118-acme-0007~2.tmp"] {
            fs::write(store.folder().join(name), "{").expect("the file can be written");
        }
        let mut owned = store.create(session("Bolt"));
        assert_eq!(temp_file_names(&store).len(), 2);
        record_answer(&mut owned.session, "ample", minute(1));
        store.save(&mut owned).expect("saving works");
        assert!(temp_file_names(&store).is_empty());
    }
}
