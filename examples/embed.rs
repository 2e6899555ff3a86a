//! A program with a rulebook of its own: asks its questions line by line, and prints the advice as Markdown.
//!
//!     cargo run --example embed
//!     printf 'yes\nwithin minutes\n25.000\nno\n' | cargo run --example embed
//!
//! The rulebook is in `examples/embed/rollout.json` and has nothing to do with sales: how to bring a change of a service
//! to its users. `assets/rulebooks/README.md` explains how to write one.

use salesorg::advice::{OutcomeDiagram, advise};
use salesorg::document::Reader;
use salesorg::document::advice::{AdviceDocument, Extent};
use salesorg::interview::{Command, Interview, Place};
use salesorg::locale::{Language, Translator};
use salesorg::render::markdown;
use salesorg::rulebook::{Answers, QuestionKind, Rulebook};
use std::io::{self, BufRead, Write};
use std::sync::Arc;

const RULEBOOK: &str = include_str!("embed/rollout.json");

fn main() -> io::Result<()> {
    interview(io::stdin().lock(), io::stdout().lock())
}

/// Asks the questions and writes the advice.
pub fn interview(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let rulebook = Rulebook::load(RULEBOOK.into()).expect("a test audits the rulebook");
    let rulebook = Arc::new(rulebook);
    let translator = Translator::new(Language::English);
    let reader = Reader::new(&rulebook, &translator);

    // The state machine knows which question comes next: some are asked only after certain answers.
    let mut interview = Interview::new(Arc::clone(&rulebook), Answers::new());
    let mut lines = input.lines();
    while let Place::Question(index) = interview.place() {
        let question = &rulebook.questions[index];
        writeln!(output, "{}", reader.text(&question.title))?;
        if let QuestionKind::Choice(options) = &question.kind {
            for option in options {
                writeln!(output, "- {}", reader.text(&option.label))?;
            }
        }
        write!(output, "> ")?;
        output.flush()?;

        // At the end of the input the rest stays unknown.
        let line = lines.next().transpose()?.unwrap_or_default();
        let command = match line.trim() {
            "" => Command::Skip,
            // As a person types it: an option's label or the start of it, a number with thousands separators.
            typed => match question.read_text(typed, translator.language()) {
                Ok(answer) => answer.map_or(Command::Skip, Command::Answer),
                Err(message) => {
                    writeln!(output, "{}\n", translator.translate(&message))?;
                    continue;
                }
            },
        };
        // Returns the events to save, for programs that keep their interviews.
        interview.handle(command);
        writeln!(output)?;
    }

    // The diagram holds the outcome of every possible answer. It depends on the rulebook only, so make it once.
    let outcomes = OutcomeDiagram::new(&rulebook);
    let advice = advise(&rulebook, &outcomes, interview.answers());

    // The document is the advice in words: `serde_json` turns it into JSON, and `render` its page into a text.
    let page = AdviceDocument::new(&reader, &advice).page(&reader, Extent::Whole);
    write!(output, "{}", markdown::page(&page))
}
