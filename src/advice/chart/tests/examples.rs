//! Charts of typical sizes, and the source document's own pictures.

use super::{Chart, MAX_NODES, NodeKind, OrgNode, SHIPPED, advised, below, managers};
use crate::advice::chart::{Leadership, Segment, UnitNumbers};
use crate::advice::{OutcomeDiagram, advise};
use crate::rulebook::Rulebook;
use crate::rulebook::tests::answers;
use serde_json::{Value as Json, json};

fn line(team: u32, regions: &[&str]) -> Json {
    json!({"budget": "ample", "team_size": team, "relationship": "transactional", "lead_flow": "many",
        "culture": "balanced", "customer_location": "several_regions", "region_names": regions})
}

fn pods(team: u32, countries: &[&str]) -> Json {
    json!({"team_size": team, "budget": "ample", "culture": "collaborative", "customer_location": "several_countries",
        "region_names": countries})
}

fn island(team: u32, regions: &[&str]) -> Json {
    json!({"team_size": team, "budget": "tight", "relationship": "one_to_one", "customer_location": "several_regions",
        "region_names": regions})
}

/// Returns the chart of some answers. Asserts that it is of this model.
fn chart_of_model(model: &str, input: &Json) -> Chart {
    let (advice, chart) = advised(input);
    assert_eq!(SHIPPED.models[advice.model].id, model, "{input}");
    chart
}

/// Returns the kind and the number of people of each node directly below the head.
fn top_level(chart: &Chart) -> Vec<(NodeKind, u32)> {
    below(chart, &chart.nodes[0]).map(|node| (node.kind, node.headcount)).collect()
}

/// Returns the number of people in each role of a node.
fn roles(chart: &Chart, node: &OrgNode) -> Vec<u32> {
    below(chart, node).filter(|child| child.is_seller()).map(|child| child.headcount).collect()
}

/// Returns the sizes of the pods from the first to the last. Equal ones are repeated.
fn units(chart: &Chart) -> Vec<u32> {
    let is_unit = |node: &&OrgNode| below(chart, node).any(OrgNode::is_seller);
    let sizes = |node: &OrgNode| vec![node.headcount / node.count; node.count as usize];
    chart.nodes.iter().filter(is_unit).flat_map(sizes).collect()
}

const MANAGER: NodeKind = NodeKind::Lead(0);

/// The document's example: the line is repeated for every geography.
#[test]
fn line_is_repeated_in_every_region() {
    let chart = chart_of_model("assembly_line", &line(24, &["North", "South", "East"]));
    assert_eq!(top_level(&chart), [(MANAGER, 8), (MANAGER, 8), (MANAGER, 8)]);
    for (at, region) in below(&chart, &chart.nodes[0]).enumerate() {
        assert_eq!((region.segments[0].from, region.segments[0].to), (at, at + 1));
        assert_eq!(roles(&chart, region), [2, 4, 2]);
    }
    assert_eq!((chart.divided_role, chart.smallest_groups), (None, (3, (8, 8))));
}

/// A line that is too small for every region divides only the role that closes deals.
#[test]
fn small_line_divides_only_closers() {
    let chart = chart_of_model("assembly_line", &line(11, &["North", "South", "East"]));
    assert_eq!(top_level(&chart), [(MANAGER, 5), (MANAGER, 6)]);
    let [others, closers] = [0, 1].map(|at| below(&chart, &chart.nodes[0]).nth(at).expect("is in the chart"));
    assert_eq!(roles(&chart, others), [2, 3]);
    let regions: Vec<_> = below(&chart, closers).map(|region| (region.kind, region.headcount)).collect();
    assert_eq!(regions, [(NodeKind::Group, 2); 3]);
    assert_eq!((chart.divided_role, chart.smallest_groups), (Some(1), (1, (11, 11))));
    // One person fewer than a line for each of the three needs.
    assert_eq!(chart_of_model("assembly_line", &line(23, &["North", "South", "East"])).divided_role, Some(1));
}

/// The document's picture: a pod for every product line.
#[test]
fn pods_match_product_lines() {
    let given = json!({"team_size": 20, "culture": "collaborative", "product_count": 5, "product_buyers": "different",
        "product_names": ["A", "B", "C"]});
    let chart = chart_of_model("pod", &given);
    let segments = [Segment::Named(0), Segment::Named(1), Segment::Named(2), Segment::Others];
    assert_eq!(chart.divisions[0].segments, segments);
    let numbers: Vec<_> =
        chart.nodes.iter().filter(|node| !node.segments.is_empty()).filter_map(|node| node.units).collect();
    assert_eq!(numbers, [1, 2, 3, 4].map(|number| UnitNumbers::Numbered(number, number)));
    assert_eq!((units(&chart), chart.smallest_groups), (vec![5; 4], (4, (5, 5))));
}

