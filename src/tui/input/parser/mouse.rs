//! Decodes mouse reports in SGR form (mode 1006), the only form that the program requests.

use super::csi::Parameters;
use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// The bit that is set while the mouse moves.
const MOVES: u32 = 32;

/// Returns the event of a report: a button with its modifiers, a column and a row, both counted from 1.
pub(super) fn decode(parameters: &Parameters, last: u8) -> Option<Event> {
    let released = match last {
        b'M' => false,
        b'm' => true,
        _ => return None,
    };
    let code = parameters.get(0, 0)?;
    let place = |at| Some(u16::try_from(parameters.get(at, 0)?).ok()?.saturating_sub(1));
    let (column, row) = (place(1)?, place(2)?);
    Some(Event::Mouse(MouseEvent { kind: kind(code, released)?, column, row, modifiers: modifiers(code) }))
}

fn kind(code: u32, released: bool) -> Option<MouseEventKind> {
    let button = match code & !(MOVES | 0b1_1100) {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        _ => None,
    };
    match (button, code & MOVES != 0) {
        (Some(button), true) => Some(MouseEventKind::Drag(button)),
        (Some(button), false) if released => Some(MouseEventKind::Up(button)),
        (Some(button), false) => Some(MouseEventKind::Down(button)),
        (None, true) => Some(MouseEventKind::Moved),
        (None, false) => match code & !0b1_1100 {
            64 => Some(MouseEventKind::ScrollUp),
            65 => Some(MouseEventKind::ScrollDown),
            66 => Some(MouseEventKind::ScrollLeft),
            67 => Some(MouseEventKind::ScrollRight),
            _ => None,
        },
    }
}

fn modifiers(code: u32) -> KeyModifiers {
    [(4, KeyModifiers::SHIFT), (8, KeyModifiers::ALT), (16, KeyModifiers::CONTROL)]
        .into_iter()
        .filter(|(bit, _)| code & bit != 0)
        .map(|(_, modifier)| modifier)
        .collect()
}
