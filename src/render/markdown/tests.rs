use super::page;
use crate::document::Block;
use crate::locale::sanitize;
use crate::render::graph::tests::hostile_text;
use crate::render::markdown::escape::tests::{children, parse};
use crate::render::tests::{page_of_all_blocks, page_of_one_text};
use markdown::mdast::Node;
use proptest::prelude::*;

#[test]
fn page_with_every_block() {
    insta::assert_snapshot!("page", page(&page_of_all_blocks()));
}

/// A table whose cells would be too long becomes headings with lists.
#[test]
fn page_has_long_panels_one_by_one() {
    let text = "word ".repeat(300);
    let document = parse(&page(&page_of_one_text(&text)));
    let tables = children(&document).iter().filter(|node| matches!(node, Node::Table(_))).count();
    assert_eq!(tables, 2, "the table itself and the one in a panel");
}

/// Mermaid draws nothing of more than 500 connections, so the words have to do.
#[test]
fn page_leaves_out_drawings_that_mermaid_refuses() {
    let mut all = page_of_all_blocks();
    for section in &mut all.sections {
        for block in &mut section.blocks {
            let Block::Chart(chart) = block else { continue };
            let root = chart.root.as_mut().expect("the chart is drawn");
            root.children = vec![root.children[0].clone(); 200];
        }
    }
    let written = page(&all);
    assert!(!written.contains("flowchart TB") && written.contains("Head of sales: 9 sellers"), "{written}");
}

/// Describes a document without its words: neighbouring texts are one.
fn shape(node: &Node, shape: &mut String, texts: &mut Vec<String>) {
    let name = match node {
        Node::Text(text) if shape.ends_with("text ") => {
            texts.last_mut().expect("there is a text").push_str(&text.value);
            return;
        }
        Node::Text(text) => {
            texts.push(text.value.clone());
            "text".to_owned()
        }
        Node::Html(html) if html.value == "<!-- -->" && !shape.ends_with("/ ") => return,
        Node::Html(html) => html.value.clone(),
        Node::Code(code) => format!("code of {} lines", code.value.lines().count()),
        Node::Heading(heading) => format!("heading {}", heading.depth),
        other => format!("{:?}", std::mem::discriminant(other)),
    };
    shape.push_str(&name);
    shape.push(' ');
    for child in children(node) {
        self::shape(child, shape, texts);
    }
    if !matches!(node, Node::Text(_)) {
        shape.push_str("/ ");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is typed comes out as text: it changes nothing of the document but its words.
    #[test]
    fn page_shows_any_text_as_text(text in hostile_text()) {
        prop_assume!(!text.trim().is_empty() && text.len() < 60);
        let [(plain, _), (hostile, texts)] = ["word", &text].map(|text| {
            let (mut shape, mut texts) = (String::new(), Vec::new());
            self::shape(&parse(&page(&page_of_one_text(text))), &mut shape, &mut texts);
            (shape, texts)
        });
        prop_assert_eq!(plain, hostile);
        let text = sanitize(&text);
        for shown in texts.iter().filter(|shown| !matches!(&***shown, "+" | "−" | "!" | " " | " (" | ")" | ": ")) {
            prop_assert!(shown.contains(&*text), "{shown:?} lacks {text:?}");
        }
    }
}
