//! The advice as plain text, suitable for a pipe, a log or a screen reader.
//!
//! The order is: the advice with its reason in one sentence, how the answers lead to it, what to do, and then the
//! material to verify it. A part without content is omitted.

mod annotations;
mod people;
mod robustness;
mod verdict;

pub use verdict::{MAX_LINES, MAX_WORDS, page};

use super::text_writer::{TextOptions, TextWriter};
use super::{Annotations, Reader};
use crate::advice::{Advice, AdviceWarning, OpenQuestion, need_rests_on_asked};
use crate::locale::{Message, sanitize};
use crate::rulebook::QuestionKind;

/// Returns an advice as text, which ends with a line break.
pub fn write(reader: &Reader, advice: &Advice, options: TextOptions) -> String {
    write_annotated(reader, advice, &Annotations::default(), options)
}

/// Returns an advice with the annotations of its session as text, which ends with a line break.
pub fn write_annotated(
    reader: &Reader,
    advice: &Advice,
    annotations: &Annotations,
    options: TextOptions,
) -> String {
    let mut report = AdviceWriter { reader, advice, page: TextWriter::new(options) };
    report.head();
    report.decision(annotations);
    if advice.has_basis {
        report.recommended();
    }
    report.assumed();
    report.open();
    report.ignored();
    report.notes(annotations);
    report.footer();
    report.page.into_text()
}

struct AdviceWriter<'r, 'a> {
    reader: &'r Reader<'a>,
    advice: &'a Advice,
    page: TextWriter,
}

