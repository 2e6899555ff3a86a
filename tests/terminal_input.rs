//! Tests of unusual input from the terminal: incomplete sequences, the end of the input, absurd sizes.

use crate::pty::{Program, Session};
use crate::text::text;
use std::sync::LazyLock;
use std::time::Duration;
use vt100::Screen;

/// A text at the end of the first question, which shows once the question is complete.
static FIRST_QUESTION: LazyLock<String> = LazyLock::new(|| text("action-quit-leave", &[]));
/// A key that moves the cursor to the second option, and the text that shows then.
const CHANGE: &str = "j";
const CHANGED: &str = "▸2";

const CTRL_C: &str = "\x03";

/// Longer than the program waits for the rest of a sequence, or of a paste.
const AFTER_A_SEQUENCE: Duration = Duration::from_millis(300);
const AFTER_A_PASTE: Duration = Duration::from_millis(1500);

fn start_interview() -> Session {
    let session = Program::salesorg().args(["interview"]).start();
    session.wait_for_text(&FIRST_QUESTION);
    session
}

/// An incomplete escape sequence does not swallow the keys after it.
#[test]
fn incomplete_sequence_does_not_swallow_keys() {
    for half in ["\x1b[<0;", "\x1b[", "\x1b[1;5", "\x1b]0;title", "\x1bP+r"] {
        let mut session = start_interview();
        session.keys(half);
        // Nothing shows when the program stops waiting for the rest.
        session.settle(2 * AFTER_A_SEQUENCE);
        session.keys(CHANGE);
        session.wait_for_text(CHANGED);
        session.keys(CTRL_C);
        session.wait_exit();
        session.assert_restored();
    }
}

/// An incomplete escape sequence does not swallow Ctrl-C.
#[test]
fn incomplete_sequence_does_not_swallow_ctrl_c() {
    for half in ["\x1b[<0;", "\x1b[", "\x1b", "\x1b[M!", "\x1bO", "\x1b]0;title", "\x1b[200~hello"] {
        let mut session = start_interview();
        session.keys(half);
        session.keys(CTRL_C);
        session.wait_exit();
        session.assert_restored();
    }
}

/// A paste without its end marker is text, and keys work after it.
#[test]
fn unterminated_paste_is_text() {
    let mut session = start_interview();
    session.keys("t");
    session.keys("\x1b[200~hello");
    session.wait_for_text("hello");
    session.keys(", you");
    session.wait_for_text("hello, you");
    session.keys(CTRL_C);
    session.wait_exit();
    session.assert_restored();
    // The same where no field takes text.
    let mut session = start_interview();
    session.keys("\x1b[200~hello");
    session.settle(AFTER_A_PASTE);
    session.keys(CHANGE);
    session.wait_for_text(CHANGED);
}

/// Returns the row in which the cursor stands.
fn cursor_row(screen: &Screen) -> String {
    let row = usize::from(screen.cursor_position().0);
    screen.rows(0, screen.size().1.get()).nth(row).unwrap_or_default()
}

/// Esc and a key in one write are two keys: Esc closes the note, and the key moves the cursor.
#[test]
fn esc_and_key_in_one_write_are_two_keys() {
    let mut session = start_interview();
    session.keys("tabc");
    session.wait_for_text("abc");
    session.keys(&format!("\x1b{CHANGE}"));
    session.wait_for("the note closed", |screen| cursor_row(screen).contains(CHANGED));
    session.keys("\x1b\x03");
    session.wait_exit();
    session.assert_restored();
}

/// `AltGr` with Shift types a letter.
#[test]
fn alt_gr_with_shift_types_a_letter() {
    let mut session = start_interview();
    session.keys("t");
    session.keys("\x1b[321;8uó\x1b[322;7u\x1b[27;7;64~");
    session.wait_for_text("Łół@");
}

/// The rest of an arrow key's sequence that arrives late is not typed as text.
#[test]
fn late_rest_of_an_arrow_key_is_ignored() {
    let mut session = start_interview();
    session.keys("tabc");
    session.wait_for("the note", |screen| cursor_row(screen).contains("abc"));
    // As over a slow connection: first Esc alone, which closes the note, then the rest.
    session.keys("\x1b");
    session.wait_for("the note closed", |screen| !cursor_row(screen).contains("abc"));
    session.keys("[B");
    session.wait_for_text(CHANGED);
    assert!(!session.text().contains("[B"));
}

