#!/usr/bin/env python3
"""What reading the document is worth: figures with each group of features left out, and plain baselines, in one run.

usage: reading.py --wasla EXE --gazetteers DIR --gold FILE.jsonl... --ambiguous DIR [--page FILE]

GOLD has documents with the gazetteers' own IDs ({"id", "lang", "text", "mentions"}, code points). AMBIGUOUS is a folder
of such documents with ambiguous.tsv (doc, start, end, id, cue, surface): the words that several entities bear or that are
also no names; empty or "-" in `id` means that nothing of the gazetteers is right there.

Baselines look up the names of names.tsv in the text, folded (case, the look-alike letters of Arabic and Sorani, marks),
the longest at each place, and take the bearer of the greatest prior; names of use `never` are left out. `clitics` also
tries each word without the proclitics and endings of its language. With --page the tables are written between the marks
in it, so that the page stays true.
"""
import argparse, csv, glob, json, os, re, subprocess, tempfile, unicodedata

MARKS = ("<!-- reading: tables, written by tools/bench/reading.py -->", "<!-- /reading -->")
GROUPS = [
    ("all features", []),
    ("without titles", ["office", "office-near", "other-office"]),
    ("without topics and years", ["topic", "other-topic", "year", "out-of-time"]),
    ("without relations", ["related-named", "related-beside", "country-beside", "main-country", "other-country"]),
    ("without naming in full", ["named-in-full", "named-last", "rival-named", "resolved-elsewhere", "antecedent", "given-name"]),
    ("without common words", ["word-too", "word-unsupported", "common-word", "nil-common"]),
    ("without policy of names", ["unsupported"]),
    ("without prior", ["prior"]),
    ("without names in no gazetteer", ["nil", "unlisted-bearer"]),
]


