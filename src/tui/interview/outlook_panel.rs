//! The panel "Where this is heading": which models are still possible and what rules out the others, the
//! current division, and the questions that still decide.
//!
//! The shares of the models among the open answers are shown only on demand. They count combinations of
//! answers and are easily misread as probabilities.

use crate::advice::Outlook;
use crate::locale::Message;
use crate::tui::keys::{self, Action};
use crate::tui::ui::Ui;
use crate::tui::widgets::{bar, cells, on_frame, pad, shorten, wrap, wrap_after};
use ratatui::text::{Line, Span};

/// Which parts of the outlook are visible, for as long as the program runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutlookView {
    /// Whether the panel is hidden, so that it does not influence the respondent.
    pub is_hidden: bool,
    /// Whether the panel shows shares instead of possible models.
    pub has_shares: bool,
}

impl OutlookView {
    /// Applies an action to the panel. Returns whether the action was for the panel.
    pub fn update(&mut self, action: Action) -> bool {
        match action {
            Action::Outlook => self.is_hidden = !self.is_hidden,
            Action::Shares if !self.is_hidden => self.has_shares = !self.has_shares,
            _ => return false,
        }
        true
    }
}

/// The most open questions that are named.
const MAX_NAMED: usize = 4;

/// Rounds shares to whole percents that add up to 100, by giving the missing points to the largest
/// remainders.
fn percents(shares: &[f64]) -> Vec<u32> {
    // Shares are between 0 and 1, so their percents fit; the fraction is handled separately.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let mut rounded: Vec<u32> = shares.iter().map(|share| (share * 100.0).floor() as u32).collect();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by(|&a, &b| (shares[b] * 100.0).fract().total_cmp(&(shares[a] * 100.0).fract()));
    let missing = 100_u32.saturating_sub(rounded.iter().sum()) as usize;
    for &index in order.iter().take(missing) {
        rounded[index] += 1;
    }
    rounded
}

/// Formats a percentage. A share above zero never reads `0 %`.
fn format_percent(share: f64, percent: u32) -> String {
    if share > 0.0 && percent == 0 { "<1 %".to_owned() } else { format!("{percent} %") }
}

/// Returns the panel's lines, wrapped at `width` columns.
pub fn lines(context: &Ui, outlook: &Outlook, view: OutlookView, width: u16) -> Vec<Line<'static>> {
    let styles = &context.theme.styles;
    let mut lines = Vec::new();
    if view.has_shares && outlook.is_complete {
        lines.extend(share_lines(context, outlook, usize::from(width)));
        lines.extend(wrap(&context.translator.get("outlook-share"), width, styles.dim));
    } else {
        lines.extend(possible_lines(context, outlook, width));
    }
    for (label, text) in settled_and_open(context, outlook) {
        lines.push(Line::default());
        lines.extend(wrap(&context.translator.get(label), width, styles.dim));
        lines.extend(text.iter().flat_map(|text| wrap(text, width, styles.text)));
    }
    lines
}

/// Returns the keys of the panel for its frame, looked up in the context `keys`; an empty line if they do not
/// fit in `width` columns.
pub fn hints(context: &Ui, keys: keys::KeyContext, width: u16) -> Line<'static> {
    let styles = &context.theme.styles;
    let mut line = Line::default();
    for (action, word) in [(Action::Shares, "outlook-shares"), (Action::Outlook, "outlook-hide")] {
        let key = context.key_label(keys, action);
        if key.is_empty() {
            continue;
        }
        line.push_span(Span::styled(format!(" {key}"), on_frame(styles.accent)));
        line.push_span(Span::styled(format!(" {} ", context.translator.get(word)), on_frame(styles.dim)));
    }
    if line.width() <= usize::from(width) { line } else { Line::default() }
}

