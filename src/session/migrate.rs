//! Upgrades older versions of the session file: one migration from each version to the next.
//!
//! A migration gets the whole file and may move, rename and add fields. It runs before anything else reads
//! the file, so the rest of the program only knows the current version. A file of a higher version is refused
//! unread.

use crate::json::quoted;
use crate::locale::{Message, Problem};
use serde_json::{Map, Value as Json};

/// Upgrades a file from one version to the next, or returns the problem that prevents it.
pub(super) type Migration = fn(Map<String, Json>) -> Result<Map<String, Json>, Problem>;

/// The migrations, starting with the one from version 1.
pub(super) const MIGRATIONS: &[Migration] = &[];

/// The version that is written: the one that the last migration leads to.
pub(super) const VERSION: u64 = MIGRATIONS.len() as u64 + 1;

/// Upgrades a file to the version that `migrations` lead to.
///
/// # Errors
/// The version is missing, invalid or higher, or a migration fails.
pub(super) fn upgrade(
    mut file: Map<String, Json>,
    migrations: &[Migration],
) -> Result<Map<String, Json>, Problem> {
    let wanted = migrations.len() as u64 + 1;
    let version_error = |message: Message| Err(Problem::new("format_version", message));
    let Some(value) = file.get("format_version") else {
        return version_error(Message::new("json-field-missing"));
    };
    let found = match value.as_u64() {
        Some(newer) if newer > wanted => {
            return version_error(
                Message::new("session-newer").arg("found", newer.to_string()).arg("wanted", wanted),
            );
        }
        Some(found @ 1..) => found,
        _ => {
            return version_error(
                Message::new("session-version").arg("found", quoted(value)).arg("wanted", wanted),
            );
        }
    };
    for (migration, version) in migrations.iter().zip(1..).skip_while(|(_, version)| *version < found) {
        file = migration(file)?;
        file.insert("format_version".to_owned(), Json::from(version + 1_u64));
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::{MIGRATIONS, Migration, VERSION, upgrade};
    use crate::locale::{Message, Problem};
    use serde_json::{Map, Value as Json, json};

    /// `title` becomes `name` in version 2, and version 3 adds `language`.
    const TEST_MIGRATIONS: &[Migration] = &[
        |mut file| {
            let title = file
                .shift_remove("title")
                .ok_or_else(|| Problem::new("title", Message::new("json-field-missing")))?;
            file.insert("name".to_owned(), title);
            Ok(file)
        },
        |mut file| {
            file.insert("language".to_owned(), "en".into());
            Ok(file)
        },
    ];

    fn file(value: Json) -> Map<String, Json> {
        let Json::Object(file) = value else { panic!("an object") };
        file
    }

    /// A file of any version is upgraded step by step, and fields that no migration knows stay.
    #[test]
    fn upgrade_runs_each_migration_and_keeps_unknown_fields() {
        let new = file(json!({"format_version": 3, "x-own": [1], "name": "Acme", "language": "en"}));
        for old in [
            json!({"format_version": 1, "title": "Acme", "x-own": [1]}),
            json!({"format_version": 2, "x-own": [1], "name": "Acme"}),
            json!({"format_version": 3, "x-own": [1], "name": "Acme", "language": "en"}),
        ] {
            assert_eq!(upgrade(file(old), TEST_MIGRATIONS), Ok(new.clone()));
        }
    }

    /// A version that is missing, invalid or higher is refused, and so is a file that a migration cannot
    /// read.
    #[test]
    fn upgrade_rejects_unknown_versions() {
        for (version, key) in [
            (json!(4), "session-newer"),
            (json!(0), "session-version"),
            (json!("2"), "session-version"),
            (json!(1.5), "session-version"),
        ] {
            let refused = upgrade(file(json!({"format_version": version})), TEST_MIGRATIONS)
                .expect_err("it is refused");
            assert_eq!((&*refused.at, refused.message.key()), ("format_version", key));
        }
        assert_eq!(
            upgrade(Map::new(), TEST_MIGRATIONS).expect_err("it is refused").message.key(),
            "json-field-missing"
        );
        let stuck =
            upgrade(file(json!({"format_version": 1})), TEST_MIGRATIONS).expect_err("the title is missing");
        assert_eq!(stuck.at, "title");
    }

    /// The version that is written needs no migration.
    #[test]
    fn upgrade_leaves_the_written_version_unchanged() {
        let now = file(json!({"format_version": VERSION}));
        assert_eq!(upgrade(now.clone(), MIGRATIONS), Ok(now));
    }
}
