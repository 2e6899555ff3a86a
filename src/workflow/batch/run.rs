//! Workers that share the input and write their blocks in order.

use super::Batch;
use super::decide::Decider;
use super::lines::MAX_LINE_BYTES;
use super::lines::{LineBlock, LineSource};
use super::output::Lines;
use crate::advice::Tally;
use crate::locale::{Message, Problem, Translator};
use crate::workflow::spreadsheet::{Columns, RowReader, Rows, Spreadsheet};
use rayon::ThreadPoolBuilder;
use serde_json::Value as Json;
use std::io::{self, Read, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// An input of companies.
#[derive(Debug)]
pub enum Source<R> {
    /// JSON Lines.
    Lines(LineSource<R>),
    /// A spreadsheet.
    Rows(Spreadsheet<R>),
}

/// The number of bytes of lines that a worker collects before it writes them.
const BUFFER_BYTES: usize = 256 << 10;

/// Why a batch ended before the end of its input.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// The input cannot be read further.
    #[error("reading failed")]
    Read(#[source] io::Error),
    /// The output cannot be written further.
    #[error("writing failed")]
    Write(#[source] io::Error),
}

/// How many problems of lines are kept, to be shown on standard error.
const MAX_PROBLEMS: usize = 20;

/// A problem of a line, translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineProblem {
    /// The number of the line.
    pub line: u64,
    /// The place in the line and what is wrong with it.
    pub text: String,
}

/// The counts and first problems of the companies of a block.
#[derive(Debug, Default)]
pub(super) struct BlockResult {
    pub tally: Tally,
    problems: Vec<LineProblem>,
}

impl BlockResult {
    /// Adds a problem, if there are not enough yet.
    pub(super) fn add_problem(&mut self, line: u64, text: impl FnOnce() -> String) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(LineProblem { line, text: text() });
        }
    }
}

/// The result of a batch.
#[derive(Debug)]
pub struct RunResult {
    /// The counts of all companies whose lines were written.
    pub tally: Tally,
    /// The first problems, by line.
    pub problems: Vec<LineProblem>,
    /// The error that ended the batch.
    pub error: Option<BatchError>,
}

/// Decides all companies of an input on `threads` threads (0: one for each core) and writes a line for each.
///
/// `on_progress` is called after each block with the translator of a worker and the number of companies whose lines are
/// written. If no threads can be started, everything happens on the calling thread.
pub fn run<R: Read + Send, W: Write + Send>(
    batch: &Batch,
    input: Source<R>,
    output: W,
    threads: usize,
    on_progress: &(dyn Fn(&Translator, u64) + Sync),
) -> RunResult {
    let (blocks, columns) = match input {
        Source::Lines(lines) => (Blocks::Lines(lines), None),
        Source::Rows(Spreadsheet { columns, rows }) => (Blocks::Rows(rows), Some(columns)),
    };
    let shared = Shared {
        batch,
        columns,
        input: Mutex::new(Input { blocks, next_ticket: 0, is_finished: false }),
        output: Mutex::new(Output { writer: output, turn: 0, result: BlockResult::default(), error: None }),
        turn_changed: Condvar::new(),
        on_progress,
    };
    shared.write_header();
    let pool = if threads == 1 { None } else { ThreadPoolBuilder::new().num_threads(threads).build().ok() };
    match pool {
        Some(pool) => drop(pool.broadcast(|_| shared.work())),
        None => shared.work(),
    }
    let Output { result, error, .. } = shared.output.into_inner().unwrap_or_else(PoisonError::into_inner);
    RunResult { tally: result.tally, problems: result.problems, error }
}

/// What the workers share.
struct Shared<'a, R, W> {
    batch: &'a Batch,
    /// The columns of a spreadsheet.
    columns: Option<Columns>,
    input: Mutex<Input<R>>,
    output: Mutex<Output<W>>,
    /// Wakes workers that wait for their turn to write.
    turn_changed: Condvar,
    on_progress: &'a (dyn Fn(&Translator, u64) + Sync),
}

/// The input, from which one worker reads at a time.
struct Input<R> {
    blocks: Blocks<R>,
    /// The number of the next block. Its lines are written when it is the turn of that number.
    next_ticket: u64,
    is_finished: bool,
}

/// The part of an input from which blocks are read.
enum Blocks<R> {
    Lines(LineSource<R>),
    Rows(RowReader<R>),
}

/// What a worker reads at a time. It is read into again and again, so that its memory is allocated once.
#[derive(Default)]
struct Block {
    lines: LineBlock,
    rows: Rows,
}

impl<R: Read> Blocks<R> {
    /// Fills a block. Returns `false` at the end of the input.
    fn fill(&mut self, block: &mut Block) -> io::Result<bool> {
        match self {
            Self::Lines(lines) => lines.fill(&mut block.lines),
            Self::Rows(rows) => rows.next_rows(&mut block.rows),
        }
    }
}

/// The output, to which one worker writes at a time.
struct Output<W> {
    writer: W,
    /// The number of the block whose lines are written next.
    turn: u64,
    result: BlockResult,
    error: Option<BatchError>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<R: Read, W: Write> Shared<'_, R, W> {
    fn write_header(&self) {
        let mut lines = Lines::new(self.batch);
        lines.push_header();
        let output = &mut *lock(&self.output);
        output.error = output.write(lines.bytes()).err().map(BatchError::Write);
    }

