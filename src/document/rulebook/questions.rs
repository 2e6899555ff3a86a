//! The questions of a rulebook, in words.

use super::RulebookWriter;
use crate::locale::{Message, sanitize};
use crate::rulebook::format::Choice;
use crate::rulebook::{Question, QuestionKind};

impl RulebookWriter<'_, '_> {
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
            self.page.paragraph(0, &reader.translator.get("rulebook-derived").to_uppercase());
        }
        for derived in &rulebook.derived {
            self.page.blank();
            let line = format!("{} ({})", reader.text(&derived.title), sanitize(&derived.id));
            self.page.paragraph(0, &line);
            self.page.paragraph(3, &reader.text(&derived.help));
        }
    }

    fn question(&mut self, number: usize, question: &Question) {
        let reader = self.reader;
        let mark = format!("{}.", number + 1);
        let indent = mark.len() + 1;
        self.page.blank();
        self.page.item(0, &mark, &format!("{} ({})", reader.text(&question.title), sanitize(&question.id)));
        self.page.paragraph(indent, &reader.text(&question.help));
        self.page.source_sections(reader, indent, &question.sources);
        let when = reader.condition(&question.asked_when);
        if !when.is_empty() {
            self.message(indent, &Message::new("rulebook-asked-when").arg("when", when));
        }
        match &question.kind {
            QuestionKind::Choice(options) => {
                for option in options {
                    self.option(indent, option, options);
                }
            }
            QuestionKind::Integer { min, max, .. } => {
                let range = Message::new("rulebook-number").arg("min", *min).arg("max", *max);
                self.message(indent, &range);
            }
            QuestionKind::Names { max_names: most, max_length: length, .. } => {
                let range = Message::new("rulebook-names").arg("most", *most).arg("length", *length);
                self.message(indent, &range);
            }
        }
        if let Some(assumed) = &question.assumed {
            let value = reader.answer(number, assumed);
            self.message(indent, &Message::new("rulebook-assumes").arg("value", value));
        }
        if question.essential {
            self.message(indent, &Message::new("rulebook-essential"));
        }
    }

    fn option(&mut self, indent: usize, option: &Choice, options: &[Choice]) {
        let reader = self.reader;
        let mut line = format!("{} ({})", reader.text(&option.label), sanitize(&option.id));
        if let Some(hint) = &option.hint {
            line.push_str(": ");
            line.push_str(&reader.text(hint));
        }
        self.page.item(indent, "•", &line);
        if let Some(same) = &option.same_as
            && let Some(other) = options.iter().find(|other| other.id == same.option)
        {
            let message = Message::new("rulebook-same-as")
                .arg("option", &*reader.text(&other.label))
                .arg("reason", &*reader.text(&same.reason));
            self.message(indent + 2, &message);
        }
    }
}
