//! The settings in the menu: each with its value, changed by number or name.

use super::menu::Menu;
use super::prompt::{Leave, Stop, Typed, find_entry};
use super::sections::print_list;
use crate::locale::Message;
use crate::locale::lookup::Target;
use crate::settings::Setting;
use crate::workflow::{setting_text, value_text};

/// Changes settings until the user goes back. After a change of the language the menu begins again in the new one.
pub(super) fn run(menu: &mut Menu) -> Result<(), Stop> {
    loop {
        let words = menu.dialogue.translator;
        let names: Vec<_> =
            Setting::ALL.iter().map(|&setting| words.get(setting_text(setting).label)).collect();
        let lines = Setting::ALL.iter().zip(&names).map(|(&setting, name)| {
            let value = menu.settings.sources().deciding(setting).0;
            format!("{name}: {}", value_text(setting, value, words))
        });
        let lines: Vec<_> = lines.collect();
        let setting = Setting::ALL[choose(menu, &names, &lines, &Message::new("plain-how-settings"))?];
        let values: Vec<_> =
            (0..setting.values().len()).map(|value| value_text(setting, value, words)).collect();
        menu.dialogue.print_message(&Message::new(setting_text(setting).about))?;
        let value = match choose(menu, &values, &values, &Message::new("plain-how-setting")) {
            Ok(value) => value,
            // One step back is to the other settings.
            Err(Stop::Leave(Leave::Back)) => continue,
            Err(stop) => return Err(stop),
        };
        let message = match menu.settings.change(setting, value) {
            Ok(()) => Message::new("plain-saved"),
            Err(why) => Message::new("settings-not-saved").arg("why", why),
        };
        menu.dialogue.print_message(&message)?;
        if matches!(setting, Setting::Language | Setting::DateFormat) {
            menu.is_restarting = true;
            return Err(Leave::Quit.into());
        }
    }
}

/// Prints lines with numbers and returns the index of the one that the user means, by its number or name.
fn choose(menu: &mut Menu, names: &[String], lines: &[String], help: &Message) -> Result<usize, Stop> {
    print_list(menu.dialogue, lines)?;
    menu.dialogue.print_message(help)?;
    let targets: Vec<_> = names.iter().map(|name| Target::new("", [&**name])).collect();
    loop {
        let Typed::Text(text) = menu.dialogue.ask(help)? else {
            print_list(menu.dialogue, lines)?;
            continue;
        };
        match find_entry(&text, &targets) {
            Ok(index) => return Ok(index),
            Err(message) => menu.dialogue.print_message(&message)?,
        }
    }
}
