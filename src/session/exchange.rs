//! Sessions on their way in and out: one in a file of its own, or many as JSON Lines, one object a line.
//!
//! Many are read one by one, so that their number costs no memory, and a bad line never stops the rest.

use super::Session;
use crate::json::{self, LARGEST};
use crate::locale::Problem;
use std::io::{self, BufRead, Read};

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
    Sessions { input, line: 0, mode: Mode::Unknown }
}

/// The sessions of a file.
#[derive(Debug)]
pub struct Sessions<R> {
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
            let read = (&mut self.input).take(LARGEST as u64 + 1).read_until(b'\n', &mut bytes)?;
            self.line += 1;
            if read == 0 {
                self.mode = Mode::Done;
                break;
            }
            if bytes.len() > LARGEST {
                let rest = self.skip_line();
                self.mode = if self.mode == Mode::Lines { Mode::Lines } else { Mode::Done };
                let session = Err(vec![Problem::new("", json::too_large())]);
                return rest.map(|()| Some(Incoming { line: Some(self.line), session }));
            }
            let text = bytes.trim_ascii();
            if text.is_empty() {
                continue;
            }
            // Pretty-printed, a session has its first line to a brace alone; in JSON Lines it ends where its line ends.
            if self.mode == Mode::Unknown && !text.ends_with(b"}") {
                self.mode = Mode::Done;
                (&mut self.input).take((LARGEST + 1 - bytes.len()) as u64).read_to_end(&mut bytes)?;
                return Ok(Some(Incoming { line: None, session: Session::from_bytes(&bytes) }));
            }
            self.mode = Mode::Lines;
            return Ok(Some(Incoming { line: Some(self.line), session: Session::from_bytes(text) }));
        }
        Ok(None)
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let (used, ended) = {
                let bytes = self.input.fill_buf()?;
                match bytes.iter().position(|&byte| byte == b'\n') {
                    Some(end) => (end + 1, true),
                    None => (bytes.len(), bytes.is_empty()),
                }
            };
            self.input.consume(used);
            if ended {
                return Ok(());
            }
        }
    }
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
        assert_eq!(told[1], (Some(2), Err("json-too-large".to_owned())));
        assert_eq!(told[2], (Some(3), Ok("Two".to_owned())));
        assert_eq!(all("x".repeat(LARGEST + 1).as_bytes()).len(), 1);
    }

    #[test]
    fn a_line_holds_what_the_file_holds() {
        let session = session("Acme");
        assert!(!session.to_line().contains('\n'));
        assert_eq!(crate::session::Session::from_bytes(session.to_line().as_bytes()), Ok(session));
    }
}
