//! What people type to name an option, a question, a model, a session, a rulebook or a language.

use super::{World, read_json};
use serde_json::{Value, json};

/// A finished session on the disk, with a budget of its own to tell it by.
fn session(world: &World, id: &str, name: &str, budget: &str) {
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
    world.file(&format!("data/sessions/{id}.json"), session.to_string());
}

/// The answers on which `advise` advises.
fn answers(world: &World, arguments: &[&str]) -> Value {
    let mut all = vec!["advise", "--format", "json"];
    all.extend(arguments);
    world.run(&all).json()["answers"].clone()
}

/// Plain mode accepts the labels that it shows.
#[test]
fn plain_mode_accepts_shown_labels() {
    let world = World::new();
    let typed = "krab\nKrap\n24\nq\n".as_bytes();
    let ran = world.run_on(&["interview", "--plain", "--lang", "nl", "--name", "Acme"], typed);
    assert!(ran.out.contains("\"Krap\"? (Krap, Gemiddeld, Ruim)"), "{}", ran.out);
    assert!(!ran.out.contains("moderate"), "{}", ran.out);
    assert_eq!(read_json(&world.sessions()[0])["answers"], json!({"budget": "tight", "team_size": 24}));
}

/// In ASCII, plain mode accepts the labels as it shows them.
#[test]
fn plain_mode_accepts_ascii_labels() {
    let world = World::new();
    let mut command = world.command(["interview", "--plain", "--lang", "nl", "--name", "Acme"]);
    command
        .env("LC_ALL", "C")
        .stdin(std::fs::File::open(world.file("typed", "1\n24\n1\n0\nEen gebied\nq\n")).expect("there"));
    let ran = super::ran(&command.output().expect("it starts"));
    assert!(ran.out.contains("1. Een gebied"), "{}", ran.out);
    assert_eq!(read_json(&world.sessions()[0])["answers"]["customer_location"], "one_area", "{}", ran.out);
}

/// `--set` finds labels without accents or with others.
#[test]
fn set_ignores_accents() {
    let world = World::new();
    for label in ["Eén gebied", "een gebied", "Een", "één", "EEN G"] {
        let set = format!("customer_location={label}");
        assert_eq!(
            answers(&world, &["--lang", "nl", "--set", &set]),
            json!({"customer_location": "one_area"}),
            "{label}"
        );
    }
}

/// Sessions are found without accents if no other name matches.
#[test]
fn session_lookup_falls_back_to_no_accents() {
    let world = World::new();
    session(&world, "20261123-zoe-7f3a", "Zoë", "tight");
    let path = |name: &str| world.run(&["sessions", "path", name]);
    assert!(path("zoe").ok().contains("20261123-zoe-7f3a"));
    session(&world, "20261124-zoe-7f3b", "Zoe", "tight");
    assert!(path("Zoe").ok().contains("20261124-zoe-7f3b") && path("zoë").ok().contains("20261123-zoe-7f3a"));
    session(&world, "20261125-zoe-7f3c", "Zoé", "tight");
    path("zoê").failed(2);
}

/// A session whose name starts with a hyphen is found by its name.
#[test]
fn session_lookup_accepts_leading_hyphens() {
    let world = World::new();
    session(&world, "20261123-x-7f3a", "-x", "tight");
    session(&world, "20261124-x-7f3b", "- y", "tight");
    for name in ["-x", "- y"] {
        for command in
            [&["sessions", "show"][..], &["sessions", "path"], &["sessions", "duplicate"], &["advise"]]
        {
            world.run(&[command, &[name]].concat()).ok();
        }
        world.run(&["replay", "--check", "--", name]);
        world.run(&["sessions", "show", "--format", "json", name]).json();
        world.run(&["resume", "--plain", name, "--lang", "nl"]);
        world.run(&["sessions", "delete", "--yes", "--", name]).ok();
        world.run(&["sessions", "restore", name]).ok();
    }
    let wrong = world.run(&["sessions", "delete", "--yes", "- y"]).failed(2).join("\n");
    assert!(wrong.contains("-- '- y'"), "{wrong}");
}

