//! Measures the home screen with ten thousand saved sessions against ten.
//!
//! The real program runs in a pseudo-terminal of 100x30. Measured are the first screen, the repaint after Page Down and End, and the
//! memory once all sessions are read. A screen counts once each of its sessions is read. The two libraries are measured in turns,
//! and in turns with the build that `SALESORG_BEFORE` names.

#[cfg(unix)]
fn main() {
    unix::measure();
}

#[cfg(not(unix))]
fn main() {}

#[cfg(unix)]
mod unix {
    use jiff::{SignedDuration, Timestamp};
    use salesorg::session::{EventKind, RulebookRef, Session, new_id};
    use std::ffi::OsStr;
    use std::fs::{self, File};
    use std::io::{Read, Write};
    use std::num::NonZero;
    use std::path::Path;
    use std::time::{Duration, Instant};

    /// Measured rounds, after one to warm up.
    const ROUNDS: usize = 20;
    const COLUMNS: NonZero<u16> = NonZero::new(100).expect("the size is not zero");
    const ROWS: NonZero<u16> = NonZero::new(30).expect("the size is not zero");
    /// The numbers of sessions of the two libraries.
    const SIZES: [u32; 2] = [10, 10_000];

    pub fn measure() {
        let folders = SIZES.map(library);
        let before = std::env::var_os("SALESORG_BEFORE").map(|path| ("before", path));
        let programs: Vec<_> =
            before.into_iter().chain([("now", env!("CARGO_BIN_EXE_salesorg").into())]).collect();
        let mut figures = vec![SIZES.map(|_| [const { Vec::<f64>::new() }; 7]); programs.len()];
        for round in 0..=ROUNDS {
            for (index, folder) in folders.iter().enumerate() {
                for ((_, program), figures) in programs.iter().zip(&mut figures) {
                    let row = visit(program, folder.path(), SIZES[index]);
                    // The first round warms the caches and is not counted.
                    if round > 0 {
                        figures[index].iter_mut().zip(row).for_each(|(values, value)| values.push(value));
                    }
                }
            }
        }
        println!("{ROUNDS} rounds in a {COLUMNS}x{ROWS} pseudo-terminal: median (least to most)");
        let names = [
            "first screen (ms)",
            "until the newest is first (ms)",
            "Page Down to repaint, at once (ms)",
            "End to repaint, at once (ms)",
            "until all are read (ms)",
            "Page Down to repaint, all read (ms)",
            "peak memory, all read (MiB)",
        ];
        for (line, name) in names.iter().enumerate() {
            for (index, size) in SIZES.iter().enumerate() {
                for ((program, _), figures) in programs.iter().zip(&mut figures) {
                    let values = &mut figures[index][line];
                    values.sort_by(f64::total_cmp);
                    let (least, median, most) =
                        (values[0], values[values.len() / 2], values[values.len() - 1]);
                    println!(
                        "{name:<36} {size:>6} sessions {program:<6} {median:9.2}  ({least:.2} to {most:.2})"
                    );
                }
            }
        }
    }

    /// Runs the program once and returns the measured values in the order of their names.
    fn visit(program: &OsStr, home: &Path, size: u32) -> [f64; 7] {
        let ms = |since: Instant| since.elapsed().as_secs_f64() * 1e3;
        let started = Instant::now();
        let mut program = Terminal::start(program, home);
        program.read_until(|screen| screen.contents().contains("Client ") && is_read(screen));
        let first = ms(started);
        program.read_until(|screen| screen.contents().contains("Client 00000"));
        let newest = ms(started);
        let down = program.repaint(b"\x1b[6~");
        // Ten sessions are on one page, so Page Down goes to the end.
        let end = if size < 30 { down } else { program.repaint(b"\x1b[F") };
        // A search without matches shows so only once all sessions are read.
        program.send(b"/zzz");
        program.read_until(|screen| screen.contents().contains(" 0 of "));
        let all = ms(started);
        program.send(b"\x1b");
        program.read_until(|screen| {
            screen.contents().contains("Start a new") || screen.contents().contains("Client")
        });
        program.send(b"\x1b[H");
        program.read_until(|screen| screen.contents().contains("Client 00000"));
        let later = program.repaint(b"\x1b[6~");
        let memory = program.peak_memory();
        program.end();
        let time = |time: Duration| time.as_secs_f64() * 1e3;
        [first, newest, time(down), time(end), all, time(later), memory]
    }

