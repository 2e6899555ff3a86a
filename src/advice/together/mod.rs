//! Group comparison: the answers of several people to the same questions, which differences between them
//! change the advice, and so what to talk about first.
//!
//! Everything is compared with the typical answers. For each disagreement, each other answer that somebody
//! gave is put in place of the typical one, and the result is decided. A difference that changes nothing
//! alone may still change the advice together with others; the decision diagrams, restricted to the answers
//! given, tell this exactly. An answer to a question that a person was not asked, given their other answers,
//! does not count.

mod views;

use super::outcomes::Taking;
use super::{Decision, Origin, Outcomes, Situation, decide};
use crate::rulebook::{Answers, Rulebook, Value};
use std::cmp::Reverse;

/// One person's answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// An answer, by its index in [`Topic::distinct_answers`].
    View(usize),
    /// The person does not know yet.
    Unknown,
    /// The person was not asked, given their other answers.
    NotAsked,
}

/// A distinct answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The answer.
    pub value: Value,
    /// The people who gave it, in ascending order.
    pub people: Vec<usize>,
    /// The decision with this answer in place of the typical one, with all other answers typical.
    pub decision: Decision,
    /// Whether the decision has another model.
    pub model: bool,
    /// Whether the decision selects other dimensions now, or in another order.
    pub segmentation: bool,
}

/// How far the answers to a question lie apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spread {
    /// Options have no spread besides who chose which.
    Options,
    /// Numbers: the least, the median (the lower of two) and the greatest.
    Numbers([u32; 3]),
    /// Names: how many people gave each, the most common first, then in the order in which they were given.
    Names(Vec<(String, usize)>),
}

/// The effect of a disagreement on the advice, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Another answer that was given changes the model alone.
    Model,
    /// No other answer changes the model alone, but one changes the segmentation.
    Segmentation,
    /// No other answer changes either alone, but one does together with other disagreements.
    Together,
    /// No other answer changes either alone. Whether one does together with others is unknown.
    Untold,
    /// People disagree, but nothing depends on it.
    Nothing,
    /// All people who answered agree.
    Agreed,
}

impl Effect {
    /// All variants, the strongest first.
    pub const ALL: [Self; 6] =
        [Self::Model, Self::Segmentation, Self::Together, Self::Untold, Self::Nothing, Self::Agreed];
}

/// One question as several people answered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Index of the question.
    pub question: usize,
    /// The answer of each person.
    pub said: Vec<Said>,
    /// The distinct answers, the most common first. Equally common ones are in the order of the options,
    /// numbers ascending, and lists as first given.
    pub views: Vec<View>,
    /// The typical answer: the most common option, the median number, or the names that at least half gave.
    /// `None` if nobody answered.
    pub most: Option<Value>,
    /// Whether the typical answer is not unique: another option is equally common, or two different numbers
    /// are in the middle.
    pub tied: bool,
    /// How far the answers lie apart. `None` if nobody answered.
    pub spread: Option<Spread>,
    /// The effect of the disagreement on the advice.
    pub effect: Effect,
    /// Whether it can change the model, alone or together with other disagreements. `None` if that is
    /// unknown.
    pub reaches_model: Option<bool>,
    /// The number of people at stake: those whose answer alone has the effect in [`Self::effect`] or, if none
    /// alone has it, those whose answer is not the typical one.
    pub stake: usize,
}

impl Topic {
    /// Returns the number of people whose answer counts.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.views.iter().map(|view| view.people.len()).sum()
    }

    /// Returns the number of people who gave the most common answer.
    #[must_use]
    pub fn agreeing(&self) -> usize {
        self.views.first().map_or(0, |view| view.people.len())
    }

    /// Returns the people with this vote.
    pub fn who(&self, what: Said) -> impl Iterator<Item = usize> + '_ {
        (0..self.said.len()).filter(move |&person| self.said[person] == what)
    }

    /// Returns whether people disagree.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        self.effect != Effect::Agreed
    }
}

/// The result of comparing the answers of several people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// Each question, in the rulebook's order.
    pub topics: Vec<Topic>,
    /// The questions in the order in which to talk about them: by [`DisagreementEffect`], then by the number
    /// of people at stake, then in the rulebook's order.
    pub agenda: Vec<usize>,
    /// The decision for each person.
    pub people: Vec<Decision>,
    /// The typical answers.
    pub most: Answers,
    /// The decision for the typical answers.
    pub decision: Decision,
    /// Among all combinations of the answers given to the questions that can change the model: how many keep
    /// the model, and how many there are. `None` if they cannot be counted.
    pub firm: Option<(u64, u64)>,
}

impl Together {
    /// Compares the answers of several people.
    ///
    /// `outcomes` must belong to `rulebook`.
    #[must_use]
    pub fn new(rulebook: &Rulebook, outcomes: &Outcomes, people: &[Answers]) -> Self {
        let situations: Vec<_> = people.iter().map(|answers| Situation::new(rulebook, answers)).collect();
        let sought = (0..rulebook.questions.len())
            .map(|question| views::seek(&rulebook.questions[question], question, people, &situations));
        let sought: Vec<_> = sought.collect();
        let mut most = Answers::new();
        for (question, found) in sought.iter().enumerate() {
            most.set(question, found.most.clone());
        }
        let decision = decide(rulebook, &most);
        let taking = taking(rulebook, outcomes, &sought);
        let model = outcomes.model_within(&taking);
        let segments = outcomes.segments_within(&taking);
        let reach = Reach {
            model: model.as_ref().map(super::outcomes::Within::looks_at),
            segments: segments.as_ref().map(super::outcomes::Within::looks_at),
        };
        let base = Base { rulebook, outcomes, most: &most, decision: &decision, reach: &reach };
        let topics: Vec<_> =
            sought.into_iter().enumerate().map(|(question, found)| base.topic(question, found)).collect();
        let mut agenda: Vec<_> = (0..topics.len()).collect();
        agenda.sort_by_key(|&question| order(&topics[question]));
        Self {
            topics,
            agenda,
            people: people.iter().map(|answers| decide(rulebook, answers)).collect(),
            firm: model.and_then(|model| model.count(decision.model)),
            most,
            decision,
        }
    }

