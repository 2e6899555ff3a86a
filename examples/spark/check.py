"""Checks `decide.py` in local mode against `salesorg batch` in one process.

    python check.py [--program FILE] [--lines N]

It makes companies, some of them unreadable, in a folder of parts, and prints a line for each check. The exit status is
0 if all hold. What Spark and the workers log is in a file, which is named if a check fails.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from py4j.protocol import Py4JJavaError
from pyspark.sql import SparkSession

import decide

PARTS = 8

OPTIONS = {
    "budget": ["tight", "moderate", "ample"],
    "customer_location": ["one_area", "several_regions", "several_countries"],
    "customer_size": ["small", "mid", "enterprise", "mixed"],
    "relationship": ["one_to_one", "balanced", "transactional"],
    "named_accounts": ["no", "yes"],
    "lead_flow": ["few", "steady", "many"],
    "culture": ["competitive", "balanced", "collaborative"],
}

# Lines that cannot be read, or are unusual. `{}` stands for the number of the company.
UNUSUAL = [
    '{{"id":"c{}","answers":{{"budget":"ampel","team_size":0}}}}',
    '{{"id":"c{}","answers":{{"budget":"ample","budget":"tight"}}}}',
    '{{"id":"c{}","budget":"ample"}}',
    "company {}",
    '["c{}"]',
    "",
    '{{"id":"c{}","answers":{{}}}}',
    '{{"id":"Café \\u001b {} 東京","answers":{{"team_size":24}}}}\r',
    '{{"id":"c{}",\r"answers":{{"team_size":24}}}}',
]


def lines(count: int, seed: int) -> Iterator[str]:
    """Yields the same companies for the same seed. One in a hundred is unusual."""
    chance = random.Random(seed)
    for number in range(count):
        company = f"{seed}-{number}"
        if chance.random() < 0.01:
            yield chance.choice(UNUSUAL).format(company)
            continue
        answers: dict[str, str | int] = {key: chance.choice(options) for key, options in OPTIONS.items()}
        answers |= {"team_size": chance.randint(1, 200), "product_count": chance.randint(1, 5)}
        yield json.dumps({"id": company, "answers": answers}, separators=(",", ":"))


def write_companies(folder: Path, count: int) -> None:
    folder.mkdir()
    for part in range(PARTS):
        with open(folder / f"part-{part:05}.jsonl", "w", encoding="utf-8", newline="") as out:
            out.writelines(line + "\n" for line in lines(count // PARTS, part))


def read_parts(folder: Path) -> list[bytes]:
    return [part.read_bytes() for part in sorted(folder.glob("part-*"))]


def run_batch(command: list[str], companies: bytes) -> tuple[bytes, dict[str, Any]]:
    """Decides companies in one process. Returns the lines and the summary."""
    run = subprocess.run([*command, "--summary=json", "-"], input=companies, capture_output=True, check=False)
    if run.returncode not in (0, 3):
        raise RuntimeError(run.stderr.decode())
    return run.stdout, json.loads(run.stderr)


def without_numbers(parts: list[bytes]) -> list[bytes]:
    """Returns the lines of all parts by id, without their numbers, which count within a part."""
    numbered = (line for part in parts for line in part.splitlines())
    return sorted(re.sub(rb'^{"line":\d+,', b"{", line) for line in numbered)


class Checks:
    """Decides a folder of companies in several ways, and reports what is not as it must be."""

    def __init__(self, spark: SparkSession, folder: Path, program: Path) -> None:
        self.spark = spark
        self.folder = folder
        self.program = program
        self.companies = folder / "companies"
        self.failures = 0

    def report(self, is_right: bool, what: str) -> None:
        print(f"{'ok    ' if is_right else 'FAILED'} {what}", flush=True)
        self.failures += not is_right

    def decide(
        self, name: str, program: Path | None = None, expected: str | None = None, files: bool = False
    ) -> tuple[list[bytes], int]:
        """Decides the companies with Spark. Returns the parts of the output, and how many tasks failed on the way."""
        context = self.spark.sparkContext
        context.setJobGroup(name, name)
        command = decide.batch_command(str(program or self.program))
        expected = expected or decide.identify(command)
        if files:
            decide.decide_files(context, self.companies, self.folder / name, command, expected)
        else:
            lines = decide.decide_lines(context.textFile(str(self.companies)), command, expected)
            lines.saveAsTextFile(str(self.folder / name))
        tracker = context.statusTracker()
        jobs = [job for job in map(tracker.getJobInfo, tracker.getJobIdsForGroup(name)) if job]
        stages = [tracker.getStageInfo(stage) for job in jobs for stage in job.stageIds]
        return read_parts(self.folder / name), sum(stage.numFailedTasks for stage in stages if stage)

    def decide_fails(self, name: str, program: Path | None = None, expected: str | None = None) -> bool:
        """Returns whether deciding fails and leaves no output that is marked as complete."""
        try:
            self.decide(name, program, expected)
        except Py4JJavaError:
            return not (self.folder / name / "_SUCCESS").exists()
        return False

    def stand_in(self, name: str, condition: str) -> Path:
        """Writes a program that is killed after some lines, or a file, if a condition holds, and is `salesorg` else."""
        script = self.folder / name
        script.write_text(
            f"""#!/bin/sh
