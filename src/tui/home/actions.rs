//! Actions on sessions from the list: mark, compare, rename, copy, import and export. Most show their result
//! as a message. Deleting is confirmed here and carried out in `batch`, as is restoring.

use super::prompt::{Prompt, copy_name, expand_path};
use super::session_list::SessionLoader;
use super::{Dialog, HomeState, ImportProgress, MAX_NAME_LENGTH, SessionList};
use crate::locale::{Message, Problem, display_name, sanitize};
use crate::session::{Error, ImportOutcome, RESPONDENT_LIMITS};
use crate::tui::background::Background;
use crate::tui::keys::Action;
use crate::tui::response::{Navigate, Response};
use crate::tui::ui::Ui;
use crate::workflow::RowContext;
use crate::workflow::transfer::{self, ImportStep, ImportedSession, JSONL_FILE_NAME};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// The most imported sessions that the result of an import names, and also the most refused ones.
const MAX_NAMED: usize = 100;

/// The most problems of a file that one message lists.
const MAX_PROBLEMS: usize = 5;

/// The fewest and the most sessions that can be compared.
pub const GROUP_SIZE: std::ops::RangeInclusive<usize> = RESPONDENT_LIMITS.0..=RESPONDENT_LIMITS.1;

impl HomeState {
    /// Returns the entries that an action applies to: the marked ones, else the one under the cursor.
    pub(super) fn targets(&self) -> Vec<usize> {
        let marked: Vec<_> = self.sessions.marked().collect();
        if marked.is_empty() { self.selected_entry().into_iter().collect() } else { marked }
    }

    pub(super) fn toggle_mark(&mut self) -> Response {
        let Some(entry) = self.selected_entry() else { return Response::Idle };
        self.sessions.mark(entry, !self.sessions.is_marked(entry));
        self.move_cursor(self.cursor + 1);
        Response::Redraw
    }

    pub(super) fn toggle_all_marks(&mut self) -> Response {
        let shown = self.sessions.visible().to_vec();
        let all_marked = shown.iter().all(|entry| self.sessions.is_marked(*entry));
        for entry in &shown {
            self.sessions.mark(*entry, !all_marked);
        }
        Response::redraw_if(!shown.is_empty())
    }

    /// Returns the sessions to compare: the marked ones, else the finished ones of the client under the cursor.
    pub(super) fn people_to_compare(&self) -> Vec<usize> {
        let marked: Vec<_> = self.sessions.marked().collect();
        if !marked.is_empty() {
            return marked;
        }
        let Some(entry) = self.selected_entry() else { return marked };
        let mut people = self.sessions.of_same_client(entry);
        people.retain(|person| self.sessions.row(*person).is_some_and(|row| row.is_completed));
        people
    }

    pub(super) fn open_group(&mut self, context: &Ui) -> Response {
        let people = self.people_to_compare();
        if !GROUP_SIZE.contains(&people.len()) {
            let message = Message::new("home-compare-count").arg("most", *GROUP_SIZE.end());
            return self.respond_error(context.translate(&message));
        }
        let path = |entry: &usize| self.sessions.path(*entry).to_owned();
        Response::Navigate(Navigate::Compare(people.iter().map(path).collect()))
    }

    /// Sorts the list in the next order, and says in which.
    pub(super) fn sort_differently(&mut self, context: &Ui) -> Response {
        let has_clients = self.sessions.has_clients();
        let order = self.sessions.sort_order().next(has_clients);
        self.keeping_selection(|sessions| sessions.sort_by(order));
        self.follow_cursor = true;
        let name = context.translator.get(order.label_key(has_clients));
        self.respond_success(context.translate(&Message::new("home-sorted").arg("order", name)))
    }

    /// Opens the prompt that an action needs.
    pub(super) fn open_prompt(&mut self, action: Action, context: &Ui) -> Response {
        let (prompt, proposed) = match (action, self.selected_entry()) {
            (Action::Import, _) => (Prompt::Import, String::new()),
            (Action::Export, _) => {
                let targets = self.targets();
                let Some(first) = targets.first() else { return self.show_choose_one(context) };
                let first = self.sessions.path(*first).file_name().unwrap_or_default().to_string_lossy();
                let name = if targets.len() == 1 { &*first } else { JSONL_FILE_NAME }.to_owned();
                let paths = targets.iter().map(|entry| self.sessions.path(*entry).to_owned());
                (Prompt::Export(paths.collect()), name)
            }
            (_, None) => return self.show_choose_one(context),
            (_, Some(entry)) => {
                let Some(row) = self.sessions.row(entry) else { return Response::Idle };
                if row.problem.is_some() {
                    return self.respond_error(context.translator.get("home-damaged-change"));
                }
                if action == Action::Rename {
                    (Prompt::Rename(entry), row.name.clone())
                } else {
                    (
                        Prompt::Duplicate(entry),
                        copy_name(&row.name, self.sessions.names(), &context.translator),
                    )
                }
            }
        };
        self.ask(prompt, proposed);
        Response::Redraw
    }