/// If a session is not found and some file cannot be read, the error points to `sessions check`.
#[test]
fn session_lookup_mentions_unreadable_files() {
    let world = World::new();
    session(&world, "20261123-fin-7f3a", "Fin2", "tight");
    assert_eq!(world.run(&["sessions", "show", "FinR"]).failed(2).len(), 1);
    world.file("data/sessions/20261124-finr-7f3b.json", "{");
    let lines = world.run(&["sessions", "show", "FinR"]).failed(2);
    assert!(lines.len() == 2 && lines[1].contains("sessions check"), "{lines:?}");
}

/// The title truncates a long name to one line.
#[test]
fn title_truncates_long_names() {
    let world = World::new();
    session(&world, "20261123-y-7f3a", &"y".repeat(30_000), "tight");
    let shown = world.run(&["sessions", "show", "20261123"]).ok();
    let mut lines = shown.lines();
    let (title, rule) = (lines.next().expect("a title"), lines.next().expect("a rule"));
    assert!(title.starts_with("Session: yyy") && title.ends_with('…'), "{title}");
    assert_eq!(rule.chars().count(), title.chars().count());
}

/// `--set` accepts labels and unique beginnings of them, in any case.
#[test]
fn set_accepts_labels_and_unique_prefixes() {
    let world = World::new();
    for value in ["budget=Ample", "budget=AMPLE", "Budget= amp", "bud=ample", "BUDGET=Ruim"] {
        assert_eq!(answers(&world, &["--lang", "nl", "--set", value]), json!({"budget": "ample"}), "{value}");
    }
    let set = ["--set", "Team size=24", "--set", "current model=assembly line"];
    assert_eq!(answers(&world, &set), json!({"team_size": 24, "current_model": "assembly_line"}));
}

/// `--set` refuses an unknown or ambiguous label, and the error lists labels.
#[test]
fn set_refuses_unknown_and_ambiguous_labels() {
    let world = World::new();
    let wrong = |set: &str| world.run(&["advise", "--set", set]).failed(3).remove(0);
    assert_eq!(
        wrong("budget=ampel"),
        r#"--set: budget: "ampel" is not an option; did you mean "Ample"? (Tight, Moderate, Ample)"#
    );
    assert!(wrong("customer_location=several").contains("Several regions, Several countries"));
    assert!(wrong("produ=1").contains("Products, Buyers, Product names"), "{}", wrong("produ=1"));
    world.run(&["advise", "--set", "budget=tight", "--set", "Budget=ample"]).failed(3);
}

