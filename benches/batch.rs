//! Measures `salesorg batch` against a bare loop that parses each line with `serde_json` into a struct, decides by the rules as Rust
//! code, and writes the same line.
//!
//! Both are programs of their own, the bare loop being this benchmark started with `--bare`, and read the same file in turns. Their
//! lines are compared byte by byte before anything is timed. The bare loop checks nothing: it ignores unknown fields and takes
//! any number.

#[path = "../tests/reference_rules/rules.rs"]
mod reference_rules;

use rayon::prelude::*;
use reference_rules::{
    Budget, Buyers, Company, Culture, Industries, Leads, Location, Named, Relationship, Size,
};
use serde::Deserialize;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, BufWriter, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Lines of the file for the time.
const LINES: usize = 1_000_000;

/// Rows of the spreadsheet.
const ROWS: usize = 100_000;

/// Measured rounds, after one to warm up.
const ROUNDS: usize = 7;

/// How many times as large the file for the memory is.
const LARGER: usize = 8;

/// The argument that starts the bare loop, followed by the file and the number of threads.
const BARE: &str = "--bare";

/// Defines the answers of a line with the ids of their options, and converts them to those of the rules.
macro_rules! ids {
    ($($name:ident { $($option:ident = $id:literal),+ })+) => {$(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                match <&str>::deserialize(deserializer)? {
                    $($id => Ok(Self::$option),)+
                    _ => Err(serde::de::Error::custom("unknown option")),
                }
            }
        }

        impl $name {
            #[allow(dead_code, reason = "a line has no answer of some of them")]
            fn id(self) -> &'static str {
                match self { $(Self::$option => $id),+ }
            }
        }
    )+};
}

ids! {
    Budget { Tight = "tight", Moderate = "moderate", Ample = "ample" }
    Location { OneArea = "one_area", SeveralRegions = "several_regions", SeveralCountries = "several_countries" }
    Size { Small = "small", Mid = "mid", Enterprise = "enterprise", Mixed = "mixed" }
    Industries { One = "one", SeveralAlike = "several_alike", SeveralDifferent = "several_different" }
    Relationship { OneToOne = "one_to_one", Balanced = "balanced", Transactional = "transactional" }
    Named { No = "no", Yes = "yes" }
    Leads { Few = "few", Steady = "steady", Many = "many" }
    Buyers { Same = "same", Different = "different" }
    Culture { Competitive = "competitive", Balanced = "balanced", Collaborative = "collaborative" }
}

/// A line. The fields are in the order of the rulebook; those of type `IgnoredAny` do not decide.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Line {
    budget: Option<Budget>,
    team_size: Option<u32>,
    growth: Option<serde::de::IgnoredAny>,
    current_model: Option<serde::de::IgnoredAny>,
    customer_location: Option<Location>,
    customer_size: Option<Size>,
    industries: Option<Industries>,
    relationship: Option<Relationship>,
    named_accounts: Option<Named>,
    lead_flow: Option<Leads>,
    product_count: Option<u32>,
    product_buyers: Option<Buyers>,
    culture: Option<Culture>,
    admin_load: Option<serde::de::IgnoredAny>,
    enablement_now: Option<serde::de::IgnoredAny>,
    seller_experience: Option<serde::de::IgnoredAny>,
}

impl Line {
    fn company(&self) -> Company {
        let products = self.product_count.unwrap_or(1);
        Company {
            budget: self.budget.unwrap_or(Budget::Moderate),
            team: self.team_size.unwrap_or(10),
            location: self.customer_location.unwrap_or(Location::OneArea),
            size: self.customer_size.unwrap_or(Size::Mid),
            industries: self.industries.unwrap_or(Industries::One),
            relationship: self.relationship.unwrap_or(Relationship::Balanced),
            named: self.named_accounts.unwrap_or(Named::No),
            leads: self.lead_flow.unwrap_or(Leads::Steady),
            products,
            buyers: self.product_buyers.filter(|_| products > 1).unwrap_or(Buyers::Same),
            culture: self.culture.unwrap_or(Culture::Balanced),
        }
    }

