//! The screens as somebody meets them: keys in, screen out.

mod decided;
mod drive;
mod footers;
mod guide;
mod licence;
mod looks;
mod moves;
mod picture;
mod played;
mod quick;
mod tried;
mod typed;
