//! The parts of a rulebook besides the decision: support, practices, growth and change, staffing and its figures, and
//! the glossary.

use super::RulebookWriter;
use crate::locale::{Message, sanitize};
use crate::rulebook::format::{Figure, Lead};
use crate::rulebook::{
    ConditionalText, CurrentSetup, Enablement, EnablementRole, ModelStaffing, Staffing, Support, Text,
    TrackChange,
};

impl RulebookWriter<'_, '_> {
    pub(super) fn support(&mut self) {
        let reader = self.reader;
        let Some(support) = &reader.rulebook.support else { return };
        let sellers = reader.text(&support.functions[support.seller_function].title);
        self.page.heading(&reader.translate(&Message::new("support-title").arg("function", &*sellers)));
        for about in &support.about {
            self.cited(0, about);
        }
        for function in &support.functions {
            self.page.blank();
            self.name_with_id(0, &reader.text(&function.title), &function.id);
            for activity in &function.activities {
                self.page.item(2, "•", &reader.text(&activity.text));
            }
        }
        self.relief(support, &sellers);
        self.enablement(&support.enablement);
    }

    /// Writes what is taken off the people whom the rulebook is about.
    fn relief(&mut self, support: &Support, sellers: &str) {
        let reader = self.reader;
        self.page.blank();
        self.message(0, &Message::new("rulebook-relief").arg("function", sellers));
        for relief in &support.relief {
            let function = &support.functions[relief.function];
            self.page.item(0, "•", &reader.text(&function.activities[relief.activity].text));
            self.condition_line(2, &relief.when);
            self.page.item(2, "→", &sanitize(&reader.relief_direction(support, relief)));
            self.page.paragraph(4, &reader.text(&relief.text));
        }
        self.conditionals(0, &support.relief_about);
    }

    fn enablement(&mut self, team: &Enablement) {
        let reader = self.reader;
        self.heading("support-work");
        for about in &team.about {
            self.cited(0, about);
        }
        for work in &team.work {
            self.page.blank();
            self.name_with_id(0, &reader.text(&work.title), &work.id);
            self.cited(2, &work.what);
            self.first_conditional(2, &work.for_you);
        }
        self.heading("support-team");
        if let Some(people) = &team.people {
            self.write_figure(&people.figure);
            let order = people.order.iter().map(|&role| reader.text(&team.roles[role].title));
            let order = order.collect::<Vec<_>>().join(" → ");
            self.message(0, &Message::new("rulebook-role-order").arg("roles", order));
        }
        for role in &team.roles {
            self.page.blank();
            self.role(team, role);
        }
    }

    fn role(&mut self, team: &Enablement, role: &EnablementRole) {
        let reader = self.reader;
        self.name_with_id(0, &reader.text(&role.title), &role.id);
        self.cited(2, &role.does);
        let looks_for = reader.text(&role.looks_for);
        self.message(2, &Message::new("support-looks-for").arg("text", &*looks_for));
        self.message(2, &Message::new("rulebook-role-now"));
        self.conditionals(2, &role.now);
        if !role.hat.is_empty() {
            self.message(2, &Message::new("rulebook-role-hat"));
            self.conditionals(2, &role.hat);
        }
        let later = reader.text(&role.later);
        self.message(2, &Message::new("rulebook-role-later").arg("text", &*later));
        if let Some(meanwhile) = &role.meanwhile {
            let by = reader.text(&team.roles[meanwhile.role].title);
            let text = reader.text(&meanwhile.statement.text);
            self.message(2, &Message::new("rulebook-role-meanwhile").arg("role", &*by).arg("text", &*text));
        }
    }

    pub(super) fn practices(&mut self) {
        let reader = self.reader;
        if reader.rulebook.practices.is_empty() {
            return;
        }
        self.heading("practices-title");
        for practice in &reader.rulebook.practices {
            self.page.blank();
            self.name_with_id(0, &reader.text(&practice.title), &practice.id);
            self.cited(2, &practice.why);
            self.conditionals(2, &practice.for_you);
        }
    }

