//! Reads sessions from elsewhere: one in a file of its own, or many as JSON Lines, one object a line.
//!
//! Many sessions are read one by one, so that their number costs no memory. A bad line never stops the rest,
//! not even the first line.

use super::Session;
use crate::json::{self, MAX_FILE_BYTES};
use crate::locale::Problem;
use serde::de::IgnoredAny;
use std::io::{self, BufRead, Cursor, Read};

/// A session that was read, or the reasons why it could not be.
#[derive(Debug)]
pub struct IncomingSession {
    /// The number of its line, from 1; `None` if the file is a single session.
    pub line: Option<usize>,
    /// The session, or all of its problems.
    pub session: Result<Session, Vec<Problem>>,
}

/// Returns an iterator over the sessions of `input`. Empty lines are skipped; an empty file has no sessions.
pub fn read<R: BufRead>(input: R) -> SessionReader<R> {
    SessionReader { read_ahead: Cursor::default(), input, line: 0, mode: Mode::Unknown }
}

/// An iterator over the sessions of a file.
#[derive(Debug)]
pub struct SessionReader<R> {
    /// Bytes that were read ahead of the input and are to be read again as lines.
    read_ahead: Cursor<Vec<u8>>,
    input: R,
    line: usize,
    mode: Mode,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Unknown,
    Lines,
    Finished,
}

impl<R: BufRead> Iterator for SessionReader<R> {
    type Item = io::Result<IncomingSession>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_session().transpose()
    }
}

impl<R: BufRead> SessionReader<R> {
    fn next_session(&mut self) -> io::Result<Option<IncomingSession>> {
        while self.mode != Mode::Finished {
            let mut bytes = Vec::new();
            let read = self.input().take(MAX_FILE_BYTES as u64 + 1).read_until(b'\n', &mut bytes)?;
            self.line += 1;
            if read == 0 {
                self.mode = Mode::Finished;
                break;
            }
            if bytes.len() > MAX_FILE_BYTES {
                self.mode = Mode::Lines;
                let size = bytes.len() + self.skip_line()?;
                let session = Err(vec![Problem::new("", json::too_large_by(size))]);
                return Ok(Some(IncomingSession { line: Some(self.line), session }));
            }
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            // The first line of a pretty-printed session is a single brace; a session in JSON Lines ends with
            // its line.
            if self.mode == Mode::Unknown && !bytes.trim_ascii().ends_with(b"}") {
                return self.read_whole(bytes).map(Some);
            }
            self.mode = Mode::Lines;
            return Ok(Some(IncomingSession {
                line: Some(self.line),
                session: Session::from_bytes(bytes.trim_ascii()),
            }));
        }
        Ok(None)
    }

    /// Reads the rest of the input and parses it with the first line as a single session.
    ///
    /// If that fails and a later line is an object by itself, the first line was cut short. The bytes after
    /// it are then read again as lines.
    fn read_whole(&mut self, mut bytes: Vec<u8>) -> io::Result<IncomingSession> {
        let first = bytes.len();
        self.input().take((MAX_FILE_BYTES + 1 - first) as u64).read_to_end(&mut bytes)?;
        let session = Session::from_bytes(&bytes);
        if session.is_ok() || !bytes[first..].split(|&byte| byte == b'\n').any(is_json_object) {
            self.mode = Mode::Finished;
            return Ok(IncomingSession { line: None, session });
        }
        self.mode = Mode::Lines;
        let session = Session::from_bytes(bytes[..first].trim_ascii());
        self.read_ahead = Cursor::new(bytes);
        self.read_ahead.set_position(first as u64);
        Ok(IncomingSession { line: Some(self.line), session })
    }

    /// Returns the bytes that were read ahead, followed by the rest of the input.
    fn input(&mut self) -> impl BufRead + '_ {
        (&mut self.read_ahead).chain(&mut self.input)
    }

    /// Skips the rest of a line. Returns how many bytes that were, without the line break.
    fn skip_line(&mut self) -> io::Result<usize> {
        let mut input = self.input();
        let mut skipped = 0;
        loop {
            let (used, ended) = {
                let bytes = input.fill_buf()?;
                match bytes.iter().position(|&byte| byte == b'\n') {
                    Some(end) => (end + 1, true),
                    None => (bytes.len(), bytes.is_empty()),
                }
            };
            input.consume(used);
            skipped += used;
            if ended {
                return Ok(skipped - usize::from(used > 0));
            }
        }
    }
}

