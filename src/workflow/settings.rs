//! Reads, changes and writes the settings, for the command line, the plain mode and the screens.
//!
//! A wrong file never keeps the program from starting: what is right counts, and the problems are told.

use crate::json::Position;
use crate::locale::time::date_in_words;
use crate::locale::{DateFormat, Language, Message, Problem, Translator, system_message};
use crate::session::output::{ReadAccess, replace};
use crate::session::temp_files::{create_folder, parent_folder};
use crate::settings::{
    FileProblem, KeyOverride, Setting, Source, Sources, ThemeName, parse, read_value, with_value,
};
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The largest size of the file, in bytes.
const MAX_BYTES: u64 = 256 << 10;

/// Where a problem of the settings is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ProblemPlace {
    /// In the file, at a line and column if the file could be read.
    File(Option<Position>),
    /// In an environment variable.
    Variable(&'static str),
}

/// A problem of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SettingsProblem {
    /// Where it is.
    pub(crate) place: ProblemPlace,
    /// The setting, and what is wrong with it.
    pub(crate) problem: Problem,
    /// Whether the system refused to read the file, so that the content is unknown.
    pub(crate) is_external: bool,
}

/// The settings while the program runs, with all that is known about their sources.
#[derive(Clone, Debug, Default)]
pub(crate) struct ActiveSettings {
    path: Option<PathBuf>,
    sources: Sources,
    keys: Vec<KeyOverride>,
    problems: Vec<SettingsProblem>,
}

impl ActiveSettings {
    /// Reads the file at `path`, if there is one, and the environment. `given` has the other sources. `variable` looks up a
    /// variable of the environment.
    pub(crate) fn load(
        path: Option<PathBuf>,
        given: Sources,
        variable: impl Fn(&str) -> Option<OsString>,
    ) -> Self {
        let mut settings = Self { path, sources: given, ..Self::default() };
        settings.read_environment(variable);
        settings.read_file();
        settings
    }

    fn read_environment(&mut self, variable: impl Fn(&str) -> Option<OsString>) {
        for &setting in Setting::ALL {
            let Some(text) = variable(setting.variable()) else { continue };
            match read_value(setting, &text.to_string_lossy()) {
                Ok(value) => self.sources.environment.set(setting, Some(value)),
                Err(message) => self.problems.push(SettingsProblem {
                    place: ProblemPlace::Variable(setting.variable()),
                    problem: Problem::new("", message),
                    is_external: false,
                }),
            }
        }
    }

    fn read_file(&mut self) {
        let Some(path) = &self.path else { return };
        match read_text(path) {
            Ok(text) => {
                let parsed = parse(&text);
                (self.sources.file, self.keys) = (parsed.values, parsed.keys);
                self.add_problems(parsed.problems);
            }
            Err(ReadError::Missing) => {}
            Err(ReadError::Refused(message)) => self.add_unreadable(message, true),
            Err(ReadError::Unreadable(message)) => self.add_unreadable(message, false),
        }
    }

    fn add_unreadable(&mut self, message: Message, is_external: bool) {
        let problem = Problem::new("", message);
        self.problems.push(SettingsProblem { place: ProblemPlace::File(None), problem, is_external });
    }

    /// Adds problems of the file that only another layer can find.
    pub(crate) fn add_problems(&mut self, problems: Vec<FileProblem>) {
        self.problems.extend(problems.into_iter().map(|FileProblem { position, problem }| SettingsProblem {
            place: ProblemPlace::File(position),
            problem,
            is_external: false,
        }));
        self.problems.sort_by_key(|problem| match problem.place {
            ProblemPlace::Variable(_) => None,
            ProblemPlace::File(position) => position,
        });
    }

    /// Returns the path of the file, whether or not it exists; `None` if the user has no home folder.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Returns the values of all sources.
    pub(crate) fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Returns the user's own keys.
    pub(crate) fn keys(&self) -> &[KeyOverride] {
        &self.keys
    }

    /// Returns what is wrong with the settings.
    pub(crate) fn problems(&self) -> &[SettingsProblem] {
        &self.problems
    }

    /// Returns the translator for the language and the form of dates.
    pub(crate) fn translator(&self) -> Translator {
        Translator::new(self.sources.language()).with_dates(self.sources.date_format())
    }

    /// Changes a setting for now, and in the file for later. The change counts even if it cannot be written.
    ///
    /// # Errors
    /// Why the file could not be written.
    pub(crate) fn change(&mut self, setting: Setting, value: usize) -> Result<(), Message> {
        self.sources.now.set(setting, Some(value));
        self.write(setting, Some(value))
    }

    /// Removes a setting from the file, so that its default counts again.
    ///
    /// # Errors
    /// Why the file could not be written.
    pub(crate) fn reset(&mut self, setting: Setting) -> Result<(), Message> {
        let without = Sources { locale: self.sources.locale, ..Sources::default() };
        self.sources.now.set(setting, Some(without.deciding(setting).0));
        self.write(setting, None)?;
        if self.sources.stronger_than_file(setting).is_none() {
            self.sources.now.set(setting, None);
        }
        Ok(())
    }

