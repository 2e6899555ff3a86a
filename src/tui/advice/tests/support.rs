//! Support and practices as a reader meets them: what they look like, and that no size hides any of it.

use super::{Reader, line, pods, two, words};
use crate::advice::RoleAdvice;
use crate::locale::Language;
use crate::rulebook::tests::supported;
use crate::rulebook::{Rulebook, Text};
use crate::tui::keys::Action::{Bottom, Digit, Down, PageDown, Up};
use crossterm::event::MouseEventKind;
use serde_json::{Value as Json, json};

const TABS: [(&str, u8); 2] = [("support", 6), ("practices", 7)];

/// A team on a tight budget that loses much time, some of it unknown.
fn burdened() -> Json {
    json!({"budget": "tight", "team_size": 24, "admin_load": "heavy", "seller_experience": "new", "culture": "competitive"})
}

fn reader(language: Language, ascii: bool, size: (u16, u16), given: &Json, tab: u8) -> Reader {
    let mut reader = Reader::of(Rulebook::shipped().expect("it loads"), language, ascii, size, given);
    reader.press(&[Digit(tab)]);
    reader
}

#[test]
fn screens_look_as_they_should() {
    for (language, tag) in [(Language::English, "en"), (Language::Dutch, "nl")] {
        for (width, height) in [(80, 24), (120, 40), (40, 12), (160, 50)] {
            for (name, tab) in TABS {
                let text = reader(language, false, (width, height), &pods(), tab).text();
                insta::assert_snapshot!(format!("{name}_{tag}_{width}x{height}"), text);
            }
        }
    }
    for (name, tab) in TABS {
        let ascii = reader(Language::English, true, (120, 80), &burdened(), tab).text();
        insta::assert_snapshot!(format!("{name}_ascii"), ascii);
        let whole =
            reader(Language::Dutch, false, (80, if tab == 6 { 125 } else { 48 }), &burdened(), tab).text();
        insta::assert_snapshot!(format!("{name}_whole"), whole);
    }
}

/// What the two tabs must say of this reader's advice.
fn expected(reader: &Reader, tab: u8) -> Vec<&Text> {
    let (rulebook, advice) = (&reader.context.rulebook, reader.state.advice());
    if tab == 7 {
        let each = rulebook.practices.iter().zip(&advice.practices);
        return each
            .flat_map(|(practice, held)| {
                let rows = held.iter().map(|held| &practice.for_you[held.row].statement.text);
                [&practice.title, &practice.why.text].into_iter().chain(rows)
            })
            .collect();
    }
    let (rules, found) =
        (rulebook.support.as_ref().expect("support"), advice.support.as_ref().expect("support"));
    let activities = rules.functions.iter().flat_map(|function| &function.activities);
    let mut texts: Vec<_> = activities.map(|activity| &activity.text).collect();
    texts.extend(found.relief.iter().map(|held| &rules.relief[held.row].text));
    texts.extend(found.relief_about.iter().map(|held| &rules.relief_about[held.row].statement.text));
    for (work, held) in rules.enablement.work.iter().zip(&found.work) {
        texts.extend([&work.title, &work.what.text]);
        texts.extend(held.iter().map(|held| &work.for_you[held.row].statement.text));
    }
    for (role, fill) in rules.enablement.roles.iter().zip(&found.roles) {
        texts.extend([&role.title, &role.does.text, &role.looks_for]);
        match fill {
            RoleAdvice::Now(held) => texts.push(&role.now[held.row].statement.text),
            RoleAdvice::Hat { reason: held, wearer: worn, .. } => {
                texts.push(&role.now[held.row].statement.text);
                texts.extend(worn.iter().map(|worn| &role.hat[worn.row].statement.text));
            }
            RoleAdvice::Later { triggers: brings, is_covered: played, wearer: worn, .. } => {
                texts.extend(worn.iter().map(|worn| &role.hat[worn.row].statement.text));
                texts.extend(brings.as_ref().is_none_or(Vec::is_empty).then_some(&role.later));
                texts.extend(role.meanwhile.iter().filter(|_| *played).map(|meanwhile| &meanwhile.statement.text));
            }
        }
    }
    let model = &rulebook.models[advice.model];
    texts.extend(model.roles.iter().filter_map(|role| Some(&role.measured_by.as_ref()?.text)));
    texts.extend(advice.signs.iter().map(|&row| &rulebook.signs[advice.model][row].statement.text));
    texts
}

/// The screen read column by column, cut at these places.
fn columns(lines: &[String], cuts: &[u16]) -> String {
    let part =
        |line: &str, from: usize, to: usize| line.chars().skip(from).take(to - from).collect::<String>();
    let mut ends: Vec<usize> = cuts.iter().map(|cut| usize::from(*cut)).collect();
    ends.push(usize::MAX / 2);
    let starts = std::iter::once(0).chain(ends.clone());
    let read =
        starts.zip(ends).flat_map(|(from, to)| lines.iter().map(move |line| part(line, from, to) + " "));
    words(&read.collect::<String>())
}

