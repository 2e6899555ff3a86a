//! Empty forms to fill in without an interview: a spreadsheet for many companies, or a JSON object for one.
//!
//! A form explains itself in comments, which are not read. Unedited, it has no answers.

use super::spreadsheet::header_labels;
use crate::document::Reader;
use crate::locale::Message;
use crate::rulebook::{COMMENT, Question, QuestionKind, Value};
use serde_json::{Map, Value as Json};
use std::iter;

/// How the answers of a form are written.
#[derive(Clone, Copy)]
enum Notation {
    Cell,
    Json,
}

/// Returns a form for a spreadsheet program, as CSV: a header and rows that explain it. Companies are to be filled in
/// below.
///
/// Cells are separated as spreadsheet programs expect it in the language of the interface.
pub fn csv(reader: &Reader) -> String {
    let (rulebook, translator) = (reader.rulebook, reader.translator);
    let comment = |key| format!("{COMMENT} {}", translator.get(key));
    let row = |key, cell: &dyn Fn(usize, &Question) -> String| {
        let cells = rulebook.questions.iter().enumerate().map(|(index, question)| cell(index, question));
        iter::once(comment(key)).chain(cells).collect()
    };
    let rows: [Vec<String>; 5] = [
        header_labels(rulebook, translator.language()),
        row("form-question", &|_, question| reader.text(&question.title).into_owned()),
        row("form-options", &|index, question| expected(reader, index, question, Notation::Cell)),
        row("form-assumed", &|index, question| match &question.assumed {
            None => String::new(),
            // Without its unit, as it is to be filled in.
            Some(Value::Number(number)) => translator.format_number((*number).into()),
            Some(value) => reader.answer(index, value),
        }),
        // In the first cell only, so that no column of answers gets wide.
        vec![comment("form-rows")],
    ];
    let separator = translator.language().cell_separator();
    let mut writer = csv::WriterBuilder::new().delimiter(separator).flexible(true).from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = rows.iter().try_for_each(|row| writer.write_record(row));
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Returns a form for one company, as a JSON object of answers: above each answer, `null`, a comment that explains it.
pub fn json(reader: &Reader) -> Map<String, Json> {
    let mut form = Map::new();
    form.insert(COMMENT.to_string(), reader.translator.get("form-object").into());
    for (index, question) in reader.rulebook.questions.iter().enumerate() {
        let title = reader.raw_text(&question.title).to_owned();
        let assumed = question.assumed.as_ref().map(|assumed| {
            let value = question.to_json(assumed);
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            reader.translate(&Message::new("form-if-unknown").arg("value", value))
        });
        let sentences = [title, expected(reader, index, question, Notation::Json)].into_iter().chain(assumed);
        form.insert(format!("{COMMENT} {}", question.id), sentences.collect::<Vec<_>>().join(" ").into());
        form.insert(question.id.clone(), Json::Null);
    }
    form
}

/// Returns what a question expects: its options, or a number or names within limits.
fn expected(reader: &Reader, index: usize, question: &Question, notation: Notation) -> String {
    let message = match (&question.kind, notation) {
        (QuestionKind::Choice(_), Notation::Cell) => {
            return reader.values(index, &reader.rulebook.domain(index));
        }
        (QuestionKind::Choice(options), Notation::Json) => {
            let options =
                options.iter().map(|option| format!("{} ({})", option.id, reader.raw_text(&option.label)));
            Message::new("form-ids").arg("options", options.collect::<Vec<_>>().join("; "))
        }
        (QuestionKind::Integer { min, max, .. }, _) => {
            Message::new("rulebook-number").arg("min", *min).arg("max", *max)
        }
        (QuestionKind::Names { max_names, max_length, .. }, notation) => {
            let key = match notation {
                Notation::Cell => "form-names-in-cell",
                Notation::Json => "form-names-in-json",
            };
            Message::new(key).arg("most", *max_names).arg("length", *max_length)
        }
    };
    reader.translate(&message)
}

#[cfg(test)]
mod tests {
    use super::{csv, json};
    use crate::document::Reader;
    use crate::locale::{Language, Translator};
    use crate::rulebook::{Answers, Rulebook};
    use crate::workflow::spreadsheet::{Rows, Separator, Spreadsheet};
    use serde_json::json;

    /// Calls `check` with a reader of each shipped rulebook in each language.
    fn for_each_reader(check: impl Fn(&Reader)) {
        for language in Language::ALL {
            let translator = Translator::new(language);
            Rulebook::all_shipped()
                .flatten()
                .for_each(|rulebook| check(&Reader::new(&rulebook, &translator)));
        }
    }

    /// The form for a spreadsheet has a column for every question, and no company until it is filled in.
    #[test]
    fn csv_form_is_read_back() {
        for_each_reader(|reader| {
            let form = csv(reader);
            let cells = vec![""; reader.rulebook.questions.len()];
            let separator = char::from(reader.translator.language().cell_separator());
            let filled = format!("{form}Acme{separator}{}\n", cells.join(&separator.to_string()));
            for (text, names) in [(form, vec![]), (filled, vec![Some("Acme".to_owned())])] {
                let language = reader.translator.language();
                let opened = Spreadsheet::open(text.as_bytes(), Separator::Detect, reader.rulebook, language);
                let mut sheet = opened.expect("the header is valid").expect("the form has a header");
                let mut rows = Rows::new();
                sheet.rows.next_rows(&mut rows).expect("the form can be read");
                let read = rows.iter().map(|row| sheet.columns.read_row(reader.rulebook, &row));
                let companies: Vec<_> = read.map(|company| company.expect("the row is valid")).collect();
                assert_eq!(companies.iter().map(|company| company.name.clone()).collect::<Vec<_>>(), names);
                assert!(companies.iter().all(|company| company.answers == Answers::new()));
            }
        });
    }

    /// The form as JSON has every question, and no answers until it is filled in.
    #[test]
    fn json_form_is_read_back() {
        for_each_reader(|reader| {
            let mut form = json(reader);
            let questions = &reader.rulebook.questions;
            assert!(questions.iter().all(|question| form.get(&question.id) == Some(&json!(null))));
            assert_eq!(form.len(), 2 * questions.len() + 1);
            let read = reader.rulebook.read_answers(&form).expect("the form is valid");
            assert_eq!(read.iter().count(), 0);
            for question in questions {
                if let Some(assumed) = &question.assumed {
                    form[&question.id] = question.to_json(assumed);
                }
            }
            let read = reader.rulebook.read_answers(&form).expect("the form is valid");
            assert_eq!(
                read.iter().count(),
                questions.iter().filter(|question| question.assumed.is_some()).count()
            );
        });
    }
}
