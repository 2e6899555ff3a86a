//! Recognizes files that no reader of text can read, such as compressed files and workbooks, by their first bytes.
//!
//! Without this, such a file is reported as damaged text, which does not say what to do.

use crate::locale::Message;

/// The first bytes of each unsupported kind of file, with the key of the message that says what to do.
const SIGNATURES: [(&[u8], &str); 5] = [
    (&[0x1f, 0x8b], "content-gzip"),
    // ZIP, which is also what xlsx and ods files are.
    (b"PK\x03\x04", "content-zip"),
    // Excel before 2007.
    (&[0xd0, 0xcf, 0x11, 0xe0], "content-xls"),
    (&[0xff, 0xfe], "content-utf16"),
    (&[0xfe, 0xff], "content-utf16"),
];

/// Returns what to do instead if a file with these first bytes is no text in UTF-8; `None` if it may be text.
pub fn unsupported_content(first_bytes: &[u8]) -> Option<Message> {
    let found = SIGNATURES.iter().find(|(signature, _)| first_bytes.starts_with(signature));
    found.map(|(_, key)| Message::new(key))
}

#[cfg(test)]
mod tests {
    use super::unsupported_content;

    /// Checks each kind of file, and texts, including one with a byte order mark.
    #[test]
    fn unsupported_content_names_the_kind_of_file() {
        let key = |bytes: &[u8]| unsupported_content(bytes).map(|message| message.key());
        assert_eq!(key(b"\x1f\x8b\x08\0"), Some("content-gzip"));
        assert_eq!(key(b"PK\x03\x04\x14\0"), Some("content-zip"));
        assert_eq!(key(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Some("content-xls"));
        assert_eq!(
            (key(b"\xff\xfeB\0"), key(b"\xfe\xff\0B")),
            (Some("content-utf16"), Some("content-utf16"))
        );
        for text in [&b"\xef\xbb\xbfname,budget\n"[..], b"PK,budget\n", b"{}", b"", b"\x1f"] {
            assert_eq!(key(text), None, "{text:?}");
        }
    }
}
