//! Properties 12, 13 and 15, checked on every chart.

use super::{
    Chart, MAX_NODES, NodeKind, OrgNode, SHIPPED, answers_asking_all_names, chart, chart_of_dimensions,
    managers, names, reports, staffable_dimensions,
};
use crate::advice::chart::share::proportional;
use crate::advice::{Segmentation, Situation, split_dimensions};
use crate::rulebook::format::Shape;
use crate::rulebook::tests::answers;
use crate::rulebook::{ModelStaffing, Rulebook, Staffing};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

/// A chart with the rules that it must keep.
struct ChartCheck<'a> {
    chart: &'a Chart,
    staffing: &'a Staffing,
    model: &'a ModelStaffing,
    team: u32,
    /// Whether the team can staff the dimensions that it is divided by.
    is_staffed: bool,
}

/// A part of the property. It returns the violation, if there is one.
type Property<'a> = fn(&ChartCheck<'a>) -> Result<(), String>;

impl<'a> ChartCheck<'a> {
    /// Returns the first violation, if there is one.
    fn problem(&self) -> Option<String> {
        let steps: [Property<'a>; 7] = [
            Self::head_counts_add_up,
            Self::everybody_is_in_a_segment_of_each_division,
            Self::nobody_is_alone_in_a_segment,
            Self::managers_keep_their_figures,
            Self::large_segments_have_a_leader,
            Self::proportions_hold,
            Self::units_are_whole,
        ];
        steps.iter().find_map(|step| step(self).err())
    }

    fn is_broken(&self, figure: Option<usize>) -> bool {
        figure.is_some_and(|figure| self.chart.broken_figures.contains(&figure))
    }

    /// The numbers of nodes, sellers and managers add up.
    fn head_counts_add_up(&self) -> Result<(), String> {
        let nodes = &self.chart.nodes;
        ensure(nodes.len() <= MAX_NODES, || format!("{} nodes", nodes.len()))?;
        let sellers = nodes.iter().filter(|node| node.is_seller());
        let sellers: u64 = sellers.map(|node| u64::from(node.headcount)).sum();
        ensure(sellers == u64::from(self.team), || format!("{sellers} sellers"))?;
        let mut leads = vec![0; self.chart.managers_by_level.len()];
        for node in nodes {
            let message = || format!("{node:?}");
            ensure(node.count >= 1 && node.headcount >= node.count, message)?;
            ensure(node.children.is_empty() == node.is_seller(), message)?;
            let below: u32 = node.children.iter().map(|child| nodes[*child].headcount).sum();
            ensure(node.is_seller() || below == node.headcount, message)?;
            if let NodeKind::Lead(level) = node.kind {
                leads[level] += node.count;
            }
        }
        ensure(leads == self.chart.managers_by_level, || {
            format!("{leads:?} and {:?}", self.chart.managers_by_level)
        })
    }

    /// Every seller is below one part of each division, and the parts of a division are all of its segments.
    fn everybody_is_in_a_segment_of_each_division(&self) -> Result<(), String> {
        let (nodes, divisions) = (&self.chart.nodes, &self.chart.divisions);
        let mut covered: Vec<Vec<bool>> =
            divisions.iter().map(|division| vec![false; division.segments.len()]).collect();
        for node in nodes {
            for part in &node.segments {
                ensure(part.from < part.to, || format!("{node:?}"))?;
                covered[part.division][part.from..part.to].fill(true);
            }
            let NodeKind::Seller(role) = node.kind else { continue };
            let mut lies_in = vec![0; divisions.len()];
            let (mut above, mut narrowest) = (node.parent, vec![usize::MAX; divisions.len()]);
            while let Some(index) = above {
                for part in &nodes[index].segments {
                    lies_in[part.division] += 1;
                    let wide = part.to - part.from;
                    ensure(
                        narrowest[part.division] == usize::MAX || wide >= narrowest[part.division],
                        || format!("{node:?}"),
                    )?;
                    narrowest[part.division] = narrowest[part.division].min(wide);
                }
                above = nodes[index].parent;
            }
            let serves_all = self.chart.divided_role.is_some_and(|only| only != role);
            let holds = lies_in
                .iter()
                .zip(divisions)
                .all(|(times, division)| (*times > 0) == (!serves_all || division.groups == 1));
            ensure(holds, || format!("{node:?} lies in {lies_in:?}"))?;
        }
        ensure(covered.iter().flatten().all(|covered| *covered), || format!("{covered:?}"))?;
        let divided = divisions.iter().all(|division| division.groups > 1 || division.segments.len() == 1);
        ensure(divided || !self.is_staffed, || "a dimension does not divide".to_owned())
    }

    /// Nobody is alone in a segment.
    fn nobody_is_alone_in_a_segment(&self) -> Result<(), String> {
        let smallest = |node: &&OrgNode| {
            !node.segments.is_empty()
                && node.children.iter().all(|child| self.chart.nodes[*child].is_seller())
        };
        let alone = self.chart.nodes.iter().filter(smallest).find(|node| node.sellers_each().0 < 2);
        ensure(alone.is_none() || self.team < 4, || format!("{alone:?}"))
    }

