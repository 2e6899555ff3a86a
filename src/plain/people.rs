//! The comparison of several people's answers in the menu: chosen by numbers, read section by section.

use super::line_command::Word;
use super::menu::Menu;
use super::prompt::{Stop, Typed, find_entry};
use super::sections::read_page;
use crate::advice::{GroupAdvice, OutcomeDiagram};
use crate::document::Reader;
use crate::document::group::GroupReport;
use crate::locale::lookup::Target;
use crate::locale::{Message, Translator, name_key};
use crate::rulebook::Answers;
use crate::session::{Summary, shown_name};
use crate::workflow::{CompareError, compare};

const ALL: Word = Word::new("", "all", "plain-word-all");

/// Compares the sessions that the user chooses.
pub(super) fn run(menu: &mut Menu) -> Result<(), Stop> {
    let sessions = menu.sessions();
    menu.dialogue.print_message(&Message::new("plain-which-people"))?;
    let lines: Vec<_> = sessions.iter().map(|session| menu.session_line(session)).collect();
    menu.print_sessions(&lines, 0)?;
    let help = Message::new("plain-how-people");
    menu.dialogue.print_message(&help)?;
    loop {
        let text = match menu.dialogue.ask(&help)? {
            Typed::Text(text) => text,
            Typed::List | Typed::Next => {
                menu.print_sessions(&lines, 0)?;
                continue;
            }
            Typed::Empty | Typed::Previous | Typed::Review => {
                menu.dialogue.print_message(&help)?;
                continue;
            }
        };
        let chosen = if ALL.is(&text, menu.dialogue.translator) {
            Ok((0..sessions.len()).collect())
        } else {
            find_entries(&text, &sessions, menu.dialogue.translator)
        };
        match chosen {
            Ok(chosen) => match compare_sessions(menu, &sessions, &chosen)? {
                Some(message) => menu.dialogue.print_message(&message)?,
                None => return Ok(()),
            },
            Err(message) => menu.dialogue.print_message(&message)?,
        }
    }
}

/// Returns the sessions that a text names: all of a client, numbers with spaces, or numbers and names with commas between
/// them.
fn find_entries(text: &str, sessions: &[Summary], words: &Translator) -> Result<Vec<usize>, Message> {
    let is_of_client =
        |session: &Summary| session.client.as_ref().is_some_and(|client| name_key(client) == name_key(text));
    let of_client: Vec<_> = (0..sessions.len()).filter(|&index| is_of_client(&sessions[index])).collect();
    if !of_client.is_empty() {
        return Ok(of_client);
    }
    let names: Vec<_> = sessions.iter().map(|session| shown_name(&session.name, words)).collect();
    let targets: Vec<_> =
        sessions.iter().zip(&names).map(|(session, name)| Target::new(&session.id, [&**name])).collect();
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<_> = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let parts = parts.into_iter().flat_map(|part| {
        let words: Vec<_> = part.split_whitespace().collect();
        if words.iter().all(|word| is_number(word)) { words } else { vec![part] }
    });
    parts.map(|part| find_entry(part, &targets)).collect()
}

/// Compares sessions and reads the comparison. Returns the message that says why they cannot be compared, if so.
fn compare_sessions(menu: &mut Menu, listed: &[Summary], chosen: &[usize]) -> Result<Option<Message>, Stop> {
    let mut sessions = Vec::new();
    for &index in chosen {
        match menu.program.store.read(&listed[index].path) {
            Ok(session) => sessions.push(session),
            Err(error) => return Ok(Some(error.message())),
        }
    }
    let (rulebook, people) = match compare(&sessions, &menu.program.selected) {
        Ok(compared) => compared,
        Err(CompareError::Count(message) | CompareError::Duplicate(_, message)) => return Ok(Some(message)),
        Err(CompareError::Rulebooks(problems)) => {
            return Ok(problems.into_iter().next().map(|(_, problem)| problem.message));
        }
    };
    let answers: Vec<Answers> = people.iter().map(|person| person.answers.clone()).collect();
    let advice = GroupAdvice::new(&rulebook, &OutcomeDiagram::new(&rulebook), &answers);
    let reader = Reader::new(&rulebook, menu.dialogue.translator);
    let page = GroupReport { reader, people: &people, advice: &advice }.page();
    Err(read_page(menu.dialogue, &page, false))
}
