//! The menu: everything that the screens offer, line by line.
//!
//! What is chosen prints its own prompts. From each of them `back` and `menu` lead here, and `quit` and the end of the input
//! leave the program, with everything saved.

use super::dialogue::Dialogue;
use super::prompt::{Leave, Stop, Typed, find_entry};
use super::sections::{print_list, read_page};
use super::{Surroundings, library, people, settings, what_if};
use crate::document::Reader;
use crate::interview::{Interview, Place};
use crate::locale::Message;
use crate::locale::lookup::Target;
use crate::rulebook::Answers;
use crate::session::{ListedFile, SessionWriter, Store, Summary};
use crate::workflow::{
    ActiveSettings, Clock, Conductor, InterviewStatus, NewSession, SelectedRulebook, is_first_session,
};
use jiff::tz::TimeZone;
use std::io;
use std::path::Path;
use std::time::Instant;

/// Asks which advice applies if the saved one of a session differs from today's.
pub type SettleDrift<'a> = dyn Fn(&mut Dialogue, &mut Conductor) -> io::Result<()> + 'a;

/// What the menu works with.
pub struct Program<'a> {
    /// The saved sessions.
    pub store: Store,
    /// The rulebook of new interviews.
    pub selected: SelectedRulebook<'a>,
    /// The current time.
    pub clock: Clock,
    /// The user's time zone.
    pub zone: TimeZone,
    /// The settings at the start.
    pub settings: ActiveSettings,
    /// Asks about a saved advice that no longer applies.
    pub settle_drift: &'a SettleDrift<'a>,
}

/// An entry of the menu.
struct Entry {
    /// The English word for it.
    id: &'static str,
    /// The key of its name.
    label: &'static str,
    /// Whether it needs a saved session to work with.
    needs: Needs,
    run: fn(&mut Menu) -> Result<(), Stop>,
}

/// What an entry needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needs {
    Nothing,
    Guide,
    Unfinished,
    Session,
    TwoSessions,
    /// A session, or a deleted one.
    AnySession,
}

/// The entries, without the last one, which leaves.
const ENTRIES: [Entry; 10] = [
    Entry { id: "new", label: "plain-menu-new", needs: Needs::Nothing, run: |menu| menu.begin(false) },
    Entry { id: "quick", label: "plain-menu-quick", needs: Needs::Nothing, run: |menu| menu.begin(true) },
    Entry {
        id: "continue",
        label: "plain-menu-continue",
        needs: Needs::Unfinished,
        run: |menu| menu.go_on(),
    },
    Entry { id: "read", label: "plain-menu-read", needs: Needs::Session, run: library::read_advice },
    Entry { id: "what if", label: "plain-menu-what-if", needs: Needs::Session, run: what_if::run },
    Entry { id: "compare", label: "plain-menu-people", needs: Needs::TwoSessions, run: people::run },
    Entry { id: "replay", label: "plain-menu-replay", needs: Needs::Session, run: library::replay_session },
    Entry { id: "sessions", label: "plain-menu-sessions", needs: Needs::AnySession, run: library::manage },
    Entry { id: "guide", label: "plain-menu-guide", needs: Needs::Guide, run: |menu| menu.read_guide() },
    Entry { id: "settings", label: "settings-title", needs: Needs::Nothing, run: settings::run },
];

/// Runs the menu until the user leaves. Returns the status of an interview that could not be saved, if there is one.
///
/// # Errors
/// Reading the input or writing the output failed.
pub fn run_menu(dialogue: &mut Dialogue, program: &Program) -> io::Result<Option<InterviewStatus>> {
    let (mut settings, mut unsaved) = (program.settings.clone(), None);
    loop {
        let translator = settings.translator();
        let mut dialogue = Dialogue {
            input: &mut *dialogue.input,
            out: &mut *dialogue.out,
            translator: &translator,
            text_options: dialogue.text_options,
            echo: dialogue.echo,
        };
        let mut menu = Menu {
            dialogue: &mut dialogue,
            program,
            settings: &mut settings,
            is_restarting: false,
            unsaved: unsaved.take(),
        };
        match menu.run() {
            Stop::Failed(error) => return Err(error),
            Stop::Leave(_) if menu.is_restarting => unsaved = menu.unsaved,
            Stop::Leave(_) => return Ok(menu.unsaved),
        }
    }
}

