//! Reads a page section by section, so that a long advice can be heard in parts and found by name.

use super::dialogue::Dialogue;
use super::prompt::{Leave, Stop, Typed, find_entry};
use crate::document::Page;
use crate::locale::lookup::Target;
use crate::locale::{Message, sanitize};
use crate::render::text;
use std::convert::Infallible;
use std::io;

/// Prints a page from one of its sections on, and reads which section comes next, until the user goes elsewhere.
///
/// With `is_begun`, that section was printed before.
pub(super) fn read_page(dialogue: &mut Dialogue, page: &Page, is_begun: bool) -> Stop {
    match read(dialogue, page, is_begun) {
        Ok(never) => match never {},
        Err(stop) => stop,
    }
}

fn read(dialogue: &mut Dialogue, page: &Page, is_begun: bool) -> Result<Infallible, Stop> {
    let titles: Vec<_> = page.sections.iter().map(|section| title(page, &section.title)).collect();
    let targets: Vec<_> = titles.iter().map(|title| Target::new("", [&**title])).collect();
    let help = Message::new("plain-how-sections").arg("count", titles.len());
    let mut at = 0;
    if !is_begun {
        if page.sections.first().is_some_and(|section| !section.title.is_empty()) {
            dialogue.print_blank_line()?;
            dialogue.print(|text, _| text.title(&sanitize(&page.title)))?;
        }
        print_section(dialogue, page, at)?;
    }
    dialogue.print_blank_line()?;
    dialogue.print_message(&help)?;
    loop {
        let next = match dialogue.ask(&help)? {
            Typed::Empty | Typed::Next => at + 1,
            Typed::Previous if at == 0 => {
                dialogue.print_message(&Message::new("plain-first-section"))?;
                continue;
            }
            Typed::Previous => at - 1,
            Typed::List => {
                print_list(dialogue, &titles)?;
                continue;
            }
            Typed::Review => return Err(Leave::Review.into()),
            Typed::Text(text) => match find_entry(&text, &targets) {
                Ok(index) => index,
                Err(message) => {
                    dialogue.print_message(&message)?;
                    continue;
                }
            },
        };
        if next >= titles.len() {
            dialogue.print_message(&Message::new("plain-last-section"))?;
            continue;
        }
        at = next;
        print_section(dialogue, page, at)?;
    }
}

/// Returns the title of a section. One without a title begins the page, and has that title.
fn title(page: &Page, own: &str) -> String {
    sanitize(if own.is_empty() { &page.title } else { own }).into_owned()
}

fn print_section(dialogue: &mut Dialogue, page: &Page, index: usize) -> io::Result<()> {
    dialogue.print_blank_line()?;
    if page.sections[index].title.is_empty() {
        dialogue.print(|text, _| text.title(&sanitize(&page.title)))?;
    }
    let text = text::section(page, index, dialogue.translator, dialogue.text_options);
    dialogue.out.write_all(text.as_bytes())
}

/// Prints the titles with their numbers.
pub(super) fn print_list(dialogue: &mut Dialogue, titles: &[String]) -> io::Result<()> {
    dialogue.print(|page, _| {
        for (index, title) in titles.iter().enumerate() {
            page.item(0, &format!("{}.", index + 1), title);
        }
    })
}
