//! The tabs on support and practices: they are complete at every size, and mark assumptions.

use super::{AdviceDriver, words};
use crate::advice::RoleAdvice;
use crate::locale::Language;
use crate::rulebook::tests::supported;
use crate::rulebook::{Rulebook, Text};
use crate::tui::keys::Action::{Bottom, Digit, Down, PageDown, Up};
use crate::tui::tests::companies::{line, pods, two};
use crossterm::event::MouseEventKind;
use serde_json::{Value as Json, json};

/// The mark of what rests on an assumption.
const ASSUMED: &str = "~ assumed";

const TABS: [(&str, u8); 2] = [("support", 6), ("practices", 7)];

/// Answers of a team on a tight budget that loses much time; some are open.
fn burdened() -> Json {
    json!({"budget": "tight", "team_size": 24, "admin_load": "heavy", "seller_experience": "new", "culture": "competitive"})
}

fn open_tab(language: Language, ascii: bool, size: (u16, u16), given: &Json, tab: u8) -> AdviceDriver {
    let mut driver = AdviceDriver::of(
        Rulebook::shipped().expect("the shipped rulebook is valid"),
        language,
        ascii,
        size,
        given,
    );
    driver.press(&[Digit(tab)]);
    driver
}

/// The texts that a tab has to show for this advice.
fn expected(driver: &AdviceDriver, tab: u8) -> Vec<&Text> {
    let (rulebook, advice) = (&driver.context.rulebook, driver.state.advice());
    if tab == 7 {
        let each = rulebook.practices.iter().zip(&advice.practices);
        return each
            .flat_map(|(practice, held)| {
                let rows = held.iter().map(|held| &practice.for_you[held.row].statement.text);
                [&practice.title, &practice.why.text].into_iter().chain(rows)
            })
            .collect();
    }
    let (rules, found) = (
        rulebook.support.as_ref().expect("the rulebook has support"),
        advice.support.as_ref().expect("the rulebook has support"),
    );
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
            RoleAdvice::Hat { reason, wearer, .. } => {
                texts.push(&role.now[reason.row].statement.text);
                texts.extend(wearer.iter().map(|row| &role.hat[row.row].statement.text));
            }
            RoleAdvice::Later { triggers, is_covered, wearer, .. } => {
                texts.extend(wearer.iter().map(|row| &role.hat[row.row].statement.text));
                texts.extend(triggers.as_ref().is_none_or(Vec::is_empty).then_some(&role.later));
                texts.extend(
                    role.meanwhile.iter().filter(|_| *is_covered).map(|meanwhile| &meanwhile.statement.text),
                );
            }
        }
    }
    let model = &rulebook.models[advice.model];
    texts.extend(model.roles.iter().filter_map(|role| Some(&role.measured_by.as_ref()?.text)));
    texts.extend(advice.signs.iter().map(|&row| &rulebook.signs[advice.model][row].statement.text));
    texts
}

