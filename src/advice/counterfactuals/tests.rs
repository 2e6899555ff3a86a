//! Tests of counterfactuals by brute force: every combination of answers is decided once, and then searched
//! around each random set of answers, without a diagram.

use super::AnswerChange;
use crate::advice::{OutcomeDiagram, Situation, advise, decide};
use crate::rulebook::tests::{COMMUTE, answers, commute};
use crate::rulebook::{Answers, Node, QuestionKind, Rulebook, Slot, Value};
use serde_json::{Value as Json, json};

/// The number of changes, of facts among them, of numbers among them, and of steps. Less is better.
type Cost = (usize, usize, usize, usize);

/// All combinations of answers to the questions that affect the model, each with its model.
struct Space<'a> {
    rulebook: &'a Rulebook,
    outcomes: &'a OutcomeDiagram,
    /// The questions, each with its number of classes and the weight of one class in an index.
    digits: Vec<(usize, usize, usize)>,
    models: Vec<u8>,
}

/// Returns the questions that the model can depend on: those that the tree tests, and those that these depend
/// on.
fn relevant_questions(rulebook: &Rulebook) -> Vec<usize> {
    let mut open: Vec<Slot> = (rulebook.tree.nodes.iter())
        .filter_map(|node| if let Node::Split { slot, .. } = node { Some(*slot) } else { None })
        .collect();
    let mut found = Vec::new();
    while let Some(slot) = open.pop() {
        if found.contains(&slot) {
            continue;
        }
        found.push(slot);
        if let Some(question) = rulebook.questions.get(slot) {
            question.asked_when.for_each_test(&mut |slot, _| open.push(slot));
        } else {
            let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
            for reason in dimensions.flat_map(|dimension| &dimension.reasons) {
                reason.when.for_each_test(&mut |slot, _| open.push(slot));
            }
        }
    }
    found.retain(|&slot| slot < rulebook.questions.len());
    found.sort_unstable();
    found
}

impl<'a> Space<'a> {
    fn new(rulebook: &'a Rulebook, outcomes: &'a OutcomeDiagram) -> Self {
        let mut size = 1;
        let mut digits = Vec::new();
        for question in relevant_questions(rulebook) {
            let classes = outcomes.value_classes(question).len();
            digits.push((question, classes, size));
            size *= classes;
        }
        let mut space = Self { rulebook, outcomes, digits, models: Vec::new() };
        let models = (0..size).map(|index| decide(rulebook, &space.answers(index)).model);
        space.models = models.map(|model| u8::try_from(model).expect("fits the integer type")).collect();
        space
    }

    fn answers(&self, index: usize) -> Answers {
        let mut answers = Answers::new();
        for &(question, classes, weight) in &self.digits {
            let least = self.outcomes.value_classes(question)[index / weight % classes];
            answers.set(question, Some(self.rulebook.questions[question].value_from_number(least)));
        }
        answers
    }

    fn class(&self, question: usize, value: u32) -> usize {
        self.outcomes.value_classes(question).iter().filter(|&&least| least <= value).count() - 1
    }

    /// Returns the index of the combination for some answers. Unknown ones have their assumed value.
    fn index(&self, answers: &Answers) -> usize {
        let class = |question: usize| {
            let assumed = self.rulebook.questions[question].assumed.as_ref();
            let value = answers.get(question).or(assumed).and_then(Value::number).expect("has a value");
            self.class(question, value)
        };
        self.digits.iter().map(|&(question, _, weight)| class(question) * weight).sum()
    }

