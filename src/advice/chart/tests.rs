//! Invariant 12: head counts add up, none is nought, no unit is empty, nobody leads too many; for every size, model and set of
//! dimensions. Then the document's own pictures, and charts of a size that people have in mind.

use super::{Chart, MOST_NODES, Post, Segment, Units, chart};
use crate::advice::{Need, Outcomes, Segmentation, Situation, Wanted, advise};
use crate::rulebook::Rulebook;
use crate::rulebook::format::Shape;
use crate::rulebook::tests::answers;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::sync::LazyLock;

static SHIPPED: LazyLock<Rulebook> = LazyLock::new(|| Rulebook::shipped().expect("it loads"));

/// Names for three lists, of so many each.
fn names(rulebook: &Rulebook, given: &[usize]) -> Vec<Vec<String>> {
    let dimensions = &rulebook.segmentation.as_ref().expect("a segmentation").dimensions;
    let mut given = given.iter().cycle();
    let list = |named: bool| {
        (0..if named { *given.next().expect("endless") } else { 0 }).map(|n| format!("N{n}")).collect()
    };
    dimensions.iter().map(|dimension| dimension.names.is_some()).map(list).collect()
}

/// What must hold of every chart.
fn assert_sound(rulebook: &Rulebook, model: usize, team: u32, chart: &Chart, told: &dyn Fn() -> String) {
    let staffing = rulebook.staffing.as_ref().expect("a staffing");
    let (own, nodes) = (staffing.models[model].as_ref().expect("staffed"), &chart.nodes);
    assert!(nodes.len() <= MOST_NODES, "{} nodes: {}", nodes.len(), told());
    assert_eq!(chart.team(), team, "{}", told());
    let leaves = nodes.iter().filter(|node| node.is_seller());
    assert_eq!(leaves.map(|leaf| u64::from(leaf.headcount)).sum::<u64>(), u64::from(team), "{}", told());
    let mut reports = vec![0_u32; nodes.len()];
    let mut divisions = vec![0_u32; nodes.len()];
    let mut leads = 0;
    for (index, node) in nodes.iter().enumerate() {
        assert!(node.count >= 1 && node.headcount >= node.count, "{index} {node:?}: {}", told());
        assert_eq!(node.children.is_empty(), node.is_seller(), "{index} {node:?}: {}", told());
        assert!(node.parts.iter().all(|part| part.from < part.to), "{index} {node:?}: {}", told());
        let below: u32 = node.children.iter().map(|child| nodes[*child].headcount).sum();
        assert!(node.is_seller() || below == node.headcount, "{index} {node:?} has {below}: {}", told());
        if let Post::Lead(_) = node.post {
            leads += node.count;
            let mut above = node.parent;
            while let Some(at) = above.filter(|at| nodes[*at].post == Post::Group) {
                above = nodes[at].parent;
            }
            reports[above.expect("somebody leads")] += node.count;
        }
        // Sellers lie in segments of every division.
        let above = node.parent.map_or(0_u32, |above| {
            assert!(above < index, "{}", told());
            divisions[above]
        });
        divisions[index] = node.parts.iter().fold(above, |known, part| known | 1 << part.division);
        let all = (1 << chart.divisions.len()) - 1;
        assert!(!node.is_seller() || divisions[index] == all, "{index} {node:?}: {}", told());
        // In a unit there is somebody for each role, where the span leaves room for that.
        let roles = own.roles.len();
        let of_sellers = node.children.iter().any(|child| nodes[*child].is_seller());
        if own.shape == Shape::Unit
            && of_sellers
            && team as usize >= roles
            && staffing.span as usize >= 2 * roles
        {
            assert_eq!(node.children.len() % roles, 0, "{index} {node:?}: {}", told());
        }
    }
    for (node, reports) in nodes.iter().zip(reports) {
        let led = if reports > 0 { reports } else { node.headcount };
        let leads = !matches!(node.post, Post::Group | Post::Seller(_));
        assert!(!leads || led <= staffing.span * node.count, "{node:?} leads {led}: {}", told());
    }
    assert_eq!(chart.managers(), leads, "{}", told());
}

