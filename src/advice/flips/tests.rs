//! Smallest changes held against brute force: every combination of answers decided once, then searched around each drawn
//! set of answers, without a diagram.

use super::{Change, Flip};
use crate::advice::{Outcomes, advise, decide};
use crate::rulebook::tests::{COMMUTE, answers, commute};
use crate::rulebook::{Answers, Kind, Node, Rulebook, Slot, Value};
use serde_json::{Value as Json, json};
use std::collections::HashMap;

/// Changes, facts among them, steps: less is better.
type Cost = (usize, usize, usize);

/// All combinations of answers to the questions that matter to the model, with the model of each.
struct Space<'a> {
    rulebook: &'a Rulebook,
    outcomes: &'a Outcomes,
    /// The questions, with how many classes each has and the weight of one class in an index.
    digits: Vec<(usize, usize, usize)>,
    models: Vec<u8>,
}

/// The questions that the model can depend on: those that the tree looks at, and those that they depend on.
fn mattering(rulebook: &Rulebook) -> Vec<usize> {
    let mut open: Vec<Slot> = (rulebook.tree.nodes.iter())
        .filter_map(|node| if let Node::Ask { slot, .. } = node { Some(*slot) } else { None })
        .collect();
    let mut found = Vec::new();
    while let Some(slot) = open.pop() {
        if found.contains(&slot) {
            continue;
        }
        found.push(slot);
        if let Some(question) = rulebook.questions.get(slot) {
            question.asked_when.each_test(&mut |slot, _| open.push(slot));
        } else {
            let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
            for reason in dimensions.flat_map(|dimension| &dimension.reasons) {
                reason.when.each_test(&mut |slot, _| open.push(slot));
            }
        }
    }
    found.retain(|&slot| slot < rulebook.questions.len());
    found.sort_unstable();
    found
}

impl<'a> Space<'a> {
    fn new(rulebook: &'a Rulebook, outcomes: &'a Outcomes) -> Self {
        let mut size = 1;
        let mut digits = Vec::new();
        for question in mattering(rulebook) {
            let classes = outcomes.classes(question).len();
            digits.push((question, classes, size));
            size *= classes;
        }
        let mut space = Self { rulebook, outcomes, digits, models: Vec::new() };
        let models = (0..size).map(|index| decide(rulebook, &space.answers(index)).model);
        space.models = models.map(|model| u8::try_from(model).expect("few models")).collect();
        space
    }

    fn answers(&self, index: usize) -> Answers {
        let mut answers = Answers::new();
        for &(question, classes, weight) in &self.digits {
            let least = self.outcomes.classes(question)[index / weight % classes];
            answers.set(question, Some(self.rulebook.questions[question].value(least)));
        }
        answers
    }

    fn class(&self, question: usize, value: u32) -> usize {
        self.outcomes.classes(question).iter().filter(|&&least| least <= value).count() - 1
    }

    /// The combination that answers stand for, unknown ones being as assumed.
    fn index(&self, answers: &Answers) -> usize {
        let class = |question: usize| {
            let assumed = self.rulebook.questions[question].assumed.as_ref();
            let value = answers.get(question).or(assumed).and_then(Value::number).expect("a value");
            self.class(question, value)
        };
        self.digits.iter().map(|&(question, _, weight)| class(question) * weight).sum()
    }

    /// For each model the least cost of coming there from a combination, searched in balls of growing radius.
    fn search(&self, from: usize) -> Vec<Option<Cost>> {
        let mut best = vec![None; self.rulebook.models.len()];
        for radius in 0..=self.digits.len() {
            self.ball(from, from, 0, radius, (0, 0, 0), &mut best);
            if best.iter().all(Option::is_some) {
                break;
            }
        }
        best
    }

    fn ball(&self, from: usize, at: usize, next: usize, left: usize, cost: Cost, best: &mut [Option<Cost>]) {
        if left == 0 {
            let found = &mut best[usize::from(self.models[at])];
            *found = Some(found.map_or(cost, |found| found.min(cost)));
            return;
        }
        for digit in next..self.digits.len() {
            let (question, classes, weight) = self.digits[digit];
            let own = from / weight % classes;
            let fact = usize::from(!self.rulebook.questions[question].lever);
            for class in (0..classes).filter(|&class| class != own) {
                let at = at - own * weight + class * weight;
                let cost = (cost.0 + 1, cost.1 + fact, cost.2 + class.abs_diff(own));
                self.ball(from, at, digit + 1, left - 1, cost, best);
            }
        }
    }

