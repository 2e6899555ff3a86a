//! Tests of decisions, which are recorded beside the advice, and of notes.

use super::{Sandbox, read_json};
use crate::text::{SALES, assert_hides, assert_shows, collapse, text};
use serde_json::{Value, json};

/// Saves a finished session `Acme` with a note, and returns its file.
fn save_finished(sandbox: &Sandbox) -> Value {
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
    std::fs::create_dir_all(sandbox.path("data/sessions")).expect("a temporary folder can be created");
    sandbox.file("data/sessions/20261123-acme-7f3a.json", session.to_string());
    session
}

fn file(sandbox: &Sandbox) -> Value {
    read_json(&sandbox.sessions().remove(0))
}

/// A decision is recorded with its reason, and every command that shows the session shows it.
#[test]
fn decide_records_and_shows_the_reason() {
    let sandbox = Sandbox::new();
    let before = save_finished(&sandbox);
    let output =
        sandbox.run(&["sessions", "decide", "Acme", "island", "--reason", "We know it.\u{1b}[2J"]).ok();
    let (island, assembly_line) = (SALES.model("island", "en"), SALES.model("assembly_line", "en"));
    let decided_text = text("decided-otherwise", &[("model", &island), ("advised", &assembly_line)]);
    assert_eq!(output, text("cli-decided", &[("decided", &decided_text), ("name", "Acme")]) + "\n");
    let after = file(&sandbox);
    let newest = after["events"].as_array().expect("events").last().expect("the list is not empty").clone();
    let decided =
        json!({"at_ms": 6000, "type": "decided", "model": "island", "text": "We know it.\u{1b}[2J"});
    assert_eq!(newest, decided);
    for kept in ["advice", "answers", "notes", "rulebook", "language", "created_at"] {
        assert_eq!(after[kept], before[kept], "{kept}");
    }
    let listed = sandbox.run(&["sessions", "list"]).ok();
    let state = text("cli-listed-decided", &[("advised", &assembly_line), ("model", &island)]);
    assert!(listed.contains(&format!("Acme: {state}")), "{listed}");
    for arguments in [&["sessions", "show", "Acme"][..], &["replay", "--plain", "Acme"]] {
        let output = sandbox.run(arguments).ok();
        assert_shows(&output, "decided", &[("model", &island)]);
        assert!(output.contains("We know it.␛[2J"), "{output}");
        assert!(output.contains("board") && output.contains("agreed ␛[2J"), "{output}");
    }
    let path = sandbox.sessions().remove(0);
    let path = path.to_str().expect("a path");
    let output = sandbox.run(&["advise", path, "--full"]).ok();
    assert_shows(&output, "decided-otherwise", &[("model", &island)]);
    assert!(output.contains("  We know it.␛[2J"), "{output}");
    let (budget, ample) = (SALES.short("budget", "en"), SALES.option("budget", "ample", "en"));
    let answer = text("report-given", &[("question", &budget), ("answer", &ample)]);
    assert!(output.contains(&format!("• {answer}\n  board\n  agreed ␛[2J")), "{output}");
}

