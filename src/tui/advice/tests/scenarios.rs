//! Scenarios: set aside, laid side by side with the saved advice, tried again, kept and removed.

use super::{Reader, pods};
use crate::advice::Advice;
use crate::locale::Language::{self, English};
use crate::tui::keys::Action::{
    Back, Choose, Delete, Digit, Down, Keep, Left, Less, More, MuchLess, NextTab, Reset, Right, SetAside,
    Together, Up,
};
use crate::tui::keys::KeyContext;
use crate::tui::response::{Navigate, Response};
use serde_json::Value as Json;

/// Scenario A with a tight budget, scenario B with half the team.
fn two_scenarios(language: Language, size: (u16, u16)) -> Reader {
    let mut reader = Reader::shipped(language, size, &pods());
    reader.press(&[Digit(4), Less, SetAside, Reset, Down, MuchLess, MuchLess, SetAside]);
    reader
}

fn answer(reader: &Reader, advice: &Advice, question: &str) -> Json {
    reader.context.rulebook.write_answers(&advice.answers)[question].clone()
}

fn scenario(reader: &Reader, number: usize) -> Option<&Advice> {
    reader.state.whatif.scenarios.slots[number].as_deref()
}

fn now(reader: &Reader) -> &Advice {
    reader.state.whatif.current(reader.state.advice())
}

#[test]
fn scenario_is_what_was_tried_and_stays_while_something_else_is() {
    let reader = two_scenarios(English, (80, 24));
    let [a, b] = [0, 1].map(|number| scenario(&reader, number).expect("it is set aside"));
    assert_eq!(answer(&reader, a, "budget"), "tight");
    assert_eq!(answer(&reader, a, "team_size"), 40);
    assert_eq!(answer(&reader, b, "budget"), "moderate");
    assert_eq!(answer(&reader, b, "team_size"), 29);
    assert_eq!(reader.state.advice().answers, {
        let reader = Reader::shipped(English, (80, 24), &pods());
        reader.state.advice().answers.clone()
    });
}

#[test]
fn scenario_is_refused_where_nothing_is_tried_it_is_there_already_or_both_are_in_use() {
    let mut reader = Reader::shipped(English, (80, 24), &pods());
    reader.press(&[Digit(4)]);
    let said = |reader: &Reader| reader.state.whatif.notice.as_ref().map(|notice| notice.bad);
    assert!(reader.press(&[SetAside]) && said(&reader) == Some(true));
    assert!(
        reader.press(&[Together]) && !reader.state.whatif.is_comparing() && said(&reader) == Some(true)
    );
    reader.press(&[Less, SetAside]);
    assert_eq!(said(&reader), Some(false));
    reader.press(&[SetAside]);
    assert!(scenario(&reader, 1).is_none() && said(&reader) == Some(true), "it is A already");
    reader.press(&[Down, More, SetAside, More, SetAside]);
    let b = scenario(&reader, 1).expect("it is set aside");
    assert_eq!((answer(&reader, b, "team_size"), said(&reader)), (Json::from(41), Some(true)));
}

#[test]
fn side_by_side_has_the_model_the_division_the_units_how_sure_and_the_answers_that_differ() {
    let mut reader = two_scenarios(English, (120, 40));
    assert!(reader.press(&[Together]));
    assert_eq!(reader.state.key_context(), KeyContext::Scenarios);
    let text = reader.text();
    let row = |name: &str| {
        text.lines().find(|line| line.trim_start().starts_with(name)).expect("it shows").to_owned()
    };
    let title = |advice: &Advice| reader.context.model_title(advice.model);
    let columns =
        [Some(reader.state.advice()), scenario(&reader, 0), scenario(&reader, 1)].map(Option::unwrap);
    for advice in columns {
        assert!(row("Model").contains(&title(advice)), "{text}");
        assert!(row("How sure").contains(&reader.context.rulebook_reader().confidence_word(advice).expect("known")), "{text}");
    }
    assert!(row("Budget").contains("Moderate") && row("Budget").contains("◆ Tight"), "{text}");
    assert!(row("Team size").contains("40 sellers") && row("Team size").contains("◆ 29 sellers"), "{text}");
    assert!(row("Units").contains("pods") && row("Divide now by").contains("Geography"), "{text}");
    // What is alike in all is not told.
    assert!(!text.contains("Culture") && !text.contains("Lead flow"), "{text}");
}

