#include "wasla/index/index.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <system_error>

#include "wasla/base/error.h"
#include "wasla/base/hash.h"
#include "wasla/base/mapped_file.h"
#include "wasla/index/format.h"
#include "wasla/index/segment.h"
#include "wasla/text/normalizer.h"

namespace wasla {
namespace {

using index::SectionEntry;

static_assert(std::endian::native == std::endian::little, "index files are little-endian");

std::string_view section_name(const SectionEntry& entry) {
  return {entry.name, ::strnlen(entry.name, sizeof entry.name)};
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::optional<std::int16_t> year(std::int16_t stored) {
  return stored == index::kNoYear ? std::nullopt : std::optional(stored);
}

struct OpenFile {
  std::filesystem::path path;
  MappedFile mapping;
  std::span<const SectionEntry> table;

  std::string_view bytes() const {
    return {reinterpret_cast<const char*>(mapping.bytes().data()), mapping.bytes().size()};
  }
};

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& message, const std::string& remedy) {
  throw Error(ErrorKind::kIndex, file.string(), 0, message, remedy);
}

constexpr const char* kRebuild = "build it again with `wasla gazetteer compile`";

// Header and section table; the sections themselves are left to verify().
OpenFile open_file(const std::filesystem::path& path) {
  OpenFile file;
  file.path = path;
  try {
    file.mapping = MappedFile(path);
  } catch (const std::system_error& error) {
    refuse(path, std::string("cannot open the index: ") + error.code().message(),
           "name an index made by `wasla gazetteer compile`");
  }
  const std::string_view bytes = file.bytes();
  index::Header header{};
  if (bytes.size() < sizeof header || std::memcmp(bytes.data(), index::kMagic, sizeof index::kMagic) != 0) {
    refuse(path, "not a wasla index", "name a file made by `wasla gazetteer compile`");
  }
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.byte_order != index::kByteOrder) {
    refuse(path, "the index was written on a machine of another byte order", kRebuild);
  }
  if (header.format_version < index::kOldestReadable || header.format_version > index::kFormatVersion) {
    refuse(path,
           "the index has format version " + std::to_string(header.format_version) + ", this program reads " +
               std::to_string(index::kOldestReadable) + " to " + std::to_string(index::kFormatVersion),
           kRebuild);
  }
  if (header.header_checksum != hash_bytes(&header, offsetof(index::Header, header_checksum))) {
    refuse(path, "the index's header is damaged", kRebuild);
  }
  if (header.file_size != bytes.size()) {
    refuse(path,
           "the index is truncated: " + std::to_string(bytes.size()) + " of " + std::to_string(header.file_size) +
               " bytes",
           "copy it again or " + std::string(kRebuild));
  }
  const std::uint64_t table_size = std::uint64_t{header.section_count} * sizeof(SectionEntry);
  if (header.table_offset > bytes.size() || header.table_offset % alignof(SectionEntry) != 0 ||
      table_size > bytes.size() - header.table_offset ||
      hash_bytes(bytes.data() + header.table_offset, table_size) != header.table_checksum) {
    refuse(path, "the index's section table is damaged", kRebuild);
  }
  file.table = {reinterpret_cast<const SectionEntry*>(bytes.data() + header.table_offset), header.section_count};
  for (const SectionEntry& entry : file.table) {
    if (entry.offset % index::kAlignment != 0 || entry.offset > bytes.size() ||
        entry.size > bytes.size() - entry.offset) {
      refuse(path, "section " + std::string(section_name(entry)) + " lies outside the index", kRebuild);
    }
  }
  return file;
}

template <typename T>
std::span<const T> as_span(std::string_view bytes) {
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

Segment open_segment(const OpenFile& file, std::uint32_t number) {
  auto find = [&](std::string_view name) -> std::optional<std::string_view> {
    for (const SectionEntry& entry : file.table) {
      if (entry.segment == number && section_name(entry) == name) {
        return file.bytes().substr(entry.offset, entry.size);
      }
    }
    return std::nullopt;
  };
  auto section = [&](std::string_view name) -> std::string_view {
    const auto found = find(name);
    if (!found) {
      refuse(file.path, "the index has no section " + std::string(name), kRebuild);
    }
    return *found;
  };
  Segment segment;
  const auto shape = as_span<index::Shape>(section("shape"));
  if (shape.empty()) {
    refuse(file.path, "section shape is empty", kRebuild);
  }
  segment.shape = shape[0];
  segment.build = section("build");
  segment.languages = section("languages");
  segment.sources = section("sources");
  segment.strings = section("strings");
  segment.entities = as_span<index::EntityRecord>(section("entities"));
  segment.name_words = as_span<std::uint64_t>(section("name-words"));
  segment.facts = as_span<index::FactsRecord>(section("facts"));
  segment.names = as_span<index::NameRecord>(section("names"));
  segment.tokens = as_span<index::TokenSlot>(section("tokens"));
  segment.edges = as_span<index::EdgeSlot>(section("edges"));
  segment.nodes = as_span<std::uint32_t>(section("nodes"));
  segment.entity_names = as_span<std::uint32_t>(section("entity-names"));
  segment.entity_name_starts = as_span<std::uint32_t>(section("entity-starts"));
  segment.related = as_span<std::uint32_t>(section("related"));
  segment.related_starts = as_span<std::uint32_t>(section("related-starts"));
  segment.redirects = as_span<index::RedirectRecord>(section("redirects"));
  segment.sounds.words = as_span<index::SoundWord>(find("sound-words").value_or(std::string_view()));
  segment.sounds.starts = as_span<std::uint32_t>(find("sound-starts").value_or(std::string_view()));
  segment.sounds.slots = as_span<index::SoundSlot>(find("sound-slots").value_or(std::string_view()));
  segment.sounds.names = as_span<index::SoundName>(find("sound-names").value_or(std::string_view()));
  segment.sounds.parts = as_span<index::SoundPart>(find("sound-parts").value_or(std::string_view()));
  if (!std::has_single_bit(segment.tokens.size()) || !std::has_single_bit(segment.edges.size())) {
    refuse(file.path, "a hash table's size is no power of two", kRebuild);
  }
  return segment;
}

// [starts[i], starts[i+1]) of `values`, or nothing if the numbers are damaged.
std::span<const std::uint32_t> slice(std::span<const std::uint32_t> starts, std::span<const std::uint32_t> values,
                                     std::uint32_t i) {
  if (static_cast<std::size_t>(i) + 1 >= starts.size() || starts[i] > starts[i + 1] || starts[i + 1] > values.size()) {
    return {};
  }
  return values.subspan(starts[i], starts[i + 1] - starts[i]);
}

}  // namespace

// A segment's own entity numbers and the Index's: with one segment they are the same; a further segment's entities are
// the earlier ones' where it refers to them, and new numbers else.
struct Index::State {
  std::vector<OpenFile> files;
  std::vector<Segment> segments;
  std::vector<std::vector<std::string_view>> languages, sources;  // per segment
  struct Home {
    std::uint32_t segment, entity;
  };
  std::uint32_t first_count = 0;                          // entities of the first segment, numbered as there
  std::vector<Home> added;                                // number first_count + i: where it is defined
  std::vector<std::vector<EntityNumber>> global;          // per later segment: its entity -> number
  std::vector<std::vector<EntityNumber>> merged_related;  // only with several segments

