//! Tests of whole batches, in memory.

use super::{Batch, LineFormat, LineSource, RunResult, Source, company, quick, run};
use crate::locale::{Language, Translator};
use crate::rulebook::{Answers, QuestionKind, Rulebook};
use crate::workflow::spreadsheet::{Separator, Spreadsheet};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};
use proptest::proptest;
use serde_json::{Value as Json, json};
use std::io::{self, Read, Write};
use std::sync::{Arc, LazyLock};

static RULEBOOK: LazyLock<Arc<Rulebook>> =
    LazyLock::new(|| Arc::new(Rulebook::shipped().expect("the shipped rulebook is valid")));

pub(super) fn batch(format: LineFormat) -> Batch {
    Batch {
        rulebook: Arc::clone(&RULEBOOK),
        is_requested: false,
        language: Language::English,
        format,
        ascii: false,
    }
}

/// Runs a batch with blocks of `block_bytes` bytes and returns its lines.
fn run_in_blocks(batch: &Batch, input: &[u8], block_bytes: usize, threads: usize) -> (String, RunResult) {
    let mut output = Vec::new();
    let result =
        run(batch, Source::Lines(LineSource::new(input, block_bytes)), &mut output, threads, &|_, _| ());
    (String::from_utf8(output).expect("the output is UTF-8"), result)
}

fn lines(input: &str) -> Vec<Json> {
    let (output, _) = run_in_blocks(&batch(LineFormat::Json), input.as_bytes(), 1 << 16, 1);
    output.lines().map(|line| serde_json::from_str(line).expect("the line is JSON")).collect()
}

/// A company gets the model, the division and the assumed questions that `advise` finds, in each form of a line.
#[test]
fn batch_decides_each_form_of_a_line() {
    let answers = r#"{"budget": "ample", "team_size": 24, "customer_location": "several_regions"}"#;
    let session =
        std::fs::read_to_string("tests/data/sessions/sample-decided.json").expect("the file exists");
    let session: Json = serde_json::from_str(&session).expect("the session is JSON");
    let input = format!("{answers}\n{{\"id\": \"a b\", \"answers\": {answers}}}\n{session}\n");
    let found = lines(&input);
    let mut expected = found[0].clone();
    assert_eq!((&expected["line"], &expected["id"]), (&json!(1), &Json::Null));
    assert_eq!(expected["segmentation"], json!(["geography"]));
    assert!(expected["assumed"].as_array().expect("a list").contains(&json!("growth")));
    (expected["line"], expected["id"]) = (json!(2), json!("a b"));
    assert_eq!(found[1], expected);
    assert_eq!((&found[2]["id"], &found[2]["model"]), (&session["id"], &session["advice"]["model"]));
}

/// Nothing is advised from nothing, and empty lines are no companies but count as lines.
#[test]
fn batch_advises_nothing_without_essential_answers() {
    let found = lines("{}\n\n \n{\"growth\": \"fast\"}");
    assert_eq!(found.iter().map(|line| &line["line"]).collect::<Vec<_>>(), [&json!(1), &json!(4)]);
    assert!(found.iter().all(|line| line["model"].is_null() && line["segmentation"] == json!([])));
}

