//! Both forms hold every node and every edge once, whatever the labels are, and light what they are told to.

use super::{Graph, dot, mermaid};
use crate::audit::coverage;
use crate::locale::{Language, Words};
use crate::report::Reader;
use crate::rulebook::{Answers, Rulebook, tests::COMMUTE};
use proptest::prelude::*;

fn graph(rulebook: &Rulebook, path: Option<&[usize]>) -> Graph {
    let words = Words::new(Language::English);
    Graph::new(&Reader::new(rulebook, &words), coverage(rulebook).as_ref(), path)
}

#[test]
fn every_node_and_edge_stands_once_in_both_forms() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is right");
    let graph = graph(&rulebook, None);
    let (dot, mermaid) = (graph.dot(), graph.mermaid());
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
fn both_forms_of_a_small_tree_with_a_path() {
    let rulebook = Rulebook::load(COMMUTE.into()).expect("it loads");
    let mut path = Vec::new();
    let situation = crate::advice::Situation::new(&rulebook, &Answers::new());
    rulebook.tree.walk(situation.values(), |_, branch| path.push(branch));
    let graph = graph(&rulebook, Some(&path));
    insta::assert_snapshot!("graph_dot", graph.dot());
    insta::assert_snapshot!("graph_mermaid", graph.mermaid());
}

#[test]
fn a_label_cannot_leave_its_quotes() {
    assert_eq!(dot(r#"a" ]; b -> c \N &lt; "#), r#"a\" ]; b -> c \\N &amp;lt; "#);
    assert_eq!(dot("a\nb"), "a b");
    assert_eq!(
        mermaid("a\"] --> b %%{init}%% <script> #35; `x`\n"),
        "a#34;#93; --#62; b #37;#37;#123;init#125;#37;#37; #60;script#62; #35;35#59; #96;x#96; "
    );
}

proptest! {
    #[test]
    fn whatever_a_label_is_nothing_in_it_ends_the_quotes(text in any::<String>()) {
        let quoted = dot(&text);
        let mut escaped = false;
        for c in quoted.chars() {
            prop_assert!(escaped || c != '"');
            escaped = !escaped && c == '\\';
        }
        prop_assert!(!escaped);
        let quoted = mermaid(&text);
        prop_assert!(!quoted.contains(['"', '<', '>', '`', '\\', '\n', '|']));
    }
}
