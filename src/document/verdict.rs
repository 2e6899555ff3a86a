//! Parts of the verdict in words, for documents and screens: reasons, units, division, people, next year.

use super::Reader;
use crate::advice::verdict::{Headcount, PlanStep, ReasonSource, UnitCount};
use crate::advice::{Advice, AdviceWarning, Candidate, Confidence, Verdict};
use crate::locale::Message;
use crate::rulebook::format::{CitedText, Shape};
use crate::rulebook::{ConditionalText, QuestionKind, Text};

impl<'a> Reader<'a> {
    /// Returns the number of assumed answers and of questions asked, as one line; `None` if no answer is assumed.
    /// An unanswered list of names counts as assumed.
    pub(super) fn assumed_count(&self, advice: &Advice) -> Option<String> {
        let count = Some(advice.situation.unknown_questions().count()).filter(|count| *count > 0)?;
        let asked = (0..self.rulebook.questions.len()).filter(|&q| advice.situation.is_asked(q)).count();
        Some(self.translate(&Message::new("verdict-assumed").arg("count", count).arg("asked", asked)))
    }

    /// Returns the questions to answer first if there is no basis for advice: the essential questions that are
    /// asked, the most informative first.
    pub(crate) fn first_questions(&self, advice: &Advice) -> Vec<usize> {
        let is_essential = |question: &usize| self.rulebook.questions[*question].essential;
        let telling = advice.open_questions.iter().map(|open| open.question);
        let mut first: Vec<usize> = Vec::new();
        for question in telling.chain(0..self.rulebook.questions.len()).filter(is_essential) {
            if advice.situation.is_asked(question) && !first.contains(&question) {
                first.push(question);
            }
        }
        first
    }

