//! What can be said of a file before any id is looked up.

use crate::locale::{Message, Problem};
use crate::rulebook::format::File;

/// Names the lists without which there is nothing to advise.
pub(super) fn check_lists(file: &File, problems: &mut Vec<Problem>) {
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
pub(super) fn check_ids(file: &File, problems: &mut Vec<Problem>) {
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
    doubled("/practices", file.practices.iter().map(|p| &*p.id), problems);
    if let Some(support) = &file.support {
        let (work, roles) = (&support.enablement.work, &support.enablement.roles);
        doubled("/support/functions", support.functions.iter().map(|f| &*f.id), problems);
        doubled("/support/relief", support.relief.iter().map(|r| &*r.activity), problems);
        doubled("/support/enablement/work", work.iter().map(|w| &*w.id), problems);
        doubled("/support/enablement/roles", roles.iter().map(|r| &*r.id), problems);
    }
    for (index, question) in file.questions.iter().enumerate() {
        doubled(&format!("/questions/{index}/options"), question.options.iter().map(|o| &*o.id), problems);
    }
    for (index, model) in file.models.iter().enumerate() {
        doubled(&format!("/models/{index}/handoffs"), model.handoffs.iter().map(|h| &*h.id), problems);
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
