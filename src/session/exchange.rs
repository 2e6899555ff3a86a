//! Reads sessions from elsewhere: one in a file of its own, or many as JSON Lines, one object a line.
//!
//! Many sessions are read one by one, so that their number costs no memory. A bad line never stops the rest,
//! not even the first line.

use super::Session;
use crate::json::{self, LARGEST};
use crate::locale::Problem;
use serde::de::IgnoredAny;
use std::io::{self, BufRead, Cursor, Read};

/// A session that was read, or the reasons why it could not be.
#[derive(Debug)]
pub struct Incoming {
    /// The number of its line, from 1; `None` if the file is a single session.
    pub line: Option<usize>,
    /// The session, or all of its problems.
    pub session: Result<Session, Vec<Problem>>,
}

/// Returns an iterator over the sessions of `input`. Empty lines are skipped; an empty file has no sessions.
pub fn read<R: BufRead>(input: R) -> Sessions<R> {
    Sessions { ahead: Cursor::default(), input, line: 0, mode: Mode::Unknown }
}

/// An iterator over the sessions of a file.
#[derive(Debug)]
pub struct Sessions<R> {
    /// Bytes that were read ahead of the input and are to be read again as lines.
    ahead: Cursor<Vec<u8>>,
    input: R,
    line: usize,
    mode: Mode,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Unknown,
    Lines,
    Done,
}

impl<R: BufRead> Iterator for Sessions<R> {
    type Item = io::Result<Incoming>;

    fn next(&mut self) -> Option<Self::Item> {
        self.incoming().transpose()
    }
}

