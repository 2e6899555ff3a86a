//! The parts of a rulebook besides the decision: support, practices, growth and change, staffing and its figures, and
//! the glossary.

use super::Shown;
use crate::locale::{Message, harmless};
use crate::rulebook::format::{Figure, Lead};
use crate::rulebook::{
    ConditionalText, Enablement, EnablementRole, CurrentSetup, ModelStaffing, TrackChange, Staffing, Support, Text,
};

impl Shown<'_, '_> {
    pub(super) fn support(&mut self) {
        let reader = self.reader;
        let Some(support) = &reader.rulebook.support else { return };
        let sellers = reader.text(&support.functions[support.seller_function].title);
        self.page.heading(&reader.say(&Message::new("support-title").with("function", &*sellers)));
        for about in &support.about {
            self.cited(0, about);
        }
        for function in &support.functions {
            self.page.blank();
            self.titled(0, &reader.text(&function.title), &function.id);
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
        self.say(0, &Message::new("rulebook-relief").with("function", sellers));
        for relief in &support.relief {
            let function = &support.functions[relief.function];
            self.page.item(0, "•", &reader.text(&function.activities[relief.activity].text));
            self.when(2, &relief.when);
            self.page.item(2, "→", &reader.moves(support, relief));
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
            self.titled(0, &reader.text(&work.title), &work.id);
            self.cited(2, &work.what);
            self.firsts(2, &work.for_you);
        }
        self.heading("support-team");
        if let Some(people) = &team.people {
            self.figure(&people.figure);
            let order = people.order.iter().map(|&role| reader.text(&team.roles[role].title));
            let order = order.collect::<Vec<_>>().join(" → ");
            self.say(0, &Message::new("rulebook-role-order").with("roles", order));
        }
        for role in &team.roles {
            self.page.blank();
            self.role(team, role);
        }
    }

    fn role(&mut self, team: &Enablement, role: &EnablementRole) {
        let reader = self.reader;
        self.titled(0, &reader.text(&role.title), &role.id);
        self.cited(2, &role.does);
        let looks_for = reader.text(&role.looks_for);
        self.say(2, &Message::new("support-looks-for").with("text", &*looks_for));
        self.say(2, &Message::new("rulebook-role-now"));
        self.conditionals(2, &role.now);
        if !role.hat.is_empty() {
            self.say(2, &Message::new("rulebook-role-hat"));
            self.conditionals(2, &role.hat);
        }
        let later = reader.text(&role.later);
        self.say(2, &Message::new("rulebook-role-later").with("text", &*later));
        if let Some(meanwhile) = &role.meanwhile {
            let by = reader.text(&team.roles[meanwhile.role].title);
            let text = reader.text(&meanwhile.statement.text);
            self.say(2, &Message::new("rulebook-role-meanwhile").with("role", &*by).with("text", &*text));
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
            self.titled(0, &reader.text(&practice.title), &practice.id);
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
                TrackChange::Number(text) => self.page.paragraph(2, &reader.text(text).replace("{value}", "…")),
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
        self.heading("move-title");
        let question = reader.short(moving.question);
        self.say(0, &Message::new("rulebook-in-place").with("question", &*question));
        for (option, place) in (0_u32..).zip(&moving.setups) {
            let place = match place {
                CurrentSetup::Model(model) => reader.text(&reader.rulebook.models[*model].title).into_owned(),
                CurrentSetup::Custom => reader.words.get("rulebook-in-place-own"),
                CurrentSetup::Absent => reader.words.get("rulebook-in-place-nothing"),
            };
            let answer = reader.slot_value(moving.question, option);
            self.page.item(0, "•", &format!("{answer} → {place}"));
        }
        for (list, key) in [
            (&moving.about, "rulebook-move-about"),
            (&moving.stay, "rulebook-move-stay"),
            (&moving.note, "rulebook-move-note"),
            (&moving.differently, "move-differently"),
            (&moving.steps, "move-steps"),
            (&moving.keep, "move-keep"),
        ] {
            if !list.is_empty() {
                self.page.blank();
                self.page.paragraph(0, &format!("{}:", reader.words.get(key)));
                self.conditionals(0, list);
            }
        }
    }

    pub(super) fn staffing(&mut self) {
        let reader = self.reader;
        let Some(staffing) = &reader.rulebook.staffing else { return };
        self.heading("report-chart");
        let question = reader.short(staffing.headcount);
        self.say(0, &Message::new("rulebook-headcount").with("question", &*question));
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
                    self.staffed(&title, staffing, staffed, &roles.collect::<Vec<_>>());
                }
                None => self.say(0, &Message::new("chart-none").with("model", &*title)),
            }
        }
        self.page.blank();
        self.say(0, &Message::new("rulebook-figures"));
        for figure in &staffing.defaults {
            self.figure(figure);
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let reader = self.reader;
        let value = self.number(figure.value);
        let line = format!("{}: {value} ({})", reader.text(&figure.title), harmless(&figure.id));
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
        self.say(0, &Message::new("rulebook-leads").with("leads", leads.join(" → ")));
        if let Some(alone) = &staffing.alone {
            self.page.paragraph(0, &reader.text(alone));
        }
    }

