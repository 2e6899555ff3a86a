//! The input fields of a question: a cursor over options, a number, or a list of names.
//!
//! A field depends only on the kind of its question. Whether an answer is valid is checked against the
//! rulebook elsewhere.

use crate::interview::{Interview, Status};
use crate::rulebook::{QuestionKind, Question, Value};
use crate::session::Draft;
use crate::tui::digits::ONE_DIGIT;
use crate::tui::keys::KeyContext;
use crate::tui::text_input::{insert, one_line, paste_into, type_into};
use crossterm::event::{KeyCode, KeyEvent};
use tui_input::Input;

/// The input field of a question.
#[derive(Clone, Debug)]
pub enum Field {
    /// A cursor over the options; the position after the last is "I don't know yet".
    Choice {
        /// The cursor's position.
        cursor: usize,
        /// The number of options.
        options: usize,
    },
    /// A number being typed.
    Number(Input),
    /// Names, one per line.
    Names(Names),
}

/// A list of names being typed, one line of which is being edited.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// All lines, never empty. The line being edited still holds its text from before the edit.
    lines: Vec<String>,
    at: usize,
    open: Input,
}

impl Field {
    /// Creates the field of a question, filled with its answer if it has one.
    #[must_use]
    pub fn new(interview: &Interview, question: usize) -> Self {
        let answer = interview.answers().get(question);
        match (&interview.rulebook().questions[question].kind, answer) {
            (QuestionKind::Choice(options), answer) => {
                let unknown = if interview.status(question) == Status::Skipped { options.len() } else { 0 };
                let cursor = answer.and_then(Value::number).map_or(unknown, |index| index as usize);
                Self::Choice { cursor, options: options.len() }
            }
            (QuestionKind::Integer { .. }, answer) => {
                let number =
                    answer.and_then(Value::number).map_or_else(String::new, |number| number.to_string());
                Self::Number(Input::new(number))
            }
            (QuestionKind::Names { .. }, Some(Value::Names(names))) => Self::Names(Names::new(names)),
            (QuestionKind::Names { .. }, _) => Self::Names(Names::new(&[])),
        }
    }

    /// Creates the field of a question filled with a saved draft; `None` for a question that takes no text.
    #[must_use]
    pub fn with_draft(interview: &Interview, question: usize, draft: &Draft) -> Option<Self> {
        match Self::new(interview, question) {
            Self::Choice { .. } => None,
            Self::Number(_) => Some(Self::Number(one_line(&draft.text))),
            Self::Names(names) => Some(Self::Names(names.with_draft(draft))),
        }
    }

    /// Returns the text in the field that differs from the saved answer, if any.
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

