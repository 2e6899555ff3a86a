//! Compares the sessions of several respondents.

use super::SelectedRulebook;
use crate::locale::{Message, Problem};
use crate::rulebook::Rulebook;
use crate::session::{RESPONDENT_LIMITS, Respondent, Session, find_duplicate};
use std::sync::Arc;

/// Why sessions cannot be compared.
#[derive(Debug)]
pub enum CompareError {
    /// There are too few or too many sessions.
    Count(Message),
    /// A session is given twice, the second time at this index.
    Duplicate(usize, Message),
    /// The sessions at these indices belong to another rulebook than the first one, or no rulebook is available.
    Rulebooks(Vec<(usize, Problem)>),
}

/// Returns the respondents of sessions, which must be distinct and belong to one rulebook, with that rulebook. The
/// comparison itself reports sessions of other editions.
///
/// # Errors
/// The sessions cannot be compared.
pub fn compare(
    sessions: &[Session],
    selected: &SelectedRulebook,
) -> Result<(Arc<Rulebook>, Vec<Respondent>), CompareError> {
    let (min, max) = RESPONDENT_LIMITS;
    let Some(first) = sessions.first().filter(|_| (min..=max).contains(&sessions.len())) else {
        return Err(CompareError::Count(Message::new("compare-count").arg("least", min).arg("most", max)));
    };
    if let Some(index) = find_duplicate(sessions) {
        let message = Message::new("compare-duplicate").arg("id", sessions[index].id());
        return Err(CompareError::Duplicate(index, message));
    }
    let rulebook = selected.by_id(first).map_err(|problem| CompareError::Rulebooks(vec![(0, problem)]))?;
    let other_rulebook = |(index, session): (usize, &Session)| {
        let (found, wanted) = (&*session.rulebook().id, &*rulebook.id);
        let message = || Message::new("compare-other-rulebook").arg("found", found).arg("wanted", wanted);
        (found != wanted).then(|| (index, Problem::new("rulebook.id", message())))
    };
    let others: Vec<_> = sessions.iter().enumerate().filter_map(other_rulebook).collect();
    if !others.is_empty() {
        return Err(CompareError::Rulebooks(others));
    }
    let people = Respondent::from_sessions(sessions, &rulebook);
    Ok((rulebook, people))
}