    /// Holds what is said of these answers against what was searched; `searched` keeps what was found before.
    fn check(&self, given: &Answers, searched: &mut HashMap<usize, Vec<Option<Cost>>>) {
        let advice = advise(self.rulebook, self.outcomes, given);
        let from = self.index(given);
        assert_eq!(usize::from(self.models[from]), advice.model, "{given:?}");
        let best = searched.entry(from).or_insert_with(|| self.search(from));
        let flips = advice.flips.expect("the outcomes are known");
        let others: Vec<_> = (0..self.rulebook.models.len()).filter(|&model| model != advice.model).collect();
        assert_eq!(flips.iter().map(|flip| flip.model).collect::<Vec<_>>(), others);
        for Flip { model, changes } in &flips {
            let cost = changes.as_ref().map(|changes| self.cost(changes));
            assert_eq!(cost, best[*model], "to model {model} from {given:?}: {changes:?}");
            if let Some(changes) = changes {
                self.follow(given, *model, changes);
            }
        }
    }

    fn cost(&self, changes: &[Change]) -> Cost {
        let facts = changes.iter().filter(|change| !self.rulebook.questions[change.question].lever).count();
        let steps = |change: &Change| {
            let class = |value| self.class(change.question, value);
            class(change.from).abs_diff(class(change.to))
        };
        (changes.len(), facts, changes.iter().map(steps).sum())
    }

    /// The changes can be made one after the other and lead to the model; so does every value of a range, and none beside.
    fn follow(&self, given: &Answers, model: usize, changes: &[Change]) {
        assert!(changes.windows(2).all(|pair| pair[0].question < pair[1].question), "{changes:?}");
        let mut made = given.clone();
        for change in changes {
            let question = &self.rulebook.questions[change.question];
            assert!(super::Situation::new(self.rulebook, &made).is_asked(change.question), "{changes:?}");
            assert_eq!(change.assumed, made.get(change.question).is_none());
            let at_hand = made.get(change.question).or(question.assumed.as_ref());
            assert_eq!(at_hand, Some(&question.value(change.from)));
            question.check(&question.value(change.to)).expect("a right answer");
            made.set(change.question, Some(question.value(change.to)));
        }
        assert_eq!(decide(self.rulebook, &made).model, model, "{given:?} {changes:?}");
        for change in changes {
            let question = &self.rulebook.questions[change.question];
            let Kind::Integer { min, max, .. } = question.kind else {
                assert_eq!(change.range, None);
                continue;
            };
            let does = |value: u32| {
                let mut tried = made.clone();
                tried.set(change.question, Some(question.value(value)));
                decide(self.rulebook, &tried).model == model
            };
            let (least, most) = change.range.expect("a range");
            assert!((least..=most).contains(&change.to));
            for value in [least, least + (most - least) / 2, most, change.to] {
                assert!(does(value), "{value} {change:?} of {given:?}");
            }
            for beside in [least.checked_sub(1), most.checked_add(1)].into_iter().flatten() {
                assert!(!(min..=max).contains(&beside) || !does(beside), "{beside} {change:?} of {given:?}");
            }
            // The nearest that does it: what is nearer does not.
            let near = change.to.abs_diff(change.from);
            for nearer in [change.from.checked_add(near - 1), change.from.checked_sub(near - 1)] {
                assert!(!nearer.is_some_and(|value| (min..=max).contains(&value) && does(value)));
            }
        }
    }
}

/// Numbers that look drawn and are the same in every run.
pub(in crate::advice) struct Drawn(pub(in crate::advice) u64);

impl Drawn {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    /// An answer to every question of which nothing hangs on a list, each left out with a chance of `unknown` in ten.
    pub(in crate::advice) fn answers(
        &mut self,
        rulebook: &Rulebook,
        outcomes: &Outcomes,
        unknown: u64,
    ) -> Answers {
        let mut answers = Answers::new();
        for (index, question) in rulebook.questions.iter().enumerate() {
            let classes = outcomes.classes(index);
            if classes.is_empty() || self.below(10) < unknown {
                continue;
            }
            let least = classes[usize::try_from(self.below(classes.len() as u64)).expect("small")];
            let value = match question.kind {
                // Somewhere in the class, not only at its start.
                Kind::Integer { max, .. } => {
                    let after = classes.iter().copied().find(|&other| other > least);
                    let room = after.unwrap_or(max.saturating_add(1)) - least;
                    least + u32::try_from(self.below(u64::from(room))).expect("small")
                }
                _ => least,
            };
            answers.set(index, Some(question.value(value)));
        }
        answers
    }
}

