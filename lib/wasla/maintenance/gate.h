// Gates: what a change of the gazetteers must not make worse.
//
//   for (const ListedLink& link : read_listed_links("keep.tsv")) …   // links that must stay
//   GoldChange change = compare_on_gold(before, after, read_annotated_documents("gold.jsonl"));
//
// Plain values; nothing is shared between threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/evaluation/gold_reader.h"
#include "wasla/evaluation/scorer.h"
#include "wasla/linking/linker.h"

namespace wasla::maintenance {

// A row of a table with the columns document, start, end, id, or text, id. Positions are code points.
struct ListedLink {
  std::string document, text;  // one of both
  std::uint64_t start = 0, end = 0;
  std::string id;
  std::uint64_t line = 0;
};

// Throws Error(kInput) naming file and line, also for a row that is neither.
WASLA_EXPORT std::vector<ListedLink> read_listed_links(const std::filesystem::path& file);

// Whether the text of `link`, linked on its own, has a link to its entity (or to what that is redirected to).
WASLA_EXPORT bool links_in_text(const Linker& linker, const ListedLink& link, Scratch& scratch);

// The gazetteer's present ID for `id`, following redirects; `id` itself where there is none.
WASLA_EXPORT std::string current_id(const Index& index, const std::string& id);

struct GoldChange {
  Measures before, after;
  // Gold mentions that were linked rightly and are not any more, and links that have become wrong, one a line, with the
  // document and place.
  std::vector<std::string> worse;

  bool fails() const;  // precision or F1 has fallen
};
WASLA_EXPORT GoldChange compare_on_gold(const Linker& before, const Linker& after,
                                        const std::vector<AnnotatedDocument>& gold);

}  // namespace wasla::maintenance