impl<R: BufRead> Sessions<R> {
    fn incoming(&mut self) -> io::Result<Option<Incoming>> {
        while self.mode != Mode::Done {
            let mut bytes = Vec::new();
            let read = self.input().take(LARGEST as u64 + 1).read_until(b'\n', &mut bytes)?;
            self.line += 1;
            if read == 0 {
                self.mode = Mode::Done;
                break;
            }
            if bytes.len() > LARGEST {
                self.mode = Mode::Lines;
                let size = bytes.len() + self.skip_line()?;
                let session = Err(vec![Problem::new("", json::too_large_by(size))]);
                return Ok(Some(Incoming { line: Some(self.line), session }));
            }
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            // The first line of a pretty-printed session is a single brace; a session in JSON Lines ends with
            // its line.
            if self.mode == Mode::Unknown && !bytes.trim_ascii().ends_with(b"}") {
                return self.whole(bytes).map(Some);
            }
            self.mode = Mode::Lines;
            return Ok(Some(Incoming {
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
    fn whole(&mut self, mut bytes: Vec<u8>) -> io::Result<Incoming> {
        let first = bytes.len();
        self.input().take((LARGEST + 1 - first) as u64).read_to_end(&mut bytes)?;
        let session = Session::from_bytes(&bytes);
        if session.is_ok() || !bytes[first..].split(|&byte| byte == b'\n').any(is_object) {
            self.mode = Mode::Done;
            return Ok(Incoming { line: None, session });
        }
        self.mode = Mode::Lines;
        let session = Session::from_bytes(bytes[..first].trim_ascii());
        self.ahead = Cursor::new(bytes);
        self.ahead.set_position(first as u64);
        Ok(Incoming { line: Some(self.line), session })
    }

    /// Returns the bytes that were read ahead, followed by the rest of the input.
    fn input(&mut self) -> impl BufRead + '_ {
        (&mut self.ahead).chain(&mut self.input)
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
fn is_object(line: &[u8]) -> bool {
    line.starts_with(b"{")
        && line.trim_ascii_end().ends_with(b"}")
        && json::count_values(line) > 1
        && serde_json::from_slice::<IgnoredAny>(line).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{Incoming, read};
    use crate::json::LARGEST;
    use crate::session::store::tests::session;

    fn all(text: &[u8]) -> Vec<(Option<usize>, Result<String, String>)> {
        let told = |incoming: Incoming| {
            let wrong = |problems: Vec<crate::locale::Problem>| problems[0].message.key().to_owned();
            (incoming.line, incoming.session.map(|session| session.name().to_owned()).map_err(wrong))
        };
        read(text).map(|incoming| told(incoming.expect("the file can be read"))).collect()
    }

    /// A pretty-printed file is one session, and an empty file has none.
    #[test]
    fn one_file_is_one_session() {
        let bytes = session("Acme").to_bytes();
        assert_eq!(all(&bytes), [(None, Ok("Acme".to_owned()))]);
        assert_eq!(all(b""), []);
        assert_eq!(all(b"\n \n"), []);
        assert_eq!(all(b"hello"), [(None, Err("json-malformed".to_owned()))]);
    }

    /// The lines after a bad one are read, each with its number.
    #[test]
    fn a_bad_line_does_not_stop_the_rest() {
        let (one, two) = (session("One").to_line(), session("Two").to_line());
        let text = format!("{one}\n\n{{\"format\": 3}}\n{two}");
        let wrong = Err("session-no-format".to_owned());
        assert_eq!(
            all(text.as_bytes()),
            [(Some(1), Ok("One".to_owned())), (Some(3), wrong), (Some(4), Ok("Two".to_owned()))]
        );
    }

    /// A line that is too large is a problem of that line only.
    #[test]
    fn a_line_beyond_all_bounds_is_told_and_passed_over() {
        let (one, two) = (session("One").to_line(), session("Two").to_line());
        let text = format!("{one}\n{}\n{two}\n", "x".repeat(3 * LARGEST));
        let told = all(text.as_bytes());
        assert_eq!(told[1], (Some(2), Err("json-too-large-by".to_owned())));
        assert_eq!(told[2], (Some(3), Ok("Two".to_owned())));
        assert_eq!(all("x".repeat(LARGEST + 1).as_bytes()).len(), 1);
    }

    /// The lines after a truncated first line are read, while a truncated pretty-printed session stays one
    /// problem.
    #[test]
    fn a_first_line_that_is_cut_short_costs_none_of_the_others() {
        let (one, two) = (session("One").to_line(), session("Two").to_line());
        let cut = &one[..one.len() / 2];
        let told = all(format!("\n{cut}\n{one}\n\n{cut}\n{two}").as_bytes());
        let short = || Err("json-truncated".to_owned());
        let (one, two) = (Ok("One".to_owned()), Ok("Two".to_owned()));
        assert_eq!(told, [(Some(2), short()), (Some(3), one), (Some(5), short()), (Some(6), two)]);
        // A single truncated session is not read as lines, even if one of its lines ends like an object.
        let whole = session("One").to_bytes();
        assert_eq!(all(&whole[..whole.len() - 3]), [(None, short())]);
    }

    /// The lines after a first line that is too large are read.
    #[test]
    fn a_first_line_beyond_all_bounds_costs_none_of_the_others() {
        let one = session("One").to_line();
        let told = all(format!("{}\n{one}\n", "x".repeat(LARGEST + 1)).as_bytes());
        assert_eq!(told, [(Some(1), Err("json-too-large-by".to_owned())), (Some(2), Ok("One".to_owned()))]);
    }

    /// After a truncated first line all lines are read, even if they are more than what is read ahead.
    #[test]
    fn more_lines_than_are_read_ahead_come_one_by_one() {
        let one = session("One").to_line();
        let count = LARGEST / (one.len() + 1) + 2;
        let text = format!("{{\n{}", format!("{one}\n").repeat(count));
        assert_eq!(
            read(text.as_bytes()).filter(|read| read.as_ref().is_ok_and(|one| one.session.is_ok())).count(),
            count
        );
    }

    /// A session written as a line is read back equal.
    #[test]
    fn a_line_holds_what_the_file_holds() {
        let session = session("Acme");
        assert!(!session.to_line().contains('\n'));
        assert_eq!(crate::session::Session::from_bytes(session.to_line().as_bytes()), Ok(session));
    }
}
