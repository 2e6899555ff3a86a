//! Supporting functions and lasting investments.

use super::AdviceWriter;
use crate::advice::{MatchedRow, RoleAdvice, SupportAdvice, Trigger};
use crate::locale::Message;
use crate::rulebook::format::{CitedText, Function};
use crate::rulebook::{ConditionalText, Support, Text};

impl AdviceWriter<'_, '_> {
    pub(super) fn support(&mut self) {
        let (Some(rules), Some(found)) = (&self.reader.rulebook.support, &self.advice.support) else {
            return;
        };
        let function = self.reader.text(&rules.functions[rules.seller_function].title);
        let title = Message::new("support-title").arg("function", &*function);
        self.page.heading(&self.reader.translate(&title));
        self.cited_texts(&rules.about);
        for matched in &found.relief_about {
            let text = &rules.relief_about[matched.row].statement;
            self.page.paragraph(0, &self.marked_text(&text.text, matched.assumed));
            self.places(0, &text.sources);
        }
        for (index, function) in rules.functions.iter().enumerate() {
            self.function(index, function, rules, found);
        }
        self.heading("support-work");
        self.cited_texts(&rules.enablement.about);
        for (work, reason) in rules.enablement.work.iter().zip(&found.work) {
            self.page.item(0, "•", &self.reader.text(&work.title));
            self.page.paragraph(2, &self.reader.text(&work.what.text));
            if let Some(reason) = reason {
                self.for_you_line(&work.for_you, *reason);
            }
            self.places(2, &work.what.sources);
        }
        self.heading("support-team");
        if let (Some(people), Some(count)) = (&rules.enablement.people, found.people) {
            let message = Message::new("support-full-time").arg("count", count);
            self.page.paragraph(0, &self.reader.translate(&message));
            self.page.paragraph(2, &self.reader.text(&people.figure.origin));
        }
        for role in found.roles_by_urgency() {
            self.role(role, rules, &found.roles[role]);
        }
    }

    pub(super) fn practices(&mut self) {
        if self.advice.practices.is_empty() {
            return;
        }
        self.heading("practices-title");
        for (practice, matched) in self.reader.rulebook.practices.iter().zip(&self.advice.practices) {
            self.page.item(0, "•", &self.reader.text(&practice.title));
            self.page.paragraph(2, &self.reader.text(&practice.why.text));
            for reason in matched {
                self.for_you_line(&practice.for_you, *reason);
            }
            self.places(2, &practice.why.sources);
        }
    }

    fn cited_texts(&mut self, abouts: &[CitedText]) {
        for about in abouts {
            self.page.paragraph(0, &self.reader.text(&about.text));
            self.places(0, &about.sources);
        }
    }

    /// Writes a function with its activities, and below each what to change about it now.
    fn function(&mut self, index: usize, function: &Function, rules: &Support, found: &SupportAdvice) {
        let reader = self.reader;
        self.page.blank();
        self.page.paragraph(0, &reader.text(&function.title));
        for (number, activity) in function.activities.iter().enumerate() {
            self.page.item(2, "•", &reader.text(&activity.text));
            let matched = found.relief.iter().find(|reason| {
                let relief = &rules.relief[reason.row];
                (relief.function, relief.activity) == (index, number)
            });
            let Some(reason) = matched else { continue };
            let relief = &rules.relief[reason.row];
            let line = self.marked_text(&relief.text, reason.assumed);
            self.page.item(4, "→", &reader.relief_text(rules, relief));
            self.page.paragraph(6, &line);
        }
    }

    fn role(&mut self, index: usize, rules: &Support, fill: &RoleAdvice) {
        let reader = self.reader;
        let role = &rules.enablement.roles[index];
        let word = super::super::support_text::fill_key(fill);
        let title = format!("{}: {}", reader.text(&role.title), reader.translator.get(word));
        let waits_on_assumed = matches!(fill, RoleAdvice::Later { assumed: true, .. });
        self.page.item(0, "•", &self.marked(&title, waits_on_assumed));
        match fill {
            RoleAdvice::Now(matched) => {
                let message = &role.now[matched.row].statement;
                self.page.paragraph(2, &self.marked_text(&message.text, matched.assumed));
            }
            RoleAdvice::Hat { reason, wearer, triggers } => {
                let said = &role.now[reason.row].statement;
                self.page.paragraph(2, &self.marked_text(&said.text, reason.assumed));
                self.covered_by(&role.hat, *wearer);
                if let Some(triggers) = triggers.as_ref().filter(|triggers| !triggers.is_empty()) {
                    self.page.paragraph(2, &reader.translator.get("support-hat-until"));
                    self.changes(triggers);
                }
            }
            RoleAdvice::Later { triggers, is_covered, wearer, .. } => {
                // Exact changes make the general sentence redundant.
                if triggers.as_ref().is_none_or(Vec::is_empty) {
                    self.page.paragraph(2, &reader.text(&role.later));
                }
                if let Some(triggers) = triggers {
                    self.triggers(triggers);
                }
                let meanwhile = role.meanwhile.iter().filter(|_| *is_covered);
                for text in meanwhile.map(|meanwhile| reader.text(&meanwhile.statement.text)) {
                    self.page.paragraph(2, &text);
                }
                self.covered_by(&role.hat, *wearer);
            }
        }
        self.page.paragraph(2, &reader.text(&role.does.text));
        let looks_for = reader.text(&role.looks_for);
        self.page
            .paragraph(2, &reader.translate(&Message::new("support-looks-for").arg("text", &*looks_for)));
        self.places(2, &role.does.sources);
    }

    fn triggers(&mut self, changes: &[Trigger]) {
        self.page.paragraph(2, &self.reader.triggers_heading(changes));
        self.changes(changes);
    }

    fn changes(&mut self, changes: &[Trigger]) {
        for change in changes {
            self.page.item(2, "→", &self.reader.trigger_text(change));
        }
    }

    /// Writes who takes on a role without a person of its own.
    fn covered_by(&mut self, rows: &[ConditionalText], matched: Option<MatchedRow>) {
        if let Some(wearer) = matched {
            self.page.paragraph(2, &self.marked_text(&rows[wearer.row].statement.text, wearer.assumed));
        }
    }

    fn for_you_line(&mut self, rows: &[ConditionalText], matched: MatchedRow) {
        let message = self.marked_text(&rows[matched.row].statement.text, matched.assumed);
        let line = self.reader.translate(&Message::new("practices-for-you").arg("text", message));
        self.page.paragraph(2, &line);
    }

    /// Returns a text, marked if it depends on an assumption.
    pub(super) fn marked_text(&self, text: &Text, assumed: bool) -> String {
        self.marked(&self.reader.text(text), assumed)
    }

    pub(super) fn marked(&self, line: &str, assumed: bool) -> String {
        if !assumed {
            return line.to_owned();
        }
        self.reader.translate(&Message::new("support-assumed").arg("text", line))
    }
}
