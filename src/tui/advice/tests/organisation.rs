//! The organisation chart: connected boxes, a cursor that reaches each, strange names and sizes.

use super::AdviceDriver;
use crate::locale::Language;
use crate::rulebook::Rulebook;
use crate::tui::component::Component;
use crate::tui::keys::Action::{self, Bottom, Choose, Digit, Down, Left, PageDown, Right, Top, Up};
use crate::tui::tests::companies::{island, line, pods, thousand};
use crossterm::event::{KeyModifiers, MouseEvent, MouseEventKind};
use serde_json::{Value as Json, json};

const CHART: Action = Digit(5);
/// The lines above the chart: name, tabs, rule, keys.
const HEAD: usize = 4;

fn open_chart(language: Language, size: (u16, u16), given: &Json) -> AdviceDriver {
    let mut driver = AdviceDriver::shipped(language, size, given);
    driver.press(&[CHART]);
    driver
}

const UP: u8 = 1;
const DOWN: u8 = 2;
const LEFT: u8 = 4;
const RIGHT: u8 = 8;

/// The directions in which a cell's line continues, as bits.
fn arms(cell: char) -> u8 {
    match cell {
        '╭' => DOWN | RIGHT,
        '╮' => DOWN | LEFT,
        '╰' => UP | RIGHT,
        '╯' => UP | LEFT,
        '─' => LEFT | RIGHT,
        '│' => UP | DOWN,
        '├' => UP | DOWN | RIGHT,
        '┤' => UP | DOWN | LEFT,
        '┬' => LEFT | RIGHT | DOWN,
        '┴' => LEFT | RIGHT | UP,
        '┼' => UP | DOWN | LEFT | RIGHT,
        _ => 0,
    }
}

/// Every line of a chart that shows whole leads to another. Exceptions are the box under the cursor and words in borders.
#[test]
fn chart_lines_connect() {
    let all = Right;
    for (given, keys) in [
        (pods(), vec![]),
        (line(), vec![Down, Down, Choose]),
        (thousand(), vec![Down, Choose, Down, Choose, all]),
        (island(), vec![Down, Choose]),
    ] {
        let mut driver = open_chart(Language::English, (320, 200), &given);
        driver.press(&keys);
        let rows: Vec<Vec<char>> = {
            let buffer = driver.look();
            let cell = |x, y| buffer[(x, y)].symbol().chars().next().unwrap_or(' ');
            (0..200).map(|y| (0..320).map(|x| cell(x, y)).collect()).collect()
        };
        let last = rows.iter().rposition(|row| row.contains(&'╰')).expect("there are boxes");
        assert!(last > HEAD + 5, "{}", driver.text());
        let mut seen = 0;
        for y in HEAD..=last {
            for x in 0..319 {
                let (here, right, below) = (arms(rows[y][x]), rows[y][x + 1], rows[y + 1][x]);
                let apart = |cell: char| "┃━┏┓┗┛ ".contains(cell);
                let meets = |arm: u8, cell: char, back: u8| (here & arm != 0) == (arms(cell) & back != 0);
                // A word in a border has a space on each side; a rail ends at the box under the cursor.
                assert!(
                    meets(RIGHT, right, LEFT) || apart(right) || rows[y][x] == ' ' || apart(rows[y][x]),
                    "{x},{y}:\n{}",
                    driver.text()
                );
                assert!(
                    meets(DOWN, below, UP) || apart(below) || apart(rows[y][x]),
                    "{x},{y}:\n{}",
                    driver.text()
                );
                // A line ends at an empty cell only before a word in a border.
                let worded =
                    right == ' ' && rows[y][x + 2..].iter().take(12).any(|cell| "▾×".contains(*cell));
                assert!(
                    here & RIGHT == 0 || right != ' ' || worded,
                    "{x},{y} leads nowhere:\n{}",
                    driver.text()
                );
                assert!(here & DOWN == 0 || below != ' ', "{x},{y} leads nowhere:\n{}", driver.text());
                seen += u32::from(here != 0);
            }
        }
        assert!(seen > 150, "{seen}");
    }
}

/// The title of the box under the cursor.
fn box_under_cursor(driver: &mut AdviceDriver) -> String {
    let lines = driver.lines();
    let top = lines.iter().position(|line| line.contains('┏')).unwrap_or_else(|| panic!("{}", driver.text()));
    let row: String = lines[top + 1].split('┃').nth(1).unwrap_or_default().to_owned();
    row.trim().to_owned()
}

