//! Checks that the parts of one advice agree with each other.
//!
//! For randomly sampled companies the advice is read as JSON, as another program reads it. Its parts are compared with each other
//! and with the hand-written rules of `reference_rules`.

use crate::reference_rules::rules::{self, Buyers, Company};
use rayon::prelude::*;
use salesorg::advice::{Advice, OutcomeDiagram, advise};
use salesorg::document::Reader;
use salesorg::document::advice::AdviceDocument;
use salesorg::locale::{Language, Translator};
use salesorg::rulebook::{QuestionKind, Rulebook};
use serde_json::{Map, Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

const COMPANIES: usize = 5_000;
const MODELS: [&str; 3] = ["island", "assembly_line", "pod"];
const DIMENSIONS: [&str; 4] = ["geography", "product", "customer_size", "vertical"];
/// The questions, except the head count, whose answer a company can change.
const CHOICES: [&str; 3] = ["budget", "named_accounts", "culture"];

/// A random number generator with a fixed seed.
struct Sampler(u64);

impl Sampler {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % bound
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// Returns the answers of a random company. One question in eight is left unknown.
    fn answers(&mut self, rulebook: &Rulebook) -> Map<String, Json> {
        const SELLERS: [u32; 24] =
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 15, 16, 19, 24, 29, 30, 47, 60, 99, 120, 400, 2_500];
        const PRODUCTS: [u32; 7] = [1, 2, 3, 4, 5, 8, 30];
        const NAMES: [&str; 6] = ["Noord", "Oost", "Zuid", "West", "Midden", "Kust"];
        let mut answers = Map::new();
        for question in &rulebook.questions {
            if self.below(8) == 0 {
                continue;
            }
            let value = match &question.kind {
                QuestionKind::Choice(options) => json!(options[self.below(options.len())].id),
                QuestionKind::Integer { .. } if question.id == "team_size" => json!(self.pick(&SELLERS)),
                QuestionKind::Integer { .. } => json!(self.pick(&PRODUCTS)),
                QuestionKind::Names { .. } => json!(NAMES[..self.below(NAMES.len() + 1)]),
            };
            answers.insert(question.id.clone(), value);
        }
        answers
    }
}

/// An advice as JSON, with the company as the hand-written rules take it.
struct Case {
    json: Json,
    company: Company,
}

/// Returns whether two parts of an advice agree.
type Check = fn(&Case) -> bool;

impl Case {
    fn new(rulebook: &Rulebook, json: Json) -> Self {
        let value = |id: &str| {
            let question = &rulebook.questions[rulebook.question_index(id).expect("a question")];
            let answered = Some(&json["answers"][id]).filter(|value| !value.is_null());
            let assumed = question.assumed.as_ref().map(|value| question.to_json(value));
            let value = answered.cloned().or(assumed).expect("a value");
            match &question.kind {
                QuestionKind::Choice(options) => options.iter().position(|option| value == *option.id),
                _ => value.as_u64().and_then(|number| usize::try_from(number).ok()),
            }
            .expect("an option or a number")
        };
        let products = u32::try_from(value("product_count")).expect("a number");
        // Who buys the products is asked only if there are several. Otherwise the buyers count as the same.
        let different = products > 1 && value("product_buyers") == 1;
        let company = Company {
            budget: rules::Budget::ALL[value("budget")],
            team: u32::try_from(value("team_size")).expect("a number"),
            location: rules::Location::ALL[value("customer_location")],
            size: rules::Size::ALL[value("customer_size")],
            industries: rules::Industries::ALL[value("industries")],
            relationship: rules::Relationship::ALL[value("relationship")],
            named: rules::Named::ALL[value("named_accounts")],
            leads: rules::Leads::ALL[value("lead_flow")],
            products,
            buyers: if different { Buyers::Different } else { Buyers::Same },
            culture: rules::Culture::ALL[value("culture")],
        };
        Self { json, company }
    }

    fn model(&self) -> &str {
        self.json["model"]["id"].as_str().expect("a model")
    }

    fn now(&self) -> Vec<&str> {
        ids(&self.json["segmentation"]["now"])
    }

