//! The screens in states that tell something: each a name, where it starts and the keys that lead there.
//!
//! [`super::snapshots`] draws them to be read by people, and [`super::layout`] checks the layout of every one at many sizes.

use super::companies::{island, line, pods, thousand, two, warned};
use super::driver::{Driver, Rules, SHIPPED, context_with, rules};
use super::{demo, drift, group, library, long_choice};
use crate::locale::Language;
use crate::rulebook::Rulebook;
use crate::session::{EventKind, RulebookRef, Session, Store};
use crate::tui::theme::Theme;
use serde_json::{Value as Json, json};
use std::sync::{Arc, LazyLock};

/// The rulebook on licences: another subject, without chart, support and practices, in English only.
static LICENCE: LazyLock<Rules> = LazyLock::new(|| {
    rules(
        Rulebook::all_shipped()
            .nth(1)
            .expect("two rulebooks are shipped")
            .expect("the shipped rulebook is valid"),
    )
});

/// The small rulebook with a question of fourteen options.
static LONG_CHOICE: LazyLock<Rules> = LazyLock::new(|| rules(long_choice::rulebook(14)));

/// The shipped rulebook with other advice.
static CHANGED: LazyLock<Rules> = LazyLock::new(|| rules(drift::shipped_with_other_advice()));

/// A screen in a state that tells something.
pub(in crate::tui) struct Situation {
    /// Names the snapshots.
    pub(in crate::tui) name: &'static str,
    start: Start,
    /// The keys from the start, as for [`Driver::keys`].
    keys: &'static str,
    /// What shows where the user is.
    pub(super) focus: Focus,
    /// What the snapshots are of.
    pub(super) shots: &'static [Shot],
    /// Whether a dialog covers a part of the screen, so that the text below it is cut.
    pub(super) is_covered: bool,
    /// Whether the picture may be wider than the screen, which then shows a part of it.
    pub(super) is_panned: bool,
}