#[test]
fn arrows_move_between_boxes() {
    let mut driver = open_chart(Language::English, (120, 40), &island());
    assert!(box_under_cursor(&mut driver).starts_with(&driver.fill("{/staffing/leader}")));
    assert!(!driver.press(&[Left]) && !driver.press(&[Right]));
    assert!(driver.press(&[Down]));
    assert!(box_under_cursor(&mut driver).starts_with("North"));
    assert!(driver.press(&[Right]) && box_under_cursor(&mut driver).starts_with("South"));
    assert!(driver.press(&[Right, Right]) || box_under_cursor(&mut driver).starts_with("East"));
    assert!(driver.press(&[Left]) && box_under_cursor(&mut driver).starts_with("South"));
    assert!(
        driver.press(&[Up]) && box_under_cursor(&mut driver).starts_with(&driver.fill("{/staffing/leader}"))
    );
    let mut driver = open_chart(Language::English, (120, 40), &pods());
    driver.press(&[Down, Down]);
    assert!(box_under_cursor(&mut driver).starts_with("Product line 1 to 3"));
    assert!(driver.press(&[Down]) && box_under_cursor(&mut driver).starts_with("Pod 1"));
    assert!(driver.press(&[Right]) && box_under_cursor(&mut driver).starts_with("Pod 5"));
    assert!(driver.press(&[Up]) && box_under_cursor(&mut driver).starts_with("Product line 1 to 3"));
    assert!(driver.press(&[Up]) && box_under_cursor(&mut driver).starts_with("DACH"));
}

#[test]
fn box_opens_to_its_people_and_closes() {
    let mut driver = open_chart(Language::English, (120, 40), &pods());
    driver.press(&[Down, Down]);
    let open = driver.lines();
    assert!(driver.press(&[Choose]) && !driver.text().contains("Pod 1 / Small"));
    assert!(driver.press(&[Choose]) && driver.lines() == open);
    assert!(!driver.text().contains("BDR  "));
    assert!(driver.press(&[Down, Choose]) && driver.text().contains("┃ BDR "));
    assert!(driver.press(&[Choose, Up]));
    assert_eq!(driver.lines(), open);
    assert!(driver.click("Product line 4 to 6") && driver.text().contains("Pod 3"));
    assert!(driver.click("Product line 4 to 6") && !driver.text().contains("Pod 3"));
    let mut larger = island();
    (larger["team_size"], larger["relationship"]) = (json!(60), json!("one_to_one"));
    let mut driver = open_chart(Language::English, (120, 40), &larger);
    driver.press(&[Down, Down]);
    assert!(box_under_cursor(&mut driver).starts_with("Seller"));
    assert!(!driver.press(&[Choose]), "a team has nothing to open");
}

#[test]
fn box_under_the_cursor_always_shows() {
    for size in [(80, 24), (70, 12), (120, 40)] {
        let mut driver = open_chart(Language::English, size, &thousand());
        driver.press(&[Down, Choose]);
        for _ in 0..60 {
            for action in [Down, Choose, Right] {
                driver.press(&[action]);
                let text = driver.text();
                // Below the last box the screen shows lines of text.
                let box_shows = text.contains('┏') || text.contains('┗') || text.contains('┃');
                assert!(
                    box_shows || driver.shows("chart-managers") || driver.shows("chart-managers-segments"),
                    "{text}"
                );
            }
        }
        assert!(
            driver.press(&[Top])
                && box_under_cursor(&mut driver).starts_with(&driver.fill("{/staffing/leader}"))
        );
    }
}

#[test]
fn chart_scrolls_both_ways_without_the_cursor() {
    let names: Vec<_> = (0..8).map(|n| format!("R{n}")).collect();
    let given = json!({"team_size": 160, "budget": "tight", "relationship": "one_to_one",
        "customer_location": "several_regions", "region_names": names});
    let mut driver = open_chart(Language::English, (80, 14), &given);
    assert!(box_under_cursor(&mut driver).starts_with(&driver.fill("{/staffing/leader}")), "from the middle");
    assert!(!driver.text().contains("R0") && !driver.text().contains("R7"));
    let wheel = |driver: &mut AdviceDriver, kind, modifiers| {
        let changed = driver.mouse_event(MouseEvent { kind, column: 5, row: 8, modifiers });
        driver.look();
        changed
    };
    while wheel(&mut driver, MouseEventKind::ScrollRight, KeyModifiers::NONE) {}
    assert!(driver.text().contains("R7") && !driver.text().contains("R0"), "{}", driver.text());
    while wheel(&mut driver, MouseEventKind::ScrollUp, KeyModifiers::SHIFT) {}
    assert!(driver.text().contains("R0") && !driver.text().contains("R7"), "{}", driver.text());
    assert!(wheel(&mut driver, MouseEventKind::ScrollDown, KeyModifiers::SHIFT));
    assert!(wheel(&mut driver, MouseEventKind::ScrollDown, KeyModifiers::NONE));
    assert!(driver.press(&[PageDown]));
    driver.press(&[Bottom]);
    assert!(driver.has_start("{/staffing/defaults/span_of_control/origin}"), "{}", driver.text());
    assert!(driver.press(&[Up]) && !driver.text().contains("┏"), "the lines move, not the cursor");
    assert!(driver.press(&[Top]) && driver.text().contains('┏'));
    let mut driver = open_chart(Language::English, (80, 14), &given);
    driver.press(&[Down, Right, Right, Right, Right, Right, Right, Right]);
    assert!(box_under_cursor(&mut driver).starts_with("R7"), "the picture follows the cursor");
}

