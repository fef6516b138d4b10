#!/usr/bin/env python3
"""Runs `wasla match` and its peers on the same queries and the same list of names, one core each, and prints a table.

The peers work on names brought to lower-case Latin by ICU:
  rapidfuzz      best match by edit distance: process.extractOne, and cdist with one worker
  fastText       cosine of the vectors of a model trained on the list itself
  SentencePiece  TF-IDF cosine of the pieces of a unigram model trained on the list itself

What is counted, and what is not, is in README.md beside this file.
"""
import argparse
import collections
import csv
import hashlib
import importlib.metadata
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field

from peers import (BenchError, FastText, RapidFuzzExtract, RapidFuzzMatrix, SentencePiece, run_tool, to_latin,
                   write_table)

TOP = 10


@dataclass
class Task:
    """Queries, the list, and which of the list is right for each query."""
    queries: list  # (language, name)
    right: list    # (ids, names) for each query
    pool: list     # (id, language, name)


@dataclass
class Timing:
    queries: int
    wall: list = field(default_factory=list)
    cpu: list = field(default_factory=list)
    whole: list = field(default_factory=list)  # wasla only: the process with all queries, from start to end

    def add(self, wall, cpu):
        self.wall.append(wall)
        self.cpu.append(cpu)

    def rate(self, seconds):
        return self.queries / statistics.median(seconds)


@dataclass
class Result:
    name: str
    answers: list  # rows of the list for each query, best first, one an id
    timing: Timing


# The task.


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def sha1(text):
    return hashlib.sha1(text.encode()).hexdigest()


def read_pairs(args):
    sources, targets = set(args.source.split(",")), set(args.target.split(","))
    return [row for row in read_table(args.pairs) if row["query_lang"] in sources and row["target_lang"] in targets]


def choose_queries(pairs, kinds, count):
    """The queries with a pair of one of the kinds, in an order that does not depend on the file's."""
    keys = {(row["query_lang"], row["query"]) for row in pairs if not kinds or row["kind"] in kinds}
    ordered = sorted(keys, key=lambda key: (sha1(key[1]), key[0]))
    return ordered[:count] if count else ordered


def right_answers(pairs, queries):
    """Every pair of a chosen query is right, of whatever kind."""
    right = collections.defaultdict(lambda: (set(), set()))
    for row in pairs:
        ids, names = right[(row["query_lang"], row["query"])]
        ids.add(row["id"])
        names.add(row["target"])
    return [right[query] for query in queries]


def read_pool_names(paths, languages):
    """Names of these languages from lists (id, lang, name) and files of pairs (id, target_lang, target)."""
    names = set()
    for path in paths:
        for row in read_table(path):
            language, name = ("lang", "name") if "name" in row else ("target_lang", "target")
            if row[language] in languages:
                names.add((row["id"], row[language], row[name]))
    return names


def make_pool(pairs, args):
    """All targets of the pairs, filled up to the size asked for with the other names of smallest SHA-1."""
    own = {(row["id"], row["target_lang"], row["target"]) for row in pairs}
    others = read_pool_names(args.pool, set(args.target.split(","))) - own
    if args.pool_size:
        others = sorted(others, key=lambda name: sha1("\t".join(name)))[:max(0, args.pool_size - len(own))]
    return sorted(own | set(others))


def make_task(args):
    pairs = read_pairs(args)
    queries = choose_queries(pairs, set(args.kind.split(",")) if args.kind else None, args.queries)
    if not queries:
        raise BenchError(f"{args.pairs} has no pairs from {args.source} to {args.target} of this kind")
    return Task(queries, right_answers(pairs, queries), make_pool(pairs, args))


def recall(task, answers, k):
    hits = 0
    for (ids, names), rows in zip(task.right, answers):
        hits += any(task.pool[row][0] in ids or task.pool[row][2] in names for row in rows[:k])
    return hits / len(task.queries)


