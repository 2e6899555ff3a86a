//! Compiles questions and the limits of their answers.

use super::Resolver;
use super::conditions::Scope;
use crate::locale::Message;
use crate::rulebook::format::Direction;
use crate::rulebook::format::{self, File};
use crate::rulebook::{Condition, Lever, NoMoreThan, Question, QuestionKind, Value};
use std::fmt::Display;

impl Resolver {
    pub(super) fn question(&mut self, index: usize, question: &format::Question, file: &File) -> Question {
        let at = format_args!("/questions/{index}");
        for (number, option) in question.options.iter().enumerate() {
            if let Some(same) = &option.same_as {
                let at = format_args!("{at}/options/{number}/same_as");
                let others = question.options.iter().map(|other| &*other.id).filter(|id| *id != option.id);
                let others: Vec<_> = others.collect();
                if !others.contains(&&*same.option) {
                    self.report_unknown_id(&format_args!("{at}/option"), &same.option, &others);
                }
            }
        }
        let section = file.sections.iter().position(|section| section.id == question.section);
        if section.is_none() {
            let known: Vec<_> = file.sections.iter().map(|section| &*section.id).collect();
            self.report_unknown_id(&format_args!("{at}/section"), &question.section, &known);
        }
        let before = index.checked_sub(1).map(|before| &file.questions[before].section);
        let before = before.and_then(|id| file.sections.iter().position(|section| section.id == *id));
        if before.zip(section).is_some_and(|(before, section)| before > section) {
            self.report(format_args!("{at}/section"), Message::new("rulebook-section-order"));
        }
        let asked_when = match &question.asked_when {
            None => Condition::ALWAYS,
            Some(condition) => {
                self.condition(&format_args!("{at}/asked_when"), condition, Scope::AskedWhen(index))
            }
        };
        let kind = self.kind(&at, question, file);
        let assumed = match (&question.assumed, &kind) {
            (None, QuestionKind::Names { .. }) => None,
            (None, _) => {
                self.report(format_args!("{at}/assumed"), Message::new("rulebook-assumed-missing"));
                None
            }
            (Some(scalar), _) => {
                let value = self.resolve_scalar(&format_args!("{at}/assumed"), index, scalar);
                value.map(|value| {
                    if let QuestionKind::Choice(_) = kind {
                        Value::Choice(value)
                    } else {
                        Value::Number(value)
                    }
                })
            }
        };
        let lever = self.lever(&at, question);
        Question {
            id: question.id.clone(),
            section: section.unwrap_or_default(),
            kind,
            essential: question.essential,
            lever,
            title: question.title.clone(),
            short: question.short.clone(),
            help: question.help.clone(),
            hint: question.hint.clone(),
            sources: question.sources.clone(),
            asked_when,
            assumed,
        }
    }

    /// Compiles a lever. Reports limits that are meaningless for the question's kind of answer.
    fn lever(&mut self, at: &dyn Display, question: &format::Question) -> Option<Lever> {
        let format::LeverLimits { direction, reach } = match question.lever {
            format::Lever::Unlimited(false) => return None,
            format::Lever::Unlimited(true) => return Some(Lever { direction: Direction::Any, reach: None }),
            format::Lever::Limited(limits) => limits,
        };
        let number = question.kind == format::QuestionKind::Integer;
        if direction != Direction::Any && !number && !question.ordered {
            self.report(format_args!("{at}/lever/direction"), Message::new("rulebook-lever-order"));
        }
        match reach {
            Some(_) if !number => {
                self.report(format_args!("{at}/lever/reach"), Message::new("rulebook-lever-reach-kind"));
            }
            Some(reach) if reach <= 1.0 => {
                self.report(format_args!("{at}/lever/reach"), Message::new("rulebook-lever-reach"));
            }
            _ => {}
        }
        Some(Lever { direction, reach })
    }

    pub(super) fn kind(
        &mut self,
        at: &dyn Display,
        question: &format::Question,
        file: &File,
    ) -> QuestionKind {
        match question.kind {
            format::QuestionKind::Choice => QuestionKind::Choice(question.options.clone()),
            format::QuestionKind::Integer => {
                let (min, max) = (question.min.unwrap_or(0), question.max.unwrap_or(u32::MAX));
                if min > max {
                    self.report(format_args!("{at}/min"), Message::new("rulebook-range-empty"));
                }
                QuestionKind::Integer { min, max, unit: question.unit.clone() }
            }
            format::QuestionKind::Names => {
                let no_more_than = question.no_more_than.as_ref().and_then(|limit| {
                    let known: Vec<_> = file.questions.iter().map(|q| &*q.id).collect();
                    let question = known.iter().position(|id| *id == limit.question);
                    if question.is_none() {
                        self.report_unknown_id(
                            &format_args!("{at}/no_more_than/question"),
                            &limit.question,
                            &known,
                        );
                    }
                    let (code, text) = (limit.code.clone(), limit.text.clone());
                    Some(NoMoreThan { question: question?, code, text })
                });
                QuestionKind::Names {
                    max_names: question.max_names.unwrap_or(50) as usize,
                    max_length: question.max_length.unwrap_or(80) as usize,
                    no_more_than,
                }
            }
        }
    }
}
