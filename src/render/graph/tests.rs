//! Both forms hold every node and every edge once, whatever the labels are, and highlight the requested path.

use super::{Graph, escape_dot, escape_mermaid};
use crate::audit::coverage;
use crate::document::Reader;
use crate::locale::{Language, Translator};
use crate::rulebook::{Answers, Rulebook, tests::COMMUTE};
use proptest::prelude::*;

fn graph(rulebook: &Rulebook, path: Option<&[usize]>) -> Graph {
    let words = Translator::new(Language::English);
    Graph::new(&Reader::new(rulebook, &words), coverage(rulebook).as_ref(), path)
}

#[test]
fn graph_has_every_node_and_edge_once_in_both_forms() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let graph = graph(&rulebook, None);
    let (dot, mermaid) = (graph.to_dot(), graph.to_mermaid());
    let tree = &rulebook.tree;
    for node in 0..tree.nodes.len() {
        assert_eq!(dot.matches(&format!("\n  n{node} [label=")).count(), 1);
        let shapes = [format!("\n  n{node}[\""), format!("\n  n{node}([\"")];
        assert_eq!(shapes.iter().map(|shape| mermaid.matches(shape).count()).sum::<usize>(), 1);
    }
    assert_eq!(dot.matches(" -> ").count(), tree.branches.len());
    assert_eq!(mermaid.matches(" -->|").count(), tree.branches.len());
    for edge in &graph.edges {
        assert_eq!(dot.matches(&format!("\n  n{} -> n{} ", edge.from, edge.to)).count(), 1);
        assert_eq!(
            mermaid
                .lines()
                .filter(|line| line.starts_with(&format!("  n{} -->", edge.from))
                    && line.ends_with(&format!("| n{}", edge.to)))
                .count(),
            1
        );
    }
    assert!(!dot.contains("penwidth=3") && !mermaid.contains("classDef"), "nothing is lit");
}

#[test]
fn graph_of_a_small_tree_with_a_path() {
    let rulebook = Rulebook::load(COMMUTE.into()).expect("the rulebook is valid");
    let mut path = Vec::new();
    let situation = crate::advice::Situation::new(&rulebook, &Answers::new());
    rulebook.tree.walk(situation.values(), |_, branch| path.push(branch));
    let graph = graph(&rulebook, Some(&path));
    insta::assert_snapshot!("graph_dot", graph.to_dot());
    insta::assert_snapshot!("graph_mermaid", graph.to_mermaid());
}

