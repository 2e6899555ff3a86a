//! The first page: the verdict, within 120 words and 22 lines of 80 columns.

use super::Report;
use crate::advice::Advice;
use crate::locale::{Message, harmless};
use crate::report::page::{Looks, Page};
use crate::report::{Reader, verdict::Told};

/// The greatest number of words on the page.
pub const MOST_WORDS: usize = 120;
/// The greatest number of lines on the page at 80 columns.
pub const MOST_LINES: usize = 22;

/// Returns the one-page advice, which ends with a line break. `more` tells how to see the whole advice.
#[must_use]
pub fn page(reader: &Reader, advice: &Advice, looks: Looks, more: &Message) -> String {
    let Some(mut told) = reader.verdict(advice) else { return nothing(reader, advice, looks) };
    loop {
        let mut report = Report { reader, advice, page: Page::new(looks) };
        report.verdict(&told);
        report.page.footnote(reader);
        report.page.blank();
        report.page.paragraph(0, &reader.say(more));
        if let Some(note) = reader.other_language() {
            report.page.paragraph(0, &note);
        }
        let text = report.page.into_text();
        let fits = text.split_whitespace().count() <= MOST_WORDS
            && (looks.width < Looks::WIDEST || text.lines().count() <= MOST_LINES);
        // Without short texts in the rulebook the page may be too long; it is shortened, but keeps the first item of
        // each kind.
        if fits || !told.shorten() {
            return text;
        }
    }
}

/// Returns the page without a recommendation, with the questions to answer first.
pub(super) fn nothing(reader: &Reader, advice: &Advice, looks: Looks) -> String {
    let mut page = Page::new(looks);
    page.title(&reader.words.get("verdict-none-title"));
    page.paragraph(0, &reader.words.get("verdict-none"));
    for question in reader.first_questions(advice) {
        page.item(0, "•", &reader.text(&reader.rulebook.questions[question].title));
    }
    page.into_text()
}

impl Report<'_, '_> {
    /// Writes the verdict, with which both the page and the whole text begin.
    pub(super) fn verdict(&mut self, told: &Told) {
        let reader = self.reader;
        let title = reader.text(&reader.rulebook.models[self.advice.model].title);
        self.page.title(&reader.say(&Message::new("report-title").with("model", &*title)));
        if let Some(division) = Reader::division_sentence(told) {
            self.page.paragraph(0, &division);
        }
        self.page.blank();
        for reason in &told.because {
            let message = Message::new("report-given")
                .with("question", &*harmless(reason.title))
                .with("answer", &*harmless(reason.text));
            self.page.hanging(2, &reader.say(&message));
        }
        if let Some(sure) = &told.sure {
            self.page.hanging(2, &reader.say(&Message::new("verdict-sure").with("sure", &**sure)));
        }
        if let Some(assumed) = &told.assumed {
            self.page.hanging(2, assumed);
        }
        if !told.warnings.is_empty() {
            self.page.blank();
        }
        for (_, text) in &told.warnings {
            self.page.item(0, "!", &harmless(text));
        }
        if told.more_warnings > 0 {
            let message = Message::new("verdict-more-warnings").with("count", told.more_warnings);
            self.page.item(0, "!", &reader.say(&message));
        }
        if !told.steps.is_empty() {
            self.page.blank();
            self.page.paragraph(0, &reader.words.get("verdict-first"));
        }
        for (index, step) in told.steps.iter().enumerate() {
            self.page.item(0, &format!("{}.", index + 1), &harmless(step));
        }
        if let Some(next_year) = &told.next_year {
            self.page.blank();
            self.page.paragraph(0, &harmless(next_year));
        }
    }
}