case "$*" in
*part-* | *" -")
    if {condition}; then
        head -n 100 | {self.program} "$@"
        kill -KILL $$
    fi
    ;;
esac
exec {self.program} "$@"
"""
        )
        script.chmod(0o755)
        return script

    def run(self, count: int) -> None:
        write_companies(self.companies, count)
        parts = read_parts(self.companies)
        command = decide.batch_command(str(self.program))
        started = time.monotonic()
        single, summary = run_batch(command, b"".join(parts))
        single_seconds = time.monotonic() - started

        started = time.monotonic()
        advice, failed_tasks = self.decide("advice")
        lines_seconds = time.monotonic() - started
        self.report(
            without_numbers(advice) == without_numbers([single]) and failed_tasks == 0,
            f"Spark gives the lines of one process: {summary['companies']} companies, {summary['failed']} unreadable",
        )
        expected = sorted(run_batch(command, part)[0] for part in parts)
        self.report(
            sorted(advice) == expected,
            "each part is that of a process of its own, byte for byte, unreadable companies in their places",
        )

        started = time.monotonic()
        table = decide.read_advice(self.spark, str(self.folder / "advice"))
        counts = {row["model"]: row["count"] for row in decide.count_by_model(table).collect()}
        count_seconds = time.monotonic() - started
        expected_counts = {**summary["models"], None: summary["without_advice"]}
        self.report(
            counts == {model: number for model, number in expected_counts.items() if number}
            and table.where("error IS NOT NULL").count() == summary["failed"],
            f"counts by model are those of --summary=json: {json.dumps(counts)}",
        )

        once = self.stand_in("killed-once", f"mkdir {self.folder}/killed")
        retried, failed_tasks = self.decide("retried", once)
        self.report(
            retried == advice and failed_tasks == 1, "a task that is killed and tried again gives the same lines"
        )
        self.report(
            self.decide_fails("failed", self.stand_in("killed-always", "true")),
            "a task that is killed each time fails the job",
        )
        self.report(
            self.decide_fails("other", expected="salesorg 0.0.0"),
            "a worker with another program or rulebook than the driver fails the job",
        )

        started = time.monotonic()
        files, failed_tasks = self.decide("files", files=True)
        files_seconds = time.monotonic() - started
        self.report(sorted(files) == expected and failed_tasks == 0, "handing out names of files gives the same parts")
        (self.folder / "killed").rmdir()
        retried, failed_tasks = self.decide("retried-files", once, files=True)
        self.report(retried == files and failed_tasks == 1, "so does a task that is killed and tried again")

        for what, seconds in [
            ("one process, one thread", single_seconds),
            ("Spark, lines through a pipe", lines_seconds),
            ("Spark, names of files", files_seconds),
            ("Spark, counting by model", count_seconds),
        ]:
            print(f"{count} lines, {what}: {seconds:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description="Checks decide.py in local mode.")
    default = Path(__file__).resolve().parents[2] / "target" / "release" / "salesorg"
    parser.add_argument("--program", type=Path, default=default, help="salesorg [default: that of the release build]")
    parser.add_argument("--lines", type=int, default=40_000, help="number of lines [default: 40000]")
    args = parser.parse_args()
    if not args.program.is_file():
        parser.error(f"there is no file {args.program}; run `cargo build --release`, or name one with --program")

    # Workers run the Python that runs this.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    folder = Path(tempfile.mkdtemp(prefix="salesorg-spark-"))
    log = folder / "log"
    # Spark and the workers write to standard error. Python's own errors stay on the terminal.
    sys.stderr = os.fdopen(os.dup(2), "w")
    with open(log, "wb") as out:
        os.dup2(out.fileno(), 2)
    # Two tasks at a time, each tried up to four times.
    checks = Checks(decide.start_session("local[2,4]"), folder, args.program.resolve())
    checks.run(args.lines)
    checks.spark.stop()
    if checks.failures:
        sys.exit(f"{checks.failures} failed; see {log}")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
