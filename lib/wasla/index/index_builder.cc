#include "wasla/index/index_builder.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <map>
#include <string_view>
#include <unordered_map>

#include "wasla/base/atomic_file.h"
#include "wasla/base/error.h"
#include "wasla/base/hash.h"
#include "wasla/index/entity_facts.h"
#include "wasla/index/format.h"
#include "wasla/index/name_path.h"
#include "wasla/index/segment.h"
#include "wasla/index/sound_index.h"
#include "wasla/text/normalizer.h"

namespace wasla {
namespace {

using index::EdgeSlot;
using index::EntityRecord;
using index::NameRecord;
using index::TokenSlot;

// Each distinct string once.
class StringPool {
 public:
  std::uint32_t add(std::string_view text, const std::filesystem::path& file) {
    if (text.empty()) {
      return 0;
    }
    auto [it, fresh] = offsets_.try_emplace(std::string(text), static_cast<std::uint32_t>(bytes_.size()));
    if (fresh) {
      if (bytes_.size() + text.size() > std::numeric_limits<std::uint32_t>::max()) {
        throw Error(ErrorKind::kOutput, file.string(), 0, "more than 4 GiB of names and descriptions",
                    "compile the gazetteers into several indexes");
      }
      bytes_ += text;
    }
    return it->second;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string, std::uint32_t> offsets_;
};

// Distinct short strings (languages, sources) by number, in order of first use.
class Codes {
 public:
  template <typename T>
  T code(const std::string& text, std::string_view what, const std::filesystem::path& file) {
    auto [it, fresh] = codes_.try_emplace(text, codes_.size());
    if (fresh) {
      lines_ += text + '\n';
    }
    if (it->second > std::numeric_limits<T>::max()) {
      throw Error(ErrorKind::kOutput, file.string(), 0, "too many different " + std::string(what),
                  "an index holds at most " + std::to_string(std::numeric_limits<T>::max() + 1));
    }
    return static_cast<T>(it->second);
  }
  const std::string& lines() const { return lines_; }

 private:
  std::map<std::string, std::size_t> codes_;
  std::string lines_;
};

std::uint16_t clipped_length(std::string_view text) {
  return static_cast<std::uint16_t>(std::min<std::size_t>(text.size(), 0xFFFF));
}

template <typename Slot>
std::size_t slots_for(std::size_t count) {
  return std::bit_ceil(std::max<std::size_t>(16, count + count / 2));
}

class Builder {
 public:
  Builder(const MergedGazetteer& gazetteer, const std::filesystem::path& file, const BuildOptions& options)
      : gazetteer_(gazetteer), file_(file), options_(options) {}

  void run() {
    collect_entities();
    collect_names();
    report(0.4);
    number_tokens();
    build_trie();
    report(0.6);
    collect_sounds();
    report(0.8);
    collect_relations();
    collect_redirects();
    write();
    report(1.0);
  }

 private:
  void report(double share) const {
    if (options_.progress) {
      options_.progress(share);
    }
  }

  void collect_entities() {
    std::map<std::string_view, const Entity*> by_id;
    for (const Entity& entity : gazetteer_.entities) {
      by_id[entity.id] = &entity;
    }
    for (const Name& name : gazetteer_.names) {
      by_id.try_emplace(name.id, nullptr);
    }
    for (const Relation& relation : gazetteer_.relations) {
      by_id.try_emplace(relation.subject, nullptr);
      by_id.try_emplace(relation.object, nullptr);
    }
    for (const Redirect& redirect : gazetteer_.redirects) {
      if (!redirect.target.empty()) {
        by_id.try_emplace(redirect.target, nullptr);
      }
    }
    for (const auto& [id, entity] : by_id) {
      numbers_[id] = static_cast<std::uint32_t>(entities_.size());
      EntityRecord record{};
      record.id = strings_.add(id, file_);
      record.id_length = clipped_length(id);
      record.reference = entity == nullptr;
      if (entity) {
        record.description = strings_.add(entity->description, file_);
        record.description_length = clipped_length(entity->description);
        record.wikidata = entity->wikidata.size() > 1
                              ? static_cast<std::uint32_t>(std::strtoul(entity->wikidata.c_str() + 1, nullptr, 10))
                              : 0;
        record.type = static_cast<std::uint8_t>(entity->type);
        record.entity_class = entity->entity_class;
        record.prior = entity->prior;
      }
      entities_.push_back(record);
    }
  }

