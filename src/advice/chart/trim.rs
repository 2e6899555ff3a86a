//! Who would lead too few is left out where the one above has room for them: a level less, and nobody leads a handful alone.
//!
//! What is alike is treated alike: of the regions, or of the teams in one role, all are led from above or none.

use super::{Node, Post};

/// What makes teams alike: the dimension that they are segments of, or the roles in them.
type Class = (Option<usize>, bool, Vec<usize>);

/// Nodes without those who lead fewer than `least`, where the one above then leads no more than `most`.
pub(super) fn trimmed(mut nodes: Vec<Node>, most: u32, least: u32) -> Vec<Node> {
    let mut gone = vec![false; nodes.len()];
    let mut leader = 0;
    while leader < nodes.len() {
        let leads = !gone[leader] && matches!(nodes[leader].post, Post::Leader | Post::Lead(_));
        match few(&nodes, leader, most, least).filter(|_| leads) {
            // Whom they led may lead few as well.
            Some(few) => few.into_iter().for_each(|lead| give_up(&mut nodes, &mut gone, lead)),
            None => leader += 1,
        }
    }
    without(nodes, &gone)
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

/// The first that are alike, lead too few, and whose people the one above can lead as well.
fn few(nodes: &[Node], leader: usize, most: u32, least: u32) -> Option<Vec<usize>> {
    let own = reports(nodes, leader);
    let leads: Vec<_> = own.iter().copied().filter(|report| !nodes[*report].is_seller()).collect();
    let below: Vec<_> = leads.iter().map(|lead| (*lead, reports(nodes, *lead))).collect();
    let known: Vec<(Class, bool, &(usize, Vec<usize>))> = below
        .iter()
        .map(|pair| (class(&nodes[pair.0]), each(nodes, nodes[pair.0].count, &pair.1) < least, pair))
        .collect();
    for (class, _, _) in known.iter().filter(|(_, few, _)| *few) {
        let mut alike = known.iter().filter(|(other, ..)| other == class);
        let (few, large): (Vec<_>, Vec<_>) = alike.by_ref().partition(|(_, few, _)| *few);
        // Teams that are larger stay; who leads whole regions is not left out of some of them.
        let above = |(_, _, (_, below)): &&(Class, bool, &(usize, Vec<usize>))| {
            below.iter().any(|report| !nodes[*report].is_seller())
        };
        if !large.is_empty() && few.iter().any(above) {
            continue;
        }
        let few: Vec<usize> = few.iter().map(|(_, _, (lead, _))| *lead).collect();
        let stay = own.iter().copied().filter(|report| !few.contains(report));
        let come = below.iter().filter(|(lead, _)| few.contains(lead)).flat_map(|(_, below)| below.clone());
        let then: Vec<_> = stay.chain(come).collect();
        if each(nodes, nodes[leader].count, &then) <= most {
            return Some(few);
        }
    }
    None
}

fn class(node: &Node) -> Class {
    (node.parts.first().map(|part| part.division), node.units.is_some(), node.roles.clone())
}

/// Leaves out who leads there. What they led stays together where it is a segment or a unit; else it goes to the box above.
fn give_up(nodes: &mut [Node], gone: &mut [bool], lead: usize) {
    let named = |node: &Node| node.parts.first().map(|part| part.division);
    let children = nodes[lead].children.clone();
    let divided = children.iter().any(|child| {
        let child = &nodes[*child];
        child.units.is_some() && nodes[lead].units.is_some() || named(child).is_some() && named(child) == named(&nodes[lead])
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
        let known = nodes[parent].children.iter().copied();
        let mut known = known.filter(|other| nodes[*other].post == nodes[child].post);
        match known.next().filter(|_| nodes[child].is_seller()) {
            Some(known) => {
                nodes[known].headcount += nodes[child].headcount;
                gone[child] = true;
            }
            None => {
                nodes[child].parent = Some(parent);
                nodes[parent].children.insert(place, child);
                place += 1;
            }
        }
        if nodes[child].is_seller() {
            // People in a box are as many groups as there are boxes.
            nodes[child].count = nodes[parent].count;
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
    let mut left: Vec<_> = nodes.into_iter().zip(gone).filter(|(_, gone)| !**gone).map(|(node, _)| node).collect();
    for node in &mut left {
        node.parent = node.parent.map(|parent| index[parent]);
        node.children.iter_mut().for_each(|child| *child = index[*child]);
    }
    left
}
