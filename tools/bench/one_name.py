#!/usr/bin/env python3
"""Links text with gazetteers that hold ONE name an entity, in one language, and scores the text of the other three.

usage: one_name.py --wasla EXE --gazetteers DIR --gold FILE.jsonl... [--keep DIR] [--errors N] [-- LINK OPTIONS]

GOLD has one document a line: {"id", "lang", "text", "mentions": [{"start", "end", "id"}]}, offsets in code points, the
IDs those of the gazetteers. For each language the tables are reduced to the label in it (where an entity has none it
stays without a name), compiled, and the documents in the other three languages are linked.

recall     share of the gold mentions linked right (same span, same entity) whose surface sounds like the one name:
           consonant classes within a third of edits, by a plain romanisation of this script's own
precision  share of all links printed that are right; a link on a span that gold has for an entity without a name in
           the reduced tables is wrong like any other
"""
import argparse, collections, csv, json, pathlib, subprocess, sys, tempfile, unicodedata

LANGUAGES = ["ar", "ckb", "en", "kmr"]
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
    kept = {}
    for folder in folders:
        for row in rows(folder / "names.tsv"):
            if row["kind"] == "label" and row["lang"] == lang:
                kept.setdefault(row["id"], row["name"])
    for folder in folders:
        out = pathlib.Path(target) / folder.name
        out.mkdir(parents=True)
        (out / "gazetteer.toml").write_bytes((folder / "gazetteer.toml").read_bytes())
        for table, wanted in TABLES.items():
            if (folder / table).exists():
                lines = [row for row in rows(folder / table) if wanted(row, kept, lang)]
                header = (folder / table).open(encoding="utf-8").readline().rstrip("\n").split("\t")
                with (out / table).open("w", encoding="utf-8") as file:
                    file.writelines("\t".join(fields) + "\n" for fields in [header, *[list(r.values()) for r in lines]])
    return kept


TABLES = {
    "entities.tsv": lambda row, kept, lang: row["id"] in kept,
    "names.tsv": lambda row, kept, lang: row["lang"] == lang and kept.get(row["id"]) == row["name"],
    "relations.tsv": lambda row, kept, lang: row["subject"] in kept and row["object"] in kept,
}


def main():
    arguments = sys.argv[1:]
    link_options = arguments[arguments.index("--") + 1 :] if "--" in arguments else []
    arguments = arguments[: arguments.index("--")] if "--" in arguments else arguments
    parser = argparse.ArgumentParser(usage=__doc__, add_help=False)
    parser.add_argument("--wasla", required=True)
    parser.add_argument("--gazetteers", required=True)
    parser.add_argument("--gold", nargs="+", required=True)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args(arguments)
    documents = [json.loads(line) for path in options.gold for line in open(path, encoding="utf-8")]
    print("| names in | text in | alike | recall | links | precision |\n|---|---|---|---|---|---|")
    totals = collections.Counter()
    with tempfile.TemporaryDirectory() as work:
        for lang in LANGUAGES:
            tables, index = pathlib.Path(work) / lang, pathlib.Path(work) / (lang + ".index")
            kept = reduce_tables(options.gazetteers, tables, lang)
            made = subprocess.run([options.wasla, "gazetteer", "compile", "-o", index, tables], capture_output=True, text=True)
            if not index.exists():
                sys.exit(made.stderr[-2000:])
            for text_lang in LANGUAGES:
                if text_lang == lang:
                    continue
                chosen = [d for d in documents if d["lang"] == text_lang]
                source = "".join(json.dumps({"id": d["id"], "text": d["text"]}, ensure_ascii=False) + "\n" for d in chosen)
                printed = subprocess.run([options.wasla, "link", "--index", index, "--input", "jsonl", "--format", "jsonl",
                                          *link_options, "-"], input=source, capture_output=True, text=True)
                if printed.returncode:
                    sys.exit(printed.stderr)
                answers = {a["id"]: a for a in map(json.loads, printed.stdout.splitlines())}
                count = collections.Counter()
                for d in chosen:
                    links = {(m["start"], m["end"]): m for m in answers[d["id"]]["mentions"] if m.get("id")}
                    gold = {(m["start"], m["end"]): m["id"] for m in d["mentions"] if m.get("id")}
                    for span, id in gold.items():
                        surface = d["text"][span[0] : span[1]]
                        if id in kept and sounds_alike(surface, text_lang, kept[id], lang):
                            count["alike"] += 1
                            right = span in links and links[span]["id"] == id
                            count["found"] += right
                            if not right and count["missed"] < options.errors:
                                count["missed"] += 1
                                other = links.get(span, {}).get("id", "-")
                                print(f"  missed {lang}>{text_lang} {id} ({other}) {d['id']}: {surface} / {kept[id]}", file=sys.stderr)
                    for span, m in links.items():
                        count["links"] += 1
                        right = gold.get(span) == m["id"]
                        count["right"] += right
                        if not right and count["wrong"] < options.errors:
                            count["wrong"] += 1
                            print(f"  wrong {lang}>{text_lang} {m['id']} {m['probability']} {m.get('match')} (gold {gold.get(span, '-')}) "
                                  f"{d['id']}: {d['text'][span[0]:span[1]]} / {kept.get(m['id'])} … {d['text'][max(0,span[0]-20):span[1]+15]!r}", file=sys.stderr)
                totals.update(count)
                print_row(lang, text_lang, count)
    print_row("all", "the others", totals)


def print_row(lang, text_lang, count):
    recall = count["found"] / count["alike"] if count["alike"] else 0
    precision = count["right"] / count["links"] if count["links"] else 0
    print(f"| {lang} | {text_lang} | {count['alike']} | {recall:.3f} | {count['links']} | {precision:.3f} |")


if __name__ == "__main__":
    main()
