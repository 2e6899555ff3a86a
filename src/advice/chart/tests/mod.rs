//! Tests of the chart: its properties for every size, model and set of dimensions (`properties`), a
//! comparison with all arrangements (`search`), and charts of typical companies (`examples`).

mod examples;
mod properties;
mod search;

use super::{Chart, MAX_NODES, NodeKind, OrgNode, chart};
use crate::advice::{Advice, Candidate, Need, OutcomeDiagram, Segmentation, Situation, advise};
use crate::rulebook::tests::answers;
use crate::rulebook::{Answers, Rulebook, Value};
use serde_json::{Value as Json, json};
use std::sync::LazyLock;

static SHIPPED: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::shipped().expect("the shipped rulebook is valid"));
static OUTCOMES: LazyLock<OutcomeDiagram> = LazyLock::new(|| OutcomeDiagram::new(&SHIPPED));

/// Returns names for the lists of names, in these numbers.
fn names(rulebook: &Rulebook, input: &[usize]) -> Vec<Vec<String>> {
    let dimensions = &rulebook.segmentation.as_ref().expect("has a segmentation").dimensions;
    let mut input = input.iter().cycle();
    let list = |named: bool| {
        (0..if named { *input.next().expect("the iterator is endless") } else { 0 })
            .map(|n| format!("N{n}"))
            .collect()
    };
    dimensions.iter().map(|dimension| dimension.names.is_some()).map(list).collect()
}

/// Returns answers with which every list of names is asked.
fn answers_asking_all_names(rulebook: &Rulebook, products: u32) -> Answers {
    let input = json!({"customer_location": "several_countries", "industries": "several_different",
        "customer_size": "mixed", "product_count": products});
    answers(rulebook, &input)
}

/// Returns the chart of a team for a model and some dimensions, independent of the advice.
fn chart_of_dimensions(
    rulebook: &Rulebook,
    model: usize,
    team: u32,
    selected: u32,
    names: &[Vec<String>],
    answers: &mut Answers,
) -> Chart {
    let size = rulebook.staffing.as_ref().expect("has staffing").headcount;
    answers.set(size, Some(Value::Number(team)));
    let situation = Situation::new(rulebook, answers);
    let dimensions = (0..4).filter(|dimension| selected >> dimension & 1 == 1);
    let now = dimensions.map(|dimension| Candidate { dimension, need: Need::Strong, reason: 0 }).collect();
    let selected = Segmentation { now, ..Segmentation::default() };
    chart(rulebook, &situation, model, &selected, names, MAX_NODES).expect("has a chart")
}

/// Returns how many dimensions a team of a model can staff.
fn staffable_dimensions(rulebook: &Rulebook, model: usize, team: u32) -> u32 {
    rulebook.segmentation.as_ref().expect("has a segmentation").staffable_dimensions(model, team)
}

/// Returns the shipped rulebook's advice with its chart.
fn advised(input: &Json) -> (Advice, Chart) {
    let advice = advise(&SHIPPED, &OUTCOMES, &answers(&SHIPPED, input));
    let chart = advice.chart.clone().expect("has a chart");
    (advice, chart)
}

/// Returns the nodes below a node.
fn below<'c>(chart: &'c Chart, node: &'c OrgNode) -> impl Iterator<Item = &'c OrgNode> {
    node.children.iter().map(|child| &chart.nodes[*child])
}

/// Returns how many people report to the leader of a node's people: the managers below the node, and the
/// sellers without a manager of their own.
fn reports(chart: &Chart, node: &OrgNode) -> u32 {
    let each = |child: &OrgNode| match child.kind {
        NodeKind::Lead(_) => child.count,
        NodeKind::Seller(_) => child.headcount,
        NodeKind::Group | NodeKind::Leader => reports(chart, child),
    };
    below(chart, node).map(each).sum()
}

/// Returns how many managers lead sellers at or below a node.
fn managers(chart: &Chart, node: &OrgNode) -> u32 {
    let own = if node.kind == NodeKind::Lead(0) { node.count } else { 0 };
    own + below(chart, node).map(|child| managers(chart, child)).sum::<u32>()
}
