//! The screens as somebody meets them: keys in, screen out.

mod drift;
mod drive;
mod footers;
mod guide;
mod library;
mod licence;
mod looks;
mod moves;
mod picture;
mod quick;
mod together;
mod tried;
mod typed;