    pub(super) fn timeline(&mut self) {
        let reader = self.reader;
        let Some(timeline) = &reader.rulebook.timeline else { return };
        self.heading("growth-title");
        self.cited(0, &timeline.about);
        for track in &timeline.tracks {
            self.page.item(0, "•", &reader.short(track.question));
            match &track.change {
                // The number itself is computed.
                TrackChange::Number(text) => {
                    self.page.paragraph(2, &reader.text(text).replace("{value}", "…"));
                }
                TrackChange::Options(steps) => {
                    for (option, when) in steps {
                        let answer = reader.slot_value(track.question, *option);
                        self.page.item(2, "→", &format!("{answer}: {}", reader.text(when)));
                    }
                }
            }
        }
    }

    pub(super) fn moving(&mut self) {
        let reader = self.reader;
        let Some(moving) = &reader.rulebook.transition else { return };
        self.heading("transition-title");
        let question = reader.short(moving.question);
        self.message(0, &Message::new("rulebook-in-place").arg("question", &*question));
        for (option, place) in (0_u32..).zip(&moving.setups) {
            let place = match place {
                CurrentSetup::Model(model) => reader.text(&reader.rulebook.models[*model].title).into_owned(),
                CurrentSetup::Custom => reader.translator.get("rulebook-in-place-own"),
                CurrentSetup::Absent => reader.translator.get("rulebook-in-place-nothing"),
            };
            let answer = reader.slot_value(moving.question, option);
            self.page.item(0, "•", &format!("{answer} → {place}"));
        }
        for (list, key) in [
            (&moving.about, "rulebook-move-about"),
            (&moving.stay, "rulebook-move-stay"),
            (&moving.note, "rulebook-move-note"),
            (&moving.differently, "transition-new-habits"),
            (&moving.steps, "transition-steps"),
            (&moving.keep, "transition-keep"),
        ] {
            if !list.is_empty() {
                self.page.blank();
                self.page.paragraph(0, &format!("{}:", reader.translator.get(key)));
                self.conditionals(0, list);
            }
        }
    }

    pub(super) fn staffing(&mut self) {
        let reader = self.reader;
        let Some(staffing) = &reader.rulebook.staffing else { return };
        self.heading("report-chart");
        let question = reader.short(staffing.headcount);
        self.message(0, &Message::new("rulebook-headcount").arg("question", &*question));
        self.leads(staffing);
        if let Some(coach) = &staffing.coach {
            for title in [&coach.few, &coach.title] {
                self.page.item(2, "-", &reader.text(title));
            }
        }
        for (model, staffed) in reader.rulebook.models.iter().zip(&staffing.models) {
            let title = reader.text(&model.title);
            match staffed {
                Some(staffed) => {
                    let roles = model.roles.iter().map(|role| reader.text(&role.title).into_owned());
                    self.model_staffing(&title, staffing, staffed, &roles.collect::<Vec<_>>());
                }
                None => self.message(0, &Message::new("chart-none").arg("model", &*title)),
            }
        }
        self.page.blank();
        self.message(0, &Message::new("rulebook-figures"));
        for figure in &staffing.defaults {
            self.write_figure(figure);
        }
    }

    fn write_figure(&mut self, figure: &Figure) {
        let reader = self.reader;
        let value = self.format_number(figure.value);
        let line = format!("{}: {value} ({})", reader.text(&figure.title), sanitize(&figure.id));
        self.page.item(0, "•", &line);
        self.page.paragraph(2, &reader.text(&figure.origin));
    }

    /// Writes who leads, from the top down.
    fn leads(&mut self, staffing: &Staffing) {
        let reader = self.reader;
        let upper = staffing.further.iter().chain(staffing.upper.iter().rev());
        let leads = upper.chain([&staffing.manager]).map(|Lead { title, .. }| reader.text(title));
        let leads: Vec<_> = std::iter::once(reader.text(&staffing.leader)).chain(leads).collect();
        let leads: Vec<_> = leads.iter().map(|lead| lead.replace("{n}", "…")).collect();
        self.message(0, &Message::new("rulebook-leads").arg("leads", leads.join(" → ")));
        if let Some(alone) = &staffing.alone {
            self.page.paragraph(0, &reader.text(alone));
        }
    }

