//! The report of an audit as JSON.

use crate::advice::decide;
use crate::audit::{AuditReport, CounterExample, Ineffective, InvariantResult, node_pointers};
use crate::document::Reader;
use crate::document::advice::RulebookSource;
use crate::document::audit::ineffective_message;
use crate::rulebook::{Answers, Rulebook};
use serde::Serialize;
use serde_json::{Value as Json, json};

/// The value of `format`.
pub(crate) const FORMAT: &str = "salesorg.audit";
/// The version of the format that is written.
pub(crate) const FORMAT_VERSION: u32 = 1;

/// A complete report of an audit.
#[derive(Debug, Serialize)]
pub(crate) struct AuditDocument<'a> {
    format: &'static str,
    format_version: u32,
    rulebook: RulebookSource<'a>,
    /// Number of failures.
    failures: usize,
    /// Decimal digits as text, because the number may exceed the range of JSON numbers.
    combinations: &'a str,
    /// Absent, as are segments and leaves, if the rules are too intricate.
    #[serde(skip_serializing_if = "Option::is_none")]
    models: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    segments: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    leaves: Option<Vec<Json>>,
    invariants: Vec<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    idle: Option<Vec<Json>>,
    /// Results of the regression cases; absent if none were requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cases: Option<Json>,
}

impl<'a> AuditDocument<'a> {
    /// Creates the JSON form of an audit's report. `command` turns answers into a command line that gives advice on them.
    pub(crate) fn new(
        reader: &Reader<'a>,
        report: &'a AuditReport,
        command: &dyn Fn(&Answers) -> String,
    ) -> Self {
        let rulebook = reader.rulebook;
        let coverage = report.coverage.as_ref();
        let places = node_pointers(rulebook);
        let example = |example: &CounterExample| {
            std::iter::once(&example.answers)
                .chain(&example.after)
                .map(|answers| example_json(rulebook, answers, command))
                .collect::<Vec<_>>()
        };
        let invariants = rulebook.invariants.iter().zip(&report.invariants).map(|(rule, verdict)| {
            let message = match verdict {
                InvariantResult::Holds => "holds",
                InvariantResult::Fails(_) => "fails",
                InvariantResult::TooComplex => "too_intricate",
            };
            let mut one = json!({"id": rule.id, "verdict": message});
            if let InvariantResult::Fails(found) = verdict {
                one["counter_example"] = json!(example(found));
            }
            one
        });
        let idle = |idle: &Ineffective| {
            let (code, question) = match idle {
                Ineffective::Question(question) => ("idle_question", question),
                Ineffective::Options(question, _) => ("idle_options", question),
                Ineffective::WrongSameAs { question, .. } => ("not_alike", question),
            };
            let question = &rulebook.questions[*question];
            let id = |option: u32| question.to_json(&question.value_from_number(option));
            let mut one = json!({"code": code, "question": question.id, "text": reader.translate(&ineffective_message(reader, idle))});
            match idle {
                Ineffective::Question(_) => {}
                Ineffective::Options(_, options) => {
                    one["options"] = options.iter().map(|&option| id(option)).collect();
                }
                Ineffective::WrongSameAs { option, other, rule, example: found, .. } => {
                    one["options"] = json!([id(*option), id(*other)]);
                    one["rule"] = json!(rule);
                    one["counter_example"] = json!(example(found));
                }
            }
            one
        };
        let segments =
            coverage.and_then(|found| found.segmentation.as_ref()).zip(rulebook.segmentation.as_ref());
        Self {
            format: FORMAT,
            format_version: FORMAT_VERSION,
            rulebook: RulebookSource::new(rulebook),
            failures: report.failures(),
            combinations: &report.combinations,
            models: coverage.map(|found| {
                let models = rulebook.models.iter().zip(&found.models);
                models.map(|(model, share)| json!({"id": model.id, "share": share})).collect()
            }),
            segments: segments.map(|(found, rules)| {
                let dimensions = rules.dimensions.iter().zip(&found.dimensions);
                let dimensions: Vec<_> =
                    dimensions.map(|(one, share)| json!({"id": one.id, "share": share})).collect();
                json!({"dimensions": dimensions, "taken": found.by_count})
            }),
            leaves: coverage.map(|found| {
                let leaf = |leaf: &crate::audit::LeafCoverage| {
                    let (at, model) = (&places[leaf.node], &rulebook.models[leaf.model].id);
                    json!({"at": at, "model": model, "share": leaf.share.unwrap_or_default(), "reached": leaf.share.is_some()})
                };
                found.leaves.iter().map(leaf).collect()
            }),
            invariants: invariants.collect(),
            idle: report.ineffective.as_ref().map(|found| found.iter().map(idle).collect()),
            cases: None,
        }
    }
}

/// Returns answers with their outcome.
fn example_json(rulebook: &Rulebook, answers: &Answers, command: &dyn Fn(&Answers) -> String) -> Json {
    let decision = decide(rulebook, answers);
    let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions).collect::<Vec<_>>();
    let now: Vec<_> = decision.segmentation.now.iter().map(|&one| &*dimensions[one].id).collect();
    json!({
        "answers": rulebook.write_answers(answers),
        "command": command(answers),
        "model": rulebook.models[decision.model].id,
        "segmentation": now,
    })
}