impl<'a> AdviceWriter<'_, 'a> {
    fn section(&mut self, document: &super::advice::AdviceDocument, part: usize) {
        if let Some(section) = super::advice::part(document, self.reader, part) {
            self.page.push_raw("\n");
            self.page.push_raw(&crate::render::text::section(&section, self.page.options()));
        }
    }

    fn heading(&mut self, key: &'static str) {
        self.page.heading(&self.reader.translator.get(key));
    }

    fn head(&mut self) {
        let reader = self.reader;
        let Some(in_words) = reader.verdict(self.advice) else {
            self.page.push_raw(&verdict::without_recommendation(reader, self.advice, self.page.options()));
            return;
        };
        self.verdict(&in_words);
        self.page.blank();
        self.page.paragraph(0, &reader.text(&reader.rulebook.title));
        self.page.paragraph(0, &reader.text(&reader.rulebook.models[self.advice.model].short));
    }

    /// Writes everything about the recommendation.
    fn recommended(&mut self) {
        let document = super::advice::AdviceDocument::new(self.reader, self.advice);
        self.path();
        self.robustness();
        self.counterfactuals();
        self.segmentation();
        self.side_by_side();
        self.section(&document, 5);
        self.people();
        self.measures();
        self.plan();
        self.signs();
        self.section(&document, 10);
        self.warnings();
        self.next_year();
        for part in [16, 4, 11, 12, 13, 14] {
            self.section(&document, part);
        }
    }

    fn path(&mut self) {
        if self.advice.path.is_empty() {
            return;
        }
        self.heading("advice-way");
        let reader = self.reader;
        for (index, step) in self.advice.path.iter().enumerate() {
            let branch = &reader.rulebook.tree.branches[step.branch];
            let answer = reader.slot_value(step.slot, step.value);
            let line = if step.asked {
                self.input_line(step.slot, &answer, step.assumed)
            } else {
                self.unasked_input_line(step.slot, &answer)
            };
            let mark = format!("{}.", index + 1);
            self.page.item(0, &mark, &line);
            self.page.paragraph(mark.len() + 1, &reader.text(&branch.because));
            self.places(mark.len() + 1, &branch.sources);
        }
    }

    fn segmentation(&mut self) {
        let (reader, selection) = (self.reader, &self.advice.segmentation);
        let Some(rules) = &reader.rulebook.segmentation else { return };
        self.heading("report-segmentation");
        if selection.now.is_empty() && selection.later.is_empty() {
            self.page.paragraph(0, &reader.text(&rules.none.text));
            self.places(0, &rules.none.sources);
        }
        let now = selection.now.iter().map(|wanted| (wanted, None));
        let later =
            selection.later.iter().map(|later| (&later.candidate, Some(reader.activation(later.activation))));
        for (wanted, activation) in now.chain(later) {
            let dimension = &rules.dimensions[wanted.dimension];
            let reason = &dimension.reasons[wanted.reason];
            let key = if activation.is_some() { "report-later" } else { "report-now" };
            let title = reader.text(&dimension.title);
            self.page.item(
                0,
                "•",
                &reader.translate(&Message::new(key).arg("title", &*title).arg("need", "")),
            );
            let asked = need_rests_on_asked(reader.rulebook, &self.advice.situation, wanted);
            let names = &self.advice.segment_names[wanted.dimension];
            if !names.is_empty() {
                self.page.paragraph(2, &sanitize(&names.join(", ")));
            }
            let because = reader.text(&reason.because);
            let unasked = || reader.translate(&Message::new("support-not-asked").arg("text", &*because));
            self.page.paragraph(2, &if asked { because.to_string() } else { unasked() });
            if let (None, Some(message)) = (&activation, reader.shares(self.advice, wanted.dimension)) {
                self.page.item(2, "→", &sanitize(&message));
            }
            if let Some(brings) = activation.flatten() {
                self.page.paragraph(2, &sanitize(&brings));
            }
            self.places(2, &reason.sources);
        }
        let too_small = selection.too_small(rules);
        let over_cap = selection.is_over_cap() || (too_small.is_none() && !selection.later.is_empty());
        for why in too_small.into_iter().chain(over_cap.then_some(&rules.cap.because)) {
            self.page.paragraph(0, &reader.text(&why.text));
            self.places(0, &why.sources);
        }
    }

    fn plan(&mut self) {
        let reader = self.reader;
        let steps = &self.advice.plan;
        if steps.is_empty() {
            return;
        }
        self.heading("advice-first-steps");
        for (index, &step) in steps.iter().enumerate() {
            let mark = format!("{}.", index + 1);
            let text = &reader.plan_step(self.advice, step).statement;
            self.page.item(0, &mark, &reader.text(&text.text));
            self.places(mark.len() + 1, &text.sources);
        }
    }

    fn next_year(&mut self) {
        let reader = self.reader;
        let (Some(line), Some(rules)) = (reader.next_year(self.advice), &reader.rulebook.next_year) else {
            return;
        };
        self.heading("next-year-title");
        self.page.paragraph(0, &sanitize(&line));
        self.page.paragraph(0, &reader.text(&rules.about.text));
        self.places(0, &rules.about.sources);
    }

    fn warnings(&mut self) {
        if self.advice.warnings.is_empty() {
            return;
        }
        self.heading("advice-warnings");
        let rulebook = self.reader.rulebook;
        for warned in &self.advice.warnings {
            match *warned {
                AdviceWarning::Rule(index) => {
                    let text = &rulebook.warnings[index].statement;
                    self.page.item(0, "!", &self.reader.text(&text.text));
                    self.places(2, &text.sources);
                }
                AdviceWarning::TooManyNames(list) => {
                    if let QuestionKind::Names { no_more_than: Some(than), .. } =
                        &rulebook.questions[list].kind
                    {
                        self.page.item(0, "!", &self.reader.text(&than.text));
                    }
                }
            }
        }
    }

    fn assumed(&mut self) {
        if self.advice.assumed.is_empty() {
            return;
        }
        self.heading("advice-assumed");
        self.page.paragraph(0, &self.reader.translator.get("report-assumptions-about"));
        for (question, value) in &self.advice.assumed {
            let line = self.input_line(*question, &self.reader.answer(*question, value), false);
            self.page.item(0, "•", &line);
        }
        let questions = &self.reader.rulebook.questions;
        let unnamed = self
            .advice
            .situation
            .unknown_questions()
            .filter(|&question| questions[question].assumed.is_none());
        for question in unnamed {
            let line = self.input_line(question, &self.reader.translator.get("review-nothing"), false);
            self.page.item(0, "•", &line);
        }
    }

    fn open(&mut self) {
        let (reader, rest) = (self.reader, &self.advice.other_unknowns);
        if self.advice.open_questions.is_empty() && rest.is_empty() {
            return;
        }
        self.heading("advice-still-open");
        for OpenQuestion { question, affects_model: model, affects_segmentation: segmentation } in
            &self.advice.open_questions
        {
            let key = match (model, segmentation) {
                (true, true) => "report-open-both",
                (true, false) => "report-open-model",
                (false, _) => "report-open-segmentation",
            };
            let title = self.reader.text(&self.reader.rulebook.questions[*question].title);
            let message = Message::new(key).arg("question", &*title);
            self.page.item(0, "•", &self.reader.translate(&message));
        }
        if !rest.is_empty() {
            let names: Vec<_> = rest.iter().map(|&question| reader.short(question)).collect();
            let message = Message::new("report-open-rest").arg("questions", names.join(", "));
            self.page.item(0, "•", &reader.translate(&message));
        }
    }

    fn ignored(&mut self) {
        let (reader, answers) = (self.reader, &self.advice.answers);
        let ignored = self.advice.ignored.iter().filter_map(|&q| answers.get(q).map(|value| (q, value)));
        let lines: Vec<_> =
            ignored.map(|(q, value)| self.input_line(q, &reader.answer(q, value), false)).collect();
        if lines.is_empty() {
            return;
        }
        self.heading("advice-ignored");
        self.page.paragraph(0, &reader.translator.get("report-ignored-about"));
        for line in lines {
            self.page.item(0, "•", &line);
        }
    }

    fn footer(&mut self) {
        self.page.footnote(self.reader);
        let rulebook = self.reader.rulebook;
        let message = Message::new("report-foot").arg("id", &*rulebook.id).arg("version", &*rulebook.version);
        self.page.blank();
        self.page.paragraph(0, &self.reader.translate(&message));
        if let Some(note) = self.reader.language_remark() {
            self.page.paragraph(0, &note);
        }
    }

    /// Returns an input with its answer, marked if the answer is assumed.
    fn input_line(&self, slot: usize, answer: &str, assumed: bool) -> String {
        let key = if assumed { "report-given-assumed" } else { "report-given" };
        let question = self.reader.short(slot);
        self.reader.translate(&Message::new(key).arg("question", &*question).arg("answer", answer))
    }

    /// Returns an input with the value that decided although its question is not asked.
    fn unasked_input_line(&self, slot: usize, answer: &str) -> String {
        let question = self.reader.short(slot);
        let message = Message::new("report-given-not-asked").arg("question", &*question);
        self.reader.translate(&message.arg("answer", answer))
    }

    fn places(&mut self, indent: usize, sources: &[String]) {
        self.page.source_sections(self.reader, indent, sources);
    }
}