/// Where a situation starts.
#[derive(Clone, Copy)]
enum Start {
    /// Home, without a session.
    Empty,
    /// Home of the demo.
    Demo,
    /// Home, after these keys and a restart.
    Restarted(&'static str),
    /// Home, with these sessions.
    Library(fn() -> Vec<Session>),
    /// The advice on these answers.
    Advice(fn() -> Json),
    /// Home, without a session, with another rulebook.
    Rulebook(&'static LazyLock<Rules>),
    /// Home, after these keys and a restart with a rulebook that gives other advice.
    Changed(&'static str),
    /// Three respondents compared.
    Group,
}

/// What shows where the user is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Focus {
    /// The mark before a row.
    Cursor,
    /// A frame in heavy lines.
    Frame,
    /// The mark before a row of a list, or a frame in heavy lines where there is room for boxes.
    Box,
    /// A field with room for text.
    Field,
    /// Nothing: the screen is only read.
    Nothing,
}

/// A size and a language that a situation is drawn in as a snapshot.
#[derive(Clone, Copy)]
pub(super) enum Shot {
    /// English at 80x24.
    Normal,
    /// English at 40x12, where the layout is another one.
    Narrow,
    /// English at 120x40, where the layout is another one.
    Wide,
    /// Dutch at 80x24.
    Dutch,
    /// English in ASCII at 80x24.
    Ascii,
}

impl Shot {
    /// The language, whether in ASCII, the size, and what the name of the snapshot ends in.
    pub(super) fn parts(self) -> (Language, bool, (u16, u16), &'static str) {
        match self {
            Self::Normal => (Language::English, false, (80, 24), "en_80x24"),
            Self::Narrow => (Language::English, false, (40, 12), "en_40x12"),
            Self::Wide => (Language::English, false, (120, 40), "en_120x40"),
            Self::Dutch => (Language::Dutch, false, (80, 24), "nl_80x24"),
            Self::Ascii => (Language::English, true, (80, 24), "ascii_80x24"),
        }
    }
}

impl Situation {
    const fn new(
        name: &'static str,
        start: Start,
        keys: &'static str,
        focus: Focus,
        shots: &'static [Shot],
    ) -> Self {
        Self { name, start, keys, focus, shots, is_covered: false, is_panned: false }
    }

    const fn covered(mut self) -> Self {
        self.is_covered = true;
        self
    }

    const fn panned(mut self) -> Self {
        self.is_panned = true;
        self
    }

    /// The keys that are pressed in all, for what is typed with them.
    pub(super) fn all_keys(&self) -> String {
        match self.start {
            Restarted(before) | Changed(before) => format!("{before} {}", self.keys),
            _ => self.keys.to_owned(),
        }
    }

    /// Whether its texts are the shipped rulebook's, which has both languages.
    pub(super) fn is_bilingual(&self) -> bool {
        !matches!(self.start, Start::Rulebook(_))
    }

    /// The rulebook whose texts show.
    pub(super) fn rulebook(&self) -> &'static Rulebook {
        match self.start {
            Start::Rulebook(rules) => &rules.0,
            _ => &SHIPPED.0,
        }
    }

    /// Reaches the situation.
    pub(in crate::tui) fn open(
        &self,
        language: Language,
        look: &Theme,
        (columns, rows): (u16, u16),
    ) -> Driver {
        let folder = Arc::new(tempfile::tempdir().expect("a temporary folder can be made"));
        let with = |rules, asked_for| context_with(rules, asked_for, language, look);
        let start = || Driver::with_context(with(&SHIPPED, false), Arc::clone(&folder), columns, rows);
        let stored = |sessions: Vec<Session>| {
            let store = Store::new(folder.path().join("sessions"));
            for session in sessions {
                store.import(session).expect("a session in a new folder can be written");
            }
            start()
        };
        let mut driver = match self.start {
            Empty => start(),
            Demo => demo::open(with(&SHIPPED, false), Arc::clone(&folder), columns, rows),
            Restarted(keys) => {
                let mut driver = start();
                driver.keys(keys);
                driver.reopen_with_context(with(&SHIPPED, false))
            }
            Library(sessions) => stored(sessions()),
            Advice(answers) => {
                let mut driver = stored(vec![advised_by(&with(&SHIPPED, false).rulebook, &answers())]);
                driver.keys("Down Enter");
                driver
            }
            Start::Rulebook(rules) => {
                Driver::with_context(with(rules, true), Arc::clone(&folder), columns, rows)
            }
            Changed(keys) => {
                let mut driver = start();
                driver.keys(keys);
                driver.reopen_with_context(with(&CHANGED, true))
            }
            Group => {
                let mut driver = start();
                let paths = group::saved(&driver, &SHIPPED.0, &group::three());
                driver.app.open_group(&paths);
                driver.resize(columns, rows);
                driver
            }
        };
        if !self.keys.is_empty() {
            driver.keys(self.keys);
        }
        driver
    }
}

/// A finished session with these answers, made with the shipped rulebook.
pub(super) fn advised(answers: &Json) -> Session {
    advised_by(&SHIPPED.0, answers)
}

/// The same, made with another edition of the rulebook.
fn advised_by(rulebook: &Rulebook, answers: &Json) -> Session {
    let now = "2026-11-23T09:40:00Z".parse().expect("a valid time");
    let made_with =
        RulebookRef { id: rulebook.id.clone(), version: rulebook.version.clone(), digest: rulebook.digest() };
    let mut session = Session::new("20261123-acme-0001", "Acme BV", "en", made_with, now);
    for (question, value) in answers.as_object().expect("answers are an object") {
        session.record(1, EventKind::Answered { question: question.clone(), value: value.clone() }, now);
    }
    session.record(2, EventKind::Completed, now);
    session
}

const BEGIN_REVIEW: &str =
    "n 'Acme Enter 2 '24 Enter 0 1 2 'North Enter Enter 1 Left Left Esc 1 t 'why Enter r";
const DRAFTS: &str = "n 'Acme Enter 3 '1 Ctrl-r Home Down t 'Ask Esc";
const ESSENTIALS: &str = "N 'Acme Enter 2 '24 Enter 2 4 2 1 '1 Enter 2";
const REPLAYED: &str =
    "n 'Acme Enter 2 '2 Enter Esc Ctrl-u '24 Enter 3 Esc t 'why Enter 1 r f w 3 'habit Enter";

use Focus::{Box as BoxOrRow, Cursor, Field, Frame, Nothing};
use Shot::{Ascii, Dutch, Narrow, Normal, Wide};
use Start::{Advice, Changed, Demo, Empty, Group, Library, Restarted};

/// All situations.
pub(in crate::tui) fn situations() -> Vec<Situation> {
    [
        home(),
        interview(),
        essentials(),
        replay(),
        decision(),
        changed_rules(),
        guide(),
        respondents(),
        advice(),
        licence(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The list of sessions and its dialogs.
fn home() -> Vec<Situation> {
    let new = Situation::new;
    vec![
        new("home_empty", Empty, "", Cursor, &[Normal, Dutch]),
        new("home_new", Empty, "n 'Acme", Field, &[Normal]),
        new("home_new_quick", Empty, "N 'Acme", Field, &[]),
        new("home_sessions", Library(library::three), "Down", Cursor, &[Normal, Narrow, Dutch]),
        new(
            "home_wide_names",
            Restarted("n '東京&株式会社&営業部門&東日本&西日本 Enter 2 Esc b"),
            "Down",
            Cursor,
            &[],
        ),
        new("home_marked", Library(library::three), "Home Down Space Space", Cursor, &[Normal]),
        new("home_filter", Library(library::three), "/ 'bo", Field, &[Normal]),
        new("home_delete", Library(library::three), "Home Down d", Frame, &[Normal]),
        new("home_export", Library(library::three), "a x", Field, &[Normal]),
        new("home_rename", Library(library::three), "Home Down e", Field, &[]),
        new("home_import", Library(library::three), "i", Field, &[Normal]),
        new("home_trash", Library(library::three), "Home Down d Enter d Enter D", Cursor, &[]),
        new("home_help", Library(library::three), "?", Frame, &[]).covered(),
        new("settings", Library(library::three), ", Down", Frame, &[Normal, Narrow, Dutch]).covered(),
        new("demo_home", Demo, "", Cursor, &[Normal, Narrow, Dutch]),
        new("demo_marked", Demo, "Space Space Space", Cursor, &[]),
    ]
}

/// The interview, its review and the help.
fn interview() -> Vec<Situation> {
    let new = Situation::new;
    vec![
        new("choice", Empty, "n 'Acme Enter 2 '24 Enter 2 5 Down", Cursor, &[Normal, Narrow, Dutch]),
        new("long_choice", Start::Rulebook(&LONG_CHOICE), "n 'Acme Enter 1 4", Cursor, &[Normal]),
        new("number_refused", Empty, "n 'Acme Enter 2 '240000 Enter", Field, &[Normal]),
        new(
            "names",
            Empty,
            "n 'Acme Enter 2 '24 Enter 2 5 2 'North Enter '東京 Enter 'So",
            Field,
            &[Normal, Narrow],
        ),
        new("note", Empty, "n 'Acme Enter t 'the&board&decides Enter", Cursor, &[Normal]),
        new("typed_marks", Empty, "n 'Zoë&東京&… Enter t '“één”&→&½", Field, &[]),
        new(
            "no_longer_asked",
            Empty,
            "n 'Acme Enter 2 '24 Enter 2 5 2 'North Enter Enter Left Esc 1",
            Cursor,
            &[Normal],
        ),
        new("outlook_settled", Empty, "n 'Acme Enter 1 '12 Enter", Cursor, &[]),
        new("outlook_shares", Empty, "n 'Acme Enter 1 '12 Enter %", Cursor, &[Dutch]),
        new("outlook_hidden", Empty, "n 'Acme Enter 1 '12 Enter z", Cursor, &[Normal]),
        new("review", Empty, BEGIN_REVIEW, Cursor, &[Normal, Narrow, Dutch]),
        new("review_drafts", Empty, DRAFTS, Cursor, &[Normal]),
        new("review_finish", Empty, "n 'Acme Enter 3 '1 Ctrl-r Home Down t 'Ask Esc f", Cursor, &[Normal]),
        new("help", Empty, "n 'Acme Enter ?", Frame, &[Normal, Narrow, Dutch]).covered(),
        new("palette", Empty, "n 'Acme Enter :", Field, &[Normal, Narrow, Dutch]).covered(),
        new("palette_search", Empty, "n 'Acme Enter : 'out", Field, &[Normal]).covered(),
    ]
}

/// The quick interview and the follow-up.
fn essentials() -> Vec<Situation> {
    let new = Situation::new;
    vec![
        new("quick_question", Empty, "N 'Acme Enter 2 '24 Enter", Cursor, &[]),
        new("quick_advice", Empty, ESSENTIALS, Nothing, &[Normal]),
        new("follow_up", Restarted(ESSENTIALS), "Down Enter o", Cursor, &[Normal]),
        new("follow_up_rest", Restarted(ESSENTIALS), "Down Enter o 2 3", Cursor, &[Normal]),
    ]
}

/// The replay.
fn replay() -> Vec<Situation> {
    let new = Situation::new;
    vec![
        new("replay_change", Restarted(REPLAYED), "Down p Space m", Nothing, &[Normal]),
        new("replay_turn", Restarted(REPLAYED), "Down p Space ]", Nothing, &[Dutch]),
        new("replay_end", Restarted(REPLAYED), "Down p Space End Left", Nothing, &[Normal]),
        new("replay_decision", Restarted(REPLAYED), "Down p Space End", Nothing, &[Normal, Narrow]),
    ]
}

/// The dialog that records a decision, and its result.
fn decision() -> Vec<Situation> {
    let new = Situation::new;
    vec![
        new("decision_model", Empty, "n 'Acme Enter 3 '24 Enter r f w", Frame, &[Normal, Narrow, Dutch])
            .covered(),
        new(
            "decision_fields",
            Empty,
            "n 'Acme Enter 3 '24 Enter r f w 2 'Our Tab 'Ann Tab '2020-01-02 Tab Space",
            Frame,
            &[Normal, Narrow],
        )
        .covered(),
        new(
            "decision_recorded",
            Empty,
            "n 'Acme Enter 3 '24 Enter r f w 2 'Our Tab 'Ann Tab '2020-01-02 Tab Space Enter",
            Nothing,
            &[Normal],
        ),
    ]
}

/// Advice that today's rules no longer give.
fn changed_rules() -> Vec<Situation> {
    let new = Situation::new;
    vec![
        new("drift_panel", Changed(ESSENTIALS), "Down Enter", Frame, &[Normal, Narrow, Dutch]).covered(),
        new("saved_and_today", Changed(ESSENTIALS), "Down Enter 3", Nothing, &[Normal, Narrow, Wide, Dutch]),
        new("drift_kept", Changed(ESSENTIALS), "Down Enter Esc", Nothing, &[Normal]),
    ]
}

/// The guide.
fn guide() -> Vec<Situation> {
    let new = Situation::new;
    vec![
        new("guide_contents", Empty, "g", Cursor, &[Normal, Narrow, Wide, Dutch]),
        new("guide_text", Empty, "g Right Right Right Enter", Frame, &[Normal, Narrow]),
        new("guide_glossary", Empty, "g End Enter", Frame, &[Normal]),
    ]
}

/// The comparison of several respondents.
fn respondents() -> Vec<Situation> {
    let new = Situation::new;
    vec![
        new("group_answers", Group, "", Cursor, &[Normal, Narrow, Wide, Dutch]),
        new("group_question", Group, "Enter", Nothing, &[Normal]),
        new("group_agenda", Group, "Tab", Nothing, &[Normal]),
        new("group_advice", Group, "Tab Tab", Nothing, &[Normal]),
    ]
}

/// The advice, tab by tab.
fn advice() -> Vec<Situation> {
    let new = Situation::new;
    vec![
        new("advice", Advice(pods), "", Nothing, &[Normal, Narrow, Wide, Dutch, Ascii]),
        new("advice_small_team", Advice(two), "", Nothing, &[Normal]),
        new("advice_warnings", Advice(warned), "Enter", Nothing, &[Normal]),
        new("advice_none", Advice(|| json!({"growth": "fast"})), "", Nothing, &[Normal]),
        new("advice_end", Advice(pods), "End", Nothing, &[]),
        new("compare", Advice(pods), "2", Frame, &[Normal, Narrow, Wide, Dutch]),
        new("compare_small_team", Advice(two), "2", Frame, &[]),
        new("why", Advice(pods), "3", Cursor, &[Normal, Narrow, Wide, Dutch]),
        new("why_open", Advice(line), "3 Enter Down Down Enter", Cursor, &[Normal, Ascii]),
        new("why_unfolded", Advice(line), "3 Down Down Down Enter", Cursor, &[Normal]),
        new("what_if", Advice(pods), "4", Cursor, &[Normal, Narrow, Wide, Dutch]),
        new("what_if_changed", Advice(pods), "4 Left Down [ [", Cursor, &[Normal]),
        new("what_if_name", Advice(pods), "4 Left n", Field, &[Normal]),
        new("what_if_typed_number", Advice(pods), "4 Down Enter '0 Enter", Field, &[]),
        new("what_if_routes", Advice(two), "4 End", Cursor, &[Normal]),
        new("scenarios", Advice(pods), "4 Left c u Down [ [ c v", Cursor, &[Normal, Narrow, Dutch]),
        new("leave_dialog", Advice(pods), "4 Left q", Frame, &[Normal]).covered(),
        new("export", Advice(pods), "x", Frame, &[Normal, Narrow, Dutch]).covered(),
        new("export_path", Advice(pods), "5 x Up", Field, &[]).covered(),
        new("copied", Advice(pods), "y", Nothing, &[]),
        new("organisation", Advice(pods), "5", BoxOrRow, &[Normal, Narrow, Wide, Dutch]).panned(),
        new("organisation_thousand", Advice(thousand), "5", BoxOrRow, &[Normal]).panned(),
        new("organisation_island", Advice(island), "5 Down Enter Down", BoxOrRow, &[Normal, Narrow]).panned(),
        new("organisation_small_team", Advice(two), "5", BoxOrRow, &[]).panned(),
        new("support", Advice(pods), "6", Nothing, &[Normal, Narrow, Wide, Dutch]),
        new("practices", Advice(pods), "7", Nothing, &[Normal, Dutch]),
    ]
}

/// The rulebook on licences.
fn licence() -> Vec<Situation> {
    let new = Situation::new;
    vec![
        new("licence_home", Start::Rulebook(&LICENCE), "", Cursor, &[Normal]),
        new("licence_question", Start::Rulebook(&LICENCE), "n Enter", Cursor, &[Normal]),
        new("licence_review", Start::Rulebook(&LICENCE), "n Enter 1 1 3 2 r", Cursor, &[]),
        new("licence_advice", Start::Rulebook(&LICENCE), "n Enter 1 1 3 2 r f", Nothing, &[Normal]),
        new("licence_compare", Start::Rulebook(&LICENCE), "n Enter 1 1 3 2 r f 2", Frame, &[]),
        new("licence_why", Start::Rulebook(&LICENCE), "n Enter 1 1 3 2 r f 3", Cursor, &[Normal]),
        new("licence_what_if", Start::Rulebook(&LICENCE), "n Enter 1 1 3 2 r f 4", Cursor, &[Normal]),
    ]
}