  EntityNumber number(std::uint32_t segment, std::uint32_t entity) const {
    if (segment == 0) {
      return entity < first_count ? entity : kNoEntity;
    }
    const auto& map = global[segment - 1];
    return entity < map.size() ? map[entity] : kNoEntity;
  }
  Home home(EntityNumber n) const {
    return n < first_count ? Home{0, n} : n - first_count < added.size() ? added[n - first_count] : Home{0, kNoEntity};
  }
  static std::string_view id(const Segment& s, std::uint32_t entity) {
    return entity < s.entities.size() ? s.string(s.entities[entity].id, s.entities[entity].id_length)
                                      : std::string_view();
  }
  static std::uint32_t find(const Segment& s, std::string_view wanted) {
    std::uint32_t low = 0, high = static_cast<std::uint32_t>(s.entities.size());
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      (id(s, middle) < wanted ? low = middle + 1 : high = middle);
    }
    return low < s.entities.size() && id(s, low) == wanted ? low : kNoEntity;
  }
  EntityNumber find_defined(std::string_view wanted) const {
    for (std::uint32_t i = static_cast<std::uint32_t>(segments.size()); i-- > 0;) {
      if (const std::uint32_t e = find(segments[i], wanted); e != kNoEntity) {
        return number(i, e);
      }
    }
    return kNoEntity;
  }
  EntityNumber find_redirect(std::string_view wanted) const {
    for (std::uint32_t i = static_cast<std::uint32_t>(segments.size()); i-- > 0;) {
      const Segment& s = segments[i];
      auto old_id = [&](const index::RedirectRecord& r) { return s.string(r.old_id, r.old_id_length); };
      auto found = std::lower_bound(s.redirects.begin(), s.redirects.end(), wanted,
                                    [&](const auto& r, std::string_view w) { return old_id(r) < w; });
      if (found != s.redirects.end() && old_id(*found) == wanted) {
        return number(i, found->entity);
      }
    }
    return kNoEntity;
  }

