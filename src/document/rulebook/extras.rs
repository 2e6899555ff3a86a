//! The parts of a rulebook besides the decision: support, practices, growth and change, staffing and its figures, and
//! the glossary.

use super::{RulebookWriter, bullet, non_empty};
use crate::document::{Block, Item, Mark, Phrase, Section};
use crate::locale::Message;
use crate::rulebook::format::{Figure, Lead};
use crate::rulebook::{
    Condition, ConditionalText, CurrentSetup, Enablement, EnablementRole, ModelStaffing, Staffing,
    TrackChange,
};

impl RulebookWriter<'_, '_> {
    pub(super) fn support(&self) -> Option<Section> {
        let reader = self.reader;
        let support = reader.rulebook.support.as_ref()?;
        let sellers = self.text(&support.functions[support.seller_function].title);
        let mut blocks: Vec<_> = support.about.iter().flat_map(|about| self.cited(about)).collect();
        let functions = support.functions.iter().map(|function| {
            let activities =
                function.activities.iter().map(|activity| bullet(self.text(&activity.text))).collect();
            self.name_with_id(Mark::Bullet, &function.title, &function.id).with(non_empty(activities))
        });
        blocks.push(Block::List(functions.collect()));
        blocks.push(self.message(&Message::new("rulebook-relief").arg("function", &*sellers)));
        let relief = support.relief.iter().map(|relief| {
            let activity = &support.functions[relief.function].activities[relief.activity];
            let does = Item::new(Mark::Arrow, Phrase::new(reader.relief_direction(support, relief)))
                .with([Block::paragraph(self.text(&relief.text))]);
            bullet(self.text(&activity.text))
                .with(self.condition_line(&relief.when))
                .with([Block::List(vec![does])])
        });
        blocks.extend(non_empty(relief.collect()));
        blocks.extend(self.conditionals(&support.relief_about));
        let title = reader.translate(&Message::new("support-title").arg("function", sellers));
        Some(Section { id: "support", title, blocks })
    }

    pub(super) fn enablement_work(&self) -> Option<Section> {
        let team = &self.reader.rulebook.support.as_ref()?.enablement;
        let mut blocks: Vec<_> = team.about.iter().flat_map(|about| self.cited(about)).collect();
        let work = team.work.iter().map(|work| {
            self.name_with_id(Mark::Bullet, &work.title, &work.id)
                .with(self.cited(&work.what))
                .with(self.first_conditional(&work.for_you))
        });
        blocks.extend(non_empty(work.collect()));
        Some(self.section("support-work", blocks))
    }

    pub(super) fn enablement_team(&self) -> Option<Section> {
        let team = &self.reader.rulebook.support.as_ref()?.enablement;
        let mut blocks = Vec::new();
        if let Some(people) = &team.people {
            let order = people.order.iter().map(|&role| self.text(&team.roles[role].title));
            let order = order.collect::<Vec<_>>().join(" → ");
            blocks.push(Block::List(vec![self.figure(&people.figure)]));
            blocks.push(self.message(&Message::new("rulebook-role-order").arg("roles", order)));
        }
        blocks.extend(non_empty(team.roles.iter().map(|role| self.role(team, role)).collect()));
        Some(self.section("support-team", blocks))
    }

    fn role(&self, team: &Enablement, role: &EnablementRole) -> Item {
        let message = |key, text| self.message(&Message::new(key).arg("text", text));
        let mut blocks = self.cited(&role.does);
        blocks.push(message("support-looks-for", self.text(&role.looks_for)));
        blocks.push(self.message(&Message::new("rulebook-role-now")));
        blocks.extend(self.conditionals(&role.now));
        if let Some(hats) = self.conditionals(&role.hat) {
            blocks.extend([self.message(&Message::new("rulebook-role-hat")), hats]);
        }
        blocks.push(message("rulebook-role-later", self.text(&role.later)));
        if let Some(meanwhile) = &role.meanwhile {
            let by = self.text(&team.roles[meanwhile.role].title);
            let text = self.text(&meanwhile.statement.text);
            blocks.push(
                self.message(&Message::new("rulebook-role-meanwhile").arg("role", by).arg("text", text)),
            );
        }
        self.name_with_id(Mark::Bullet, &role.title, &role.id).with(blocks)
    }

