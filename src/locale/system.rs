//! Messages for errors of the operating system.
//!
//! "Not a directory (os error 20)" helps nobody. The common kinds of error have a message each. For any other, the
//! system's own text is shown, without its number.

use super::{Arg, Message};
use std::io::{self, ErrorKind};

/// Returns the message for an error, or `None` for a kind that has none.
fn system_error(error: &io::Error) -> Option<Message> {
    message_key(error).map(Message::new)
}

/// Returns the message for an error, or a sentence that quotes the system.
pub(crate) fn system_message(error: &io::Error) -> Message {
    system_error(error).unwrap_or_else(|| Message::new("cli-system").arg("detail", system_text(error)))
}

/// Returns the message for an error, or the system's own text, as an argument of another message.
pub(crate) fn system_detail(error: &io::Error) -> Arg {
    system_error(error).map_or_else(|| system_text(error).into(), Arg::from)
}

/// Returns the system's own text of an error, without the number at its end.
fn system_text(error: &io::Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(" (os error ") {
        Some((text, _)) => text.to_owned(),
        None => text,
    }
}

/// Returns the message key for an error, or `None` for a kind that has none.
fn message_key(error: &io::Error) -> Option<&'static str> {
    use ErrorKind as E;
    Some(match error.kind() {
        E::NotFound => "system-not-found",
        E::PermissionDenied => "system-no-permission",
        E::AlreadyExists => "system-already-exists",
        E::NotADirectory => "system-not-a-folder",
        E::IsADirectory => "system-is-a-folder",
        E::StorageFull | E::QuotaExceeded => "system-disk-full",
        E::ReadOnlyFilesystem => "system-read-only",
        E::FileTooLarge => "system-size-limit",
        E::InvalidFilename => "system-name-too-long",
        // The standard library returns this error, without a number, for a path with a NUL byte.
        E::InvalidInput if error.raw_os_error().is_none() => "system-invalid-path",
        E::InvalidData => "system-not-text",
        E::ResourceBusy | E::ExecutableFileBusy => "system-busy",
        E::OutOfMemory => "system-no-memory",
        E::Unsupported => "system-unsupported",
        E::BrokenPipe => "system-broken-pipe",
        E::UnexpectedEof => "system-ended-early",
        E::WriteZero => "system-not-written",
        E::TimedOut
        | E::StaleNetworkFileHandle
        | E::HostUnreachable
        | E::NetworkUnreachable
        | E::NetworkDown
        | E::NotConnected => "system-unreachable",
        _ => return key_of_number(error),
    })
}

/// Returns the message key for errors whose kind is not in the standard library.
#[cfg(unix)]
fn key_of_number(error: &io::Error) -> Option<&'static str> {
    use rustix::io::Errno;
    Some(match Errno::from_io_error(inner_error(error))? {
        Errno::MFILE | Errno::NFILE => "system-too-many-files",
        Errno::LOOP => "system-link-loop",
        Errno::IO => "system-device-failed",
        Errno::NXIO | Errno::NODEV => "system-no-device",
        _ => return None,
    })
}

/// Returns the system's error inside one to which a library has added a path.
#[cfg(unix)]
fn inner_error(error: &io::Error) -> &io::Error {
    let inner = error.get_ref().and_then(std::error::Error::source);
    inner.and_then(|inner| inner.downcast_ref()).unwrap_or(error)
}

#[cfg(not(unix))]
fn key_of_number(_: &io::Error) -> Option<&'static str> {
    None
}

#[cfg(test)]
mod tests {
    use super::{system_error, system_text};
    use crate::locale::{Language, Translator};
    use std::io::{Error, ErrorKind};

    /// An error that wraps one of the system, as other crates do.
    #[derive(Debug, thiserror::Error)]
    #[error("at a path")]
    struct AtPath(#[source] Error);

    /// Checks that the number is removed, and that an unknown error has no message.
    #[test]
    fn system_text_has_no_number() {
        let error = Error::from_raw_os_error(4095);
        assert!(error.to_string().contains("(os error 4095)"));
        assert!(!system_text(&error).contains("os error"));
        assert_eq!(system_text(&Error::other("made up")), "made up");
        assert_eq!(system_error(&error), None);
        assert_eq!(system_error(&Error::other("made up")), None);
    }

    /// Checks errors such as: not a directory, disk full, read-only, too many open files, no permission.
    #[cfg(target_os = "linux")]
    #[test]
    fn system_error_has_messages_for_common_errors() {
        let known =
            [1, 2, 5, 6, 12, 13, 16, 17, 19, 20, 21, 23, 24, 26, 27, 28, 30, 32, 36, 40, 95, 110, 116, 122];
        for number in known {
            let error = Error::from_raw_os_error(number);
            let message = system_error(&error).unwrap_or_else(|| panic!("{error}"));
            for language in Language::ALL {
                let text = Translator::new(language).translate(&message);
                assert!(text != message.key() && !text.contains("os error"), "{text}");
            }
        }
        let wrapped = Error::other(AtPath(Error::from_raw_os_error(24)));
        assert_eq!(system_error(&wrapped).map(|message| message.key()), Some("system-too-many-files"));
        let invalid = std::fs::File::open("a\0b").expect_err("the path has a NUL byte");
        assert_eq!(system_error(&invalid).map(|message| message.key()), Some("system-invalid-path"));
        assert_eq!(invalid.kind(), ErrorKind::InvalidInput);
    }
}
