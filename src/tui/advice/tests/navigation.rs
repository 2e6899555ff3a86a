//! Keys and clicks on the tabs of the advice, and what shows at any size.

use super::{AdviceDriver, words};
use crate::advice::AdviceWarning;
use crate::advice::verdict::PlanStep;
use crate::locale::Language;
use crate::rulebook::tests::COMMUTE;
use crate::rulebook::{Rulebook, ValueSet};
use crate::tui::advice::tabs::AdviceTab;
use crate::tui::keys::Action::{
    self, Bottom, Choose, Digit, Down, Left, NextTab, PageDown, PreviousTab, Right, Top, Up,
};
use crate::tui::tests::companies::{line, pods, two};
use crossterm::event::MouseEventKind;
use serde_json::{Value as Json, json};

const COMPARE: Action = Digit(2);
const WHY: Action = Digit(3);

/// The small rulebook with `models` models that differ only in their names.
fn many(models: usize) -> Rulebook {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("it is JSON");
    let template = file["models"][0].clone();
    let list = file["models"].as_array_mut().expect("the field is a list");
    for number in list.len()..models {
        let mut model = template.clone();
        model["id"] = json!(format!("model{number}"));
        model["title"] = json!({"en": format!("Model {number}")});
        list.push(model);
    }
    Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid")
}

#[test]
fn tabs_wrap_around_and_keep_their_positions() {
    let mut driver = AdviceDriver::shipped(Language::English, (80, 24), &pods());
    assert!(driver.press(&[Down, Down]));
    let read = driver.lines();
    assert!(driver.press(&[NextTab]) && driver.state.tab == AdviceTab::Compare);
    assert!(driver.press(&[NextTab; 6]) && driver.state.tab == AdviceTab::Advice);
    assert_eq!(driver.lines(), read);
    assert!(driver.press(&[PreviousTab]) && driver.state.tab == AdviceTab::Practices);
    assert!(driver.press(&[COMPARE]) && driver.state.tab == AdviceTab::Compare);
    for idle in [Digit(2), Digit(0), Digit(8), Action::Note] {
        assert!(!driver.press(&[idle]), "{idle:?}");
    }
}

#[test]
fn tabs_open_by_mouse_and_shrink_on_a_narrow_screen() {
    let mut driver = AdviceDriver::shipped(Language::English, (80, 24), &pods());
    assert!(driver.click_text("3 {advice-tab-why}") && driver.state.tab == AdviceTab::Why);
    assert!(!driver.click_text("3 {advice-tab-why}"));
    driver.resize(20, 12);
    assert!(driver.lines()[0].starts_with(&driver.fill(" 1  2  3 {advice-tab-why}  4 ")));
    assert!(driver.click("2") && driver.state.tab == AdviceTab::Compare);
}

#[test]
fn advice_scrolls_to_its_end_and_back() {
    let mut driver = AdviceDriver::shipped(Language::English, (40, 12), &pods());
    let start = driver.lines();
    assert!(!driver.press(&[Up]));
    assert!(driver.press(&[Bottom]) && driver.has("{advice-not-asked-word}"));
    assert!(!driver.press(&[Down]) && !driver.press(&[PageDown]));
    assert!(driver.press(&[Up]) && driver.press(&[Top]));
    assert_eq!(driver.lines(), start);
    assert!(driver.mouse(MouseEventKind::ScrollDown, 5, 5));
    assert_ne!(driver.lines(), start);
    assert!(driver.mouse(MouseEventKind::ScrollUp, 5, 5) && driver.lines() == start);
}

