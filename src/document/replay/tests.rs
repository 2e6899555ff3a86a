use super::page;
use crate::document::{Block, Page, Reader};
use crate::locale::{Language, Translator};
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

/// Checks that each answer has its heading, its options with the chosen one in bold, and the shares of the models.
#[test]
fn replay_page_has_a_still_for_each_answer() {
    let page = replay(&[("budget", json!("ample")), ("team_size", json!(24)), ("budget", json!("tight"))]);
    let blocks = &page.sections[0].blocks;
    let count = |is: fn(&Block) -> bool| blocks.iter().filter(|block| is(block)).count();
    assert_eq!(count(|block| matches!(block, Block::Heading(_))), 3);
    assert_eq!(count(|block| matches!(block, Block::List(_))), 2);
    assert_eq!(count(|block| matches!(block, Block::Facts(facts) if facts.len() == 3)), 3);
    insta::assert_snapshot!(crate::render::text::page(
        &page,
        &crate::locale::Translator::new(crate::locale::Language::English),
        Default::default()
    ));
}

/// Checks a session without an answer.
#[test]
fn replay_page_of_nothing_says_so() {
    assert_eq!(replay(&[]).sections[0].blocks.len(), 1);
}
