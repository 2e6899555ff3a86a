"""Types command lines into real shells, presses Tab, and compares the line that results.

Usage: completions.py FOLDER, where completions.sh has put programs, scripts and sessions.
"""

import os
import pty
import select
import shutil
import sys
import time
from pathlib import Path

work = Path(sys.argv[1])
home = work / "home"
cleared = work / "cleared"
answer = work / "answer"
failures = 0

ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "HOME": str(home),
    "ZDOTDIR": str(home),
    "XDG_CONFIG_HOME": str(home / ".config"),
    "XDG_DATA_DIRS": f"{work / 'share'}:/usr/local/share:/usr/share",
    "SALESORG_DATA_DIR": os.environ["SALESORG_DATA_DIR"],
    "LANG": "C.UTF-8",
    "TERM": "xterm",
}

# Ctrl-G deletes the line and makes a file. `answer` writes its arguments into another.
STARTUP = {
    ".bashrc": f"""
        PS1='READY> '
        bind 'set enable-bracketed-paste off'
        bind 'set bell-style none'
        [ -r /usr/share/bash-completion/bash_completion ] && . /usr/share/bash-completion/bash_completion
        _clear() {{ READLINE_LINE=; READLINE_POINT=0; : > {cleared}; }}
        bind -x '"\\C-g": _clear'
        answer() {{ printf '%s\\0' "$@" > {answer}.new; mv {answer}.new {answer}; }}
        """,
    ".zshrc": f"""
        PS1='READY> '
        unsetopt beep prompt_sp
        fpath=({work / "zsh"} $fpath)
        autoload -U compinit && compinit -u -d {home}/zcompdump
        _clear() {{ BUFFER=; : > {cleared}; }}
        zle -N _clear
        bindkey '^G' _clear
        answer() {{ printf '%s\\0' "$@" > {answer}.new; mv {answer}.new {answer}; }}
        """,
    ".config/fish/config.fish": f"""
        function fish_prompt; echo 'READY> '; end
        function fish_greeting; end
        function _clear; commandline ''; touch {cleared}; end
        bind \\cg _clear
        function answer; printf '%s\\0' $argv > {answer}.new; mv {answer}.new {answer}; end
        """,
}


class Shell:
    """A shell in a pseudo-terminal."""

    def __init__(self, name, arguments):
        self.name = name
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(home)
            os.execvpe(name, [name, *arguments], ENVIRONMENT)
        self.output = ""
        self.wait(lambda: "READY>" in self.output, "starts")

    def wait(self, is_done, what):
        if not self.read_until(is_done):
            raise SystemExit(f"{self.name}: waited in vain: {what}; it wrote {self.output!r}")

    def read_until(self, is_done):
        """Reads what the shell writes, and returns whether the condition holds within half a minute."""
        deadline = time.monotonic() + 30
        while not is_done() and time.monotonic() < deadline:
            if select.select([self.terminal], [], [], 0.05)[0]:
                self.output += os.read(self.terminal, 65536).decode(errors="replace")
        return is_done()

    def type(self, keys, until):
        """Types keys, waits for a file, and returns what the shell wrote until then."""
        until.unlink(missing_ok=True)
        self.output = ""
        os.write(self.terminal, keys.encode())
        self.wait(until.exists, keys)
        return self.output

    def words(self, keys):
        """Returns the words of the line that the keys make. The shell itself reads the line."""
        # Ctrl-A goes to the start of the line.
        self.type(keys + "\x01answer \r", answer)
        return answer.read_text().split("\0")[:-1]

    def list(self, keys, expected):
        """Returns what the shell shows after the keys, at least until it shows the expected texts, and deletes the line."""
        self.output = ""
        os.write(self.terminal, keys.encode())
        self.read_until(lambda: all(text in self.output for text in expected))
        shown = self.output
        return shown + self.type("\x07", cleared)


def report(ok, what, why=""):
    global failures
    failures += not ok
    print(f"{'ok    ' if ok else 'FAILED'} {what}{'' if ok else f': {why}'}")


