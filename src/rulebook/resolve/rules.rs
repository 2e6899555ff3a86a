//! Compiles segmentation, evidence, warnings and invariants.

use super::conditions::{Input, Scope};
use super::{Resolver, cited_text};
use crate::json;
use crate::locale::Message;
use crate::rulebook::{
    Cap, CapReduction, Dimension, Evidence, Invariant, Reason, Requirement, Segmentation, Warning, format,
};

impl Resolver {
    pub(super) fn segmentation(
        &mut self,
        segmentation: &format::Segmentation,
        file: &format::File,
    ) -> Segmentation {
        let at = "/segmentation";
        let asked = Scope::Before(self.names.questions);
        let mut dimensions = Vec::new();
        for (index, dimension) in segmentation.dimensions.iter().enumerate() {
            let at = format_args!("{at}/dimensions/{index}");
            let mut reasons = Vec::new();
            for (strong, part, list) in
                [(false, "need", &dimension.need), (true, "strong", &dimension.strong)]
            {
                for (number, reason) in list.iter().enumerate() {
                    let at = format_args!("{at}/{part}/{number}");
                    reasons.push(Reason {
                        strong,
                        when: self.condition(&format_args!("{at}/when"), &reason.when, Scope::NeedReason),
                        because: reason.because.clone(),
                        by: reason.by.clone(),
                        sources: reason.sources.clone(),
                    });
                }
            }
            let names = dimension.names.as_ref().and_then(|id| {
                let question = self.names.slots.get(id).copied();
                let listed = question.filter(|&slot| matches!(self.names.inputs[slot], Input::Opaque));
                if listed.is_none() {
                    self.report(
                        format_args!("{at}/names"),
                        Message::new("rulebook-not-names")
                            .arg("id", json::truncate(id, json::MAX_QUOTED_CHARS)),
                    );
                }
                listed
            });
            dimensions.push(Dimension {
                id: dimension.id.clone(),
                title: dimension.title.clone(),
                by: dimension.by.clone(),
                what: dimension.what.clone(),
                reasons,
                names,
                numbered: dimension.numbered.clone(),
                segments: self.segments(&at, dimension, file),
            });
        }
        // Without the organisation chart there is no staff that could limit the dimensions.
        let staffed =
            file.models.iter().map(|model| model.staffing.as_ref().filter(|_| file.staffing.is_some()));
        let divides_from = staffed.map(|own| own.map_or_else(Vec::new, |own| own.divides_from.clone()));
        Segmentation {
            about: segmentation.about.clone(),
            dimensions,
            cap: self.cap(&segmentation.cap, asked),
            none: segmentation.none.clone(),
            later_from: segmentation.later_from.clone(),
            later_budget: segmentation.later_budget.clone(),
            later_both: segmentation.later_both.clone(),
            too_small: segmentation.too_small.clone(),
            divides_from: divides_from.collect(),
        }
    }

    pub(super) fn cap(&mut self, cap: &format::Cap, asked: Scope) -> Cap {
        let at = "/segmentation/cap";
        let slot = self.resolve_slot(&format_args!("{at}/question"), &cap.question, asked);
        let least =
            slot.and_then(|slot| self.domain(slot).intervals().first().copied()).map_or(0, |(min, _)| min);
        let rising = cap.steps.windows(2).all(|pair| pair[0].from < pair[1].from);
        // The smallest value of an unknown question is unknown.
        if slot.is_some() && (!rising || cap.steps.first().is_none_or(|step| step.from > least)) {
            self.report(format_args!("{at}/steps"), Message::new("rulebook-cap-steps").arg("least", least));
        }
        let mut less = Vec::new();
        for (index, one) in cap.less.iter().enumerate() {
            let at = format_args!("{at}/less/{index}");
            let when = self.condition(&format_args!("{at}/when"), &one.when, asked);
            less.push(CapReduction { when, by: one.by, because: cited_text(&one.because, &one.sources) });
        }
        let because = cited_text(&cap.because, &cap.sources);
        Cap { slot: slot.unwrap_or_default(), steps: cap.steps.clone(), less, because }
    }

    pub(super) fn evidence(&mut self, index: usize, row: &format::Evidence) -> Option<Evidence> {
        let at = format_args!("/evidence/{index}");
        let model = self.resolve_model(&format_args!("{at}/model"), &row.model);
        let slot = self.resolve_slot(
            &format_args!("{at}/question"),
            &row.question,
            Scope::Before(self.names.input_count()),
        )?;
        let values = self.matcher(&format_args!("{at}/when"), slot, &row.when);
        Some(Evidence {
            slot,
            values,
            model: model?,
            stance: row.stance,
            statement: cited_text(&row.text, &row.sources),
        })
    }

    pub(super) fn warning(&mut self, index: usize, warning: &format::Warning) -> Warning {
        let at = format_args!("/warnings/{index}");
        let questions = warning.questions.iter().enumerate().filter_map(|(number, id)| {
            let slot = self.names.slots.get(id).copied().filter(|&slot| slot < self.names.questions);
            if slot.is_none() {
                let known = self.names.sorted(self.problems.len() < json::MAX_REPORTED);
                let known: Vec<_> = known.iter().map(|id| &**id).collect();
                self.report_unknown_id(&format_args!("{at}/questions/{number}"), id, &known);
            }
            slot
        });
        Warning {
            code: warning.code.clone(),
            weight: warning.weight,
            brief: warning.brief.clone(),
            questions: questions.collect(),
            when: self.condition(&format_args!("{at}/when"), &warning.when, Scope::AllSlots),
            statement: cited_text(&warning.text, &warning.sources),
        }
    }

    pub(super) fn invariant(&mut self, index: usize, invariant: &format::Invariant) -> Option<Invariant> {
        let at = format_args!("/invariants/{index}/must");
        let asked = Scope::Before(self.names.questions);
        let must = match &invariant.must {
            format::Requirement::Never { when, models } => {
                let at = format_args!("{at}/never");
                Requirement::Never(
                    self.condition(&format_args!("{at}/when"), when, asked),
                    self.resolve_models(&format_args!("{at}/models"), models),
                )
            }
            format::Requirement::Always { when, models } => {
                let at = format_args!("{at}/always");
                Requirement::Always(
                    self.condition(&format_args!("{at}/when"), when, asked),
                    self.resolve_models(&format_args!("{at}/models"), models),
                )
            }
            format::Requirement::Rising { question, from, to } => {
                let at = format_args!("{at}/rising");
                let from = self.resolve_models(&format_args!("{at}/from"), from);
                let to = self.resolve_models(&format_args!("{at}/to"), to);
                Requirement::Rising(
                    self.resolve_slot(&format_args!("{at}/question"), question, asked)?,
                    from,
                    to,
                )
            }
            format::Requirement::RisingSegments { question, same_model } => {
                let slot =
                    self.resolve_slot(&format_args!("{at}/rising_segments/question"), question, asked)?;
                Requirement::RisingSegments(slot, *same_model)
            }
            format::Requirement::EvidenceAgrees {} => Requirement::EvidenceAgrees,
        };
        Some(Invariant { id: invariant.id.clone(), text: invariant.text.clone(), must })
    }
}
