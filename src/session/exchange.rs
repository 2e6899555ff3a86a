//! Sessions on their way in and out: one in a file of its own, or many as JSON Lines, one object a line.
//!
//! Many are read one by one, so that their number costs no memory, and a bad line never stops the rest, be it the first.

use super::Session;
use crate::json::{self, LARGEST};
use crate::locale::Problem;
use serde::de::IgnoredAny;
use std::io::{self, BufRead, Cursor, Read};

/// Something read that was meant to be a session.
#[derive(Debug)]
pub struct Incoming {
    /// Its line, from 1; none where the file is one session.
    pub line: Option<usize>,
    /// The session, or all that is wrong with it.
    pub session: Result<Session, Vec<Problem>>,
}

/// Reads sessions one after the other. Empty lines are passed over; an empty file holds none.
pub fn read<R: BufRead>(input: R) -> Sessions<R> {
    Sessions { ahead: Cursor::default(), input, line: 0, mode: Mode::Unknown }
}

/// The sessions of a file.
#[derive(Debug)]
pub struct Sessions<R> {
    /// What was read ahead of the input and given back.
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
            // Pretty-printed, a session has its first line to a brace alone; in JSON Lines it ends where its line ends.
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

    /// Reads on from the first line as one session. Where that fails and a line further on is an object by itself, the first
    /// one was cut short: then what was read ahead is given back, to be read as lines.
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

    /// What was given back, then the rest.
    fn input(&mut self) -> impl BufRead + '_ {
        (&mut self.ahead).chain(&mut self.input)
    }

    /// Passes over the rest of a line; returns how many bytes that were, without its end.
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

/// Whether a line is an object that something stands in. Within pretty-printed JSON objects are indented.
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
        read(text).map(|incoming| told(incoming.expect("read"))).collect()
    }

    #[test]
    fn one_file_is_one_session() {
        let bytes = session("Acme").to_bytes();
        assert_eq!(all(&bytes), [(None, Ok("Acme".to_owned()))]);
        assert_eq!(all(b""), []);
        assert_eq!(all(b"\n \n"), []);
        assert_eq!(all(b"hello"), [(None, Err("json-malformed".to_owned()))]);
    }

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

    #[test]
    fn a_line_beyond_all_bounds_is_told_and_passed_over() {
        let (one, two) = (session("One").to_line(), session("Two").to_line());
        let text = format!("{one}\n{}\n{two}\n", "x".repeat(3 * LARGEST));
        let told = all(text.as_bytes());
        assert_eq!(told[1], (Some(2), Err("json-too-large-by".to_owned())));
        assert_eq!(told[2], (Some(3), Ok("Two".to_owned())));
        assert_eq!(all("x".repeat(LARGEST + 1).as_bytes()).len(), 1);
    }

    #[test]
    fn a_first_line_that_is_cut_short_costs_none_of_the_others() {
        let (one, two) = (session("One").to_line(), session("Two").to_line());
        let cut = &one[..one.len() / 2];
        let told = all(format!("\n{cut}\n{one}\n\n{cut}\n{two}").as_bytes());
        let short = || Err("json-truncated".to_owned());
        let (one, two) = (Ok("One".to_owned()), Ok("Two".to_owned()));
        assert_eq!(told, [(Some(2), short()), (Some(3), one), (Some(5), short()), (Some(6), two)]);
        // One session that is cut short is no lines, though a line of it may end as an object does.
        let whole = session("One").to_bytes();
        assert_eq!(all(&whole[..whole.len() - 3]), [(None, short())]);
    }

    #[test]
    fn a_first_line_beyond_all_bounds_costs_none_of_the_others() {
        let one = session("One").to_line();
        let told = all(format!("{}\n{one}\n", "x".repeat(LARGEST + 1)).as_bytes());
        assert_eq!(told, [(Some(1), Err("json-too-large-by".to_owned())), (Some(2), Ok("One".to_owned()))]);
    }

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

    #[test]
    fn a_line_holds_what_the_file_holds() {
        let session = session("Acme");
        assert!(!session.to_line().contains('\n'));
        assert_eq!(crate::session::Session::from_bytes(session.to_line().as_bytes()), Ok(session));
    }
}
