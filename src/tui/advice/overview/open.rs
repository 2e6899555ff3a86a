//! What is still open: the unknowns that could change the advice, the most telling first, and the key to answer them.
//!
//! Where half of the answers are assumed, as after a quick interview, this stands right below the model; else it
//! closes the tab, with the rest of what the advice stands on.

use crate::advice::{Advice, OpenQuestion};
use crate::locale::Message;
use crate::tui::advice::hint;
use crate::tui::advice::page::Page;
use crate::tui::context::Context;
use crate::tui::keys::Action;
use ratatui::text::{Line, Span};

/// How many are named below the model.
const NAMED: usize = 5;

/// How many answers are assumed and how many there would be, where that is at least half of them.
pub(super) fn mostly_assumed(advice: &Advice, context: &Context) -> Option<(usize, usize)> {
    let asked = (0..context.rulebook.questions.len()).filter(|&q| advice.situation.is_asked(q)).count();
    (advice.assumed.len() * 2 >= asked).then_some((advice.assumed.len(), asked))
}

/// Says that most is assumed, and whether that could still change anything.
pub(super) fn warn(advice: &Advice, context: &Context, page: &mut Page) {
    let Some((assumed, asked)) = mostly_assumed(advice, context) else { return };
    let styles = &context.look.styles;
    let settled = advice.open.is_empty();
    let key = if settled { "advice-assumed-settled" } else { "advice-mostly-assumed" };
    let divides = context.rulebook.dimensions();
    let message = Message::new(key).with("assumed", assumed).with("asked", asked).with("divides", divides);
    let (mark, style) = if settled {
        (context.look.glyphs.assumed, styles.dim)
    } else {
        (context.look.glyphs.warning, styles.warning)
    };
    page.gap();
    page.item(Span::styled(format!("{mark} "), style), &context.say(&message), style);
}

/// The open questions. `first` says that the list stands above the rest and is to be short; `answers` that there is an
/// interview in which they can be answered.
pub(super) fn list(advice: &Advice, context: &Context, first: bool, answers: bool, page: &mut Page) {
    if advice.open.is_empty() || first != mostly_assumed(advice, context).is_some() {
        return;
    }
    let look = &context.look;
    page.heading(&context.words.get("advice-still-open"));
    let most = if first { NAMED } else { usize::MAX };
    for open in advice.open.iter().take(most) {
        let lead = Span::styled(format!(" {} ", look.glyphs.open), look.styles.accent);
        let short = context.text(&context.rulebook.questions[open.question].short);
        page.item(lead, &short, look.styles.text);
        page.note(&context.say(&could_change(*open)), look.styles.dim, 3);
    }
    if advice.open.len() > most {
        let more = Message::new("advice-still-open-more").with("count", advice.open.len() - most);
        page.item(Span::raw("   "), &context.say(&more), look.styles.dim);
    }
    if answers {
        let mut line = Line::from("   ");
        line.spans.extend(hint(context, Action::Answer));
        page.lines([line]);
    }
}

/// What an open question could still change.
fn could_change(open: OpenQuestion) -> Message {
    Message::new(match (open.model, open.segmentation) {
        (true, true) => "advice-open-both",
        (true, false) => "advice-open-model",
        _ => "advice-open-segmentation",
    })
}
