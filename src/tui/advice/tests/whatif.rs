//! Answers that are tried out: what changes, what is said of it, and that nothing else does.

use super::routes::routes;
use super::{Reader, line, pods, two};
use crate::advice::{Advice, decide};
use crate::locale::Language::{self, English};
use crate::locale::Message;
use crate::rulebook::tests::{COMMUTE, answers, commute};
use crate::rulebook::{Answers, Rulebook, Value};
use crate::tui::keys::Action::{
    self, Back, Bottom, Choose, Digit, Down, Keep, Less, More, MuchLess, MuchMore, PageDown, PutBack, Quit,
    Reset, Top, Up,
};
use crate::tui::keys::{self, Keymap};
use crate::tui::response::{Navigate, Response};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEventKind};
use serde_json::{Value as Json, json};

const TRY: Action = Digit(4);

pub(super) fn trying(size: (u16, u16), given: &Json) -> Reader {
    let mut reader = Reader::shipped(English, size, given);
    reader.press(&[TRY]);
    reader
}

fn small(given: &Json) -> Reader {
    let mut reader = Reader::commute((100, 40), given);
    reader.press(&[TRY]);
    reader
}

/// The advice on what is tried.
pub(super) fn now(reader: &Reader) -> &Advice {
    reader.state.whatif.current(reader.state.advice())
}

fn given(reader: &Reader) -> Json {
    Json::Object(reader.context.rulebook.write_answers(&now(reader).answers))
}

/// The line under the cursor.
pub(super) fn here(reader: &mut Reader) -> String {
    reader.lines().into_iter().find(|line| line.contains('▸')).expect("the cursor shows")
}

#[test]
fn an_answer_changed_changes_the_outcome_at_once_and_says_what_it_was() {
    let mut reader = trying((80, 30), &pods());
    assert!(reader.text().contains("★ Pod  nothing changed yet"), "{}", reader.text());
    assert!(reader.press(&[Down, MuchLess, MuchLess]));
    let text = reader.text();
    assert!(text.contains("★ Pod  as advised") && here(&mut reader).contains("‹ 29 sellers ›"), "{text}");
    assert!(text.contains("◆ was 40 sellers") && text.contains("◆ Team size: 29 sellers →"), "{text}");
    assert!(reader.press(&[Up, Less]));
    let text = reader.text();
    assert!(text.contains("★ Island  ◆ was Pod") && text.contains("◆ was Moderate"), "{text}");
    assert!(text.contains("Divide now by: Geography  ◆ was Geography, Product, Customer size"), "{text}");
    assert!(text.contains("Divide later by: Product, Customer size  ◆ was nothing"), "{text}");
    assert_eq!(reader.state.advice().model, 2, "the advice itself stands");
    // What is said is what these answers lead to.
    let expected = decide(&reader.context.rulebook, &now(&reader).answers);
    let shown = &now(&reader).segmentation;
    let expected = (expected.model, expected.segmentation.now.to_vec());
    assert_eq!((now(&reader).model, shown.now.iter().map(|wanted| wanted.dimension).collect()), expected);
}

#[test]
fn beside_the_answers_stands_what_follows() {
    let mut reader = trying((140, 45), &pods());
    reader.press(&[Less, Down, MuchLess, MuchLess]);
    let text = reader.text();
    assert!(
        text.contains("★ Island  ◆ was Pod") && text.contains("● Team size: 29 sellers  ◆ was 40 sellers")
    );
    assert!(text.contains("→ Product: From 30 sellers") || text.contains("→ Product: "), "{text}");
    assert!(text.contains("What would change this advice") && text.contains("How sure is this"), "{text}");
}

#[test]
fn values_stop_at_both_ends_and_numbers_jump_over_thresholds() {
    let mut reader = trying((80, 30), &pods());
    assert!(reader.press(&[More]) && here(&mut reader).contains("‹ Ample"));
    assert!(!here(&mut reader).contains("Ample ›"));
    assert!(!reader.press(&[More]) && !reader.press(&[MuchMore]), "there is nothing above");
    assert!(reader.press(&[Less, Less]) && here(&mut reader).contains("Tight ›") && !reader.press(&[Less]));
    reader.press(&[Down]);
    let mut seen = Vec::new();
    while reader.press(&[MuchLess]) {
        seen.push(given(&reader)["team_size"].clone());
    }
    assert_eq!(Json::from(seen), json!([31, 29, 15, 9, 7, 2]));
    assert!(reader.press(&[Less]) && !reader.press(&[Less]), "one and two are alike");
    let mut seen = Vec::new();
    while reader.press(&[MuchMore]) {
        seen.push(given(&reader)["team_size"].clone());
    }
    assert_eq!(Json::from(seen), json!([3, 8, 10, 16, 30, 32, 64, 100]));
    assert!(reader.press(&[More]) && given(&reader)["team_size"] == 101);
    let most = json!({"team_size": 100_000});
    let mut reader = trying((80, 30), &most);
    assert!(!reader.press(&[Down, More]) && reader.press(&[Less]) && given(&reader)["team_size"] == 99_999);
}

