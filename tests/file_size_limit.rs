//! Checks that a write beyond the file size limit is an error and does not kill the process.

use std::io::{ErrorKind, Write};
use std::process::Command;

const CHILD: &str = "SALESORG_TEST_CHILD";

/// Writes beyond the limit. It is a test only so that the other test can start it.
#[test]
fn child() {
    let Some(path) = std::env::var_os(CHILD) else { return };
    salesorg::file_size_signal::catch_file_size_signal().expect("signals can be caught");
    let mut file = std::fs::File::create(path).expect("a file");
    let error = file.write_all(&vec![0; 1 << 20]).expect_err("a mebibyte is beyond the limit");
    assert_eq!(error.kind(), ErrorKind::FileTooLarge);
}

/// A write beyond the file size limit is an error and does not kill the process.
#[test]
fn write_beyond_the_limit_is_an_error() {
    let folder = tempfile::TempDir::new().expect("a temporary folder can be created");
    let this = std::env::current_exe().expect("this program has a path");
    let output = Command::new("/bin/sh")
        .args(["-c", r#"ulimit -f 8; exec "$0" file_size_limit::child --exact"#])
        .arg(this)
        .env(CHILD, folder.path().join("large"))
        .output()
        .expect("the shell starts");
    assert!(output.status.success(), "{:?} {}", output.status, String::from_utf8_lossy(&output.stdout));
}
