//! Parsed as Markdown, an escaped text is the original text at any position.

use super::{BREAK, emphasis, escape, strong};
use crate::locale::sanitize;
use crate::render::graph::tests::hostile_text;
use markdown::mdast::Node;
use markdown::{ParseOptions, to_mdast};
use proptest::prelude::*;

/// Parses a document as `CommonMark` with GitHub's extensions.
pub(crate) fn parse(document: &str) -> Node {
    to_mdast(document, &ParseOptions::gfm()).expect("any text is valid Markdown")
}

/// Returns the visible text of a node.
///
/// # Panics
///
/// If it contains anything but text, bold or italics.
#[track_caller]
pub(crate) fn visible_text(node: &Node) -> String {
    match node {
        Node::Text(text) => text.value.clone(),
        Node::Html(html) if html.value == BREAK => String::new(),
        Node::Paragraph(_)
        | Node::Heading(_)
        | Node::Strong(_)
        | Node::Emphasis(_)
        | Node::TableCell(_)
        | Node::ListItem(_) => children(node).iter().map(visible_text).collect(),
        other => panic!("expected only text, found {other:?}"),
    }
}

pub(crate) fn children(node: &Node) -> &[Node] {
    node.children().map_or(&[], Vec::as_slice)
}

/// Returns the only child of a node.
#[track_caller]
fn only_child(node: &Node) -> &Node {
    let [child] = children(node) else { panic!("expected one block, found {node:?}") };
    child
}

/// Characters are escaped only where Markdown would interpret them.
#[test]
fn escape_escapes_only_special_characters() {
    for (text, written) in [
        ("a|b *c* <img> [x](y)", r"a\|b \*c\* &lt;img> \[x\](y)"),
        ("1. not a list, 2.5 either", r"1\. not a list, 2.5 either"),
        ("2.5 sellers", "2.5 sellers"),
        ("1)", r"1\)"),
        ("- nor this", r"\- nor this"),
        ("a - b", "a - b"),
        ("> Ann", r"\> Ann"),
        ("a > b", "a > b"),
        ("---", r"\---"),
        ("===", r"\==="),
        (":-", r"\:-"),
        (": -", ": -"),
        ("ann@example.com", "ann@<!-- -->example.com"),
        ("www.example.com", "w<!-- -->ww.example.com"),
        ("see https://example.com", "see https<!-- -->://example.com"),
        ("://", "://"),
        (" Ann ", "&#32;Ann&#32;"),
        ("O'Neil & Sons", "O'Neil &amp; Sons"),
    ] {
        assert_eq!(escape(text), written, "{text}");
    }
    assert_eq!((strong(""), emphasis("")), (String::new(), String::new()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// An escaped text is parsed as the original text in headings, paragraphs, lists and tables.
    #[test]
    fn escape_keeps_text_at_any_position(text in hostile_text()) {
        prop_assume!(!text.is_empty());
        let text = sanitize(&text);
        let (plain, bold, italic) = (escape(&text), strong(&text), emphasis(&text));
        for written in [&plain, &bold, &italic] {
            prop_assert_eq!(&visible_text(only_child(&parse(&format!("# {written}\n")))), &text, "heading");
            prop_assert_eq!(&visible_text(only_child(&parse(&format!("{written}\n")))), &text, "paragraph");
            let item = parse(&format!("- {written}\n"));
            prop_assert_eq!(&visible_text(only_child(only_child(&item))), &text, "item of a list");
            let item = parse(&format!("7. {written}: end\n"));
            prop_assert_eq!(visible_text(only_child(only_child(&item))), format!("{text}: end"), "item of a numbered list");
            let second = parse(&format!("- first\n  {written}\n"));
            prop_assert_eq!(visible_text(only_child(only_child(&second))), format!("first\n{text}"), "second line");
            let table = parse(&format!("| {written} | b |\n|---|---|\n| {written} | {written} |\n"));
            let rows = children(only_child(&table));
            prop_assert_eq!(rows.len(), 2);
            for (row, cell) in [(0, 0), (1, 0), (1, 1)] {
                prop_assert_eq!(children(&rows[row]).len(), 2);
                prop_assert_eq!(&visible_text(&children(&rows[row])[cell]), &text, "cell");
            }
        }
    }
}
