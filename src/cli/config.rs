//! `salesorg config`: shows and checks the settings. Also finds their sources for every other command.

use super::args::{Config, Format, Global};
use super::error::{Failure, FailureKind};
use super::{Env, files, variable};
use crate::locale::{Language, Message};
use crate::render::json as escape;
use crate::render::text_writer::TextWriter;
use crate::settings::{Setting, Source, Sources, ThemeName, Values, boolean_index, index_of};
use crate::tui::keys::Keymap;
use crate::workflow::{
    ActiveSettings, SettingsProblem, place_text, setting_text, source_message, value_text,
};
use serde_json::json;
use std::path::PathBuf;
use unicode_width::UnicodeWidthStr as _;

/// The variable with the path of the file.
const PATH_VARIABLE: &str = "SALESORG_CONFIG";

/// Returns the language of the interface when only its option is known: while the command line cannot be read, or is
/// being completed.
pub(super) fn language(option: Option<Language>) -> Language {
    let command_line = Values::default().with(Setting::Language, option.and_then(language_index));
    load_below(command_line).translator().language()
}

/// Reads the settings from all their sources.
pub(super) fn load(global: &Global) -> ActiveSettings {
    let command_line = Values::default()
        .with(Setting::Language, global.lang.and_then(language_index))
        .with(Setting::Theme, global.theme.and_then(|theme| index_of(theme, ThemeName::ALL)))
        .with(Setting::Mouse, global.no_mouse.then(|| boolean_index(false)));
    let mut settings = load_below(command_line);
    if !settings.keys().is_empty() {
        let (_, problems) = Keymap::built_in().with_overrides(settings.keys());
        settings.add_problems(problems);
    }
    settings
}

fn language_index(language: Language) -> Option<usize> {
    index_of(language, &Language::ALL)
}

/// Reads the settings that the command line leaves to other sources.
fn load_below(command_line: Values) -> ActiveSettings {
    let locale = Values::default().with(Setting::Language, super::locale_language().and_then(language_index));
    let sources = Sources { command_line, locale, ..Sources::default() };
    ActiveSettings::load(path(), sources, variable)
}

/// Returns the path of the file; `None` if the user has no home folder.
fn path() -> Option<PathBuf> {
    let platform = || directories::ProjectDirs::from("", "", "salesorg");
    variable(PATH_VARIABLE)
        .map(PathBuf::from)
        .or_else(|| platform().map(|dirs| dirs.config_dir().join("config.toml")))
}

/// Returns the problems of the settings as a failure; `None` if there are none.
pub(super) fn failure(settings: &ActiveSettings) -> Option<Failure> {
    let failure = |problem: &SettingsProblem| {
        let kind = if problem.is_external { FailureKind::External } else { FailureKind::Data };
        Failure::within(kind, place_text(problem, settings.path()), vec![problem.problem.clone()])
    };
    let mut all = settings.problems().iter().map(failure);
    let mut first = all.next()?;
    all.for_each(|other| first.add(other));
    Some(first)
}

pub(super) fn run(env: &Env, command: &Config) -> Result<(), Failure> {
    match command {
        Config::Show { format: Format::Text } => show_text(env),
        Config::Show { format: Format::Json } => show_json(env),
        Config::Path => {
            let path = env.settings.path().ok_or_else(no_home)?;
            files::print_exact(&[path.as_os_str().as_encoded_bytes(), b"\n"].concat())
        }
        Config::Check => check(env),
    }
}

fn no_home() -> Failure {
    Failure::new(FailureKind::External, Message::new("settings-no-home"))
}

fn check(env: &Env) -> Result<(), Failure> {
    if let Some(failure) = failure(&env.settings) {
        return Err(failure);
    }
    let path = env.settings.path().ok_or_else(no_home)?;
    let key = if path.exists() { "config-right" } else { "config-nothing" };
    env.print_message(&Message::new(key).arg("path", path.to_string_lossy().into_owned()))
}

/// Prints a line for each setting: its name, its value, and where that comes from.
fn show_text(env: &Env) -> Result<(), Failure> {
    let (settings, words) = (&env.settings, &env.translator);
    let rows: Vec<[String; 3]> = Setting::ALL
        .iter()
        .map(|&setting| {
            let (value, source) = settings.sources().deciding(setting);
            let about = words.translate(&source_message(setting, source));
            [words.get(setting_text(setting).label), value_text(setting, value, words), about]
        })
        .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or_default();
    let pad = |text: &str, width: usize| format!("{text}{:1$}", "", width - text.width());
    let lines = rows.iter().map(|[name, value, source]| {
        format!("{}  {}  {source}\n", pad(name, width(0)), pad(value, width(1)))
    });
    let mut page = TextWriter::new(env.text_options);
    page.push_raw(&env.wrap_lines(&lines.collect::<String>()));
    page.blank();
    if !settings.keys().is_empty() {
        page.paragraph(0, &words.translate(&Message::new("config-keys").arg("count", settings.keys().len())));
    }
    if let Some(path) = settings.path() {
        let key = if path.exists() { "config-file" } else { "config-no-file" };
        page.paragraph(
            0,
            &words.translate(&Message::new(key).arg("path", path.to_string_lossy().into_owned())),
        );
    }
    files::print(page.into_text().as_bytes())
}

fn show_json(env: &Env) -> Result<(), Failure> {
    let settings = &env.settings;
    let of = |setting: Setting| {
        let (value, source) = settings.sources().deciding(setting);
        let name = setting.values()[value];
        let value = if setting.is_boolean() { json!(name == "true") } else { json!(name) };
        let (source, given_by) = match source {
            // Nothing changes while a command runs.
            Source::Now | Source::Default => ("default", None),
            Source::CommandLine => ("command_line", setting.option()),
            Source::Environment => ("environment", Some(setting.variable())),
            Source::File => ("file", None),
            Source::Locale => ("locale", None),
        };
        json!({"name": setting.name(), "value": value, "source": source, "given_by": given_by})
    };
    let keys = settings.keys().iter();
    let document = json!({
        "path": settings.path().map(|path| path.to_string_lossy()),
        "settings": Setting::ALL.iter().map(|&setting| of(setting)).collect::<Vec<_>>(),
        "keys": keys
            .map(|own| json!({"context": own.context, "action": own.action, "keys": own.keys}))
            .collect::<Vec<_>>(),
    });
    let mut bytes = Vec::new();
    escape::write(&mut bytes, &document, env.text_options.ascii)
        .map_err(|error| files::stream_failure(&error))?;
    files::print(&bytes)
}
