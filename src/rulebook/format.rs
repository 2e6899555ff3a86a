//! The rulebook file as it is written: the wire form, parsed once at the door.
//!
//! This is the page for whoever writes a rulebook. Ids are still plain names here and nothing has been checked
//! beyond the shape; `resolve` turns this into the [`Rulebook`](super::Rulebook) that the program works on, and
//! says everything that is wrong. Unknown fields are refused, so that a misspelt one is not silently ignored.

use super::text::Text;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use std::fmt;

/// The value of `format` in a rulebook file.
pub const FORMAT: &str = "salesorg.rulebook";
/// The highest `format_version` that this program reads.
pub const FORMAT_VERSION: u32 = 1;

/// A whole rulebook file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Always [`FORMAT`].
    pub format: String,
    /// At most [`FORMAT_VERSION`].
    pub format_version: u32,
    /// Names the rulebook in sessions and advice.
    pub id: String,
    /// The author's version of the rules, such as `1.0.0`.
    pub version: String,
    /// Language tags, the first being the one that a reader of any other language is shown.
    pub languages: Vec<String>,
    /// What the rulebook advises on, as a title.
    pub title: Text,
    /// One or two sentences for the home screen: what this is, and what one gets.
    pub summary: Text,
    /// The document behind the rules.
    #[serde(default)]
    pub document: Option<Document>,
    /// Groups of questions, in the order in which they are asked.
    pub sections: Vec<Section>,
    /// All questions, in the order in which they are asked, section after section.
    pub questions: Vec<Question>,
    /// Inputs that are counted from the answers rather than asked.
    #[serde(default)]
    pub derived: Vec<Derived>,
    /// What can be advised, in the order of the comparison.
    pub models: Vec<Model>,
    /// The decision tree: which model.
    pub tree: Node,
    /// By what the organisation is divided further. Absent where the subject has no such thing.
    #[serde(default)]
    pub segmentation: Option<Segmentation>,
    /// What speaks for and against each model.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Combinations of answers that deserve a word of warning.
    #[serde(default)]
    pub warnings: Vec<Warning>,
    /// What must hold over the whole answer space.
    #[serde(default)]
    pub invariants: Vec<Invariant>,
    /// The document retold, section by section. The place of a fact is the first section that cites it.
    #[serde(default)]
    pub guide: Vec<GuideSection>,
    /// Terms of the field, explained.
    #[serde(default)]
    pub glossary: Vec<Term>,
    /// Supporting functions and the enablement team.
    #[serde(default)]
    pub support: Option<Support>,
    /// Lasting investments, each with what it means for these answers.
    #[serde(default)]
    pub practices: Vec<Practice>,
    /// Head counts for the organisation chart.
    #[serde(default)]
    pub staffing: Option<Staffing>,
}

/// Where the rules come from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The document's title.
    pub title: Text,
    /// Who wrote it.
    pub author: String,
    /// What a reader should know of it, such as that it is a translation.
    #[serde(default)]
    pub note: Option<Text>,
}

/// A text and the facts that carry it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cited {
    /// What is said.
    pub text: Text,
    /// Ids of the facts it rests on.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A text with the one fact that it retells: a pro or a con, an activity.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// What is said.
    pub text: Text,
    /// Id of the fact.
    pub source: String,
}

/// A text that is shown where a condition on the answers holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conditional {
    /// When it is shown; always, where absent.
    #[serde(default)]
    pub when: Option<Condition>,
    /// What is said.
    pub text: Text,
    /// Ids of the facts it rests on.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A group of questions.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its name in the progress line: one word.
    pub title: Text,
}

/// A question of the interview.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id, the key of its answer.
    pub id: String,
    /// Id of its section.
    pub section: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// Whether the quick interview asks it.
    #[serde(default)]
    pub essential: bool,
    /// The question as it is asked.
    pub title: Text,
    /// Two or three words that name it in lists and paths.
    pub short: Text,
    /// Why it is asked.
    pub help: Text,
    /// How to answer, where that needs a word.
    #[serde(default)]
    pub hint: Option<Text>,
    /// Ids of the facts that make it worth asking.
    #[serde(default)]
    pub sources: Vec<String>,
    /// When it is asked; always, where absent. It may look only at questions before it.
    #[serde(default)]
    pub asked_when: Option<Condition>,
    /// The value that is used where the answer is unknown.
    #[serde(default)]
    pub assumed: Option<Scalar>,
    /// Choice: what there is to choose, from less to more where there is such an order.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// Integer: the least allowed.
    #[serde(default)]
    pub min: Option<u32>,
    /// Integer: the most allowed.
    #[serde(default)]
    pub max: Option<u32>,
    /// Integer: what is counted, one and many: `{"one": {...}, "many": {...}}`.
    #[serde(default)]
    pub unit: Option<Unit>,
    /// Names: how many at the most.
    #[serde(default)]
    pub max_names: Option<u32>,
    /// Names: characters a name at the most.
    #[serde(default)]
    pub max_length: Option<u32>,
    /// Names: a warning where there are more of them than another question's number.
    #[serde(default)]
    pub no_more_than: Option<NoMoreThan>,
}

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One of the options.
    Choice,
    /// A whole number within bounds.
    Integer,
    /// A list of names.
    Names,
}

