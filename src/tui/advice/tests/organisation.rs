//! The organisation chart as a reader meets it: boxes and lines that meet, a cursor that reaches all, strange names and sizes.

use super::{Reader, line, pods, two};
use crate::locale::Language::{self, Dutch, English};
use crate::rulebook::Rulebook;
use crate::tui::keys::Action::{self, Bottom, Choose, Digit, Down, Left, PageDown, Right, Top, Up};
use crossterm::event::{KeyModifiers, MouseEvent, MouseEventKind};
use serde_json::{Value as Json, json};

const CHART: Action = Digit(5);
/// The lines above the chart: name, tabs, rule, keys.
const HEAD: usize = 4;

fn chart(language: Language, size: (u16, u16), given: &Json) -> Reader {
    let mut reader = Reader::shipped(language, size, given);
    reader.press(&[CHART]);
    reader
}

/// Nine regions of a thousand sellers, of whom nothing fits on a screen.
fn thousand() -> Json {
    json!({"budget": "ample", "team_size": 1000, "customer_location": "several_countries",
        "region_names": ["東京都", "Benelux", "DACH", "Nordics", "Ibérica", "UK & Ireland", "Mid-west", "US", "Japan"],
        "relationship": "transactional", "named_accounts": "no", "culture": "balanced", "lead_flow": "many",
        "customer_size": "mixed", "product_count": 30, "product_buyers": "different"})
}

/// Two dozen who each sell alone.
fn island() -> Json {
    json!({"budget": "tight", "team_size": 24, "customer_location": "several_regions", "culture": "competitive",
        "region_names": ["North", "South", "East"]})
}

#[test]
fn charts_look_as_they_should() {
    for (language, tag) in [(English, "en"), (Dutch, "nl")] {
        for (width, height) in [(80, 24), (120, 40), (40, 12), (160, 50)] {
            for (name, given) in [("pods", pods()), ("thousand", thousand())] {
                let mut reader = chart(language, (width, height), &given);
                insta::assert_snapshot!(format!("chart_{name}_{tag}_{width}x{height}"), reader.text());
            }
        }
    }
    for (name, given) in [("line", line()), ("island", island()), ("two", two())] {
        let mut reader = chart(English, (80, 24), &given);
        insta::assert_snapshot!(format!("chart_{name}"), reader.text());
    }
    let rulebook = Rulebook::shipped().expect("it loads");
    let mut reader = Reader::of(rulebook, English, true, (80, 40), &pods());
    reader.press(&[CHART, Down, Down, Choose, Down, Choose]);
    insta::assert_snapshot!("chart_ascii", reader.text());
    assert!(reader.text().is_ascii(), "{}", reader.text());
    let mut reader = chart(English, (40, 24), &island());
    reader.press(&[Down, Choose, Down]);
    insta::assert_snapshot!("chart_list", reader.text());
    reader.press(&[Bottom]);
    insta::assert_snapshot!("chart_list_end", reader.text());
}

const UP: u8 = 1;
const DOWN: u8 = 2;
const LEFT: u8 = 4;
const RIGHT: u8 = 8;

/// In which directions a cell leads on.
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

/// Every line of a chart that shows whole leads to another; only the box under the cursor and the words in borders stand apart.
#[test]
fn every_line_meets_another() {
    let all = Right;
    for (given, keys) in [
        (pods(), vec![]),
        (line(), vec![Down, Down, Choose]),
        (thousand(), vec![Down, Choose, Down, Choose, all]),
        (island(), vec![Down, Choose]),
    ] {
        let mut reader = chart(English, (320, 200), &given);
        reader.press(&keys);
        let rows: Vec<Vec<char>> = {
            let buffer = reader.look();
            let cell = |x, y| buffer[(x, y)].symbol().chars().next().unwrap_or(' ');
            (0..200).map(|y| (0..320).map(|x| cell(x, y)).collect()).collect()
        };
        let last = rows.iter().rposition(|row| row.contains(&'╰')).expect("there are boxes");
        assert!(last > HEAD + 5, "{}", reader.text());
        let mut seen = 0;
        for y in HEAD..=last {
            for x in 0..319 {
                let (here, right, below) = (arms(rows[y][x]), rows[y][x + 1], rows[y + 1][x]);
                let apart = |cell: char| "┃━┏┓┗┛ ".contains(cell);
                let meets = |arm: u8, cell: char, back: u8| (here & arm != 0) == (arms(cell) & back != 0);
                // A word in a border has a space on each side; a rail ends at the lit box.
                assert!(
                    meets(RIGHT, right, LEFT) || apart(right) || rows[y][x] == ' ' || apart(rows[y][x]),
                    "{x},{y}:\n{}",
                    reader.text()
                );
                assert!(
                    meets(DOWN, below, UP) || apart(below) || apart(rows[y][x]),
                    "{x},{y}:\n{}",
                    reader.text()
                );
                // Nothing leads into the empty, except where a word stands in a border.
                let worded =
                    right == ' ' && rows[y][x + 2..].iter().take(12).any(|cell| "▾×".contains(*cell));
                assert!(
                    here & RIGHT == 0 || right != ' ' || worded,
                    "{x},{y} leads nowhere:\n{}",
                    reader.text()
                );
                assert!(here & DOWN == 0 || below != ' ', "{x},{y} leads nowhere:\n{}", reader.text());
                seen += u32::from(here != 0);
            }
        }
        assert!(seen > 200, "{seen}");
    }
}

