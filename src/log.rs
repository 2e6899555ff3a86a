//! The log for maintainers: what the program did, without anything that a user typed.
//!
//! It is off unless `--log FILE` or `SALESORG_LOG` turns it on. Sessions contain business secrets and a log is made to
//! be sent to others, so it contains no answer, name or note: keys appear as their action, files as [`file_label`],
//! errors as their kind and the system's code. Events are written with the macros of `tracing`, which cost almost
//! nothing while the log is off.

use std::fmt;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Mutex;
use tracing::{Level, debug, error, info, warn};

/// Appends all events from now on to the file at `path`, which only its owner may read.
///
/// # Errors
/// The file cannot be opened, its permissions cannot be set, it has content that is no log
/// ([`io::ErrorKind::InvalidData`]), or a log was started before.
pub(crate) fn start(path: &Path) -> io::Result<()> {
    let file = open(path)?;
    tracing_subscriber::fmt()
        .with_writer(Mutex::new(file))
        .with_max_level(Level::DEBUG)
        .with_ansi(false)
        // An error message, for example about a full disk, would appear in the middle of the screen.
        .log_internal_errors(false)
        .try_init()
        .map_err(io::Error::other)?;
    log_panics();
    Ok(())
}

fn open(path: &Path) -> io::Result<File> {
    // Checked before opening, because opening a pipe waits for a reader.
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => check_is_log(path)?,
        Ok(there) if is_pipe(&there) => return Err(io::ErrorKind::InvalidData.into()),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    #[cfg(unix)]
    if file.metadata()?.is_file() {
        use std::os::unix::fs::PermissionsExt as _;
        // An existing file may be readable by others.
        file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    }
    Ok(file)
}

/// Checks that a file is empty or begins like a log, so that a wrong path does not damage another file.
fn check_is_log(path: &Path) -> io::Result<()> {
    let mut start = Vec::new();
    File::open(path)?.take(MAX_FIRST_LINE_BYTES).read_to_end(&mut start)?;
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if start.is_empty() || line.windows(FIRST_LINE_MARKER.len()).any(|part| part == FIRST_LINE_MARKER) {
        return Ok(());
    }
    Err(io::ErrorKind::InvalidData.into())
}

/// A part of the first line of every log.
const FIRST_LINE_MARKER: &[u8] = b"INFO salesorg::cli: start ";

/// The largest size of a log's first line, in bytes.
const MAX_FIRST_LINE_BYTES: u64 = 1000;

#[cfg(unix)]
fn is_pipe(metadata: &Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&metadata.file_type())
}

#[cfg(not(unix))]
fn is_pipe(_: &Metadata) -> bool {
    false
}

/// Logs where the program panicked. The panic's message is left out because it may quote what a user typed.
fn log_panics() {
    let default_hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        error!(place, thread = std::thread::current().name().unwrap_or_default(), "panic");
        default_hook(info);
    }));
}

/// Logs a file operation with its outcome, and returns the result unchanged.
///
/// # Errors
/// Those of `result`.
pub(crate) fn file_operation<T>(
    operation: &'static str,
    path: &Path,
    result: io::Result<T>,
) -> io::Result<T> {
    match &result {
        Ok(_) => debug!(operation, file = %file_label(path), "file"),
        // A missing file is no failure: the program looks for files that need not exist.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            debug!(operation, file = %file_label(path), "no such file");
        }
        Err(error) => warn!(operation, file = %file_label(path), error = %io_error(error), "file"),
    }
    result
}

/// Logs how the program ended.
pub(crate) fn end(status: u8) {
    info!(status, "end");
}

/// Formats an error of the system as its kind and code. Its text is left out because it may contain a path.
pub(crate) fn io_error(error: &io::Error) -> impl fmt::Display {
    let code = error.raw_os_error().map_or_else(String::new, |code| format!(" ({code})"));
    format!("{:?}{code}", error.kind())
}

/// Formats a path without the names that people give: the date and number of a session, and the type of file.
///
/// `20261123-acme-7f3a.json` becomes `20261123-*-7f3a.json`, and `Acme BV.md` becomes `*.md`.
pub(crate) fn file_label(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
    let stem = stem.strip_prefix('.').unwrap_or(stem);
    let stem = session_stem(stem).unwrap_or_else(|| "*".to_owned());
    if KNOWN_EXTENSIONS.contains(&extension) { format!("{stem}.{extension}") } else { stem }
}

/// The extensions that reveal nothing but the type of file.
const KNOWN_EXTENSIONS: [&str; 12] =
    ["csv", "dot", "html", "json", "jsonl", "lock", "log", "md", "mmd", "svg", "tmp", "txt"];

/// Returns a session's id with a `*` in place of its name, or `None` if `stem` is no session's id.
fn session_stem(stem: &str) -> Option<String> {
    let (date, rest) = stem.split_once('-')?;
    let (_, number) = rest.rsplit_once('-').unwrap_or(("", rest));
    // Deleted sessions with the same id are distinguished by a number after a tilde.
    let number = number.split('~').next().filter(|number| number.len() == 4)?;
    let is_id = date.len() == 8
        && date.bytes().all(|byte| byte.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_id.then(|| format!("{date}-*-{number}"))
}

#[cfg(test)]
mod tests {
    use super::{file_label, io_error};
    use std::io;
    use std::path::Path;

    /// Labels contain no name that a user gave.
    #[test]
    fn file_label_contains_no_name() {
        for (path, label) in [
            ("/home/ann/sessions/20261123-acme-bv-7f3a.json", "20261123-*-7f3a.json"),
            ("20261123-7f3a.lock", "20261123-*-7f3a.lock"),
            (".20261123-acme-7f3a.tmp", "20261123-*-7f3a.tmp"),
            ("20261123-acme-7f3a~2.json", "20261123-*-7f3a.json"),
            ("Acme BV.md", "*.md"),
            ("report.acme", "*"),
            ("20261123-acme-corp.json", "*.json"),
            ("acme", "*"),
            ("/", "*"),
            ("é-é-ééé.json", "*.json"),
        ] {
            assert_eq!(file_label(Path::new(path)), label, "{path}");
        }
    }

    /// The text of an error, which may contain a path, is left out.
    #[test]
    fn io_error_contains_no_text() {
        let error = io::Error::new(io::ErrorKind::NotFound, "/home/ann/acme.json");
        assert_eq!(io_error(&error).to_string(), "NotFound");
        assert_eq!(io_error(&io::Error::from_raw_os_error(28)).to_string(), "StorageFull (28)");
    }
}
