//! Who would lead too few is left out where the one above has room for them: a level less, and nobody leads a handful alone.
//!
//! What is alike is treated alike: of the regions, or of the teams in one role, all are led from above or none.

use super::{Node, Post};

/// What makes teams alike: the dimension that they are segments of, or the roles in them.
type Class = (Option<usize>, bool, Vec<usize>);

/// Nodes without those who lead fewer than `least`, where the one above then leads no more than `most`.
pub(super) fn trimmed(mut nodes: Vec<Node>, most: u32, least: u32) -> Vec<Node> {
    let mut gone = vec![false; nodes.len()];
    let (mut leader, mut changed) = (0, false);
    while leader < nodes.len() || changed {
        if leader == nodes.len() {
            // What was left out further down may make room for more.
            (leader, changed) = (0, false);
        }
        let leads = !gone[leader] && matches!(nodes[leader].post, Post::Leader | Post::Lead(_));
        let few = if leads { few(&nodes, leader, most, least) } else { Vec::new() };
        // Whom they led may lead few as well.
        leader += usize::from(few.is_empty());
        changed |= !few.is_empty();
        for lead in few {
            give_up(&mut nodes, &mut gone, lead);
        }
    }
    without(nodes, &gone)
}

/// Somebody who leads, by index.
struct Lead {
    at: usize,
    class: Class,
    reports: Vec<usize>,
    /// Whether these are too few.
    few: bool,
}

impl Lead {
    fn new(nodes: &[Node], at: usize, least: u32) -> Self {
        let (node, reports) = (&nodes[at], reports(nodes, at));
        let class = (node.parts.first().map(|part| part.division), node.units.is_some(), node.roles.clone());
        Self { at, class, few: each(nodes, node.count, &reports) < least, reports }
    }
}

/// Who reports to somebody: others who lead, and sellers, both by index.
fn reports(nodes: &[Node], of: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = nodes[of].children.iter().rev().copied().collect();
    while let Some(node) = open.pop() {
        match nodes[node].post {
            Post::Group => open.extend(nodes[node].children.iter().rev()),
            _ => found.push(node),
        }
    }
    found
}

/// How many of them each of `leads` leads at the most.
fn each(nodes: &[Node], leads: u32, reports: &[usize]) -> u32 {
    let people = |node: &Node| if node.is_seller() { node.headcount } else { node.count };
    reports.iter().map(|report| people(&nodes[*report]).div_ceil(leads)).sum()
}

/// The first that are alike, lead too few, and whose people the one above can lead as well; empty where there are none.
fn few(nodes: &[Node], leader: usize, most: u32, least: u32) -> Vec<usize> {
    let own = reports(nodes, leader);
    let leads: Vec<_> = own.iter().copied().filter(|report| !nodes[*report].is_seller()).collect();
    let leads: Vec<Lead> = leads.into_iter().map(|lead| Lead::new(nodes, lead, least)).collect();
    for lead in leads.iter().filter(|lead| lead.few) {
        let alike = leads.iter().filter(|other| other.class == lead.class);
        let (few, large): (Vec<_>, Vec<_>) = alike.partition(|lead| lead.few);
        // Of teams, larger ones stay; who leads whole regions is not left out of some of them.
        let of_sellers = |lead: &&Lead| lead.reports.iter().all(|at| nodes[*at].is_seller());
        let few: Vec<_> = few.into_iter().filter(|lead| large.is_empty() || of_sellers(lead)).collect();
        if few.is_empty() {
            continue;
        }
        let come = few.iter().flat_map(|lead| &lead.reports).copied();
        let few: Vec<_> = few.iter().map(|lead| lead.at).collect();
        let stay = own.iter().copied().filter(|report| !few.contains(report));
        let then: Vec<_> = stay.chain(come).collect();
        if each(nodes, nodes[leader].count, &then) <= most {
            return few;
        }
    }
    Vec::new()
}

/// Leaves out who leads there. What they led stays together where it is a segment or a unit; else it goes to the box above.
fn give_up(nodes: &mut [Node], gone: &mut [bool], lead: usize) {
    let named = |node: &Node| node.parts.first().map(|part| part.division);
    let children = nodes[lead].children.clone();
    let divided = children.iter().any(|child| {
        let child = &nodes[*child];
        child.units.is_some() && nodes[lead].units.is_some()
            || named(child).is_some() && named(child) == named(&nodes[lead])
    });
    let named = !nodes[lead].parts.is_empty() || nodes[lead].units.is_some();
    if named && !divided {
        nodes[lead].post = Post::Group;
        return;
    }
    let Some(parent) = nodes[lead].parent else { return };
    gone[lead] = true;
    let mut place = nodes[parent].children.iter().position(|child| *child == lead).unwrap_or_default();
    nodes[parent].children.remove(place);
    for child in children {
        let mut known = nodes[parent].children.iter().copied();
        let alike = |other: &usize| nodes[child].is_seller() && nodes[*other].post == nodes[child].post;
        let known = known.find(alike);
        if let Some(known) = known {
            nodes[known].headcount += nodes[child].headcount;
            gone[child] = true;
        } else {
            nodes[child].parent = Some(parent);
            nodes[parent].children.insert(place, child);
            place += 1;
        }
        if nodes[child].is_seller() {
            // People in a box are as many groups as there are boxes, unless some have nobody in that role.
            let own = known.unwrap_or(child);
            nodes[own].count = nodes[parent].count.min(nodes[own].headcount);
        }
    }
}

/// The nodes that are left, with the indices that they then have.
fn without(nodes: Vec<Node>, gone: &[bool]) -> Vec<Node> {
    let mut next = 0;
    let index: Vec<usize> = gone
        .iter()
        .map(|gone| {
            let own = next;
            next += usize::from(!gone);
            own
        })
        .collect();
    let mut left: Vec<_> =
        nodes.into_iter().zip(gone).filter(|(_, gone)| !**gone).map(|(node, _)| node).collect();
    for node in &mut left {
        node.parent = node.parent.map(|parent| index[parent]);
        node.children.iter_mut().for_each(|child| *child = index[*child]);
    }
    left
}
