//! Measures what a user waits for: the first question, the repaint after a key, and the next question after Enter.
//!
//! The real program runs in a pseudo-terminal of 100x30. In the same run, in turns with it, a bare ratatui program with one list and
//! the bare cost of saving a file are measured, and the memory of both programs. The bare program is this executable, started with
//! `--bare`. With `SALESORG_BEFORE=PATH` another build of salesorg is measured in the same run, and the ratios to it are printed.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::time::{Duration, Instant};

/// Measured rounds, after one to warm up.
const ROUNDS: usize = 20;
const COLUMNS: NonZero<u16> = NonZero::new(100).expect("the size is not zero");
const ROWS: NonZero<u16> = NonZero::new(30).expect("the size is not zero");

fn main() {
    let mut arguments = std::env::args();
    if arguments.any(|argument| argument == "--bare") {
        bare::run();
    } else {
        #[cfg(unix)]
        measure();
    }
}

/// A minimal ratatui program, which draws a question with a list and moves through it.
mod bare {
    use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind};
    use ratatui::widgets::{List, ListState};

    pub const QUESTION: &str = "Which of these?";

    pub fn run() {
        let mut terminal = ratatui::init();
        let mut state = ListState::default().with_selected(Some(0));
        loop {
            let draw = terminal.draw(|frame| {
                let [title, rest] = ratatui::layout::Layout::vertical([
                    ratatui::layout::Constraint::Length(2),
                    ratatui::layout::Constraint::Min(0),
                ])
                .areas(frame.area());
                frame.render_widget(QUESTION, title);
                let list = List::new(["One", "Two", "Three"]).highlight_symbol("> ");
                frame.render_stateful_widget(list, rest, &mut state);
            });
            let key = match event::read() {
                Ok(Event::Key(key)) if key.kind == KeyEventKind::Press => key.code,
                Ok(_) => continue,
                Err(_) => break,
            };
            match key {
                _ if draw.is_err() => break,
                KeyCode::Down => state.select_next(),
                KeyCode::Char('q') => break,
                _ => {}
            }
        }
        ratatui::restore();
    }
}

#[cfg(unix)]
fn measure() {
    let me = std::env::current_exe().expect("this program has a path");
    let salesorg = env!("CARGO_BIN_EXE_salesorg");
    let before = std::env::var_os("SALESORG_BEFORE");
    let titles = titles();
    let mut figures: Vec<(&str, Vec<f64>)> = Vec::new();
    for round in 0..=ROUNDS {
        let home = tempfile::tempdir().expect("a temporary folder can be created");
        let started = Instant::now();
        let mut bare = Terminal::start(me.as_os_str(), &["--bare".as_ref()], home.path());
        bare.read_until(|screen| screen.contents().contains(bare::QUESTION));
        let bare_first = started.elapsed();
        let bare_down = bare.repaint(b"\x1b[B");
        let bare_memory = bare.peak_memory();
        bare.end(b"q");

        let now = Measurement::take(salesorg.as_ref(), &titles, home.path());
        // A home of its own, because the first save in a home also creates its folders.
        let other_home = tempfile::tempdir().expect("a temporary folder can be created");
        let before = before.as_deref().map(|path| Measurement::take(path, &titles, other_home.path()));
        let saved = save_bare(home.path());

        // The first round warms the caches and is not counted.
        if round > 0 {
            let mut row = vec![
                ("first screen, bare ratatui (ms)", ms(bare_first)),
                ("first question, salesorg (ms)", now.first),
                ("first question / bare", now.first / ms(bare_first)),
                ("down to repaint, bare ratatui (ms)", ms(bare_down)),
                ("down to repaint, salesorg (ms)", now.down),
                ("repaint / bare", now.down / ms(bare_down)),
                ("Enter to next question, salesorg (ms)", now.enter),
                ("saving a file of that size, bare (ms)", ms(saved)),
                ("peak memory, bare ratatui (MiB)", bare_memory),
                ("peak memory, salesorg (MiB)", now.memory),
            ];
            if let Some(before) = before {
                row.extend([
                    ("first question / the other build's", now.first / before.first),
                    ("repaint / the other build's", now.down / before.down),
                    ("Enter / the other build's", now.enter / before.enter),
                ]);
            }
            for (index, (name, value)) in row.into_iter().enumerate() {
                if figures.len() <= index {
                    figures.push((name, Vec::new()));
                }
                figures[index].1.push(value);
            }
        }
    }
    println!("{ROUNDS} rounds in a {COLUMNS}x{ROWS} pseudo-terminal: median (least to most)");
    for (name, mut values) in figures {
        values.sort_by(f64::total_cmp);
        let (least, median, most) = (values[0], values[values.len() / 2], values[values.len() - 1]);
        println!("{name:<42} {median:8.2}  ({least:.2} to {most:.2})");
    }
}

