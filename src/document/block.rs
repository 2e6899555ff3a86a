//! The building blocks of a page, without any form: which paragraphs, lists, tables and drawings it has, in which
//! order.

use serde::{Deserialize, Serialize};

/// The mark after a text that is our judgement, as used in rulebooks.
pub(crate) const JUDGEMENT: char = '°';

/// A page to read: a title, and sections in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Page {
    /// Title of the page, such as the advice in a few words.
    pub(crate) title: String,
    /// Tag of the language of the texts, such as `en`.
    pub(crate) language: String,
    /// Sections in reading order.
    pub(crate) sections: Vec<Section>,
    /// Closing remarks: the footnote on our judgement, the rulebook, the language.
    pub(crate) footer: Vec<String>,
}

/// A part of a page with a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Section {
    /// The same in every language, usable as an anchor: `verdict`, `plan`.
    pub id: &'static str,
    /// Heading; empty for a section without one.
    pub title: String,
    /// Contents in reading order.
    pub blocks: Vec<Block>,
}

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub(crate) enum Block {
    /// A heading below that of the section.
    Heading(String),
    /// A paragraph.
    Paragraph(Phrase),
    /// A list. Items with [`Mark::Number`] make it an ordered list.
    List(Vec<Item>),
    /// Labels with their values.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// Panels side by side, where there is room.
    Panels(Vec<Panel>),
    /// An organisation chart.
    Chart(Chart),
    /// A decision tree with the path that was taken. Forms that cannot draw leave it out: the path is also a list.
    Tree(Tree),
    /// Text to copy, such as a command; never wrapped.
    Code(String),
    /// Titles of the sections of the source document that support what precedes.
    Sources(Vec<String>),
}

/// A text with its weight.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Phrase {
    /// The text.
    pub text: String,
    /// Weight of the text.
    pub tone: Tone,
    /// A remark on the text in a word or two, such as "assumed".
    pub tag: Option<String>,
}

/// How much weight a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Tone {
    /// Running text.
    #[default]
    Normal,
    /// Important: a conclusion, a name that a paragraph explains.
    Strong,
    /// Background: an explanation.
    Quiet,
}

/// An item of a list, with what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Item {
    /// Mark before the text.
    pub mark: Mark,
    /// Text.
    pub phrase: Phrase,
    /// What belongs to the item, below its text.
    pub blocks: Vec<Block>,
}

/// The mark before an item, by its meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Mark {
    /// A plain item.
    #[default]
    Bullet,
    /// A plain item below another item.
    Dash,
    /// The number of a step.
    Number(usize),
    /// Speaks for something, or is added.
    For,
    /// Speaks against something, or is removed.
    Against,
    /// A warning.
    Warning,
    /// What follows from the text before.
    Arrow,
    /// The recommended model.
    Recommended,
    /// Done now.
    Now,
    /// Not yet.
    Later,
    /// The user's decision.
    Decision,
    /// A check that passed.
    Passed,
    /// A check that failed.
    Failed,
    /// A point on a timeline, below its start.
    Milestone,
}

/// A label with its value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Fact {
    /// Label.
    pub label: String,
    /// Value.
    pub value: Phrase,
}

/// A table with one header row. Every row has as many cells as the header.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Table {
    /// Titles of the columns.
    pub header: Vec<String>,
    /// Rows. The first cell of a row is its title.
    pub rows: Vec<Vec<Phrase>>,
}

/// One of several things that are compared side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Panel {
    /// Title.
    pub title: String,
    /// A remark on it in a word or two, such as "runner-up".
    pub tag: Option<String>,
    /// Whether it is the recommended one.
    pub recommended: bool,
    /// Contents.
    pub blocks: Vec<Block>,
}

/// An organisation chart, in two forms with the same content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Chart {
    /// The chart as nested lists, in words.
    pub outline: Vec<Item>,
    /// The chart as boxes; `None` if it cannot be drawn.
    pub root: Option<ChartBox>,
}

/// A box of an organisation chart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ChartBox {
    /// Title: a unit, a segment or a role.
    pub title: String,
    /// Further lines: who leads it, the number of people.
    pub lines: Vec<String>,
    /// Whether the box stands for sellers.
    pub seller: bool,
    /// Boxes directly below it.
    pub children: Vec<Self>,
}

/// A decision tree: a question with its answers, or a model.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tree {
    /// The answer that leads here; empty for the root.
    pub answer: String,
    /// The question that is asked here, or the model that is advised.
    pub title: String,
    /// Whether it is on the path that was taken.
    pub on_path: bool,
    /// Whether it is a model.
    pub is_leaf: bool,
    /// What the answers lead to, in the order of the rulebook.
    pub branches: Vec<Self>,
}

