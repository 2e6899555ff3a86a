//! The answers in words, with what is assumed, what is open and what is not counted.

use super::{AdviceDocument, Reader};
use crate::advice::{Advice, OpenQuestion};
use crate::document::{Block, Fact, Item, Mark, Phrase, Section};
use crate::locale::{Message, truncate_text};

/// A question that is asked or was answered, with its answer.
#[derive(Debug)]
pub(crate) struct QuestionAnswer<'a> {
    /// Name of its group.
    group: &'a str,
    /// Its name.
    title: String,
    /// The answer in words: the given or the assumed one, or that there is none.
    answer: String,
    /// Whether the question is asked, given the other answers.
    is_asked: bool,
    /// Whether the answer is given.
    is_given: bool,
    /// Whether a value is assumed instead.
    is_assumed: bool,
    /// The note on it.
    pub(super) note: Option<&'a str>,
}

/// The questions that are still open, in words.
#[derive(Debug, Default)]
pub(crate) struct OpenInWords {
    /// Those that could change the model or the division, each with what it could change.
    questions: Vec<String>,
    /// The names of the others; `None` if there are none.
    others: Option<String>,
    /// How many answers are assumed, and whether that could still change anything; `None` if none is.
    share: Option<String>,
    /// Whether at least half of the answers are assumed.
    is_mostly_assumed: bool,
}

/// Returns all questions with their answers, in the order of asking.
pub(super) fn answers<'a>(reader: &Reader<'a>, advice: &Advice) -> Vec<QuestionAnswer<'a>> {
    let rulebook = reader.rulebook;
    let questions = rulebook.questions.iter().enumerate();
    questions
        .map(|(index, question)| {
            let (given, is_asked) = (advice.answers.get(index), advice.situation.is_asked(index));
            let assumed = question.assumed.as_ref().filter(|_| given.is_none() && is_asked);
            QuestionAnswer {
                group: reader.raw_text(&rulebook.sections[question.section].title),
                title: reader.short(index).into_owned(),
                answer: match given.or(assumed) {
                    Some(value) => reader.answer(index, value),
                    None => reader.translator.get("review-nothing"),
                },
                is_asked,
                is_given: given.is_some(),
                is_assumed: assumed.is_some(),
                note: None,
            }
        })
        .collect()
}

/// Returns the open questions in words.
pub(super) fn open_in_words(reader: &Reader, advice: &Advice) -> OpenInWords {
    let question = |open: &OpenQuestion| {
        let key = match (open.affects_model, open.affects_segmentation) {
            (true, true) => "report-open-both",
            (true, false) => "report-open-model",
            (false, _) => "report-open-segmentation",
        };
        let title = reader.raw_text(&reader.rulebook.questions[open.question].title);
        reader.translate(&Message::new(key).arg("question", title))
    };
    let others: Vec<_> = advice.other_unknowns.iter().map(|&question| reader.short(question)).collect();
    // The assumed answers are listed by name, so a sentence is enough if none of them could change the advice.
    let others_message = if advice.open_questions.is_empty() {
        Message::new("advice-open-rest-all")
    } else {
        Message::new("report-open-rest").arg("questions", others.join(", "))
    };
    // An unanswered list of names counts as assumed, because the chart assumes some.
    let unknown = advice.situation.unknown_questions().count();
    let asked = (0..reader.rulebook.questions.len()).filter(|&q| advice.situation.is_asked(q)).count();
    let is_mostly_assumed = unknown * 2 >= asked;
    let share = Message::new(match (advice.open_questions.is_empty(), is_mostly_assumed) {
        (true, _) => "advice-assumed-settled",
        (false, false) => "advice-some-assumed",
        (false, true) => "advice-mostly-assumed",
    });
    let share = share.arg("assumed", unknown).arg("asked", asked);
    let share = share.arg("divides", reader.rulebook.dimension_count());
    OpenInWords {
        questions: advice.open_questions.iter().map(question).collect(),
        others: (!advice.other_unknowns.is_empty()).then(|| reader.translate(&others_message)),
        share: (!advice.assumed.is_empty()).then(|| reader.translate(&share)),
        is_mostly_assumed,
    }
}

