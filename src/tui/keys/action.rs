//! The actions that keys can have, and the contexts in which keys are looked up.

use crate::locale::number;

/// Declares the actions with their names in the keymap and their keys in the locale files.
macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident $name:literal $word:literal)*) => {
        /// An action of a key. The keymap decides which key it is, the screen what the action does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$doc])* $action,)*
            /// Chooses the option or the tab of this number.
            Digit(u8),
        }

        impl Action {
            /// Every action, with one digit for all.
            pub const ALL: &[Self] = &[$(Self::$action,)* Self::Digit(0)];

            /// Returns the name in the keymap.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$action => $name,)*
                    Self::Digit(_) => "digit",
                }
            }

            /// Returns the message key of the label that most contexts use.
            const fn plain_word(self) -> &'static str {
                match self {
                    $(Self::$action => $word,)*
                    Self::Digit(_) => "action-digit",
                }
            }
        }
    };
}

actions! {
    /// Moves to the entry or line above.
    Up "up" "action-up"
    /// Moves to the entry or line below.
    Down "down" "action-down"
    /// Goes to the previous value, or scrolls a wide picture to the left.
    Left "left" "action-left"
    /// Goes to the next value, or scrolls a wide picture to the right.
    Right "right" "action-right"
    /// Moves up by a page.
    PageUp "page_up" "action-page-up"
    /// Moves down by a page.
    PageDown "page_down" "action-page-down"
    /// Moves to the start.
    Top "top" "action-top"
    /// Moves to the end.
    Bottom "bottom" "action-bottom"
    /// Chooses the entry under the cursor, or confirms the typed text.
    Choose "choose" "action-choose"
    /// Answers "I don't know yet".
    Unknown "unknown" "action-unknown"
    /// Goes one step back without losing anything.
    Back "back" "action-back"
    /// Goes one step forward again, to a question that is already answered.
    Forward "forward" "action-forward"
    /// Makes several names of the one that holds them.
    Split "split" "action-split"
    /// Edits the note on an answer.
    Note "note" "action-note"
    /// Shows all answers.
    Review "review" "action-review"
    /// Shows what keys do here.
    Help "help" "action-help"
    /// Lists all actions by name, with their keys.
    Palette "palette" "action-palette"
    /// Opens the settings.
    Settings "settings" "action-settings"
    /// Saves and quits.
    Quit "quit" "action-quit"
    /// Suspends the program until the shell resumes it.
    Suspend "suspend" "action-suspend"
    /// Redraws every cell.
    Repaint "repaint" "action-repaint"
    /// Goes to the next tab or section.
    NextTab "next_tab" "action-next-tab"
    /// Goes to the previous tab or section.
    PreviousTab "previous_tab" "action-previous-tab"
    /// Starts an interview.
    New "new" "action-new"
    /// Replays an interview.
    Replay "replay" "action-replay"
    /// Pauses or continues the replay.
    Pause "pause" "action-pause"
    /// Goes one event back.
    StepBack "step_back" "action-step-back"
    /// Goes one event forward.
    StepForward "step_forward" "action-step-forward"
    /// Slows the replay down.
    Slower "slower" "action-slower"
    /// Speeds the replay up.
    Faster "faster" "action-faster"
    /// Goes to the next answer that was changed.
    NextChange "next_change" "action-next-change"
    /// Goes to the previous answer that was changed.
    PreviousChange "previous_change" "action-previous-change"
    /// Goes to the next event at which the outlook changed.
    NextTurn "next_turn" "action-next-turn"
    /// Goes to the previous event at which the outlook changed.
    PreviousTurn "previous_turn" "action-previous-turn"
    /// Goes to the next note.
    NextNote "next_note" "action-next-note"
    /// Records the user's decision.
    Decide "decide" "action-decide"
    /// Goes to the list of sessions.
    Home "home" "action-home"
    /// Finishes the interview.
    Finish "finish" "action-finish"
    /// Hides or shows the outlook beside the questions.
    Outlook "outlook" "action-outlook"
    /// Switches the outlook between possible models and shares of the open answers.
    Shares "shares" "action-shares"
    /// Opens or closes the guide to the source document.
    Guide "guide" "action-guide"
    /// Starts an interview that asks the essential questions first.
    Quick "quick" "action-quick"
    /// Asks the open questions that could change the advice.
    Answer "answer" "action-answer"
    /// Selects the previous value.
    Less "less" "action-less"
    /// Selects the next value.
    More "more" "action-more"
    /// Selects a value below the next threshold.
    MuchLess "much_less" "action-much-less"
    /// Selects a value above the next threshold.
    MuchMore "much_more" "action-much-more"
    /// Restores the original value under the cursor.
    PutBack "put_back" "action-put-back"
    /// Restores all original values.
    Reset "reset" "action-reset"
    /// Saves the tried answers as a new session.
    Keep "keep" "action-keep"
    /// Adds the tried answers to the scenarios.
    SetAside "set_aside" "action-set-aside"
    /// Saves the interview as a regression case for rulebooks.
    Case "case" "action-case"
    /// Changes the order of the questions.
    Order "order" "action-order"
    /// Searches for sessions.
    Filter "filter" "action-filter"
    /// Leaves the search text and goes to its results.
    Found "found" "action-found"
    /// Sets or removes the mark of the entry under the cursor.
    Mark "mark" "action-mark"
    /// Marks all visible entries, or removes all marks.
    MarkAll "mark_all" "action-mark-all"
    /// Opens all branches or boxes, or closes them if all are open.
    OpenAll "open_all" "action-open-all"
    /// Shows a picture as a whole, or again in full size.
    Zoom "zoom" "action-zoom"
    /// Compares the marked sessions.
    Compare "compare" "action-compare-people"
    /// Renames a session.
    Rename "rename" "action-rename"
    /// Copies a session.
    Duplicate "duplicate" "action-duplicate"
    /// Deletes sessions, which can be restored.
    Delete "delete" "action-delete"
    /// Restores the sessions deleted last.
    Undo "undo" "action-undo"
    /// Shows the deleted sessions.
    Deleted "deleted" "action-deleted"
    /// Destroys all deleted sessions for good, after asking.
    Empty "empty" "action-empty"
    /// Imports sessions from a file.
    Import "import" "action-import"
    /// Exports sessions, or what the screen shows, to a file.
    Export "export" "action-export"
    /// Copies the visible page to the clipboard.
    Copy "copy" "action-copy"
    /// Completes the path that is typed.
    Complete "complete" "action-complete"
}