/// The title of the box under the cursor.
fn here(reader: &mut Reader) -> String {
    let lines = reader.lines();
    let top = lines.iter().position(|line| line.contains('┏')).unwrap_or_else(|| panic!("{}", reader.text()));
    let row: String = lines[top + 1].split('┃').nth(1).unwrap_or_default().to_owned();
    row.trim().to_owned()
}

#[test]
fn arrows_go_from_box_to_box() {
    let mut reader = chart(English, (120, 40), &island());
    assert!(here(&mut reader).starts_with("Head of sales"));
    assert!(!reader.press(&[Left]) && !reader.press(&[Right]));
    assert!(reader.press(&[Down]));
    assert!(here(&mut reader).starts_with("North"));
    assert!(reader.press(&[Right]) && here(&mut reader).starts_with("South"));
    assert!(reader.press(&[Right, Right]) || here(&mut reader).starts_with("East"));
    assert!(reader.press(&[Left]) && here(&mut reader).starts_with("South"));
    assert!(reader.press(&[Up]) && here(&mut reader).starts_with("Head of sales"));
    let mut reader = chart(English, (120, 40), &pods());
    reader.press(&[Down, Down]);
    assert!(here(&mut reader).starts_with("Product line 1 to 3"));
    assert!(reader.press(&[Down]) && here(&mut reader).starts_with("Pod 1"));
    assert!(reader.press(&[Right]) && here(&mut reader).starts_with("Pod 5"));
    assert!(reader.press(&[Up]) && here(&mut reader).starts_with("Product line 1 to 3"));
    assert!(reader.press(&[Up]) && here(&mut reader).starts_with("DACH"));
}

#[test]
fn a_box_opens_to_its_people_and_closes_again() {
    let mut reader = chart(English, (120, 40), &pods());
    reader.press(&[Down, Down]);
    let open = reader.lines();
    assert!(reader.press(&[Choose]) && !reader.text().contains("Pod 1 / Small"));
    assert!(reader.press(&[Choose]) && reader.lines() == open);
    assert!(!reader.text().contains("BDR  "));
    assert!(reader.press(&[Down, Choose]) && reader.text().contains("┃ BDR "));
    assert!(reader.press(&[Choose, Up]));
    assert_eq!(reader.lines(), open);
    assert!(reader.click("Product line 4 to 6") && reader.text().contains("Pod 3"));
    assert!(reader.click("Product line 4 to 6") && !reader.text().contains("Pod 3"));
    let mut larger = island();
    (larger["team_size"], larger["relationship"]) = (json!(60), json!("one_to_one"));
    let mut reader = chart(English, (120, 40), &larger);
    reader.press(&[Down, Down]);
    assert!(here(&mut reader).starts_with("Seller"));
    assert!(!reader.press(&[Choose]), "a team has nothing to open");
}

#[test]
fn every_box_is_reached_and_shows_wherever_it_is() {
    for size in [(80, 24), (70, 12), (120, 40)] {
        let mut reader = chart(English, size, &thousand());
        reader.press(&[Down, Choose]);
        for _ in 0..60 {
            for action in [Down, Choose, Right] {
                reader.press(&[action]);
                let text = reader.text();
                // Below the last box there are lines to read.
                let box_shows = text.contains('┏') || text.contains('┗') || text.contains('┃');
                assert!(box_shows || text.contains("Managers in between"), "{text}");
            }
        }
        assert!(reader.press(&[Top]) && here(&mut reader).starts_with("Head of sales"));
    }
}

#[test]
fn the_picture_scrolls_both_ways_without_the_cursor() {
    let names: Vec<_> = (0..8).map(|n| format!("R{n}")).collect();
    let given = json!({"team_size": 160, "budget": "tight", "relationship": "one_to_one",
        "customer_location": "several_regions", "region_names": names});
    let mut reader = chart(English, (80, 14), &given);
    assert!(here(&mut reader).starts_with("Head of sales"), "from the middle");
    assert!(!reader.text().contains("R0") && !reader.text().contains("R7"));
    let wheel = |reader: &mut Reader, kind, modifiers| {
        let changed = reader.state.handle_mouse(MouseEvent { kind, column: 5, row: 8, modifiers }, &reader.context);
        reader.look();
        changed
    };
    while wheel(&mut reader, MouseEventKind::ScrollRight, KeyModifiers::NONE) {}
    assert!(reader.text().contains("R7") && !reader.text().contains("R0"), "{}", reader.text());
    while wheel(&mut reader, MouseEventKind::ScrollUp, KeyModifiers::SHIFT) {}
    assert!(reader.text().contains("R0") && !reader.text().contains("R7"), "{}", reader.text());
    assert!(wheel(&mut reader, MouseEventKind::ScrollDown, KeyModifiers::SHIFT));
    assert!(wheel(&mut reader, MouseEventKind::ScrollDown, KeyModifiers::NONE));
    assert!(reader.press(&[PageDown]));
    reader.press(&[Bottom]);
    assert!(reader.text().contains("SaaStr"), "{}", reader.text());
    assert!(reader.press(&[Up]) && !reader.text().contains("┏"), "the lines move, not the cursor");
    assert!(reader.press(&[Top]) && reader.text().contains('┏'));
    let mut reader = chart(English, (80, 14), &given);
    reader.press(&[Down, Right, Right, Right, Right, Right, Right, Right]);
    assert!(here(&mut reader).starts_with("R7"), "the picture follows the cursor");
}

