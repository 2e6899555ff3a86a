use super::page;
use crate::document::{Block, Page, Reader};
use crate::locale::{Language, Translator};
use crate::render::text_writer::TextOptions;
use crate::rulebook::Rulebook;
use crate::session::{EventKind, RulebookRef, Session};
use jiff::Timestamp;
use serde_json::json;
use std::sync::Arc;

/// Returns the page of a session with these answers.
fn replay(answers: &[(&str, serde_json::Value)]) -> Page {
    let rulebook = Arc::new(Rulebook::shipped().expect("the shipped rulebook is valid"));
    let made_with =
        RulebookRef { id: rulebook.id.clone(), version: rulebook.version.clone(), digest: String::new() };
    let mut session = Session::new("20261123-a-0001", "<b>Acme</b>", "en", made_with, Timestamp::UNIX_EPOCH);
    for (second, (question, value)) in (1..).zip(answers) {
        let answered = EventKind::Answered { question: (*question).to_owned(), value: value.clone() };
        session.record(second * 1000, answered, Timestamp::UNIX_EPOCH);
    }
    page(&Reader::new(&rulebook, &Translator::new(Language::English)), &rulebook, &session)
}

/// Checks that each answer has its still, with its options with the chosen one in bold, and the shares of the models, and that
/// the advice comes last.
#[test]
fn replay_page_has_a_still_for_each_answer() {
    let page = replay(&[("budget", json!("ample")), ("team_size", json!(24)), ("budget", json!("tight"))]);
    let Block::Panels(stills) = &page.sections[0].blocks[0] else { panic!("no stills") };
    assert_eq!((stills.len(), stills[3].recommended), (4, true));
    let lists = stills.iter().flat_map(|still| &still.blocks).filter(|block| matches!(block, Block::List(_)));
    assert_eq!(lists.count(), 2 + 3);
    let words = Translator::new(Language::English);
    insta::assert_snapshot!(crate::render::text::page(&page, &words, TextOptions::default()));
}

/// Checks a session without an answer.
#[test]
fn replay_page_of_nothing_says_so() {
    assert!(matches!(&replay(&[]).sections[0].blocks[..], [Block::Paragraph(_)]));
}
