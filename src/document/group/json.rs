//! The comparison of several people as JSON. Texts are those of the rulebook and the people, unchanged.

use super::GroupReport;
use crate::advice::Decision;
use crate::advice::group::{AnswerSpread, DisagreementEffect, Topic, Vote};
use crate::document::advice::{RecordedDecision, RulebookSource};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value as Json};

/// The value of `format`.
pub(crate) const FORMAT: &str = "salesorg.comparison";
/// The version of the format that is written.
pub(crate) const FORMAT_VERSION: u32 = 1;

/// A comparison of several people's answers.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ComparisonDocument<'a> {
    /// Always `salesorg.comparison`.
    #[schemars(extend("const" = FORMAT))]
    format: &'static str,
    /// The version of this format.
    #[schemars(extend("const" = FORMAT_VERSION))]
    format_version: u32,
    /// The rulebook by which all were compared, whatever edition their sessions were made with.
    rulebook: RulebookSource<'a>,
    /// The people, in the order in which they were given.
    people: Vec<Person<'a>>,
    /// The most common answers and what follows from them.
    most: CommonAnswers<'a>,
    /// Robustness of that model; `null` if it cannot be determined.
    firm: Option<GroupRobustness>,
    /// Whether all answers agree.
    all_agree: bool,
    /// The questions, in the order in which to discuss them.
    agenda: Vec<AgendaItem<'a>>,
    /// All questions, in the rulebook's order.
    questions: Vec<QuestionComparison<'a>>,
}

/// One person's session.
#[derive(Debug, Serialize, JsonSchema)]
struct Person<'a> {
    /// Id of the session, which refers to the person below.
    id: &'a str,
    /// The session's name.
    name: &'a str,
    /// Whether the interview is finished.
    finished: bool,
    /// Version of the rulebook that the session was made with, if that is another edition than today's.
    #[serde(skip_serializing_if = "Option::is_none")]
    held_with: Option<&'a str>,
    /// Ids of questions that today's rulebook does not contain, or whose answer it does not accept.
    gone: Vec<&'a str>,
    /// The decision on these answers alone.
    advice: DecisionIds<'a>,
    /// The decision that was recorded in the session; absent if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<RecordedDecision<'a>>,
}

/// A decision, by ids.
#[derive(Debug, Serialize, JsonSchema)]
struct DecisionIds<'a> {
    /// Id of the model.
    model: &'a str,
    /// Ids of the dimensions to divide by now, the most needed first.
    segmentation: Vec<&'a str>,
}

/// The most common answers.
#[derive(Debug, Serialize, JsonSchema)]
struct CommonAnswers<'a> {
    /// For each answered question the most common option, the median (of two the lower), or the names that at least
    /// half of the people gave.
    answers: Map<String, Json>,
    /// Ids of questions with a tie for the most common answer.
    tied: Vec<&'a str>,
    /// The decision on these answers.
    advice: DecisionIds<'a>,
}

/// Robustness of a model.
#[derive(Debug, Serialize, JsonSchema)]
struct GroupRobustness {
    /// Number of those combinations that keep the model.
    kept: u64,
    /// Number of combinations of the given answers to questions that can change the model.
    of: u64,
}

/// A question on the agenda.
#[derive(Debug, Serialize, JsonSchema)]
struct AgendaItem<'a> {
    /// Its id.
    question: &'a str,
    /// Effect of the disagreement: a given answer changes the model by itself, or what to divide by; or does so
    /// together with other disagreements; or nothing changes; or there is no disagreement.
    #[schemars(extend("enum" = ["model", "segmentation", "together", "nothing", "agreed", "untold"]))]
    effect: &'static str,
    /// Whether it can change the model, alone or together with others; `null` if that cannot be determined.
    reaches_model: Option<bool>,
    /// Number of people concerned: those whose answer has that effect by itself or, if none has, those who differ from
    /// the most common answer.
    stake: usize,
}

/// A question with the answers of several people.
#[derive(Debug, Serialize, JsonSchema)]
struct QuestionComparison<'a> {
    /// Its id.
    id: &'a str,
    /// Number of people whose answer counts.
    answered: usize,
    /// Number of those who gave the most common answer.
    agreeing: usize,
    /// Ids of the people who do not know yet.
    unknown: Vec<&'a str>,
    /// Ids of the people who were not asked, given their other answers.
    not_asked: Vec<&'a str>,
    /// Least number.
    #[serde(skip_serializing_if = "Option::is_none")]
    least: Option<u32>,
    /// Median, of two the lower.
    #[serde(skip_serializing_if = "Option::is_none")]
    median: Option<u32>,
    /// Greatest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    greatest: Option<u32>,
    /// Number of people who gave each name, the most common first.
    #[serde(skip_serializing_if = "Option::is_none")]
    names: Option<Vec<NameCount<'a>>>,
    /// The different answers, the most common first.
    answers: Vec<AnswerGroup<'a>>,
    /// Notes on the question.
    notes: Vec<Note<'a>>,
}

/// A name, and the number of people who gave it.
#[derive(Debug, Serialize, JsonSchema)]
struct NameCount<'a> {
    /// The name, as written by the first who gave it.
    name: &'a str,
    /// Number of people who gave it.
    count: usize,
}

