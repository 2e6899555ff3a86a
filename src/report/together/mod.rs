//! Several people's answers side by side, in words: what a meeting needs.
//!
//! The phrases here are those of all forms and of the screen; [`text`], [`markdown`] and [`json`] lay them out. Names and notes
//! of people come from files, so they leave here harmless.

pub mod json;
pub mod markdown;
pub mod text;

use super::Reader;
use crate::advice::Decision;
use crate::advice::together::{Effect, Said, Spread, Together, Topic, View};
use crate::locale::{Message, bounded_text, harmless};
use crate::rulebook::{Kind, Value};
use crate::session::Respondent;

/// People, and what follows from what they say.
#[derive(Clone, Copy, Debug)]
pub struct Meeting<'a> {
    /// The rulebook and the words.
    pub reader: Reader<'a>,
    /// The people.
    pub people: &'a [Respondent],
    /// What follows.
    pub together: &'a Together,
}

/// What somebody noted with a question, and what they are called.
type Noted<'a> = (String, std::borrow::Cow<'a, str>);

impl<'a> Meeting<'a> {
    fn say(&self, message: &Message) -> String {
        self.reader.say(message)
    }

    fn word(&self, key: &'static str) -> String {
        self.reader.words.get(key)
    }

    /// What a person is called.
    #[must_use]
    pub fn name(&self, person: usize) -> String {
        harmless(&self.people[person].label).into_owned()
    }

    /// The names of some people, in their order.
    #[must_use]
    pub fn names(&self, people: impl IntoIterator<Item = usize>) -> String {
        people.into_iter().map(|person| self.name(person)).collect::<Vec<_>>().join(", ")
    }

    /// The name of a model.
    #[must_use]
    pub fn model(&self, model: usize) -> String {
        self.reader.text(&self.reader.rulebook.models[model].title).into_owned()
    }

    /// By what to divide now; nothing where the subject has no such thing.
    #[must_use]
    pub fn division(&self, decision: &Decision) -> Option<String> {
        let rules = self.reader.rulebook.segmentation.as_ref()?;
        let title = |&index: &usize| self.reader.text(&rules.dimensions[index].title);
        let titles: Vec<_> = decision.segmentation.now.iter().map(title).collect();
        if titles.is_empty() {
            return Some(self.word("together-undivided"));
        }
        Some(self.say(&Message::new("together-divided").with("dimensions", titles.join(", "))))
    }

    /// A decision in a few words.
    #[must_use]
    pub fn decision(&self, decision: &Decision) -> String {
        let model = self.model(decision.model);
        self.division(decision).map_or_else(|| model.clone(), |division| format!("{model}, {division}"))
    }

    /// An answer in words.
    #[must_use]
    pub fn answer(&self, question: usize, value: &Value) -> String {
        self.reader.answer(question, value)
    }

    /// What a person says to a question, in words.
    #[must_use]
    pub fn said(&self, topic: &Topic, person: usize) -> String {
        match topic.said[person] {
            Said::View(view) => self.answer(topic.question, &topic.views[view].value),
            Said::Unknown => self.word("together-unknown"),
            Said::NotAsked => self.word("together-not-asked"),
        }
    }

    /// The answer that most gave, in words.
    #[must_use]
    pub fn most(&self, topic: &Topic) -> String {
        topic
            .most
            .as_ref()
            .map_or_else(|| self.word("together-nobody"), |value| self.answer(topic.question, value))
    }

    /// What it all comes to, a sentence each.
    #[must_use]
    pub fn headline(&self) -> Vec<String> {
        let together = self.together;
        let answered = together.topics.iter().filter(|topic| topic.answered() > 0).count();
        let mut said = Vec::new();
        if together.all_agree() {
            said.push(self.word("together-all-agree"));
            if together.people.windows(2).any(|pair| pair[0] != pair[1]) {
                said.push(self.word("together-open-differs"));
            }
            return said;
        }
        let count = |effect: Effect| together.disputed().filter(|topic| topic.effect == effect).count();
        let differ = Message::new("together-differ").with("count", together.disputed().count());
        said.push(self.say(&differ.with("all", answered)));
        let parts = [
            ("together-count-model", count(Effect::Model)),
            ("together-count-segmentation", count(Effect::Segmentation)),
            ("together-count-with-others", count(Effect::Together)),
            ("together-count-untold", count(Effect::Untold)),
        ];
        for (key, count) in parts.into_iter().filter(|(_, count)| *count > 0) {
            said.push(self.say(&Message::new(key).with("count", count)));
        }
        if parts.iter().all(|(_, count)| *count == 0) {
            said.push(self.word("together-count-nothing"));
        }
        said
    }

    /// How firmly the model stands within what was given; none where it cannot be told, or nothing could change it.
    #[must_use]
    pub fn firm(&self) -> Option<String> {
        let (kept, all) = self.together.firm.filter(|(_, all)| *all > 1)?;
        let percent = percent(kept, all);
        let number = |number| self.reader.words.number(number);
        let message = Message::new("together-firm").with("model", self.model(self.together.decision.model));
        let message = message.with("percent", percent).with("kept", number(kept)).with("all", number(all));
        Some(self.say(&message))
    }