/// In JSON, the decision and the notes are separate fields; the advice is unchanged.
#[test]
fn decide_leaves_the_advice_json_unchanged() {
    let sandbox = Sandbox::new();
    save_finished(&sandbox);
    let path = sandbox.sessions().remove(0);
    let path = path.to_str().expect("a path");
    let mut before = sandbox.run(&["advise", path, "--format", "json"]).json();
    assert_eq!(before["notes"], json!({"budget": "board\nagreed \u{1b}[2J"}));
    assert!(before.get("decided").is_none());
    sandbox.run(&["sessions", "decide", "Acme", "island", "--reason", "so"]).ok();
    let mut after = sandbox.run(&["advise", path, "--format", "json"]).json();
    assert_eq!(
        after["decided"],
        json!({"model": "island", "text": "so"}),
        "parts that were not decided must be absent"
    );
    after.as_object_mut().expect("an object").remove("decided");
    assert_eq!(after, before);
    // A file of answers alone has neither notes nor a decision.
    let bare = sandbox.file("answers.json", r#"{"budget": "ample", "team_size": 24}"#);
    let bare = sandbox.run(&["advise", bare.to_str().expect("a path"), "--format", "json"]).json();
    before.as_object_mut().expect("an object").remove("notes");
    assert_eq!(bare, before);
}

/// All five parts of a decision are recorded and shown; the next decision inherits none of them.
#[test]
fn decide_records_all_five_parts() {
    let sandbox = Sandbox::new();
    save_finished(&sandbox);
    let newest = || {
        file(&sandbox)["events"].as_array().expect("events").last().expect("the list is not empty").clone()
    };
    let path = sandbox.sessions().remove(0);
    let path = path.to_str().expect("a path");
    let decide = ["sessions", "decide", "Acme"];
    let run = |more: &[&str]| sandbox.run(&[&decide[..], more].concat());
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
        let output = sandbox.run(arguments).ok();
        assert!(
            output.contains("An␛[2Jn") && output.contains("2 January 2020") && !output.contains('\u{1b}'),
            "{output}"
        );
        let dimensions = ["geography", "vertical"].map(|id| SALES.dimension(id, "en"));
        assert!(output.contains(&dimensions.join(", ")), "{output}");
        output
    };
    for arguments in [&["sessions", "show", "Acme"][..], &["advise", path, "--full"]] {
        assert_shows(&shown(arguments), "decided-due", &[]);
    }
    // In a replay the decision is as it was then: not yet due.
    assert_shows(&shown(&["replay", "--plain", "Acme"]), "decided-review", &[("day", "2 January 2020")]);
    assert_shows(&sandbox.run(&["sessions", "list"]).ok(), "cli-listed-due", &[("day", "2 January 2020")]);
    let advice = sandbox.run(&["advise", path, "--format", "json"]).json();
    assert_eq!(advice["decided"]["look_again"], json!(true));
    assert_eq!(advice["decided"]["by"], expected["by"]);
    let listed = sandbox.run(&["sessions", "list", "--format", "json"]).json();
    assert_eq!((&listed[0]["decided"], &listed[0]["decision"]), (&json!("pod"), &advice["decided"]));

    run(&["--division", "none", "--review-on", "9000-01-02"]).ok();
    assert_eq!(
        newest(),
        json!({
            "at_ms": 6000, "type": "decided", "model": "", "text": "", "segmentation": [], "review_on": "9000-01-02"
        })
    );
    let advice = sandbox.run(&["advise", path, "--format", "json"]).json();
    assert_eq!(advice["decided"], json!({"segmentation": [], "review_on": "9000-01-02"}));
    assert_hides(&sandbox.run(&["sessions", "list"]).ok(), "cli-listed-due", &[]);
    assert_eq!(sandbox.run(&["sessions", "list", "--format", "json"]).json()[0]["decided"], json!(null));
    sandbox.run(&["sessions", "check"]).ok();
}

/// A damaged decision is reported as any other problem of a session.
#[test]
fn damaged_decision_is_a_session_problem() {
    let sandbox = Sandbox::new();
    let mut session = save_finished(&sandbox);
    session["events"]
        .as_array_mut()
        .expect("events")
        .push(json!({"at_ms": 7000, "type": "decided", "model": "pod", "by": 3, "review_on": "2027-02-30"}));
    sandbox.file("data/sessions/20261123-acme-7f3a.json", session.to_string());
    let output = sandbox.run(&["sessions", "show", "20261123-acme-7f3a"]).failed(3);
    assert!(
        output.len() == 2 && output[0].contains("events[7].by") && output[1].contains("events[7].review_on"),
        "{output:?}"
    );
    assert!(
        output[1].contains("2027-02-30") && output[1].contains("2027-03-01"),
        "the error must give an example: {output:?}"
    );
}

/// A later decision replaces an earlier one, and a decision can be withdrawn.
#[test]
fn decide_replaces_and_clears() {
    let sandbox = Sandbox::new();
    save_finished(&sandbox);
    sandbox.run(&["sessions", "decide", "Acme", "island"]).ok();
    let output =
        sandbox.run(&["sessions", "decide", "Acme", "assembly_line", "--reason", "we follow it"]).ok();
    let assembly_line = SALES.model("assembly_line", "en");
    let decided = text("decided-as-advised", &[("model", &assembly_line)]);
    assert_eq!(output, text("cli-decided", &[("decided", &decided), ("name", "Acme")]) + "\n");
    assert_shows(
        &sandbox.run(&["sessions", "list"]).ok(),
        "cli-listed-decided",
        &[("model", &assembly_line)],
    );
    assert_eq!(
        sandbox.run(&["sessions", "decide", "Acme", "--withdraw"]).ok(),
        text("cli-decided-withdrawn", &[("name", "Acme")]) + "\n"
    );
    assert!(sandbox.run(&["sessions", "list"]).ok().ends_with(&format!("Acme: {assembly_line}\n")));
    let output = sandbox.run(&["replay", "--plain", "Acme"]).ok();
    let at = |text: &str| output.find(text).unwrap_or_else(|| panic!("{text} is missing in\n{output}"));
    let first = at(&text("decided", &[("model", &SALES.model("island", "en"))]));
    assert!(first < at("we follow it") && at("we follow it") < at(&text("decided-withdrawn", &[])));
}