/// One option of a choice.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its id, the value of the answer.
    pub id: String,
    /// What is shown to choose.
    pub label: Text,
    /// A few words that make the choice plain.
    #[serde(default)]
    pub hint: Option<Text>,
    /// Another option that the rules do not tell from this one, and why.
    #[serde(default)]
    pub same_as: Option<SameAs>,
}

/// Declares two options alike, so that the audit does not call one of them dead.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameAs {
    /// Id of the other option.
    pub option: String,
    /// Why the rules do not tell them apart.
    pub reason: Text,
}

/// What a number counts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Behind the number one.
    pub one: Text,
    /// Behind any other number.
    pub many: Text,
}

/// Warns where a list is longer than a number given elsewhere.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoMoreThan {
    /// Id of the question with the number.
    pub question: String,
    /// The warning's code.
    pub code: String,
    /// The warning.
    pub text: Text,
}

/// An input that is counted from the answers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Derived {
    /// Its id, used like a question's in conditions and in the tree.
    pub id: String,
    /// What is counted.
    pub count: Count,
    /// The count put as a question, for the tree.
    pub title: Text,
    /// Two or three words that name it.
    pub short: Text,
    /// How it is counted.
    pub help: Text,
}

/// What a derived input counts.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// Dimensions of the segmentation with a strong need.
    StrongNeeds,
    /// Dimensions of the segmentation with any need.
    Needs,
}

/// Something that can be advised.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// One line: what it is.
    pub short: Text,
    /// What it is, in a few sentences.
    pub what: Cited,
    /// What else the document says of it: where it fits, what culture it makes.
    #[serde(default)]
    pub about: Vec<Cited>,
    /// Who works in it.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// What to do first when it is chosen.
    #[serde(default)]
    pub first_steps: Vec<Conditional>,
    /// The document's points for it.
    pub pros: Vec<Point>,
    /// The document's points against it.
    pub cons: Vec<Point>,
    /// How it is drawn.
    pub diagram: Diagram,
    /// How its organisation chart is staffed.
    #[serde(default)]
    pub staffing: Option<ModelStaffing>,
}

/// A role in a model.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its id.
    pub id: String,
    /// The field's name for it.
    pub title: Text,
    /// Its usual short form, for diagrams: at most five characters.
    pub short: Text,
    /// What somebody in it does.
    pub does: Text,
    /// Ids of the facts it rests on.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A small drawing: lanes below each other, each a row of boxes that leads to a customer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diagram {
    /// The lanes, at most three.
    pub lanes: Vec<Lane>,
    /// One line below the drawing.
    pub caption: Text,
}

/// A row of a diagram.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    /// A name on a frame around the boxes: they are one group.
    #[serde(default)]
    pub group: Option<Text>,
    /// The boxes from left to right, a few characters each.
    pub boxes: Vec<Text>,
    /// How the boxes are joined.
    #[serde(default)]
    pub joined: Joined,
    /// Whom the lane serves, at its end.
    pub to: Text,
}

/// How the boxes of a lane are joined.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Joined {
    /// The customer is handed from one to the next.
    #[default]
    Handoff,
    /// They serve the customer together.
    Together,
}

/// A node of the tree: a question with branches, or a leaf with a model.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// Inner node: id of the question or derived input that it looks at.
    #[serde(default)]
    pub question: Option<String>,
    /// Inner node: its branches, which partition the answers.
    #[serde(default)]
    pub branches: Vec<Branch>,
    /// Leaf: id of the model.
    #[serde(default)]
    pub model: Option<String>,
}

/// A branch of the tree.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// The answers that take it.
    pub when: Matcher,
    /// What the answer means for the choice.
    pub because: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Whether it rules a model in or out whatever the evidence says.
    #[serde(default)]
    pub overrides: bool,
    /// Where it leads.
    pub then: Node,
}

