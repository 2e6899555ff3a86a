//! Finds sessions of another rulebook with the same id.
//!
//! Anybody can copy a rulebook that ships with the program, change it and keep its id. A session of such a
//! copy may have asked other questions, so the shipped rules must not silently decide it.

use super::RulebookRef;
use crate::json;
use crate::locale::Message;
use crate::rulebook::Rulebook;

impl RulebookRef {
    /// Returns whether this is another rulebook of the same id: neither `rulebook` nor an earlier edition of
    /// it, which [`drift`](super::drift) handles. `false` without a valid digest.
    pub fn is_other_edition_of(&self, rulebook: &Rulebook) -> bool {
        self.id == rulebook.id
            && is_digest(&self.digest)
            && self.digest != rulebook.digest()
            && !is_earlier(&self.version, &rulebook.version)
            && !(Rulebook::was_shipped_before(&self.id, &self.digest) && is_shipped(rulebook))
    }

    /// Returns the digits of a digest; `None` if the text has not its form.
    pub(super) fn digest_hex(digest: &str) -> Option<&str> {
        let hex = digest.strip_prefix("sha256:")?;
        (hex.len() == 64 && hex.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(hex)
    }

    /// Returns the error message for a session of such a rulebook.
    pub fn other_edition_message(&self) -> Message {
        let (id, version) = (
            json::truncate(&self.id, json::MAX_QUOTED_CHARS),
            json::truncate(&self.version, json::MAX_QUOTED_CHARS),
        );
        Message::new("cli-rulebook-other-edition").arg("id", id).arg("version", version)
    }

    /// Returns the message that names the session's rulebook, for when another one of the same id was
    /// requested.
    pub fn other_edition_used_message(&self) -> Message {
        let (id, version) = (
            json::truncate(&self.id, json::MAX_QUOTED_CHARS),
            json::truncate(&self.version, json::MAX_QUOTED_CHARS),
        );
        Message::new("drift-other-rulebook").arg("id", id).arg("version", version)
    }
}

/// Returns whether exactly this rulebook ships with the program, not a changed copy.
fn is_shipped(rulebook: &Rulebook) -> bool {
    Rulebook::shipped_by_id(&rulebook.id).is_some_and(|shipped| shipped.digest() == rulebook.digest())
}

/// Returns whether a text has the form of the digest in a session.
fn is_digest(text: &str) -> bool {
    RulebookRef::digest_hex(text).is_some()
}

/// Returns whether a version is lower than another; `false` unless both are numbers separated by dots.
fn is_earlier(version: &str, other: &str) -> bool {
    parse_version(version).zip(parse_version(other)).is_some_and(|(version, other)| version < other)
}

fn parse_version(version: &str) -> Option<Vec<u64>> {
    version.split('.').map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::{RulebookRef, is_earlier};
    use crate::rulebook::Rulebook;
    use crate::rulebook::tests::commute;

    /// Versions are compared number by number, and texts that are no version are never earlier.
    #[test]
    fn is_earlier_compares_numbers() {
        for (version, other) in [("1.0.0", "1.0.1"), ("1.9.0", "1.10.0"), ("0.9", "1.0.0")] {
            assert!(is_earlier(version, other) && !is_earlier(other, version), "{version} {other}");
        }
        for version in ["1.0.0", "1.0.0-rc1", "", "one"] {
            assert!(!is_earlier(version, "1.0.0"), "{version}");
        }
    }

    /// An edition is another one if its digest differs and its version is not earlier.
    #[test]
    fn other_edition_has_another_digest_and_no_earlier_version() {
        let rulebook = commute();
        let reference = |version: &str, digest: &str| RulebookRef {
            id: rulebook.id.clone(),
            version: version.to_owned(),
            digest: digest.to_owned(),
        };
        let (own, other) = (rulebook.digest(), &*format!("sha256:{}", "0".repeat(64)));
        assert!(reference(&rulebook.version, other).is_other_edition_of(&rulebook));
        assert!(reference("99.0.0", other).is_other_edition_of(&rulebook));
        assert!(!reference(&rulebook.version, &own).is_other_edition_of(&rulebook));
        assert!(!reference("0.0.1", other).is_other_edition_of(&rulebook));
        for no_digest in ["", "sha256:", "sha256:0", "sha256:..."] {
            assert!(!reference(&rulebook.version, no_digest).is_other_edition_of(&rulebook), "{no_digest}");
        }
    }

    /// An edition that shipped before counts as earlier than the shipped one, but not than a changed copy.
    #[test]
    fn other_edition_excludes_editions_shipped_before() {
        let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
        let digest = "sha256:1661abf880fd478550961a2834262a8940d1868d952fbff55e626993d40771da".to_owned();
        let before = RulebookRef { id: rulebook.id.clone(), version: rulebook.version.clone(), digest };
        assert!(!before.is_other_edition_of(&rulebook));
        let mut copy = commute();
        (copy.id, copy.version) = (rulebook.id.clone(), rulebook.version.clone());
        assert!(
            before.is_other_edition_of(&copy),
            "a shipped edition is no earlier edition of a changed copy"
        );
    }
}
