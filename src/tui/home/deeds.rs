//! Actions on saved sessions from the list: rename, copy, delete, restore, import and export. Each shows its
//! result.

use super::asked::{Prompt, PromptInput, copy_name, meant};
use super::{LONGEST_NAME, SessionList, Dialog, HomeState, ImportProgress};
use crate::locale::{Message, Problem, harmless, shown_name};
use crate::session::store::MAX_STAMPED;
use crate::session::transfer::{self, ImportedSession, JSONL_FILE_NAME, ImportStep};
use crate::session::{Error, RESPONDENT_LIMITS, ImportOutcome};
use crate::tui::context::Context;
use crate::tui::keys::Action;
use crate::tui::screen::{Go, Reply};
use std::path::Path;
use std::time::{Duration, Instant};

/// How many sessions are deleted or restored between two checks for input. Each waits for the disk.
pub(super) const AT_ONCE: usize = 4;

/// How long sessions are imported between two checks for input. Refusing one takes a thousandth of that.
const TURN: Duration = Duration::from_millis(10);

/// The most sessions that the result of an import names: of the imported ones, and of the refused ones.
const MOST_NAMED: usize = 100;

/// The most problems of a file that one message lists.
const MOST_PROBLEMS: usize = 5;

/// The fewest and the most sessions that can be compared.
pub const TOGETHER: std::ops::RangeInclusive<usize> = RESPONDENT_LIMITS.0..=RESPONDENT_LIMITS.1;

impl HomeState {
    /// Returns the entries that an action applies to: the marked ones, else the one under the cursor.
    pub(super) fn targets(&self) -> Vec<usize> {
        let marked: Vec<_> = self.library.marked().collect();
        if marked.is_empty() { self.under_cursor().into_iter().collect() } else { marked }
    }

    pub(super) fn mark(&mut self) -> Reply {
        let Some(entry) = self.under_cursor() else { return Reply::Idle };
        self.library.mark(entry, !self.library.is_marked(entry));
        self.step(self.cursor + 1);
        Reply::Redraw
    }

    pub(super) fn mark_all(&mut self) -> Reply {
        let shown = self.library.shown().to_vec();
        let all = shown.iter().all(|entry| self.library.is_marked(*entry));
        for entry in &shown {
            self.library.mark(*entry, !all);
        }
        Reply::when(!shown.is_empty())
    }

    pub(super) fn together(&mut self, context: &Context) -> Reply {
        let marked: Vec<_> = self.library.marked().collect();
        if !TOGETHER.contains(&marked.len()) {
            let message = Message::new("home-together-how-many").with("most", *TOGETHER.end());
            return self.say(context.say(&message));
        }
        let path = |entry: &usize| self.library.path(*entry).to_owned();
        Reply::Go(Go::Together(marked.iter().map(path).collect()))
    }

    /// Opens the prompt that an action needs.
    pub(super) fn ask(&mut self, action: Action, context: &Context) -> Reply {
        let (asked, proposed) = match (action, self.under_cursor()) {
            (Action::Import, _) => (Prompt::Import, String::new()),
            (Action::Export, _) => {
                let targets = self.targets();
                let Some(first) = targets.first() else { return self.choose_first(context) };
                let first = self.library.path(*first).file_name().unwrap_or_default().to_string_lossy();
                let name = if targets.len() == 1 { &*first } else { JSONL_FILE_NAME }.to_owned();
                let paths = targets.iter().map(|entry| self.library.path(*entry).to_owned());
                (Prompt::Export(paths.collect()), name)
            }
            (_, None) => return self.choose_first(context),
            (_, Some(entry)) => {
                let Some(row) = self.library.row(entry) else { return Reply::Idle };
                if row.damage.is_some() {
                    return self.say(context.words.get("home-damaged-change"));
                }
                if action == Action::Rename {
                    (Prompt::Rename(entry), row.name.clone())
                } else {
                    (Prompt::Duplicate(entry), copy_name(&row.name, self.library.names(), &context.words))
                }
            }
        };
        self.over = Dialog::Line(PromptInput::new(asked, proposed));
        Reply::Redraw
    }

    pub(super) fn choose_first(&mut self, context: &Context) -> Reply {
        self.say(context.words.get("home-choose-one"))
    }

