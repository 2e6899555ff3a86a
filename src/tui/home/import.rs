//! Imports a file, or all files of a folder, on a thread, and shows the result of each session.

use super::actions::{error_text, problems_text};
use super::{Dialog, HomeState};
use crate::locale::{Message, display_name, sanitize};
use crate::session::store::Operation;
use crate::session::{Error, ImportOutcome, ListedFile, Store};
use crate::tui::background::{Background, Results};
use crate::tui::paths;
use crate::tui::response::Response;
use crate::tui::ui::Ui;
use crate::tui::widgets::Scroll;
use crate::workflow::RowContext;
use crate::workflow::transfer::{self, ImportStep, ImportedSession};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// The most imported sessions that the result of an import names, and also the most refused ones.
const MAX_NAMED: usize = 100;

/// A running import and its result so far.
#[derive(Debug)]
pub struct ImportProgress {
    /// The thread. It sends each session of the files.
    pub(super) work: Background<ImportResult>,
    /// Whether the files are those of a folder, so that problems name them.
    is_folder: bool,
    /// The lines of the result so far.
    lines: Vec<String>,
    /// How many sessions `lines` does not name: of the imported ones, and of the refused ones.
    unlisted: [usize; 2],
    /// How many sessions were new, identical to existing ones, added under a new id, and refused.
    counts: [usize; 4],
    last_entry: Option<usize>,
}

/// What the thread sends.
#[derive(Debug)]
pub struct ImportResult {
    file: Arc<Path>,
    /// The session, with how it is listed if it was imported, or why the file could not be read or the session not be
    /// written.
    outcome: Result<(ImportedSession, Option<ListedFile>), Error>,
}

impl HomeState {
    /// Starts the import of a typed path.
    pub(super) fn import(&mut self, typed: &str, context: &Ui) -> Response {
        let from = paths::expand(typed);
        let is_folder = from.is_dir();
        let failed = |source| Error::Disk { operation: Operation::Read, path: from.clone(), source };
        let files = match transfer::files_to_import(&from).map_err(failed) {
            Ok(files) if files.is_empty() => {
                return self.respond_error(context.translator.get("home-import-empty-folder"));
            }
            Ok(files) => files,
            Err(error) => return self.respond_error(error_text(&error, context)),
        };
        let rows = RowContext {
            rulebook: Arc::clone(&context.rulebook),
            language: context.translator.language(),
            now: (self.clock)(),
        };
        let store = self.sessions.store().clone();
        // A single file that cannot be read leaves the prompt open, so that the path can be corrected.
        if let ([file], false) = (&files[..], is_folder)
            && let Err(error) = transfer::import(&store, file, rows.clone())
        {
            return self.respond_error(error_text(&error, context));
        }
        let work = Background::start(move |results| import_files(&store, files, &rows, results));
        let (lines, unlisted, counts) = (Vec::new(), [0; 2], [0; 4]);
        let progress = ImportProgress { work, is_folder, lines, unlisted, counts, last_entry: None };
        self.dialog = Dialog::Import(Box::new(progress));
        Response::Redraw
    }

    /// Receives the sessions that were imported since the last call, and shows the result at the end.
    pub(super) fn continue_import(&mut self, context: &Ui) -> Response {
        let Dialog::Import(mut progress) = std::mem::replace(&mut self.dialog, Dialog::None) else {
            return Response::Idle;
        };
        let (results, has_ended) = progress.work.receive(Duration::ZERO);
        for ImportResult { file, outcome } in results {
            match outcome {
                Ok((imported, listed)) => {
                    if let Some(listed) = listed {
                        progress.last_entry = Some(self.sessions.add(&listed, context));
                    }
                    progress.record(&file, &imported, context);
                }
                Err(error) => progress.push(&file, 3, error_text(&error, context), context),
            }
        }
        if has_ended {
            return self.finish_import(*progress, context);
        }
        self.dialog = Dialog::Import(progress);
        Response::Redraw
    }

