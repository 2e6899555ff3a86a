//! Deletes, restores or destroys many sessions on a thread, because each waits for the disk.

use super::actions::error_text;
use super::{Dialog, HomeState};
use crate::locale::Message;
use crate::session::{Error, ListedFile};
use crate::tui::background::Background;
use crate::tui::keys::Action;
use crate::tui::response::Response;
use crate::tui::ui::Ui;
use std::collections::HashSet;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// How many failures the final message lists.
const MAX_NAMED: usize = 10;

/// What a batch does to its sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchKind {
    /// Deletes them.
    Delete,
    /// Restores those that were deleted last.
    Undo,
    /// Restores some, chosen from the list of deleted sessions.
    Restore,
    /// Destroys deleted sessions for good.
    Purge,
}

/// A batch of sessions, with its progress.
#[derive(Debug)]
pub struct Batch {
    pub kind: BatchKind,
    /// The thread. It sends the result of each session: the path of the deleted one, or the restored session.
    work: Background<Result<Handled, Error>>,
    /// The sessions still to be handled, each with its entry in the list. Sessions restored by undo have no
    /// entry.
    remaining: std::vec::IntoIter<(Option<usize>, PathBuf)>,
    total: usize,
    /// The paths in the trash of the sessions that were deleted, restored or destroyed.
    trash_paths: Vec<PathBuf>,
    /// The paths of sessions for which the action can be tried again.
    retryable: Vec<PathBuf>,
    failures: Vec<String>,
    /// How many failures `failures` does not list.
    unlisted: usize,
    /// The name of the last deleted or destroyed session, and the entry of the last restored one.
    deleted_name: String,
    restored_entry: Option<usize>,
}

/// A session after it was deleted, restored or destroyed.
#[derive(Debug)]
enum Handled {
    /// The path in the trash.
    Deleted(PathBuf),
    Restored(ListedFile),
    Purged,
}

impl Batch {
    /// Returns how many sessions have been handled, and the total.
    pub fn progress(&self) -> (usize, usize) {
        (self.total - self.remaining.len(), self.total)
    }
}

impl HomeState {
    pub(super) fn delete(&mut self, targets: &[usize]) -> Response {
        let paths = targets.iter().map(|entry| (Some(*entry), self.sessions.path(*entry).to_owned()));
        let paths = paths.collect();
        self.begin_batch(BatchKind::Delete, paths)
    }

    /// Restores the sessions that were deleted last.
    pub(super) fn undo_delete(&mut self, context: &Ui) -> Response {
        let Some(last) = self.undo.pop() else {
            return self.respond_error(context.translator.get("home-nothing-to-undo"));
        };
        self.begin_batch(BatchKind::Undo, last.into_iter().map(|path| (None, path)).collect())
    }

    /// Restores the marked deleted sessions, else the one under the cursor.
    pub(super) fn restore(&mut self) -> Response {
        let targets = self.targets().into_iter();
        let paths: Vec<_> =
            targets.map(|entry| (Some(entry), self.sessions.path(entry).to_owned())).collect();
        if paths.is_empty() { Response::Idle } else { self.begin_batch(BatchKind::Restore, paths) }
    }

    /// Destroys deleted sessions for good.
    pub(super) fn purge(&mut self, targets: &[usize]) -> Response {
        let paths = targets.iter().map(|entry| (Some(*entry), self.sessions.path(*entry).to_owned()));
        let paths = paths.collect();
        self.begin_batch(BatchKind::Purge, paths)
    }

    fn begin_batch(&mut self, kind: BatchKind, paths: Vec<(Option<usize>, PathBuf)>) -> Response {
        let store = match (kind, &self.saved) {
            (BatchKind::Delete, _) | (_, None) => self.sessions.store().clone(),
            (_, Some(saved)) => saved.0.store().clone(),
        };
        let targets: Vec<_> = paths.iter().map(|(_, path)| path.clone()).collect();
        let work = Background::start(move |results| {
            for path in &targets {
                let handled = match kind {
                    BatchKind::Delete => store.delete(path).map(Handled::Deleted),
                    BatchKind::Purge => store.purge(path).map(|()| Handled::Purged),
                    BatchKind::Undo | BatchKind::Restore => {
                        store.restore(path).map(|path| Handled::Restored(store.read_listed(&path)))
                    }
                };
                if !results.send(handled) {
                    break;
                }
            }
        });
        let batch = Batch {
            kind,
            work,
            total: paths.len(),
            remaining: paths.into_iter(),
            trash_paths: Vec::new(),
            retryable: Vec::new(),
            failures: Vec::new(),
            unlisted: 0,
            deleted_name: String::new(),
            restored_entry: None,
        };
        self.dialog = Dialog::Batch(Box::new(batch));
        Response::Redraw
    }

