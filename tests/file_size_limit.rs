//! Under a limit of file size a write fails, and the program lives to say so.

use std::io::{ErrorKind, Write};
use std::process::Command;

const CHILD: &str = "SALESORG_TEST_CHILD";

/// A test only in name: what runs under the limit.
#[test]
fn child() {
    let Some(path) = std::env::var_os(CHILD) else { return };
    salesorg::file_size_signal::catch_file_size_signal().expect("signals can be caught");
    let mut file = std::fs::File::create(path).expect("a file");
    let error = file.write_all(&vec![0; 1 << 20]).expect_err("a mebibyte is beyond the limit");
    assert_eq!(error.kind(), ErrorKind::FileTooLarge);
}

#[test]
fn a_write_beyond_the_limit_of_file_size_fails_and_does_not_kill() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let this = std::env::current_exe().expect("this program has a path");
    let ran = Command::new("/bin/sh")
        .args(["-c", r#"ulimit -f 8; exec "$0" file_size_limit::child --exact"#])
        .arg(this)
        .env(CHILD, folder.path().join("large"))
        .output()
        .expect("a shell");
    assert!(ran.status.success(), "{:?} {}", ran.status, String::from_utf8_lossy(&ran.stdout));
}
