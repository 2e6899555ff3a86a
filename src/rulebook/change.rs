//! What time changes, as the program works on it: ids resolved to indices, conditions over slots.

use super::{Conditional, Text, format};

/// What growth brings: the answers that are moved.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// How to read it, with the facts behind it.
    pub about: format::Cited,
    /// The answers that are moved, in the order in which they are told.
    pub tracks: Vec<Track>,
}

/// One answer that time moves.
#[derive(Clone, Debug)]
pub struct Track {
    /// Index of the question.
    pub question: usize,
    /// How it is moved.
    pub moved: Moved,
}

/// How an answer is moved.
#[derive(Clone, Debug)]
pub enum Moved {
    /// A number that rises; the text has `{value}`.
    Number(Text),
    /// Options, by index, that come one after another.
    Options(Vec<(u32, Text)>),
}

/// The way from the model that is in place to the advised one.
#[derive(Clone, Debug)]
pub struct Move {
    /// Index of the question that tells what is in place.
    pub question: usize,
    /// For each option what it says is in place.
    pub places: Vec<InPlace>,
    /// What it comes down to; the first that holds.
    pub about: Vec<Conditional>,
    /// That staying is defensible; the first that holds.
    pub stay: Vec<Conditional>,
    /// Whose judgement all this is; the first that holds.
    pub note: Vec<Conditional>,
    /// What people do differently.
    pub differently: Vec<Conditional>,
    /// What to do, in order.
    pub steps: Vec<Conditional>,
    /// What to leave alone.
    pub keep: Vec<Conditional>,
}

/// What is in place today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InPlace {
    /// A model, by index.
    Model(usize),
    /// A form of one's own.
    Own,
    /// Nothing yet.
    Nothing,
}