#[test]
fn no_smaller_set_of_changes_leads_to_another_model() {
    let rulebook = Rulebook::shipped().expect("it ships sound");
    let outcomes = Outcomes::new(&rulebook);
    let space = Space::new(&rulebook, &outcomes);
    let mut searched = HashMap::new();
    let mut drawn = Drawn(20_261_123);
    let mut moot = 0;
    for number in 0..10_500 {
        // Full sets, some with unknowns, and a few with hardly anything known.
        let given = drawn.answers(&rulebook, &outcomes, [0, 0, 3, 8][number % 4]);
        let situation = super::Situation::new(&rulebook, &given);
        moot += usize::from(given.iter().any(|(question, _)| !situation.is_asked(question)));
        space.check(&given, &mut searched);
    }
    assert!(moot > 500 && searched.len() > 5_000, "{moot} moot, {} different", searched.len());
    // In the shipped rulebook every model can be reached.
    assert!(searched.values().flatten().all(Option::is_some));
}

#[test]
fn the_small_rulebook_from_all_its_answers() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    for levers in [vec![], vec![4, 5], vec![0, 1]] {
        for question in 0..6 {
            file["questions"][question]["lever"] = json!(levers.contains(&question));
        }
        let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("right");
        let outcomes = Outcomes::new(&rulebook);
        let space = Space::new(&rulebook, &outcomes);
        let mut searched = HashMap::new();
        for index in 0..space.models.len() {
            for mask in [0, 0b1, 0b10, 0b10010, 0b11_0011] {
                let mut given = space.answers(index);
                (0..6).filter(|bit| mask >> bit & 1 == 1).for_each(|bit| given.set(bit, None));
                space.check(&given, &mut searched);
            }
        }
    }
}

fn changes(rulebook: &Rulebook, given: &Json, model: &str) -> Option<Vec<Change>> {
    let outcomes = Outcomes::new(rulebook);
    let advice = advise(rulebook, &outcomes, &answers(rulebook, given));
    let flips = advice.flips.expect("the outcomes are known");
    flips.into_iter().find(|flip| rulebook.models[flip.model].id == model).expect("another model").changes
}

#[test]
fn a_question_that_comes_up_by_a_change_is_told_after_it() {
    let rulebook = commute();
    let found = changes(&rulebook, &json!({"distance": 3, "weather": "dry"}), "train").expect("a way");
    let distance = Change { question: 0, from: 3, assumed: false, to: 10, range: Some((10, 500)) };
    let station = Change { question: 1, from: 0, assumed: true, to: 1, range: None };
    assert_eq!(found, [distance, station]);
    // An answer that is kept counts once its question is asked.
    let found = changes(&rulebook, &json!({"distance": 3, "station": "yes"}), "train").expect("a way");
    assert_eq!(found.iter().map(|change| change.question).collect::<Vec<_>>(), [0]);
}

#[test]
fn of_equal_sets_choices_come_before_facts() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    let given = json!({"distance": 3, "weather": "wet", "bags": 7});
    let found = |file: &Json| {
        let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("right");
        changes(&rulebook, &given, "bicycle").expect("a way")[0].question
    };
    assert_eq!(found(&file), 3, "the weather, which is asked first");
    file["questions"][5]["lever"] = json!(true);
    assert_eq!(found(&file), 5, "the bags");
}

#[test]
fn a_model_that_no_answers_lead_to_has_no_changes() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    let mut boat = file["models"][0].clone();
    boat["id"] = json!("boat");
    file["models"].as_array_mut().expect("a list").push(boat);
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("right");
    assert_eq!(changes(&rulebook, &json!({}), "boat"), None);
}

#[test]
fn of_a_number_with_two_sides_the_nearer_is_told() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    let leaf =
        |when: Json, model: &str| json!({"when": when, "because": {"en": "So."}, "then": {"model": model}});
    let middle = json!({"min": 10, "max": 49});
    file["tree"] = json!({"question": "distance", "branches": [
        leaf(json!({"max": 9}), "train"), leaf(middle, "car"), leaf(json!({"min": 50}), "train")]});
    file["invariants"] = json!([]);
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("right");
    let found = |distance: u32| {
        let change = changes(&rulebook, &json!({"distance": distance}), "train").expect("a way").remove(0);
        (change.to, change.range)
    };
    assert_eq!(found(12), (9, Some((1, 9))));
    assert_eq!(found(48), (50, Some((50, 500))));
}