    pub(super) fn show_choose_one(&mut self, context: &Ui) -> Response {
        self.respond_error(context.translator.get("home-choose-one"))
    }

    /// Carries out the action of the prompt with the typed text. If the text is refused, the prompt stays open
    /// so that the user can correct it.
    pub(super) fn submit_prompt(&mut self, context: &Ui) -> Response {
        let Dialog::Prompt(line) = &self.dialog else { return Response::Idle };
        let typed = line.input.value().trim().to_owned();
        let length = typed.chars().count();
        if line.is_name() && length > MAX_NAME_LENGTH {
            let message = Message::new("problem-name-too-long").arg("length", length);
            return self.respond_error(context.translate(&message.arg("most", MAX_NAME_LENGTH)));
        }
        let result = match line.prompt.clone() {
            Prompt::New(quick) => {
                let client = String::new();
                return Response::Navigate(Navigate::NewInterview { name: typed, client, quick });
            }
            _ if typed.is_empty() => {
                let key = if line.is_name() { "home-name-needed" } else { "home-path-needed" };
                return self.respond_error(context.translator.get(key));
            }
            Prompt::Rename(entry) => self.rename(entry, &typed, context),
            Prompt::Duplicate(entry) => self.duplicate(entry, &typed, context),
            Prompt::Import => return self.import(&typed, context),
            Prompt::Export(paths) => {
                let to = expand_path(&typed, std::env::home_dir().as_deref());
                transfer::export(self.sessions.store(), &paths, &to).map(|exported| {
                    let message = Message::new("home-exported").arg("count", exported.count);
                    let text =
                        context.translate(&message.arg("path", exported.to.to_string_lossy().into_owned()));
                    let skipped = exported.unreadable.iter().map(|error| {
                        let name =
                            error.path().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
                        let message =
                            Message::new("home-export-skipped").arg("name", sanitize(&name).into_owned());
                        context.translate(&message.arg("why", error_text(error, context)))
                    });
                    let more = (exported.unreported > 0).then(|| {
                        context.translate(&Message::new("home-export-more").arg("count", exported.unreported))
                    });
                    std::iter::once(text).chain(skipped).chain(more).collect::<Vec<_>>().join(" ")
                })
            }
        };
        match result {
            Ok(said) => {
                self.dialog = Dialog::None;
                self.respond_success(said)
            }
            Err(error) => self.respond_error(error_text(&error, context)),
        }
    }

    fn rename(&mut self, entry: usize, name: &str, context: &Ui) -> Result<String, Error> {
        let path = self.sessions.path(entry).to_owned();
        let notices = self.sessions.store().rename(&path, name, (self.clock)())?;
        self.reload_session(&path, context);
        let renamed = Message::new("home-renamed").arg("name", name);
        let sentences: Vec<_> =
            std::iter::once(&renamed).chain(&notices).map(|one| context.translate(one)).collect();
        Ok(sentences.join(" "))
    }

    fn duplicate(&mut self, entry: usize, name: &str, context: &Ui) -> Result<String, Error> {
        let path = self.sessions.path(entry);
        let copy = self.sessions.store().duplicate(path, name, (self.clock)())?;
        self.reload_session(&copy, context);
        Ok(context.translate(&Message::new("home-duplicated").arg("name", name)))
    }

    /// Rereads a session from the disk and moves the cursor to it. Clears a filter that hides it.
    fn reload_session(&mut self, path: &Path, context: &Ui) {
        let entry = self.sessions.reload(path, context);
        if self.sessions.position(entry).is_none() {
            self.clear_filter();
        }
        self.select(entry);
    }

    pub(super) fn confirm_delete(&mut self, context: &Ui) -> Response {
        let targets = self.targets();
        if targets.is_empty() {
            return self.show_choose_one(context);
        }
        self.dialog = Dialog::ConfirmDelete(targets);
        Response::Redraw
    }

    /// Switches between the saved and the deleted sessions.
    pub(super) fn toggle_deleted(&mut self, context: &Ui) -> Response {
        self.clear_filter();
        if let Some(saved) = self.saved.take() {
            (self.sessions, self.cursor) = *saved;
        } else {
            let deleted = SessionList::new(SessionLoader::start(self.sessions.store().trash()));
            let sessions = std::mem::replace(&mut self.sessions, deleted);
            self.saved = Some(Box::new((sessions, self.cursor)));
            self.cursor = 0;
        }
        self.wait_for_page(context);
        self.move_cursor(self.cursor);
        Response::Redraw
    }