#[test]
fn a_value_that_is_as_it_was_is_no_change_and_stays_assumed() {
    let mut reader = trying((80, 30), &two());
    assert!(here(&mut reader).contains("Moderate") && here(&mut reader).contains("~ assumed"));
    assert!(reader.press(&[Less]) && reader.text().contains("◆ was Moderate, assumed"));
    assert_eq!(given(&reader)["budget"], "tight");
    assert!(reader.press(&[More]) && here(&mut reader).contains("~ assumed"));
    assert_eq!(given(&reader), two());
    assert!(reader.text().contains("nothing changed yet"));
}

#[test]
fn one_key_puts_an_answer_back_and_one_puts_back_all() {
    let mut reader = trying((80, 30), &pods());
    let start = reader.text();
    assert!(!reader.press(&[PutBack]) && !reader.press(&[Reset]));
    reader.press(&[Less, Down, Less, Less, Up]);
    assert!(reader.press(&[PutBack]) && !reader.press(&[PutBack]));
    assert!(here(&mut reader).contains("Moderate") && reader.text().contains("◆ was 40 sellers"));
    assert!(reader.press(&[Reset]));
    assert_eq!((given(&reader), reader.text()), (pods(), start));
}

#[test]
fn what_is_asked_by_a_change_or_no_longer_shows_at_once() {
    let mut reader = small(&json!({"distance": 9, "weather": "dry"}));
    assert!(!reader.text().contains("Station  "));
    assert!(reader.press(&[More]));
    assert!(
        reader.text().contains("◆ now asked") && reader.text().contains("~ assumed"),
        "{}",
        reader.text()
    );
    // An unknown that is answered here brings a list up, which is shown and not changed.
    assert!(reader.press(&[Down, More, Down]));
    let text = reader.text();
    assert!(text.contains("★ Train  ◆ was Bicycle") && here(&mut reader).contains("Stops"), "{text}");
    assert!(
        here(&mut reader).contains("not answered  ◆ now asked") || text.contains("◆ now asked"),
        "{text}"
    );
    assert!(!reader.press(&[More]) && !reader.press(&[Less]) && !reader.press(&[Choose]));
    assert_eq!(given(&reader), json!({"distance": 10, "station": "yes", "weather": "dry"}));
    // Back over the threshold: what was answered is kept, and no longer asked.
    let mut reader = small(&json!({"distance": 10, "station": "yes", "stops": ["A\u{1b}", "B"]}));
    assert!(reader.text().contains("A␛, B") && reader.press(&[Less]));
    let text = reader.text();
    assert_eq!(text.matches("◆ no longer asked").count(), 2, "{text}");
    assert!(reader.press(&[Down]) && !reader.press(&[More]) && here(&mut reader).contains("Station"));
}

#[test]
fn what_an_answer_weighs_stands_beside_it() {
    let mut reader = trying((80, 70), &pods());
    let text = reader.text();
    let weight = |name: &str| {
        let line = text.lines().find(|line| line.contains(name)).expect("it shows");
        ["decisive", "supporting", "no influence here"].into_iter().find(|word| line.contains(word))
    };
    assert_eq!(weight("Team size  "), Some("decisive"));
    assert_eq!(weight("Budget  "), Some("supporting"));
    assert_eq!(weight("Growth  "), Some("no influence here"));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let firmness = now(&reader).robustness.as_ref().expect("there are few answers");
    let counted = format!("keep the advice: Pod ({} of {})", firmness.stable_changes, firmness.total_changes);
    assert!(text.contains(&counted) && text.contains("one at a time"), "{text}");
    assert!(text.contains("● decisive: Some other answer") && text.contains("~ assumed"), "{text}");
}

#[test]
fn the_cursor_reaches_every_answer_and_every_change_and_always_shows() {
    for size in [(40, 12), (80, 24), (120, 40), (160, 50)] {
        let mut reader = trying(size, &pods());
        let mut seen = Vec::new();
        loop {
            here(&mut reader);
            let entry = reader.state.whatif.selected_entry(reader.state.advice(), &reader.context).expect("an entry");
            if !seen.contains(&entry) {
                seen.push(entry);
            }
            // Below the last one there is more to read, and then nothing.
            if !reader.press(&[Down]) {
                break;
            }
        }
        let entries = seen.len();
        let advice = reader.state.advice();
        let asked =
            (0..reader.context.rulebook.questions.len()).filter(|&q| advice.situation.is_asked(q)).count();
        let routes = routes(&reader).len();
        assert_eq!(entries, asked + routes);
        assert!(reader.press(&[Top]) && here(&mut reader).contains("Budget"));
    }
}

