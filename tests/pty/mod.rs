//! Runs programs in a pseudo-terminal, for tests of what a user sees.
//!
//! A test starts a program, types, and waits for a text or another state of the screen. Waiting blocks until more output arrives;
//! nothing sleeps for a guessed time. Each program gets an environment and a home of its own.
//!
//! A frame arrives in parts. Put the whole condition into one wait; do not assert on the screen right after it.

#![cfg(unix)]
#![allow(dead_code, reason = "each module uses a part of this")]

use crate::text::{Args, Pattern};
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::ffi::{OsStr, OsString};
use std::fmt::Debug;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use vt100::{MouseProtocolMode, Parser, Screen};

/// How long to wait for an expected screen. Only a failing test waits this long.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// A program to start in a terminal.
pub struct Program {
    path: OsString,
    args: Vec<OsString>,
    env: Vec<(OsString, OsString)>,
    columns: u16,
    rows: u16,
    claimed: Option<(u16, u16)>,
}

impl Program {
    /// Returns the program under test.
    pub fn salesorg() -> Self {
        Self::new(env!("CARGO_BIN_EXE_salesorg"))
    }

    /// Returns a shell that runs `line`, in which `"$0"` is the program under test.
    pub fn salesorg_in_shell(line: &str) -> Self {
        Self::new("/bin/sh").args(["-c", line, env!("CARGO_BIN_EXE_salesorg")])
    }

    /// Returns another program.
    pub fn new(path: impl AsRef<OsStr>) -> Self {
        Self {
            path: path.as_ref().into(),
            args: Vec::new(),
            env: Vec::new(),
            columns: 80,
            rows: 24,
            claimed: None,
        }
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.args.extend(args.into_iter().map(|arg| arg.as_ref().to_owned()));
        self
    }

    /// Adds a variable to the environment, which is otherwise almost empty.
    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.env.push((name.as_ref().into(), value.as_ref().into()));
        self
    }

    /// Sets the size of the terminal. The default is 80 columns and 24 rows.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    /// Sets the size that the terminal reports, if it differs from the real one.
    pub fn claiming(mut self, columns: u16, rows: u16) -> Self {
        self.claimed = Some((columns, rows));
        self
    }

    /// Starts the program with an empty home.
    pub fn start(self) -> Session {
        self.start_in(TempDir::new().expect("a folder for the program's home"))
    }

    /// Starts the program with an existing home, such as that of a program that has ended.
    pub fn start_in(self, home: TempDir) -> Session {
        let (columns, rows) = self.claimed.unwrap_or((self.columns, self.rows));
        let pair = native_pty_system().openpty(size(columns, rows)).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(&self.path);
        command.args(&self.args);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "en_GB.UTF-8");
        command.env("TZ", "UTC0");
        command.env("PATH", "/usr/bin:/bin");
        for (name, folder) in HOME {
            command.env(name, home.path().join(folder));
        }
        for (name, value) in &self.env {
            command.env(name, value);
        }
        command.cwd(home.path());
        let modes_before = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(command).expect("the program starts");
        // The reader sees the end of the output only if this end is closed too.
        drop(pair.slave);
        let shared = Arc::new(Shared {
            state: Mutex::new(TerminalState {
                parser: Parser::new(cells(self.rows), cells(self.columns), 0),
                bytes: Vec::new(),
                closed: false,
            }),
            changed: Condvar::new(),
        });
        let reader = pair.master.try_clone_reader().expect("the terminal can be read");
        let writer = pair.master.take_writer().expect("the terminal can be written");
        thread::spawn({
            let shared = Arc::clone(&shared);
            move || shared.read_from(reader)
        });
        Session { shared, master: pair.master, writer, child, home: Some(home), modes_before }
    }
}

/// The variables by which a program finds its folders, with their folders below the home.
const HOME: [(&str, &str); 5] = [
    ("HOME", ""),
    ("XDG_DATA_HOME", "data"),
    ("XDG_CONFIG_HOME", "config"),
    ("XDG_STATE_HOME", "state"),
    ("TMPDIR", ""),
];

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// State that the reading thread and the test share.
struct Shared {
    state: Mutex<TerminalState>,
    changed: Condvar,
}

