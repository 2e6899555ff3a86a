//! Tests of labels as arguments: options, questions, models, sessions, rulebooks and languages.

use super::{Sandbox, read_json};
use crate::text::{SALES, assert_shows, assert_shows_in, text};
use serde_json::{Value, json};

/// Writes the file of a finished session with one answer.
fn session(sandbox: &Sandbox, id: &str, name: &str, budget: &str) {
    let session = json!({
        "format": "salesorg.session", "format_version": 1, "id": id, "name": name,
        "created_at": "2026-11-23T09:45:00Z", "updated_at": "2026-11-23T09:45:00Z", "language": "en",
        "rulebook": {"id": "sales-organisation", "version": "1.0.0", "digest": "sha256:0"},
        "events": [
            {"at_ms": 0, "type": "started"},
            {"at_ms": 1000, "type": "answered", "question": "budget", "value": budget},
            {"at_ms": 6000, "type": "completed"}
        ],
        "answers": {"budget": budget}, "notes": {}, "advice": {"model": "pod", "segmentation": []}
    });
    sandbox.file(&format!("data/sessions/{id}.json"), session.to_string());
}

/// Returns the answers in the JSON of `advise`.
fn answers(sandbox: &Sandbox, arguments: &[&str]) -> Value {
    let mut all = vec!["advise", "--format", "json"];
    all.extend(arguments);
    sandbox.run(&all).json()["answers"].clone()
}

/// Plain mode accepts the labels that it shows.
#[test]
fn plain_mode_accepts_shown_labels() {
    let sandbox = Sandbox::new();
    let typed = "krab\nKrap\n24\nq\n".as_bytes();
    let result = sandbox.run_on(&["interview", "--plain", "--lang", "nl", "--name", "Acme"], typed);
    let (nearest, known) = (SALES.option("budget", "tight", "nl"), SALES.options("budget", "nl"));
    let near = [("given", "krab"), ("nearest", &*nearest), ("known", &*known)];
    assert_shows_in("nl", &result.stdout, "problem-unknown-option-near", &near);
    assert!(!result.stdout.contains("moderate"), "{}", result.stdout);
    assert_eq!(read_json(&sandbox.sessions()[0])["answers"], json!({"budget": "tight", "team_size": 24}));
}

/// In ASCII, plain mode accepts the labels as it shows them.
#[test]
fn plain_mode_accepts_ascii_labels() {
    let sandbox = Sandbox::new();
    let mut command = sandbox.command(["interview", "--plain", "--lang", "nl", "--name", "Acme"]);
    command.env("LC_ALL", "C").stdin(
        std::fs::File::open(sandbox.file("typed", "1\n24\n1\n0\nEen gebied\nq\n")).expect("the file exists"),
    );
    let result = super::Run::new(&command.output().expect("the program starts"));
    assert!(result.stdout.contains("1. Een gebied"), "{}", result.stdout);
    assert_eq!(
        read_json(&sandbox.sessions()[0])["answers"]["customer_location"],
        "one_area",
        "{}",
        result.stdout
    );
}

/// `--set` finds labels without accents or with others.
#[test]
fn set_ignores_accents() {
    let sandbox = Sandbox::new();
    for label in ["Eén gebied", "een gebied", "Een", "één", "EEN G"] {
        let set = format!("customer_location={label}");
        assert_eq!(
            answers(&sandbox, &["--lang", "nl", "--set", &set]),
            json!({"customer_location": "one_area"}),
            "{label}"
        );
    }
}

/// Sessions are found without accents if no other name matches.
#[test]
fn session_lookup_falls_back_to_no_accents() {
    let sandbox = Sandbox::new();
    session(&sandbox, "20261123-zoe-7f3a", "Zoë", "tight");
    let path = |name: &str| sandbox.run(&["sessions", "path", name]);
    assert!(path("zoe").ok().contains("20261123-zoe-7f3a"));
    session(&sandbox, "20261124-zoe-7f3b", "Zoe", "tight");
    assert!(path("Zoe").ok().contains("20261124-zoe-7f3b") && path("zoë").ok().contains("20261123-zoe-7f3a"));
    session(&sandbox, "20261125-zoe-7f3c", "Zoé", "tight");
    path("zoê").failed(2);
}

