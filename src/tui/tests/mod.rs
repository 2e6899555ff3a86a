//! The screens as somebody meets them: keys in, screen out.

mod drive;
mod footers;
mod looks;
mod moves;
mod picture;
mod tried;
mod typed;
