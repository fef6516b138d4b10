// Suggester: what texts say a gazetteer lacks or has wrong.
//
//   Suggester suggester(linker, {});
//   Suggester::Seen seen;                                   // one a thread
//   for (…) suggester.look_at(document, number, seen);
//   std::vector<Proposal> proposals = suggester.propose(seen, judgements);
//
// look_at() may run on several threads with a Seen each, which are then put together by merge(); numbers of documents
// are the caller's and tell them apart. What is proposed does not depend on the order of the documents, but for the
// places shown as evidence, which are those of the lowest numbers.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/relation.h"
#include "wasla/io/document.h"
#include "wasla/linking/linker.h"
#include "wasla/maintenance/proposal.h"

namespace wasla::maintenance {

struct SuggestOptions {
  std::uint64_t least_count = 3;      // times something must occur
  std::uint64_t least_documents = 2;  // in so many documents
  double least_probability = 0.6;     // mean probability of what is proposed
  bool unused = false;                // also names that no text has
  bool exact = false;                 // link only spellings that the index holds
};

class WASLA_EXPORT Suggester {
 public:
  Suggester(const Linker& linker, SuggestOptions options);

  // Places of one thing.
  struct Places {
    struct Place {
      std::uint64_t document;
      std::string text;
    };
    std::uint64_t count = 0;
    double probability = 0;  // summed
    std::set<std::uint64_t> documents;
    std::vector<Place> shown;  // the first, by document

    void add(std::uint64_t document, double probability, std::string text);
    void merge(Places other);
    void show(Place place);
    double mean() const { return count ? probability / static_cast<double>(count) : 0; }
  };
  // A name of the index where it could stand.
  struct NameStatistics {
    std::uint64_t seen = 0, linked = 0, rivals = 0, lowercase = 0;
    double probability = 0;
    Places bad;  // where it was not linked
  };
  struct Unlisted {
    Places places;
    std::array<std::uint64_t, 4> types{};          // by EntityType
    std::map<std::string, std::uint64_t> titles;   // words before it that are titles
    std::map<std::string, std::uint64_t> written;  // as the texts write it
  };
  // By entity, language of the text and name as written.
  using NameKey = std::array<std::string, 3>;
  struct Seen {
    Scratch scratch;
    std::map<NameKey, Places> spellings, acronyms;
    std::map<std::array<std::string, 2>, Unlisted> unlisted;     // by language and folded name
    std::unordered_map<std::uint64_t, NameStatistics> names;     // by segment and number
    std::map<std::array<std::string, 2>, std::uint64_t> linked;  // by entity and language, by listed names
    void merge(Seen other);
  };

  // Never throws for what is in the document.
  void look_at(const InputDocument& document, std::uint64_t number, Seen& seen) const;

  // Sorted. Nothing that `judgements` have decided on.
  std::vector<Proposal> propose(const Seen& seen, const std::vector<Judgement>& judgements) const;

 private:
  class TextReader;
  const Linker& linker_;
  SuggestOptions options_;
};

}  // namespace wasla::maintenance