/// A session whose name starts with a hyphen is found by its name.
#[test]
fn session_lookup_accepts_leading_hyphens() {
    let sandbox = Sandbox::new();
    session(&sandbox, "20261123-x-7f3a", "-x", "tight");
    session(&sandbox, "20261124-x-7f3b", "- y", "tight");
    for name in ["-x", "- y"] {
        for command in
            [&["sessions", "show"][..], &["sessions", "path"], &["sessions", "duplicate"], &["advise"]]
        {
            sandbox.run(&[command, &[name]].concat()).ok();
        }
        sandbox.run(&["replay", "--check", "--", name]);
        sandbox.run(&["sessions", "show", "--format", "json", name]).json();
        sandbox.run(&["resume", "--plain", name, "--lang", "nl"]);
        sandbox.run(&["sessions", "delete", "--yes", "--", name]).ok();
        sandbox.run(&["sessions", "restore", name]).ok();
    }
    let wrong = sandbox.run(&["sessions", "delete", "--yes", "- y"]).failed(2).join("\n");
    assert!(wrong.contains("-- '- y'"), "{wrong}");
}

/// If a session is not found and some file cannot be read, the error points to `sessions check`.
#[test]
fn session_lookup_mentions_unreadable_files() {
    let sandbox = Sandbox::new();
    session(&sandbox, "20261123-fin-7f3a", "Fin2", "tight");
    assert_eq!(sandbox.run(&["sessions", "show", "FinR"]).failed(2).len(), 1);
    sandbox.file("data/sessions/20261124-finr-7f3b.json", "{");
    let lines = sandbox.run(&["sessions", "show", "FinR"]).failed(2);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_shows(&lines[1], "session-not-found-unread", &[("count", "1")]);
}

/// The title truncates a long name to one line.
#[test]
fn title_truncates_long_names() {
    let sandbox = Sandbox::new();
    session(&sandbox, "20261123-y-7f3a", &"y".repeat(30_000), "tight");
    let shown = sandbox.run(&["sessions", "show", "20261123"]).ok();
    let mut lines = shown.lines();
    let (title, rule) = (lines.next().expect("a title"), lines.next().expect("a rule"));
    assert_shows(title, "cli-session-title", &[("name", "yyy")]);
    assert!(title.ends_with('…'), "{title}");
    assert_eq!(rule.chars().count(), title.chars().count());
}

/// `--set` accepts labels and unique beginnings of them, in any case.
#[test]
fn set_accepts_labels_and_unique_prefixes() {
    let sandbox = Sandbox::new();
    for value in ["budget=Ample", "budget=AMPLE", "Budget= amp", "bud=ample", "BUDGET=Ruim"] {
        assert_eq!(
            answers(&sandbox, &["--lang", "nl", "--set", value]),
            json!({"budget": "ample"}),
            "{value}"
        );
    }
    let set = ["--set", "Team size=24", "--set", "current model=assembly line"];
    assert_eq!(answers(&sandbox, &set), json!({"team_size": 24, "current_model": "assembly_line"}));
}

