//! Files that commands read and write. Input is limited in size; output is written completely or not at all.

use super::error::{Failure, FailureKind};
use crate::json;
use crate::locale::lookup::{self, MessageKeys, Target};
use crate::locale::{Message, Problem, system_detail, to_ascii};
use crate::rulebook::{self, Rulebook};
use crate::session::output::replace;
pub(super) use crate::session::output::{Output, ReadAccess};
use crate::session::temp_files;
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, IsTerminal as _, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// The argument that means standard input or output.
pub(super) const STDIN: &str = "-";

/// Reads a JSON file and converts it with `read`, which returns all problems at once; `-` is standard input.
pub(super) fn read_json<T>(
    path: &Path,
    read: impl FnOnce(serde_json::Value) -> Result<T, Vec<Problem>>,
) -> Result<T, Failure> {
    let wrong = |problems| Failure::within(FailureKind::Data, path.to_string_lossy(), problems);
    json::parse_then(&read_limited(path, json::MAX_FILE_BYTES)?, read).map_err(wrong)
}

/// Reads the bytes of a rulebook; `-` is standard input.
pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    read_limited(path, rulebook::MAX_FILE_BYTES)
}

/// Reads a file or standard input, up to one byte more than `most`.
fn read_limited(path: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    let bytes = if path == Path::new(STDIN) {
        read_at_most(io::stdin().lock(), most)
    } else {
        open(path).and_then(|file| read_at_most(file, most))
    };
    bytes.map_err(|error| Failure::system(path, &error))
}

/// Reads and checks a rulebook; `-` is standard input.
fn read_rulebook(path: &Path) -> Result<Rulebook, Failure> {
    let wrong = |problems| Failure::within(FailureKind::Data, path.to_string_lossy(), problems);
    Rulebook::load(read_bytes(path)?).map_err(wrong)
}

/// Reads and checks the rulebook in a file, or the built-in one with this id. A file takes precedence.
pub(super) fn find_rulebook(path: &Path) -> Result<Rulebook, Failure> {
    let read = read_rulebook(path);
    let Some(reference) = path.to_str().filter(|given| *given != STDIN && !path.exists()) else {
        return read;
    };
    let mut shipped: Vec<_> = Rulebook::all_shipped().flatten().collect();
    let unknown_id = match find_embedded(reference, &shipped) {
        Ok(index) => return Ok(shipped.swap_remove(index)),
        Err(message) => message,
    };
    // The file may be unreadable for another reason than that it does not exist.
    if read.as_ref().is_err_and(|failure| *failure != not_found(path)) {
        return read;
    }
    Err(Failure::within(FailureKind::External, reference, vec![Problem::new("", unknown_id)]))
}

/// Finds a built-in rulebook by its full id or title. The start of one is not accepted: it is more likely a mistyped
/// file name.
fn find_embedded(reference: &str, shipped: &[Rulebook]) -> Result<usize, Message> {
    const WORDING: MessageKeys = MessageKeys {
        unknown: "cli-no-rulebook",
        near: "cli-no-rulebook-near",
        ambiguous: "cli-rulebook-ambiguous",
    };
    let targets: Vec<_> = shipped.iter().map(lookup_target).collect();
    lookup::find_exact(reference, &targets).map_err(|error| error.message(reference, &targets, &WORDING))
}

/// Returns what users may type for a rulebook: its id, which lists show first, or its title in any of its languages.
fn lookup_target(rulebook: &Rulebook) -> Target<'_> {
    Target::new(&rulebook.id, std::iter::once(&*rulebook.id).chain(rulebook.title.all()))
}

fn not_found(path: &Path) -> Failure {
    Failure::system(path, &io::ErrorKind::NotFound.into())
}

/// Opens a file for reading. On some systems a folder opens and fails only when it is read.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(file)
}

/// Reads at most one byte more than allowed, so that the caller can detect too large an input.
fn read_at_most(input: impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Creates the folder of an [`Output::Folder`], for its owner only.
pub(super) fn make_folder(folder: &Path) -> Result<(), Failure> {
    temp_files::create_folder(folder).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            let problem = Problem::new("", Message::new("cli-folder-not-made"));
            Failure::within(FailureKind::External, folder.to_string_lossy(), vec![problem])
        }
        _ => Failure::system(folder, &error),
    })?;
    temp_files::sweep(folder);
    Ok(())
}