/// Eleven people form pods of six and five.
#[test]
fn pods_of_eleven_are_six_and_five() {
    let chart = chart_of_model(
        "pod",
        &pods(11, &["A"])
            .as_object()
            .map(|given| {
                let mut given = given.clone();
                given.remove("customer_location");
                Json::from(given)
            })
            .expect("is an object"),
    );
    assert_eq!((top_level(&chart), units(&chart)), (vec![(MANAGER, 6), (MANAGER, 5)], vec![6, 5]));
    assert_eq!(chart.managers_by_level, [2]);
}

/// Sixty people in five countries form thirteen complete pods.
#[test]
fn pods_of_sixty_in_five_countries_are_thirteen() {
    let chart = chart_of_model("pod", &pods(60, &["A", "B", "C", "D", "E"]));
    let sizes = units(&chart);
    assert_eq!((sizes.len(), chart.smallest_groups.0), (13, 13));
    assert!(sizes.iter().all(|size| (4..=5).contains(size)), "{sizes:?}");
    let countries: Vec<_> = below(&chart, &chart.nodes[0]).map(|node| node.headcount).collect();
    assert_eq!(countries, [14, 13, 13, 10, 10]);
    assert!(chart.broken_figures.is_empty());
}

/// Two regions of two hundred people have a head each.
#[test]
fn large_regions_have_a_head_each() {
    for given in
        [line(400, &["North", "South"]), pods(400, &["North", "South"]), island(400, &["North", "South"])]
    {
        let (_, chart) = advised(&given);
        let top = top_level(&chart);
        assert!(matches!(top[..], [(NodeKind::Lead(1..), 200), (NodeKind::Lead(1..), 200)]), "{top:?}");
    }
}

/// A small team is led by the founder, a larger one by a coach, and a large one by a full-time leader.
#[test]
fn leadership_follows_the_team_size() {
    let coaches =
        |chart: &Chart| chart.nodes.iter().filter(|node| node.is_coach).map(|node| node.headcount).sum();
    for team in 1..=10 {
        for given in [line(team, &["A", "B"]), pods(team, &["A", "B"]), island(team, &["A", "B"])] {
            let (_, chart) = advised(&given);
            let expected = match team {
                ..=3 => (Leadership::Informal, 0),
                4..=6 => (Leadership::PlayingCoach, 1),
                _ => (Leadership::FullTime, 0),
            };
            assert_eq!((chart.leadership, coaches(&chart)), expected, "{given}");
            assert_eq!((chart.managers_by_level.len(), managers(&chart, &chart.nodes[0])), (0, 0), "{given}");
        }
    }
    let figures = |team: u32| {
        let staffing = SHIPPED.staffing.as_ref().expect("has staffing");
        let (_, chart) = advised(&island(team, &["A", "B"]));
        chart.figures.iter().map(|figure| staffing.defaults[*figure].id.clone()).collect::<Vec<_>>()
    };
    assert!(figures(3).is_empty(), "nobody is led by a span");
    assert_eq!(figures(5), ["coach_least", "coach_most"]);
    assert_eq!(figures(8), ["span_most"]);
    assert_eq!(figures(12), ["span_of_control", "span_most", "span_least"]);
}

/// A large team has so many levels that each manager can lead those below.
#[test]
fn managers_form_levels_within_span() {
    for (team, leads) in [(10, vec![]), (11, vec![2]), (20, vec![3]), (80, vec![10]), (88, vec![11, 2])] {
        let chart = chart_of_model(
            "island",
            &json!({"team_size": team, "budget": "tight", "relationship": "one_to_one"}),
        );
        assert_eq!(chart.managers_by_level, leads, "{team}");
    }
}