    /// Takes blocks from the input and decides their companies until there are none.
    fn work(&self) {
        let _stop = StopOnPanic(self);
        let mut decider = Decider::new(self.batch);
        let mut lines = Lines::new(self.batch);
        let mut block = Block::default();
        while let Some(ticket) = self.take_block(&mut block) {
            let mut result = BlockResult::default();
            let is_written = match &self.columns {
                None => self.decide_lines(ticket, &block.lines, &mut decider, &mut lines, &mut result),
                Some(columns) => {
                    self.decide_rows(ticket, &block.rows, columns, &mut decider, &mut lines, &mut result)
                }
            };
            if !is_written {
                return;
            }
            if !self.finish_block(ticket, &mut lines, result, &decider.translator) {
                return;
            }
        }
    }

    /// Decides the companies of a block of lines. Returns `false` if the batch has ended early.
    fn decide_lines(
        &self,
        ticket: u64,
        block: &LineBlock,
        decider: &mut Decider,
        lines: &mut Lines,
        result: &mut BlockResult,
    ) -> bool {
        if let Some(size) = block.too_long {
            let message = Message::new("json-too-large-by").arg("size", size).arg("most", MAX_LINE_BYTES);
            decider.write_problems(block.first, &Json::Null, &[Problem::new("", message)], lines, result);
        }
        block.iter().all(|(number, line)| {
            decider.decide_line(number, line, lines, result);
            self.write_if_full(ticket, lines)
        })
    }

    /// Decides the companies of rows. Returns `false` if the batch has ended early.
    fn decide_rows(
        &self,
        ticket: u64,
        rows: &Rows,
        columns: &Columns,
        decider: &mut Decider,
        lines: &mut Lines,
        result: &mut BlockResult,
    ) -> bool {
        rows.iter().all(|row| {
            let company = columns.read_row(&self.batch.rulebook, &row);
            let id = columns.name(&row).map_or(Json::Null, Json::from);
            decider.decide_company(row.number(), &id, company.map(|company| company.answers), lines, result);
            self.write_if_full(ticket, lines)
        })
    }

    /// Writes what a worker has collected if that is much. Returns `false` if the batch has ended early.
    fn write_if_full(&self, ticket: u64, lines: &mut Lines) -> bool {
        lines.bytes().len() < BUFFER_BYTES || self.write_when_due(ticket, lines)
    }

    /// Fills a block from the input. Returns `None` at its end, or if the batch has ended early.
    fn take_block(&self, block: &mut Block) -> Option<u64> {
        let mut input = lock(&self.input);
        if input.is_finished {
            return None;
        }
        let filled = input.blocks.fill(block);
        if !matches!(filled, Ok(true)) {
            input.is_finished = true;
        }
        let ticket = input.next_ticket;
        input.next_ticket += 1;
        drop(input);
        match filled {
            Ok(true) => Some(ticket),
            Ok(false) => None,
            Err(error) => {
                let mut output = self.wait_for_turn(ticket);
                output.error.get_or_insert(BatchError::Read(error));
                self.turn_changed.notify_all();
                None
            }
        }
    }

    fn wait_for_turn(&self, ticket: u64) -> MutexGuard<'_, Output<W>> {
        let is_early = |output: &mut Output<W>| output.turn != ticket && output.error.is_none();
        let output = self.turn_changed.wait_while(lock(&self.output), is_early);
        output.unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes the first lines of a block when it is its turn. Returns `false` if the batch has ended early.
    fn write_when_due(&self, ticket: u64, lines: &mut Lines) -> bool {
        let mut output = self.wait_for_turn(ticket);
        if output.error.is_none() {
            output.error = output.write(lines.bytes()).err().map(BatchError::Write);
        }
        lines.clear();
        let goes_on = output.error.is_none();
        if !goes_on {
            drop(output);
            self.stop();
        }
        goes_on
    }

    /// Writes the remaining lines of a block and gives the turn to the next. Returns `false` if the batch has ended early.
    fn finish_block(
        &self,
        ticket: u64,
        lines: &mut Lines,
        result: BlockResult,
        translator: &Translator,
    ) -> bool {
        if !self.write_when_due(ticket, lines) {
            return false;
        }
        let mut output = lock(&self.output);
        output.result.tally.append(&result.tally);
        let more = MAX_PROBLEMS - output.result.problems.len();
        output.result.problems.extend(result.problems.into_iter().take(more));
        output.turn += 1;
        (self.on_progress)(translator, output.result.tally.companies());
        drop(output);
        self.turn_changed.notify_all();
        true
    }

    /// Ends the batch early.
    fn stop(&self) {
        self.turn_changed.notify_all();
        lock(&self.input).is_finished = true;
    }
}

/// Ends the batch if a worker panics, because the others would wait for its turn forever.
struct StopOnPanic<'s, 'a, R: Read, W: Write>(&'s Shared<'a, R, W>);

impl<R: Read, W: Write> Drop for StopOnPanic<'_, '_, R, W> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            lock(&self.0.output)
                .error
                .get_or_insert(BatchError::Write(io::Error::other("a worker panicked")));
            self.0.stop();
        }
    }
}

impl<W: Write> Output<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        self.writer.write_all(bytes)?;
        self.writer.flush()
    }
}
