//! Ids of sessions. An id is also a file name, so it only has characters without a meaning for any shell or
//! file system, and cannot lead out of the folder.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest as _, Sha256};
use std::hash::{BuildHasher, Hasher};

/// The maximum length of an id, in characters.
pub const MAX_ID_LEN: usize = 64;

/// The maximum length of a new id: short enough to read, to type and to fit a column.
const MAX_NEW_ID_LEN: usize = 40;

/// Returns an id such as `20261123-acme-7f3a`: the day (UTC), the usable letters of the name, and the last 16
/// bits of the salt, which should be random.
pub fn new_id(now: Timestamp, name: &str, salt: u32) -> String {
    build_id(now, name, &format!("{:04x}", salt & 0xffff))
}

/// Returns an id such as `20261123-acme-7f3a91c0` for an imported session whose own id is in use. `hash` is
/// the hash of the session's content, so that the same content always gets the same id.
pub(super) fn content_id(created_at: Timestamp, name: &str, hash: u32) -> String {
    build_id(created_at, name, &format!("{hash:08x}"))
}

/// Returns the first 32 bits of the SHA-256 hash of the bytes.
pub(super) fn hash_bytes(bytes: &[u8]) -> u32 {
    Sha256::digest(bytes).iter().take(4).fold(0, |hash, byte| hash << 8 | u32::from(*byte))
}

/// Returns a salt for [`new_id`] that is always the same for the same bytes.
pub(super) fn salt_from_bytes(bytes: &[u8]) -> u32 {
    // The first bytes, because recovered sessions of earlier versions have an id from these.
    hash_bytes(bytes) >> 16
}

/// Returns the letters of the name in an id: `acme` in `20261123-acme-7f3a`.
pub fn name_part(id: &str) -> &str {
    let after_day = id.split_once('-').map_or("", |(_, rest)| rest);
    after_day.rsplit_once('-').map_or("", |(name, _)| name)
}

/// Returns what [`name_part`] may be for a session that was created with this name: an imported one has fewer letters.
pub fn name_parts(name: &str) -> [String; 2] {
    [8, 4].map(|salt_len| slug(name, max_slug_len(salt_len)))
}

/// Returns how many letters of a name an id has room for.
fn max_slug_len(salt_len: usize) -> usize {
    MAX_NEW_ID_LEN - "20261123".len() - salt_len - 2
}

fn build_id(now: Timestamp, name: &str, salt: &str) -> String {
    let date = now.to_zoned_datetime(TimeZone::UTC).date();
    let day = format!("{:04}{:02}{:02}", date.year().unsigned_abs(), date.month(), date.day());
    match slug(name, max_slug_len(salt.len())) {
        slug if slug.is_empty() => format!("{day}-{salt}"),
        slug => format!("{day}-{slug}-{salt}"),
    }
}

/// Returns a random number, so that two programs that start at once make different ids. The random keys of a
/// hash map are good enough for this.
pub fn random_salt() -> u32 {
    let random = std::hash::RandomState::new().build_hasher().finish();
    u32::try_from(random & u64::from(u32::MAX)).unwrap_or_default()
}

/// Returns whether `id` may be an id: lower-case letters, digits and hyphens. It may not start with a hyphen,
/// which a command line would read as an option.
pub(super) fn is_valid(id: &str) -> bool {
    id.len() <= MAX_ID_LEN
        && id.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Returns the salt of an id made by [`new_id`], to count on from if the id is in use.
pub(super) fn parse_salt(id: &str) -> u32 {
    id.rsplit('-').next().and_then(|salt| u32::from_str_radix(salt, 16).ok()).unwrap_or_default()
}

fn slug(name: &str, max_len: usize) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match to_ascii_letter(c) {
            Some(c) => slug.push(c),
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
        if slug.len() == max_len {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Returns the letter without its accent, for the accents of western Europe; `None` if a hyphen must replace
/// it.
fn to_ascii_letter(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' => c,
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{content_id, is_valid, name_part, name_parts, new_id, parse_salt};
    use proptest::prelude::*;

    fn day() -> jiff::Timestamp {
        "2026-11-23T23:59:59Z".parse().expect("a valid time")
    }

    /// An id has the day, a short form of the name and the salt, and the salt can be read back.
    #[test]
    fn new_id_has_the_day_the_name_and_the_salt() {
        assert_eq!(new_id(day(), "Acme", 0x7f3a), "20261123-acme-7f3a");
        assert_eq!(new_id(day(), "  Café & Zoë, B.V. ", 0xa_0001), "20261123-cafe-zoe-b-v-0001");
        assert_eq!(new_id(day(), "東京", 0), "20261123-0000");
        assert_eq!(new_id(day(), &"long ".repeat(40), 1).len(), 40);
        assert_eq!(parse_salt(&new_id(day(), "x", 0xbeef)), 0xbeef);
        assert_eq!(content_id(day(), "Acme", 0x7f3a), "20261123-acme-00007f3a");
        assert_eq!(
            ["20261123-acme-7f3a", "20261123-a-b-7f3a", "20261123-7f3a", "x"].map(name_part),
            ["acme", "a-b", "", ""]
        );
        assert_eq!(content_id(day(), &"long ".repeat(40), 1).len(), 40);
    }

    /// Texts that a shell or file system could read as something else are no ids.
    #[test]
    fn is_valid_rejects_paths_and_options() {
        for id in ["", ".", "..", "../a", "a/b", "a\\b", "A", "-a", "a b", "a.json", "é", "a\0", "c:"] {
            assert!(!is_valid(id), "{id:?}");
        }
        assert!(is_valid(&"a".repeat(64)) && !is_valid(&"a".repeat(65)));
    }

    proptest! {
        /// Any name and salt give a valid id of at most 40 characters.
        #[test]
        fn new_id_is_valid_and_short(name in any::<String>(), salt in any::<u32>()) {
            let id = new_id(day(), &name, salt);
            prop_assert!(is_valid(&id) && id.len() <= 40, "{}", id);
        }

        /// The letters in an id are those of its name, and begin with those of the start of its name.
        #[test]
        fn name_part_is_one_of_the_name(name in any::<String>(), salt in any::<u32>(), at in 0..9usize) {
            let start: String = name.chars().take(at).collect();
            for id in [new_id(day(), &name, salt), content_id(day(), &name, salt)] {
                prop_assert!(name_parts(&name).iter().any(|part| part == name_part(&id)), "{}", id);
                prop_assert!(name_part(&id).starts_with(&name_parts(&start)[0]), "{}", id);
            }
        }
    }
}
