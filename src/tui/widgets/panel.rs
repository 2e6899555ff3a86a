//! Frames with a title, and bars for shares.

use super::{cells, shorten};
use crate::tui::theme::Theme;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Padding};

/// Returns a frame `width` columns wide, with its title shortened to fit. Inside, the first column is blank, and the last
/// is a gap before the marks of a [`super::Scroll`], which are on the frame.
pub fn panel(look: &Theme, title: &str, width: u16) -> Block<'static> {
    framed(look, title, width, false, Style::new())
}

/// Returns the same frame with emphasis, for what is recommended or has the focus.
pub fn panel_focused(look: &Theme, title: &str, width: u16) -> Block<'static> {
    framed(look, title, width, true, Style::new())
}

/// Returns a frame whose lines and title have a colour of their own, with emphasis or without.
pub fn framed(look: &Theme, title: &str, width: u16, focused: bool, color: Style) -> Block<'static> {
    let (set, border, heading) = if focused {
        (look.glyphs.border_emphasized, look.styles.emphasis_graphic, look.styles.emphasis)
    } else {
        (look.glyphs.border, look.styles.border, look.styles.title)
    };
    let (border, heading) = (border.patch(color), heading.patch(color));
    let block = Block::bordered().border_set(set).border_style(border).padding(Padding::left(1));
    // Two corners, and a space on either side of the title.
    let title = shorten(title, usize::from(width.saturating_sub(4)), look.glyphs.ellipsis);
    if title.is_empty() {
        return block;
    }
    block.title(Line::from(Span::styled(format!(" {title} "), on_frame(heading))))
}

/// Returns the area inside a frame for a [`super::Scroll`]: it ends with the frame's right border, on which the marks are.
pub fn scroll_area(frame: &Block, area: Rect) -> Rect {
    let inner = frame.inner(area);
    Rect { width: inner.width.saturating_add(1).min(area.right().saturating_sub(inner.x)), ..inner }
}

/// Returns the style of text on a frame, without the frame's colour and faintness.
pub fn on_frame(style: Style) -> Style {
    style.fg(style.fg.unwrap_or(Color::Reset)).remove_modifier(Modifier::DIM)
}

/// Returns a bar of `width` cells for `part` of `whole`: the filled cells, in `style`, and the rest.
pub fn bar(look: &Theme, part: u32, whole: u32, width: u16, style: Style) -> [Span<'static>; 2] {
    let (full, rest) = look.glyphs.bar(part, whole, width);
    debug_assert_eq!(cells(&full) + cells(&rest), usize::from(width));
    [Span::styled(full, style), Span::styled(rest, look.styles.border)]
}
