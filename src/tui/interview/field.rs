//! What an answer is given with: a cursor over options, a number being typed, a list of names.
//!
//! A field knows its question's kind only; whether an answer is taken is for the rulebook to say.

use crate::interview::{Interview, Status};
use crate::rulebook::{Kind, Question, Value};
use crate::session::Draft;
use crate::tui::digits::ONE_DIGIT;
use crate::tui::keys::Context;
use crate::tui::text_input::{insert, one_line, paste_into, type_into};
use crossterm::event::{KeyCode, KeyEvent};
use tui_input::Input;

/// The field of one question.
#[derive(Clone, Debug)]
pub enum Field {
    /// A cursor over the options; one past the last is "I don't know yet".
    Choice {
        /// Where the cursor is.
        cursor: usize,
        /// How many options there are.
        options: usize,
    },
    /// A number being typed.
    Number(Input),
    /// Names, one a line.
    Names(Names),
}

/// A list of names being typed: one of its lines is open.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// All lines; the open one as it was when it was opened. Never empty.
    lines: Vec<String>,
    at: usize,
    open: Input,
}

impl Field {
    /// The field of a question, holding the answer that there is.
    #[must_use]
    pub fn new(interview: &Interview, question: usize) -> Self {
        let answer = interview.answers().get(question);
        match (&interview.rulebook().questions[question].kind, answer) {
            (Kind::Choice(options), answer) => {
                let unknown = if interview.status(question) == Status::Skipped { options.len() } else { 0 };
                let cursor = answer.and_then(Value::number).map_or(unknown, |index| index as usize);
                Self::Choice { cursor, options: options.len() }
            }
            (Kind::Integer { .. }, answer) => {
                let number =
                    answer.and_then(Value::number).map_or_else(String::new, |number| number.to_string());
                Self::Number(Input::new(number))
            }
            (Kind::Names { .. }, Some(Value::Names(names))) => Self::Names(Names::new(names)),
            (Kind::Names { .. }, _) => Self::Names(Names::new(&[])),
        }
    }

    /// Returns the field of a question as it was left, holding the draft; `None` where the question takes no text.
    #[must_use]
    pub fn with_draft(interview: &Interview, question: usize, draft: &Draft) -> Option<Self> {
        match Self::new(interview, question) {
            Self::Choice { .. } => None,
            Self::Number(_) => Some(Self::Number(one_line(&draft.text))),
            Self::Names(names) => Some(Self::Names(names.with_draft(draft))),
        }
    }

    /// Returns what stands in the field and was not entered, if anything.
    #[must_use]
    pub fn draft(&self, interview: &Interview, question: usize) -> Option<Draft> {
        match (self, Self::new(interview, question)) {
            (Self::Number(input), Self::Number(entered)) => {
                Draft::new(input.value()).filter(|draft| draft.text.trim() != entered.value())
            }
            (Self::Names(names), Self::Names(entered)) => {
                names.draft(&entered.given(), &interview.rulebook().questions[question])
            }
            _ => None,
        }
    }

    /// Whether this is typed into.
    #[must_use]
    pub fn is_text(&self) -> bool {
        !matches!(self, Self::Choice { .. })
    }

    /// Where keys are pressed while this field has the focus.
    #[must_use]
    pub fn context(&self) -> Context {
        match self {
            Self::Choice { options, .. } if *options > ONE_DIGIT => Context::LongChoice,
            Self::Choice { .. } => Context::Choice,
            Self::Number(_) => Context::Number,
            Self::Names(_) => Context::Text,
        }
    }

    /// How many options there are to choose from; 0 for a field that is typed into.
    #[must_use]
    pub fn options(&self) -> usize {
        if let Self::Choice { options, .. } = self { *options } else { 0 }
    }

    /// Takes a key as text; returns whether anything changed.
    pub fn typed(&mut self, key: KeyEvent) -> bool {
        match self {
            Self::Choice { .. } => false,
            Self::Number(input) => type_into(input, key),
            Self::Names(names) => names.typed(key),
        }
    }

