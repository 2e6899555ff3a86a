//! The decision with the questions that were assumed for it: what is needed of each of many companies.

use super::situation::{Origin, question_values};
use super::{Decision, decide_by_rules, verdict};
use crate::rulebook::{Answers, Rulebook};

/// Decides as [`super::advise`] does, and leaves out everything that explains the decision. Returns `None` if no
/// essential question is answered.
///
/// `assumed` is replaced by the questions whose assumed value was used, in the order of asking.
pub(crate) fn advise_briefly(
    rulebook: &Rulebook,
    answers: &Answers,
    assumed: &mut Vec<usize>,
) -> Option<Decision> {
    let (values, origins) = question_values(rulebook, answers);
    assumed.clear();
    for ((index, question), origin) in rulebook.questions.iter().enumerate().zip(&*origins) {
        if *origin == Origin::Assumed && question.assumed.is_some() {
            assumed.push(index);
        }
    }
    if !verdict::has_essential_answer(rulebook, answers, |question| origins[question] != Origin::NotAsked) {
        return None;
    }
    let by_table = rulebook.table().and_then(|table| table.decide_values(&values));
    Some(by_table.map_or_else(|| decide_by_rules(rulebook, values), Decision::from))
}

#[cfg(test)]
mod tests {
    use super::advise_briefly;
    use crate::advice::{OutcomeDiagram, advise};
    use crate::rulebook::{Answers, QuestionKind, Rulebook, Value};

    /// The brief decision and its assumed questions are those of the whole advice, for every shipped rulebook.
    #[test]
    fn brief_advice_is_part_of_the_whole_advice() {
        let mut state = 20_261_127_u32;
        let mut next = |limit: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % limit
        };
        for rulebook in Rulebook::all_shipped().flatten() {
            let outcomes = OutcomeDiagram::new(&rulebook);
            for _ in 0..300 {
                let mut answers = Answers::new();
                for (index, question) in rulebook.questions.iter().enumerate() {
                    let value = match &question.kind {
                        QuestionKind::Choice(options) => {
                            Value::Choice(next(u32::try_from(options.len()).expect("few options")))
                        }
                        QuestionKind::Integer { min, max, .. } => Value::Number(min + next((*max).min(40))),
                        QuestionKind::Names { .. } => Value::Names(vec!["A".to_owned()]),
                    };
                    answers.set(index, Some(value).filter(|_| next(3) == 0));
                }
                let whole = advise(&rulebook, &outcomes, &answers);
                let mut assumed = vec![99];
                let brief = advise_briefly(&rulebook, &answers, &mut assumed);
                assert_eq!(brief.is_some(), whole.has_basis, "{answers:?}");
                assert!(assumed.iter().eq(whole.assumed.iter().map(|(question, _)| question)), "{answers:?}");
                if let Some(brief) = brief {
                    assert_eq!(brief.model, whole.model, "{answers:?}");
                    let now = whole.segmentation.now.iter().map(|candidate| candidate.dimension);
                    assert!(now.eq(brief.segmentation.now), "{answers:?}");
                }
            }
        }
    }
}