/// A line that cannot be read becomes a line with all of its problems, and the others are decided.
#[test]
fn batch_reports_bad_lines_in_their_place() {
    let found = lines(concat!(
        "{\"budget\": \"ampel\", \"team_size\": 0}\n",
        "{\"budget\": \"ample\"}\n",
        "not json\n",
        "[]\n",
        "{\"id\": 7, \"answers\": {\"budget\": \"ample\", \"budget\": \"tight\"}}\n",
        "{\"id\": 8, \"budget\": \"ample\"}\n",
        "{\"id\": 9, \"answers\": 1, \"x\": 2}\n",
        "{\"id\": [1], \"answers\": {\"budget\": \"ample\"}}\n",
    ));
    let places = |line: &Json| {
        let problems = line["error"]["problems"].as_array().cloned().unwrap_or_default();
        problems
            .iter()
            .map(|problem| problem["at"].as_str().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    let expected: [&[&str]; 8] =
        [&["budget", "team_size"], &[], &[""], &[""], &["answers.budget"], &["id"], &["x", "answers"], &[]];
    assert_eq!(found.iter().map(places).collect::<Vec<_>>(), expected);
    let ids: Vec<_> = found.iter().map(|line| line["id"].clone()).collect();
    assert_eq!(
        ids,
        [Json::Null, Json::Null, Json::Null, Json::Null, json!(7), json!(8), json!(9), json!([1])]
    );
    assert_eq!(found[1]["model"], found[7]["model"]);
}

/// Order and content do not depend on the size of blocks or the number of threads.
#[test]
fn batch_gives_the_same_lines_in_any_blocks_and_threads() {
    let one = |number: usize| match number % 7 {
        0 => "broken".to_owned(),
        1 => String::new(),
        2 => {
            format!("{{\"id\": {number}, \"answers\": {{\"team_size\": {number}, \"lead_flow\": \"many\"}}}}")
        }
        _ => format!("{{\"team_size\": {}, \"budget\": \"moderate\"}}", number + 1),
    };
    let input: Vec<_> = (1..500).map(one).collect();
    let input = input.join("\r\n");
    for format in [LineFormat::Json, LineFormat::Csv] {
        let batch = batch(format);
        let (expected, whole) = run_in_blocks(&batch, input.as_bytes(), 1 << 20, 1);
        assert_eq!(
            whole.tally.companies(),
            expected.lines().count() as u64 - u64::from(format == LineFormat::Csv)
        );
        for (block_bytes, threads) in [(1, 1), (1, 3), (100, 2), (5000, 4)] {
            let (found, result) = run_in_blocks(&batch, input.as_bytes(), block_bytes, threads);
            assert_eq!(found, expected, "{block_bytes} {threads}");
            assert_eq!(result.tally, whole.tally, "{block_bytes} {threads}");
        }
    }
}

/// A whole advice is the one of `advise --format json`.
#[test]
fn batch_writes_whole_advice() {
    let input = "{\"id\": \"a\", \"answers\": {\"team_size\": 24}}\n{}\nx\n";
    let (output, _) = run_in_blocks(&batch(LineFormat::FullJson), input.as_bytes(), 1 << 16, 1);
    let found: Vec<Json> = output.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(found[0]["advice"]["format"], json!("salesorg.advice"));
    assert_eq!(found[0]["advice"]["answers"], json!({"team_size": 24}));
    assert!(found[1]["advice"]["model"].is_null() && found[1]["id"].is_null());
    assert_eq!(found[2]["error"]["problems"].as_array().map(Vec::len), Some(1));
}

/// A spreadsheet gives the same lines as the same answers in JSON, with the row numbers and names of its companies.
#[test]
fn batch_reads_spreadsheets() {
    let rows = "Naam;Teamgrootte;budget;Region names\r\nAcme;1.000;Ruim;\r\n;;;\r\n'b';24;krap;\"North;South\"\r\nBad;x;?;\r\n";
    let sheet = Spreadsheet::open(rows.as_bytes(), Separator::Detect, &RULEBOOK, Language::Dutch);
    let sheet = sheet.expect("the header is right").expect("it has content");
    let mut output = Vec::new();
    let result = run(&batch(LineFormat::Json), Source::Rows(sheet), &mut output, 2, &|_, _| ());
    let found: Vec<Json> =
        output.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    let mut expected = lines(concat!(
        "\n{\"id\": \"Acme\", \"answers\": {\"team_size\": 1000, \"budget\": \"ample\"}}\n\n",
        "{\"id\": \"'b'\", \"answers\": {\"team_size\": 24, \"budget\": \"tight\", \"region_names\": [\"North\", \"South\"]}}\n",
    ));
    assert_eq!(found[2]["line"], json!(5));
    assert_eq!(found[2]["error"]["problems"].as_array().map(Vec::len), Some(2));
    expected.push(found[2].clone());
    assert_eq!(found, expected);
    assert_eq!((result.tally.companies(), result.tally.failed), (3, 1));
}

/// A writer that fails after some bytes.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A reader that fails at the end of its bytes.
struct Torn<'a>(&'a [u8]);

impl Read for Torn<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self.0.read(bytes) {
            Ok(0) => Err(io::ErrorKind::ConnectionReset.into()),
            read => read,
        }
    }
}

/// A batch ends at the first error of input or output, and lines before it are written.
#[test]
fn batch_ends_at_the_first_error() {
    use super::BatchError;
    let input = "{\"team_size\": 5}\n".repeat(1000);
    for threads in [1, 3] {
        let batch = batch(LineFormat::Json);
        let full = run(
            &batch,
            Source::Lines(LineSource::new(input.as_bytes(), 100)),
            Full(5000),
            threads,
            &|_, _| (),
        );
        assert!(matches!(full.error, Some(BatchError::Write(_))), "{:?}", full.error);
        let mut output = Vec::new();
        let torn = Torn(input.as_bytes());
        let torn = run(&batch, Source::Lines(LineSource::new(torn, 100)), &mut output, threads, &|_, _| ());
        assert!(matches!(torn.error, Some(BatchError::Read(_))), "{:?}", torn.error);
        assert_eq!(torn.tally.companies(), 1000);
    }
}

/// A defect in one worker ends the batch instead of making the others wait for it.
#[test]
#[should_panic(expected = "defect")]
fn batch_ends_if_a_worker_panics() {
    let input = "{\"team_size\": 5}\n".repeat(100);
    let source = Source::Lines(LineSource::new(input.as_bytes(), 64));
    run(&batch(LineFormat::Json), source, io::sink(), 3, &|_, companies| {
        assert!(companies < 20, "defect");
    });
}

