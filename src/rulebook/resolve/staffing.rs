//! Compiles the rules of the organisation chart: roles, figures and segments.

use super::Resolver;
use super::conditions::{Input, Scope};
use crate::locale::Message;
use crate::rulebook::format::{self, File};
use crate::rulebook::{Coach, ModelStaffing, Slot, StaffedRole, Staffing, UnnamedSegments};
use std::fmt::Display;

/// Proportions are stored in millionths.
const MILLION: f64 = 1e6;

/// The largest value of a figure: ten times the largest team.
const MAX_FIGURE: u32 = 1_000_000;

impl Resolver {
    pub(super) fn staffing(&mut self, staffing: &format::Staffing, file: &File) -> Staffing {
        for (index, figure) in staffing.defaults.iter().enumerate() {
            self.check_figure(&format_args!("/staffing/defaults/{index}"), figure);
        }
        let headcount =
            self.resolve_number_question(&"/staffing/headcount", &staffing.headcount).unwrap_or_default();
        let span_figure = self.figure_index(&"/staffing/span", &staffing.span, file).unwrap_or_default();
        let span = self.whole_figure(&"/staffing/span", span_figure, Staffing::MIN_SPAN, file);
        let (max_span_figure, max_span) =
            self.optional_figure(&"/staffing/span_most", staffing.span_most.as_ref(), span, span, file);
        let (min_span_figure, min_span) =
            self.optional_figure(&"/staffing/span_least", staffing.span_least.as_ref(), 1, 1, file);
        let coach = staffing.coach.as_ref().map(|coach| self.coach(coach, file));
        let models = (file.models.iter().enumerate())
            .map(|(index, model)| {
                let at = format_args!("/models/{index}/staffing");
                let own = model.staffing.as_ref()?;
                Some(self.model_staffing(&at, own, &model.roles, span, file))
            })
            .collect();
        Staffing {
            headcount,
            span_figure,
            span,
            max_span_figure,
            max_span,
            min_span_figure,
            min_span,
            leader: staffing.leader.clone(),
            manager: staffing.manager.clone(),
            upper: staffing.upper.clone(),
            further: staffing.further.clone(),
            coach,
            alone: staffing.alone.clone(),
            defaults: staffing.defaults.clone(),
            models,
        }
    }

    fn coach(&mut self, coach: &format::Coach, file: &File) -> Coach {
        let min_others_figure =
            self.figure_index(&"/staffing/coach/least", &coach.least, file).unwrap_or_default();
        let least = self.whole_figure(&"/staffing/coach/least", min_others_figure, 1, file);
        let max_others_figure =
            self.figure_index(&"/staffing/coach/most", &coach.most, file).unwrap_or_default();
        let most = self.whole_figure(&"/staffing/coach/most", max_others_figure, least, file);
        Coach {
            min_others_figure,
            min_others: least,
            max_others_figure,
            max_others: most,
            title: coach.title.clone(),
            few: coach.few.clone(),
        }
    }

    /// Compiles an optional figure as a whole number of at least `min_span`. Returns its index and value; `absent` is the
    /// value without a figure.
    fn optional_figure(
        &mut self,
        at: &dyn Display,
        id: Option<&String>,
        absent: u32,
        min: u32,
        file: &File,
    ) -> (Option<usize>, u32) {
        let figure = id.and_then(|id| self.figure_index(at, id, file));
        (figure, figure.map_or(absent, |figure| self.whole_figure(at, figure, min, file)))
    }

    fn model_staffing(
        &mut self,
        at: &dyn Display,
        staffing: &format::ModelStaffing,
        roles: &[format::Role],
        span: u32,
        file: &File,
    ) -> ModelStaffing {
        if staffing.roles.is_empty() || staffing.roles.len() > Staffing::MAX_ROLES {
            let message = Message::new("rulebook-staffed-roles").arg("most", Staffing::MAX_ROLES);
            self.report(format_args!("{at}/roles"), message);
        }
        if staffing.unit.is_none() && staffing.shape == format::Shape::Unit {
            self.report(format_args!("{at}/unit"), Message::new("rulebook-empty"));
        }
        let dimensions = file.segmentation.as_ref().map_or(0, |segmentation| segmentation.dimensions.len());
        let from = &staffing.divides_from;
        let rising = from.windows(2).all(|pair| pair[0] < pair[1]);
        let fits = from.is_empty() || rising && from.len() == dimensions;
        if !fits {
            let message = Message::new("rulebook-divides-from").arg("dimensions", dimensions);
            self.report(format_args!("{at}/divides_from"), message);
        }
        let size = format_args!("{at}/size");
        let size_figure = staffing.size.as_ref().and_then(|id| self.figure_index(&size, id, file));
        let known: Vec<_> = roles.iter().map(|role| &*role.id).collect();
        let mut staffed = Vec::new();
        for (number, part) in staffing.roles.iter().enumerate() {
            let at = format_args!("{at}/roles/{number}");
            let role = known.iter().position(|id| *id == part.role);
            if role.is_none() {
                self.report_unknown_id(&format_args!("{at}/role"), &part.role, &known);
            }
            let proportion = part.proportion.as_ref();
            let figure =
                proportion.and_then(|id| self.figure_index(&format_args!("{at}/proportion"), id, file));
            let value = figure.zip(file.staffing.as_ref()).map_or(1.0, |(at, all)| all.defaults[at].value);
            // An invalid figure is reported at its definition.
            let weight = round_to_u64(value * MILLION).unwrap_or(1).max(1);
            staffed.push(StaffedRole {
                role: role.unwrap_or_default(),
                figure,
                weight,
                note: part.note.clone(),
            });
        }
        ModelStaffing {
            shape: staffing.shape,
            unit: staffing.unit.clone(),
            size_figure,
            size: size_figure.map_or(span, |figure| self.whole_figure(&size, figure, 1, file)),
            roles: staffed,
        }
    }

