//! Tests of the screens: keys go in, the drawn screen comes out.
//!
//! [`driver`] runs the app without a terminal, [`situations`] lists the screens that [`snapshots`] and [`layout`] draw, and
//! [`screen_text`] compares what shows with messages by their keys. The other modules test one subject each.

mod alt;
mod capabilities;
pub(super) mod companies;
mod decision;
mod demo;
mod dialogs;
mod drafts;
mod drift;
pub(super) mod driver;
mod essentials;
mod export;
mod first_steps;
mod footer;
mod group;
mod guide;
mod idle;
mod import;
mod layout;
mod library;
mod library_view;
mod licence;
mod long_choice;
mod navigation;
mod number_field;
mod outlook;
mod palette;
mod pictures;
mod pseudo;
mod replay;
mod room;
pub(super) mod screen_text;
mod session_files;
mod settings;
pub(super) mod situations;
mod snapshots;
mod what_if;
pub(super) mod wording;