    /// Returns the names of the checks that fail.
    fn contradictions(&self) -> Vec<&'static str> {
        let checks: [(&'static str, Check); 12] = [
            ("model against the rules", Self::model_is_the_rules),
            ("now against the rules", Self::now_is_the_rules),
            ("later against the rules", Self::later_comes_true),
            ("now against the chart", Self::now_is_in_the_chart),
            ("runner-up against ruled out", Self::runner_up_is_not_ruled_out),
            ("what would change it against the levers", Self::routes_are_within_reach),
            ("how sure against what would change it", Self::sureness_agrees_with_the_routes),
            ("first steps against the move", Self::plan_is_one_list),
            ("roles to fill against the chart", Self::roles_to_fill_are_in_the_chart),
            ("people against the chart", Self::people_are_in_the_chart),
            ("next year against the rules", Self::next_year_is_the_rules),
            ("an answer that was not asked", Self::nothing_unasked_is_an_answer),
        ];
        checks.into_iter().filter(|(_, agrees)| !agrees(self)).map(|(name, _)| name).collect()
    }

    fn model_is_the_rules(&self) -> bool {
        self.model() == model_of(&self.company)
    }

    fn now_is_the_rules(&self) -> bool {
        self.now() == now_of(&self.company)
    }

    /// A dimension for later is in use from the team size that the advice names, and not at the size below it.
    fn later_comes_true(&self) -> bool {
        let waits = list(&self.json["segmentation"]["later"]);
        let needs = self.company.needs();
        let is_now = |id: &str, team| now_of(&Company { team, ..self.company }).contains(&id);
        let agrees = |later: &Json| {
            let id = later["id"].as_str().expect("an id");
            let from = later["from"].as_u64().map(|from| u32::try_from(from).expect("a size"));
            // Above 600 sellers nothing changes any more, so the largest sizes stand for the others.
            let larger = (self.company.team + 1..=600).chain([99_999, 100_000]);
            let first = larger.clone().rev().take_while(|&team| is_now(id, team)).last();
            if self.company.budget == rules::Budget::Tight && first.is_none() {
                return from.is_none();
            }
            from == first
        };
        let later: BTreeSet<_> = ids(&self.json["segmentation"]["later"]).into_iter().collect();
        let needed = DIMENSIONS.into_iter().zip(needs).filter(|(_, need)| *need > 0).map(|(id, _)| id);
        let expected: BTreeSet<_> = needed.filter(|id| !self.now().contains(id)).collect();
        later == expected && waits.iter().all(agrees)
    }

    /// A dimension is in use now if and only if the chart has more than one group of it.
    fn now_is_in_the_chart(&self) -> bool {
        let mut groups: BTreeMap<&str, BTreeSet<Vec<&str>>> = BTreeMap::new();
        let (mut folded, mut sellers) = (BTreeSet::new(), 0);
        each_node(&self.json["org_chart"], &mut |node| {
            for id in ids_of_texts(&node["dimensions"]) {
                groups.entry(id).or_default().insert(ids_of_texts(&node["segments"]).collect());
                if node["count"].as_u64().is_some_and(|count| count > 1) {
                    folded.insert(id);
                }
            }
            if node["seller"] == true && list(&node["children"]).is_empty() {
                sellers += node["headcount"].as_u64().expect("a head count");
            }
        });
        let is_divided = |id: &str| folded.contains(id) || groups[id].len() > 1;
        let now: BTreeSet<_> = self.now().into_iter().collect();
        groups.keys().copied().collect::<BTreeSet<_>>() == now
            && now.into_iter().all(is_divided)
            && sellers == u64::from(self.company.team)
    }

    fn runner_up_is_not_ruled_out(&self) -> bool {
        let output: BTreeSet<_> =
            list(&self.json["ruled_out"]).iter().filter_map(|out| out["model"].as_str()).collect();
        let expected: BTreeSet<_> = ruled_out(&self.company).iter().copied().collect();
        let runner_up = self.json["runner_up"]["id"].as_str();
        output == expected
            && !runner_up.is_some_and(|id| output.contains(id))
            && (runner_up.is_some() || MODELS.iter().filter(|id| !output.contains(*id)).count() == 1)
    }

    fn routes_are_within_reach(&self) -> bool {
        let within = |change: &Json| {
            let question = change["question"].as_str().expect("an id");
            let (from, to) = (&change["from"], &change["to"]);
            match question {
                "team_size" => {
                    let [from, to] = [from, to].map(|size| size.as_u64().expect("a size"));
                    from < to && to <= 2 * from
                }
                other => CHOICES.contains(&other),
            }
        };
        let agrees = |flip: &Json| {
            let routes = list(&flip["routes"]);
            let leads = |route: &Json| {
                let model = model_of(&self.changed(list(route)));
                flip["model"] == model && list(route).iter().all(within)
            };
            let first = routes.first().cloned().unwrap_or(Json::Null);
            routes.len() <= 3 && flip["changes"] == first && routes.iter().all(leads)
        };
        list(&self.json["flips"]).iter().all(agrees)
    }

