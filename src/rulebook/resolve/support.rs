//! Compiles supporting functions and lasting investments.

use super::conditions::{Input, Scope};
use super::{Resolver, cited};
use crate::json;
use crate::locale::Message;
use crate::rulebook::format::{self, Cited, File};
use crate::rulebook::{
    Enablement, EnablementPeople, EnablementRole, Meanwhile, Practice, Relief, Support, Work,
};

impl Resolver<'_> {
    pub(super) fn support(&mut self, support: &format::Support) -> Support {
        self.abouts("/support", &support.about);
        for (index, function) in support.functions.iter().enumerate() {
            let at = format!("/support/functions/{index}");
            self.text(&format!("{at}/title"), &function.title);
            for (number, activity) in function.activities.iter().enumerate() {
                self.text(&format!("{at}/activities/{number}/text"), &activity.text);
            }
        }
        let functions: Vec<_> = support.functions.iter().map(|function| &*function.id).collect();
        Support {
            about: support.about.clone(),
            functions: support.functions.clone(),
            sellers: self.index("/support/sellers", &support.sellers, &functions).unwrap_or_default(),
            relief: (support.relief.iter().enumerate())
                .filter_map(|(index, relief)| self.relief(index, relief, support, &functions))
                .collect(),
            relief_about: self.conditionals("/support/relief_about", &support.relief_about),
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
        let at = format!("/support/relief/{index}");
        self.text(&format!("{at}/text"), &relief.text);
        let when = self.condition(&format!("{at}/when"), &relief.when, Scope::Everything);
        let to = self.index(&format!("{at}/to"), &relief.to, functions);
        let places: Vec<_> = (support.functions.iter().enumerate())
            .flat_map(|(function, of)| (0..of.activities.len()).map(move |activity| (function, activity)))
            .collect();
        let sources: Vec<_> = (places.iter())
            .map(|&(function, activity)| &*support.functions[function].activities[activity].source)
            .collect();
        let (function, activity) =
            places[self.index(&format!("{at}/activity"), &relief.activity, &sources)?];
        let (text, judgement) = (relief.text.clone(), relief.judgement);
        Some(Relief { when, function, activity, to: to?, text, judgement })
    }

    fn enablement(&mut self, enablement: &format::Enablement) -> Enablement {
        let at = "/support/enablement";
        self.abouts(at, &enablement.about);
        let work = (enablement.work.iter().enumerate())
            .map(|(index, work)| {
                let at = format!("{at}/work/{index}");
                self.text(&format!("{at}/title"), &work.title);
                self.text(&format!("{at}/text"), &work.text);
                Work {
                    id: work.id.clone(),
                    title: work.title.clone(),
                    what: cited(&work.text, &work.sources),
                    for_you: self.conditionals(&format!("{at}/for_you"), &work.for_you),
                }
            })
            .collect();
        let ids: Vec<_> = enablement.roles.iter().map(|role| &*role.id).collect();
        let roles = (enablement.roles.iter().enumerate())
            .map(|(index, role)| self.enablement_role(&format!("{at}/roles/{index}"), role, &ids))
            .collect();
        let people = enablement.people.as_ref().and_then(|people| self.people(people, &ids));
        Enablement { about: enablement.about.clone(), work, roles, people }
    }

    fn people(&mut self, people: &format::EnablementPeople, roles: &[&str]) -> Option<EnablementPeople> {
        let at = "/support/enablement/people";
        self.check_figure(&format!("{at}/figure"), &people.figure);
        let asked = Scope::Before(self.names.questions);
        let question = self.slot(&format!("{at}/question"), &people.question, asked);
        let mut order = Vec::new();
        for (number, id) in people.order.iter().enumerate() {
            let at = format!("{at}/order/{number}");
            match self.index(&at, id, roles) {
                Some(role) if order.contains(&role) => {
                    let id = json::short(id, json::QUOTED);
                    self.problem(at, Message::new("rulebook-doubled-id").with("id", id));
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
            let at = format!("{at}/today");
            let question = self.slot(&format!("{at}/question"), &today.question, asked)?;
            if !matches!(self.names.inputs[question], Input::Options(_)) {
                self.problem(format!("{at}/question"), Message::new("rulebook-wrong-kind"));
                return None;
            }
            let options = today.nobody.iter().enumerate();
            let options = options.filter_map(|(number, option)| {
                self.scalar(&format!("{at}/nobody/{number}"), question, option)
            });
            Some((question, options.collect()))
        });
        let question = question?;
        if !matches!(self.names.inputs[question], Input::Numbers(..)) {
            self.problem(format!("{at}/question"), Message::new("rulebook-wrong-kind"));
        }
        let each = self.whole_number(&format!("{at}/figure/value"), people.figure.value, 1);
        Some(EnablementPeople { question, each, figure: people.figure.clone(), order, today })
    }

    fn enablement_role(&mut self, at: &str, role: &format::EnablementRole, roles: &[&str]) -> EnablementRole {
        for (part, text) in [
            ("title", &role.title),
            ("does", &role.does),
            ("looks_for", &role.looks_for),
            ("later", &role.later),
        ] {
            self.text(&format!("{at}/{part}"), text);
        }
        let meanwhile = role.meanwhile.as_ref().and_then(|meanwhile| {
            self.text(&format!("{at}/meanwhile/text"), &meanwhile.text);
            let role = self.index(&format!("{at}/meanwhile/role"), &meanwhile.role, roles)?;
            Some(Meanwhile { role, said: cited(&meanwhile.text, &meanwhile.sources) })
        });
        let mut now = self.conditionals(&format!("{at}/now"), &role.now);
        let bringing = now.len();
        now.extend(self.conditionals(&format!("{at}/fallback"), &role.fallback));
        EnablementRole {
            id: role.id.clone(),
            title: role.title.clone(),
            does: cited(&role.does, &role.sources),
            looks_for: role.looks_for.clone(),
            now,
            bringing,
            later: role.later.clone(),
            meanwhile,
            hat: self.conditionals(&format!("{at}/hat"), &role.hat),
        }
    }

    pub(super) fn practices(&mut self, practices: &[format::Practice]) -> Vec<Practice> {
        (practices.iter().enumerate())
            .map(|(index, practice)| {
                let at = format!("/practices/{index}");
                self.text(&format!("{at}/title"), &practice.title);
                self.text(&format!("{at}/text"), &practice.text);
                Practice {
                    id: practice.id.clone(),
                    title: practice.title.clone(),
                    why: cited(&practice.text, &practice.sources),
                    for_you: self.conditionals(&format!("{at}/for_you"), &practice.for_you),
                }
            })
            .collect()
    }

    fn abouts(&mut self, at: &str, abouts: &[Cited]) {
        for (index, about) in abouts.iter().enumerate() {
            self.text(&format!("{at}/about/{index}/text"), &about.text);
        }
    }

    /// Returns the position of an id in a list.
    fn index(&mut self, at: &str, id: &str, ids: &[&str]) -> Option<usize> {
        let index = ids.iter().position(|other| *other == id);
        if index.is_none() {
            self.unknown(at, id, ids);
        }
        index
    }
}

/// Returns the ids of the facts that support and practices cite, each list with its place in the file.
pub(super) fn sources(file: &File) -> Vec<(String, &[String])> {
    let mut found = Vec::new();
    for (index, practice) in file.practices.iter().enumerate() {
        let at = format!("/practices/{index}");
        found.extend(rows(format!("{at}/for_you"), &practice.for_you));
        found.push((at, &*practice.sources));
    }
    let Some(support) = &file.support else { return found };
    found.extend(rows("/support/relief_about".to_owned(), &support.relief_about));
    for (index, work) in support.enablement.work.iter().enumerate() {
        let at = format!("/support/enablement/work/{index}");
        found.extend(rows(format!("{at}/for_you"), &work.for_you));
        found.push((at, &*work.sources));
    }
    for (index, role) in support.enablement.roles.iter().enumerate() {
        let at = format!("/support/enablement/roles/{index}");
        found.extend(rows(format!("{at}/now"), &role.now));
        found.extend(rows(format!("{at}/fallback"), &role.fallback));
        found.extend(rows(format!("{at}/hat"), &role.hat));
        found.extend(role.meanwhile.iter().map(|said| (format!("{at}/meanwhile"), &*said.sources)));
        found.push((at, &*role.sources));
    }
    found
}

pub(super) fn rows(at: String, rows: &[format::Conditional]) -> impl Iterator<Item = (String, &[String])> {
    rows.iter().enumerate().map(move |(index, row)| (format!("{at}/{index}"), &*row.sources))
}
