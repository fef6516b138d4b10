#!/usr/bin/env python3
"""Links text with gazetteers that hold ONE name an entity, in one language, and scores the text of the other three.

usage: one_name.py --wasla EXE --gazetteers DIR --gold FILE.jsonl... [--errors N] [--models DIR [--page FILE]]

GOLD has one document a line: {"id", "lang", "text", "mentions": [{"start", "end", "id"}]}, offsets in code points, the
IDs those of the gazetteers. For each language the tables are reduced to the label in it (where an entity has none it
stays without a name), compiled, and the documents in the other three languages are linked.

recall     share of the gold mentions linked right (same span, same entity) whose surface sounds like the one name:
           consonant classes within a third of edits, by a plain romanisation of this script's own
precision  share of all links printed that are right; a link on a span that gold has for an entity without a name in
           the reduced tables is wrong like any other

With --models, all this is done for each part of linking left out in turn: vectors, the table of common words, unseen
spellings altogether; and a table of the totals is printed, or written between the marks in the page. It also tells the
strict F1 of the same documents with the gazetteers whole.
"""
import argparse, collections, csv, json, pathlib, subprocess, sys, tempfile, unicodedata

LANGUAGES = ["ar", "ckb", "en", "kmr"]
BEGIN, END = "<!-- link: begin -->", "<!-- link: end -->"
ARABIC = {
    "ب": "b", "پ": "b", "ت": "t", "ط": "t", "د": "t", "ض": "t", "ذ": "z", "ث": "s", "س": "s", "ص": "s", "ز": "z",
    "ظ": "z", "ج": "j", "چ": "j", "ژ": "j", "ش": "x", "خ": "k", "ق": "k", "ک": "k", "ك": "k", "گ": "k", "غ": "k",
    "ف": "f", "ڤ": "f", "ر": "r", "ڕ": "r", "ل": "l", "ڵ": "l", "م": "m", "ن": "n", "ح": "h", "ه": "h",
}
LATIN = {"b": "b", "p": "b", "t": "t", "d": "t", "s": "s", "z": "z", "j": "j", "c": "j", "ç": "j", "ş": "x", "x": "k",
         "q": "k", "k": "k", "g": "k", "f": "f", "v": "f", "r": "r", "l": "l", "m": "m", "n": "n", "h": "h"}
DIGRAPHS = {"sh": "x", "kh": "k", "gh": "k", "ch": "j", "th": "s", "dh": "z", "zh": "j", "ph": "f", "ck": "k"}


def consonants(name, english):
    words = []
    for word in name.casefold().replace("-", " ").split():
        if word in ("al", "el", "ul"):
            continue
        if word.startswith("ال") and len(word) > 3:
            word = word[2:]
        if not english:
            word = "".join(c if c in "çş" else unicodedata.normalize("NFD", c)[0] for c in word)
        else:
            word = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
        out, i = "", 0
        while i < len(word):
            pair = word[i : i + 2]
            if english and pair in DIGRAPHS:
                out, i = out + DIGRAPHS[pair], i + 2
                continue
            c = word[i]
            if english and c == "c":
                out += "k"
            else:
                out += ARABIC.get(c, LATIN.get(c, ""))
            i += 1
        words.append("".join(c for k, c in enumerate(out) if k == 0 or c != out[k - 1]))
    return "".join(words)


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


def sounds_alike(surface, surface_lang, name, name_lang):
    a, b = consonants(surface, surface_lang == "en"), consonants(name, name_lang == "en")
    return bool(a and b) and 3 * distance(a, b) <= max(len(a), len(b))


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def reduce_tables(source, target, lang):
    """Copies the tables with the label in `lang` as an entity's only name, and no entity without; returns {id: name}."""
    folders = sorted(p.parent for p in pathlib.Path(source).rglob("gazetteer.toml"))
    kept, labels = {}, {}
    for folder in folders:
        for row in rows(folder / "names.tsv"):
            if row["kind"] == "label" and row["lang"] == lang and row["id"] not in kept:
                kept[row["id"]] = row["name"]
                labels[row["id"]] = row
    for folder in folders:
        out = pathlib.Path(target) / folder.name
        out.mkdir(parents=True)
        (out / "gazetteer.toml").write_bytes((folder / "gazetteer.toml").read_bytes())
        for table, wanted in TABLES.items():
            if (folder / table).exists():
                lines = [row for row in rows(folder / table) if wanted(row, kept, lang)]
                if table == "names.tsv":
                    # An entity has its name where it is defined, whichever gazetteer gave it.
                    own = [row["id"] for row in rows(folder / "entities.tsv") if row["id"] in kept]
                    lines = [labels[identifier] for identifier in own]
                header = (folder / table).open(encoding="utf-8").readline().rstrip("\n").split("\t")
                with (out / table).open("w", encoding="utf-8") as file:
                    file.writelines("\t".join(fields) + "\n" for fields in [header, *[list(r.values()) for r in lines]])
    return kept


TABLES = {
    "entities.tsv": lambda row, kept, lang: row["id"] in kept,
    "names.tsv": lambda row, kept, lang: row["lang"] == lang and kept.get(row["id"]) == row["name"],
    "relations.tsv": lambda row, kept, lang: row["subject"] in kept and row["object"] in kept,
}


class Count(collections.Counter):
    def recall(self):
        return self["found"] / self["alike"] if self["alike"] else 0

    def precision(self):
        return self["right"] / self["links"] if self["links"] else 0


