//! Tests of the settings: which source decides, and what a file may contain.

use super::{Setting, Source, Sources, ThemeName, Values, boolean_index, index_of, parse, with_value};
use crate::json::Position;
use crate::locale::{DateFormat, Language};

/// Each source decides before the ones after it.
#[test]
fn earlier_source_decides() {
    let with = |theme| Values::default().with(Setting::Theme, index_of(theme, ThemeName::ALL));
    let mut sources = Sources {
        now: with(ThemeName::Dusk),
        command_line: with(ThemeName::Dark),
        environment: with(ThemeName::Light),
        file: with(ThemeName::HighContrast),
        locale: Values::default(),
    };
    let mut deciding = || {
        let decided = (sources.theme(), sources.deciding(Setting::Theme).1);
        let all = [&mut sources.now, &mut sources.command_line, &mut sources.environment, &mut sources.file];
        let first = all.into_iter().find(|values| **values != Values::default());
        if let Some(values) = first {
            *values = Values::default();
        }
        decided
    };
    assert_eq!(deciding(), (ThemeName::Dusk, Source::Now));
    assert_eq!(deciding(), (ThemeName::Dark, Source::CommandLine));
    assert_eq!(deciding(), (ThemeName::Light, Source::Environment));
    assert_eq!(deciding(), (ThemeName::HighContrast, Source::File));
    assert_eq!(deciding(), (ThemeName::Terminal, Source::Default));
}

/// The default of each setting is what the program did before there were settings.
#[test]
fn defaults_are_as_without_settings() {
    let sources = Sources::default();
    assert_eq!((sources.language(), sources.theme()), (Language::English, ThemeName::Terminal));
    assert_eq!((sources.outlook(), sources.mouse()), (true, true));
    assert_eq!(sources.date_format(), DateFormat::Words);
}

/// A complete file sets everything.
#[test]
fn file_sets_everything() {
    let parsed = parse(
        "# mine\nlanguage = \"nl\"\ntheme = \"high-contrast\"\noutlook = false\nmouse = false\ndate_format = \"numbers\"\n\
         [keys.home]\nnew = [\"ctrl+n\", \"n\"]\n",
    );
    assert_eq!(parsed.problems, []);
    let sources = Sources { file: parsed.values, ..Sources::default() };
    assert_eq!((sources.language(), sources.theme()), (Language::Dutch, ThemeName::HighContrast));
    assert_eq!((sources.outlook(), sources.mouse()), (false, false));
    assert_eq!(sources.date_format(), DateFormat::Numbers);
    let [keys] = &*parsed.keys else { panic!("one override") };
    assert_eq!((&*keys.context, &*keys.action), ("home", "new"));
    assert_eq!((&*keys.keys, keys.position), (&["ctrl+n".to_owned(), "n".to_owned()][..], at(8, 1)));
    assert_eq!(keys.path(), "keys.home.new");
}

fn at(line: usize, column: usize) -> Position {
    Position { line, column }
}

/// Returns the problems of a text: line and column, setting, and message key.
fn problems(text: &str) -> Vec<(Position, String, &'static str)> {
    let problems = parse(text).problems.into_iter();
    problems
        .map(|found| (found.position.unwrap_or(at(0, 0)), found.problem.at, found.problem.message.key()))
        .collect()
}

/// All problems are reported, each with its place, and what is right counts.
#[test]
fn file_reports_all_problems_and_keeps_the_rest() {
    let text = "langage = \"nl\"\nzebra = 1\ntheme = \"drak\"\nmouse = \"yes\"\noutlook = false\ndate_format = 7\n\
                [keys]\nhome = 3\n[keys.choice]\nup = \"k\"\nnote = [1]\n";
    let found = problems(text);
    let expected = [
        (at(1, 1), "langage", "settings-unknown-near"),
        (at(2, 1), "zebra", "settings-unknown"),
        (at(3, 9), "theme", "settings-value-near"),
        (at(4, 9), "mouse", "settings-wants-bool"),
        (at(6, 15), "date_format", "settings-wants-text"),
        (at(8, 1), "keys.home", "settings-keys-form"),
        (at(10, 1), "keys.choice.up", "settings-keys-list"),
        (at(11, 1), "keys.choice.note", "settings-keys-list"),
    ];
    let found: Vec<_> = found.iter().map(|(position, at, key)| (*position, &**at, *key)).collect();
    assert_eq!(found, expected);
    let values = parse(text).values;
    assert_eq!(values.get(Setting::Outlook), Some(boolean_index(false)));
    assert_eq!(values.get(Setting::Theme), None);
}

/// Each line with an error of syntax is reported once, and the other lines count.
#[test]
fn file_reports_every_broken_line() {
    let text = "theme = dark\nmouse = false\nlanguage = \"nl\nmouse = true\n= 3\n";
    let found = problems(text);
    let lines: Vec<_> = found.iter().map(|(position, _, key)| (position.line, *key)).collect();
    assert_eq!(
        lines,
        [(1, "settings-syntax"), (3, "settings-syntax"), (4, "json-duplicate-key"), (5, "settings-syntax")]
    );
    let values = parse(text).values;
    assert_eq!((values.get(Setting::Theme), values.get(Setting::Language)), (None, None));
    assert_eq!(values.get(Setting::Mouse), Some(boolean_index(false)));
}

/// Any bytes give a result, and only a limited number of problems.
#[test]
fn file_of_nonsense_is_no_panic() {
    for text in
        ["[", "\u{0}", "é = ", "a.b.c = [[[", "[[keys]]\n", "keys.home.new = [\"n\"", "\"\\u0000\" = 1"]
    {
        assert!(!problems(text).is_empty(), "{text:?}");
    }
    let many: Vec<_> = (0..1000).map(|number| format!("a{number} = 1")).collect();
    assert_eq!(problems(&many.join("\n")).len(), crate::json::MAX_REPORTED);
}

/// A value is put into a file without changing anything else of it.
#[test]
fn changed_value_keeps_comments() {
    let dusk = index_of(ThemeName::Dusk, ThemeName::ALL);
    let text =
        "# my settings\ntheme = \"dark\"   # at night\n\n[keys.home]\nnew = [\"ctrl+n\"] # as before\n";
    let changed = with_value(text, Setting::Theme, dusk).expect("the file is TOML");
    assert_eq!(changed, text.replace("\"dark\"", "\"dusk\""));
    let added = with_value(text, Setting::Mouse, Some(boolean_index(false))).expect("the file is TOML");
    assert_eq!(added, text.replace("# at night\n", "# at night\nmouse = false\n"));
    let removed = with_value(&added, Setting::Mouse, None).expect("the file is TOML");
    assert_eq!(removed, text);
    assert!(with_value("theme = ", Setting::Theme, dusk).is_err());
}
