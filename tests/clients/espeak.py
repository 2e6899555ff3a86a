"""Checks transcripts of the plain mode with eSpeak NG. See README.md. Argument: the folder of the transcripts."""

import pathlib
import re
import subprocess
import sys
import tempfile

# The most words that are heard before the first question.
MOST_WORDS = 25
# Signs that people type, which speech programs read as the word that they stand for.
WORDS = "%+/&€"
FIRST = {"en": "Question 1 ", "nl": "Vraag 1 "}


def heard(text, language):
    """Returns the words that are heard, as phonemes without stress and pauses."""
    with tempfile.NamedTemporaryFile() as phonemes:
        command = ["espeak-ng", "-q", "-x", "-v", language, f"--phonout={phonemes.name}", "--stdin"]
        subprocess.run(command, input=text.encode(), check=True)
        spoken = pathlib.Path(phonemes.name).read_text(encoding="utf-8")
    words = (re.sub(r"[_:;,'|%=]|\(\w+\)", "", word) for word in spoken.split())
    return [word for word in words if word]


def without_signs(line):
    """Returns a line with a space for each sign that is not inside a word or a number."""
    spaced = f" {line} "
    kept = (
        sign if sign.isalnum() or sign in WORDS or before.isalnum() and after.isalnum() else " "
        for before, sign, after in zip(spaced, spaced[1:], spaced[2:])
    )
    return "".join(kept)


def check_signs(path, language):
    """Returns the lines of a transcript in which a sign is heard."""
    lines = dict.fromkeys(line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [line for line in lines if len(heard(line, language)) > len(heard(without_signs(line), language))]


def words_before_first_question(path, language):
    before, found, _ = path.read_text(encoding="utf-8").partition(FIRST[language])
    assert found, f"{path} has no first question"
    # A typed line is printed again where no terminal shows it.
    printed = (line for line in before.splitlines() if not line.startswith(("? ", "> ")))
    return len(heard("\n\n".join(printed), language))


def main():
    work, failures = pathlib.Path(sys.argv[1]), 0
    for language in FIRST:
        spoken = check_signs(work / f"{language}.txt", language)
        failures += len(spoken)
        for line in spoken:
            print(f"FAILED: a sign is heard in: {line}")
        print(f"{language}: {len(spoken)} lines in which a sign is heard")
        for name, about in [(language, "from the menu"), (f"first-{language}", "of an interview")]:
            count = words_before_first_question(work / f"{name}.txt", language)
            failures += count > MOST_WORDS
            print(f"{language}: {count} words before the first question, {about}")
    sys.exit(failures > 0)


main()
