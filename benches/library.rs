//! What ten thousand saved sessions cost on the home screen, beside ten, taken in turns: the first screen, Page Down and End to
//! repaint, and memory once all are read. The real binary in a pseudo-terminal of 100x30.

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
    use std::fs::{self, File};
    use std::io::{Read, Write};
    use std::num::NonZero;
    use std::path::Path;
    use std::time::{Duration, Instant};

    /// How often each thing is measured. Medians are reported.
    const ROUNDS: usize = 20;
    const COLUMNS: NonZero<u16> = NonZero::new(100).expect("not zero");
    const ROWS: NonZero<u16> = NonZero::new(30).expect("not zero");
    /// The sessions of the two libraries.
    const SIZES: [u32; 2] = [10, 10_000];

    pub fn measure() {
        let folders = SIZES.map(library);
        let mut figures = SIZES.map(|_| [const { Vec::<f64>::new() }; 7]);
        for round in 0..=ROUNDS {
            for (index, folder) in folders.iter().enumerate() {
                let row = visit(folder.path(), SIZES[index]);
                // The first round warms the caches and is not counted.
                if round > 0 {
                    figures[index].iter_mut().zip(row).for_each(|(values, value)| values.push(value));
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
                let values = &mut figures[index][line];
                values.sort_by(f64::total_cmp);
                let (least, median, most) = (values[0], values[values.len() / 2], values[values.len() - 1]);
                println!("{name:<36} {size:>6} sessions {median:9.2}  ({least:.2} to {most:.2})");
            }
        }
    }

    /// One visit to the home screen.
    fn visit(home: &Path, size: u32) -> [f64; 7] {
        let ms = |since: Instant| since.elapsed().as_secs_f64() * 1e3;
        let started = Instant::now();
        let mut program = Terminal::start(home);
        program.until(|screen| screen.contents().contains("Client "));
        let first = ms(started);
        program.until(|screen| screen.contents().contains("Client 00000"));
        let newest = ms(started);
        let down = program.repaint(b"\x1b[6~");
        // Ten are all on one page, so it ends there.
        let end = if size < 30 { down } else { program.repaint(b"\x1b[F") };
        // That nothing fits is said only once all are read.
        program.send(b"/zzz");
        program.until(|screen| screen.contents().contains(" 0 of "));
        let all = ms(started);
        program.send(b"\x1b");
        program.until(|screen| {
            screen.contents().contains("Start a new") || screen.contents().contains("Client")
        });
        program.send(b"\x1b[H");
        program.until(|screen| screen.contents().contains("Client 00000"));
        let later = program.repaint(b"\x1b[6~");
        let memory = program.peak_memory();
        program.end();
        let time = |time: Duration| time.as_secs_f64() * 1e3;
        [first, newest, time(down), time(end), all, time(later), memory]
    }

    /// A library of sessions of some sixty events each, as the program itself leaves them.
    fn library(count: u32) -> tempfile::TempDir {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("data/sessions");
        fs::create_dir_all(&folder).expect("a folder");
        let rulebook = salesorg::rulebook::Rulebook::shipped().expect("the shipped rulebook is right");
        let now = Timestamp::now();
        for index in 0..count {
            let then = now - SignedDuration::from_mins(i64::from(index) * 7);
            let digest = format!("sha256:{}", "0".repeat(64));
            let of = RulebookRef { id: rulebook.id.clone(), version: "1.0.0".into(), digest };
            let name = format!("Client {index:05}");
            // Within a day names say nothing of the time.
            let scattered = format!("{:04}", index.wrapping_mul(7919) % 10_000);
            let mut session = Session::new(new_id(then, &scattered, index), &name, "en", of, then);
            for event in 0..60 {
                let question = rulebook.questions[event % rulebook.questions.len()].id.clone();
                let value = format!("answer {event}").into();
                session.record(event as u64 * 900, EventKind::Answered { question, value }, then);
            }
            let path = folder.join(format!("{}.json", session.id()));
            fs::write(&path, session.to_bytes()).expect("a disk");
            File::create(path.with_extension("lock")).expect("a disk");
            File::options()
                .write(true)
                .open(&path)
                .and_then(|file| file.set_modified(then.try_into().expect("a time of the system")))
                .expect("a disk");
        }
        home
    }

    struct Terminal {
        child: Box<dyn portable_pty::Child + Send + Sync>,
        reader: Box<dyn Read + Send>,
        writer: Box<dyn Write + Send>,
        parser: vt100::Parser,
        /// Kept, since the terminal closes with it.
        _master: Box<dyn portable_pty::MasterPty + Send>,
    }

    impl Terminal {
        fn start(home: &Path) -> Self {
            let size = portable_pty::PtySize {
                rows: ROWS.get(),
                cols: COLUMNS.get(),
                pixel_width: 0,
                pixel_height: 0,
            };
            let pair = portable_pty::native_pty_system().openpty(size).expect("a pseudo-terminal");
            let mut command = portable_pty::CommandBuilder::new(env!("CARGO_BIN_EXE_salesorg"));
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

        /// Reads until the screen is as it should be. A program that never gets there ends with its output, and so does this.
        fn until(&mut self, as_it_should: impl Fn(&vt100::Screen) -> bool) {
            let mut buffer = [0; 1 << 13];
            while !as_it_should(self.parser.screen()) {
                let count = self.reader.read(&mut buffer).unwrap_or_default();
                assert!(count > 0, "the program ended at\n{}", self.parser.screen().contents());
                self.parser.process(&buffer[..count]);
            }
        }

        /// How long it takes from a key until the screen has changed.
        fn repaint(&mut self, key: &[u8]) -> Duration {
            let before = self.parser.screen().contents();
            let pressed = Instant::now();
            self.send(key);
            self.until(|screen| screen.contents() != before);
            pressed.elapsed()
        }

        /// The most memory that the program has had resident so far, in MiB. Not a number where the system does not tell.
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
            // Reading a terminal whose program has ended is an error on Linux: the end is what is waited for.
            let _ = self.reader.read_to_end(&mut rest);
            self.child.wait().expect("the program ends");
        }
    }
}