impl AdviceDocument<'_> {
    /// Returns whether at least half of the answers are assumed and a real one could change the model or the division.
    pub(crate) fn is_mostly_open(&self) -> bool {
        self.open_in_words.is_mostly_assumed && !self.open_questions.is_empty()
    }
}

impl QuestionAnswer<'_> {
    fn item(&self, reader: &Reader) -> Item {
        Item::new(Mark::Bullet, Phrase::new(reader.given(&self.title, &self.answer)))
    }
}

/// Returns the section on what is assumed.
pub(super) fn assumed_section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let unknown = document.questions.iter().filter(|question| question.is_asked && !question.is_given);
    let items: Vec<_> = unknown.map(|question| question.item(reader)).collect();
    let list = Some(items).filter(|items| !items.is_empty())?;
    let blocks = document.open_in_words.share.iter().map(Block::paragraph).chain([Block::List(list)]);
    Some(reader.section("assumed", "advice-assumed", blocks.collect()))
}

/// Returns the section on the questions that are open.
pub(super) fn open_section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let open = &document.open_in_words;
    let items: Vec<_> = open.questions.iter().map(|line| Item::new(Mark::Later, Phrase::new(line))).collect();
    if items.is_empty() {
        let blocks = vec![Block::quiet(open.others.as_ref()?)];
        return Some(Section { id: "open_questions", title: String::new(), blocks });
    }
    let blocks = std::iter::once(Block::List(items)).chain(open.others.iter().map(Block::quiet)).collect();
    Some(reader.section("open_questions", "advice-still-open", blocks))
}

/// Returns the section on the answers that do not count.
pub(super) fn ignored_section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let ignored = document.questions.iter().filter(|question| question.is_given && !question.is_asked);
    let items: Vec<_> = ignored.map(|question| question.item(reader)).collect();
    let list = Some(items).filter(|items| !items.is_empty())?;
    let about = Block::quiet(reader.translator.get("report-ignored-about"));
    Some(reader.section("ignored", "advice-ignored", vec![about, Block::List(list)]))
}

/// Returns the section with all answers by group, each with its note.
pub(super) fn section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let shown = document.questions.iter().filter(|question| question.is_asked || question.note.is_some());
    let shown: Vec<_> = shown.collect();
    let groups = shown.chunk_by(|one, next| one.group == next.group);
    let blocks = groups.flat_map(|group| {
        let items = group.iter().map(|answer| {
            let mut item = answer.item(reader);
            item.phrase.tag = reader.answer_tag(answer.is_asked, answer.is_assumed);
            let note = answer.note.map(truncate_text).unwrap_or_default();
            item.with(note.lines().map(Block::quiet).collect::<Vec<_>>())
        });
        [Block::Heading(group[0].group.to_owned()), Block::List(items.collect())]
    });
    let blocks: Vec<_> = blocks.collect();
    (!blocks.is_empty()).then(|| reader.section("answers", "report-answers", blocks))
}

/// Returns the sections on the given answers, a line for each, and on the notes.
pub(super) fn preview_sections(document: &AdviceDocument, reader: &Reader) -> Vec<Section> {
    let given = document.questions.iter().filter(|question| question.is_asked && question.is_given);
    let fact = |question: &QuestionAnswer| Fact {
        label: question.title.clone(),
        value: Phrase::new(&question.answer),
    };
    let facts: Vec<_> = given.map(fact).collect();
    let notes = document.questions.iter().filter_map(|question| {
        let note = Block::quiet(truncate_text(question.note?));
        Some(Item::new(Mark::Bullet, Phrase::new(&question.title)).with([note]))
    });
    let notes: Vec<_> = notes.collect();
    let section = |id, title, block| reader.section(id, title, vec![block]);
    let answers = (!facts.is_empty()).then(|| section("answers", "report-answers", Block::Facts(facts)));
    let notes = (!notes.is_empty()).then(|| section("notes", "home-preview-notes", Block::List(notes)));
    answers.into_iter().chain(notes).collect()
}
