//! Decides one company and writes its line.

use super::output::Lines;
use super::run::BlockResult;
use super::{Batch, LineFormat, company, quick};
use crate::advice::{OutcomeDiagram, advise, advise_briefly};
use crate::document::Reader;
use crate::document::advice::AdviceDocument;
use crate::json;
use crate::locale::{MAX_PLACE_CHARS, Problem, Translator};
use crate::render::json as safe_json;
use crate::rulebook::Answers;
use serde::Serialize;
use serde_json::Value as Json;
use std::borrow::Cow;

/// A worker's means to decide companies, made once for all of them.
pub(super) struct Decider<'b> {
    batch: &'b Batch,
    pub translator: Translator,
    /// The outcomes of the rulebook, for whole advice only.
    outcomes: Option<OutcomeDiagram>,
    ids: QuotedIds,
    answers: Answers,
    /// The questions that were assumed for the last company.
    assumed: Vec<usize>,
}

/// Ids as JSON.
struct QuotedIds {
    models: Vec<String>,
    dimensions: Vec<String>,
    questions: Vec<String>,
}

/// The line of a company that could not be read.
#[derive(Serialize)]
struct FailedLine<'a> {
    line: u64,
    id: &'a Json,
    error: LineError,
}

#[derive(Serialize)]
struct LineError {
    problems: Vec<WireProblem>,
}

#[derive(Serialize)]
struct WireProblem {
    at: String,
    message: String,
}

/// The line of a company with its whole advice.
#[derive(Serialize)]
struct FullLine<'a> {
    line: u64,
    id: &'a Json,
    advice: AdviceDocument<'a>,
}

impl<'b> Decider<'b> {
    pub(super) fn new(batch: &'b Batch) -> Self {
        let rulebook = &batch.rulebook;
        let quoted = |id: &String| Json::from(&**id).to_string();
        let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
        Self {
            batch,
            translator: Translator::new(batch.language),
            outcomes: (batch.format == LineFormat::FullJson).then(|| OutcomeDiagram::new(rulebook)),
            ids: QuotedIds {
                models: rulebook.models.iter().map(|model| quoted(&model.id)).collect(),
                dimensions: dimensions.map(|dimension| quoted(&dimension.id)).collect(),
                questions: rulebook.questions.iter().map(|question| quoted(&question.id)).collect(),
            },
            answers: Answers::new(),
            assumed: Vec::new(),
        }
    }

    /// Decides the company of a line of JSON. A line of white space is none.
    pub(super) fn decide_line(
        &mut self,
        number: u64,
        line: &[u8],
        out: &mut Lines,
        result: &mut BlockResult,
    ) {
        let line = line.trim_ascii();
        if line.is_empty() {
            return;
        }
        let mut answers = std::mem::take(&mut self.answers);
        answers.clear();
        if let Some(id) = quick::read(&self.batch.rulebook, line, &mut answers) {
            self.write_decision(number, id, &answers, out, result);
        } else {
            let company = company::read(self.batch.selected(), line);
            self.decide_company(number, &company.id.unwrap_or_default(), company.answers, out, result);
        }
        self.answers = answers;
    }

    /// Writes the line of a company, or its problems.
    pub(super) fn decide_company(
        &mut self,
        number: u64,
        id: &Json,
        answers: Result<Answers, Vec<Problem>>,
        out: &mut Lines,
        result: &mut BlockResult,
    ) {
        match answers {
            Ok(answers) => {
                let id = safe_json::escape_json(&id.to_string(), self.batch.ascii);
                self.write_decision(number, &id, &answers, out, result);
            }
            Err(problems) => self.write_problems(number, id, &problems, out, result),
        }
    }

    /// Writes the line of a company. `id` is JSON.
    fn write_decision(
        &mut self,
        number: u64,
        id: &str,
        answers: &Answers,
        out: &mut Lines,
        result: &mut BlockResult,
    ) {
        let rulebook = &*self.batch.rulebook;
        let decision = advise_briefly(rulebook, answers, &mut self.assumed);
        let assumed = &self.assumed;
        match &decision {
            Some(decision) => {
                result.tally.add_advice(decision.model, &decision.segmentation.now);
                for question in assumed {
                    result.tally.add_assumed(*question);
                }
            }
            None => result.tally.without_advice += 1,
        }
        if let Some(outcomes) = &self.outcomes {
            return self.write_full(number, id, answers, outcomes, out);
        }
        let model = decision.as_ref().map(|decision| &*self.ids.models[decision.model]);
        let now = decision.iter().flat_map(|decision| &decision.segmentation.now);
        let now = now.map(|&dimension| &*self.ids.dimensions[dimension]);
        let assumed = assumed.iter().map(|&question| &*self.ids.questions[question]);
        out.push_decision(number, id, model, now, assumed);
    }

    fn write_full(&self, line: u64, id: &str, answers: &Answers, outcomes: &OutcomeDiagram, out: &mut Lines) {
        let rulebook = &*self.batch.rulebook;
        let advice = advise(rulebook, outcomes, answers);
        let reader = Reader::new(rulebook, &self.translator);
        let id = &serde_json::from_str(id).unwrap_or_default();
        out.push_json(&FullLine { line, id, advice: AdviceDocument::new(&reader, &advice) });
    }

    /// Writes the line of a company that could not be read.
    pub(super) fn write_problems(
        &self,
        line: u64,
        id: &Json,
        problems: &[Problem],
        out: &mut Lines,
        result: &mut BlockResult,
    ) {
        result.tally.failed += 1;
        let limited = || json::limit_problems(problems.iter());
        let text = |problem: Cow<Problem>| self.translator.translate_problem(&problem);
        limited().for_each(|problem| result.add_problem(line, || text(problem)));
        match self.batch.format {
            LineFormat::Csv => {
                out.push_csv_problems(line, id, &limited().map(text).collect::<Vec<_>>().join("; "));
            }
            LineFormat::Json | LineFormat::FullJson => {
                let wire = limited().map(|problem| WireProblem {
                    at: json::truncate(&problem.at, MAX_PLACE_CHARS),
                    message: self.translator.translate(&problem.message),
                });
                out.push_json(&FailedLine { line, id, error: LineError { problems: wire.collect() } });
            }
        }
    }
}