/// Returns whether a line is a JSON object with content. Objects within pretty-printed JSON are indented.
fn is_json_object(line: &[u8]) -> bool {
    line.starts_with(b"{")
        && line.trim_ascii_end().ends_with(b"}")
        && json::count_values(line) > 1
        && serde_json::from_slice::<IgnoredAny>(line).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{IncomingSession, read};
    use crate::json::MAX_FILE_BYTES;
    use crate::session::store::tests::session;

    fn read_all(text: &[u8]) -> Vec<(Option<usize>, Result<String, String>)> {
        let result = |incoming: IncomingSession| {
            let first_key = |problems: Vec<crate::locale::Problem>| problems[0].message.key().to_owned();
            (incoming.line, incoming.session.map(|session| session.name().to_owned()).map_err(first_key))
        };
        read(text).map(|incoming| result(incoming.expect("the file can be read"))).collect()
    }

    /// A pretty-printed file is one session, and an empty file has none.
    #[test]
    fn read_accepts_a_single_session() {
        let bytes = session("Acme").to_bytes();
        assert_eq!(read_all(&bytes), [(None, Ok("Acme".to_owned()))]);
        assert_eq!(read_all(b""), []);
        assert_eq!(read_all(b"\n \n"), []);
        assert_eq!(read_all(b"hello"), [(None, Err("json-malformed".to_owned()))]);
    }

    /// The lines after a bad one are read, each with its number.
    #[test]
    fn read_continues_after_a_bad_line() {
        let (one, two) = (session("One").to_line(), session("Two").to_line());
        let text = format!("{one}\n\n{{\"format\": 3}}\n{two}");
        let wrong = Err("session-no-format".to_owned());
        assert_eq!(
            read_all(text.as_bytes()),
            [(Some(1), Ok("One".to_owned())), (Some(3), wrong), (Some(4), Ok("Two".to_owned()))]
        );
    }

    /// A line that is too large is a problem of that line only.
    #[test]
    fn read_skips_a_line_that_is_too_large() {
        let (one, two) = (session("One").to_line(), session("Two").to_line());
        let text = format!("{one}\n{}\n{two}\n", "x".repeat(3 * MAX_FILE_BYTES));
        let results = read_all(text.as_bytes());
        assert_eq!(results[1], (Some(2), Err("json-too-large-by".to_owned())));
        assert_eq!(results[2], (Some(3), Ok("Two".to_owned())));
        assert_eq!(read_all("x".repeat(MAX_FILE_BYTES + 1).as_bytes()).len(), 1);
    }

    /// The lines after a truncated first line are read, while a truncated pretty-printed session stays one
    /// problem.
    #[test]
    fn read_continues_after_a_truncated_first_line() {
        let (one, two) = (session("One").to_line(), session("Two").to_line());
        let cut = &one[..one.len() / 2];
        let results = read_all(format!("\n{cut}\n{one}\n\n{cut}\n{two}").as_bytes());
        let truncated = || Err("json-truncated".to_owned());
        let (one, two) = (Ok("One".to_owned()), Ok("Two".to_owned()));
        assert_eq!(results, [(Some(2), truncated()), (Some(3), one), (Some(5), truncated()), (Some(6), two)]);
        // A single truncated session is not read as lines, even if one of its lines ends like an object.
        let whole = session("One").to_bytes();
        assert_eq!(read_all(&whole[..whole.len() - 3]), [(None, truncated())]);
    }

    /// The lines after a first line that is too large are read.
    #[test]
    fn read_continues_after_a_first_line_that_is_too_large() {
        let one = session("One").to_line();
        let results = read_all(format!("{}\n{one}\n", "x".repeat(MAX_FILE_BYTES + 1)).as_bytes());
        assert_eq!(
            results,
            [(Some(1), Err("json-too-large-by".to_owned())), (Some(2), Ok("One".to_owned()))]
        );
    }

    /// After a truncated first line all lines are read, even if they are more than what is read ahead.
    #[test]
    fn read_returns_lines_beyond_the_read_ahead_limit() {
        let one = session("One").to_line();
        let count = MAX_FILE_BYTES / (one.len() + 1) + 2;
        let text = format!("{{\n{}", format!("{one}\n").repeat(count));
        assert_eq!(
            read(text.as_bytes()).filter(|read| read.as_ref().is_ok_and(|one| one.session.is_ok())).count(),
            count
        );
    }

    /// A session written as a line is read back equal.
    #[test]
    fn line_has_the_whole_session() {
        let session = session("Acme");
        assert!(!session.to_line().contains('\n'));
        assert_eq!(crate::session::Session::from_bytes(session.to_line().as_bytes()), Ok(session));
    }
}