    /// Takes pasted text; returns whether anything changed.
    pub fn paste(&mut self, text: &str) -> bool {
        match self {
            Self::Choice { .. } => false,
            // Line breaks and tabs stay: without them two numbers would be one.
            Self::Number(input) => insert(input, text.trim()),
            Self::Names(names) => names.paste(text),
        }
    }

    /// Moves up or down; returns whether anything changed.
    pub fn step(&mut self, down: bool) -> bool {
        match self {
            Self::Choice { cursor, options } => {
                // Round and round: the last is one key away from the first.
                let count = *options + 1;
                *cursor = if down { (*cursor + 1) % count } else { (*cursor + count - 1) % count };
                true
            }
            Self::Number(_) => false,
            Self::Names(names) => names.go(if down { names.at + 1 } else { names.at.wrapping_sub(1) }),
        }
    }
}

impl Names {
    fn new(names: &[String]) -> Self {
        let mut lines = names.to_vec();
        lines.push(String::new());
        Self { at: lines.len() - 1, lines, open: Input::default() }
    }

    /// The list with a draft in it, open on the draft's first line.
    fn with_draft(mut self, draft: &Draft) -> Self {
        // The last line is there to type on.
        self.lines.pop();
        self.at = draft.line.unwrap_or(usize::MAX).min(self.lines.len());
        let mut below = self.lines.split_off(self.at).into_iter();
        let mut typed = draft.text.split('\n').map(str::to_owned);
        self.open = Input::new(typed.next().unwrap_or_default());
        self.lines.push(below.next().unwrap_or_default());
        self.lines.extend(typed);
        self
    }

    /// The lines that differ from the names that were entered, from the first of them on.
    fn draft(&self, entered: &[String], question: &Question) -> Option<Draft> {
        let given = self.given();
        // The answer has a name as the question reads it, for example without spaces around it.
        let same = |(given, entered): &(&String, &String)| {
            let one = |name: &String| Value::Names(vec![name.clone()]);
            given == entered || question.check(&one(given)).is_ok_and(|taken| taken == one(entered))
        };
        let first = given.iter().zip(entered).take_while(same).count();
        let draft = Draft::new(&given[first..].join("\n"))?;
        Some(if first < entered.len() { draft.from_line(first) } else { draft })
    }

    /// The names of all lines, the open one as it was when it was opened.
    #[must_use]
    pub fn closed(&self) -> Vec<String> {
        self.lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// The lines as they stand, with the index of the open one.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let shown = |(index, line)| if index == self.at { self.open.value() } else { line };
        self.lines.iter().map(String::as_str).enumerate().map(shown)
    }

    /// The index of the open line.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The open line.
    #[must_use]
    pub fn open(&self) -> &Input {
        &self.open
    }

