//! `salesorg rulebook audit`: verifies a rulebook for all possible answers.

use super::super::args::{Audit, Format};
use super::super::{Context, DONE, environment, files, told, variable};
use super::{cases, chosen};
use crate::audit::{Report, Watch, prove};
use crate::cli::error::{Failure, Kind};
use crate::locale::{Message, Problem};
use crate::report::json::proof::Document;
use crate::report::page::Page;
use crate::report::{Reader, escape, proof};
use crate::rulebook::{Answers, Rulebook};
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

/// How long the verification runs before progress is shown, and how often it is updated.
const MOMENT: Duration = Duration::from_millis(300);

/// The exit status after Ctrl-C.
const INTERRUPTED: u8 = 128 + 2;

pub(super) fn run(context: &Context, asked: &Audit) -> Result<u8, Failure> {
    let (rulebook, place) = chosen(context, asked.file.as_deref())?;
    // Before the verification, so that errors in cases are reported at once.
    let cases = asked.cases.as_deref().map(|folder| cases::decide(context, folder, &rulebook)).transpose()?;
    let Some(report) = watched(context, &rulebook) else { return Ok(INTERRUPTED) };
    let reader = Reader::new(&rulebook, &context.words);
    let command = |answers: &Answers| command(context, &rulebook, asked.file.as_deref(), answers);
    let bytes = match asked.format {
        Format::Text => {
            let mut page = Page::new(context.looks);
            proof::write(&reader, &report, &command, &mut page);
            if let Some(cases) = &cases {
                cases.put(&reader, &mut page);
            }
            page.into_text().into_bytes()
        }
        Format::Json => {
            let mut document = Document::new(&reader, &report, &command);
            document.cases = cases.as_ref().map(|cases| cases.to_json(&reader));
            let mut bytes = Vec::new();
            escape::write(&mut bytes, &document, context.looks.ascii)
                .map_err(|error| files::stream_failed(&error))?;
            bytes
        }
    };
    files::print(&bytes)?;
    let failing = [
        ("audit-fails", report.failures()),
        ("case-fails", cases.as_ref().map_or(0, cases::Cases::failures)),
    ];
    let failing = failing.into_iter().filter(|(_, count)| *count > 0);
    let problems: Vec<_> =
        failing.map(|(key, count)| Problem::new("", Message::new(key).with("count", count))).collect();
    if problems.is_empty() { Ok(DONE) } else { Err(Failure::within(Kind::Data, place, problems)) }
}

/// Verifies a rulebook and, if that takes long, shows the progress on a terminal. Returns `None` if Ctrl-C stopped it.
fn watched(context: &Context, rulebook: &Rulebook) -> Option<Report> {
    let stop = Arc::new(AtomicBool::new(false));
    // If the signal cannot be caught it ends the program, which is just as good.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::signal::SIGINT, Arc::clone(&stop));
    let shown = !context.plain && !environment::is_dumb(variable) && std::io::stderr().is_terminal();
    let (tell, told) = mpsc::channel();
    let stop = &*stop;
    let work = |tell: mpsc::Sender<_>| {
        let done = |done, total| {
            // Fails if the receiver is gone, which then needs no progress.
            let _ = tell.send((done, total));
        };
        prove(rulebook, &Watch { stop, done: &done })
    };
    std::thread::scope(|scope| {
        let (work, own) = (&work, tell.clone());
        match std::thread::Builder::new().spawn_scoped(scope, move || work(own)) {
            Ok(thread) => {
                drop(tell);
                if shown {
                    progress(context, &told, stop);
                }
                thread.join().ok().flatten()
            }
            // Without a second thread no progress is drawn.
            Err(_) => work(tell),
        }
    })
}

/// Draws the progress until the sender is gone.
fn progress(context: &Context, told: &mpsc::Receiver<(usize, usize)>, stop: &AtomicBool) {
    let mut far = (0, 1);
    let mut since = std::time::Instant::now();
    let mut drawn = false;
    loop {
        match told.recv_timeout(MOMENT.saturating_sub(since.elapsed())) {
            Ok((done, total)) => {
                far = (done.max(far.0), total);
                continue;
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
            Err(mpsc::RecvTimeoutError::Timeout) => since = std::time::Instant::now(),
        }
        let _ = write!(std::io::stderr(), "\r{}", bar(context, far, stop.load(Ordering::Relaxed)));
        let _ = std::io::stderr().flush();
        drawn = true;
    }
    if drawn {
        let _ = write!(std::io::stderr(), "\r\u{1b}[K");
    }
}

fn bar(context: &Context, (done, total): (usize, usize), stopping: bool) -> String {
    const WIDTH: usize = 30;
    let full = WIDTH * done / total.max(1);
    let (on, off) = if context.looks.ascii { ("#", "-") } else { ("█", "░") };
    let key = if stopping { "audit-stopping" } else { "audit-proving" };
    let word = context.words.say(&Message::new(key).with("done", done).with("total", total));
    format!("{}{} {word}\u{1b}[K", on.repeat(full), off.repeat(WIDTH - full))
}

/// Returns a command line that gives advice on these answers, quoted for a shell.
fn command(context: &Context, rulebook: &Rulebook, file: Option<&Path>, answers: &Answers) -> String {
    let mut line = vec!["salesorg".to_owned()];
    match file {
        Some(file) => {
            line.extend(context.flags.iter().filter(|flag| !flag.starts_with("--rulebook=")).cloned());
            line.push(format!("--rulebook={}", told::quoted(&file.to_string_lossy())));
        }
        None => line.extend(context.flags.iter().cloned()),
    }
    line.push("advise".to_owned());
    let mut answers = answers.clone();
    if answers.iter().next().is_none() {
        // `advise` needs at least one answer; this one is assumed anyway.
        let known = |question: &crate::rulebook::Question| question.assumed.is_some();
        if let Some(first) = rulebook.questions.iter().position(known) {
            answers.set(first, rulebook.questions[first].assumed.clone());
        }
    }
    for (id, value) in rulebook.write_answers(&answers) {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        line.push("--set".to_owned());
        line.push(told::quoted(&format!("{id}={value}")));
    }
    line.join(" ")
}