/// `--set` refuses an unknown or ambiguous label, and the error lists labels.
#[test]
fn set_refuses_unknown_and_ambiguous_labels() {
    let sandbox = Sandbox::new();
    let wrong = |set: &str| sandbox.run(&["advise", "--set", set]).failed(3).remove(0);
    let (nearest, known) = (SALES.option("budget", "ample", "en"), SALES.options("budget", "en"));
    let near = [("given", "ampel"), ("nearest", &*nearest), ("known", &*known)];
    assert_eq!(
        wrong("budget=ampel"),
        format!("--set: budget: {}", text("problem-unknown-option-near", &near))
    );
    let several =
        ["several_regions", "several_countries"].map(|id| SALES.option("customer_location", id, "en"));
    assert_shows(
        &wrong("customer_location=several"),
        "problem-ambiguous-option",
        &[("candidates", &several.join(", "))],
    );
    let products = ["product_count", "product_buyers", "product_names"].map(|id| SALES.short(id, "en"));
    assert_shows(&wrong("produ=1"), "problem-ambiguous-question", &[("candidates", &products.join(", "))]);
    sandbox.run(&["advise", "--set", "budget=tight", "--set", "Budget=ample"]).failed(3);
}

/// A file of answers accepts ids only, and its errors list ids.
#[test]
fn answer_files_accept_ids_only() {
    let sandbox = Sandbox::new();
    sandbox.file("answers.json", r#"{"budget": "ampel"}"#);
    let near = [("given", "ampel"), ("nearest", "ample"), ("known", "tight, moderate, ample")];
    assert_eq!(
        sandbox.run(&["advise", "answers.json"]).failed(3),
        [format!("answers.json: budget: {}", text("problem-unknown-option-near", &near))]
    );
    sandbox.file("answers.json", r#"{"budget": "Ample"}"#);
    sandbox.run(&["advise", "answers.json"]).failed(3);
}

/// `sessions decide` accepts the title of a model, or its beginning.
#[test]
fn decide_accepts_model_titles() {
    let sandbox = Sandbox::new();
    session(&sandbox, "20261123-acme-7f3a", "Acme BV", "tight");
    let decided = || {
        let file = read_json(&sandbox.sessions()[0]);
        file["events"].as_array().expect("a list in the JSON").last().expect("the list is not empty")["model"]
            .clone()
    };
    for (language, model, id) in
        [("en", "Pod", "pod"), ("nl", "Lopende band", "assembly_line"), ("nl", "isl", "island")]
    {
        sandbox.run(&["--lang", language, "sessions", "decide", "Acme BV", model]).ok();
        assert_eq!(decided(), id);
    }
    let wrong = sandbox.run(&["sessions", "decide", "Acme BV", "pot", "--lang", "nl"]).failed(3);
    let (nearest, known) = (SALES.model("pod", "nl"), SALES.models("nl"));
    assert_shows_in("nl", &wrong[0], "decide-model-near", &[("nearest", &nearest), ("known", &known)]);
}

/// `advise`, `interview --from` and `rulebook graph` accept a session's name, id or file.
#[test]
fn advise_accepts_session_references() {
    let sandbox = Sandbox::new();
    session(&sandbox, "20261123-acme-7f3a", "Acme BV", "tight");
    session(&sandbox, "20261124-other-0001", "Other", "ample");
    for reference in
        ["Acme BV", "acme  bv", "20261123-acme-7f3a", "20261123", "data/sessions/20261123-acme-7f3a.json"]
    {
        assert_eq!(answers(&sandbox, &[reference]), json!({"budget": "tight"}), "{reference}");
    }
    sandbox.run_on(&["interview", "--plain", "--name", "New", "--from", "Acme BV"], b"q\n");
    let new = sandbox.sessions().into_iter().map(|path| read_json(&path)).find(|file| file["name"] == "New");
    assert_eq!(new.expect("a session")["answers"], json!({"budget": "tight"}));
    let graph = sandbox.run(&["rulebook", "graph", "--session", "acme bv"]).ok();
    assert_eq!(graph, sandbox.run(&["rulebook", "graph", "--session", "20261123-acme-7f3a"]).ok());
}

/// A file takes precedence over a session of the same name.
#[test]
fn advise_prefers_files_to_sessions() {
    let sandbox = Sandbox::new();
    session(&sandbox, "20261123-acme-7f3a", "Acme BV", "tight");
    sandbox.file("Acme BV", r#"{"budget": "ample"}"#);
    assert_eq!(answers(&sandbox, &["Acme BV"]), json!({"budget": "ample"}));
}

/// A reference that is neither a file nor a session, or matches several sessions, is refused.
#[test]
fn advise_refuses_unknown_and_ambiguous_references() {
    let sandbox = Sandbox::new();
    session(&sandbox, "20261123-acme-7f3a", "Acme BV", "tight");
    session(&sandbox, "20261123-acme-7f3b", "acme bv", "ample");
    let wrong = sandbox.run(&["advise", "Acne BV"]).failed(1);
    let near = text("cli-no-file-or-session-near", &[("nearest", "Acme BV")]);
    assert_eq!(wrong[0], format!("Acne BV: {near}"));
    sandbox.run(&["advise", "nothing.json"]).failed(1);
    sandbox.run(&["interview", "--plain", "--from", "nothing.json"]).failed(1);
    for reference in ["ACME BV", "20261123-acme"] {
        let wrong = sandbox.run(&["advise", reference]).failed(2);
        assert!(wrong[0].contains("20261123-acme-7f3b"), "{wrong:?}");
    }
    assert_eq!(answers(&sandbox, &["acme bv"]), json!({"budget": "ample"}), "an exact name is unambiguous");
}

/// Advice on a file of answers needs neither a home nor a data folder.
#[test]
fn advise_on_a_file_needs_no_data_folder() {
    let sandbox = Sandbox::new();
    sandbox.file("answers.json", r#"{"budget": "tight"}"#);
    let run = |file: &str| {
        let mut command = sandbox.command(["advise", file]);
        command.env_remove("SALESORG_DATA_DIR").env("HOME", "").env("XDG_DATA_HOME", "");
        command.output().expect("the program starts").status.code()
    };
    assert_eq!((run("answers.json"), run("missing.json")), (Some(0), Some(1)));
}

/// Sessions are found whether accents are composed or decomposed.
#[test]
fn session_lookup_normalizes_unicode() {
    let sandbox = Sandbox::new();
    session(&sandbox, "20261123-a-7f3a", "Caf\u{e9} Zo\u{eb}", "tight");
    for name in ["Cafe\u{301} Zoe\u{308}", "CAFE\u{301} ZO\u{cb}", " caf\u{e9}   zo\u{eb} "] {
        assert!(sandbox.run(&["sessions", "path", name]).ok().contains("20261123-a-7f3a"), "{name}");
        assert_eq!(answers(&sandbox, &[name]), json!({"budget": "tight"}));
    }
}

/// Names of a list answer that differ only in Unicode normalization are equal.
#[test]
fn list_answers_normalize_unicode() {
    let sandbox = Sandbox::new();
    let set = "region_names=[\"Zu\u{308}rich\", \"Z\u{fc}rich\"]";
    assert_shows(&sandbox.run(&["advise", "--set", set]).failed(3)[0], "problem-name-duplicate", &[]);
    let set = "region_names=[\"STRASSE\", \"Stra\u{df}e\"]";
    assert_shows(&sandbox.run(&["advise", "--set", set]).failed(3)[0], "problem-name-duplicate", &[]);
    sandbox.file("answers.json", "{\"region_names\": [\"Zu\u{308}rich\", \"Z\u{fc}rich\"]}");
    sandbox.run(&["advise", "answers.json"]).failed(3);
    let typed = "3\n24\n1\n1\n2\nZu\u{308}rich\nZ\u{fc}rich\nBern\n\nq\n".as_bytes();
    sandbox.run_on(&["interview", "--plain", "--name", "Acme"], typed);
    // The file keeps the name as it was typed.
    assert_eq!(
        read_json(&sandbox.sessions()[0])["answers"]["region_names"],
        json!(["Zu\u{308}rich", "Bern"])
    );
}

/// Free text of an option may start with a hyphen.
#[test]
fn free_text_accepts_leading_hyphens() {
    let sandbox = Sandbox::new();
    session(&sandbox, "20261123-acme-7f3a", "Acme", "tight");
    let name = || read_json(&sandbox.sessions()[0])["name"].clone();
    for (arguments, expected) in [
        (&["sessions", "rename", "20261123", "-x"][..], "-x"),
        (&["sessions", "rename", "20261123", "- x", "--lang", "nl"], "- x"),
        (&["sessions", "rename", "20261123", "--lang", "nl", "--x"], "--x"),
        (&["sessions", "rename", "20261123", "-"], "-"),
        (&["sessions", "rename", "--lang", "nl", "20261123", "-- x"], "-- x"),
    ] {
        sandbox.run(arguments).ok();
        assert_eq!(name(), expected);
    }
    sandbox.run(&["sessions", "decide", "20261123", "pod", "--reason", "- because", "--lang", "nl"]).ok();
    let file = read_json(&sandbox.sessions()[0]);
    assert_eq!(
        file["events"].as_array().expect("a list in the JSON").last().expect("the list is not empty")["text"],
        "- because"
    );
    sandbox.run(&["sessions", "duplicate", "20261123", "-copy"]).ok();
    sandbox.run_on(&["interview", "--plain", "--name", "- new", "--quick"], b"3\nq\n");
    let names: Vec<_> = sandbox.sessions().iter().map(|path| read_json(path)["name"].clone()).collect();
    assert!(names.contains(&json!("-copy")) && names.contains(&json!("- new")), "{names:?}");
    assert_eq!(
        answers(&sandbox, &["--set", "product_count=2", "--set", r#"product_names=["-x"]"#])["product_names"],
        json!(["-x"])
    );
    // A text that could be an option must follow `--`.
    assert_eq!(answers(&sandbox, &["--", "-- x"]), json!({"budget": "tight"}));
    let graph = sandbox.run(&["rulebook", "graph", "--session", "-- x"]).ok();
    assert_eq!(graph, sandbox.run(&["rulebook", "graph", "--session", "20261123-acme"]).ok());
}

/// A forgotten text of an option does not consume the next option.
#[test]
fn missing_text_does_not_consume_options() {
    let sandbox = Sandbox::new();
    session(&sandbox, "20261123-acme-7f3a", "Acme", "tight");
    let bytes = std::fs::read(&sandbox.sessions()[0]).expect("the file can be read");
    for arguments in [
        &["interview", "--plain", "--name", "--quick"][..],
        &["sessions", "rename", "Acme", "--plain"],
        &["sessions", "decide", "Acme", "pod", "--reason", "--lang", "nl"],
    ] {
        sandbox.run(arguments).failed(2);
    }
    assert_eq!(sandbox.sessions().len(), 1);
    assert_eq!(std::fs::read(&sandbox.sessions()[0]).expect("the file can be read"), bytes);
}

/// Languages and rulebooks are found in upper and lower case.
#[test]
fn languages_and_rulebooks_ignore_case() {
    let sandbox = Sandbox::new();
    let dutch = sandbox.run(&["--lang", "nl", "rulebook", "list"]).ok();
    for language in ["NL", "Nederlands", "dutch"] {
        assert_eq!(sandbox.run(&["--lang", language, "rulebook", "list"]).ok(), dutch, "{language}");
    }
    sandbox.run(&["--lang", "klingon", "rulebook", "list"]).failed(2);
    let shown = sandbox.run(&["--rulebook", "open-source-licence", "rulebook", "show"]).ok();
    for rulebook in ["Open-Source-Licence", "which open-source licence to choose"] {
        assert_eq!(sandbox.run(&["--rulebook", rulebook, "rulebook", "show"]).ok(), shown, "{rulebook}");
    }
    let wrong = sandbox.run(&["--rulebook", "open-source-license", "rulebook", "show"]).failed(1);
    assert_shows(&wrong[0], "cli-no-rulebook-near", &[("nearest", "open-source-licence")]);
    sandbox.run(&["--rulebook", "open", "rulebook", "show"]).failed(1);
}
