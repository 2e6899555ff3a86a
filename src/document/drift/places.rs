//! What changed in the rules, place by place.

use super::{ChangedPlace, shorten};
use crate::advice::{Need, TreeStep};
use crate::document::Reader;
use crate::locale::Message;
use crate::rulebook::{Condition, Node, Slot};
use crate::session::SavedStep;
use crate::session::drift::{
    Difference, DimensionChange, DimensionChangeKind, Divergence, Drift, EarlierRules,
};

/// The greatest number of reasons for a division that are named, because a rulebook may have any number.
const MAX_REASONS: usize = 3;

impl Reader<'_> {
    /// Says what the changed rules come to: another model or the same, another division or the same.
    pub(super) fn consequence(&self, drift: &Drift) -> String {
        let (then, today) = (&drift.saved, &drift.today);
        let model = if then.model == today.model {
            Message::new("drift-same-model").arg("model", self.saved_model_title(&today.model))
        } else {
            Message::new("drift-other-model")
                .arg("today", self.saved_model_title(&today.model))
                .arg("then", self.saved_model_title(&then.model))
        };
        let division = |ids: &[String]| {
            if ids.is_empty() {
                return self.translator.get("drift-undivided");
            }
            ids.iter().map(|id| self.saved_dimension_title(id)).collect::<Vec<_>>().join(", ")
        };
        let division = if then.segmentation == today.segmentation {
            Message::new("drift-same-division").arg("today", division(&today.segmentation))
        } else {
            Message::new("drift-other-division")
                .arg("today", division(&today.segmentation))
                .arg("then", division(&then.segmentation))
        };
        format!("{} {}", self.translate(&model), self.translate(&division))
    }

    /// Returns the places in the rules that changed and that matter for the answers.
    pub(super) fn changed_places(
        &self,
        drift: &Drift,
        difference: &Difference,
        earlier: Option<&EarlierRules>,
    ) -> Vec<ChangedPlace> {
        let model = difference.divergence.as_ref();
        let model = model.map(|parted| self.model_place(parted, drift, earlier));
        let dimensions = difference.dimensions.iter();
        let dimensions = dimensions.map(|moved| self.division_place(moved, difference, earlier));
        model.into_iter().chain(dimensions).collect()
    }

    /// Returns the place at which the rules now lead to another model.
    fn model_place(
        &self,
        parted: &Divergence,
        drift: &Drift,
        earlier: Option<&EarlierRules>,
    ) -> ChangedPlace {
        let then_model = self.saved_model_title(&drift.saved.model);
        match parted {
            Divergence::Unreachable => ChangedPlace {
                label: String::new(),
                text: self.translate(&Message::new("drift-model-never").arg("model", then_model)),
            },
            Divergence::LastReachable { step, .. } => {
                self.place(step.slot, &Message::new("drift-model-unreached").arg("model", then_model))
            }
            Divergence::FirstDifference { index, last_common, saved, today } => {
                let then_slot = saved.as_ref().and_then(|then| self.find_slot(&then.question));
                if let (Some(then), Some(today)) = (saved, today)
                    && then_slot == Some(today.slot)
                {
                    let text = Message::new("drift-counted")
                        .arg("then", self.stored_answer(then_slot, &then.answer))
                        .arg("today", self.step_answer(today));
                    return self.place(today.slot, &text);
                }
                let to_then = self.saved_target(saved.as_ref(), then_slot, then_model);
                let to_today = self.target(today.as_ref(), &drift.today.model);
                let Some(step) = last_common else {
                    let text = Message::new("drift-begins").arg("then", to_then).arg("today", to_today);
                    return ChangedPlace { label: String::new(), text: self.translate(&text) };
                };
                let earlier = earlier.and_then(|rules| Some((rules, rules.path.get(index - 1)?)));
                self.branch_place(step, (to_then, to_today), earlier)
            }
        }
    }

    /// Returns the place whose answer led somewhere else then. With the rules of then, it says for which answers.
    fn branch_place(
        &self,
        step: &TreeStep,
        (to_then, to_today): (Message, Message),
        earlier: Option<(&EarlierRules, &TreeStep)>,
    ) -> ChangedPlace {
        let now = self.branch_answers(step);
        let then =
            earlier.map(|(rules, step)| Reader::new(&rules.rulebook, self.translator).branch_answers(step));
        let message = match then {
            Some(then) if then != now => Message::new("drift-branch").arg("then", then).arg("today", now),
            _ => Message::new("drift-branch-same"),
        };
        self.place(step.slot, &message.arg("to_then", to_then).arg("to_today", to_today))
    }

    /// Returns the answers that follow the same branch as a step, which sessions with one cause have in common.
    fn branch_answers(&self, step: &TreeStep) -> String {
        match self.rulebook.tree.nodes.get(step.node) {
            Some(Node::Split { slot, .. }) => {
                self.values(*slot, &self.rulebook.tree.branches[step.branch].values)
            }
            _ => self.step_answer(step),
        }
    }

    fn place(&self, slot: Slot, text: &Message) -> ChangedPlace {
        ChangedPlace { label: self.short(slot).into_owned(), text: self.translate(text) }
    }

    /// Returns where today's rules go on: to a question, or to the model.
    fn target(&self, step: Option<&TreeStep>, model: &str) -> Message {
        match step {
            Some(step) => {
                Message::new("drift-to-question").arg("question", self.short(step.slot).into_owned())
            }
            None => Message::new("drift-to-model").arg("model", self.saved_model_title(model)),
        }
    }

    /// Returns where the rules went on then.
    fn saved_target(&self, step: Option<&SavedStep>, slot: Option<Slot>, model: String) -> Message {
        let Some(step) = step else { return Message::new("drift-to-model").arg("model", model) };
        let short = slot.map_or_else(|| shorten(&step.question), |slot| self.short(slot).into_owned());
        Message::new("drift-to-question").arg("question", short)
    }

    /// Returns the answer of a step, with a remark if nobody gave it.
    fn step_answer(&self, step: &TreeStep) -> String {
        let answer = self.slot_value(step.slot, step.value);
        match self.answer_tag(step.asked, step.assumed) {
            Some(tag) => format!("{answer} ({tag})"),
            None => answer,
        }
    }

    /// Returns the place at which the rules now divide otherwise.
    fn division_place(
        &self,
        moved: &DimensionChange,
        difference: &Difference,
        earlier: Option<&EarlierRules>,
    ) -> ChangedPlace {
        let title = self.saved_dimension_title(&moved.id);
        let label = self.translate(&Message::new("drift-division").arg("dimension", title));
        let key = match (moved.kind, moved.dimension, moved.need) {
            (DimensionChangeKind::Removed, None, _) => "drift-dimension-unknown",
            (DimensionChangeKind::Removed, Some(_), Need::None) => "drift-dimension-no-need",
            (DimensionChangeKind::Removed, Some(_), _) => "drift-dimension-capped",
            (DimensionChangeKind::Added, ..) => "drift-dimension-new",
            (DimensionChangeKind::Reordered, ..) => "drift-dimension-reordered",
        };
        let mut sentences = vec![self.translator.get(key)];
        let rules = self.rulebook.segmentation.as_ref().zip(moved.dimension);
        let reason = rules.zip(moved.reason).filter(|_| moved.kind == DimensionChangeKind::Added);
        if let Some(((rules, dimension), reason)) = reason {
            sentences.push(self.text(&rules.dimensions[dimension].reasons[reason].because).into_owned());
        }
        sentences.extend(earlier.and_then(|rules| self.changed_need(moved, difference, rules)));
        ChangedPlace { label, text: sentences.join(" ") }
    }

    /// Says what changed in the rules for a division, if it was known then: when it is needed, or how many divisions
    /// there may be at a time.
    fn changed_need(
        &self,
        moved: &DimensionChange,
        difference: &Difference,
        earlier: &EarlierRules,
    ) -> Option<String> {
        let then = Reader::new(&earlier.rulebook, self.translator);
        let dimensions = &earlier.rulebook.segmentation.as_ref()?.dimensions;
        let then_dimension = dimensions.iter().position(|dimension| dimension.id == moved.id);
        let candidate = then_dimension.and_then(|dimension| earlier.candidate(dimension));
        let (then_limit, limit) = (earlier.division_limit(), difference.division_limit);
        if candidate.is_some() && moved.reason.is_some() {
            let text = Message::new("drift-division-limit").arg("then", then_limit).arg("today", limit);
            return (then_limit != limit).then(|| self.translate(&text));
        }
        let needed_then = then.needed_for(then_dimension?, candidate.map(|one| one.reason));
        let needed_today = self.needed_for(moved.dimension?, moved.reason);
        let text = Message::new("drift-needed").arg("then", &*needed_then).arg("today", &*needed_today);
        (needed_then != needed_today).then(|| self.translate(&text))
    }

    /// Returns for which answers a division is needed: by one of its reasons, or by any.
    fn needed_for(&self, dimension: usize, reason: Option<usize>) -> String {
        let Some(rules) = &self.rulebook.segmentation else { return String::new() };
        let reasons = &rules.dimensions[dimension].reasons;
        let when: Vec<Condition> = match reason {
            Some(reason) => vec![reasons[reason].when.clone()],
            None => reasons.iter().take(MAX_REASONS).map(|reason| reason.when.clone()).collect(),
        };
        self.condition(&Condition::Any(when))
    }
}
