//! The result of a scenario: the model, the decision path and the division, compared with the saved ones.

use super::super::line_writer::LineWriter;
use super::super::overview::step_mark;
use crate::advice::{Advice, TreeStep};
use crate::locale::{Message, sanitize};
use crate::tui::ui::Ui;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Returns the model's title, or that there is no advice while no essential question is answered.
fn model_title(advice: &Advice, context: &Ui) -> String {
    if advice.has_basis {
        context.model_title(advice.model)
    } else {
        context.translator.get("verdict-none-title")
    }
}

/// Writes the model, and the previous one if it differs.
pub(super) fn write_model(saved: &Advice, now: &Advice, context: &Ui, page: &mut LineWriter) {
    let theme = &context.theme;
    let color = if now.has_basis { context.model_style(now.model) } else { Style::new() };
    let star_style = theme.styles.emphasis_graphic.patch(color);
    let star = Span::styled(format!("{} ", theme.glyphs.recommended), star_style);
    page.push_item(star, &model_title(now, context), theme.styles.emphasis.patch(color));
    if now.model == saved.model && now.has_basis == saved.has_basis {
        let key = if now.answers == saved.answers { "whatif-nothing-changed" } else { "whatif-same-model" };
        page.push_note(&context.translator.get(key), theme.styles.dim, 2);
    } else {
        page.push_note(&previous_text(&model_title(saved, context), context), theme.styles.warning, 2);
    }
}

/// Returns the steps of a path, each input once.
fn unique_steps(path: &[TreeStep]) -> Vec<&TreeStep> {
    let mut steps: Vec<&TreeStep> = Vec::new();
    for step in path {
        if steps.iter().all(|other| other.slot != step.slot) {
            steps.push(step);
        }
    }
    steps
}

/// Returns what is new about a step: the step itself, or the previous answer.
fn changed_from(step: &TreeStep, saved: &Advice, context: &Ui) -> Option<String> {
    let before = saved.path.iter().find(|before| before.slot == step.slot);
    match before {
        None => {
            Some(format!("{} {}", context.theme.glyphs.changed, context.translator.get("whatif-new-step")))
        }
        Some(before) if before.value != step.value => {
            Some(previous_text(&context.slot_value_label(step.slot, before.value), context))
        }
        Some(_) => None,
    }
}

fn previous_text(before: &str, context: &Ui) -> String {
    let text = context.translate(&Message::new("whatif-was").arg("before", before));
    format!("{} {text}", context.theme.glyphs.changed)
}

/// Writes the decision path, one step a line.
pub(super) fn write_path(saved: &Advice, now: &Advice, context: &Ui, page: &mut LineWriter) {
    if now.path.is_empty() {
        return;
    }
    let theme = &context.theme;
    page.push_heading(&context.translator.get("advice-way"));
    for step in unique_steps(&now.path) {
        let lead = Span::styled(format!(" {} ", theme.glyphs.current), theme.styles.text);
        let line = Message::new("report-given").arg("question", &*context.rulebook_reader().short(step.slot));
        let line = line.arg("answer", context.slot_value_label(step.slot, step.value));
        let changed = changed_from(step, saved, context);
        let style = if changed.is_some() { theme.styles.title } else { theme.styles.text };
        page.push_item(lead, &context.translate(&line), style);
        if let Some(changed) = changed {
            page.push_note(&changed, theme.styles.warning, 3);
        }
        if let Some(mark) = step_mark(step, context) {
            page.push_note(&mark, theme.styles.warning, 3);
        }
    }
}

/// Writes the decision path in one paragraph, with a mark before what is new.
pub(super) fn write_short_path(saved: &Advice, now: &Advice, context: &Ui, page: &mut LineWriter) {
    let glyphs = &context.theme.glyphs;
    let steps = unique_steps(&now.path).into_iter().map(|step| {
        let line = Message::new("report-given").arg("question", &*context.rulebook_reader().short(step.slot));
        let line = context.translate(&line.arg("answer", context.slot_value_label(step.slot, step.value)));
        let mark = if changed_from(step, saved, context).is_some() {
            format!("{} ", glyphs.changed)
        } else {
            String::new()
        };
        let origin = step_mark(step, context).map(|mark| format!(" {mark}")).unwrap_or_default();
        format!("{mark}{line}{origin}")
    });
    let steps: Vec<_> = steps.collect();
    if !steps.is_empty() {
        page.push_text(&steps.join(&format!(" {} ", glyphs.arrow)), context.theme.styles.text);
    }
}

/// Writes how to divide now and later, and the previous division if it differs.
pub(super) fn write_division(saved: &Advice, now: &Advice, context: &Ui, page: &mut LineWriter) {
    let Some(rules) = &context.rulebook.segmentation else { return };
    let styles = &context.theme.styles;
    let names = |dimensions: Vec<usize>| {
        let titles = dimensions.iter().map(|&dimension| context.text(&rules.dimensions[dimension].title));
        titles.collect::<Vec<_>>().join(", ")
    };
    let divided_now =
        |advice: &Advice| names(advice.segmentation.now.iter().map(|wanted| wanted.dimension).collect());
    let waits = |advice: &Advice| {
        names(advice.segmentation.later.iter().map(|later| later.candidate.dimension).collect())
    };
    let nothing = |names: String| {
        if names.is_empty() { context.translator.get("whatif-nothing") } else { names }
    };
    for (key, of) in [("whatif-now", &divided_now as &dyn Fn(&Advice) -> String), ("whatif-later", &waits)] {
        let (before, after) = (of(saved), of(now));
        if key == "whatif-later" && before.is_empty() && after.is_empty() {
            continue;
        }
        let changed = before != after;
        let style = if changed { styles.title } else { styles.text };
        let line = context.translate(&Message::new(key).arg("dimensions", nothing(after)));
        page.push_text(&line, style);
        if changed {
            page.push_note(&previous_text(&nothing(before), context), styles.warning, 2);
        }
    }
}

/// Writes the division with the triggers of each later dimension.
pub(super) fn write_long_division(saved: &Advice, now: &Advice, context: &Ui, page: &mut LineWriter) {
    if context.rulebook.segmentation.is_none() {
        return;
    }
    page.push_gap();
    write_division(saved, now, context, page);
    let Some(rules) = &context.rulebook.segmentation else { return };
    let styles = &context.theme.styles;
    for later in &now.segmentation.later {
        let title = context.text(&rules.dimensions[later.candidate.dimension].title);
        let Some(brings) = context.rulebook_reader().activation(later.activation) else { continue };
        let lead = Span::styled(format!("  {} ", context.theme.glyphs.arrow), styles.accent);
        page.push_item(lead, &format!("{title}: {}", sanitize(&brings)), styles.dim);
    }
}

/// Returns what is always visible above the answers: the model, and with enough room the path and the division.
pub(super) fn pinned_lines(
    saved: &Advice,
    now: &Advice,
    context: &Ui,
    width: u16,
    roomy: bool,
) -> Vec<Line<'static>> {
    let mut page = LineWriter::new(context, width);
    write_model(saved, now, context, &mut page);
    if roomy {
        write_short_path(saved, now, context, &mut page);
        write_division(saved, now, context, &mut page);
    }
    page.into_lines()
}
