//! A user's own keys, on top of the built-in keymap.
//!
//! What is given for an action replaces its keys in that context. The rules of the keymap hold for the result: a key does one
//! thing in a context, and a text field gets the characters that it needs. What breaks a rule is refused with a problem,
//! and the built-in keys stay.

use super::{Action, Binding, ContextBindings, EVERYWHERE, KeyContext, KeyPattern, Keymap, pattern};
use crate::json::{MAX_QUOTED_CHARS, truncate};
use crate::locale::lookup::nearest;
use crate::locale::{Message, Problem};
use crate::settings::{FileProblem, KeyOverride};

/// Keys that an action must keep, so that nobody is locked in: one step back and quitting work everywhere.
const KEPT_KEYS: [(Action, &str); 2] = [(Action::Back, "esc"), (Action::Quit, "ctrl+c")];

/// An override whose names exist and whose keys are possible where it applies.
#[derive(Clone, Debug)]
struct ValidOverride<'a> {
    source: &'a KeyOverride,
    /// The context; `None` for every context.
    context: Option<KeyContext>,
    binding: Binding,
}

impl Keymap {
    /// Returns the map with a user's own keys, and what is wrong with those that are refused.
    #[must_use]
    pub(crate) fn with_overrides(self, overrides: &[KeyOverride]) -> (Self, Vec<FileProblem>) {
        let mut problems = Vec::new();
        let mut report = |source: &KeyOverride, message| {
            let problem = Problem::new(source.path(), message);
            problems.push(FileProblem { position: Some(source.position), problem });
        };
        let mut valid = Vec::new();
        for source in overrides {
            match self.read_override(source) {
                Ok(read) => valid.push(read),
                Err(message) => report(source, message),
            }
        }
        // Without an override that is refused, the built-in keys are back, which another override may need.
        loop {
            let mut map = self.clone();
            for own in &valid {
                map.apply(own);
            }
            let Some((index, message)) = map.conflict(&valid) else { return (map, problems) };
            report(valid.remove(index).source, message);
        }
    }

    /// Checks an override by itself.
    fn read_override<'a>(&self, source: &'a KeyOverride) -> Result<ValidOverride<'a>, Message> {
        let contexts = || KeyContext::ALL.iter().map(|context| context.name()).chain([EVERYWHERE]);
        let context = KeyContext::ALL.into_iter().find(|context| context.name() == source.context);
        if context.is_none() && source.context != EVERYWHERE {
            let known = contexts().collect::<Vec<_>>().join(", ");
            return Err(unknown(["keys-context", "keys-context-near"], &source.context, contexts())
                .arg("known", known));
        }
        let action = self.read_action(source, context)?;
        let keys = source.keys.iter().map(|key| read_key(action, key)).collect::<Result<Vec<_>, _>>()?;
        let kept = KEPT_KEYS.iter().find(|(kept, _)| *kept == action);
        if let Some((_, key)) = kept.filter(|(_, key)| !source.keys.iter().any(|own| own == key)) {
            return Err(Message::new("keys-kept").arg("key", *key));
        }
        if action == Action::Choose && keys.is_empty() {
            return Err(Message::new("keys-kept").arg("key", "enter"));
        }
        let accepts = |character| context.is_some_and(|context| context.accepts(character));
        if let Some(typed) = keys.iter().find(|key| key.types_any(accepts)) {
            return Err(Message::new("keys-text").arg("key", typed.name()));
        }
        Ok(ValidOverride { source, context, binding: Binding { action, keys } })
    }

    /// Returns the action of an override, if it does something in its context.
    fn read_action(&self, source: &KeyOverride, context: Option<KeyContext>) -> Result<Action, Message> {
        let everywhere = || self.contexts.iter().flat_map(|place| &place.everywhere);
        let here: Vec<&str> = match context {
            Some(context) => self.bindings(context).map(|binding| binding.action.name()).collect(),
            None => everywhere().map(|binding| binding.action.name()).collect(),
        };
        let named = Action::from_name(&source.action).filter(|action| here.contains(&action.name()));
        named.ok_or_else(|| {
            let mut known = here.clone();
            known.sort_unstable();
            known.dedup();
            unknown(["keys-action", "keys-action-near"], &source.action, known.iter().copied())
                .arg("known", known.join(", "))
        })
    }

    /// Replaces the keys of an action.
    fn apply(&mut self, own: &ValidOverride) {
        for (place, context) in self.contexts.iter_mut().zip(KeyContext::ALL) {
            let action = own.binding.action;
            if own.context == Some(context) {
                place.everywhere.retain(|binding| binding.action != action);
                replace(&mut place.bindings, own.binding.clone());
            } else if own.context.is_none() && place.everywhere.iter().any(|binding| binding.action == action)
            {
                let mut binding = own.binding.clone();
                binding.keys.retain(|key| !key.types_any(|character| context.accepts(character)));
                replace(&mut place.everywhere, binding);
            }
        }
    }

    /// Returns the last override with a key that does something else as well, and the message about it.
    fn conflict(&self, overrides: &[ValidOverride]) -> Option<(usize, Message)> {
        overrides.iter().enumerate().rev().find_map(|(index, own)| {
            let places = self.contexts.iter().zip(KeyContext::ALL);
            let mut places = places.filter(|(_, context)| own.context.is_none_or(|only| only == *context));
            let (key, other) = places.find_map(|(place, _)| own.double_key(place))?;
            let message = Message::new("keys-double").arg("key", key.name());
            Some((index, message.arg("action", other.name())))
        })
    }
}

impl ValidOverride<'_> {
    /// Returns a key of the override that another action has in a context, or that the override has twice.
    fn double_key(&self, place: &ContextBindings) -> Option<(KeyPattern, Action)> {
        let keys = &self.binding.keys;
        let own =
            keys.iter().enumerate().find(|(index, key)| keys[..*index].iter().any(|one| one.overlaps(**key)));
        if let Some((_, key)) = own {
            return Some((*key, self.binding.action));
        }
        // In a context that types it, the key of everywhere is text.
        let applied = place.all().find(|binding| binding.action == self.binding.action)?;
        let others = || place.all().filter(|other| other.action != self.binding.action);
        applied.keys.iter().filter(|key| keys.contains(key)).find_map(|key| {
            let other = others().find(|other| other.keys.iter().any(|one| one.overlaps(*key)))?;
            Some((*key, other.action))
        })
    }
}

/// Puts a binding in the place of the one with the same action, or at the end.
fn replace(bindings: &mut Vec<Binding>, new: Binding) {
    match bindings.iter_mut().find(|binding| binding.action == new.action) {
        Some(old) => *old = new,
        None => bindings.push(new),
    }
}

fn read_key(action: Action, name: &str) -> Result<KeyPattern, Message> {
    let pattern = KeyPattern::parse(name).filter(|key| key.is_range() == matches!(action, Action::Digit(_)));
    pattern.ok_or_else(|| unknown(["keys-key", "keys-key-near"], name, pattern::key_names()))
}

/// Returns the message that a name is unknown: the first key or, with the most similar name, the second.
fn unknown<'a>(
    [unknown, near]: [&'static str; 2],
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> Message {
    let message = match nearest(name, known) {
        Some(nearest) => Message::new(near).arg("nearest", nearest),
        None => Message::new(unknown),
    };
    message.arg("given", truncate(name, MAX_QUOTED_CHARS))
}
