//! The receiving end of the input queue, where the event loop waits.

use super::parser::Parser;
use super::{Input, Signal, convert};
use crossterm::event::Event;
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// A message from the threads to the event loop.
#[derive(Debug)]
pub(super) enum QueueMessage {
    /// An input that needs no parsing.
    Input(Input),
    /// Bytes read from the terminal.
    #[cfg_attr(not(unix), allow(dead_code, reason = "crossterm parses there"))]
    Bytes(Vec<u8>),
}

/// All inputs in order, with the terminal's bytes parsed.
#[derive(Debug)]
pub struct Inputs {
    messages: Receiver<QueueMessage>,
    parser: Parser,
    /// When the parser gives up an incomplete sequence.
    expiry: Option<Instant>,
    parsed: VecDeque<Input>,
}

impl Inputs {
    pub(super) fn new(messages: Receiver<QueueMessage>) -> Self {
        Self { messages, parser: Parser::default(), expiry: None, parsed: VecDeque::new() }
    }

    /// Waits for the next input. Returns [`Input::Tick`] at the deadline; waits without limit if there is
    /// none.
    pub fn next(&mut self, deadline: Option<Instant>) -> Input {
        loop {
            if let Some(input) = self.parsed.pop_front() {
                return input;
            }
            match self.receive([deadline, self.expiry].into_iter().flatten().min()) {
                Ok(message) => self.process(message),
                Err(RecvTimeoutError::Disconnected) => return Input::Stop(Signal::HangUp),
                Err(RecvTimeoutError::Timeout) if self.is_expired() => self.expire(),
                Err(RecvTimeoutError::Timeout) => return Input::Tick,
            }
        }
    }

    /// Returns the next input without waiting, if there is one.
    pub fn try_next(&mut self) -> Option<Input> {
        while self.parsed.is_empty() {
            let message = self.messages.try_recv().ok()?;
            self.process(message);
        }
        self.parsed.pop_front()
    }

    /// Waits up to `time` for an input that ends the program, and discards others.
    pub fn wait_for_end(&mut self, time: Duration) -> Option<Input> {
        let deadline = Instant::now() + time;
        loop {
            match self.next(Some(deadline)) {
                Input::Tick => return None,
                end @ (Input::Stop(_) | Input::EndOfInput) => return Some(end),
                _ => {}
            }
        }
    }

    fn receive(&self, until: Option<Instant>) -> Result<QueueMessage, RecvTimeoutError> {
        match until {
            Some(until) => self.messages.recv_timeout(until.saturating_duration_since(Instant::now())),
            None => self.messages.recv().map_err(RecvTimeoutError::from),
        }
    }

    fn process(&mut self, message: QueueMessage) {
        match message {
            QueueMessage::Input(input) => self.parsed.push_back(input),
            QueueMessage::Bytes(bytes) => {
                let events = self.parser.feed(&bytes);
                self.push_events(events);
            }
        }
    }

    /// Stores the parser's events, and asks the parser how long to wait for more.
    fn push_events(&mut self, events: Vec<Event>) {
        self.parsed.extend(events.into_iter().filter_map(convert));
        self.expiry = self.parser.patience().map(|patience| Instant::now() + patience);
    }

    fn is_expired(&self) -> bool {
        self.expiry.is_some_and(|expiry| expiry <= Instant::now())
    }

    fn expire(&mut self) {
        let events = self.parser.expire();
        self.push_events(events);
    }
}

#[cfg(test)]
mod tests {
    use super::{Inputs, QueueMessage};
    use crate::tui::input::{Input, Signal};
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    use std::sync::mpsc::{Sender, channel};
    use std::time::{Duration, Instant};

    fn queue() -> (Sender<QueueMessage>, Inputs) {
        let (sender, receiver) = channel();
        (sender, Inputs::new(receiver))
    }

    fn bytes(sender: &Sender<QueueMessage>, bytes: &[u8]) {
        sender.send(QueueMessage::Bytes(bytes.to_vec())).expect("the receiver still exists");
    }

    fn key(code: KeyCode) -> Input {
        Input::Key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    #[test]
    fn queue_returns_inputs_in_order_and_ticks_at_the_deadline() {
        let (sender, mut inputs) = queue();
        bytes(&sender, b"a\x1b[");
        bytes(&sender, b"Bb");
        sender.send(QueueMessage::Input(Input::Resize(80, 24))).expect("the receiver still exists");
        assert_eq!(inputs.next(None), key(KeyCode::Char('a')));
        assert_eq!(inputs.try_next(), Some(key(KeyCode::Down)));
        assert_eq!(inputs.try_next(), Some(key(KeyCode::Char('b'))));
        assert_eq!(inputs.next(None), Input::Resize(80, 24));
        assert_eq!(inputs.try_next(), None);
        assert_eq!(inputs.next(Some(Instant::now())), Input::Tick);
        drop(sender);
        assert_eq!(inputs.next(None), Input::Stop(Signal::HangUp));
    }

    /// A pending Esc and the app's deadline are timed independently: neither delays the other or makes it
    /// early.
    #[test]
    fn queue_reports_esc_after_a_moment_beside_the_deadline_of_the_app() {
        let (sender, mut inputs) = queue();
        bytes(&sender, b"\x1b");
        let far = Instant::now() + Duration::from_hours(1);
        assert_eq!(inputs.next(Some(far)), key(KeyCode::Esc));
        bytes(&sender, b"\x1b");
        assert_eq!(inputs.next(Some(Instant::now())), Input::Tick);
        assert_eq!(inputs.next(None), key(KeyCode::Esc));
    }

    #[test]
    fn queue_waits_for_the_end_past_other_inputs() {
        let (sender, mut inputs) = queue();
        bytes(&sender, b"abc");
        sender.send(QueueMessage::Input(Input::EndOfInput)).expect("the receiver still exists");
        assert_eq!(inputs.wait_for_end(Duration::from_millis(1)), Some(Input::EndOfInput));
        assert_eq!(inputs.wait_for_end(Duration::from_millis(1)), None);
    }
}
