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

/// Who leads a node: the first above it that is no group.
fn leader(nodes: &[super::Node], node: usize) -> usize {
    let mut above = nodes[node].parent.expect("somebody leads");
    while nodes[above].post == Post::Group {
        above = nodes[above].parent.expect("somebody leads");
    }
    above
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
            reports[leader(nodes, index)] += node.count;
        } else if node.is_seller() {
            reports[leader(nodes, index)] += node.headcount;
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
            && staffing.most as usize >= 2 * roles
        {
            assert_eq!(node.children.len() % roles, 0, "{index} {node:?}: {}", told());
        }
    }
    for (node, led) in nodes.iter().zip(&reports) {
        assert!(*led <= staffing.most * node.count, "{node:?} leads {led}: {}", told());
    }
    for (index, node) in nodes.iter().enumerate() {
        // One who leads too few sellers stands where the one above cannot lead all who are alike.
        if node.post == Post::Lead(0) && reports[index] < staffing.least {
            let above = leader(nodes, index);
            let alike = nodes.iter().enumerate().filter(|(_, other)| {
                let division = |node: &super::Node| node.parts.first().map(|part| part.division);
                let named = (division(other), &other.roles, other.units.is_some());
                named == (division(node), &node.roles, node.units.is_some())
            });
            let alike = alike.filter(|(at, other)| {
                matches!(other.post, Post::Lead(_))
                    && leader(nodes, *at) == above
                    && reports[*at] < staffing.least * other.count
            });
            let more: u32 = alike.map(|(at, other)| reports[at].saturating_sub(other.count)).sum();
            let folded = node.count > 1 || nodes[above].count > 1;
            let told = || format!("{node:?} leads {}: {}", reports[index], told());
            assert!(folded || reports[above] + more > staffing.most, "{}", told());
        }
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
fn changed(span: u32, (most, least): (u32, u32), proportion: f64, size: u32, assumed: u32) -> Rulebook {
    let file = include_str!("../../../assets/rulebooks/sales-organisation.json");
    let mut file: Json = serde_json::from_str(file).expect("JSON");
    for figure in file["staffing"]["defaults"].as_array_mut().expect("a list") {
        figure["value"] = match figure["id"].as_str() {
            Some("span_of_control") => json!(span),
            Some("span_most") => json!(span + most),
            Some("span_least") => json!(least),
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
        span in 3_u32..20, limits in (0_u32..9, 1_u32..9), proportion in prop_oneof![0.001_f64..0.1, 0.1_f64..5.0], size in 1_u32..30, assumed in 1_u32..=50,
        given in prop::collection::vec(0_usize..=50, 1..4), teams in prop::collection::vec(prop_oneof![1_u32..60, 1_u32..=100_000], 8),
    ) {
        let rulebook = changed(span, limits, proportion, size, assumed);
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

/// The chart of the shipped rulebook's advice.
fn advised(given: &Json) -> (crate::advice::Advice, Chart) {
    let advice = advise(&SHIPPED, &Outcomes::new(&SHIPPED), &answers(&SHIPPED, given));
    let chart = advice.chart.clone().expect("a chart");
    (advice, chart)
}

/// The nodes of a chart that are right above people, with what is in them.
fn units(chart: &Chart) -> Vec<(Post, Option<Units>, u32, Vec<u32>)> {
    let people = |node: &super::Node| -> Vec<u32> {
        let children = node.children.iter().map(|child| &chart.nodes[*child]);
        children.filter(|child| child.is_seller()).map(|child| child.headcount).collect()
    };
    let units = chart.nodes.iter().map(|node| (node.post, node.units, node.count, people(node)));
    units.filter(|(.., people)| !people.is_empty()).collect()
}

/// The document's example: the line once for every geography.
#[test]
fn a_line_is_repeated_for_every_region() {
    let given = json!({"budget": "ample", "team_size": 24, "relationship": "transactional", "lead_flow": "many",
        "culture": "balanced", "customer_location": "several_regions", "region_names": ["North", "South", "East"]});
    let (advice, chart) = advised(&given);
    assert_eq!(SHIPPED.models[advice.model].id, "assembly_line");
    let manager = (Post::Lead(0), None, 1, vec![2, 4, 2]);
    assert_eq!(units(&chart), [manager.clone(), manager.clone(), manager]);
    let segments: Vec<_> = chart.nodes[0].children.iter().map(|child| &chart.nodes[*child].parts).collect();
    assert!(segments.iter().enumerate().all(|(at, parts)| (parts[0].from, parts[0].to) == (at, at + 1)));
    assert_eq!(chart.leads, [3]);
}

/// The document's picture: a pod for every product line.
#[test]
fn every_product_line_has_a_pod() {
    let given = json!({"team_size": 20, "culture": "collaborative", "product_count": 5, "product_buyers": "different",
        "product_names": ["A", "B", "C"]});
    let (advice, chart) = advised(&given);
    assert_eq!(SHIPPED.models[advice.model].id, "pod");
    let segments = [Segment::Named(0), Segment::Named(1), Segment::Named(2), Segment::Others];
    assert_eq!(chart.divisions[0].segments, segments);
    let pods: Vec<_> = units(&chart).into_iter().map(|(_, units, _, people)| (units, people)).collect();
    let pod = |number| (Some(Units::Numbered(number, number)), vec![1, 3, 1]);
    assert_eq!(pods, [pod(1), pod(2), pod(3), pod(4)]);
}

#[test]
fn a_leader_leads_few_alone_and_one_seller_is_led_by_nobody_else() {
    let expected =
        [(1, vec![]), (10, vec![]), (11, vec![2]), (20, vec![3]), (80, vec![10]), (84, vec![11, 2])];
    for (team, leads) in expected {
        let (_, chart) =
            advised(&json!({"team_size": team, "budget": "tight", "relationship": "one_to_one"}));
        assert_eq!(chart.leads, leads, "{team}");
    }
    let (_, chart) = advised(&json!({"team_size": 1}));
    assert_eq!(chart.nodes.len(), 2);
    assert!(chart.figures.is_empty(), "nobody is led by a span");
}

#[test]
fn small_regions_are_led_together_and_a_team_too_small_joins_segments() {
    let names: Vec<_> = (0..10).map(|n| format!("Region {n}")).collect();
    let mut given = json!({"team_size": 20, "budget": "tight", "relationship": "one_to_one",
        "customer_location": "several_countries", "region_names": names});
    let (_, chart) = advised(&given);
    let led: Vec<_> =
        chart.nodes[0].children.iter().map(|child| chart.nodes[*child].children.len()).collect();
    assert_eq!(led, [4, 3, 3], "regions of two, up to eight people a manager");
    given["team_size"] = json!(4);
    let (_, chart) = advised(&given);
    assert_eq!((chart.divisions[0].groups, chart.divisions[0].segments.len()), (4, 10));
    let parts: Vec<_> = chart.nodes[0].children.iter().map(|child| chart.nodes[*child].parts[0]).collect();
    let sizes: Vec<_> = parts.iter().map(|part| part.to - part.from).collect();
    assert_eq!(sizes, [3, 3, 2, 2]);
}

#[test]
fn what_is_not_named_is_known_counted_or_assumed_and_says_so() {
    let given = json!({"team_size": 500, "budget": "ample", "customer_location": "several_countries", "customer_size": "mixed",
        "industries": "several_different", "industry_names": ["Care"], "product_count": 90, "product_buyers": "different"});
    let (advice, chart) = advised(&given);
    let told: Vec<_> = (chart.divisions.iter())
        .map(|division| {
            let dimension = &SHIPPED.segmentation.as_ref().expect("one").dimensions[division.dimension];
            (&*dimension.id, division.segments.len(), division.assumed, division.limited.is_some())
        })
        .collect();
    let expected = [
        ("geography", 2, true, false),
        ("product", 8, false, true),
        ("customer_size", 2, false, false),
        ("vertical", 2, false, false),
    ];
    assert_eq!(told, expected);
    assert_eq!(chart.divisions[3].segments, [Segment::Named(0), Segment::Others]);
    assert_eq!(advice.segmentation.now.len(), 4);
}

#[test]
fn a_small_chart_folds_what_is_alike_and_loses_nobody() {
    let names: Vec<_> = (0..50).map(|n| format!("N{n}")).collect();
    let given = json!({"team_size": 5000, "budget": "ample", "culture": "collaborative", "customer_size": "mixed",
        "customer_location": "several_countries", "region_names": names, "industries": "several_different",
        "industry_names": names, "product_count": 50, "product_buyers": "different", "product_names": names});
    let (advice, whole) = advised(&given);
    assert!(whole.nodes.iter().any(|node| node.count > 1) && whole.nodes.len() <= MOST_NODES);
    // Every region that was named has a box of its own, in the whole chart.
    for from in 0..50 {
        let own = |part: &super::Part| (part.division, part.from, part.to) == (0, from, from + 1);
        assert!(whole.nodes.iter().any(|node| node.parts.iter().any(own)), "{from}");
    }
    for most in [0, 10, 30, 60, 200, 10_000] {
        let chart = Chart::of(&SHIPPED, &advice, most).expect("a chart");
        assert!(chart.nodes.len() <= most.clamp(4, MOST_NODES), "{most}: {}", chart.nodes.len());
        let people = chart.nodes.iter().filter(|node| node.is_seller()).map(|node| node.headcount);
        assert_eq!(people.sum::<u32>(), 5000);
    }
}

#[test]
fn where_nothing_is_staffed_there_is_no_chart() {
    let commute = crate::rulebook::tests::commute();
    let advice = advise(&commute, &Outcomes::new(&commute), &answers(&commute, &json!({})));
    assert_eq!(advice.chart, None);
    let file = include_str!("../../../assets/rulebooks/sales-organisation.json");
    let mut file: Json = serde_json::from_str(file).expect("JSON");
    file["models"]
        .as_array_mut()
        .expect("a list")
        .iter_mut()
        .for_each(|model| model["staffing"] = Json::Null);
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("it loads");
    let advice = advise(&rulebook, &Outcomes::new(&rulebook), &answers(&rulebook, &json!({})));
    assert_eq!(advice.chart, None);
}

/// The reviewed company: five countries of twelve.
#[test]
fn whoever_would_lead_too_few_is_left_out_where_the_one_above_has_room() {
    let countries = ["A", "B", "C", "D", "E"];
    let given = |team: u32| {
        json!({"team_size": team, "budget": "ample", "culture": "collaborative", "customer_location": "several_countries",
            "region_names": countries, "customer_size": "mixed"})
    };
    // No director stands over two managers, as one can lead ten of them.
    let (_, chart) = advised(&given(60));
    assert_eq!(chart.leads, [10]);
    let country = &chart.nodes[chart.nodes[0].children[0]];
    assert_eq!((country.post, country.headcount), (Post::Group, 12));
    // With a country more there would be twelve.
    let mut more = given(72);
    more["region_names"] = json!(["A", "B", "C", "D", "E", "F"]);
    assert_eq!(advised(&more).1.leads, [12, 6]);
    // A line of fifteen: three and four people are led by the head, with the manager of the eight.
    let line = json!({"team_size": 15, "budget": "ample", "relationship": "transactional", "lead_flow": "many",
        "culture": "balanced"});
    let (advice, chart) = advised(&line);
    assert_eq!(SHIPPED.models[advice.model].id, "assembly_line");
    let below = chart.nodes[0].children.iter().map(|child| &chart.nodes[*child]);
    let below: Vec<_> = below.map(|node| (node.post, node.headcount)).collect();
    assert_eq!(below, [(Post::Seller(0), 3), (Post::Lead(0), 8), (Post::Seller(2), 4)]);
}

/// Groups that share a box where one can lead some of them and not the others, who are one more.
#[test]
fn nobody_leads_too_many_where_groups_differ_by_the_one_too_many() {
    let rulebook = changed(13, (2, 1), 0.001, 6, 1);
    let mut answers = asked(&rulebook, 7);
    for model in 0..rulebook.models.len() {
        let chart = any(&rulebook, model, 85_809, 15, &[22, 13, 10], &mut answers);
        assert_sound(&rulebook, model, 85_809, &chart, &|| format!("model {model}"));
    }
}