    /// Returns the cost of changing a question to a class. Returns `None` if it is out of reach, as all facts
    /// are unless facts may change.
    fn change_cost(&self, input: &Answers, (digit, class): (usize, usize), facts: bool) -> Option<Cost> {
        let (index, ..) = self.digits[digit];
        let question = &self.rulebook.questions[index];
        let value =
            input.get(index).or(question.assumed.as_ref()).and_then(Value::number).expect("has a value");
        let own = self.class(index, value);
        if class == own {
            return Some((0, 0, 0, 0));
        }
        let classes = self.outcomes.value_classes(index);
        let (least, most) = (classes[class], classes.get(class + 1).map_or(u32::MAX, |next| next - 1));
        match question.lever {
            None if !facts => return None,
            Some(lever) if most < lever.bounds(value).0 || least > lever.bounds(value).1 => return None,
            _ => {}
        }
        let number = usize::from(matches!(question.kind, QuestionKind::Integer { .. }));
        Some((1, usize::from(question.lever.is_none()), number, class.abs_diff(own)))
    }

    /// Returns for each model the least cost of all combinations within reach that lead to it.
    fn least_costs(&self, input: &Answers, facts: bool) -> Vec<Option<Cost>> {
        let mut ends = vec![(0, (0, 0, 0, 0))];
        for (digit, &(_, classes, weight)) in self.digits.iter().enumerate() {
            let steps: Vec<_> = (0..classes)
                .filter_map(|class| Some((class * weight, self.change_cost(input, (digit, class), facts)?)))
                .collect();
            let and = |(at, cost): (usize, Cost)| {
                let on = move |&(more, step): &(usize, Cost)| {
                    let cost = (cost.0 + step.0, cost.1 + step.1, cost.2 + step.2, cost.3 + step.3);
                    (at + more, cost)
                };
                steps.iter().map(on).collect::<Vec<_>>()
            };
            ends = ends.into_iter().flat_map(and).collect();
        }
        let mut best: Vec<Option<Cost>> = vec![None; self.rulebook.models.len()];
        for (at, cost) in ends {
            let found = &mut best[usize::from(self.models[at])];
            *found = Some(found.map_or(cost, |found| found.min(cost)));
        }
        best
    }

    /// Compares the counterfactuals of some answers with the search, and the fact changes only if facts
    /// may change. Returns the number of models without a route.
    fn assert_counterfactuals(&self, input: &Answers, facts: bool) -> usize {
        let advice = advise(self.rulebook, self.outcomes, input);
        assert_eq!(usize::from(self.models[self.index(input)]), advice.model, "{input:?}");
        let best = self.least_costs(input, false);
        let flips = advice.counterfactuals.expect("the diagram is complete");
        let others: Vec<_> = (0..self.rulebook.models.len()).filter(|&model| model != advice.model).collect();
        assert_eq!(flips.iter().map(|flip| flip.model).collect::<Vec<_>>(), others);
        let mut never = 0;
        for flip in &flips {
            let (model, routes) = (flip.model, &flip.routes);
            let cost = flip.nearest_route().map(|changes| self.cost(changes));
            assert_eq!(cost, best[model], "to model {model} from {input:?}: {flip:?}");
            assert!(routes.len() <= 3 && (routes.is_empty() || flip.fact_changes.is_none()));
            assert!(routes.windows(2).all(|pair| self.cost(&pair[0]) <= self.cost(&pair[1])), "{routes:?}");
            for changes in routes {
                self.assert_leads_to(input, model, changes);
                self.assert_within_reach(input, changes);
                self.assert_minimal(input, model, changes);
            }
            for (index, one) in routes.iter().enumerate() {
                let alike =
                    |other: &Vec<AnswerChange>| self.without_numbers(other) == self.without_numbers(one);
                assert!(!routes[..index].iter().any(alike), "{routes:?}");
            }
            never += usize::from(routes.is_empty());
            if routes.is_empty() && facts {
                let cost = flip.fact_changes.as_ref().map(|changes| self.cost(changes));
                assert_eq!(
                    cost,
                    self.least_costs(input, true)[model],
                    "model {model} from {input:?}: {flip:?}"
                );
            }
            if let Some(changes) = &flip.fact_changes {
                assert!(
                    changes.iter().any(|change| self.rulebook.questions[change.question].lever.is_none())
                );
                self.assert_leads_to(input, model, changes);
                self.assert_within_reach(input, changes);
            }
        }
        never
    }

