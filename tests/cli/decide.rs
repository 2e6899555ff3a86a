//! The decision that was taken in the end, beside the advice; and notes, wherever answers are shown.

use super::{World, read_json};
use serde_json::{Value, json};

/// A finished session, `Acme`, with notes; advised is what `model` of its file says.
fn finished(world: &World) -> Value {
    let text = "board\nagreed \u{1b}[2J";
    let events = json!([
        {"at_ms": 0, "type": "started"},
        {"at_ms": 1000, "type": "answered", "question": "budget", "value": "tight"},
        {"at_ms": 2000, "type": "answered", "question": "team_size", "value": 24},
        {"at_ms": 3000, "type": "noted", "question": "budget", "text": text},
        {"at_ms": 4000, "type": "completed"},
        {"at_ms": 5000, "type": "answered", "question": "budget", "value": "ample"},
        {"at_ms": 6000, "type": "completed"}
    ]);
    let session = json!({
        "format": "salesorg.session", "format_version": 1, "id": "20261123-acme-7f3a", "name": "Acme",
        "created_at": "2026-11-23T09:45:00Z", "updated_at": "2026-11-23T09:45:00Z", "language": "en",
        "rulebook": {"id": "sales-organisation", "version": "0.9.0", "digest": "sha256:0"}, "events": events,
        "answers": {"budget": "ample", "team_size": 24}, "notes": {"budget": text},
        "advice": {"model": "assembly_line", "segmentation": []}
    });
    std::fs::create_dir_all(world.path("data/sessions")).expect("a folder");
    world.file("data/sessions/20261123-acme-7f3a.json", session.to_string());
    session
}

fn file(world: &World) -> Value {
    read_json(&world.sessions().remove(0))
}

/// A decision is recorded with its reason, and every command that shows the session shows it.
#[test]
fn decide_records_and_shows_the_reason() {
    let world = World::new();
    let before = finished(&world);
    let said = world.run(&["sessions", "decide", "Acme", "island", "--reason", "We know it.\u{1b}[2J"]).ok();
    assert_eq!(said, "Decided: Island (advised: Assembly line). Recorded with \"Acme\".\n");
    let after = file(&world);
    let newest = after["events"].as_array().expect("events").last().expect("one").clone();
    let decided =
        json!({"at_ms": 6000, "type": "decided", "model": "island", "text": "We know it.\u{1b}[2J"});
    assert_eq!(newest, decided);
    for kept in ["advice", "answers", "notes", "rulebook", "language", "created_at"] {
        assert_eq!(after[kept], before[kept], "{kept}");
    }
    let listed = world.run(&["sessions", "list"]).ok();
    assert!(listed.contains("Acme: advised Assembly line, decided Island"), "{listed}");
    for arguments in [&["sessions", "show", "Acme"][..], &["replay", "--plain", "Acme"]] {
        let said = world.run(arguments).ok();
        assert!(said.contains("Decided: Island") && said.contains("We know it.␛[2J"), "{said}");
        assert!(said.contains("board") && said.contains("agreed ␛[2J"), "{said}");
    }
    let path = world.sessions().remove(0);
    let path = path.to_str().expect("a path");
    let said = world.run(&["advise", path, "--full"]).ok();
    assert!(said.contains("◆ Decided: Island (advised: ") && said.contains("  We know it.␛[2J"), "{said}");
    assert!(said.contains("• Budget: Ample\n  board\n  agreed ␛[2J"), "{said}");
}

