//! `rulebook audit --cases`: runs a folder of regression cases and finished sessions against the rulebook.

use super::super::{Env, files};
use crate::cli::error::{Failure, FailureKind, Reporter};
use crate::document::drift::DriftText;
use crate::document::json::drift as wire;
use crate::document::{Block, Item, Mark, Phrase, Reader, Section};
use crate::json;
use crate::locale::{Message, Problem, display_name};
use crate::rulebook::Rulebook;
use crate::session::case::Case;
use crate::session::drift::Drift;
use serde_json::{Value as Json, json};
use std::path::{Path, PathBuf};

/// The results of the cases in a folder.
pub(super) struct CaseResults {
    checked: usize,
    /// Sessions that are not finished.
    skipped: usize,
    failed: Vec<FailedCase>,
}

/// A case whose advice differs from the expected advice.
struct FailedCase {
    file: String,
    name: String,
    drift: Drift,
}

/// Runs every case and finished session of a folder, in the order of their file names. A problem with a file is
/// reported at once and makes the whole run fail.
pub(super) fn run_all(env: &Env, folder: &Path, rulebook: &Rulebook) -> Result<CaseResults, Failure> {
    let mut cases = CaseResults { checked: 0, skipped: 0, failed: Vec::new() };
    let mut reporter = Reporter::new(&env.translator);
    for path in json_files(folder)? {
        match read(&path, rulebook) {
            Ok(None) => cases.skipped += 1,
            Ok(Some(case)) => {
                cases.checked += 1;
                if let Some(drift) = case.compare(rulebook).filter(Drift::differs) {
                    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    cases.failed.push(FailedCase { file, name: case.name, drift });
                }
            }
            Err(wrong) => reporter.report(&wrong),
        }
    }
    if cases.checked == 0 && reporter.most_severe().is_none() {
        let problem = Problem::new("", Message::new("case-empty"));
        reporter.report(&Failure::within(FailureKind::Data, folder.to_string_lossy(), vec![problem]));
    }
    reporter.finish().map(|()| cases)
}

/// Returns the JSON files of a folder, sorted by name.
fn json_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error| Failure::system(folder, &error);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn read(path: &Path, rulebook: &Rulebook) -> Result<Option<Case>, Failure> {
    let case = files::read_json(path, Case::from_json)?;
    if let Some(case) = case.as_ref().filter(|case| case.rulebook != rulebook.id) {
        let found = json::truncate(&case.rulebook, json::MAX_QUOTED_CHARS);
        let message = Message::new("case-other-rulebook").arg("found", found).arg("wanted", &*rulebook.id);
        let problem = Problem::new("rulebook.id", message);
        return Err(Failure::within(FailureKind::Data, path.to_string_lossy(), vec![problem]));
    }
    Ok(case)
}

impl CaseResults {
    /// Returns the number of cases whose advice differs from the expected advice.
    pub(super) fn failures(&self) -> usize {
        self.failed.len()
    }

    /// Returns the results as a section of the audit's page.
    pub(super) fn section(&self, reader: &Reader) -> Section {
        let mut items = Vec::new();
        if self.failed.is_empty() {
            let holds = Message::new("audit-cases-hold").arg("count", self.checked);
            items.push(Item::new(Mark::Passed, Phrase::new(reader.translate(&holds))));
        }
        items.extend(self.failed.iter().map(|failed| {
            let title = format!("{}: {}", failed.file, display_name(&failed.name));
            let difference = DriftText::new(reader, &failed.drift).blocks(reader);
            Item::new(Mark::Failed, Phrase::new(title)).with(difference)
        }));
        let skipped = (self.skipped > 0).then(|| {
            let message = Message::new("audit-cases-skipped").arg("count", self.skipped);
            Block::paragraph(reader.translate(&message))
        });
        let blocks = std::iter::once(Block::List(items)).chain(skipped).collect();
        Section { id: "cases", title: reader.translator.get("audit-cases"), blocks }
    }

    /// Returns the results as JSON.
    pub(super) fn to_json(&self, reader: &Reader) -> Json {
        let failed = self.failed.iter().map(|failed| {
            let mut one = json!({"file": failed.file, "name": failed.name});
            wire::add_drift(reader, &failed.drift, &mut one);
            one
        });
        json!({
            "checked": self.checked, "passed_over": self.skipped,
            "failed": failed.collect::<Vec<_>>(),
        })
    }
}
