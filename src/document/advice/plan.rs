//! The plan: the first steps of the model and those of the change, in one order.

use super::{AdviceDocument, Reader};
use crate::advice::Advice;
use crate::advice::verdict::PlanStep as Step;
use crate::document::{Block, Item, Mark, Phrase, Section};
use schemars::JsonSchema;
use serde::Serialize;

/// A step of the plan.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct PlanStep<'a> {
    /// Whether it belongs to the `model` or to the `move` from the model in place.
    #[schemars(extend("enum" = ["model", "move"]))]
    pub part: &'static str,
    /// What to do.
    pub text: &'a str,
    /// The same in a few words.
    pub brief: &'a str,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

pub(super) fn plan<'a>(reader: &Reader<'a>, advice: &Advice) -> Vec<PlanStep<'a>> {
    let plan = advice.plan.iter().filter(|_| advice.has_basis);
    plan.map(|&step| {
        let message = &reader.plan_step(advice, step).statement;
        let part = match step {
            Step::Model(_) => "model",
            Step::Transition(_) => "move",
        };
        PlanStep {
            part,
            text: reader.raw_text(&message.text),
            brief: reader.step_brief(advice, step),
            sources: &message.sources,
        }
    })
    .collect()
}

/// Returns the section with the steps. Their sources follow all of them: one after each step would hide the steps.
pub(super) fn section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let plan = Some(&document.plan).filter(|plan| !plan.is_empty())?;
    let steps = (1..).zip(plan);
    let steps = steps.map(|(number, step)| Item::new(Mark::Number(number), Phrase::new(step.text)));
    let mut blocks = vec![Block::List(steps.collect())];
    blocks.extend(reader.sources(plan.iter().flat_map(|step| step.sources)));
    Some(reader.section("plan", "advice-plan", blocks))
}