    /// Compiles the segments that a dimension has as long as the user has named none.
    pub(super) fn segments(
        &mut self,
        at: &dyn Display,
        dimension: &format::Dimension,
        file: &File,
    ) -> UnnamedSegments {
        let range = 1..=UnnamedSegments::MAX;
        let fixed = u32::try_from(dimension.segments.len()).unwrap_or(u32::MAX);
        for (part, number) in
            [("segments", fixed.max(1)), ("assumed_segments", dimension.assumed_segments.unwrap_or(1))]
        {
            if !range.contains(&number) {
                let message = Message::new("problem-out-of-range").arg("value", number);
                let message = message.arg("min", 1_u32).arg("max", UnnamedSegments::MAX);
                self.report(format_args!("{at}/{part}"), message);
            }
        }
        let most = dimension.most.as_ref().and_then(|id| {
            let at = format_args!("{at}/most");
            let figure = self.figure_index(&at, id, file)?;
            Some((figure, self.whole_figure(&at, figure, 1, file).min(UnnamedSegments::MAX)))
        });
        UnnamedSegments {
            assumed_count: dimension.assumed_segments,
            fixed: dimension.segments.clone(),
            count_question: dimension
                .count
                .as_ref()
                .and_then(|id| self.resolve_number_question(&format_args!("{at}/count"), id)),
            max_count: most,
            others: dimension.others.clone(),
        }
    }

    /// Returns the slot of a question with this id whose answer is a number.
    fn resolve_number_question(&mut self, at: &dyn Display, id: &str) -> Option<Slot> {
        let slot = self.resolve_slot(at, id, Scope::Before(self.names.questions))?;
        let is_number = matches!(self.names.inputs[slot], Input::Numbers(..));
        if !is_number {
            self.report(at, Message::new("rulebook-wrong-kind"));
        }
        is_number.then_some(slot)
    }

    /// Checks the range of a figure.
    pub(super) fn check_figure(&mut self, at: &dyn Display, figure: &format::Figure) {
        if !(1.0 / MILLION..=f64::from(MAX_FIGURE)).contains(&figure.value) {
            let message = Message::new("rulebook-figure").arg("least", "0.000001");
            self.report(format_args!("{at}/value"), message.arg("most", MAX_FIGURE));
        }
    }

    /// Returns the index of the figure with this id.
    fn figure_index(&mut self, at: &dyn Display, id: &str, file: &File) -> Option<usize> {
        let known: Vec<_> =
            file.staffing.iter().flat_map(|staffing| &staffing.defaults).map(|figure| &*figure.id).collect();
        let index = known.iter().position(|known| *known == id);
        if index.is_none() {
            self.report_unknown_id(at, id, &known);
        }
        index
    }

    /// Returns a figure's value as a whole number of at least `min_span`.
    fn whole_figure(&mut self, at: &dyn Display, figure: usize, min: u32, file: &File) -> u32 {
        let figure = file.staffing.as_ref().and_then(|staffing| staffing.defaults.get(figure));
        // A missing figure is reported where it is named.
        figure.map_or(min, |figure| self.whole_number(at, figure.value, min))
    }

    /// Returns `value` as a whole number of at least `min_span`. Reports a fraction or a number out of range and returns
    /// `min_span`.
    pub(super) fn whole_number(&mut self, at: &dyn Display, value: f64, min: u32) -> u32 {
        // `to_string` writes a decimal point only for fractions.
        match value.to_string().parse() {
            Ok(whole) if (min..=MAX_FIGURE).contains(&whole) => whole,
            _ => {
                let message = Message::new("rulebook-whole-figure").arg("value", format_figure(value));
                let message = message.arg("least", min).arg("most", MAX_FIGURE);
                self.report(at, message);
                min
            }
        }
    }
}