    /// Returns the company after these changes.
    fn changed(&self, changes: &[Json]) -> Company {
        let mut company = self.company;
        for change in changes {
            let to = &change["to"];
            let text = to.as_str().unwrap_or_default();
            match change["question"].as_str().expect("an id") {
                "team_size" => {
                    company.team = to.as_u64().and_then(|to| u32::try_from(to).ok()).expect("a size");
                }
                "budget" => {
                    company.budget = rules::Budget::ALL[place(text, &["tight", "moderate", "ample"])];
                }
                "named_accounts" => company.named = rules::Named::ALL[place(text, &["no", "yes"])],
                "culture" => {
                    let options = ["competitive", "balanced", "collaborative"];
                    company.culture = rules::Culture::ALL[place(text, &options)];
                }
                // Unchanged, so that a route by another question fails the check.
                _ => {}
            }
        }
        company
    }

    /// The advice is firm if and only if no single change within reach leads to another model. If a small change does, it is on
    /// the edge.
    fn sureness_agrees_with_the_routes(&self) -> bool {
        let company = self.company;
        let other = |company: Company| model_of(&company) != self.model();
        let neighbours = |at: usize, far: bool, index: usize| at != index && (far || at.abs_diff(index) == 1);
        let single = |far: bool| {
            let budget = rules::Budget::ALL.iter().enumerate();
            let culture = rules::Culture::ALL.iter().enumerate();
            let largest = if far { company.team.saturating_mul(2) } else { company.team + company.team / 4 };
            budget
                .filter(|(at, _)| neighbours(*at, far, company.budget as usize))
                .map(|(_, &budget)| Company { budget, ..company })
                .chain(
                    culture
                        .filter(|(at, _)| neighbours(*at, far, company.culture as usize))
                        .map(|(_, &culture)| Company { culture, ..company }),
                )
                .chain(
                    rules::Named::ALL
                        .iter()
                        .filter(|named| **named != company.named)
                        .map(|&named| Company { named, ..company }),
                )
                .chain(
                    [3, 10, 30, largest]
                        .into_iter()
                        .filter(|team| (company.team + 1..=largest.min(100_000)).contains(team))
                        .map(|team| Company { team, ..company }),
                )
                .any(other)
        };
        let unanswered = list(&self.json["open_questions"]).iter().filter_map(Json::as_str).count() > 0;
        match self.json["verdict"]["sure"].as_str() {
            Some("firm") => !single(true),
            Some("fairly_firm") => single(true) && !single(false),
            Some("on_the_edge") => single(false) || unanswered,
            _ => false,
        }
    }

    fn plan_is_one_list(&self) -> bool {
        let texts: Vec<_> = list(&self.json["plan"]).iter().map(|step| &step["text"]).collect();
        let alike = texts.iter().enumerate().any(|(at, text)| texts[..at].contains(text));
        let steps = list(&self.json["verdict"]["steps"]);
        let first =
            steps.iter().zip(list(&self.json["plan"])).all(|(step, planned)| *step == planned["brief"]);
        let moves = list(&self.json["move"]["steps"]).iter().all(|step| texts.contains(&&step["text"]));
        !texts.is_empty() && !alike && first && steps.len() <= 3 && moves
    }

    fn roles_to_fill_are_in_the_chart(&self) -> bool {
        let mut roles = BTreeSet::new();
        each_node(&self.json["org_chart"], &mut |node| {
            if node["seller"] == true {
                roles.extend(node["role"].as_str().map(str::to_owned));
            }
        });
        let fill = list(&self.json["move"]["roles_to_fill"]);
        fill.iter().all(|role| role["id"].as_str().is_some_and(|id| roles.contains(id)))
    }
}

impl Case {
    fn people_are_in_the_chart(&self) -> bool {
        let mut managers = 0;
        each_node(&self.json["org_chart"], &mut |node| {
            if matches!(node["role"].as_str(), Some("manager" | "upper_manager")) {
                managers += node["count"].as_u64().unwrap_or(1);
            }
        });
        let people = &self.json["people"];
        let ratio = people["sellers_per_manager"].as_f64();
        let sellers = people["sellers"].as_u64();
        sellers == Some(u64::from(self.company.team))
            && people["managers"].as_u64() == Some(managers)
            && ratio.is_some() == (managers > 0)
    }

