//! Keys and clicks move, open and scroll; nothing gets lost on the way, at any size.

use super::{Reader, line, pods, two, words};
use crate::advice::AdviceWarning;
use crate::advice::verdict::PlanStep;
use crate::locale::Language::{self, English};
use crate::rulebook::tests::COMMUTE;
use crate::rulebook::{Rulebook, ValueSet};
use crate::tui::advice::tabs::AdviceTab;
use crate::tui::keys::Action::{
    self, Bottom, Choose, Digit, Down, Left, NextTab, PageDown, PreviousTab, Right, Top, Up,
};
use crossterm::event::MouseEventKind;
use serde_json::{Value as Json, json};

const COMPARE: Action = Digit(2);
const WHY: Action = Digit(3);

/// The small rulebook with `models` models, all alike but for their names.
fn many(models: usize) -> Rulebook {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    let template = file["models"][0].clone();
    let list = file["models"].as_array_mut().expect("a list");
    for number in list.len()..models {
        let mut model = template.clone();
        model["id"] = json!(format!("model{number}"));
        model["title"] = json!({"en": format!("Model {number}")});
        list.push(model);
    }
    Rulebook::load(file.to_string().into_bytes()).expect("it loads")
}

#[test]
fn tabs_go_round_and_keep_their_places() {
    let mut reader = Reader::shipped(English, (80, 24), &pods());
    assert!(reader.press(&[Down, Down]));
    let read = reader.lines();
    assert!(reader.press(&[NextTab]) && reader.state.tab == AdviceTab::Compare);
    assert!(reader.press(&[NextTab; 6]) && reader.state.tab == AdviceTab::Advice);
    assert_eq!(reader.lines(), read);
    assert!(reader.press(&[PreviousTab]) && reader.state.tab == AdviceTab::Practices);
    assert!(reader.press(&[COMPARE]) && reader.state.tab == AdviceTab::Compare);
    for idle in [Digit(2), Digit(0), Digit(8), Action::Note] {
        assert!(!reader.press(&[idle]), "{idle:?}");
    }
}

#[test]
fn tabs_open_by_mouse_and_shorten_where_there_is_no_room() {
    let mut reader = Reader::shipped(English, (80, 24), &pods());
    assert!(reader.click("3 Why") && reader.state.tab == AdviceTab::Why);
    assert!(!reader.click("3 Why"));
    reader.resize(20, 12);
    assert!(reader.lines()[0].starts_with(" 1  2  3 Why  4 "));
    assert!(reader.click("2") && reader.state.tab == AdviceTab::Compare);
}

#[test]
fn the_advice_scrolls_to_its_end_and_back() {
    let mut reader = Reader::shipped(English, (40, 12), &pods());
    let start = reader.lines();
    assert!(!reader.press(&[Up]));
    assert!(reader.press(&[Bottom]) && reader.text().contains("not asked"));
    assert!(!reader.press(&[Down]) && !reader.press(&[PageDown]));
    assert!(reader.press(&[Up]) && reader.press(&[Top]));
    assert_eq!(reader.lines(), start);
    assert!(reader.mouse(MouseEventKind::ScrollDown, 5, 5));
    assert_ne!(reader.lines(), start);
    assert!(reader.mouse(MouseEventKind::ScrollUp, 5, 5) && reader.lines() == start);
}