    /// Carries out what the prompt is for. If the text is refused, the prompt stays so that the user can
    /// correct it.
    pub(super) fn answered(&mut self, context: &Context) -> Reply {
        let Dialog::Line(line) = &self.over else { return Reply::Idle };
        let typed = line.input.value().trim().to_owned();
        let length = typed.chars().count();
        if line.is_name() && length > LONGEST_NAME {
            let message = Message::new("problem-name-too-long").with("length", length);
            return self.say(context.say(&message.with("most", LONGEST_NAME)));
        }
        let done = match line.asked.clone() {
            Prompt::New(quick) => return Reply::Go(Go::New { name: typed, quick }),
            _ if typed.is_empty() => {
                let key = if line.is_name() { "home-name-needed" } else { "home-path-needed" };
                return self.say(context.words.get(key));
            }
            Prompt::Rename(entry) => self.rename(entry, &typed, context),
            Prompt::Duplicate(entry) => self.duplicate(entry, &typed, context),
            Prompt::Import => return self.import(&typed, context),
            Prompt::Export(paths) => {
                let to = meant(&typed, std::env::home_dir().as_deref());
                transfer::export(self.library.store(), &paths, &to).map(|went| {
                    let message = Message::new("home-exported").with("count", went.count);
                    let said = context.say(&message.with("path", went.to.to_string_lossy().into_owned()));
                    let left = went.unreadable.iter().map(|error| {
                        let name =
                            error.path().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
                        let message =
                            Message::new("home-export-left").with("name", harmless(&name).into_owned());
                        context.say(&message.with("why", why(error, context)))
                    });
                    let more = (went.unreported > 0)
                        .then(|| context.say(&Message::new("home-export-more").with("count", went.unreported)));
                    std::iter::once(said).chain(left).chain(more).collect::<Vec<_>>().join(" ")
                })
            }
        };
        match done {
            Ok(said) => {
                self.over = Dialog::None;
                self.tell_done(said)
            }
            Err(error) => self.say(why(&error, context)),
        }
    }

    fn rename(&mut self, entry: usize, name: &str, context: &Context) -> Result<String, Error> {
        let path = self.library.path(entry).to_owned();
        let notices = self.library.store().rename(&path, name, (self.clock)())?;
        self.put(&path, context);
        let renamed = Message::new("home-renamed").with("name", name);
        let said: Vec<_> = std::iter::once(&renamed).chain(&notices).map(|one| context.say(one)).collect();
        Ok(said.join(" "))
    }

    fn duplicate(&mut self, entry: usize, name: &str, context: &Context) -> Result<String, Error> {
        let path = self.library.path(entry);
        let copy = self.library.store().duplicate(path, name, (self.clock)())?;
        self.put(&copy, context);
        Ok(context.say(&Message::new("home-duplicated").with("name", name)))
    }

    /// Rereads a session from the disk and moves the cursor to it.
    fn put(&mut self, path: &Path, context: &Context) {
        let entry = self.library.renew(path, context);
        if self.library.place(entry).is_none() {
            self.clear_filter();
        }
        self.go_to(entry);
    }

    pub(super) fn ask_delete(&mut self, context: &Context) -> Reply {
        let targets = self.targets();
        if targets.is_empty() {
            return self.choose_first(context);
        }
        self.over = Dialog::Sure(targets);
        Reply::Redraw
    }

    /// Switches between the saved and the deleted sessions.
    pub(super) fn turn(&mut self, context: &Context) -> Reply {
        self.clear_filter();
        if let Some(behind) = self.behind.take() {
            (self.library, self.cursor) = *behind;
        } else {
            let (deleted, error) = SessionList::open(self.library.store().trash(), MAX_STAMPED);
            let library = std::mem::replace(&mut self.library, deleted);
            self.behind = Some(Box::new((library, self.cursor)));
            self.cursor = 0;
            self.notice = error.map(|error| (false, why(&error, context)));
        }
        self.step(self.cursor);
        Reply::Redraw
    }

    fn import(&mut self, typed: &str, context: &Context) -> Reply {
        let from = meant(typed, std::env::home_dir().as_deref());
        match transfer::import(self.library.store(), &from) {
            Ok(import) => {
                let (told, unnamed, counts) = (Vec::new(), [0; 2], [0; 4]);
                self.over = Dialog::Taking(Box::new(ImportProgress { import, told, unnamed, counts, last: None }));
                Reply::Redraw
            }
            Err(error) => self.say(why(&error, context)),
        }
    }

