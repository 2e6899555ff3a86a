//! The whole chart without a box for each: what is alike stands once, with how many times it is there.
//!
//! Sellers stand in groups, one for each segment, down to the smallest. A manager leads one group or several small ones side
//! by side; a group that is too large for one manager has a leader, and managers inside.

mod functions;
mod groups;
mod units;

use super::divide::{Crew, Even, Plan};
use super::share::{Counts, deal};
use crate::rulebook::format::Shape;
use smallvec::{SmallVec, smallvec};
use std::collections::HashMap;

/// A branch, by index, and how many there are side by side.
pub(super) type Run = (usize, u32);

/// What a branch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Somebody leads here.
    Led,
    /// A group or unit that is led from above.
    Group,
    /// People in one role.
    Role(usize),
}

/// Groups of a division side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Side {
    pub(super) division: usize,
    pub(super) groups: u32,
    /// Whether the first of them is also the last one of the neighbour before.
    pub(super) shared: bool,
    /// How many groups are left out before the first of them.
    pub(super) skipped: u32,
}

/// A part of the chart with all that is below it.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    pub(super) kind: Kind,
    pub(super) side: Option<Side>,
    /// How many units it is or leads.
    pub(super) units: u32,
    /// The roles that are led here.
    pub(super) roles: SmallVec<[usize; 4]>,
    pub(super) people: u32,
    /// How many report to whoever leads here or, of what is led from above, to the one above.
    reports: u32,
    /// How many lead at each level, whoever leads here included.
    pub(super) leads: SmallVec<[u32; 6]>,
    pub(super) children: Vec<Run>,
}

impl Branch {
    /// How many levels of leads there are in it.
    pub(super) fn levels(&self) -> usize {
        self.leads.len()
    }
}

/// What makes branches alike.
type Known = (usize, Crew, bool);

/// All branches of a chart.
pub(super) struct Tree<'p, 'a> {
    plan: &'p Plan<'a>,
    evened: Even,
    pub(super) branches: Vec<Branch>,
    known: HashMap<Known, usize>,
    /// Whether somebody leads too few, and whether too many.
    few: bool,
    many: bool,
}

impl<'p, 'a> Tree<'p, 'a> {
    /// The tree of a plan; the root is the last branch.
    pub(super) fn new(plan: &'p Plan<'a>) -> Self {
        let grown = Self::grown(plan, Even::Segments);
        if grown.strained().is_empty() || plan.model.shape != Shape::Unit {
            return grown;
        }
        let ways = (0..=MOST_TRIED).flat_map(|inner| (0..=MOST_TRIED).map(move |first| (first, inner)));
        let mut others = ways.map(|(first, inner)| Self::grown(plan, Even::Units(first, inner)));
        others.find(|other| other.strained().is_empty()).unwrap_or(grown)
    }

    fn grown(plan: &'p Plan<'a>, evened: Even) -> Self {
        let known = HashMap::new();
        let mut tree = Self { plan, evened, branches: Vec::new(), known, few: false, many: false };
        let fits = plan.staffing.fits(plan.team);
        let children = match plan.only {
            None if fits => tree.inside(0, &plan.crew, true),
            None => tree.reports(0, &plan.crew, true),
            Some(_) if fits => {
                (0..plan.crew.roles.len()).flat_map(|role| tree.role(role, &plan.crew.roles)).collect()
            }
            Some(_) => tree.functions(&plan.crew.roles),
        };
        let children = tree.between(children, &[]);
        let root = tree.branch(Kind::Group, children);
        tree.many |= !plan.staffing.fits(tree.branches[root].reports);
        tree
    }

    pub(super) fn root(&self) -> &Branch {
        &self.branches[self.branches.len() - 1]
    }

    /// Indices of the figures of those who lead that give way.
    pub(super) fn strained(&self) -> Vec<usize> {
        let staffing = self.plan.staffing;
        let least = staffing.least_figure.filter(|_| self.few);
        // Without a figure of its own the most is the span.
        let most = self.many.then(|| staffing.most_figure.unwrap_or(staffing.span_figure));
        least.into_iter().chain(most).collect()
    }

