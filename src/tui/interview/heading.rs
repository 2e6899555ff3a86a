//! The panel "Where this is heading": the decision as it stands, how the answers still possible share out over the models,
//! and what still decides.

use crate::advice::Outlook;
use crate::locale::Message;
use crate::tui::context::Context;
use crate::tui::widgets::{bar, cells, pad, wrap, wrap_after};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// How many open questions are named.
const NAMED: usize = 4;

/// Shares as whole percents that add up to a hundred: what is lost in rounding goes to the largest remainders.
fn percents(shares: &[f64]) -> Vec<u32> {
    // Shares are between nought and one, so their percents fit; the fraction is looked at apart.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let mut whole: Vec<u32> = shares.iter().map(|share| (share * 100.0).floor() as u32).collect();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by(|&a, &b| (shares[b] * 100.0).fract().total_cmp(&(shares[a] * 100.0).fract()));
    let missing = 100_u32.saturating_sub(whole.iter().sum()) as usize;
    for &index in order.iter().take(missing) {
        whole[index] += 1;
    }
    whole
}

/// A share in words: one that is not nothing never reads `0 %`.
fn said(share: f64, percent: u32) -> String {
    if share > 0.0 && percent == 0 { "<1 %".to_owned() } else { format!("{percent} %") }
}

/// The panel's lines in `width` columns: the decision as it stands, and below it what could still come.
#[must_use]
pub fn lines(context: &Context, outlook: &Outlook, width: u16) -> Vec<Line<'static>> {
    let styles = &context.look.styles;
    let mut lines = standing(context, outlook, width);
    lines.push(Line::default());
    if outlook.settled().is_none() {
        lines.extend(wrap(&context.words.get("outlook-share"), width, styles.dim));
    }
    lines.extend(shares(context, outlook, usize::from(width)));
    if let Some(why) = differs(context, outlook) {
        lines.extend(wrap(&why, width, styles.dim));
    }
    let mut part = |label: &'static str, text: String, style: Style| {
        lines.push(Line::default());
        lines.extend(wrap(&context.words.get(label), width, styles.dim));
        lines.extend(wrap(&text, width, style));
    };
    match outlook.settled() {
        Some(model) => {
            let message = Message::new("outlook-settled-long").with("model", context.model(model));
            part("outlook-settled", context.say(&message), styles.good);
        }
        None => part("outlook-decides", deciding(context, outlook, true), styles.text),
    }
    if outlook.settled().is_some() && outlook.open.iter().any(|open| open.segmentation) {
        part("outlook-divides", deciding(context, outlook, false), styles.text);
    }
    lines
}

/// The decision if everything open were as assumed: the model, and by what to divide.
fn standing(context: &Context, outlook: &Outlook, width: u16) -> Vec<Line<'static>> {
    let (glyphs, styles) = (&context.look.glyphs, &context.look.styles);
    let label = if outlook.open.is_empty() { "outlook-answered" } else { "outlook-assumed" };
    let mut lines = wrap(&context.words.get(label), width, styles.dim);
    let star = Span::styled(format!("{} ", glyphs.recommended), styles.lit_graphic);
    lines.extend(wrap_after(star, &context.model(outlook.decision.model), width, styles.lit));
    let dimensions = context.rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
    let titles: Vec<_> = dimensions.map(|dimension| context.text(&dimension.title)).collect();
    let now = &outlook.decision.segmentation.now;
    let named: Vec<_> = now.iter().map(|&dimension| &*titles[dimension]).collect();
    if !named.is_empty() {
        let message = Message::new("outlook-divided").with("dimensions", named.join(", "));
        lines.extend(wrap_after(Span::raw("  "), &context.say(&message), width, styles.text));
    }
    lines
}

/// Why the largest share goes to another model than the one that stands, where it does.
fn differs(context: &Context, outlook: &Outlook) -> Option<String> {
    let own = outlook.shares.get(outlook.decision.model)?;
    let (most, share) = outlook.shares.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1))?;
    let message = Message::new("outlook-differs").with("most", context.model(most));
    (share > own).then(|| context.say(&message.with("model", context.model(outlook.decision.model))))
}

