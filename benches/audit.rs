//! What a proof costs: the whole audit of the shipped rulebook, and of rulebooks with ten times and a thousand times its space.
//!
//! The larger ones are the shipped one with questions added that rules look at: each option is a reason for the last dimension or
//! none, so that the model hangs on it, and there is evidence and a warning. Time is measured on one thread and on all, in turns;
//! memory is the peak of the real program, started once for each.

use salesorg::audit::{AuditReport, Monitor, prove};
use salesorg::rulebook::Rulebook;
use serde_json::{Value as Json, json};
use std::fs;
use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// Rounds that count, after one to warm up.
const ROUNDS: usize = 7;

/// Options of an added question.
const OPTIONS: usize = 10;

/// The shipped rulebook with this many questions more, each multiplying the space by ten.
fn grown(more: usize) -> Vec<u8> {
    let bytes = include_bytes!("../assets/rulebooks/sales-organisation.json");
    let mut file: Json = serde_json::from_slice(bytes).expect("it is JSON");
    let text = json!({"en": "More", "nl": "Meer"});
    for number in 0..more {
        let id = format!("more_{number}");
        let options: Vec<_> = (0..OPTIONS)
            .map(|option| json!({"id": format!("option_{option}"), "label": text.clone()}))
            .collect();
        // Questions stand in the order of their sections.
        let section =
            file["questions"].as_array().and_then(|list| list.last()).expect("a question")["section"].clone();
        push(
            &mut file["questions"],
            json!({"id": id, "section": section, "kind": "choice", "options": options, "title": text, "short": text,
                "help": text, "assumed": "option_0"}),
        );
        let dimension = file["segmentation"]["dimensions"].as_array_mut().and_then(|list| list.last_mut());
        let dimension = dimension.expect("there are dimensions");
        let reason = |options: &[&str]| json!({"when": {id.clone(): options}, "because": text.clone()});
        push(&mut dimension["strong"], reason(&["option_8", "option_9"]));
        push(&mut dimension["need"], reason(&["option_5", "option_6", "option_7"]));
        let models: Vec<_> =
            file["models"].as_array().expect("a list").iter().map(|m| m["id"].clone()).collect();
        // For every model alike, or the evidence would contradict the tree.
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
    list.as_array_mut().expect("a list").push(item);
}

fn audit(rulebook: &Rulebook) -> AuditReport {
    let stop = AtomicBool::new(false);
    prove(rulebook, &Monitor { stop: &stop, on_progress: &|_, _| () }).expect("nobody stops it")
}

/// The middle of some times, the least and the most, in milliseconds.
fn spread(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let [middle, least, most] = [times[times.len() / 2], times[0], times[times.len() - 1]].map(|s| s * 1e3);
    format!("{middle:.1} ms ({least:.1} to {most:.1})")
}

/// The most memory that the real program held while it audited, in MiB; none where that is not told.
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
    // The kernel forgets it with the program, so it is looked up until the program has ended.
    let mut peak = None;
    while child.try_wait().expect("it can be waited for").is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        peak = kib.map(|kib| kib / 1024.0).or(peak);
    }
    peak
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    let (one, all) = (pool(1), pool(0));
    println!("{} threads; {ROUNDS} rounds: median (least to most)", all.current_num_threads());
    for (name, more) in [("shipped", 0), ("ten times the space", 1), ("a thousand times the space", 3)] {
        let bytes = grown(more);
        let file = folder.path().join(format!("{more}.json"));
        fs::write(&file, &bytes).expect("it can be written");
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
                        "  {name}: {} combinations, {} failures, all told: {known}",
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
