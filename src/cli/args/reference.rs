//! Names of sessions on the command line, which may start with a hyphen as options do, and what to say of mistyped options.

use super::{Cli, is_option};
use clap::CommandFactory as _;
use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// Reads what a session may be called, which may start with a hyphen. What is nearly an option of the program is a slip in
/// one.
pub(super) fn reference() -> impl TypedValueParser<Value = OsString> {
    OsStringValueParser::new().try_map(|text| {
        let flag = text.to_str().and_then(|text| text.strip_prefix("--")).unwrap_or_default();
        let flag = flag.split('=').next().unwrap_or_default();
        match near_option(&Cli::command(), flag) {
            Some(near) => Err(format!("there is no option --{flag} here; a similar one exists: --{near}")),
            None => Ok(text),
        }
    })
}

/// The long option of a command, or of one below it, that a mistyped one most likely means: a third of it may differ.
fn near_option(command: &clap::Command, flag: &str) -> Option<String> {
    let mut options = Vec::new();
    put_options(command, &mut options);
    let near = options.into_iter().map(|long| (strsim::osa_distance(flag, long), long)).min()?;
    (!flag.is_empty() && near.0 * 3 <= flag.chars().count()).then(|| near.1.to_owned())
}

/// Puts the long options of a command and of those below it to a list.
fn put_options<'a>(command: &'a clap::Command, options: &mut Vec<&'a str>) {
    options.extend(command.get_arguments().filter_map(clap::Arg::get_long));
    command.get_subcommands().for_each(|command| put_options(command, options));
}

/// Names the argument that is wrong, where `clap` names another one or a part of it: a mistyped option is taken for a
/// session, and its value is then one too many; and of `- x` only `- ` is named.
pub fn with_right_argument(mut error: clap::Error, arguments: &[OsString]) -> clap::Error {
    let Some(ContextValue::String(invalid)) = error.get(ContextKind::InvalidArg) else { return error };
    if error.kind() != ErrorKind::UnknownArgument {
        return error;
    }
    let texts = || arguments.iter().skip(1).filter_map(|argument| argument.to_str());
    let flags = texts().take_while(|text| *text != "--").filter_map(|text| text.strip_prefix("--"));
    let command = Cli::command();
    let mut mistyped = flags.filter(|flag| !is_option(&command, flag.split('=').next().unwrap_or_default()));
    let near = mistyped.find_map(|flag| Some((format!("--{flag}"), near_option(&command, flag)?)));
    let is_cut = |text: &&str| text.len() > invalid.len() && text.starts_with(&**invalid);
    let spaced = texts().filter(|text| text.contains(' ') && !text.starts_with("--")).find(is_cut);
    let (right, tip) = match (near, spaced) {
        (Some((flag, near)), _) => (flag, format!("a similar argument exists: '--{near}'")),
        (None, Some(text)) => {
            let tip = format!("to pass '{text}' as a value, use: -- {}", super::super::told::quoted(text));
            (text.to_owned(), tip)
        }
        (None, None) => return error,
    };
    error.insert(ContextKind::InvalidArg, ContextValue::String(right));
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    error
}

#[cfg(test)]
mod tests {
    use super::{Cli, with_right_argument};
    use clap::Parser as _;
    use std::ffi::OsString;

    #[test]
    fn references_may_start_with_a_hyphen_and_options_still_work() {
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
        let cli = parsed(&["resume", "--lang", "nl"]).expect("sound");
        assert!(cli.global.lang.is_some(), "a known option is none of a session's names");
        for line in [&["advise", "--fromat", "json", "x"][..], &["resume", "--plian"]] {
            let error = with_right_argument(
                parsed(line).expect_err("a mistyped option"),
                &[&["salesorg"], line].concat().into_iter().map(OsString::from).collect::<Vec<_>>(),
            );
            let said = error.to_string();
            assert!(said.contains(line[1]) && !said.contains("'json'"), "{said}");
            assert!(said.contains("--format") || said.contains("--plain"), "{said}");
        }
    }
}