/// A decision that is refused has an error with the reason.
#[test]
fn decide_refuses_with_a_reason() {
    let sandbox = Sandbox::new();
    save_finished(&sandbox);
    let bytes = std::fs::read(sandbox.sessions().remove(0)).expect("the file can be read");
    let wrong = sandbox.run(&["sessions", "decide", "Acme", "iland"]).failed(3);
    let (nearest, known) = (SALES.model("island", "en"), SALES.models("en"));
    let near = text("decide-model-near", &[("given", "iland"), ("nearest", &nearest), ("known", &known)]);
    assert_eq!(wrong, [format!("MODEL: {near}")]);
    for nothing in [&[][..], &["--reason", "  "], &["--by", " "]] {
        let wrong = sandbox.run(&[&["sessions", "decide", "Acme"], nothing].concat()).failed(2);
        assert_shows(&wrong[0], "decide-nothing", &[]);
    }
    for day in ["2027-02-30", "1-3-2027", "soon", ""] {
        let wrong = sandbox.run(&["sessions", "decide", "Acme", "pod", "--review-on", day]).failed(2);
        assert!(wrong.iter().any(|line| line.contains("2027-03-01")), "{wrong:?}");
    }
    for division in ["nonsense", "geography,none", ""] {
        let wrong = sandbox.run(&["sessions", "decide", "Acme", "--division", division]).failed(3);
        assert!(wrong[0].starts_with("--division: "), "{wrong:?}");
    }
    let name = "x".repeat(81);
    assert!(sandbox.run(&["sessions", "decide", "Acme", "--by", &name]).failed(3)[0].starts_with("--by: "));
    sandbox.run(&["sessions", "decide", "Acme", "pod", "--withdraw"]).failed(2);
    let long = "x".repeat(2001);
    assert!(
        sandbox.run(&["sessions", "decide", "Acme", "pod", "--reason", &long]).failed(3)[0]
            .starts_with("--reason: ")
    );
    assert_eq!(std::fs::read(sandbox.sessions().remove(0)).expect("the file can be read"), bytes);
    std::fs::remove_file(sandbox.sessions().remove(0)).expect("the file can be removed");
    sandbox.run_on(&["interview", "--plain", "--name", "Open"], b"3\nq\n").left_early();
    let open = sandbox.run(&["sessions", "decide", "Open", "pod"]).failed(3);
    assert_shows(&open[0], "decide-unfinished", &[]);
    assert!(!file(&sandbox).to_string().contains("decided"));
}

/// A transcript lists each turn, each reopening, and each removed answer at the time of its removal.
#[test]
fn transcript_lists_turns_and_reopenings() {
    let sandbox = Sandbox::new();
    let mut session = save_finished(&sandbox);
    let events = session["events"].as_array_mut().expect("events");
    events.insert(3, json!({"at_ms": 2500, "type": "answered", "question": "co\u{1b}lour", "value": "blue"}));
    events.insert(4, json!({"at_ms": 2600, "type": "answered", "question": "growth", "value": "wild"}));
    session["answers"]["co\u{1b}lour"] = json!("blue");
    session["answers"]["growth"] = json!("wild");
    sandbox.file("data/sessions/20261123-acme-7f3a.json", session.to_string());
    let output = sandbox.run(&["replay", "--plain", "Acme"]).ok();
    let moments: Vec<_> = output.lines().filter(|line| line.starts_with("00:0")).collect();
    let at = |time: &str, text: String| {
        assert!(
            collapse(&output).contains(&format!("{time} {text}")),
            "{time} {text} is missing in\n{output}"
        );
    };
    at("00:02", text("replay-removed-answer", &[("question", "co␛lour"), ("value", "\"blue\"")]));
    at("00:02", text("replay-removed-value", &[("question", "growth"), ("value", "\"wild\"")]));
    at("00:05", text("replay-reopened", &[]));
    assert_shows(&output, "replay-outlook-changed", &[]);
    assert_shows(&output, "plain-removed", &[]);
    assert_eq!(moments.len(), 8, "{moments:?}");
}
