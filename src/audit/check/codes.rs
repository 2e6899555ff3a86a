//! The table of stable codes: for each, its severity, its remedy and the messages that have it.

use super::{Position, Severity};
use crate::locale::{Arg, Message};

/// An entry of the table of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub struct Code {
    /// The code, such as `unknown-id`.
    #[doc(hidden)]
    pub code: &'static str,
    /// The severity. `None` if it depends on whether the rulebook could be loaded.
    #[doc(hidden)]
    pub severity: Option<Severity>,
    /// Key of the message that says how to correct the problem.
    #[doc(hidden)]
    pub remedy: &'static str,
    /// Keys of the messages that have this code.
    #[doc(hidden)]
    pub keys: &'static [&'static str],
}

const fn error(code: &'static str, remedy: &'static str, keys: &'static [&'static str]) -> Code {
    Code { code, severity: Some(Severity::Error), remedy, keys }
}

const fn warning(code: &'static str, remedy: &'static str, keys: &'static [&'static str]) -> Code {
    Code { code, severity: Some(Severity::Warning), remedy, keys }
}

/// All codes, in the order of `CHECKS.md`.
#[doc(hidden)]
pub const CODES: &[Code] = &[
    error(
        "no-json",
        "check-fix-no-json",
        &[
            "json-not-utf8",
            "json-empty",
            "json-truncated",
            "json-malformed",
            "json-too-deep",
            "json-too-large",
            "json-too-large-by",
        ],
    ),
    error("repeated-key", "check-fix-repeated-key", &["json-duplicate-key"]),
    error("no-rulebook", "check-fix-no-rulebook", &["rulebook-format"]),
    error("unknown-version", "check-fix-unknown-version", &["rulebook-version", "rulebook-newer"]),
    error("wrong-type", "check-fix-wrong-type", &["json-mismatch", "json-value", "rulebook-form"]),
    error("unknown-word", "check-fix-unknown-word", &["json-word", "json-word-near"]),
    error("missing-field", "check-fix-missing-field", &["json-field-missing"]),
    error("unknown-field", "check-fix-unknown-field", &["json-field-unknown", "json-field-unknown-near"]),
    error(
        "too-many",
        "check-fix-too-many",
        &["json-too-many-entries", "rulebook-options", "json-too-many-values"],
    ),
    error("empty-list", "check-fix-empty-list", &["rulebook-empty"]),
    error("reserved-id", "check-fix-reserved-id", &["rulebook-reserved-id"]),
    error("doubled-id", "check-fix-doubled-id", &["rulebook-duplicate-id"]),
    error(
        "unknown-id",
        "check-fix-unknown-id",
        &[
            "rulebook-unknown-id",
            "rulebook-unknown-id-near",
            "rulebook-unknown-id-known",
            "rulebook-not-names",
        ],
    ),
    error("missing-text", "check-fix-missing-text", &["rulebook-text-missing"]),
    error("section-order", "check-fix-section-order", &["rulebook-section-order"]),
    error("missing-assumed", "check-fix-missing-assumed", &["rulebook-assumed-missing"]),
    error("lever-order", "check-fix-lever-order", &["rulebook-lever-order"]),
    error("lever-reach", "check-fix-lever-reach", &["rulebook-lever-reach", "rulebook-lever-reach-kind"]),
    error("empty-range", "check-fix-empty-range", &["rulebook-range-empty"]),
    error("out-of-range", "check-fix-out-of-range", &["problem-out-of-range"]),
    error("too-early", "check-fix-too-early", &["rulebook-too-early"]),
    error("circular", "check-fix-circular", &["rulebook-circular"]),
    error("condition-on-names", "check-fix-condition-on-names", &["rulebook-condition-on-names"]),
    error("wrong-kind", "check-fix-wrong-kind", &["rulebook-wrong-kind"]),
    error("node-form", "check-fix-node-form", &["rulebook-node-form"]),
    error("overlap", "check-fix-overlap", &["rulebook-overlap"]),
    error("gap", "check-fix-gap", &["rulebook-gap"]),
    error("ruled-out-reached", "check-fix-ruled-out-reached", &["rulebook-ruled-out-reached"]),
    error("cap-steps", "check-fix-cap-steps", &["rulebook-cap-steps"]),
    error("divides-from", "check-fix-divides-from", &["rulebook-divides-from"]),
    error("untold-fact", "check-fix-untold-fact", &["rulebook-source-uncited"]),
    error("track-form", "check-fix-track-form", &["rulebook-track-form"]),
    error("figure", "check-fix-figure", &["rulebook-figure", "rulebook-whole-figure"]),
    error("staffed-roles", "check-fix-staffed-roles", &["rulebook-staffed-roles"]),
    error("factor-doubled", "check-fix-factor-doubled", &["rulebook-factor-duplicate"]),
    error("factor-missing", "check-fix-factor-missing", &["rulebook-factor-missing"]),
    warning(
        "unreached-branch",
        "check-fix-unreached-branch",
        &["check-branch-unreached", "check-branch-answers-used"],
    ),
    warning("unreached-leaf", "check-fix-unreached-leaf", &["check-leaf-unreached"]),
    warning("unadvised-model", "check-fix-unadvised-model", &["check-model-never"]),
    warning("never-asked", "check-fix-never-asked", &["check-never-asked"]),
    warning("condition-never", "check-fix-condition-never", &["check-condition-never"]),
    warning("condition-always", "check-fix-condition-always", &["check-condition-always"]),
    warning("unasked-never", "check-fix-unasked-never", &["check-unasked-never"]),
    warning("unasked-tied", "check-fix-unasked-tied", &["check-unasked-tied"]),
    warning("evidence-never", "check-fix-evidence-never", &["check-evidence-never"]),
    warning("dimension-never", "check-fix-dimension-never", &["check-dimension-never"]),
    error(
        "broken-invariant",
        "check-fix-broken-invariant",
        &[
            "check-invariant-broken",
            "check-invariant-moved",
            "check-invariant-fewer",
            "check-invariant-evidence",
        ],
    ),
    warning("dead-question", "check-fix-dead-question", &["check-question-ineffective"]),
    warning("alike-options", "check-fix-alike-options", &["check-options-alike"]),
    warning("untrue-same-as", "check-fix-untrue-same-as", &["check-same-as-untrue"]),
    warning(
        "too-intricate",
        "check-fix-too-intricate",
        &[
            "check-intricate-tree",
            "check-intricate-ineffective",
            "check-intricate-invariant",
            "check-intricate-condition",
        ],
    ),
    warning("empty-section", "check-fix-empty-section", &["check-section-empty"]),
    warning("unused-figure", "check-fix-unused-figure", &["check-figure-unused"]),
    warning("uncited", "check-fix-uncited", &["check-uncited"]),
    warning("shipped-id", "check-fix-shipped-id", &["check-shipped-id", "check-shipped-form"]),
    warning("doubled-text", "check-fix-doubled-text", &["check-text-duplicate"]),
];

/// The entry for a message that is not in the table. A test checks that there is no such message.
const UNLISTED: Code = error("other", "check-fix-wrong-type", &[]);

/// Returns the entry for the key of a message.
pub(super) fn for_message(key: &str) -> &'static Code {
    CODES.iter().find(|code| code.keys.contains(&key)).unwrap_or(&UNLISTED)
}

/// Returns the position that a message about invalid JSON has in its arguments.
pub(super) fn position_in_message(message: &Message) -> Option<Position> {
    let number = |wanted: &str| {
        message.args().iter().find_map(|(name, value)| match value {
            Arg::Number(number) if *name == wanted => usize::try_from(*number).ok(),
            _ => None,
        })
    };
    Some(Position { line: number("line")?, column: number("column")?.max(1) })
}