    fn next_year_is_the_rules(&self) -> bool {
        let growth = self.json["answers"]["growth"].as_str().unwrap_or("growing");
        let percent = match growth {
            "steady" => 100,
            "fast" => 150,
            _ => 125,
        };
        let team = ((self.company.team * percent + 50) / 100).min(100_000);
        let next_year = &self.json["next_year"];
        if team == self.company.team {
            return next_year.is_null();
        }
        let then = Company { team, ..self.company };
        let now: Vec<_> = ids_of_texts(&next_year["segmentation"]).collect();
        next_year["team_size"] == team && next_year["model"] == model_of(&then) && now == now_of(&then)
    }

    /// A step of the path whose question was not asked is marked so, and is not among the answers.
    fn nothing_unasked_is_an_answer(&self) -> bool {
        let product = self.company.products > 1;
        let unasked = |question: &Json| question == "product_buyers" && !product;
        let path = list(&self.json["model"]["path"]);
        let flips = list(&self.json["flips"]).iter().flat_map(|flip| list(&flip["routes"]));
        path.iter().all(|step| !unasked(&step["question"]) || step["asked"] == false)
            && list(&self.json["comparison"]).iter().all(|panel| {
                let rows = list(&panel["for"]).iter().chain(list(&panel["against"]));
                rows.into_iter().all(|row| !unasked(&row["question"]))
            })
            && flips.into_iter().all(|route| list(route).iter().all(|change| !unasked(&change["question"])))
            && self.json["answers"].get("product_buyers").is_none_or(|_| product)
    }
}

fn place(text: &str, options: &[&str]) -> usize {
    options.iter().position(|option| *option == text).expect("an option")
}

fn model_of(company: &Company) -> &'static str {
    MODELS[company.decide().0 as usize]
}

fn now_of(company: &Company) -> Vec<&'static str> {
    company.decide().1.dimensions().iter().map(|&dimension| DIMENSIONS[usize::from(dimension)]).collect()
}

/// Returns the models that a single answer rules out.
fn ruled_out(company: &Company) -> &'static [&'static str] {
    let one_to_one = company.relationship == rules::Relationship::OneToOne;
    let tight = company.budget == rules::Budget::Tight;
    match company.team {
        ..=2 => &["assembly_line", "pod"],
        ..=29 if tight => &["assembly_line", "pod"],
        _ if one_to_one && tight => &["assembly_line", "pod"],
        _ if one_to_one => &["assembly_line"],
        _ => &[],
    }
}

fn list(json: &Json) -> &[Json] {
    json.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn ids(json: &Json) -> Vec<&str> {
    list(json).iter().filter_map(|item| item["id"].as_str()).collect()
}

fn ids_of_texts(json: &Json) -> impl Iterator<Item = &str> {
    list(json).iter().filter_map(Json::as_str)
}

fn each_node<'a>(node: &'a Json, visit: &mut impl FnMut(&'a Json)) {
    visit(node);
    for child in list(&node["children"]) {
        each_node(child, visit);
    }
}

fn json_of(rulebook: &Rulebook, advice: &Advice) -> Json {
    let words = Translator::new(Language::English);
    let reader = Reader::new(rulebook, &words);
    serde_json::to_value(AdviceDocument::new(&reader, advice)).expect("valid JSON")
}

/// The parts of one advice do not contradict each other, for randomly sampled companies.
#[test]
fn advice_parts_agree_for_sampled_companies() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let outcomes = OutcomeDiagram::new(&rulebook);
    let mut sampler = Sampler(20_261_126);
    let companies: Vec<_> = (0..COMPANIES).map(|_| sampler.answers(&rulebook)).collect();
    let contradictions = companies.par_iter().map(|answers| {
        let read = rulebook.read_answers(answers).expect("the answers are valid");
        let json = json_of(&rulebook, &advise(&rulebook, &outcomes, &read));
        if json["model"].is_null() { Vec::new() } else { Case::new(&rulebook, json).contradictions() }
    });
    let contradictions: Vec<_> = contradictions.collect();
    let mut found: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    for (answers, names) in companies.iter().zip(contradictions) {
        for name in names {
            let entry = found.entry(name).or_insert_with(|| (0, Json::from(answers.clone()).to_string()));
            entry.0 += 1;
        }
    }
    assert!(found.is_empty(), "contradictions in {COMPANIES} companies: {found:#?}");
}
