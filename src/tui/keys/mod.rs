//! What keys do: one map, from which keys are read and from which footers and the help screen are drawn.
//!
//! The map is `assets/keymap.json`: a key means one thing at a place, and while a text field has the focus what can be
//! printed is text and nothing else; in a number field so are digits and separators, and all else once something was typed
//! there. Both are checked when the map is read, so what the footer says is what happens.

mod action;
mod press;

pub use action::{Action, Context};
pub use press::Press;

use crate::json;
use crate::locale::Words;
use crate::tui::glyphs::Glyphs;
use crossterm::event::KeyEvent;
use serde_json::{Map, Value};

/// Keys to actions, by context.
#[derive(Clone, Debug)]
pub struct Keymap {
    everywhere: Vec<Binding>,
    contexts: Vec<Place>,
}

/// One context's part of the map, in the order of [`Context::ALL`].
#[derive(Clone, Debug)]
struct Place {
    bindings: Vec<Binding>,
    footer: Vec<Action>,
}

/// An action and the keys that do it, the one to show first.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Binding {
    action: Action,
    keys: Vec<Press>,
}

/// What a keymap file can have wrong. Told to developers, as the only file is the one built in.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// Not the form of a keymap.
    #[error("{0} is not what belongs there")]
    Form(String),
    /// A context that there is not, or one that is missing.
    #[error("context {0}: unknown or missing")]
    Context(String),
    /// An action that there is not.
    #[error("{context}: there is no action {action}")]
    Action {
        /// The context in which it stands.
        context: String,
        /// The name.
        action: String,
    },
    /// A key that there is not.
    #[error("{context}: there is no key {key}")]
    Key {
        /// The context in which it stands.
        context: String,
        /// The name.
        key: String,
    },
    /// A key that would do two things.
    #[error("{context}: {key} stands twice")]
    Doubled {
        /// The context in which it stands.
        context: String,
        /// The name.
        key: String,
    },
    /// A key that a text field needs.
    #[error("{context}: {key} is text there")]
    Printable {
        /// The context in which it stands.
        context: String,
        /// The name.
        key: String,
    },
    /// An action in a footer that no key does.
    #[error("{context}: no key does {action}, which the footer names")]
    Footer {
        /// The context in which it stands.
        context: String,
        /// The name.
        action: String,
    },
}

/// A screen's own word for an action, by its key in the locale files.
pub type Own = (Action, &'static str);

/// A screen's own word for an action that does nothing there for the moment: neither footer nor help shows it.
pub const NOTHING: &str = "";

/// Something that keys do, as a footer or the help screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What is done; the first of two where a pair is shown as one.
    pub action: Action,
    /// The second of the two.
    pub second: Option<Action>,
    /// The keys that do it, or one key for each of a pair.
    pub keys: Vec<Press>,
    /// The key of the locale files under which it is said.
    pub word: &'static str,
}

impl Hint {
    /// The words for what is done: a screen's own, where it has any.
    #[must_use]
    pub fn said(&self, own: &[Own], words: &Words) -> String {
        let own = own.iter().find(|(action, _)| *action == self.action);
        words.get(own.map_or(self.word, |(_, word)| *word))
    }

    /// Whether it does something, by a screen's own words.
    #[must_use]
    pub fn is_of_use(&self, own: &[Own]) -> bool {
        !own.iter().any(|(action, word)| *action == self.action && *word == NOTHING)
    }

    /// The keys as shown, such as `↑↓`, `Tab/Shift-Tab` or `Enter`.
    #[must_use]
    pub fn label(&self, words: &Words, glyphs: &Glyphs) -> String {
        let labels: Vec<String> = self.keys.iter().map(|key| key.label(words, glyphs)).collect();
        let narrow = labels.iter().all(|label| label.chars().count() == 1);
        let arrows = self.keys.iter().all(|key| key.is_arrow());
        labels.join(if narrow && arrows { "" } else { "/" })
    }
}

impl Keymap {
    /// The map that is built in.
    ///
    /// # Panics
    /// Never: a test reads the same bytes.
    #[must_use]
    pub fn built_in() -> Self {
        Self::parse(include_bytes!("../../../assets/keymap.json"))
            .expect("a test holds that the map is sound")
    }

    /// Reads a map, refusing one that says two things of a key or nothing of a context.
    pub fn parse(bytes: &[u8]) -> Result<Self, KeymapError> {
        let whole = json::parse(bytes).map_err(|problems| {
            KeymapError::Form(problems.first().map(|problem| problem.at.clone()).unwrap_or_default())
        })?;
        let Value::Object(whole) = whole else { return Err(KeymapError::Form("the file".into())) };
        if let Some(name) =
            whole.keys().find(|name| *name != EVERYWHERE && !Context::ALL.iter().any(|c| c.name() == **name))
        {
            return Err(KeymapError::Context(name.clone()));
        }
        let everywhere = read_place(&whole, EVERYWHERE)?;
        check(EVERYWHERE, |_| true, &everywhere, &[])?;
        let mut contexts = Vec::with_capacity(Context::ALL.len());
        for context in Context::ALL {
            let place = read_place(&whole, context.name())?;
            check(context.name(), |character| context.takes(character), &place, &everywhere.bindings)?;
            contexts.push(place);
        }
        Ok(Self { everywhere: everywhere.bindings, contexts })
    }

