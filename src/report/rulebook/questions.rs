//! The questions of a rulebook, in words.

use super::Shown;
use crate::locale::{Message, harmless};
use crate::rulebook::format::Choice;
use crate::rulebook::{QuestionKind, Question};

impl Shown<'_, '_> {
    pub(super) fn questions(&mut self) {
        let (reader, rulebook) = (self.reader, self.reader.rulebook);
        self.heading("rulebook-questions");
        for (index, section) in rulebook.sections.iter().enumerate() {
            let mut of = rulebook.questions.iter().enumerate().filter(|(_, q)| q.section == index).peekable();
            if of.peek().is_none() {
                continue;
            }
            self.page.blank();
            self.page.paragraph(0, &reader.text(&section.title).to_uppercase());
            for (number, question) in of {
                self.question(number, question);
            }
        }
        if !rulebook.derived.is_empty() {
            self.page.blank();
            self.page.paragraph(0, &reader.words.get("rulebook-derived").to_uppercase());
        }
        for derived in &rulebook.derived {
            self.page.blank();
            let line = format!("{} ({})", reader.text(&derived.title), harmless(&derived.id));
            self.page.paragraph(0, &line);
            self.page.paragraph(3, &reader.text(&derived.help));
        }
    }

    fn question(&mut self, number: usize, question: &Question) {
        let reader = self.reader;
        let mark = format!("{}.", number + 1);
        let indent = mark.len() + 1;
        self.page.blank();
        self.page.item(0, &mark, &format!("{} ({})", reader.text(&question.title), harmless(&question.id)));
        self.page.paragraph(indent, &reader.text(&question.help));
        self.page.places(reader, indent, &question.sources);
        let when = reader.condition(&question.asked_when);
        if !when.is_empty() {
            self.say(indent, &Message::new("rulebook-asked-when").with("when", when));
        }
        match &question.kind {
            QuestionKind::Choice(options) => {
                for option in options {
                    self.option(indent, option, options);
                }
            }
            QuestionKind::Integer { min, max, .. } => {
                let range = Message::new("rulebook-number").with("min", *min).with("max", *max);
                self.say(indent, &range);
            }
            QuestionKind::Names { max_names: most, max_length: length, .. } => {
                let range = Message::new("rulebook-names").with("most", *most).with("length", *length);
                self.say(indent, &range);
            }
        }
        if let Some(assumed) = &question.assumed {
            let value = reader.answer(number, assumed);
            self.say(indent, &Message::new("rulebook-assumes").with("value", value));
        }
        if question.essential {
            self.say(indent, &Message::new("rulebook-essential"));
        }
    }

    fn option(&mut self, indent: usize, option: &Choice, options: &[Choice]) {
        let reader = self.reader;
        let mut line = format!("{} ({})", reader.text(&option.label), harmless(&option.id));
        if let Some(hint) = &option.hint {
            line.push_str(": ");
            line.push_str(&reader.text(hint));
        }
        self.page.item(indent, "•", &line);
        if let Some(same) = &option.same_as
            && let Some(other) = options.iter().find(|other| other.id == same.option)
        {
            let message = Message::new("rulebook-same-as")
                .with("option", &*reader.text(&other.label))
                .with("reason", &*reader.text(&same.reason));
            self.say(indent + 2, &message);
        }
    }
}
