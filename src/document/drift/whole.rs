//! The whole advice of then beside today's, if the rules of then are known, and otherwise what the session saved of it.

use super::shorten;
use crate::advice::{Advice, OutcomeDiagram, advise};
use crate::document::advice::{AdviceDocument, Extent};
use crate::document::{Block, Fact, Page, Phrase, Reader, Section};
use crate::locale::Message;
use crate::rulebook::Answers;
use crate::session::Session;
use crate::session::drift::{Drift, EarlierRules};

/// The greatest number of warnings that are named as new or gone.
const MAX_NAMED: usize = 3;

/// Returns what else in the advice changed that matters: how sure it is, what comes second, how many managers there are,
/// and the warnings.
pub(crate) fn other_changes(
    reader: &Reader,
    earlier: &EarlierRules,
    (outcomes, answers): (&OutcomeDiagram, &Answers),
) -> Vec<String> {
    let (then_reader, then_advice) = (Reader::new(&earlier.rulebook, reader.translator), earlier.advice());
    let then = AdviceDocument::new(&then_reader, &then_advice);
    let today_advice = advise(reader.rulebook, outcomes, answers);
    let today = AdviceDocument::new(reader, &today_advice);
    let none = reader.translator.get("drift-none-second");
    let sure = |document: &AdviceDocument| document.verdict.as_ref()?.sure_in_words.clone();
    let second = |document: &AdviceDocument| {
        Some(document.runner_up.as_ref().map_or_else(|| none.clone(), |second| second.title.to_owned()))
    };
    let managers =
        |document: &AdviceDocument| document.people.as_ref().map(|people| people.managers.to_string());
    let pairs = [
        ("drift-more-sure", sure(&then), sure(&today)),
        ("drift-more-second", second(&then), second(&today)),
        ("drift-more-managers", managers(&then), managers(&today)),
    ];
    let changed = pairs.into_iter().filter_map(|(key, then, today)| {
        let (then, today) = (then?, today?);
        (then != today).then(|| reader.translate(&Message::new(key).arg("then", then).arg("today", today)))
    });
    let warnings = |document: &AdviceDocument| -> Vec<String> {
        document.warnings.iter().map(|warning| warning.text.to_owned()).collect()
    };
    let (then_warnings, today_warnings) = (warnings(&then), warnings(&today));
    let only = |key: &'static str, list: &[String], other: &[String]| -> Vec<String> {
        let only = list.iter().filter(|text| !other.contains(text)).take(MAX_NAMED);
        only.map(|text| reader.translate(&Message::new(key).arg("text", &**text))).collect()
    };
    changed
        .chain(only("drift-more-warning", &today_warnings, &then_warnings))
        .chain(only("drift-more-warning-gone", &then_warnings, &today_warnings))
        .collect()
}

/// Returns today's advice on the answers of then, whole. Its title is the advice in a few words.
pub(crate) fn today_page(
    reader: &Reader,
    drift: &Drift,
    (outcomes, answers): (&OutcomeDiagram, &Answers),
) -> Page {
    let advice = advise(reader.rulebook, outcomes, answers);
    let page = AdviceDocument::new(reader, &advice).page(reader, Extent::Whole);
    Page { title: reader.saved_advice(&drift.today), ..page }
}

/// Returns the saved advice: whole if the rules of then are known, and otherwise what the session has of it. Its title is
/// the advice in a few words.
pub(crate) fn saved_page(
    reader: &Reader,
    session: &Session,
    drift: &Drift,
    earlier: Option<&EarlierRules>,
) -> Page {
    let title = reader.saved_advice(&drift.saved);
    if let Some(earlier) = earlier {
        let reader = Reader::new(&earlier.rulebook, reader.translator);
        let page = AdviceDocument::new(&reader, &earlier.advice()).page(&reader, Extent::Whole);
        return Page { title, ..page };
    }
    let why = Message::new("drift-not-whole").arg("version", shorten(&session.rulebook().version));
    let mut blocks = vec![Block::paragraph(reader.translate(&why))];
    let steps = session.path().into_iter().flatten().map(|step| {
        let slot = reader.find_slot(&step.question);
        let label = slot.map_or_else(|| shorten(&step.question), |slot| reader.short(slot).into_owned());
        Fact { label, value: Phrase::new(reader.stored_answer(slot, &step.answer)) }
    });
    let steps: Vec<_> = steps.collect();
    if !steps.is_empty() {
        blocks.push(Block::paragraph(reader.translator.get("drift-saved-path")));
        blocks.push(Block::Facts(steps));
    }
    let section = Section { id: "saved", title: String::new(), blocks };
    Page { title, language: reader.language().to_owned(), sections: vec![section], footer: Vec::new() }
}

impl EarlierRules {
    /// Returns the whole advice of then.
    fn advice(&self) -> Advice {
        advise(&self.rulebook, &OutcomeDiagram::new(&self.rulebook), &self.answers)
    }
}
