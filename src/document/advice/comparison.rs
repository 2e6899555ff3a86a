//! The models side by side: `comparison` in the JSON, and its section.

use super::AdviceDocument;
use super::statement::Statement;
use crate::advice::{Advice, ModelEvidence, rests_on_assumption};
use crate::document::{Block, Item, Mark, Panel, Phrase, Reader, Section};
use crate::locale::Message;
use crate::rulebook::format::Point;
use schemars::JsonSchema;
use serde::Serialize;
use std::slice;

/// A model in the comparison.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ModelComparison<'a> {
    /// Its id.
    pub id: &'a str,
    /// Whether it is the advised one.
    pub recommended: bool,
    /// The source article's points for it.
    pub pros: Vec<Argument<'a>>,
    /// The source article's points against it.
    pub cons: Vec<Argument<'a>>,
    /// What the answers say for it.
    #[serde(rename = "for")]
    pub favour: Vec<EvidenceStatement<'a>>,
    /// What the answers say against it.
    pub against: Vec<EvidenceStatement<'a>>,
    /// Its name.
    #[serde(skip)]
    title: &'a str,
    /// Whether it comes second.
    #[serde(skip)]
    is_runner_up: bool,
    /// What it is.
    #[serde(skip)]
    what: Statement<'a>,
    /// Its roles with what they do.
    #[serde(skip)]
    roles: Vec<(String, &'a str)>,
    /// Why it is ruled out, if it is.
    #[serde(skip)]
    ruled_out: Option<String>,
    /// The answers that decide on it before evidence is counted.
    #[serde(skip)]
    decided_by: Vec<String>,
}

/// A point of the source article.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Argument<'a> {
    /// Text of the point.
    pub text: &'a str,
    /// Id of the fact.
    pub source: &'a str,
    /// The same as a list.
    #[serde(skip)]
    sources: &'a [String],
}

/// The effect of one answer.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct EvidenceStatement<'a> {
    /// Id of the question, or of the derived input.
    pub question: &'a str,
    /// What the answer says.
    pub text: &'a str,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
    /// Whether the answer is assumed.
    #[serde(skip)]
    is_assumed: bool,
}

impl<'a> Argument<'a> {
    /// Creates an argument from a point of the source article.
    pub(super) fn new(reader: &Reader<'a>, point: &'a Point) -> Self {
        Self {
            text: reader.raw_text(&point.text),
            source: &point.source,
            sources: slice::from_ref(&point.source),
        }
    }
}

/// Returns the models in the rulebook's order.
pub(super) fn comparison<'a>(reader: &Reader<'a>, advice: &Advice) -> Vec<ModelComparison<'a>> {
    advice.comparison.iter().map(|evidence| compared(reader, advice, evidence)).collect()
}

fn compared<'a>(reader: &Reader<'a>, advice: &Advice, evidence: &ModelEvidence) -> ModelComparison<'a> {
    let model = &reader.rulebook.models[evidence.model];
    let recommended = advice.has_basis && evidence.model == advice.model;
    let arguments = |points: &'a [Point]| points.iter().map(|point| Argument::new(reader, point)).collect();
    let statements =
        |rows: &[usize]| rows.iter().map(|&row| evidence_statement(reader, advice, row)).collect();
    let roles = model.roles.iter().map(|role| {
        let (short, title) = (reader.raw_text(&role.short), reader.raw_text(&role.title));
        let named = if short == title { title.to_owned() } else { reader.given(short, title) };
        (named, reader.raw_text(&role.does))
    });
    let decided_by = advice.deciding_steps(reader.rulebook).filter(|_| recommended).map(|step| {
        let given = reader.given(&reader.short(step.slot), &reader.slot_value(step.slot, step.value));
        reader.translate(&Message::new("compare-decided").arg("what", given))
    });
    ModelComparison {
        id: &model.id,
        recommended,
        pros: arguments(&model.pros),
        cons: arguments(&model.cons),
        favour: statements(&evidence.supporting),
        against: statements(&evidence.opposing),
        title: reader.raw_text(&model.title),
        is_runner_up: advice.has_basis && advice.runner_up == Some(evidence.model),
        what: Statement::new(reader, &model.what),
        roles: roles.collect(),
        ruled_out: reader.ruled_out(advice, evidence.model).filter(|_| advice.has_basis),
        decided_by: decided_by.collect(),
    }
}

