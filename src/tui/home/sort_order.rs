//! The orders in which the list shows the sessions, and the groups of clients in it.

use super::session_list::ListEntry;
use jiff::Timestamp;
use std::cmp::Reverse;
use std::collections::HashMap;

/// An order of the list of sessions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortOrder {
    /// By client, the one with the last change first, and within each the last changed first.
    #[default]
    Clients,
    /// The last changed first.
    Changed,
    /// By name.
    Name,
    /// The last begun first.
    Created,
}

impl SortOrder {
    /// Returns the order after this one. Without clients the first two are the same, so that one is left out.
    pub fn next(self, has_clients: bool) -> Self {
        match self {
            Self::Clients if has_clients => Self::Changed,
            Self::Clients | Self::Changed => Self::Name,
            Self::Name => Self::Created,
            Self::Created => Self::Clients,
        }
    }

    /// Returns the message key of the order's name.
    pub fn label_key(self, has_clients: bool) -> &'static str {
        match self {
            Self::Clients if has_clients => "home-sorted-clients",
            Self::Clients | Self::Changed => "home-sorted-changed",
            Self::Name => "home-sorted-name",
            Self::Created => "home-sorted-created",
        }
    }
}

/// The heading of a group in the visible list: sessions of one client, those without a client, or damaged files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupHeading {
    /// The position of the group's first session in the visible list.
    pub position: usize,
    /// The number of sessions in the group.
    pub count: usize,
    /// The client; `None` for sessions without one.
    pub client: Option<String>,
    /// Whether the group is the files that cannot be read.
    pub is_damaged: bool,
}

/// Sorts entries, with damaged files last. Returns nothing: `order` holds the result.
pub fn sort(order: &mut [usize], entries: &[ListEntry], by: SortOrder) {
    let ranks = if by == SortOrder::Clients { client_ranks(order, entries) } else { HashMap::new() };
    let key = |index: usize| {
        let entry = &entries[index];
        let row = entry.row.as_deref();
        let is_damaged = row.is_some_and(|row| row.problem.is_some());
        let rank = ranks.get(entry.client_key()).copied().unwrap_or_default();
        // Before a session is read, its file's name is the best guess.
        let file = || entry.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let name = match by {
            SortOrder::Name => row.map_or_else(file, |row| &row.name_key),
            _ => "",
        };
        let time = match by {
            SortOrder::Created => row.and_then(|row| row.created).or(entry.changed),
            SortOrder::Name => None,
            SortOrder::Clients | SortOrder::Changed => entry.changed,
        };
        // A damaged file has no time of its own and is sorted by its path.
        let newest = Reverse((!is_damaged).then_some(time));
        (is_damaged, rank, name, newest, &entry.path)
    };
    order.sort_by(|a, b| key(*a).cmp(&key(*b)));
}

/// Returns the position of each client among all, by the last change of its sessions, the latest first.
fn client_ranks<'e>(order: &[usize], entries: &'e [ListEntry]) -> HashMap<&'e str, usize> {
    let mut latest: HashMap<&str, Option<Timestamp>> = HashMap::new();
    for entry in order.iter().map(|index| &entries[*index]) {
        let time = latest.entry(entry.client_key()).or_default();
        *time = (*time).max(entry.changed);
    }
    let mut clients: Vec<_> = latest.into_iter().collect();
    clients.sort_by_key(|(client, time)| (Reverse(*time), *client));
    clients.into_iter().enumerate().map(|(rank, (client, _))| (client, rank)).collect()
}

/// Returns the headings of a list that is sorted by client. A list without clients has none.
pub fn group_headings(visible: &[usize], entries: &[ListEntry]) -> Vec<GroupHeading> {
    let mut headings: Vec<GroupHeading> = Vec::new();
    let mut last = None;
    for (position, entry) in visible.iter().map(|index| &entries[*index]).enumerate() {
        let row = entry.row.as_deref();
        let is_damaged = row.is_some_and(|row| row.problem.is_some());
        let group = (is_damaged, entry.client_key());
        if last == Some(group)
            && let Some(heading) = headings.last_mut()
        {
            heading.count += 1;
            continue;
        }
        last = Some(group);
        let client = row.and_then(|row| row.client.clone());
        headings.push(GroupHeading { position, count: 1, client, is_damaged });
    }
    if headings.iter().any(|heading| heading.client.is_some()) { headings } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::SortOrder::{Changed, Clients, Created, Name};

    #[test]
    fn sort_orders_take_turns() {
        let turns =
            |has_clients| std::iter::successors(Some(Clients), move |order| Some(order.next(has_clients)));
        assert_eq!(turns(true).take(5).collect::<Vec<_>>(), [Clients, Changed, Name, Created, Clients]);
        assert_eq!(turns(false).take(4).collect::<Vec<_>>(), [Clients, Name, Created, Clients]);
    }
}
