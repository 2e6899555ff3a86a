//! A replay as a file in the asciicast format (version 2), which asciinema's players show: the frames of the replay
//! screen, each at its playing time, as the bytes that a terminal would get.

use super::ReplayState;
use crate::locale::display_name;
use crate::session::Session;
use crate::tui::component::{Component as _, body, draw_footer};
use crate::tui::glyphs::replace_non_ascii;
use crate::tui::ui::Ui;
use crossterm::style::force_color_output;
use ratatui::Terminal;
use ratatui::backend::{Backend as _, CrosstermBackend, TestBackend};
use ratatui::buffer::Buffer;
use serde_json::json;
use std::io;
use std::time::Duration;

/// Hides the cursor and clears the screen.
const START: &[u8] = b"\x1b[?25l\x1b[2J";
/// The shortest time between two frames. Rounding may leave less to the next step.
const MIN_WAIT: Duration = Duration::from_millis(1);

/// Plays a session at a speed on a screen of some columns and rows. Returns the recording.
pub fn asciicast(context: &Ui, session: &Session, speed: f64, size: (u16, u16)) -> io::Result<Vec<u8>> {
    // The styles alone decide on colours.
    force_color_output(true);
    let header = json!({
        "version": 2,
        "width": size.0,
        "height": size.1,
        "timestamp": session.created_at().as_second(),
        "title": display_name(session.name()),
        "env": {"TERM": "xterm-256color"},
    });
    let mut cast = format!("{header}\n").into_bytes();
    let mut replay = ReplayState::new(context, session.clone(), speed, false);
    let Ok(mut screen) = Terminal::new(TestBackend::new(size.0, size.1));
    let mut shown = Buffer::empty(screen.get_frame().area());
    let (mut time, mut output) = (Duration::ZERO, START.to_vec());
    loop {
        let Ok(frame) = screen.draw(|frame| {
            replay.view(context, frame, body(frame.area()));
            draw_footer(&replay, context, frame);
            if context.theme.ascii {
                replace_non_ascii(frame.buffer_mut());
            }
        });
        let changes = shown.diff(frame.buffer);
        if !changes.is_empty() {
            CrosstermBackend::new(&mut output).draw(changes.into_iter())?;
        }
        shown.clone_from(frame.buffer);
        let wait = replay.player.time_to_next();
        // The last frame stays for a moment: an event without output holds the end of the recording.
        if !output.is_empty() || wait.is_none() {
            let event = json!([time.as_secs_f64(), "o", String::from_utf8_lossy(&output)]);
            cast.extend(format!("{event}\n").bytes());
            output.clear();
        }
        let Some(wait) = wait.map(|wait| wait.max(MIN_WAIT)) else { return Ok(cast) };
        time += wait;
        replay.player.advance(wait);
        replay.show_current_step();
    }
}