  void add_segment(Segment segment) {
    const std::uint32_t index = static_cast<std::uint32_t>(segments.size());
    languages.push_back(lines_of(segment.languages));
    sources.push_back(lines_of(segment.sources));
    if (index == 0) {
      first_count = static_cast<std::uint32_t>(segment.entities.size());
    } else {
      std::vector<EntityNumber> map;
      map.reserve(segment.entities.size());
      for (std::uint32_t e = 0; e < segment.entities.size(); ++e) {
        EntityNumber n = find_defined(id(segment, e));
        if (n == kNoEntity) {
          n = first_count + static_cast<std::uint32_t>(added.size());
          added.push_back({index, e});
        } else if (!segment.entities[e].reference) {
          // A later definition wins; the earlier one stays under the same number.
          if (n >= first_count) {
            added[n - first_count] = {index, e};
          }
        }
        map.push_back(n);
      }
      global.push_back(std::move(map));
    }
    segments.push_back(segment);
  }

  void merge_related() {
    if (segments.size() < 2) {
      return;
    }
    merged_related.resize(first_count + added.size());
    for (std::uint32_t i = 0; i < segments.size(); ++i) {
      const Segment& s = segments[i];
      for (std::uint32_t e = 0; e < s.entities.size(); ++e) {
        const EntityNumber from = number(i, e);
        for (std::uint32_t other : slice(s.related_starts, s.related, e)) {
          if (const EntityNumber to = number(i, other); to != kNoEntity && from < merged_related.size()) {
            merged_related[from].push_back(to);
          }
        }
      }
    }
    for (auto& list : merged_related) {
      std::sort(list.begin(), list.end());
      list.erase(std::unique(list.begin(), list.end()), list.end());
    }
  }
};

Index::Index(std::unique_ptr<State> state) : state_(std::move(state)) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

Index Index::open(const std::vector<std::filesystem::path>& files) {
  if (files.empty()) {
    throw Error(ErrorKind::kIndex, "no index was named", "name a file made by `wasla gazetteer compile`");
  }
  auto state = std::make_unique<State>();
  for (const auto& path : files) {
    state->files.push_back(open_file(path));
    const OpenFile& file = state->files.back();
    std::uint32_t segments = 0;
    for (const SectionEntry& entry : file.table) {
      segments = std::max(segments, entry.segment + 1);
    }
    if (segments == 0 || segments > 1024) {
      refuse(path, "the index has no segments", kRebuild);
    }
    for (std::uint32_t i = 0; i < segments; ++i) {
      state->add_segment(open_segment(file, i));
    }
  }
  state->merge_related();
  return Index(std::move(state));
}