fn evidence_statement<'a>(reader: &Reader<'a>, advice: &Advice, row: usize) -> EvidenceStatement<'a> {
    let row = &reader.rulebook.evidence[row];
    EvidenceStatement {
        question: reader.rulebook.slot_id(row.slot).unwrap_or_default(),
        text: reader.raw_text(&row.statement.text),
        sources: &row.statement.sources,
        is_assumed: rests_on_assumption(reader.rulebook, &advice.situation, row.slot),
    }
}

/// Returns the section that compares the models; `None` if nothing is advised.
pub(super) fn section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    document.model.as_ref()?;
    let blocks = vec![Block::Panels(document.panels(reader))];
    Some(reader.section("comparison", "report-compared", blocks))
}

impl AdviceDocument<'_> {
    /// Returns a panel for each model. All panels have the same headings.
    pub(crate) fn panels(&self, reader: &Reader) -> Vec<Panel> {
        self.comparison.iter().map(|model| self.panel(model, reader)).collect()
    }

    fn panel(&self, model: &ModelComparison, reader: &Reader) -> Panel {
        let heading = |key| Block::Heading(reader.translator.get(key));
        let mut blocks = if self.model.is_some() { self.counts(model, reader) } else { Vec::new() };
        blocks.extend(model.what.blocks(reader, Phrase::new));
        if self.comparison.iter().any(|model| !model.roles.is_empty()) {
            blocks.push(heading("compare-roles"));
            let roles = model.roles.iter();
            let roles = roles.map(|(role, does)| {
                Item::new(Mark::Bullet, Phrase::strong(role)).with([Block::paragraph(*does)])
            });
            blocks.push(Block::List(roles.collect()));
        }
        let arguments = |arguments: &[Argument], mark| {
            let rows = arguments.iter().map(|argument| (Phrase::new(argument.text), argument.sources));
            reader.cited_list(mark, rows).collect::<Vec<_>>()
        };
        let statements = |statements: &[EvidenceStatement], mark| {
            let rows = statements.iter().map(|statement| {
                let phrase = Phrase::new(statement.text);
                (phrase.tagged(reader.assumed_tag(statement.is_assumed)), statement.sources)
            });
            match statements {
                [] => vec![Block::quiet(reader.translator.get("compare-nothing"))],
                _ => reader.cited_list(mark, rows).collect(),
            }
        };
        if self.comparison.iter().any(|model| !model.pros.is_empty()) {
            blocks.push(heading("compare-pros"));
            blocks.extend(arguments(&model.pros, Mark::For));
        }
        if self.comparison.iter().any(|model| !model.cons.is_empty()) {
            blocks.push(heading("compare-cons"));
            blocks.extend(arguments(&model.cons, Mark::Against));
        }
        if self.model.is_some() {
            blocks.push(heading("compare-answers-for"));
            blocks.extend(statements(&model.favour, Mark::For));
            blocks.push(heading("compare-answers-against"));
            blocks.extend(statements(&model.against, Mark::Against));
        }
        let rank = match (model.recommended, model.is_runner_up) {
            (true, _) => Some("advice-recommended"),
            (_, true) => Some("advice-runner-up"),
            _ => None,
        };
        Panel {
            title: model.title.to_owned(),
            tag: rank.map(|rank| reader.translator.get(rank)),
            recommended: model.recommended,
            blocks,
        }
    }

    /// Returns how the answers count for a model, and which rule decides regardless of the count.
    fn counts(&self, model: &ModelComparison, reader: &Reader) -> Vec<Block> {
        let count = |key, count: usize| Phrase::new(reader.translate(&Message::new(key).arg("count", count)));
        let mut items = vec![
            Item::new(Mark::For, count("compare-count-for", model.favour.len())),
            Item::new(Mark::Against, count("compare-count-against", model.against.len())),
        ];
        let warning = |text: &String| Item::new(Mark::Warning, Phrase::strong(text));
        items.extend(model.ruled_out.iter().chain(&model.decided_by).map(warning));
        let mut blocks = vec![Block::List(items)];
        if model.recommended && self.runner_up.is_none() && !self.ruled_out.is_empty() {
            blocks.push(Block::quiet(reader.translator.get("compare-no-runner-up")));
        }
        blocks
    }
}
