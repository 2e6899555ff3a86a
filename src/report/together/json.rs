//! The comparison for programs. Texts stand as the rulebook and the people have them.

use super::Meeting;
use crate::advice::Decision;
use crate::advice::together::{Effect, Said, Spread, Topic};
use crate::report::json::Source;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value as Json};

/// The value of `format`.
pub const FORMAT: &str = "salesorg.comparison";
/// The version of the form that is written.
pub const FORMAT_VERSION: u32 = 1;

/// The answers of several people side by side.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document<'a> {
    /// Always `salesorg.comparison`.
    #[schemars(extend("const" = FORMAT))]
    format: &'static str,
    /// The version of this form.
    #[schemars(extend("const" = FORMAT_VERSION))]
    format_version: u32,
    /// The rulebook by which all were decided, whatever they were held with.
    rulebook: Source<'a>,
    /// The people, in the order in which they were given.
    people: Vec<Person<'a>>,
    /// What follows from the answers that most gave.
    most: Most<'a>,
    /// How firmly that model stands; `null` where it cannot be told.
    firm: Option<Firm>,
    /// Whether nobody says anything else than the others.
    all_agree: bool,
    /// The questions by what to talk about first.
    agenda: Vec<Item<'a>>,
    /// Every question, in the rulebook's order.
    questions: Vec<Question<'a>>,
}

/// One person's session.
#[derive(Debug, Serialize, JsonSchema)]
struct Person<'a> {
    /// The session's id, by which it is named below.
    id: &'a str,
    /// The session's name.
    name: &'a str,
    /// Whether the interview is finished.
    finished: bool,
    /// The version of the rulebook that it was held with, where that is another edition than today's.
    #[serde(skip_serializing_if = "Option::is_none")]
    held_with: Option<&'a str>,
    /// Ids of questions that today's rulebook does not know, or whose answer it does not take.
    gone: Vec<&'a str>,
    /// What these answers alone lead to.
    advice: Advised<'a>,
}

/// A decision, by ids.
#[derive(Debug, Serialize, JsonSchema)]
struct Advised<'a> {
    /// Id of the model.
    model: &'a str,
    /// Ids of the dimensions to divide by now, the most needed first.
    segmentation: Vec<&'a str>,
}

/// The answers that most gave.
#[derive(Debug, Serialize, JsonSchema)]
struct Most<'a> {
    /// For each question that anybody answered the most common option, the middle number (of two the lower), or the names that
    /// at least half gave.
    answers: Map<String, Json>,
    /// Ids of questions where more than one answer could stand there.
    tied: Vec<&'a str>,
    /// What they lead to.
    advice: Advised<'a>,
}

/// How firmly a model stands.
#[derive(Debug, Serialize, JsonSchema)]
struct Firm {
    /// How many of those combinations keep the model.
    kept: u64,
    /// How many combinations there are of answers that were given to questions that can change the model.
    of: u64,
}

/// A question on the agenda.
#[derive(Debug, Serialize, JsonSchema)]
struct Item<'a> {
    /// Its id.
    question: &'a str,
    /// What the disagreement does: some answer that was given changes the model by itself, or how to divide; or one does
    /// together with other disagreements; or nothing; or there is none.
    #[schemars(extend("enum" = ["model", "segmentation", "together", "nothing", "agreed"]))]
    effect: &'static str,
    /// Whether it can change the model, alone or together with others; `null` where that cannot be told.
    reaches_model: Option<bool>,
    /// How many people are at stake: whose answer by itself has that effect; where none has, who differ from what most say.
    stake: usize,
}

/// A question, as several people answered it.
#[derive(Debug, Serialize, JsonSchema)]
struct Question<'a> {
    /// Its id.
    id: &'a str,
    /// How many people gave an answer that counts.
    answered: usize,
    /// How many of them gave the most common one.
    agreeing: usize,
    /// Ids of those who do not know yet.
    unknown: Vec<&'a str>,
    /// Ids of those who were not asked, given their other answers.
    not_asked: Vec<&'a str>,
    /// The least number.
    #[serde(skip_serializing_if = "Option::is_none")]
    least: Option<u32>,
    /// The middle number, of two the lower.
    #[serde(skip_serializing_if = "Option::is_none")]
    median: Option<u32>,
    /// The greatest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    greatest: Option<u32>,
    /// How many people gave each name, most first.
    #[serde(skip_serializing_if = "Option::is_none")]
    names: Option<Vec<Named<'a>>>,
    /// The different answers, those given most first.
    answers: Vec<Answer<'a>>,
    /// What people noted.
    notes: Vec<Note<'a>>,
}