    fn cost(&self, changes: &[AnswerChange]) -> Cost {
        let question = |change: &&AnswerChange| &self.rulebook.questions[change.question];
        let facts = changes.iter().filter(|change| question(change).lever.is_none()).count();
        let number = |change: &&AnswerChange| matches!(question(change).kind, QuestionKind::Integer { .. });
        let steps = |change: &AnswerChange| {
            let class = |value| self.class(change.question, value);
            class(change.from).abs_diff(class(change.to))
        };
        (changes.len(), facts, changes.iter().filter(number).count(), changes.iter().map(steps).sum())
    }

    fn without_numbers(&self, changes: &[AnswerChange]) -> Vec<(usize, u32)> {
        let number =
            |question: usize| matches!(self.rulebook.questions[question].kind, QuestionKind::Integer { .. });
        let value =
            |change: &AnswerChange| (change.question, if number(change.question) { 0 } else { change.to });
        changes.iter().map(value).collect()
    }

    /// Asserts that levers stay within their bounds, with every value of a range.
    fn assert_within_reach(&self, input: &Answers, changes: &[AnswerChange]) {
        for change in changes {
            if let Some(lever) = self.rulebook.questions[change.question].lever {
                let (least, most) = lever.bounds(change.from);
                let values = change.values();
                let named = values.intervals();
                assert!(
                    named.iter().all(|&(min, max)| least <= min && max <= most),
                    "{change:?} of {input:?}"
                );
            }
        }
    }

    /// Asserts that no part of a route leads to the model.
    fn assert_minimal(&self, input: &Answers, model: usize, changes: &[AnswerChange]) {
        for left_out in 1..(1_usize << changes.len()) {
            let mut made = input.clone();
            for (_, change) in changes.iter().enumerate().filter(|(bit, _)| left_out >> bit & 1 == 0) {
                made.set(
                    change.question,
                    Some(self.rulebook.questions[change.question].value_from_number(change.to)),
                );
            }
            assert_ne!(decide(self.rulebook, &made).model, model, "{input:?} {changes:?}");
        }
    }

    /// Asserts that the changes can be made one after the other and lead to the model, and that every value
    /// of a range does, and none next to it.
    fn assert_leads_to(&self, input: &Answers, model: usize, changes: &[AnswerChange]) {
        assert!(changes.windows(2).all(|pair| pair[0].question < pair[1].question), "{changes:?}");
        let mut made = input.clone();
        for change in changes {
            let question = &self.rulebook.questions[change.question];
            assert!(Situation::new(self.rulebook, &made).is_asked(change.question), "{changes:?}");
            assert_eq!(change.assumed, made.get(change.question).is_none());
            let at_hand = made.get(change.question).or(question.assumed.as_ref());
            assert_eq!(at_hand, Some(&question.value_from_number(change.from)));
            question.normalize(&question.value_from_number(change.to)).expect("the answer is valid");
            made.set(change.question, Some(question.value_from_number(change.to)));
        }
        assert_eq!(decide(self.rulebook, &made).model, model, "{input:?} {changes:?}");
        for change in changes {
            let question = &self.rulebook.questions[change.question];
            let QuestionKind::Integer { min, max, .. } = question.kind else {
                assert_eq!(change.range, None);
                continue;
            };
            let reach = question.lever.map_or((0, u32::MAX), |lever| lever.bounds(change.from));
            let (min, max) = (min.max(reach.0), max.min(reach.1));
            let does = |value: u32| {
                let mut changed = made.clone();
                changed.set(change.question, Some(question.value_from_number(value)));
                decide(self.rulebook, &changed).model == model
            };
            let (least, most) = change.range.expect("the change has a range");
            assert!((least..=most).contains(&change.to));
            for value in [least, least + (most - least) / 2, most, change.to] {
                assert!(does(value), "{value} {change:?} of {input:?}");
            }
            for beside in [least.checked_sub(1), most.checked_add(1)].into_iter().flatten() {
                assert!(!(min..=max).contains(&beside) || !does(beside), "{beside} {change:?} of {input:?}");
            }
            // This is the nearest value that leads to the model: nearer ones do not.
            let near = change.to.abs_diff(change.from);
            for nearer in [change.from.checked_add(near - 1), change.from.checked_sub(near - 1)] {
                assert!(!nearer.is_some_and(|value| (min..=max).contains(&value) && does(value)));
            }
        }
    }
}

