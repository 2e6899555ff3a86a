//! Finds words of the other language in a text. Used by tests of the program and, by path, of the library.

/// Frequent words of English that no Dutch sentence has.
const ENGLISH: &[&str] = &[
    "a",
    "about",
    "an",
    "and",
    "any",
    "are",
    "be",
    "by",
    "can",
    "cannot",
    "default",
    "each",
    "error",
    "every",
    "expected",
    "file",
    "files",
    "for",
    "found",
    "from",
    "has",
    "have",
    "if",
    "invalid",
    "it",
    "its",
    "not",
    "or",
    "press",
    "print",
    "required",
    "so",
    "than",
    "that",
    "the",
    "their",
    "they",
    "this",
    "to",
    "unexpected",
    "usage",
    "use",
    "used",
    "value",
    "values",
    "were",
    "what",
    "when",
    "which",
    "who",
    "with",
    "without",
    "write",
    "you",
    "your",
];

/// Frequent words of Dutch that no English sentence has.
const DUTCH: &[&str] = &[
    "aan", "alle", "als", "bij", "dan", "dat", "de", "deze", "een", "elk", "elke", "geen", "het", "hoe",
    "kan", "maar", "meer", "moet", "naar", "niet", "nog", "ook", "om", "te", "uit", "uw", "van", "voor",
    "waarom", "wordt", "worden", "zijn",
];

/// Returns the words of a text that belong to another language than that with this tag. What is code or quoted is left
/// out, and so are options and words in capitals, which are names of values.
pub(super) fn foreign_words(text: &str, language: &str) -> Vec<String> {
    let foreign = match language {
        "en" => DUTCH,
        "nl" => ENGLISH,
        _ => return Vec::new(),
    };
    let text = without(&without(&without(text, '`', '`'), '{', '}'), '"', '"');
    let words = text.split(|c: char| c.is_whitespace() || "()[],;:!?…·|".contains(c));
    let is_foreign = |word: &&str| {
        foreign.contains(&word.trim_matches(['.', '\'', '’', '“', '”']).to_lowercase().as_str())
    };
    let is_plain = |word: &&str| !word.starts_with('-') && (word.len() == 1 || word.to_uppercase() != **word);
    words.filter(is_plain).filter(is_foreign).filter(|word| *word != "A").map(str::to_owned).collect()
}

/// Returns a text without what is between these marks on one line.
fn without(text: &str, open: char, close: char) -> String {
    let line = |line: &str| {
        let mut rest = String::new();
        let mut tail = line;
        while let Some((before, after)) = tail.split_once(open) {
            let Some((_, after)) = after.split_once(close) else { break };
            rest.push_str(before);
            rest.push(' ');
            tail = after;
        }
        rest + tail
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}
