//! `rulebook audit --cases`: runs a folder of regression cases and finished sessions against the rulebook.

use super::super::{Env, files};
use crate::cli::error::{Failure, FailureKind, Reporter};
use crate::document::drift::DriftText;
use crate::document::json::drift as wire;
use crate::document::{Block, Item, Mark, Phrase, Reader, Section};
use crate::json;
use crate::locale::{Message, Problem, display_name};
use crate::rulebook::Rulebook;
use crate::session::case::{Background, Case, Expected, Source};
use crate::session::drift::Drift;
use serde_json::{Value as Json, json};
use std::path::{Path, PathBuf};

/// The greatest length of a text from a case, in characters.
const MAX_TEXT_CHARS: usize = 600;
/// How many sources of a case are shown.
const MAX_SOURCES: usize = 10;

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
    expected: Expected,
    background: Background,
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
                    cases.failed.push(FailedCase {
                        file,
                        name: case.name,
                        expected: case.expected,
                        background: case.background,
                        drift,
                    });
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
            let mut blocks = DriftText::new(reader, &failed.drift, None).blocks(reader);
            blocks.extend(failed.background_blocks(reader));
            Item::new(Mark::Failed, Phrase::new(title)).with(blocks)
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
            let Background { sources, why, .. } = &failed.background;
            let mut one = json!({
                "file": failed.file, "name": failed.name,
                "expected": failed.expected, "why": why, "sources": sources,
            });
            wire::add_drift(reader, &failed.drift, &mut one);
            one
        });
        json!({
            "checked": self.checked, "passed_over": self.skipped,
            "failed": failed.collect::<Vec<_>>(),
        })
    }
}

impl FailedCase {
    /// Returns which part of the advice is not expected, why the rest is, and the sources, as blocks.
    fn background_blocks(&self, reader: &Reader) -> Vec<Block> {
        let shortened = |text: &str| json::truncate(text, MAX_TEXT_CHARS);
        let Background { why, sources, .. } = &self.background;
        let open = match &self.expected {
            Expected { model: None, .. } => Some("audit-case-model-open"),
            Expected { segmentation: None, .. } => Some("audit-case-division-open"),
            _ => None,
        };
        let why = why.iter().map(|why| Message::new("audit-case-why").arg("why", shortened(why)));
        let sources = sources.iter().take(MAX_SOURCES).map(|Source { title, url, year, .. }| {
            let message = match year {
                Some(year) => Message::new("audit-case-source-year").arg("year", year.to_string()),
                None => Message::new("audit-case-source"),
            };
            message.arg("title", shortened(title)).arg("url", shortened(url))
        });
        let messages = open.map(Message::new).into_iter().chain(why).chain(sources);
        messages.map(|message| Block::paragraph(reader.translate(&message))).collect()
    }
}