    /// Imports a few more sessions, and shows the result after the last.
    pub(super) fn take_some(&mut self, context: &Context) -> Reply {
        let Dialog::Taking(mut taking) = std::mem::replace(&mut self.over, Dialog::None) else {
            return Reply::Idle;
        };
        let began = Instant::now();
        loop {
            let Some(step) = taking.import.step() else { return self.taken(*taking, context) };
            match step {
                Ok(ImportStep::Session(came)) => {
                    if let Ok(taken) = &came.outcome {
                        taking.last = Some(self.library.add(taken.path(), context));
                    }
                    taking.note(&came, context);
                }
                // Input comes first; the session is tried again on the next call.
                Ok(ImportStep::Busy) => break,
                Err(error) => {
                    taking.told.push(why(&error, context));
                    taking.counts[3] += 1;
                }
            }
            if began.elapsed() > TURN {
                break;
            }
        }
        self.over = Dialog::Taking(taking);
        Reply::Redraw
    }

    /// Ends the import, at the end of the file or when the user stops it, and shows the result.
    pub(super) fn taken(&mut self, mut taking: ImportProgress, context: &Context) -> Reply {
        self.library.sort();
        self.follow = true;
        if let Some(place) = taking.last.and_then(|entry| self.library.place(entry)) {
            self.cursor = place + self.head();
        }
        if taking.told.len() < 2 {
            let nothing = || context.words.get("home-import-nothing");
            let said = taking.told.pop().unwrap_or_else(nothing);
            return if taking.counts[..3].iter().any(|count| *count > 0) {
                self.tell_done(said)
            } else {
                self.say(said)
            };
        }
        let [new, same, renumbered, refused] = taking.counts;
        let sum = Message::new("home-import-sum").with("new", new).with("same", same);
        let sum = context.say(&sum.with("renumbered", renumbered).with("refused", refused));
        taking.told.insert(0, sum);
        let unnamed = taking.unnamed.iter().zip(["home-import-more", "home-import-more-refused"]);
        for (count, key) in unnamed.filter(|(count, _)| **count > 0) {
            taking.told.push(context.say(&Message::new(key).with("count", *count)));
        }
        self.over = Dialog::Told(taking.told, crate::tui::widgets::Scroll::default());
        Reply::Redraw
    }
}

impl ImportProgress {
    /// Counts an imported or refused session, and adds it to the result's lines if it is one of the first
    /// [`MAX_NAMED`].
    fn note(&mut self, came: &ImportedSession, context: &Context) {
        let (kind, key) = match &came.outcome {
            Ok(ImportOutcome::Added(_)) => (0, "home-import-new"),
            Ok(ImportOutcome::AlreadyPresent(_)) => (1, "home-import-same"),
            Ok(ImportOutcome::Renumbered(_)) => (2, "home-import-renumbered"),
            Err(_) => (3, "home-import-refused"),
        };
        self.counts[kind] += 1;
        let refused = usize::from(came.outcome.is_err());
        let sums = [self.counts[..3].iter().sum(), self.counts[3]];
        if sums[refused] > MOST_NAMED {
            self.unnamed[refused] += 1;
            return;
        }
        let mut message = Message::new(key).with("name", shown_name(&came.name));
        if let Err(problems) = &came.outcome {
            message = message.with("why", wrong(problems, context));
        }
        let text = context.say(&message);
        self.told.push(match came.line {
            Some(line) if came.outcome.is_err() => {
                let line = Message::new("home-import-line").with("line", line.to_string());
                context.say(&line.with("said", text))
            }
            _ => text,
        });
    }
}

pub(super) fn why(error: &Error, context: &Context) -> String {
    wrong(&error.problems(), context)
}

/// Lists the first problems of a file in one message, with how many more there are.
pub(super) fn wrong(problems: &[Problem], context: &Context) -> String {
    let mut said: Vec<_> =
        problems.iter().take(MOST_PROBLEMS).map(|problem| context.problem(problem)).collect();
    if problems.len() > MOST_PROBLEMS {
        let more = Message::new("cli-more-problems").with("count", problems.len() - MOST_PROBLEMS);
        said.push(context.say(&more));
    }
    said.join("; ")
}