/// The state of the menu.
pub(super) struct Menu<'m, 'd, 'p> {
    pub dialogue: &'m mut Dialogue<'d>,
    pub program: &'m Program<'p>,
    pub settings: &'m mut ActiveSettings,
    /// Whether the menu begins again, because the language has changed.
    pub is_restarting: bool,
    /// The last interview that was left without being saved.
    unsaved: Option<InterviewStatus>,
}

impl Menu<'_, '_, '_> {
    fn run(&mut self) -> Stop {
        let mut prints_list = true;
        loop {
            match self.choose(prints_list) {
                Ok(()) | Err(Stop::Leave(Leave::Back | Leave::Menu | Leave::Review)) => prints_list = false,
                Err(stop) => return stop,
            }
        }
    }

    /// Reads what to do and does it. The whole list is printed at first and when it is asked for.
    fn choose(&mut self, prints_list: bool) -> Result<(), Stop> {
        let sessions = self.sessions();
        let (entries, labels) = self.entries(&sessions);
        self.dialogue.print_blank_line()?;
        if prints_list {
            self.dialogue.print_message(&Message::new("plain-menu"))?;
            self.print_damage(sessions.len())?;
            print_list(self.dialogue, &labels)?;
        } else {
            self.dialogue.print_message(&Message::new("plain-menu-again"))?;
        }
        loop {
            let text = match self.dialogue.ask(&Message::new("plain-menu-how"))? {
                Typed::Empty | Typed::List => {
                    print_list(self.dialogue, &labels)?;
                    continue;
                }
                Typed::Text(text) => text,
                Typed::Next | Typed::Previous | Typed::Review => {
                    self.dialogue.print_message(&Message::new("plain-menu-how"))?;
                    continue;
                }
            };
            match self.find(&text, &entries, &labels) {
                Ok(index) => {
                    return match entries.get(index) {
                        Some(entry) => (entry.run)(self),
                        None => Err(Leave::Quit.into()),
                    };
                }
                Err(message) => self.dialogue.print_message(&message)?,
            }
        }
    }

    /// Prints how many files cannot be read, if that is why there are no sessions.
    fn print_damage(&mut self, readable: usize) -> io::Result<()> {
        let unread = self.program.store.paths().map_or(0, |paths| paths.len());
        if readable > 0 || unread == 0 {
            return Ok(());
        }
        self.dialogue.print_message(&Message::new("cli-none-readable").arg("count", unread))
    }

    /// Returns the entries that can be chosen, and the names of these and of the one that leaves.
    fn entries(&self, sessions: &[Summary]) -> (Vec<&'static Entry>, Vec<String>) {
        let is_possible = |entry: &&Entry| match entry.needs {
            Needs::Nothing => true,
            Needs::Guide => !self.program.selected.rulebook.guide.is_empty(),
            Needs::Unfinished => sessions.iter().any(|session| !session.completed),
            Needs::Session => !sessions.is_empty(),
            Needs::TwoSessions => sessions.len() > 1,
            Needs::AnySession => !is_first_session(&self.program.store),
        };
        let entries: Vec<_> = ENTRIES.iter().filter(is_possible).collect();
        let keys = entries.iter().map(|entry| entry.label).chain(["plain-menu-quit"]);
        let labels = keys.map(|key| self.dialogue.translator.get(key)).collect();
        (entries, labels)
    }

    /// Returns the index of the entry that a text names. An entry that has nothing to work with says so.
    fn find(&self, text: &str, entries: &[&Entry], labels: &[String]) -> Result<usize, Message> {
        let ids = entries.iter().map(|entry| entry.id).chain(["quit"]);
        let targets: Vec<_> = ids.zip(labels).map(|(id, label)| Target::new(id, [&**label])).collect();
        let found = find_entry(text, &targets);
        if found.is_ok() {
            return found;
        }
        let words = self.dialogue.translator;
        let hidden: Vec<_> =
            ENTRIES.iter().filter(|entry| !entries.iter().any(|shown| shown.id == entry.id)).collect();
        let names: Vec<_> = hidden.iter().map(|entry| words.get(entry.label)).collect();
        let targets: Vec<_> =
            hidden.iter().zip(&names).map(|(entry, name)| Target::new(entry.id, [&**name])).collect();
        match crate::locale::lookup::find(text, &targets) {
            Ok(index) => Err(Message::new(match hidden[index].needs {
                Needs::Unfinished => "plain-menu-none-unfinished",
                Needs::TwoSessions => "plain-menu-none-to-compare",
                Needs::Guide => "plain-menu-no-guide",
                Needs::Nothing | Needs::Session | Needs::AnySession => "plain-menu-no-session",
            })),
            Err(_) => found,
        }
    }

    /// Returns the readable sessions, the last changed first. A folder that cannot be read has none; writing reports it.
    pub(super) fn sessions(&self) -> Vec<Summary> {
        summaries(self.program.store.list().unwrap_or_default())
    }

    fn begin(&mut self, is_quick: bool) -> Result<(), Stop> {
        let name = self.ask_name(&Message::new("plain-name"))?;
        let is_first = is_first_session(&self.program.store);
        let rulebook = self.program.selected.rulebook;
        let begun = self.new_session(&name, rulebook).begin(&Answers::new(), is_quick);
        match begun {
            Ok((interview, writer)) => {
                let has_typed_name = !name.is_empty();
                self.conduct(interview, writer, Surroundings { has_menu: true, is_first, has_typed_name })
            }
            Err(error) => Ok(self.dialogue.print_message(&error.message())?),
        }
    }

    /// Returns the properties of a new session.
    pub(super) fn new_session<'a>(
        &'a self,
        name: &'a str,
        rulebook: &'a std::sync::Arc<crate::rulebook::Rulebook>,
    ) -> NewSession<'a> {
        NewSession {
            store: self.program.store.clone(),
            name,
            client: "",
            translator: self.dialogue.translator,
            rulebook,
            now: (self.program.clock)(),
            zone: &self.program.zone,
        }
    }

    /// Asks for the name of a session until it is valid. An empty line means none.
    pub(super) fn ask_name(&mut self, question: &Message) -> Result<String, Stop> {
        loop {
            let name = self.dialogue.ask_for_text(question)?;
            if name.is_empty() {
                return Ok(name);
            }
            match crate::workflow::check_name(&name) {
                Ok(name) => return Ok(name),
                Err(message) => self.dialogue.print_message(&message)?,
            }
        }
    }

    fn go_on(&mut self) -> Result<(), Stop> {
        let mut unfinished = self.sessions();
        unfinished.retain(|session| !session.completed);
        let path = self.choose_session(&unfinished)?;
        self.open(&path)
    }

    /// Opens a saved session and goes on with its interview: a finished one at the review.
    pub(super) fn open(&mut self, path: &Path) -> Result<(), Stop> {
        let language = self.dialogue.translator.language().tag();
        let opened = self.program.selected.open(self.program.store.clone(), path, language);
        let (mut interview, writer) = match opened {
            Ok(opened) => opened,
            Err(error) => return Ok(self.dialogue.print_message(&error.message())?),
        };
        if let Some(why) = writer.read_only_reason() {
            return Ok(self.dialogue.print_message(&why.clone())?);
        }
        if interview.place() == Place::Advice {
            interview.handle(crate::interview::Command::OpenReview);
        }
        self.conduct(interview, writer, Surroundings { has_menu: true, ..Surroundings::default() })
    }

    fn conduct(
        &mut self,
        interview: Interview,
        writer: SessionWriter,
        surroundings: Surroundings,
    ) -> Result<(), Stop> {
        let mut conductor = Conductor::new(interview, writer, self.program.clock, Instant::now());
        self.dialogue.print(|page, words| super::write_unresolved(page, words, conductor.records()))?;
        (self.program.settle_drift)(self.dialogue, &mut conductor)?;
        let leave = super::run_interview(self.dialogue, &mut conductor, surroundings)?;
        for notice in conductor.take_notices() {
            self.dialogue.print_message(&notice)?;
        }
        let status = conductor.status();
        self.dialogue.print_message(&match &status.unsaved {
            Some(why) => Message::new("plain-not-saved").arg("why", why.clone()),
            None if status.has_events => Message::new("plain-saved"),
            None => Message::new("cli-nothing-saved"),
        })?;
        if status.unsaved.is_some() {
            self.unsaved = Some(status);
        }
        Err(leave.into())
    }

    fn read_guide(&mut self) -> Result<(), Stop> {
        let page = Reader::new(self.program.selected.rulebook, self.dialogue.translator).guide();
        Err(read_page(self.dialogue, &page, false))
    }
}

/// Returns the sessions of a list that can be read.
pub(super) fn summaries(listed: Vec<ListedFile>) -> Vec<Summary> {
    let valid = |file| match file {
        ListedFile::Valid(summary) => Some(*summary),
        ListedFile::Damaged { .. } => None,
    };
    listed.into_iter().filter_map(valid).collect()
}