/// On a narrow screen the chart is a list.
#[test]
fn list_opens_and_closes_with_left_and_right() {
    let mut driver = open_chart(Language::English, (60, 30), &pods());
    let closed_rows =
        |driver: &mut AdviceDriver| driver.lines().iter().filter(|line| line.contains("+ ")).count();
    driver.press(&[Down]);
    let before = closed_rows(&mut driver);
    assert!(driver.press(&[Left]) && closed_rows(&mut driver) != before);
    assert!(driver.press(&[Left]) && driver.state.organisation.cursor == 0);
    assert!(driver.press(&[Down, Right, Right]) && driver.state.organisation.cursor == 2);
    assert!(driver.press(&[Bottom]) && driver.has_start("{/staffing/defaults/pod_size/origin}"));
    let rows = driver.text();
    assert!(driver.press(&[Up]) && driver.text() != rows);
    driver.press(&[Top, Down, Down]);
    driver.resize(120, 40);
    assert!(box_under_cursor(&mut driver).starts_with("Product line 1 to 3"), "the same box");
}

#[test]
fn help_names_the_keys_of_boxes_and_of_the_list() {
    let mut driver = open_chart(Language::English, (120, 40), &pods());
    let words = |driver: &AdviceDriver| {
        let own = driver.state.label_overrides(&driver.context);
        own.into_iter().map(|(_, word)| driver.context.translator.get(word)).collect::<Vec<_>>()
    };
    assert!(words(&driver).contains(&driver.context.translator.get("action-chart-left")));
    driver.resize(40, 12);
    assert!(words(&driver).contains(&driver.context.translator.get("action-chart-close")));
    driver.press(&[Digit(1)]);
    assert!(!words(&driver).contains(&driver.context.translator.get("action-chart-close")));
}

#[test]
fn chart_draws_strange_names_at_extreme_sizes() {
    let names: Vec<_> = (10..60).map(|n| format!("{n}{}", "名".repeat(78))).collect();
    for team in [1, 2, 3, 8, 9, 64, 65, 1000, 99_999, 100_000] {
        for (products, names) in
            [(1, json!(null)), (100_000, json!(names)), (7, json!(["a\u{1b}[2J\u{202e}b", "👩‍💻"]))]
        {
            let given = json!({"team_size": team, "budget": "ample", "customer_location": "several_countries",
                "region_names": names, "customer_size": "mixed", "product_count": products, "product_names": names,
                "product_buyers": "different", "industries": "several_different", "industry_names": names});
            let mut driver = open_chart(Language::English, (120, 40), &given);
            for width in [1, 2, 5, 12, 39, 40, 69, 70, 71, 80, 104, 160] {
                for height in [1, 2, 4, 7, 12, 16, 40] {
                    driver.resize(width, height);
                    for action in [Down, Choose, Right, PageDown, Left, Up, Bottom, Top] {
                        driver.update(action);
                    }
                    driver.mouse_event(MouseEvent {
                        kind: MouseEventKind::ScrollRight,
                        column: 1,
                        row: 1,
                        modifiers: KeyModifiers::NONE,
                    });
                }
            }
            let text = driver.text();
            assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
        }
    }
}

#[test]
fn chart_marks_assumptions_in_boxes_and_below() {
    let mut driver = open_chart(
        Language::English,
        (120, 40),
        &json!({"customer_location": "several_regions", "culture": "competitive"}),
    );
    for marked in [
        "~ {/staffing/leader}",
        "~ Region 1",
        "~ {advice-assumed-word}",
        "{chart-team-assumed people=<team_size=10>}",
    ] {
        assert!(driver.has(marked), "{marked}:\n{}", driver.text());
    }
    let mut driver = open_chart(Language::English, (120, 40), &island());
    assert!(!driver.text().contains('~'), "{}", driver.text());
}

#[test]
fn chart_of_an_unstaffed_model_says_that_there_is_none() {
    let file = include_str!("../../../../assets/rulebooks/sales-organisation.json");
    let mut file: Json = serde_json::from_str(file).expect("it is JSON");
    file["models"]
        .as_array_mut()
        .expect("the field is a list")
        .iter_mut()
        .for_each(|model| model["staffing"] = Json::Null);
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let mut driver = AdviceDriver::of(rulebook, Language::English, false, (80, 24), &pods());
    driver.press(&[CHART, Down, Choose, Left, Bottom]);
    assert!(driver.has("{chart-none model=</models/pod/title>}"), "{}", driver.text());
}
