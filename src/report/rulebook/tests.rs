//! The small rulebook shown whole, and the shipped ones in every language.

use super::write;
use crate::locale::{Language, Words};
use crate::report::Reader;
use crate::report::page::Looks;
use crate::rulebook::Rulebook;
use crate::rulebook::tests::commute;
use unicode_width::UnicodeWidthStr;

fn shown(rulebook: &Rulebook, language: Language, looks: Looks) -> String {
    let words = Words::new(language);
    write(&Reader::new(rulebook, &words), looks)
}

#[test]
fn a_rulebook_is_shown_whole() {
    insta::assert_snapshot!(shown(&commute(), Language::English, Looks::default()));
}

#[test]
fn the_licence_rulebook_is_shown_whole() {
    let rulebook = Rulebook::all_shipped().nth(1).expect("a second one").expect("sound");
    insta::assert_snapshot!(shown(&rulebook, Language::English, Looks::default()));
}

#[test]
fn every_shipped_rulebook_keeps_within_the_page_and_leaves_no_key_unsaid() {
    for rulebook in Rulebook::all_shipped() {
        let rulebook = rulebook.expect("sound");
        for language in Language::ALL {
            for (width, ascii) in [(80, false), (40, true)] {
                let text = shown(&rulebook, language, Looks { width, ascii });
                assert!(!text.contains("rulebook-") && !text.contains("condition-"), "{text}");
                if width == 80 {
                    assert!(text.lines().all(|line| line.width() <= width), "{text}");
                    let told = text.contains("alleen in het Engels");
                    assert_eq!(told, language == Language::Dutch && rulebook.languages.len() == 1);
                }
                // Everything that has an id of its own is there.
                let ids = rulebook.questions.iter().map(|question| &question.id);
                let ids = ids.chain(rulebook.models.iter().map(|model| &model.id));
                let ids = ids.chain(rulebook.invariants.iter().map(|rule| &rule.id));
                for id in ids {
                    assert!(text.contains(&format!("({id})")), "{id} in\n{text}");
                }
            }
        }
    }
}