    /// The smallest groups that have all roles: how many, and how many people each has at least and at most.
    pub(super) fn units(&self) -> (u32, (u32, u32)) {
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
                let cells = plan.cells();
                (cells, (plan.team / cells, plan.team.div_ceil(cells)))
            }
        }
    }

    /// Adds a branch; returns its index.
    fn add(&mut self, branch: Branch) -> usize {
        if branch.kind == Kind::Led {
            self.many |= !self.plan.staffing.fits(branch.reports);
            self.few |= branch.levels() == 1 && branch.reports < self.plan.staffing.least;
        }
        self.branches.push(branch);
        self.branches.len() - 1
    }

    fn new_branch(&self, kind: Kind, children: Vec<Run>) -> Branch {
        let (mut people, mut reports) = (0, 0);
        let mut leads: SmallVec<[u32; 6]> = SmallVec::new();
        for &(child, times) in &children {
            let child = &self.branches[child];
            people += child.people * times;
            reports += if child.kind == Kind::Led { times } else { child.reports * times };
            leads.resize(leads.len().max(child.levels()), 0);
            child.leads.iter().zip(&mut leads).for_each(|(own, sum)| *sum += own * times);
        }
        if kind == Kind::Led {
            leads.push(1);
        }
        Branch { kind, side: None, units: 0, roles: smallvec![], people, reports, leads, children }
    }

    fn branch(&mut self, kind: Kind, children: Vec<Run>) -> usize {
        let branch = self.new_branch(kind, children);
        self.add(branch)
    }

    fn leaf(&mut self, role: usize, people: u32) -> usize {
        let branch = self.new_branch(Kind::Role(role), Vec::new());
        self.add(Branch { people, reports: people, ..branch })
    }

    /// The people of each role.
    fn leaves(&mut self, roles: &Counts) -> Vec<Run> {
        let present = roles.iter().enumerate().filter(|(_, people)| **people > 0);
        present.map(|(role, people)| (self.leaf(role, *people), 1)).collect()
    }

    /// What is inside a group whose people are all led by the one above.
    fn inside(&mut self, level: usize, crew: &Crew, at_root: bool) -> Vec<Run> {
        if let Some(level) = self.plan.next(level) {
            let split = self.plan.split(crew, level, self.evened);
            return split.into_iter().map(|(crew, times)| (self.group(level, &crew, false), times)).collect();
        }
        match self.plan.model.shape {
            Shape::Unit if crew.units > 1 || at_root => {
                let units = deal(&crew.roles, crew.units);
                units.into_iter().map(|(roles, times)| (self.unit(&roles, Kind::Group), times)).collect()
            }
            _ => self.leaves(&crew.roles),
        }
    }

    /// One unit.
    fn unit(&mut self, roles: &Counts, kind: Kind) -> usize {
        let leaves = self.leaves(roles);
        let branch = self.new_branch(kind, leaves);
        self.add(Branch { units: 1, ..branch })
    }

    /// One group of a division; where `led`, with a manager of its own, or with a leader if it is too large for one.
    fn group(&mut self, level: usize, crew: &Crew, led: bool) -> usize {
        let known = (level, crew.clone(), led);
        if let Some(index) = self.known.get(&known) {
            return *index;
        }
        let children = if led && !self.plan.staffing.fits(crew.people()) {
            let reports = self.reports(level + 1, crew, false);
            self.between(reports, &[])
        } else {
            self.inside(level + 1, crew, false)
        };
        let branch = self.new_branch(if led { Kind::Led } else { Kind::Group }, children);
        // A unit that has a group for itself is that group.
        let units = u32::from(self.plan.model.shape == Shape::Unit && crew.units == 1);
        let side = Some(Side { division: level, groups: 1, shared: false, skipped: 0 });
        let index = self.add(Branch { side, units, ..branch });
        self.known.insert(known, index);
        index
    }

    /// Who reports to whoever leads a crew that is too large for one manager.
    fn reports(&mut self, level: usize, crew: &Crew, at_root: bool) -> Vec<Run> {
        if let Some(level) = self.plan.next(level) {
            return self.groups(level, crew, at_root);
        }
        match self.plan.model.shape {
            Shape::Generalist => self.teams(&crew.roles, &[]),
            Shape::Functions if self.plan.only.is_some() => self.teams(&crew.roles, &[]),
            Shape::Functions => self.functions(&crew.roles),
            Shape::Unit => self.managed_units(crew, at_root),
        }
    }

    /// Teams of people who all have these roles, as many as it takes managers.
    fn teams(&mut self, people: &Counts, roles: &[usize]) -> Vec<Run> {
        let all = people.iter().sum();
        let mut runs = Vec::new();
        for (team, times) in deal(people, self.plan.staffing.teams(all)) {
            let leaves = self.leaves(&team);
            let branch = self.new_branch(Kind::Led, leaves);
            let team = self.add(Branch { roles: roles.into(), ..branch });
            push(&mut runs, (team, times));
        }
        runs
    }

    /// Adds a branch to runs; one that is just like its neighbour is the same once more.
    fn push_branch(&mut self, runs: &mut Vec<Run>, branch: Branch) {
        if let Some((last, times)) = runs.last_mut() {
            let last = &self.branches[*last];
            let same = (last.kind, last.side, last.units) == (branch.kind, branch.side, branch.units);
            if same && last.roles == branch.roles && last.children == branch.children {
                *times += 1;
                return;
            }
        }
        runs.push((self.add(branch), 1));
    }

    /// How many report where these stand.
    fn count(&self, runs: &[Run]) -> u32 {
        let reports = |&(child, times): &Run| match &self.branches[child] {
            Branch { kind: Kind::Led, .. } => times,
            other => other.reports * times,
        };
        runs.iter().map(reports).sum()
    }

    /// Puts leaders in between until one can lead them all. Those in between lead people in these roles.
    fn between(&mut self, mut runs: Vec<Run>, roles: &[usize]) -> Vec<Run> {
        while !self.plan.staffing.fits(self.count(&runs)) {
            let (led, mut rest): (Vec<Run>, Vec<Run>) =
                runs.into_iter().partition(|(child, _)| self.branches[*child].kind == Kind::Led);
            let count = led.iter().map(|(_, times)| times).sum::<u32>();
            let rows = self.plan.staffing.teams(count);
            if count < 2 || rows == count {
                rest.extend(led);
                return rest;
            }
            let mut above = Vec::new();
            for (row, times) in rows_of(led, count, rows) {
                let side = self.side(&row);
                let units = row.iter().map(|(child, times)| self.branches[*child].units * times).sum();
                let branch = self.new_branch(Kind::Led, row);
                let units = if side.is_none() { units } else { 0 };
                let roles = if side.is_none() { roles } else { &[] };
                let leader = self.add(Branch { side, units, roles: roles.into(), ..branch });
                push(&mut above, (leader, times));
            }
            above.extend(rest);
            runs = above;
        }
        runs
    }

    /// The groups of neighbours that are of one division.
    fn side(&self, runs: &[Run]) -> Option<Side> {
        let first = self.branches[runs.first()?.0].side?;
        let mut groups = 0;
        for (index, (child, times)) in runs.iter().enumerate() {
            let side = self.branches[*child].side.filter(|side| side.division == first.division)?;
            groups += side.groups * times - u32::from(side.shared && index > 0);
        }
        Some(Side { groups, ..first })
    }
}

/// So many ways to even out units are tried at each level where managers' figures do not hold.
const MOST_TRIED: u32 = 3;

/// Adds to runs, of which neighbours that are the same are one.
fn push(runs: &mut Vec<Run>, (child, times): Run) {
    match runs.last_mut() {
        Some((known, sum)) if *known == child => *sum += times,
        _ => runs.push((child, times)),
    }
}

/// So many neighbours in `rows` rows as long as each other or one longer, the longer ones first; rows that are alike once.
fn rows_of(runs: Vec<Run>, count: u32, rows: u32) -> Vec<(Vec<Run>, u32)> {
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
                let taken = wanted.min(there);
                row.push((child, taken));
                wanted -= taken;
                if there > taken * times {
                    runs.push((child, there - taken * times));
                }
            }
            found.push((row, times));
            left -= times;
        }
    }
    found
}