def link(options, index, documents, extra):
    """{id: {(start, end): mention}}"""
    source = "".join(json.dumps({"id": d["id"], "text": d["text"]}, ensure_ascii=False) + "\n" for d in documents)
    printed = subprocess.run([options.wasla, "link", "--index", index, "--input", "jsonl", "--format", "jsonl", *extra, "-"],
                             input=source, capture_output=True, text=True)
    if printed.returncode:
        sys.exit(printed.stderr)
    return {a["id"]: {(m["start"], m["end"]): m for m in a["mentions"] if m.get("id")}
            for a in map(json.loads, printed.stdout.splitlines())}


def compile_index(options, index, tables, models):
    named = ["--models", models] if models else []
    made = subprocess.run([options.wasla, "gazetteer", "compile", "-o", index, *named, tables], capture_output=True, text=True)
    if not pathlib.Path(index).exists():
        sys.exit(made.stderr[-2000:])


def gold_of(document):
    return {(m["start"], m["end"]): m["id"] for m in document["mentions"] if m.get("id")}


def measure(options, documents, models, extra, rows_out=None):
    """Totals over all languages of the names and of the text."""
    totals = Count()
    with tempfile.TemporaryDirectory() as work:
        for lang in LANGUAGES:
            tables, index = pathlib.Path(work) / lang, pathlib.Path(work) / (lang + ".index")
            kept = reduce_tables(options.gazetteers, tables, lang)
            compile_index(options, index, tables, models)
            for text_lang in LANGUAGES:
                if text_lang == lang:
                    continue
                chosen = [d for d in documents if d["lang"] == text_lang]
                count = Count()
                answers = link(options, index, chosen, extra)
                for d in chosen:
                    judge(options, d, answers[d["id"]], kept, lang, count)
                totals.update(count)
                if rows_out is not None:
                    rows_out.append((lang, text_lang, count))
    return totals


def judge(options, document, links, kept, lang, count):
    gold, text = gold_of(document), document["text"]
    for span, id in gold.items():
        surface = text[span[0] : span[1]]
        if id in kept and sounds_alike(surface, document["lang"], kept[id], lang):
            count["alike"] += 1
            right = span in links and links[span]["id"] == id
            count["found"] += right
            if not right and count["missed"] < options.errors:
                count["missed"] += 1
                other = links.get(span, {}).get("id", "-")
                print(f"missed {lang}>{document['lang']} {id} ({other}) {document['id']}: {surface} / {kept[id]}", file=sys.stderr)
    for span, m in links.items():
        count["links"] += 1
        right = gold.get(span) == m["id"]
        count["right"] += right
        if not right and count["wrong"] < options.errors:
            count["wrong"] += 1
            around = text[max(0, span[0] - 20) : span[1] + 15]
            print(f"wrong {lang}>{document['lang']} {m['id']} {m['probability']} {m['match']} (gold {gold.get(span, '-')}) "
                  f"{document['id']}: {text[span[0]:span[1]]} / {kept.get(m['id'])} in {around!r}", file=sys.stderr)


def whole_f1(options, documents, models, extra):
    """Strict F1 with all names, over the gold mentions that have an entity."""
    with tempfile.TemporaryDirectory() as work:
        index = pathlib.Path(work) / "whole.index"
        compile_index(options, index, options.gazetteers, models)
        answers = link(options, index, documents, extra)
    right = wanted = printed = 0
    for d in documents:
        gold, links = gold_of(d), answers[d["id"]]
        wanted += len(gold)
        printed += len(links)
        right += sum(gold.get(span) == m["id"] for span, m in links.items())
    return 2 * right / (wanted + printed)


def ablation(options, documents):
    rows = ["| linking | recall of names alike | links | precision | F1 with all names |", "| --- | ---: | ---: | ---: | ---: |"]
    for title, absent, extra in [("all", None, []), ("without vectors", "vectors", []),
                                 ("without the table of words", "words", []),
                                 ("without unseen spellings (`--exact`)", None, ["--exact"])]:
        with tempfile.TemporaryDirectory() as work:
            models = pathlib.Path(work) / "models"
            models.mkdir()
            for folder in pathlib.Path(options.models).iterdir():
                if folder.is_dir() and folder.name != absent:
                    (models / folder.name).symlink_to(folder.resolve())
            total = measure(options, documents, models, extra)
            f1 = whole_f1(options, documents, models, extra)
        rows.append(f"| {title} | {total.recall():.3f} | {total['links']} | {total.precision():.3f} | {f1:.3f} |")
    return "\n".join(rows)


def main():
    parser = argparse.ArgumentParser(usage=__doc__, add_help=False)
    parser.add_argument("--wasla", required=True)
    parser.add_argument("--gazetteers", required=True)
    parser.add_argument("--gold", nargs="+", required=True)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--models")
    parser.add_argument("--page")
    options = parser.parse_args()
    documents = [json.loads(line) for path in options.gold for line in open(path, encoding="utf-8")]
    if options.models:
        table = ablation(options, documents)
        if not options.page:
            print(table)
            return
        page = pathlib.Path(options.page)
        before, rest = page.read_text(encoding="utf-8").split(BEGIN)
        page.write_text(before + BEGIN + "\n" + table + "\n" + END + rest.split(END)[1], encoding="utf-8")
        return
    rows_out = []
    totals = measure(options, documents, None, [], rows_out)
    print("| names in | text in | alike | recall | links | precision |\n|---|---|---:|---:|---:|---:|")
    for lang, text_lang, count in [*rows_out, ("all", "the others", totals)]:
        print(f"| {lang} | {text_lang} | {count['alike']} | {count.recall():.3f} | {count['links']} | {count.precision():.3f} |")


if __name__ == "__main__":
    main()
