//! The screens as somebody meets them: keys in, screen out.

mod decided;
mod drift;
mod drive;
mod files;
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