    /// Returns whether the field takes text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        !matches!(self, Self::Choice { .. })
    }

    /// Returns the context of keys while this field has the focus.
    #[must_use]
    pub fn context(&self) -> KeyContext {
        match self {
            Self::Choice { options, .. } if *options > ONE_DIGIT => KeyContext::LongChoice,
            Self::Choice { .. } => KeyContext::Choice,
            Self::Number(_) => KeyContext::Number,
            Self::Names(_) => KeyContext::Text,
        }
    }

    /// Returns the number of options, or 0 for a text field.
    #[must_use]
    pub fn options(&self) -> usize {
        if let Self::Choice { options, .. } = self { *options } else { 0 }
    }

    /// Handles a key as text. Returns whether anything changed.
    pub fn typed(&mut self, key: KeyEvent) -> bool {
        match self {
            Self::Choice { .. } => false,
            Self::Number(input) => type_into(input, key),
            Self::Names(names) => names.typed(key),
        }
    }

    /// Handles pasted text. Returns whether anything changed.
    pub fn paste(&mut self, text: &str) -> bool {
        match self {
            Self::Choice { .. } => false,
            // Keeps line breaks and tabs inside the text, as removing them would join two numbers.
            Self::Number(input) => insert(input, text.trim()),
            Self::Names(names) => names.paste(text),
        }
    }

    /// Moves the cursor one option or line up or down. Returns whether anything changed.
    pub fn step(&mut self, down: bool) -> bool {
        match self {
            Self::Choice { cursor, options } => {
                // The cursor wraps around, so the last option is one key away from the first.
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

    /// Returns the list with the draft inserted, editing the draft's first line.
    fn with_draft(mut self, draft: &Draft) -> Self {
        // Removes the empty last line, which is only there to type on.
        self.lines.pop();
        self.at = draft.line.unwrap_or(usize::MAX).min(self.lines.len());
        let mut below = self.lines.split_off(self.at).into_iter();
        let mut typed = draft.text.split('\n').map(str::to_owned);
        self.open = Input::new(typed.next().unwrap_or_default());
        self.lines.push(below.next().unwrap_or_default());
        self.lines.extend(typed);
        self
    }

    /// Returns the lines that differ from the saved names, from the first difference on.
    fn draft(&self, entered: &[String], question: &Question) -> Option<Draft> {
        let given = self.given();
        // Saved names are normalized, for example without spaces around them, so both are compared in that
        // form.
        let same = |(given, entered): &(&String, &String)| {
            let one = |name: &String| Value::Names(vec![name.clone()]);
            given == entered || question.normalize(&one(given)).is_ok_and(|taken| taken == one(entered))
        };
        let first = given.iter().zip(entered).take_while(same).count();
        let draft = Draft::new(&given[first..].join("\n"))?;
        Some(if first < entered.len() { draft.with_line(first) } else { draft })
    }

    /// Returns all names, the line being edited as it was before the edit.
    #[must_use]
    pub fn closed(&self) -> Vec<String> {
        self.lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// Returns the text of all lines, including the line being edited.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let shown = |(index, line)| if index == self.at { self.open.value() } else { line };
        self.lines.iter().map(String::as_str).enumerate().map(shown)
    }

    /// Returns the index of the line being edited.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Returns the line being edited.
    #[must_use]
    pub fn open(&self) -> &Input {
        &self.open
    }

    /// Returns the names typed so far.
    #[must_use]
    pub fn given(&self) -> Vec<String> {
        self.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// Returns whether the last line is being edited and empty, where Enter ends the list.
    #[must_use]
    pub fn is_ended(&self) -> bool {
        self.at + 1 == self.lines.len() && self.open.value().trim().is_empty()
    }

    /// Moves to the line below, removing an empty line in the middle. Does nothing at the end of the list.
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
        // A line break at the end of the text ends its last name, so another line is added to type on.
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

    /// Each line is a name, and an empty last line ends the list.
    #[test]
    fn a_name_a_line_and_an_empty_line_ends_the_list() {
        let mut names = Names::new(&[]);
        line(&mut names, "North");
        line(&mut names, "South");
        assert!(names.is_ended());
        assert_eq!(names.given(), ["North", "South"]);
    }

    /// Backspace on an empty line edits the line above.
    #[test]
    fn backspace_on_an_empty_line_takes_up_the_one_before() {
        let mut names = Names::new(&["North".to_owned()]);
        press(&mut names, KeyCode::Backspace);
        press(&mut names, KeyCode::Backspace);
        assert_eq!(names.given(), ["Nort"]);
        names.enter();
        assert!(names.is_ended());
    }

    /// Enter on an emptied line in the middle removes it.
    #[test]
    fn an_emptied_line_in_the_middle_goes() {
        let mut names = Names::new(&["A".to_owned(), "B".to_owned()]);
        assert!(names.go(0));
        press(&mut names, KeyCode::Backspace);
        names.enter();
        assert_eq!((names.given(), names.at()), (vec!["B".to_owned()], 0));
    }

    /// Each non-empty line of a pasted text becomes a name.
    #[test]
    fn pasted_lines_are_names() {
        let mut names = Names::new(&[]);
        assert!(names.paste("North\n\n South \nEast"));
        assert_eq!((names.given().len(), names.closed()), (3, vec!["North".into(), "South".into()]));
        assert!(names.paste("ern\n") && names.is_ended());
        assert_eq!(names.closed(), ["North", "South", "Eastern"]);
    }

    /// A draft holds the lines from the first that differs from the saved names, and restores the field.
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
            let draft = Names::new(&lines).draft(&entered, question).expect("the lines differ from the saved names");
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
