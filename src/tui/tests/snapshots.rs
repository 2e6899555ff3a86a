//! Snapshots of the situations, to be read by people.
//!
//! A situation is drawn at 80x24 in English, at other sizes only where its layout is another one, and each screen once in
//! Dutch. What holds of every size is checked in [`super::layout`].

use super::situations::situations;
use crate::tui::theme::Theme;
use std::collections::BTreeSet;

/// Compares each situation with its snapshots.
#[test]
fn situations_match_their_snapshots() {
    for situation in situations() {
        for shot in situation.shots {
            let (language, ascii, size, ending) = shot.parts();
            let driver = situation.open(language, &Theme::new(false, ascii), size);
            insta::assert_snapshot!(format!("{}_{ending}", situation.name), driver.screen());
        }
    }
}

/// A name that is there twice would compare two situations with one snapshot.
#[test]
fn situations_have_different_names() {
    let names: BTreeSet<_> = situations().iter().map(|situation| situation.name).collect();
    assert_eq!(names.len(), situations().len());
}
