//! Tests of the menu: that each of its entries does what it says, and leads back.

use super::SPOKEN;
use crate::locale::{Language, Translator};
use crate::plain::{Dialogue, Program, run_menu};
use crate::render::text_writer::TextOptions;
use crate::rulebook::Rulebook;
use crate::rulebook::tests::commute;
use crate::session::{Session, Store};
use crate::settings::{Setting, Sources, index_of};
use crate::workflow::{ActiveSettings, SelectedRulebook, demo_sessions};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::sync::Arc;
use tempfile::TempDir;

/// A library in a temporary folder.
pub(super) struct Library {
    pub folder: TempDir,
    pub rulebook: Arc<Rulebook>,
    pub language: Language,
    pub options: TextOptions,
}

impl Library {
    pub(super) fn new(rulebook: Rulebook) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        Self { folder, rulebook: Arc::new(rulebook), language: Language::English, options: SPOKEN }
    }

    /// Returns a library of the shipped rulebook with the sessions of the demo.
    pub(super) fn of_demo(language: Language) -> Self {
        let library =
            Self { language, ..Self::new(Rulebook::shipped().expect("the shipped rulebook is valid")) };
        let store = library.store();
        for session in demo_sessions(&library.rulebook, language, Timestamp::UNIX_EPOCH) {
            store.save(&mut store.create(session)).expect("the folder can be written");
        }
        library
    }

    fn store(&self) -> Store {
        Store::new(self.folder.path().join("sessions"))
    }

    /// Returns the saved sessions, the last changed first.
    fn sessions(&self) -> Vec<Session> {
        let store = self.store();
        let listed = store.list().expect("the folder can be read");
        listed.iter().map(|file| store.read(file.path()).expect("the session can be read")).collect()
    }

    /// Runs the menu with typed lines and returns its output.
    pub(super) fn run(&self, lines: &str) -> String {
        let translator = Translator::new(self.language);
        let (mut input, mut out) = (lines.as_bytes(), Vec::new());
        let mut dialogue = Dialogue {
            input: &mut input,
            out: &mut out,
            translator: &translator,
            text_options: self.options,
            echo: true,
        };
        let selected = SelectedRulebook { rulebook: &self.rulebook, is_requested: false, is_only: false };
        let program = Program {
            store: self.store(),
            selected,
            clock: || Timestamp::UNIX_EPOCH,
            zone: TimeZone::UTC,
            settings: self.settings(),
            settle_drift: &|_, _| Ok(()),
        };
        let unsaved = run_menu(&mut dialogue, &program).expect("reading and writing succeed");
        assert_eq!(unsaved, None);
        String::from_utf8(out).expect("the output is UTF-8")
    }

    /// Returns the settings, which are saved in the library's folder.
    fn settings(&self) -> ActiveSettings {
        let mut given = Sources::default();
        given.locale.set(Setting::Language, index_of(self.language, &Language::ALL));
        ActiveSettings::load(Some(self.folder.path().join("config.toml")), given, |_| None)
    }

    /// Returns a message in the library's language.
    fn text(&self, key: &'static str) -> String {
        Translator::new(self.language).get(key)
    }
}

/// Checks that an interview can be begun, left and continued, and that its answers are saved.
#[test]
fn menu_begins_and_continues_interviews() {
    let library = Library::new(commute());
    let output = library.run("new\nTo work\n5\nmenu\nquit\n");
    assert!(output.contains(&library.text("plain-intro")), "{output}");
    assert!(!library.sessions()[0].is_completed());
    let output = library.run("continue\n1\n1\n0\n\nquit\n");
    assert!(!output.contains(&library.text("plain-intro")), "the hint is for the first interview: {output}");
    let [session] = &library.sessions()[..] else { panic!("one session") };
    assert_eq!((session.name(), session.is_completed(), session.answers().len()), ("To work", true, 4));
}

/// Checks that the end of the input leaves everywhere, with what was answered.
#[test]
fn end_of_input_leaves_the_menu() {
    let library = Library::new(commute());
    library.run("quick\n\n5\n");
    assert_eq!(library.sessions()[0].answers().len(), 1);
    for lines in ["", "read\n", "read\n1\n", "what if\n1\n", "sessions\n1\n", "guide\n", "new\n", "help"] {
        library.run(lines);
    }
    assert_eq!(library.sessions().len(), 1);
}

/// Checks that going back from the first question leads to the menu, and that a typed name is not lost silently.
#[test]
fn back_from_the_first_question_leads_to_the_menu() {
    let library = Library::new(commute());
    let output = library.run("new\n\nback\n");
    assert!(output.contains(&library.text("plain-menu-again")), "{output}");
    // A name would be lost, so the first back only says so.
    let output = library.run("new\nTo work\nback\n5\nback\nback\n");
    assert!(!output.contains(&library.text("cli-nothing-saved")), "{output}");
    assert_eq!(library.sessions()[0].name(), "To work");
    let output = library.run("new\nTo school\nback\nback\n");
    assert!(output.contains(&library.text("cli-nothing-saved")), "{output}");
    assert_eq!(library.sessions().len(), 1);
}