/// The chart of a team for a model and some dimensions, whatever the advice would be.
fn any(
    rulebook: &Rulebook,
    model: usize,
    team: u32,
    taken: u32,
    given: &[usize],
    answers: &mut crate::rulebook::Answers,
) -> Chart {
    let size = rulebook.staffing.as_ref().expect("a staffing").headcount;
    answers.set(size, Some(crate::rulebook::Value::Number(team)));
    let situation = Situation::new(rulebook, answers);
    let dimensions = (0..4).filter(|dimension| taken >> dimension & 1 == 1);
    let now = dimensions.map(|dimension| Wanted { dimension, need: Need::Strong, reason: 0 }).collect();
    let taken = Segmentation { now, ..Segmentation::default() };
    chart(rulebook, &situation, model, &taken, &names(rulebook, given), MOST_NODES).expect("a chart")
}

/// Answers with which every list of names is asked.
fn asked(rulebook: &Rulebook, products: u32) -> crate::rulebook::Answers {
    let given = json!({"customer_location": "several_countries", "industries": "several_different",
        "customer_size": "mixed", "product_count": products});
    answers(rulebook, &given)
}

fn sizes() -> impl Iterator<Item = u32> {
    let far = [2999, 3000, 3001, 4096, 6561, 9999, 10_000, 50_000, 65_535, 65_536, 99_999, 100_000];
    (1..=2000).chain(far)
}

#[test]
fn head_counts_add_up_for_every_size_model_and_set_of_dimensions() {
    // Few names, none, one that leaves others, and as many as there can be.
    for (given, products) in [(&[3, 2, 4][..], 6), (&[0][..], 5), (&[1][..], 100_000), (&[50][..], 100_000)] {
        let mut answers = asked(&SHIPPED, products);
        for model in 0..SHIPPED.models.len() {
            for taken in 0..16 {
                // All sizes with some names, and around every edge with the others.
                let sizes =
                    sizes().filter(|size| given.len() == 3 || *size < 130 || *size > 1950 || size % 97 == 0);
                for team in sizes {
                    let chart = any(&SHIPPED, model, team, taken, given, &mut answers);
                    let told =
                        || format!("model {model}, team {team}, dimensions {taken:b}, names {given:?}");
                    assert_sound(&SHIPPED, model, team, &chart, &told);
                }
            }
        }
    }
}

/// The shipped rulebook with another span, other proportions and another size of units.
fn changed(span: u32, proportion: f64, size: u32, assumed: u32) -> Rulebook {
    let file = include_str!("../../../assets/rulebooks/sales-organisation.json");
    let mut file: Json = serde_json::from_str(file).expect("JSON");
    for figure in file["staffing"]["defaults"].as_array_mut().expect("a list") {
        figure["value"] = match figure["id"].as_str() {
            Some("span_of_control") => json!(span),
            Some("pod_size") => json!(size),
            Some("product_lines") => json!(assumed),
            _ => json!(proportion),
        };
    }
    for dimension in [0, 3] {
        file["segmentation"]["dimensions"][dimension]["assumed_segments"] = json!(assumed);
    }
    Rulebook::load(file.to_string().into_bytes()).expect("it loads")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn other_figures_make_sound_charts_too(
        span in 3_u32..20, proportion in prop_oneof![0.001_f64..0.1, 0.1_f64..5.0], size in 1_u32..30, assumed in 1_u32..=50,
        given in prop::collection::vec(0_usize..=50, 1..4), teams in prop::collection::vec(prop_oneof![1_u32..60, 1_u32..=100_000], 8),
    ) {
        let rulebook = changed(span, proportion, size, assumed);
        let mut answers = asked(&rulebook, 7);
        for model in 0..rulebook.models.len() {
            for (taken, team) in teams.iter().enumerate() {
                let taken = u32::try_from(taken).expect("few") * 2 + 1;
                let chart = any(&rulebook, model, *team, taken, &given, &mut answers);
                assert_sound(&rulebook, model, *team, &chart, &|| format!("team {team}, dimensions {taken:b}"));
            }
        }
    }
}
