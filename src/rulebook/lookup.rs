//! Finds the question, option, model or dimension that a typed text means. See [`crate::locale::lookup`].

use super::{Rulebook, Text, Value, format};
use crate::locale::lookup::{MessageKeys, Target, find};
use crate::locale::quotes::{self, unquote};
use crate::locale::{Language, Message};

const OPTION: MessageKeys = MessageKeys {
    unknown: "problem-unknown-option",
    near: "problem-unknown-option-near",
    ambiguous: "problem-ambiguous-option",
};

const QUESTION: MessageKeys = MessageKeys {
    unknown: "problem-unknown-question",
    near: "problem-unknown-question-near",
    ambiguous: "problem-ambiguous-question",
};

const MODEL: MessageKeys =
    MessageKeys { unknown: "decide-model", near: "decide-model-near", ambiguous: "decide-model-ambiguous" };

const DIMENSION: MessageKeys = MessageKeys {
    unknown: "decide-division",
    near: "decide-division-near",
    ambiguous: "decide-division-ambiguous",
};

/// Returns the wordings of a text that people may type: in the language of the interface, as the screen shows it, and in English.
pub(crate) fn labels(text: &Text, language: Language) -> impl Iterator<Item = &str> {
    std::iter::once(text.get(language.tag())).chain(text.exact(Language::English.tag()))
}

/// Returns the wordings of a text in all languages of the rulebook: first the one that the screen shows in `language`.
pub(super) fn labels_in_all_languages(text: &Text, language: Language) -> impl Iterator<Item = &str> {
    std::iter::once(text.get(language.tag())).chain(text.all())
}

/// Finds the option that `text` means, by its id or one of its labels, as returned by `labels`.
pub(super) fn find_option<'a, L: Iterator<Item = &'a str>>(
    options: &'a [format::Choice],
    text: &str,
    labels: impl Fn(&'a Text) -> L,
) -> Result<Value, Message> {
    let targets = options.iter().map(|option| Target::new(&option.id, labels(&option.label)));
    let index = find_index(text, &targets.collect::<Vec<_>>(), &OPTION)?;
    Ok(Value::Choice(u32::try_from(index).unwrap_or(u32::MAX)))
}

impl Rulebook {
    /// Returns the index of the question that `text` names, by its id or its short title.
    ///
    /// # Errors
    /// The text fits no question, or several.
    pub(crate) fn find_question(&self, text: &str, language: Language) -> Result<usize, Message> {
        let target = |question| self.question_target(question, language);
        find_index(text, &(0..self.questions.len()).map(target).collect::<Vec<_>>(), &QUESTION)
    }

    /// Returns what people may type for a question.
    pub(crate) fn question_target(&self, question: usize, language: Language) -> Target<'_> {
        let question = &self.questions[question];
        Target::new(&question.id, labels(&question.short, language))
    }

    /// Returns what people may write for a question in a file: its id, its short title or its full title, in any
    /// language of the rulebook. Its label is the short title in `language`.
    pub(crate) fn question_target_in_all_languages(&self, question: usize, language: Language) -> Target<'_> {
        let question = &self.questions[question];
        Target::new(
            &question.id,
            labels_in_all_languages(&question.short, language).chain(question.title.all()),
        )
    }

    /// Returns the index of the model that `text` names, by its id or its title.
    ///
    /// # Errors
    /// The text fits no model, or several.
    pub(crate) fn find_model(&self, text: &str, language: Language) -> Result<usize, Message> {
        let targets = self.models.iter().map(|model| Target::new(&model.id, labels(&model.title, language)));
        find_index(text, &targets.collect::<Vec<_>>(), &MODEL)
    }

    /// Returns the index of the dimension that `text` names, by its id or its title.
    ///
    /// # Errors
    /// The text fits no dimension, or several.
    pub(crate) fn find_dimension(&self, text: &str, language: Language) -> Result<usize, Message> {
        let dimensions = self.segmentation.iter().flat_map(|rules| &rules.dimensions);
        let targets = dimensions.map(|one| Target::new(&one.id, labels(&one.title, language)));
        find_index(text, &targets.collect::<Vec<_>>(), &DIMENSION)
    }
}

fn find_index(text: &str, targets: &[Target], wording: &MessageKeys) -> Result<usize, Message> {
    let unquoted = unquote(text);
    // The name itself may have quotation marks.
    let found = find(text, targets)
        .or_else(|error| if unquoted == text.trim() { Err(error) } else { find(unquoted, targets) });
    // The message adds quotation marks around the text.
    let shown = unquoted.trim_matches(quotes::is_quotation_mark);
    found.map_err(|error| error.message(if shown.is_empty() { text } else { shown }, targets, wording))
}

#[cfg(test)]
mod tests {
    use crate::locale::{Arg, Language, Message};
    use crate::rulebook::{Rulebook, Value};

    fn shipped() -> Rulebook {
        Rulebook::shipped().expect("the shipped rulebook is valid")
    }