#[test]
fn label_cannot_leave_its_quotes() {
    assert_eq!(escape_dot(r#"a" ]; b -> c \N &lt; "#), r#"a\" ]; b -> c \\N &amp;lt; "#);
    assert_eq!(escape_dot("a\nb"), "a b");
    assert_eq!(
        escape_mermaid("a\"] --> b %%{init}%% <script> #35; `x`\n"),
        "a#34;#93; #45;#45;#62; b #37;#37;#123;init#125;#37;#37; #60;script#62; #35;35#59; #96;x#96;"
    );
}

/// What Mermaid took for its own when such rulebooks were drawn.
#[test]
fn mermaid_label_is_text_at_every_stage() {
    for (text, label) in [
        ("fa:fa-car", "fa#58;fa-car"),
        ("$$x^2$$", "#36;#36;x#94;2#36;#36;"),
        (r"a\nb", "a#92;#8203;nb"),
        ("**bold** ~~gone~~", "#42;#42;bold#42;#42; #126;#126;gone#126;#126;"),
        ("1. one", "1#46; one"),
        ("2) two", "2#41; two"),
        ("- three", "#45; three"),
        ("www.example.com", "www#46;example.com"),
        ("ann@example.com", "ann#64;example.com"),
        ("https://example.com", "https#58;//example.com"),
        ("style: #fff;", "style#58; #35;fff#59;"),
        ("ﬂ°°60¶ß", "#64258;#8203;°°60#182;#8203;ß"),
        ("  ", "#8203;"),
        ("one-to-one, 12.5 % (of all)", "one-to-one, 12.5 % #40;of all#41;"),
    ] {
        assert_eq!(escape_mermaid(text), label, "{text}");
    }
}

/// A line break as a tag has Mermaid decode the label at once, and then look for icons and formulas in it.
#[test]
fn mermaid_label_of_a_leaf_has_no_tag() {
    let rulebook = Rulebook::load(COMMUTE.replace("\"Bicycle\"", "\"fa:fa-car $$x$$\"").into())
        .expect("the rulebook is valid");
    let mermaid = graph(&rulebook, None).to_mermaid();
    assert!(mermaid.contains("([\"fa#58;fa-car #36;#36;x#36;#36;\n25.0 %\"])"), "{mermaid}");
    assert!(!mermaid.contains('<'), "{mermaid}");
}

/// Reads a label as Mermaid does: a numbered character is that character.
fn decoded(label: &str) -> String {
    let mut parts = label.split('#');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once(';').expect("a numbered character ends");
        out.push(char::from_u32(number.parse().expect("a number")).expect("a character"));
        out.push_str(rest);
    }
    out
}

/// Text with much in it that programs take for their own.
pub(crate) fn hostile_text() -> impl Strategy<Value = String> {
    let pieces = [
        "\\",
        "\\n",
        "\\N",
        "\\l",
        "\"",
        "'",
        "`",
        "``",
        "#",
        "#35;",
        ";",
        "&",
        "&lt;",
        "&#60;",
        "<",
        "<b>",
        "<br/>",
        ">",
        "|",
        "%",
        "%%",
        "%%{",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "*",
        "**",
        "_",
        "~",
        "~~",
        "-",
        "--",
        "---",
        "-->",
        "+",
        "=",
        "===",
        ".",
        ",",
        ":",
        "::",
        ":smile:",
        "!",
        "![",
        "@",
        "@{",
        "$",
        "$$",
        "^",
        "/",
        "//",
        "fa:fa-car",
        "fab:fa-x",
        "www.",
        "http://",
        "https://",
        "ftp://",
        "mailto:",
        "xmpp:",
        "ann@example.com",
        "www.example.com",
        "a",
        "b",
        "1",
        "1.",
        "2)",
        "end",
        "style",
        " ",
        "  ",
        "\u{a0}",
        "\u{200b}",
        "ﬂ°",
        "¶ß",
        "é",
        "東",
    ];
    let piece = prop_oneof![4 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn dot_label_stays_within_its_quotes(text in hostile_text()) {
        let quoted = escape_dot(&text);
        // Read as Graphviz does, with the entities of HTML: nothing but the text comes out.
        let mut read = String::new();
        let mut chars = quoted.chars();
        while let Some(c) = chars.next() {
            prop_assert!(c != '"' && !c.is_control());
            let c = if c == '\\' { chars.next().expect("a backslash stands before something") } else { c };
            prop_assert!(c != '\\' || quoted.contains("\\\\"));
            read.push(c);
        }
        prop_assert!(read.split('&').skip(1).all(|rest| rest.starts_with("amp;")));
        let shown: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        prop_assert_eq!(read.replace("&amp;", "&"), shown);
    }

    #[test]
    fn mermaid_label_is_the_text_and_nothing_in_it_acts(text in hostile_text()) {
        let label = escape_mermaid(&text);
        prop_assert!(!label.is_empty());
        let raw = label.replace(|c: char| c.is_alphanumeric() && !matches!(c, 'ﬂ' | '¶'), "");
        let numbered = |c: char| c == '#' || c == ';';
        let plain = |c: char| " ,'/?!%-.".contains(c) || (!c.is_ascii() && !c.is_control() && !matches!(c, 'ﬂ' | '¶'));
        prop_assert!(raw.chars().all(|c| numbered(c) || plain(c)), "{}", label);
        for acts in ["%%", "%{", "www.", "--", " -", "- ", ". ", "://", "$$", "ﬂ°", "¶ß"] {
            prop_assert!(!label.to_ascii_lowercase().contains(acts), "{} in {}", acts, label);
        }
        prop_assert!(!label.starts_with(['-', '.']));
        // Mermaid looks for these once more after it has decoded the label.
        let drawn = decoded(&label);
        for acts in ["\\n", "\\N", "ﬂ°", "¶ß"] {
            prop_assert!(!drawn.contains(acts), "{} in {}", acts, drawn);
        }
        let without = |text: &str| text.replace('\u{200b}', "");
        let shown: String = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        prop_assert_eq!(without(&drawn), without(&shown));
    }
}
