//! The parts that screens and overlays are made of, each once. They know nothing about interviews.

mod hits;
mod list;
mod panel;
mod popup;
mod scroll;
mod tabs;
mod text_field;
mod wrap;

pub use hits::Hits;
pub use list::{List, ListClick, ListLines};
pub use panel::{bar, framed, on_frame, panel, panel_focused, scroll_area};
pub use popup::Popup;
pub use scroll::{Scroll, wheel_lines};
pub use tabs::{draw_tabs, tab_for_action};
pub use text_field::{TextField, is_edit};
pub use wrap::{cells, first_lines, pad, shorten, wrap, wrap_after};