    /// The same map without an action, where nothing is there for it to do.
    #[must_use]
    pub fn without(mut self, action: Action) -> Self {
        self.everywhere.retain(|binding| binding.action != action);
        for place in &mut self.contexts {
            place.bindings.retain(|binding| binding.action != action);
            place.footer.retain(|named| *named != action);
        }
        self
    }

    /// What a key does in a context, if it does anything there.
    #[must_use]
    pub fn action(&self, context: Context, key: KeyEvent) -> Option<Action> {
        let press = Press::of(key);
        self.bindings(context).find_map(|binding| {
            let at = binding.keys.iter().find(|bound| bound.matches(press))?;
            Some(if at.is_range() { Action::Digit(press.digit()?) } else { binding.action })
        })
    }

    /// What the footer shows, most important first but for the last two, which always stay. Neighbours that belong
    /// together, such as up and down, are one.
    #[must_use]
    pub fn hints(&self, context: Context) -> Vec<Hint> {
        let mut hints: Vec<Hint> = Vec::new();
        for &action in &self.contexts[context as usize].footer {
            let Some(&key) = self.keys_of(context, action).first() else { continue };
            if let Some(last) = hints.last_mut()
                && let Some(word) = last.action.with(action)
            {
                last.keys.push(key);
                last.second = Some(action);
                last.word = word;
            } else {
                hints.push(Hint { action, second: None, keys: vec![key], word: action.word(context) });
            }
        }
        hints
    }

    /// Everything that keys do in a context, for the help screen: its own first, then what works everywhere.
    #[must_use]
    pub fn all(&self, context: Context) -> Vec<Hint> {
        let own = &self.contexts[context as usize].bindings;
        own.iter()
            .chain(self.everywhere.iter().filter(|binding| own.iter().all(|o| o.action != binding.action)))
            .map(|binding| Hint {
                action: binding.action,
                second: None,
                keys: self.keys_of(context, binding.action),
                word: binding.action.word(context),
            })
            .collect()
    }

    /// The keys that do something in a context, the one to show first.
    fn keys_of(&self, context: Context, action: Action) -> Vec<Press> {
        self.bindings(context)
            .filter(|binding| binding.action == action)
            .flat_map(|binding| binding.keys.iter().copied())
            .collect()
    }

    fn bindings(&self, context: Context) -> impl Iterator<Item = &Binding> {
        self.contexts[context as usize].bindings.iter().chain(&self.everywhere)
    }
}

const EVERYWHERE: &str = "everywhere";

fn read_place(whole: &Map<String, Value>, context: &str) -> Result<Place, KeymapError> {
    let place = whole.get(context).ok_or_else(|| KeymapError::Context(context.into()))?;
    let form = |part: &str| KeymapError::Form(format!("{context}.{part}"));
    let action = |name: &str| {
        Action::from_name(name)
            .ok_or_else(|| KeymapError::Action { context: context.into(), action: name.into() })
    };
    let mut bindings = Vec::new();
    for (name, keys) in place.get("keys").and_then(Value::as_object).ok_or_else(|| form("keys"))? {
        let mut presses = Vec::new();
        for key in keys.as_array().ok_or_else(|| form(name))? {
            let key = key.as_str().ok_or_else(|| form(name))?;
            let unknown = || KeymapError::Key { context: context.into(), key: key.into() };
            let press = Press::parse(key).ok_or_else(unknown)?;
            if press.is_range() != (name == Action::Digit(0).name()) {
                return Err(unknown());
            }
            presses.push(press);
        }
        bindings.push(Binding { action: action(name)?, keys: presses });
    }
    let mut footer = Vec::new();
    for name in place.get("footer").and_then(Value::as_array).ok_or_else(|| form("footer"))? {
        footer.push(action(name.as_str().ok_or_else(|| form("footer"))?)?);
    }
    Ok(Place { bindings, footer })
}

/// Refuses keys that would do two things, that type a character which the field takes as text, or that a footer names
/// without there being any.
fn check(
    context: &str,
    takes: impl Fn(char) -> bool,
    place: &Place,
    everywhere: &[Binding],
) -> Result<(), KeymapError> {
    let all: Vec<&Binding> = place.bindings.iter().chain(everywhere).collect();
    let keys: Vec<Press> = all.iter().flat_map(|binding| binding.keys.iter().copied()).collect();
    for (index, key) in keys.iter().enumerate() {
        if keys[..index].iter().any(|earlier| earlier.overlaps(*key)) {
            return Err(KeymapError::Doubled { context: context.into(), key: key.name() });
        }
        if key.types(&takes) {
            return Err(KeymapError::Printable { context: context.into(), key: key.name() });
        }
    }
    for action in &place.footer {
        if !all.iter().any(|binding| binding.action == *action && !binding.keys.is_empty()) {
            return Err(KeymapError::Footer { context: context.into(), action: action.name().into() });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