impl Phrase {
    /// Creates running text.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Creates an important text.
    pub(crate) fn strong(text: impl Into<String>) -> Self {
        Self { tone: Tone::Strong, ..Self::new(text) }
    }

    /// Creates a background text.
    pub(crate) fn quiet(text: impl Into<String>) -> Self {
        Self { tone: Tone::Quiet, ..Self::new(text) }
    }

    /// Adds a remark, if there is one.
    #[must_use]
    pub(crate) fn tagged(self, tag: Option<String>) -> Self {
        Self { tag, ..self }
    }
}

impl Item {
    /// Creates an item without anything below its text.
    pub(crate) fn new(mark: Mark, phrase: Phrase) -> Self {
        Self { mark, phrase, blocks: Vec::new() }
    }

    /// Adds what belongs to the item.
    #[must_use]
    pub(crate) fn with(mut self, blocks: impl IntoIterator<Item = Block>) -> Self {
        self.blocks.extend(blocks);
        self
    }
}

impl Block {
    /// Returns whether forms that are read line by line set this block apart from the one before it. Blocks of different
    /// kinds and lists are apart, except for what belongs to the block before.
    pub(crate) fn is_apart_from(&self, previous: &Self) -> bool {
        let belongs = matches!(self, Self::Sources(_)) || matches!(previous, Self::Heading(_));
        let goes_on = std::mem::discriminant(self) == std::mem::discriminant(previous);
        !belongs && (!goes_on || matches!(self, Self::List(_)))
    }

    /// Creates a paragraph of running text.
    pub(crate) fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph(Phrase::new(text))
    }

    /// Creates a paragraph of background text.
    pub(crate) fn quiet(text: impl Into<String>) -> Self {
        Self::Paragraph(Phrase::quiet(text))
    }
}

impl Tree {
    /// Returns the path with what else could have been answered on it, without what follows from that. A tree without
    /// a path stays whole.
    #[must_use]
    pub(crate) fn along_path(&self) -> Self {
        let mut tree = self.clone();
        if tree.on_path {
            tree.cut_beside_path();
        }
        tree
    }

    fn cut_beside_path(&mut self) {
        for branch in &mut self.branches {
            if branch.on_path {
                branch.cut_beside_path();
            } else {
                branch.branches.clear();
            }
        }
    }
}

impl Page {
    /// Puts the name of what the page is about before its title, if there is one.
    #[must_use]
    pub(crate) fn about(self, name: &str) -> Self {
        if name.is_empty() { self } else { Self { title: format!("{name} · {}", self.title), ..self } }
    }

    /// Returns whether a text on the page is marked as our judgement, so that the page needs the footnote.
    pub(crate) fn has_judgement(&self) -> bool {
        let mut found = false;
        self.each_text(&mut |text| found |= text.contains(JUDGEMENT));
        found
    }

    /// Calls `visit` with every text of the page in reading order, drawings by their words.
    pub(crate) fn each_text(&self, visit: &mut impl FnMut(&str)) {
        visit(&self.title);
        for section in &self.sections {
            visit(&section.title);
            each_block_text(&section.blocks, visit);
        }
        self.footer.iter().for_each(|text| visit(text));
    }
}

fn each_block_text(blocks: &[Block], visit: &mut impl FnMut(&str)) {
    for block in blocks {
        match block {
            Block::Heading(text) | Block::Code(text) => visit(text),
            Block::Paragraph(phrase) => phrase.each_text(visit),
            Block::List(items) | Block::Chart(Chart { outline: items, .. }) => each_item_text(items, visit),
            Block::Facts(facts) => {
                for fact in facts {
                    visit(&fact.label);
                    fact.value.each_text(visit);
                }
            }
            Block::Table(table) => {
                table.header.iter().for_each(|text| visit(text));
                table.rows.iter().flatten().for_each(|cell| cell.each_text(visit));
            }
            Block::Panels(panels) => {
                for panel in panels {
                    visit(&panel.title);
                    panel.tag.iter().for_each(|tag| visit(tag));
                    each_block_text(&panel.blocks, visit);
                }
            }
            Block::Tree(tree) => each_tree_text(tree, visit),
            Block::Sources(titles) => titles.iter().for_each(|text| visit(text)),
        }
    }
}

fn each_item_text(items: &[Item], visit: &mut impl FnMut(&str)) {
    for item in items {
        item.phrase.each_text(visit);
        each_block_text(&item.blocks, visit);
    }
}

fn each_tree_text(tree: &Tree, visit: &mut impl FnMut(&str)) {
    visit(&tree.answer);
    visit(&tree.title);
    tree.branches.iter().for_each(|branch| each_tree_text(branch, visit));
}

impl Phrase {
    fn each_text(&self, visit: &mut impl FnMut(&str)) {
        visit(&self.text);
        self.tag.iter().for_each(|tag| visit(tag));
    }
}
