//! Reads spreadsheets as programs and people write them.

mod hostile;
mod round_trip;

use super::{OpenError, Rows, Separator, Spreadsheet};
use crate::locale::{Arg, Language, Message, Problem};
use crate::rulebook::Rulebook;
use serde_json::{Value as Json, json};
use std::io::Read;
use std::sync::LazyLock;

static SHIPPED: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::shipped().expect("the shipped rulebook is valid"));

/// A company's name and answers, or the place and key of each problem.
type ReadCompany = Result<(Option<String>, Json), Vec<(String, &'static str)>>;

/// A company with the number of its row.
type ReadRow = (u64, ReadCompany);

/// Reads a file to its end.
fn read_all(input: impl Read, separator: Separator) -> Vec<ReadRow> {
    let opened = Spreadsheet::open(input, separator, &SHIPPED, Language::English);
    let Some(mut sheet) = opened.expect("the header is valid") else { return Vec::new() };
    let (mut rows, mut all) = (Rows::new(), Vec::new());
    while sheet.rows.next_rows(&mut rows).expect("the input can be read") {
        for row in rows.iter() {
            let read = sheet.columns.read_row(&SHIPPED, &row);
            let read =
                read.map(|company| (company.name, Json::Object(SHIPPED.write_answers(&company.answers))));
            all.push((row.number(), read.map_err(keys)));
        }
    }
    all
}

fn read(text: &str) -> Vec<ReadRow> {
    read_all(text.as_bytes(), Separator::Detect)
}

fn keys(problems: Vec<Problem>) -> Vec<(String, &'static str)> {
    problems.into_iter().map(|problem| (problem.at, problem.message.key())).collect()
}

#[allow(clippy::unnecessary_wraps, reason = "to compare with what was read")]
fn company(name: &str, answers: Json) -> ReadCompany {
    Ok((Some(name.to_owned()), answers))
}

/// Returns the row of the header and its problems.
fn header_problems(text: &str) -> (u64, Vec<Message>) {
    match Spreadsheet::open(text.as_bytes(), Separator::Detect, &SHIPPED, Language::English) {
        Err(OpenError::Header { row, problems }) => {
            (row, problems.into_iter().map(|problem| problem.message).collect())
        }
        other => panic!("the header is wrong, but: {other:?}"),
    }
}

fn text_arg<'a>(message: &'a Message, name: &str) -> &'a str {
    match message.args().iter().find(|(arg_name, _)| *arg_name == name) {
        Some((_, Arg::Text(text))) => text,
        other => panic!("{name}: {other:?}"),
    }
}

/// Ids, short labels and titles of both languages, in any order and case, with the words for the name of either.
#[test]
fn header_accepts_ids_labels_and_titles_of_every_language() {
    let answers = json!({"budget": "ample", "team_size": 24, "customer_size": "small"});
    for header in [
        "Name,Budget,Team size,Customer size",
        "naam,BUDGET,teamgrootte,Klantgrootte",
        "Id,budget,TEAM_SIZE,  customer   size ",
        "Bedrijf,Hoe ruim is uw verkoopbudget?,How many sellers do you have?,Hoe groot zijn uw klanten?",
        "company,Budget,Teamgrootte,Customer Size",
    ] {
        let found = read(&format!("{header}\nAcme,Ample,24,Mostly small\n"));
        assert_eq!(found, [(2, company("Acme", answers.clone()))], "{header}");
    }
    let found = read("Klantgrootte,Naam,Teamgrootte,Budget\nVooral klein,Acme,24,ruim");
    assert_eq!(found, [(2, company("Acme", answers))]);
}

/// A column for clients assigns the rows to clients. Without a column for names it names the companies too.
#[test]
fn client_column_assigns_rows_to_clients() {
    let companies = |text: &str| {
        let opened = Spreadsheet::open(text.as_bytes(), Separator::Detect, &SHIPPED, Language::English);
        let mut sheet = opened.expect("the header is valid").expect("the file has a header");
        let mut rows = Rows::new();
        sheet.rows.next_rows(&mut rows).expect("the input can be read");
        let read = |row| sheet.columns.read_row(&SHIPPED, &row).map(|company| (company.name, company.client));
        rows.iter().map(read).collect::<Vec<_>>()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        companies("Name,klant,Budget\nAnn, Nordwind ,Tight\nBen,,Tight\n"),
        [Ok((some("Ann"), some("Nordwind"))), Ok((some("Ben"), None))]
    );
    assert_eq!(companies("Client,Budget\nAcme,Tight\n"), [Ok((some("Acme"), some("Acme")))]);
    let long = companies(&format!("Name,Client\nAnn,{}\n", "x".repeat(81))).remove(0);
    let problems = long.expect_err("the name is too long");
    assert_eq!((&*problems[0].at, problems[0].message.key()), ("client", "problem-name-too-long"));
}

