//! Errors of the command line in the language of the interface.
//!
//! `clap` finds the error; what it names is put into our own sentences. The layout is that of `clap`.

use super::args::{self, Correction, InvalidValue};
use super::help::{self, PROGRAM, Purpose};
use super::resume_hint::shell_quote;
use crate::locale::{Message, Translator, sanitize};
use clap::builder::Styles;
use clap::builder::styling::Style;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;
use std::ffi::OsString;

/// Returns the help that was requested or the error, with styles for a terminal.
pub(super) fn text(error: &clap::Error, arguments: &[OsString], translator: &Translator) -> String {
    // The same error, but of a definition with texts. It names arguments as the help does.
    let mut definition = help::definition(translator, Purpose::Help);
    let described = definition.try_get_matches_from_mut(arguments).err();
    let error = described.as_ref().unwrap_or(error);
    if is_help(error.kind()) {
        return help::translate_usage(&error.render().ansi().to_string(), translator);
    }
    Report { error, arguments, translator, styles: Styles::styled() }.text()
}

fn is_help(kind: ErrorKind) -> bool {
    use ErrorKind as E;
    matches!(kind, E::DisplayHelp | E::DisplayHelpOnMissingArgumentOrSubcommand | E::DisplayVersion)
}

/// An error with all that its text depends on.
struct Report<'a> {
    error: &'a clap::Error,
    arguments: &'a [OsString],
    translator: &'a Translator,
    styles: Styles,
}