/// Checks that an entry that has nothing to work with says why.
#[test]
fn menu_says_why_an_entry_is_missing() {
    let library = Library::new(commute());
    for (line, key) in [
        ("read", "plain-menu-no-session"),
        ("replay", "plain-menu-no-session"),
        ("compare", "plain-menu-none-to-compare"),
        ("continue", "plain-menu-none-unfinished"),
    ] {
        let output = library.run(&format!("{line}\n"));
        assert!(output.contains(&library.text(key)), "{line}: {output}");
    }
}

/// Checks renaming, copying, deleting and restoring.
#[test]
fn menu_manages_sessions() {
    let library = Library::new(commute());
    library.run("quick\nTo work\n5\n1\nno\nmenu\nquit\n");
    library.run("sessions\nrename\nTo school\n");
    assert_eq!(library.sessions()[0].name(), "To school");
    library.run("sessions\ncopy\n");
    assert_eq!(library.sessions().len(), 2);
    library.run("sessions\n1\ndelete\n\n");
    assert_eq!(library.sessions().len(), 2, "deleting needs a yes");
    library.run("sessions\n1\ndelete\nyes\nsessions\ndelete\nyes\n");
    assert_eq!(library.sessions().len(), 0);
    library.run("sessions\n2\n");
    assert_eq!(library.sessions().len(), 1, "deleted sessions can be restored when there are no others");
}

/// Checks that tried answers lead to another advice, are taken back, and are kept as a session of their own.
#[test]
fn what_if_is_tried_undone_and_kept() {
    let library = Library::of_demo(Language::English);
    let before = library.sessions().len();
    let output = library.run("what if\n3\nbudget: tight\nundo\n1: tight\nteam size\n4\nkeep Small\nback\n");
    let sessions = library.sessions();
    assert_eq!(sessions.len(), before + 1, "{output}");
    let kept = sessions.iter().find(|session| session.name() == "Small").expect("the session is kept");
    assert_eq!(kept.answers()["budget"], "tight");
    assert_eq!((&kept.answers()["team_size"], kept.is_completed()), (&4.into(), true));
    let output = library.run("what if\n1\nundo\nkeep\n");
    assert_eq!(output.matches(&library.text("plain-nothing-tried")).count(), 2, "{output}");
}

/// Checks that people are chosen by numbers or names, and that wrong choices are explained.
#[test]
fn people_are_chosen_by_numbers() {
    // Each person on one line.
    let options = TextOptions { width: 1000, ..SPOKEN };
    let library = Library { options, ..Library::of_demo(Language::English) };
    // The first section after the summary gives what each person is advised, one a line.
    let compared = |typed: &str| {
        let output = library.run(&format!("compare\n{typed}\nnext\n"));
        let (_, comparison) = output.split_once(&library.text("plain-how-sections")).expect("a comparison");
        comparison.lines().filter(|line| line.starts_with(|sign: char| sign.is_alphabetic())).count()
    };
    let all = library.sessions().len();
    let two = compared("1 3");
    assert_eq!(compared("1, 2, 3"), two + 1);
    assert_eq!(compared("1\n1 1\n1 99\n1 3"), two, "the menu asks again");
    assert!(compared("all") >= two + all - 2);
}

/// Checks that the language changes at once, and at the next start.
#[test]
fn settings_change_the_language_at_once() {
    let library = Library::new(commute());
    let dutch = Translator::new(Language::Dutch).get("plain-menu-new");
    let output = library.run("settings\n1\nback\nlanguage\nned\n");
    assert!(output.contains(&dutch), "{output}");
    assert!(library.run("").contains(&dutch), "the setting is saved");
}

/// Checks the ways to move between the sections of an advice, and that `review` opens the answers.
#[test]
fn advice_is_read_section_by_section() {
    let library = Library::of_demo(Language::English);
    let output = library.run("read\n1\n");
    let whole = library.run("read\n1\nlist\n");
    let count = whole.lines().filter(|line| line.starts_with('1') && line.contains(". ")).count();
    assert!(count > 9, "{whole}");
    assert!(output.len() < whole.len() && !output.contains(&library.text("report-answers")), "{output}");
    for typed in ["next\nnext\nprevious", "2", "the answers that led"] {
        let output = library.run(&format!("read\n1\n{typed}\n"));
        let title = library.text("advice-way");
        assert!(output.contains(&title), "{typed}: {output}");
    }
    let output = library.run("read\n1\nreview\n");
    assert!(output.contains(&library.text("plain-how-review")[..20]), "{output}");
}