    /// Returns the questions that are asked and have no answer.
    fn assumed(&self) -> impl Iterator<Item = &'static str> {
        let buyers_missing = self.product_buyers.is_none() && self.product_count.unwrap_or(1) > 1;
        let questions = [
            (self.budget.is_none(), "budget"),
            (self.team_size.is_none(), "team_size"),
            (self.growth.is_none(), "growth"),
            (self.current_model.is_none(), "current_model"),
            (self.customer_location.is_none(), "customer_location"),
            (self.customer_size.is_none(), "customer_size"),
            (self.industries.is_none(), "industries"),
            (self.relationship.is_none(), "relationship"),
            (self.named_accounts.is_none(), "named_accounts"),
            (self.lead_flow.is_none(), "lead_flow"),
            (self.product_count.is_none(), "product_count"),
            (buyers_missing, "product_buyers"),
            (self.culture.is_none(), "culture"),
            (self.admin_load.is_none(), "admin_load"),
            (self.enablement_now.is_none(), "enablement_now"),
            (self.seller_experience.is_none(), "seller_experience"),
        ];
        questions.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, id)| id)
    }

    fn write(&self, number: usize, out: &mut impl io::Write) -> io::Result<()> {
        const MODELS: [&str; 3] = ["island", "assembly_line", "pod"];
        const DIMENSIONS: [&str; 4] = ["geography", "product", "customer_size", "vertical"];
        let (model, division) = self.company().decide();
        write!(
            out,
            "{{\"line\":{number},\"id\":null,\"model\":\"{}\",\"segmentation\":[",
            MODELS[model as usize]
        )?;
        let now = division.dimensions().iter().map(|&dimension| DIMENSIONS[usize::from(dimension)]);
        write_list(now, out)?;
        out.write_all(b"],\"assumed\":[")?;
        write_list(self.assumed(), out)?;
        out.write_all(b"]}\n")
    }
}

fn write_list(ids: impl Iterator<Item = &'static str>, out: &mut impl io::Write) -> io::Result<()> {
    for (index, id) in ids.enumerate() {
        if index > 0 {
            out.write_all(b",")?;
        }
        out.write_all(b"\"")?;
        out.write_all(id.as_bytes())?;
        out.write_all(b"\"")?;
    }
    Ok(())
}

fn decide_line(number: usize, line: &[u8], out: &mut impl io::Write) -> io::Result<()> {
    let line: Line = serde_json::from_slice(line).expect("the line is JSON");
    line.write(number, out)
}

/// The bare loop on one thread, or on all cores in pieces of a megabyte.
fn bare(file: &Path, threads: usize) -> io::Result<()> {
    let mut input = BufReader::with_capacity(1 << 18, File::open(file)?);
    let mut out = BufWriter::with_capacity(1 << 18, io::stdout().lock());
    if threads == 1 {
        let (mut line, mut number) = (Vec::new(), 0);
        while input.read_until(b'\n', &mut line)? > 0 {
            number += 1;
            decide_line(number, &line, &mut out)?;
            line.clear();
        }
        return out.flush();
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
    let mut number = 0;
    loop {
        let mut pieces = Vec::new();
        while pieces.len() < 2 * threads {
            let mut piece = Vec::with_capacity(1 << 20);
            while piece.len() < (1 << 18) && input.read_until(b'\n', &mut piece)? > 0 {}
            if piece.is_empty() {
                break;
            }
            let lines = memchr::memchr_iter(b'\n', &piece).count();
            pieces.push((number, piece));
            number += lines;
        }
        if pieces.is_empty() {
            return out.flush();
        }
        let results: Vec<Vec<u8>> = pool.install(|| {
            let decide = |(first, piece): &(usize, Vec<u8>)| {
                let mut out = Vec::with_capacity(piece.len());
                for (index, line) in piece.split_inclusive(|byte| *byte == b'\n').enumerate() {
                    decide_line(first + index + 1, line, &mut out).expect("writing to a vector");
                }
                out
            };
            pieces.par_iter().map(decide).collect()
        });
        for result in results {
            out.write_all(&result)?;
        }
    }
}

/// Returns the answers that the interview asks first: question, answer, and whether JSON has it in quotation marks.
fn cells(company: &Company) -> [(&'static str, String, bool); 9] {
    [
        ("budget", company.budget.id().to_owned(), true),
        ("team_size", company.team.to_string(), false),
        ("customer_location", company.location.id().to_owned(), true),
        ("customer_size", company.size.id().to_owned(), true),
        ("relationship", company.relationship.id().to_owned(), true),
        ("named_accounts", company.named.id().to_owned(), true),
        ("lead_flow", company.leads.id().to_owned(), true),
        ("product_count", company.products.to_string(), false),
        ("culture", company.culture.id().to_owned(), true),
    ]
}

/// Returns a line of the file.
fn line(company: &Company) -> String {
    let field = |(question, answer, is_text): (&str, String, bool)| {
        if is_text { format!("\"{question}\":\"{answer}\"") } else { format!("\"{question}\":{answer}") }
    };
    let buyers =
        (company.products > 1).then(|| field(("product_buyers", company.buyers.id().to_owned(), true)));
    let fields: Vec<_> = cells(company).map(field).into_iter().chain(buyers).collect();
    format!("{{{}}}\n", fields.join(","))
}

/// Writes the spreadsheet of some companies.
fn write_rows(path: &Path, companies: &[Company]) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "{}", cells(&companies[0]).map(|(question, ..)| question).join(","))?;
    for index in reference_rules::sample(ROWS) {
        writeln!(out, "{}", cells(&companies[index]).map(|(_, answer, _)| answer).join(","))?;
    }
    out.flush()
}