/// Small regions share a manager.
#[test]
fn small_regions_share_a_manager() {
    let names: Vec<_> = (0..10).map(|n| format!("Region {n}")).collect();
    let names: Vec<_> = names.iter().map(|name| &**name).collect();
    let chart = chart_of_model("island", &island(20, &names));
    let led: Vec<_> = below(&chart, &chart.nodes[0]).map(|node| node.children.len()).collect();
    assert_eq!(led, [4, 3, 3], "regions of two");
    // The team is too small for a pair in each.
    let chart = chart_of_model("island", &island(5, &names));
    assert_eq!((chart.divisions[0].groups, chart.divisions[0].segments.len()), (2, 10));
    let parts: Vec<_> = below(&chart, &chart.nodes[0]).map(|node| node.segments[0]).collect();
    assert_eq!(parts.iter().map(|part| part.to - part.from).collect::<Vec<_>>(), [5, 5]);
    // Two regions of four share a manager, and the head leads the third.
    let chart = chart_of_model("island", &island(12, &["A", "B", "C"]));
    assert_eq!(top_level(&chart), [(MANAGER, 8), (NodeKind::Group, 4)]);
}

/// A group inside a region is divided between two managers if no other way keeps the managers' figures.
#[test]
fn group_inside_a_region_can_have_two_managers() {
    let mut input = island(48, &["A", "B"]);
    (input["budget"], input["industries"]) = (json!("ample"), json!("several_different"));
    input["industry_names"] = json!(["X", "Y", "Z", "V", "W", "U"]);
    let (_, chart) = advised(&input);
    let dimensions: Vec<_> = chart.divisions.iter().map(|division| division.groups).collect();
    assert_eq!(dimensions.iter().product::<u32>(), 12);
    assert!(chart.broken_figures.is_empty());
}

/// Segments without names are fixed, counted or assumed, and assumed ones are marked.
#[test]
fn unnamed_segments_are_fixed_counted_or_assumed() {
    let given = json!({"team_size": 500, "budget": "ample", "customer_location": "several_countries", "customer_size": "mixed",
        "industries": "several_different", "industry_names": ["Care"], "product_count": 90, "product_buyers": "different"});
    let (advice, chart) = advised(&given);
    let dimensions = &SHIPPED.segmentation.as_ref().expect("has a segmentation").dimensions;
    let mut told: Vec<_> = (chart.divisions.iter())
        .map(|division| {
            let id = &*dimensions[division.dimension].id;
            (id, division.segments.len(), division.assumed, division.limiting_figure.is_some())
        })
        .collect();
    told.sort_unstable();
    let expected = [
        ("customer_size", 2, false, false),
        ("geography", 2, true, false),
        ("product", 8, false, true),
        ("vertical", 2, false, false),
    ];
    assert_eq!(told, expected);
    let care = chart.divisions.iter().find(|division| division.segments[0] == Segment::Named(0));
    assert_eq!(care.expect("is in the chart").segments, [Segment::Named(0), Segment::Others]);
    assert_eq!(advice.segmentation.now.len(), 4);
}

/// A small chart combines equal parts and keeps all people.
#[test]
fn small_chart_combines_boxes_and_keeps_everybody() {
    let names: Vec<_> = (0..50).map(|n| format!("N{n}")).collect();
    let given = json!({"team_size": 5000, "budget": "ample", "culture": "collaborative", "customer_size": "mixed",
        "customer_location": "several_countries", "region_names": names, "industries": "several_different",
        "industry_names": names, "product_count": 50, "product_buyers": "different", "product_names": names});
    let (advice, whole) = advised(&given);
    assert!(whole.nodes.iter().any(|node| node.count > 1) && whole.nodes.len() <= MAX_NODES);
    for most in [0, 10, 30, 60, 200, 10_000] {
        let chart = Chart::from_advice(&SHIPPED, &advice, most).expect("has a chart");
        assert!(chart.nodes.len() <= most.clamp(4, MAX_NODES), "{most}: {}", chart.nodes.len());
        let people = chart.nodes.iter().filter(|node| node.is_seller()).map(|node| node.headcount);
        assert_eq!((people.sum::<u32>(), chart.manager_count()), (5000, whole.manager_count()));
    }
}

/// There is no chart without staffing.
#[test]
fn chart_is_none_without_staffing() {
    let commute = crate::rulebook::tests::commute();
    let advice = advise(&commute, &OutcomeDiagram::new(&commute), &answers(&commute, &json!({})));
    assert_eq!(advice.chart, None);
    let file = include_str!("../../../../assets/rulebooks/sales-organisation.json");
    let mut file: Json = serde_json::from_str(file).expect("valid JSON");
    let models = file["models"].as_array_mut().expect("is an array");
    for model in models {
        model["staffing"] = Json::Null;
    }
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &answers(&rulebook, &json!({})));
    assert_eq!(advice.chart, None);
}
