//! `salesorg batch`: gives advice on many companies, one on each line in and one on each line out.

use super::args::{Batch as Args, BatchInput, BatchOutput, Format};
use super::error::{Failure, FailureKind};
use super::files::{self, Output, WriteFailure};
use super::{Env, SUCCESS, environment, print_errors};
use crate::document::Reader;
use crate::document::batch::BatchSummary;
use crate::locale::{Message, Problem, Translator, sanitize};
use crate::render;
use crate::render::form::Form;
use crate::workflow::batch::{
    self, Batch, BatchError, LineFormat, LineProblem, LineSource, RunResult, Source,
};
use crate::workflow::content_type::unsupported_content;
use crate::workflow::spreadsheet::{OpenError, Separator, Spreadsheet};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, BufRead as _, BufReader, IsTerminal as _, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The size of a block of lines, in bytes. Smaller for whole advice, whose lines take much longer and are much longer.
const BLOCK_BYTES: usize = 128 << 10;
const FULL_BLOCK_BYTES: usize = 4 << 10;

pub(super) fn run(env: &Env, args: &Args) -> Result<u8, Failure> {
    let format = match (args.format, args.full) {
        (BatchOutput::Jsonl, false) => LineFormat::Json,
        (BatchOutput::Jsonl, true) => LineFormat::FullJson,
        (BatchOutput::Csv, false) => LineFormat::Csv,
        (BatchOutput::Csv, true) => {
            return Err(Failure::new(FailureKind::Usage, Message::new("batch-full-csv")));
        }
    };
    let selected = env.selected()?;
    let batch = Batch {
        rulebook: selected.rulebook.clone(),
        is_requested: selected.is_requested,
        language: env.translator.language(),
        format,
        ascii: env.text_options.ascii,
    };
    let input = Input::open(env, &args.file)?;
    let Input { reader, size, bytes_read, hint } = input;
    let Some(source) = open_source(args, &batch, reader)? else {
        report(env, &args.file.to_string_lossy(), &Message::new("batch-empty"));
        return Ok(SUCCESS);
    };
    let mark = match args.format {
        BatchOutput::Jsonl => "",
        BatchOutput::Csv => files::byte_order_mark(args.output.as_deref(), env.text_options.ascii),
    };
    let run = |out: &mut (dyn Write + Send), is_shown: bool| {
        // If this fails, so does writing the first line.
        let _ = out.write_all(mark.as_bytes());
        let meter = Meter::new(env, size, bytes_read, is_shown);
        let threads = args.threads.map_or(0, usize::from);
        let result = batch::run(&batch, source, out, threads, &|translator, companies| {
            meter.update(translator, companies);
        });
        meter.bar.finish_and_clear();
        result
    };
    let result = match output_file(args)? {
        None => run(&mut io::stdout(), !io::stdout().is_terminal()),
        Some(file) => files::stream_private(&file, args.force, |out| {
            let mut result = run(out, true);
            match result.error.take() {
                Some(error) => Err(WriteFailure::Content(failure(&args.file, &file, &error))),
                None => Ok(result),
            }
        })?,
    };
    finish(env, args, &batch, &result, hint)
}

/// Opens an input in its form. Returns `None` for a spreadsheet without content.
fn open_source(
    args: &Args,
    batch: &Batch,
    mut reader: BufReader<CountingReader>,
) -> Result<Option<Source<BufReader<CountingReader>>>, Failure> {
    let failed = |kind, problems| Failure::within(kind, args.file.to_string_lossy(), problems);
    let separator = match args.from {
        None => Separator::of_file(&args.file),
        Some(BatchInput::Jsonl) => None,
        Some(BatchInput::Csv) => Some(Separator::Detect),
        Some(BatchInput::Tsv) => Some(Separator::Tab),
    };
    let Some(separator) = separator else {
        let start = reader.fill_buf().map_err(|error| Failure::system(&args.file, &error))?;
        if let Some(message) = unsupported_content(start) {
            return Err(failed(FailureKind::Data, vec![Problem::new("", message)]));
        }
        let block_bytes = if args.full { FULL_BLOCK_BYTES } else { BLOCK_BYTES };
        return Ok(Some(Source::Lines(LineSource::new(reader, block_bytes))));
    };
    match Spreadsheet::open(reader, separator, &batch.rulebook, batch.language) {
        Ok(sheet) => Ok(sheet.map(Source::Rows)),
        Err(OpenError::Read(error)) => Err(Failure::system(&args.file, &error)),
        Err(OpenError::Unsupported(message)) => {
            Err(failed(FailureKind::Data, vec![Problem::new("", message)]))
        }
        Err(OpenError::Header { row, problems }) => {
            let place = format!("{}:{row}", args.file.to_string_lossy());
            Err(Failure::within(FailureKind::Data, place, problems))
        }
    }
}

