"""Decides many companies with Spark: each task pipes its lines through `salesorg batch`.

    python decide.py COMPANIES ADVICE --program /usr/local/bin/salesorg

COMPANIES is a folder of JSON Lines, one company on each line. ADVICE is a new folder for the lines that `salesorg`
writes. At the end, the companies by model are printed. README.md says what holds for the lines, and how to run this on
a cluster.
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
from pathlib import Path

from pyspark import RDD, SparkContext
from pyspark.sql import DataFrame, SparkSession

# The lines of `salesorg batch`. An id can be any JSON value; Spark gives it as text.
SCHEMA = """
    line LONG, id STRING, model STRING, segmentation ARRAY<STRING>, assumed ARRAY<STRING>,
    error STRUCT<problems: ARRAY<STRUCT<at: STRING, message: STRING>>>
"""

# Prints the version of the program and the summary of an empty batch, which has the digest of the rulebook. The
# arguments are the program with its options.
IDENTIFY = '"$1" --version; "$@" --summary=json /dev/null 2>&1'

# The start of each task. Status 3 of a batch means that some lines could not be read. Their output lines say why, so
# that is no failure. With a broken rulebook a batch ends with 3 too, but then the worker is not as expected.
PREPARE = f"""
found=$({IDENTIFY})
if [ "$found" != "$EXPECTED" ]; then
    printf 'expected the program and rulebook of the driver:\\n%s\\nfound:\\n%s\\n' "$EXPECTED" "$found" >&2
    exit 1
fi
run() {{
    "$@"
    status=$?
    [ $status -eq 3 ] || return $status
}}
"""
DECIDE_LINES = PREPARE + 'run "$@" -'
# A batch writes a file completely or not at all, so tasks that are tried again, or run twice, do no harm.
DECIDE_FILES = PREPARE + 'while read -r part; do run "$@" "$part" -o "$ADVICE/${part##*/}" --force || exit; done'


def batch_command(program: str, rulebook: str | None = None) -> list[str]:
    """Returns the program with all options that the lines depend on. Spark decides how much runs at a time."""
    command = [program, "batch", "--threads=1", "--lang=en", "--ascii=false"]
    return command + ([f"--rulebook={rulebook}"] if rulebook else [])


def identify(command: list[str]) -> str:
    """Returns the version of the program and the digest of its rulebook, in the form that the workers compare."""
    script = ["sh", "-c", IDENTIFY, "identify", *command]
    found = subprocess.run(script, env={}, stdout=subprocess.PIPE, text=True, check=False)
    if found.returncode:
        raise SystemExit(found.stdout)
    return found.stdout.rstrip("\n")


def decide_lines(companies: RDD[str], command: list[str], expected: str) -> RDD[str]:
    """Decides companies, one on each line, and returns a line for each.

    A task fails, and is tried again, if its worker is not as `expected` or the program ends early.
    """
    worker = shlex.join(["sh", "-c", DECIDE_LINES, "worker", *command])
    return companies.pipe(worker, env={"EXPECTED": expected}, checkCode=True)


def decide_files(context: SparkContext, companies: Path, advice: Path, command: list[str], expected: str) -> None:
    """Decides a folder of parts. Spark only hands out their names: the lines pass through neither Spark nor Python."""
    advice.mkdir()
    parts = sorted(str(part.resolve()) for part in companies.iterdir() if not part.name.startswith((".", "_")))
    worker = shlex.join(["sh", "-c", DECIDE_FILES, "worker", *command])
    environment = {"EXPECTED": expected, "ADVICE": str(advice.resolve())}
    context.parallelize(parts, len(parts)).pipe(worker, env=environment, checkCode=True).count()


def read_advice(spark: SparkSession, folder: str) -> DataFrame:
    """Returns the lines of a folder as a table."""
    return spark.read.schema(SCHEMA).option("mode", "FAILFAST").json(folder)


def count_by_model(advice: DataFrame) -> DataFrame:
    """Returns the number of companies by model. The model is null for companies without any essential answer."""
    return advice.where("error IS NULL").groupBy("model").count().orderBy("model")


def start_session(master: str | None = None) -> SparkSession:
    """Starts Spark. As for `salesorg`, a line ends at a line feed only."""
    builder = SparkSession.builder.appName("salesorg")
    builder = builder.config("spark.hadoop.textinputformat.record.delimiter", "\n")
    return (builder.master(master) if master else builder).getOrCreate()


def main() -> None:
    parser = argparse.ArgumentParser(description="Decides many companies with Spark.")
    parser.add_argument("companies", help="folder of JSON Lines, one company on each line")
    parser.add_argument("advice", help="new folder for the decided lines")
    parser.add_argument("--program", required=True, help="salesorg, at the same path on each worker")
    parser.add_argument("--rulebook", help="rulebook file, at the same path on each worker")
    parser.add_argument("--files", action="store_true", help="let salesorg read and write the files of the folders")
    args = parser.parse_args()

    command = batch_command(args.program, args.rulebook)
    expected = identify(command)
    print(expected)
    spark = start_session()
    # The lines are kept first, so that they are decided once, whatever is asked of them afterwards.
    folder = args.advice
    if args.files:
        decide_files(spark.sparkContext, Path(args.companies), Path(folder), command, expected)
        folder = Path(folder).resolve().as_uri()
    else:
        decide_lines(spark.sparkContext.textFile(args.companies), command, expected).saveAsTextFile(folder)
    advice = read_advice(spark, folder)
    count_by_model(advice).show(truncate=False)
    print(f"{advice.where('error IS NOT NULL').count()} could not be read")


if __name__ == "__main__":
    main()