struct TerminalState {
    parser: Parser,
    bytes: Vec<u8>,
    closed: bool,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, TerminalState> {
        // A test that panics while it holds the lock has changed nothing.
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn read_from(&self, mut reader: impl Read) {
        let mut buffer = [0; 4096];
        loop {
            // After the last program has closed the terminal, reading fails with EIO on Linux and returns nothing elsewhere.
            let count = reader.read(&mut buffer).unwrap_or(0);
            let mut state = self.lock();
            state.parser.process(&buffer[..count]);
            state.bytes.extend_from_slice(&buffer[..count]);
            state.closed = count == 0;
            self.changed.notify_all();
            if count == 0 {
                return;
            }
        }
    }
}

/// A program running in a terminal; killed when dropped.
pub struct Session {
    shared: Arc<Shared>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    home: Option<TempDir>,
    modes_before: String,
}

impl Session {
    /// Waits until `condition` is true for the screen. `what` describes it in the message of a failure.
    #[track_caller]
    pub fn wait_for(&self, what: &str, condition: impl Fn(&Screen) -> bool) {
        self.wait_until(what, |state| condition(state.parser.screen()));
    }

    /// Waits until the bytes that the program has written fulfil a condition.
    #[track_caller]
    pub fn wait_for_bytes(&self, what: &str, condition: impl Fn(&[u8]) -> bool) {
        self.wait_until(what, |state| condition(&state.bytes));
    }

    /// Waits until one line of the screen contains a text.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        self.wait_for(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the screen shows a message in English. Arguments that are not in `args` may have any value.
    #[track_caller]
    pub fn wait_for_message(&self, key: &'static str, args: Args) {
        let message = Pattern::new("en", key, args);
        self.wait_for(key, |screen| message.is_in(&screen.contents()));
    }

    /// Waits until the program has ended.
    #[track_caller]
    pub fn wait_exit(&mut self) -> ExitStatus {
        self.wait_until("the program's end", |state| state.closed);
        self.child.wait().expect("an ended program has a status")
    }

    #[track_caller]
    fn wait_until(&self, what: &str, condition: impl Fn(&TerminalState) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.shared.lock();
        while !condition(&state) {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() || state.closed {
                let why = if state.closed { "the program has ended" } else { "the time is over" };
                let screen = state.parser.screen().contents();
                drop(state);
                panic!("waited for {what}; {why}; the screen is\n{screen}");
            }
            state =
                self.shared.changed.wait_timeout(state, left).map_or_else(|e| e.into_inner().0, |(s, _)| s);
        }
    }

    /// Waits until the program has written nothing for `time`, so that it has finished drawing.
    #[track_caller]
    pub fn settle(&self, time: Duration) {
        let deadline = Instant::now() + PATIENCE;
        while self.writes_within(time) {
            assert!(
                Instant::now() < deadline,
                "the program never stops drawing; the screen is\n{}",
                self.text()
            );
        }
    }

    /// Whether the program writes anything within `time`. Blocks that long only if it does not.
    pub fn writes_within(&self, time: Duration) -> bool {
        let state = self.shared.lock();
        let before = state.bytes.len();
        let waited = self
            .shared
            .changed
            .wait_timeout_while(state, time, |state| state.bytes.len() == before && !state.closed);
        waited.map_or(true, |(_, timed_out)| !timed_out.timed_out())
    }

    /// Sends the bytes that a terminal sends for keys and the mouse.
    pub fn keys(&mut self, keys: &str) {
        let typed = self.writer.write_all(keys.as_bytes()).and_then(|()| self.writer.flush());
        typed.expect("the terminal takes keys");
    }

    /// Resizes the terminal and notifies the program.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.shared.lock().parser.screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).expect("a terminal can be resized");
    }