impl Report<'_> {
    fn text(&self) -> String {
        let correction = args::correction(self.error, self.arguments);
        let mut text =
            self.labelled("usage-error", self.styles.get_error(), &self.sentence(correction.as_ref()));
        let tips = self.tips(correction.as_ref());
        for (at, tip) in tips.iter().enumerate() {
            text += if at == 0 { "\n\n  " } else { "\n  " };
            text += &self.labelled("usage-tip", self.styles.get_valid(), &self.translator.translate(tip));
        }
        if let Some(ContextValue::StyledStr(usage)) = self.error.get(ContextKind::Usage) {
            text += "\n\n";
            text += &self.usage(&usage.to_string());
        }
        let more = self.translator.translate(&Message::new("usage-more").arg("command", "--help"));
        format!("{text}\n\n{more}\n")
    }

    fn labelled(&self, key: &'static str, style: &Style, text: &str) -> String {
        format!("{style}{}{style:#} {text}", self.translator.get(key))
    }

    /// Returns the usage line with a heading in the language.
    fn usage(&self, usage: &str) -> String {
        let line = usage.split_once(": ").map_or(usage, |(_, line)| line);
        let line = help::translate_usage(line, self.translator);
        self.labelled("cli-help-heading-usage", self.styles.get_usage(), &line)
    }

    fn string(&self, kind: ContextKind) -> Option<&str> {
        match self.error.get(kind)? {
            ContextValue::String(text) => Some(text),
            _ => None,
        }
    }

    fn strings(&self, kind: ContextKind) -> &[String] {
        match self.error.get(kind) {
            Some(ContextValue::Strings(texts)) => texts,
            Some(ContextValue::String(text)) => std::slice::from_ref(text),
            _ => &[],
        }
    }

    fn number(&self, kind: ContextKind) -> u64 {
        match self.error.get(kind) {
            Some(ContextValue::Number(number)) => number.unsigned_abs() as u64,
            _ => 0,
        }
    }

    /// Returns what is wrong.
    fn sentence(&self, correction: Option<&Correction>) -> String {
        use ErrorKind as E;
        let argument = self.string(ContextKind::InvalidArg).unwrap_or_default();
        let about = |key| Message::new(key).arg("argument", argument);
        let say = |message: Message| self.translator.translate(&message);
        match self.error.kind() {
            E::UnknownArgument => {
                let named = match correction {
                    Some(Correction::Option(text, _) | Correction::Value(text)) => text,
                    None => argument,
                };
                say(Message::new("usage-unknown-argument").arg("argument", named))
            }
            E::InvalidSubcommand => {
                let given = self.string(ContextKind::InvalidSubcommand).unwrap_or_default();
                say(Message::new("usage-unknown-command").arg("given", given))
            }
            E::InvalidValue | E::ValueValidation => self.invalid_value(argument),
            E::NoEquals => say(about("usage-no-equals")),
            E::ArgumentConflict => self.conflict(argument),
            E::MissingRequiredArgument => {
                self.with_list(&say(Message::new("usage-missing")), self.strings(ContextKind::InvalidArg))
            }
            E::MissingSubcommand => {
                let command = self.string(ContextKind::InvalidSubcommand).unwrap_or_default();
                let sentence = say(Message::new("usage-missing-command").arg("command", command));
                sentence + &self.choices("usage-commands", ContextKind::ValidSubcommand)
            }
            E::TooManyValues => {
                let value = self.string(ContextKind::InvalidValue).unwrap_or_default();
                say(about("usage-too-many-values").arg("value", value))
            }
            E::TooFewValues => {
                say(self.count_of_values(about("usage-too-few-values"), ContextKind::MinValues))
            }
            E::WrongNumberOfValues => {
                say(self.count_of_values(about("usage-too-few-values"), ContextKind::ExpectedNumValues))
            }
            E::InvalidUtf8 => say(Message::new("usage-not-utf8")),
            _ => say(Message::new("usage-other")),
        }
    }

    fn count_of_values(&self, message: Message, least: ContextKind) -> Message {
        message.arg("least", self.number(least)).arg("count", self.number(ContextKind::ActualNumValues))
    }

    fn invalid_value(&self, argument: &str) -> String {
        let value = self.string(ContextKind::InvalidValue).unwrap_or_default();
        if value.is_empty() && self.error.source().is_none() {
            let message = Message::new("usage-no-value").arg("argument", argument);
            return self.translator.translate(&message)
                + &self.choices("usage-values", ContextKind::ValidValue);
        }
        let why = self.error.source().and_then(|source| source.downcast_ref::<InvalidValue>());
        let key = if why.is_some() { "usage-invalid-value-because" } else { "usage-invalid-value" };
        let mut message = Message::new(key).arg("argument", argument).arg("value", value);
        if let Some(InvalidValue(why)) = why {
            let why = help::limits(self.translator)
                .into_iter()
                .fold(why.clone(), |why, (name, limit)| why.arg(name, limit));
            message = message.arg("why", why);
        }
        self.translator.translate(&message) + &self.choices("usage-values", ContextKind::ValidValue)
    }

    fn conflict(&self, argument: &str) -> String {
        let argument = self.string(ContextKind::InvalidSubcommand).unwrap_or(argument);
        let about = |key| Message::new(key).arg("argument", argument);
        let say = |message: Message| self.translator.translate(&message);
        match self.strings(ContextKind::PriorArg) {
            [] => say(about("usage-conflict-others")),
            [other] if other == argument => say(about("usage-twice")),
            [other] => say(about("usage-conflict").arg("other", &**other)),
            others => self.with_list(&say(about("usage-conflict-several")), others),
        }
    }

    fn with_list(&self, sentence: &str, items: &[String]) -> String {
        let style = self.styles.get_valid();
        let lines = items.iter().map(|item| format!("\n  {style}{}{style:#}", sanitize(item)));
        sentence.to_owned() + &lines.collect::<String>()
    }

    /// Returns the values that would be right on a line of their own, or nothing if there are none.
    fn choices(&self, key: &'static str, kind: ContextKind) -> String {
        let values = self.strings(kind).join(", ");
        if values.is_empty() {
            return String::new();
        }
        format!("\n  {}", self.translator.translate(&Message::new(key).arg("values", values)))
    }

    /// Returns what may have been meant.
    fn tips(&self, correction: Option<&Correction>) -> Vec<Message> {
        let similar = |key, nearest: &str| Message::new(key).arg("nearest", nearest);
        match correction {
            Some(Correction::Option(_, near)) => return vec![similar("usage-similar-argument", near)],
            Some(Correction::Value(text)) => {
                return vec![as_value(text, &format!("-- {}", shell_quote(text)))];
            }
            None => {}
        }
        let kinds = [
            ("usage-similar-command", ContextKind::SuggestedSubcommand),
            ("usage-similar-argument", ContextKind::SuggestedArg),
            ("usage-similar-value", ContextKind::SuggestedValue),
        ];
        let nearest =
            kinds.iter().flat_map(|(key, kind)| self.strings(*kind).iter().map(|near| similar(key, near)));
        nearest.chain(self.clap_tips()).collect()
    }

    /// Returns the tips for which `clap` has only an English sentence. Which one it is shows in what it quotes.
    fn clap_tips(&self) -> Vec<Message> {
        let Some(ContextValue::StyledStrs(tips)) = self.error.get(ContextKind::Suggested) else {
            return Vec::new();
        };
        let tip = |tip: String| {
            let quoted: Vec<_> = tip.split('\'').skip(1).step_by(2).map(str::to_owned).collect();
            match &quoted[..] {
                [_, command] if command.contains("-- ") => {
                    let text = command.split_once("-- ").map_or(&**command, |(_, text)| text);
                    Some(as_value(text, command))
                }
                [command, dashes] if dashes == "--" => {
                    Some(Message::new("usage-not-after-dashes").arg("given", &**command))
                }
                [command] => {
                    Some(Message::new("usage-elsewhere").arg("command", format!("{PROGRAM} {command}")))
                }
                _ => None,
            }
        };
        tips.iter().filter_map(|one| tip(one.to_string())).collect()
    }
}