/// Returns the file to write to, or `None` for standard output.
fn output_file(args: &Args) -> Result<Option<PathBuf>, Failure> {
    let name = if args.format == BatchOutput::Csv { "advice.csv" } else { "advice.jsonl" };
    Ok(match Output::from_arg(args.output.as_deref()) {
        Output::Stdout => None,
        Output::File(file) => {
            files::sweep_beside(&file);
            Some(file)
        }
        Output::Folder(folder) => {
            files::make_folder(&folder)?;
            Some(folder.join(name))
        }
    })
}

/// Returns the failure of a batch that ended early.
fn failure(input: &Path, output: &Path, error: &BatchError) -> Failure {
    match error {
        BatchError::Read(error) => Failure::system(input, error),
        BatchError::Write(error) if output == Path::new(files::STDIN) => files::stream_failure(error),
        BatchError::Write(error) => Failure::system(output, error),
    }
}

/// Reports what could not be read and the summary, and returns the exit status.
fn finish(
    env: &Env,
    args: &Args,
    batch: &Batch,
    result: &RunResult,
    hint: Option<Message>,
) -> Result<u8, Failure> {
    match &result.error {
        // The reader of the pipe has read what it needed.
        Some(BatchError::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(SUCCESS),
        Some(error) => return Err(failure(&args.file, Path::new(files::STDIN), error)),
        None => {}
    }
    // A program that reads the counts as JSON gets nothing else; the lines and the counts say what failed.
    if args.summary != Some(Format::Json) {
        report_problems(env, &args.file, result, hint);
    }
    if let Some(format) = args.summary {
        print_summary(env, batch, result, format)?;
    }
    if result.tally.failed == 0 { Ok(SUCCESS) } else { Err(Failure::reported(FailureKind::Data)) }
}

/// Prints the first problems and how many companies could not be read.
fn report_problems(env: &Env, file: &Path, result: &RunResult, hint: Option<Message>) {
    let place = file.to_string_lossy();
    if result.tally.companies() == 0 {
        report(env, &place, &Message::new("batch-empty"));
    }
    if result.tally.failed == 0 {
        return;
    }
    let line = |problem: &LineProblem| format!("{}:{}: {}", sanitize(&place), problem.line, problem.text);
    print_errors(&result.problems.iter().map(line).collect::<Vec<_>>());
    report(env, &place, &Message::new("batch-more-failed").arg("count", result.tally.failed));
    if let Some(hint) = hint {
        report(env, &place, &hint);
    }
}

/// Prints a message on the input to standard error.
fn report(env: &Env, place: &str, message: &Message) {
    print_errors(&[format!("{}: {}", sanitize(place), env.translator.translate(message))]);
}

/// Prints the counts to standard error, so that standard output has only lines of companies.
fn print_summary(env: &Env, batch: &Batch, result: &RunResult, format: Format) -> Result<(), Failure> {
    let reader = Reader::new(&batch.rulebook, &env.translator);
    let summary = BatchSummary::new(&reader, &result.tally);
    let form = match format {
        Format::Text => Form::Text,
        Format::Json => Form::Json,
    };
    let options = environment::stderr_text_options(env.text_options);
    let bytes = render::form::write(form, &summary.page(&reader), &summary, &env.translator, options);
    let bytes = bytes.map_err(|error| files::stream_failure(&error))?.unwrap_or_default();
    // If standard error is closed, nobody wants the summary.
    let _ = io::stderr().lock().write_all(&bytes);
    Ok(())
}

/// The input of a batch.
struct Input {
    reader: BufReader<CountingReader>,
    /// The size in bytes, if it is known.
    size: Option<u64>,
    /// The number of bytes read so far.
    bytes_read: Arc<AtomicU64>,
    /// What is probably wrong with the whole input if a line cannot be read.
    hint: Option<Message>,
}

impl Input {
    fn open(env: &Env, path: &Path) -> Result<Self, Failure> {
        let failed = |error| Failure::system(path, &error);
        let mut size = None;
        let reader: Box<dyn Read + Send> = if path == Path::new(files::STDIN) {
            if io::stdin().is_terminal() {
                report(env, files::STDIN, &Message::new("batch-reads-terminal"));
            }
            Box::new(io::stdin())
        } else {
            let file = files::open(path).map_err(failed)?;
            size = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|file| file.len());
            Box::new(file)
        };
        let bytes_read = Arc::new(AtomicU64::new(0));
        let mut reader = BufReader::new(CountingReader { reader, bytes_read: Arc::clone(&bytes_read) });
        let start = reader.fill_buf().map_err(failed)?;
        let hint = whole_value_hint(start, &path.to_string_lossy());
        Ok(Self { reader, size, bytes_read, hint })
    }
}