/// What spreadsheet programs write: other separators, line ends, byte order marks and a line that tells the separator.
#[test]
fn separators_and_line_ends_of_every_program_are_read() {
    let answers = json!({"budget": "tight", "team_size": 4});
    let text = "Name,Budget,Team size\nAcme,Tight,4\n\nBolt,Krap,4\n";
    let expected = |first: u64| {
        vec![(first, company("Acme", answers.clone())), (first + 2, company("Bolt", answers.clone()))]
    };
    for separator in [",", ";", "\t"] {
        for line_end in ["\n", "\r\n", "\r"] {
            for mark in ["", "\u{feff}"] {
                let text = text.replace(',', separator).replace('\n', line_end);
                assert_eq!(read(&format!("{mark}{text}")), expected(2), "{separator:?} {line_end:?}");
                let stated = format!("{mark}sep={separator}{line_end}{text}");
                assert_eq!(read(&stated), expected(3), "{stated:?}");
            }
        }
    }
    assert_eq!(read_all(text.replace(',', "\t").as_bytes(), Separator::Tab), expected(2));
    assert_eq!(read(&format!("Sep=|\n{}", text.replace(',', "|"))), expected(3));
    // A separator in a title does not count, and the last line may have no line break.
    let title = "Welke branches zijn dat?;\"Hoeveel leads; komen, er per\";Budget"
        .replace("\"Hoeveel leads; komen, er per\"", "Naam");
    assert_eq!(read(&format!("{title}\nHout, glas;Acme;Ruim")).len(), 1);
}

/// A file without content has no header, and no companies.
#[test]
fn empty_files_have_no_header() {
    for text in ["", "\n\r\n\n", "\u{feff}", "\u{feff}\r\n", "sep=;\r\n", "\u{feff}sep=;"] {
        let opened = Spreadsheet::open(text.as_bytes(), Separator::Detect, &SHIPPED, Language::English);
        assert!(opened.expect("an empty file is no error").is_none(), "{text:?}");
    }
    assert_eq!(read("Name,Budget"), []);
}

/// Lists are separated by semicolons or line breaks, not by commas.
#[test]
fn list_cells_hold_several_names() {
    let text = "Name,Region names,Industry names\nAcme,\"North; South ;;East, far\",\"Wood\nGlass\r\n\"\nBolt,;,North";
    let found = read(text);
    let names = json!({"region_names": ["North", "South", "East, far"], "industry_names": ["Wood", "Glass"]});
    assert_eq!(found[0], (2, company("Acme", names)));
    assert_eq!(found[1], (3, company("Bolt", json!({"industry_names": ["North"]}))));
}

/// Numbers are read as people write them, and options by id, label or beginning, in any case.
#[test]
fn cells_are_read_as_people_type_them() {
    for (cell, expected) in [("1.000", 1000), ("1,000", 1000), ("1 000", 1000), (" 24 ", 24), ("+24", 24)] {
        let found = read(&format!("Name;Team size\nAcme;{cell}"));
        assert_eq!(found, [(2, company("Acme", json!({"team_size": expected})))], "{cell}");
    }
    for cell in ["1.5", "1,00", "1e3", "twelve", "0", "100001", "-4"] {
        let (_, found) = read(&format!("Name;Team size\nAcme;{cell}")).remove(0);
        let problems = found.expect_err("the number is refused");
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].0, "team_size", "{cell}");
    }
    for cell in ["ample", "AMPLE", "Ruim", "ruim", "RUIM", "rui", "aMp", "\u{201c}Ample\u{201d}"] {
        let found = read(&format!("Name;Budget\nAcme;{cell}"));
        assert_eq!(found, [(2, company("Acme", json!({"budget": "ample"})))], "{cell}");
    }
}

