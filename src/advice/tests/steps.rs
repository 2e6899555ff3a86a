//! Tests of first steps: everybody gets one, and nobody is told to build what is in place already.

use super::support::each_combination;
use crate::advice::assumptions::tested_slots;
use crate::rulebook::{Condition, Rulebook, Slot};

fn shipped() -> Rulebook {
    Rulebook::shipped().expect("the shipped rulebook is valid")
}

/// Visits, for each model, every situation that its first steps tell apart, with the steps shown there.
fn each_situation(rulebook: &Rulebook, mut visit: impl FnMut(usize, &[u32], &[usize])) {
    let model = rulebook.model_slot();
    for (index, steps) in rulebook.first_steps.iter().enumerate() {
        let conditions: Vec<&Condition> = steps.iter().map(|step| &step.when).collect();
        let slots: Vec<Slot> =
            tested_slots(conditions.iter().copied()).into_iter().filter(|&slot| slot != model).collect();
        each_combination(rulebook, &conditions, &slots, &mut |situation| {
            let mut situation = situation.to_vec();
            situation[model] = u32::try_from(index).expect("fits the integer type");
            let shown: Vec<_> = (0..steps.len()).filter(|&step| steps[step].when.holds(&situation)).collect();
            visit(index, &situation, &shown);
        });
    }
}

/// Returns the question about the model in place, and its option for each model, in the models' order.
fn in_place(rulebook: &Rulebook) -> (usize, Vec<Option<u32>>) {
    let moving = rulebook.transition.as_ref().expect("has transition rules");
    let crate::rulebook::QuestionKind::Choice(options) = &rulebook.questions[moving.question].kind else {
        panic!("a choice");
    };
    let place = |id: &str| options.iter().position(|option| option.id == id);
    let options = rulebook.models.iter().map(|model| place(&model.id).and_then(|at| u32::try_from(at).ok()));
    (moving.question, options.collect())
}

/// Every model has a first step in every situation.
#[test]
fn first_steps_exist_in_every_situation() {
    let rulebook = shipped();
    let mut most = 0;
    each_situation(&rulebook, |model, situation, shown| {
        assert!(!shown.is_empty(), "{} has no first step at {situation:?}", rulebook.models[model].id);
        most = most.max(shown.len());
    });
    assert!((3..=8).contains(&most), "{most} first steps at once");
}

/// Every first step is shown in some situation.
#[test]
fn first_steps_are_all_shown() {
    let rulebook = shipped();
    let mut told: Vec<_> = rulebook.first_steps.iter().map(|steps| vec![false; steps.len()]).collect();
    each_situation(&rulebook, |model, _, shown| shown.iter().for_each(|&step| told[model][step] = true));
    assert!(told.concat().iter().all(|told| *told), "{told:?}");
}

/// Steps that set a model up are shown while another one is in place, and not once it is.
#[test]
fn first_steps_do_not_set_up_the_model_in_place() {
    let rulebook = shipped();
    let (question, options) = in_place(&rulebook);
    let (mut replaced, mut building) = (vec![0; rulebook.models.len()], Vec::new());
    each_situation(&rulebook, |model, situation, shown| {
        let stays = options[model].expect("each model can be in place");
        if situation[question] == stays {
            return;
        }
        let mut there = situation.to_vec();
        there[question] = stays;
        let steps = &rulebook.first_steps[model];
        let of_place: Vec<_> = (0..steps.len()).filter(|&step| steps[step].when.holds(&there)).collect();
        replaced[model] += usize::from(of_place != shown);
        building.extend(shown.iter().filter(|step| !of_place.contains(step)).map(|step| (model, *step)));
    });
    building.sort_unstable();
    building.dedup();
    let words: Vec<_> = building
        .iter()
        .map(|&(model, step)| rulebook.first_steps[model][step].statement.text.get("en"))
        .collect();
    for opening in [
        "Give every seller their own customers",
        "Write down for each handoff",
        "Start the line",
        "Form one pod",
        "Start with one pod",
    ] {
        assert!(
            words.iter().any(|text| text.starts_with(opening)),
            "{opening:?} is shown although the model is in place"
        );
    }
    assert!(replaced.iter().all(|count| *count > 0), "{replaced:?}");
}

/// No first step says that a segment gets a line of its own. The chart says this, as it knows how many
/// segments there are.
#[test]
fn first_steps_never_copy_a_line() {
    let rulebook = shipped();
    each_situation(&rulebook, |model, situation, shown| {
        for &step in shown {
            let text = rulebook.first_steps[model][step].statement.text.get("en");
            assert!(!text.contains("copy it"), "{text}: {situation:?}");
        }
    });
}