/// Formats a figure for a message. Numbers with very many digits are shortened.
fn format_figure(value: f64) -> String {
    if value.abs() < 1e15 { value.to_string() } else { format!("{value:e}") }
}

/// Rounds to the nearest whole number. Returns `None` for a negative number or NaN.
fn round_to_u64(value: f64) -> Option<u64> {
    format!("{value:.0}").parse().ok()
}

#[cfg(test)]
mod tests {
    use crate::locale::{Language, Problem, Translator};
    use crate::rulebook::Rulebook;
    use crate::rulebook::tests::COMMUTE;
    use serde_json::{Value as Json, json};

    /// Loads the small rulebook with a chart after `change`. The errors are places and message keys.
    fn load_with_chart(change: impl FnOnce(&mut Json)) -> Result<Rulebook, Vec<(String, &'static str)>> {
        load_with_chart_problems(change).map_err(|problems| {
            problems.into_iter().map(|problem| (problem.at, problem.message.key())).collect()
        })
    }

    fn load_with_chart_problems(change: impl FnOnce(&mut Json)) -> Result<Rulebook, Vec<Problem>> {
        let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
        let text = |text: &str| json!({"en": text});
        file["staffing"] = json!({
            "headcount": "distance", "span": "span", "leader": text("Driver"), "manager": {"title": text("Guard")},
            "defaults": [{"id": "span", "title": text("Span"), "value": 4, "origin": text("Ours.")},
                {"id": "half", "title": text("Half"), "value": 0.5, "origin": text("Ours.")}]});
        let role = json!({"id": "rider", "title": text("Rider"), "short": text("R"), "does": text("Rides.")});
        file["models"][0]["roles"] = json!([role]);
        file["models"][0]["staffing"] =
            json!({"shape": "unit", "unit": text("Pair {n}"), "size": "span", "roles": [{"role": "rider"}]});
        file["segmentation"]["dimensions"][0]["count"] = json!("bags");
        file["segmentation"]["dimensions"][0]["most"] = json!("span");
        change(&mut file);
        Rulebook::load(file.to_string().into_bytes())
    }

    fn first_problem(change: impl FnOnce(&mut Json)) -> (String, &'static str) {
        load_with_chart(change).expect_err("the rulebook is invalid").swap_remove(0)
    }

    /// Ids become indices, figures become numbers, and absent limits have their defaults.
    #[test]
    fn staffing_resolves_ids_and_figures() {
        let rulebook = load_with_chart(|_| ()).expect("the rulebook is valid");
        let staffing = rulebook.staffing.expect("the rulebook has a chart");
        assert_eq!((staffing.headcount, staffing.span, staffing.span_figure), (0, 4, 0));
        assert_eq!(staffing.lead(0), staffing.lead(7), "nobody is named above managers");
        assert_eq!((staffing.max_span, staffing.min_span), (4, 1), "the span, and nobody is too few");
        let model = staffing.models[0].as_ref().expect("the model has a chart");
        assert_eq!((model.size, model.roles[0].weight, model.roles[0].figure), (4, 1_000_000, None));
        assert!(staffing.models[1].is_none());
        let limits =
            |rulebook: Rulebook| rulebook.segmentation.expect("the rulebook has a segmentation").divides_from;
        let from = |file: &mut Json| file["models"][0]["staffing"]["divides_from"] = json!([3, 8]);
        assert_eq!(
            limits(load_with_chart(from).expect("the rulebook is valid")),
            [vec![3, 8], vec![], vec![]]
        );
        let none = load_with_chart(|file| {
            from(file);
            file["staffing"] = Json::Null;
            file["models"][0]["staffing"]["size"] = Json::Null;
            file["segmentation"]["dimensions"][0]["most"] = Json::Null;
        });
        assert_eq!(
            limits(none.expect("the rulebook is valid")),
            [vec![], vec![], vec![] as Vec<u32>],
            "nobody to staff it"
        );
        let rulebook =
            load_with_chart(|file| file["models"][0]["staffing"]["roles"][0]["proportion"] = json!("half"));
        let staffing = rulebook.expect("the rulebook is valid").staffing.expect("the rulebook has a chart");
        assert_eq!(staffing.models[0].as_ref().expect("the model has a chart").roles[0].weight, 500_000);
    }

