//! The keymap: the single source for reading keys and for drawing footers and the help screen.
//!
//! The map is `assets/keymap.json`. In each context a key has one action. The keys of `everywhere` work in every context
//! in addition to its own. While a text field has the focus, printable characters are text; in a number field only digits
//! and separators are, until something is typed there, and then all of them. Both rules are checked when the map is read,
//! so a key does what the footer says.

mod action;
mod custom;
mod pattern;

pub use action::{Action, ActionGroup, KeyContext};
pub use pattern::KeyPattern;

use crate::json::{self, Entries, PathStyle, Reader, UnknownFields};
use crate::locale::{Problem, Translator};
use crate::tui::glyphs::Glyphs;
use crossterm::event::KeyEvent;
use serde::Deserialize;

/// The actions of keys, by context.
#[derive(Clone, Debug)]
pub struct Keymap {
    contexts: Vec<ContextBindings>,
}

/// The key bindings of one context, in the order of [`KeyContext::ALL`].
#[derive(Clone, Debug)]
struct ContextBindings {
    bindings: Vec<Binding>,
    /// The bindings of every context, without the keys that type text in this one.
    everywhere: Vec<Binding>,
    footer: Vec<Action>,
}

/// An action with its keys. The first key is the one to show.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Binding {
    action: Action,
    keys: Vec<KeyPattern>,
}

/// An error in a keymap file. The texts are for developers, as the only keymap is the built-in one.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// A part of the file does not have the form of a keymap.
    #[error("{0}: not the form of a keymap")]
    Malformed(String),
    /// A context that does not exist, or one that is missing.
    #[error("context {0}: unknown or missing")]
    Context(String),
    /// An action that does not exist.
    #[error("{context}: unknown action {action}")]
    Action {
        /// The name of the context.
        context: String,
        /// The name of the action.
        action: String,
    },
    /// A key that does not exist.
    #[error("{context}: unknown key {key}")]
    Key {
        /// The name of the context.
        context: String,
        /// The name of the key.
        key: String,
    },
    /// A key with two actions.
    #[error("{context}: duplicate key {key}")]
    DuplicateKey {
        /// The name of the context.
        context: String,
        /// The name of the key.
        key: String,
    },
    /// A key that the context's text field needs.
    #[error("{context}: {key} types text in this context")]
    TextKey {
        /// The name of the context.
        context: String,
        /// The name of the key.
        key: String,
    },
    /// An action in a footer that has no key.
    #[error("{context}: the footer names {action}, which has no key")]
    Footer {
        /// The name of the context.
        context: String,
        /// The name of the action.
        action: String,
    },
}

/// A screen's own label for an action, as a message key.
pub type LabelOverride = (Action, &'static str);

/// The label of an action that has no effect at the moment: the footer and the help leave it out.
pub const HIDDEN: &str = "";

/// An action with its keys, as the footer or the help shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The action, or the first of a pair that is shown as one.
    pub action: Action,
    /// The keys of the action.
    pub keys: Vec<KeyPattern>,
    /// The second action of a pair, with its keys.
    pub second: Option<(Action, Vec<KeyPattern>)>,
    /// The message key of the label.
    pub label_key: &'static str,
}

impl Hint {
    /// Returns the label in the interface's language: the screen's own if it has one.
    pub fn action_label(&self, overrides: &[LabelOverride], words: &Translator) -> String {
        let own = overrides.iter().find(|(action, _)| *action == self.action);
        words.get(own.map_or(self.label_key, |(_, word)| *word))
    }

    /// Returns whether the screen shows the action, which its own labels may hide.
    pub fn is_visible(&self, overrides: &[LabelOverride]) -> bool {
        !overrides.iter().any(|(action, word)| *action == self.action && *word == HIDDEN)
    }