    /// Writes how one model is staffed: its units, and its roles with their proportions.
    fn staffed(&mut self, title: &str, staffing: &Staffing, model: &ModelStaffing, roles: &[String]) {
        let reader = self.reader;
        let value = |figure: Option<usize>| figure.map_or(1.0, |figure| staffing.defaults[figure].value);
        let named = |figure: Option<usize>| {
            figure.map(|figure| format!(" ({})", harmless(&staffing.defaults[figure].id))).unwrap_or_default()
        };
        self.page.item(0, "•", title);
        for staffed in &model.roles {
            let role = &roles[staffed.role];
            let weight = self.number(value(staffed.figure));
            let message = Message::new("rulebook-staffed").with("role", &**role).with("weight", weight);
            let mut line = format!("{}{}", reader.say(&message), named(staffed.figure));
            if let Some(note) = &staffed.note {
                line = format!("{line}; {}", reader.text(note));
            }
            self.page.item(2, "-", &line);
        }
        if let Some(unit) = &model.unit {
            let size = reader.words.number(model.size.into());
            let unit = reader.text(unit).replace("{n}", "1");
            let message = Message::new("rulebook-unit").with("unit", unit).with("size", size);
            self.page.item(2, "-", &format!("{}{}", reader.say(&message), named(model.size_figure)));
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
    fn number(&self, value: f64) -> String {
        self.reader.words.language().decimal(&value.to_string())
    }

    /// Writes a name with its id.
    pub(super) fn titled(&mut self, indent: usize, title: &str, id: &str) {
        self.page.paragraph(indent, &format!("{title} ({})", harmless(id)));
    }

    /// Writes when something applies; nothing if it always applies.
    fn when(&mut self, indent: usize, when: &crate::rulebook::Condition) {
        let when = self.reader.condition(when);
        if !when.is_empty() {
            self.say(indent, &Message::new("rulebook-when").with("when", when));
        }
    }

    /// Writes conditional texts, each with its condition.
    pub(super) fn conditionals(&mut self, indent: usize, list: &[ConditionalText]) {
        for one in list {
            let when = self.reader.condition(&one.when);
            let when = if when.is_empty() { self.reader.words.get("rulebook-always") } else { when };
            self.page.item(indent, "•", &when);
            self.cited(indent + 2, &one.statement);
            self.brief(indent + 2, one.brief.as_ref());
        }
    }

    /// Writes the short form of a text, which the verdict uses.
    pub(super) fn brief(&mut self, indent: usize, brief: Option<&Text>) {
        if let Some(brief) = brief {
            let text = self.reader.text(brief);
            self.say(indent, &Message::new("rulebook-brief").with("text", &*text));
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
            self.titled(0, &reader.text(&factor.title), &factor.id);
            let inputs: Vec<_> = factor.slots.iter().map(|&slot| reader.short(slot)).collect();
            self.page.paragraph(2, &inputs.join(", "));
            self.firsts(2, &factor.because);
        }
        let Some(next) = &reader.rulebook.next_year else { return };
        self.heading("next-year-title");
        for (option, percent) in &next.growth {
            let answer = reader.slot_value(next.question, *option);
            let message = Message::new("rulebook-next-year").with("answer", answer);
            self.page.item(0, "•", &reader.say(&message.with("percent", *percent)));
        }
        self.cited(0, &next.about);
    }

    /// Writes conditional texts of which only the first that applies is used.
    fn firsts(&mut self, indent: usize, list: &[ConditionalText]) {
        if list.len() > 1 {
            self.say(indent, &Message::new("rulebook-first"));
        }
        self.conditionals(indent, list);
    }
}