/// A pseudo-random number generator, the same in every run.
pub(in crate::advice) struct RandomAnswers(pub(in crate::advice) u64);

impl RandomAnswers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    /// Returns an answer to every question except lists. Each is left out with a chance of `unknown` in ten.
    pub(in crate::advice) fn answers(
        &mut self,
        rulebook: &Rulebook,
        outcomes: &OutcomeDiagram,
        unknown: u64,
    ) -> Answers {
        let mut answers = Answers::new();
        for (index, question) in rulebook.questions.iter().enumerate() {
            let classes = outcomes.value_classes(index);
            if classes.is_empty() || self.below(10) < unknown {
                continue;
            }
            let least =
                classes[usize::try_from(self.below(classes.len() as u64)).expect("fits the integer type")];
            let value = match question.kind {
                // Anywhere in the class, not only at its start.
                QuestionKind::Integer { max, .. } => {
                    let after = classes.iter().copied().find(|&other| other > least);
                    let room = after.unwrap_or(max.saturating_add(1)) - least;
                    least + u32::try_from(self.below(u64::from(room))).expect("fits the integer type")
                }
                _ => least,
            };
            answers.set(index, Some(question.value_from_number(value)));
        }
        answers
    }
}

/// Routes are the smallest sets of changes within reach, and none is missed.
#[test]
fn routes_are_minimal_and_complete() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let outcomes = OutcomeDiagram::new(&rulebook);
    let space = Space::new(&rulebook, &outcomes);
    let mut drawn = RandomAnswers(20_261_123);
    let (mut moot, mut never) = (0, 0);
    for number in 0..4_000 {
        // Complete sets of answers, some with unknowns, and a few with hardly any answers.
        let given = drawn.answers(&rulebook, &outcomes, [0, 0, 3, 8][number % 4]);
        let situation = Situation::new(&rulebook, &given);
        moot += usize::from(given.iter().any(|(question, _)| !situation.is_asked(question)));
        never += space.assert_counterfactuals(&given, number % 400 == 0);
    }
    assert!(moot > 200 && never > 200, "{moot} with inapplicable answers, {never} without a route");
}

/// The counterfactuals of a company of four hundred never ask what it would be with nine.
#[test]
fn counterfactuals_stay_within_reach_of_team_size() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let outcomes = OutcomeDiagram::new(&rulebook);
    let size = rulebook.question_index("team_size").expect("the question exists");
    let mut drawn = RandomAnswers(400);
    for number in 0..1_000 {
        let mut given = drawn.answers(&rulebook, &outcomes, [0, 3][number % 2]);
        given.set(size, Some(Value::Number(400)));
        let advice = advise(&rulebook, &outcomes, &given);
        let flips = advice.counterfactuals.expect("the diagram is complete");
        let single = advice.robustness.expect("few enough answers to try").single_change;
        let facts = flips.iter().filter_map(|flip| flip.fact_changes.as_ref()).flatten();
        let changes = flips.iter().flat_map(|flip| flip.routes.iter().flatten()).chain(facts);
        for change in changes.chain(single.iter().map(|single| &single.change)) {
            assert!(change.question != size || (400..=800).contains(&change.to), "{change:?} {given:?}");
        }
        for track in advice.growth.iter().filter(|track| track.question == size) {
            assert!(track.milestones.iter().all(|milestone| milestone.to <= 800));
        }
    }
}