/// The times of one run of a build of salesorg in milliseconds, and its peak memory in MiB.
#[cfg(unix)]
struct Measurement {
    first: f64,
    down: f64,
    enter: f64,
    memory: f64,
}

#[cfg(unix)]
impl Measurement {
    /// Runs the build at `path` up to its second question.
    fn take(path: &std::ffi::OsStr, titles: &[String; 2], home: &Path) -> Self {
        let started = Instant::now();
        let interview = ["interview", "--name", "Bench"].map(AsRef::as_ref);
        let mut program = Terminal::start(path, &interview, home);
        program.read_until(|screen| without_spaces(screen).contains(&titles[0]));
        let first = ms(started.elapsed());
        let down = ms(program.repaint(b"\x1b[B"));
        let pressed = Instant::now();
        program.send(b"\r");
        program.read_until(|screen| without_spaces(screen).contains(&titles[1]));
        let enter = ms(pressed.elapsed());
        let memory = program.peak_memory();
        program.end(b"\x03");
        Self { first, down, enter, memory }
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Returns the first two questions without spaces, so that wrapping does not hide them.
fn titles() -> [String; 2] {
    let rulebook = salesorg::rulebook::Rulebook::shipped().expect("the shipped rulebook is valid");
    [0, 1].map(|index| rulebook.questions[index].title.get("en").split_whitespace().collect())
}

fn without_spaces(screen: &vt100::Screen) -> String {
    let contents = screen.contents();
    contents.split_whitespace().collect()
}

/// Returns the time to save a file of that size: temporary file, fsync, rename, fsync of the folder.
fn save_bare(folder: &Path) -> Duration {
    let bytes = [b'x'; 1200];
    let started = Instant::now();
    let (path, whole) = (folder.join("saved.tmp"), folder.join("saved.json"));
    let mut file = File::create(&path).expect("a file");
    file.write_all(&bytes).and_then(|()| file.sync_all()).expect("the disk can be written");
    fs::rename(path, whole).and_then(|()| File::open(folder)?.sync_all()).expect("the disk can be written");
    started.elapsed()
}

#[cfg(unix)]
struct Terminal {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    reader: Box<dyn Read + Send>,
    writer: Box<dyn Write + Send>,
    parser: vt100::Parser,
    /// Held because the terminal closes when it is dropped.
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

#[cfg(unix)]
impl Terminal {
    fn start(program: &std::ffi::OsStr, arguments: &[&std::ffi::OsStr], home: &Path) -> Self {
        let size =
            portable_pty::PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 };
        let pair = portable_pty::native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = portable_pty::CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("HOME", home);
        command.env("SALESORG_DATA_DIR", home.join("data"));
        let child = pair.slave.spawn_command(command).expect("the program starts");
        Self {
            child,
            reader: pair.master.try_clone_reader().expect("the terminal can be read"),
            writer: pair.master.take_writer().expect("the terminal can be written"),
            parser: vt100::Parser::new(ROWS, COLUMNS, 0),
            _master: pair.master,
        }
    }

    fn send(&mut self, keys: &[u8]) {
        self.writer.write_all(keys).and_then(|()| self.writer.flush()).expect("the terminal takes keys");
    }

    /// Reads until `condition` is true for the screen.
    fn read_until(&mut self, condition: impl Fn(&vt100::Screen) -> bool) {
        let mut buffer = [0; 1 << 13];
        while !condition(self.parser.screen()) {
            let count = self.reader.read(&mut buffer).unwrap_or_default();
            assert!(count > 0, "the program ended at\n{}", self.parser.screen().contents());
            self.parser.process(&buffer[..count]);
        }
    }

    /// Returns the time from a key until the screen has changed.
    fn repaint(&mut self, key: &[u8]) -> Duration {
        let before = self.parser.screen().contents();
        let pressed = Instant::now();
        self.send(key);
        self.read_until(|screen| screen.contents() != before);
        pressed.elapsed()
    }

    /// Returns the peak resident memory so far in MiB, or NaN where the system does not report it.
    fn peak_memory(&self) -> f64 {
        let status = self.child.process_id().map(|id| fs::read_to_string(format!("/proc/{id}/status")));
        let line = status.and_then(Result::ok).and_then(|status| {
            let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
            line.split_whitespace().nth(1)?.parse::<f64>().ok()
        });
        line.map_or(f64::NAN, |kib| kib / 1024.0)
    }

    fn end(mut self, keys: &[u8]) {
        self.send(keys);
        let mut rest = Vec::new();
        // On Linux, reading from a terminal whose program has ended is an error, which only marks the end.
        let _ = self.reader.read_to_end(&mut rest);
        self.child.wait().expect("the program ends");
    }
}