/// What each model is, in a line or two.
#[must_use]
pub fn models(context: &Context, width: u16) -> Vec<Line<'static>> {
    let styles = &context.look.styles;
    let each = context.rulebook.models.iter().flat_map(|model| {
        let mut lines = vec![Line::default()];
        lines.extend(wrap(&context.text(&model.title), width, styles.dim));
        lines.extend(wrap(&context.text(&model.short), width, styles.text));
        lines
    });
    each.collect()
}

fn shares(context: &Context, outlook: &Outlook, width: usize) -> Vec<Line<'static>> {
    let (look, styles) = (&context.look, &context.look.styles);
    let percents = percents(&outlook.shares);
    let names: Vec<_> = (0..outlook.shares.len()).map(|model| context.model(model)).collect();
    // The percents take five cells and a space before; the bar what the names leave, within reason.
    let widest = names.iter().map(|name| cells(name)).max().unwrap_or(0).min(width.saturating_sub(6 + 4));
    let room = width.saturating_sub(widest + 1 + 6).min(24);
    let most = outlook.shares.iter().copied().fold(0.0, f64::max);
    let rows = names.into_iter().zip(&outlook.shares).zip(percents);
    rows.map(|((name, share), percent)| {
        let style = if *share >= most { styles.title } else { styles.text };
        // A share that is more than nothing shows, though it rounds to nothing.
        let filled = if *share > 0.0 { percent.max(1) } else { 0 };
        let mut line = Line::from(Span::styled(pad(&name, widest, look.glyphs.ellipsis), style));
        line.push_span(" ");
        let filling = if *share >= most { styles.lit_graphic } else { styles.text };
        line.extend(bar(look, filled, 100, u16::try_from(room).unwrap_or(0), filling));
        line.push_span(Span::styled(format!(" {:>5}", said(*share, percent)), style));
        line
    })
    .collect()
}

/// The open questions that can still change the model, or what divides the team.
fn deciding(context: &Context, outlook: &Outlook, model: bool) -> String {
    let matters = outlook.open.iter().filter(|open| if model { open.model } else { open.segmentation });
    let names: Vec<_> =
        matters.map(|open| context.text(&context.rulebook.questions[open.question].short)).collect();
    let mut text = names.iter().take(NAMED).map(|name| &**name).collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        let more = Message::new("outlook-more").with("count", names.len() - NAMED);
        text = format!("{text}, {}", context.say(&more));
    }
    text
}

/// The decision as it stands and the shares, the largest first, in one line: as much of it as fits.
#[must_use]
pub fn line(context: &Context, outlook: &Outlook, width: u16) -> Line<'static> {
    let (styles, glyphs) = (&context.look.styles, &context.look.glyphs);
    let mut line = Line::from(vec![
        Span::styled(format!(" {} ", glyphs.recommended), styles.lit_graphic),
        Span::styled(context.model(outlook.decision.model), styles.lit),
    ]);
    let percents = percents(&outlook.shares);
    let mut order: Vec<usize> = (0..percents.len()).collect();
    order.sort_by(|&a, &b| outlook.shares[b].total_cmp(&outlook.shares[a]));
    for model in order {
        let share = format!("  {} {}", context.model(model), said(outlook.shares[model], percents[model]));
        if line.width() + cells(&share) > usize::from(width) {
            break;
        }
        line.push_span(Span::styled(share, styles.dim));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{percents, said};

    #[test]
    fn percents_add_up_to_a_hundred() {
        let third = 1.0 / 3.0;
        assert_eq!(percents(&[third, third, third]), [34, 33, 33]);
        assert_eq!(percents(&[0.586, 0.27, 0.144]), [59, 27, 14]);
        assert_eq!(percents(&[1.0, 0.0]), [100, 0]);
    }

    #[test]
    fn a_small_chance_is_not_called_none() {
        assert_eq!(said(0.001, 0), "<1 %");
        assert_eq!(said(0.0, 0), "0 %");
    }
}