# The typed line, and the words that it must become.
HARD = 'Zoë & "Söns" $(touch hacked) `touch hacked` !! *'
QUOTED = "it's 'quoted' \\ ~"
COMPLETED = [
    ("a command", "salesorg compl", ["salesorg", "completions"]),
    ("a name with a space", "salesorg resume Ac", ["salesorg", "resume", "Acme BV"]),
    ("a name from its second word on", "salesorg resume Acme\\ B", ["salesorg", "resume", "Acme BV"]),
    ("a name in double quotes", 'salesorg resume "Acme B', ["salesorg", "resume", "Acme BV"]),
    ("a name in single quotes", "salesorg resume 'Acme B", ["salesorg", "resume", "Acme BV"]),
    ("a name that looks like a command", "salesorg resume Zo", ["salesorg", "resume", HARD]),
    ("the same in double quotes", 'salesorg resume "Zo', ["salesorg", "resume", HARD]),
    ("the same in single quotes", "salesorg resume 'Zo", ["salesorg", "resume", HARD]),
    ("a name with quotation marks", "salesorg resume it", ["salesorg", "resume", QUOTED]),
    ("the same in single quotes", 'salesorg resume "it', ["salesorg", "resume", QUOTED]),
    ("a name with = and :", "salesorg resume key", ["salesorg", "resume", "key=value: a,b"]),
    ("a name after its =", "salesorg resume key=va", ["salesorg", "resume", "key=value: a,b"]),
    ("a session of another folder", f"salesorg --data-dir {work}/other resume El", ["salesorg", "--data-dir", f"{work}/other", "resume", "Elsewhere Ltd"]),
    ("a question", "salesorg advise --set bud", ["salesorg", "advise", "--set", "budget="]),
    ("an option", "salesorg advise --set budget=am", ["salesorg", "advise", "--set", "budget=ample"]),
    ("an option after --set=", "salesorg advise --set=budget=am", ["salesorg", "advise", "--set=budget=ample"]),
    ("an option by its label", "salesorg advise --lang nl --set budget=Ru", ["salesorg", "advise", "--lang", "nl", "--set", "budget=Ruim"]),
    ("an option of another rulebook", "salesorg --rulebook open-source-licence advise --set host", ["salesorg", "--rulebook", "open-source-licence", "advise", "--set", "hosting="]),
    ("a model", "salesorg sessions decide Acme\\ BV po", ["salesorg", "sessions", "decide", "Acme BV", "pod"]),
    ("a dimension", "salesorg sessions decide Acme\\ BV --division geo", ["salesorg", "sessions", "decide", "Acme BV", "--division", "geography"]),
    ("a second dimension", "salesorg sessions decide Acme\\ BV --division geography,pro", ["salesorg", "sessions", "decide", "Acme BV", "--division", "geography,product"]),
    ("a rulebook", "salesorg --rulebook open", ["salesorg", "--rulebook", "open-source-licence"]),
    ("a language after =", "salesorg --lang=n", ["salesorg", "--lang=nl"]),
    ("a file with a space", "salesorg advise my", ["salesorg", "advise", "my answers.json"]),
    ("a file of the home folder", "salesorg advise ~/my", ["salesorg", "advise", f"{home}/my answers.json"]),
    ("a command of the manual", "salesorg man sessions imp", ["salesorg", "man", "sessions", "import"]),
]

# The typed line, and what the list of candidates must and must not have.
LISTED = [
    ("options with their labels", "salesorg advise --set budget=", ["tight", "moderate", "ample", "null"], ["Tight"], []),
    ("models", "salesorg sessions decide Acme\\ BV ", ["island", "assembly_line", "pod"], ["Pod"], []),
    ("sessions with one name by their ids", "salesorg resume Tw", ["-twice-"], ["Twice"], []),
    ("a name with control characters by its id", "salesorg resume ", ["-red-31mname-"], ["Red ␛[31mname"], ["\x1b[31mname"]),
]

for name, content in STARTUP.items():
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    (home / name).write_text(content)

tested = 0
for name, arguments in [("bash", ["--rcfile", str(home / ".bashrc"), "-i"]), ("zsh", ["-i"]), ("fish", [])]:
    if not shutil.which(name):
        report(False, name, "not installed")
        continue
    shell = Shell(name, arguments)
    for what, typed, expected in COMPLETED:
        actual = shell.words(typed + "\t")
        report(actual == expected, f"{name} completes {what}", f"{typed!r} became {actual}")
    for what, typed, candidates, labels, absent in LISTED:
        # The second Tab shows the list.
        # Bash shows no descriptions.
        expected = candidates + (labels if name != "bash" else [])
        output = shell.list(typed + "\t\t", expected)
        missing = [text for text in expected if text not in output]
        surplus = [text for text in absent if text in output]
        report(not missing and not surplus, f"{name} lists {what}", f"missing {missing}, surplus {surplus} in {output!r}")
    path = work / f"path-{name}"
    shell.type(f"salesorg sessions path Ac\t > {path}.new; mv {path}.new {path}\r", path)
    report("-acme-bv-" in path.read_text(), f"{name} inserts a name that the program finds", path.read_text())
    os.close(shell.terminal)
    tested += 1

report(not (home / "hacked").exists(), "no name was run as a command")
print(f"{failures} failed" if failures else f"all passed in {tested} shells")
sys.exit(1 if failures else 0)
