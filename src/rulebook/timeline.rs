//! What changes over time, with ids resolved to indices and conditions over slots: growth, and the transition to
//! another model.

use super::{ConditionalText, Text, format};

/// The answers that growth changes.
#[derive(Clone, Debug)]
pub(crate) struct Timeline {
    /// How to read the timeline, with the facts behind it.
    pub about: format::CitedText,
    /// The answers that change, in the order in which they are listed.
    pub tracks: Vec<Track>,
}

/// An answer that changes over time.
#[derive(Clone, Debug)]
pub(crate) struct Track {
    /// Index of the question.
    pub question: usize,
    /// How the answer changes.
    pub change: TrackChange,
}

/// The way in which an answer changes.
#[derive(Clone, Debug)]
pub(crate) enum TrackChange {
    /// A number that rises. The text has the placeholder `{value}`.
    Number(Text),
    /// Options, by index, that follow one another, each with its text.
    Options(Vec<(u32, Text)>),
}

/// The transition from the current model to the advised one.
#[derive(Clone, Debug)]
pub(crate) struct Transition {
    /// Index of the question about what the company has today.
    pub question: usize,
    /// For each option of that question, the setup that it stands for.
    pub setups: Vec<CurrentSetup>,
    /// The summary; the first whose condition holds is shown.
    pub about: Vec<ConditionalText>,
    /// Why staying with the current model is defensible; the first whose condition holds is shown.
    pub stay: Vec<ConditionalText>,
    /// Whose judgement this is; the first whose condition holds is shown.
    pub note: Vec<ConditionalText>,
    /// What people do differently in the new model.
    pub differently: Vec<ConditionalText>,
    /// What to do, in order.
    pub steps: Vec<ConditionalText>,
    /// What to leave unchanged.
    pub keep: Vec<ConditionalText>,
}

/// What a company has in place today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CurrentSetup {
    /// A model, by index.
    Model(usize),
    /// A form of its own that matches no model.
    Custom,
    /// None so far.
    Absent,
}