/// In JSON, the decision and the notes are separate fields; the advice is unchanged.
#[test]
fn decide_leaves_the_advice_json_unchanged() {
    let world = World::new();
    finished(&world);
    let path = world.sessions().remove(0);
    let path = path.to_str().expect("a path");
    let mut before = world.run(&["advise", path, "--format", "json"]).json();
    assert_eq!(before["notes"], json!({"budget": "board\nagreed \u{1b}[2J"}));
    assert!(before.get("decided").is_none());
    world.run(&["sessions", "decide", "Acme", "island", "--reason", "so"]).ok();
    let mut after = world.run(&["advise", path, "--format", "json"]).json();
    assert_eq!(after["decided"], json!({"model": "island", "text": "so"}), "what was not decided is absent");
    after.as_object_mut().expect("an object").remove("decided");
    assert_eq!(after, before);
    // Answers alone have neither.
    let bare = world.file("answers.json", r#"{"budget": "ample", "team_size": 24}"#);
    let bare = world.run(&["advise", bare.to_str().expect("a path"), "--format", "json"]).json();
    before.as_object_mut().expect("an object").remove("notes");
    assert_eq!(bare, before);
}

/// All five parts of a decision are recorded and shown; the next decision inherits none of them.
#[test]
fn decide_records_all_five_parts() {
    let world = World::new();
    finished(&world);
    let newest = || file(&world)["events"].as_array().expect("events").last().expect("one").clone();
    let path = world.sessions().remove(0);
    let path = path.to_str().expect("a path");
    let decide = ["sessions", "decide", "Acme"];
    let run = |more: &[&str]| world.run(&[&decide[..], more].concat());
    run(&[
        "pod",
        "--division",
        "industry,geo",
        "--by",
        "An\u{1b}[2Jn",
        "--review-on",
        "2020-01-02",
        "--reason",
        "so",
    ])
    .ok();
    let expected = json!({
        "at_ms": 6000, "type": "decided", "model": "pod", "text": "so", "segmentation": ["geography", "vertical"],
        "by": "An\u{1b}[2Jn", "review_on": "2020-01-02"
    });
    assert_eq!(newest(), expected);
    let shown = |arguments: &[&str]| {
        let said = world.run(arguments).ok();
        assert!(
            said.contains("An␛[2Jn") && said.contains("2020-01-02") && !said.contains('\u{1b}'),
            "{said}"
        );
        assert!(said.contains("Geography, Industry"), "{said}");
        said
    };
    for arguments in [&["sessions", "show", "Acme"][..], &["advise", path, "--full"]] {
        assert!(shown(arguments).contains("Look again now"));
    }
    assert!(
        shown(&["replay", "--plain", "Acme"]).contains("Look again on 2020-01-02"),
        "it was not due then"
    );
    assert!(world.run(&["sessions", "list"]).ok().contains("look again since 2020-01-02"));
    let advice = world.run(&["advise", path, "--format", "json"]).json();
    assert_eq!(advice["decided"]["look_again"], json!(true));
    assert_eq!(advice["decided"]["by"], expected["by"]);
    let listed = world.run(&["sessions", "list", "--format", "json"]).json();
    assert_eq!((&listed[0]["decided"], &listed[0]["decision"]), (&json!("pod"), &advice["decided"]));

    run(&["--division", "none", "--review-on", "9000-01-02"]).ok();
    assert_eq!(
        newest(),
        json!({
            "at_ms": 6000, "type": "decided", "model": "", "text": "", "segmentation": [], "review_on": "9000-01-02"
        })
    );
    let advice = world.run(&["advise", path, "--format", "json"]).json();
    assert_eq!(advice["decided"], json!({"segmentation": [], "review_on": "9000-01-02"}));
    assert!(!world.run(&["sessions", "list"]).ok().contains("look again"));
    assert_eq!(world.run(&["sessions", "list", "--format", "json"]).json()[0]["decided"], json!(null));
    world.run(&["sessions", "check"]).ok();
}

/// A damaged decision is reported as any other problem of a session.
#[test]
fn damaged_decision_is_a_session_problem() {
    let world = World::new();
    let mut session = finished(&world);
    session["events"]
        .as_array_mut()
        .expect("events")
        .push(json!({"at_ms": 7000, "type": "decided", "model": "pod", "by": 3, "review_on": "2027-02-30"}));
    world.file("data/sessions/20261123-acme-7f3a.json", session.to_string());
    let said = world.run(&["sessions", "show", "20261123-acme-7f3a"]).failed(3);
    assert!(
        said.len() == 2 && said[0].contains("events[7].by") && said[1].contains("events[7].review_on"),
        "{said:?}"
    );
    assert!(
        said[1].contains("2027-02-30") && said[1].contains("2027-03-01"),
        "what would be right: {said:?}"
    );
}

/// A later decision replaces an earlier one, and a decision can be withdrawn.
#[test]
fn decide_replaces_and_clears() {
    let world = World::new();
    finished(&world);
    world.run(&["sessions", "decide", "Acme", "island"]).ok();
    let said = world.run(&["sessions", "decide", "Acme", "assembly_line", "--reason", "we follow it"]).ok();
    assert_eq!(said, "Decided: Assembly line, as advised. Recorded with \"Acme\".\n");
    assert!(world.run(&["sessions", "list"]).ok().contains("decided Assembly line"));
    assert_eq!(
        world.run(&["sessions", "decide", "Acme", "--withdraw"]).ok(),
        "Acme: the decision is taken back.\n"
    );
    assert!(world.run(&["sessions", "list"]).ok().ends_with("Acme: Assembly line\n"));
    let said = world.run(&["replay", "--plain", "Acme"]).ok();
    let at = |text: &str| said.find(text).unwrap_or_else(|| panic!("{text} is missing in\n{said}"));
    assert!(
        at("Decided: Island") < at("we follow it") && at("we follow it") < at("The decision was taken back")
    );
}

/// A decision that is refused has an error with the reason.
#[test]
fn decide_refuses_with_a_reason() {
    let world = World::new();
    finished(&world);
    let bytes = std::fs::read(world.sessions().remove(0)).expect("read");
    let wrong = world.run(&["sessions", "decide", "Acme", "iland"]).failed(3);
    assert_eq!(
        wrong,
        [r#"MODEL: "iland" is not a model; did you mean "Island"? (Island, Assembly line, Pod)"#]
    );
    for nothing in [&[][..], &["--reason", "  "], &["--by", " "]] {
        let wrong = world.run(&[&["sessions", "decide", "Acme"], nothing].concat()).failed(2);
        assert!(wrong[0].contains("nothing to record"), "{wrong:?}");
    }
    for day in ["2027-02-30", "1-3-2027", "soon", ""] {
        let wrong = world.run(&["sessions", "decide", "Acme", "pod", "--review-on", day]).failed(2);
        assert!(wrong.iter().any(|line| line.contains("2027-03-01")), "{wrong:?}");
    }
    for division in ["nonsense", "geography,none", ""] {
        let wrong = world.run(&["sessions", "decide", "Acme", "--division", division]).failed(3);
        assert!(wrong[0].starts_with("--division: "), "{wrong:?}");
    }
    let name = "x".repeat(81);
    assert!(world.run(&["sessions", "decide", "Acme", "--by", &name]).failed(3)[0].starts_with("--by: "));
    world.run(&["sessions", "decide", "Acme", "pod", "--withdraw"]).failed(2);
    let long = "x".repeat(2001);
    assert!(
        world.run(&["sessions", "decide", "Acme", "pod", "--reason", &long]).failed(3)[0]
            .starts_with("--reason: ")
    );
    assert_eq!(std::fs::read(world.sessions().remove(0)).expect("read"), bytes);
    std::fs::remove_file(world.sessions().remove(0)).expect("removed");
    world.run_on(&["interview", "--plain", "--name", "Open"], b"3\nq\n").left_early();
    let open = world.run(&["sessions", "decide", "Open", "pod"]).failed(3);
    assert!(open[0].contains("is not finished"), "{open:?}");
    assert!(!file(&world).to_string().contains("decided"));
}

/// A transcript lists each turn, each reopening, and each removed answer at the time of its removal.
#[test]
fn transcript_lists_turns_and_reopenings() {
    let world = World::new();
    let mut session = finished(&world);
    let events = session["events"].as_array_mut().expect("events");
    events.insert(3, json!({"at_ms": 2500, "type": "answered", "question": "co\u{1b}lour", "value": "blue"}));
    events.insert(4, json!({"at_ms": 2600, "type": "answered", "question": "growth", "value": "wild"}));
    session["answers"]["co\u{1b}lour"] = json!("blue");
    session["answers"]["growth"] = json!("wild");
    world.file("data/sessions/20261123-acme-7f3a.json", session.to_string());
    let said = world.run(&["replay", "--plain", "Acme"]).ok();
    let moments: Vec<_> = said.lines().filter(|line| line.starts_with("00:0")).collect();
    let told = |part: &str| said.contains(part);
    assert!(told("00:02 The question \"co␛lour\" is gone; the answer was \"blue\"."), "{said}");
    assert!(told("00:02 \"growth\" no longer has the answer \"wild\"; it counts as unknown."), "{said}");
    assert!(told("00:05 Opened again after it was finished."), "{said}");
    assert!(told("Here the outlook turned from "), "{said}");
    assert!(told("It no longer knows"), "said at the start too: {said}");
    assert_eq!(moments.len(), 8, "{moments:?}");
}
