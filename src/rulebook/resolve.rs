//! From the file's names to the program's indices, and every reason why that cannot be done.
//!
//! What the program relies on is checked here: that ids exist and stand once, that texts have every language, that
//! conditions look only at what is known when they are asked, and that no node of the tree can fall through. Finer
//! findings, such as a branch nobody reaches, are for a linter; a rulebook with those still works.

use super::format::{self, ConditionTerm, File, Matcher, Scalar};
use super::{
    Branch, Cap, CapLess, Condition, Conditional, Dimension, Evidence, Invariant, Kind, MOST_OPTIONS, Must,
    NoMoreThan, Node, Question, Reason, Rulebook, Segmentation, Slot, Text, Tree, Value, ValueSet, Warning,
    answers,
};
use crate::locale::{Message, Problem};
use std::borrow::Cow;
use std::collections::HashMap;

/// How deep a tree or a condition may nest. The JSON parser's own bound comes first; this keeps it so.
const DEEPEST: usize = 128;

/// Checks a parsed file and resolves its ids. `bytes` is the file as it was read, kept for its digest.
pub fn resolve(file: File, bytes: Cow<'static, [u8]>) -> Result<Rulebook, Vec<Problem>> {
    let mut problems = Vec::new();
    check_head(&file, &mut problems);
    check_ids(&file, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut resolver = Resolver { names: Names::of(&file), languages: &file.languages, problems };
    let parts = resolver.parts(&file);
    resolver.texts_of_the_rest(&file);
    resolver.places(&file);
    let problems = resolver.problems;
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut places = HashMap::new();
    for (index, section) in file.guide.iter().enumerate() {
        for source in section.paragraphs.iter().flat_map(|paragraph| &paragraph.sources) {
            places.entry(source.clone()).or_insert(index);
        }
    }
    Ok(Rulebook {
        id: file.id,
        version: file.version,
        languages: file.languages,
        title: file.title,
        summary: file.summary,
        document: file.document,
        sections: file.sections,
        questions: parts.questions,
        derived: file.derived,
        models: file.models,
        tree: parts.tree,
        segmentation: parts.segmentation,
        evidence: parts.evidence,
        warnings: parts.warnings,
        invariants: parts.invariants,
        first_steps: parts.first_steps,
        guide: file.guide,
        glossary: file.glossary,
        support: file.support,
        practices: file.practices,
        staffing: file.staffing,
        places,
        bytes,
    })
}

fn check_head(file: &File, problems: &mut Vec<Problem>) {
    if file.format != format::FORMAT {
        let message =
            Message::new("rulebook-format").with("found", &*file.format).with("wanted", format::FORMAT);
        problems.push(Problem::new("/format", message));
    }
    if file.format_version > format::FORMAT_VERSION {
        let message = Message::new("rulebook-newer")
            .with("found", file.format_version)
            .with("wanted", format::FORMAT_VERSION);
        problems.push(Problem::new("/format_version", message));
    }
    for (at, empty) in [
        ("/languages", file.languages.is_empty()),
        ("/sections", file.sections.is_empty()),
        ("/questions", file.questions.is_empty()),
        ("/models", file.models.is_empty()),
    ] {
        if empty {
            problems.push(Problem::new(at, Message::new("rulebook-empty")));
        }
    }
}

/// Names ids that stand twice where ids must be told apart.
fn check_ids(file: &File, problems: &mut Vec<Problem>) {
    let inputs = file.questions.iter().map(|q| &*q.id).chain(file.derived.iter().map(|d| &*d.id));
    let reserved = ["model", "segments_now", "all", "any", "not"];
    for id in inputs.clone().filter(|id| reserved.contains(id)) {
        problems.push(Problem::new("/questions", Message::new("rulebook-reserved-id").with("id", id)));
    }
    doubled("/questions", inputs, problems);
    doubled("/sections", file.sections.iter().map(|s| &*s.id), problems);
    doubled("/models", file.models.iter().map(|m| &*m.id), problems);
    doubled("/languages", file.languages.iter().map(|l| &**l), problems);
    doubled("/warnings", file.warnings.iter().map(|w| &*w.code), problems);
    doubled("/guide", file.guide.iter().map(|s| &*s.id), problems);
    for (index, question) in file.questions.iter().enumerate() {
        doubled(&format!("/questions/{index}/options"), question.options.iter().map(|o| &*o.id), problems);
    }
    if let Some(segmentation) = &file.segmentation {
        doubled("/segmentation/dimensions", segmentation.dimensions.iter().map(|d| &*d.id), problems);
    }
}

fn doubled<'a>(at: &str, ids: impl Iterator<Item = &'a str>, problems: &mut Vec<Problem>) {
    let mut seen = std::collections::HashSet::new();
    for id in ids {
        if !seen.insert(id) {
            problems.push(Problem::new(at, Message::new("rulebook-doubled-id").with("id", id)));
        }
    }
}