    /// Managers keep their figures, unless the chart marks these as broken.
    fn managers_keep_their_figures(&self) -> Result<(), String> {
        let staffing = self.staffing;
        let few = self.is_broken(staffing.min_span_figure);
        let many = self.is_broken(staffing.max_span_figure.or(Some(staffing.span_figure)));
        for node in &self.chart.nodes {
            let led = match node.kind {
                NodeKind::Lead(_) | NodeKind::Leader => reports(self.chart, node),
                _ => continue,
            };
            let message = || format!("{node:?} leads {led}");
            ensure(many || led <= staffing.max_span * node.count, message)?;
            let least = if node.kind == NodeKind::Lead(0) { staffing.min_span } else { 1 };
            ensure(few || led >= least * node.count, message)?;
        }
        Ok(())
    }

    /// A segment has a leader if and only if it has two or more managers.
    fn large_segments_have_a_leader(&self) -> Result<(), String> {
        for node in &self.chart.nodes {
            let [part] = &*node.segments else { continue };
            // If a node covers several neighbouring groups, its leader is between their managers and the
            // level above.
            let groups = self.chart.divisions[part.division].group_segments(*part).len();
            if groups as u64 > u64::from(node.count) || node.parent.is_none() {
                continue;
            }
            let several = managers(self.chart, node) >= 2 * node.count;
            let has_leader = matches!(node.kind, NodeKind::Lead(level) if level > 0);
            ensure(several == has_leader, || format!("{node:?}"))?;
        }
        Ok(())
    }

    /// The roles keep their proportions, unless the chart marks these as broken.
    fn proportions_hold(&self) -> Result<(), String> {
        let weights: Vec<u64> = self.model.roles.iter().map(|role| role.weight).collect();
        let expected = proportional(self.team, &weights);
        let any = self.model.roles.iter().any(|role| self.is_broken(role.figure));
        for (role, expected) in expected.iter().enumerate() {
            let own = self.chart.nodes.iter().filter(|node| node.kind == NodeKind::Seller(role));
            let own: u32 = own.map(|node| node.headcount).sum();
            ensure(any || own.abs_diff(*expected) <= 1, || format!("{own} of role {role}, not {expected}"))?;
        }
        Ok(())
    }

    /// Every unit has each role, and there are as many units as the figures say.
    fn units_are_whole(&self) -> Result<(), String> {
        let (count, (least, most)) = self.chart.smallest_groups;
        let holds = u64::from(count) * u64::from(least) <= u64::from(self.team)
            && u64::from(count) * u64::from(most) >= u64::from(self.team);
        ensure(holds, || format!("{:?}", self.chart.smallest_groups))?;
        let roles = self.model.roles.len();
        if self.model.shape != Shape::Unit || (self.team as usize) < roles {
            return Ok(());
        }
        let nodes = &self.chart.nodes;
        let is_unit = |node: &&OrgNode| node.children.iter().any(|child| nodes[*child].is_seller());
        let mut found = 0;
        for unit in nodes.iter().filter(is_unit) {
            found += unit.count;
            // A coach is next to the others in the same role.
            let posts: BTreeSet<_> =
                unit.children.iter().map(|child| format!("{:?}", nodes[*child].kind)).collect();
            ensure(posts.len() == roles && unit.units.is_some(), || format!("{unit:?}"))?;
            let least = self.team / count;
            ensure(unit.sellers_each().0 >= least.min(self.model.size), || format!("{unit:?}"))?;
        }
        ensure(found == count, || format!("{found} units, not {count}"))?;
        let weights: Vec<u64> = self.model.roles.iter().map(|role| role.weight).collect();
        let scarce = proportional(self.team, &weights).into_iter().min().unwrap_or(1);
        let expected = (self.team / self.model.size).min(scarce).max(1 << self.chart.divisions.len());
        ensure(!self.is_staffed || count == expected, || format!("{count} units, not {expected}"))
    }
}

fn ensure(holds: bool, message: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(message()) }
}

/// Returns the first violation of the chart for any model and dimensions.
fn problem(
    rulebook: &Rulebook,
    model: usize,
    team: u32,
    selected: u32,
    chart: &Chart,
    is_shipped: bool,
) -> Option<String> {
    let staffing = rulebook.staffing.as_ref().expect("has staffing");
    let own = staffing.models[model].as_ref().expect("the model has staffing");
    let is_staffed = is_shipped && selected.count_ones() <= staffable_dimensions(rulebook, model, team);
    ChartCheck { chart, staffing, model: own, team, is_staffed }.problem()
}

fn sizes() -> impl Iterator<Item = u32> {
    let far = [2999, 3000, 3001, 4096, 6561, 9999, 10_000, 50_000, 65_535, 65_536, 99_999, 100_000];
    (1..=2000).chain(far)
}