std::string_view Index::model(std::string_view name) const {
  const std::string wanted = std::string(index::kModelPrefix) + std::string(name);
  for (auto file = state_->files.rbegin(); file != state_->files.rend(); ++file) {
    for (const SectionEntry& entry : file->table) {
      if (section_name(entry) == wanted) {
        return file->bytes().substr(entry.offset, entry.size);
      }
    }
  }
  return {};
}

std::uint32_t Index::entity_count() const {
  return state_->first_count + static_cast<std::uint32_t>(state_->added.size());
}

std::uint64_t Index::name_count() const {
  std::uint64_t count = 0;
  for (const Segment& s : state_->segments) {
    count += s.names.size();
  }
  return count;
}

EntityClass Index::entity_class(EntityNumber number) const {
  const auto [segment, entity] = state_->home(number);
  const Segment& s = state_->segments[segment];
  return entity < s.entities.size() ? s.entities[entity].entity_class : EntityView().entity_class;
}

EntityView Index::entity(EntityNumber number) const {
  const auto [segment, entity] = state_->home(number);
  const Segment& s = state_->segments[segment];
  if (entity >= s.entities.size()) {
    return {};
  }
  const index::EntityRecord& r = s.entities[entity];
  EntityView view;
  view.id = State::id(s, entity);
  view.type =
      static_cast<EntityType>(std::min<std::uint8_t>(r.type, static_cast<std::uint8_t>(EntityType::kMiscellaneous)));
  view.entity_class = r.entity_class;
  view.prior = std::min<std::uint8_t>(r.prior, 9);
  view.description = s.string(r.description, r.description_length);
  view.wikidata = r.wikidata;
  if (entity < s.facts.size()) {
    const index::FactsRecord& facts = s.facts[entity];
    view.offices = {facts.offices, facts.former_offices};
    view.topics = facts.topics;
    view.from = year(facts.from);
    view.to = year(facts.to);
  }
  return view;
}

EntityNumber Index::find_entity(std::string_view id) const {
  const EntityNumber found = state_->find_defined(id);
  return found != kNoEntity ? found : state_->find_redirect(id);
}

NameView Index::name(NameNumber number) const {
  NameView view;
  if (number.segment >= state_->segments.size()) {
    return view;
  }
  const Segment& s = state_->segments[number.segment];
  if (number.name >= s.names.size()) {
    return view;
  }
  const index::NameRecord& r = s.names[number.name];
  const auto& languages = state_->languages[number.segment];
  const auto& sources = state_->sources[number.segment];
  view.entity = state_->number(number.segment, r.entity);
  view.text = s.string(r.text, r.text_length);
  view.match = s.string(r.match, r.match_length);
  view.lang = r.lang < languages.size() ? languages[r.lang] : std::string_view();
  view.source = r.source < sources.size() ? sources[r.source] : std::string_view();
  view.kind = static_cast<NameKind>(std::min<std::uint8_t>(r.kind, static_cast<std::uint8_t>(NameKind::kMisspelling)));
  view.use = static_cast<NameUse>(r.use & 7);
  view.profile = std::min<std::uint8_t>(r.profile, text::kFoldingProfiles - 1);
  view.from = year(r.from);
  view.to = year(r.to);
  return view;
}

std::vector<NameNumber> Index::names_of(EntityNumber number) const {
  std::vector<NameNumber> names;
  for (std::uint32_t i = 0; i < state_->segments.size(); ++i) {
    const Segment& s = state_->segments[i];
    std::uint32_t entity = number;
    if (i > 0 || number >= state_->first_count) {
      const auto [home_segment, home_entity] = state_->home(number);
      entity = home_segment == i ? home_entity : State::find(s, this->entity(number).id);
    }
    for (std::uint32_t n : slice(s.entity_name_starts, s.entity_names, entity)) {
      const NameView fresh = name({i, n});
      std::erase_if(names, [&](NameNumber old) {
        const NameView view = name(old);
        return view.lang == fresh.lang && view.text == fresh.text;
      });
      names.push_back({i, n});
    }
  }
  return names;
}

