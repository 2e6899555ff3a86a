//! What can be done with a key, and where.

use crate::locale::number;

/// Declares the actions with the names that they have in the keymap and the keys of the locale files.
macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident $name:literal $word:literal)*) => {
        /// Something that a key does. Which key is the keymap's matter, what follows is the screen's.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$doc])* $action,)*
            /// The option or the tab of this number.
            Digit(u8),
        }

        impl Action {
            /// Every action, with one digit for all.
            pub const ALL: &[Self] = &[$(Self::$action,)* Self::Digit(0)];

            /// The name in the keymap.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$action => $name,)*
                    Self::Digit(_) => "digit",
                }
            }

            /// The key of the locale files for what is done.
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
    /// To the entry or line above.
    Up "up" "action-up"
    /// To the entry or line below.
    Down "down" "action-down"
    /// To the left: the value before, or the part of a wide picture.
    Left "left" "action-left"
    /// To the right: the next value, or the part of a wide picture.
    Right "right" "action-right"
    /// A screenful up.
    PageUp "page_up" "action-page-up"
    /// A screenful down.
    PageDown "page_down" "action-page-down"
    /// To the start.
    Top "top" "action-top"
    /// To the end.
    Bottom "bottom" "action-bottom"
    /// Takes the entry under the cursor, or what was typed.
    Choose "choose" "action-choose"
    /// Answers "I don't know yet".
    Unknown "unknown" "action-unknown"
    /// One step back, losing nothing.
    Back "back" "action-back"
    /// One step forward again, to what is answered already.
    Forward "forward" "action-forward"
    /// Writes a note with the answer.
    Note "note" "action-note"
    /// Shows all answers.
    Review "review" "action-review"
    /// Shows what keys do here.
    Help "help" "action-help"
    /// Saves and leaves.
    Quit "quit" "action-quit"
    /// Goes to sleep until the shell wakes it.
    Suspend "suspend" "action-suspend"
    /// Draws every cell anew.
    Repaint "repaint" "action-repaint"
    /// To the next tab or section.
    NextTab "next_tab" "action-next-tab"
    /// To the previous tab or section.
    PreviousTab "previous_tab" "action-previous-tab"
    /// Starts an interview.
    New "new" "action-new"
    /// Plays an interview as it was given.
    Replay "replay" "action-replay"
    /// Pauses and goes on.
    Pause "pause" "action-pause"
    /// One event back.
    StepBack "step_back" "action-step-back"
    /// One event on.
    StepForward "step_forward" "action-step-forward"
    /// Plays slower.
    Slower "slower" "action-slower"
    /// Plays faster.
    Faster "faster" "action-faster"
    /// To the next answer that was changed.
    NextChange "next_change" "action-next-change"
    /// To the answer before that was changed.
    PreviousChange "previous_change" "action-previous-change"
    /// To where the outlook turned.
    NextTurn "next_turn" "action-next-turn"
    /// To the next note.
    NextNote "next_note" "action-next-note"
    /// Records the decision that was taken in the end.
    Decide "decide" "action-decide"
    /// Goes to the list of sessions.
    Home "home" "action-home"
    /// Finishes the interview.
    Finish "finish" "action-finish"
    /// Hides the outlook next to the questions, or shows it again.
    Outlook "outlook" "action-outlook"
    /// Shows shares of the open answers in the outlook, or what is possible.
    Shares "shares" "action-shares"
    /// Opens the guide to the document, and closes it.
    Guide "guide" "action-guide"
    /// Starts an interview that asks the essential questions first.
    Quick "quick" "action-quick"
    /// Goes through the open questions that could change the advice.
    Answer "answer" "action-answer"
    /// The value before the one under the cursor.
    Less "less" "action-less"
    /// The value after it.
    More "more" "action-more"
    /// Below the next threshold.
    MuchLess "much_less" "action-much-less"
    /// Over the next threshold.
    MuchMore "much_more" "action-much-more"
    /// Puts the value under the cursor back as it was.
    PutBack "put_back" "action-put-back"
    /// Puts all values back.
    Reset "reset" "action-reset"
    /// Keeps what was tried as a session of its own.
    Keep "keep" "action-keep"
    /// Sets what was tried aside as a scenario.
    SetAside "set_aside" "action-set-aside"
    /// Keeps the saved advice that today's rules no longer give.
    KeepSaved "keep_saved" "action-keep-saved"
    /// Takes today's advice instead of the saved one.
    TakeToday "take_today" "action-take-today"
    /// Keeps the interview as a case to check rulebooks by.
    Case "case" "action-case"
    /// Puts the questions in another order.
    Order "order" "action-order"
    /// Looks for sessions by what is typed.
    Filter "filter" "action-filter"
    /// Leaves what is typed and goes to what was found.
    Found "found" "action-found"
    /// Marks the entry under the cursor, or takes its mark away.
    Mark "mark" "action-mark"
    /// Marks all that show, or takes all marks away.
    MarkAll "mark_all" "action-mark-all"
    /// Puts the marked sessions side by side.
    Together "together" "action-together"
    /// Gives a session another name.
    Rename "rename" "action-rename"
    /// Makes a copy of a session.
    Duplicate "duplicate" "action-duplicate"
    /// Deletes sessions, so that they can come back.
    Delete "delete" "action-delete"
    /// Takes the last deletion back.
    Undo "undo" "action-undo"
    /// Shows what was deleted.
    Deleted "deleted" "action-deleted"
    /// Takes in sessions from a file.
    Import "import" "action-import"
    /// Writes sessions to a file.
    Export "export" "action-export"
}

impl Action {
    /// The action of a name in the keymap.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }

    /// The key of the locale files for what is done, which differs from place to place.
    #[must_use]
    pub const fn word(self, context: Context) -> &'static str {
        match (self, context) {
            (
                Self::Choose,
                Context::Choice
                | Context::LongChoice
                | Context::Text
                | Context::Number
                | Context::TypedNumber,
            ) => "action-choose-answer",
            (Self::Digit(_), Context::LongChoice) => "action-digit-collect",
            (Self::PutBack, Context::LongChoice) => "action-digit-back",
            (Self::Choose, Context::Deleted) => "action-choose-restore",
            (Self::Choose, Context::Sure) => "action-delete",
            (Self::Back, Context::Sure) => "action-back-keep",
            (Self::Back, Context::Home | Context::Filter) => "action-back-clear",
            (Self::Choose, Context::Home | Context::Filter | Context::Advice | Context::Together) => {
                "action-choose-open"
            }
            (Self::Choose, Context::Review) => "action-choose-go-to",
            (Self::Choose, Context::Line) => "action-choose-done",
            (Self::Choose, Context::WhatIf) => "action-choose-apply",
            (Self::Choose, Context::Scenarios) => "action-choose-try",
            (Self::Delete, Context::Scenarios) => "action-remove-scenario",
            (Self::Back, Context::Leave) => "action-back-stay",
            (Self::Quit, Context::Leave) => "action-quit-unkept",
            (Self::Choose, Context::Replay) => "action-choose-advice",
            // Nothing is at hand there that could be saved.
            (
                Self::Quit,
                Context::Home
                | Context::Filter
                | Context::Deleted
                | Context::Sure
                | Context::Replay
                | Context::Together,
            ) => "action-quit-leave",
            (Self::Back, Context::Help | Context::Guide) => "action-back-close",
            (Self::NextTab, Context::Guide) => "action-next-section",
            (Self::PreviousTab, Context::Guide) => "action-previous-section",
            (Self::Choose, Context::Guide) => "action-contents",
            _ => self.plain_word(),
        }
    }

    /// The key of the locale files for this action and another as a pair, if they are one.
    #[must_use]
    pub const fn with(self, other: Self) -> Option<&'static str> {
        match (self, other) {
            (Self::Up, Self::Down) => Some("action-pair-move"),
            (Self::Left, Self::Right) => Some("action-pair-sideways"),
            (Self::NextTab, Self::PreviousTab) => Some("action-pair-tabs"),
            (Self::PreviousTab, Self::NextTab) => Some("action-pair-sections"),
            (Self::Less, Self::More) => Some("action-pair-change"),
            (Self::MuchLess, Self::MuchMore) => Some("action-pair-jump"),
            (Self::StepBack, Self::StepForward) => Some("action-pair-step"),
            (Self::Slower, Self::Faster) => Some("action-pair-speed"),
            _ => None,
        }
    }
}

/// Where a key is pressed: the same key may do other things elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The list of sessions.
    Home,
    /// A question with options, or another short list to choose from.
    Choice,
    /// The same with more options than single digits tell apart.
    LongChoice,
    /// A question's field for a list of names.
    Text,
    /// A question's field for a number: digits and separators are text, letters are keys.
    Number,
    /// The same once something was typed into it: letters are no keys any more, so that a word typed there does nothing.
    TypedNumber,
    /// A line of text that is no answer: a session's name, a note.
    Line,
    /// All answers.
    Review,
    /// The advice and its tabs.
    Advice,
    /// The tab of the advice in which answers are tried out.
    WhatIf,
    /// Scenarios side by side, on that tab.
    Scenarios,
    /// What to do with what was tried, when the program is left.
    Leave,
    /// The player of an interview.
    Replay,
    /// Several people side by side.
    Together,
    /// What keys do.
    Help,
    /// The document, section by section.
    Guide,
    /// What differs between a saved advice and today's.
    Drift,
    /// The line in which sessions are looked for, over the list.
    Filter,
    /// The list of deleted sessions.
    Deleted,
    /// The question whether to delete.
    Sure,
}

impl Context {
    /// All contexts, in the order of their declaration.
    pub const ALL: [Self; 20] = [
        Self::Home,
        Self::Choice,
        Self::LongChoice,
        Self::Text,
        Self::Number,
        Self::TypedNumber,
        Self::Line,
        Self::Review,
        Self::Advice,
        Self::WhatIf,
        Self::Scenarios,
        Self::Leave,
        Self::Replay,
        Self::Together,
        Self::Help,
        Self::Guide,
        Self::Drift,
        Self::Filter,
        Self::Deleted,
        Self::Sure,
    ];

    /// The name in the keymap.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Choice => "choice",
            Self::LongChoice => "long_choice",
            Self::Text => "text",
            Self::Number => "number",
            Self::TypedNumber => "typed_number",
            Self::Line => "line",
            Self::Review => "review",
            Self::Advice => "advice",
            Self::WhatIf => "what_if",
            Self::Scenarios => "scenarios",
            Self::Leave => "leave",
            Self::Replay => "replay",
            Self::Together => "together",
            Self::Help => "help",
            Self::Guide => "guide",
            Self::Drift => "drift",
            Self::Filter => "filter",
            Self::Deleted => "deleted",
            Self::Sure => "sure",
        }
    }

    /// Whether a field has the focus that is typed into.
    #[must_use]
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Number | Self::TypedNumber | Self::Line | Self::Filter)
    }

    /// Whether a field has the focus to which this character is text, and no key.
    #[must_use]
    pub fn takes(self, character: char) -> bool {
        match self {
            Self::Number => number::is_typed(character),
            _ => self.is_text(),
        }
    }
}