/// A terminal that reports an absurd size is not an error.
#[test]
fn absurd_size_is_not_an_error() {
    let mut session = start_interview();
    for (columns, rows) in [(65535, 65535), (65535, 24), (80, 65535), (1, 65535), (0, 0), (1, 1)] {
        session.claim(columns, rows);
        session.settle(Duration::from_millis(100));
        // The mouse may be outside the screen.
        session.keys("\x1b[<0;60000;60000M\x1b[<0;60000;60000m");
    }
    session.resize(80, 24);
    session.wait_for_text(&FIRST_QUESTION);
    session.keys(CHANGE);
    session.wait_for_text(CHANGED);
    session.keys("q");
    session.wait_exit();
    session.assert_restored();
}

/// The same at the start of the program.
#[test]
fn absurd_size_at_the_start_is_not_an_error() {
    let mut session = Program::salesorg().args(["interview"]).claiming(65535, 65535).start();
    session
        .wait_for("the screen", |screen| screen.alternate_screen() && !screen.contents().trim().is_empty());
    session.keys("q");
    session.wait_exit();
    session.assert_restored();
}

/// A terminal without a size gets 80 columns.
#[test]
fn missing_size_defaults_to_80_columns() {
    let mut session = Program::salesorg().args(["interview"]).claiming(0, 0).start();
    session.wait_for_text(&FIRST_QUESTION);
    session.keys(CHANGE);
    session.wait_for_text(CHANGED);
}

/// Tests in a terminal that controls no process, as under `setsid` or `su -c`, and sends no signal when it closes.
#[cfg(target_os = "linux")]
mod without_control {
    use crate::pty::ProcessWatch;
    use crate::text::{SALES, text};
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::process::Pid;
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    use rustix::termios::{Winsize, tcsetwinsize};
    use serde_json::{Value, json};
    use std::fs::{self, File, OpenOptions};
    use std::io::{Read, Write};
    use std::process::{Child, Command};
    use tempfile::TempDir;

    const ENDED_EARLY: i32 = 5;
    const PATIENCE: Timespec = Timespec { tv_sec: 10, tv_nsec: 0 };

    /// The program in such a terminal, which closes with `master`.
    struct Program {
        master: File,
        child: ChildGuard,
        home: TempDir,
    }

    /// A child process that is killed when dropped.
    struct ChildGuard(Child);

    impl Drop for ChildGuard {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    impl Program {
        fn start(arguments: &[&str]) -> Self {
            Self::start_in(TempDir::new().expect("a temporary folder can be created"), arguments)
        }

        fn start_in(home: TempDir, arguments: &[&str]) -> Self {
            let master =
                openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).expect("a terminal");
            grantpt(&master)
                .and_then(|()| unlockpt(&master))
                .expect("the other end of the terminal can be opened");
            let name = ptsname(&master, Vec::new())
                .expect("the terminal has a name")
                .into_string()
                .expect("UTF-8 text");
            let size = Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
            tcsetwinsize(&master, size).expect("a size");
            let other = || {
                use std::os::unix::fs::OpenOptionsExt;
                let flags = i32::try_from(OpenptFlags::NOCTTY.bits()).expect("a flag");
                OpenOptions::new()
                    .read(true)
                    .write(true)
                    .custom_flags(flags)
                    .open(&name)
                    .expect("the other end of the terminal can be opened")
            };
            let mut command = Command::new(env!("CARGO_BIN_EXE_salesorg"));
            command.args(arguments).env_clear().env("TERM", "xterm-256color").env("LANG", "en_GB.UTF-8");
            command.env("HOME", home.path()).env("SALESORG_DATA_DIR", home.path().join("data"));
            command.stdin(other()).stdout(other()).stderr(other());
            let child = command.spawn().expect("the program starts");
            Self { master: master.into(), child: ChildGuard(child), home }
        }

        /// Reads until the output contains a text.
        fn wait_for(&mut self, text: &str) {
            let mut output = Vec::new();
            let mut buffer = [0; 4096];
            while !String::from_utf8_lossy(&output).contains(text) {
                let come = poll(&mut [PollFd::new(&self.master, PollFlags::IN)], Some(&PATIENCE));
                assert_eq!(come, Ok(1), "waited for {text} after {}", String::from_utf8_lossy(&output));
                let count = self.master.read(&mut buffer).unwrap_or(0);
                assert!(count > 0, "it ended at {}", String::from_utf8_lossy(&output));
                output.extend_from_slice(&buffer[..count]);
            }
        }

