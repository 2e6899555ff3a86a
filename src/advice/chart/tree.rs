//! The tree of a whole chart, in which equal branches are stored once, with the number of times they occur.
//!
//! Sellers belong to groups, one for each segment, down to the smallest. A manager leads one group or several
//! small neighbouring ones. A group that is too large for one manager has a leader, and managers inside.

mod functions;
mod groups;
mod units;

use super::plan::{Balance, Crew, Plan};
use super::share::{Counts, deal};
use crate::rulebook::format::Shape;
use smallvec::{SmallVec, smallvec};
use std::collections::HashMap;

/// The index of a branch, and how many of it are side by side.
pub(super) type Run = (usize, u32);

/// The kind of a branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BranchKind {
    /// People or groups with a manager.
    Managed,
    /// A group or unit that is led from above.
    Group,
    /// People in one role.
    Role(usize),
}

/// Neighbouring groups of a division.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GroupRun {
    pub(super) division: usize,
    pub(super) groups: u32,
    /// Whether the first group is also the last one of the previous neighbour.
    pub(super) shared: bool,
    /// The number of groups left out before the first one.
    pub(super) skipped: u32,
}

/// A part of the chart with everything below it.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    pub(super) kind: BranchKind,
    pub(super) group_run: Option<GroupRun>,
    /// The number of units that it is or leads.
    pub(super) units: u32,
    /// The roles that are led here.
    pub(super) roles: SmallVec<[usize; 4]>,
    pub(super) people: u32,
    /// The number of people who report to the manager of the branch or, if it is led from above, to the
    /// manager above.
    reports: u32,
    /// The number of managers at each level, including the manager of the branch.
    pub(super) leads: SmallVec<[u32; 6]>,
    pub(super) children: Vec<Run>,
}

impl Branch {
    /// Returns the number of levels of managers in the branch.
    pub(super) fn levels(&self) -> usize {
        self.leads.len()
    }
}

/// The key by which equal branches are found: level, crew, and whether it has a manager.
type BranchKey = (usize, Crew, bool);

/// All branches of a chart.
pub(super) struct ChartTree<'p, 'a> {
    plan: &'p Plan<'a>,
    balance: Balance,
    pub(super) branches: Vec<Branch>,
    index_by_key: HashMap<BranchKey, usize>,
    /// Whether a manager leads too few people, and whether one leads too many.
    has_small_span: bool,
    has_large_span: bool,
}

impl<'p, 'a> ChartTree<'p, 'a> {
    /// Builds the tree of a plan. The root is the last branch.
    pub(super) fn new(plan: &'p Plan<'a>) -> Self {
        let grown = Self::build(plan, Balance::EqualSegments);
        if grown.broken_figures().is_empty() || plan.model.shape != Shape::Unit {
            return grown;
        }
        let ways = (0..=MAX_BALANCE_STEPS)
            .flat_map(|inner| (0..=MAX_BALANCE_STEPS).map(move |first| (first, inner)));
        let mut others = ways.map(|(first, inner)| Self::build(plan, Balance::EqualUnits(first, inner)));
        others.find(|other| other.broken_figures().is_empty()).unwrap_or(grown)
    }

    fn build(plan: &'p Plan<'a>, balance: Balance) -> Self {
        let known = HashMap::new();
        let mut tree = Self {
            plan,
            balance,
            branches: Vec::new(),
            index_by_key: known,
            has_small_span: false,
            has_large_span: false,
        };
        let fits = plan.staffing.can_lead(plan.team);
        let children = match plan.divided_role {
            None if fits => tree.contents(0, &plan.crew, true),
            None => tree.reports(0, &plan.crew, true),
            Some(_) if fits => (0..plan.crew.roles.len())
                .flat_map(|role| tree.role_branches(role, &plan.crew.roles))
                .collect(),
            Some(_) => tree.managed_functions(&plan.crew.roles),
        };
        let children = tree.add_levels_between(children, &[]);
        let root = tree.add_new(BranchKind::Group, children);
        tree.has_large_span |= !plan.staffing.can_lead(tree.branches[root].reports);
        tree
    }

    pub(super) fn root(&self) -> &Branch {
        &self.branches[self.branches.len() - 1]
    }

    /// Returns the indices of the managers' figures that are broken.
    pub(super) fn broken_figures(&self) -> Vec<usize> {
        let staffing = self.plan.staffing;
        let least = staffing.min_span_figure.filter(|_| self.has_small_span);
        // If the rulebook has no figure for the most, the most follows from the span.
        let most = self.has_large_span.then(|| staffing.max_span_figure.unwrap_or(staffing.span_figure));
        least.into_iter().chain(most).collect()
    }

