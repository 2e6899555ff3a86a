//! A program with a rulebook of its own: asks its questions line by line, and prints the advice.
//!
//!     cargo run --example embed
//!     printf 'yes\nwithin minutes\n25.000\nno\n' | cargo run --example embed
//!     cargo run --example embed -- html > advice.html
//!
//! The rulebook is in `examples/embed/rollout.json` and has nothing to do with sales: how to bring a change of a service
//! to its users. `assets/rulebooks/README.md` explains how to write one.

use salesorg::advice::{OutcomeDiagram, advise};
use salesorg::document::Reader;
use salesorg::document::advice::{AdviceDocument, Extent};
use salesorg::interview::{Command, Interview, Place};
use salesorg::locale::{Language, Translator};
use salesorg::render::text::TextOptions;
use salesorg::render::{html, markdown, text};
use salesorg::rulebook::{Answers, QuestionKind, Rulebook};
use std::io::{self, BufRead, Write};
use std::sync::Arc;

const RULEBOOK: &str = include_str!("embed/rollout.json");

fn main() -> io::Result<()> {
    let form = std::env::args().nth(1).unwrap_or_default();
    // The questions go to standard error, so that the advice alone can go to a file.
    let advice = interview(&form, io::stdin().lock(), io::stderr().lock())?;
    print!("{advice}");
    Ok(())
}

/// Asks the questions and returns the advice: as `text`, as `html`, or else as Markdown.
pub(crate) fn interview(form: &str, input: impl BufRead, mut prompts: impl Write) -> io::Result<String> {
    let rulebook = Rulebook::load(RULEBOOK.into()).expect("a test audits the rulebook");
    let rulebook = Arc::new(rulebook);
    let translator = Translator::new(Language::English);
    let reader = Reader::new(&rulebook, &translator);

    writeln!(prompts, "{}\n", reader.text(&rulebook.title))?;

    // The state machine knows which question comes next: some are asked only after certain answers.
    let mut interview = Interview::new(Arc::clone(&rulebook), Answers::new());
    let mut lines = input.lines();
    while let Place::Question(index) = interview.place() {
        let question = &rulebook.questions[index];
        writeln!(prompts, "{}", reader.text(&question.title))?;
        if let QuestionKind::Choice(options) = &question.kind {
            for option in options {
                writeln!(prompts, "- {}", reader.text(&option.label))?;
            }
        }
        write!(prompts, "> ")?;
        prompts.flush()?;

        // At the end of the input the rest stays unknown.
        let line = lines.next().transpose()?.unwrap_or_default();
        let command = match line.trim() {
            "" => Command::Skip,
            // As a person types it: an option's label or the start of it, a number with thousands separators.
            typed => match question.read_text(typed, translator.language()) {
                Ok(answer) => answer.map_or(Command::Skip, Command::Answer),
                Err(message) => {
                    writeln!(prompts, "{}\n", translator.translate(&message))?;
                    continue;
                }
            },
        };
        // Returns the events to save, for programs that keep their interviews.
        interview.handle(command);
        writeln!(prompts)?;
    }

    // The diagram holds the outcome of every possible answer. It depends on the rulebook only, so make it once.
    let outcomes = OutcomeDiagram::new(&rulebook);
    let advice = advise(&rulebook, &outcomes, interview.answers());

    // The document is the advice in words. `serde_json` writes it as JSON; its page can have any form.
    let page = AdviceDocument::new(&reader, &advice).page(&reader, Extent::Whole);
    Ok(match form {
        "text" => text::page(&page, &translator, TextOptions::default()),
        "html" => html::page(&page, &translator),
        _ => markdown::page(&page),
    })
}