    fn import(&mut self, typed: &str, context: &Ui) -> Response {
        let from = expand_path(typed, std::env::home_dir().as_deref());
        let rows = RowContext {
            rulebook: Arc::clone(&context.rulebook),
            language: context.translator.language(),
            now: (self.clock)(),
        };
        let mut import = match transfer::import(self.sessions.store(), &from, rows) {
            Ok(import) => import,
            Err(error) => return self.respond_error(error_text(&error, context)),
        };
        let store = self.sessions.store().clone();
        let work = Background::start(move |results| {
            while let Some(step) = import.step() {
                let continues = match step {
                    Ok(ImportStep::Session(imported)) => {
                        let path = imported.outcome.as_ref().ok().map(ImportOutcome::path);
                        let listed = path.map(|path| store.read_listed(path));
                        results.send(Ok((imported, listed)))
                    }
                    // Another program is importing. The session is tried again.
                    Ok(ImportStep::Busy) => !results.is_stopped(),
                    Err(error) => results.send(Err(error)),
                };
                if !continues {
                    break;
                }
            }
        });
        let (lines, unlisted, counts) = (Vec::new(), [0; 2], [0; 4]);
        let progress = ImportProgress { work, lines, unlisted, counts, last_entry: None };
        self.dialog = Dialog::Import(Box::new(progress));
        Response::Redraw
    }

    /// Receives the sessions that were imported since the last call, and shows the result at the end.
    pub(super) fn continue_import(&mut self, context: &Ui) -> Response {
        let Dialog::Import(mut progress) = std::mem::replace(&mut self.dialog, Dialog::None) else {
            return Response::Idle;
        };
        let (results, has_ended) = progress.work.receive(Duration::ZERO);
        for result in results {
            match result {
                Ok((imported, listed)) => {
                    if let Some(listed) = listed {
                        progress.last_entry = Some(self.sessions.add(&listed, context));
                    }
                    progress.record(&imported, context);
                }
                Err(error) => {
                    progress.lines.push(error_text(&error, context));
                    progress.counts[3] += 1;
                }
            }
        }
        if has_ended {
            return self.finish_import(*progress, context);
        }
        self.dialog = Dialog::Import(progress);
        Response::Redraw
    }

    /// Ends the import, at the end of the file or where the user stopped it, and shows the result.
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
        self.dialog = Dialog::ImportResult(progress.lines, crate::tui::widgets::Scroll::default());
        Response::Redraw
    }
}

impl ImportProgress {
    /// Counts an imported or refused session, and adds it to the result's lines if it is one of the first
    /// [`MAX_NAMED`].
    fn record(&mut self, imported: &ImportedSession, context: &Ui) {
        let (kind, key) = match &imported.outcome {
            Ok(ImportOutcome::Added(_)) => (0, "home-import-new"),
            Ok(ImportOutcome::AlreadyPresent(_)) => (1, "home-import-same"),
            Ok(ImportOutcome::Renumbered(_)) => (2, "home-import-renumbered"),
            Err(_) => (3, "home-import-refused"),
        };
        self.counts[kind] += 1;
        let refused = usize::from(imported.outcome.is_err());
        let named_kinds = [self.counts[..3].iter().sum(), self.counts[3]];
        if named_kinds[refused] > MAX_NAMED {
            self.unlisted[refused] += 1;
            return;
        }
        let mut message = Message::new(key).arg("name", display_name(&imported.name));
        if let Err(problems) = &imported.outcome {
            message = message.arg("why", problems_text(problems, context));
        }
        let text = context.translate(&message);
        self.lines.push(match imported.line {
            Some(line) if imported.outcome.is_err() => {
                let line = Message::new("home-import-line").arg("line", line.to_string());
                context.translate(&line.arg("said", text))
            }
            _ => text,
        });
    }
}

pub(super) fn error_text(error: &Error, context: &Ui) -> String {
    problems_text(&error.problems(), context)
}

/// Lists the first problems of a file in one message, with how many more there are.
pub(super) fn problems_text(problems: &[Problem], context: &Ui) -> String {
    let mut texts: Vec<_> =
        problems.iter().take(MAX_PROBLEMS).map(|problem| context.translate_problem(problem)).collect();
    if problems.len() > MAX_PROBLEMS {
        let more = Message::new("cli-more-problems").arg("count", problems.len() - MAX_PROBLEMS);
        texts.push(context.translate(&more));
    }
    texts.join("; ")
}
