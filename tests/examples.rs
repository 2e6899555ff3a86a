//! Runs the examples of the library, and checks what they print.

#[path = "../examples/audit.rs"]
#[allow(dead_code, reason = "its main function")]
mod audit;
#[path = "../examples/decide.rs"]
#[allow(dead_code, reason = "its main function")]
mod decide;
#[path = "../examples/embed.rs"]
#[allow(dead_code, reason = "its main function")]
mod embed;
