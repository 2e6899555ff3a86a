//! The library behind `salesorg`, a guided adviser for the terminal.
//!
//! A *rulebook* has questions, models and rules as data. Given answers, the library decides which model fits and how
//! to divide the organisation, explains the advice, and proves properties of the rules for all possible answers. The
//! rulebook on sales organisations ships with the program; others are loaded from JSON. No code depends on what a
//! rulebook is about.
//!
//! # Layers
//!
//! Each module uses only those below it. From the top:
//!
//! - [`cli`]: the command line: one file for each command, and errors with their exit status.
//! - [`tui`], [`plain`]: the two interfaces of the interview: screens, and lines for screen readers and pipes.
//! - [`workflow`]: the use cases, each once for both: opening, conducting, comparing, importing.
//! - [`schema`]: JSON Schemas of the file formats, for editors and other programs.
//! - [`document`]: what is said of an advice, a comparison or a rulebook, as pages and as JSON.
//! - [`render`]: pages as text, Markdown, HTML and SVG.
//! - [`session`]: saved interviews: the file format, the library of sessions, and writing to it.
//! - [`interview`]: the interview as a state machine, and the player of recorded ones.
//! - [`audit`]: proofs over all possible answers, and the linter for rulebook files.
//! - [`advice`]: the engine that turns a rulebook and answers into advice.
//! - [`rulebook`]: rulebooks: parsed, checked and compiled.
//! - [`locale`], [`json`], [`file_size_signal`], [`log`]: the interface's texts, strict JSON, the file size limit,
//!   and a log for maintainers.
//!
//! `rulebook`, `advice`, `audit` and `interview` are pure: they use no terminal, file, clock, environment or random
//! number.
//!
//! # Examples
//!
//! Load the shipped rulebook, read answers, and decide. Questions without an answer have an assumed value:
//!
//! ```
//! use salesorg::advice::decide;
//! use salesorg::rulebook::Rulebook;
//! use serde_json::json;
//!
//! let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
//! let answers = json!({"team_size": 40, "relationship": "transactional", "lead_flow": "many"});
//! let answers = rulebook.read_answers(answers.as_object().expect("an object")).expect("the answers are valid");
//!
//! let decision = decide(&rulebook, &answers);
//! assert_eq!(rulebook.models[decision.model].id, "assembly_line");
//! ```
//!
//! Explain the advice: with the reasons for it, the changes that would lead to another model, and a report as text:
//!
//! ```
//! use salesorg::advice::{OutcomeDiagram, advise};
//! use salesorg::locale::{Language, Translator};
//! use salesorg::document::Reader;
//! use salesorg::document::advice::{AdviceDocument, Extent};
//! use salesorg::render::text_writer::TextOptions;
//! use salesorg::render::text;
//! use salesorg::rulebook::Rulebook;
//! use serde_json::json;
//!
//! let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
//! let answers = json!({"team_size": 40, "relationship": "transactional", "lead_flow": "many"});
//! let answers = rulebook.read_answers(answers.as_object().expect("an object")).expect("the answers are valid");
//!
//! let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &answers);
//! let step = &advice.path[0];
//! assert_eq!(rulebook.questions[step.slot].id, "team_size");
//! println!("{}", rulebook.tree.branches[step.branch].because.get("en"));
//!
//! let counterfactuals = advice.counterfactuals.as_ref().expect("the rulebook is not too complex");
//! let to_pods = counterfactuals.iter().find(|one| rulebook.models[one.model].id == "pod").expect("pods are a model");
//! let changes = to_pods.nearest_route().expect("a change leads to pods");
//! assert_eq!(rulebook.questions[changes[0].question].id, "named_accounts");
//!
//! let translator = Translator::new(Language::English);
//! let reader = Reader::new(&rulebook, &translator);
//! let page = AdviceDocument::new(&reader, &advice).page(&reader, Extent::Whole);
//! let report = text::page(&page, &translator, TextOptions::default());
//! assert!(report.starts_with("Advice: Assembly line"));
//! ```
//!
//! Load a rulebook from text and audit it. The audit proves its invariants for all answers, or finds a
//! counter-example:
//!
//! ```
//! use salesorg::audit::check::check;
//! use salesorg::audit::{InvariantResult, Monitor, prove};
//! use salesorg::rulebook::Rulebook;
//! use serde_json::json;
//! use std::sync::atomic::AtomicBool;
//!
//! let text = r#"
//! {
//!     "format": "salesorg.rulebook",
//!     "format_version": 2,
//!     "id": "lunch",
//!     "version": "1.0.0",
//!     "languages": ["en"],
//!     "title": {"en": "Where to have lunch"},
//!     "summary": {"en": "One question, two places."},
//!     "sections": [{"id": "time", "title": {"en": "Time"}}],
//!     "questions": [{
//!         "id": "minutes", "section": "time", "kind": "integer", "min": 0, "max": 120,
//!         "assumed": 30, "essential": true,
//!         "title": {"en": "How many minutes do you have?"},
//!         "short": {"en": "Minutes"},
//!         "help": {"en": "A restaurant takes time."}
//!     }],
//!     "models": [
//!         {
//!             "id": "desk", "title": {"en": "Desk"}, "short": {"en": "A sandwich"},
//!             "what": {"text": {"en": "Eat at your desk."}}, "pros": [], "cons": [],
//!             "diagram": {"lanes": [{"boxes": [{"en": "You"}], "to": {"en": "Desk"}}], "caption": {"en": "No walk."}}
//!         },
//!         {
//!             "id": "cafe", "title": {"en": "Café"}, "short": {"en": "A table"},
//!             "what": {"text": {"en": "Go out."}}, "pros": [], "cons": [],
//!             "diagram": {"lanes": [{"boxes": [{"en": "You"}], "to": {"en": "Café"}}], "caption": {"en": "A walk."}}
//!         }
//!     ],
//!     "tree": {"question": "minutes", "branches": [
//!         {"when": {"max": 20}, "because": {"en": "There is little time."}, "then": {"model": "desk"}},
//!         {"when": {"min": 21}, "because": {"en": "There is enough time."}, "then": {"model": "cafe"}}
//!     ]},
//!     "invariants": [{
//!         "id": "hurry", "text": {"en": "With 15 minutes or less, you stay at your desk."},
//!         "must": {"always": {"when": {"minutes": {"max": 15}}, "models": ["desk"]}}
//!     }]
//! }
//! "#;
//! let stop = AtomicBool::new(false);
//! let watch = Monitor { stop: &stop, on_progress: &|_, _| () };
//!
//! let rulebook = Rulebook::load(text.into()).expect("the rulebook is valid");
//! let report = prove(&rulebook, &watch).expect("the audit was not stopped");
//! assert_eq!(report.invariants, [InvariantResult::Holds]);
//! assert_eq!(report.failures(), 0);
//!
//! // With other thresholds, the invariant does not hold for 11 to 15 minutes.
//! let text = text.replace(r#""max": 20"#, r#""max": 10"#).replace(r#""min": 21"#, r#""min": 11"#);
//! let rulebook = Rulebook::load(text.clone().into()).expect("the rulebook is valid");
//! let report = prove(&rulebook, &watch).expect("the audit was not stopped");
//! let InvariantResult::Fails(example) = &report.invariants[0] else { panic!("the invariant fails") };
//! assert_eq!(json!(rulebook.write_answers(&example.answers)), json!({"minutes": 15}));
//!
//! // The linter reports the same as a finding, with its line and column.
//! let findings = check(text.as_bytes());
//! assert_eq!((findings.reported[0].code, &*findings.reported[0].at), ("broken-invariant", "/invariants/0"));
//! ```

pub mod advice;
pub mod audit;
pub mod cli;
pub mod document;
pub mod file_size_signal;
pub mod interview;
pub mod json;
pub mod locale;
pub mod log;
pub mod plain;
pub mod render;
pub mod rulebook;
pub mod schema;
pub mod session;
pub mod tui;
pub mod workflow;