/// What an input can be, for resolving matchers.
enum Input {
    /// One of these ids.
    Options(Vec<String>),
    /// A number within these bounds.
    Numbers(u32, u32),
    /// Nothing that a rule can look at.
    Opaque,
}

/// Every name that a condition can use.
struct Names {
    slots: HashMap<String, Slot>,
    inputs: Vec<Input>,
    questions: usize,
    models: Vec<String>,
}

impl Names {
    fn of(file: &File) -> Self {
        let dimensions = file.segmentation.as_ref().map_or(0, |s| s.dimensions.len());
        let dimensions = u32::try_from(dimensions).unwrap_or(u32::MAX);
        let models: Vec<_> = file.models.iter().map(|model| model.id.clone()).collect();
        let mut inputs: Vec<_> = file
            .questions
            .iter()
            .map(|question| match question.kind {
                format::Kind::Choice => {
                    Input::Options(question.options.iter().map(|o| o.id.clone()).collect())
                }
                format::Kind::Integer => {
                    Input::Numbers(question.min.unwrap_or(0), question.max.unwrap_or(u32::MAX))
                }
                format::Kind::Names => Input::Opaque,
            })
            .collect();
        inputs.extend(file.derived.iter().map(|_| Input::Numbers(0, dimensions)));
        inputs.push(Input::Options(models.clone()));
        inputs.push(Input::Numbers(0, dimensions));
        let ids = file.questions.iter().map(|q| &*q.id).chain(file.derived.iter().map(|d| &*d.id));
        let slots = ids.chain(["model", "segments_now"]).map(str::to_owned).zip(0..).collect();
        Self { slots, inputs, questions: file.questions.len(), models }
    }
}

/// How much a condition may look at.
#[derive(Clone, Copy)]
enum Scope {
    /// Slots below this one.
    Before(usize),
    /// Every slot.
    Everything,
}

/// The parts of a rulebook whose ids are resolved.
struct Parts {
    questions: Vec<Question>,
    tree: Tree,
    segmentation: Option<Segmentation>,
    evidence: Vec<Evidence>,
    warnings: Vec<Warning>,
    invariants: Vec<Invariant>,
    first_steps: Vec<Vec<Conditional>>,
}

struct Resolver<'a> {
    names: Names,
    languages: &'a [String],
    problems: Vec<Problem>,
}

