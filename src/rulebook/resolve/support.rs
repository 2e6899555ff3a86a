//! Compiles supporting functions and lasting investments.

use super::conditions::{Input, Scope};
use super::{Resolver, cited_text};
use crate::json;
use crate::locale::Message;
use crate::rulebook::format::{self, File};
use crate::rulebook::{
    Enablement, EnablementPeople, EnablementRole, Meanwhile, Practice, Relief, Support, WorkArea,
};
use std::fmt::Display;

impl Resolver {
    pub(super) fn support(&mut self, support: &format::Support) -> Support {
        let functions: Vec<_> = support.functions.iter().map(|function| &*function.id).collect();
        Support {
            about: support.about.clone(),
            functions: support.functions.clone(),
            seller_function: self
                .id_index(&"/support/sellers", &support.sellers, &functions)
                .unwrap_or_default(),
            relief: (support.relief.iter().enumerate())
                .filter_map(|(index, relief)| self.relief(index, relief, support, &functions))
                .collect(),
            relief_about: self.conditionals(&"/support/relief_about", &support.relief_about),
            enablement: self.enablement(&support.enablement),
        }
    }

    fn relief(
        &mut self,
        index: usize,
        relief: &format::Relief,
        support: &format::Support,
        functions: &[&str],
    ) -> Option<Relief> {
        let at = format_args!("/support/relief/{index}");
        let when = self.condition(&format_args!("{at}/when"), &relief.when, Scope::AllSlots);
        let to = self.id_index(&format_args!("{at}/to"), &relief.to, functions);
        let places: Vec<_> = (support.functions.iter().enumerate())
            .flat_map(|(function, of)| (0..of.activities.len()).map(move |activity| (function, activity)))
            .collect();
        let sources: Vec<_> = (places.iter())
            .map(|&(function, activity)| &*support.functions[function].activities[activity].source)
            .collect();
        let (function, activity) =
            places[self.id_index(&format_args!("{at}/activity"), &relief.activity, &sources)?];
        let (text, judgement) = (relief.text.clone(), relief.judgement);
        Some(Relief { when, function, activity, to: to?, text, judgement })
    }

    fn enablement(&mut self, enablement: &format::Enablement) -> Enablement {
        let at = "/support/enablement";
        let work = (enablement.work.iter().enumerate())
            .map(|(index, work)| {
                let at = format_args!("{at}/work/{index}");
                WorkArea {
                    id: work.id.clone(),
                    title: work.title.clone(),
                    what: cited_text(&work.text, &work.sources),
                    for_you: self.conditionals(&format_args!("{at}/for_you"), &work.for_you),
                }
            })
            .collect();
        let ids: Vec<_> = enablement.roles.iter().map(|role| &*role.id).collect();
        let roles = (enablement.roles.iter().enumerate())
            .map(|(index, role)| self.enablement_role(&format_args!("{at}/roles/{index}"), role, &ids))
            .collect();
        let people = enablement.people.as_ref().and_then(|people| self.enablement_people(people, &ids));
        Enablement { about: enablement.about.clone(), work, roles, people }
    }

    fn enablement_people(
        &mut self,
        people: &format::EnablementPeople,
        roles: &[&str],
    ) -> Option<EnablementPeople> {
        let at = "/support/enablement/people";
        self.check_figure(&format_args!("{at}/figure"), &people.figure);
        let asked = Scope::Before(self.names.questions);
        let question = self.resolve_slot(&format_args!("{at}/question"), &people.question, asked);
        let mut order = Vec::new();
        for (number, id) in people.order.iter().enumerate() {
            let at = format_args!("{at}/order/{number}");
            match self.id_index(&at, id, roles) {
                Some(role) if order.contains(&role) => {
                    let id = json::truncate(id, json::MAX_QUOTED_CHARS);
                    self.report(at, Message::new("rulebook-duplicate-id").arg("id", id));
                }
                role => order.extend(role),
            }
        }
        for role in 0..roles.len() {
            if !order.contains(&role) {
                order.push(role);
            }
        }
        let today = people.today.as_ref().and_then(|today| {
            let at = format_args!("{at}/today");
            let question = self.resolve_slot(&format_args!("{at}/question"), &today.question, asked)?;
            if !matches!(self.names.inputs[question], Input::Options(_)) {
                self.report(format_args!("{at}/question"), Message::new("rulebook-wrong-kind"));
                return None;
            }
            let options = today.nobody.iter().enumerate();
            let options = options.filter_map(|(number, option)| {
                self.resolve_scalar(&format_args!("{at}/nobody/{number}"), question, option)
            });
            Some((question, options.collect()))
        });
        let question = question?;
        if !matches!(self.names.inputs[question], Input::Numbers(..)) {
            self.report(format_args!("{at}/question"), Message::new("rulebook-wrong-kind"));
        }
        let each = self.whole_number(&format_args!("{at}/figure/value"), people.figure.value, 1);
        Some(EnablementPeople {
            question,
            sellers_per_person: each,
            figure: people.figure.clone(),
            order,
            today,
        })
    }