#[test]
fn advice_is_complete_at_every_width() {
    for (language, given) in Language::ALL.into_iter().flat_map(|l| [(l, pods()), (l, two()), (l, line())]) {
        for width in [40, 80, 120] {
            let mut driver = AdviceDriver::shipped(language, (width, 300), &given);
            driver.press(&[Choose]);
            // The columns are read one after the other.
            let half = if width < 110 { width } else { 1 + (width - 6) / 2 };
            let columns =
                driver.lines().iter().fold([String::new(), String::new()], |[left, right], line| {
                    let at = line.char_indices().nth(usize::from(half)).map_or(line.len(), |(at, _)| at);
                    let (first, second) = line.split_at(at);
                    [left + first + " ", right + second + " "]
                });
            let shown = words(&columns.concat());
            let (rulebook, advice) = (driver.context.rulebook.clone(), driver.state.advice().clone());
            let mut expected = vec![&rulebook.models[advice.model].short];
            let steps = advice.plan.iter();
            let step =
                |step: &PlanStep| &driver.context.rulebook_reader().plan_step(&advice, *step).statement.text;
            let steps: Vec<_> = steps.map(|one| step(one).clone()).collect();
            expected.extend(&steps);
            let dimensions =
                &rulebook.segmentation.as_ref().expect("the rulebook has a segmentation").dimensions;
            expected.extend(advice.warnings.iter().map(|warned| match warned {
                AdviceWarning::Rule(rule) => &rulebook.warnings[*rule].statement.text,
                AdviceWarning::TooManyNames(_) => panic!("nobody gave too many names"),
            }));
            for wanted in &advice.segmentation.now {
                expected.push(&dimensions[wanted.dimension].reasons[wanted.reason].because);
            }
            expected.extend(advice.assumed.iter().map(|(question, _)| &rulebook.questions[*question].short));
            expected.extend(advice.ignored.iter().map(|question| &rulebook.questions[*question].short));
            for text in expected {
                let text = driver.context.text(text);
                assert!(shown.contains(&words(&text)), "{text:?} is missing at {width}:\n{}", driver.text());
            }
        }
    }
}

/// Left and right go to the others.
#[test]
fn compare_shows_one_panel_on_a_narrow_screen() {
    let mut driver = AdviceDriver::shipped(Language::English, (80, 24), &pods());
    driver.press(&[COMPARE]);
    assert!(driver.has("┏ ★ {/models/pod/title} ") && driver.has("{advice-recommended} ┓"));
    assert!(!driver.press(&[Right]));
    assert!(
        driver.press(&[Left])
            && driver.has("╭ {/models/assembly_line/title} ")
            && driver.bold_text("{advice-runner-up}")
    );
    assert!(driver.click_text("{/models/island/title}") && driver.has("╭ {/models/island/title} "));
    assert!(!driver.press(&[Left]));
    driver.resize(120, 40);
    assert!(!driver.press(&[Right]), "all panels show");
}

#[test]
fn compare_aligns_its_panels_and_scrolls_them_together() {
    let mut driver = AdviceDriver::shipped(Language::English, (120, 40), &pods());
    driver.press(&[COMPARE]);
    for key in ["compare-roles", "compare-pros", "compare-cons", "compare-answers-for"] {
        let heading = &driver.context.translator.get(key);
        while !driver.text().contains(heading) {
            assert!(driver.press(&[Down]), "{heading} never shows");
        }
        let lines = driver.lines();
        let row = lines.iter().find(|line| line.contains(heading)).expect("the text shows");
        assert_eq!(row.matches(heading).count(), 3, "{row}");
    }
    assert!(driver.bold_text("┏ ★ {/models/pod/title}") && !driver.bold_text("╭ {/models/island/title}"));
}

#[test]
fn compare_reaches_panels_that_do_not_fit() {
    for size in [(40, 12), (80, 24), (100, 24), (160, 50)] {
        let mut driver = AdviceDriver::of(many(7), Language::English, false, size, &json!({}));
        driver.press(&[COMPARE]);
        while driver.press(&[Left]) {}
        for model in 0..7 {
            let name = driver.context.model_title(model);
            let framed = |line: &String| line.contains(['╭', '┏']) && line.contains(&format!(" {name} "));
            assert!(driver.lines().iter().any(framed), "{name} at {size:?}:\n{}", driver.text());
            assert_eq!(driver.press(&[Right]), model < 6);
        }
    }
}

#[test]
fn compare_shows_a_single_model() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("it is JSON");
    file["models"].as_array_mut().expect("the field is a list").truncate(1);
    file["tree"] = json!({"model": "bicycle"});
    (file["evidence"], file["invariants"], file["warnings"]) = (json!([]), json!([]), json!([]));
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let mut driver = AdviceDriver::of(rulebook, Language::English, false, (120, 30), &json!({"distance": 9}));
    assert!(driver.has("★ {/models/bicycle/title}"));
    driver.press(&[COMPARE]);
    assert!(driver.has("┏ ★ {/models/bicycle/title} ") && !driver.press(&[Right]));
    driver.press(&[WHY]);
    assert!(driver.has("● ★ {/models/bicycle/title}") && !driver.press(&[Down]));
}