    pub(super) fn practices(&self) -> Option<Section> {
        let items = self.reader.rulebook.practices.iter().map(|practice| {
            self.name_with_id(Mark::Bullet, &practice.title, &practice.id)
                .with(self.cited(&practice.why))
                .with(self.conditionals(&practice.for_you))
        });
        Some(self.section("practices-title", vec![non_empty(items.collect())?]))
    }

    pub(super) fn timeline(&self) -> Option<Section> {
        let reader = self.reader;
        let timeline = reader.rulebook.timeline.as_ref()?;
        let tracks = timeline.tracks.iter().map(|track| {
            let change = match &track.change {
                // The number itself is computed.
                TrackChange::Number(text) => Block::paragraph(self.text(text).replace("{value}", "…")),
                TrackChange::Options(steps) => {
                    let steps = steps.iter().map(|(option, when)| {
                        let answer = reader.slot_value(track.question, *option);
                        Item::new(Mark::Arrow, Phrase::new(format!("{answer}: {}", self.text(when))))
                    });
                    Block::List(steps.collect())
                }
            };
            bullet(reader.short(track.question).into_owned()).with([change])
        });
        let mut blocks = self.cited(&timeline.about);
        blocks.extend(non_empty(tracks.collect()));
        Some(self.section("growth-title", blocks))
    }

    pub(super) fn moving(&self) -> Option<Section> {
        let reader = self.reader;
        let moving = reader.rulebook.transition.as_ref()?;
        let question = reader.short(moving.question);
        let mut blocks = vec![self.message(&Message::new("rulebook-in-place").arg("question", &*question))];
        let setups = (0_u32..).zip(&moving.setups).map(|(option, setup)| {
            let place = match setup {
                CurrentSetup::Model(model) => self.model_title(*model),
                CurrentSetup::Custom => reader.translator.get("rulebook-in-place-own"),
                CurrentSetup::Absent => reader.translator.get("rulebook-in-place-nothing"),
            };
            bullet(format!("{} → {place}", reader.slot_value(moving.question, option)))
        });
        blocks.extend(non_empty(setups.collect()));
        for (list, key) in [
            (&moving.about, "rulebook-move-about"),
            (&moving.stay, "rulebook-move-stay"),
            (&moving.note, "rulebook-move-note"),
            (&moving.differently, "transition-new-habits"),
            (&moving.steps, "transition-steps"),
            (&moving.keep, "transition-keep"),
        ] {
            blocks.extend(self.conditionals(list).into_iter().flat_map(|list| [self.label(key), list]));
        }
        Some(self.section("transition-title", blocks))
    }

    pub(super) fn staffing(&self) -> Option<Section> {
        let reader = self.reader;
        let staffing = reader.rulebook.staffing.as_ref()?;
        let question = reader.short(staffing.headcount);
        let mut blocks = vec![self.message(&Message::new("rulebook-headcount").arg("question", &*question))];
        blocks.extend(self.leads(staffing));
        let models = reader.rulebook.models.iter().zip(&staffing.models).map(|(model, staffed)| {
            let title = self.text(&model.title);
            match staffed {
                Some(staffed) => {
                    let roles: Vec<_> = model.roles.iter().map(|role| self.text(&role.title)).collect();
                    self.model_staffing(title, staffing, staffed, &roles)
                }
                None => bullet(reader.translate(&Message::new("chart-none").arg("model", title))),
            }
        });
        blocks.push(Block::List(models.collect()));
        blocks.push(self.message(&Message::new("rulebook-figures")));
        blocks.extend(non_empty(staffing.defaults.iter().map(|figure| self.figure(figure)).collect()));
        Some(self.section("report-chart", blocks))
    }

    fn figure(&self, figure: &Figure) -> Item {
        let value = self.format_number(figure.value);
        bullet(format!("{}: {value} ({})", self.text(&figure.title), figure.id))
            .with([Block::paragraph(self.text(&figure.origin))])
    }

