//! `salesorg rulebook audit`: verifies a rulebook for all possible answers.

use super::super::args::{Audit, Format};
use super::super::{Env, SUCCESS, environment, files, resume_hint, variable};
use super::{cases, load_selected};
use crate::audit::{AuditReport, Monitor, prove};
use crate::cli::error::{Failure, FailureKind};
use crate::document::json::audit::AuditDocument;
use crate::document::{Reader, audit};
use crate::locale::{Message, Problem};
use crate::render;
use crate::render::json as escape;
use crate::rulebook::{Answers, Rulebook};
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

/// How long the verification runs before progress is shown, and how often it is updated.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(300);

/// The exit status after Ctrl-C.
const INTERRUPTED: u8 = 128 + 2;

pub(super) fn run(env: &Env, args: &Audit) -> Result<u8, Failure> {
    let (rulebook, place) = load_selected(env, args.file.as_deref())?;
    // Before the verification, so that errors in cases are reported at once.
    let cases = args.cases.as_deref().map(|folder| cases::run_all(env, folder, &rulebook)).transpose()?;
    let Some(report) = verify_with_progress(env, &rulebook) else { return Ok(INTERRUPTED) };
    let reader = Reader::new(&rulebook, &env.translator);
    let command = |answers: &Answers| advise_command(env, &rulebook, args.file.as_deref(), answers);
    let bytes = match args.format {
        Format::Text => {
            let mut page = audit::page(&reader, &report, &command);
            page.sections.extend(cases.as_ref().map(|cases| cases.section(&reader)));
            render::text::page(&page, &env.translator, env.text_options).into_bytes()
        }
        Format::Json => {
            let mut document = AuditDocument::new(&reader, &report, &command);
            document.cases = cases.as_ref().map(|cases| cases.to_json(&reader));
            let mut bytes = Vec::new();
            escape::write(&mut bytes, &document, env.text_options.ascii)
                .map_err(|error| files::stream_failure(&error))?;
            bytes
        }
    };
    files::print(&bytes)?;
    let failing = [
        ("audit-fails", report.failures()),
        ("case-fails", cases.as_ref().map_or(0, cases::CaseResults::failures)),
    ];
    let failing = failing.into_iter().filter(|(_, count)| *count > 0);
    let problems: Vec<_> =
        failing.map(|(key, count)| Problem::new("", Message::new(key).arg("count", count))).collect();
    if problems.is_empty() { Ok(SUCCESS) } else { Err(Failure::within(FailureKind::Data, place, problems)) }
}

/// Verifies a rulebook and, if that takes long, shows the progress on a terminal. Returns `None` if Ctrl-C stopped it.
fn verify_with_progress(env: &Env, rulebook: &Rulebook) -> Option<AuditReport> {
    let stop = Arc::new(AtomicBool::new(false));
    // If the signal cannot be caught it ends the program, which is just as good.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::signal::SIGINT, Arc::clone(&stop));
    let shows_progress = !env.plain && !environment::is_dumb(variable) && std::io::stderr().is_terminal();
    let (sender, progress_receiver) = mpsc::channel();
    let stop = &*stop;
    let work = |tell: mpsc::Sender<_>| {
        let done = |done, total| {
            // Fails if the receiver is gone, which then needs no progress.
            let _ = tell.send((done, total));
        };
        prove(rulebook, &Monitor { stop, on_progress: &done })
    };
    std::thread::scope(|scope| {
        let (work, own) = (&work, sender.clone());
        match std::thread::Builder::new().spawn_scoped(scope, move || work(own)) {
            Ok(thread) => {
                drop(sender);
                if shows_progress {
                    show_progress(env, &progress_receiver, stop);
                }
                thread.join().ok().flatten()
            }
            // Without a second thread no progress is drawn.
            Err(_) => work(sender),
        }
    })
}

/// Draws the progress until the sender is gone.
fn show_progress(env: &Env, progress_receiver: &mpsc::Receiver<(usize, usize)>, stop: &AtomicBool) {
    let mut progress = (0, 1);
    let mut since = std::time::Instant::now();
    let mut has_drawn = false;
    loop {
        match progress_receiver.recv_timeout(PROGRESS_INTERVAL.saturating_sub(since.elapsed())) {
            Ok((done, total)) => {
                progress = (done.max(progress.0), total);
                continue;
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
            Err(mpsc::RecvTimeoutError::Timeout) => since = std::time::Instant::now(),
        }
        let _ = write!(std::io::stderr(), "\r{}", progress_bar(env, progress, stop.load(Ordering::Relaxed)));
        let _ = std::io::stderr().flush();
        has_drawn = true;
    }
    if has_drawn {
        let _ = write!(std::io::stderr(), "\r\u{1b}[K");
    }
}

fn progress_bar(env: &Env, (done, total): (usize, usize), stopping: bool) -> String {
    const WIDTH: usize = 30;
    let full = WIDTH * done / total.max(1);
    let (on, off) = if env.text_options.ascii { ("#", "-") } else { ("█", "░") };
    let key = if stopping { "audit-stopping" } else { "audit-proving" };
    let word = env.translator.translate(&Message::new(key).arg("done", done).arg("total", total));
    format!("{}{} {word}\u{1b}[K", on.repeat(full), off.repeat(WIDTH - full))
}

/// Returns a command line that gives advice on these answers, quoted for a shell.
fn advise_command(env: &Env, rulebook: &Rulebook, file: Option<&Path>, answers: &Answers) -> String {
    let mut line = vec!["salesorg".to_owned()];
    match file {
        Some(file) => {
            line.extend(env.flags.iter().filter(|flag| !flag.starts_with("--rulebook=")).cloned());
            line.push(format!("--rulebook={}", resume_hint::shell_quote(&file.to_string_lossy())));
        }
        None => line.extend(env.flags.iter().cloned()),
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
        line.push(resume_hint::shell_quote(&format!("{id}={value}")));
    }
    line.join(" ")
}