    /// Ends the import, at the end of the files or where the user stopped it, and shows the result.
    fn finish_import(&mut self, mut progress: ImportProgress, context: &Ui) -> Response {
        self.sessions.sort();
        self.follow_cursor = true;
        if let Some(place) = progress.last_entry.and_then(|entry| self.sessions.position(entry)) {
            self.cursor = place + self.fixed_rows();
        }
        if progress.lines.len() < 2 {
            let nothing = || context.translator.get("home-import-nothing");
            let text = progress.lines.pop().unwrap_or_else(nothing);
            return if progress.counts[..3].iter().any(|count| *count > 0) {
                self.respond_success(text)
            } else {
                self.respond_error(text)
            };
        }
        let [new, same, renumbered, refused] = progress.counts;
        let summary = Message::new("home-import-summary").arg("new", new).arg("same", same);
        let sum = context.translate(&summary.arg("renumbered", renumbered).arg("refused", refused));
        progress.lines.insert(0, sum);
        let unnamed = progress.unlisted.iter().zip(["home-import-more", "home-import-more-refused"]);
        for (count, key) in unnamed.filter(|(count, _)| **count > 0) {
            progress.lines.push(context.translate(&Message::new(key).arg("count", *count)));
        }
        self.dialog = Dialog::ImportResult(progress.lines, Scroll::default());
        Response::Redraw
    }
}

/// Imports files one after the other. A file that cannot be read does not stop the others; a disk that accepts no more
/// does.
fn import_files(store: &Store, files: Vec<PathBuf>, rows: &RowContext, results: &Results<ImportResult>) {
    for file in files {
        let path: Arc<Path> = file.into();
        let send = |outcome| results.send(ImportResult { file: Arc::clone(&path), outcome });
        let mut import = match transfer::import(store, &path, rows.clone()) {
            Ok(import) => import,
            Err(error) => {
                if send(Err(error)) {
                    continue;
                }
                return;
            }
        };
        while let Some(step) = import.step() {
            let continues = match step {
                Ok(ImportStep::Session(imported)) => {
                    let path = imported.outcome.as_ref().ok().map(ImportOutcome::path);
                    let listed = path.map(|path| store.read_listed(path));
                    send(Ok((imported, listed)))
                }
                // Another program is importing. The session is tried again.
                Ok(ImportStep::Busy) => !results.is_stopped(),
                Err(error) => {
                    let is_read = matches!(error, Error::Disk { operation: Operation::Read, .. });
                    send(Err(error)) && is_read
                }
            };
            if !continues {
                return;
            }
        }
    }
}

impl ImportProgress {
    /// Returns how many sessions were handled so far.
    pub(super) fn count(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Adds an imported or refused session to the result.
    fn record(&mut self, file: &Path, imported: &ImportedSession, context: &Ui) {
        let (kind, key) = match &imported.outcome {
            Ok(ImportOutcome::Added(_)) => (0, "home-import-new"),
            Ok(ImportOutcome::AlreadyPresent(_)) => (1, "home-import-same"),
            Ok(ImportOutcome::Renumbered(_)) => (2, "home-import-renumbered"),
            Err(_) => (3, "home-import-refused"),
        };
        let mut message = Message::new(key).arg("name", display_name(&imported.name));
        if let Err(problems) = &imported.outcome {
            message = message.arg("why", problems_text(problems, context));
        }
        let text = context.translate(&message);
        let text = match imported.line {
            Some(line) if imported.outcome.is_err() => {
                let line = Message::new("home-import-line").arg("line", line.to_string());
                context.translate(&line.arg("said", text))
            }
            _ => text,
        };
        self.push(file, kind, text, context);
    }

    /// Counts a result of a kind, an index of `counts`, and adds its line if it is one of the first [`MAX_NAMED`]. Of a
    /// folder, the line of a refused session begins with the name of its file.
    fn push(&mut self, file: &Path, kind: usize, text: String, context: &Ui) {
        self.counts[kind] += 1;
        let is_refused = kind == 3;
        let named_kinds = [self.counts[..3].iter().sum(), self.counts[3]];
        if named_kinds[usize::from(is_refused)] > MAX_NAMED {
            self.unlisted[usize::from(is_refused)] += 1;
            return;
        }
        self.lines.push(if self.is_folder && is_refused {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let message = Message::new("home-import-file").arg("file", sanitize(&name).into_owned());
            context.translate(&message.arg("said", text))
        } else {
            text
        });
    }
}