/// One of the answers.
#[derive(Debug, Serialize, JsonSchema)]
struct AnswerGroup<'a> {
    /// Id of an option, a whole number, or a list of names.
    value: Json,
    /// Ids of the people who gave it.
    people: Vec<&'a str>,
    /// Whether it changes the model if it replaces the most common answer.
    changes_model: bool,
    /// Whether it then changes what to divide by now.
    changes_segmentation: bool,
    /// The decision with it.
    advice: DecisionIds<'a>,
}

/// A note.
#[derive(Debug, Serialize, JsonSchema)]
struct Note<'a> {
    /// Id of the person who wrote it.
    person: &'a str,
    /// Text of the note.
    text: &'a str,
}

impl<'a> ComparisonDocument<'a> {
    /// Creates the JSON form of a comparison.
    pub(crate) fn new(group: GroupReport<'a>) -> Self {
        let (rulebook, together) = (group.reader.rulebook, group.advice);
        let id = |question: usize| &*rulebook.questions[question].id;
        let common_answers = together
            .typical
            .iter()
            .map(|(question, value)| (id(question).to_owned(), rulebook.questions[question].to_json(value)));
        let tied = together.topics.iter().filter(|topic| topic.is_tied).map(|topic| id(topic.question));
        let item = |&question: &usize| {
            let topic = &together.topics[question];
            let (reaches_model, stake) = (topic.can_change_model, topic.people_at_stake);
            AgendaItem { question: id(question), effect: effect(topic.effect), reaches_model, stake }
        };
        Self {
            format: FORMAT,
            format_version: FORMAT_VERSION,
            rulebook: RulebookSource::new(rulebook),
            people: (0..group.people.len()).map(|person| group.wire_person(person)).collect(),
            most: CommonAnswers {
                answers: common_answers.collect(),
                tied: tied.collect(),
                advice: group.decision_ids(&together.typical_decision),
            },
            firm: together
                .robust_combinations
                .map(|(annotations, of)| GroupRobustness { kept: annotations, of }),
            all_agree: together.all_agree(),
            agenda: together.agenda.iter().map(item).collect(),
            questions: together.topics.iter().map(|topic| group.wire_question(topic)).collect(),
        }
    }
}

impl<'a> GroupReport<'a> {
    fn decision_ids(&self, decision: &Decision) -> DecisionIds<'a> {
        let rulebook = self.reader.rulebook;
        let dimension =
            |index: usize| rulebook.segmentation.as_ref().map(|rules| &*rules.dimensions[index].id);
        let now = decision.segmentation.now.iter();
        DecisionIds {
            model: &rulebook.models[decision.model].id,
            segmentation: now.filter_map(|&index| dimension(index)).collect(),
        }
    }

    fn wire_person(&self, person: usize) -> Person<'a> {
        let one = &self.people[person];
        Person {
            id: &one.id,
            name: &one.name,
            finished: one.finished,
            held_with: one.other_version.as_deref(),
            gone: one.unresolved.iter().map(|gone| &*gone.at).collect(),
            advice: self.decision_ids(&self.advice.decisions[person]),
            decision: one.choice.as_ref().map(|choice| RecordedDecision::new(choice, false)),
        }
    }

    fn wire_question(&self, topic: &'a Topic) -> QuestionComparison<'a> {
        let question = &self.reader.rulebook.questions[topic.question];
        let id = |person: usize| &*self.people[person].id;
        let answers = topic.distinct_answers.iter().map(|view| AnswerGroup {
            value: question.to_json(&view.value),
            people: view.people.iter().map(|&person| id(person)).collect(),
            changes_model: view.changes_model,
            changes_segmentation: view.changes_segmentation,
            advice: self.decision_ids(&view.decision),
        });
        let notes = self
            .people
            .iter()
            .filter_map(|one| Some(Note { person: &one.id, text: one.notes.get(&topic.question)? }));
        let numbers = match topic.spread {
            Some(AnswerSpread::Numbers(numbers)) => Some(numbers),
            _ => None,
        };
        let names = match &topic.spread {
            Some(AnswerSpread::Names(names)) => {
                Some(names.iter().map(|(name, count)| NameCount { name, count: *count }).collect())
            }
            _ => None,
        };
        QuestionComparison {
            id: &question.id,
            answered: topic.answer_count(),
            agreeing: topic.most_common_count(),
            unknown: topic.people_with_vote(Vote::Unknown).map(id).collect(),
            not_asked: topic.people_with_vote(Vote::NotAsked).map(id).collect(),
            least: numbers.map(|numbers| numbers[0]),
            median: numbers.map(|numbers| numbers[1]),
            greatest: numbers.map(|numbers| numbers[2]),
            names,
            answers: answers.collect(),
            notes: notes.collect(),
        }
    }
}

fn effect(effect: DisagreementEffect) -> &'static str {
    match effect {
        DisagreementEffect::Model => "model",
        DisagreementEffect::Segmentation => "segmentation",
        DisagreementEffect::Combined => "together",
        DisagreementEffect::Unknown => "untold",
        DisagreementEffect::Nothing => "nothing",
        DisagreementEffect::Agreed => "agreed",
    }
}