    /// Writes one value into the file as it is now, which another program may have changed.
    fn write(&mut self, setting: Setting, value: Option<usize>) -> Result<(), Message> {
        let path = self.path.clone().ok_or_else(|| Message::new("settings-no-home"))?;
        let text = match read_text(&path) {
            Ok(text) => text,
            Err(ReadError::Missing) if value.is_none() => return Ok(()),
            Err(ReadError::Missing) => String::new(),
            Err(ReadError::Refused(message) | ReadError::Unreadable(message)) => return Err(message),
        };
        let new = with_value(&text, setting, value)?;
        write_text(&path, &new).map_err(|error| system_message(&error))?;
        self.sources.file.set(setting, value);
        Ok(())
    }
}

/// Returns the place of a problem for a line of text: the file with line and column, or the name of the variable.
pub(crate) fn place_text(problem: &SettingsProblem, path: Option<&Path>) -> String {
    match problem.place {
        ProblemPlace::Variable(name) => name.to_owned(),
        ProblemPlace::File(position) => {
            let path = path.map(Path::to_string_lossy).unwrap_or_default();
            position.map_or_else(|| path.to_string(), |at| format!("{path}:{}:{}", at.line, at.column))
        }
    }
}

/// Why the text of the file is not available.
enum ReadError {
    /// There is no file.
    Missing,
    /// The system refuses.
    Refused(Message),
    /// It is no text, too large, or no file.
    Unreadable(Message),
}

fn read_text(path: &Path) -> Result<String, ReadError> {
    let refused = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => ReadError::Missing,
        _ => ReadError::Refused(system_message(&error)),
    };
    // Checked before opening, because opening a pipe waits for a writer.
    let metadata = std::fs::metadata(path).map_err(refused)?;
    if !metadata.is_file() {
        return Err(ReadError::Unreadable(Message::new("settings-not-a-file")));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(refused)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::Unreadable(Message::new("settings-too-large").arg("most", MAX_BYTES)));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        ReadError::Unreadable(Message::new("json-not-utf8").arg("byte", byte))
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

/// Writes the file completely or not at all, for its owner only, in a folder for its owner only.
fn write_text(path: &Path, text: &str) -> io::Result<()> {
    create_folder(parent_folder(path))?;
    replace(ReadAccess::OwnerOnly, path, |out| out.write_all(text.as_bytes()), true)
}

/// What a setting looks like in the words of the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SettingText {
    /// The message key of its name.
    pub(crate) label: &'static str,
    /// The message key of the sentence that explains it.
    pub(crate) about: &'static str,
}

/// Returns the name of a setting and the sentence that explains it.
pub(crate) const fn setting_text(setting: Setting) -> SettingText {
    let (label, about) = match setting {
        Setting::Language => ("setting-language", "setting-language-about"),
        Setting::Theme => ("setting-theme", "setting-theme-about"),
        Setting::Outlook => ("setting-outlook", "setting-outlook-about"),
        Setting::Mouse => ("setting-mouse", "setting-mouse-about"),
        Setting::DateFormat => ("setting-dates", "setting-dates-about"),
    };
    SettingText { label, about }
}

/// Returns a value of a setting in words.
pub(crate) fn value_text(setting: Setting, value: usize, translator: &Translator) -> String {
    let key = match setting {
        Setting::Language => return Language::ALL[value].conventions().name.clone(),
        Setting::Theme => match ThemeName::ALL[value] {
            ThemeName::Terminal => "theme-terminal",
            ThemeName::Light => "theme-light",
            ThemeName::Dark => "theme-dark",
            ThemeName::HighContrast => "theme-high-contrast",
            ThemeName::Dusk => "theme-dusk",
        },
        Setting::Outlook if value == 0 => "setting-shown",
        Setting::Outlook => "setting-hidden",
        Setting::Mouse if value == 0 => "setting-on",
        Setting::Mouse => "setting-off",
        // An example shows the form better than a word.
        Setting::DateFormat => {
            let example = jiff::civil::date(2026, 11, 27);
            let translator = Translator::new(translator.language()).with_dates(DateFormat::ALL[value]);
            return date_in_words(example, &translator);
        }
    };
    translator.get(key)
}

/// Returns the message that says where a value comes from.
pub(crate) fn source_message(setting: Setting, source: Source) -> Message {
    match source {
        Source::Now => Message::new("setting-from-now"),
        Source::CommandLine => {
            Message::new("setting-from-option").arg("name", setting.option().unwrap_or_default())
        }
        Source::Environment => Message::new("setting-from-variable").arg("name", setting.variable()),
        Source::File => Message::new("setting-from-file"),
        Source::Locale => Message::new("setting-from-locale"),
        Source::Default => Message::new("setting-from-default"),
    }
}

#[cfg(test)]
mod tests {
    use super::{ActiveSettings, ProblemPlace, place_text};
    use crate::locale::Language;
    use crate::settings::{Setting, Source, Sources, ThemeName, Values, index_of};
    use std::fs;
    use std::path::PathBuf;

