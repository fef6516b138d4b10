#!/usr/bin/env python3
"""Run one golden case of the command line and compare.

A case is a folder with
  cmd         shell commands (sh -e is not set); `wasla` is the program; run in a fresh copy of the folder
  in.*        whatever the commands read
  out.stdout  standard output, expected            (absent: must be empty)
  out.stderr  standard error, expected             (absent: must be empty)
  out.NAME    the file NAME the commands write, expected
  exit        the exit code of cmd, expected       (absent: 0)
Probabilities and scores are compared only in their form (P, S): the model that gives them is tested elsewhere.
WASLA_INDEX is the index of tests/data/tiny and $TINY that gazetteer; beside it lies name_pairs.tsv, from which cases
train the model they need in a moment. "@PROGRAM@" in expected output stands for the folder of the program. --update writes what came out instead of comparing: read the difference before you commit it.
"""
import argparse
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def show_difference(name, expected, found):
    for line in difflib.unified_diff(
        expected.decode("utf-8", "backslashreplace").splitlines(True),
        found.decode("utf-8", "backslashreplace").splitlines(True),
        f"{name} (expected)", f"{name} (found)"):
        sys.stdout.write(line if line.endswith("\n") else line + "\n\\ no line break at the end\n")


def without_scores(output):
    output = re.sub(rb"(?m)^  score .*$", b"  score S", output)
    output = re.sub(rb'"explain":\{.*?\}(,"score":[^}]*)?\}', b'"explain":S', output)
    return re.sub(rb"(?<![\d.\w])(0\.\d{1,4}|1\.0{1,4})(?![\d.\w])", b"P", output)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--index", type=pathlib.Path, required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("case", type=pathlib.Path)
    options = parser.parse_args()
    case = options.case.resolve()
    program_folder = options.program.resolve().parent

    with tempfile.TemporaryDirectory(prefix="wasla-golden-") as temporary:
        work = pathlib.Path(temporary) / "case"
        shutil.copytree(case, work)
        for left_over in work.glob("out.*"):
            left_over.unlink()
        environment = {
            "PATH": f"{program_folder}{os.pathsep}{os.environ.get('PATH', '')}", "LC_ALL": "C.UTF-8",
            "HOME": temporary, "XDG_CACHE_HOME": f"{temporary}/cache", "TMPDIR": temporary,
            "WASLA_INDEX": str(options.index.resolve()), "TINY": str(case.parent.parent / "data" / "tiny"),
        }
        run = subprocess.run(["sh", str(work / "cmd")], cwd=work, env=environment, stdin=subprocess.DEVNULL,
                             capture_output=True, timeout=120)
        found = {"stdout": run.stdout, "stderr": run.stderr}
        for wanted in case.glob("out.*"):
            name = wanted.name[len("out."):]
            if name not in found:
                file = work / name
                found[name] = file.read_bytes() if file.exists() else b"(the file is not there)\n"

    found = {name: without_scores(bytes_.replace(os.fsencode(program_folder), b"@PROGRAM@"))
             for name, bytes_ in found.items()}
    if options.update:
        for name, bytes_ in found.items():
            file = case / f"out.{name}"
            if bytes_:
                file.write_bytes(bytes_)
            elif file.exists():
                file.unlink()
        (case / "exit").write_text(f"{run.returncode}\n")
        return 0

    good = True
    for name, bytes_ in sorted(found.items()):
        file = case / f"out.{name}"
        expected = file.read_bytes() if file.exists() else b""
        if expected != bytes_:
            show_difference(name, expected, bytes_)
            good = False
    expected_exit = int((case / "exit").read_text()) if (case / "exit").exists() else 0
    if run.returncode != expected_exit:
        print(f"exit code: expected {expected_exit}, found {run.returncode}")
        good = False
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
