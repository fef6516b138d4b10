#!/usr/bin/env python3
"""Measures `wasla match` whole and without each of its parts, for each two languages, and writes a table.

The table goes between the two marks in docs/benchmarks/ablation.md, or to standard output with --print. What is counted
is in README.md beside this file.
"""
import argparse
import collections
import csv
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

from match_peers import make_task
from peers import BenchError, write_table

TOP = 10
BINS = 10  # of probability, equally wide
PARTS = ("skeletons", "vectors", "pieces", "alignment")
BEGIN, END = "<!-- ablation: begin -->", "<!-- ablation: end -->"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "ablation.md"


def answer(args, task, directory, without):
    """What wasla answers each query, and the seconds of CPU time of the whole process."""
    names, queries = os.path.join(directory, "names.tsv"), os.path.join(directory, "queries.tsv")
    write_table(names, ("id", "lang", "name"), task.pool)
    write_table(queries, ("lang", "name"), task.queries)
    command = [args.wasla, "match", "--names", names, "--top", str(TOP), "--jobs", "1"]
    command += ["--models", args.models] if args.models else []
    command += [option for part in without for option in ("--without", part)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([*command, queries], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                         encoding="utf-8", check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode != 0:
        raise BenchError(f"wasla match ended with {run.returncode}: {run.stderr.strip()}")
    answers = collections.defaultdict(list)
    for row in csv.DictReader(run.stdout.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE):
        answers[int(row["query"])].append((row["id"], row["name"], float(row["probability"])))
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [answers[number + 1] for number in range(len(task.queries))], seconds


def rank_of_right(found, ids, names):
    """From 1; 0 where no right name is among the first."""
    return next((rank for rank, (id, name, _) in enumerate(found[:TOP], 1) if id in ids or name in names), 0)


def calibration_error(first):
    """Expected calibration error: how far the probability of the first name is from how often it is right."""
    bins = collections.defaultdict(list)
    for probability, right in first:
        bins[min(int(probability * BINS), BINS - 1)].append((probability, right))
    return sum(abs(sum(p for p, _ in members) - sum(r for _, r in members)) for members in bins.values()) / len(first)


def measure(args, task, without):
    with tempfile.TemporaryDirectory() as directory:
        answers, seconds = answer(args, task, directory, without)
    ranks = [rank_of_right(found, *right) for found, right in zip(answers, task.right)]
    count = len(ranks)
    first = [(found[0][2] if found else 0.0, rank == 1) for found, rank in zip(answers, ranks)]
    return SimpleNamespace(first=sum(rank == 1 for rank in ranks) / count, ten=sum(rank > 0 for rank in ranks) / count,
                           reciprocal=sum(1 / rank for rank in ranks if rank) / count,
                           error=calibration_error(first), milliseconds=1000 * seconds / count)


def table(args):
    lines = ["| pair | names asked by | R@1 | R@10 | MRR | ECE | CPU ms a query |",
             "| --- | --- | ---: | ---: | ---: | ---: | ---: |"]
    for pair in args.languages:
        source, target = pair.split(">")
        task = make_task(SimpleNamespace(pairs=args.pairs, source=source, target=target, kind=args.kind, pool=args.pool,
                                         pool_size=args.pool_size, queries=args.queries))
        for without in ((), *((part,) for part in PARTS), ("vectors", "pieces")):
            result = measure(args, task, without)
            label = f"without {' and '.join(without)}" if without else "all"
            lines.append(f"| {source}→{target} ({len(task.queries)}) | {label} | {result.first:.3f} | {result.ten:.3f} | "
                         f"{result.reciprocal:.3f} | {result.error:.3f} | {result.milliseconds:.2f} |")
            print(lines[-1], file=sys.stderr, flush=True)
    return "\n".join(lines)


def write_page(text):
    page = PAGE.read_text(encoding="utf-8")
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        raise BenchError(f"{PAGE} lacks the two marks between which the table goes")
    head, rest = page.split(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n{text}\n{END}{rest.split(END)[1]}", encoding="utf-8")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wasla", required=True, help="the program")
    parser.add_argument("--models", help="trained models (default: those that came with the program)")
    parser.add_argument("--pairs", required=True, help="table: query, query_lang, target, target_lang, id, kind")
    parser.add_argument("--pool", nargs="*", default=[], help="further names: tables of pairs, or id, lang, name")
    parser.add_argument("--pool-size", type=int, default=9300, help="names in the list (default: %(default)s)")
    parser.add_argument("--queries", type=int, default=1200, help="queries for each pair at most (default: %(default)s)")
    parser.add_argument("--kind", help="kinds of pairs whose queries are asked, with commas between them")
    parser.add_argument("--languages", nargs="*", default=["ar>en", "ckb>en", "ku-Latn>en", "ckb>ar", "kmr>en"],
                        help="pairs of languages (default: %(default)s)")
    parser.add_argument("--print", action="store_true", help="write the table to standard output, not into the page")
    return parser.parse_args()


def main():
    args = parse_arguments()
    try:
        text = table(args)
        if args.print:
            print(text)
        else:
            write_page(text)
    except (BenchError, OSError) as error:
        sys.exit(f"ablation.py: {error}")


if __name__ == "__main__":
    main()
