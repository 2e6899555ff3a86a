//! Names of units and segments.
//!
//! A comma separates teams with a segment of their own; a plus joins segments that one team serves.

use super::{ChartReader, fill_number};
use crate::advice::{Division, OrgNode, Segment, SegmentRange, UnitNumbers};
use crate::locale::Message;
use crate::rulebook::Text;

/// The number of names that are listed before the others are only counted.
const MAX_LISTED: usize = 3;

impl<'a> ChartReader<'a> {
    /// Returns the names of all segments of a node.
    pub(crate) fn all_segment_names(&self, node: &OrgNode) -> Vec<String> {
        let part_names = |part: &SegmentRange| {
            let division = &self.chart.divisions[part.division];
            let names = division.segments[part.from..part.to].iter();
            names.map(|segment| self.segment_name(division, *segment)).collect::<Vec<_>>()
        };
        node.segments.iter().flat_map(part_names).collect()
    }

    /// Returns units by number: "Pod 1 to 3".
    pub(super) fn unit_name(&self, units: UnitNumbers) -> String {
        let text = self.model.unit.as_ref().map_or("", |unit| self.reader.raw_text(unit));
        match units {
            UnitNumbers::Numbered(from, to) => self.number_range(text, from, to),
            UnitNumbers::Alike => fill_number(text, "").trim().to_owned(),
        }
    }

    fn number_range(&self, text: &str, from: u32, to: u32) -> String {
        fill_number(text, &if from == to { self.number(from) } else { self.range(from, to) })
    }

    pub(super) fn range(&self, from: u32, to: u32) -> String {
        let (min, max) = (self.number(from), self.number(to));
        self.reader.translate(&Message::new("chart-range").arg("min", min).arg("max", max))
    }

    /// Returns teams by their segments: "Benelux, DACH", "Benelux + DACH" if one team serves both, "Region 1 to 3".
    pub(super) fn part_name(&self, part: SegmentRange) -> String {
        let division = &self.chart.divisions[part.division];
        let teams = division.group_segments(part);
        if let Some(range) = self.segment_numbers(division, &division.segments[part.from..part.to]) {
            let message = match &*teams {
                [one] if one.len() > 1 => Message::new("chart-one-team").arg("segments", range),
                teams if teams.iter().any(|team| team.len() > 1) => {
                    Message::new("chart-teams").arg("segments", range).arg("count", teams.len())
                }
                _ => return range,
            };
            return self.reader.translate(&message);
        }
        let teams = teams.into_iter().map(|team| {
            let segments = &division.segments[team];
            match self.segment_numbers(division, segments) {
                Some(run) if segments.len() > 1 => {
                    self.reader.translate(&Message::new("chart-one-team").arg("segments", run))
                }
                Some(one) => one,
                None => self.join_names(self.segment_names(division, segments), " + "),
            }
        });
        self.join_names(teams.collect(), ", ")
    }

    /// Returns segments without names by number.
    fn segment_numbers(&self, division: &Division, segments: &[Segment]) -> Option<String> {
        let (Segment::Numbered(from), Segment::Numbered(to)) = (segments.first()?, segments.last()?) else {
            return None;
        };
        Some(self.number_range(self.reader.raw_text(&self.dimension(division).numbered), *from, *to))
    }

    fn segment_names(&self, division: &Division, segments: &[Segment]) -> Vec<String> {
        segments.iter().map(|segment| self.segment_name(division, *segment)).collect()
    }

    /// Joins names. Unless names are written in full, lists only the first of many.
    fn join_names(&self, mut names: Vec<String>, between: &str) -> String {
        if names.len() > MAX_LISTED && !self.full_names {
            let more = names.split_off(MAX_LISTED - 1).len();
            names.push(self.reader.translate(&Message::new("chart-more").arg("count", more)));
        }
        names.join(between)
    }

    fn segment_name(&self, division: &Division, segment: Segment) -> String {
        let dimension = self.dimension(division);
        let text = |text: Option<&'a Text>| {
            text.map_or_else(String::new, |text| self.reader.raw_text(text).to_owned())
        };
        match segment {
            Segment::Named(index) => self.advice.segment_names[division.dimension][index].clone(),
            Segment::Fixed(index) => text(dimension.segments.fixed.get(index)),
            Segment::Numbered(number) => {
                self.number_range(self.reader.raw_text(&dimension.numbered), number, number)
            }
            Segment::Others => text(dimension.segments.others.as_ref()),
        }
    }
}
