//! The screens as somebody meets them: keys in, screen out.

mod alt;
mod capabilities;
mod decided;
mod drift;
mod drive;
mod files;
mod footers;
mod guide;
mod imports;
mod library;
mod licence;
mod long_choice;
mod looks;
mod moves;
mod numbers;
mod outlook;
mod picture;
mod played;
mod quick;
mod together;
mod tried;
mod typed;
