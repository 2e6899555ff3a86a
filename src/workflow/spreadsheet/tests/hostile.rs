//! Files that are damaged, or made to use much memory or time.

use super::super::records::{MAX_CELLS, MAX_RECORD_BYTES};
use super::{OpenError, SHIPPED, Separator, Spreadsheet, company, header_problems, read, read_all};
use crate::locale::Language;
use serde_json::json;
use std::io::{self, Read};

/// An input that returns a few bytes at a time.
struct Slow<R>(R);

impl<R: Read> Read for Slow<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = buffer.len().min(3);
        self.0.read(&mut buffer[..length])
    }
}

/// A compressed file, a workbook or text in UTF-16 is recognised.
#[test]
fn files_that_are_no_text_are_refused() {
    for (bytes, key) in [
        (&b"\x1f\x8b\x08\0\0"[..], "content-gzip"),
        (b"PK\x03\x04\x14\0", "content-zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "content-xls"),
        (b"\xff\xfeN\0a\0m\0e\0", "content-utf16"),
    ] {
        match Spreadsheet::open(bytes, Separator::Detect, &SHIPPED, Language::English) {
            Err(OpenError::Unsupported(message)) => assert_eq!(message.key(), key),
            other => panic!("{key}: {other:?}"),
        }
    }
}

/// A cell that is not UTF-8 is a problem of that cell, as old Excel writes it for every letter with an accent.
#[test]
fn cells_that_are_not_utf8_are_reported() {
    let text = b"Name,Budget,Region names\nCaf\xe9,Tight,N\xf6rd\nBolt,Tight,\n";
    let found = read_all(&text[..], Separator::Detect);
    let key = "sheet-cell-not-utf8";
    assert_eq!(found[0].1, Err(vec![("name".to_owned(), key), ("region_names".to_owned(), key)]));
    assert_eq!(found[1].1, company("Bolt", json!({"budget": "tight"})));
    let opened = Spreadsheet::open(&b"Name,R\xe9gion\n"[..], Separator::Detect, &SHIPPED, Language::English);
    assert!(
        matches!(opened, Err(OpenError::Header { problems, .. }) if problems[0].message.key() == "sheet-column-not-utf8")
    );
}

/// A quotation mark that is never closed is reported at its row. A mark within a word is text.
#[test]
fn open_quotation_marks_are_reported() {
    let rest = "Bolt,Tight\n".repeat(400_000);
    assert!(rest.len() > 4 * MAX_RECORD_BYTES, "it does not fit into one record");
    for rest in ["", "Bolt,Tight\n", &rest] {
        let found = read(&format!("Name,Budget\nAcme,Tight\n\"Cord,Tight\n{rest}"));
        assert_eq!(found[0], (2, company("Acme", json!({"budget": "tight"}))));
        assert_eq!(found[1..], [(3, Err(vec![(String::new(), "sheet-open-quote")]))]);
    }
    let found = read("Name,Budget\n5\" pipes,Tight\n\"The \"\"best\"\"\",Tight\n");
    assert_eq!(
        (&found[0].1, &found[1].1),
        (
            &company("5\" pipes", json!({"budget": "tight"})),
            &company("The \"best\"", json!({"budget": "tight"})),
        )
    );
    assert_eq!(header_problems("Name,\"Budget\nAcme,Tight\n").1[0].key(), "sheet-open-quote");
}

/// A row may have a megabyte; a larger one is skipped and the next one read.
#[test]
fn large_rows_are_skipped() {
    let fits = "x".repeat(MAX_RECORD_BYTES - "Acme".len());
    for (cell, is_read) in
        [(fits.clone(), true), (fits.clone() + "x", false), (format!("\"{}\"", fits + "\n,"), false)]
    {
        let found = read(&format!("Name,# note\nAcme,{cell}\nBolt,\n"));
        let too_large = Err(vec![(String::new(), "sheet-row-too-large")]);
        assert_eq!(found[0], (2, if is_read { company("Acme", json!({})) } else { too_large }));
        assert_eq!(found[1], (3, company("Bolt", json!({}))));
    }
    for (commas, key) in [(MAX_CELLS - 1, "sheet-column-unlabelled"), (MAX_CELLS, "sheet-row-too-large")] {
        let found = read(&format!("Name\nAcme{}x\nBolt\n", ",".repeat(commas)));
        assert_eq!(found[0], (2, Err(vec![(String::new(), key)])), "{commas}");
        assert_eq!(found[1], (3, company("Bolt", json!({}))));
    }
}

/// However few bytes arrive at a time, the same rows are read.
#[test]
fn slow_input_is_read_alike() {
    let text = "\u{feff}sep=;\r\nName;\"Region\r\nnames\";Budget\r\n\r\n\"Ac;me\";\"North\r\nSouth\";Tight\r\nBolt;;Krap";
    let found = read_all(Slow(text.as_bytes()), Separator::Detect);
    assert_eq!(found, read(text));
    assert_eq!(found.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [4, 5]);
}

/// A header of the largest size with no known column is refused in reasonable time.
#[test]
fn wide_headers_of_unknown_columns_are_refused() {
    let header: Vec<_> = (0..MAX_CELLS).map(|column| format!("Budgte {column}")).collect();
    let (_, problems) = header_problems(&header.join(","));
    assert_eq!(problems.len(), crate::json::MAX_REPORTED);
}
