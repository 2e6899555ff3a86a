//! The area of the terminal to draw on.
//!
//! All sizes are read here. A terminal may report any size up to 65535 by 65535, and a buffer has a cell for each
//! position, so the size is limited. The area beyond the limit stays empty.

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::io;

/// The maximum number of columns and rows. An 8K display with letters of 10 by 16 pixels has 768 by 270; buffers of
/// this size take about twenty megabytes.
pub const MAX_SIZE: (u16, u16) = (800, 300);

/// The size assumed for terminals that do not know their own, such as many serial consoles.
const FALLBACK_SIZE: (u16, u16) = (80, 24);

/// Returns the columns and rows to draw on.
pub fn size() -> io::Result<(u16, u16)> {
    terminal_size().map(clamp)
}

/// Returns the size of the terminal on standard output, which need not be the controlling terminal.
#[cfg(unix)]
fn terminal_size() -> io::Result<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(io::stdout())?;
    Ok((size.ws_col, size.ws_row))
}

#[cfg(not(unix))]
fn terminal_size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size()
}

fn clamp((columns, rows): (u16, u16)) -> (u16, u16) {
    let clamp = |size: u16, unknown, most| if size == 0 { unknown } else { size.min(most) };
    (clamp(columns, FALLBACK_SIZE.0, MAX_SIZE.0), clamp(rows, FALLBACK_SIZE.1, MAX_SIZE.1))
}

/// A backend that limits drawing to the maximum size.
#[derive(Debug)]
pub struct BoundedBackend<B>(pub B);

impl<B: Backend<Error = io::Error>> Backend for BoundedBackend<B> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.0.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.0.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        size().map(|(width, height)| Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        let columns_rows = self.size()?;
        Ok(WindowSize { columns_rows, ..self.0.window_size()? })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::clamp;

    /// Sizes are limited, and a size of zero is replaced by the fallback.
    #[test]
    fn size_is_limited_and_has_fallback() {
        for (reported, drawn) in [
            ((80, 24), (80, 24)),
            ((1, 1), (1, 1)),
            ((768, 270), (768, 270)),
            ((65535, 65535), (800, 300)),
            ((65535, 24), (800, 24)),
            ((80, 65535), (80, 300)),
            ((0, 0), (80, 24)),
            ((0, 40), (80, 40)),
        ] {
            assert_eq!(clamp(reported), drawn, "{reported:?}");
        }
    }
}