    /// Returns the keys as shown, such as `↑↓ k/j`, `-/+` or `q/Ctrl-C`.
    pub fn keys_label(&self, words: &Translator, glyphs: &Glyphs) -> String {
        let label = |key: &KeyPattern| key.label(words, glyphs);
        let Some((_, others)) = &self.second else {
            return self.keys.iter().map(label).collect::<Vec<_>>().join("/");
        };
        let pairs = self.keys.iter().zip(others).map(|(one, other)| {
            let [one_label, other_label] = [one, other].map(label);
            let is_narrow = one_label.chars().count() == 1 && other_label.chars().count() == 1;
            let is_arrows = is_narrow && one.is_arrow() && other.is_arrow();
            format!("{one_label}{}{other_label}", if is_arrows { "" } else { "/" })
        });
        pairs.collect::<Vec<_>>().join(" ")
    }
}

impl Keymap {
    /// Returns the built-in keymap.
    ///
    /// # Panics
    /// Never: a test parses the same file.
    pub fn built_in() -> Self {
        Self::parse(include_bytes!("../../../assets/keymap.json")).expect("the built-in keymap is valid")
    }

    /// Parses a keymap.
    ///
    /// # Errors
    /// Returns the first error: an invalid form, an unknown or missing name, a key with two actions, a key
    /// that a text field needs, or a footer with an action that has no key.
    pub fn parse(bytes: &[u8]) -> Result<Self, KeymapError> {
        let malformed = |problems: Vec<Problem>| {
            KeymapError::Malformed(problems.into_iter().next().map(|problem| problem.at).unwrap_or_default())
        };
        let value = json::parse(bytes).map_err(malformed)?;
        let whole: Entries<ContextForm> =
            Reader::new(PathStyle::Dotted, UnknownFields::Report).read(&value).map_err(malformed)?;
        let whole = whole.0;
        if let Some((name, _)) = (whole.iter())
            .find(|(name, _)| *name != EVERYWHERE && !KeyContext::ALL.iter().any(|c| c.name() == name))
        {
            return Err(KeymapError::Context(name.clone()));
        }
        let everywhere = read_context(&whole, EVERYWHERE)?;
        check(EVERYWHERE, |_| false, &everywhere)?;
        let mut contexts = Vec::with_capacity(KeyContext::ALL.len());
        for context in KeyContext::ALL {
            let mut place = read_context(&whole, context.name())?;
            let accepts = |character| context.accepts(character);
            place.everywhere.clone_from(&everywhere.bindings);
            for binding in &mut place.everywhere {
                binding.keys.retain(|key| !key.types_any(accepts));
            }
            check(context.name(), accepts, &place)?;
            let shared = everywhere.footer.iter().copied().filter(|action| place.has_key(*action));
            let shared: Vec<_> = shared.collect();
            place.footer.extend(shared);
            contexts.push(place);
        }
        Ok(Self { contexts })
    }

    /// Returns the map without an action, for a rulebook that does not support it.
    #[must_use]
    pub fn without(mut self, action: Action) -> Self {
        for context in &mut self.contexts {
            context.bindings.retain(|binding| binding.action != action);
            context.everywhere.retain(|binding| binding.action != action);
            context.footer.retain(|named| *named != action);
        }
        self
    }

    /// Returns the action of a key in a context, if it has one.
    pub fn action(&self, context: KeyContext, key: KeyEvent) -> Option<Action> {
        let press = KeyPattern::from_event(key);
        self.bindings(context).find_map(|binding| {
            let at = binding.keys.iter().find(|bound| bound.matches(press))?;
            Some(if at.is_range() { Action::Digit(press.digit()?) } else { binding.action })
        })
    }

    /// Returns what the footer shows, most important first, and at the end what every footer shows. Neighbouring
    /// actions that are a pair, such as up and down, share a hint.
    pub fn hints(&self, context: KeyContext) -> Vec<Hint> {
        let mut hints: Vec<Hint> = Vec::new();
        for &action in &self.contexts[context as usize].footer {
            let Some(&key) = self.keys_of(context, action).first() else { continue };
            hints.push(Hint { action, keys: vec![key], second: None, label_key: action.label_key(context) });
        }
        join_pairs(hints, &[])
    }