#[test]
fn a_narrow_screen_says_all_that_a_wide_one_says() {
    for (language, given) in Language::ALL.into_iter().flat_map(|l| [(l, pods()), (l, two()), (l, line())]) {
        for width in [40, 80, 120] {
            let mut reader = Reader::shipped(language, (width, 300), &given);
            reader.press(&[Choose]);
            // Column by column: a sentence of the right column does not run on in the left one.
            let half = if width < 110 { width } else { 1 + (width - 6) / 2 };
            let columns =
                reader.lines().iter().fold([String::new(), String::new()], |[left, right], line| {
                    let at = line.char_indices().nth(usize::from(half)).map_or(line.len(), |(at, _)| at);
                    let (first, second) = line.split_at(at);
                    [left + first + " ", right + second + " "]
                });
            let said = words(&columns.concat());
            let (rulebook, advice) = (reader.context.rulebook.clone(), reader.state.advice().clone());
            let mut expected = vec![&rulebook.models[advice.model].short];
            let steps = advice.plan.iter();
            let step = |step: &PlanStep| &reader.context.rulebook_reader().plan_step(&advice, *step).statement.text;
            let steps: Vec<_> = steps.map(|one| step(one).clone()).collect();
            expected.extend(&steps);
            let dimensions = &rulebook.segmentation.as_ref().expect("a segmentation").dimensions;
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
                let text = reader.context.text(text);
                assert!(said.contains(&words(&text)), "{text:?} is missing at {width}:\n{}", reader.text());
            }
        }
    }
}

#[test]
fn below_three_panels_one_shows_and_left_and_right_change_it() {
    let mut reader = Reader::shipped(English, (80, 24), &pods());
    reader.press(&[COMPARE]);
    assert!(reader.text().contains("┏ ★ Pod ") && reader.text().contains("recommended ┓"));
    assert!(!reader.press(&[Right]));
    assert!(reader.press(&[Left]) && reader.text().contains("╭ Assembly line ") && reader.bold("runner-up"));
    assert!(reader.click("Island") && reader.text().contains("╭ Island "));
    assert!(!reader.press(&[Left]));
    reader.resize(120, 40);
    assert!(!reader.press(&[Right]), "all panels show");
}

#[test]
fn side_by_side_the_parts_start_at_the_same_line_and_scroll_together() {
    let mut reader = Reader::shipped(English, (120, 40), &pods());
    reader.press(&[COMPARE]);
    for heading in
        ["Who works in it", "Pros in the source article", "Cons in the source article", "Your answers for it"]
    {
        while !reader.text().contains(heading) {
            assert!(reader.press(&[Down]), "{heading} never shows");
        }
        let lines = reader.lines();
        let row = lines.iter().find(|line| line.contains(heading)).expect("it shows");
        assert_eq!(row.matches(heading).count(), 3, "{row}");
    }
    assert!(reader.bold("┏ ★ Pod") && !reader.bold("╭ Island"));
}

#[test]
fn panels_that_do_not_fit_are_reached_by_moving_along() {
    for size in [(40, 12), (80, 24), (100, 24), (160, 50)] {
        let mut reader = Reader::of(many(7), English, false, size, &json!({}));
        reader.press(&[COMPARE]);
        while reader.press(&[Left]) {}
        for model in 0..7 {
            let name = reader.context.model_title(model);
            let framed = |line: &String| line.contains(['╭', '┏']) && line.contains(&format!(" {name} "));
            assert!(reader.lines().iter().any(framed), "{name} at {size:?}:\n{}", reader.text());
            assert_eq!(reader.press(&[Right]), model < 6);
        }
    }
}

#[test]
fn a_single_model_is_a_comparison_too() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    file["models"].as_array_mut().expect("a list").truncate(1);
    file["tree"] = json!({"model": "bicycle"});
    (file["evidence"], file["invariants"], file["warnings"]) = (json!([]), json!([]), json!([]));
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("it loads");
    let mut reader = Reader::of(rulebook, English, false, (120, 30), &json!({"distance": 9}));
    assert!(reader.text().contains("★ Bicycle"));
    reader.press(&[COMPARE]);
    assert!(reader.text().contains("┏ ★ Bicycle ") && !reader.press(&[Right]));
    reader.press(&[WHY]);
    assert!(reader.text().contains("● ★ Bicycle") && !reader.press(&[Down]));
}

#[test]
fn a_branch_that_decides_is_named_in_the_panel() {
    let mut reader = Reader::shipped(English, (120, 40), &two());
    reader.press(&[COMPARE]);
    let text = reader.text();
    assert!(text.contains("! Decided by Team size: 2 sellers,") && text.contains("before counting what"));
    let mut reader = Reader::shipped(English, (120, 40), &pods());
    reader.press(&[COMPARE]);
    assert!(!reader.text().contains("Decided by"));
}