/// How the organisation is divided beyond the model.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segmentation {
    /// What segmentation is, and that it combines with any model.
    pub about: Vec<Cited>,
    /// By what one can divide, in order of preference among equal needs.
    pub dimensions: Vec<Dimension>,
    /// How many dimensions to take now.
    pub cap: Cap,
    /// Said where no dimension is needed now.
    pub none: Cited,
    /// Said of a need over the cap: "from {size} on". `{size}` is the number that brings it.
    pub later_from: Text,
    /// Said of a need over the cap that no growth alone brings.
    pub later_budget: Text,
}

/// One thing by which one can divide.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What dividing by it means.
    pub what: Cited,
    /// Reasons that make it a need.
    #[serde(default)]
    pub need: Vec<Reason>,
    /// Reasons that make it a strong need.
    #[serde(default)]
    pub strong: Vec<Reason>,
    /// Id of the question that names the segments.
    #[serde(default)]
    pub names: Option<String>,
    /// What a segment is called while it has no name: "Region {n}".
    pub numbered: Text,
    /// How many segments are assumed while none is named.
    #[serde(default)]
    pub assumed_segments: Option<u32>,
}

/// A condition that makes a need, with the reason.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// When it holds.
    pub when: Condition,
    /// Why that makes a need.
    pub because: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// How many dimensions to take now.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// Id of the question whose number sets it.
    pub question: String,
    /// Steps with a rising `from`, the first at the question's least value.
    pub steps: Vec<CapStep>,
    /// What takes dimensions off.
    #[serde(default)]
    pub less: Vec<CapLess>,
    /// Why there is a cap.
    pub because: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// From which number on, how many dimensions.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapStep {
    /// The least number for this step.
    pub from: u32,
    /// How many dimensions to take.
    pub take: u32,
    /// How many remain whatever `less` takes off.
    #[serde(default)]
    pub at_least: u32,
}

/// What takes dimensions off the cap.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapLess {
    /// When it does.
    pub when: Condition,
    /// How many.
    pub by: u32,
    /// Why.
    pub because: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// What one answer says for or against one model.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Id of the question or derived input.
    pub question: String,
    /// The answers that say it.
    pub when: Matcher,
    /// Id of the model.
    pub model: String,
    /// For or against.
    pub stance: Stance,
    /// What the answer says.
    pub text: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Which way a piece of evidence points.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// It speaks for the model.
    For,
    /// It speaks against the model.
    Against,
}

/// A word of warning, for answers that pull apart.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// Its stable code.
    pub code: String,
    /// When it is given; it may look at the advised model too.
    pub when: Condition,
    /// Ids of the questions that it is about.
    pub questions: Vec<String>,
    /// What pulls apart, and what to do.
    pub text: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Something that must hold for all answers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invariant {
    /// Its id.
    pub id: String,
    /// What must hold, as a sentence.
    pub text: Text,
    /// The rule.
    pub must: Must,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// The rule of an invariant.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Must {
    /// Where the condition holds, none of these models is advised.
    Never {
        /// When.
        when: Condition,
        /// Ids of the models.
        models: Vec<String>,
    },
    /// Where the condition holds, one of these models is advised.
    Always {
        /// When.
        when: Condition,
        /// Ids of the models.
        models: Vec<String>,
    },
    /// Raising the answer (a later option, a larger number), all else equal, never leads from one of `from` to one of `to`.
    Rising {
        /// Id of the question.
        question: String,
        /// Ids of the models before.
        from: Vec<String>,
        /// Ids of the models after.
        to: Vec<String>,
    },
    /// Raising the answer, all else equal, never lowers the number of dimensions taken now.
    RisingSegments {
        /// Id of the question.
        question: String,
    },
    /// No other model has more rows for and fewer against than the advised one, unless a branch on the path overrides.
    EvidenceAgrees {},
}

/// A section of the guide: a part of the document in our own words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideSection {
    /// Its id.
    pub id: String,
    /// The document's heading: the place that reasons refer to.
    pub title: Text,
    /// Its paragraphs.
    pub paragraphs: Vec<Cited>,
}

/// A term of the field.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term.
    pub term: Text,
    /// What it means.
    pub meaning: Text,
}

/// Supporting functions.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// Why support matters.
    pub about: Vec<Cited>,
    /// The functions side by side.
    pub functions: Vec<Function>,
    /// What to take off the sellers, by the answers.
    pub relief: Vec<Relief>,
    /// The enablement team.
    pub enablement: Enablement,
}

/// A function and what it does.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Function {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it does.
    pub activities: Vec<Point>,
}

/// An activity that is taken off the sellers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relief {
    /// When.
    pub when: Condition,
    /// Fact id of the activity; where `judgement`, of the activity that is eased.
    pub activity: String,
    /// Id of the function that takes it over.
    pub to: String,
    /// What to do.
    pub text: Text,
    /// Whether this is our judgement rather than the document's.
    #[serde(default)]
    pub judgement: bool,
}

