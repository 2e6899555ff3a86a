//! Tests of interviews in plain mode that are left before their end: exit status, output and saved session.

use super::{Run, Sandbox, read_json};
use crate::text::{assert_hides, assert_shows};
use serde_json::json;

/// Exit status of an interview that was left before its end.
const LEFT_EARLY: i32 = 5;

/// An unfinished interview ends with exit status 5, a finished one with 0.
#[test]
fn interview_exits_5_if_unfinished() {
    let sandbox = Sandbox::new();
    let finished = format!("3\n24\n{}\n", "s\n".repeat(13));
    for (arguments, typed, status, closing) in [
        (&["interview", "--plain", "--name", "A"][..], "", LEFT_EARLY, "cli-nothing-saved"),
        (&["interview", "--plain", "--name", "A"], "q\n", LEFT_EARLY, "cli-nothing-saved"),
        (&["interview", "--plain", "--name", "A"], "3\n", LEFT_EARLY, "cli-saved-resume"),
        (&["interview", "--plain", "--name", "B"], "3\nr\nq\n", LEFT_EARLY, "cli-saved-resume"),
        (&["interview", "--plain", "--name", "C"], &finished, 0, "cli-saved-replay"),
        (&["resume", "--plain", "A"], "24\nq\n", LEFT_EARLY, "cli-saved-resume"),
        (&["resume", "--plain", "C"], "q\n", 0, "cli-saved-replay"),
        // An answer is changed, and the interview is not finished again.
        (&["resume", "--plain", "C"], "1\n1\nq\n", LEFT_EARLY, "cli-saved-resume"),
        (&["resume", "--plain", "C"], "\n", 0, "cli-saved-replay"),
    ] {
        let result = sandbox.run_on(arguments, typed.as_bytes());
        assert_eq!(
            (result.status, &*result.stderr),
            (status, ""),
            "{arguments:?} {typed:?}: {}",
            result.stdout
        );
        assert_shows(&result.stdout, closing, &[]);
    }
}

/// A quick interview ends with exit status 0 once its essential questions are answered.
#[test]
fn quick_interview_exits_0_after_its_essentials() {
    let essentials = "2\n24\n2\n4\n2\n1\n1\n2\n";
    for more in ["", "q\n", "y\n", "y\nq\n", "y\n2\n", "y\n2\ny\nq\n"] {
        let sandbox = Sandbox::new();
        let typed = format!("{essentials}{more}");
        let result = sandbox.run_on(&["interview", "--plain", "--quick"], typed.as_bytes());
        assert_eq!((result.status, &*result.stderr), (0, ""), "{more:?}: {}", result.stdout);
        let session = read_json(&sandbox.sessions()[0]);
        assert_eq!(
            session["events"].as_array().and_then(|all| all.last()).expect("the list is not empty")["type"],
            "completed"
        );
    }
}

/// The help lists the exit statuses.
#[test]
fn help_lists_the_exit_statuses() {
    let sandbox = Sandbox::new();
    let help = sandbox.run(&["--help"]).ok();
    let listed = help.lines().skip_while(|line| !line.starts_with("Exit status")).skip(1);
    let first = |line: &str| line.split_whitespace().next().map(str::to_owned);
    let statuses: Vec<_> =
        listed.filter(|line| line.starts_with("  ") && !line.starts_with("   ")).filter_map(first).collect();
    assert_eq!(statuses, ["0", "1", "2", "3", "4", "5", "128+n"]);
    for command in ["interview", "resume"] {
        assert!(sandbox.run(&[command, "--help"]).ok().contains("Exit status 5"), "{command}");
    }
}

#[cfg(unix)]
pub(super) mod signals {
    use super::{LEFT_EARLY, Run, Sandbox, assert_hides, assert_shows, json, read_json};
    use rustix::process::{Pid, Signal, kill_process};
    use std::io::{Read as _, Write as _};
    use std::process::{Child, Output, Stdio};

    /// Starts the program, types, and waits until it has printed a text. Its input stays open.
    pub fn start_until(sandbox: &Sandbox, arguments: &[&str], typed: &str, until: &str) -> (Child, String) {
        let mut command = sandbox.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        child
            .stdin
            .as_mut()
            .expect("a pipe")
            .write_all(typed.as_bytes())
            .expect("the program reads its input");
        let (mut output, mut byte) = (String::new(), [0]);
        while !output.ends_with(until) {
            let read =
                child.stdout.as_mut().expect("a pipe").read(&mut byte).expect("the output can be read");
            assert_eq!(read, 1, "{until:?} is missing in\n{output}");
            output.push(char::from(byte[0]));
        }
        (child, output)
    }

    pub fn end_by(mut child: Child, signal: Signal) -> Output {
        let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw).expect("a process");
        kill_process(pid, signal).expect("the file exists");
        // The input must stay open until the program has ended, and waiting would close it.
        let stdin = child.stdin.take();
        let output = child.wait_with_output().expect("the program ends");
        drop(stdin);
        output
    }

    /// A signal saves the names of an open list and the unfinished line, and the output says so.
    #[test]
    fn signal_saves_open_input() {
        let book = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/commute.json");
        for (signal, status) in
            [(Signal::INT, LEFT_EARLY), (Signal::TERM, 143), (Signal::HUP, 129), (Signal::QUIT, 131)]
        {
            let sandbox = Sandbox::new();
            let arguments = ["interview", "--plain", "--rulebook", book];
            let (child, _) = start_until(&sandbox, &arguments, "12\nyes\nGouda\nDelf", "? Gouda\n? ");
            let result = Run::new(&end_by(child, signal));
            assert_eq!((result.status, &*result.stderr), (status, ""), "{signal:?}: {}", result.stdout);
            assert!(result.stdout.starts_with("\n\n"), "{}", result.stdout);
            assert_shows(&result.stdout, "cli-saved-resume", &[]);
            let session = read_json(&sandbox.sessions()[0]);
            assert_eq!(session["answers"], json!({"distance": 12, "station": "yes", "stops": ["Gouda"]}));
            let last = session["events"].as_array().and_then(|events| events.last()).expect("events");
            assert_eq!((&last["type"], &last["text"]), (&json!("drafted"), &json!("Delf")), "{signal:?}");
        }
    }

    /// A signal before the first answer leaves no session.
    #[test]
    fn signal_before_an_answer_saves_nothing() {
        let sandbox = Sandbox::new();
        let (child, _) = start_until(&sandbox, &["interview", "--plain"], "", "\n? ");
        let result = Run::new(&end_by(child, Signal::TERM));
        assert_eq!((result.status, &*result.stderr), (143, ""), "{}", result.stdout);
        assert_shows(&result.stdout, "cli-nothing-saved", &[]);
        assert_eq!(sandbox.sessions().len(), 0);
    }

    /// A signal ends the program with exit status 1 if nothing can be saved.
    #[test]
    fn signal_exits_1_if_saving_fails() {
        let sandbox = Sandbox::new();
        sandbox.file("data", "a file is in the way");
        let (child, output) = start_until(&sandbox, &["interview", "--plain"], "3\n", "? 3\n");
        let result = Run::new(&end_by(child, Signal::INT));
        assert_eq!(result.status, 1, "{output}{}", result.stdout);
        assert!(!result.stderr.is_empty());
        assert_hides(&result.stdout, "cli-saved-resume", &[]);
    }
}