/// Progress ends at the number of companies.
#[test]
fn batch_reports_progress() {
    let input = "{\"team_size\": 5}\n".repeat(100);
    let last = std::sync::Mutex::new(None);
    let on_progress = |_: &Translator, companies| *last.lock().expect("no test panicked") = Some(companies);
    run(
        &batch(LineFormat::Json),
        Source::Lines(LineSource::new(input.as_bytes(), 64)),
        io::sink(),
        2,
        &on_progress,
    );
    assert_eq!(last.into_inner().expect("no test panicked"), Some(100));
}

/// Returns values for a question: right ones, nearly right ones and wrong ones.
fn values(kind: &QuestionKind) -> prop::strategy::BoxedStrategy<String> {
    let right = match kind {
        QuestionKind::Choice(options) => prop::sample::select(
            options.iter().map(|option| format!("\"{}\"", option.id)).collect::<Vec<_>>(),
        )
        .boxed(),
        QuestionKind::Integer { .. } => prop_oneof![
            (0_u32..200_000).prop_map(|number| number.to_string()),
            Just("1e3".to_owned()),
            Just("24.0".to_owned())
        ]
        .boxed(),
        QuestionKind::Names { .. } => {
            let name =
                prop::sample::select(vec!["\"a\"", "\" b \"", "\"A\"", "\"\\u0041\"", "\"é\"", "\"\"", "1"]);
            prop::collection::vec(name, 0..4).prop_map(|names| format!("[{}]", names.join(", "))).boxed()
        }
    };
    let other =
        prop::sample::select(vec!["null", "true", "\"x\"", "-1", "{}", "[]", "1.5", "\"am\\u0070le\""]);
    prop_oneof![8 => right, 1 => other.prop_map(str::to_owned)].boxed()
}

/// Returns lines of answers, some with an id.
fn line_strategy() -> impl Strategy<Value = String> {
    let questions: Vec<_> = RULEBOOK
        .questions
        .iter()
        .map(|question| {
            let id = question.id.clone();
            values(&question.kind).prop_map(move |value| format!("\"{id}\": {value}"))
        })
        .collect();
    let id = prop::sample::select(vec![
        "1",
        "-1.50",
        "\"a b\"",
        "\"a\\u0062\"",
        "\"é\"",
        "null",
        "[1]",
        "\"\u{7f}\"",
    ]);
    let fields = prop::sample::subsequence(questions, 0..12).prop_flat_map(|fields| fields);
    (
        fields,
        any::<bool>(),
        id,
        prop::sample::select(vec!["", "\"x\": 1", "\"budget\": \"tight\"", "\"id\": 2"]),
    )
        .prop_map(|(mut fields, has_id, id, more)| {
            fields.extend((!more.is_empty()).then(|| more.to_owned()).filter(|_| fields.len() % 3 == 0));
            let answers = format!("{{{}}}", fields.join(", "));
            if has_id { format!("{{\"id\": {id}, \"answers\": {answers}}}") } else { answers }
        })
}

proptest! {
    /// The quick reader reads the same as the strict one from every line that it accepts.
    #[test]
    fn quick_reader_agrees_with_the_strict_one(line in line_strategy()) {
        let batch = batch(LineFormat::Json);
        let mut answers = Answers::new();
        if let Some(id) = quick::read(&RULEBOOK, line.as_bytes(), &mut answers) {
            let strict = company::read(batch.selected(), line.as_bytes());
            let id: Json = serde_json::from_str(id).expect("the id is JSON");
            proptest::prop_assert_eq!(id.to_string(), strict.id.unwrap_or_default().to_string());
            let strict = strict.answers.map_err(|problems| format!("{problems:?}"));
            let all = |answers: &Answers| answers.iter().map(|(question, value)| (question, value.clone())).collect::<Vec<_>>();
            proptest::prop_assert_eq!(strict.map(|strict| all(&strict)), Ok(all(&answers)));
        }
    }
}

/// The quick reader accepts the usual lines, so that they are quick.
#[test]
fn quick_reader_accepts_usual_lines() {
    fn read(line: &str) -> Option<&str> {
        quick::read(&RULEBOOK, line.as_bytes(), &mut Answers::new())
    }
    assert_eq!(
        read(r#"{"budget": "ample", "team_size": 24, "growth": null, "region_names": ["A", "B"]}"#),
        Some("null")
    );
    assert_eq!(read(r#"{"answers": {"budget": "ample"}, "id": "x-1"}"#), Some("\"x-1\""));
    for line in [
        r#"{"budget": "ample", "budget": "ample"}"#,
        r#"{"id": 1, "budget": "ample"}"#,
        r#"{"team_size": 0}"#,
        "{} x",
    ] {
        assert_eq!(read(line), None, "{line}");
    }
}