    /// Returns whether all people agree on every question.
    #[must_use]
    pub fn all_agree(&self) -> bool {
        self.topics.iter().all(|topic| !topic.is_disputed())
    }

    /// Returns the disputed questions, in the order of the agenda.
    pub fn disputed(&self) -> impl Iterator<Item = &Topic> {
        self.agenda.iter().map(|&question| &self.topics[question]).filter(|topic| topic.is_disputed())
    }

    /// Returns the people whose own answers lead to a model.
    pub fn advised(&self, model: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.people.len()).filter(move |&person| self.people[person].model == model)
    }
}

/// Returns the sort key of a topic on the agenda. Topics with equal keys stay in the rulebook's order.
fn order(topic: &Topic) -> (Effect, bool, Reverse<usize>) {
    // A combination that can change the model comes before one that can only change the segmentation.
    let later = topic.effect == Effect::Together && topic.reaches_model == Some(false);
    (topic.effect, later, Reverse(topic.stake))
}

/// Returns for each question the classes of the answers given, each weighted by the number of distinct
/// answers in it. If nobody answered, this is the class of the assumed value.
fn taking(rulebook: &Rulebook, outcomes: &Outcomes, sought: &[views::Sought]) -> Taking {
    let classes = |question: usize| -> Vec<(usize, u64)> {
        if outcomes.classes(question).is_empty() {
            return Vec::new();
        }
        let given = sought[question].views.iter().filter_map(|view| view.0.number());
        let mut classes: Vec<(usize, u64)> =
            given.map(|value| (outcomes.class(question, value), 1)).collect();
        if classes.is_empty() {
            let assumed = rulebook.questions[question].assumed.as_ref().and_then(Value::number);
            classes.push((outcomes.class(question, assumed.unwrap_or_default()), 1));
        }
        classes.sort_unstable();
        classes.dedup_by(|one, kept| {
            let same = one.0 == kept.0;
            kept.1 += u64::from(same);
            same
        });
        classes
    };
    (0..rulebook.questions.len()).map(classes).collect()
}

/// For each question, whether it can change the model or the segmentation. `None` if that is unknown.
struct Reach {
    model: Option<Vec<bool>>,
    segments: Option<Vec<bool>>,
}

/// The typical answers and their decision, which every disagreement is compared with.
struct Base<'a> {
    rulebook: &'a Rulebook,
    outcomes: &'a Outcomes,
    most: &'a Answers,
    decision: &'a Decision,
    reach: &'a Reach,
}

impl Base<'_> {
    fn topic(&self, question: usize, found: views::Sought) -> Topic {
        let disputed = found.views.len() > 1;
        let mut decided: Vec<(usize, Decision)> = Vec::new();
        let views: Vec<_> = (found.views.into_iter())
            .map(|(value, people)| {
                let decision = match &found.most {
                    Some(most) if disputed && *most != value => self.turned(question, &value, &mut decided),
                    _ => self.decision.clone(),
                };
                let model = decision.model != self.decision.model;
                let segmentation = !same_dimensions(&decision, self.decision);
                View { value, people, decision, model, segmentation }
            })
            .collect();
        let votes = |at_stake: &dyn Fn(&View) -> bool| {
            views.iter().filter(|view| at_stake(view)).map(|view| view.people.len()).sum::<usize>()
        };
        let (model, segments) = (votes(&|view| view.model), votes(&|view| view.segmentation));
        let others = votes(&|view| found.most.as_ref() != Some(&view.value));
        let looks = |reach: &Option<Vec<bool>>| reach.as_ref().map(|looks| looks[question]);
        let reaches_model = looks(&self.reach.model);
        let reaches_segments = looks(&self.reach.segments);
        let reaches = reaches_model == Some(true) || reaches_segments == Some(true);
        let untold = reaches_model.is_none() || reaches_segments.is_none();
        let (effect, stake) = match disputed {
            false => (Effect::Agreed, 0),
            true if model > 0 => (Effect::Model, model),
            true if segments > 0 => (Effect::Segmentation, segments),
            true if reaches => (Effect::Together, others),
            // No rule looks at a list.
            true if untold && !matches!(found.spread, Some(Spread::Names(_))) => (Effect::Untold, others),
            true => (Effect::Nothing, others),
        };
        let (most, tied, spread, said) = (found.most, found.tied, found.spread, found.said);
        Topic { question, said, views, most, tied, spread, effect, reaches_model, stake }
    }

    /// Returns the decision with another answer in place of the typical one. Answers of the same class are
    /// decided once.
    fn turned(&self, question: usize, value: &Value, decided: &mut Vec<(usize, Decision)>) -> Decision {
        // No rule looks at a list.
        let Some(number) = value.number() else { return self.decision.clone() };
        let class = self.outcomes.class(question, number);
        if let Some((_, known)) = decided.iter().find(|(other, _)| *other == class) {
            return known.clone();
        }
        let mut answers = self.most.clone();
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
fn counts(situation: &Situation, question: usize) -> bool {
    situation.origin(question) == Origin::Given
}

#[cfg(test)]
mod tests;
