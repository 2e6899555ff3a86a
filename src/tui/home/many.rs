//! Deletes or restores sessions in batches: each waits for the disk, so the work pauses after a few to check
//! for input.

use super::deeds::{AT_ONCE, why};
use super::{Dialog, HomeState};
use crate::locale::Message;
use crate::session::Error;
use crate::tui::context::Context;
use crate::tui::keys::Action;
use crate::tui::screen::Reply;
use std::collections::HashSet;
use std::io;
use std::path::PathBuf;

/// How many failures the final message lists.
const MOST_NAMED: usize = 10;

/// What a batch does to its sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchKind {
    /// Deletes them.
    Delete,
    /// Restores those that were deleted last.
    Undo,
    /// Restores some, chosen from the list of deleted sessions.
    Restore,
}

/// A batch of sessions, with its progress.
#[derive(Debug)]
pub struct Batch {
    pub deed: BatchKind,
    /// The sessions still to be handled, each with its entry in the list. Sessions restored by undo have no
    /// entry.
    left: std::vec::IntoIter<(Option<usize>, PathBuf)>,
    all: usize,
    /// The paths in the trash of the sessions that were deleted or restored.
    done: Vec<PathBuf>,
    /// The paths of sessions for which the action can be tried again.
    kept: Vec<PathBuf>,
    failed: Vec<String>,
    /// How many failures `failures` does not list.
    unnamed: usize,
    /// The name of the last deleted session, and the entry of the last restored one.
    name: String,
    entry: Option<usize>,
}

impl Batch {
    /// Returns how many sessions have been handled, and the total.
    pub fn progress(&self) -> (usize, usize) {
        (self.all - self.left.len(), self.all)
    }
}

impl HomeState {
    pub(super) fn delete(&mut self, targets: &[usize], context: &Context) -> Reply {
        let paths = targets.iter().map(|entry| (Some(*entry), self.library.path(*entry).to_owned()));
        let paths = paths.collect();
        self.begin_many(BatchKind::Delete, paths, context)
    }

    /// Restores the sessions that were deleted last.
    pub(super) fn take_back(&mut self, context: &Context) -> Reply {
        let Some(last) = self.undo.pop() else {
            return self.say(context.words.get("home-nothing-to-undo"));
        };
        self.begin_many(BatchKind::Undo, last.into_iter().map(|path| (None, path)).collect(), context)
    }

    /// Restores the marked deleted sessions, else the one under the cursor.
    pub(super) fn restore(&mut self, context: &Context) -> Reply {
        let targets = self.targets().into_iter();
        let paths: Vec<_> = targets.map(|entry| (Some(entry), self.library.path(entry).to_owned())).collect();
        if paths.is_empty() { Reply::Idle } else { self.begin_many(BatchKind::Restore, paths, context) }
    }

    fn begin_many(&mut self, deed: BatchKind, paths: Vec<(Option<usize>, PathBuf)>, context: &Context) -> Reply {
        let (all, left) = (paths.len(), paths.into_iter());
        let (done, kept, failed) = (Vec::new(), Vec::new(), Vec::new());
        let many = Batch { deed, left, all, done, kept, failed, unnamed: 0, name: String::new(), entry: None };
        self.over = Dialog::Many(Box::new(many));
        self.do_some(context)
    }

    /// Handles a few more sessions of the batch, and shows the result after the last.
    pub(super) fn do_some(&mut self, context: &Context) -> Reply {
        let Dialog::Many(mut many) = std::mem::replace(&mut self.over, Dialog::None) else {
            return Reply::Idle;
        };
        let mut gone = Vec::new();
        for (entry, path) in many.left.by_ref().take(AT_ONCE) {
            let done = match (many.deed, &self.behind) {
                (BatchKind::Delete, _) => self.library.store().delete(&path),
                (_, Some(behind)) => behind.0.store().restore(&path),
                (_, None) => self.library.store().restore(&path),
            };
            match done {
                Ok(now) if many.deed == BatchKind::Delete => {
                    let row = entry.and_then(|entry| self.library.row(entry));
                    many.name = row.map_or_else(String::new, |row| row.name.clone());
                    many.done.push(now);
                    gone.extend(entry);
                }
                Ok(now) => {
                    let library = self.behind.as_mut().map_or(&mut self.library, |behind| &mut behind.0);
                    many.entry = Some(library.add(&now, context));
                    many.done.push(path);
                    gone.extend(entry);
                }
                Err(error) => {
                    let row = entry.and_then(|entry| self.library.row(entry));
                    let name = row.map_or_else(String::new, |row| format!("{}: ", row.name));
                    if many.failed.len() < MOST_NAMED {
                        many.failed.push(format!("{name}{}", why(&error, context)));
                    } else {
                        many.unnamed += 1;
                    }
                    // A file that another program removed is neither shown nor tried again.
                    if is_gone(&error) {
                        gone.extend(entry);
                    } else {
                        many.kept.push(path);
                    }
                }
            }
        }
        self.library.drop_all(&gone);
        if many.left.len() == 0 {
            return self.end_many(*many, context);
        }
        self.over = Dialog::Many(many);
        Reply::Redraw
    }

    /// Ends the batch, after its last session or when the user stops it, and shows the result.
    pub(super) fn end_many(&mut self, mut many: Batch, context: &Context) -> Reply {
        many.kept.extend(many.left.map(|(_, path)| path));
        if many.unnamed > 0 {
            let more = Message::new("cli-more-problems").with("count", many.unnamed);
            many.failed.push(context.say(&more));
        }
        self.library.sort();
        if let Some(behind) = &mut self.behind {
            behind.0.sort();
        }
        match many.deed {
            BatchKind::Delete if !many.done.is_empty() => {
                let message =
                    Message::new("home-gone").with("count", many.done.len()).with("name", many.name);
                let message = message.with("key", context.key(self.list_context(), Action::Undo));
                many.failed.insert(0, context.say(&message));
                self.undo.push(many.done);
                self.step(self.cursor);
                return if many.failed.len() == 1 {
                    self.tell_done(many.failed.remove(0))
                } else {
                    self.say(many.failed.join("; "))
                };
            }
            BatchKind::Undo if !many.kept.is_empty() => self.undo.push(many.kept),
            BatchKind::Restore => {
                let back: HashSet<_> = many.done.iter().collect();
                for batch in &mut self.undo {
                    batch.retain(|gone| !back.contains(gone));
                }
                self.undo.retain(|batch| !batch.is_empty());
            }
            BatchKind::Delete | BatchKind::Undo => {}
        }
        self.step(self.cursor);
        if let Some(entry) = many.entry.filter(|_| many.deed == BatchKind::Undo && self.behind.is_none()) {
            if self.library.place(entry).is_none() {
                self.clear_filter();
            }
            self.go_to(entry);
        }
        match (many.done.len(), many.failed.is_empty()) {
            (0, true) => Reply::Redraw,
            (back, true) => self.tell_done(context.say(&Message::new("home-back").with("count", back))),
            _ => self.say(many.failed.join("; ")),
        }
    }

    /// Stops the running import or batch. What is done stays done.
    pub(super) fn stop(&mut self, context: &Context) -> Reply {
        match std::mem::replace(&mut self.over, Dialog::None) {
            Dialog::Taking(taking) => self.taken(*taking, context),
            Dialog::Many(many) => self.end_many(*many, context),
            _ => Reply::Idle,
        }
    }
}

/// Returns whether the error says that the file does not exist.
fn is_gone(error: &Error) -> bool {
    matches!(error, Error::Disk { source, .. } if source.kind() == io::ErrorKind::NotFound)
}