  void collect_names() {
    text::Tokens tokens;
    paths_.reserve(gazetteer_.names.size());
    std::vector<std::uint64_t> path;
    for (const Name& name : gazetteer_.names) {
      NameRecord record{};
      const text::FoldingProfile profile = text::folding_profile(name.lang);
      const std::string match = text::match_form(name.text, profile);
      record.entity = numbers_.at(name.id);
      record.text = strings_.add(name.text, file_);
      record.text_length = clipped_length(name.text);
      record.match = strings_.add(match, file_);
      record.match_length = clipped_length(match);
      record.lang = languages_.code<std::uint8_t>(name.lang, "languages", file_);
      record.kind = static_cast<std::uint8_t>(name.kind);
      record.use = static_cast<std::uint8_t>(name.use);
      record.profile = static_cast<std::uint8_t>(profile);
      record.from = name.from.value_or(index::kNoYear);
      record.to = name.to.value_or(index::kNoYear);
      record.source = sources_.code<std::uint16_t>(name.source, "sources", file_);
      // A name that is never to link has a path too: it silences its entity's names in other languages.
      index::name_path(name.text, tokens, path);
      longest_ = std::max(longest_, path.size());
      names_.push_back(record);
      paths_.push_back(path);
    }
  }

  // Tokens that begin a name come first, so that a root's node is the token's own number. Within each half by hash:
  // the order must not depend on the order of the tables.
  void number_tokens() {
    std::vector<std::uint64_t> roots, all;
    for (const auto& path : paths_) {
      for (std::size_t i = 0; i < path.size(); ++i) {
        (i == 0 ? roots : all).push_back(path[i]);
      }
    }
    auto unique = [](std::vector<std::uint64_t>& v) {
      std::sort(v.begin(), v.end());
      v.erase(std::unique(v.begin(), v.end()), v.end());
    };
    unique(roots);
    unique(all);
    token_slots_.assign(slots_for<TokenSlot>(roots.size() + all.size()), {});
    table_.tokens = token_slots_;
    for (std::uint64_t hash : roots) {
      add_token(hash);
    }
    table_.shape.roots = token_count_;
    for (std::uint64_t hash : all) {
      add_token(hash);
    }
  }

  void add_token(std::uint64_t hash) {
    if (table_.find_token(hash) != kNoToken) {
      return;  // known, or its tag collides with another's: then they share a number and verification parts them
    }
    const std::size_t mask = token_slots_.size() - 1;
    std::size_t slot = static_cast<std::uint32_t>(hash) & mask;
    std::uint32_t probes = 1;
    while (token_slots_[slot].token) {
      slot = (slot + 1) & mask;
      check_probes(++probes);
    }
    token_slots_[slot] = {static_cast<std::uint32_t>(hash >> 32), ++token_count_};
  }

  void check_probes(std::uint32_t probes) const {
    if (probes >= index::kLongestProbe) {
      throw Error(ErrorKind::kOutput, file_.string(), 0, "the names hash too unevenly",
                  "report this with the gazetteer");
    }
  }