    /// Notifies the program of a size without resizing the terminal.
    pub fn claim(&mut self, columns: u16, rows: u16) {
        self.master.resize(size(columns, rows)).expect("a terminal can be resized");
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).expect("the program runs");
    }

    /// Kills the program with SIGKILL. The `kill` of `portable-pty` would send SIGHUP first.
    pub fn kill(&self) {
        self.signal(Signal::KILL);
    }

    /// Returns the process in the foreground: the one that was started, or a job of a shell.
    pub fn foreground(&self) -> Pid {
        let group = self.master.process_group_leader().and_then(Pid::from_raw);
        group.expect("some process has the terminal")
    }

    /// Returns the id of the process that was started.
    pub fn pid(&self) -> Pid {
        let id = self.child.process_id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        id.expect("the program has not been waited for")
    }

    /// Returns the text of the screen.
    pub fn text(&self) -> String {
        self.shared.lock().parser.screen().contents()
    }

    /// Returns all bytes that the program has written so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.shared.lock().bytes.clone()
    }

    /// Returns the settings of the terminal, such as echo and line editing, to compare with [`Self::modes_before`].
    pub fn modes(&self) -> String {
        format!("{:?}", self.master.get_termios())
    }

    /// Returns the settings of the terminal before the program started.
    pub fn modes_before(&self) -> &str {
        &self.modes_before
    }

    /// Returns the modes that the program has switched on.
    pub fn enabled_modes(&self) -> Modes {
        Modes::new(self.shared.lock().parser.screen())
    }

    /// Asserts that the terminal is as it was before the program started.
    #[track_caller]
    pub fn assert_restored(&self) {
        assert_eq!(self.enabled_modes(), Modes::default(), "the screen is\n{}", self.text());
        assert_eq!(self.modes(), self.modes_before(), "the screen is\n{}", self.text());
    }

    /// Returns the home of the program.
    pub fn home(&self) -> &Path {
        self.home.as_ref().expect("the session has its home").path()
    }

    /// Kills the program and returns its home, to start another program in it.
    pub fn into_home(mut self) -> TempDir {
        self.home.take().expect("the session has its home")
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A program that was waited for has no process to kill.
        if let Ok(None) = self.child.try_wait() {
            self.kill();
            let _ = self.child.wait();
        }
    }
}

/// The modes of a terminal that a program switches on. By default all are off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "the modes are independent")]
pub struct Modes {
    /// The alternate screen is shown.
    pub alternate_screen: bool,
    /// Pasted text is marked.
    pub bracketed_paste: bool,
    /// Mouse events are reported.
    pub mouse: bool,
    /// The cursor is hidden.
    pub hidden_cursor: bool,
}

impl Modes {
    /// Returns the present modes.
    pub fn new(screen: &Screen) -> Self {
        Self {
            alternate_screen: screen.alternate_screen(),
            bracketed_paste: screen.bracketed_paste(),
            mouse: screen.mouse_protocol_mode() != MouseProtocolMode::None,
            hidden_cursor: screen.hide_cursor(),
        }
    }
}

/// Returns the number of context switches of each thread. If two results are equal, no thread ran between them.
#[cfg(target_os = "linux")]
pub fn wake_ups(pid: Pid) -> impl PartialEq + Debug + use<> {
    let tasks =
        std::fs::read_dir(format!("/proc/{}/task", pid.as_raw_nonzero())).expect("the process exists");
    let mut counts: Vec<(OsString, String)> = tasks
        .map(|task| {
            let task = task.expect("a thread");
            let status = std::fs::read_to_string(task.path().join("status")).expect("a thread has a status");
            let switches = status.lines().filter(|line| line.contains("ctxt_switches")).collect();
            (task.file_name(), switches)
        })
        .collect();
    counts.sort();
    counts
}

/// A handle to wait for the end of a process that need not be a child.
#[cfg(target_os = "linux")]
pub struct ProcessWatch(rustix::fd::OwnedFd);

#[cfg(target_os = "linux")]
impl ProcessWatch {
    /// Opens a handle to a running process.
    pub fn new(pid: Pid) -> Self {
        let flags = rustix::process::PidfdFlags::empty();
        Self(rustix::process::pidfd_open(pid, flags).expect("the process exists"))
    }

    /// Waits for the end of the process.
    #[track_caller]
    pub fn wait_exit(&self) {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let patience = Timespec::try_from(PATIENCE).expect("the time is finite");
        let ended = poll(&mut [PollFd::new(&self.0, PollFlags::IN)], Some(&patience));
        assert_eq!(ended, Ok(1), "the process should have ended");
    }
}

/// Converts a number of rows or columns for the terminal emulator.
///
/// # Panics
///
/// If `count` is 0: no test has a terminal without cells.
pub fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a terminal has cells")
}