    /// Returns who leads, from the top down.
    fn leads(&self, staffing: &Staffing) -> Vec<Block> {
        let upper = staffing.further.iter().chain(staffing.upper.iter().rev());
        let leads = upper.chain([&staffing.manager]).map(|Lead { title, .. }| self.text(title));
        let leads = std::iter::once(self.text(&staffing.leader)).chain(leads);
        let leads: Vec<_> = leads.map(|lead| lead.replace("{n}", "…")).collect();
        let mut blocks = vec![self.message(&Message::new("rulebook-leads").arg("leads", leads.join(" → ")))];
        blocks.extend(staffing.alone.as_ref().map(|alone| Block::paragraph(self.text(alone))));
        let coaches = staffing.coach.iter().flat_map(|coach| [&coach.few, &coach.title]);
        blocks.extend(non_empty(coaches.map(|title| bullet(self.text(title))).collect()));
        blocks
    }

    /// Returns how one model is staffed: its units, and its roles with their proportions.
    fn model_staffing(
        &self,
        title: String,
        staffing: &Staffing,
        model: &ModelStaffing,
        roles: &[String],
    ) -> Item {
        let reader = self.reader;
        let value = |figure: Option<usize>| figure.map_or(1.0, |figure| staffing.defaults[figure].value);
        let named = |figure: Option<usize>| {
            figure.map(|figure| format!(" ({})", staffing.defaults[figure].id)).unwrap_or_default()
        };
        let dash = |text| Item::new(Mark::Dash, Phrase::new(text));
        let staffed = model.roles.iter().map(|staffed| {
            let weight = self.format_number(value(staffed.figure));
            let message = Message::new("rulebook-staffed").arg("role", &*roles[staffed.role]);
            let mut line =
                format!("{}{}", reader.translate(&message.arg("weight", weight)), named(staffed.figure));
            if let Some(note) = &staffed.note {
                line = format!("{line}; {}", self.text(note));
            }
            dash(line)
        });
        let unit = model.unit.as_ref().map(|unit| {
            let size = reader.translator.format_number(model.size.into());
            let message = Message::new("rulebook-unit").arg("unit", self.text(unit).replace("{n}", "1"));
            dash(format!("{}{}", reader.translate(&message.arg("size", size)), named(model.size_figure)))
        });
        bullet(title).with(non_empty(staffed.chain(unit).collect()))
    }

    pub(super) fn glossary(&self) -> Option<Section> {
        let terms = self.reader.rulebook.glossary.iter();
        let items =
            terms.map(|term| bullet(format!("{}: {}", self.text(&term.term), self.text(&term.meaning))));
        Some(self.section("guide-glossary", vec![non_empty(items.collect())?]))
    }

    /// Formats a figure.
    fn format_number(&self, value: f64) -> String {
        self.reader.translator.language().format_decimal(&value.to_string())
    }

    /// Returns when something applies; `None` if it always applies.
    fn condition_line(&self, when: &Condition) -> Option<Block> {
        let when = self.reader.condition(when);
        (!when.is_empty()).then(|| self.message(&Message::new("rulebook-when").arg("when", when)))
    }

    /// Returns the factors under which the verdict gives reasons.
    pub(super) fn factors(&self) -> Option<Section> {
        let items = self.reader.rulebook.factors.iter().map(|factor| {
            let inputs: Vec<_> = factor.slots.iter().map(|&slot| self.reader.short(slot)).collect();
            self.name_with_id(Mark::Bullet, &factor.title, &factor.id)
                .with([Block::paragraph(inputs.join(", "))])
                .with(self.first_conditional(&factor.because))
        });
        Some(self.section("rulebook-factors", vec![non_empty(items.collect())?]))
    }

    /// Returns the growth of the team within a year.
    pub(super) fn next_year(&self) -> Option<Section> {
        let reader = self.reader;
        let next = reader.rulebook.next_year.as_ref()?;
        let items = next.growth.iter().map(|(option, percent)| {
            let answer = reader.slot_value(next.question, *option);
            let message = Message::new("rulebook-next-year").arg("answer", answer);
            bullet(reader.translate(&message.arg("percent", *percent)))
        });
        let mut blocks: Vec<_> = non_empty(items.collect()).into_iter().collect();
        blocks.extend(self.cited(&next.about));
        Some(self.section("next-year-title", blocks))
    }

    /// Returns conditional texts of which only the first that applies is used.
    fn first_conditional(&self, list: &[ConditionalText]) -> Vec<Block> {
        let first = (list.len() > 1).then(|| self.message(&Message::new("rulebook-first")));
        first.into_iter().chain(self.conditionals(list)).collect()
    }
}