    /// The names given so far.
    #[must_use]
    pub fn given(&self) -> Vec<String> {
        self.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// Whether the last line is open and empty: Enter ends the list there.
    #[must_use]
    pub fn is_ended(&self) -> bool {
        self.at + 1 == self.lines.len() && self.open.value().trim().is_empty()
    }

    /// To the line below; an empty line in the middle goes. At the end of the list nothing changes.
    pub fn enter(&mut self) {
        let last = self.at + 1 == self.lines.len();
        match (last, self.open.value().trim().is_empty()) {
            (true, true) => {}
            (true, false) => {
                self.lines.push(String::new());
                self.go(self.at + 1);
            }
            (false, true) => self.drop_open(),
            (false, false) => {
                self.go(self.at + 1);
            }
        }
    }

    fn typed(&mut self, key: KeyEvent) -> bool {
        if key.code == KeyCode::Backspace && self.open.value().is_empty() && self.at > 0 {
            let at = self.at;
            if at + 1 < self.lines.len() {
                self.lines.remove(at);
            }
            return self.go(at - 1);
        }
        type_into(&mut self.open, key)
    }

    fn paste(&mut self, text: &str) -> bool {
        let mut lines = text.split('\n').filter(|line| !line.trim().is_empty()).peekable();
        let mut changed = false;
        while let Some(line) = lines.next() {
            changed |= paste_into(&mut self.open, line.trim());
            if lines.peek().is_some() {
                self.insert_below();
            }
        }
        // The end of the last line is pasted as well: a list that ends there has one more to type on.
        if changed && text.ends_with('\n') && self.at + 1 == self.lines.len() && !self.is_ended() {
            self.insert_below();
        }
        changed
    }

    fn insert_below(&mut self) {
        self.close();
        self.lines.insert(self.at + 1, String::new());
        self.at += 1;
        self.open = Input::default();
    }

    fn drop_open(&mut self) {
        self.lines.remove(self.at);
        self.open = Input::new(self.lines[self.at].clone());
    }

    fn close(&mut self) {
        self.open.value().clone_into(&mut self.lines[self.at]);
    }

    fn go(&mut self, line: usize) -> bool {
        if line >= self.lines.len() || line == self.at {
            return false;
        }
        self.close();
        self.at = line;
        self.open = Input::new(self.lines[line].clone());
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    fn press(names: &mut Names, code: KeyCode) {
        names.typed(KeyEvent::new(code, KeyModifiers::NONE));
    }

    fn line(names: &mut Names, text: &str) {
        text.chars().for_each(|c| press(names, KeyCode::Char(c)));
        assert!(!names.is_ended());
        names.enter();
    }

    #[test]
    fn a_name_a_line_and_an_empty_line_ends_the_list() {
        let mut names = Names::new(&[]);
        line(&mut names, "North");
        line(&mut names, "South");
        assert!(names.is_ended());
        assert_eq!(names.given(), ["North", "South"]);
    }

    #[test]
    fn backspace_on_an_empty_line_takes_up_the_one_before() {
        let mut names = Names::new(&["North".to_owned()]);
        press(&mut names, KeyCode::Backspace);
        press(&mut names, KeyCode::Backspace);
        assert_eq!(names.given(), ["Nort"]);
        names.enter();
        assert!(names.is_ended());
    }

    #[test]
    fn an_emptied_line_in_the_middle_goes() {
        let mut names = Names::new(&["A".to_owned(), "B".to_owned()]);
        assert!(names.go(0));
        press(&mut names, KeyCode::Backspace);
        names.enter();
        assert_eq!((names.given(), names.at()), (vec!["B".to_owned()], 0));
    }

    #[test]
    fn pasted_lines_are_names() {
        let mut names = Names::new(&[]);
        assert!(names.paste("North\n\n South \nEast"));
        assert_eq!((names.given().len(), names.closed()), (3, vec!["North".into(), "South".into()]));
        assert!(names.paste("ern\n") && names.is_ended());
        assert_eq!(names.closed(), ["North", "South", "Eastern"]);
    }

    #[test]
    fn draft_of_a_list_is_what_differs_from_the_names_entered() {
        let rulebook = crate::rulebook::tests::commute();
        let question = &rulebook.questions[2];
        let entered = ["North".to_owned(), "South".to_owned()];
        for (lines, line, text) in [
            (&["North", "South", "Eas"][..], None, "Eas"),
            (&["North", "South", "East", "W"], None, "East\nW"),
            (&["Nort", "South"], Some(0), "Nort\nSouth"),
            (&["North", "Sout"], Some(1), "Sout"),
        ] {
            let lines: Vec<_> = lines.iter().map(|&line| line.to_owned()).collect();
            let draft = Names::new(&lines).draft(&entered, question).expect("a draft");
            assert_eq!((draft.line, &*draft.text), (line, text));
            let names = Names::new(&entered).with_draft(&draft);
            assert_eq!((names.given(), names.at()), (lines, line.unwrap_or(2)));
            assert_eq!(names.open().cursor(), names.open().value().chars().count());
            assert_eq!(names.draft(&entered, question), Some(draft));
        }
        for lines in [&entered[..], &entered[..1], &[]] {
            assert_eq!(Names::new(lines).draft(&entered, question), None, "{lines:?}");
        }
    }
}
