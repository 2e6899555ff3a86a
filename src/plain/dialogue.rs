//! The input and output of a conversation in lines.
//!
//! The length of a typed line is limited, so that a stream without line breaks needs little memory. Input that is not
//! text is reported and not guessed at.

use crate::locale::{Message, Translator};
use crate::render::text_writer::{TextOptions, TextWriter};
use std::io::{self, BufRead, Read, Write};

/// The prompt before a typed line. Speech programs do not read it aloud, as they do a colon or "greater than".
const PROMPT: &[u8] = b"? ";

/// The maximum number of bytes of a typed line.
const MAX_LINE_BYTES: u64 = 64 << 10;

/// Returns whether an error is [`Interrupted`].
fn is_interrupted(error: &io::Error) -> bool {
    error.get_ref().and_then(|inner| inner.downcast_ref::<Interrupted>()).is_some()
}

/// Returns a line that was not confirmed, or an empty text if it is not UTF-8.
fn unconfirmed(line: Vec<u8>) -> String {
    String::from_utf8(line).unwrap_or_default()
}

/// A conversation in lines.
pub struct Dialogue<'a> {
    /// Where lines are read from.
    pub input: &'a mut dyn BufRead,
    /// Where lines are written to.
    pub out: &'a mut dyn Write,
    /// Translates the interface's messages.
    pub translator: &'a Translator,
    /// How the output is laid out.
    pub text_options: TextOptions,
    /// Whether to print each typed line again. Set if the input is not a terminal, because a log would not show the
    /// lines otherwise.
    pub echo: bool,
}

/// The error of an input if a signal interrupts reading.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("interrupted")]
pub struct Interrupted;

/// A result of reading a line.
pub(super) enum LineInput {
    /// A line, without its line break.
    Line(String),
    /// Input that is not a line of text, with the message about it.
    Invalid(Message),
    /// The end of the input, with the text that was typed but not confirmed.
    End(String),
    /// An interruption, with the text that was typed but not confirmed.
    Interrupted(String),
}

impl Dialogue<'_> {
    /// Prints the prompt and reads a line.
    pub(super) fn read_input(&mut self) -> io::Result<LineInput> {
        self.out.write_all(PROMPT)?;
        self.out.flush()?;
        let mut line = Vec::new();
        let length = match (&mut *self.input).take(MAX_LINE_BYTES).read_until(b'\n', &mut line) {
            Err(error) if is_interrupted(&error) => {
                self.end_line();
                return Ok(LineInput::Interrupted(unconfirmed(line)));
            }
            read => read?,
        };
        // On a terminal, a line counts once Enter is pressed. In a file or a pipe, the last line may lack its line
        // break.
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

    /// Ends the line of the prompt. Ignores errors: the output may be closed, and saving, which comes next, matters
    /// more.
    fn end_line(&mut self) {
        let _ = self.out.write_all(b"\n").and_then(|()| self.out.flush());
    }

    /// Skips the rest of a line that is too long.
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

    /// Prints a typed line again, if that is needed.
    fn echo(&mut self, line: &str) -> io::Result<()> {
        if self.echo { writeln!(self.out, "{line}") } else { Ok(()) }
    }

    /// Prints the prompt and reads a line of text. Reports other input and reads again. Returns `None` at the end of
    /// the input.
    pub fn read_line(&mut self) -> io::Result<Option<String>> {
        loop {
            match self.read_input()? {
                LineInput::Line(line) => return Ok(Some(line)),
                LineInput::Invalid(message) => self.print_message(&message)?,
                LineInput::End(_) | LineInput::Interrupted(_) => return Ok(None),
            }
        }
    }

    /// Prints the text that `fill` writes.
    pub(super) fn print(&mut self, fill: impl FnOnce(&mut TextWriter, &Translator)) -> io::Result<()> {
        let mut writer = TextWriter::new(self.text_options);
        fill(&mut writer, self.translator);
        self.out.write_all(writer.into_text().as_bytes())
    }

    /// Prints a message.
    pub fn print_message(&mut self, message: &Message) -> io::Result<()> {
        self.print(|page, words| page.paragraph(0, &words.translate(message)))
    }

    /// Prints an empty line.
    pub(super) fn print_blank_line(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }
}