impl Resolver<'_> {
    fn parts(&mut self, file: &File) -> Parts {
        let questions = (0..).zip(&file.questions).map(|(index, q)| self.question(index, q, file)).collect();
        let derived_end = file.questions.len() + file.derived.len();
        let everything_asked = Scope::Before(derived_end);
        let mut tree = Tree::default();
        let mut domain: Vec<_> = (0..derived_end).map(|slot| self.domain(slot)).collect();
        self.node("/tree", &file.tree, &mut tree, &mut domain, 0);
        let segmentation = file.segmentation.as_ref().map(|s| self.segmentation(s));
        let evidence = file
            .evidence
            .iter()
            .enumerate()
            .filter_map(|(index, row)| {
                let at = format!("/evidence/{index}");
                self.text(&format!("{at}/text"), &row.text);
                let model = self.model(&format!("{at}/model"), &row.model);
                let slot = self.slot(&format!("{at}/question"), &row.question, everything_asked)?;
                let values = self.matcher(&format!("{at}/when"), slot, &row.when);
                let said = cited(&row.text, &row.sources);
                Some(Evidence { slot, values, model: model?, stance: row.stance, said })
            })
            .collect();
        Parts {
            questions,
            tree,
            segmentation,
            evidence,
            warnings: file.warnings.iter().enumerate().map(|(index, w)| self.warning(index, w)).collect(),
            invariants: file
                .invariants
                .iter()
                .enumerate()
                .filter_map(|(index, i)| self.invariant(index, i))
                .collect(),
            first_steps: (file.models.iter().enumerate())
                .map(|(index, model)| {
                    self.conditionals(&format!("/models/{index}/first_steps"), &model.first_steps)
                })
                .collect(),
        }
    }

    fn problem(&mut self, at: impl Into<String>, message: Message) {
        self.problems.push(Problem::new(at, message));
    }

    fn text(&mut self, at: &str, text: &Text) {
        let missing: Vec<_> = self
            .languages
            .iter()
            .filter(|l| text.exact(l).is_none_or(|w| w.trim().is_empty()))
            .cloned()
            .collect();
        for language in missing {
            self.problem(at, Message::new("rulebook-text-missing").with("language", language));
        }
    }

    fn unknown(&mut self, at: &str, given: &str, known: &[&str]) {
        let message = match answers::nearest(given, known) {
            Some(near) => Message::new("rulebook-unknown-id-near").with("nearest", near),
            None => Message::new("rulebook-unknown-id"),
        };
        self.problem(at, message.with("id", given));
    }

    fn question(&mut self, index: usize, question: &format::Question, file: &File) -> Question {
        let at = format!("/questions/{index}");
        self.text(&format!("{at}/title"), &question.title);
        self.text(&format!("{at}/short"), &question.short);
        self.text(&format!("{at}/help"), &question.help);
        if let Some(hint) = &question.hint {
            self.text(&format!("{at}/hint"), hint);
        }
        for (number, option) in question.options.iter().enumerate() {
            self.text(&format!("{at}/options/{number}/label"), &option.label);
            if let Some(hint) = &option.hint {
                self.text(&format!("{at}/options/{number}/hint"), hint);
            }
        }
        let section = file.sections.iter().position(|section| section.id == question.section);
        if section.is_none() {
            let known: Vec<_> = file.sections.iter().map(|section| &*section.id).collect();
            self.unknown(&format!("{at}/section"), &question.section, &known);
        }
        let before = index.checked_sub(1).map(|before| &file.questions[before].section);
        let before = before.and_then(|id| file.sections.iter().position(|section| section.id == *id));
        if before.zip(section).is_some_and(|(before, section)| before > section) {
            self.problem(format!("{at}/section"), Message::new("rulebook-section-order"));
        }
        let asked_when = match &question.asked_when {
            None => Condition::ALWAYS,
            Some(condition) => self.condition(&format!("{at}/asked_when"), condition, Scope::Before(index)),
        };
        let kind = self.kind(&at, question, file);
        let assumed = match (&question.assumed, &kind) {
            (None, Kind::Names { .. }) => None,
            (None, _) => {
                self.problem(format!("{at}/assumed"), Message::new("rulebook-assumed-missing"));
                None
            }
            (Some(scalar), _) => {
                let value = self.scalar(&format!("{at}/assumed"), index, scalar);
                value.map(|value| {
                    if let Kind::Choice(_) = kind { Value::Choice(value) } else { Value::Number(value) }
                })
            }
        };
        Question {
            id: question.id.clone(),
            section: section.unwrap_or_default(),
            kind,
            essential: question.essential,
            title: question.title.clone(),
            short: question.short.clone(),
            help: question.help.clone(),
            hint: question.hint.clone(),
            sources: question.sources.clone(),
            asked_when,
            assumed,
        }
    }

    fn kind(&mut self, at: &str, question: &format::Question, file: &File) -> Kind {
        match question.kind {
            format::Kind::Choice => {
                if question.options.is_empty() || question.options.len() > MOST_OPTIONS {
                    let message = Message::new("rulebook-options").with("most", MOST_OPTIONS);
                    self.problem(format!("{at}/options"), message);
                }
                Kind::Choice(question.options.clone())
            }
            format::Kind::Integer => {
                let (min, max) = (question.min.unwrap_or(0), question.max.unwrap_or(u32::MAX));
                if min > max {
                    self.problem(format!("{at}/min"), Message::new("rulebook-range-empty"));
                }
                if let Some(unit) = &question.unit {
                    self.text(&format!("{at}/unit/one"), &unit.one);
                    self.text(&format!("{at}/unit/many"), &unit.many);
                }
                Kind::Integer { min, max, unit: question.unit.clone() }
            }
            format::Kind::Names => {
                let no_more_than = question.no_more_than.as_ref().and_then(|than| {
                    self.text(&format!("{at}/no_more_than/text"), &than.text);
                    let known: Vec<_> = file.questions.iter().map(|q| &*q.id).collect();
                    let question = known.iter().position(|id| *id == than.question);
                    if question.is_none() {
                        self.unknown(&format!("{at}/no_more_than/question"), &than.question, &known);
                    }
                    let (code, text) = (than.code.clone(), than.text.clone());
                    Some(NoMoreThan { question: question?, code, text })
                });
                Kind::Names {
                    most: question.max_names.unwrap_or(50) as usize,
                    length: question.max_length.unwrap_or(80) as usize,
                    no_more_than,
                }
            }
        }
    }

    fn slot(&mut self, at: &str, id: &str, scope: Scope) -> Option<Slot> {
        let slot = self.names.slots.get(id).copied();
        let visible = |slot: Slot| match scope {
            Scope::Before(end) => slot < end,
            Scope::Everything => true,
        };
        match slot {
            Some(slot) if visible(slot) && !matches!(self.names.inputs[slot], Input::Opaque) => Some(slot),
            Some(slot) if !visible(slot) => {
                self.problem(at, Message::new("rulebook-too-early").with("id", id));
                None
            }
            Some(_) => {
                self.problem(at, Message::new("rulebook-condition-on-names").with("id", id));
                None
            }
            None => {
                let known: Vec<_> = self.names.slots.keys().cloned().collect();
                self.unknown(at, id, &known.iter().map(|id| &**id).collect::<Vec<_>>());
                None
            }
        }
    }

    fn model(&mut self, at: &str, id: &str) -> Option<usize> {
        let index = self.names.models.iter().position(|model| model == id);
        if index.is_none() {
            let known = self.names.models.clone();
            self.unknown(at, id, &known.iter().map(|id| &**id).collect::<Vec<_>>());
        }
        index
    }

    fn models(&mut self, at: &str, ids: &[String]) -> Vec<usize> {
        ids.iter().filter_map(|id| self.model(at, id)).collect()
    }

    fn domain(&self, slot: Slot) -> ValueSet {
        match &self.names.inputs[slot] {
            Input::Options(options) => u32::try_from(options.len())
                .unwrap_or(u32::MAX)
                .checked_sub(1)
                .map_or_else(ValueSet::default, |last| ValueSet::range(0, last)),
            Input::Numbers(min, max) => ValueSet::range(*min, *max),
            Input::Opaque => ValueSet::default(),
        }
    }

    fn scalar(&mut self, at: &str, slot: Slot, scalar: &Scalar) -> Option<u32> {
        match (&self.names.inputs[slot], scalar) {
            (Input::Options(options), Scalar::Option(given)) => {
                let index = (0..).zip(options).find(|(_, option)| *option == given).map(|(index, _)| index);
                if index.is_none() {
                    let known = options.clone();
                    self.unknown(at, given, &known.iter().map(|id| &**id).collect::<Vec<_>>());
                }
                index
            }
            (Input::Numbers(min, max), Scalar::Number(number)) => {
                let (min, max) = (*min, *max);
                if (min..=max).contains(number) {
                    return Some(*number);
                }
                let message = Message::new("problem-out-of-range").with("value", number.to_string());
                self.problem(at, message.with("min", min.to_string()).with("max", max.to_string()));
                None
            }
            _ => {
                self.problem(at, Message::new("rulebook-wrong-kind"));
                None
            }
        }
    }

    fn matcher(&mut self, at: &str, slot: Slot, matcher: &Matcher) -> ValueSet {
        match matcher {
            Matcher::One(scalar) => self
                .scalar(at, slot, scalar)
                .map_or_else(ValueSet::default, |value| ValueSet::range(value, value)),
            Matcher::OneOf(scalars) => {
                if scalars.is_empty() {
                    self.problem(at, Message::new("rulebook-empty"));
                }
                let each = |(index, scalar)| self.scalar(&format!("{at}/{index}"), slot, scalar);
                ValueSet::of(
                    scalars.iter().enumerate().filter_map(each).map(|value| (value, value)).collect(),
                )
            }
            Matcher::Range(range) => {
                let Input::Numbers(least, most) = self.names.inputs[slot] else {
                    self.problem(at, Message::new("rulebook-wrong-kind"));
                    return ValueSet::default();
                };
                let set = ValueSet::range(
                    range.min.unwrap_or(least).max(least),
                    range.max.unwrap_or(most).min(most),
                );
                if set.is_empty() {
                    self.problem(at, Message::new("rulebook-range-empty"));
                }
                set
            }
        }
    }

    fn condition(&mut self, at: &str, condition: &format::Condition, scope: Scope) -> Condition {
        let mut parts: Vec<_> = condition
            .0
            .iter()
            .filter_map(|term| match term {
                ConditionTerm::All(inner) => {
                    Some(Condition::All(self.conditions(&format!("{at}/all"), inner, scope)))
                }
                ConditionTerm::Any(inner) => {
                    Some(Condition::Any(self.conditions(&format!("{at}/any"), inner, scope)))
                }
                ConditionTerm::Not(inner) => {
                    Some(Condition::Not(Box::new(self.condition(&format!("{at}/not"), inner, scope))))
                }
                ConditionTerm::Input(id, matcher) => {
                    let at = format!("{at}/{id}");
                    let slot = self.slot(&at, id, scope)?;
                    Some(Condition::Is(slot, self.matcher(&at, slot, matcher)))
                }
            })
            .collect();
        if parts.len() == 1 { parts.remove(0) } else { Condition::All(parts) }
    }

    fn conditions(&mut self, at: &str, inner: &[format::Condition], scope: Scope) -> Vec<Condition> {
        (0..)
            .zip(inner)
            .map(|(index, one): (usize, _)| self.condition(&format!("{at}/{index}"), one, scope))
            .collect()
    }

    fn conditionals(&mut self, at: &str, list: &[format::Conditional]) -> Vec<Conditional> {
        let mut resolved = Vec::new();
        for (index, one) in list.iter().enumerate() {
            let at = format!("{at}/{index}");
            self.text(&format!("{at}/text"), &one.text);
            let when = match &one.when {
                None => Condition::ALWAYS,
                Some(when) => self.condition(&format!("{at}/when"), when, Scope::Everything),
            };
            resolved.push(Conditional { when, said: cited(&one.text, &one.sources) });
        }
        resolved
    }

    /// Adds a node and what is below it; returns its index. `domain` holds what each slot can still be here.
    fn node(
        &mut self,
        at: &str,
        node: &format::Node,
        tree: &mut Tree,
        domain: &mut [ValueSet],
        depth: usize,
    ) -> usize {
        let index = tree.nodes.len();
        tree.nodes.push(Node::Leaf(0));
        if depth > DEEPEST {
            self.problem(at, Message::new("rulebook-too-deep"));
            return index;
        }
        match (&node.question, &node.model) {
            (None, Some(model)) if node.branches.is_empty() => {
                if let Some(model) = self.model(&format!("{at}/model"), model) {
                    tree.nodes[index] = Node::Leaf(model);
                }
            }
            (Some(question), None) if !node.branches.is_empty() => {
                if let Some(slot) =
                    self.slot(&format!("{at}/question"), question, Scope::Before(domain.len()))
                {
                    self.branches(at, slot, node, (tree, index), domain, depth);
                }
            }
            _ => self.problem(at, Message::new("rulebook-node-form")),
        }
        index
    }

    fn branches(
        &mut self,
        at: &str,
        slot: Slot,
        node: &format::Node,
        (tree, index): (&mut Tree, usize),
        domain: &mut [ValueSet],
        depth: usize,
    ) {
        let first = tree.branches.len();
        let whole = domain[slot].clone();
        let mut covered = ValueSet::default();
        for (number, branch) in node.branches.iter().enumerate() {
            let at = format!("{at}/branches/{number}");
            self.text(&format!("{at}/because"), &branch.because);
            let values = self.matcher(&format!("{at}/when"), slot, &branch.when);
            let twice = values.and(&covered);
            if !twice.is_empty() {
                let values = self.name_values(slot, &twice);
                self.problem(format!("{at}/when"), Message::new("rulebook-overlap").with("values", values));
            }
            covered = covered.or(&values);
            tree.branches.push(Branch {
                values,
                because: branch.because.clone(),
                sources: branch.sources.clone(),
                overrides: branch.overrides,
                then: 0,
            });
        }
        tree.nodes[index] = Node::Ask { slot, branches: first..tree.branches.len() };
        let missing = whole.without(&covered);
        if !missing.is_empty() {
            let values = self.name_values(slot, &missing);
            self.problem(format!("{at}/branches"), Message::new("rulebook-gap").with("values", values));
        }
        for (number, branch) in node.branches.iter().enumerate() {
            domain[slot] = whole.and(&tree.branches[first + number].values);
            let below =
                self.node(&format!("{at}/branches/{number}/then"), &branch.then, tree, domain, depth + 1);
            tree.branches[first + number].then = below;
        }
        domain[slot] = whole;
    }

    /// Values as their author wrote them: ids of options, or ranges.
    fn name_values(&self, slot: Slot, set: &ValueSet) -> String {
        let mut names = Vec::new();
        for &(min, max) in set.intervals() {
            match &self.names.inputs[slot] {
                Input::Options(options) => names.extend(options[min as usize..=max as usize].iter().cloned()),
                _ if min == max => names.push(min.to_string()),
                _ => names.push(format!("{min}-{max}")),
            }
        }
        names.join(", ")
    }

    fn segmentation(&mut self, segmentation: &format::Segmentation) -> Segmentation {
        let at = "/segmentation";
        let asked = Scope::Before(self.names.questions);
        let mut dimensions = Vec::new();
        for (index, dimension) in segmentation.dimensions.iter().enumerate() {
            let at = format!("{at}/dimensions/{index}");
            self.text(&format!("{at}/title"), &dimension.title);
            self.text(&format!("{at}/what/text"), &dimension.what.text);
            self.text(&format!("{at}/numbered"), &dimension.numbered);
            let mut reasons = Vec::new();
            for (strong, part, list) in
                [(false, "need", &dimension.need), (true, "strong", &dimension.strong)]
            {
                for (number, reason) in list.iter().enumerate() {
                    let at = format!("{at}/{part}/{number}");
                    self.text(&format!("{at}/because"), &reason.because);
                    reasons.push(Reason {
                        strong,
                        when: self.condition(&format!("{at}/when"), &reason.when, asked),
                        because: reason.because.clone(),
                        sources: reason.sources.clone(),
                    });
                }
            }
            let names = dimension.names.as_ref().and_then(|id| {
                let question = self.names.slots.get(id).copied();
                let listed = question.filter(|&slot| matches!(self.names.inputs[slot], Input::Opaque));
                if listed.is_none() {
                    self.problem(format!("{at}/names"), Message::new("rulebook-not-names").with("id", &**id));
                }
                listed
            });
            dimensions.push(Dimension {
                id: dimension.id.clone(),
                title: dimension.title.clone(),
                what: dimension.what.clone(),
                reasons,
                names,
                numbered: dimension.numbered.clone(),
                assumed_segments: dimension.assumed_segments,
            });
        }
        for (index, about) in segmentation.about.iter().enumerate() {
            self.text(&format!("{at}/about/{index}/text"), &about.text);
        }
        self.text(&format!("{at}/none/text"), &segmentation.none.text);
        self.text(&format!("{at}/later_from"), &segmentation.later_from);
        self.text(&format!("{at}/later_budget"), &segmentation.later_budget);
        Segmentation {
            about: segmentation.about.clone(),
            dimensions,
            cap: self.cap(&segmentation.cap, asked),
            none: segmentation.none.clone(),
            later_from: segmentation.later_from.clone(),
            later_budget: segmentation.later_budget.clone(),
        }
    }

    fn cap(&mut self, cap: &format::Cap, asked: Scope) -> Cap {
        let at = "/segmentation/cap";
        let slot = self.slot(&format!("{at}/question"), &cap.question, asked);
        let least =
            slot.and_then(|slot| self.domain(slot).intervals().first().copied()).map_or(0, |(min, _)| min);
        let rising = cap.steps.windows(2).all(|pair| pair[0].from < pair[1].from);
        if !rising || cap.steps.first().is_none_or(|step| step.from > least) {
            self.problem(
                format!("{at}/steps"),
                Message::new("rulebook-cap-steps").with("least", least.to_string()),
            );
        }
        self.text(&format!("{at}/because"), &cap.because);
        let mut less = Vec::new();
        for (index, one) in cap.less.iter().enumerate() {
            let at = format!("{at}/less/{index}");
            self.text(&format!("{at}/because"), &one.because);
            let when = self.condition(&format!("{at}/when"), &one.when, asked);
            less.push(CapLess { when, by: one.by, because: cited(&one.because, &one.sources) });
        }
        let because = cited(&cap.because, &cap.sources);
        Cap { slot: slot.unwrap_or_default(), steps: cap.steps.clone(), less, because }
    }

    fn warning(&mut self, index: usize, warning: &format::Warning) -> Warning {
        let at = format!("/warnings/{index}");
        self.text(&format!("{at}/text"), &warning.text);
        let questions = warning.questions.iter().enumerate().filter_map(|(number, id)| {
            let slot = self.names.slots.get(id).copied().filter(|&slot| slot < self.names.questions);
            if slot.is_none() {
                let known: Vec<_> = self.names.slots.keys().cloned().collect();
                let known: Vec<_> = known.iter().map(|id| &**id).collect();
                self.unknown(&format!("{at}/questions/{number}"), id, &known);
            }
            slot
        });
        Warning {
            code: warning.code.clone(),
            questions: questions.collect(),
            when: self.condition(&format!("{at}/when"), &warning.when, Scope::Everything),
            said: cited(&warning.text, &warning.sources),
        }
    }

    fn invariant(&mut self, index: usize, invariant: &format::Invariant) -> Option<Invariant> {
        let at = format!("/invariants/{index}/must");
        self.text(&format!("/invariants/{index}/text"), &invariant.text);
        let asked = Scope::Before(self.names.questions);
        let must = match &invariant.must {
            format::Must::Never { when, models } => {
                Must::Never(self.condition(&at, when, asked), self.models(&at, models))
            }
            format::Must::Always { when, models } => {
                Must::Always(self.condition(&at, when, asked), self.models(&at, models))
            }
            format::Must::Rising { question, from, to } => {
                let (from, to) = (self.models(&at, from), self.models(&at, to));
                Must::Rising(self.slot(&at, question, asked)?, from, to)
            }
            format::Must::RisingSegments { question } => {
                Must::RisingSegments(self.slot(&at, question, asked)?)
            }
            format::Must::EvidenceAgrees {} => Must::EvidenceAgrees,
        };
        Some(Invariant { id: invariant.id.clone(), text: invariant.text.clone(), must })
    }

    /// Checks the texts of the parts that stay as they are.
    fn texts_of_the_rest(&mut self, file: &File) {
        self.text("/title", &file.title);
        self.text("/summary", &file.summary);
        for (index, section) in file.sections.iter().enumerate() {
            self.text(&format!("/sections/{index}/title"), &section.title);
        }
        for (index, derived) in file.derived.iter().enumerate() {
            self.text(&format!("/derived/{index}/title"), &derived.title);
            self.text(&format!("/derived/{index}/short"), &derived.short);
            self.text(&format!("/derived/{index}/help"), &derived.help);
        }
        for (index, model) in file.models.iter().enumerate() {
            self.model_texts(&format!("/models/{index}"), model);
        }
        for (index, section) in file.guide.iter().enumerate() {
            self.text(&format!("/guide/{index}/title"), &section.title);
            for (number, paragraph) in section.paragraphs.iter().enumerate() {
                self.text(&format!("/guide/{index}/paragraphs/{number}/text"), &paragraph.text);
            }
        }
        for (index, term) in file.glossary.iter().enumerate() {
            self.text(&format!("/glossary/{index}/term"), &term.term);
            self.text(&format!("/glossary/{index}/meaning"), &term.meaning);
        }
        for (index, practice) in file.practices.iter().enumerate() {
            let at = format!("/practices/{index}");
            self.text(&format!("{at}/title"), &practice.title);
            self.text(&format!("{at}/text"), &practice.text);
            self.conditionals(&format!("{at}/for_you"), &practice.for_you);
        }
        if let Some(support) = &file.support {
            self.support_texts(support);
        }
        if let Some(staffing) = &file.staffing {
            self.staffing(staffing, file);
        }
    }

    fn model_texts(&mut self, at: &str, model: &format::Model) {
        self.text(&format!("{at}/title"), &model.title);
        self.text(&format!("{at}/short"), &model.short);
        self.text(&format!("{at}/what/text"), &model.what.text);
        for (index, about) in model.about.iter().enumerate() {
            self.text(&format!("{at}/about/{index}/text"), &about.text);
        }
        for (index, role) in model.roles.iter().enumerate() {
            self.text(&format!("{at}/roles/{index}/title"), &role.title);
            self.text(&format!("{at}/roles/{index}/short"), &role.short);
            self.text(&format!("{at}/roles/{index}/does"), &role.does);
        }
        for (part, points) in [("pros", &model.pros), ("cons", &model.cons)] {
            for (index, point) in points.iter().enumerate() {
                self.text(&format!("{at}/{part}/{index}/text"), &point.text);
            }
        }
        self.text(&format!("{at}/diagram/caption"), &model.diagram.caption);
        for (index, lane) in model.diagram.lanes.iter().enumerate() {
            let at = format!("{at}/diagram/lanes/{index}");
            self.text(&format!("{at}/to"), &lane.to);
            for text in lane.boxes.iter().chain(&lane.group) {
                self.text(&at, text);
            }
        }
    }

    fn support_texts(&mut self, support: &format::Support) {
        for (index, function) in support.functions.iter().enumerate() {
            self.text(&format!("/support/functions/{index}/title"), &function.title);
            for (number, activity) in function.activities.iter().enumerate() {
                self.text(&format!("/support/functions/{index}/activities/{number}/text"), &activity.text);
            }
        }
        let functions: Vec<_> = support.functions.iter().map(|function| &*function.id).collect();
        for (index, relief) in support.relief.iter().enumerate() {
            let at = format!("/support/relief/{index}");
            self.text(&format!("{at}/text"), &relief.text);
            self.condition(&format!("{at}/when"), &relief.when, Scope::Everything);
            if !functions.contains(&&*relief.to) {
                self.unknown(&format!("{at}/to"), &relief.to, &functions);
            }
        }
        for (index, work) in support.enablement.work.iter().enumerate() {
            let at = format!("/support/enablement/work/{index}");
            self.text(&format!("{at}/title"), &work.title);
            self.text(&format!("{at}/text"), &work.text);
            self.conditionals(&format!("{at}/for_you"), &work.for_you);
        }
        for (index, role) in support.enablement.roles.iter().enumerate() {
            let at = format!("/support/enablement/roles/{index}");
            for (part, text) in [
                ("title", &role.title),
                ("does", &role.does),
                ("looks_for", &role.looks_for),
                ("later", &role.later),
            ] {
                self.text(&format!("{at}/{part}"), text);
            }
            self.conditionals(&format!("{at}/now"), &role.now);
        }
        for (index, about) in support.about.iter().chain(&support.enablement.about).enumerate() {
            self.text(&format!("/support/about/{index}/text"), &about.text);
        }
    }

    fn staffing(&mut self, staffing: &format::Staffing, file: &File) {
        self.text("/staffing/leader", &staffing.leader);
        self.text("/staffing/manager", &staffing.manager);
        for (index, figure) in staffing.defaults.iter().enumerate() {
            self.text(&format!("/staffing/defaults/{index}/title"), &figure.title);
            self.text(&format!("/staffing/defaults/{index}/origin"), &figure.origin);
        }
        self.slot("/staffing/headcount", &staffing.headcount, Scope::Before(self.names.questions));
        let figures: Vec<_> = staffing.defaults.iter().map(|figure| &*figure.id).collect();
        for (index, model) in file.models.iter().enumerate() {
            let roles: Vec<_> = model.roles.iter().map(|role| &*role.id).collect();
            for (number, part) in model.staffing.iter().flat_map(|staffing| &staffing.roles).enumerate() {
                let at = format!("/models/{index}/staffing/roles/{number}");
                if !roles.contains(&&*part.role) {
                    self.unknown(&format!("{at}/role"), &part.role, &roles);
                }
                if let Some(proportion) = part.proportion.as_deref().filter(|id| !figures.contains(id)) {
                    self.unknown(&format!("{at}/proportion"), proportion, &figures);
                }
            }
        }
    }

    /// Where a rulebook retells its document, every fact that its rules rest on must have a place there.
    fn places(&mut self, file: &File) {
        if file.guide.is_empty() {
            return;
        }
        let told: std::collections::HashSet<&str> = (file.guide.iter())
            .flat_map(|section| &section.paragraphs)
            .flat_map(|paragraph| &paragraph.sources)
            .map(|source| &**source)
            .collect();
        let mut check = |at: String, sources: &[String]| {
            for source in sources.iter().filter(|source| !told.contains(&***source)) {
                self.problem(at.clone(), Message::new("rulebook-source-untold").with("source", &**source));
            }
        };
        for (index, question) in file.questions.iter().enumerate() {
            check(format!("/questions/{index}"), &question.sources);
        }
        for (index, row) in file.evidence.iter().enumerate() {
            check(format!("/evidence/{index}"), &row.sources);
        }
        for (index, model) in file.models.iter().enumerate() {
            let points = model.pros.iter().chain(&model.cons).map(|point| point.source.clone());
            check(format!("/models/{index}"), &points.collect::<Vec<_>>());
        }
        let mut nodes = vec![("/tree".to_owned(), &file.tree)];
        while let Some((at, node)) = nodes.pop() {
            for (index, branch) in node.branches.iter().enumerate() {
                let at = format!("{at}/branches/{index}");
                check(at.clone(), &branch.sources);
                nodes.push((format!("{at}/then"), &branch.then));
            }
        }
    }
}

fn cited(text: &Text, sources: &[String]) -> format::Cited {
    format::Cited { text: text.clone(), sources: sources.to_vec() }
}