#[test]
fn digits_and_tabs_lead_away_and_back_to_what_was_tried() {
    let mut reader = trying((80, 24), &pods());
    reader.press(&[Less]);
    let tried = reader.text();
    assert!(reader.press(&[Digit(1), Digit(2), TRY]));
    assert_eq!(reader.text(), tried);
    for action in [Back, Quit, Action::Review, Action::Replay] {
        assert!(!reader.press(&[action]), "{action:?} is for the app");
    }
}

#[test]
fn a_click_goes_to_an_answer_changes_it_and_makes_a_change() {
    let mut reader = trying((120, 40), &pods());
    assert!(reader.click("Team size") && here(&mut reader).contains("‹ 40 sellers ›"));
    assert!(reader.click("›") && given(&reader)["team_size"] == 41);
    assert!(reader.click("‹") && reader.click("‹") && given(&reader)["team_size"] == 39);
    let mut reader = trying((120, 40), &json!({"team_size": 8, "culture": "competitive"}));
    let advised = reader.state.advice().model;
    let (model, _, text) = routes(&reader).swap_remove(0);
    let start: String = text.chars().take(12).collect();
    assert!(reader.click(&start) && now(&reader).model == advised);
    assert!(reader.click(&start) && now(&reader).model == model);
    reader.resize(80, 24);
    assert!(reader.mouse(MouseEventKind::ScrollDown, 5, 15));
}

fn typed(reader: &mut Reader, text: &str) {
    for character in text.chars() {
        let key = KeyEvent::new(KeyCode::Char(character), KeyModifiers::NONE);
        assert_eq!(reader.state.handle_key(key), Response::Redraw);
    }
}

#[test]
fn what_was_tried_is_kept_under_a_name_of_its_own_by_the_app() {
    let mut reader = trying((80, 24), &two());
    assert_eq!(reader.state.key_context(), keys::KeyContext::WhatIf);
    reader.press(&[Less, Keep]);
    assert_eq!(reader.state.key_context(), keys::KeyContext::Line);
    assert!(reader.text().contains("▸ Acme BV (what if)___"), "{}", reader.text());
    typed(&mut reader, "!4");
    let reply = reader.state.handle_action(Choose, &reader.context);
    let mut expected = two();
    expected["budget"] = json!("tight");
    // Only what was answered, and what was changed here.
    let expected = answers(&reader.context.rulebook, &expected);
    assert_eq!(reply, Response::Navigate(Navigate::SaveScenario("Acme BV (what if)!4".into(), expected)));
    reader.state.show_save_result(Err(&Message::new("system-disk-full")), &reader.context);
    assert!(reader.text().contains("! Not kept: the disk") && reader.text().contains("(what if)!4"));
    reader.state.show_save_result(Ok("Acme\u{1b}"), &reader.context);
    assert!(reader.text().contains("✓ Kept as a new interview: Acme␛"), "{}", reader.text());
    assert_eq!(reader.state.key_context(), keys::KeyContext::WhatIf);
    assert!(reader.press(&[More]) && !reader.text().contains("Kept as"));
}

#[test]
fn a_name_can_be_given_up_and_one_too_long_is_refused() {
    let mut reader = trying((80, 24), &pods());
    reader.press(&[Keep]);
    assert!(!reader.press(&[Less]), "while a name is typed nothing changes");
    assert!(reader.press(&[Back]) && reader.state.key_context() == keys::KeyContext::WhatIf);
    reader.press(&[Keep]);
    assert_eq!(reader.state.paste(&"x".repeat(80)), Response::Redraw);
    assert_eq!(reader.state.handle_action(Choose, &reader.context), Response::Redraw);
    assert!(reader.text().contains("at most 80 are allowed"), "{}", reader.text());
    // What is proposed is never too long itself.
    let advice = reader.state.advice().clone();
    reader.state = crate::tui::advice::AdviceState::new(advice, &"名".repeat(80));
    reader.press(&[TRY, Keep]);
    assert!(
        matches!(reader.state.handle_action(Choose, &reader.context), Response::Navigate(Navigate::SaveScenario(name, _)) if name.ends_with("(what if)"))
    );
}

#[test]
fn where_there_are_too_many_answers_to_try_nothing_is_said_of_their_weight() {
    let given = json!({"distance": 9, "bags": 0});
    let mut reader = Reader::of(crate::advice::rulebook_with_too_many_answers(), English, false, (100, 40), &given);
    reader.press(&[TRY]);
    assert!(here(&mut reader).contains("‹ 9 ") && reader.press(&[More]), "{}", reader.text());
    assert!(here(&mut reader).contains("‹ 10 ") && reader.press(&[Less, Down, Down]), "{}", reader.text());
    // Below the last answer the rest is read on.
    assert!(reader.press(&[Bottom, Bottom]), "{}", reader.text());
    let text = reader.text();
    assert!(text.contains("What would change this advice") && !text.contains("How sure"), "{text}");
    for word in ["decisive", "supporting", "no influence"] {
        assert!(!text.contains(word), "{text}");
    }
}

