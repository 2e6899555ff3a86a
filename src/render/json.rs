//! JSON that is safe to show on a terminal.
//!
//! JSON allows most characters unescaped, among them some that move a terminal's cursor or change the direction of a
//! line. Written as escapes they have no effect, and parsing returns the same value.

use crate::locale::sanitize;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::borrow::Cow;
use std::io;

/// Writes a value as pretty-printed JSON. Characters that act on a terminal are escaped and, if `ascii` is set, all
/// characters beyond ASCII. Parsing returns the same value.
pub(crate) fn write(out: &mut impl io::Write, value: &impl Serialize, ascii: bool) -> io::Result<()> {
    write_formatted(out, value, PrettyFormatter::new(), ascii)
}

/// Writes a value as one line of JSON, with the same escapes.
pub(crate) fn write_line(out: &mut impl io::Write, value: &impl Serialize, ascii: bool) -> io::Result<()> {
    write_formatted(out, value, CompactFormatter, ascii)
}

fn write_formatted(
    out: &mut impl io::Write,
    value: &impl Serialize,
    layout: impl Formatter,
    ascii: bool,
) -> io::Result<()> {
    let escaping = EscapingFormatter { layout, ascii };
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, escaping))?;
    out.write_all(b"\n")
}

/// Escapes the same characters in existing JSON text. In valid JSON they occur only inside strings.
pub(crate) fn escape_json(json: &str, ascii: bool) -> String {
    let escaping = EscapingFormatter { layout: CompactFormatter, ascii };
    let mut out = Vec::with_capacity(json.len());
    for line in json.split_inclusive('\n') {
        let (text, end) = line.strip_suffix('\n').map_or((line, ""), |text| (text, "\n"));
        // Writing to a vector cannot fail.
        let _ = escaping.write_escaped(&mut out, text);
        out.extend(end.as_bytes());
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// A formatter that lays out as another one does, and escapes more than JSON requires.
struct EscapingFormatter<F> {
    layout: F,
    ascii: bool,
}

impl<F> EscapingFormatter<F> {
    fn is_safe(&self, text: &str) -> bool {
        (text.is_ascii() || !self.ascii) && matches!(sanitize(text), Cow::Borrowed(_))
    }

    fn write_escaped<W: ?Sized + io::Write>(&self, out: &mut W, fragment: &str) -> io::Result<()> {
        if self.is_safe(fragment) {
            return out.write_all(fragment.as_bytes());
        }
        for c in fragment.chars() {
            let mut buffer = [0; 4];
            let shown = c.encode_utf8(&mut buffer);
            if self.is_safe(shown) {
                out.write_all(shown.as_bytes())?;
                continue;
            }
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
        }
        Ok(())
    }
}

impl<F: Formatter> Formatter for EscapingFormatter<F> {
    fn begin_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.layout.begin_array(out)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.layout.end_array(out)
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.layout.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.layout.end_array_value(out)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.layout.begin_object(out)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.layout.end_object(out)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.layout.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.layout.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.layout.end_object_value(out)
    }

    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        self.write_escaped(out, fragment)
    }
}

#[cfg(test)]
mod tests {
    use super::write;

    fn write_text(text: &str, ascii: bool) -> String {
        let mut out = Vec::new();
        write(&mut out, &[text], ascii).expect("writing to a vector cannot fail");
        let same: Vec<String> = serde_json::from_slice(&out).expect("the output is JSON");
        assert_eq!(same, [text], "parsing returns the same value");
        String::from_utf8(out).expect("the output is UTF-8")
    }

    /// Characters that act on a terminal are escaped, and parsing returns the same value.
    #[test]
    fn write_escapes_terminal_characters() {
        let text = "é 東京 \u{9b}31m \u{202e}x \u{7f} \u{1b} \"q\"";
        assert_eq!(
            write_text(text, false),
            "[\n  \"é 東京 \\u009b31m \\u202ex \\u007f \\u001b \\\"q\\\"\"\n]\n"
        );
    }

    /// Existing JSON is escaped without changing its value.
    #[test]
    fn escape_json_keeps_the_value() {
        let json = format!("{:#}\n", serde_json::json!({"a": ["é \u{9b}31m\u{202e}", "\u{85}\n\u{7f}"]}));
        let out = super::escape_json(&json, false);
        assert!(out.contains("é \\u009b31m\\u202e") && out.ends_with("}\n"), "{out}");
        assert!(!out.contains(['\u{85}', '\u{7f}', '\u{202e}']), "{out}");
        let value = |text| serde_json::from_str::<serde_json::Value>(text).expect("the output is JSON");
        assert_eq!(value(&out), value(&json));
        assert!(super::escape_json(&json, true).is_ascii());
        assert_eq!(super::escape_json("{\n  \"a\": 1\n}\n", true), "{\n  \"a\": 1\n}\n");
    }

    /// With `ascii`, the output contains only ASCII and parsing returns the same value.
    #[test]
    fn write_in_ascii_is_only_ascii() {
        assert!(write_text("é 東京 👩‍💻", true).is_ascii());
    }
}
