//! Compiles conditions, matchers and values: ids become slots and numbers.

use super::{Resolver, cited_text};
use crate::json;
use crate::locale::Message;
use crate::rulebook::format::{self, ConditionTerm, File, Matcher, Scalar};
use crate::rulebook::{Condition, ConditionalText, Slot, ValueSet};
use std::collections::HashMap;
use std::fmt::Display;

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
    pub(super) fn new(file: &File) -> Self {
        let dimensions = file.segmentation.as_ref().map_or(0, |s| s.dimensions.len());
        let dimensions = u32::try_from(dimensions).unwrap_or(u32::MAX);
        let models: Vec<_> = file.models.iter().map(|model| model.id.clone()).collect();
        let mut inputs: Vec<_> = file
            .questions
            .iter()
            .map(|question| match question.kind {
                format::QuestionKind::Choice => {
                    Input::Options(question.options.iter().map(|o| o.id.clone()).collect())
                }
                format::QuestionKind::Integer => {
                    Input::Numbers(question.min.unwrap_or(0), question.max.unwrap_or(u32::MAX))
                }
                format::QuestionKind::Names => Input::Opaque,
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
    /// Returns the names of all inputs in alphabetical order, or nothing if they are not `is_needed` because no message
    /// would show them.
    pub(super) fn sorted(&self, is_needed: bool) -> Vec<String> {
        let mut names: Vec<_> = self.slots.keys().filter(|_| is_needed).cloned().collect();
        names.sort_unstable();
        names
    }

    /// Returns the number of slots whose values are known before deciding: questions and derived inputs.
    pub(super) fn input_count(&self) -> usize {
        self.inputs.len() - 2
    }
}

/// The inputs that a condition may test.
#[derive(Clone, Copy)]
pub(super) enum Scope {
    /// Slots below this one.
    Before(usize),
    /// Slots below this one, which is the question that the condition belongs to.
    AskedWhen(usize),
    /// Questions only, for a reason that makes a need.
    NeedReason,
    /// Every slot.
    AllSlots,
}

impl Resolver {
    pub(super) fn resolve_slot(&mut self, at: &dyn Display, id: &str, scope: Scope) -> Option<Slot> {
        let slot = self.names.slots.get(id).copied();
        let visible = |slot: Slot| match scope {
            Scope::Before(end) | Scope::AskedWhen(end) => slot < end,
            Scope::NeedReason => slot < self.names.questions,
            Scope::AllSlots => true,
        };
        match slot {
            Some(slot) if visible(slot) && !matches!(self.names.inputs[slot], Input::Opaque) => Some(slot),
            Some(slot) if !visible(slot) => {
                // Derived inputs count needs, so a need that tests one depends on itself.
                let circular = match scope {
                    Scope::AskedWhen(from) => self.cycles.may_contain(from, slot),
                    Scope::NeedReason => (self.names.questions..self.names.input_count()).contains(&slot),
                    Scope::Before(_) | Scope::AllSlots => false,
                };
                let key = if circular { "rulebook-circular" } else { "rulebook-too-early" };
                self.report(at, Message::new(key).arg("id", json::truncate(id, json::MAX_QUOTED_CHARS)));
                None
            }
            Some(_) => {
                self.report(
                    at,
                    Message::new("rulebook-condition-on-names")
                        .arg("id", json::truncate(id, json::MAX_QUOTED_CHARS)),
                );
                None
            }
            None => {
                let known = self.names.sorted(self.problems.len() < json::MAX_REPORTED);
                self.report_unknown_id(at, id, &known.iter().map(|id| &**id).collect::<Vec<_>>());
                None
            }
        }
    }

    pub(super) fn resolve_model(&mut self, at: &dyn Display, id: &str) -> Option<usize> {
        let index = self.names.model_indices.get(id).copied();
        if index.is_none() {
            let known = self.names.models.clone();
            self.report_unknown_id(at, id, &known.iter().map(|id| &**id).collect::<Vec<_>>());
        }
        index
    }

    pub(super) fn resolve_models(&mut self, at: &dyn Display, ids: &[String]) -> Vec<usize> {
        ids.iter()
            .enumerate()
            .filter_map(|(index, id)| self.resolve_model(&format_args!("{at}/{index}"), id))
            .collect()
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

    pub(super) fn resolve_scalar(&mut self, at: &dyn Display, slot: Slot, scalar: &Scalar) -> Option<u32> {
        match (&self.names.inputs[slot], scalar) {
            (Input::Options(options), Scalar::Option(option_id)) => {
                let index =
                    (0..).zip(options).find(|(_, option)| *option == option_id).map(|(index, _)| index);
                if index.is_none() {
                    let known = options.clone();
                    self.report_unknown_id(at, option_id, &known.iter().map(|id| &**id).collect::<Vec<_>>());
                }
                index
            }
            (Input::Numbers(min, max), Scalar::Number(number)) => {
                let (min, max) = (*min, *max);
                if (min..=max).contains(number) {
                    return Some(*number);
                }
                let message = Message::new("problem-out-of-range").arg("value", *number);
                self.report(at, message.arg("min", min).arg("max", max));
                None
            }
            _ => {
                self.report(at, Message::new("rulebook-wrong-kind"));
                None
            }
        }
    }

    pub(super) fn matcher(&mut self, at: &dyn Display, slot: Slot, matcher: &Matcher) -> ValueSet {
        match matcher {
            Matcher::One(scalar) => self
                .resolve_scalar(at, slot, scalar)
                .map_or_else(ValueSet::default, |value| ValueSet::range(value, value)),
            Matcher::OneOf(scalars) => {
                if scalars.is_empty() {
                    self.report(at, Message::new("rulebook-empty"));
                }
                let each = |(index, scalar)| self.resolve_scalar(&format_args!("{at}/{index}"), slot, scalar);
                ValueSet::from_intervals(
                    scalars.iter().enumerate().filter_map(each).map(|value| (value, value)).collect(),
                )
            }
            Matcher::Range(range) => {
                let Input::Numbers(min, max) = self.names.inputs[slot] else {
                    self.report(at, Message::new("rulebook-wrong-kind"));
                    return ValueSet::default();
                };
                let set =
                    ValueSet::range(range.min.unwrap_or(min).max(min), range.max.unwrap_or(max).min(max));
                if set.is_empty() {
                    self.report(at, Message::new("rulebook-range-empty"));
                }
                set
            }
        }
    }

    pub(super) fn condition(
        &mut self,
        at: &dyn Display,
        condition: &format::Condition,
        scope: Scope,
    ) -> Condition {
        let mut parts: Vec<_> = condition
            .0
            .iter()
            .filter_map(|term| match term {
                ConditionTerm::All(inner) => {
                    Some(Condition::All(self.conditions(&format_args!("{at}/all"), inner, scope)))
                }
                ConditionTerm::Any(inner) => {
                    Some(Condition::Any(self.conditions(&format_args!("{at}/any"), inner, scope)))
                }
                ConditionTerm::Not(inner) => {
                    Some(Condition::Not(Box::new(self.condition(&format_args!("{at}/not"), inner, scope))))
                }
                ConditionTerm::Input(id, matcher) => {
                    let at = format_args!("{at}/{}", json::pointer_token(id));
                    let slot = self.resolve_slot(&at, id, scope)?;
                    Some(Condition::Is(slot, self.matcher(&at, slot, matcher)))
                }
            })
            .collect();
        if parts.len() == 1 { parts.remove(0) } else { Condition::All(parts) }
    }

    pub(super) fn conditions(
        &mut self,
        at: &dyn Display,
        inner: &[format::Condition],
        scope: Scope,
    ) -> Vec<Condition> {
        (0..)
            .zip(inner)
            .map(|(index, one): (usize, _)| self.condition(&format_args!("{at}/{index}"), one, scope))
            .collect()
    }

    pub(super) fn conditionals(
        &mut self,
        at: &dyn Display,
        list: &[format::ConditionalText],
    ) -> Vec<ConditionalText> {
        let mut resolved = Vec::new();
        for (index, one) in list.iter().enumerate() {
            let at = format_args!("{at}/{index}");
            let when = match &one.when {
                None => Condition::ALWAYS,
                Some(when) => self.condition(&format_args!("{at}/when"), when, Scope::AllSlots),
            };
            let said = cited_text(&one.text, &one.sources);
            resolved.push(ConditionalText {
                when,
                statement: said,
                brief: one.brief.clone(),
                order: one.order,
            });
        }
        resolved
    }

    /// Formats values in the author's terms: ids of options, or ranges of numbers.
    pub(super) fn format_values(&self, slot: Slot, set: &ValueSet) -> String {
        let mut names = Vec::new();
        for &(min, max) in set.intervals() {
            match &self.names.inputs[slot] {
                Input::Options(options) => names.extend(options[min as usize..=max as usize].iter().cloned()),
                _ if min == max => names.push(min.to_string()),
                _ => names.push(format!("{min}-{max}")),
            }
        }
        json::truncate(&names.join(", "), 5 * json::MAX_QUOTED_CHARS)
    }
}