/// The enablement team.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enablement {
    /// What enablement is for.
    pub about: Vec<Cited>,
    /// Its areas of work.
    pub work: Vec<Work>,
    /// Its roles, the first to fill not necessarily first.
    pub roles: Vec<EnablementRole>,
}

/// An area of enablement work.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it is.
    pub text: Text,
    /// Ids of the facts.
    pub sources: Vec<String>,
    /// What it means for these answers; the first that holds.
    #[serde(default)]
    pub for_you: Vec<Conditional>,
}

/// A role in the enablement team.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnablementRole {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it is for.
    pub does: Text,
    /// What to look for in a candidate.
    pub looks_for: Text,
    /// Ids of the facts.
    pub sources: Vec<String>,
    /// When to fill it now; the first that holds gives the reason.
    pub now: Vec<Conditional>,
    /// What brings it, where it is not filled now.
    pub later: Text,
}

/// A lasting investment.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// Its id, a fact id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The document's reason.
    pub text: Text,
    /// Ids of the facts.
    pub sources: Vec<String>,
    /// What it means for these answers; all that hold.
    #[serde(default)]
    pub for_you: Vec<Conditional>,
}

/// Head counts for the organisation chart.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staffing {
    /// Id of the question that holds the head count.
    pub headcount: String,
    /// Who leads all.
    pub leader: Text,
    /// Who leads a span.
    pub manager: Text,
    /// The figures, each labelled with where it comes from.
    pub defaults: Vec<Figure>,
}

/// A figure that the document does not give.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: Text,
    /// The figure.
    pub value: f64,
    /// Where it comes from.
    pub origin: Text,
}

/// How one model is staffed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelStaffing {
    /// What the chart looks like.
    pub shape: Shape,
    /// What a unit is called: "Pod {n}".
    #[serde(default)]
    pub unit: Option<Text>,
    /// Its roles with their proportions.
    pub roles: Vec<StaffedRole>,
}

/// What a chart looks like.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Everybody does everything.
    Generalist,
    /// A group for each function.
    Functions,
    /// Small units with every function inside.
    Unit,
}

/// A role's part of the head count.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffedRole {
    /// Id of a role of the model.
    pub role: String,
    /// Id of the default that gives its proportion; one, where absent.
    #[serde(default)]
    pub proportion: Option<String>,
}

/// A single value in a condition.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(untagged)]
pub enum Scalar {
    /// A number.
    Number(u32),
    /// An option's id.
    Option(String),
}

/// The values that meet a condition: `"tight"`, `["tight", "moderate"]`, `2`, or `{"min": 3, "max": 9}`.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Matcher {
    /// This value.
    One(Scalar),
    /// Any of these.
    OneOf(Vec<Scalar>),
    /// A range, bounds included.
    Range(Range),
}

/// A range of numbers, bounds included; a missing bound is the question's own.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The least.
    #[serde(default)]
    pub min: Option<u32>,
    /// The most.
    #[serde(default)]
    pub max: Option<u32>,
}

/// A condition on the answers: all terms must hold. `{"budget": "tight", "team_size": {"max": 29}}`;
/// the keys `all`, `any` (lists of conditions) and `not` (a condition) combine; any other key is the id of a question or a
/// derived input. Where advice is already known (warnings, practices, support, first steps) two more inputs exist: `model`
/// (ids of models) and `segments_now` (how many dimensions are taken).
#[derive(Clone, Debug, Default)]
pub struct Condition(pub Vec<ConditionTerm>);

/// One term of a condition.
#[derive(Clone, Debug)]
pub enum ConditionTerm {
    /// Each of these holds.
    All(Vec<Condition>),
    /// At least one of these holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Condition),
    /// The input has one of these values.
    Input(String, Matcher),
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Terms;
        impl<'de> Visitor<'de> for Terms {
            type Value = Condition;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a condition, such as {\"budget\": \"tight\"}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Condition, A::Error> {
                let mut terms = Vec::new();
                let mut seen: Vec<String> = Vec::new();
                while let Some(key) = map.next_key::<String>()? {
                    if seen.contains(&key) {
                        return Err(A::Error::custom(format!("\"{key}\" stands twice in one condition")));
                    }
                    terms.push(match key.as_str() {
                        "all" => ConditionTerm::All(map.next_value()?),
                        "any" => ConditionTerm::Any(map.next_value()?),
                        "not" => ConditionTerm::Not(map.next_value()?),
                        _ => ConditionTerm::Input(key.clone(), map.next_value()?),
                    });
                    seen.push(key);
                }
                Ok(Condition(terms))
            }
        }
        deserializer.deserialize_map(Terms)
    }
}