/// Counterfactuals on the small rulebook match brute force from all its answers.
#[test]
fn counterfactuals_match_brute_force_on_small_rulebook() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    let upward = json!({"direction": "up", "reach": 3});
    let downward = json!({"direction": "down", "reach": 2.5});
    let sets = [
        vec![],
        vec![(4, json!(true)), (5, json!(true))],
        vec![(0, upward.clone()), (1, json!(true))],
        vec![(0, downward), (3, json!({"direction": "any"})), (5, upward)],
    ];
    for levers in sets {
        for question in 0..6 {
            let lever = levers.iter().find(|(lever, _)| *lever == question);
            file["questions"][question]["lever"] = lever.map_or(json!(false), |(_, lever)| lever.clone());
        }
        let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
        let outcomes = OutcomeDiagram::new(&rulebook);
        let space = Space::new(&rulebook, &outcomes);
        for index in 0..space.models.len() {
            for mask in [0, 0b1, 0b10, 0b10010, 0b11_0011] {
                let mut given = space.answers(index);
                (0..6).filter(|bit| mask >> bit & 1 == 1).for_each(|bit| given.set(bit, None));
                space.assert_counterfactuals(&given, true);
            }
        }
    }
}

/// Returns the changes that lead to a model: the nearest route or, if there is none, the fact changes.
fn changes_to_model(rulebook: &Rulebook, input: &Json, model: &str) -> Option<Vec<AnswerChange>> {
    let outcomes = OutcomeDiagram::new(rulebook);
    let advice = advise(rulebook, &outcomes, &answers(rulebook, input));
    let flips = advice.counterfactuals.expect("the diagram is complete");
    let flip = flips
        .into_iter()
        .find(|flip| rulebook.models[flip.model].id == model)
        .expect("the model is not advised");
    flip.routes.into_iter().next().or(flip.fact_changes)
}

/// A question that is asked only because of a change comes after it.
#[test]
fn route_lists_new_questions_after_their_cause() {
    let rulebook = commute();
    let found = changes_to_model(&rulebook, &json!({"distance": 3, "weather": "dry"}), "train")
        .expect("a route exists");
    let distance = AnswerChange { question: 0, from: 3, assumed: false, to: 10, range: Some((10, 500)) };
    let station = AnswerChange { question: 1, from: 0, assumed: true, to: 1, range: None };
    assert_eq!(found, [distance, station]);
    // An answer to a question that is not asked counts once the question is asked.
    let found = changes_to_model(&rulebook, &json!({"distance": 3, "station": "yes"}), "train")
        .expect("a route exists");
    assert_eq!(found.iter().map(|change| change.question).collect::<Vec<_>>(), [0]);
}

/// A lever is a route, and fact changes are returned only if there is none.
#[test]
fn route_prefers_levers_to_facts() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    let given = json!({"distance": 3, "weather": "wet", "bags": 7});
    let found = |file: &Json| {
        let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
        changes_to_model(&rulebook, &given, "bicycle").expect("a route exists")[0].question
    };
    assert_eq!(found(&file), 3, "the weather, which is asked first");
    file["questions"][5]["lever"] = json!(true);
    assert_eq!(found(&file), 5, "the bags");
}

/// A model that no answers lead to has no changes.
#[test]
fn unreachable_model_has_no_changes() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    let mut boat = file["models"][0].clone();
    boat["id"] = json!("boat");
    file["models"].as_array_mut().expect("is an array").push(boat);
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    assert_eq!(changes_to_model(&rulebook, &json!({}), "boat"), None);
}

/// If values on both sides of a number lead to the model, the nearer is returned.
#[test]
fn change_of_number_is_the_nearest() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    let leaf =
        |when: Json, model: &str| json!({"when": when, "because": {"en": "So."}, "then": {"model": model}});
    let middle = json!({"min": 10, "max": 49});
    file["tree"] = json!({"question": "distance", "branches": [
        leaf(json!({"max": 9}), "train"), leaf(middle, "car"), leaf(json!({"min": 50}), "train")]});
    file["invariants"] = json!([]);
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let found = |distance: u32| {
        let change = changes_to_model(&rulebook, &json!({"distance": distance}), "train")
            .expect("a route exists")
            .remove(0);
        (change.to, change.range)
    };
    assert_eq!(found(12), (9, Some((1, 9))));
    assert_eq!(found(48), (50, Some((50, 500))));
}