  void build_trie() {
    std::vector<std::uint32_t> node_of(names_.size(), kNoNode);
    std::size_t steps = 0;
    for (const auto& path : paths_) {
      steps += path.empty() ? 0 : path.size() - 1;
    }
    edge_slots_.assign(slots_for<EdgeSlot>(steps), {});
    node_count_ = table_.shape.roots;
    std::vector<bool> has_children(node_count_, false);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto& path = paths_[i];
      if (path.empty()) {
        continue;
      }
      std::uint32_t node = table_.find_token(path[0]);
      for (std::size_t j = 1; j < path.size(); ++j) {
        has_children[node] = true;
        node = add_edge(node, table_.find_token(path[j]));
        has_children.resize(node_count_, false);
      }
      node_of[i] = node;
    }
    // Names by node; those without a path last.
    std::vector<std::uint32_t> order(names_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return node_of[a] < node_of[b]; });
    std::vector<NameRecord> sorted;
    sorted.reserve(names_.size());
    nodes_.assign(node_count_ + 1, 0);
    for (std::uint32_t i : order) {
      if (node_of[i] != kNoNode) {
        ++nodes_[node_of[i] + 1];
      }
      sorted.push_back(names_[i]);
    }
    for (std::size_t n = 1; n < nodes_.size(); ++n) {
      nodes_[n] += nodes_[n - 1];
    }
    for (std::size_t n = 0; n < has_children.size(); ++n) {
      nodes_[n] |= has_children[n] ? index::kHasChildren : 0;
    }
    names_ = std::move(sorted);
    // Names of each entity in the tables' order, which `order` maps to their new places.
    std::vector<std::uint32_t> place(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
    }
    entity_name_starts_.assign(entities_.size() + 1, 0);
    for (const NameRecord& name : names_) {
      ++entity_name_starts_[name.entity + 1];
    }
    for (std::size_t e = 1; e < entity_name_starts_.size(); ++e) {
      entity_name_starts_[e] += entity_name_starts_[e - 1];
    }
    entity_names_.resize(names_.size());
    std::vector<std::uint32_t> fill(entity_name_starts_.begin(), entity_name_starts_.end() - 1);
    for (std::uint32_t i = 0; i < place.size(); ++i) {
      entity_names_[fill[names_[place[i]].entity]++] = place[i];
    }
  }

  // Acronyms do not sound like anything, and a name that is never to link needs no other spelling.
  void collect_sounds() {
    std::vector<std::string_view> languages;
    for (std::string_view rest = languages_.lines(); !rest.empty();) {
      languages.push_back(rest.substr(0, rest.find('\n')));
      rest.remove_prefix(languages.back().size() + 1);
    }
    std::vector<index::SoundedName> sounded;
    for (std::uint32_t n = 0; n < names_.size(); ++n) {
      const NameRecord& name = names_[n];
      const std::string_view text = std::string_view(strings_.bytes()).substr(name.text, name.text_length);
      const bool capitals = std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      if (!capitals && static_cast<NameKind>(name.kind) != NameKind::kAcronym && !(name.use & (kUseNever | kUseCase))) {
        sounded.push_back({n, name.entity, text, languages[name.lang]});
      }
    }
    sounds_ = index::build_sound_sections(sounded);
  }

  std::uint32_t add_edge(std::uint32_t node, std::uint32_t token) {
    const std::size_t mask = edge_slots_.size() - 1;
    std::size_t slot = static_cast<std::uint32_t>(Segment::edge_hash(node, token)) & mask;
    for (std::uint32_t probes = 1; edge_slots_[slot].child; slot = (slot + 1) & mask) {
      if (edge_slots_[slot].node == node && edge_slots_[slot].token == token) {
        return edge_slots_[slot].child;
      }
      check_probes(++probes);
    }
    edge_slots_[slot] = {node, token, node_count_};
    return node_count_++;
  }

  void collect_relations() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const Relation& relation : gazetteer_.relations) {
      const std::uint32_t a = numbers_.at(relation.subject), b = numbers_.at(relation.object);
      if (a != b) {
        pairs.emplace_back(a, b);
        pairs.emplace_back(b, a);
      }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    related_starts_.assign(entities_.size() + 1, 0);
    for (const auto& [from, to] : pairs) {
      ++related_starts_[from + 1];
      related_.push_back(to);
    }
    for (std::size_t e = 1; e < related_starts_.size(); ++e) {
      related_starts_[e] += related_starts_[e - 1];
    }
  }

  void collect_redirects() {
    for (const Redirect& redirect : gazetteer_.redirects) {
      index::RedirectRecord record{};
      record.old_id = strings_.add(redirect.old_id, file_);
      record.old_id_length = clipped_length(redirect.old_id);
      record.entity = redirect.target.empty() ? 0xFFFFFFFF : numbers_.at(redirect.target);
      redirects_.push_back(record);
    }
  }