/// The groups of actions in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionGroup {
    /// Moving, scrolling and choosing.
    Move,
    /// What the screen is for.
    Here,
    /// What works on every screen.
    Everywhere,
}

impl ActionGroup {
    /// All groups, in the order of the help.
    pub const ALL: [Self; 3] = [Self::Move, Self::Here, Self::Everywhere];

    /// Returns the message key of the heading.
    pub const fn heading_key(self) -> &'static str {
        match self {
            Self::Move => "help-move",
            Self::Here => "help-here",
            Self::Everywhere => "help-everywhere",
        }
    }
}

impl Action {
    /// Returns the group of the action in the help.
    pub const fn group(self) -> ActionGroup {
        match self {
            Self::Choose | Self::Digit(_) => ActionGroup::Move,
            _ if self.is_movement() => ActionGroup::Move,
            Self::Back
            | Self::Help
            | Self::Palette
            | Self::Guide
            | Self::Settings
            | Self::Quit
            | Self::Suspend
            | Self::Repaint => ActionGroup::Everywhere,
            _ => ActionGroup::Here,
        }
    }

    /// Returns the action with this name in the keymap.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }

    /// Returns whether the action moves a cursor or scrolls, so that at the end of what it moves in it does nothing.
    pub const fn is_movement(self) -> bool {
        matches!(
            self,
            Self::Up
                | Self::Down
                | Self::Left
                | Self::Right
                | Self::PageUp
                | Self::PageDown
                | Self::Top
                | Self::Bottom
                | Self::NextTab
                | Self::PreviousTab
                | Self::Less
                | Self::More
                | Self::MuchLess
                | Self::MuchMore
                | Self::StepBack
                | Self::StepForward
        )
    }

