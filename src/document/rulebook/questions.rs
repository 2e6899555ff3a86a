//! The questions of a rulebook, in words.

use super::{RulebookWriter, bullet};
use crate::document::{Block, Item, Mark, Section};
use crate::locale::Message;
use crate::rulebook::format::Choice;
use crate::rulebook::{Question, QuestionKind};

impl RulebookWriter<'_, '_> {
    pub(super) fn questions(&self) -> Section {
        let rulebook = self.reader.rulebook;
        let mut blocks = Vec::new();
        for (index, section) in rulebook.sections.iter().enumerate() {
            let of = rulebook.questions.iter().enumerate().filter(|(_, question)| question.section == index);
            let items: Vec<_> = of.map(|(number, question)| self.question(number, question)).collect();
            if !items.is_empty() {
                blocks.extend([Block::Heading(self.text(&section.title)), Block::List(items)]);
            }
        }
        if !rulebook.derived.is_empty() {
            let items = rulebook.derived.iter().map(|derived| {
                let help = Block::paragraph(self.text(&derived.help));
                self.name_with_id(Mark::Bullet, &derived.title, &derived.id).with([help])
            });
            let title = self.reader.translator.get("rulebook-derived");
            blocks.extend([Block::Heading(title), Block::List(items.collect())]);
        }
        self.section("rulebook-questions", blocks)
    }

    fn question(&self, number: usize, question: &Question) -> Item {
        let reader = self.reader;
        let when = reader.condition(&question.asked_when);
        let asked_when =
            (!when.is_empty()).then(|| self.message(&Message::new("rulebook-asked-when").arg("when", when)));
        let answers = match &question.kind {
            QuestionKind::Choice(options) => {
                Block::List(options.iter().map(|option| self.option(option, options)).collect())
            }
            QuestionKind::Integer { min, max, .. } => {
                self.message(&Message::new("rulebook-number").arg("min", *min).arg("max", *max))
            }
            QuestionKind::Names { max_names: most, max_length: length, .. } => {
                self.message(&Message::new("rulebook-names").arg("most", *most).arg("length", *length))
            }
        };
        let assumed = question.assumed.as_ref().map(|assumed| {
            self.message(&Message::new("rulebook-assumes").arg("value", reader.answer(number, assumed)))
        });
        let essential = question.essential.then(|| self.message(&Message::new("rulebook-essential")));
        self.name_with_id(Mark::Number(number + 1), &question.title, &question.id)
            .with([Block::paragraph(self.text(&question.help))])
            .with(self.sources(&question.sources))
            .with(asked_when)
            .with([answers])
            .with(assumed)
            .with(essential)
    }

    fn option(&self, option: &Choice, options: &[Choice]) -> Item {
        let mut line = format!("{} ({})", self.text(&option.label), option.id);
        if let Some(hint) = &option.hint {
            line.push_str(": ");
            line.push_str(&self.text(hint));
        }
        let same = option.same_as.as_ref().and_then(|same| {
            let other = options.iter().find(|other| other.id == same.option)?;
            let message = Message::new("rulebook-same-as")
                .arg("option", self.text(&other.label))
                .arg("reason", self.text(&same.reason));
            Some(self.message(&message))
        });
        bullet(line).with(same)
    }
}