#[test]
fn compare_names_a_branch_that_decides_by_itself() {
    let mut driver = AdviceDriver::shipped(Language::English, (120, 40), &two());
    driver.press(&[COMPARE]);
    assert!(
        driver.has("! {/questions/team_size/short}") || driver.shows("compare-decided"),
        "{}",
        driver.text()
    );
    assert!(driver.has("{/questions/team_size/short}: {team_size=2}"), "{}", driver.text());
    let mut driver = AdviceDriver::shipped(Language::English, (120, 40), &pods());
    driver.press(&[COMPARE]);
    assert!(!driver.shows("compare-decided"));
}

#[test]
fn why_cursor_reaches_every_row_and_always_shows() {
    for size in [(40, 12), (80, 24), (160, 50)] {
        let mut driver = AdviceDriver::shipped(Language::English, size, &line());
        driver.press(&[WHY]);
        let mut rows = 1;
        loop {
            assert!(driver.lines().iter().any(|line| line.starts_with('▸')), "{}", driver.text());
            let cursor = driver.state.why.cursor;
            if !driver.press(&[Down]) {
                break;
            }
            rows += usize::from(driver.state.why.cursor != cursor);
        }
        // Two branches for each step, and the first question.
        assert_eq!(rows, 1 + 2 * driver.state.advice().path.len());
        assert!(driver.press(&[Top]) && driver.state.why.cursor == 0);
    }
}

#[test]
fn why_shows_the_path_in_bold() {
    let mut driver = AdviceDriver::shipped(Language::English, (80, 24), &pods());
    driver.press(&[WHY]);
    assert!(
        driver.bold_text("● {values-from min=3}")
            && driver.bold_text("┗━ ● {values-from min=3}")
            && driver.bold_text("★ {/models/pod/title}")
    );
    assert!(!driver.bold_text("○ {values-to max=2}") && !driver.bold_text("─ ○ {values-to max=2}"));
}

#[test]
fn why_row_opens_to_its_reason_and_closes() {
    let mut driver = AdviceDriver::shipped(Language::English, (80, 40), &pods());
    driver.press(&[WHY, Down, Down]);
    let closed = driver.lines();
    assert!(driver.press(&[Choose]));
    for part in [
        "{/questions/team_size/title}",
        "{why-your-answer answer=<team_size=40>}",
        "{why-means answers=<values-from min=3>}",
        "§ ",
    ] {
        assert!(driver.has(part), "{part}:\n{}", driver.text());
    }
    assert!(!driver.press(&[Right]), "open already");
    assert!(driver.press(&[Left]));
    assert_eq!(driver.lines(), closed);
    assert!(driver.press(&[Left]) && driver.state.why.cursor == 0, "to the row that it belongs to");
}

/// It says what its answer would mean.
#[test]
fn why_branch_not_taken_unfolds() {
    let mut driver = AdviceDriver::shipped(Language::English, (80, 60), &pods());
    driver.press(&[WHY, Down, Down, Down]);
    assert!(driver.has("{relationship=one_to_one} → {/questions/budget/short}…"));
    assert!(driver.press(&[Right]));
    let text = driver.text();
    assert!(
        text.contains(&driver.fill("{why-would-mean answers=<relationship=one_to_one>}"))
            && text.contains(&driver.fill("○ {budget=tight} → {/models/island/title}"))
    );
    assert!(driver.shows("why-decides") && !text.contains(&driver.fill("→ {/questions/budget/short}…")));
    assert!(driver.press(&[Choose]) && driver.has("→ {/questions/budget/short}…"));
}

#[test]
fn why_reason_follows_the_cursor_beside_the_tree() {
    let mut driver = AdviceDriver::shipped(Language::English, (120, 40), &two());
    driver.press(&[WHY, Down]);
    assert!(driver.has("{why-means answers=<values-to max=2>}"));
    assert!(!driver.press(&[Choose]), "there is nothing to open");
    assert!(driver.press(&[Down]) && driver.has("{why-would-mean answers=<values-from min=3>}"));
    assert!(!driver.has("○ {relationship=one_to_one}"));
    assert!(driver.press(&[Right]) && driver.has("○ {relationship=one_to_one} → {/questions/budget/short}…"));
    assert!(driver.press(&[Down]) && driver.has("{why-your-answer answer=<relationship=balanced>}"));
    assert!(driver.has("~ {advice-assumed-word}"));
}

