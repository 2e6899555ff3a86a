//! The parts that screens and overlays are made of, each once. They know nothing about interviews.

mod hits;
mod panel;
mod scroll;
mod wrap;

pub use hits::Hits;
pub use panel::{bar, on_frame, panel, panel_focused};
pub use scroll::{Scroll, wheel_lines};
pub use wrap::{cells, first_lines, pad, shorten, wrap, wrap_after};