    /// Returns the message key of the action's label in a context.
    pub const fn label_key(self, context: KeyContext) -> &'static str {
        match (self, context) {
            (
                Self::Choose,
                KeyContext::Choice
                | KeyContext::LongChoice
                | KeyContext::Text
                | KeyContext::Number
                | KeyContext::TypedNumber,
            ) => "action-choose-answer",
            (Self::Order, KeyContext::Home) => "action-sort",
            (Self::Digit(_), KeyContext::LongChoice) => "action-digit-collect",
            (Self::PutBack, KeyContext::LongChoice) => "action-digit-back",
            (Self::Choose | Self::Undo, KeyContext::Deleted) => "action-choose-restore",
            (Self::Choose | Self::More, KeyContext::Settings) => "action-setting-next",
            (Self::Less, KeyContext::Settings) => "action-setting-previous",
            (Self::PutBack, KeyContext::Settings) => "action-setting-default",
            (Self::Choose, KeyContext::Sure) => "action-delete",
            (Self::Back, KeyContext::Sure) => "action-back-keep",
            (Self::Back, KeyContext::Home | KeyContext::Filter) => "action-back-clear",
            (
                Self::Choose,
                KeyContext::Home | KeyContext::Filter | KeyContext::Advice | KeyContext::ComparePeople,
            ) => "action-choose-open",
            (Self::Choose, KeyContext::Review) => "action-choose-go-to",
            (Self::Choose, KeyContext::Line | KeyContext::Fields) => "action-choose-done",
            (Self::Choose, KeyContext::Palette) => "action-choose-run",
            (Self::Choose, KeyContext::Export) => "action-choose-write",
            (Self::Choose, KeyContext::WhatIf) => "action-choose-apply",
            (Self::Choose, KeyContext::Scenarios) => "action-choose-try",
            (Self::Delete, KeyContext::Deleted) => "action-purge",
            (Self::Delete, KeyContext::Scenarios) => "action-remove-scenario",
            (Self::Reset, KeyContext::Scenarios) => "action-reset-scenario",
            (Self::Deleted, KeyContext::Deleted) | (Self::Compare, KeyContext::Scenarios) => "action-back",
            (Self::Compare, KeyContext::WhatIf) => "action-compare-scenarios",
            (Self::Back, KeyContext::Leave) => "action-back-stay",
            (Self::Choose, KeyContext::Replay) => "action-choose-advice",
            // There is nothing to save in these contexts.
            (
                Self::Quit,
                KeyContext::Home
                | KeyContext::Filter
                | KeyContext::Deleted
                | KeyContext::Sure
                | KeyContext::Replay
                | KeyContext::ComparePeople,
            ) => "action-quit-leave",
            (Self::Back, KeyContext::Help | KeyContext::Guide | KeyContext::Export | KeyContext::Palette) => {
                "action-back-close"
            }
            (Self::NextTab, KeyContext::Guide) => "action-next-section",
            (Self::PreviousTab, KeyContext::Guide) => "action-previous-section",
            (Self::Choose, KeyContext::Guide) => "action-contents",
            _ => self.plain_word(),
        }
    }

    /// Returns the message key of a shared label if this action and `other` are a pair, such as up and down.
    pub const fn pair_label_key(self, other: Self) -> Option<&'static str> {
        match (self, other) {
            (Self::Up, Self::Down) => Some("action-pair-move"),
            (Self::PageUp, Self::PageDown) => Some("action-pair-pages"),
            (Self::Top, Self::Bottom) => Some("action-pair-ends"),
            (Self::Left, Self::Right) => Some("action-pair-sideways"),
            (Self::PreviousTab, Self::NextTab) => Some("action-pair-sections"),
            (Self::Less, Self::More) => Some("action-pair-change"),
            (Self::MuchLess, Self::MuchMore) => Some("action-pair-jump"),
            (Self::StepBack, Self::StepForward) => Some("action-pair-step"),
            (Self::PreviousTurn, Self::NextTurn) => Some("action-pair-turns"),
            (Self::Slower, Self::Faster) => Some("action-pair-speed"),
            _ => None,
        }
    }
}