/// A name, and how many people gave it.
#[derive(Debug, Serialize, JsonSchema)]
struct Named<'a> {
    /// The name, as whoever came first wrote it.
    name: &'a str,
    /// How many people gave it.
    count: usize,
}

/// One of the answers.
#[derive(Debug, Serialize, JsonSchema)]
struct Answer<'a> {
    /// An option's id, a whole number, or a list of names.
    value: Json,
    /// Ids of those who gave it.
    people: Vec<&'a str>,
    /// Whether it changes the model, in the place of the answer that most gave.
    changes_model: bool,
    /// Whether it so changes by what to divide now.
    changes_segmentation: bool,
    /// What it so leads to.
    advice: Advised<'a>,
}

/// A note.
#[derive(Debug, Serialize, JsonSchema)]
struct Note<'a> {
    /// Id of who wrote it.
    person: &'a str,
    /// The note.
    text: &'a str,
}

impl<'a> Document<'a> {
    /// The form of a comparison.
    #[must_use]
    pub fn new(meeting: Meeting<'a>) -> Self {
        let (rulebook, together) = (meeting.reader.rulebook, meeting.together);
        let id = |question: usize| &*rulebook.questions[question].id;
        let given = together
            .most
            .iter()
            .map(|(question, value)| (id(question).to_owned(), rulebook.questions[question].write(value)));
        let tied = together.topics.iter().filter(|topic| topic.tied).map(|topic| id(topic.question));
        let item = |&question: &usize| {
            let topic = &together.topics[question];
            let (reaches_model, stake) = (topic.reaches_model, topic.stake);
            Item { question: id(question), effect: effect(topic.effect), reaches_model, stake }
        };
        Self {
            format: FORMAT,
            format_version: FORMAT_VERSION,
            rulebook: Source { id: &rulebook.id, version: &rulebook.version, digest: rulebook.digest() },
            people: (0..meeting.people.len()).map(|person| meeting.wire_person(person)).collect(),
            most: Most {
                answers: given.collect(),
                tied: tied.collect(),
                advice: meeting.advised(&together.decision),
            },
            firm: together.firm.map(|(kept, of)| Firm { kept, of }),
            all_agree: together.all_agree(),
            agenda: together.agenda.iter().map(item).collect(),
            questions: together.topics.iter().map(|topic| meeting.wire_question(topic)).collect(),
        }
    }
}

impl<'a> Meeting<'a> {
    fn advised(&self, decision: &Decision) -> Advised<'a> {
        let rulebook = self.reader.rulebook;
        let dimension =
            |index: usize| rulebook.segmentation.as_ref().map(|rules| &*rules.dimensions[index].id);
        let now = decision.segmentation.now.iter();
        Advised {
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
            gone: one.gone.iter().map(|gone| &*gone.at).collect(),
            advice: self.advised(&self.together.people[person]),
        }
    }

    fn wire_question(&self, topic: &'a Topic) -> Question<'a> {
        let question = &self.reader.rulebook.questions[topic.question];
        let id = |person: usize| &*self.people[person].id;
        let answers = topic.views.iter().map(|view| Answer {
            value: question.write(&view.value),
            people: view.people.iter().map(|&person| id(person)).collect(),
            changes_model: view.model,
            changes_segmentation: view.segmentation,
            advice: self.advised(&view.decision),
        });
        let notes = self
            .people
            .iter()
            .filter_map(|one| Some(Note { person: &one.id, text: one.notes.get(&topic.question)? }));
        let numbers = match topic.spread {
            Some(Spread::Numbers(numbers)) => Some(numbers),
            _ => None,
        };
        let names = match &topic.spread {
            Some(Spread::Names(names)) => {
                Some(names.iter().map(|(name, count)| Named { name, count: *count }).collect())
            }
            _ => None,
        };
        Question {
            id: &question.id,
            answered: topic.answered(),
            agreeing: topic.agreeing(),
            unknown: topic.who(Said::Unknown).map(id).collect(),
            not_asked: topic.who(Said::NotAsked).map(id).collect(),
            least: numbers.map(|numbers| numbers[0]),
            median: numbers.map(|numbers| numbers[1]),
            greatest: numbers.map(|numbers| numbers[2]),
            names,
            answers: answers.collect(),
            notes: notes.collect(),
        }
    }
}

fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Model => "model",
        Effect::Segmentation => "segmentation",
        Effect::Together => "together",
        Effect::Untold => "untold",
        Effect::Nothing => "nothing",
        Effect::Agreed => "agreed",
    }
}
