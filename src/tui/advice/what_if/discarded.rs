//! Takes back what was discarded on the what-if tab: changed answers, and scenarios that were removed.

use super::WhatIfState;
use super::scenarios::{NAMES, are_same};
use crate::advice::Advice;
use crate::locale::Message;
use crate::rulebook::Answers;
use crate::tui::keys::{Action, KeyContext};
use crate::tui::ui::Ui;

/// What was discarded since the advice was opened, the last at the end.
#[derive(Debug, Default)]
pub(super) struct Discarded {
    items: Vec<Item>,
    /// Whether the last action removed a scenario, which the next undo then brings back.
    pub(super) has_just_removed: bool,
}

#[derive(Debug)]
enum Item {
    /// The advice on changed answers.
    Changes(Box<Advice>),
    /// A scenario with its number.
    Scenario(usize, Box<Advice>),
}

impl WhatIfState {
    /// Goes back to the saved answers, so that the changes can be brought back. If there are none, or if they are kept as
    /// a scenario, brings back what was discarded last.
    pub(super) fn undo(&mut self, context: &Ui) -> bool {
        let removal = self.is_comparing() || self.discarded.has_just_removed;
        self.discarded.has_just_removed = false;
        if removal {
            return self.restore_scenario(context);
        }
        let has_unkept_changes = self.changed.as_ref().is_some_and(|tried| !self.is_kept(&tried.answers));
        if !has_unkept_changes && let Some(item) = self.discarded.items.pop() {
            return self.restore_item(item, context);
        }
        if self.changed.is_none() {
            return false;
        }
        self.discard_changes();
        let key = context.key_label(KeyContext::WhatIf, Action::Reset);
        self.show_message(&Message::new("whatif-reset").arg("key", key), false, context)
    }

    /// Drops the changed answers. They can be brought back unless they are kept as a scenario or as an interview.
    pub(super) fn discard_changes(&mut self) {
        if let Some(tried) = self.changed.take()
            && !self.is_kept(&tried.answers)
        {
            self.discarded.items.push(Item::Changes(tried));
        }
    }

    /// Removes a scenario, so that it can be brought back.
    pub(super) fn remove_scenario(&mut self, number: usize) {
        if let Some(scenario) = self.scenarios.slots[number].take() {
            self.discarded.items.push(Item::Scenario(number, scenario));
            self.discarded.has_just_removed = true;
        }
    }

    fn restore_scenario(&mut self, context: &Ui) -> bool {
        let last = self.discarded.items.iter().rposition(|item| matches!(item, Item::Scenario(..)));
        last.is_some_and(|index| {
            let item = self.discarded.items.remove(index);
            self.restore_item(item, context)
        })
    }

    fn restore_item(&mut self, item: Item, context: &Ui) -> bool {
        match item {
            Item::Changes(tried) => {
                (self.changed, self.notice) = (Some(tried), None);
                true
            }
            Item::Scenario(number, scenario) => {
                let free = [number, 0, 1].into_iter().find(|slot| self.scenarios.slots[*slot].is_none());
                let Some(free) = free else {
                    self.discarded.items.push(Item::Scenario(number, scenario));
                    let key = context.key_label(KeyContext::WhatIf, Action::Compare);
                    return self.show_message(&Message::new("scenario-full").arg("key", key), true, context);
                };
                self.scenarios.slots[free] = Some(scenario);
                let key = context.key_label(KeyContext::WhatIf, Action::Compare);
                let message = Message::new("scenario-set").arg("name", NAMES[free]).arg("key", key);
                self.show_message(&message, false, context)
            }
        }
    }

    /// Returns whether answers are kept as a scenario or as an interview.
    fn is_kept(&self, answers: &Answers) -> bool {
        let scenarios = self.scenarios.slots.iter().flatten().map(|scenario| &scenario.answers);
        scenarios.chain(&self.scenarios.saved).any(|kept| are_same(kept, answers))
    }
}
