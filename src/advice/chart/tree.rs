//! The whole chart without a box for each: what is alike stands once, with how many times it is there.
//!
//! Sellers stand in groups, one for each segment, down to the smallest. A manager leads one group or several small ones side
//! by side; a group that is too large for one manager has a leader, and managers inside.

use super::divide::{Crew, Even, Plan};
use super::share::{Counts, deal};
use super::spans::{Bundle, Size};
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

    /// The people of one role, in their groups where they are the ones that are divided.
    fn role(&mut self, role: usize, roles: &Counts) -> Vec<Run> {
        match self.plan.only {
            Some(only) if only == role => {
                let crew = self.only(roles);
                self.inside(0, &crew, true)
            }
            _ if roles[role] == 0 => Vec::new(),
            _ => vec![(self.leaf(role, roles[role]), 1)],
        }
    }

    /// A crew of nobody but those that are divided.
    fn only(&self, roles: &Counts) -> Crew {
        let only = |(role, count): (usize, &u32)| if self.plan.only == Some(role) { *count } else { 0 };
        Crew { roles: roles.iter().enumerate().map(only).collect(), units: 1 }
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

    /// Managers of the groups of a division.
    fn groups(&mut self, level: usize, crew: &Crew, at_root: bool) -> Vec<Run> {
        let split = self.plan.split(crew, level, self.evened);
        let crews: Vec<&Crew> =
            split.iter().flat_map(|(crew, times)| std::iter::repeat_n(crew, *times as usize)).collect();
        let sizes: Vec<Size> = crews.iter().map(|crew| self.size(level, crew, at_root)).collect();
        let mut runs = Vec::new();
        let mut at = 0;
        for bundle in self.plan.staffing.bundles(&sizes, at_root) {
            let Bundle { groups, cut_before, cut_after, direct } = bundle;
            at -= usize::from(cut_before);
            let own = &crews[at..at + groups];
            at += groups;
            if let ([crew], false, false) = (own, cut_before, cut_after) {
                let group = self.group(level, crew, !direct);
                push(&mut runs, (group, 1));
                continue;
            }
            let mut children = Vec::new();
            for (index, crew) in own.iter().enumerate() {
                let (first, last) = (index == 0 && cut_before, index + 1 == groups && cut_after);
                let group = match first || last {
                    true => self.half(level, crew, first),
                    false => self.group(level, crew, false),
                };
                push(&mut children, (group, 1));
            }
            if direct {
                children.into_iter().for_each(|run| push(&mut runs, run));
                continue;
            }
            let side = Side {
                division: level,
                groups: u32::try_from(groups).unwrap_or(1),
                shared: cut_before,
                skipped: 0,
            };
            let branch = self.new_branch(Kind::Led, children);
            self.push_branch(&mut runs, Branch { side: Some(side), ..branch });
        }
        runs
    }

    /// The size of a group that managers are to be found for. Where nobody would be alone and no unit torn, it has halves.
    fn size(&self, level: usize, crew: &Crew, at_root: bool) -> Size {
        let people = crew.people();
        let is_small = (FEWEST_CUT..self.plan.staffing.least).contains(&people);
        if self.plan.model.shape == Shape::Unit || at_root || !is_small {
            return Size::Whole(people);
        }
        let [first, second] = self
            .halves(level, crew)
            .map(|half| half.iter().map(|(crew, times)| crew.people() * times).sum::<u32>());
        Size::Halves(first, second)
    }

    /// Two halves of a group: some of the groups in it each, or some of its people.
    fn halves(&self, level: usize, crew: &Crew) -> [Vec<(Crew, u32)>; 2] {
        let Some(inner) = self.plan.next(level + 1) else {
            let halves = deal(&crew.roles, 2);
            let half = |half: Option<&(Counts, u32)>| {
                let roles = half.map(|(roles, _)| roles.clone()).unwrap_or_default();
                vec![(Crew { roles, units: crew.units }, 1)]
            };
            return [half(halves.first()), half(halves.last())];
        };
        let groups = self.plan.split(crew, inner, self.evened);
        let count: u32 = groups.iter().map(|(_, times)| times).sum();
        let mut left = count.div_ceil(2);
        let [mut first, mut second] = [Vec::new(), Vec::new()];
        for (crew, times) in groups {
            let here = times.min(left);
            left -= here;
            first.extend((here > 0).then(|| (crew.clone(), here)));
            second.extend((times > here).then(|| (crew, times - here)));
        }
        [first, second]
    }

    /// One half of a group that two managers share.
    fn half(&mut self, level: usize, crew: &Crew, second: bool) -> usize {
        let half = self.halves(level, crew)[usize::from(second)].clone();
        let children = match self.plan.next(level + 1) {
            None => half.iter().flat_map(|(crew, _)| self.leaves(&crew.roles)).collect(),
            Some(inner) => {
                let mut children: Vec<Run> =
                    half.iter().map(|(crew, times)| (self.group(inner, crew, false), *times)).collect();
                if let Some((first, times)) = children.first().copied().filter(|_| second) {
                    // They are not the first groups of their division.
                    let skipped = self.plan.divisions[inner].groups.div_ceil(2);
                    let branch = self.branches[first].clone();
                    let side = branch.side.map(|side| Side { skipped, ..side });
                    children[0] = (self.add(Branch { side, ..branch }), 1);
                    if times > 1 {
                        children.insert(1, (first, times - 1));
                    }
                }
                children
            }
        };
        let side = Some(Side { division: level, groups: 1, shared: false, skipped: 0 });
        let branch = self.new_branch(Kind::Group, children);
        self.add(Branch { side, ..branch })
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

    /// Managers of functions: small ones together, large ones in teams.
    fn functions(&mut self, roles: &Counts) -> Vec<Run> {
        let Some(packs) = self.plan.staffing.packs(roles).or_else(|| self.plan.only.map(|_| alone(roles)))
        else {
            return self.cut(roles);
        };
        let mut led: Vec<(Vec<usize>, Vec<Run>)> = Vec::new();
        for pack in packs {
            let own = |(role, count): (usize, &u32)| if pack.contains(&role) { *count } else { 0 };
            let own: Counts = roles.iter().enumerate().map(own).collect();
            let people = own.iter().sum();
            let runs = if self.plan.staffing.fits(people) {
                let children = pack.iter().flat_map(|role| self.role(*role, roles)).collect();
                let branch = self.new_branch(Kind::Led, children);
                vec![(self.add(Branch { roles: pack.as_slice().into(), ..branch }), 1)]
            } else if pack.first().copied() == self.plan.only {
                let crew = self.only(roles);
                self.reports(0, &crew, true)
            } else {
                self.teams(&own, &pack)
            };
            let runs = self.between(runs, &pack);
            led.push((pack, runs));
        }
        // The functions with most managers have somebody who leads these, as far as too many would report here else.
        let mut counts: Vec<u32> = led.iter().map(|(_, runs)| self.count(runs)).collect();
        while !self.plan.staffing.fits(counts.iter().sum()) {
            let most = counts.iter().copied().max().filter(|most| *most > 1);
            let Some(largest) = counts.iter().position(|count| Some(*count) == most) else { break };
            let (pack, runs) = &mut led[largest];
            let branch = self.new_branch(Kind::Led, std::mem::take(runs));
            runs.push((self.add(Branch { roles: pack.as_slice().into(), ..branch }), 1));
            counts[largest] = 1;
        }
        led.into_iter().flat_map(|(_, runs)| runs).collect()
    }

    /// A line that no choice of functions divides under managers: cut into even parts, in the order of its roles.
    fn cut(&mut self, roles: &Counts) -> Vec<Run> {
        let people: u32 = roles.iter().sum();
        let mut left = roles.clone();
        let mut runs = Vec::new();
        for (size, times) in deal(&[people], self.plan.staffing.teams(people)) {
            for _ in 0..times {
                let mut wanted = size[0];
                let take = |left: &mut u32| {
                    let taken = wanted.min(*left);
                    *left -= taken;
                    wanted -= taken;
                    taken
                };
                let own: Counts = left.iter_mut().map(take).collect();
                let named: SmallVec<[usize; 4]> = (0..own.len()).filter(|role| own[*role] > 0).collect();
                let leaves = self.leaves(&own);
                let branch = self.new_branch(Kind::Led, leaves);
                self.push_branch(&mut runs, Branch { roles: named, ..branch });
            }
        }
        runs
    }

    /// Managers of units.
    fn managed_units(&mut self, crew: &Crew, at_root: bool) -> Vec<Run> {
        if crew.units == 1 && !at_root {
            return self.leaves(&crew.roles);
        }
        let mut runs = Vec::new();
        let mut tail: Vec<Counts> = Vec::new();
        for (roles, mut times) in deal(&crew.roles, crew.units) {
            let size = roles.iter().sum::<u32>();
            // Of very many units, all but the last are bundled alike.
            let together = self.plan.staffing.together(size);
            if times > 4 * MOST_TAIL {
                let alike = (times - MOST_TAIL) / together;
                self.bundle_units(&mut runs, &std::mem::take(&mut tail), false);
                let unit = |tree: &mut Self, kind| tree.unit(&roles, kind);
                let led = if together == 1 {
                    unit(self, Kind::Led)
                } else {
                    let below = vec![(unit(self, Kind::Group), together)];
                    let branch = self.new_branch(Kind::Led, below);
                    self.add(Branch { units: together, ..branch })
                };
                push(&mut runs, (led, alike));
                times -= alike * together;
            }
            tail.extend(std::iter::repeat_n(roles, times as usize));
        }
        self.bundle_units(&mut runs, &tail, at_root);
        runs
    }

    fn bundle_units(&mut self, runs: &mut Vec<Run>, units: &[Counts], direct: bool) {
        let sizes: Vec<Size> = units.iter().map(|roles| Size::Whole(roles.iter().sum())).collect();
        let mut at = 0;
        for bundle in self.plan.staffing.bundles(&sizes, direct) {
            let own = &units[at..at + bundle.groups];
            at += bundle.groups;
            if let ([roles], false) = (own, bundle.direct) {
                let unit = self.unit_known(roles, Kind::Led);
                push(runs, (unit, 1));
                continue;
            }
            let mut children = Vec::new();
            for roles in own {
                let unit = self.unit_known(roles, Kind::Group);
                push(&mut children, (unit, 1));
            }
            if bundle.direct {
                children.into_iter().for_each(|run| push(runs, run));
                continue;
            }
            let branch = self.new_branch(Kind::Led, children);
            let units = u32::try_from(own.len()).unwrap_or(1);
            self.push_branch(runs, Branch { units, ..branch });
        }
    }

    fn unit_known(&mut self, roles: &Counts, kind: Kind) -> usize {
        let known = (usize::MAX, Crew { roles: roles.clone(), units: 1 }, kind == Kind::Led);
        if let Some(index) = self.known.get(&known) {
            return *index;
        }
        let unit = self.unit(roles, kind);
        self.known.insert(known, unit);
        unit
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

/// From this size on, a group can be divided between two managers without leaving anybody alone.
const FEWEST_CUT: u32 = 4;

/// So many units stay for the last bundles.
const MOST_TAIL: u32 = 12;

impl crate::rulebook::Staffing {
    /// How many units of a size one leads: near the span.
    fn together(&self, size: u32) -> u32 {
        let within = (1..=self.most / size.max(1)).filter(|count| count * size >= self.least);
        within.min_by_key(|count| (count * size).abs_diff(self.span)).unwrap_or(1)
    }
}

/// Every role for itself.
fn alone(roles: &Counts) -> Vec<Vec<usize>> {
    (0..roles.len()).filter(|role| roles[*role] > 0).map(|role| vec![role]).collect()
}

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
