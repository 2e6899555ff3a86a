//! How the interview uses the window: the question in the middle of a large one, and errors at their fields.

use super::driver::Driver;
use super::situations::situations;
use crate::locale::Language;
use crate::tui::theme::Theme;

/// The first and the last column of the frames of a screen, without the footer.
fn margins(driver: &Driver) -> (usize, usize) {
    let buffer = driver.buffer();
    let width = usize::from(buffer.area.width);
    let rows: Vec<_> = buffer.content.chunks(width).take(usize::from(buffer.area.height) - 1).collect();
    let is_used = |column: &usize| rows.iter().any(|row| row[*column].symbol() != " ");
    let first = (0..width).find(is_used).expect("something shows");
    let last = (0..width).rfind(is_used).expect("something shows");
    (first, width - 1 - last)
}

/// The rows of the upper and the lower border of the first frame.
fn frame_rows(driver: &Driver) -> Option<(usize, usize)> {
    let screen = driver.screen();
    let row = |corner: char| screen.lines().position(|line| line.contains(corner));
    Some((row('╭')?, row('╰')?))
}

/// The question, its help and the outlook have the same margins at both sides of a large window, and their frames stay in the
/// same rows from one question to the next.
#[test]
fn question_is_in_the_middle_of_a_large_window() {
    for (language, size) in
        [(Language::English, (120, 40)), (Language::Dutch, (160, 50)), (Language::English, (200, 60))]
    {
        let mut driver = Driver::in_language(language, size.0, size.1);
        // Any key hides the hint for the first interview, which has a row of its own.
        driver.keys("n 'Acme Enter Down Up");
        let mut frames = Vec::new();
        for keys in ["2", "'24 Enter", "3", "2", "Ctrl-r"] {
            let (left, right) = margins(&driver);
            assert!(left >= 2 && left.abs_diff(right) <= 1, "{left} {right}\n{}", driver.screen());
            frames.push(frame_rows(&driver).expect("a question has a frame"));
            driver.keys(keys);
        }
        frames.dedup();
        assert_eq!(frames.len(), 1, "{frames:?}\n{}", driver.screen());
    }
}

/// The row of the field and the row of the first mark of an error.
fn field_and_error(driver: &Driver) -> (usize, usize) {
    let screen = driver.screen();
    let field = screen.lines().position(|line| line.contains('▸') && line.contains('_'));
    let error = screen.lines().position(|line| line.contains("! "));
    (field.unwrap_or_else(|| panic!("{screen}")), error.unwrap_or_else(|| panic!("{screen}")))
}

/// Why a text was refused is below the field in which it is, also if other names or lines follow.
#[test]
fn errors_are_directly_below_their_fields() {
    let names = "n 'Acme Enter 2 '24 Enter 2 5 2 'North Enter 'South Enter 'East Enter";
    for keys in [
        "n 'Acme Enter 2 '240000 Enter".to_owned(),
        format!("{names} Up Up Ctrl-u 'north Enter"),
        "n 'Acme Enter 3 '24 Enter r f x Up Ctrl-u '/no-such-folder/a.html Enter".to_owned(),
        "n 'Acme Enter 3 '24 Enter r f w 2 Tab Tab 'soon Enter".to_owned(),
        format!("n 'Acme Enter 3 '24 Enter r f 4 Left n '{} Enter", "x".repeat(130)),
    ] {
        for (columns, rows) in [(80, 24), (120, 40)] {
            let mut driver = Driver::new(columns, rows);
            driver.keys(&keys);
            let (field, error) = field_and_error(&driver);
            assert_eq!(error, field + 1, "{}", driver.screen());
        }
    }
}

/// The smallest window has one column everywhere: no frames side by side.
#[test]
fn smallest_window_has_one_column() {
    for situation in situations().iter().filter(|situation| !situation.is_covered && !situation.is_panned) {
        let driver = situation.open(Language::Dutch, &Theme::new(false, false), (40, 12));
        let is_beside =
            |line: &str| ["││", "│┃", "┃│", "╮╭", "╮┏", "┓╭"].iter().any(|pair| line.contains(pair));
        assert!(!driver.screen().lines().any(is_beside), "{}\n{}", situation.name, driver.screen());
    }
}
