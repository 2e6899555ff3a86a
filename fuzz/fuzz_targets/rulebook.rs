//! Reads and checks any bytes as a rulebook. A rulebook without errors must load and decide.

#![no_main]

use libfuzzer_sys::fuzz_target;
use salesorg::advice::Situation;
use salesorg::audit::check::check;
use salesorg::rulebook::{Answers, Rulebook};

fuzz_target!(|bytes: &[u8]| {
    let findings = check(bytes);
    match Rulebook::load(bytes.to_vec()) {
        Ok(rulebook) => drop(Situation::new(&rulebook, &Answers::new())),
        Err(_) => assert!(findings.has_errors()),
    }
});