#[test]
fn scenario_is_tried_again_removed_and_kept_from_where_they_stand_side_by_side() {
    for size in [(80, 24), (40, 12)] {
        let mut reader = two_scenarios(English, size);
        // The first column after the saved one is under the cursor.
        assert!(reader.press(&[Together, Choose]));
        assert_eq!(
            (answer(&reader, now(&reader), "budget"), reader.state.key_context()),
            ("tight".into(), KeyContext::WhatIf)
        );
        assert!(reader.press(&[Together, Left, Choose]) && now(&reader) == reader.state.advice());
        assert!(reader.press(&[Together, Right, Keep]));
        let Response::Navigate(Navigate::SaveScenario(_, answers)) = reader.state.handle_action(Choose, &reader.context) else {
            panic!("it is to be kept");
        };
        assert_eq!(answers, scenario(&reader, 1).expect("B").answers);
        reader.state.show_save_result(Ok("kept"), &reader.context);
        assert!(!reader.state.whatif.unsaved().contains(&&answers));
        assert_eq!(reader.state.whatif.unsaved().len(), 1, "A is kept nowhere");
        assert!(reader.press(&[Delete]) && scenario(&reader, 1).is_none());
        assert!(reader.press(&[Left, Delete]) && scenario(&reader, 0).is_some(), "what is saved stays");
        assert!(reader.press(&[Right, Delete]) && scenario(&reader, 0).is_none());
        assert_eq!(reader.state.key_context(), KeyContext::WhatIf, "nothing is left to lay side by side");
        assert!(reader.state.whatif.unsaved().is_empty());
    }
}

#[test]
fn columns_are_clicked_and_tabs_lead_away_and_back() {
    let mut reader = two_scenarios(English, (80, 24));
    reader.press(&[Together]);
    assert!(reader.click("  B") && reader.state.whatif.scenarios.compared_column == Some(2));
    assert!(reader.press(&[NextTab, Digit(4)]) && reader.state.key_context() == KeyContext::Scenarios);
    assert!(reader.click("▸ B") && reader.state.key_context() == KeyContext::WhatIf);
    assert_eq!(answer(&reader, now(&reader), "team_size"), 29);
    assert!(reader.press(&[Together, Back]) && !reader.state.whatif.is_comparing());
    assert!(reader.press(&[Together, Together]) && !reader.state.whatif.is_comparing());
}

#[test]
fn what_was_tried_and_set_aside_comes_back_with_the_advice() {
    let reader = two_scenarios(English, (80, 24));
    let tried = reader.state.what_if_drafts().expect("something was tried");
    assert_eq!(tried.unsaved().len(), 2, "what is tried is B");
    let mut again = Reader::shipped(English, (80, 24), &pods());
    again.state.restore_what_if(tried, &again.context);
    for number in [0, 1] {
        let [before, after] =
            [&reader, &again].map(|reader| scenario(reader, number).map(|own| &own.answers));
        assert!(before.is_some() && before == after);
    }
    assert_eq!(now(&again).answers, now(&reader).answers);
    // A scenario that comes to the answers given since is none any more.
    let tried = reader.state.what_if_drafts().expect("something was tried");
    let mut given = pods();
    given["budget"] = "tight".into();
    let mut other = Reader::shipped(English, (80, 24), &given);
    other.state.restore_what_if(tried, &other.context);
    assert!(scenario(&other, 0).is_none() && scenario(&other, 1).is_some());
}

#[test]
fn side_by_side_fits_every_size_in_both_languages() {
    for language in Language::ALL {
        let mut reader = two_scenarios(language, (160, 50));
        reader.press(&[Together]);
        for width in [1, 5, 40, 65, 66, 80, 160] {
            for height in [1, 4, 12, 24, 50] {
                reader.resize(width, height);
                reader.press(&[Right, Down, Up, Left]);
            }
        }
    }
    let mut reader = two_scenarios(English, (40, 12));
    reader.press(&[Together]);
    assert!(reader.text().contains("Model") && reader.text().contains("▸ A"), "{}", reader.text());
}

#[test]
fn side_by_side_looks_as_it_should() {
    for (language, tag, size) in
        [(English, "en", (80, 24)), (English, "en", (40, 12)), (Language::Dutch, "nl", (80, 24))]
    {
        let mut reader = two_scenarios(language, size);
        reader.press(&[Together]);
        insta::assert_snapshot!(format!("scenarios_{tag}_{}x{}", size.0, size.1), reader.text());
    }
}
