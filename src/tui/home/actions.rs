//! Actions on sessions from the list: mark, compare, edit, copy and export. Most show their result as a message.
//! Deleting and destroying are confirmed here and carried out in `batch`, as is restoring. Imports are in `import`.

use super::prompt::{Prompt, PromptInput, copy_name};
use super::session_list::SessionLoader;
use super::{Dialog, HomeState, MAX_NAME_LENGTH, SessionList};
use crate::locale::{Message, Problem, name_key, sanitize, time};
use crate::session::{Error, RESPONDENT_LIMITS, name_too_long};
use crate::tui::keys::Action;
use crate::tui::paths;
use crate::tui::response::{Navigate, Response};
use crate::tui::ui::Ui;
use crate::workflow::transfer::{self, JSONL_FILE_NAME};
use std::path::{Path, PathBuf};

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
                    return self.open_editor(entry, context);
                }
                (Prompt::Duplicate(entry), copy_name(&row.name, self.sessions.names(), &context.translator))
            }
        };
        self.ask(PromptInput::new(prompt, proposed));
        Response::Redraw
    }

    pub(super) fn show_choose_one(&mut self, context: &Ui) -> Response {
        self.respond_error(context.translator.get("home-choose-one"))
    }

    /// Opens the prompt for the name and the client of a new interview.
    pub(super) fn open_new(&mut self, is_quick: bool) -> Response {
        let prompt = PromptInput::new(Prompt::New(is_quick), String::new());
        self.ask(prompt.with_client("", self.sessions.clients()));
        Response::Redraw
    }

    /// Opens the prompt for another name or client of a session, as they are in its file.
    fn open_editor(&mut self, entry: usize, context: &Ui) -> Response {
        let session = match self.sessions.store().read(self.sessions.path(entry)) {
            Ok(session) => session,
            Err(error) => return self.respond_error(error_text(&error, context)),
        };
        let (name, client) = (session.name().to_owned(), session.client().unwrap_or_default().to_owned());
        let prompt = Prompt::Edit { entry, name: name.clone(), client: client.clone() };
        let prompt = PromptInput::new(prompt, name).with_client(&client, self.sessions.clients());
        self.ask(prompt);
        Response::Redraw
    }

    pub(super) fn update_prompt(&mut self, action: Action, context: &Ui) -> Response {
        let Dialog::Prompt(prompt) = &mut self.dialog else { return Response::Idle };
        match action {
            Action::Choose => self.submit_prompt(context),
            Action::Back => self.close_dialog(),
            Action::Complete => {
                prompt.complete();
                Response::Redraw
            }
            Action::Up | Action::Down => Response::redraw_if(prompt.switch_field()),
            _ => Response::Idle,
        }
    }

    /// Carries out the action of the prompt with the typed text. If the text is refused, the prompt stays open
    /// so that the user can correct it.
    fn submit_prompt(&mut self, context: &Ui) -> Response {
        let Dialog::Prompt(prompt) = &self.dialog else { return Response::Idle };
        let texts = prompt.fields().iter().map(|field| prompt.field(*field).value().trim().to_owned());
        let (texts, is_name): (Vec<_>, _) = (texts.collect(), prompt.is_name());
        let too_long = |text: &String| Some(text.chars().count()).filter(|length| *length > MAX_NAME_LENGTH);
        if let Some(length) = texts.iter().find_map(too_long).filter(|_| is_name) {
            return self.respond_error(context.translate(&name_too_long(length)));
        }
        let (typed, kind) = (&*texts[0], prompt.prompt.clone());
        let client = texts.get(1).cloned().unwrap_or_default();
        if typed.is_empty() && !matches!(kind, Prompt::New(_)) {
            let key = if is_name { "home-name-needed" } else { "home-path-needed" };
            return self.respond_error(context.translator.get(key));
        }
        if prompt.warning.is_none()
            && let Some(warning) = self.same_name_warning(&kind, typed, context)
            && let Dialog::Prompt(prompt) = &mut self.dialog
        {
            prompt.warning = Some(warning);
            return Response::Redraw;
        }
        let result = match kind {
            Prompt::New(quick) => {
                let name = typed.to_owned();
                return Response::Navigate(Navigate::NewInterview { name, client, quick });
            }
            Prompt::Edit { entry, name, client: before } => {
                let new_name = Some(typed).filter(|typed| **typed != name);
                let new_client = Some(&*client).filter(|client| **client != before);
                if (new_name, new_client) == (None, None) {
                    return self.close_dialog();
                }
                self.edit_session(entry, new_name, new_client, context)
            }
            Prompt::Duplicate(entry) => self.duplicate(entry, typed, context),
            Prompt::Import => return self.import(typed, context),
            Prompt::Export(paths) => self.export(&paths, typed, context),
            Prompt::Purge(entries) => return self.submit_purge(&entries, typed, context),
        };
        match result {
            Ok(said) => {
                self.dialog = Dialog::None;
                self.respond_success(said)
            }
            Err(error) => self.respond_error(error_text(&error, context)),
        }
    }

    /// Returns the warning that another session has the name that a session is about to get.
    fn same_name_warning(&self, prompt: &Prompt, name: &str, context: &Ui) -> Option<String> {
        let except = match prompt {
            Prompt::Edit { name: before, .. } if before == name => return None,
            Prompt::Edit { entry, .. } => Some(*entry),
            Prompt::New(_) | Prompt::Duplicate(_) => None,
            Prompt::Import | Prompt::Export(_) | Prompt::Purge(_) => return None,
        };
        let other = self.sessions.find_by_name(name, except)?;
        let begun = time::minute_in_words(other.created?, &context.time_zone, &context.translator);
        let message = match &other.client {
            Some(client) => Message::new("home-same-name-client").arg("client", &**client),
            None => Message::new("home-same-name"),
        };
        Some(context.translate(&message.arg("name", &*other.name).arg("begun", begun)))
    }

    fn export(&self, paths: &[PathBuf], typed: &str, context: &Ui) -> Result<String, Error> {
        let exported = transfer::export(self.sessions.store(), paths, &paths::expand(typed))?;
        let message = Message::new("home-exported").arg("count", exported.count);
        let text = context.translate(&message.arg("path", exported.to.to_string_lossy().into_owned()));
        let skipped = exported.unreadable.iter().map(|error| {
            let name = error.path().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
            let message = Message::new("home-export-skipped").arg("name", sanitize(&name).into_owned());
            context.translate(&message.arg("why", error_text(error, context)))
        });
        let more = (exported.unreported > 0)
            .then(|| context.translate(&Message::new("home-export-more").arg("count", exported.unreported)));
        Ok(std::iter::once(text).chain(skipped).chain(more).collect::<Vec<_>>().join(" "))
    }

    /// Gives a session another name, another client, or both.
    fn edit_session(
        &mut self,
        entry: usize,
        name: Option<&str>,
        client: Option<&str>,
        context: &Ui,
    ) -> Result<String, Error> {
        let path = self.sessions.path(entry).to_owned();
        let notices = self.sessions.store().edit(&path, name, client, (self.clock)())?;
        self.reload_session(&path, context);
        let name = self.sessions.row(entry).map(|row| row.name.clone()).unwrap_or_default();
        let edited = Message::new("home-edited").arg("name", name);
        let sentences: Vec<_> =
            std::iter::once(&edited).chain(&notices).map(|one| context.translate(one)).collect();
        Ok(sentences.join(" "))
    }

    fn duplicate(&mut self, entry: usize, name: &str, context: &Ui) -> Result<String, Error> {
        let path = self.sessions.path(entry);
        let copy = self.sessions.store().duplicate(path, name, (self.clock)())?;
        self.reload_session(&copy, context);
        Ok(context.translate(&Message::new("home-duplicated").arg("name", name)))
    }

    /// Rereads a session from the disk and moves the cursor to it. Clears a filter that hides it.
    pub(super) fn reload_session(&mut self, path: &Path, context: &Ui) {
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
        if self.saved.is_some() {
            self.ask(PromptInput::new(Prompt::Purge(targets), String::new()));
        } else {
            self.dialog = Dialog::ConfirmDelete(targets);
        }
        Response::Redraw
    }

    /// Asks whether to destroy all deleted sessions.
    pub(super) fn confirm_empty(&mut self, context: &Ui) -> Response {
        self.clear_filter();
        let all = self.sessions.visible().to_vec();
        if all.is_empty() {
            return self.respond_error(context.translator.get("home-deleted-none"));
        }
        self.ask(PromptInput::new(Prompt::Purge(all), String::new()));
        Response::Redraw
    }

    /// Destroys deleted sessions if the name of the only one or their number was typed.
    fn submit_purge(&mut self, entries: &[usize], typed: &str, context: &Ui) -> Response {
        let is_confirmed = match *entries {
            [entry] => {
                let row = self.sessions.row(entry);
                row.is_some_and(|row| name_key(&row.name) == name_key(typed))
            }
            _ => typed == entries.len().to_string(),
        };
        if is_confirmed {
            return self.purge(entries);
        }
        let message = Message::new("home-purge-differs").arg("count", entries.len());
        self.respond_error(context.translate(&message))
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
