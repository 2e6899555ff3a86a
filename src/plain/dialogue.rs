//! The two ends of a conversation in lines: what is typed and what is printed.
//!
//! A line that is typed is bounded, so a stream without line breaks costs no memory, and what is no text is told
//! rather than guessed at.

use crate::locale::{Message, Translator};
use crate::report::text_writer::{TextOptions, TextWriter};
use std::io::{self, BufRead, Read, Write};

/// The most bytes of one typed line.
const MAX_LINE_BYTES: u64 = 64 << 10;

fn is_interrupted(error: &io::Error) -> bool {
    error.get_ref().and_then(|inner| inner.downcast_ref::<Interrupted>()).is_some()
}

/// A line that was not entered, as far as it is text.
fn unconfirmed(line: Vec<u8>) -> String {
    String::from_utf8(line).unwrap_or_default()
}

/// A conversation in lines.
pub struct Dialogue<'a> {
    /// Where lines come from.
    pub input: &'a mut dyn BufRead,
    /// Where lines go.
    pub out: &'a mut dyn Write,
    /// The interface's words.
    pub translator: &'a Translator,
    /// How what is printed is laid out.
    pub text_options: TextOptions,
    /// Whether the input is no terminal: a typed line is then printed again, as a log would not show it otherwise.
    pub echo: bool,
}

/// The error of an input whose reading a signal interrupted.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("interrupted")]
pub struct Interrupted;

/// What came in.
pub(super) enum LineInput {
    /// A line, without its end.
    Line(String),
    /// Something that is no line of text, with what to say of it.
    Invalid(Message),
    /// The input has ended, with what was typed and not entered.
    End(String),
    /// Reading was interrupted, with what was typed and not entered.
    Interrupted(String),
}

impl Dialogue<'_> {
    /// Prompts and waits for a line.
    pub(super) fn read_input(&mut self) -> io::Result<LineInput> {
        self.out.write_all(b"> ")?;
        self.out.flush()?;
        let mut line = Vec::new();
        let length = match (&mut *self.input).take(MAX_LINE_BYTES).read_until(b'\n', &mut line) {
            Err(error) if is_interrupted(&error) => {
                self.end_line();
                return Ok(LineInput::Interrupted(unconfirmed(line)));
            }
            read => read?,
        };
        // On a terminal a line counts once Enter is pressed; of a file or a pipe the last line may lack its end.
        if length == 0 || !self.echo && (length as u64) < MAX_LINE_BYTES && line.last() != Some(&b'\n') {
            self.end_line();
            return Ok(LineInput::End(unconfirmed(line)));
        }
        if line.last() != Some(&b'\n') && length as u64 == MAX_LINE_BYTES {
            self.skip_line()?;
            self.echo("...")?;
            return Ok(LineInput::Invalid(Message::new("plain-line-too-long").arg("most", MAX_LINE_BYTES)));
        }
        let Ok(line) = String::from_utf8(line) else {
            self.echo("?")?;
            return Ok(LineInput::Invalid(Message::new("plain-line-not-text")));
        };
        let line = line.trim_end_matches(['\n', '\r']).to_owned();
        self.echo(&crate::locale::sanitize(&line))?;
        Ok(LineInput::Line(line))
    }

    /// Ends the line of the prompt, where anybody still reads: what is to be saved goes before what cannot be said.
    fn end_line(&mut self) {
        let _ = self.out.write_all(b"\n").and_then(|()| self.out.flush());
    }

    fn skip_line(&mut self) -> io::Result<()> {
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
    pub fn read_line(&mut self) -> io::Result<Option<String>> {
        loop {
            match self.read_input()? {
                LineInput::Line(line) => return Ok(Some(line)),
                LineInput::Invalid(message) => self.print_message(&message)?,
                LineInput::End(_) | LineInput::Interrupted(_) => return Ok(None),
            }
        }
    }

    /// Prints what is put on a page.
    pub(super) fn print(&mut self, fill: impl FnOnce(&mut TextWriter, &Translator)) -> io::Result<()> {
        let mut writer = TextWriter::new(self.text_options);
        fill(&mut writer, self.translator);
        self.out.write_all(writer.into_text().as_bytes())
    }

    /// Prints a message.
    pub fn print_message(&mut self, message: &Message) -> io::Result<()> {
        self.print(|page, words| page.paragraph(0, &words.translate(message)))
    }

    /// Leaves a line free.
    pub(super) fn print_blank_line(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }
}