/// Lists the models with whether each is possible and which answers rule it out. The model that follows from
/// the assumed values has a star, once there is an answer.
fn possible_lines(context: &Ui, outlook: &Outlook, width: u16) -> Vec<Line<'static>> {
    let (glyphs, styles) = (&context.theme.glyphs, &context.theme.styles);
    let settled = outlook.settled_model();
    let models: Vec<_> = (0..outlook.shares.len()).map(|model| context.model_title(model)).collect();
    let widest = models.iter().map(|name| cells(name)).max().unwrap_or(0);
    let mut lines = Vec::new();
    for (model, name) in models.iter().enumerate() {
        let is_starred = outlook.has_basis && outlook.decision.model == model;
        let ruled_out = outlook.ruled_out[model].as_ref();
        let color = context.model_style(model);
        let (word, style) = match (ruled_out, is_starred) {
            (Some(_), _) => ("outlook-out", styles.dim),
            (None, true) => ("outlook-possible", styles.emphasis.patch(color)),
            (None, false) => ("outlook-possible", styles.text.patch(color)),
        };
        let word = context.translator.get(if settled == Some(model) { "outlook-left" } else { word });
        let mark = if is_starred { glyphs.recommended } else { " " };
        let mark = Span::styled(format!("{mark} "), styles.emphasis_graphic.patch(color));
        if !outlook.is_complete {
            lines.extend(wrap_after(mark, name, width, style));
            continue;
        }
        if 2 + widest + 1 + cells(&word) <= usize::from(width) {
            let name = pad(name, widest + 1, glyphs.ellipsis);
            lines.push(Line::from(vec![mark, Span::styled(name, style), Span::styled(word, style)]));
        } else {
            lines.extend(wrap_after(mark, name, width, style));
            lines.extend(wrap_after(Span::raw("    "), &word, width, style));
        }
        if let Some(reason) = ruled_out.filter(|by| !by.is_empty()) {
            let by = Message::new("outlook-by").arg("questions", answers(context, outlook, reason));
            lines.extend(wrap_after(Span::raw("    "), &context.translate(&by), width, styles.dim));
        }
    }
    if outlook.has_basis && settled.is_none() && !outlook.open_questions.is_empty() {
        let star = Span::styled(format!("{} ", glyphs.recommended), styles.emphasis_graphic);
        lines.extend(wrap_after(star, &context.translator.get("outlook-star"), width, styles.dim));
    }
    lines
}

/// Lists questions with their answers; if there are several only the questions, as the panel is narrow.
fn answers(context: &Ui, outlook: &Outlook, questions: &[usize]) -> String {
    let reader = context.rulebook_reader();
    match questions {
        [question] => {
            let answer = reader.slot_value(*question, outlook.situation.values()[*question]);
            let text = Message::new("report-given").arg("question", &*reader.short(*question));
            context.translate(&text.arg("answer", answer))
        }
        _ => questions.iter().map(|&question| reader.short(question)).collect::<Vec<_>>().join(", "),
    }
}

/// Returns what is settled and what still decides, as pairs of a message key for the heading and the lines
/// below it.
fn settled_and_open(context: &Ui, outlook: &Outlook) -> Vec<(&'static str, Vec<String>)> {
    let divides = context.rulebook.segmentation.is_some();
    let (model, division) = (outlook.settled_model(), divides && outlook.is_segmentation_settled());
    let mut parts = Vec::new();
    let mut settled = Vec::new();
    if let Some(model) = model {
        let message = Message::new("outlook-settled-model").arg("model", context.model_title(model));
        settled.push(context.translate(&message));
    }
    if division {
        let message =
            Message::new("outlook-settled-division").arg("dimensions", dimensions(context, outlook));
        settled.push(context.translate(&message));
    } else if divides && outlook.has_basis {
        parts.push(("outlook-divided", vec![dimensions(context, outlook)]));
    }
    if !settled.is_empty() {
        parts.push(("outlook-settled", settled));
    }
    let label = match (model.is_some(), division || !divides) {
        (false, false) => "outlook-decides",
        (false, true) => "outlook-decides-model",
        (true, _) => "outlook-divides",
    };
    if !outlook.open_questions.is_empty() {
        parts.push((label, vec![deciding_questions(context, outlook)]));
    }
    parts
}

/// Lists the dimensions to divide by if all open questions have their assumed values.
fn dimensions(context: &Ui, outlook: &Outlook) -> String {
    let dimensions = context.rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
    let titles: Vec<_> = dimensions.map(|dimension| context.text(&dimension.title)).collect();
    let now = &outlook.decision.segmentation.now;
    let named: Vec<_> = now.iter().map(|&dimension| &*titles[dimension]).collect();
    if named.is_empty() { context.translator.get("outlook-undivided") } else { named.join(", ") }
}

/// Returns a short description of each model.
pub fn models(context: &Ui, width: u16) -> Vec<Line<'static>> {
    let styles = &context.theme.styles;
    let each = context.rulebook.models.iter().flat_map(|model| {
        let mut lines = vec![Line::default()];
        lines.extend(wrap(&context.text(&model.title), width, styles.dim));
        lines.extend(wrap(&context.text(&model.short), width, styles.text));
        lines
    });
    each.collect()
}

