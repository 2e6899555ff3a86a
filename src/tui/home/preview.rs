//! The preview beside the list in wide windows: what there is to know about the session under the cursor, without
//! opening it.
//!
//! ```text
//! ╭ Nordwind ─────────────────────────────╮
//! │ Client   Nordwind BV                  │
//! │ Begun    27 November 2026             │
//! │                                       │
//! │ ┃ ★ Pod  recommended                  │
//! │ ┃   Five pods, by country.            │
//! ╰───────────────────────────────────────╯
//! ```

use super::HomeState;
use crate::advice::advise;
use crate::document::advice::AdviceDocument;
use crate::document::{Annotations, Block, Fact, Phrase, Section};
use crate::locale::{Language, time};
use crate::session::{ResolvedEvents, SavedAdvice, Session};
use crate::tui::blocks::section_lines;
use crate::tui::ui::Ui;
use crate::tui::widgets::{cells, panel, wrap};
use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use std::path::PathBuf;

/// The width of the window from which there is room for the preview, in columns.
pub(super) const MIN_WINDOW_WIDTH: u16 = 100;

/// The preview of one session, kept until another session is under the cursor or this one has changed.
#[derive(Debug)]
pub(super) struct Preview {
    path: PathBuf,
    changed: Timestamp,
    language: Language,
    sections: Vec<Section>,
}

impl Preview {
    fn is_of(&self, path: &std::path::Path, changed: Timestamp, language: Language) -> bool {
        self.path == path && self.changed == changed && self.language == language
    }
}

impl HomeState {
    /// Draws the preview of the session under the cursor; without one, what the selected row does.
    pub(super) fn draw_preview(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let entry = self.selected_entry();
        let row = entry.and_then(|entry| self.sessions.row(entry));
        let title = row.map_or_else(|| context.translator.get("home-new"), |row| row.name.clone());
        let block = panel(&context.theme, &title, area.width);
        let inner = block.inner(area);
        frame.render_widget(block, area);
        // The last column is blank, as beside the list.
        let width = inner.width.saturating_sub(1);
        let lines = match entry {
            Some(entry) => self.preview_lines(entry, context, width),
            None => wrap(&context.translator.get("home-preview-new"), width, context.theme.styles.dim),
        };
        frame.render_widget(Paragraph::new(fitting(lines, inner.height, context)), inner);
    }

    fn preview_lines(&mut self, entry: usize, context: &Ui, width: u16) -> Vec<Line<'static>> {
        let Some(row) = self.sessions.row(entry) else { return Vec::new() };
        if let Some(problem) = &row.problem {
            return wrap(problem, width, context.theme.styles.text);
        }
        let (path, changed) = (row.path.clone(), self.sessions.changed(entry));
        let language = context.translator.language();
        if !self.preview.as_ref().is_some_and(|preview| preview.is_of(&path, changed, language)) {
            let sections = match self.sessions.store().read(&path) {
                Ok(session) => self.sections(&session, entry, context),
                Err(_) => Vec::new(),
            };
            self.preview = Some(Preview { path, changed, language, sections });
        }
        let sections = self.preview.iter().flat_map(|preview| &preview.sections);
        let mut lines: Vec<Line> = Vec::new();
        for section in sections {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.extend(section_lines(section, context, width));
        }
        lines
    }

    /// Returns the parts of the preview: client, dates and status, the recommendation, the recorded decision, the answers
    /// and the notes. A session of another rulebook has only the first.
    fn sections(&self, session: &Session, entry: usize, context: &Ui) -> Vec<Section> {
        let mut sections = vec![self.about(session, entry, context)];
        if session.rulebook().id != context.rulebook.id {
            return sections;
        }
        let reader = context.rulebook_reader();
        let records = ResolvedEvents::new(session, &context.rulebook);
        let advice = advise(&context.rulebook, &context.outcomes, &records.answers());
        let today = time::date(self.now, &context.time_zone);
        let annotations = Annotations::with_notes(session, records.notes(), today);
        let document = AdviceDocument::new(&reader, &advice).with_annotations(&reader, &annotations);
        // The list shows the saved advice, so the preview must not show another one as if it were the same.
        let saved = session.advice().filter(|_| session.is_completed());
        let is_outdated =
            saved.is_some_and(|saved| *saved != SavedAdvice::new(&context.rulebook, &records.answers()));
        if is_outdated {
            let remark = Block::paragraph(context.translator.get("home-preview-outdated"));
            sections.push(Section { id: "outdated", title: String::new(), blocks: vec![remark] });
        }
        sections.extend(document.preview(&reader, session.is_completed() && !is_outdated));
        sections
    }

    fn about(&self, session: &Session, entry: usize, context: &Ui) -> Section {
        let words = &context.translator;
        let row = self.sessions.row(entry);
        let day = |time| time::date_in_words(time::date(time, &context.time_zone), words);
        let fact = |key, value: String| Fact { label: words.get(key), value: Phrase::new(value) };
        let client = row.and_then(|row| row.client.clone()).map(|client| fact("home-preview-client", client));
        // The recommendation follows, so that only an interview without one says how far it is.
        let status = row.filter(|row| !row.is_completed).map(|row| row.status.clone());
        let facts = client
            .into_iter()
            .chain(status.map(|status| fact("home-preview-status", status)))
            .chain([fact("home-preview-begun", day(session.created_at()))])
            .chain([fact("home-preview-changed", day(session.updated_at()))]);
        Section { id: "session", title: String::new(), blocks: vec![Block::Facts(facts.collect())] }
    }
}

/// Returns the lines that fit, with a mark on the last one if there are more.
fn fitting(mut lines: Vec<Line<'static>>, height: u16, context: &Ui) -> Vec<Line<'static>> {
    let height = usize::from(height);
    if lines.len() > height && height > 0 {
        lines.truncate(height - 1);
        let ellipsis = context.theme.glyphs.ellipsis;
        debug_assert!(cells(ellipsis) <= 3);
        lines.push(Line::raw(ellipsis));
    }
    lines
}