# wasla.


class Wasla:
    """`wasla match` as a user runs it: one process that reads the list and answers a file of queries."""

    def __init__(self, args, task, directory):
        self.task = task
        self.directory = directory
        names = os.path.join(directory, "names.tsv")
        write_table(names, ("id", "lang", "name"), task.pool)
        self.command = [args.wasla, "match", "--names", names, "--models", args.models, "--jobs", "1",
                        "--top", str(TOP)]

    def run(self, queries):
        """The output and the seconds, by the clock and of the processor."""
        path = os.path.join(self.directory, "queries.tsv")
        write_table(path, ("lang", "name"), queries)
        cpu, wall = children_cpu(), time.perf_counter()
        run = subprocess.run([*self.command, path], stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
        wall, cpu = time.perf_counter() - wall, children_cpu() - cpu
        if run.returncode != 0:
            raise BenchError(f"wasla match ended with {run.returncode}")
        return run.stdout, wall, cpu

    def measure(self, result):
        """One more run: the time of all queries less that of one, so that reading the list is not counted."""
        output, wall, cpu = self.run(self.task.queries)
        first_output, first_wall, first_cpu = self.run(self.task.queries[:1])
        answers = self.answers(output, self.task.queries)
        if result.answers and answers != result.answers:
            raise BenchError("wasla match answered differently in another run")
        if self.answers(first_output, self.task.queries[:1]) != answers[:1]:
            raise BenchError("wasla match answered the first query differently when it was alone")
        if wall <= first_wall or cpu <= first_cpu:
            raise BenchError("all queries took no longer than one: ask for more of them with --queries")
        result.answers = answers
        result.timing.add(wall - first_wall, cpu - first_cpu)
        result.timing.whole.append(wall)

    def answers(self, output, queries):
        rows = {(name[0], name[2]): row for row, name in enumerate(self.task.pool)}
        expected = min(TOP, len({name[0] for name in self.task.pool}))
        found = [[] for _ in queries]
        for line in csv.DictReader(output.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE):
            if (line["id"], line["name"]) not in rows:
                raise BenchError(f"wasla match found a name that is not in the list: {line['id']} {line['name']}")
            found[int(line["query"]) - 1].append(rows[(line["id"], line["name"])])
        if any(len(names) != expected for names in found):
            raise BenchError(f"wasla match did not print {expected} names for every query")
        return found


def children_cpu():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


# Measuring.


def one_an_id(task, rows):
    """The first TOP rows, leaving out names of an id that stands before; `wasla match` prints so too."""
    seen = {}
    for row, _ in rows:
        seen.setdefault(task.pool[row][0], row)
    return list(seen.values())[:TOP]


def measure_peer(peer, queries, tops, result):
    """One more run, of the best match alone. It must score what the first of the top list does."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = peer.best(queries)
    result.timing.add(time.perf_counter() - wall, time.process_time() - cpu)
    for query, (_, score), rows in zip(queries, found, tops):
        if abs(score - rows[0][1]) > 1e-3:
            raise BenchError(f"{peer.name}: the best match of {query} scores {score}, the top list {rows[0][1]}")


def make_peers(choices, queries, directory):
    yield RapidFuzzExtract(choices, "ratio"), True
    yield RapidFuzzExtract(choices, "WRatio"), True
    yield RapidFuzzMatrix(choices, "ratio"), True
    yield FastText(choices, queries, directory), False
    yield SentencePiece(choices, directory), False


def measure(args, task, directory):
    """wasla and each peer in turn, as often as asked for, so that a busy spell of the machine hits all alike."""
    queries = to_latin([name for _, name in task.queries], args.plain_icu)
    choices = to_latin([name[2] for name in task.pool], args.plain_icu)
    wasla = Wasla(args, task, directory)
    results = [Result("wasla match", [], Timing(len(queries)))]
    runs = []
    for peer, slow in make_peers(choices, queries, directory):
        progress(f"{peer.name}: all {len(queries)} queries, for recall")
        timed = queries[:args.slow_queries] if slow else queries
        tops = peer.top(queries)
        results.append(Result(peer.name, [one_an_id(task, rows) for rows in tops], Timing(len(timed))))
        runs.append((peer, timed, tops, results[-1]))
    for run in range(args.runs):
        progress(f"run {run + 1} of {args.runs}")
        wasla.measure(results[0])
        for each in runs:
            measure_peer(*each)
    return results


def progress(text):
    print(f"match_peers: {text}", file=sys.stderr, flush=True)


# The report.


def report(args, task, results):
    print(f"{args.source}→{args.target}: {len(task.queries)} queries, {len(task.pool)} names, "
          f"medians of {args.runs} runs, one core\n")
    print("| | R@1 | R@10 | queries timed | queries/s | queries/s of CPU time "
          "| wasla's ÷ this | the same by CPU time |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    first = results[0].timing
    for result in results:
        timing = result.timing
        rate, cpu_rate = timing.rate(timing.wall), timing.rate(timing.cpu)
        print(f"| {result.name} | {recall(task, result.answers, 1):.3f} | {recall(task, result.answers, TOP):.3f} "
              f"| {timing.queries} | {rate:.1f} | {cpu_rate:.1f} "
              f"| {first.rate(first.wall) / rate:.1f} | {first.rate(first.cpu) / cpu_rate:.1f} |")
    whole = statistics.median(first.whole)
    print(f"\nwasla match with reading the list: {whole:.2f} s for {first.queries} queries, "
          f"{first.queries / whole:.1f} queries/s. Spread of wasla's queries/s over the runs: "
          f"{first.queries / max(first.wall):.1f} to {first.queries / min(first.wall):.1f}.")


def versions(args):
    packages = (f"{name} {importlib.metadata.version(name)}" for name in ("rapidfuzz", "numpy", "sentencepiece"))
    wasla = run_tool([args.wasla, "--version"]).split("\n", maxsplit=1)[0]
    return ", ".join([wasla, *packages, run_tool(["uconv", "--version"]).strip(), "Python " + sys.version.split()[0]])


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wasla", required=True, help="the program")
    parser.add_argument("--models", required=True, help="its trained models")
    parser.add_argument("--pairs", required=True, help="columns query, query_lang, target, target_lang, id, kind")
    parser.add_argument("--from", dest="source", required=True, help="languages of the queries, with commas")
    parser.add_argument("--to", dest="target", required=True, help="languages of the list, with commas")
    parser.add_argument("--kind", help="kinds of pairs to take queries from, with commas [all]")
    parser.add_argument("--pool", nargs="*", default=[], help="files with more names for the list")
    parser.add_argument("--pool-size", type=int, default=0, help="names in the list [all]")
    parser.add_argument("--queries", type=int, default=0, help="queries at most [all]")
    parser.add_argument("--slow-queries", type=int, default=50, help="queries to time rapidfuzz on [50]")
    parser.add_argument("--plain-icu", action="store_true", help="leave Kurdish letters that ICU does not know")
    parser.add_argument("--runs", type=int, default=5, help="runs to take the median of [5]")
    args = parser.parse_args()
    if args.runs < 1 or args.slow_queries < 1:
        parser.error("--runs and --slow-queries take a number from 1")
    return args


def main():
    args = parse_arguments()
    # Read by numpy when it is first imported, which is later.
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
    try:
        task = make_task(args)
        if len(task.queries) < 2:
            raise BenchError("at least two queries are needed")
        with tempfile.TemporaryDirectory() as directory:
            results = measure(args, task, directory)
        report(args, task, results)
        print("\n" + versions(args))
    except (BenchError, ImportError, OSError) as error:
        sys.exit(f"match_peers: {error}")


if __name__ == "__main__":
    main()
