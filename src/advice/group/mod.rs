//! Group comparison: the answers of several people to the same questions, which differences between them
//! change the advice, and so what to talk about first.
//!
//! Everything is compared with the typical answers. For each disagreement, each other answer that a respondent
//! gave is put in place of the typical one, and the result is decided. A difference that changes nothing
//! alone may still change the advice together with others; the decision diagrams, restricted to the answers
//! given, tell this exactly. An answer to a question that a person was not asked, given their other answers,
//! does not count.

mod tally;

use super::outcomes::AnsweredClasses;
use super::{Decision, Origin, OutcomeDiagram, Situation, decide};
use crate::rulebook::{Answers, Rulebook, Value};
use std::cmp::Reverse;

/// One person's answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vote {
    /// An answer, by its index in [`Topic::distinct_answers`].
    Answer(usize),
    /// The person does not know yet.
    Unknown,
    /// The person was not asked, given their other answers.
    NotAsked,
}

/// A distinct answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DistinctAnswer {
    /// The answer.
    pub value: Value,
    /// The people who gave it, in ascending order.
    pub people: Vec<usize>,
    /// The decision with this answer in place of the typical one, with all other answers typical.
    pub decision: Decision,
    /// Whether the decision has another model.
    pub changes_model: bool,
    /// Whether the decision selects other dimensions now, or in another order.
    pub changes_segmentation: bool,
}

/// How far the answers to a question lie apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AnswerSpread {
    /// Options have no spread besides who chose which.
    Options,
    /// Numbers: the least, the median (the lower of two) and the greatest.
    Numbers([u32; 3]),
    /// Names: how many people gave each, the most common first, then in the order in which they were given.
    Names(Vec<(String, usize)>),
}

/// The effect of a disagreement on the advice, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum DisagreementEffect {
    /// Another answer that was given changes the model alone.
    Model,
    /// No other answer changes the model alone, but one changes the segmentation.
    Segmentation,
    /// No other answer changes either alone, but one does together with other disagreements.
    Combined,
    /// No other answer changes either alone. Whether one does together with others is unknown.
    Unknown,
    /// People disagree, but nothing depends on it.
    Nothing,
    /// All people who answered agree.
    Agreed,
}

/// One question as several people answered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Topic {
    /// Index of the question.
    pub question: usize,
    /// The answer of each person.
    pub votes: Vec<Vote>,
    /// The distinct answers, the most common first. Equally common ones are in the order of the options,
    /// numbers ascending, and lists as first given.
    pub distinct_answers: Vec<DistinctAnswer>,
    /// The typical answer: the most common option, the median number, or the names that at least half gave.
    /// `None` if nobody answered.
    pub typical: Option<Value>,
    /// Whether the typical answer is not unique: another option is equally common, or two different numbers
    /// are in the middle.
    pub is_tied: bool,
    /// How far the answers lie apart. `None` if nobody answered.
    pub spread: Option<AnswerSpread>,
    /// The effect of the disagreement on the advice.
    pub effect: DisagreementEffect,
    /// Whether it can change the model, alone or together with other disagreements. `None` if that is
    /// unknown.
    pub can_change_model: Option<bool>,
    /// The number of people at stake: those whose answer alone has the effect in [`Self::effect`] or, if none
    /// alone has it, those whose answer is not the typical one.
    pub people_at_stake: usize,
}

impl Topic {
    /// Returns the number of people whose answer counts.
    pub(crate) fn answer_count(&self) -> usize {
        self.distinct_answers.iter().map(|view| view.people.len()).sum()
    }

    /// Returns the number of people who gave the most common answer.
    pub(crate) fn most_common_count(&self) -> usize {
        self.distinct_answers.first().map_or(0, |view| view.people.len())
    }

    /// Returns the people with this vote.
    pub(crate) fn people_with_vote(&self, vote: Vote) -> impl Iterator<Item = usize> + '_ {
        (0..self.votes.len()).filter(move |&person| self.votes[person] == vote)
    }

    /// Returns whether people disagree.
    pub(crate) fn is_disputed(&self) -> bool {
        self.effect != DisagreementEffect::Agreed
    }
}