/// Deletes what killed programs left in the folder of a file. To be called once per command, because it lists the
/// folder.
pub(super) fn sweep_beside(file: &Path) {
    temp_files::sweep(temp_files::parent_folder(file));
}

/// Writes the result of a command to the value of `-o`. In a folder the file is called `name`. Without `force` no file
/// is overwritten.
pub(super) fn write(
    output: Option<&Path>,
    name: &str,
    bytes: &[u8],
    readers: ReadAccess,
    force: bool,
) -> Result<(), Failure> {
    let file = match Output::from_arg(output) {
        Output::Stdout => return print(bytes),
        Output::File(file) => {
            sweep_beside(&file);
            file
        }
        Output::Folder(folder) => {
            make_folder(&folder)?;
            folder.join(name)
        }
    };
    write_file(&file, bytes, readers, force)
}

/// Writes a file completely or not at all. Without `force` it fails if the file exists.
pub(super) fn write_file(path: &Path, bytes: &[u8], readers: ReadAccess, force: bool) -> Result<(), Failure> {
    replace(readers, path, |out| out.write_all(bytes), force).map_err(|error| write_failure(path, &error))
}

/// Writes a private file in parts, completely or not at all: if `write` fails, no file is created.
pub(super) fn stream_private<T>(
    path: &Path,
    force: bool,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<T, WriteFailure>,
) -> Result<T, Failure> {
    replace(ReadAccess::OwnerOnly, path, write, force).map_err(|error| match error {
        WriteFailure::Content(failure) => failure,
        WriteFailure::Io(error) => write_failure(path, &error),
    })
}

/// The reason why a file was not written.
pub(super) enum WriteFailure {
    /// Writing to the disk failed.
    Io(io::Error),
    /// Producing the content failed.
    Content(Failure),
}

impl From<io::Error> for WriteFailure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

fn write_failure(path: &Path, error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::NotFound => {
            let problem = Problem::new("", Message::new("cli-no-folder"));
            Failure::within(FailureKind::External, path.to_string_lossy(), vec![problem])
        }
        _ => Failure::system(path, error),
    }
}

/// Whether printed text is converted to ASCII. Global, because standard output is, so that no output can bypass it.
static IN_ASCII: AtomicBool = AtomicBool::new(false);

/// Sets whether text printed from now on is converted to ASCII.
pub(super) fn print_in_ascii(ascii: bool) {
    IN_ASCII.store(ascii, Ordering::Relaxed);
}

/// Returns the text as it is printed: in ASCII if requested.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    if IN_ASCII.load(Ordering::Relaxed) { to_ascii(text) } else { Cow::Borrowed(text) }
}

/// Prints text to standard output. A closed pipe is no failure: its reader has read what it needed.
pub(super) fn print(bytes: &[u8]) -> Result<(), Failure> {
    print_to(PrintWriter(io::stdout().lock()), bytes)
}

/// Prints bytes unchanged, such as a path for a script.
pub(super) fn print_exact(bytes: &[u8]) -> Result<(), Failure> {
    print_to(io::stdout().lock(), bytes)
}

fn print_to(mut out: impl Write, bytes: &[u8]) -> Result<(), Failure> {
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(stream_failure(&error)),
        _ => Ok(()),
    }
}

/// A writer that converts text for printing. Bytes that are not text are written unchanged.
pub(super) struct PrintWriter<W>(pub W);

impl<W: Write> Write for PrintWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.0.write_all(printable(text).as_bytes())?,
            Err(_) => self.0.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Returns what tells spreadsheet programs that CSV is UTF-8: Excel takes it for text of an older encoding otherwise.
/// Returns nothing for a terminal, and for ASCII on standard output.
pub(super) fn byte_order_mark(output: Option<&Path>, ascii: bool) -> &'static str {
    let is_printed = Output::from_arg(output) == Output::Stdout;
    if is_printed && (ascii || io::stdout().is_terminal()) { "" } else { "\u{feff}" }
}

/// Creates the failure of standard input or output.
pub(super) fn stream_failure(error: &io::Error) -> Failure {
    Failure::new(FailureKind::External, Message::new("cli-stream").arg("detail", system_detail(error)))
}
