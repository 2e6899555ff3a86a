//! Tests that the whole program can be read aloud: no signs, no rulers, few words, and lines that fit.

use super::SPOKEN;
use super::menu::Library;
use crate::locale::Language;
use crate::render::text_writer::TextOptions;
use unicode_width::UnicodeWidthStr;

/// What is typed besides letters and digits. Speech programs read it as pauses, or as the words that it stands for.
const PUNCTUATION: &str = " \n.,:;?!'\"()-/%+&€$£";

/// Everything that the menu offers: an interview with every kind of answer and command, each section of the advice on three
/// companies, the guide, what if, a comparison, a replay and the library.
fn whole_program() -> String {
    let next = "next\n".repeat(30);
    let read = |number| format!("read\n{number}\nlist\n{next}previous\nback\n");
    [
        "help\nnew\nAcme\nhelp\nwhy\nguide\nlist\n3\n24\nx\n2\nnote by may\nnote\n1\n2\n".to_owned(),
        // Names, then all other questions, the review and the advice.
        "help\nNorth\nSouth, East\nsplit\nlist\n\n4\n3\nFood\nCars\n\n2\n2\n2\n3\n1\nA\nB\nC\n\n2\n2\n2\n0\n"
            .to_owned(),
        format!("help\n3\n3\n3\n\nnote 3 in june\n\nlist\nhelp\n{next}1\nmenu\n"),
        [1, 2, 3].map(read).concat(),
        format!(
            "guide\n{next}back\nwhat if\n1\nhelp\n1: 1\nlist\ncompare\nread\n{next}back\nundo\nkeep\nback\n"
        ),
        format!("compare\nhelp\nall\nlist\n{next}back\nreplay\n2\nback\nsessions\n1\nhelp\ncopy\n"),
        "sessions\n1\ndelete\nyes\nquick\n\n2\n24\n2\n4\n2\n1\n1\n2\ny\n2\nno\nmenu\nnonsense\nquit\n"
            .to_owned(),
    ]
    .concat()
}

/// Checks that nothing is printed but letters, digits and what people type, in each language.
#[test]
fn plain_mode_prints_no_signs() {
    for language in Language::ALL {
        let output = Library::of_demo(language).run(&whole_program());
        for line in output.lines() {
            let sign = line.chars().find(|&sign| !sign.is_alphanumeric() && !PUNCTUATION.contains(sign));
            assert_eq!(sign, None, "{line}");
        }
        assert!(output.len() > 40_000, "the program was left early: {output}");
    }
}

/// Checks that no line is wider than the terminal.
#[test]
fn plain_mode_keeps_lines_within_the_width() {
    for language in Language::ALL {
        for width in [80, 40] {
            let options = TextOptions { width, ..SPOKEN };
            let library = Library { options, ..Library::of_demo(language) };
            let output = library.run(&whole_program());
            // Typed lines, which follow the prompt, are not the program's.
            let widest =
                output.lines().filter(|line| !line.starts_with("? ")).max_by_key(|line| line.width());
            let widest = widest.expect("the program prints lines");
            assert!(widest.width() <= width, "{widest}");
        }
    }
}

/// Checks that a first question comes after few words, from the menu of a user without sessions.
#[test]
fn first_question_comes_after_few_words() {
    const MOST: usize = 25;
    for (language, question) in [(Language::English, "Question 1"), (Language::Dutch, "Vraag 1")] {
        let library = Library { language, ..Library::new(crate::rulebook::tests::commute()) };
        let output = library.run("1\n\n");
        let before = output.split(question).next().unwrap_or_default();
        // A typed line is not read aloud by the program.
        let words =
            before.lines().filter(|line| !line.starts_with('?')).flat_map(str::split_whitespace).count();
        assert!(output.contains(question) && words <= MOST, "{words} words: {before}");
    }
}