/// The result of comparing the answers of several people.
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub struct GroupAdvice {
    /// Each question, in the rulebook's order.
    pub(crate) topics: Vec<Topic>,
    /// The questions in the order in which to talk about them: by [`DisagreementEffect`], then by the number
    /// of people at stake, then in the rulebook's order.
    pub(crate) agenda: Vec<usize>,
    /// The decision for each person.
    pub(crate) decisions: Vec<Decision>,
    /// The typical answers.
    pub(crate) typical: Answers,
    /// The decision for the typical answers.
    pub(crate) typical_decision: Decision,
    /// Among all combinations of the answers given to the questions that can change the model: how many keep
    /// the model, and how many there are. `None` if they cannot be counted.
    pub(crate) robust_combinations: Option<(u64, u64)>,
}

impl GroupAdvice {
    /// Compares the answers of several people.
    ///
    /// `outcomes` must belong to `rulebook`.
    #[doc(hidden)]
    pub fn new(rulebook: &Rulebook, outcomes: &OutcomeDiagram, people: &[Answers]) -> Self {
        let situations: Vec<_> = people.iter().map(|answers| Situation::new(rulebook, answers)).collect();
        let tallies = (0..rulebook.questions.len())
            .map(|question| tally::tally(&rulebook.questions[question], question, people, &situations));
        let sought: Vec<_> = tallies.collect();
        let mut typical = Answers::new();
        for (question, found) in sought.iter().enumerate() {
            typical.set(question, found.typical.clone());
        }
        let decision = decide(rulebook, &typical);
        let answered = answered_classes(rulebook, outcomes, &sought);
        let model = outcomes.restrict_model(&answered);
        let segments = outcomes.restrict_segments(&answered);
        let reach = Influence {
            model: model.as_ref().map(super::outcomes::RestrictedDiagram::can_change_outcome),
            segments: segments.as_ref().map(super::outcomes::RestrictedDiagram::can_change_outcome),
        };
        let base = Baseline { rulebook, outcomes, typical: &typical, decision: &decision, reach: &reach };
        let topics: Vec<_> =
            sought.into_iter().enumerate().map(|(question, found)| base.topic(question, found)).collect();
        let mut agenda: Vec<_> = (0..topics.len()).collect();
        agenda.sort_by_key(|&question| agenda_key(&topics[question]));
        Self {
            topics,
            agenda,
            decisions: people.iter().map(|answers| decide(rulebook, answers)).collect(),
            robust_combinations: model.and_then(|model| model.count_combinations(decision.model)),
            typical,
            typical_decision: decision,
        }
    }

    /// Returns whether all people agree on every question.
    pub(crate) fn all_agree(&self) -> bool {
        self.topics.iter().all(|topic| !topic.is_disputed())
    }

    /// Returns the disputed questions, in the order of the agenda.
    pub(crate) fn disputed(&self) -> impl Iterator<Item = &Topic> {
        self.agenda.iter().map(|&question| &self.topics[question]).filter(|topic| topic.is_disputed())
    }

    /// Returns the people whose own answers lead to a model.
    pub(crate) fn people_advised(&self, model: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.decisions.len()).filter(move |&person| self.decisions[person].model == model)
    }
}

/// Returns the sort key of a topic on the agenda. Topics with equal keys stay in the rulebook's order.
fn agenda_key(topic: &Topic) -> (DisagreementEffect, bool, Reverse<usize>) {
    // A combination that can change the model comes before one that can only change the segmentation.
    let later = topic.effect == DisagreementEffect::Combined && topic.can_change_model == Some(false);
    (topic.effect, later, Reverse(topic.people_at_stake))
}

/// Returns for each question the classes of the answers given, each weighted by the number of distinct
/// answers in it. If nobody answered, this is the class of the assumed value.
fn answered_classes(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    tallies: &[tally::Tally],
) -> AnsweredClasses {
    let classes = |question: usize| -> Vec<(usize, u64)> {
        if outcomes.value_classes(question).is_empty() {
            return Vec::new();
        }
        let answered = tallies[question].distinct_answers.iter().filter_map(|view| view.0.number());
        let mut classes: Vec<(usize, u64)> =
            answered.map(|value| (outcomes.class_of(question, value), 1)).collect();
        if classes.is_empty() {
            let assumed = rulebook.questions[question].assumed.as_ref().and_then(Value::number);
            classes.push((outcomes.class_of(question, assumed.unwrap_or_default()), 1));
        }
        classes.sort_unstable();
        classes.dedup_by(|one, retained| {
            let same = one.0 == retained.0;
            retained.1 += u64::from(same);
            same
        });
        classes
    };
    (0..rulebook.questions.len()).map(classes).collect()
}

