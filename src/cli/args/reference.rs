//! Session references on the command line, which may start with a hyphen as options do, and hints for mistyped options.

use super::{Cli, InvalidValue, is_option};
use crate::locale::Message;
use clap::CommandFactory as _;
use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// Returns a parser for the path, id or name of a session, which may start with a hyphen. Rejects text that resembles
/// an option of the program, since it is most likely a mistyped option.
pub(super) fn session_reference_parser() -> impl TypedValueParser<Value = OsString> {
    OsStringValueParser::new().try_map(|text| {
        let flag = text.to_str().and_then(|text| text.strip_prefix("--")).unwrap_or_default();
        let flag = flag.split('=').next().unwrap_or_default();
        match similar_option(&Cli::command(), flag) {
            Some(near) => {
                let message = Message::new("usage-mistyped-option").arg("given", format!("--{flag}"));
                Err(InvalidValue::from(message.arg("nearest", format!("--{near}"))))
            }
            None => Ok(text),
        }
    })
}

/// Returns the long option of the command or of its subcommands that `flag` most likely means: at most a third of its
/// characters may differ.
fn similar_option(command: &clap::Command, flag: &str) -> Option<String> {
    let mut options = Vec::new();
    collect_options(command, &mut options);
    let near = options.into_iter().map(|long| (strsim::osa_distance(flag, long), long)).min()?;
    (!flag.is_empty() && near.0 * 3 <= flag.chars().count()).then(|| near.1.to_owned())
}

/// Adds the long options of the command and of its subcommands to `options`.
fn collect_options<'a>(command: &'a clap::Command, options: &mut Vec<&'a str>) {
    options.extend(command.get_arguments().filter_map(clap::Arg::get_long));
    command.get_subcommands().for_each(|command| collect_options(command, options));
}

/// What an error should have named.
#[derive(Debug, PartialEq, Eq)]
pub enum Correction {
    /// A mistyped option, with the most similar one.
    Option(String, String),
    /// A value with spaces that starts with a hyphen.
    Value(String),
}

/// Returns the argument that an error should have named. `clap` takes a mistyped option for a session, so that the
/// option's value is one argument too many; and of `- x` it names only `- `.
pub fn correction(error: &clap::Error, arguments: &[OsString]) -> Option<Correction> {
    let Some(ContextValue::String(invalid)) = error.get(ContextKind::InvalidArg) else { return None };
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    let texts = || arguments.iter().skip(1).filter_map(|argument| argument.to_str());
    let flags = texts().take_while(|text| *text != "--").filter_map(|text| text.strip_prefix("--"));
    let command = Cli::command();
    let mut mistyped = flags.filter(|flag| !is_option(&command, flag.split('=').next().unwrap_or_default()));
    let near = mistyped.find_map(|flag| Some((format!("--{flag}"), similar_option(&command, flag)?)));
    if let Some((flag, near)) = near {
        return Some(Correction::Option(flag, format!("--{near}")));
    }
    let is_cut = |text: &&str| text.len() > invalid.len() && text.starts_with(&**invalid);
    let with_space = texts().filter(|text| text.contains(' ') && !text.starts_with("--")).find(is_cut);
    with_space.map(|text| Correction::Value(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{Cli, Correction, correction};
    use clap::Parser as _;
    use clap::error::ErrorKind;
    use std::ffi::OsString;

    /// Session references may start with a hyphen, options are still recognised, and errors name the mistyped option.
    #[test]
    fn references_may_start_with_a_hyphen() {
        let parsed = |line: &[&str]| Cli::try_parse_from([&["salesorg"], line].concat());
        let lines = "sessions show NAME|sessions show --format json NAME|sessions show NAME --format json|sessions path NAME|\
            sessions duplicate NAME|sessions rename NAME new|sessions restore NAME|sessions case NAME -o x|\
            sessions case -o x NAME|resume NAME|resume --lang nl NAME|resume NAME --lang nl|advise NAME|\
            advise NAME --set a=b|sessions decide NAME pod|sessions decide NAME pod --reason x|sessions delete -- NAME|\
            sessions delete --yes -- NAME|sessions export -- NAME|replay -- NAME|compare -- NAME other";
        for line in lines.split('|') {
            for name in ["-x", "- x", "-1", "-"] {
                let words: Vec<_> = line.split_whitespace().map(|word| word.replace("NAME", name)).collect();
                let words: Vec<_> = words.iter().map(String::as_str).collect();
                let parsed = parsed(&words);
                assert!(parsed.is_ok(), "{words:?}: {:?}", parsed.err().map(|error| error.to_string()));
            }
        }
        let cli = parsed(&["resume", "--lang", "nl"]).expect("`resume` accepts --lang");
        assert!(cli.global.lang.is_some(), "a known option is not a session reference");
        for line in [&["advise", "--fromat", "json", "x"][..], &["resume", "--plian"]] {
            let error = parsed(line).expect_err("a mistyped option");
            let arguments: Vec<_> = [&["salesorg"], line].concat().into_iter().map(OsString::from).collect();
            let (text, corrected) = (error.to_string(), correction(&error, &arguments));
            let is_named = matches!(&corrected, Some(Correction::Option(flag, near))
                if flag == line[1] && (near == "--format" || near == "--plain"));
            assert!(is_named || error.kind() == ErrorKind::ValueValidation, "{text} {corrected:?}");
        }
    }
}