#[test]
fn on_a_narrow_screen_left_and_right_close_and_open() {
    let mut reader = chart(English, (60, 30), &pods());
    let shut = |reader: &mut Reader| reader.lines().iter().filter(|line| line.contains("+ ")).count();
    reader.press(&[Down]);
    let before = shut(&mut reader);
    assert!(reader.press(&[Left]) && shut(&mut reader) != before);
    assert!(reader.press(&[Left]) && reader.state.organisation.cursor == 0);
    assert!(reader.press(&[Down, Right, Right]) && reader.state.organisation.cursor == 2);
    assert!(reader.press(&[Bottom]) && reader.text().contains("Our judgement"));
    let rows = reader.text();
    assert!(reader.press(&[Up]) && reader.text() != rows);
    reader.press(&[Top, Down, Down]);
    reader.resize(120, 40);
    assert!(here(&mut reader).starts_with("Product line 1 to 3"), "the same box");
}

#[test]
fn help_says_what_keys_do_in_boxes_and_in_the_list() {
    let mut reader = chart(English, (120, 40), &pods());
    let words = |reader: &Reader| {
        let own = reader.state.label_overrides(&reader.context);
        own.into_iter().map(|(_, word)| reader.context.label_style.get(word)).collect::<Vec<_>>()
    };
    assert!(words(&reader).contains(&"to the box at the left".to_owned()));
    reader.resize(40, 12);
    assert!(words(&reader).contains(&"close, or to the one above".to_owned()));
    reader.press(&[Digit(1)]);
    assert!(!words(&reader).contains(&"close, or to the one above".to_owned()));
}

#[test]
fn strange_names_and_sizes_break_nothing() {
    let names: Vec<_> = (10..60).map(|n| format!("{n}{}", "名".repeat(78))).collect();
    for team in [1, 2, 3, 8, 9, 64, 65, 1000, 99_999, 100_000] {
        for (products, names) in
            [(1, json!(null)), (100_000, json!(names)), (7, json!(["a\u{1b}[2J\u{202e}b", "👩‍💻"]))]
        {
            let given = json!({"team_size": team, "budget": "ample", "customer_location": "several_countries",
                "region_names": names, "customer_size": "mixed", "product_count": products, "product_names": names,
                "product_buyers": "different", "industries": "several_different", "industry_names": names});
            let mut reader = chart(English, (120, 40), &given);
            for width in [1, 2, 5, 12, 39, 40, 69, 70, 71, 80, 104, 160] {
                for height in [1, 2, 4, 7, 12, 16, 40] {
                    reader.resize(width, height);
                    for action in [Down, Choose, Right, PageDown, Left, Up, Bottom, Top] {
                        reader.state.handle_action(action, &reader.context);
                    }
                    reader.state.handle_mouse(
                        MouseEvent {
                            kind: MouseEventKind::ScrollRight,
                            column: 1,
                            row: 1,
                            modifiers: KeyModifiers::NONE,
                        },
                        &reader.context,
                    );
                }
            }
            let text = reader.text();
            assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
        }
    }
}

#[test]
fn what_is_assumed_is_marked_in_its_box_and_below() {
    let mut reader =
        chart(English, (120, 40), &json!({"customer_location": "several_regions", "culture": "competitive"}));
    let text = reader.text();
    for marked in ["~ Head of sales", "~ Region 1", "~ assumed", "The head count is assumed: 10 sellers."] {
        assert!(text.contains(marked), "{marked}:\n{text}");
    }
    let mut reader = chart(English, (120, 40), &island());
    assert!(!reader.text().contains('~'), "{}", reader.text());
}

#[test]
fn a_model_that_is_not_staffed_says_that_there_is_no_chart() {
    let file = include_str!("../../../../assets/rulebooks/sales-organisation.json");
    let mut file: Json = serde_json::from_str(file).expect("JSON");
    file["models"]
        .as_array_mut()
        .expect("a list")
        .iter_mut()
        .for_each(|model| model["staffing"] = Json::Null);
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("it loads");
    let mut reader = Reader::of(rulebook, English, false, (80, 24), &pods());
    reader.press(&[CHART, Down, Choose, Left, Bottom]);
    assert!(reader.text().contains("draws no chart for Pod"), "{}", reader.text());
}
