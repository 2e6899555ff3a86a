//! The input fields of a question: a cursor over options, a number, or a list of names.
//!
//! A field depends only on the kind of its question. Whether an answer is valid is checked against the
//! rulebook elsewhere.

use crate::interview::{Interview, QuestionStatus};
use crate::locale::split_names;
use crate::rulebook::{Question, QuestionKind, Value};
use crate::session::Draft;
use crate::tui::digits::MAX_SINGLE_DIGIT_OPTIONS;
use crate::tui::keys::KeyContext;
use crate::tui::widgets::TextField;
use crossterm::event::{KeyCode, KeyEvent};

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
    Number(TextField),
    /// Names, one per line.
    Names(Names),
}

/// A list of names being typed, one line of which is being edited.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// All lines, never empty. The line being edited still holds its text from before the edit.
    lines: Vec<String>,
    open_index: usize,
    open_input: TextField,
}

impl Field {
    /// Creates the field of a question, filled with its answer if it has one.
    pub fn new(interview: &Interview, question: usize) -> Self {
        let answer = interview.answers().get(question);
        match (&interview.rulebook().questions[question].kind, answer) {
            (QuestionKind::Choice(options), answer) => {
                let unknown_position =
                    if interview.status(question) == QuestionStatus::Skipped { options.len() } else { 0 };
                let cursor = answer.and_then(Value::number).map_or(unknown_position, |index| index as usize);
                Self::Choice { cursor, options: options.len() }
            }
            (QuestionKind::Integer { .. }, answer) => {
                let number =
                    answer.and_then(Value::number).map_or_else(String::new, |number| number.to_string());
                Self::Number(TextField::new(number))
            }
            (QuestionKind::Names { .. }, Some(Value::Names(names))) => Self::Names(Names::new(names)),
            (QuestionKind::Names { .. }, _) => Self::Names(Names::new(&[])),
        }
    }

    /// Creates the field of a question filled with a saved draft; `None` for a question that takes no text.
    pub fn with_draft(interview: &Interview, question: usize, draft: &Draft) -> Option<Self> {
        match Self::new(interview, question) {
            Self::Choice { .. } => None,
            Self::Number(_) => Some(Self::Number(TextField::new(draft.text.replace('\n', " ")))),
            Self::Names(names) => Some(Self::Names(names.with_draft(draft))),
        }
    }

    /// Returns the text in the field that differs from the saved answer, if any.
    pub fn draft(&self, interview: &Interview, question: usize) -> Option<Draft> {
        match (self, Self::new(interview, question)) {
            (Self::Number(input), Self::Number(entered)) => {
                Draft::new(input.value()).filter(|draft| draft.text.trim() != entered.value())
            }
            (Self::Names(names), Self::Names(entered)) => {
                names.draft(&entered.names(), &interview.rulebook().questions[question])
            }
            _ => None,
        }
    }

    /// Returns whether the field takes text.
    pub fn is_text(&self) -> bool {
        !matches!(self, Self::Choice { .. })
    }

    /// Returns the context of keys while this field has the focus.
    pub fn key_context(&self) -> KeyContext {
        match self {
            Self::Choice { options, .. } if *options > MAX_SINGLE_DIGIT_OPTIONS => KeyContext::LongChoice,
            Self::Choice { .. } => KeyContext::Choice,
            Self::Number(_) => KeyContext::Number,
            Self::Names(_) => KeyContext::Text,
        }
    }

    /// Returns the number of options, or 0 for a text field.
    pub fn options(&self) -> usize {
        if let Self::Choice { options, .. } = self { *options } else { 0 }
    }

    /// Handles a key as text. Returns whether anything changed.
    pub fn handle_key(&mut self, key: KeyEvent) -> bool {
        match self {
            Self::Choice { .. } => false,
            Self::Number(input) => input.handle_key(key),
            Self::Names(names) => names.handle_key(key),
        }
    }

    /// Handles pasted text. Returns whether anything changed.
    pub fn paste(&mut self, text: &str) -> bool {
        match self {
            Self::Choice { .. } => false,
            // Keeps line breaks and tabs inside the text, as removing them would join two numbers.
            Self::Number(input) => input.insert(text.trim()),
            Self::Names(names) => names.paste(text),
        }
    }

    /// Moves the cursor one option or line up or down. Returns whether anything changed.
    pub fn move_cursor(&mut self, down: bool) -> bool {
        match self {
            Self::Choice { cursor, options } => {
                // The cursor wraps around, so the last option is one key away from the first.
                let count = *options + 1;
                *cursor = if down { (*cursor + 1) % count } else { (*cursor + count - 1) % count };
                true
            }
            Self::Number(_) => false,
            Self::Names(names) => {
                names.open_line(if down { names.open_index + 1 } else { names.open_index.wrapping_sub(1) })
            }
        }
    }
}

