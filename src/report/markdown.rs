//! Text within Markdown.
//!
//! What people typed and what a rulebook says is text: it begins no list, quotation or heading, and no reader of the file makes a link
//! of it.

use std::fmt::Write as _;

/// An HTML comment, which shows nothing and ends what would be a link. A backslash or an entity does not help there: GitHub and
/// others look for addresses in the finished text. An invisible character would be copied along with the address.
const BREAK: &str = "<!-- -->";

/// Escapes `text` so that `CommonMark` with GitHub's extensions shows it as it is, wherever it stands in a line.
#[must_use]
pub fn escape(text: &str) -> String {
    let inner = text.len() - text.trim_start().len()..text.trim_end().len();
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        match c {
            // At an edge, spaces would be dropped, indent a block of code, or part an emphasis from its text.
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
                if acts(before, c, after) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out
}

/// The text in bold.
#[must_use]
pub fn strong(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("**{}**", escape(text)) }
}

/// The text in italics.
#[must_use]
pub fn emphasis(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("*{}*", escape(text)) }
}

/// Whether a character would be more than itself between what is before and after it.
fn acts(before: &str, c: char, after: &str) -> bool {
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => true,
        '>' | '-' | '+' | '=' => before.is_empty(),
        // The second row of a table with one column.
        ':' => before.is_empty() && after.starts_with('-'),
        '.' | ')' => {
            let is_number = !before.is_empty() && before.chars().all(|c| c.is_ascii_digit());
            is_number && (after.is_empty() || after.starts_with(char::is_whitespace))
        }
        _ => false,
    }
}

/// Whether a colon between these is that of an address such as `https://example.com`.
fn is_in_url(before: &str, after: &str) -> bool {
    after.starts_with("//") && before.ends_with(char::is_alphanumeric)
}

#[cfg(test)]
pub(crate) mod tests;
