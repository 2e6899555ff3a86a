//! The screens as somebody meets them: keys in, screen out.

mod alt;
mod decided;
mod drift;
mod drive;
mod footers;
mod guide;
mod library;
mod licence;
mod looks;
mod moves;
mod picture;
mod played;
mod quick;
mod together;
mod tried;
mod typed;