    /// Returns the number of the smallest groups that have all roles, and the fewest and the most people in
    /// one.
    pub(super) fn smallest_groups(&self) -> (u32, (u32, u32)) {
        let plan = self.plan;
        match plan.model.shape {
            Shape::Generalist => (plan.team, (1, 1)),
            Shape::Unit => {
                let sizes =
                    self.branches.iter().filter(|branch| branch.units == 1).map(|branch| branch.people);
                let least = sizes.clone().min().unwrap_or(plan.team);
                (plan.crew.units, (least, sizes.max().unwrap_or(plan.team)))
            }
            Shape::Functions => {
                let cells = plan.cell_count();
                (cells, (plan.team / cells, plan.team.div_ceil(cells)))
            }
        }
    }

    /// Adds a branch and returns its index.
    fn add(&mut self, branch: Branch) -> usize {
        if branch.kind == BranchKind::Managed {
            self.has_large_span |= !self.plan.staffing.can_lead(branch.reports);
            self.has_small_span |= branch.levels() == 1 && branch.reports < self.plan.staffing.min_span;
        }
        self.branches.push(branch);
        self.branches.len() - 1
    }

    fn new_branch(&self, kind: BranchKind, children: Vec<Run>) -> Branch {
        let (mut people, mut reports) = (0, 0);
        let mut leads: SmallVec<[u32; 6]> = SmallVec::new();
        for &(child, times) in &children {
            let child = &self.branches[child];
            people += child.people * times;
            reports += if child.kind == BranchKind::Managed { times } else { child.reports * times };
            leads.resize(leads.len().max(child.levels()), 0);
            child.leads.iter().zip(&mut leads).for_each(|(own, sum)| *sum += own * times);
        }
        if kind == BranchKind::Managed {
            leads.push(1);
        }
        Branch { kind, group_run: None, units: 0, roles: smallvec![], people, reports, leads, children }
    }

    fn add_new(&mut self, kind: BranchKind, children: Vec<Run>) -> usize {
        let branch = self.new_branch(kind, children);
        self.add(branch)
    }

    fn leaf(&mut self, role: usize, people: u32) -> usize {
        let branch = self.new_branch(BranchKind::Role(role), Vec::new());
        self.add(Branch { people, reports: people, ..branch })
    }

    /// Adds the people of each role.
    fn leaves(&mut self, roles: &Counts) -> Vec<Run> {
        let present = roles.iter().enumerate().filter(|(_, people)| **people > 0);
        present.map(|(role, people)| (self.leaf(role, *people), 1)).collect()
    }

    /// Returns the branches inside a group whose people are all led from above.
    fn contents(&mut self, level: usize, crew: &Crew, at_root: bool) -> Vec<Run> {
        if let Some(level) = self.plan.next_division(level) {
            let split = self.plan.split(crew, level, self.balance);
            return split.into_iter().map(|(crew, times)| (self.group(level, &crew, false), times)).collect();
        }
        match self.plan.model.shape {
            Shape::Unit if crew.units > 1 || at_root => {
                let units = deal(&crew.roles, crew.units);
                units
                    .into_iter()
                    .map(|(roles, times)| (self.unit(&roles, BranchKind::Group), times))
                    .collect()
            }
            _ => self.leaves(&crew.roles),
        }
    }

    /// Adds one unit.
    fn unit(&mut self, roles: &Counts, kind: BranchKind) -> usize {
        let leaves = self.leaves(roles);
        let branch = self.new_branch(kind, leaves);
        self.add(Branch { units: 1, ..branch })
    }

    /// Adds one group of a division. If `led` is set, it has a manager or, if it is too large for one, a
    /// leader.
    fn group(&mut self, level: usize, crew: &Crew, led: bool) -> usize {
        let known = (level, crew.clone(), led);
        if let Some(index) = self.index_by_key.get(&known) {
            return *index;
        }
        let children = if led && !self.plan.staffing.can_lead(crew.people()) {
            let reports = self.reports(level + 1, crew, false);
            self.add_levels_between(reports, &[])
        } else {
            self.contents(level + 1, crew, false)
        };
        let branch = self.new_branch(if led { BranchKind::Managed } else { BranchKind::Group }, children);
        // A unit that is the only one of its group is that group.
        let units = u32::from(self.plan.model.shape == Shape::Unit && crew.units == 1);
        let side = Some(GroupRun { division: level, groups: 1, shared: false, skipped: 0 });
        let index = self.add(Branch { group_run: side, units, ..branch });
        self.index_by_key.insert(known, index);
        index
    }

    /// Returns the branches that report to the leader of a crew that is too large for one manager.
    fn reports(&mut self, level: usize, crew: &Crew, at_root: bool) -> Vec<Run> {
        if let Some(level) = self.plan.next_division(level) {
            return self.managed_groups(level, crew, at_root);
        }
        match self.plan.model.shape {
            Shape::Generalist => self.teams(&crew.roles, &[]),
            Shape::Functions if self.plan.divided_role.is_some() => self.teams(&crew.roles, &[]),
            Shape::Functions => self.managed_functions(&crew.roles),
            Shape::Unit => self.managed_units(crew, at_root),
        }
    }