    /// Looks up a step of the plan in the rulebook.
    pub(crate) fn plan_step(&self, advice: &Advice, step: PlanStep) -> &'a ConditionalText {
        let moves = self.rulebook.transition.as_ref().map(|moving| &moving.steps[..]);
        match step {
            PlanStep::Model(index) => &self.rulebook.first_steps[advice.model][index],
            PlanStep::Transition(index) => &moves.unwrap_or_default()[index],
        }
    }

    /// Returns the decision at next year's size, as one line; `None` if the team does not grow.
    pub(crate) fn next_year(&self, advice: &Advice) -> Option<String> {
        let next = advice.next_year.as_ref().filter(|_| advice.has_basis)?;
        let rules = self.rulebook.next_year.as_ref()?;
        let size = self.slot_value(rules.number, next.size);
        let dimensions = |now: &[Candidate]| now.iter().map(|wanted| wanted.dimension).collect::<Vec<_>>();
        let same =
            next.model == advice.model && dimensions(&next.now) == dimensions(&advice.segmentation.now);
        let message = Message::new(if same { "next-year-same" } else { "next-year-other" });
        let message = message.arg("size", size);
        if same {
            return Some(self.translate(&message));
        }
        let title = self.raw_text(&self.rulebook.models[next.model].title);
        let parts = std::iter::once(title.to_owned()).chain(self.division_phrases(&next.now));
        Some(self.translate(&message.arg("advice", parts.collect::<Vec<_>>().join(", "))))
    }

    /// Returns the numbers of sellers, of managers with the ratio, and of people who work on enablement, in one
    /// line.
    pub(crate) fn headcount_line(&self, people: &Headcount) -> String {
        let counted = |key, count: u32| {
            let message = Message::new(key).arg("count", count);
            self.translate(&message.arg("number", self.translator.format_number(count.into())))
        };
        let mut parts = vec![counted("people-sellers", people.sellers)];
        parts.push(match people.sellers_per_manager() {
            None => self.translator.get("people-no-managers"),
            Some(ratio) => {
                let ratio = (ratio * 10.0).round() / 10.0;
                let ratio = self.translator.language().format_decimal(&ratio.to_string());
                let message = Message::new("people-managers").arg("count", people.managers);
                let message = message.arg("number", self.translator.format_number(people.managers.into()));
                self.translate(&message.arg("ratio", ratio))
            }
        });
        parts.extend(people.support.map(|support| counted("people-support", support)));
        parts.join(", ")
    }

    /// Returns how sure the advice is, as an id: `firm`, `fairly_firm` or `on_the_edge`; `None` if that is not
    /// known.
    pub(crate) fn confidence_id(advice: &Advice) -> Option<&'static str> {
        Some(match advice.robustness.as_ref()?.confidence() {
            Confidence::Firm => "firm",
            Confidence::FairlyFirm => "fairly_firm",
            Confidence::OnTheEdge => "on_the_edge",
        })
    }

    /// Returns how sure the advice is, in a few words; `None` if the robustness was not computed.
    pub(crate) fn confidence_word(&self, advice: &Advice) -> Option<String> {
        Some(self.translator.get(match Self::confidence_id(advice)? {
            "firm" => "robustness-firm",
            "fairly_firm" => "robustness-fairly-firm",
            _ => "robustness-on-the-edge",
        }))
    }

    /// Returns a step of the plan in a few words.
    pub(crate) fn step_brief(&self, advice: &Advice, step: PlanStep) -> &'a str {
        let row = self.plan_step(advice, step);
        self.brief_or_first_sentence(row.brief.as_ref(), &row.statement.text)
    }

    /// Returns the short form of a text, or its first sentence.
    fn brief_or_first_sentence(&self, brief: Option<&'a Text>, text: &'a Text) -> &'a str {
        brief.map_or_else(|| first_sentence(self.raw_text(text)), |brief| self.raw_text(brief))
    }

    pub(super) fn reason_text(&self, factor: usize, reason: ReasonSource) -> (&'a str, &'a [String]) {
        let rulebook = self.rulebook;
        match reason {
            ReasonSource::Factor(row) => {
                let row = &rulebook.factors[factor].because[row];
                (
                    self.brief_or_first_sentence(row.brief.as_ref(), &row.statement.text),
                    &row.statement.sources,
                )
            }
            ReasonSource::Branch(branch) => {
                let branch = &rulebook.tree.branches[branch];
                (first_sentence(self.raw_text(&branch.because)), &branch.sources)
            }
            ReasonSource::Evidence(row) => {
                let CitedText { text, sources } = &rulebook.evidence[row].statement;
                (first_sentence(self.raw_text(text)), sources)
            }
        }
    }

    /// Returns the code of a warning and its text in a few words. Returns `None` for a warning about the length of
    /// a list that has no limit, which cannot occur.
    pub(super) fn warning_brief(&self, warned: AdviceWarning) -> Option<(&'a str, &'a str)> {
        match warned {
            AdviceWarning::Rule(index) => {
                let warning = &self.rulebook.warnings[index];
                Some((
                    &warning.code,
                    self.brief_or_first_sentence(warning.brief.as_ref(), &warning.statement.text),
                ))
            }
            AdviceWarning::TooManyNames(list) => match &self.rulebook.questions[list].kind {
                QuestionKind::Names { no_more_than: Some(than), .. } => {
                    Some((&than.code, first_sentence(self.raw_text(&than.text))))
                }
                _ => None,
            },
        }
    }

    /// Returns the units, then what the team is divided by: "five pods of four or five, by country, then by
    /// customer size".
    pub(super) fn division_text(&self, advice: &Advice, units: Option<UnitCount>) -> Option<String> {
        let counted = units.and_then(|units| self.unit_text(advice, units));
        let by = self.division_phrases(&advice.segmentation.now);
        let parts: Vec<_> = counted.into_iter().chain(by).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Returns the units, such as "five pods of four or five"; `None` if there is no basis for advice or no chart,
    /// or if the units have no name.
    pub(crate) fn unit_phrase(&self, advice: &Advice) -> Option<String> {
        let units = Verdict::new(self.rulebook, advice).units.filter(|_| advice.has_basis)?;
        self.unit_text(advice, units)
    }

    fn unit_text(&self, advice: &Advice, units: UnitCount) -> Option<String> {
        let unit = self.rulebook.models[advice.model].unit.as_ref()?;
        let name = self.raw_text(if units.count == 1 { &unit.one } else { &unit.many });
        let counted =
            Message::new("verdict-units").arg("count", self.number_word(units.count)).arg("unit", name);
        let (least, most) = units.sellers_per_unit;
        let key = match most - least {
            0 => "verdict-each",
            1 => "verdict-each-or",
            _ => "verdict-each-to",
        };
        let staffing = self.rulebook.staffing.as_ref()?.models.get(advice.model)?.as_ref()?;
        if staffing.shape == Shape::Generalist {
            return Some(self.translate(&counted));
        }
        let message = Message::new(key).arg("units", counted).arg("most", self.number_word(most));
        Some(self.translate(&message.arg("least", self.number_word(least))))
    }

    /// Returns what to divide by, one phrase for each dimension. All but the first begin with "then".
    fn division_phrases(&self, now: &[Candidate]) -> Vec<String> {
        let Some(rules) = &self.rulebook.segmentation else { return Vec::new() };
        let mut phrases = Vec::new();
        for wanted in now {
            let dimension = &rules.dimensions[wanted.dimension];
            let own = dimension.reasons[wanted.reason].by.as_ref().or(dimension.by.as_ref());
            let by = own.map_or_else(
                || self.translate(&Message::new("verdict-by").arg("title", self.raw_text(&dimension.title))),
                |by| self.raw_text(by).to_owned(),
            );
            phrases.push(if phrases.is_empty() {
                by
            } else {
                self.translate(&Message::new("verdict-then").arg("by", by))
            });
        }
        phrases
    }

    /// Returns a number from one to twelve in words, any other in digits.
    fn number_word(&self, number: u32) -> String {
        const WORDS: [&str; 12] = [
            "number-1",
            "number-2",
            "number-3",
            "number-4",
            "number-5",
            "number-6",
            "number-7",
            "number-8",
            "number-9",
            "number-10",
            "number-11",
            "number-12",
        ];
        let word = (number as usize).checked_sub(1).and_then(|index| WORDS.get(index));
        word.map_or_else(|| self.translator.format_number(number.into()), |key| self.translator.get(key))
    }
}

/// Returns the first sentence of a text: up to the first `.`, `!` or `?` before a space, or else the whole text.
fn first_sentence(text: &str) -> &str {
    let ends = text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?'));
    let mut ends = ends.map(|(at, c)| at + c.len_utf8());
    ends.find(|&end| text[end..].starts_with(char::is_whitespace)).map_or(text, |end| &text[..end])
}

#[cfg(test)]
pub(crate) mod tests;
