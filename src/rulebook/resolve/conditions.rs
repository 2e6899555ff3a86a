//! Compiles conditions, matchers and values: ids become slots and numbers.

use super::{Resolver, cited};
use crate::json;
use crate::locale::Message;
use crate::rulebook::format::{self, ConditionTerm, File, Matcher, Scalar};
use crate::rulebook::{Condition, Conditional, Slot, ValueSet};
use std::collections::HashMap;

/// The values that an input can have, for compiling matchers.
pub(super) enum Input {
    /// One of the options with these ids.
    Options(Vec<String>),
    /// A number from the first to the second, both included.
    Numbers(u32, u32),
    /// A list of names, which no rule can test.
    Opaque,
}

/// Every name that a condition can use.
pub(super) struct Names {
    pub(super) slots: HashMap<String, Slot>,
    pub(super) inputs: Vec<Input>,
    pub(super) questions: usize,
    pub(super) models: Vec<String>,
    model_indices: HashMap<String, usize>,
}

impl Names {
    pub(super) fn of(file: &File) -> Self {
        let dimensions = file.segmentation.as_ref().map_or(0, |s| s.dimensions.len());
        let dimensions = u32::try_from(dimensions).unwrap_or(u32::MAX);
        let models: Vec<_> = file.models.iter().map(|model| model.id.clone()).collect();
        let mut inputs: Vec<_> = file
            .questions
            .iter()
            .map(|question| match question.kind {
                format::Kind::Choice => {
                    Input::Options(question.options.iter().map(|o| o.id.clone()).collect())
                }
                format::Kind::Integer => {
                    Input::Numbers(question.min.unwrap_or(0), question.max.unwrap_or(u32::MAX))
                }
                format::Kind::Names => Input::Opaque,
            })
            .collect();
        inputs.extend(file.derived.iter().map(|_| Input::Numbers(0, dimensions)));
        inputs.push(Input::Options(models.clone()));
        inputs.push(Input::Numbers(0, dimensions));
        let ids = file.questions.iter().map(|q| &*q.id).chain(file.derived.iter().map(|d| &*d.id));
        let slots = ids.chain(["model", "segments_now"]).map(str::to_owned).zip(0..).collect();
        let model_indices = models.iter().cloned().zip(0..).collect();
        Self { slots, inputs, questions: file.questions.len(), models, model_indices }
    }
}

impl Names {
    /// Returns the names of all inputs in alphabetical order, or nothing if they are not `wanted` because no message
    /// would show them.
    pub(super) fn known(&self, wanted: bool) -> Vec<String> {
        let mut known: Vec<_> = self.slots.keys().filter(|_| wanted).cloned().collect();
        known.sort_unstable();
        known
    }

    /// Returns the number of slots whose values are known before deciding: questions and derived inputs.
    pub(super) fn inputs_known(&self) -> usize {
        self.inputs.len() - 2
    }
}

/// The inputs that a condition may test.
#[derive(Clone, Copy)]
pub(super) enum Scope {
    /// Slots below this one.
    Before(usize),
    /// Slots below this one, which is the question that the condition belongs to.
    Asked(usize),
    /// Questions only, for a reason that makes a need.
    Need,
    /// Every slot.
    Everything,
}

