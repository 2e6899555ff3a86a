//! What is still open: the unknowns that could change the advice, the most telling first, and the key to answer them.
//!
//! Where half of the answers are assumed, as after a quick interview, this stands right below the verdict; else, or where no
//! answer could change the model or the division any more, it stands with the rest of what the advice stands on.

use crate::advice::{Advice, OpenQuestion};
use crate::locale::Message;
use crate::tui::advice::hint;
use crate::tui::advice::page::Page;
use crate::tui::context::Context;
use crate::tui::keys::Action;
use ratatui::text::{Line, Span};

/// How many are named below the model.
const NAMED: usize = 5;

/// How many answers are unknown and how many there would be. Names that nobody gave count as well: the chart assumes some.
fn unknown(advice: &Advice, context: &Context) -> (usize, usize) {
    let asked = (0..context.rulebook.questions.len()).filter(|&q| advice.situation.is_asked(q)).count();
    (advice.situation.unknown_questions().count(), asked)
}

/// Whether at least half of the answers are assumed.
fn is_mostly_assumed(advice: &Advice, context: &Context) -> bool {
    let (assumed, asked) = unknown(advice, context);
    assumed * 2 >= asked
}

/// Says how much is assumed, and whether that could still change anything.
pub(super) fn warn(advice: &Advice, context: &Context, page: &mut Page) {
    if advice.assumed.is_empty() {
        return;
    }
    let styles = &context.look.styles;
    let (assumed, asked) = unknown(advice, context);
    let (key, loud) = match (advice.open_questions.is_empty(), is_mostly_assumed(advice, context)) {
        (true, _) => ("advice-assumed-settled", false),
        (false, false) => ("advice-some-assumed", false),
        (false, true) => ("advice-mostly-assumed", true),
    };
    let divides = context.rulebook.dimension_count();
    let message = Message::new(key).with("assumed", assumed).with("asked", asked).with("divides", divides);
    let (mark, style) = if loud {
        (context.look.glyphs.warning, styles.warning)
    } else {
        (context.look.glyphs.assumed, styles.dim)
    };
    page.item(Span::styled(format!(" {mark} "), style), &context.say(&message), style);
}

/// The open questions. `first` says that the list stands above the rest and is to be short; `answers` that there is an
/// interview in which they can be answered.
pub(super) fn list(advice: &Advice, context: &Context, first: bool, answers: bool, page: &mut Page) {
    let above = !advice.open_questions.is_empty() && is_mostly_assumed(advice, context);
    if first != above || advice.open_questions.is_empty() && advice.other_unknowns.is_empty() {
        return;
    }
    let look = &context.look;
    page.gap();
    if !advice.open_questions.is_empty() {
        page.heading(&context.label_style.get("advice-still-open"));
    }
    let most = if first { NAMED } else { usize::MAX };
    for open in advice.open_questions.iter().take(most) {
        let lead = Span::styled(format!(" {} ", look.glyphs.open), look.styles.accent);
        let short = context.text(&context.rulebook.questions[open.question].short);
        page.item(lead, &short, look.styles.text);
        page.note(&context.say(&could_change(*open)), look.styles.dim, 3);
    }
    if advice.open_questions.len() > most {
        let more = Message::new("advice-still-open-more").with("count", advice.open_questions.len() - most);
        page.item(Span::raw("   "), &context.say(&more), look.styles.dim);
    }
    // What is assumed stands above, by name: the rest of it is told in a sentence.
    if !advice.other_unknowns.is_empty() {
        let key = match (first, advice.open_questions.is_empty()) {
            (true, _) => "advice-open-rest-count",
            (false, true) => "advice-open-rest-all",
            (false, false) => "advice-open-rest",
        };
        let rest = Message::new(key).with("count", advice.other_unknowns.len());
        page.item(Span::raw("   "), &context.say(&rest), look.styles.dim);
    }
    if answers {
        let mut line = Line::from("   ");
        line.spans.extend(hint(context, Action::Answer));
        page.lines([line]);
    }
}

/// What an open question could still change.
fn could_change(open: OpenQuestion) -> Message {
    Message::new(match (open.affects_model, open.affects_segmentation) {
        (true, true) => "advice-open-both",
        (true, false) => "advice-open-model",
        _ => "advice-open-segmentation",
    })
}