    /// Returns whether all sessions on the screen are read. The others show the name of their file, which begins with a day.
    fn is_read(screen: &vt100::Screen) -> bool {
        let contents = screen.contents();
        !contents
            .as_bytes()
            .windows(9)
            .any(|text| text[8] == b'-' && text[..8].iter().all(u8::is_ascii_digit))
    }

    /// Creates a library of sessions of about sixty events each, as the program writes them.
    fn library(count: u32) -> tempfile::TempDir {
        let home = tempfile::tempdir().expect("a temporary folder can be created");
        let folder = home.path().join("data/sessions");
        fs::create_dir_all(&folder).expect("a temporary folder can be created");
        let rulebook = salesorg::rulebook::Rulebook::shipped().expect("the shipped rulebook is valid");
        let now = Timestamp::now();
        for index in 0..count {
            let then = now - SignedDuration::from_mins(i64::from(index) * 7);
            let digest = format!("sha256:{}", "0".repeat(64));
            let reference = RulebookRef { id: rulebook.id.clone(), version: "1.0.0".into(), digest };
            let name = format!("Client {index:05}");
            // Within one day the order of the names differs from that of the times.
            let scattered = format!("{:04}", index.wrapping_mul(7919) % 10_000);
            let mut session = Session::new(new_id(then, &scattered, index), &name, "en", reference, then);
            for event in 0..60 {
                let question = rulebook.questions[event % rulebook.questions.len()].id.clone();
                let value = format!("answer {event}").into();
                session.record(event as u64 * 900, EventKind::Answered { question, value }, then);
            }
            let path = folder.join(format!("{}.json", session.id()));
            fs::write(&path, session.to_bytes()).expect("the disk can be written");
            File::create(path.with_extension("lock")).expect("the disk can be written");
            File::options()
                .write(true)
                .open(&path)
                .and_then(|file| file.set_modified(then.try_into().expect("a time of the system")))
                .expect("the disk can be written");
        }
        home
    }

    struct Terminal {
        child: Box<dyn portable_pty::Child + Send + Sync>,
        reader: Box<dyn Read + Send>,
        writer: Box<dyn Write + Send>,
        parser: vt100::Parser,
        /// Held because the terminal closes when it is dropped.
        _master: Box<dyn portable_pty::MasterPty + Send>,
    }

    impl Terminal {
        fn start(program: &OsStr, home: &Path) -> Self {
            let size = portable_pty::PtySize {
                rows: ROWS.get(),
                cols: COLUMNS.get(),
                pixel_width: 0,
                pixel_height: 0,
            };
            let pair = portable_pty::native_pty_system().openpty(size).expect("a pseudo-terminal");
            let mut command = portable_pty::CommandBuilder::new(program);
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

        /// Returns the time from a key until the screen has changed and all sessions on it are read.
        fn repaint(&mut self, key: &[u8]) -> Duration {
            let before = self.parser.screen().contents();
            let pressed = Instant::now();
            self.send(key);
            self.read_until(|screen| screen.contents() != before && is_read(screen));
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

        fn end(mut self) {
            self.send(b"\x03");
            let mut rest = Vec::new();
            // On Linux, reading from a terminal whose program has ended is an error, which only marks the end.
            let _ = self.reader.read_to_end(&mut rest);
            self.child.wait().expect("the program ends");
        }
    }
}
