//! Escaping of text for Markdown.
//!
//! Texts typed by users or taken from a rulebook are plain text: they must not begin a list, quotation or heading, and
//! no viewer may turn them into a link.

use std::fmt::Write as _;

/// An HTML comment, which is invisible and interrupts what would be a link. A backslash or an entity does not help,
/// because GitHub and others look for addresses in the rendered text. An invisible character would be copied along with
/// the address.
const BREAK: &str = "<!-- -->";

/// Escapes `text` so that `CommonMark` with GitHub's extensions shows it unchanged at any position of a line.
pub(crate) fn escape(text: &str) -> String {
    let inner = text.len() - text.trim_start().len()..text.trim_end().len();
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        match c {
            // At either end, spaces would be dropped, start a code block, or separate emphasis marks from their text.
            c if !inner.contains(&at) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "&#{};", u32::from(c));
            }
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            ':' if is_in_url(before, after) => out.extend([BREAK, ":"]),
            '@' if !after.starts_with(char::is_whitespace) && !after.is_empty() => out.extend(["@", BREAK]),
            'w' | 'W' if after.get(..3).is_some_and(|next| next.eq_ignore_ascii_case("ww.")) => {
                out.push(c);
                out.push_str(BREAK);
            }
            c => {
                if is_special(before, c, after) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out
}

/// Returns the text in bold.
pub(crate) fn strong(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("**{}**", escape(text)) }
}

/// Returns the text in italics.
pub(crate) fn emphasis(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("*{}*", escape(text)) }
}

/// Returns whether a character has a special meaning between what precedes and what follows it.
fn is_special(before: &str, c: char, after: &str) -> bool {
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => true,
        '>' | '-' | '+' | '=' => before.is_empty(),
        // The delimiter row of a table with one column.
        ':' => before.is_empty() && after.starts_with('-'),
        '.' | ')' => {
            let is_number = !before.is_empty() && before.chars().all(|c| c.is_ascii_digit());
            is_number && (after.is_empty() || after.starts_with(char::is_whitespace))
        }
        _ => false,
    }
}

/// Returns whether a colon between these belongs to an address such as `https://example.com`.
fn is_in_url(before: &str, after: &str) -> bool {
    after.starts_with("//") && before.ends_with(char::is_alphanumeric)
}

#[cfg(test)]
pub(crate) mod tests;
