//! Names of units and segments.
//!
//! A comma separates teams with a segment of their own; a plus joins segments that one team serves.

use super::{ChartReader, numbered};
use crate::advice::{Division, OrgNode, SegmentRange, Segment, UnitNumbers};
use crate::locale::Message;
use crate::rulebook::Text;

/// The number of names that are listed before the others are only counted.
const LISTED: usize = 3;

impl<'a> ChartReader<'a> {
    /// Returns the names of all segments of a node.
    #[must_use]
    pub fn segments(&self, node: &OrgNode) -> Vec<String> {
        let of = |part: &SegmentRange| {
            let division = &self.chart.divisions[part.division];
            let names = division.segments[part.from..part.to].iter();
            names.map(|segment| self.segment(division, *segment)).collect::<Vec<_>>()
        };
        node.segments.iter().flat_map(of).collect()
    }

    /// Returns units by number: "Pod 1 to 3".
    pub(super) fn units(&self, units: UnitNumbers) -> String {
        let text = self.model.unit.as_ref().map_or("", |unit| self.reader.exact(unit));
        match units {
            UnitNumbers::Numbered(from, to) => self.run(text, from, to),
            UnitNumbers::Alike => numbered(text, "").trim().to_owned(),
        }
    }

    fn run(&self, text: &str, from: u32, to: u32) -> String {
        numbered(text, &if from == to { self.number(from) } else { self.between(from, to) })
    }

    pub(super) fn between(&self, from: u32, to: u32) -> String {
        let (min, max) = (self.number(from), self.number(to));
        self.reader.say(&Message::new("chart-range").with("min", min).with("max", max))
    }

    /// Returns teams by their segments: "Benelux, DACH", "Benelux + DACH" if one team serves both, "Region 1 to 3".
    pub(super) fn part(&self, part: SegmentRange) -> String {
        let division = &self.chart.divisions[part.division];
        let teams = division.group_segments(part);
        if let Some(run) = self.numbers(division, &division.segments[part.from..part.to]) {
            let together = match &*teams {
                [one] if one.len() > 1 => Message::new("chart-one-team").with("segments", run),
                teams if teams.iter().any(|team| team.len() > 1) => {
                    Message::new("chart-teams").with("segments", run).with("count", teams.len())
                }
                _ => return run,
            };
            return self.reader.say(&together);
        }
        let teams = teams.into_iter().map(|team| {
            let segments = &division.segments[team];
            match self.numbers(division, segments) {
                Some(run) if segments.len() > 1 => {
                    self.reader.say(&Message::new("chart-one-team").with("segments", run))
                }
                Some(one) => one,
                None => self.listed(self.each_name(division, segments), " + "),
            }
        });
        self.listed(teams.collect(), ", ")
    }

    /// Returns segments without names by number.
    fn numbers(&self, division: &Division, segments: &[Segment]) -> Option<String> {
        let (Segment::Numbered(from), Segment::Numbered(to)) = (segments.first()?, segments.last()?) else {
            return None;
        };
        Some(self.run(self.reader.exact(&self.dimension(division).numbered), *from, *to))
    }

    fn each_name(&self, division: &Division, segments: &[Segment]) -> Vec<String> {
        segments.iter().map(|segment| self.segment(division, *segment)).collect()
    }

    /// Joins names. Unless names are written in full, lists only the first of many.
    fn listed(&self, mut names: Vec<String>, between: &str) -> String {
        if names.len() > LISTED && !self.spelled {
            let more = names.split_off(LISTED - 1).len();
            names.push(self.reader.say(&Message::new("chart-more").with("count", more)));
        }
        names.join(between)
    }

    fn segment(&self, division: &Division, segment: Segment) -> String {
        let dimension = self.dimension(division);
        let text =
            |text: Option<&'a Text>| text.map_or_else(String::new, |text| self.reader.exact(text).to_owned());
        match segment {
            Segment::Named(index) => self.advice.segment_names[division.dimension][index].clone(),
            Segment::Fixed(index) => text(dimension.segments.fixed.get(index)),
            Segment::Numbered(number) => self.run(self.reader.exact(&dimension.numbered), number, number),
            Segment::Others => text(dimension.segments.others.as_ref()),
        }
    }
}