bool Index::has_name_in(EntityNumber number, std::string_view lang) const {
  for (std::uint32_t i = 0; i < state_->segments.size(); ++i) {
    const Segment& s = state_->segments[i];
    std::uint32_t entity = number;
    if (i > 0 || number >= state_->first_count) {
      const auto [home_segment, home_entity] = state_->home(number);
      entity = home_segment == i ? home_entity : State::find(s, this->entity(number).id);
    }
    const auto& languages = state_->languages[i];
    for (std::uint32_t n : slice(s.entity_name_starts, s.entity_names, entity)) {
      if (n < s.names.size() && s.names[n].lang < languages.size() && languages[s.names[n].lang] == lang) {
        return true;
      }
    }
  }
  return false;
}

std::uint8_t Index::name_word(std::uint64_t key_hash) const {
  const std::uint64_t wanted = key_hash & ~index::kNameWordBits;
  std::uint8_t found = 0;
  for (const Segment& s : state_->segments) {
    const auto at = std::lower_bound(s.name_words.begin(), s.name_words.end(), wanted);
    if (at != s.name_words.end() && (*at & ~index::kNameWordBits) == wanted) {
      found = static_cast<std::uint8_t>(found | (*at & index::kNameWordBits));
    }
  }
  return found;
}

std::string_view Index::label(EntityNumber number, std::string_view lang) const {
  std::string_view english, any;
  for (NameNumber n : names_of(number)) {
    const NameView view = name(n);
    if (view.kind == NameKind::kLabel && view.lang == lang) {
      return view.text;
    }
    if (view.kind == NameKind::kLabel && view.lang == "en") {
      english = view.text;
    }
    if (any.empty()) {
      any = view.text;
    }
  }
  return !english.empty() ? english : !any.empty() ? any : entity(number).id;
}

std::span<const EntityNumber> Index::related(EntityNumber number) const {
  if (state_->segments.size() > 1) {
    return number < state_->merged_related.size() ? std::span<const EntityNumber>(state_->merged_related[number])
                                                  : std::span<const EntityNumber>();
  }
  const Segment& s = state_->segments[0];
  return slice(s.related_starts, s.related, number);
}

std::size_t Index::segment_count() const { return state_->segments.size(); }

const Segment& Index::segment(std::size_t number) const { return state_->segments[number]; }

std::vector<IndexInfo> Index::info() const {
  std::vector<IndexInfo> all;
  std::size_t segment = 0;
  for (const OpenFile& file : state_->files) {
    IndexInfo info;
    info.file = file.path;
    index::Header header{};
    std::memcpy(&header, file.bytes().data(), sizeof header);
    info.format_version = header.format_version;
    info.file_size = header.file_size;
    for (const SectionEntry& entry : file.table) {
      info.sections.push_back({entry.segment, section_name(entry), entry.offset, entry.size, entry.checksum});
    }
    info.build = std::string(state_->segments[segment].build);
    std::uint32_t segments = 0;
    for (const SectionEntry& entry : file.table) {
      segments = std::max(segments, entry.segment + 1);
    }
    segment += segments;
    all.push_back(std::move(info));
  }
  return all;
}

Diagnostics Index::verify() const {
  Diagnostics problems;
  for (const OpenFile& file : state_->files) {
    for (const SectionEntry& entry : file.table) {
      if (hash_bytes(file.bytes().data() + entry.offset, entry.size) != entry.checksum) {
        problems.push_back({Severity::kError, "I001-damaged-section", file.path.string(), 0,
                            "section " + std::string(section_name(entry)) + " of segment " +
                                std::to_string(entry.segment) + " does not match its checksum",
                            kRebuild});
      }
    }
  }
  return problems;
}

}  // namespace wasla