    /// Adds teams of people in these roles, as many as needed managers.
    fn teams(&mut self, people: &Counts, roles: &[usize]) -> Vec<Run> {
        let all = people.iter().sum();
        let mut runs = Vec::new();
        for (team, times) in deal(people, self.plan.staffing.manager_count(all)) {
            let leaves = self.leaves(&team);
            let branch = self.new_branch(BranchKind::Managed, leaves);
            let team = self.add(Branch { roles: roles.into(), ..branch });
            push_run(&mut runs, (team, times));
        }
        runs
    }

    /// Adds a branch to runs. A branch that equals the last one only increases its count.
    fn push_branch(&mut self, runs: &mut Vec<Run>, branch: Branch) {
        if let Some((last, times)) = runs.last_mut() {
            let last = &self.branches[*last];
            let same =
                (last.kind, last.group_run, last.units) == (branch.kind, branch.group_run, branch.units);
            if same && last.roles == branch.roles && last.children == branch.children {
                *times += 1;
                return;
            }
        }
        runs.push((self.add(branch), 1));
    }

    /// Returns how many people report to the manager of these branches.
    fn report_count(&self, runs: &[Run]) -> u32 {
        let reports = |&(child, times): &Run| match &self.branches[child] {
            Branch { kind: BranchKind::Managed, .. } => times,
            other => other.reports * times,
        };
        runs.iter().map(reports).sum()
    }

    /// Inserts levels of leaders until one leader can lead all of them. The inserted leaders lead people in
    /// `roles`.
    fn add_levels_between(&mut self, mut runs: Vec<Run>, roles: &[usize]) -> Vec<Run> {
        while !self.plan.staffing.can_lead(self.report_count(&runs)) {
            let (led, mut rest): (Vec<Run>, Vec<Run>) =
                runs.into_iter().partition(|(child, _)| self.branches[*child].kind == BranchKind::Managed);
            let count = led.iter().map(|(_, times)| times).sum::<u32>();
            let rows = self.plan.staffing.manager_count(count);
            if count < 2 || rows == count {
                rest.extend(led);
                return rest;
            }
            let mut above = Vec::new();
            for (row, times) in into_rows(led, count, rows) {
                let side = self.group_run(&row);
                let units = row.iter().map(|(child, times)| self.branches[*child].units * times).sum();
                let branch = self.new_branch(BranchKind::Managed, row);
                let units = if side.is_none() { units } else { 0 };
                let roles = if side.is_none() { roles } else { &[] };
                let leader = self.add(Branch { group_run: side, units, roles: roles.into(), ..branch });
                push_run(&mut above, (leader, times));
            }
            above.extend(rest);
            runs = above;
        }
        runs
    }

    /// Returns the run of neighbouring groups, if all branches are groups of one division.
    fn group_run(&self, runs: &[Run]) -> Option<GroupRun> {
        let first = self.branches[runs.first()?.0].group_run?;
        let mut groups = 0;
        for (index, (child, times)) in runs.iter().enumerate() {
            let side = self.branches[*child].group_run.filter(|side| side.division == first.division)?;
            groups += side.groups * times - u32::from(side.shared && index > 0);
        }
        Some(GroupRun { groups, ..first })
    }
}

/// The number of ways to balance units that are tried at each level if managers' figures are broken.
const MAX_BALANCE_STEPS: u32 = 3;

/// Adds a branch to runs. Equal neighbours become one run.
fn push_run(runs: &mut Vec<Run>, (child, times): Run) {
    match runs.last_mut() {
        Some((known, sum)) if *known == child => *sum += times,
        _ => runs.push((child, times)),
    }
}

/// Divides neighbouring branches into `rows` rows whose lengths differ by at most one, the longer
/// ones first. Equal rows are returned once, with their number.
fn into_rows(runs: Vec<Run>, count: u32, rows: u32) -> Vec<(Vec<Run>, u32)> {
    let mut runs = runs.into_iter().rev().collect::<Vec<_>>();
    let mut found: Vec<(Vec<Run>, u32)> = Vec::new();
    let more = count % rows;
    for (length, mut left) in [(count / rows + 1, more), (count / rows, rows - more)] {
        while left > 0 {
            let mut row = Vec::new();
            let mut wanted = length;
            let mut times = 1;
            while wanted > 0 {
                let Some((child, there)) = runs.pop() else { break };
                if wanted == length && there >= 2 * length {
                    times = left.min(there / length);
                }
                let count_here = wanted.min(there);
                row.push((child, count_here));
                wanted -= count_here;
                if there > count_here * times {
                    runs.push((child, there - count_here * times));
                }
            }
            found.push((row, times));
            left -= times;
        }
    }
    found
}