fn share_lines(context: &Ui, outlook: &Outlook, width: usize) -> Vec<Line<'static>> {
    let (look, styles) = (&context.theme, &context.theme.styles);
    let percents = percents(&outlook.shares);
    let names: Vec<_> = (0..outlook.shares.len()).map(|model| context.model_title(model)).collect();
    // The percents take five cells and a space before them. The bar takes what the names leave, up to 24
    // cells.
    let widest = names.iter().map(|name| cells(name)).max().unwrap_or(0).min(width.saturating_sub(6 + 4));
    let room = width.saturating_sub(widest + 1 + 6).min(24);
    let largest = outlook.shares.iter().copied().fold(0.0, f64::max);
    let rows = names.into_iter().zip(&outlook.shares).zip(percents).enumerate();
    rows.map(|(model, ((name, share), percent))| {
        let color = context.model_style(model);
        let style = if *share >= largest { styles.title } else { styles.text }.patch(color);
        // A share above zero has at least one cell of bar, even if it rounds to zero.
        let filled = if *share > 0.0 { percent.max(1) } else { 0 };
        let mut line = Line::from(Span::styled(pad(&name, widest, look.glyphs.ellipsis), style));
        line.push_span(" ");
        let filling = if *share >= largest { styles.emphasis_graphic } else { styles.text }.patch(color);
        line.extend(bar(look, filled, 100, u16::try_from(room).unwrap_or(0), filling));
        line.push_span(Span::styled(format!(" {:>5}", format_percent(*share, percent)), style));
        line
    })
    .collect()
}

/// Lists the open questions that can still change the model or the division.
fn deciding_questions(context: &Ui, outlook: &Outlook) -> String {
    let short = |question: usize| context.text(&context.rulebook.questions[question].short);
    let names: Vec<_> = outlook.open_questions.iter().map(|open| short(open.question)).collect();
    let mut text = names.iter().take(MAX_NAMED).map(|name| &**name).collect::<Vec<_>>().join(", ");
    if names.len() > MAX_NAMED {
        let more = Message::new("outlook-more").arg("count", names.len() - MAX_NAMED);
        text = format!("{text}, {}", context.translate(&more));
    }
    text
}

/// Returns the outlook as one line, cut to `width` columns, for windows without room for the panel.
pub fn line(context: &Ui, outlook: &Outlook, view: OutlookView, width: u16) -> Line<'static> {
    if view.has_shares && outlook.is_complete {
        shares_line(context, outlook, width)
    } else {
        possible_line(context, outlook, width)
    }
}

/// Returns the model that follows from the assumed values, once there is an answer, and the other possible
/// models.
fn possible_line(context: &Ui, outlook: &Outlook, width: u16) -> Line<'static> {
    let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
    let is_possible = |model: &usize| outlook.ruled_out[*model].is_none();
    let is_starred = |model: &usize| outlook.has_basis && *model == outlook.decision.model;
    let mut line = Line::from(" ");
    if outlook.has_basis {
        let (model, color) = (outlook.decision.model, context.model_style(outlook.decision.model));
        let star = Span::styled(format!("{} ", glyphs.recommended), styles.emphasis_graphic.patch(color));
        line.push_span(star);
        line.push_span(Span::styled(context.model_title(model), styles.emphasis.patch(color)));
    }
    let others = (0..outlook.shares.len()).filter(|model| is_possible(model) && !is_starred(model));
    let others: Vec<_> = others.map(|model| context.model_title(model)).collect();
    let text = match (outlook.is_complete, others.is_empty(), outlook.has_basis) {
        (false, ..) => return line,
        (true, true, _) => format!("  {}", context.translator.get("outlook-left")),
        (true, false, true) => {
            format!("  {}", context.translate(&Message::new("outlook-or").arg("models", others.join(", "))))
        }
        (true, false, false) => {
            context.translate(&Message::new("outlook-possible-line").arg("models", others.join(", ")))
        }
    };
    let room = usize::from(width).saturating_sub(line.width());
    line.push_span(Span::styled(shorten(&text, room, glyphs.ellipsis), styles.dim));
    line
}

/// Returns the shares, largest first.
fn shares_line(context: &Ui, outlook: &Outlook, width: u16) -> Line<'static> {
    let styles = &context.theme.styles;
    let mut line = Line::from(Span::styled(context.translator.get("outlook-share-line"), styles.dim));
    let percents = percents(&outlook.shares);
    let mut order: Vec<usize> = (0..percents.len()).collect();
    order.sort_by(|&a, &b| outlook.shares[b].total_cmp(&outlook.shares[a]));
    for model in order {
        let share = format!(
            "  {} {}",
            context.model_title(model),
            format_percent(outlook.shares[model], percents[model])
        );
        if line.width() + cells(&share) > usize::from(width) {
            break;
        }
        line.push_span(Span::styled(share, styles.text.patch(context.model_style(model))));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{format_percent, percents};

    /// Rounded shares add up to exactly 100.
    #[test]
    fn percents_add_up_to_a_hundred() {
        let third = 1.0 / 3.0;
        assert_eq!(percents(&[third, third, third]), [34, 33, 33]);
        assert_eq!(percents(&[0.586, 0.27, 0.144]), [59, 27, 14]);
        assert_eq!(percents(&[1.0, 0.0]), [100, 0]);
    }

    /// A small share reads `<1 %` instead of `0 %`.
    #[test]
    fn percent_of_a_small_share_is_not_zero() {
        assert_eq!(format_percent(0.001, 0), "<1 %");
        assert_eq!(format_percent(0.0, 0), "0 %");
    }
}