    fn enablement_role(
        &mut self,
        at: &dyn Display,
        role: &format::EnablementRole,
        roles: &[&str],
    ) -> EnablementRole {
        let meanwhile = role.meanwhile.as_ref().and_then(|meanwhile| {
            let role = self.id_index(&format_args!("{at}/meanwhile/role"), &meanwhile.role, roles)?;
            Some(Meanwhile { role, statement: cited_text(&meanwhile.text, &meanwhile.sources) })
        });
        let mut now = self.conditionals(&format_args!("{at}/now"), &role.now);
        let trigger_count = now.len();
        now.extend(self.conditionals(&format_args!("{at}/fallback"), &role.fallback));
        EnablementRole {
            id: role.id.clone(),
            title: role.title.clone(),
            does: cited_text(&role.does, &role.sources),
            looks_for: role.looks_for.clone(),
            now,
            trigger_count,
            later: role.later.clone(),
            meanwhile,
            hat: self.conditionals(&format_args!("{at}/hat"), &role.hat),
        }
    }

    pub(super) fn practices(&mut self, practices: &[format::Practice]) -> Vec<Practice> {
        (practices.iter().enumerate())
            .map(|(index, practice)| {
                let at = format_args!("/practices/{index}");
                Practice {
                    id: practice.id.clone(),
                    title: practice.title.clone(),
                    why: cited_text(&practice.text, &practice.sources),
                    for_you: self.conditionals(&format_args!("{at}/for_you"), &practice.for_you),
                }
            })
            .collect()
    }

    /// Returns the position of an id in a list.
    fn id_index(&mut self, at: &dyn Display, id: &str, ids: &[&str]) -> Option<usize> {
        let index = ids.iter().position(|other| *other == id);
        if index.is_none() {
            self.report_unknown_id(at, id, ids);
        }
        index
    }
}

/// Returns the ids of the facts that support and practices cite, each list with its place in the file.
pub(super) fn cited_sources(file: &File) -> Vec<(String, &[String])> {
    let mut found = Vec::new();
    for (index, practice) in file.practices.iter().enumerate() {
        let at = format!("/practices/{index}");
        found.extend(conditional_sources(format!("{at}/for_you"), &practice.for_you));
        found.push((at, &*practice.sources));
    }
    let Some(support) = &file.support else { return found };
    found.extend(conditional_sources("/support/relief_about".to_owned(), &support.relief_about));
    for (index, work) in support.enablement.work.iter().enumerate() {
        let at = format!("/support/enablement/work/{index}");
        found.extend(conditional_sources(format!("{at}/for_you"), &work.for_you));
        found.push((at, &*work.sources));
    }
    for (index, role) in support.enablement.roles.iter().enumerate() {
        let at = format!("/support/enablement/roles/{index}");
        found.extend(conditional_sources(format!("{at}/now"), &role.now));
        found.extend(conditional_sources(format!("{at}/fallback"), &role.fallback));
        found.extend(conditional_sources(format!("{at}/hat"), &role.hat));
        found.extend(role.meanwhile.iter().map(|meanwhile| (format!("{at}/meanwhile"), &*meanwhile.sources)));
        found.push((at, &*role.sources));
    }
    found
}

pub(super) fn conditional_sources(
    at: String,
    rows: &[format::ConditionalText],
) -> impl Iterator<Item = (String, &[String])> {
    rows.iter().enumerate().map(move |(index, row)| (format!("{at}/{index}"), &*row.sources))
}
