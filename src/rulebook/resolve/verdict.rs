//! Compiles the parts of the verdict: factors, signs, and the team's size in a year.

use super::Resolver;
use super::conditions::{Input, Scope};
use crate::json;
use crate::locale::Message;
use crate::rulebook::format::{self, File};
use crate::rulebook::{ConditionalText, Factor, NextYear, Slot, Tree};

impl Resolver {
    /// Compiles the signs that each model works. The first source of each must be one of the model's cons.
    pub(super) fn signs(&mut self, file: &File) -> Vec<Vec<ConditionalText>> {
        let models = file.models.iter().enumerate();
        models
            .map(|(index, model)| {
                let at = format_args!("/models/{index}/signs");
                let cons: Vec<_> = model.cons.iter().map(|con| &*con.source).collect();
                for (number, sign) in model.signs.iter().enumerate() {
                    match sign.sources.first() {
                        Some(con) if cons.contains(&&**con) => {}
                        con => {
                            let con = con.map_or("", |con| con);
                            self.report_unknown_id(&format_args!("{at}/{number}/sources/0"), con, &cons);
                        }
                    }
                }
                self.conditionals(&at, &model.signs)
            })
            .collect()
    }

    /// Compiles the factors. Reports an input that belongs to two, and an input of the tree that belongs to none.
    pub(super) fn factors(&mut self, file: &File, tree: &Tree) -> Vec<Factor> {
        let mut known: Vec<Slot> = Vec::new();
        let mut factors = Vec::new();
        for (index, factor) in file.factors.iter().enumerate() {
            let at = format_args!("/factors/{index}");
            let mut slots = Vec::new();
            for (number, id) in factor.questions.iter().enumerate() {
                let at = format_args!("{at}/questions/{number}");
                let Some(slot) = self.resolve_slot(&at, id, Scope::Before(self.names.input_count())) else {
                    continue;
                };
                if known.contains(&slot) {
                    let id = json::truncate(id, json::MAX_QUOTED_CHARS);
                    self.report(at, Message::new("rulebook-factor-duplicate").arg("id", id));
                } else {
                    known.push(slot);
                    slots.push(slot);
                }
            }
            let because = self.conditionals(&format_args!("{at}/because"), &factor.because);
            factors.push(Factor { id: factor.id.clone(), title: factor.title.clone(), slots, because });
        }
        if !factors.is_empty() {
            let mut missing: Vec<Slot> = tree.slots().filter(|slot| !known.contains(slot)).collect();
            missing.sort_unstable();
            missing.dedup();
            let inputs = file.questions.iter().map(|q| &*q.id).chain(file.derived.iter().map(|d| &*d.id));
            let ids: Vec<&str> = inputs.collect();
            for slot in missing {
                let id = json::truncate(ids.get(slot).copied().unwrap_or_default(), json::MAX_QUOTED_CHARS);
                self.report("/factors", Message::new("rulebook-factor-missing").arg("id", id));
            }
        }
        factors
    }

    pub(super) fn next_year(&mut self, next: &format::NextYear) -> Option<NextYear> {
        let at = "/next_year";
        let asked = Scope::Before(self.names.questions);
        let question = self.resolve_slot(&format_args!("{at}/question"), &next.question, asked);
        let number = self.resolve_slot(&format_args!("{at}/number"), &next.number, asked);
        let (question, number) = (question?, number?);
        if !matches!(self.names.inputs[number], Input::Numbers(..)) {
            self.report(format_args!("{at}/number"), Message::new("rulebook-wrong-kind"));
        }
        if !matches!(self.names.inputs[question], Input::Options(_)) {
            self.report(format_args!("{at}/question"), Message::new("rulebook-wrong-kind"));
            return None;
        }
        let mut growth = Vec::new();
        for (index, one) in next.growth.iter().enumerate() {
            let option =
                self.resolve_scalar(&format_args!("{at}/growth/{index}/option"), question, &one.option);
            growth.extend(option.map(|option| (option, one.percent)));
        }
        Some(NextYear { question, number, growth, about: next.about.clone() })
    }
}