#[test]
fn every_size_shows_something_and_none_breaks() {
    let mut many = pods();
    let names: Vec<_> = (0..50).map(|n| format!("{n:02}{}", "区".repeat(78))).collect();
    many["region_names"] = json!(names);
    for given in [many, json!({"team_size": 100_000, "product_count": 100_000}), json!({"team_size": 1})] {
        for language in Language::ALL {
            let mut reader = Reader::shipped(language, (160, 50), &given);
            reader.press(&[TRY]);
            for width in [1, 2, 3, 5, 8, 20, 39, 40, 61, 62, 80, 109, 110, 160] {
                for height in [1, 2, 5, 12, 16, 50] {
                    reader.resize(width, height);
                    for action in [Down, More, PageDown, MuchLess, Bottom, Choose, Top, Keep] {
                        reader.state.handle_action(action, &reader.context);
                    }
                    reader.resize(width, height);
                    reader.press(&[Back]);
                }
            }
            reader.press(&[Reset]);
            reader.resize(40, 12);
            assert!(reader.lines()[1..11].iter().filter(|line| !line.is_empty()).count() > 7);
        }
    }
}

#[test]
fn in_ascii_everything_of_ours_is_ascii() {
    for size in [(120, 100), (80, 60), (40, 100)] {
        let rulebook = Rulebook::shipped().expect("it loads");
        let mut reader = Reader::of(rulebook, English, true, size, &line());
        reader.press(&[TRY, Less, Down, MuchLess, Bottom, Choose, Keep]);
        assert!(reader.text().is_ascii(), "{}", reader.text());
    }
}

#[test]
fn a_rulebook_of_another_subject_is_tried_out_too() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    for part in ["segmentation", "derived"] {
        file.as_object_mut().expect("an object").remove(part);
    }
    file["evidence"] = json!([]);
    file["invariants"] = json!([]);
    file["tree"]["branches"][0]["then"]["branches"][1]["then"] = json!({"model": "car"});
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("right");
    let mut reader = Reader::of(rulebook, English, false, (80, 40), &json!({"distance": 3}));
    reader.press(&[TRY]);
    assert!(!reader.text().contains("Divide") && reader.press(&[Down, More]));
    assert!(reader.text().contains("★ Car  ◆ was Bicycle"), "{}", reader.text());
    // One whose rules are too intricate still says what follows, and nothing of what would change it.
    let mut reader = Reader::of(crate::advice::rulebook_too_complex_for_diagram(), English, false, (80, 40), &json!({}));
    assert!(reader.press(&[TRY, Bottom]) && !reader.text().contains("What would change this advice"));
}

#[test]
fn answers_are_compared_by_what_they_say() {
    // A list of answers may end in unknowns or not; both say the same.
    let rulebook = commute();
    let mut reader = small(&json!({"distance": 9}));
    reader.press(&[Bottom]);
    assert!(reader.press(&[Up, Up]) && reader.press(&[More, Less]));
    assert!(reader.text().contains("nothing changed yet"), "{}", reader.text());
    let mut expected = Answers::new();
    expected.set(0, Some(Value::Number(9)));
    assert!(now(&reader).answers.iter().eq(expected.iter()) && rulebook.questions.len() > 2);
}

#[test]
fn the_tab_looks_as_it_should() {
    for (language, tag) in [(English, "en"), (Language::Dutch, "nl")] {
        for (width, height) in [(80, 24), (120, 40), (40, 12), (160, 50)] {
            let mut reader = Reader::shipped(language, (width, height), &pods());
            reader.press(&[TRY]);
            insta::assert_snapshot!(format!("whatif_{tag}_{width}x{height}"), reader.text());
            reader.press(&[Less, Down, MuchLess, MuchLess]);
            insta::assert_snapshot!(format!("whatif_tried_{tag}_{width}x{height}"), reader.text());
        }
    }
    let rulebook = Rulebook::shipped().expect("it loads");
    let mut reader = Reader::of(rulebook, English, true, (120, 40), &line());
    reader.press(&[TRY, Bottom, Choose, Keep]);
    insta::assert_snapshot!("whatif_ascii", reader.text());
    let mut reader = trying((80, 60), &two());
    reader.press(&[Bottom]);
    insta::assert_snapshot!("whatif_whole", reader.text());
    assert_eq!(Keymap::built_in().hints(keys::KeyContext::WhatIf).first().map(|hint| hint.action), Some(Less));
}
