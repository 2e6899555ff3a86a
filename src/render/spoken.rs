//! Text for reading aloud: without the signs that speech programs name ("bullet", "greater than", "black star") or skip.
//!
//! A list is a sentence for each item, with a number if the order counts. What an item is for or against stands in the
//! heading above it, so only marks that nothing else says become words: a warning, a check that passed or failed.

use crate::document::Mark;
use crate::locale::{Message, Translator};
use std::borrow::Cow;

/// The signs that the program draws with. Other signs come from files and are left as they were typed.
const DRAWN: &str = "•●○◆◇★☆▸▹‹›✓✗←→↑↓│┃─━═°";

/// Returns a text without drawn signs, with the quotation marks and dashes of a keyboard.
pub(crate) fn speakable(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    // Between words a sign separates, which a comma does for the ear.
    let text =
        [" · ", " — ", " – ", " → "].iter().fold(text.to_owned(), |text, sign| text.replace(sign, ", "));
    let mut spoken = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '‘' | '’' => spoken.push('\''),
            '“' | '”' | '„' | '«' | '»' => spoken.push('"'),
            '–' | '—' | '‐' | '‑' | '−' => spoken.push('-'),
            '…' => spoken.push_str("..."),
            '·' => spoken.push(','),
            '§' => {}
            _ if DRAWN.contains(sign) => {}
            _ => spoken.push(sign),
        }
    }
    Cow::Owned(spoken)
}

/// Returns a text as a sentence: with a full stop, unless it ends with a sign already.
pub(crate) fn sentence(text: &str) -> Cow<'_, str> {
    let text = text.trim_end();
    let is_open = text.chars().last().is_some_and(|last| last.is_alphanumeric() || ")\"'%".contains(last));
    if is_open { Cow::Owned(format!("{text}.")) } else { Cow::Borrowed(text) }
}

/// Returns the words for a mark before an item, with the space after them. Empty if the item says it by itself.
pub(super) fn mark_in_words(mark: Mark, translator: &Translator) -> String {
    let key = match mark {
        Mark::Number(number) => return format!("{number}. "),
        Mark::Warning => "spoken-warning",
        Mark::Passed => "spoken-passed",
        Mark::Failed => "spoken-failed",
        Mark::Bullet
        | Mark::Dash
        | Mark::For
        | Mark::Against
        | Mark::Arrow
        | Mark::Recommended
        | Mark::Now
        | Mark::Later
        | Mark::Decision
        | Mark::Milestone => return String::new(),
    };
    format!("{} ", translator.get(key))
}

/// Returns a text in which the marks of rulebooks are words: our judgement, and "times".
pub(super) fn marks_in_words<'a>(text: &'a str, translator: &Translator) -> Cow<'a, str> {
    // The footnote explains the mark, and begins with it.
    let text = text.strip_prefix("° ").unwrap_or(text);
    if !text.contains(['°', '×']) {
        return Cow::Borrowed(text);
    }
    let judgement = format!(" ({})", translator.get("spoken-judgement"));
    Cow::Owned(text.replace('°', &judgement).replace('×', &translator.get("spoken-times")))
}

/// Returns the sentence that names sections of the source document.
pub(super) fn sources(titles: &str, translator: &Translator) -> String {
    translator.translate(&Message::new("spoken-sources").arg("places", titles))
}

#[cfg(test)]
mod tests {
    use super::{marks_in_words, sentence, speakable};
    use crate::locale::{Language, Translator};

    /// Signs are left out, separators become commas, and what people type stays.
    #[test]
    fn speakable_has_no_drawn_signs() {
        for (text, spoken) in [
            ("Acme · Advice", "Acme, Advice"),
            ("★ Pod ◆", " Pod "),
            ("“a” – o’Neill…", "\"a\", o'Neill..."),
            ("3–5, België, € 5, a@b & c", "3-5, België, € 5, a@b & c"),
        ] {
            assert_eq!(speakable(text), spoken);
        }
    }

    /// A text becomes a sentence once.
    #[test]
    fn sentence_ends_with_one_sign() {
        assert_eq!(
            ["Pod", "Pod.", "Pod?", "(Pod)", "x:"].map(sentence),
            ["Pod.", "Pod.", "Pod?", "(Pod).", "x:"]
        );
    }

    /// Our judgement is said where its mark stands, and once in the footnote that explains it.
    #[test]
    fn judgement_is_said_in_words() {
        let words = Translator::new(Language::English);
        let note = words.get("spoken-judgement");
        assert_eq!(marks_in_words("Small°, so", &words), format!("Small ({note}), so"));
        assert!(!marks_in_words(&words.get("judgement-footnote"), &words).contains('°'));
    }
}