/// Returns a hint if the input starts like one JSON value on several lines, or like a list.
fn whole_value_hint(start: &[u8], file: &str) -> Option<Message> {
    let line = start.trim_ascii_start().split(|byte| *byte == b'\n').next()?.trim_ascii_end();
    let key = match line {
        b"{" => "batch-several-lines",
        [b'[', ..] => "batch-list",
        _ => return None,
    };
    Some(Message::new(key).arg("file", file))
}

/// A reader that counts what is read from it.
struct CountingReader {
    reader: Box<dyn Read + Send>,
    bytes_read: Arc<AtomicU64>,
}

impl Read for CountingReader {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(bytes)?;
        self.bytes_read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// A progress bar on standard error.
struct Meter {
    bar: ProgressBar,
    started: Instant,
    /// The size of the input in bytes, if it is known.
    size: Option<u64>,
    bytes_read: Arc<AtomicU64>,
    last_update: Mutex<Option<Instant>>,
}

/// The time between two updates of the bar.
const UPDATE_INTERVAL: Duration = Duration::from_millis(100);

impl Meter {
    /// Creates a meter, which shows nothing unless `is_shown` and standard error is a terminal.
    fn new(env: &Env, size: Option<u64>, bytes_read: Arc<AtomicU64>, is_shown: bool) -> Self {
        let target = if is_shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let template = if size.is_some() { "{bar:24} {percent:>3} %  {msg}" } else { "{msg}" };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let style = style.progress_chars(if env.text_options.ascii { "#-" } else { "━─" });
        let bar = ProgressBar::with_draw_target(size, target).with_style(style);
        Self { bar, started: Instant::now(), size, bytes_read, last_update: Mutex::new(None) }
    }

    /// Shows how far the batch is, at most ten times a second.
    fn update(&self, translator: &Translator, companies: u64) {
        if self.bar.is_hidden() {
            return;
        }
        let mut last_update = self.last_update.lock().unwrap_or_else(PoisonError::into_inner);
        if last_update.is_some_and(|last| last.elapsed() < UPDATE_INTERVAL) {
            return;
        }
        *last_update = Some(Instant::now());
        let elapsed = self.started.elapsed().as_millis().max(1);
        let rate = u128::from(companies) * 1000 / elapsed;
        let bytes = self.bytes_read.load(Ordering::Relaxed);
        let left = self.size.map(|size| {
            let remaining = u128::from(size.saturating_sub(bytes));
            (elapsed * remaining / u128::from(bytes.max(1))).div_ceil(1000)
        });
        let number = |number: u128| u64::try_from(number).unwrap_or(u64::MAX);
        let message = match left {
            Some(seconds) => Message::new("batch-progress-left").arg("seconds", number(seconds)),
            None => Message::new("batch-progress"),
        };
        let message = message.arg("count", companies).arg("rate", number(rate));
        self.bar.set_position(bytes);
        self.bar.set_message(translator.translate(&message));
    }
}

#[cfg(test)]
mod tests {
    use super::whole_value_hint;

    /// JSON on several lines and lists are recognised by their first line.
    #[test]
    fn hint_recognises_whole_values() {
        let key = |start: &str| whole_value_hint(start.as_bytes(), "a.json").map(|hint| hint.key());
        assert_eq!(key("\n{\r\n  \"budget\": 1\n}"), Some("batch-several-lines"));
        assert_eq!(key(" [{\"budget\": 1}]"), Some("batch-list"));
        assert_eq!((key("{\"budget\": 1}\n"), key(""), key("x")), (None, None, None));
    }
}
