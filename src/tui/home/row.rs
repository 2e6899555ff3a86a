//! Summarises a saved session as a row of the list.

use super::actions::problems_text;
use crate::document::Reader;
use crate::locale::{Message, Translator, display_name, sanitize, time};
use crate::rulebook::Rulebook;
use crate::session::{ListedFile, SavedAdvice, Summary, shown_name};
use crate::tui::search_key::search_key;
use crate::tui::ui::Ui;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::borrow::Cow;
use std::path::PathBuf;

/// A saved session, or a file that cannot be read as one.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// The session's file.
    pub path: PathBuf,
    /// The session's name.
    pub name: String,
    /// The search key of the name, by which sessions are sorted and names are compared.
    pub name_key: String,
    /// The client that the session belongs to.
    pub client: Option<String>,
    /// The search key of the client; empty without one.
    pub client_key: String,
    /// When the session was begun; `None` for a file that cannot be read.
    pub created: Option<Timestamp>,
    /// The title of the session's rulebook, if it is another one than the home screen's.
    pub rulebook_title: Option<String>,
    /// The note that the session's rulebook, if it is another one, does not have the interface's language.
    pub note: Option<String>,
    /// How far the interview is, or what was advised and decided.
    pub status: String,
    /// The day on which to review the decision.
    pub review_on: Option<Date>,
    /// The search key of everything that a search may name: name, client, status, models, notes, dates, rulebook title
    /// and id.
    pub search_key: String,
    /// Whether the interview is finished.
    pub is_completed: bool,
    /// Everything that is wrong with the file, if it cannot be read.
    pub problem: Option<String>,
}

impl SessionRow {
    /// Creates the row of a session. `others` are the other rulebooks built into the program.
    pub fn new(context: &Ui, others: &[Rulebook], listed: &ListedFile) -> Self {
        match listed {
            ListedFile::Valid(summary) => Self::from_summary(context, others, summary),
            ListedFile::Damaged { path, problems } => {
                let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                let problem_list = problems_text(problems, context);
                let status = context.translator.get("home-damaged");
                Self {
                    search_key: search_key(&format!("{file} {status}")),
                    path: path.clone(),
                    name: sanitize(&file).into_owned(),
                    name_key: search_key(&file),
                    client: None,
                    client_key: String::new(),
                    created: None,
                    rulebook_title: None,
                    note: None,
                    status,
                    review_on: None,
                    is_completed: false,
                    problem: Some(
                        context.translate(&Message::new("home-damaged-check").arg("wrong", problem_list)),
                    ),
                }
            }
        }
    }

    fn from_summary(context: &Ui, others: &[Rulebook], summary: &Summary) -> Self {
        let is_own = summary.rulebook.id == context.rulebook.id;
        let other_rulebook = others.iter().find(|other| !is_own && other.id == summary.rulebook.id);
        let other = other_rulebook.map(|other| Reader::new(other, &context.translator));
        let rulebook_title = match &other {
            None if is_own => None,
            None => Some(sanitize(&summary.rulebook.id).into_owned()),
            Some(other) => Some(other.text(&other.rulebook.title).into_owned()),
        };
        let reader = if is_own { Some(context.rulebook_reader()) } else { other };
        let title = |id: &str| match &reader {
            Some(reader) => model_title(reader, id),
            None => sanitize(id).into_owned(),
        };
        let decided = summary.choice.as_ref().map(|choice| &*choice.model).filter(|model| !model.is_empty());
        let status = match (&summary.advice, &decided) {
            (Some(advice), Some(decided)) if *decided != &*advice.model => {
                let message = Message::new("home-decided-otherwise").arg("advised", title(&advice.model));
                context.translate(&message.arg("decided", title(decided)))
            }
            (None, Some(decided)) => {
                context.translate(&Message::new("home-decided").arg("decided", title(decided)))
            }
            (Some(advice), _) if summary.completed => match &reader {
                Some(reader) => advice_text(reader, advice),
                None => title(&advice.model),
            },
            _ => context.translate(&Message::new("home-progress").arg("count", summary.answer_count)),
        };
        let name = if summary.name.is_empty() { &summary.id } else { &summary.name };
        let name = shown_name(name, &context.translator);
        let client = summary.client.as_deref().map(display_name);
        let mut searched = search_terms(context, summary);
        searched.extend(summary.advice.iter().map(|advice| title(&advice.model)));
        searched.extend(decided.map(title));
        searched.extend([name.clone(), status.clone()]);
        searched.extend(client.clone());
        searched.extend(rulebook_title.clone());
        Self {
            search_key: search_key(&searched.join(" ")),
            path: summary.path.clone(),
            name_key: search_key(&name),
            name,
            client_key: client.as_deref().map(search_key).unwrap_or_default(),
            client,
            created: Some(summary.created_at),
            rulebook_title,
            note: reader.filter(|_| !is_own).and_then(|other| other.language_remark()),
            status,
            review_on: summary.choice.as_ref().and_then(|choice| choice.review_on),
            is_completed: summary.completed,
            problem: None,
        }
    }