/// Checks all sizes with few names and, around every threshold, with no names, with one name and others, and
/// with as many as possible.
fn assert_sound(model: usize) {
    for (given, products) in [(&[3, 2, 4][..], 6), (&[0][..], 5), (&[1][..], 100_000), (&[50][..], 100_000)] {
        let (mut answers, names) = (answers_asking_all_names(&SHIPPED, products), names(&SHIPPED, given));
        let all = given.len() == 3;
        for team in sizes().filter(|size| all || *size < 66 || *size > 1990 || size % 97 == 0) {
            // For larger teams an eighth of the sets each, in turn.
            for selected in
                (0..16).filter(|selected| team <= 300 || team > 1990 || (team + selected) % 8 == 0)
            {
                let chart = chart_of_dimensions(&SHIPPED, model, team, selected, &names, &mut answers);
                let problem = problem(&SHIPPED, model, team, selected, &chart, true);
                assert_eq!(problem, None, "team {team}, dimensions {selected:b}, names {given:?}");
            }
        }
    }
}

/// Charts of the island have all properties for every size and set of dimensions.
#[test]
fn island_charts_have_all_properties() {
    assert_sound(0);
}

/// Charts of the assembly line have all properties for every size and set of dimensions.
#[test]
fn line_charts_have_all_properties() {
    assert_sound(1);
}

/// Charts of pods have all properties for every size and set of dimensions.
#[test]
fn pod_charts_have_all_properties() {
    assert_sound(2);
}

/// Returns the shipped rulebook with another span, other proportions and another size of units.
fn rulebook_with_figures(
    span: u32,
    (most, least): (u32, u32),
    proportion: f64,
    size: u32,
    assumed: u32,
) -> Rulebook {
    let file = include_str!("../../../../assets/rulebooks/sales-organisation.json");
    let mut file: Json = serde_json::from_str(file).expect("valid JSON");
    for figure in file["staffing"]["defaults"].as_array_mut().expect("is an array") {
        figure["value"] = match figure["id"].as_str() {
            Some("span_of_control") => json!(span),
            Some("span_most") => json!(span + most),
            Some("span_least" | "coach_least") => json!(least),
            Some("coach_most") => json!(least + most),
            Some("pod_size" | "line_size") => json!(size),
            Some("product_lines") => json!(assumed),
            _ => json!(proportion),
        };
    }
    for dimension in [0, 3] {
        file["segmentation"]["dimensions"][dimension]["assumed_segments"] = json!(assumed);
    }
    Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]
    /// Charts have all properties for other figures too.
    #[test]
    fn charts_with_other_figures_have_all_properties(
        span in 3_u32..20, limits in (0_u32..9, 1_u32..9), proportion in prop_oneof![0.001_f64..0.1, 0.1_f64..5.0],
        size in 1_u32..30, assumed in 1_u32..=50, given in prop::collection::vec(0_usize..=50, 1..4),
        teams in prop::collection::vec(prop_oneof![1_u32..60, 1_u32..=100_000], 8),
    ) {
        let rulebook = rulebook_with_figures(span, limits, proportion, size, assumed);
        let (mut answers, names) = (answers_asking_all_names(&rulebook, 7), names(&rulebook, &given));
        for model in 0..rulebook.models.len() {
            for (taken, team) in (0..).zip(&teams) {
                let taken = taken * 2 + 1;
                let chart = chart_of_dimensions(&rulebook, model, *team, taken, &names, &mut answers);
                let problem = problem(&rulebook, model, *team, taken, &chart, false);
                prop_assert_eq!(problem, None, "model {}, team {}, dimensions {:b}", model, team, taken);
            }
        }
    }
}

/// Property 13: for companies with every set of needs, at every size to 300, a dimension is selected now if
/// and only if the chart divides by it.
#[test]
fn dimensions_now_match_the_divisions_of_the_chart() {
    let places = ["one_area", "several_regions", "several_countries"];
    for (place, industries, customers, products) in [
        (1, "one", "mid", 1),
        (2, "one", "mixed", 1),
        (1, "several_different", "mid", 4),
        (2, "several_different", "mixed", 6),
        (0, "several_different", "mixed", 6),
    ] {
        for (culture, leads) in [("competitive", "few"), ("collaborative", "few"), ("balanced", "many")] {
            for team in 1..=300 {
                let given = json!({"budget": "ample", "team_size": team, "customer_location": places[place],
                    "industries": industries, "customer_size": customers, "product_count": products,
                    "product_buyers": "different", "culture": culture, "lead_flow": leads});
                let situation = Situation::new(&SHIPPED, &answers(&SHIPPED, &given));
                let model = SHIPPED.tree.decide_model(situation.values());
                let now = split_dimensions(&SHIPPED, situation.values()).now;
                let taken = Segmentation { now, ..Segmentation::default() };
                let names = names(&SHIPPED, &[0]);
                let chart =
                    chart(&SHIPPED, &situation, model, &taken, &names, MAX_NODES).expect("has a chart");
                let mut now: Vec<_> = taken.now.iter().map(|wanted| wanted.dimension).collect();
                let below = chart.nodes.iter().filter(|node| node.parent.is_some());
                let parts = below.flat_map(|node| &node.segments);
                let mut divided: Vec<_> =
                    parts.map(|part| chart.divisions[part.division].dimension).collect();
                divided.sort_unstable();
                divided.dedup();
                now.sort_unstable();
                assert_eq!(divided, now, "{given}");
            }
        }
    }
}