impl Names {
    fn new(names: &[String]) -> Self {
        let mut lines = names.to_vec();
        lines.push(String::new());
        Self { open_index: lines.len() - 1, lines, open_input: TextField::default() }
    }

    /// Returns the list with the draft inserted, editing the draft's first line.
    fn with_draft(mut self, draft: &Draft) -> Self {
        // Removes the empty last line, which is only there to type on.
        self.lines.pop();
        self.open_index = draft.line.unwrap_or(usize::MAX).min(self.lines.len());
        let mut following = self.lines.split_off(self.open_index).into_iter();
        let mut typed = draft.text.split('\n').map(str::to_owned);
        self.open_input = TextField::new(typed.next().unwrap_or_default());
        self.lines.push(following.next().unwrap_or_default());
        self.lines.extend(typed);
        self
    }

    /// Returns the lines that differ from the saved names, from the first difference on.
    fn draft(&self, saved: &[String], question: &Question) -> Option<Draft> {
        let typed_names = self.names();
        // Saved names are normalized, for example without spaces around them, so both are compared in that
        // form.
        let is_same = |(given, entered): &(&String, &String)| {
            let single = |name: &String| Value::Names(vec![name.clone()]);
            given == entered
                || question.normalize(&single(given)).is_ok_and(|normalized| normalized == single(entered))
        };
        let first = typed_names.iter().zip(saved).take_while(is_same).count();
        let draft = Draft::new(&typed_names[first..].join("\n"))?;
        Some(if first < saved.len() { draft.with_line(first) } else { draft })
    }

    /// Returns all names, the line being edited as it was before the edit.
    pub fn finished_names(&self) -> Vec<String> {
        self.lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// Returns the text of all lines, including the line being edited.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let text = |(index, line)| if index == self.open_index { self.open_input.value() } else { line };
        self.lines.iter().map(String::as_str).enumerate().map(text)
    }

    /// Returns the index of the line being edited.
    pub fn open_index(&self) -> usize {
        self.open_index
    }

    /// Returns the line being edited.
    pub fn open_input(&self) -> &TextField {
        &self.open_input
    }