  template <typename T>
  void add_section(std::string_view name, const T* data, std::size_t count) {
    const std::size_t size = count * sizeof(T);
    index::SectionEntry entry{};
    std::memcpy(entry.name, name.data(), std::min(name.size(), sizeof entry.name));
    bytes_.resize((bytes_.size() + index::kAlignment - 1) / index::kAlignment * index::kAlignment, '\0');
    entry.offset = bytes_.size();
    entry.size = size;
    entry.checksum = hash_bytes(data, size);
    bytes_.append(reinterpret_cast<const char*>(data), size);
    table_of_sections_.push_back(entry);
  }
  template <typename T>
  void add_section(std::string_view name, const std::vector<T>& data) {
    add_section(name, data.data(), data.size());
  }
  void add_section(std::string_view name, const std::string& data) { add_section(name, data.data(), data.size()); }

  void write() {
    index::Shape& shape = table_.shape;
    shape.entities = static_cast<std::uint32_t>(entities_.size());
    shape.names = static_cast<std::uint32_t>(names_.size());
    shape.tokens = token_count_;
    shape.nodes = node_count_;
    shape.longest_name = static_cast<std::uint32_t>(longest_);
    std::string build;
    for (const auto& [key, value] : options_.build) {
      build.append(key).append(": ").append(value).append("\n");
    }
    bytes_.assign(sizeof(index::Header), '\0');
    add_section("shape", &shape, 1);
    add_section("build", build);
    add_section("languages", languages_.lines());
    add_section("sources", sources_.lines());
    add_section("strings", strings_.bytes());
    add_section("entities", entities_);
    add_section("facts", index::facts_of(gazetteer_, numbers_));
    add_section("name-words", index::name_words_of(gazetteer_));
    add_section("names", names_);
    add_section("tokens", token_slots_);
    add_section("edges", edge_slots_);
    add_section("nodes", nodes_);
    add_section("entity-names", entity_names_);
    add_section("entity-starts", entity_name_starts_);
    add_section("related", related_);
    add_section("related-starts", related_starts_);
    add_section("redirects", redirects_);
    add_section("sound-words", sounds_.words);
    add_section("sound-starts", sounds_.starts);
    add_section("sound-slots", sounds_.slots);
    add_section("sound-names", sounds_.names);
    add_section("sound-parts", sounds_.parts);
    for (const auto& [name, bytes] : options_.models) {
      add_section(std::string(index::kModelPrefix) + name, bytes);
    }

    index::Header header{};
    std::memcpy(header.magic, index::kMagic, sizeof header.magic);
    header.byte_order = index::kByteOrder;
    header.format_version = index::kFormatVersion;
    bytes_.resize((bytes_.size() + index::kAlignment - 1) / index::kAlignment * index::kAlignment, '\0');
    header.table_offset = bytes_.size();
    header.section_count = static_cast<std::uint32_t>(table_of_sections_.size());
    const std::size_t table_size = table_of_sections_.size() * sizeof(index::SectionEntry);
    bytes_.append(reinterpret_cast<const char*>(table_of_sections_.data()), table_size);
    header.file_size = bytes_.size();
    header.table_checksum = hash_bytes(table_of_sections_.data(), table_size);
    header.header_checksum = hash_bytes(&header, offsetof(index::Header, header_checksum));
    std::memcpy(bytes_.data(), &header, sizeof header);
    write_file_atomically(file_, bytes_);
  }

  const MergedGazetteer& gazetteer_;
  const std::filesystem::path& file_;
  const BuildOptions& options_;

  StringPool strings_;
  Codes languages_, sources_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::vector<EntityRecord> entities_;
  std::vector<NameRecord> names_;
  std::vector<std::vector<std::uint64_t>> paths_;
  std::vector<TokenSlot> token_slots_;
  std::vector<EdgeSlot> edge_slots_;
  std::vector<std::uint32_t> nodes_, entity_names_, entity_name_starts_, related_, related_starts_;
  std::vector<index::RedirectRecord> redirects_;
  index::SoundSections sounds_;
  Segment table_;  // the token table under construction, read through the code that will read the file
  std::uint32_t token_count_ = 0, node_count_ = 0;
  std::size_t longest_ = 0;
  std::string bytes_;
  std::vector<index::SectionEntry> table_of_sections_;
};

}  // namespace

void build_index(const MergedGazetteer& gazetteer, const std::filesystem::path& file, const BuildOptions& options) {
  Builder(gazetteer, file, options).run();
}

}  // namespace wasla