    /// Figures have a range, and counts of people must be whole numbers.
    #[test]
    fn staffing_checks_the_range_of_figures() {
        let messages = |value: Json| {
            let change = |file: &mut Json| file["staffing"]["defaults"][0]["value"] = value;
            let problems = load_with_chart_problems(change).err().unwrap_or_default();
            let words = Translator::new(Language::English);
            problems.iter().map(|problem| words.translate_problem(problem)).collect::<Vec<_>>()
        };
        assert_eq!(messages(json!(3)), [""; 0]);
        assert_eq!(messages(json!(1_000_000)), [""; 0]);
        let size = |value: &str, least: u32| {
            format!("{value} does not fit: expected a whole number from {least} to 1,000,000")
        };
        let [most, span] = [format!("/segmentation/dimensions/0/most: {}", size("3.5", 1)), size("3.5", 3)];
        let units = format!("/models/0/staffing/size: {}", size("3.5", 1));
        assert_eq!(messages(json!(3.5)), [most, format!("/staffing/span: {span}"), units]);
        for (value, shown) in [(json!(4_294_967_296_u64), "4294967296"), (json!(1e300), "1e300")] {
            let told = [
                format!("/segmentation/dimensions/0/most: {}", size(shown, 1)),
                "/staffing/defaults/0/value: expected a figure from 0.000001 to 1,000,000".to_owned(),
                format!("/staffing/span: {}", size(shown, 3)),
                format!("/models/0/staffing/size: {}", size(shown, 1)),
            ];
            assert_eq!(messages(value), told);
        }
        // A proportion may be a fraction, but has a maximum as well.
        let half = |value: Json| load_with_chart(|file| file["staffing"]["defaults"][1]["value"] = value);
        assert!(half(json!(2.5)).is_ok() && half(json!(0.000_001)).is_ok());
        for value in [json!(1e19), json!(0.000_000_9), json!(0)] {
            let at = ("/staffing/defaults/1/value".to_owned(), "rulebook-figure");
            assert_eq!(half(value).expect_err("the rulebook is invalid"), [at]);
        }
    }

    /// Each error in the rules of the chart is reported at its place.
    #[test]
    fn staffing_reports_errors_at_their_place() {
        let at = |place: &str, key| (place.to_owned(), key);
        let found = first_problem(|file| file["staffing"]["span"] = json!("half"));
        assert_eq!(found, at("/staffing/span", "rulebook-whole-figure"));
        let found = first_problem(|file| file["staffing"]["span"] = json!("spin"));
        assert_eq!(found, at("/staffing/span", "rulebook-unknown-id-near"));
        let found = first_problem(|file| file["staffing"]["defaults"][1]["value"] = json!(-1));
        assert_eq!(found, at("/staffing/defaults/1/value", "rulebook-figure"));
        let found = first_problem(|file| file["staffing"]["headcount"] = json!("weather"));
        assert_eq!(found, at("/staffing/headcount", "rulebook-wrong-kind"));
        let found = first_problem(|file| file["models"][0]["staffing"]["roles"] = json!([]));
        assert_eq!(found, at("/models/0/staffing/roles", "rulebook-staffed-roles"));
        let found = first_problem(|file| file["models"][0]["staffing"]["roles"][0]["role"] = json!("reader"));
        assert_eq!(found, at("/models/0/staffing/roles/0/role", "rulebook-unknown-id-known"));
        let found = first_problem(|file| file["models"][0]["staffing"]["unit"] = Json::Null);
        assert_eq!(found, at("/models/0/staffing/unit", "rulebook-empty"));
        let found =
            first_problem(|file| file["segmentation"]["dimensions"][1]["assumed_segments"] = json!(51));
        assert_eq!(found, at("/segmentation/dimensions/1/assumed_segments", "problem-out-of-range"));
        let found = first_problem(|file| file["segmentation"]["dimensions"][0]["count"] = json!("stops"));
        assert_eq!(found, at("/segmentation/dimensions/0/count", "rulebook-condition-on-names"));
        for from in [json!([8]), json!([8, 8]), json!([16, 8]), json!([2, 8, 16])] {
            let found = first_problem(|file| file["models"][0]["staffing"]["divides_from"] = from);
            assert_eq!(found, at("/models/0/staffing/divides_from", "rulebook-divides-from"));
        }
        let found = first_problem(|file| file["staffing"]["upper"] = json!([{"title": {}}]));
        assert_eq!(found, at("/staffing/upper/0/title", "rulebook-text-missing"));
        let found =
            first_problem(|file| file["staffing"]["further"] = json!({"title": {"en": "F"}, "inline": {}}));
        assert_eq!(found, at("/staffing/further/inline", "rulebook-text-missing"));
        let found = first_problem(|file| {
            file["staffing"]["span_most"] = json!("most");
            let most = json!({"id": "most", "title": {"en": "M"}, "value": 3, "origin": {"en": "O"}});
            file["staffing"]["defaults"].as_array_mut().expect("a list").push(most);
        });
        assert_eq!(found, at("/staffing/span_most", "rulebook-whole-figure"), "less than the span");
    }
}