fn as_value(text: &str, command: &str) -> Message {
    Message::new("usage-as-value").arg("text", text).arg("command", command)
}

#[cfg(test)]
mod tests {
    use super::{Report, is_help};
    use crate::locale::{Language, Translator};
    use clap::builder::Styles;
    use clap::error::{ContextKind, ContextValue, ErrorKind};

    /// The kinds of error, some of which the program's own arguments cannot cause.
    const KINDS: [ErrorKind; 15] = [
        ErrorKind::InvalidValue,
        ErrorKind::UnknownArgument,
        ErrorKind::InvalidSubcommand,
        ErrorKind::NoEquals,
        ErrorKind::ValueValidation,
        ErrorKind::TooManyValues,
        ErrorKind::TooFewValues,
        ErrorKind::WrongNumberOfValues,
        ErrorKind::ArgumentConflict,
        ErrorKind::MissingRequiredArgument,
        ErrorKind::MissingSubcommand,
        ErrorKind::InvalidUtf8,
        ErrorKind::DisplayHelp,
        ErrorKind::Io,
        ErrorKind::Format,
    ];

    fn error(kind: ErrorKind) -> clap::Error {
        let mut error = clap::Error::new(kind);
        let text = |text: &str| ContextValue::String(text.to_owned());
        error.insert(
            ContextKind::InvalidArg,
            match kind {
                ErrorKind::MissingRequiredArgument => ContextValue::Strings(vec!["--q".to_owned()]),
                _ => text("--q"),
            },
        );
        error.insert(ContextKind::InvalidValue, text("qq"));
        error.insert(ContextKind::InvalidSubcommand, text("q"));
        error.insert(ContextKind::PriorArg, ContextValue::Strings(vec!["--r".to_owned(), "--s".to_owned()]));
        for kind in [ContextKind::MinValues, ContextKind::ExpectedNumValues, ContextKind::ActualNumValues] {
            error.insert(kind, ContextValue::Number(1));
        }
        error
    }

    /// Each kind has a sentence of ours in each language: none is that of `clap`, and the languages differ.
    #[test]
    fn every_kind_of_error_has_a_sentence_in_each_language() {
        for kind in KINDS.into_iter().filter(|kind| !is_help(*kind)) {
            let error = error(kind);
            let texts = Language::ALL.map(|language| {
                let translator = &Translator::new(language);
                let report = Report { error: &error, arguments: &[], translator, styles: Styles::plain() };
                let text = report.text();
                let sentence = text.lines().next().unwrap_or_default().to_owned();
                let is_own = kind.as_str().is_none_or(|clap| !sentence.contains(clap));
                assert!(is_own && !sentence.contains("usage-"), "{kind:?}: {sentence}");
                sentence
            });
            assert!(texts.iter().enumerate().all(|(at, text)| !texts[..at].contains(text)), "{texts:?}");
        }
    }
}
