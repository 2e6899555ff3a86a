//! The text prompts of the home screen: names, clients and file paths, with proposed names.

use super::MAX_NAME_LENGTH;
use crate::locale::{Message, Translator, name_key};
use crate::tui::keys::{Action, HIDDEN, LabelOverride};
use crate::tui::paths;
use crate::tui::widgets::TextField;
use std::collections::HashSet;
use std::path::PathBuf;

/// What a prompt asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// The name and the client of a new interview; `true` for a quick one.
    New(bool),
    /// Another name or client for the session with this entry, which has this name and client.
    Edit { entry: usize, name: String, client: String },
    /// The name of a copy of the session with this entry.
    Duplicate(usize),
    /// The file or folder to import sessions from.
    Import,
    /// The file to export these sessions to.
    Export(Vec<PathBuf>),
    /// What must be typed before these entries are destroyed: the name of one, or the number of several.
    Purge(Vec<usize>),
}

/// A field of a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Name,
    Client,
    Path,
}

/// A prompt with the text typed so far.
#[derive(Clone, Debug)]
pub struct PromptInput {
    pub prompt: Prompt,
    pub input: TextField,
    /// The field for the client, if the prompt asks for one.
    pub client: TextField,
    /// Whether the field for the client has the focus.
    is_at_client: bool,
    /// The clients that sessions have, in the order of the list.
    clients: Vec<String>,
    /// Texts that the field with the focus may be completed to.
    pub proposals: Vec<String>,
    /// The warning that another session has the typed name. The next confirmation takes it all the same.
    pub warning: Option<String>,
}

impl PromptInput {
    pub fn new(prompt: Prompt, proposed: String) -> Self {
        Self {
            prompt,
            input: TextField::new(proposed),
            client: TextField::default(),
            is_at_client: false,
            clients: Vec::new(),
            proposals: Vec::new(),
            warning: None,
        }
    }

    /// Returns the prompt with a client to begin with, and the clients that it proposes.
    #[must_use]
    pub fn with_client(mut self, client: &str, clients: Vec<String>) -> Self {
        (self.client, self.clients) = (TextField::new(client), clients);
        self
    }

    /// Returns the prompt with the texts of another one, which was closed before.
    #[must_use]
    pub fn with_texts(self, closed: Self) -> Self {
        Self { input: closed.input, client: closed.client, ..self }
    }

    /// Returns the fields, from top to bottom.
    pub fn fields(&self) -> &'static [Field] {
        match self.prompt {
            Prompt::New(_) | Prompt::Edit { .. } => &[Field::Name, Field::Client],
            Prompt::Duplicate(_) | Prompt::Purge(_) => &[Field::Name],
            Prompt::Import | Prompt::Export(_) => &[Field::Path],
        }
    }

    /// Returns the field with the focus.
    pub fn focus(&self) -> Field {
        if self.is_at_client { Field::Client } else { self.fields()[0] }
    }

    /// Returns whether the prompt asks for a name rather than a file.
    pub fn is_name(&self) -> bool {
        self.fields()[0] == Field::Name
    }

    /// Returns the text of a field.
    pub fn field(&self, field: Field) -> &TextField {
        if field == Field::Client { &self.client } else { &self.input }
    }

    fn focused_mut(&mut self) -> &mut TextField {
        if self.is_at_client { &mut self.client } else { &mut self.input }
    }

    /// Changes the text of the field with the focus. Returns whether anything changed.
    pub fn edit(&mut self, change: impl FnOnce(&mut TextField) -> bool) -> bool {
        let before = self.focused_mut().value().to_owned();
        let is_changed = change(self.focused_mut());
        if self.focused_mut().value() != before {
            self.warning = None;
            self.propose_clients();
        }
        is_changed
    }

    /// Moves to the other field, if there is one.
    pub fn switch_field(&mut self) -> bool {
        let has_two = self.fields().len() > 1;
        self.is_at_client = has_two && !self.is_at_client;
        self.propose_clients();
        has_two
    }

    /// Completes the text of the field with the focus, or moves to the next field if there is nothing to complete.
    pub fn complete(&mut self) {
        match self.focus() {
            Field::Path => self.proposals = paths::complete_field(&mut self.input),
            Field::Client if self.complete_client() => {}
            Field::Name | Field::Client => drop(self.switch_field()),
        }
    }

    /// Completes the client as far as all proposals agree. Returns whether that changed the text.
    fn complete_client(&mut self) -> bool {
        let typed = self.client.value();
        let mut fitting = self.proposals.clone();
        fitting.sort();
        let completed = match &fitting[..] {
            [] => return false,
            _ if typed.is_empty() && fitting.len() > 1 => return false,
            [only] => only.clone(),
            // The client may have been typed in another case, so that the start to keep is that of the proposals.
            several => paths::common_start(several).unwrap_or_default().to_owned(),
        };
        let is_longer = completed.chars().count() > typed.chars().count();
        if is_longer {
            self.client = TextField::new(completed);
            self.propose_clients();
        }
        is_longer
    }

    /// Proposes the clients that start with the typed text, except one that is typed completely.
    fn propose_clients(&mut self) {
        let typed = name_key(self.client.value());
        let fits = |client: &&String| name_key(client).starts_with(&typed) && name_key(client) != typed;
        self.proposals.clear();
        if self.is_at_client {
            self.proposals.extend(self.clients.iter().filter(fits).cloned());
        }
    }

    /// Returns the labels of keys that differ from the usual ones.
    pub fn label_overrides(&self) -> Vec<LabelOverride> {
        let mut overrides = Vec::new();
        if self.fields().len() == 1 {
            overrides.extend([Action::Up, Action::Down].map(|action| (action, HIDDEN)));
        }
        if matches!(self.prompt, Prompt::Purge(_)) {
            overrides.push((Action::Choose, "action-purge"));
        }
        match self.focus() {
            Field::Path => {}
            Field::Client if !self.proposals.is_empty() => {
                overrides.push((Action::Complete, "action-complete-client"));
            }
            Field::Name if self.fields().len() == 1 => overrides.push((Action::Complete, HIDDEN)),
            Field::Name | Field::Client => overrides.push((Action::Complete, "action-next-field")),
        }
        overrides
    }
}