def table_rows(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def fold(text):
    text = unicodedata.normalize("NFKD", text)
    out = []
    for c in text:
        if unicodedata.combining(c) or c in "\u0640\u200c\u200d\u200e\u200f":
            continue
        out.append({"\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643", "\u0629": "\u0647", "\u06d5": "\u0647",
                    "\u06be": "\u0647", "\u0131": "i", "\u2019": "'"}.get(c, c))
    return "".join(out).lower()


PROCLITICS = {"ar": ["و", "ف", "ب", "ل", "ك"], "ckb": ["و", "لە", "بە"], "en": [], "kmr": []}
ENDINGS = {"ar": [], "ckb": ["دا", "ەوە", "یش", "ی", "ێ", "یە", "یان"], "en": ["'s"],
           "kmr": ["'ê", "'a", "ê", "a", "yê", "ya", "an", "ên", "î"]}


class Baseline:
    def __init__(self, folder):
        self.priors, self.names, self.longest = {}, {}, 1
        for path in glob.glob(os.path.join(folder, "*", "entities.tsv")):
            for row in table_rows(path):
                self.priors[row["id"]] = int(row.get("prior") or 3)
        for path in glob.glob(os.path.join(folder, "*", "names.tsv")):
            for row in table_rows(path):
                if "never" in (row.get("use") or ""):
                    continue
                words = tuple(fold(w) for w in re.findall(r"[\w']+", row["name"]))
                if not words or row["id"] not in self.priors:
                    continue
                best = self.names.get(words)
                if best is None or self.priors[row["id"]] > self.priors[best]:
                    self.names[words] = row["id"]
                self.longest = max(self.longest, len(words))

    def link(self, text, lang, clitics):
        words = [(m.start(), m.end()) for m in re.finditer(r"[\w'’]+", text)]
        mentions, i = [], 0
        while i < len(words):
            found = None
            for n in range(min(self.longest, len(words) - i), 0, -1):
                spans = words[i:i + n]
                for cut_front, cut_back in self.cuts(text, spans, lang, clitics):
                    begin, end = spans[0][0] + cut_front, spans[-1][1] - cut_back
                    forms = [fold(text[max(b, begin):min(e, end)]) for b, e in spans]
                    found = self.names.get(tuple(forms))
                    if found:
                        mentions.append({"start": begin, "end": end, "id": found})
                        break
                if found:
                    i += n
                    break
            if not found:
                i += 1
        return mentions

    @staticmethod
    def cuts(text, spans, lang, clitics):
        yield 0, 0
        if clitics:
            first, last = text[spans[0][0]:spans[0][1]], text[spans[-1][0]:spans[-1][1]]
            fronts = [0] + [len(p) for p in PROCLITICS.get(lang, []) if first.startswith(p) and len(first) > len(p) + 2]
            backs = [0] + [len(e) for e in ENDINGS.get(lang, []) if last.replace("’", "'").endswith(e) and len(last) > len(e) + 2]
            for front in fronts:
                for back in backs:
                    if front or back:
                        yield front, back


def documents(files):
    return [json.loads(line) for file in files for line in open(file, encoding="utf-8") if line.strip()]


def system_lines(docs, mentions_of):
    return "".join(json.dumps({"id": d["id"], "lang": d["lang"], "mentions": mentions_of(d)}, ensure_ascii=False) + "\n" for d in docs)


def right_words(rows, links):
    right = 0
    for row in rows:
        start, end = int(row["start"]), int(row["end"])
        over = [m for m in links.get(row["doc"], []) if "id" in m and m["start"] < end and m["end"] > start]
        if row["id"] in ("", "-"):
            # What a longer name holds is that name's affair.
            right += not any(m["start"] >= start and m["end"] <= end for m in over)
        else:
            right += any((m["start"], m["end"], m["id"]) == (start, end, row["id"]) for m in over)
    return right / max(1, len(rows))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, kind in (("wasla", None), ("gazetteers", None), ("gold", "+"), ("ambiguous", None)):
        ap.add_argument("--" + name, required=True, nargs=kind)
    ap.add_argument("--page")
    a = ap.parse_args()
    ambiguous_files = sorted(glob.glob(os.path.join(a.ambiguous, "*.jsonl")))
    rows = table_rows(os.path.join(a.ambiguous, "ambiguous.tsv"))
    lines = ["| system | precision | recall | F1 | F1, ambiguous texts | ambiguous words right |", "|---|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        index = os.path.join(folder, "wasla.index")
        subprocess.run([a.wasla, "gazetteer", "compile", "-q", "-o", index, a.gazetteers], check=True)

        def evaluate(files, *options):
            run = subprocess.run([a.wasla, "evaluate", "--json", "--index", index, "--gold", *files, *options], check=True, stdout=subprocess.PIPE)
            return json.loads(run.stdout)["all"]

        def row(name, gold, ambiguous, right):
            lines.append(f"| {name} | {gold['precision']:.3f} | {gold['recall']:.3f} | {gold['f1']:.3f} | {ambiguous['f1']:.3f} | {right} |")

        baseline = Baseline(a.gazetteers)
        for name, clitics in (("baseline: longest name, greatest prior", False), ("baseline: the same with clitics", True)):
            files = []
            for which, docs in (("gold", documents(a.gold)), ("ambiguous", documents(ambiguous_files))):
                files.append(os.path.join(folder, which + ".jsonl"))
                with open(files[-1], "w", encoding="utf-8") as f:
                    f.write(system_lines(docs, lambda d: baseline.link(d["text"], d["lang"], clitics)))
            links = {d["id"]: d["mentions"] for d in documents([files[1]])}
            row(name, evaluate(a.gold, "--system", files[0]), evaluate(ambiguous_files, "--system", files[1]), f"{right_words(rows, links):.3f}")
        links = {}
        for file in ambiguous_files:
            run = subprocess.run([a.wasla, "link", "-q", "--index", index, "-f", "jsonl", file], check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8")
            links.update({d["id"]: d["mentions"] for d in map(json.loads, run.stdout.splitlines())})
        for name, features in GROUPS:
            options = [option for feature in features for option in ("--without", feature)]
            row("wasla, " + name, evaluate(a.gold, *options), evaluate(ambiguous_files, *options), "" if features else f"{right_words(rows, links):.3f}")
    text = "\n".join(lines) + "\n"
    if a.page:
        page = open(a.page, encoding="utf-8").read()
        before, rest = page.split(MARKS[0], 1)
        _, after = rest.split(MARKS[1], 1)
        open(a.page, "w", encoding="utf-8").write(before + MARKS[0] + "\n" + text + MARKS[1] + after)
    print(text, end="")


if __name__ == "__main__":
    main()
