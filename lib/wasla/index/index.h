// Index: compiled gazetteers, memory-mapped and read-only.
//
//   Index index = Index::open({"wasla.index"});          // throws Error(kIndex) with what to do
//   Index both  = Index::open({"wasla.index", "ours.index"});   // the later file extends and overrides the earlier
//
// An Index is immutable after opening, cheap to move, and safe from any number of threads and processes at once.
// Opening checks the header and the section table only and so costs the same for any size; every offset read later is
// checked against its section, so a damaged body gives wrong or missing answers but never a crash (verify() finds it).
// Strings returned are views into the mapping and live as long as the Index. Format: docs/formats/index.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/diagnostic.h"
#include "wasla/base/export.h"
#include "wasla/gazetteer/entity.h"
#include "wasla/gazetteer/name.h"
#include "wasla/gazetteer/office.h"
#include "wasla/gazetteer/topic.h"

namespace wasla {

// What a word is in the names of persons.
enum NameWord : std::uint8_t { kGivenName = 1, kSurname = 2 };

// Number of an entity or name in this Index (all its segments together). Not stable between indexes: store the ID.
using EntityNumber = std::uint32_t;
inline constexpr EntityNumber kNoEntity = 0xFFFFFFFF;

struct NameNumber {
  std::uint32_t segment = 0;
  std::uint32_t name = 0xFFFFFFFF;
  bool operator==(const NameNumber&) const = default;
};

struct EntityView {
  std::string_view id;
  EntityType type = EntityType::kMiscellaneous;
  EntityClass entity_class = 0;
  std::uint8_t prior = 0;
  std::uint32_t wikidata = 0;  // the number behind the Q; 0 where none is known
  std::string_view description;
  Offices offices;                       // as the description has them
  TopicSet topics = 0;                   // of its class and its description
  std::optional<std::int16_t> from, to;  // first and last year of the roles its relations give it; open where empty
};

struct NameView {
  EntityNumber entity = kNoEntity;
  std::string_view text;   // as written in names.tsv
  std::string_view match;  // its match form, UTF-8
  std::string_view lang;   // BCP 47
  std::string_view source;
  NameKind kind = NameKind::kAlias;
  NameUse use = kUseAlways;
  std::uint8_t profile = 0;  // text::FoldingProfile of its language
  std::optional<std::int16_t> from, to;
};

struct SectionInfo {
  std::uint32_t segment;
  std::string_view name;
  std::uint64_t offset, size, checksum;
};

struct IndexInfo {
  std::filesystem::path file;
  std::uint32_t format_version = 0;
  std::uint64_t file_size = 0;
  std::vector<SectionInfo> sections;
  std::string build;  // the build inputs, as lines "key: value"
};

class Segment;

class WASLA_EXPORT Index {
 public:
  // Maps each file; the segments of a later file come after (and override) those of an earlier one.
  // `names_of_files` are paths; throws Error(kIndex).
  static Index open(const std::vector<std::filesystem::path>& files);

  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;
  ~Index();

  std::uint32_t entity_count() const;
  std::uint64_t name_count() const;
  EntityView entity(EntityNumber number) const;
  // Of the same; all that some questions need.
  EntityClass entity_class(EntityNumber number) const;
  // Follows redirects of old IDs; kNoEntity for an unknown ID.
  EntityNumber find_entity(std::string_view id) const;
  NameView name(NameNumber number) const;
  // All names of an entity, in all segments, sorted as in the tables; overridden ones left out.
  std::vector<NameNumber> names_of(EntityNumber number) const;
  // Whether an entity has a name in a language (BCP 47), in any segment.
  bool has_name_in(EntityNumber number, std::string_view lang) const;
  // What a word is in the persons' names, by text::key_hash of its key: bits of NameWord, 0 for none.
  std::uint8_t name_word(std::uint64_t key_hash) const;
  // The label of an entity in a language, else in English, else any name, else its ID.
  std::string_view label(EntityNumber number, std::string_view lang) const;
  // Entities related to this one by any relation, either way, ascending; empty for none.
  std::span<const EntityNumber> related(EntityNumber number) const;

  // The bytes of a trained model the index was compiled with ("language"); empty if it has none of this name.
  std::string_view model(std::string_view name) const;

  std::size_t segment_count() const;
  const Segment& segment(std::size_t number) const;

  std::vector<IndexInfo> info() const;
  // Reads everything once and compares checksums; a Diagnostic for each damaged section.
  Diagnostics verify() const;

 private:
  struct State;
  explicit Index(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace wasla
