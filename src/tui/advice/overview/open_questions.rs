//! The open questions: unknown answers that could change the advice, the most informative first, and the key to
//! answer them.
//!
//! If at least half of the answers are assumed, as after a quick interview, this section follows the verdict
//! directly. Otherwise, or if no answer could change the model or the division any more, it is part of the section
//! about the basis of the advice.

use crate::advice::{Advice, OpenQuestion};
use crate::locale::Message;
use crate::tui::advice::key_hint;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::keys::Action;
use crate::tui::ui::Ui;
use ratatui::text::{Line, Span};

/// The maximum number of questions listed below the verdict.
const MAX_LISTED_QUESTIONS: usize = 5;

/// Returns how many answers are unknown, and how many there are in all. Unknown names count too, because the chart
/// assumes some.
fn count_unknown(advice: &Advice, context: &Ui) -> (usize, usize) {
    let asked = (0..context.rulebook.questions.len()).filter(|&q| advice.situation.is_asked(q)).count();
    (advice.situation.unknown_questions().count(), asked)
}

/// Returns whether at least half of the answers are assumed.
fn is_mostly_assumed(advice: &Advice, context: &Ui) -> bool {
    let (assumed, asked) = count_unknown(advice, context);
    assumed * 2 >= asked
}

/// Writes how much is assumed, and whether that could still change anything.
pub(super) fn write_assumed_share(advice: &Advice, context: &Ui, page: &mut LineWriter) {
    if advice.assumed.is_empty() {
        return;
    }
    let styles = &context.theme.styles;
    let (assumed, asked) = count_unknown(advice, context);
    let (key, loud) = match (advice.open_questions.is_empty(), is_mostly_assumed(advice, context)) {
        (true, _) => ("advice-assumed-settled", false),
        (false, false) => ("advice-some-assumed", false),
        (false, true) => ("advice-mostly-assumed", true),
    };
    let divides = context.rulebook.dimension_count();
    let message = Message::new(key).arg("assumed", assumed).arg("asked", asked).arg("divides", divides);
    let (mark, style) = if loud {
        (context.theme.glyphs.warning, styles.warning)
    } else {
        (context.theme.glyphs.assumed, styles.dim)
    };
    page.push_item(Span::styled(format!(" {mark} "), style), &context.translate(&message), style);
}

/// Writes the open questions.
///
/// `is_short` selects the short list below the verdict; `can_answer` is whether there is an interview in which the questions
/// can be answered.
pub(super) fn write_questions(
    advice: &Advice,
    context: &Ui,
    is_short: bool,
    can_answer: bool,
    page: &mut LineWriter,
) {
    let above = !advice.open_questions.is_empty() && is_mostly_assumed(advice, context);
    if is_short != above || advice.open_questions.is_empty() && advice.other_unknowns.is_empty() {
        return;
    }
    let theme = &context.theme;
    page.push_gap();
    if !advice.open_questions.is_empty() {
        page.push_heading(&context.translator.get("advice-still-open"));
    }
    let most = if is_short { MAX_LISTED_QUESTIONS } else { usize::MAX };
    for open in advice.open_questions.iter().take(most) {
        let lead = Span::styled(format!(" {} ", theme.glyphs.open), theme.styles.accent);
        let short = context.text(&context.rulebook.questions[open.question].short);
        page.push_item(lead, &short, theme.styles.text);
        page.push_note(&context.translate(&possible_change(*open)), theme.styles.dim, 3);
    }
    if advice.open_questions.len() > most {
        let more = Message::new("advice-still-open-more").arg("count", advice.open_questions.len() - most);
        page.push_item(Span::raw("   "), &context.translate(&more), theme.styles.dim);
    }
    // The assumed answers are listed above by name, so a sentence is enough for the rest.
    if !advice.other_unknowns.is_empty() {
        let key = match (is_short, advice.open_questions.is_empty()) {
            (true, _) => "advice-open-rest-count",
            (false, true) => "advice-open-rest-all",
            (false, false) => "advice-open-rest",
        };
        let rest = Message::new(key).arg("count", advice.other_unknowns.len());
        page.push_item(Span::raw("   "), &context.translate(&rest), theme.styles.dim);
    }
    if can_answer {
        let mut line = Line::from("   ");
        line.spans.extend(key_hint(context, Action::Answer));
        page.push_lines([line]);
    }
}

/// Returns what an open question could still change.
fn possible_change(open: OpenQuestion) -> Message {
    Message::new(match (open.affects_model, open.affects_segmentation) {
        (true, true) => "advice-open-both",
        (true, false) => "advice-open-model",
        _ => "advice-open-segmentation",
    })
}