    /// Returns everything that keys do in a context, for the help screen: the context's own actions first,
    /// then those that work everywhere.
    pub fn help_hints(&self, context: KeyContext) -> Vec<Hint> {
        let ContextBindings { bindings, everywhere, .. } = &self.contexts[context as usize];
        bindings
            .iter()
            .chain(everywhere.iter().filter(|binding| bindings.iter().all(|o| o.action != binding.action)))
            .map(|binding| Hint {
                action: binding.action,
                second: None,
                keys: self.keys_of(context, binding.action),
                label_key: binding.action.label_key(context),
            })
            .collect()
    }

    /// Returns the keys of an action in a context, the one to show first.
    pub fn keys_of(&self, context: KeyContext, action: Action) -> Vec<KeyPattern> {
        self.bindings(context)
            .filter(|binding| binding.action == action)
            .flat_map(|binding| binding.keys.iter().copied())
            .collect()
    }

    fn bindings(&self, context: KeyContext) -> impl Iterator<Item = &Binding> {
        self.contexts[context as usize].all()
    }
}

impl ContextBindings {
    /// Returns the bindings that work in the context, its own first.
    fn all(&self) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().chain(&self.everywhere)
    }

    fn has_key(&self, action: Action) -> bool {
        self.all().any(|binding| binding.action == action && !binding.keys.is_empty())
    }
}

/// Joins the hints of neighbouring actions that are a pair, such as up and down, unless the second one has a label of its
/// own.
pub fn join_pairs(hints: Vec<Hint>, overrides: &[LabelOverride]) -> Vec<Hint> {
    let mut joined: Vec<Hint> = Vec::with_capacity(hints.len());
    for hint in hints {
        match joined.last_mut() {
            Some(first)
                if first.second.is_none()
                    && !overrides.iter().any(|(action, _)| *action == hint.action)
                    && let Some(label_key) = first.action.pair_label_key(hint.action) =>
            {
                (first.second, first.label_key) = (Some((hint.action, hint.keys)), label_key);
            }
            _ => joined.push(hint),
        }
    }
    joined
}

const EVERYWHERE: &str = "everywhere";

/// The form of a context in the file.
#[derive(Debug, Deserialize)]
struct ContextForm {
    /// The keys of each action, the one to show first.
    keys: Entries<Vec<String>>,
    footer: Vec<String>,
}

fn read_context(file: &[(String, ContextForm)], context: &str) -> Result<ContextBindings, KeymapError> {
    let form = file.iter().find(|(name, _)| name == context).map(|(_, form)| form);
    let form = form.ok_or_else(|| KeymapError::Context(context.into()))?;
    let action = |name: &String| {
        Action::from_name(name)
            .ok_or_else(|| KeymapError::Action { context: context.into(), action: name.into() })
    };
    let mut bindings = Vec::new();
    for (name, keys) in &form.keys.0 {
        let press = |key: &String| {
            KeyPattern::parse(key)
                .filter(|press| press.is_range() == (name == Action::Digit(0).name()))
                .ok_or_else(|| KeymapError::Key { context: context.into(), key: key.into() })
        };
        let keys = keys.iter().map(press).collect::<Result<_, _>>()?;
        bindings.push(Binding { action: action(name)?, keys });
    }
    let footer = form.footer.iter().map(action).collect::<Result<_, _>>()?;
    Ok(ContextBindings { bindings, everywhere: Vec::new(), footer })
}

/// Refuses keys with two actions, keys whose character the field takes as text, and footer actions without a
/// key.
fn check(context: &str, takes: impl Fn(char) -> bool, bindings: &ContextBindings) -> Result<(), KeymapError> {
    let keys: Vec<KeyPattern> = bindings.all().flat_map(|binding| binding.keys.iter().copied()).collect();
    for (index, key) in keys.iter().enumerate() {
        if keys[..index].iter().any(|earlier| earlier.overlaps(*key)) {
            return Err(KeymapError::DuplicateKey { context: context.into(), key: key.name() });
        }
        if key.types_any(&takes) {
            return Err(KeymapError::TextKey { context: context.into(), key: key.name() });
        }
    }
    // Footer actions of `everywhere` may get their keys from each context.
    let unbound = bindings.footer.iter().find(|action| context != EVERYWHERE && !bindings.has_key(**action));
    match unbound {
        Some(action) => Err(KeymapError::Footer { context: context.into(), action: action.name().into() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