    fn dark() -> usize {
        index_of(ThemeName::Dark, ThemeName::ALL).expect("the theme exists")
    }

    fn load(path: PathBuf, given: Sources) -> ActiveSettings {
        ActiveSettings::load(Some(path), given, |_| None)
    }

    /// A change is written at once, into a new folder, and read by the next start.
    #[test]
    fn change_is_written_for_the_next_start() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let path = folder.path().join("new/config.toml");
        let mut settings = load(path.clone(), Sources::default());
        assert_eq!(settings.sources().deciding(Setting::Theme), (0, Source::Default));
        settings.change(Setting::Theme, dark()).expect("the folder can be written");
        assert_eq!(settings.sources().theme(), ThemeName::Dark);
        assert_eq!(fs::read_to_string(&path).expect("the file exists"), "theme = \"dark\"\n");
        let again = load(path.clone(), Sources::default());
        assert_eq!(again.sources().deciding(Setting::Theme), (dark(), Source::File));
        settings.reset(Setting::Theme).expect("the file can be written");
        assert_eq!(settings.sources().deciding(Setting::Theme), (0, Source::Default));
        assert_eq!(fs::read_to_string(&path).expect("the file exists"), "");
    }

    /// Only its owner can read the file, also if others could before, and enter a new folder.
    #[cfg(unix)]
    #[test]
    fn file_is_for_its_owner_only() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let path = folder.path().join("new/config.toml");
        let mode =
            |path: &std::path::Path| fs::metadata(path).expect("it exists").permissions().mode() & 0o777;
        let mut settings = load(path.clone(), Sources::default());
        settings.change(Setting::Mouse, 1).expect("the folder can be written");
        assert_eq!((mode(&path), mode(&folder.path().join("new"))), (0o600, 0o700));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("the mode can be set");
        settings.change(Setting::Mouse, 0).expect("the file can be written");
        assert_eq!(mode(&path), 0o600);
    }

    /// What is changed counts now, even if the command line said otherwise, and is saved for later.
    #[test]
    fn change_counts_before_the_command_line() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let path = folder.path().join("config.toml");
        let command_line = Values::default().with(Setting::Language, Some(0));
        let mut settings = load(path.clone(), Sources { command_line, ..Sources::default() });
        settings.change(Setting::Language, 1).expect("the file can be written");
        assert_eq!(settings.sources().language(), Language::Dutch);
        assert_eq!(settings.sources().stronger_than_file(Setting::Language), Some(Source::CommandLine));
        assert_eq!(load(path, Sources::default()).sources().language(), Language::Dutch);
    }

    /// A file with errors is not written over, and the change counts for now.
    #[test]
    fn broken_file_is_left_alone() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let path = folder.path().join("config.toml");
        fs::write(&path, "theme = \n").expect("the file can be written");
        let mut settings = load(path.clone(), Sources::default());
        let error = settings.change(Setting::Theme, dark()).expect_err("the file is broken");
        assert_eq!(error.key(), "settings-file-broken");
        assert_eq!(settings.sources().theme(), ThemeName::Dark);
        assert_eq!(fs::read_to_string(&path).expect("the file exists"), "theme = \n");
    }

    /// A wrong variable is a problem and does not count.
    #[test]
    fn wrong_variable_is_a_problem() {
        let lookup = |name: &str| match name {
            "SALESORG_THEME" => Some("drak".into()),
            "SALESORG_LANGUAGE" => Some("nl".into()),
            _ => None,
        };
        let settings = ActiveSettings::load(None, Sources::default(), lookup);
        assert_eq!(settings.sources().deciding(Setting::Language), (1, Source::Environment));
        assert_eq!(settings.sources().theme(), ThemeName::Terminal);
        let [problem] = settings.problems() else { panic!("one problem") };
        assert_eq!(problem.place, ProblemPlace::Variable("SALESORG_THEME"));
        assert_eq!(place_text(problem, None), "SALESORG_THEME");
        assert_eq!(problem.problem.message.key(), "settings-value-near");
    }

    /// A folder in the place of the file, a file that is too large and bytes that are no text are problems.
    #[test]
    fn unreadable_file_is_a_problem() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let key = |path: PathBuf| {
            let settings = load(path, Sources::default());
            let [problem] = settings.problems() else { panic!("one problem") };
            (problem.place.clone(), problem.problem.message.key())
        };
        let file = |bytes: &[u8]| {
            let path = folder.path().join("config.toml");
            fs::write(&path, bytes).expect("the file can be written");
            path
        };
        let place = ProblemPlace::File(None);
        assert_eq!(key(folder.path().to_owned()), (place.clone(), "settings-not-a-file"));
        assert_eq!(key(file(b"theme = \"\xff\"")), (place.clone(), "json-not-utf8"));
        assert_eq!(key(file(&vec![b'#'; 300 << 10])), (place, "settings-too-large"));
    }
}
