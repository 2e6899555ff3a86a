//! Several people's answers to the same questions: where they differ, which of the differences change the advice, and so
//! what to talk about first.
//!
//! All is measured from the answers that most gave. Each disagreement is turned alone to each other answer that somebody gave,
//! and decided. What changes nothing so may still do so together with others: that is told exactly, by the decision diagrams
//! within the answers that were given. Only what counts is looked at: an answer to a question that was not asked of somebody,
//! given their other answers, is no vote.

mod views;

use super::outcomes::Taking;
use super::{Decision, Origin, Outcomes, Situation, decide};
use crate::rulebook::{Answers, Rulebook, Value};
use std::cmp::Reverse;

/// What one person says to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// One of the answers to it, by its place in [`Topic::views`].
    View(usize),
    /// They do not know yet.
    Unknown,
    /// They were not asked, given their other answers.
    NotAsked,
}

/// One answer that was given to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The answer.
    pub value: Value,
    /// Those who gave it, in the order of the people.
    pub people: Vec<usize>,
    /// The decision with this answer in the place of the one that most gave, all else as most have it.
    pub decision: Decision,
    /// Whether that is another model.
    pub model: bool,
    /// Whether that takes other dimensions now, or in another order.
    pub segmentation: bool,
}

/// How far the answers to a question lie apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spread {
    /// Options: no more than who chose which.
    Options,
    /// Numbers: the least, the middle one (of two the lower), the most.
    Numbers([u32; 3]),
    /// Names: how many people gave each, most first, then as first given.
    Names(Vec<(String, usize)>),
}

/// What a question does to the advice, what weighs most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Some other answer that was given changes the model by itself.
    Model,
    /// None does, but one changes by what to divide now.
    Segmentation,
    /// No other answer changes either by itself, but one does together with other disagreements.
    Together,
    /// None does by itself; whether one does together with others cannot be told.
    Untold,
    /// People differ, and nothing follows from it.
    Nothing,
    /// All who answered say the same.
    Agreed,
}

impl Effect {
    /// All of them, in this order.
    pub const ALL: [Self; 6] =
        [Self::Model, Self::Segmentation, Self::Together, Self::Untold, Self::Nothing, Self::Agreed];
}

/// One question, as several people answered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Index of the question.
    pub question: usize,
    /// What each person says, in the order of the people.
    pub said: Vec<Said>,
    /// The different answers: those given most first; of equally many in the rulebook's order of options, the lesser number, or
    /// the list that was given first.
    pub views: Vec<View>,
    /// The answer that most gave: of options the most common one, of numbers the middle one, of names those that at least half
    /// named. None where nobody answered.
    pub most: Option<Value>,
    /// Whether more than one answer could stand there: equally many chose another option, or two numbers are in the middle.
    pub tied: bool,
    /// How far the answers lie apart; none where nobody answered.
    pub spread: Option<Spread>,
    /// What the disagreement does.
    pub effect: Effect,
    /// Whether it can change the model, alone or together with other disagreements. None where that cannot be told.
    pub reaches_model: Option<bool>,
    /// How many people are at stake: whose answer by itself changes what [`Self::effect`] names; where none does by itself, who do
    /// not say what most say.
    pub stake: usize,
}

impl Topic {
    /// How many people gave an answer that counts.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.views.iter().map(|view| view.people.len()).sum()
    }

    /// How many gave the most common answer.
    #[must_use]
    pub fn agreeing(&self) -> usize {
        self.views.first().map_or(0, |view| view.people.len())
    }

    /// Those who say they do not know, or those who were not asked.
    pub fn who(&self, what: Said) -> impl Iterator<Item = usize> + '_ {
        (0..self.said.len()).filter(move |&person| self.said[person] == what)
    }

    /// Whether people differ.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        self.effect != Effect::Agreed
    }
}

/// What follows from the answers of several people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// Each question, in the rulebook's order.
    pub topics: Vec<Topic>,
    /// The questions by what to talk about first: by [`Effect`], then by how many people are at stake, then in the rulebook's order.
    pub agenda: Vec<usize>,
    /// The decision for each person.
    pub people: Vec<Decision>,
    /// The answers that most gave.
    pub most: Answers,
    /// The decision for them.
    pub decision: Decision,
    /// Of all combinations of the answers that were given to the questions that can change the model: how many keep it, and how
    /// many there are. None where they cannot be counted.
    pub firm: Option<(u64, u64)>,
}

impl Together {
    /// What follows from these people's answers. `outcomes` are the rulebook's own.
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

    /// Whether there is nothing to talk about: nobody says anything else than the others.
    #[must_use]
    pub fn all_agree(&self) -> bool {
        self.topics.iter().all(|topic| !topic.is_disputed())
    }

    /// The questions that people differ on, in the order of the agenda.
    pub fn disputed(&self) -> impl Iterator<Item = &Topic> {
        self.agenda.iter().map(|&question| &self.topics[question]).filter(|topic| topic.is_disputed())
    }

    /// The people whose own answers lead to a model.
    pub fn advised(&self, model: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.people.len()).filter(move |&person| self.people[person].model == model)
    }
}

/// By what a topic stands on the agenda; those of the same stay in the rulebook's order.
fn order(topic: &Topic) -> (Effect, bool, Reverse<usize>) {
    // What can change the model together with others comes before what can so change only how to divide.
    let later = topic.effect == Effect::Together && topic.reaches_model == Some(false);
    (topic.effect, later, Reverse(topic.stake))
}

/// For each question the classes of what was given, weighing as many as there are different answers in it; of what nobody
/// answered the class of what is assumed.
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

/// For each question whether it can still change what follows; none where that is not known.
struct Reach {
    model: Option<Vec<bool>>,
    segments: Option<Vec<bool>>,
}

/// What every disagreement is turned from.
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

    /// The decision with another answer in place of the one that most gave. What the rules do not tell apart is decided once.
    fn turned(&self, question: usize, value: &Value, decided: &mut Vec<(usize, Decision)>) -> Decision {
        // A list is nothing to a rule.
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

/// Whether an answer of this person counts.
fn counts(situation: &Situation, question: usize) -> bool {
    situation.origin(question) == Origin::Given
}

#[cfg(test)]
mod tests;
