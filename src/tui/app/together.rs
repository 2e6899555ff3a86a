//! How several sessions are put side by side.

use super::App;
use std::path::PathBuf;

impl App {
    /// Opens the comparison of these sessions.
    pub(super) fn together(&mut self, paths: &[PathBuf]) {
        debug_assert!(paths.len() > 1);
        self.home(None, None);
    }
}