    /// What is to be known of a person beside the answers, a sentence each.
    #[must_use]
    pub fn remarks(&self, person: usize) -> Vec<String> {
        let one = &self.people[person];
        let mut said = Vec::new();
        if !one.finished {
            said.push(self.word("together-unfinished"));
        }
        let today = &self.reader.rulebook.version;
        if let Some(version) = &one.other_version {
            // Rules may be changed without another number.
            let key = if version == today { "together-other-edition" } else { "together-other-version" };
            let message = Message::new(key).with("version", version.as_str());
            said.push(self.say(&message.with("today", today.as_str())));
        }
        for gone in &one.gone {
            let gone = self.reader.words.problem(gone);
            said.push(self.say(&Message::new("together-gone").with("gone", gone)));
        }
        said
    }

    /// What a disagreement does, as a heading.
    #[must_use]
    pub fn effect(&self, topic: &Topic) -> String {
        self.word(match topic.effect {
            Effect::Model => "together-effect-model",
            Effect::Segmentation => "together-effect-segmentation",
            Effect::Together if topic.reaches_model == Some(false) => {
                "together-effect-with-others-segmentation"
            }
            Effect::Together => "together-effect-with-others",
            Effect::Untold => "together-effect-untold",
            Effect::Nothing => "together-effect-nothing",
            Effect::Agreed if topic.answered() == 0 => "together-nobody-answered",
            Effect::Agreed => "together-effect-agreed",
        })
    }

    /// How far people agree, in a sentence.
    #[must_use]
    pub fn agreement(&self, topic: &Topic) -> String {
        let message = Message::new("together-agreement").with("count", topic.agreeing());
        let mut said = self.say(&message.with("all", topic.answered()));
        if let Some(Spread::Numbers([least, median, most])) = &topic.spread
            && least != most
        {
            let number = |number: &u32| self.reader.words.number((*number).into());
            let message = Message::new("together-spread").with("least", number(least));
            let message = message.with("median", number(median)).with("most", number(most));
            said = format!("{said} {}", self.say(&message));
        }
        said
    }

    /// How many named each name, where the answers are lists.
    #[must_use]
    pub fn named(&self, topic: &Topic) -> Option<String> {
        let Some(Spread::Names(names)) = &topic.spread else { return None };
        let each = names.iter().map(|(name, count)| format!("{} ({count})", harmless(name)));
        let each: Vec<_> = each.collect();
        (!each.is_empty()).then(|| self.say(&Message::new("together-named").with("names", each.join(", "))))
    }

    /// What to call the answers that most gave: also where a tie that only the rulebook's order settles bears on the advice.
    #[must_use]
    pub fn group(&self) -> String {
        let bears = |topic: &&Topic| topic.tied && !matches!(topic.effect, Effect::Nothing | Effect::Agreed);
        let tied = self.together.topics.iter().filter(bears);
        let tied: Vec<_> = tied.map(|topic| self.reader.short(topic.question).into_owned()).collect();
        if tied.is_empty() {
            return self.word("together-most");
        }
        self.say(&Message::new("together-most-tied").with("questions", tied.join(", ")))
    }

    /// That a tie was broken, and by what.
    #[must_use]
    pub fn tie(&self, topic: &Topic) -> Option<String> {
        let most = self.most(topic);
        let numbers = matches!(self.reader.rulebook.questions[topic.question].kind, Kind::Integer { .. });
        let key = if numbers { "together-tie-numbers" } else { "together-tie" };
        topic.tied.then(|| self.say(&Message::new(key).with("answer", most)))
    }

    /// What one of the answers is called, with those who gave it.
    #[must_use]
    pub fn view(&self, topic: &Topic, view: &View) -> String {
        let message = Message::new("together-view").with("answer", self.answer(topic.question, &view.value));
        let message = message.with("count", view.people.len());
        self.say(&message.with("people", self.names(view.people.iter().copied())))
    }

    /// What an answer would change; none where it changes nothing by itself.
    #[must_use]
    pub fn turns(&self, view: &View) -> Option<String> {
        if view.model {
            let message =
                Message::new("together-turns-model").with("decision", self.decision(&view.decision));
            return Some(self.say(&message));
        }
        let division = self.division(&view.decision).filter(|_| view.segmentation)?;
        Some(self.say(&Message::new("together-turns-segmentation").with("division", division)))
    }

    /// Those who gave no answer, a line each for why.
    #[must_use]
    pub fn silent(&self, topic: &Topic) -> Vec<String> {
        let line = |said: Said, key| {
            let people = self.names(topic.who(said));
            (!people.is_empty()).then(|| self.say(&Message::new(key).with("people", people)))
        };
        let unknown = line(Said::Unknown, "together-who-unknown");
        unknown.into_iter().chain(line(Said::NotAsked, "together-who-not-asked")).collect()
    }

    /// What people noted with a question, in their order.
    #[must_use]
    pub fn notes(&self, question: usize) -> Vec<Noted<'a>> {
        let noted = |person: usize| {
            let text = self.people[person].notes.get(&question)?;
            Some((self.name(person), harmless(&bounded_text(text)).into_owned().into()))
        };
        (0..self.people.len()).filter_map(noted).collect()
    }
}

/// Of a hundred, rounded; of what is more than none and less than all never 0 or 100.
#[must_use]
pub fn percent(part: u64, whole: u64) -> u64 {
    if whole == 0 {
        return 100;
    }
    let nearest = (u128::from(part) * 200 + u128::from(whole)) / (u128::from(whole) * 2);
    let nearest = u64::try_from(nearest).unwrap_or(100);
    match part {
        0 => 0,
        _ if part == whole => 100,
        _ => nearest.clamp(1, 99),
    }
}

#[cfg(test)]
mod tests;
