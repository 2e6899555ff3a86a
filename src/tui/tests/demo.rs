//! The demo: ready interviews at the home screen, nothing of which is kept.

use super::driver::{Driver, SHIPPED, context_with};
use crate::locale::Language;
use crate::session::Store;
use crate::tui::event_loop::Next;
use crate::tui::theme::Theme;
use crate::tui::ui::Ui;
use crate::workflow::demo_sessions;
use jiff::Timestamp;
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;

/// Opens the demo in a folder.
pub(super) fn open(context: Ui, folder: Arc<TempDir>, columns: u16, rows: u16) -> Driver {
    let store = Store::new(folder.path().join("sessions"));
    let now = "2026-11-23T09:45:00Z".parse().expect("a valid time");
    for session in demo_sessions(&context.rulebook, context.translator.language(), now) {
        store.import(session).expect("a session in a new folder can be written");
    }
    Driver::with_context(Ui { is_demo: true, ..context }, folder, columns, rows)
}

/// The names, the answers and the notes of the examples in all languages.
pub(super) static NAMES: LazyLock<String> = LazyLock::new(|| {
    let sessions = |language| demo_sessions(&SHIPPED.0, language, Timestamp::UNIX_EPOCH);
    let texts = Language::ALL.into_iter().flat_map(sessions).map(|session| session.to_line());
    texts.collect::<Vec<_>>().join(" ")
});

fn driver(language: Language, columns: u16, rows: u16) -> Driver {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    open(context_with(&SHIPPED, false, language, &Theme::new(false, false)), Arc::new(folder), columns, rows)
}

/// The first example is selected, so that Enter shows something at once, and the title says that nothing is kept.
#[test]
fn demo_starts_at_the_first_example() {
    for language in Language::ALL {
        for (columns, rows) in [(80, 24), (40, 12)] {
            let mut driver = driver(language, columns, rows);
            assert!(driver.shows("demo-title") && driver.shows("demo-sessions"), "{}", driver.screen());
            driver.keys("Enter");
            assert!(driver.shows_text(&driver.model("island")), "{}", driver.screen());
            assert!(driver.shows("advice-recommended"), "{}", driver.screen());
        }
    }
}

/// Three people of one company can be compared, and the examples replayed; afterwards the first is selected again.
#[test]
fn demo_examples_can_be_compared_and_replayed() {
    let mut driver = driver(Language::English, 80, 24);
    driver.keys("Down Down v");
    assert!(driver.shows("group-tab-agenda"), "{}", driver.screen());
    assert!(driver.shows_text("Tidewise Software: Founder, Sales, Finance"), "{}", driver.screen());
    driver.keys("Esc p");
    assert_eq!(driver.count("replay-title"), 1, "{}", driver.screen());
}

/// Nothing promises to save: neither footer nor help, and leaving does not ask about what was tried.
#[test]
fn demo_never_promises_to_save() {
    let mut driver = driver(Language::English, 120, 30);
    driver.keys("n 'Acme Enter 2");
    assert!(driver.shows_hint("q", "action-quit-leave"), "{}", driver.screen());
    driver.keys("?");
    assert!(driver.shows("help-title") && !driver.shows("action-quit"), "{}", driver.screen());
    driver.keys("Esc Esc Esc Down Enter 4 Right c");
    assert_eq!(driver.keys("q"), Next::Quit, "{}", driver.screen());
}

/// What is imported would be lost, so the demo does not offer it.
#[test]
fn demo_offers_no_import() {
    let mut driver = driver(Language::English, 80, 24);
    driver.keys("i");
    assert!(driver.shows("demo-sessions") && !driver.shows("home-import-about"), "{}", driver.screen());
    driver.keys("?");
    assert!(!driver.shows_hint("i", "action-import"), "{}", driver.screen());
}