#[test]
fn why_row_higher_than_the_screen_scrolls_by_line() {
    let mut driver = AdviceDriver::shipped(Language::English, (40, 7), &line());
    driver.press(&[WHY, Bottom, Up, Choose]);
    let cursor = driver.state.why.cursor;
    let mut read = driver.text();
    while driver.press(&[Down]) && driver.state.why.cursor == cursor {
        // The last line of the tree, above the footer.
        read = read + "\n" + driver.lines()[5].trim();
    }
    let branch = "Your sellers can keep up with the leads, so speed is not all that counts.";
    assert!(words(&read).contains(branch) && read.contains("§ "), "{read}");
    assert_eq!(driver.state.why.cursor, cursor + 1);
    while driver.press(&[Up]) && driver.state.why.cursor >= cursor {}
    assert_eq!(driver.state.why.cursor, cursor - 1);
}

#[test]
fn why_row_is_clicked_and_opened() {
    let mut driver = AdviceDriver::shipped(Language::English, (80, 40), &pods());
    driver.press(&[WHY]);
    assert!(driver.click_text("{values-from min=3}") && driver.state.why.cursor == 2);
    assert!(!driver.has("{why-means answers=<values-from min=3>}"));
    assert!(
        driver.click_text("{values-from min=3}") && driver.has("{why-means answers=<values-from min=3>}")
    );
    driver.resize(80, 16);
    assert!(driver.mouse(MouseEventKind::ScrollDown, 5, 8) && driver.state.why.cursor == 2);
    driver.press(&[COMPARE]);
    assert!(!driver.mouse(MouseEventKind::Moved, 5, 8));
}

#[test]
fn values_of_numbers_are_worded_as_ranges() {
    let driver = AdviceDriver::shipped(Language::English, (80, 24), &json!({}));
    let question =
        |id: &str| driver.context.rulebook.question_index(id).expect("the rulebook has the question");
    let size = |intervals| {
        driver.context.rulebook_reader().values(question("team_size"), &ValueSet::from_intervals(intervals))
    };
    assert_eq!(size(vec![(0, 2)]), "at most 2");
    assert_eq!(size(vec![(3, 9)]), "3 to 9");
    assert_eq!(size(vec![(10, u32::MAX)]), "10 or more");
    assert_eq!(size(vec![(5, 5), (7, 8)]), "5 / 7 to 8");
    assert_eq!(size(vec![(0, u32::MAX)]), "any number");
    let budget = driver.context.rulebook_reader().values(question("budget"), &ValueSet::range(1, 2));
    assert_eq!(budget, "Moderate / Ample");
}

#[test]
fn advice_tabs_draw_at_extreme_sizes() {
    for (rulebook, given) in
        [(Rulebook::shipped().expect("the shipped rulebook is valid"), line()), (many(5), json!({}))]
    {
        let mut driver = AdviceDriver::of(rulebook, Language::English, false, (160, 50), &given);
        for tab in 1..=7 {
            driver.press(&[Digit(tab)]);
            for width in (1..=8).chain([12, 20, 30, 39, 40, 55, 99, 100, 110, 160]) {
                for height in [1, 2, 3, 5, 8, 12, 16, 40] {
                    driver.resize(width, height);
                    for action in [Down, Choose, PageDown, Right, Down, Left] {
                        driver.update(action);
                    }
                }
            }
            driver.resize(40, 12);
            assert!(driver.lines()[1..11].iter().filter(|line| !line.is_empty()).count() > 5);
        }
    }
}

#[test]
fn advice_tabs_are_ascii_with_rows_open() {
    // The mark of our judgement comes from the rulebook. Only the app puts such texts into ASCII.
    let ascii = |driver: &mut AdviceDriver| driver.text().replace('°', "^").is_ascii();
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let mut driver = AdviceDriver::of(rulebook, Language::English, true, (120, 100), &line());
    for tab in 1..=7 {
        driver.press(&[Digit(tab), Down, Down, Choose]);
        assert!(ascii(&mut driver), "{}", driver.text());
        driver.resize(60, 100);
        driver.press(&[Choose]);
        assert!(ascii(&mut driver), "{}", driver.text());
    }
}

#[test]
fn session_name_cannot_control_the_terminal() {
    let mut driver = AdviceDriver::commute((80, 24), &json!({"distance": 9}));
    let advice = driver.state.advice().clone();
    driver.state = crate::tui::advice::AdviceState::new(advice, "a\u{1b}[2J\u{202e}b");
    assert!(driver.lines()[0].starts_with(" a␛[2J�b"));
    driver.state.name = "名".repeat(60);
    assert!(driver.lines()[0].ends_with("… ") || driver.lines()[0].contains("…  ★ "), "{}", driver.text());
}
