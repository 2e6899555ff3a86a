//! The first page: the verdict, within 120 words and 22 lines of 80 columns.

use super::AdviceWriter;
use crate::advice::Advice;
use crate::document::text_writer::{TextOptions, TextWriter};
use crate::document::{
    Reader,
    advice::{Verdict, WarningBrief},
};
use crate::locale::{Message, sanitize};

/// The greatest number of words on the page.
pub const MAX_WORDS: usize = 120;
/// The greatest number of lines on the page at 80 columns.
pub const MAX_LINES: usize = 22;

/// Returns the one-page advice, which ends with a line break. `more` tells how to see the whole advice.
pub fn page(reader: &Reader, advice: &Advice, options: TextOptions, more: &Message) -> String {
    let Some(mut verdict) = reader.verdict(advice) else {
        return without_recommendation(reader, advice, options);
    };
    loop {
        let mut report = AdviceWriter { reader, advice, page: TextWriter::new(options) };
        report.verdict(&verdict);
        report.page.footnote(reader);
        report.page.blank();
        report.page.paragraph(0, &reader.translate(more));
        if let Some(note) = reader.language_remark() {
            report.page.paragraph(0, &note);
        }
        let text = report.page.into_text();
        let fits = text.split_whitespace().count() <= MAX_WORDS
            && (options.width < TextOptions::MAX_WIDTH || text.lines().count() <= MAX_LINES);
        // Without short texts in the rulebook the page may be too long; it is shortened, but keeps the first item of
        // each kind.
        if fits || !verdict.shorten() {
            return text;
        }
    }
}

/// Returns the page without a recommendation, with the questions to answer first.
pub(super) fn without_recommendation(reader: &Reader, advice: &Advice, options: TextOptions) -> String {
    let mut page = TextWriter::new(options);
    page.title(&reader.translator.get("verdict-none-title"));
    page.paragraph(0, &reader.translator.get("verdict-none"));
    for question in reader.first_questions(advice) {
        page.item(0, "•", &reader.text(&reader.rulebook.questions[question].title));
    }
    page.into_text()
}

impl AdviceWriter<'_, '_> {
    /// Writes the verdict, with which both the page and the whole text begin.
    pub(super) fn verdict(&mut self, in_words: &Verdict) {
        let reader = self.reader;
        let title = reader.text(&reader.rulebook.models[self.advice.model].title);
        self.page.title(&reader.translate(&Message::new("report-title").arg("model", &*title)));
        if let Some(division) = in_words.division_sentence().as_deref().map(sanitize) {
            self.page.paragraph(0, &division);
        }
        self.page.blank();
        for reason in &in_words.because {
            let message = Message::new("report-given")
                .arg("question", &*sanitize(reason.title))
                .arg("answer", &*sanitize(reason.text));
            self.page.hanging(2, &reader.translate(&message));
        }
        if let Some(sure) = &in_words.sure_in_words {
            self.page.hanging(2, &reader.translate(&Message::new("verdict-sure").arg("sure", &**sure)));
        }
        if let Some(assumed) = &in_words.assumed {
            self.page.hanging(2, assumed);
        }
        if !in_words.warnings.is_empty() {
            self.page.blank();
        }
        for WarningBrief { text, .. } in &in_words.warnings {
            self.page.item(0, "!", &sanitize(text));
        }
        if in_words.more_warnings > 0 {
            let message = Message::new("verdict-more-warnings").arg("count", in_words.more_warnings);
            self.page.item(0, "!", &reader.translate(&message));
        }
        if !in_words.steps.is_empty() {
            self.page.blank();
            self.page.paragraph(0, &reader.translator.get("verdict-first"));
        }
        for (index, step) in in_words.steps.iter().enumerate() {
            self.page.item(0, &format!("{}.", index + 1), &sanitize(step));
        }
        if let Some(next_year) = &in_words.next_year {
            self.page.blank();
            self.page.paragraph(0, &sanitize(next_year));
        }
    }
}