fn salesorg(file: &Path, threads: usize) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_salesorg"));
    command.args(["batch", "--threads", &threads.to_string()]).arg(file);
    command
}

fn bare_loop(file: &Path, threads: usize) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("the benchmark has a path"));
    command.arg(BARE).arg(file).arg(threads.to_string());
    command
}

/// Runs a program with its output thrown away. Returns the time and, where the system reports it, the peak memory in MiB.
fn run(mut command: Command) -> (Duration, Option<f64>) {
    let started = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn().expect("the program starts");
    let peak = peak(&mut child);
    let status = child.wait().expect("the program ends");
    assert!(status.success(), "{command:?}: {status}");
    (started.elapsed(), peak)
}

/// Returns the last reported peak memory of a running program in MiB.
fn peak(child: &mut Child) -> Option<f64> {
    let mut peak = None;
    while child.try_wait().expect("the program can be waited for").is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
        peak = kib.map(|kib| kib / 1024.0).or(peak);
        std::thread::sleep(Duration::from_millis(5));
    }
    peak
}

/// Returns the median, the least and the largest of some values.
fn spread(mut values: Vec<f64>) -> (f64, f64, f64) {
    values.sort_by(f64::total_cmp);
    (values[values.len() / 2], values[0], values[values.len() - 1])
}

#[allow(clippy::cast_precision_loss)]
fn main() {
    let arguments: Vec<_> = std::env::args().collect();
    if let [_, flag, file, threads] = &arguments[..]
        && flag == BARE
    {
        return bare(Path::new(file), threads.parse().expect("a number")).expect("the file can be read");
    }
    let companies: Vec<_> = Company::all().collect();
    let folder = tempfile::tempdir().expect("a folder can be created");
    let file = folder.path().join("companies.jsonl");
    let text: String = reference_rules::sample(LINES).map(|index| line(&companies[index])).collect();
    fs::write(&file, &text).expect("the file can be written");
    println!("{LINES} lines, {} bytes each", text.len() / LINES);

    let output = |mut command: Command| command.output().expect("the program runs").stdout;
    let expected = output(bare_loop(&file, 1));
    for threads in [1, 2] {
        assert!(
            expected == output(bare_loop(&file, threads)),
            "the bare loop writes the same on {threads} threads"
        );
        assert!(
            expected == output(salesorg(&file, threads)),
            "both write the same lines on {threads} threads"
        );
    }
    drop(expected);

    for threads in [1, 2] {
        let mut rounds: [Vec<f64>; 2] = Default::default();
        let mut memory = [0.0_f64; 2];
        for round in 0..=ROUNDS {
            for (index, command) in
                [bare_loop(&file, threads), salesorg(&file, threads)].into_iter().enumerate()
            {
                let (time, peak) = run(command);
                memory[index] = memory[index].max(peak.unwrap_or(f64::NAN));
                if round > 0 {
                    rounds[index].push(LINES as f64 / time.as_secs_f64());
                }
            }
        }
        // Ratios are division within a round, so that other load affects both sides.
        let ratios = rounds[1].iter().zip(&rounds[0]).map(|(own, bare)| own / bare).collect();
        let (ratio, low, high) = spread(ratios);
        println!("{threads} threads: {ratio:.2} of the bare loop ({low:.2} to {high:.2})");
        for (index, name) in ["bare loop", "salesorg batch"].into_iter().enumerate() {
            let (middle, least, most) = spread(rounds[index].iter().map(|rate| rate / 1e6).collect());
            let rate = middle * text.len() as f64 / LINES as f64;
            println!(
                "  {name}: {middle:.2} million lines a second ({least:.2} to {most:.2}), {rate:.0} MB/s, {:.1} MiB",
                memory[index]
            );
        }
    }

    let larger = folder.path().join("larger.jsonl");
    fs::write(&larger, text.repeat(LARGER)).expect("the file can be written");
    let (_, peak) = run(salesorg(&larger, 2));
    println!("peak memory for {LARGER} times the lines: {:.1} MiB", peak.unwrap_or(f64::NAN));

    let rows = folder.path().join("companies.csv");
    write_rows(&rows, &companies).expect("the file can be written");
    for threads in [1, 2] {
        let times = (0..=ROUNDS).map(|_| run(salesorg(&rows, threads)).0.as_secs_f64()).skip(1).collect();
        let (middle, least, most) = spread(times);
        println!("{ROWS} rows of CSV on {threads} threads: {middle:.2} s ({least:.2} to {most:.2})");
    }
}
