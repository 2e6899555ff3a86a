//! Measures the audit of the shipped rulebook, and of rulebooks with ten and a thousand times as many combinations of answers.
//!
//! The larger rulebooks have questions added to the shipped one. Rules of the last dimension, evidence and a warning use them, so
//! that the model depends on them. The time is measured on one thread and on all threads in turns. The memory is the peak of the
//! real program, which is started once for each rulebook.

use salesorg::audit::{AuditReport, Monitor, prove};
use salesorg::rulebook::Rulebook;
use serde_json::{Value as Json, json};
use std::fs;
use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// Measured rounds, after one to warm up.
const ROUNDS: usize = 7;

/// The number of options of an added question.
const OPTIONS: usize = 10;

/// Returns the shipped rulebook with `more` questions added, each of which multiplies the combinations by ten.
fn enlarged(more: usize) -> Vec<u8> {
    let bytes = include_bytes!("../assets/rulebooks/sales-organisation.json");
    let mut file: Json = serde_json::from_slice(bytes).expect("the file is JSON");
    let text = json!({"en": "More", "nl": "Meer"});
    for number in 0..more {
        let id = format!("more_{number}");
        let options: Vec<_> = (0..OPTIONS)
            .map(|option| json!({"id": format!("option_{option}"), "label": text.clone()}))
            .collect();
        // Questions must be in the order of their sections.
        let section =
            file["questions"].as_array().and_then(|list| list.last()).expect("a question")["section"].clone();
        push(
            &mut file["questions"],
            json!({"id": id, "section": section, "kind": "choice", "options": options, "title": text, "short": text,
                "help": text, "assumed": "option_0"}),
        );
        let dimension = file["segmentation"]["dimensions"].as_array_mut().and_then(|list| list.last_mut());
        let dimension = dimension.expect("the rulebook has dimensions");
        let reason = |options: &[&str]| json!({"when": {id.clone(): options}, "because": text.clone()});
        push(&mut dimension["strong"], reason(&["option_8", "option_9"]));
        push(&mut dimension["need"], reason(&["option_5", "option_6", "option_7"]));
        let models: Vec<_> =
            file["models"].as_array().expect("a list in the JSON").iter().map(|m| m["id"].clone()).collect();
        // For every model, because otherwise the evidence would contradict the tree.
        for model in models {
            push(
                &mut file["evidence"],
                json!({"question": id, "when": ["option_1", "option_5"], "model": model, "stance": "for", "text": text}),
            );
        }
        for option in 0..OPTIONS {
            push(
                &mut file["warnings"],
                json!({"code": format!("{id}_{option}"), "when": {id.clone(): format!("option_{option}")},
                    "questions": [id], "text": text}),
            );
        }
    }
    file.to_string().into_bytes()
}

fn push(list: &mut Json, item: Json) {
    if list.is_null() {
        *list = json!([]);
    }
    list.as_array_mut().expect("a list in the JSON").push(item);
}

fn audit(rulebook: &Rulebook) -> AuditReport {
    let stop = AtomicBool::new(false);
    prove(rulebook, &Monitor { stop: &stop, on_progress: &|_, _| () }).expect("the audit is not stopped")
}

/// Formats the median, the least and the largest of some times in milliseconds. The times are in seconds.
fn spread(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let [middle, least, most] = [times[times.len() / 2], times[0], times[times.len() - 1]].map(|s| s * 1e3);
    format!("{middle:.1} ms ({least:.1} to {most:.1})")
}

/// Returns the peak memory of an audit by the real program in MiB, or `None` where the system does not report it.
fn peak(file: &std::path::Path, threads: Option<&str>) -> Option<f64> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_salesorg"));
    if let Some(threads) = threads {
        command.env("RAYON_NUM_THREADS", threads);
    }
    let mut child = (command.args(["rulebook", "audit"]).arg(file))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    // The value disappears with the process, so it is read until the program has ended.
    let mut peak = None;
    while child.try_wait().expect("the program can be waited for").is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        peak = kib.map(|kib| kib / 1024.0).or(peak);
    }
    peak
}

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder can be created");
    let pool = |threads| {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("the thread pool can be built")
    };
    let (one, all) = (pool(1), pool(0));
    println!("{} threads; {ROUNDS} rounds: median (least to most)", all.current_num_threads());
    for (name, more) in [("shipped", 0), ("ten times the space", 1), ("a thousand times the space", 3)] {
        let bytes = enlarged(more);
        let file = folder.path().join(format!("{more}.json"));
        fs::write(&file, &bytes).expect("the file can be written");
        let rulebook = Rulebook::load(bytes).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        let mut times = [Vec::new(), Vec::new()];
        for round in 0..=ROUNDS {
            for (pool, times) in [&one, &all].into_iter().zip(&mut times) {
                let started = Instant::now();
                let report = pool.install(|| audit(&rulebook));
                let took = started.elapsed().as_secs_f64();
                if round == 0 {
                    let known = report.coverage.is_some() && report.ineffective.is_some();
                    println!(
                        "  {name}: {} combinations, {} failures, complete: {known}",
                        report.combinations,
                        report.failures()
                    );
                } else {
                    times.push(took);
                }
            }
        }
        let [one, all] = times;
        println!("    one thread {}, all {}", spread(one), spread(all));
        let memory = [Some("1"), None].map(|threads| peak(&file, threads).unwrap_or(f64::NAN));
        println!("    peak memory: one thread {:.1} MiB, all {:.1} MiB", memory[0], memory[1]);
    }
}