    /// Writes how one model is staffed: its units, and its roles with their proportions.
    fn model_staffing(&mut self, title: &str, staffing: &Staffing, model: &ModelStaffing, roles: &[String]) {
        let reader = self.reader;
        let value = |figure: Option<usize>| figure.map_or(1.0, |figure| staffing.defaults[figure].value);
        let named = |figure: Option<usize>| {
            figure.map(|figure| format!(" ({})", sanitize(&staffing.defaults[figure].id))).unwrap_or_default()
        };
        self.page.item(0, "•", title);
        for staffed in &model.roles {
            let role = &roles[staffed.role];
            let weight = self.format_number(value(staffed.figure));
            let message = Message::new("rulebook-staffed").arg("role", &**role).arg("weight", weight);
            let mut line = format!("{}{}", reader.translate(&message), named(staffed.figure));
            if let Some(note) = &staffed.note {
                line = format!("{line}; {}", reader.text(note));
            }
            self.page.item(2, "-", &line);
        }
        if let Some(unit) = &model.unit {
            let size = reader.translator.format_number(model.size.into());
            let unit = reader.text(unit).replace("{n}", "1");
            let message = Message::new("rulebook-unit").arg("unit", unit).arg("size", size);
            self.page.item(2, "-", &format!("{}{}", reader.translate(&message), named(model.size_figure)));
        }
    }

    pub(super) fn glossary(&mut self) {
        let reader = self.reader;
        if reader.rulebook.glossary.is_empty() {
            return;
        }
        self.heading("guide-glossary");
        for term in &reader.rulebook.glossary {
            self.page.item(0, "•", &format!("{}: {}", reader.text(&term.term), reader.text(&term.meaning)));
        }
    }

    /// Formats a figure.
    fn format_number(&self, value: f64) -> String {
        self.reader.translator.language().format_decimal(&value.to_string())
    }

    /// Writes a name with its id.
    pub(super) fn name_with_id(&mut self, indent: usize, title: &str, id: &str) {
        self.page.paragraph(indent, &format!("{title} ({})", sanitize(id)));
    }

    /// Writes when something applies; nothing if it always applies.
    fn condition_line(&mut self, indent: usize, when: &crate::rulebook::Condition) {
        let when = self.reader.condition(when);
        if !when.is_empty() {
            self.message(indent, &Message::new("rulebook-when").arg("when", when));
        }
    }

    /// Writes conditional texts, each with its condition.
    pub(super) fn conditionals(&mut self, indent: usize, list: &[ConditionalText]) {
        for one in list {
            let when = self.reader.condition(&one.when);
            let when = if when.is_empty() { self.reader.translator.get("rulebook-always") } else { when };
            self.page.item(indent, "•", &when);
            self.cited(indent + 2, &one.statement);
            self.brief(indent + 2, one.brief.as_ref());
        }
    }

    /// Writes the short form of a text, which the verdict uses.
    pub(super) fn brief(&mut self, indent: usize, brief: Option<&Text>) {
        if let Some(brief) = brief {
            let text = self.reader.text(brief);
            self.message(indent, &Message::new("rulebook-brief").arg("text", &*text));
        }
    }

    /// Writes the factors under which the verdict gives reasons, and the growth of the team within a year.
    pub(super) fn factors(&mut self) {
        let reader = self.reader;
        if !reader.rulebook.factors.is_empty() {
            self.heading("rulebook-factors");
        }
        for factor in &reader.rulebook.factors {
            self.page.blank();
            self.name_with_id(0, &reader.text(&factor.title), &factor.id);
            let inputs: Vec<_> = factor.slots.iter().map(|&slot| reader.short(slot)).collect();
            self.page.paragraph(2, &inputs.join(", "));
            self.first_conditional(2, &factor.because);
        }
        let Some(next) = &reader.rulebook.next_year else { return };
        self.heading("next-year-title");
        for (option, percent) in &next.growth {
            let answer = reader.slot_value(next.question, *option);
            let message = Message::new("rulebook-next-year").arg("answer", answer);
            self.page.item(0, "•", &reader.translate(&message.arg("percent", *percent)));
        }
        self.cited(0, &next.about);
    }

    /// Writes conditional texts of which only the first that applies is used.
    fn first_conditional(&mut self, indent: usize, list: &[ConditionalText]) {
        if list.len() > 1 {
            self.message(indent, &Message::new("rulebook-first"));
        }
        self.conditionals(indent, list);
    }
}
