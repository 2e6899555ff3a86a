//! Frames with a title, and bars for shares.

use super::{cells, shorten};
use crate::tui::theme::Look;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Padding};

/// A frame with a title that fits in `width` columns, the frame's own included. One column inside, at the left, is
/// air; the last one inside is for a [`super::Scroll`]'s marks.
#[must_use]
pub fn panel(look: &Look, title: &str, width: u16) -> Block<'static> {
    framed(look, title, width, false)
}

/// The same, standing out: what is recommended or has the focus.
#[must_use]
pub fn panel_lit(look: &Look, title: &str, width: u16) -> Block<'static> {
    framed(look, title, width, true)
}

fn framed(look: &Look, title: &str, width: u16, lit: bool) -> Block<'static> {
    let (set, border, heading) = if lit {
        (look.glyphs.border_lit, look.styles.lit_graphic, look.styles.lit)
    } else {
        (look.glyphs.border, look.styles.border, look.styles.title)
    };
    let block = Block::bordered().border_set(set).border_style(border).padding(Padding::left(1));
    // Two corners, and a space on either side of the title.
    let title = shorten(title, usize::from(width.saturating_sub(4)), look.glyphs.ellipsis);
    if title.is_empty() {
        return block;
    }
    block.title(Line::from(Span::styled(format!(" {title} "), on_frame(heading))))
}

/// The style of text that lies on a frame, whose colour and faintness would otherwise shine through.
#[must_use]
pub fn on_frame(style: Style) -> Style {
    style.fg(Color::Reset).remove_modifier(Modifier::DIM)
}

/// A bar of `width` cells for `part` of `whole`: what is filled, in `style`, and the rest.
#[must_use]
pub fn bar(look: &Look, part: u32, whole: u32, width: u16, style: Style) -> [Span<'static>; 2] {
    let (full, rest) = look.glyphs.bar(part, whole, width);
    debug_assert_eq!(cells(&full) + cells(&rest), usize::from(width));
    [Span::styled(full, style), Span::styled(rest, look.styles.border)]
}
