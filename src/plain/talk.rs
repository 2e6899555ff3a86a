//! The two ends of a conversation in lines: what is typed and what is printed.
//!
//! A line that is typed is bounded, so a stream without line breaks costs no memory, and what is no text is told
//! rather than guessed at.

use crate::locale::{Message, Words};
use crate::report::page::{Looks, Page};
use std::io::{self, BufRead, Read, Write};

/// The most bytes of one typed line.
const LONGEST: u64 = 64 << 10;

fn is_interrupted(error: &io::Error) -> bool {
    error.get_ref().and_then(|inner| inner.downcast_ref::<Interrupted>()).is_some()
}

/// A line that was not entered, as far as it is text.
fn unfinished(line: Vec<u8>) -> String {
    String::from_utf8(line).unwrap_or_default()
}

/// A conversation in lines.
pub struct Talk<'a> {
    /// Where lines come from.
    pub input: &'a mut dyn BufRead,
    /// Where lines go.
    pub out: &'a mut dyn Write,
    /// The interface's words.
    pub words: &'a Words,
    /// How what is printed is laid out.
    pub looks: Looks,
    /// Whether the input is no terminal: a typed line is then printed again, as a log would not show it otherwise.
    pub echo: bool,
}

/// The error of an input whose reading a signal interrupted.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("interrupted")]
pub struct Interrupted;

/// What came in.
pub(super) enum Heard {
    /// A line, without its end.
    Line(String),
    /// Something that is no line of text, with what to say of it.
    Unclear(Message),
    /// The input has ended, with what was typed and not entered.
    End(String),
    /// Reading was interrupted, with what was typed and not entered.
    Interrupted(String),
}

impl Talk<'_> {
    /// Prompts and waits for a line.
    pub(super) fn hear(&mut self) -> io::Result<Heard> {
        self.out.write_all(b"> ")?;
        self.out.flush()?;
        let mut line = Vec::new();
        let read = match (&mut *self.input).take(LONGEST).read_until(b'\n', &mut line) {
            Err(error) if is_interrupted(&error) => {
                self.end_line();
                return Ok(Heard::Interrupted(unfinished(line)));
            }
            read => read?,
        };
        // On a terminal a line counts once Enter is pressed; of a file or a pipe the last line may lack its end.
        if read == 0 || !self.echo && (read as u64) < LONGEST && line.last() != Some(&b'\n') {
            self.end_line();
            return Ok(Heard::End(unfinished(line)));
        }
        if line.last() != Some(&b'\n') && read as u64 == LONGEST {
            self.pass_over_line()?;
            self.echo("...")?;
            return Ok(Heard::Unclear(Message::new("plain-line-too-long").with("most", LONGEST)));
        }
        let Ok(line) = String::from_utf8(line) else {
            self.echo("?")?;
            return Ok(Heard::Unclear(Message::new("plain-line-not-text")));
        };
        let line = line.trim_end_matches(['\n', '\r']).to_owned();
        self.echo(&crate::locale::harmless(&line))?;
        Ok(Heard::Line(line))
    }

    /// Ends the line of the prompt, where anybody still reads: what is to be saved goes before what cannot be said.
    fn end_line(&mut self) {
        let _ = self.out.write_all(b"\n").and_then(|()| self.out.flush());
    }

    fn pass_over_line(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                return Ok(());
            }
            let end = buffer.iter().position(|&byte| byte == b'\n');
            let length = end.map_or(buffer.len(), |end| end + 1);
            self.input.consume(length);
            if end.is_some() {
                return Ok(());
            }
        }
    }

    fn echo(&mut self, line: &str) -> io::Result<()> {
        if self.echo { writeln!(self.out, "{line}") } else { Ok(()) }
    }

    /// Prompts and waits for a line of text; none where the input has ended. What is no text is told and asked for again.
    pub fn line(&mut self) -> io::Result<Option<String>> {
        loop {
            match self.hear()? {
                Heard::Line(line) => return Ok(Some(line)),
                Heard::Unclear(message) => self.say(&message)?,
                Heard::End(_) | Heard::Interrupted(_) => return Ok(None),
            }
        }
    }

    /// Prints what is put on a page.
    pub(super) fn print(&mut self, fill: impl FnOnce(&mut Page, &Words)) -> io::Result<()> {
        let mut page = Page::new(self.looks);
        fill(&mut page, self.words);
        self.out.write_all(page.into_text().as_bytes())
    }

    /// Prints a message.
    pub fn say(&mut self, message: &Message) -> io::Result<()> {
        self.print(|page, words| page.paragraph(0, &words.say(message)))
    }

    /// Leaves a line free.
    pub(super) fn blank(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }
}
