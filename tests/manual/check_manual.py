#!/usr/bin/env python3
"""Every command that the sources define, and every flag of its --help, is in the manual pages, in docs/wasla.1.md and in
the completion of each shell; the pages are clean for man, and for mandoc where it is installed."""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

faults = []


def expect(condition, fault):
    if not condition:
        faults.append(fault)


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def branch(script, begin, end):
    """The part of a completion script that is about one command."""
    start = script.find(begin)
    return "" if start < 0 else script[start:script.find(end, start + len(begin))]


def check_pages(pages):
    for page in pages:
        if shutil.which("man"):
            shown = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", page], capture_output=True,
                                   text=True)
            expect(not shown.stderr, f"man warns of {page.name}: {shown.stderr}")
            expect(len(shown.stdout) > 300, f"man shows next to nothing of {page.name}")
        if shutil.which("mandoc"):
            lint = subprocess.run(["mandoc", "-Tlint", "-W", "style", page], capture_output=True, text=True)
            expect(not lint.stdout, f"mandoc: {lint.stdout}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--source", type=pathlib.Path, required=True)
    options = parser.parse_args()
    program = options.program

    commands = set()
    for file in sorted((options.source / "tools").glob("*.cc")):
        for name in re.findall(r'Command k\w+ = \{\s*"([^"]+)"', file.read_text("utf-8")):
            commands.add(name)
    expect(len(commands) >= 15, f"only {len(commands)} commands found in tools/")

    shells = {shell: run(program, "completion", shell) for shell in ("bash", "zsh", "fish")}
    markdown = run(program, "man", "--markdown")
    expect((options.source / "docs/wasla.1.md").read_text("utf-8") == markdown,
           "docs/wasla.1.md is not what the program prints: wasla man --markdown > docs/wasla.1.md")

    with tempfile.TemporaryDirectory(prefix="wasla-man-") as folder:
        run(program, "man", "--all", folder)
        pages = sorted(pathlib.Path(folder).iterdir())
        check_pages(pages)
        text = {page.name: page.read_text("utf-8") for page in pages}
        expect(set(text) >= {name.replace(" ", "-") + ".1" for name in commands}, f"pages are missing: {sorted(text)}")
        for name in sorted(commands):
            words = name.split()[1:]
            flags = re.findall(r"(?m)^  (?:-(\w),|   ) --([a-z0-9-]+)", run(program, *words, "--help"))
            expect(flags, f"{name} --help lists no flags")
            page = text.get(name.replace(" ", "-") + ".1", "")
            expect(run(program, "man", *words) == page, f"wasla man {' '.join(words)} differs from the page")
            path = " ".join(words)
            own = {
                "bash": branch(shells["bash"], f"    '{path}')\n      words=", "\n      ;;"),
                "zsh": branch(shells["zsh"], f"    '{path}')\n      _arguments", "\n      ;;"),
                "fish": "".join(line + "\n" for line in shells["fish"].split("\n") if f"'__wasla_is {path}'" in line),
                "markdown": branch(markdown + "\n## ", f"\n## {name}\n", "\n## "),
            }
            for short, long in flags:
                escaped = long.replace("-", r"\-")
                expect(rf"\fB\-\-{escaped}\fR" in page, f"{name}: --{long} is not in its manual page")
                expect(not short or rf"\fB\-{short}\fR" in page, f"{name}: -{short} is not in its manual page")
                expect(f"**--{long}**" in own["markdown"], f"{name}: --{long} is not in docs/wasla.1.md")
                expect(re.search(rf"--{long}[ \"|)]", own["bash"]), f"{name}: --{long} is not completed in bash")
                expect(re.search(rf"--{long}[=\[}}]", own["zsh"]), f"{name}: --{long} is not completed in zsh")
                expect(f" -l {long} " in own["fish"], f"{name}: --{long} is not completed in fish")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