#[test]
fn every_width_says_all_there_is() {
    for (language, given) in
        Language::ALL.into_iter().flat_map(|l| [(l, pods()), (l, two()), (l, line()), (l, burdened())])
    {
        for width in [40, 80, 99, 100, 120, 160] {
            for (_, tab) in TABS {
                let mut reader = reader(language, false, (width, 400), &given, tab);
                let lines = reader.lines();
                // The frames stand side by side at one width, the columns at another.
                let panel = (width - 3) / 3;
                let half = 1 + (width - 6) / 2;
                let said =
                    [vec![], vec![half], vec![1 + panel, 1 + 2 * panel]].map(|cuts| columns(&lines, &cuts));
                for text in expected(&reader, tab) {
                    let text = words(&reader.context.text(text));
                    assert!(
                        said.iter().any(|said| said.contains(&text)),
                        "{text:?} is missing at {width}:\n{}",
                        lines.join("\n")
                    );
                }
            }
        }
    }
}

#[test]
fn what_comes_off_the_sellers_says_from_whom_to_whom() {
    let text = words(&reader(Language::English, false, (80, 200), &burdened(), 6).text());
    assert!(text.contains("Move out of Sales now: 6 of 6 activities"), "{text}");
    assert_eq!(text.matches("moves from Sales to Sales operations now").count(), 3);
    assert_eq!(text.matches("moves from Sales to Sales enablement now").count(), 3);
    assert!(text.contains("Sales operations makes it lighter°"));
    let light = words(
        &reader(Language::English, false, (80, 200), &json!({"budget": "ample", "admin_load": "low"}), 6)
            .text(),
    );
    assert!(
        light.contains("Nothing has to move out of Sales now.") && !light.contains("moves from"),
        "{light}"
    );
}

#[test]
fn roles_to_fill_now_come_first_and_the_others_say_what_brings_them() {
    let given = json!({"team_size": 40, "budget": "tight", "growth": "steady", "seller_experience": "mixed",
        "enablement_now": "none", "admin_load": "noticeable"});
    let text = words(&reader(Language::English, false, (100, 200), &given, 6).text());
    let place = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what:?} is missing: {text}"));
    assert!(text.contains("Appoint now: Enablement program manager"));
    assert!(place("program manager appoint now") < place("VP of sales enablement later"));
    assert!(text.contains("This change alone is enough°: → Team size: 100 or more"));
    assert!(text.contains("Full time in enablement: one person."));
    assert!(text.contains("It takes more than one change."));
    let none = words(&reader(Language::English, false, (100, 200), &two(), 6).text());
    assert!(none.contains("You need not appoint anybody to an enablement role now."));
}

#[test]
fn what_rests_on_an_assumption_is_marked_and_nothing_else() {
    let marks = |given: &Json, tab| {
        reader(Language::English, false, (80, 300), given, tab).text().matches("~ assumed").count()
    };
    let whole = json!({"budget": "ample", "team_size": 40, "growth": "fast", "current_model": "pod", "customer_location": "one_area",
        "customer_size": "mid", "industries": "one", "relationship": "balanced", "named_accounts": "no", "lead_flow": "few",
        "product_count": 1, "culture": "balanced", "admin_load": "heavy", "enablement_now": "team", "seller_experience": "new"});
    for (_, tab) in TABS {
        assert_eq!(marks(&whole, tab), 0);
        assert!(marks(&json!({"product_count": 1}), tab) > 3);
    }
}

#[test]
fn both_scroll_and_no_size_breaks_them() {
    for (_, tab) in TABS {
        let mut reader = reader(Language::Dutch, false, (60, 14), &burdened(), tab);
        let start = reader.lines();
        assert!(reader.press(&[Down]) && reader.press(&[PageDown]) && reader.press(&[Bottom]));
        assert!(!reader.press(&[Down]) && reader.press(&[Up]));
        assert!(reader.mouse(MouseEventKind::ScrollUp, 5, 5));
        assert_ne!(reader.lines(), start);
        for (width, height) in [(1, 1), (2, 3), (7, 5), (13, 4), (30, 8), (400, 3), (500, 200)] {
            reader.resize(width, height);
        }
    }
}

#[test]
fn another_subject_has_the_tabs_for_which_it_has_something_to_say() {
    let given = json!({"distance": 30, "hurry": "great", "weather": "wet"});
    let mut with = Reader::of(supported(), Language::English, false, (60, 80), &given);
    with.press(&[Digit(5)]);
    let text = words(&with.text());
    assert!(
        text.contains("Appoint now: Mechanic") && text.contains("moves from Rider to Garage now"),
        "{text}"
    );
    assert!(text.contains("stays with Rider; Garage makes it lighter°"), "{text}");
    with.press(&[Digit(6)]);
    assert!(words(&with.text()).contains("→ Slow down. → Sleep."), "{}", with.text());
    let mut without = Reader::commute((120, 40), &given);
    assert!(!without.press(&[Digit(5)]), "there is no such tab");
}

#[test]
fn what_to_do_is_marked_where_it_rests_on_an_assumption() {
    let first = |given: &Json| {
        let text = reader(Language::English, false, (100, 40), given, 6).text();
        let lines: Vec<_> = text.lines().skip(3).take(4).map(str::to_owned).collect();
        lines.join("\n").matches("~ assumed").count()
    };
    assert_eq!(first(&json!({"product_count": 1})), 2);
    assert_eq!(first(&json!({"admin_load": "heavy", "team_size": 12})), 1);
    let known = json!({"admin_load": "heavy", "budget": "tight", "team_size": 24, "growth": "steady",
        "enablement_now": "none", "seller_experience": "new", "current_model": "none"});
    assert_eq!(first(&known), 0);
}
