//! Splits a command line into words as a shell does, also an unfinished one, and quotes what is inserted into it.
//!
//! Bash and zsh send words as typed, with their quotes. Nothing is expanded: variables and commands of the line stay
//! text.

/// A word of a command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// The word as typed.
    pub(super) raw: String,
    /// The word without quotes.
    pub(super) text: String,
    /// The quotation mark that is open at the end.
    pub(super) quote: Option<char>,
}

impl Word {
    /// Parses the text of one word.
    pub(super) fn parse(raw: &str) -> Self {
        let mut word = Self { raw: raw.to_owned(), ..Self::default() };
        let mut chars = raw.chars();
        while let Some(c) = chars.next() {
            match (word.quote, c) {
                (None, '\'' | '"') => word.quote = Some(c),
                (Some(open), _) if c == open => word.quote = None,
                // In double quotes a backslash keeps its meaning only before these.
                (Some('"'), '\\') => match chars.next() {
                    Some(next) if "\"\\$`".contains(next) => word.text.push(next),
                    next => word.text.extend(std::iter::once(c).chain(next)),
                },
                (None, '\\') => word.text.extend(chars.next()),
                _ => word.text.push(c),
            }
        }
        word
    }
}

/// Returns the words of a line. The last one is the one at its end, which is empty after a space.
pub(super) fn split(line: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let (mut start, mut quote, mut is_escaped) = (0, None, false);
    for (at, c) in line.char_indices() {
        match (quote, c) {
            _ if is_escaped => is_escaped = false,
            (None | Some('"'), '\\') => is_escaped = true,
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), _) if c == open => quote = None,
            (None, ' ' | '\t' | '\n') => {
                words.extend((start < at).then(|| Word::parse(&line[start..at])));
                start = at + 1;
            }
            _ => {}
        }
    }
    words.push(Word::parse(&line[start..]));
    words
}

/// Quotes a text for Bash, to follow a text in which the quotation mark `open` is open. Bash closes it.
pub(super) fn quote_for_bash(text: &str, open: Option<char>) -> String {
    match open {
        Some('\'') => text.replace('\'', r"'\''"),
        // `!` recalls an earlier command even in double quotes, and a backslash before it stays in the text.
        Some(_) => {
            let escaped = ['\\', '"', '$', '`']
                .into_iter()
                .fold(text.to_owned(), |text, c| text.replace(c, &format!("\\{c}")));
            escaped.replace('!', "\"'!'\"")
        }
        None => text.chars().fold(String::new(), |mut quoted, c| {
            if c.is_ascii() && !c.is_ascii_alphanumeric() && !"/._-+:@%,=".contains(c) {
                quoted.push('\\');
            }
            quoted.push(c);
            quoted
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Word, quote_for_bash, split};
    use proptest::prelude::*;

    fn texts(line: &str) -> Vec<String> {
        split(line).into_iter().map(|word| word.text).collect()
    }

    /// Words are separated by spaces outside quotes; the last one may be unfinished or empty.
    #[test]
    fn split_follows_the_quotes_of_a_shell() {
        assert_eq!(texts(""), [""]);
        assert_eq!(texts("a  b "), ["a", "b", ""]);
        assert_eq!(texts(r#"a "Acme B"#), ["a", "Acme B"]);
        assert_eq!(texts(r"a Acme\ B"), ["a", "Acme B"]);
        assert_eq!(texts(r#"--set bu"dget=x y"z 'it'\''s'"#), ["--set", "budget=x yz", "it's"]);
        assert_eq!(texts(r#""a\"\n$b" '\' c\"#), [r#"a"\n$b"#, r"\", "c"]);
        assert_eq!(split("a 'q r").pop().and_then(|word| word.quote), Some('\''));
        assert_eq!(split(r#"a "q"r"#).pop().and_then(|word| word.quote), None);
        assert_eq!(Word::parse(r"~/a\ b").text, "~/a b");
    }

    proptest! {
        /// What is quoted is read back as one word, whatever quotation mark was open before it.
        #[test]
        fn quote_for_bash_is_undone_by_split(text in "[ -~é東]{1,12}", open in prop_oneof![
            Just(None), Just(Some('"')), Just(Some('\''))
        ]) {
            let mark = open.map(String::from).unwrap_or_default();
            let line = format!("{mark}{}{mark}", quote_for_bash(&text, open));
            prop_assert_eq!(texts(&line), [text]);
        }
    }
}
