// Linker: finds names in text and links them to entities. The door of the library.
//
//   wasla::Index index = wasla::Index::open({"wasla.index"});
//   wasla::Linker linker(index);
//   wasla::Scratch scratch;                       // one per thread, used again for every document
//   for (const wasla::Mention& m : linker.link(text, scratch).mentions) {
//     std::cout << index.entity(m.best.entity).id << ' ' << m.best.probability << '\n';   // text[m.begin, m.end)
//   }
//
// A Linker is immutable and safe from any number of threads; each thread brings its own Scratch. The Index must
// outlive it. link() is total: it returns for any bytes and never throws for what is in them (std::bad_alloc apart).
// Same text, index and options give the same answer, whatever was linked before. All positions are bytes; OffsetMap
// (text/offset_map.h) turns them into code points or UTF-16 units.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/index/index.h"
#include "wasla/linking/mention.h"
#include "wasla/text/language.h"

namespace wasla {
namespace models {
class WordVectors;
}
class Ranker;

// A span of bytes the caller already knows to be a name.
struct GivenSpan {
  std::uint64_t begin = 0, end = 0;
};

// Below this a link is not reported. Chosen for F1 on tests/gold (docs/architecture.md, "Scoring").
inline constexpr double kDefaultMinProbability = 0.5;

struct LinkOptions {
  double min_probability = kDefaultMinProbability;
  int rivals = 0;                    // rivals to report per mention
  bool nil = false;                  // also report names that are in no gazetteer
  bool miscellaneous = false;        // also link entities of type MISC
  bool exact = false;                // no spellings that the index does not hold
  std::optional<Language> language;  // the document's, if known
  std::optional<int> year;           // of the document, if known: names and offices that have years are of their time
  const Ranker* ranker = nullptr;    // in place of the index's; must outlive the call
  // If set, only these spans are linked (a span that is no known name gives an unlinked mention); sorted, disjoint.
  std::optional<std::vector<GivenSpan>> given;
};

// The year of a date as ISO 8601 writes it ("2024", "2024-05", "2024-05-31T…"); nothing for what is none.
WASLA_EXPORT std::optional<int> year_of_date(std::string_view date);

// All readings of a text that were weighed against each other.
struct Lattice {
  struct Span {  // as matched, a class noun included; bytes
    std::uint32_t begin, end;
    std::uint32_t first_candidate, candidates;
  };
  struct Bounds {  // of the mention it would make; bytes
    std::uint64_t begin, end;
  };
  std::vector<Span> spans;            // by begin, then end; they may overlap
  std::vector<Candidate> candidates;  // best first within a span
  std::vector<Bounds> mentions;       // parallel to candidates
};

// Buffers for one thread, and after a call the Document. Not copyable; never share one between threads at a time.
class WASLA_EXPORT Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;

 private:
  friend class Linker;
  struct Buffers;
  std::unique_ptr<Buffers> buffers_;
};

class WASLA_EXPORT Linker {
 public:
  // `guesser` judges the languages of the text and must outlive the Linker; null: the model the index was compiled
  // with, or rules where it has none.
  // `vectors`, word vectors of the caller's own (models/embeddings.h), stand in place of the index's.
  explicit Linker(const Index& index, const text::LanguageGuesser* guesser = nullptr,
                  std::shared_ptr<const models::WordVectors> vectors = nullptr);
  ~Linker();
  Linker(Linker&&) noexcept;
  Linker& operator=(Linker&&) noexcept;

  // Links one document. `text` must be shorter than 4 GiB; for long texts, and to bound memory, use windows.
  const Document& link(std::string_view text, Scratch& scratch, const LinkOptions& options = {}) const;

  // Links one window of a long document: names supported or acronyms defined in earlier windows count. Call
  // begin_document() first; positions are relative to the window. Windows should end between words.
  void begin_document(Scratch& scratch) const;
  const Document& link_window(std::string_view window, Scratch& scratch, const LinkOptions& options = {}) const;

  // Links one document and tells every reading that was weighed, for training and for a closer look.
  Lattice readings(std::string_view text, Scratch& scratch, const LinkOptions& options = {}) const;

  const Index& index() const;
  // The weights in use unless LinkOptions bring others.
  const Ranker& ranker() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wasla