    /// Returns the names typed so far.
    pub fn names(&self) -> Vec<String> {
        self.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// Returns whether the last line is being edited and empty, where Enter ends the list.
    pub fn is_ended(&self) -> bool {
        self.open_index + 1 == self.lines.len() && self.open_input.value().trim().is_empty()
    }

    /// Returns the line that holds several names, with these names: the line being edited, or the one above it.
    fn splittable(&self) -> Option<(usize, Vec<String>)> {
        let lines: Vec<_> = self.lines().collect();
        let above = lines.len().min(self.open_index).checked_sub(1).filter(|_| self.is_ended());
        [Some(self.open_index), above]
            .into_iter()
            .flatten()
            .find_map(|line| Some((line, split_names(lines[line])?)))
    }

    /// Returns the names that [`Self::split`] would make of a line. `None` if there is no such line.
    pub fn splittable_names(&self) -> Option<Vec<String>> {
        self.splittable().map(|(_, names)| names)
    }

    /// Makes a line of each name in the line that holds several, and goes to the end of the list. Returns whether there
    /// was such a line.
    pub fn split(&mut self) -> bool {
        let Some((line, names)) = self.splittable() else { return false };
        self.store_open_line();
        self.lines.splice(line..=line, names);
        if self.lines.last().is_none_or(|last| !last.trim().is_empty()) {
            self.lines.push(String::new());
        }
        self.open_index = self.lines.len() - 1;
        self.open_input = TextField::new(self.lines[self.open_index].clone());
        true
    }

    /// Moves to the line below, removing an empty line in the middle. Does nothing at the end of the list.
    pub fn enter(&mut self) {
        let last = self.open_index + 1 == self.lines.len();
        match (last, self.open_input.value().trim().is_empty()) {
            (true, true) => {}
            (true, false) => {
                self.lines.push(String::new());
                self.open_line(self.open_index + 1);
            }
            (false, true) => self.remove_open_line(),
            (false, false) => {
                self.open_line(self.open_index + 1);
            }
        }
    }

    fn handle_key(&mut self, key: KeyEvent) -> bool {
        if key.code == KeyCode::Backspace && self.open_input.value().is_empty() && self.open_index > 0 {
            let at = self.open_index;
            if at + 1 < self.lines.len() {
                self.lines.remove(at);
            }
            return self.open_line(at - 1);
        }
        self.open_input.handle_key(key)
    }

    fn paste(&mut self, text: &str) -> bool {
        let mut lines = text.split('\n').filter(|line| !line.trim().is_empty()).peekable();
        let mut changed = false;
        while let Some(line) = lines.next() {
            changed |= self.open_input.paste(line.trim());
            if lines.peek().is_some() {
                self.insert_below();
            }
        }
        // A line break at the end of the text ends its last name, so another line is added to type on.
        if changed && text.ends_with('\n') && self.open_index + 1 == self.lines.len() && !self.is_ended() {
            self.insert_below();
        }
        changed
    }

    fn insert_below(&mut self) {
        self.store_open_line();
        self.lines.insert(self.open_index + 1, String::new());
        self.open_index += 1;
        self.open_input = TextField::default();
    }

    fn remove_open_line(&mut self) {
        self.lines.remove(self.open_index);
        self.open_input = TextField::new(self.lines[self.open_index].clone());
    }

    fn store_open_line(&mut self) {
        self.open_input.value().clone_into(&mut self.lines[self.open_index]);
    }

    fn open_line(&mut self, line: usize) -> bool {
        if line >= self.lines.len() || line == self.open_index {
            return false;
        }
        self.store_open_line();
        self.open_index = line;
        self.open_input = TextField::new(self.lines[line].clone());
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    fn press(names: &mut Names, code: KeyCode) {
        names.handle_key(KeyEvent::new(code, KeyModifiers::NONE));
    }

    fn line(names: &mut Names, text: &str) {
        text.chars().for_each(|c| press(names, KeyCode::Char(c)));
        assert!(!names.is_ended());
        names.enter();
    }

    /// Each line is a name, and an empty last line ends the list.
    #[test]
    fn names_end_at_an_empty_line() {
        let mut names = Names::new(&[]);
        line(&mut names, "North");
        line(&mut names, "South");
        assert!(names.is_ended());
        assert_eq!(names.names(), ["North", "South"]);
    }

    /// Backspace on an empty line edits the line above.
    #[test]
    fn names_reopen_the_line_above_on_backspace() {
        let mut names = Names::new(&["North".to_owned()]);
        press(&mut names, KeyCode::Backspace);
        press(&mut names, KeyCode::Backspace);
        assert_eq!(names.names(), ["Nort"]);
        names.enter();
        assert!(names.is_ended());
    }

    /// Enter on an emptied line in the middle removes it.
    #[test]
    fn names_drop_an_emptied_line() {
        let mut names = Names::new(&["A".to_owned(), "B".to_owned()]);
        assert!(names.open_line(0));
        press(&mut names, KeyCode::Backspace);
        names.enter();
        assert_eq!((names.names(), names.open_index()), (vec!["B".to_owned()], 0));
    }

    /// Each non-empty line of a pasted text becomes a name.
    #[test]
    fn names_split_pasted_lines() {
        let mut names = Names::new(&[]);
        assert!(names.paste("North\n\n South \nEast"));
        assert_eq!((names.names().len(), names.finished_names()), (3, vec!["North".into(), "South".into()]));
        assert!(names.paste("ern\n") && names.is_ended());
        assert_eq!(names.finished_names(), ["North", "South", "Eastern"]);
    }

    /// The line that holds several names becomes a line for each, whether it is still being edited or was just entered.
    #[test]
    fn names_split_the_line_that_holds_several() {
        for is_entered in [true, false] {
            let mut names = Names::new(&["North".to_owned()]);
            assert!(!names.split(), "one name is not split");
            names.paste("DACH, France; UK");
            if is_entered {
                names.enter();
            }
            assert_eq!(names.splittable_names().map(|names| names.len()), Some(3));
            assert!(names.split() && names.is_ended());
            assert_eq!(names.names(), ["North", "DACH", "France", "UK"]);
            assert_eq!(names.finished_names().len(), 4);
        }
    }

    /// A name with a comma stays one name if the list goes on.
    #[test]
    fn names_keep_a_name_with_a_comma() {
        let mut names = Names::new(&[]);
        line(&mut names, "Smith, Jones and Partners");
        line(&mut names, "Bolt");
        assert_eq!((names.splittable_names(), names.names().len()), (None, 2));
    }

    /// A draft holds the lines from the first that differs from the saved names, and restores the field.
    #[test]
    fn names_draft_holds_unsaved_lines() {
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
            let draft =
                Names::new(&lines).draft(&entered, question).expect("the lines differ from the saved names");
            assert_eq!((draft.line, &*draft.text), (line, text));
            let names = Names::new(&entered).with_draft(&draft);
            assert_eq!((names.names(), names.open_index()), (lines, line.unwrap_or(2)));
            assert_eq!(names.open_input().before_cursor(), names.open_input().value());
            assert_eq!(names.draft(&entered, question), Some(draft));
        }
        for lines in [&entered[..], &entered[..1], &[]] {
            assert_eq!(Names::new(lines).draft(&entered, question), None, "{lines:?}");
        }
    }
}