/// For each question, whether it can change the model or the segmentation. `None` if that is unknown.
struct Influence {
    model: Option<Vec<bool>>,
    segments: Option<Vec<bool>>,
}

/// The typical answers and their decision, which every disagreement is compared with.
struct Baseline<'a> {
    rulebook: &'a Rulebook,
    outcomes: &'a OutcomeDiagram,
    typical: &'a Answers,
    decision: &'a Decision,
    reach: &'a Influence,
}

impl Baseline<'_> {
    fn topic(&self, question: usize, tally: tally::Tally) -> Topic {
        let disputed = tally.distinct_answers.len() > 1;
        let mut decided: Vec<(usize, Decision)> = Vec::new();
        let views: Vec<_> = (tally.distinct_answers.into_iter())
            .map(|(value, people)| {
                let decision = match &tally.typical {
                    Some(most) if disputed && *most != value => {
                        self.decision_with(question, &value, &mut decided)
                    }
                    _ => self.decision.clone(),
                };
                let model = decision.model != self.decision.model;
                let segmentation = !same_dimensions(&decision, self.decision);
                DistinctAnswer {
                    value,
                    people,
                    decision,
                    changes_model: model,
                    changes_segmentation: segmentation,
                }
            })
            .collect();
        let votes = |at_stake: &dyn Fn(&DistinctAnswer) -> bool| {
            views.iter().filter(|view| at_stake(view)).map(|view| view.people.len()).sum::<usize>()
        };
        let (model, segments) = (votes(&|view| view.changes_model), votes(&|view| view.changes_segmentation));
        let others = votes(&|view| tally.typical.as_ref() != Some(&view.value));
        let looks = |reach: &Option<Vec<bool>>| reach.as_ref().map(|looks| looks[question]);
        let reaches_model = looks(&self.reach.model);
        let reaches_segments = looks(&self.reach.segments);
        let reaches = reaches_model == Some(true) || reaches_segments == Some(true);
        let is_unknown = reaches_model.is_none() || reaches_segments.is_none();
        let (effect, stake) = match disputed {
            false => (DisagreementEffect::Agreed, 0),
            true if model > 0 => (DisagreementEffect::Model, model),
            true if segments > 0 => (DisagreementEffect::Segmentation, segments),
            true if reaches => (DisagreementEffect::Combined, others),
            // No rule looks at a list.
            true if is_unknown && !matches!(tally.spread, Some(AnswerSpread::Names(_))) => {
                (DisagreementEffect::Unknown, others)
            }
            true => (DisagreementEffect::Nothing, others),
        };
        let (most, tied, spread, said) = (tally.typical, tally.is_tied, tally.spread, tally.votes);
        Topic {
            question,
            votes: said,
            distinct_answers: views,
            typical: most,
            is_tied: tied,
            spread,
            effect,
            can_change_model: reaches_model,
            people_at_stake: stake,
        }
    }

    /// Returns the decision with another answer in place of the typical one. Answers of the same class are
    /// decided once.
    fn decision_with(
        &self,
        question: usize,
        value: &Value,
        decided: &mut Vec<(usize, Decision)>,
    ) -> Decision {
        // No rule looks at a list.
        let Some(number) = value.number() else { return self.decision.clone() };
        let class = self.outcomes.class_of(question, number);
        if let Some((_, known)) = decided.iter().find(|(other, _)| *other == class) {
            return known.clone();
        }
        let mut answers = self.typical.clone();
        answers.set(question, Some(value.clone()));
        let decision = decide(self.rulebook, &answers);
        decided.push((class, decision.clone()));
        decision
    }
}

fn same_dimensions(one: &Decision, other: &Decision) -> bool {
    one.segmentation.now == other.segmentation.now
}

/// Returns whether the person answered the question and was asked it.
fn is_answered(situation: &Situation, question: usize) -> bool {
    situation.origin(question) == Origin::Answered
}

#[cfg(test)]
mod tests;