        /// Waits for the longest word of the second question, because control sequences may stand between words.
        fn wait_for_second_question(&mut self) {
            let question = SALES.question("team_size", "en");
            let word = question.split_whitespace().max_by_key(|word| word.len());
            self.wait_for(word.expect("a question has words"));
        }

        fn keys(&mut self, keys: &str) {
            self.master.write_all(keys.as_bytes()).expect("the terminal takes keys");
        }

        /// Closes the terminal, and returns the exit status of the program and its home.
        fn close(self) -> (Option<i32>, TempDir) {
            let Self { master, mut child, home } = self;
            let pid = i32::try_from(child.0.id()).ok().and_then(Pid::from_raw).expect("a process");
            let watched = ProcessWatch::new(pid);
            drop(master);
            watched.wait_exit();
            (child.0.wait().expect("the program has ended").code(), home)
        }
    }

    /// Returns the text of the one session file in a home.
    fn saved(home: &TempDir) -> String {
        let files = fs::read_dir(home.path().join("data/sessions")).expect("the sessions");
        let mut paths = files.map(|file| file.expect("a file").path());
        let file = paths.find(|path| path.extension().is_some_and(|extension| extension == "json"));
        fs::read_to_string(file.expect("a session")).expect("the output can be read")
    }

    /// An interview whose terminal closes is saved.
    #[test]
    fn closed_terminal_saves_the_interview() {
        let mut program = Program::start(&["interview"]);
        program.wait_for(&text("action-quit-leave", &[]));
        program.keys("\r");
        program.wait_for_second_question();
        let (status, home) = program.close();
        assert_eq!(status, Some(ENDED_EARLY));
        assert!(saved(&home).contains(r#""answered""#));

        let mut program = Program::start_in(home, &["resume"]);
        program.wait_for(&text("action-quit-leave", &[]));
        let (status, _home) = program.close();
        assert_eq!(status, Some(ENDED_EARLY));
    }

    /// A note that is being typed when the terminal closes is saved.
    #[test]
    fn closed_terminal_saves_the_open_note() {
        let mut program = Program::start(&["interview"]);
        program.wait_for(&text("action-quit-leave", &[]));
        program.keys("t");
        for letter in ["b", "o", "a", "r", "d"] {
            program.keys(letter);
            program.wait_for(letter);
        }
        let (status, home) = program.close();
        assert_eq!(status, Some(ENDED_EARLY));
        assert!(saved(&home).contains("board"));
    }

    /// The home screen ends when its terminal closes.
    #[test]
    fn closed_terminal_ends_the_home_screen() {
        let mut program = Program::start(&[]);
        program.wait_for(&text("action-quit-leave", &[]));
        let (status, _home) = program.close();
        assert_eq!(status, Some(0));
    }

    /// An interview in plain mode ends when its terminal closes.
    #[test]
    fn closed_terminal_ends_the_plain_interview() {
        let mut program = Program::start(&["interview", "--plain"]);
        program.wait_for("\n? ");
        let (status, _home) = program.close();
        assert_eq!(status, Some(ENDED_EARLY));
    }

    /// The names of an open list are saved when the terminal closes; the unfinished line is not.
    #[test]
    fn closed_terminal_saves_open_list_names() {
        let book = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/commute.json");
        let mut program = Program::start(&["interview", "--plain", "--rulebook", book]);
        for typed in ["12\n", "yes\n", "Gouda\n", "Del"] {
            program.wait_for("\n? ");
            program.keys(typed);
        }
        let (status, home) = program.close();
        assert_eq!(status, Some(ENDED_EARLY));
        let saved: Value = serde_json::from_str(&saved(&home)).expect("valid JSON");
        assert_eq!(saved["answers"], json!({"distance": 12, "station": "yes", "stops": ["Gouda"]}));
    }

    /// A replay ends when its terminal closes while it draws.
    #[test]
    fn closed_terminal_ends_the_replay() {
        let mut program = Program::start(&["interview"]);
        program.wait_for(&text("action-quit-leave", &[]));
        program.keys("\r");
        program.wait_for_second_question();
        let (_, home) = program.close();
        let session = saved(&home);
        let path = home.path().join("copy.json");
        fs::write(&path, session).expect("the disk can be written");
        let path = path.to_string_lossy().into_owned();
        let mut program = Program::start_in(home, &["replay", &path]);
        program.wait_for(&text("action-quit-leave", &[]));
        let (status, _home) = program.close();
        assert_eq!(status, Some(0));
    }
}
