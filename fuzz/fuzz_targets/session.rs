//! Checks that sessions survive writing, import and recovery, whatever bytes they are read from.
//!
//! The bytes are read three ways: as one session file, as a damaged file to recover, and as a file to import.

#![no_main]

use libfuzzer_sys::fuzz_target;
use salesorg::interview::Interview;
use salesorg::rulebook::Rulebook;
use salesorg::session::{Fallback, ResolvedEvents, RulebookRef, Session, jsonl, recover};
use std::sync::{Arc, LazyLock};

/// The shipped rulebook, with which sessions are read.
static RULEBOOK: LazyLock<Arc<Rulebook>> =
    LazyLock::new(|| Arc::new(Rulebook::shipped().expect("the shipped rulebook loads")));

/// Fallback values for fields that cannot be recovered.
static FALLBACK: LazyLock<Fallback> = LazyLock::new(|| Fallback {
    name: "unnamed".to_owned(),
    language: "en".to_owned(),
    rulebook: RulebookRef { id: "r".to_owned(), version: "1".to_owned(), digest: "sha256:0".to_owned() },
    timestamp: "2026-11-23T10:00:00Z".parse().expect("a time"),
});

fuzz_target!(|bytes: &[u8]| {
    if let Ok(session) = Session::from_bytes(bytes) {
        check_round_trip(&session);
        // Events that the rulebook does not know are reported, never a panic.
        let events = ResolvedEvents::new(&session, &RULEBOOK).events;
        drop(Interview::resume(Arc::clone(&RULEBOOK), events.into_iter().map(|(_, event)| event)));
    }
    check_recovery(bytes);
    check_import(bytes);
});

/// Asserts that a session written as a file or as a line reads back as the same session.
fn check_round_trip(session: &Session) {
    let file = session.to_bytes();
    let again = Session::from_bytes(&file).expect("a written session can be read");
    assert_eq!(&again, session);
    assert!(again.to_bytes() == file, "writing a session again must give the same file");
    assert_eq!(Session::from_bytes(session.to_line().as_bytes()).as_ref(), Ok(session));
}

/// Asserts that a recovered session is valid, and that recovering it again changes nothing.
fn check_recovery(bytes: &[u8]) {
    let Some(first) = recover(bytes, &FALLBACK) else { return };
    assert_eq!(recover(bytes, &FALLBACK).as_ref(), Some(&first), "recovery must be deterministic");
    check_round_trip(&first.session);
    let second = recover(&first.session.to_bytes(), &FALLBACK).expect("a recovered session can be recovered");
    assert_eq!(second.session, first.session);
}

/// Asserts that an import has at most one session or error per line, and that its sessions are valid.
fn check_import(bytes: &[u8]) {
    let lines = bytes.split(|byte| *byte == b'\n').count();
    let mut count = 0;
    for incoming in jsonl::read(bytes) {
        count += 1;
        let incoming = incoming.expect("reading from memory cannot fail");
        assert!(incoming.line.is_none_or(|line| line <= lines), "{:?} of {lines} lines", incoming.line);
        match incoming.session {
            Ok(session) => check_round_trip(&session),
            Err(problems) => assert!(!problems.is_empty(), "a refused session needs a problem"),
        }
    }
    assert!(count <= lines, "{count} of {lines} lines");
}