/// Proposes a name for a copy that no other session has and that is at most [`MAX_NAME_LENGTH`] characters
/// long.
pub fn copy_name<'a>(name: &str, used_names: impl Iterator<Item = &'a str>, words: &Translator) -> String {
    let taken: HashSet<_> = used_names.map(name_key).collect();
    let numbered_name = |name: &str, number: usize| match number {
        1 => words.translate(&Message::new("home-copy").arg("name", name)),
        _ => words
            .translate(&Message::new("home-copy-more").arg("name", name).arg("number", number.to_string())),
    };
    // The copy of "Acme (copy)" is "Acme (copy 2)", not "Acme (copy) (copy)".
    let name = name.strip_suffix(&*numbered_name("", 1)).unwrap_or(name);
    let candidate = |number| {
        let max_chars = MAX_NAME_LENGTH.saturating_sub(numbered_name("", number).chars().count());
        let short: String = name.chars().take(max_chars).collect();
        numbered_name(short.trim_end(), number)
    };
    (1..=taken.len() + 1).map(candidate).find(|name| !taken.contains(&name_key(name))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Field, MAX_NAME_LENGTH, Prompt, PromptInput, copy_name};
    use crate::locale::{Language, Translator};

    /// The proposed name is unused, not too long, and numbered when a copy is copied.
    #[test]
    fn copy_name_is_unused() {
        let english = Translator::new(Language::English);
        let copy = |name, taken: &[&str]| copy_name(name, taken.iter().copied(), &english);
        assert_eq!(copy("Acme", &["Acme"]), "Acme (copy)");
        assert_eq!(copy("Acme", &["acme (COPY)"]), "Acme (copy 2)");
        assert_eq!(copy("Zo\u{eb}", &["Zoe\u{308}  (copy)"]), "Zo\u{eb} (copy 2)");
        assert_eq!(copy("Acme (copy)", &["Acme (copy)", "Acme (copy 2)"]), "Acme (copy 3)");
        assert_eq!(copy(&"x".repeat(90), &[]).chars().count(), MAX_NAME_LENGTH);
        assert_eq!(copy_name("Acme", [].into_iter(), &Translator::new(Language::Dutch)), "Acme (kopie)");
    }

    /// The client is completed as far as those that fit agree, in any case; then the focus moves on.
    #[test]
    fn client_is_completed() {
        let clients = ["Nordwind AG", "Contoso", "Nordlicht"].map(str::to_owned).to_vec();
        let mut prompt = PromptInput::new(Prompt::New(false), String::new()).with_client("", clients);
        prompt.complete();
        assert_eq!((prompt.focus(), prompt.proposals.len()), (Field::Client, 3));
        prompt.edit(|field| field.insert("no"));
        assert_eq!(prompt.proposals, ["Nordwind AG", "Nordlicht"]);
        prompt.complete();
        assert_eq!((prompt.client.value(), prompt.focus()), ("Nord", Field::Client));
        prompt.edit(|field| field.insert("W"));
        prompt.complete();
        assert_eq!((prompt.client.value(), prompt.proposals.len()), ("Nordwind AG", 0));
        prompt.complete();
        assert_eq!(prompt.focus(), Field::Name);
        assert_eq!(prompt.input.value(), "");
    }
}
