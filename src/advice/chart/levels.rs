//! Who leads whom: known once all boxes stand.

use super::{Node, Post};

/// Gives everybody who leads their level, and counts how many there are of each.
pub(super) fn levels(nodes: &mut [Node]) -> Vec<u32> {
    // How many levels of people who lead there are below each node.
    let mut below = vec![0; nodes.len()];
    let mut counts = Vec::new();
    // Those below stand behind those above.
    for index in (0..nodes.len()).rev() {
        let mut own = below[index];
        if let Post::Lead(level) = &mut nodes[index].post {
            *level = own;
            if counts.len() <= own {
                counts.resize(own + 1, 0);
            }
            counts[own] += nodes[index].count;
            own += 1;
        }
        if let Some(parent) = nodes[index].parent {
            below[parent] = below[parent].max(own);
        }
    }
    counts
}