    /// Returns the status, preceded by a reminder if the day to review the decision has come.
    pub fn status_line(&self, context: &Ui, today: Date) -> Cow<'_, str> {
        if self.review_on.is_some_and(|day| day <= today) {
            return context.translate(&Message::new("home-due").arg("state", &*self.status)).into();
        }
        (&*self.status).into()
    }

    /// Returns whether the interview can be resumed.
    pub fn is_unfinished(&self) -> bool {
        !self.is_completed && self.problem.is_none()
    }
}

/// Returns what a search finds a session by that its row does not show: id, notes, dates in figures and in words, whether
/// the interview is finished, and whether something else was decided than advised.
fn search_terms(context: &Ui, summary: &Summary) -> Vec<String> {
    let (words, zone) = (&context.translator, &context.time_zone);
    let mut terms = vec![summary.id.clone()];
    terms.extend(summary.notes.iter().cloned());
    for day in [summary.created_at, summary.updated_at].map(|time| time::date(time, zone)) {
        terms.extend([day.to_string(), time::date_in_words(day, words)]);
    }
    terms.push(words.get(if summary.completed { "home-filter-finished" } else { "home-filter-unfinished" }));
    let advised = summary.advice.as_ref().map(|advice| &*advice.model);
    let decided = summary.choice.as_ref().map(|choice| &*choice.model).filter(|model| !model.is_empty());
    if advised.is_some() && decided.is_some() && advised != decided {
        terms.push(words.get("home-filter-otherwise"));
    }
    terms
}

/// Returns the title of a model, or its id if today's rulebook does not have it.
fn model_title(reader: &Reader, id: &str) -> String {
    let model = reader.rulebook.models.iter().find(|model| model.id == id);
    model.map_or_else(|| sanitize(id), |model| reader.text(&model.title)).into_owned()
}

fn advice_text(reader: &Reader, advice: &SavedAdvice) -> String {
    let rulebook = reader.rulebook;
    let model = model_title(reader, &advice.model);
    let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
    let titles: Vec<_> =
        dimensions.map(|dimension| (&*dimension.id, reader.text(&dimension.title))).collect();
    let segments = advice.segmentation.iter().map(|id| {
        titles
            .iter()
            .find(|(own, _)| own == id)
            .map_or_else(|| sanitize(id).into_owned(), |(_, t)| t.to_string())
    });
    let segments: Vec<_> = segments.collect();
    if segments.is_empty() { model } else { format!("{model}: {}", segments.join(", ")) }
}

/// Says how long ago `then` was, from 60 days on as a date in `zone`.
pub(super) fn age(then: Timestamp, now: Timestamp, zone: &TimeZone, translator: &Translator) -> Message {
    let minutes = now.as_second().saturating_sub(then.as_second()).max(0) / 60;
    let (key, count) = match minutes {
        0..2 => return Message::new("home-age-now"),
        2..90 => ("home-age-minutes", minutes),
        90..2160 => ("home-age-hours", (minutes + 30) / 60),
        2160..86400 => ("home-age-days", (minutes + 720) / 1440),
        _ => {
            let date = time::date_in_figures(time::date(then, zone), translator);
            return Message::new("home-age-date").arg("date", date);
        }
    };
    Message::new(key).arg("count", count.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::age;
    use crate::locale::{Language, Translator};
    use jiff::tz::TimeZone;
    use jiff::{SignedDuration, Timestamp};

    /// The unit grows from minutes to hours and days, and a long time ago is a date.
    #[test]
    fn age_uses_the_unit_that_fits() {
        let then: Timestamp = "2026-11-23T09:45:00Z".parse().expect("a valid time");
        let translator = Translator::new(Language::English);
        let after = |minutes: i64| {
            let message = age(then, then + SignedDuration::from_mins(minutes), &TimeZone::UTC, &translator);
            (message.key(), message.args().first().map(|(_, arg)| format!("{arg:?}")))
        };
        let number = |n: u64| Some(format!("Number({n})"));
        assert_eq!(after(1), ("home-age-now", None));
        assert_eq!(after(-60), ("home-age-now", None));
        assert_eq!(after(89), ("home-age-minutes", number(89)));
        assert_eq!(after(90), ("home-age-hours", number(2)));
        assert_eq!(after(36 * 60), ("home-age-days", number(2)));
        assert_eq!(after(100 * 1440), ("home-age-date", Some("Text(\"2026-11-23\")".to_owned())));
    }
}
