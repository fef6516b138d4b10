"""What match_peers.py measures `wasla match` against.

Each peer has a name, top(queries): rows of the list and their scores, the ROWS_FOR_TOP best of each query, and
best(queries): row and score of the best of each. Queries and list are in lower-case Latin letters (to_latin).
"""
import collections
import os
import subprocess

# Names of one id may follow one another; so many are looked at to find ten ids.
ROWS_FOR_TOP = 30
TRANSFORM = "Any-Latin; Latin-ASCII; Lower"
# Letters of Kurdish that ICU has no Latin for and would leave as they are.
KURDISH = str.maketrans("ەێۆڵڕڤ", "eeolrv")


class BenchError(Exception):
    """Something that makes the measurement void; the message says what."""


def write_lines(path, lines):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def write_table(path, columns, rows):
    write_lines(path, ("\t".join(row) for row in (columns, *rows)))


class RapidFuzzExtract:
    """rapidfuzz.process, one query at a time."""

    def __init__(self, choices, scorer):
        from rapidfuzz import fuzz, process
        self.name = f"rapidfuzz extractOne, {scorer}"
        self.process, self.choices, self.scorer = process, choices, getattr(fuzz, scorer)

    def top(self, queries):
        found = (self.process.extract(q, self.choices, scorer=self.scorer, limit=ROWS_FOR_TOP) for q in queries)
        return [[(row, score) for _, score, row in names] for names in found]

    def best(self, queries):
        found = (self.process.extractOne(query, self.choices, scorer=self.scorer) for query in queries)
        return [(row, score) for _, score, row in found]


class MatrixPeer:
    """A peer that scores many queries against the whole list at once."""
    batch = 32

    def top(self, queries):
        return [answer for scores in self.batches(queries) for answer in best_rows(scores, ROWS_FOR_TOP)]

    def best(self, queries):
        return [(int(row), float(one[row])) for scores in self.batches(queries)
                for row, one in zip(scores.argmax(axis=1), scores)]

    def batches(self, queries):
        return (self.scores(queries[begin:begin + self.batch]) for begin in range(0, len(queries), self.batch))


class RapidFuzzMatrix(MatrixPeer):
    """rapidfuzz.process.cdist with one worker: all scores of a batch, then the best."""

    def __init__(self, choices, scorer):
        from rapidfuzz import fuzz, process
        self.name = f"rapidfuzz cdist, {scorer}"
        self.process, self.choices, self.scorer = process, choices, getattr(fuzz, scorer)

    def scores(self, queries):
        return self.process.cdist(queries, self.choices, scorer=self.scorer, workers=1)


class FastText(MatrixPeer):
    """Vectors of whole names by fastText's own program. Those of the queries are made before the clock starts."""
    name = "fastText cosine"

    def __init__(self, choices, queries, directory):
        model = os.path.join(directory, "fasttext")
        text = os.path.join(directory, "names.txt")
        write_lines(text, choices)
        # Little training: more of it draws the vectors of a list together, and against a long list none is found.
        options = {"-minCount": 1, "-minn": 2, "-maxn": 4, "-dim": 100, "-bucket": 200000, "-epoch": 1, "-lr": 0.001,
                   "-thread": 1}
        run_tool(["fasttext", "skipgram", "-input", text, "-output", model, "-verbose", "0",
                  *(str(word) for option in options.items() for word in option)])
        self.model = model + ".bin"
        self.vectors = self.embed(choices)
        self.query_vectors = dict(zip(queries, self.embed(queries)))

    def embed(self, names):
        import numpy
        output = run_tool(["fasttext", "print-sentence-vectors", self.model], "".join(name + "\n" for name in names))
        # Each line is the name, then its numbers.
        rows = [line.split()[-100:] for line in output.splitlines()]
        if len(rows) != len(names):
            raise BenchError(f"fasttext gave {len(rows)} vectors for {len(names)} names")
        vectors = numpy.array(rows, dtype=numpy.float32)
        return vectors / numpy.maximum(numpy.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)

    def scores(self, queries):
        import numpy
        return numpy.stack([self.query_vectors[query] for query in queries]) @ self.vectors.T


class SentencePiece(MatrixPeer):
    """Pieces as words, TF-IDF cosine by an inverted list."""
    name = "SentencePiece TF-IDF"
    batch = 1

    def __init__(self, choices, directory):
        import numpy
        import sentencepiece
        text, prefix = os.path.join(directory, "pieces.txt"), os.path.join(directory, "pieces")
        write_lines(text, choices)
        sentencepiece.SentencePieceTrainer.train(
            input=text, model_prefix=prefix, model_type="unigram", vocab_size=8000, hard_vocab_limit=False,
            num_threads=1, minloglevel=2)
        self.numpy = numpy
        self.pieces = sentencepiece.SentencePieceProcessor(model_file=prefix + ".model")
        self.count = len(choices)
        self.index([self.count_pieces(pieces) for pieces in self.pieces.encode(choices)])

    def count_pieces(self, pieces):
        """An unknown letter says nothing about another unknown letter."""
        return collections.Counter(piece for piece in pieces if piece != self.pieces.unk_id())

    def index(self, names):
        documents = collections.Counter(piece for name in names for piece in name)
        self.idf = {piece: float(self.numpy.log(self.count / seen)) for piece, seen in documents.items()}
        lists = collections.defaultdict(lambda: ([], []))
        for row, name in enumerate(names):
            for piece, weight in self.weigh(name).items():
                lists[piece][0].append(row)
                lists[piece][1].append(weight)
        self.lists = {piece: (self.numpy.array(rows), self.numpy.array(weights, dtype=self.numpy.float32))
                      for piece, (rows, weights) in lists.items()}

    def weigh(self, counts):
        weights = {piece: count * self.idf[piece] for piece, count in counts.items() if piece in self.idf}
        norm = max(sum(weight * weight for weight in weights.values()) ** 0.5, 1e-9)
        return {piece: weight / norm for piece, weight in weights.items()}

    def scores(self, queries):
        scores = self.numpy.zeros((len(queries), self.count), dtype=self.numpy.float32)
        for one, pieces in zip(scores, self.pieces.encode(queries)):
            for piece, weight in self.weigh(self.count_pieces(pieces)).items():
                rows, weights = self.lists[piece]
                one[rows] += weight * weights
        return scores


def best_rows(scores, count):
    """The rows with the highest scores and their scores, best first, for each query; equal ones as in the list."""
    import numpy
    count = min(count, scores.shape[1])
    for one in scores:
        rows = numpy.sort(numpy.argpartition(-one, count - 1)[:count])
        yield [(int(row), float(one[row])) for row in rows[numpy.argsort(-one[rows], kind="stable")]]


def run_tool(command, text=None):
    try:
        run = subprocess.run(command, input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                             encoding="utf-8", check=False)
    except FileNotFoundError as error:
        raise BenchError(f"{command[0]} is not installed; README.md beside this program says how to") from error
    if run.returncode != 0:
        raise BenchError(f"{command[0]} ended with {run.returncode}: {run.stderr.strip()}")
    return run.stdout


def to_latin(names, plain=False):
    """ICU's transliteration; Kurdish letters that it does not know are brought to Latin first, unless plain is set."""
    names = names if plain else [name.translate(KURDISH) for name in names]
    output = run_tool(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", TRANSFORM], "".join(name + "\n" for name in names))
    lines = [" ".join(line.split()) for line in output.split("\n")[:-1]]
    if len(lines) != len(names):
        raise BenchError(f"uconv gave {len(lines)} lines for {len(names)} names")
    return lines
