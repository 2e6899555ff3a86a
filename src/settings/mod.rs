//! The settings of the program: which there are, what they can be, and which of several sources decides.
//!
//! A setting can be given on the command line, in the environment and in a file. The first of them that has it decides; the
//! language is otherwise that of the locale, and every other setting has a default. This module knows values and texts only:
//! [`crate::cli`] finds the sources, and [`crate::workflow`] reads and writes the file.

mod file;

pub(crate) use file::{FileProblem, KeyOverride, parse, read_value, with_value};

use crate::locale::{DateFormat, Language};

/// Declares a list of names with the same index in the file, on the command line and in the code.
macro_rules! named_values {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident $text:literal)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub(crate) enum $name {
            $($(#[$value_doc])* $value,)*
        }

        impl $name {
            /// All values, in the order in which they are offered.
            pub(crate) const ALL: &[Self] = &[$(Self::$value),*];

            /// Returns the name in the file and on the command line.
            pub(crate) const fn name(self) -> &'static str {
                match self {
                    $(Self::$value => $text,)*
                }
            }
        }
    };
}

named_values! {
    /// A look of the screens. Its colours are in `assets/themes/`.
    ThemeName {
        /// The terminal's own colours on its own background.
        #[default]
        Terminal "terminal"
        /// Dark text on a light background.
        Light "light"
        /// Light text on a dark background.
        Dark "dark"
        /// The strongest contrast.
        HighContrast "high-contrast"
        /// The colours of the sky after sunset, for terminals with all colours.
        Dusk "dusk"
    }
}

named_values! {
    /// A setting with a value of its own. The keys are a table, not a setting.
    Setting {
        /// The language of the interface.
        #[default]
        Language "language"
        /// The look of the screens.
        Theme "theme"
        /// Whether the models stand beside the questions of an interview.
        Outlook "outlook"
        /// Whether the screens use the mouse.
        Mouse "mouse"
        /// How dates are shown.
        DateFormat "date_format"
    }
}

/// The table of the file with the user's own keys.
pub(crate) const KEYS_TABLE: &str = "keys";

impl Setting {
    const COUNT: usize = Self::ALL.len();

    /// Returns the names of the possible values, as in the file.
    pub(crate) fn values(self) -> Vec<&'static str> {
        match self {
            Self::Language => Language::ALL.iter().map(|language| language.tag()).collect(),
            Self::Theme => ThemeName::ALL.iter().map(|theme| theme.name()).collect(),
            Self::Outlook | Self::Mouse => BOOLEANS.to_vec(),
            Self::DateFormat => DateFormat::ALL.iter().map(|format| format.name()).collect(),
        }
    }

    /// Returns whether the value is `true` or `false`, which has no quotation marks in the file.
    pub(crate) const fn is_boolean(self) -> bool {
        matches!(self, Self::Outlook | Self::Mouse)
    }

    /// Returns the environment variable with the setting.
    pub(crate) const fn variable(self) -> &'static str {
        match self {
            Self::Language => "SALESORG_LANGUAGE",
            Self::Theme => "SALESORG_THEME",
            Self::Outlook => "SALESORG_OUTLOOK",
            Self::Mouse => "SALESORG_MOUSE",
            Self::DateFormat => "SALESORG_DATE_FORMAT",
        }
    }

    /// Returns the option of the command line with the setting, if there is one.
    pub(crate) const fn option(self) -> Option<&'static str> {
        match self {
            Self::Language => Some("--lang"),
            Self::Theme => Some("--theme"),
            Self::Mouse => Some("--no-mouse"),
            Self::Outlook | Self::DateFormat => None,
        }
    }
}

/// The values of a setting that is on or off.
const BOOLEANS: [&str; 2] = ["true", "false"];

/// The values of one source. A value is its index in [`Setting::values`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Values([Option<u8>; Setting::COUNT]);

impl Values {
    /// Returns the value of a setting, if the source has it.
    pub(crate) fn get(&self, setting: Setting) -> Option<usize> {
        self.0[setting as usize].map(usize::from)
    }

    /// Sets or removes the value of a setting.
    pub(crate) fn set(&mut self, setting: Setting, value: Option<usize>) {
        self.0[setting as usize] = value.and_then(|value| u8::try_from(value).ok());
    }

    /// Returns the values with one more, if it is given.
    #[must_use]
    pub(crate) fn with(mut self, setting: Setting, value: Option<usize>) -> Self {
        self.set(setting, value);
        self
    }
}

/// Returns the index of a value in a list of all values.
pub(crate) fn index_of<T: PartialEq + Copy>(value: T, all: &[T]) -> Option<usize> {
    all.iter().position(|known| *known == value)
}

/// Returns the index of on or off among the values of a setting.
pub(crate) fn boolean_index(is_on: bool) -> usize {
    usize::from(!is_on)
}

/// Where the value of a setting comes from. An earlier source decides before a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// It was changed while the program runs.
    Now,
    /// An option of the command line.
    CommandLine,
    /// A variable of the environment.
    Environment,
    /// The file.
    File,
    /// The locale of the system.
    Locale,
    /// It is given nowhere.
    Default,
}

/// The values of all sources.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sources {
    /// What was changed while the program runs.
    pub(crate) now: Values,
    /// The options of the command line.
    pub(crate) command_line: Values,
    /// The variables of the environment.
    pub(crate) environment: Values,
    /// The file.
    pub(crate) file: Values,
    /// The locale of the system.
    pub(crate) locale: Values,
}

impl Sources {
    /// Returns the value that counts, and where it comes from.
    pub(crate) fn deciding(&self, setting: Setting) -> (usize, Source) {
        let sources = [
            (self.now, Source::Now),
            (self.command_line, Source::CommandLine),
            (self.environment, Source::Environment),
            (self.file, Source::File),
            (self.locale, Source::Locale),
        ];
        let given = sources.iter().find_map(|(values, source)| Some((values.get(setting)?, *source)));
        given.unwrap_or((0, Source::Default))
    }

    /// Returns the source that decides before the file whenever the program starts as it was started now.
    pub(crate) fn stronger_than_file(&self, setting: Setting) -> Option<Source> {
        let stronger = [(self.command_line, Source::CommandLine), (self.environment, Source::Environment)];
        stronger.iter().find(|(values, _)| values.get(setting).is_some()).map(|(_, source)| *source)
    }

    /// Returns the language.
    pub(crate) fn language(&self) -> Language {
        Language::ALL[self.deciding(Setting::Language).0]
    }

    /// Returns the theme.
    pub(crate) fn theme(&self) -> ThemeName {
        ThemeName::ALL[self.deciding(Setting::Theme).0]
    }

    /// Returns whether the models stand beside the questions.
    pub(crate) fn outlook(&self) -> bool {
        self.deciding(Setting::Outlook).0 == boolean_index(true)
    }

    /// Returns whether the screens use the mouse.
    pub(crate) fn mouse(&self) -> bool {
        self.deciding(Setting::Mouse).0 == boolean_index(true)
    }

    /// Returns how dates are shown.
    pub(crate) fn date_format(&self) -> DateFormat {
        DateFormat::ALL[self.deciding(Setting::DateFormat).0]
    }
}

#[cfg(test)]
mod tests;