    fn read(question: &str, text: &str, language: Language) -> Result<Option<Value>, Message> {
        let rulebook = shipped();
        rulebook.questions[rulebook.question_index(question).expect("the id is a question")]
            .read_text(text, language)
    }

    fn text_arg<'a>(message: &'a Message, name: &str) -> &'a str {
        match message.args().iter().find(|(arg_name, _)| *arg_name == name) {
            Some((_, Arg::Text(text))) => text,
            other => panic!("{name}: {other:?}"),
        }
    }

    /// An option is found by its label in the interface's language or in English.
    #[test]
    fn option_lookup_accepts_labels_of_both_languages() {
        for text in ["ample", "Ruim", "ruim", "AMPLE", "r", " Amp "] {
            assert_eq!(read("budget", text, Language::Dutch), Ok(Some(Value::Choice(2))), "{text}");
        }
        assert_eq!(
            read("budget", "ruim", Language::English).map_err(|m| m.key()),
            Err("problem-unknown-option")
        );
        assert_eq!(read("current_model", "assembly line", Language::Dutch), Ok(Some(Value::Choice(2))));
        for text in ["EE\u{301}N", "E\u{301}E\u{301}N", "een"] {
            assert_eq!(read("industries", text, Language::Dutch), Ok(Some(Value::Choice(0))), "{text}");
        }
        assert_eq!(read("budget", "null", Language::Dutch), Ok(None));
    }

    /// A message about an unknown option lists labels, not ids.
    #[test]
    fn option_lookup_lists_labels_in_its_errors() {
        let near = read("budget", "krab", Language::Dutch).expect_err("the text is no answer");
        assert_eq!(near.key(), "problem-unknown-option-near");
        assert_eq!((text_arg(&near, "nearest"), text_arg(&near, "known")), ("Krap", "Krap, Gemiddeld, Ruim"));
        let several =
            read("customer_location", "several", Language::English).expect_err("the text is no answer");
        assert_eq!(several.key(), "problem-ambiguous-option");
        assert_eq!(text_arg(&several, "candidates"), "Several regions, Several countries");
        let unknown = read("industries", "x", Language::English).expect_err("the text is no answer");
        assert_eq!(text_arg(&unknown, "known"), "One; Several, much alike; Several, quite different");
    }

    /// Quotation marks around an option, a number or a model are ignored.
    #[test]
    fn answer_lookup_ignores_quotation_marks() {
        for text in ["\"Ruim\"", "'ruim'", "\u{201c}ample\u{201d}", "\u{201e}Ruim\u{201d}"] {
            assert_eq!(read("budget", text, Language::Dutch), Ok(Some(Value::Choice(2))), "{text}");
        }
        for text in ["\"1.000\"", "\u{2018}1'000\u{2019}", "' 1000 '"] {
            assert_eq!(read("team_size", text, Language::Dutch), Ok(Some(Value::Number(1000))), "{text}");
        }
        let names = Value::Names(vec!["North".to_owned()]);
        assert_eq!(read("region_names", "[\"North\"]", Language::Dutch), Ok(Some(names)));
        let refused = read("budget", "\"Riant", Language::Dutch).expect_err("the text is no answer");
        assert_eq!(text_arg(&refused, "given"), "Riant");
        assert_eq!(shipped().find_model("\"Pod\"", Language::Dutch).map_err(|message| message.key()), Ok(2));
    }

    /// Every label of every shipped option finds its own option, in each language and in any case.
    #[test]
    fn option_lookup_accepts_every_shown_label() {
        for rulebook in Rulebook::all_shipped().flatten() {
            for question in &rulebook.questions {
                let crate::rulebook::QuestionKind::Choice(options) = &question.kind else { continue };
                for (index, option) in (0..).zip(options) {
                    for language in Language::ALL {
                        let label = option.label.get(language.tag());
                        for text in [&*option.id, label, &label.to_uppercase(), &label.to_lowercase()] {
                            let read = question.read_text(text, language);
                            assert_eq!(read, Ok(Some(Value::Choice(index))), "{}: {text}", question.id);
                        }
                    }
                }
            }
        }
    }

    /// Questions and models are found by id and by title.
    #[test]
    fn question_and_model_lookup_accept_ids_and_titles() {
        let rulebook = shipped();
        let question = |text| rulebook.find_question(text, Language::Dutch).map_err(|message| message.key());
        assert_eq!(question("team_size"), question("Teamgrootte"));
        assert_eq!(question("team_size"), question("TEAM SIZE"));
        assert_eq!(question("produ"), Err("problem-ambiguous-question"));
        assert_eq!(question("teamsize"), Err("problem-unknown-question-near"));
        let model = |text| rulebook.find_model(text, Language::Dutch).map_err(|message| message.key());
        assert_eq!((model("Lopende band"), model("assembly l"), model("POD")), (Ok(1), Ok(1), Ok(2)));
        assert_eq!((model("pot"), model("zebra")), (Err("decide-model-near"), Err("decide-model")));
    }
}