    /// Takes what the batch has done since the last call, and shows the result at its end.
    pub(super) fn continue_batch(&mut self, context: &Ui) -> Response {
        let Dialog::Batch(mut batch) = std::mem::replace(&mut self.dialog, Dialog::None) else {
            return Response::Idle;
        };
        let (results, has_ended) = batch.work.receive(Duration::ZERO);
        let mut removed = Vec::new();
        for (result, (entry, path)) in results.into_iter().zip(batch.remaining.by_ref()) {
            match result {
                Ok(Handled::Deleted(new_path)) => {
                    let row = entry.and_then(|entry| self.sessions.row(entry));
                    batch.deleted_name = row.map_or_else(String::new, |row| row.name.clone());
                    batch.trash_paths.push(new_path);
                    removed.extend(entry);
                }
                Ok(Handled::Purged) => {
                    let row = entry.and_then(|entry| self.sessions.row(entry));
                    batch.deleted_name = row.map_or_else(String::new, |row| row.name.clone());
                    batch.trash_paths.push(path);
                    removed.extend(entry);
                }
                Ok(Handled::Restored(listed)) => {
                    let sessions = self.saved.as_mut().map_or(&mut self.sessions, |saved| &mut saved.0);
                    batch.restored_entry = Some(sessions.add(&listed, context));
                    batch.trash_paths.push(path);
                    removed.extend(entry);
                }
                Err(error) => {
                    let row = entry.and_then(|entry| self.sessions.row(entry));
                    let name = row.map_or_else(String::new, |row| format!("{}: ", row.name));
                    if batch.failures.len() < MAX_NAMED {
                        batch.failures.push(format!("{name}{}", error_text(&error, context)));
                    } else {
                        batch.unlisted += 1;
                    }
                    // A file that another program removed is neither shown nor tried again.
                    if is_not_found(&error) {
                        removed.extend(entry);
                    } else {
                        batch.retryable.push(path);
                    }
                }
            }
        }
        self.sessions.remove(&removed);
        if has_ended {
            return self.finish_batch(*batch, context);
        }
        self.dialog = Dialog::Batch(batch);
        Response::Redraw
    }

    /// Ends the batch, after its last session or where the user stopped it, and shows the result.
    fn finish_batch(&mut self, mut batch: Batch, context: &Ui) -> Response {
        batch.retryable.extend(batch.remaining.map(|(_, path)| path));
        if batch.unlisted > 0 {
            let more = Message::new("cli-more-problems").arg("count", batch.unlisted);
            batch.failures.push(context.translate(&more));
        }
        self.sessions.sort();
        if let Some(saved) = &mut self.saved {
            saved.0.sort();
        }
        match batch.kind {
            BatchKind::Delete if !batch.trash_paths.is_empty() => {
                let message = Message::new("home-delete-done")
                    .arg("count", batch.trash_paths.len())
                    .arg("name", batch.deleted_name);
                let message = message.arg("key", context.key_label(self.list_key_context(), Action::Undo));
                batch.failures.insert(0, context.translate(&message));
                self.undo.push(batch.trash_paths);
                self.move_cursor(self.cursor);
                return if batch.failures.len() == 1 {
                    self.respond_success(batch.failures.remove(0))
                } else {
                    self.respond_error(batch.failures.join("; "))
                };
            }
            BatchKind::Undo if !batch.retryable.is_empty() => self.undo.push(batch.retryable),
            BatchKind::Restore | BatchKind::Purge => {
                let restored: HashSet<_> = batch.trash_paths.iter().collect();
                for deletion in &mut self.undo {
                    deletion.retain(|gone| !restored.contains(gone));
                }
                self.undo.retain(|batch| !batch.is_empty());
            }
            BatchKind::Delete | BatchKind::Undo => {}
        }
        self.move_cursor(self.cursor);
        if let Some(entry) =
            batch.restored_entry.filter(|_| batch.kind == BatchKind::Undo && self.saved.is_none())
        {
            if self.sessions.position(entry).is_none() {
                self.clear_filter();
            }
            self.select(entry);
        }
        match (batch.trash_paths.len(), batch.failures.is_empty()) {
            (0, true) => Response::Redraw,
            (count, true) if batch.kind == BatchKind::Purge => {
                let message = Message::new("home-purge-done").arg("count", count);
                self.respond_success(context.translate(&message.arg("name", batch.deleted_name)))
            }
            (back, true) => {
                self.respond_success(context.translate(&Message::new("home-restore-done").arg("count", back)))
            }
            _ => self.respond_error(batch.failures.join("; ")),
        }
    }

    /// Stops the running import or batch after its current session. What is done stays done.
    pub(super) fn stop(&self) -> Response {
        match &self.dialog {
            Dialog::Import(progress) => progress.work.stop(),
            Dialog::Batch(batch) => batch.work.stop(),
            _ => {}
        }
        Response::Idle
    }
}

/// Returns whether the error says that the file does not exist.
fn is_not_found(error: &Error) -> bool {
    matches!(error, Error::Disk { source, .. } if source.kind() == io::ErrorKind::NotFound)
}
