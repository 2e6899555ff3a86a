//! Any answers, written as CSV as programs write it, are read back.

use super::super::Separator;
use super::{SHIPPED, read_all};
use crate::locale::{Language, name_key};
use crate::rulebook::{Answers, Question, QuestionKind, Value};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value as Json;

/// What the random choices of one cell are made from.
#[derive(Clone, Debug)]
struct Choices {
    is_known: bool,
    option: Index,
    names: Vec<String>,
    language: Language,
    spelling: u8,
}

fn any_choices() -> impl Strategy<Value = Choices> {
    let names = prop::collection::vec("[\\PC&&[^;]]{1,20}", 1..4);
    (prop::bool::weighted(0.8), any::<Index>(), names, prop::sample::select(&Language::ALL[..]), 0..4_u8)
        .prop_map(|(is_known, option, names, language, spelling)| Choices {
            is_known,
            option,
            names,
            language,
            spelling,
        })
}

/// Returns an answer to the question, with its cell.
fn answer(question: &Question, choices: &Choices) -> Option<(Value, String)> {
    if !choices.is_known {
        return None;
    }
    let tag = choices.language.tag();
    Some(match &question.kind {
        QuestionKind::Choice(options) => {
            let index = choices.option.index(options.len());
            let label = options[index].label.get(tag);
            let cell = match choices.spelling {
                0 => options[index].id.clone(),
                1 => label.to_uppercase(),
                2 => format!(" {}", label.to_lowercase()),
                _ => label.to_owned(),
            };
            (Value::Choice(u32::try_from(index).expect("few options")), cell)
        }
        QuestionKind::Integer { min, max, .. } => {
            let span = usize::try_from(max - min + 1).expect("a small number");
            let number = min + u32::try_from(choices.option.index(span)).expect("a small number");
            let cell = match choices.spelling {
                0 => choices.language.format_number(number.into()),
                _ => number.to_string(),
            };
            (Value::Number(number), cell)
        }
        QuestionKind::Names { .. } => {
            let mut names: Vec<String> = Vec::new();
            for name in choices.names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
                if names.iter().all(|other| name_key(other) != name_key(name)) {
                    names.push(name.to_owned());
                }
            }
            let separator = if choices.spelling == 0 { "\n" } else { "; " };
            let cell = names.join(separator);
            if names.is_empty() {
                return None;
            }
            (Value::Names(names), cell)
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    /// Checks random answers of several companies: columns in any order, headers and options in any language, every
    /// separator and line end, quotes where they are needed or everywhere.
    #[test]
    fn answers_written_as_csv_are_read_back(
        companies in prop::collection::vec(prop::collection::vec(any_choices(), 19), 1..8),
        order in Just((0..20_usize).collect::<Vec<_>>()).prop_shuffle(),
        separator in prop::sample::select(vec![b',', b';', b'\t']),
        is_windows in any::<bool>(),
        is_quoted in any::<bool>(),
        has_mark in any::<bool>(),
        language in prop::sample::select(&Language::ALL[..]),
    ) {
        assert_eq!(SHIPPED.questions.len(), 19, "one set of choices for each question");
        let mut writer = csv::WriterBuilder::new();
        writer.delimiter(separator);
        if is_windows {
            writer.terminator(csv::Terminator::CRLF);
        }
        if is_quoted {
            writer.quote_style(csv::QuoteStyle::Always);
        }
        let mut writer = writer.from_writer(if has_mark { "\u{feff}".as_bytes().to_vec() } else { Vec::new() });
        let in_order = |cells: &[String]| order.iter().map(|&column| cells[column].clone()).collect::<Vec<_>>();
        let shorts = SHIPPED.questions.iter().map(|question| question.short.get(language.tag()).to_owned());
        let header: Vec<_> = shorts.chain(["Naam".to_owned()]).collect();
        writer.write_record(in_order(&header)).expect("memory takes every byte");
        let mut expected = Vec::new();
        for (row, choices) in (2..).zip(&companies) {
            let mut answers = Answers::new();
            let mut cells = Vec::new();
            for (index, (question, choices)) in SHIPPED.questions.iter().zip(choices).enumerate() {
                let answer = answer(question, choices);
                answers.set(index, answer.as_ref().map(|(value, _)| value.clone()));
                cells.push(answer.map_or_else(String::new, |(_, cell)| cell));
            }
            let name = format!("Company {row}");
            cells.push(name.clone());
            let cells = in_order(&cells);
            writer.write_record(&cells).expect("memory takes every byte");
            let is_comment = cells[0].trim_start().starts_with("# ") || cells[0].trim_start() == "#";
            if !is_comment {
                expected.push((row, Ok((Some(name), Json::Object(SHIPPED.write_answers(&answers))))));
            }
        }
        let text = writer.into_inner().expect("memory takes every byte");
        let found = read_all(&text[..], Separator::Detect);
        prop_assert_eq!(found, expected, "{}", String::from_utf8_lossy(&text));
    }
}