/// Row numbers are those of a spreadsheet program: empty rows count, line breaks in a cell do not.
#[test]
fn row_numbers_are_those_of_a_spreadsheet_program() {
    let text = "\nName,Region names\n\n\"Acme\r\nHolding\",\"North\n\nSouth\"\n,\n  , \nBolt,East\n# note,x\n\"# more\",\n#1 Plumbing,West\n";
    for text in [text.to_owned(), text.replace("\r\n", "\n").replace('\n', "\r\n")] {
        let found: Vec<_> =
            read(&text).into_iter().map(|(row, read)| (row, read.expect("valid").0)).collect();
        let names: Vec<_> =
            found.iter().map(|(row, name)| (*row, name.as_deref().unwrap_or_default())).collect();
        assert_eq!(names[1..], [(7, "Bolt"), (10, "#1 Plumbing")]);
        assert_eq!(
            (names[0].0, names[0].1.split_whitespace().collect::<Vec<_>>()),
            (4, vec!["Acme", "Holding"])
        );
    }
}

/// Every wrong column is reported at once, by its letter, with a suggestion.
#[test]
fn header_reports_all_problems_with_their_columns() {
    let (row, problems) = header_problems("\nName,Budgte,budget,BUDGET,Naam,Remarks,Produ,# note,\n");
    assert_eq!(row, 2);
    let found: Vec<_> = problems.iter().map(Message::key).collect();
    let unknown = "sheet-column-unknown";
    assert_eq!(
        found,
        ["sheet-column-unknown-near", "sheet-column-twice", "sheet-column-name-twice", unknown, unknown]
    );
    assert_eq!((text_arg(&problems[0], "column"), text_arg(&problems[0], "nearest")), ("B", "Budget"));
    assert_eq!((text_arg(&problems[1], "first"), text_arg(&problems[1], "second")), ("C", "D"));
    assert_eq!((text_arg(&problems[2], "first"), text_arg(&problems[2], "second")), ("A", "E"));
    assert_eq!(text_arg(&problems[3], "column"), "F");
}

/// Columns are named as in a spreadsheet program beyond Z, too.
#[test]
fn column_letters_continue_after_z() {
    let letters = [0, 25, 26, 51, 52, 701, 702, 16_383].map(super::header::column_letters);
    assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
}

/// All problems of a row are reported at once, at the ids of their questions, and the rows around it are read.
#[test]
fn rows_report_all_their_problems() {
    let text = "Name,Budget,Team size,Region names\nAcme,huge,1.5,\"North;north;South\"\nBolt,Tight,4,\n";
    let found = read(text);
    let problems = [
        ("budget", "problem-unknown-option"),
        ("team_size", "problem-typed-number"),
        ("region_names[1]", "problem-name-duplicate"),
    ];
    assert_eq!(found[0], (2, Err(problems.map(|(at, key)| (at.to_owned(), key)).to_vec())));
    assert_eq!(found[1], (3, company("Bolt", json!({"budget": "tight", "team_size": 4}))));
}

/// A column without a header may be empty. Content in it, or beyond the last header, is a problem of its row.
#[test]
fn columns_without_a_header_must_be_empty() {
    let text = "Name,,Budget\nAcme,,Tight,, \nBolt,x,Tight,y\nCord,,Tight,,y\n";
    let unlabelled = || Err(vec![(String::new(), "sheet-column-unlabelled")]);
    let budget = json!({"budget": "tight"});
    assert_eq!(read(text), [(2, company("Acme", budget)), (3, unlabelled()), (4, unlabelled())]);
    let commented = read("Name,# remarks,Budget\nAcme,anything,Tight\n");
    assert_eq!(commented, [(2, company("Acme", json!({"budget": "tight"})))]);
}

/// The name is there for messages, also if the row has problems.
#[test]
fn name_is_read_from_rows_with_problems() {
    let text = "Budget,Name\nhuge, Acme \nhuge\n";
    let opened = Spreadsheet::open(text.as_bytes(), Separator::Detect, &SHIPPED, Language::English);
    let mut sheet = opened.expect("the header is valid").expect("the file has a header");
    let mut rows = Rows::new();
    sheet.rows.next_rows(&mut rows).expect("the input can be read");
    let names: Vec<_> = rows.iter().map(|row| sheet.columns.name(&row)).collect();
    assert_eq!(names, [Some("Acme".to_owned()), None]);
}