#[test]
fn the_cursor_reaches_every_row_and_always_shows() {
    for size in [(40, 12), (80, 24), (160, 50)] {
        let mut reader = Reader::shipped(English, size, &line());
        reader.press(&[WHY]);
        let mut rows = 1;
        loop {
            assert!(reader.lines().iter().any(|line| line.starts_with('▸')), "{}", reader.text());
            let cursor = reader.state.why.cursor;
            if !reader.press(&[Down]) {
                break;
            }
            rows += usize::from(reader.state.why.cursor != cursor);
        }
        // Ten steps of two branches each, and the first question.
        assert_eq!(rows, 1 + 2 * reader.state.advice().path.len());
        assert!(reader.press(&[Top]) && reader.state.why.cursor == 0);
    }
}

#[test]
fn the_path_is_lit_and_the_rest_is_dim() {
    let mut reader = Reader::shipped(English, (80, 24), &pods());
    reader.press(&[WHY]);
    assert!(reader.bold("● 3 or more") && reader.bold("┗━ ● 3 or more") && reader.bold("★ Pod"));
    assert!(!reader.bold("○ at most 2") && !reader.bold("─ ○ at most 2"));
}

#[test]
fn a_row_opens_to_question_answer_reason_and_place_and_closes_again() {
    let mut reader = Reader::shipped(English, (80, 40), &pods());
    reader.press(&[WHY, Down, Down]);
    let closed = reader.lines();
    assert!(reader.press(&[Choose]));
    for part in
        ["How many sellers do you have?", "Your answer: 40 sellers", "What \"3 or more\" means:", "§ "]
    {
        assert!(reader.text().contains(part), "{part}");
    }
    assert!(!reader.press(&[Right]), "open already");
    assert!(reader.press(&[Left]));
    assert_eq!(reader.lines(), closed);
    assert!(reader.press(&[Left]) && reader.state.why.cursor == 0, "to the row that it belongs to");
}

#[test]
fn a_branch_that_was_not_taken_unfolds_and_says_what_it_would_mean() {
    let mut reader = Reader::shipped(English, (80, 60), &pods());
    reader.press(&[WHY, Down, Down, Down]);
    assert!(reader.text().contains("One trusted person → Budget…"));
    assert!(reader.press(&[Right]));
    let text = reader.text();
    assert!(text.contains("What \"One trusted person\" would mean:") && text.contains("○ Tight → Island"));
    assert!(text.contains("! Comes before counting") && !text.contains("→ Budget…"));
    assert!(reader.press(&[Choose]) && reader.text().contains("→ Budget…"));
}

#[test]
fn beside_the_tree_the_reason_follows_the_cursor() {
    let mut reader = Reader::shipped(English, (120, 40), &two());
    reader.press(&[WHY, Down]);
    assert!(reader.text().contains("What \"at most 2\" means:"));
    assert!(!reader.press(&[Choose]), "there is nothing to open");
    assert!(reader.press(&[Down]) && reader.text().contains("What \"3 or more\" would mean:"));
    assert!(!reader.text().contains("○ One trusted person"));
    assert!(reader.press(&[Right]) && reader.text().contains("○ One trusted person → Budget…"));
    assert!(reader.press(&[Down]) && reader.text().contains("Your answer: A bit of both"));
    assert!(reader.text().contains("~ assumed"));
}

#[test]
fn an_open_row_that_is_higher_than_the_screen_is_read_line_by_line() {
    let mut reader = Reader::shipped(English, (40, 7), &line());
    reader.press(&[WHY, Bottom, Up, Choose]);
    let cursor = reader.state.why.cursor;
    let mut read = reader.text();
    while reader.press(&[Down]) && reader.state.why.cursor == cursor {
        // The last line of the tree, above the footer.
        read = read + "\n" + reader.lines()[5].trim();
    }
    let branch = "Your sellers can keep up with the leads, so speed is not all that counts.";
    assert!(words(&read).contains(branch) && read.contains("§ How to structure"), "{read}");
    assert_eq!(reader.state.why.cursor, cursor + 1);
    while reader.press(&[Up]) && reader.state.why.cursor >= cursor {}
    assert_eq!(reader.state.why.cursor, cursor - 1);
}