/// A file of answers accepts ids only, and its errors list ids.
#[test]
fn answer_files_accept_ids_only() {
    let world = World::new();
    world.file("answers.json", r#"{"budget": "ampel"}"#);
    assert_eq!(
        world.run(&["advise", "answers.json"]).failed(3),
        [r#"answers.json: budget: "ampel" is not an option; did you mean "ample"? (tight, moderate, ample)"#]
    );
    world.file("answers.json", r#"{"budget": "Ample"}"#);
    world.run(&["advise", "answers.json"]).failed(3);
}

/// `sessions decide` accepts the title of a model, or its beginning.
#[test]
fn decide_accepts_model_titles() {
    let world = World::new();
    session(&world, "20261123-acme-7f3a", "Acme BV", "tight");
    let decided = || {
        let file = read_json(&world.sessions()[0]);
        file["events"].as_array().expect("a list").last().expect("one")["model"].clone()
    };
    for (language, model, id) in
        [("en", "Pod", "pod"), ("nl", "Lopende band", "assembly_line"), ("nl", "isl", "island")]
    {
        world.run(&["--lang", language, "sessions", "decide", "Acme BV", model]).ok();
        assert_eq!(decided(), id);
    }
    let wrong = world.run(&["sessions", "decide", "Acme BV", "pot", "--lang", "nl"]).failed(3);
    assert!(wrong[0].contains("\"Pod\"? (Eiland, Lopende band, Pod)"), "{wrong:?}");
}

/// `advise`, `interview --from` and `rulebook graph` accept a session's name, id or file.
#[test]
fn advise_accepts_session_references() {
    let world = World::new();
    session(&world, "20261123-acme-7f3a", "Acme BV", "tight");
    session(&world, "20261124-other-0001", "Other", "ample");
    for reference in
        ["Acme BV", "acme  bv", "20261123-acme-7f3a", "20261123", "data/sessions/20261123-acme-7f3a.json"]
    {
        assert_eq!(answers(&world, &[reference]), json!({"budget": "tight"}), "{reference}");
    }
    world.run_on(&["interview", "--plain", "--name", "New", "--from", "Acme BV"], b"q\n");
    let new = world.sessions().into_iter().map(|path| read_json(&path)).find(|file| file["name"] == "New");
    assert_eq!(new.expect("a session")["answers"], json!({"budget": "tight"}));
    let graph = world.run(&["rulebook", "graph", "--session", "acme bv"]).ok();
    assert_eq!(graph, world.run(&["rulebook", "graph", "--session", "20261123-acme-7f3a"]).ok());
}

/// A file takes precedence over a session of the same name.
#[test]
fn advise_prefers_files_to_sessions() {
    let world = World::new();
    session(&world, "20261123-acme-7f3a", "Acme BV", "tight");
    world.file("Acme BV", r#"{"budget": "ample"}"#);
    assert_eq!(answers(&world, &["Acme BV"]), json!({"budget": "ample"}));
}

/// A reference that is neither a file nor a session, or matches several sessions, is refused.
#[test]
fn advise_refuses_unknown_and_ambiguous_references() {
    let world = World::new();
    session(&world, "20261123-acme-7f3a", "Acme BV", "tight");
    session(&world, "20261123-acme-7f3b", "acme bv", "ample");
    let wrong = world.run(&["advise", "Acne BV"]).failed(1);
    assert!(wrong[0].starts_with("Acne BV: ") && wrong[0].contains("did you mean \"Acme BV\""), "{wrong:?}");
    world.run(&["advise", "nothing.json"]).failed(1);
    world.run(&["interview", "--plain", "--from", "nothing.json"]).failed(1);
    for reference in ["ACME BV", "20261123-acme"] {
        let wrong = world.run(&["advise", reference]).failed(2);
        assert!(wrong[0].contains("20261123-acme-7f3b"), "{wrong:?}");
    }
    assert_eq!(answers(&world, &["acme bv"]), json!({"budget": "ample"}), "the exact name is clear");
}

/// Neither a home nor a data folder: answers in a file need none.
#[test]
fn advise_on_a_file_needs_no_data_folder() {
    let world = World::new();
    world.file("answers.json", r#"{"budget": "tight"}"#);
    let run = |file: &str| {
        let mut command = world.command(["advise", file]);
        command.env_remove("SALESORG_DATA_DIR").env("HOME", "").env("XDG_DATA_HOME", "");
        command.output().expect("it starts").status.code()
    };
    assert_eq!((run("answers.json"), run("missing.json")), (Some(0), Some(1)));
}

/// Sessions are found whether accents are composed or decomposed.
#[test]
fn session_lookup_normalizes_unicode() {
    let world = World::new();
    session(&world, "20261123-a-7f3a", "Caf\u{e9} Zo\u{eb}", "tight");
    for name in ["Cafe\u{301} Zoe\u{308}", "CAFE\u{301} ZO\u{cb}", " caf\u{e9}   zo\u{eb} "] {
        assert!(world.run(&["sessions", "path", name]).ok().contains("20261123-a-7f3a"), "{name}");
        assert_eq!(answers(&world, &[name]), json!({"budget": "tight"}));
    }
}

/// Names of a list answer that differ only in Unicode normalization are equal.
#[test]
fn list_answers_normalize_unicode() {
    let world = World::new();
    let set = "region_names=[\"Zu\u{308}rich\", \"Z\u{fc}rich\"]";
    assert!(world.run(&["advise", "--set", set]).failed(3)[0].contains("twice"));
    let set = "region_names=[\"STRASSE\", \"Stra\u{df}e\"]";
    assert!(world.run(&["advise", "--set", set]).failed(3)[0].contains("twice"));
    world.file("answers.json", "{\"region_names\": [\"Zu\u{308}rich\", \"Z\u{fc}rich\"]}");
    world.run(&["advise", "answers.json"]).failed(3);
    let typed = "3\n24\n1\n1\n2\nZu\u{308}rich\nZ\u{fc}rich\nBern\n\nq\n".as_bytes();
    world.run_on(&["interview", "--plain", "--name", "Acme"], typed);
    // The file has the name as it was typed.
    assert_eq!(read_json(&world.sessions()[0])["answers"]["region_names"], json!(["Zu\u{308}rich", "Bern"]));
}

/// Free text of an option may start with a hyphen.
#[test]
fn free_text_accepts_leading_hyphens() {
    let world = World::new();
    session(&world, "20261123-acme-7f3a", "Acme", "tight");
    let name = || read_json(&world.sessions()[0])["name"].clone();
    for (arguments, expected) in [
        (&["sessions", "rename", "20261123", "-x"][..], "-x"),
        (&["sessions", "rename", "20261123", "- x", "--lang", "nl"], "- x"),
        (&["sessions", "rename", "20261123", "--lang", "nl", "--x"], "--x"),
        (&["sessions", "rename", "20261123", "-"], "-"),
        (&["sessions", "rename", "--lang", "nl", "20261123", "-- x"], "-- x"),
    ] {
        world.run(arguments).ok();
        assert_eq!(name(), expected);
    }
    world.run(&["sessions", "decide", "20261123", "pod", "--reason", "- because", "--lang", "nl"]).ok();
    let file = read_json(&world.sessions()[0]);
    assert_eq!(file["events"].as_array().expect("a list").last().expect("one")["text"], "- because");
    world.run(&["sessions", "duplicate", "20261123", "-copy"]).ok();
    world.run_on(&["interview", "--plain", "--name", "- new", "--quick"], b"3\nq\n");
    let names: Vec<_> = world.sessions().iter().map(|path| read_json(path)["name"].clone()).collect();
    assert!(names.contains(&json!("-copy")) && names.contains(&json!("- new")), "{names:?}");
    assert_eq!(
        answers(&world, &["--set", "product_count=2", "--set", r#"product_names=["-x"]"#])["product_names"],
        json!(["-x"])
    );
    // What could be an option needs the usual sign that it is none.
    assert_eq!(answers(&world, &["--", "-- x"]), json!({"budget": "tight"}));
    let graph = world.run(&["rulebook", "graph", "--session", "-- x"]).ok();
    assert_eq!(graph, world.run(&["rulebook", "graph", "--session", "20261123-acme"]).ok());
}

/// A forgotten text of an option does not consume the next option.
#[test]
fn missing_text_does_not_consume_options() {
    let world = World::new();
    session(&world, "20261123-acme-7f3a", "Acme", "tight");
    let bytes = std::fs::read(&world.sessions()[0]).expect("read");
    for arguments in [
        &["interview", "--plain", "--name", "--quick"][..],
        &["sessions", "rename", "Acme", "--plain"],
        &["sessions", "decide", "Acme", "pod", "--reason", "--lang", "nl"],
    ] {
        world.run(arguments).failed(2);
    }
    assert_eq!(world.sessions().len(), 1);
    assert_eq!(std::fs::read(&world.sessions()[0]).expect("read"), bytes);
}

/// Languages and rulebooks are found in upper and lower case.
#[test]
fn languages_and_rulebooks_ignore_case() {
    let world = World::new();
    let dutch = world.run(&["--lang", "nl", "rulebook", "list"]).ok();
    for language in ["NL", "Nederlands", "dutch"] {
        assert_eq!(world.run(&["--lang", language, "rulebook", "list"]).ok(), dutch, "{language}");
    }
    world.run(&["--lang", "klingon", "rulebook", "list"]).failed(2);
    let shown = world.run(&["--rulebook", "open-source-licence", "rulebook", "show"]).ok();
    for rulebook in ["Open-Source-Licence", "which open-source licence to choose"] {
        assert_eq!(world.run(&["--rulebook", rulebook, "rulebook", "show"]).ok(), shown, "{rulebook}");
    }
    let wrong = world.run(&["--rulebook", "open-source-license", "rulebook", "show"]).failed(1);
    assert!(wrong[0].contains("did you mean \"open-source-licence\""), "{wrong:?}");
    world.run(&["--rulebook", "open", "rulebook", "show"]).failed(1);
}