impl Resolver<'_> {
    pub(super) fn slot(&mut self, at: &str, id: &str, scope: Scope) -> Option<Slot> {
        let slot = self.names.slots.get(id).copied();
        let visible = |slot: Slot| match scope {
            Scope::Before(end) | Scope::Asked(end) => slot < end,
            Scope::Need => slot < self.names.questions,
            Scope::Everything => true,
        };
        match slot {
            Some(slot) if visible(slot) && !matches!(self.names.inputs[slot], Input::Opaque) => Some(slot),
            Some(slot) if !visible(slot) => {
                // Derived inputs count needs, so a need that tests one depends on itself.
                let circular = match scope {
                    Scope::Asked(from) => self.circles.holds(from, slot),
                    Scope::Need => (self.names.questions..self.names.inputs_known()).contains(&slot),
                    Scope::Before(_) | Scope::Everything => false,
                };
                let key = if circular { "rulebook-circular" } else { "rulebook-too-early" };
                self.problem(at, Message::new(key).with("id", json::short(id, json::QUOTED)));
                None
            }
            Some(_) => {
                self.problem(
                    at,
                    Message::new("rulebook-condition-on-names").with("id", json::short(id, json::QUOTED)),
                );
                None
            }
            None => {
                let known = self.names.known(self.problems.len() < json::MOST_TOLD);
                self.unknown(at, id, &known.iter().map(|id| &**id).collect::<Vec<_>>());
                None
            }
        }
    }

    pub(super) fn model(&mut self, at: &str, id: &str) -> Option<usize> {
        let index = self.names.model_indices.get(id).copied();
        if index.is_none() {
            let known = self.names.models.clone();
            self.unknown(at, id, &known.iter().map(|id| &**id).collect::<Vec<_>>());
        }
        index
    }

    pub(super) fn models(&mut self, at: &str, ids: &[String]) -> Vec<usize> {
        ids.iter().enumerate().filter_map(|(index, id)| self.model(&format!("{at}/{index}"), id)).collect()
    }

    pub(super) fn domain(&self, slot: Slot) -> ValueSet {
        match &self.names.inputs[slot] {
            Input::Options(options) => u32::try_from(options.len())
                .unwrap_or(u32::MAX)
                .checked_sub(1)
                .map_or_else(ValueSet::default, |last| ValueSet::range(0, last)),
            Input::Numbers(min, max) => ValueSet::range(*min, *max),
            Input::Opaque => ValueSet::default(),
        }
    }

    pub(super) fn scalar(&mut self, at: &str, slot: Slot, scalar: &Scalar) -> Option<u32> {
        match (&self.names.inputs[slot], scalar) {
            (Input::Options(options), Scalar::Option(given)) => {
                let index = (0..).zip(options).find(|(_, option)| *option == given).map(|(index, _)| index);
                if index.is_none() {
                    let known = options.clone();
                    self.unknown(at, given, &known.iter().map(|id| &**id).collect::<Vec<_>>());
                }
                index
            }
            (Input::Numbers(min, max), Scalar::Number(number)) => {
                let (min, max) = (*min, *max);
                if (min..=max).contains(number) {
                    return Some(*number);
                }
                let message = Message::new("problem-out-of-range").with("value", *number);
                self.problem(at, message.with("min", min).with("max", max));
                None
            }
            _ => {
                self.problem(at, Message::new("rulebook-wrong-kind"));
                None
            }
        }
    }

    pub(super) fn matcher(&mut self, at: &str, slot: Slot, matcher: &Matcher) -> ValueSet {
        match matcher {
            Matcher::One(scalar) => self
                .scalar(at, slot, scalar)
                .map_or_else(ValueSet::default, |value| ValueSet::range(value, value)),
            Matcher::OneOf(scalars) => {
                if scalars.is_empty() {
                    self.problem(at, Message::new("rulebook-empty"));
                }
                let each = |(index, scalar)| self.scalar(&format!("{at}/{index}"), slot, scalar);
                ValueSet::of(
                    scalars.iter().enumerate().filter_map(each).map(|value| (value, value)).collect(),
                )
            }
            Matcher::Range(range) => {
                let Input::Numbers(least, most) = self.names.inputs[slot] else {
                    self.problem(at, Message::new("rulebook-wrong-kind"));
                    return ValueSet::default();
                };
                let set = ValueSet::range(
                    range.min.unwrap_or(least).max(least),
                    range.max.unwrap_or(most).min(most),
                );
                if set.is_empty() {
                    self.problem(at, Message::new("rulebook-range-empty"));
                }
                set
            }
        }
    }

    pub(super) fn condition(&mut self, at: &str, condition: &format::Condition, scope: Scope) -> Condition {
        let mut parts: Vec<_> = condition
            .0
            .iter()
            .filter_map(|term| match term {
                ConditionTerm::All(inner) => {
                    Some(Condition::All(self.conditions(&format!("{at}/all"), inner, scope)))
                }
                ConditionTerm::Any(inner) => {
                    Some(Condition::Any(self.conditions(&format!("{at}/any"), inner, scope)))
                }
                ConditionTerm::Not(inner) => {
                    Some(Condition::Not(Box::new(self.condition(&format!("{at}/not"), inner, scope))))
                }
                ConditionTerm::Input(id, matcher) => {
                    let at = format!("{at}/{}", json::pointer_token(id));
                    let slot = self.slot(&at, id, scope)?;
                    Some(Condition::Is(slot, self.matcher(&at, slot, matcher)))
                }
            })
            .collect();
        if parts.len() == 1 { parts.remove(0) } else { Condition::All(parts) }
    }

    pub(super) fn conditions(
        &mut self,
        at: &str,
        inner: &[format::Condition],
        scope: Scope,
    ) -> Vec<Condition> {
        (0..)
            .zip(inner)
            .map(|(index, one): (usize, _)| self.condition(&format!("{at}/{index}"), one, scope))
            .collect()
    }

    pub(super) fn conditionals(&mut self, at: &str, list: &[format::Conditional]) -> Vec<Conditional> {
        let mut resolved = Vec::new();
        for (index, one) in list.iter().enumerate() {
            let at = format!("{at}/{index}");
            self.text(&format!("{at}/text"), &one.text);
            let when = match &one.when {
                None => Condition::ALWAYS,
                Some(when) => self.condition(&format!("{at}/when"), when, Scope::Everything),
            };
            self.brief(&at, one.brief.as_ref());
            let said = cited(&one.text, &one.sources);
            resolved.push(Conditional { when, said, brief: one.brief.clone(), order: one.order });
        }
        resolved
    }

    /// Formats values in the author's terms: ids of options, or ranges of numbers.
    pub(super) fn name_values(&self, slot: Slot, set: &ValueSet) -> String {
        let mut names = Vec::new();
        for &(min, max) in set.intervals() {
            match &self.names.inputs[slot] {
                Input::Options(options) => names.extend(options[min as usize..=max as usize].iter().cloned()),
                _ if min == max => names.push(min.to_string()),
                _ => names.push(format!("{min}-{max}")),
            }
        }
        json::short(&names.join(", "), 5 * json::QUOTED)
    }
}
