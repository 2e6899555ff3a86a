//! Limits on how far a company can change an answer.

use super::format::Direction;

/// An answer that the company can change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lever {
    /// The direction in which the answer can change.
    pub direction: Direction,
    /// The largest factor by which a number can be multiplied, or divided on the way down. More than 1; `None` means no
    /// limit.
    pub reach: Option<f64>,
}

impl Lever {
    /// Returns the smallest and the largest value that can be reached from `value`. The question's own limits are not
    /// considered.
    pub(crate) fn bounds(self, value: u32) -> (u32, u32) {
        let (min, max) = match self.reach {
            Some(reach) => (scale_down(value, reach), scale_up(value, reach)),
            None => (0, u32::MAX),
        };
        match self.direction {
            Direction::Up => (value, max),
            Direction::Down => (min, value),
            Direction::Any => (min, max),
        }
    }

    /// Returns this lever with a reach of at most `reach`.
    #[must_use]
    pub(crate) fn at_most(self, reach: f64) -> Self {
        Self { reach: Some(self.reach.map_or(reach, |own| own.min(reach))), ..self }
    }
}

/// Returns the largest whole number that is at most `value` times `reach`.
pub(crate) fn scale_up(value: u32, reach: f64) -> u32 {
    saturating_u32((f64::from(value) * reach).floor())
}

/// Returns the smallest whole number that is at least `value` divided by `reach`.
fn scale_down(value: u32, reach: f64) -> u32 {
    saturating_u32((f64::from(value) / reach).ceil())
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // The cast saturates.
fn saturating_u32(value: f64) -> u32 {
    value as u32
}

#[cfg(test)]
mod tests {
    use super::{Direction, Lever};

    /// Limits follow the direction, and the reach multiplies upwards and divides downwards.
    #[test]
    fn lever_bounds_follow_direction_and_reach() {
        let bounds = |direction, reach, value| Lever { direction, reach }.bounds(value);
        assert_eq!(bounds(Direction::Up, Some(2.0), 5), (5, 10));
        assert_eq!(bounds(Direction::Up, None, 5), (5, u32::MAX));
        assert_eq!(bounds(Direction::Down, Some(2.0), 5), (3, 5));
        assert_eq!(bounds(Direction::Any, Some(1.5), 5), (4, 7));
        assert_eq!(bounds(Direction::Any, Some(2.0), u32::MAX), (1 << 31, u32::MAX));
        assert_eq!(bounds(Direction::Up, Some(2.0), 0), (0, 0));
    }

    /// `at_most` keeps the smaller of two reaches.
    #[test]
    fn lever_at_most_keeps_the_smaller_reach() {
        let lever = |reach| Lever { direction: Direction::Up, reach };
        assert_eq!(lever(None).at_most(1.25), lever(Some(1.25)));
        assert_eq!(lever(Some(2.0)).at_most(1.25), lever(Some(1.25)));
        assert_eq!(lever(Some(1.1)).at_most(1.25), lever(Some(1.1)));
    }
}