/// Declares the contexts with their names in the keymap.
macro_rules! key_contexts {
    ($($(#[$doc:meta])* $context:ident $name:literal)*) => {
        /// A context in which keys are looked up. The same key may have another action elsewhere.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum KeyContext {
            $($(#[$doc])* $context,)*
        }

        impl KeyContext {
            /// All contexts, in the order of their declaration.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$context),*];

            /// Returns the name in the keymap.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$context => $name,)*
                }
            }
        }
    };
}

key_contexts! {
    /// The list of sessions.
    Home "home"
    /// A question with options, or another short list to choose from.
    Choice "choice"
    /// A question with more options than single digits can number.
    LongChoice "long_choice"
    /// A question's field for a list of names.
    Text "text"
    /// A question's number field: digits and separators are text, letters are keys.
    Number "number"
    /// A number field once something was typed into it: letters are no keys any more, so that a word typed
    /// there does nothing.
    TypedNumber "typed_number"
    /// A line of text other than an answer, such as a session's name or a note.
    Line "line"
    /// A dialog with one or two fields of text, such as a session's name and client, or a path.
    Fields "fields"
    /// The review of all answers.
    Review "review"
    /// The advice and its tabs.
    Advice "advice"
    /// The tab of the advice in which answers are tried out.
    WhatIf "what_if"
    /// The comparison of scenarios on that tab.
    Scenarios "scenarios"
    /// The dialog about unsaved scenarios when the program quits.
    Leave "leave"
    /// The replay of an interview.
    Replay "replay"
    /// The comparison of several respondents.
    ComparePeople "compare_people"
    /// The help on keys.
    Help "help"
    /// The source document, section by section.
    Guide "guide"
    /// The overlay with the difference between a saved advice and today's.
    Drift "drift"
    /// The saved advice next to today's.
    SavedAndToday "saved_and_today"
    /// The dialog that writes what a screen shows to a file.
    Export "export"
    /// The command palette.
    Palette "palette"
    /// The search text above the list of sessions.
    Filter "filter"
    /// The list of deleted sessions.
    Deleted "deleted"
    /// The confirmation of a deletion.
    Sure "sure"
    /// The settings.
    Settings "settings"
}

impl KeyContext {
    /// Returns whether a text field has the focus.
    pub const fn is_text(self) -> bool {
        matches!(
            self,
            Self::Text
                | Self::Number
                | Self::TypedNumber
                | Self::Line
                | Self::Fields
                | Self::Filter
                | Self::Export
                | Self::Palette
        )
    }

    /// Returns the message key of the name of the place, as the user knows it.
    pub const fn place_key(self) -> &'static str {
        match self {
            Self::Home | Self::Filter | Self::Sure => "place-home",
            Self::Choice | Self::LongChoice | Self::Text | Self::Number | Self::TypedNumber => {
                "place-question"
            }
            Self::Line | Self::Fields => "place-line",
            Self::Review => "place-review",
            Self::Advice => "place-advice",
            Self::WhatIf => "place-what-if",
            Self::Scenarios => "place-scenarios",
            Self::Leave => "place-leave",
            Self::Replay => "place-replay",
            Self::ComparePeople => "place-together",
            Self::Help => "place-help",
            Self::Guide => "place-guide",
            Self::Drift | Self::SavedAndToday => "place-drift",
            Self::Settings => "settings-title",
            Self::Export => "place-export",
            Self::Palette => "palette-title",
            Self::Deleted => "place-deleted",
        }
    }

    /// Returns whether the focused field takes this character as text rather than as a key.
    pub fn accepts(self, character: char) -> bool {
        match self {
            Self::Number => number::is_number_char(character),
            _ => self.is_text(),
        }
    }
}
