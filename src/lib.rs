//! Decides by rules that are data, explains each decision, and proves what the rules promise.
//!
//! A *rulebook* is a JSON file: questions, a decision tree, the models that can be advised, and every sentence of the
//! advice. This library loads and checks a rulebook, decides on a set of answers, puts the advice into words, and proves
//! properties of the rules for all possible answers. No code depends on what a rulebook is about.
//!
//! The program `salesorg`, an adviser for the terminal, is built on it. Its rulebook on sales organisations and a small
//! one on open-source licences are part of the crate.
//!
//! # Examples
//!
//! Decide with the shipped rulebook. A question without an answer has an assumed value:
//!
//! ```
//! use salesorg::advice::decide;
//! use salesorg::rulebook::Rulebook;
//!
//! let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
//! let answers = br#"{"team_size": 40, "relationship": "transactional", "lead_flow": "many"}"#;
//! let answers = rulebook.parse_answers(answers).expect("the answers are valid");
//!
//! let decision = decide(&rulebook, &answers);
//! assert_eq!(rulebook.models[decision.model].id, "assembly_line");
//! ```
//!
//! Explain the advice, with what speaks against it and what would change it, as a report:
//!
//! ```
//! use salesorg::advice::{OutcomeDiagram, advise};
//! use salesorg::document::Reader;
//! use salesorg::document::advice::{AdviceDocument, Extent};
//! use salesorg::locale::{Language, Translator};
//! use salesorg::render::text::{self, TextOptions};
//! use salesorg::rulebook::Rulebook;
//!
//! let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
//! let answers = rulebook.parse_answers(br#"{"team_size": 40, "budget": "ample"}"#).expect("the answers are valid");
//! let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &answers);
//!
//! let translator = Translator::new(Language::English);
//! let reader = Reader::new(&rulebook, &translator);
//! let document = AdviceDocument::new(&reader, &advice);
//! let report = text::page(&document.page(&reader, Extent::Whole), &translator, TextOptions::default());
//! assert!(report.starts_with("Advice: Assembly line"));
//!
//! // The same for programs; `salesorg rulebook schema advice` prints its schema.
//! let json = serde_json::to_value(&document).expect("the document is JSON");
//! assert_eq!(json["model"]["id"], "assembly_line");
//! ```
//!
//! The folder `examples` has three small programs: `decide` explains a decision step by step, `audit` lints a rulebook and
//! proves its invariants, and `embed` asks the questions of a rulebook of its own.
//!
//! # Modules
//!
//! - [`rulebook`]: rulebooks and answers: loaded, checked and compiled.
//! - [`advice`]: the engine. A decision takes less than a microsecond, a whole advice less than a millisecond.
//! - [`audit`]: proofs over all possible answers, and the linter for rulebook files.
//! - [`interview`]: the interview as a state machine, for programs that ask the questions themselves.
//! - [`document`]: an advice in words, as JSON and as a page.
//! - [`render`]: a page as text, Markdown and HTML.
//! - [`locale`]: errors and words in the languages of the interface.
//!
//! # Guarantees
//!
//! - **Input causes no panic.** Bytes that are not a rulebook or not answers are refused, with all their problems at once.
//!   Size, nesting and number of values are limited, so hostile input takes bounded time and memory. Panics remain for
//!   misuse by code: an index or an advice of one rulebook that is given to another one.
//! - **Pure.** `rulebook`, `advice`, `audit` and `interview` use no file, clock, environment, terminal or random number.
//!   The same rulebook and the same answers always give the same advice, on each thread and each machine.
//! - **Safe to show.** Texts of files and users may hold escape sequences of terminals. [`locale`], [`render`] and
//!   [`Reader::text`](document::Reader::text) remove them.
//! - **No `unsafe` code** in this crate.
//!
//! # Versions
//!
//! The crate follows semantic versioning. The interface is what is documented here, and before 1.0 a change that breaks it
//! comes with a new minor version. What is public and not documented here belongs to the program and may change at any time.
//!
//! - [`serde`] 1 and [`serde_json`] 1 are part of the interface. Cargo turns on the features `arbitrary_precision`,
//!   `float_roundtrip`, `preserve_order` and `raw_value` of `serde_json` for your whole program.
//! - Wording and rules of the shipped rulebooks may change in each version. Ids of questions, options and models do not.
//! - Files carry a `format_version` of their own. All earlier ones load.
//! - Rust 1.95 or later is needed. A newer Rust is required only by a new minor version.

// Here and not for the whole workspace: nothing that is public in a test or a benchmark can be reached.
#![warn(unreachable_pub)]

pub mod advice;
pub mod audit;
pub mod document;
pub mod interview;
pub mod locale;
pub mod render;
pub mod rulebook;

// The rest is the program. What is public in it, and what is public and hidden in the modules above, is for the program's own
// tests, benchmarks and fuzz targets. It is not part of the library and may change at any time.
#[doc(hidden)]
#[allow(private_interfaces, unreachable_pub)]
pub mod cli;
#[doc(hidden)]
pub mod file_size_signal;
mod json;
mod log;
#[allow(unreachable_pub)]
mod plain;
#[allow(unreachable_pub)]
mod schema;
#[doc(hidden)]
#[allow(private_interfaces, unreachable_pub)]
pub mod session;
mod settings;
#[doc(hidden)]
#[allow(private_interfaces, unreachable_pub)]
pub mod tui;
#[doc(hidden)]
#[allow(private_interfaces, unreachable_pub)]
pub mod workflow;
