//! Decides on a set of answers, and prints the model, the division of the team and the reasons.
//!
//!     cargo run --example decide
//!     cargo run --example decide -- '{"team_size": 40, "lead_flow": "many"}'
//!     cargo run --example decide -- '{"team_size": 40, "lead_flow": "many"}' nl
//!
//! Any question may be left out. The rulebook then assumes a value, which is marked with (?).

use salesorg::advice::{Situation, decide, decision_path};
use salesorg::document::Reader;
use salesorg::locale::{Language, Problem, Translator};
use salesorg::rulebook::Rulebook;
use std::process::ExitCode;

const ANSWERS: &str = r#"{
    "budget": "ample",
    "team_size": 40,
    "customer_location": "several_regions",
    "relationship": "balanced"
}"#;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let answers = arguments.next().unwrap_or_else(|| ANSWERS.to_owned());
    let language = arguments.next().and_then(|tag| Language::from_tag(&tag)).unwrap_or_default();

    // Has the words that no rulebook has, such as those of errors and units.
    let translator = Translator::new(language);
    match explain(&answers, &translator) {
        Ok(lines) => {
            println!("{}", lines.join("\n"));
            ExitCode::SUCCESS
        }
        // All problems of the input at once, each with its place and what would be right.
        Err(problems) => {
            for problem in problems {
                eprintln!("{}", translator.translate_problem(&problem));
            }
            ExitCode::FAILURE
        }
    }
}

/// Decides on `answers`, a JSON object by question id, and explains the decision.
pub(crate) fn explain(answers: &str, translator: &Translator) -> Result<Vec<String>, Vec<Problem>> {
    let rulebook = Rulebook::shipped()?;
    let answers = rulebook.parse_answers(answers.as_bytes())?;

    // This line is all that a service needs. A decision holds indices into the rulebook and no texts, and takes less
    // than a microsecond.
    let decision = decide(&rulebook, &answers);

    // The rest puts it into words.
    let reader = Reader::new(&rulebook, translator);
    let model = &rulebook.models[decision.model];
    let mut lines = vec![format!("{} ({})", reader.text(&model.title), model.id)];
    let dimensions = rulebook.segmentation.as_ref().map_or(&[][..], |rules| &rules.dimensions);
    for &index in decision.dimensions() {
        let dimension = &dimensions[index];
        lines.push(format!("  / {} ({})", reader.text(&dimension.title), dimension.id));
    }

    // The path through the decision tree has one step for each question that it looks at.
    let situation = Situation::new(&rulebook, &answers);
    for step in decision_path(&rulebook, &situation) {
        let question = reader.short(step.slot);
        let answer = reader.slot_value(step.slot, step.value);
        let mark = if step.assumed { " (?)" } else { "" };
        lines.push(format!("\n{question}: {answer}{mark}"));
        lines.push(format!("  {}", reader.text(&rulebook.tree.branches[step.branch].because)));
    }
    Ok(lines)
}