#[test]
fn a_click_goes_to_a_row_and_a_second_one_opens_it() {
    let mut reader = Reader::shipped(English, (80, 40), &pods());
    reader.press(&[WHY]);
    assert!(reader.click("3 or more") && reader.state.why.cursor == 2);
    assert!(!reader.text().contains("What \"3 or more\" means:"));
    assert!(reader.click("3 or more") && reader.text().contains("What \"3 or more\" means:"));
    reader.resize(80, 16);
    assert!(reader.mouse(MouseEventKind::ScrollDown, 5, 8) && reader.state.why.cursor == 2);
    reader.press(&[COMPARE]);
    assert!(!reader.mouse(MouseEventKind::Moved, 5, 8));
}

#[test]
fn numbers_are_said_as_people_say_them() {
    let reader = Reader::shipped(English, (80, 24), &json!({}));
    let question = |id: &str| reader.context.rulebook.question_index(id).expect("it is asked");
    let size = |intervals| reader.context.rulebook_reader().values(question("team_size"), &ValueSet::from_intervals(intervals));
    assert_eq!(size(vec![(0, 2)]), "at most 2");
    assert_eq!(size(vec![(3, 9)]), "3 to 9");
    assert_eq!(size(vec![(10, u32::MAX)]), "10 or more");
    assert_eq!(size(vec![(5, 5), (7, 8)]), "5 / 7 to 8");
    assert_eq!(size(vec![(0, u32::MAX)]), "any number");
    let budget = reader.context.rulebook_reader().values(question("budget"), &ValueSet::range(1, 2));
    assert_eq!(budget, "Moderate / Ample");
}

#[test]
fn every_size_shows_something_and_none_breaks() {
    for (rulebook, given) in [(Rulebook::shipped().expect("it loads"), line()), (many(5), json!({}))] {
        let mut reader = Reader::of(rulebook, English, false, (160, 50), &given);
        for tab in 1..=7 {
            reader.press(&[Digit(tab)]);
            for width in (1..=8).chain([12, 20, 30, 39, 40, 55, 99, 100, 110, 160]) {
                for height in [1, 2, 3, 5, 8, 12, 16, 40] {
                    reader.resize(width, height);
                    for action in [Down, Choose, PageDown, Right, Down, Left] {
                        reader.state.handle_action(action, &reader.context);
                    }
                }
            }
            reader.resize(40, 12);
            assert!(reader.lines()[1..11].iter().filter(|line| !line.is_empty()).count() > 5);
        }
    }
}

#[test]
fn in_ascii_everything_of_ours_is_ascii() {
    // The mark of our judgement is the rulebook's: the app puts it into ASCII, with all else that is not ours.
    let ascii = |reader: &mut Reader| reader.text().replace('°', "^").is_ascii();
    let rulebook = Rulebook::shipped().expect("it loads");
    let mut reader = Reader::of(rulebook, English, true, (120, 100), &line());
    for tab in 1..=7 {
        reader.press(&[Digit(tab), Down, Down, Choose]);
        assert!(ascii(&mut reader), "{}", reader.text());
        reader.resize(60, 100);
        reader.press(&[Choose]);
        assert!(ascii(&mut reader), "{}", reader.text());
    }
}

#[test]
fn what_a_session_is_called_cannot_touch_the_terminal() {
    let mut reader = Reader::commute((80, 24), &json!({"distance": 9}));
    let advice = reader.state.advice().clone();
    reader.state = crate::tui::advice::AdviceState::new(advice, "a\u{1b}[2J\u{202e}b");
    assert!(reader.lines()[0].starts_with(" a␛[2J�b"));
    reader.state.name = "名".repeat(60);
    assert!(reader.lines()[0].ends_with("… ") || reader.lines()[0].contains("…  ★ "), "{}", reader.text());
}