/// The words of a screen, read column by column between these cuts.
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
fn support_and_practices_are_complete_at_every_width() {
    for (language, given) in
        Language::ALL.into_iter().flat_map(|l| [(l, pods()), (l, two()), (l, line()), (l, burdened())])
    {
        for width in [40, 80, 99, 100, 120, 160] {
            for (_, tab) in TABS {
                let mut driver = open_tab(language, false, (width, 400), &given, tab);
                let lines = driver.lines();
                // Panels are cut at other places than columns.
                let panel = (width - 3) / 3;
                let half = 1 + (width - 6) / 2;
                let said =
                    [vec![], vec![half], vec![1 + panel, 1 + 2 * panel]].map(|cuts| columns(&lines, &cuts));
                for text in expected(&driver, tab) {
                    let text = words(&driver.context.text(text));
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
fn support_names_both_functions_of_a_move() {
    let mut burdened = open_tab(Language::English, false, (80, 200), &burdened(), 6);
    let text = words(&burdened.text());
    let moves = |to: &str| {
        let from = "</support/functions/sales/title>";
        burdened.fill(&format!("{{support-moves from={from};to=</support/functions/{to}/title>}}"))
    };
    let summary = "{support-summary-relief function=</support/functions/sales/title>;count=6;all=6}";
    assert!(text.contains(&burdened.fill(summary)), "{text}");
    assert_eq!(text.matches(&moves("operations")).count(), 3, "{text}");
    assert_eq!(text.matches(&moves("enablement")).count(), 3, "{text}");
    assert!(burdened.shows("support-eases"), "{text}");
    let given = json!({"budget": "ample", "admin_load": "low"});
    let mut light = open_tab(Language::English, false, (80, 200), &given, 6);
    assert!(light.shows("support-summary-light") && !light.shows("support-moves"), "{}", light.text());
}

/// The other roles say which change brings them.
#[test]
fn support_lists_roles_to_appoint_now_first() {
    let given = json!({"team_size": 40, "budget": "tight", "growth": "steady", "seller_experience": "mixed",
        "enablement_now": "none", "admin_load": "noticeable"});
    let mut forty = open_tab(Language::English, false, (100, 200), &given, 6);
    let text = words(&forty.text());
    let has = |template: &str| text.find(&forty.fill(template));
    let place = |template: &str| has(template).unwrap_or_else(|| panic!("{template} is missing: {text}"));
    let manager = "/support/enablement/roles/program_manager/title";
    place(&format!("{{support-summary-now roles=<{manager}>}}"));
    assert!(
        place(&format!("{{{manager}}}: {{support-now}}"))
            < place("{/support/enablement/roles/vp/title}: {support-later}")
    );
    place("{support-brings count=1} → {/questions/team_size/short}: {values-from min=100}");
    place("{support-full-time count=1}");
    assert!(forty.shows("support-brings-none"), "{text}");
    let mut none = open_tab(Language::English, false, (100, 200), &two(), 6);
    assert!(none.shows("support-summary-none"), "{}", none.text());
}

#[test]
fn assumptions_are_marked_and_nothing_else() {
    let marks = |given: &Json, tab| {
        open_tab(Language::English, false, (80, 300), given, tab).text().matches(ASSUMED).count()
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
fn support_and_practices_scroll_and_draw_at_extreme_sizes() {
    for (_, tab) in TABS {
        let mut driver = open_tab(Language::Dutch, false, (60, 14), &burdened(), tab);
        let start = driver.lines();
        assert!(driver.press(&[Down]) && driver.press(&[PageDown]) && driver.press(&[Bottom]));
        assert!(!driver.press(&[Down]) && driver.press(&[Up]));
        assert!(driver.mouse(MouseEventKind::ScrollUp, 5, 5));
        assert_ne!(driver.lines(), start);
        for (width, height) in [(1, 1), (2, 3), (7, 5), (13, 4), (30, 8), (400, 3), (500, 200)] {
            driver.resize(width, height);
        }
    }
}

#[test]
fn rulebook_has_only_the_tabs_that_it_fills() {
    let given = json!({"distance": 30, "hurry": "great", "weather": "wet"});
    let mut with = AdviceDriver::of(supported(), Language::English, false, (60, 80), &given);
    with.press(&[Digit(5)]);
    let text = words(&with.text());
    for template in [
        "{support-summary-now roles=</support/enablement/roles/0/title>}",
        "{support-moves from=</support/functions/0/title>;to=</support/functions/1/title>}",
        "{support-eases from=</support/functions/0/title>;to=</support/functions/1/title>}",
    ] {
        assert!(text.contains(&with.fill(template)), "{template}: {text}");
    }
    with.press(&[Digit(6)]);
    assert!(words(&with.text()).contains("→ Slow down. → Sleep."), "{}", with.text());
    let mut without = AdviceDriver::commute((120, 40), &given);
    assert!(!without.press(&[Digit(5)]), "there is no such tab");
}

#[test]
fn summary_marks_what_rests_on_an_assumption() {
    let first = |given: &Json| {
        let text = open_tab(Language::English, false, (100, 40), given, 6).text();
        let lines: Vec<_> = text.lines().skip(3).take(4).map(str::to_owned).collect();
        lines.join("\n").matches(ASSUMED).count()
    };
    assert_eq!(first(&json!({"product_count": 1})), 2);
    assert_eq!(first(&json!({"admin_load": "heavy", "team_size": 12})), 1);
    let known = json!({"admin_load": "heavy", "budget": "tight", "team_size": 24, "growth": "steady",
        "enablement_now": "none", "seller_experience": "new", "current_model": "none"});
    assert_eq!(first(&known), 0);
}
