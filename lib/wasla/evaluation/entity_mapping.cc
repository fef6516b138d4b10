#include "wasla/evaluation/entity_mapping.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>
#include <tuple>

#include "wasla/base/error.h"

namespace wasla {
namespace {

std::ifstream open_table(const std::filesystem::path& file) {
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in || std::filesystem::is_directory(file)) {
    throw Error(ErrorKind::kInput, file.string(), 0,
                std::string("cannot be read: ") + (errno ? std::strerror(errno) : "it is a folder"));
  }
  return in;
}

bool next_line(std::ifstream& in, std::string& line) {
  if (!std::getline(in, line)) {
    return false;
  }
  if (!line.empty() && line.back() == '\r') {
    line.pop_back();
  }
  return true;
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.emplace_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) {
      return parts;
    }
    begin = end + separator.size();
  }
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

// "Tala (village)" → "Tala". A bracket that is not closed stays.
std::string without_brackets(const std::string& name) {
  std::string out;
  std::size_t begin = 0;
  while (true) {
    const std::size_t open = name.find('(', begin);
    const std::size_t close = open == std::string::npos ? open : name.find(')', open);
    if (close == std::string::npos) {
      return trimmed(out.append(name, begin));
    }
    out = trimmed(out.append(name, begin, open - begin)).append(" ");
    begin = std::min(name.find_first_not_of(" \t", close + 1), name.size());
  }
}

UChar32 unified(UChar32 c) {
  switch (c) {
    case 0x064A:                 // Arabic yeh
    case 0x0649: return 0x06CC;  // alef maksura, to Farsi yeh
    case 0x0643: return 0x06A9;  // Arabic kaf, to keheh
    case 0x0623:
    case 0x0625:
    case 0x0622: return 0x0627;  // alef with hamza or madda
    case 0x0629: return 0x0647;  // teh marbuta, to heh
    case 0x200C:                 // ZWNJ
    case 0x0640: return -1;      // tatweel
    default: return c;
  }
}

}  // namespace

std::string fold_for_mapping(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size())));
  if (nfkd != nullptr) {
    text = nfkd->normalize(text, status);
  }
  text.foldCase();
  icu::UnicodeString folded;
  bool gap = false;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    UChar32 c = text.char32At(i);
    if (u_getCombiningClass(c) != 0 || (c = unified(c)) < 0) {
      continue;
    }
    if ((U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) == 0) {
      gap = true;
      continue;
    }
    if (gap && !folded.isEmpty()) {
      folded.append(static_cast<char16_t>(u' '));
    }
    gap = false;
    folded.append(c);
  }
  std::string out;
  folded.toUTF8String(out);
  return out;
}

EntityCatalog::EntityCatalog(const Index& index) {
  for (EntityNumber number = 0; number < index.entity_count(); ++number) {
    const EntityView entity = index.entity(number);
    const std::string id(entity.id);
    add_entity(id, std::string(to_string(entity.type)),
               entity.wikidata ? "Q" + std::to_string(entity.wikidata) : std::string());
    for (const NameNumber name : index.names_of(number)) {
      add_name(id, index.name(name).text);
    }
  }
}

void EntityCatalog::add_entity(const std::string& id, const std::string& type, const std::string& wikidata) {
  entities_[id] = {type, !wikidata.empty()};
  if (!wikidata.empty()) {
    by_wikidata_[wikidata] = id;
  }
}

void EntityCatalog::add_name(const std::string& id, std::string_view name) {
  std::vector<std::string>& bearers = by_name_[fold_for_mapping(name)];
  const auto place = std::lower_bound(bearers.begin(), bearers.end(), id);
  if (place == bearers.end() || *place != id) {
    bearers.insert(place, id);
  }
}

const std::string* EntityCatalog::find_wikidata(const std::string& wikidata) const {
  const auto found = by_wikidata_.find(wikidata);
  return found == by_wikidata_.end() ? nullptr : &found->second;
}

const std::vector<std::string>* EntityCatalog::find_name(const std::string& folded) const {
  const auto found = by_name_.find(folded);
  return found == by_name_.end() ? nullptr : &found->second;
}

std::string EntityCatalog::type_of(const std::string& id) const {
  const auto found = entities_.find(id);
  return found == entities_.end() ? "" : found->second.type;
}

bool EntityCatalog::has_wikidata(const std::string& id) const {
  const auto found = entities_.find(id);
  return found != entities_.end() && found->second.has_wikidata;
}

std::vector<GoldEntity> read_gold_entities(const std::filesystem::path& file) {
  std::ifstream in = open_table(file);
  std::string line;
  next_line(in, line);
  const std::vector<std::string> header = split(line, "\t");
  for (const char* needed : {"id", "type", "name_en"}) {
    if (std::find(header.begin(), header.end(), needed) == header.end()) {
      throw Error(ErrorKind::kInput, file.string(), 1, std::string("there is no column \"") + needed + "\"",
                  "the first line must name the columns, with tabs between them");
    }
  }
  std::vector<GoldEntity> entities;
  while (next_line(in, line)) {
    if (line.empty()) {
      continue;
    }
    GoldEntity entity;
    const std::vector<std::string> cells = split(line, "\t");
    for (std::size_t i = 0; i < std::min(header.size(), cells.size()); ++i) {
      if (header[i] == "id") {
        entity.id = cells[i];
      } else if (header[i] == "qid") {
        entity.wikidata = cells[i];
      } else if (header[i] == "type") {
        entity.type = cells[i];
      } else if (header[i] == "name_en") {
        entity.name = cells[i];
      } else if (header[i].starts_with("surfaces_") && !cells[i].empty()) {
        for (std::string& surface : split(cells[i], " ; ")) {
          entity.surfaces.push_back(std::move(surface));
        }
      }
    }
    entities.push_back(std::move(entity));
  }
  return entities;
}

EntityOverrides read_overrides(const std::filesystem::path& file) {
  std::ifstream in = open_table(file);
  EntityOverrides overrides;
  std::string line;
  while (next_line(in, line)) {
    if (trimmed(line).empty() || line[0] == '#') {
      continue;
    }
    const std::size_t tab = line.find('\t');
    overrides[line.substr(0, tab)] = tab == std::string::npos ? "" : line.substr(tab + 1);
  }
  return overrides;
}

namespace {

// Votes for gazetteer entities that share names with `entity`; its English name counts double.
std::map<std::string, int> votes_for(const GoldEntity& entity, const EntityCatalog& catalog) {
  std::vector<std::pair<std::string, int>> names;
  for (const std::string& name : std::set<std::string>{entity.name, without_brackets(entity.name)}) {
    if (!name.empty()) {
      names.emplace_back(name, 2);
    }
  }
  for (const std::string& surface : entity.surfaces) {
    names.emplace_back(surface, 1);
  }
  std::map<std::string, int> votes;
  for (const auto& [name, weight] : names) {
    const std::vector<std::string>* bearers = catalog.find_name(fold_for_mapping(name));
    if (bearers == nullptr) {
      continue;
    }
    for (const std::string& id : *bearers) {
      const std::string type = catalog.type_of(id);
      if ((type.empty() || type == entity.type) && (entity.wikidata.empty() || !catalog.has_wikidata(id))) {
        votes[id] += weight;
      }
    }
  }
  return votes;
}

}  // namespace

EntityMapping map_entities(const std::vector<GoldEntity>& entities, const EntityCatalog& catalog,
                           const EntityOverrides& overrides) {
  std::set<std::string> known;
  for (const GoldEntity& entity : entities) {
    known.insert(entity.id);
  }
  EntityMapping mapping;
  std::vector<std::tuple<int, std::string, std::string>> ballots;
  for (const GoldEntity& entity : entities) {
    if (const auto override = overrides.find(entity.id); override != overrides.end()) {
      if (!override->second.empty() && !known.contains(override->second)) {
        mapping[entity.id] = override->second;
      }
      continue;
    }
    const std::string* same = entity.wikidata.empty() ? nullptr : catalog.find_wikidata(entity.wikidata);
    if (same != nullptr) {
      mapping[entity.id] = *same;
      continue;
    }
    for (const auto& [id, votes] : votes_for(entity, catalog)) {
      ballots.emplace_back(-votes, entity.id, id);
    }
  }
  std::set<std::string> taken;
  for (const auto& [gold, id] : mapping) {
    taken.insert(id);
  }
  std::sort(ballots.begin(), ballots.end());
  for (const auto& [votes, gold, id] : ballots) {
    if (!mapping.contains(gold) && !taken.contains(id)) {
      mapping[gold] = id;
      taken.insert(id);
    }
  }
  const EntityMapping before = mapping;  // one held equal to one held equal is not followed
  for (const auto& [gold, same] : overrides) {
    if (const auto found = before.find(same); known.contains(same) && found != before.end()) {
      mapping[gold] = found->second;
    }
  }
  return mapping;
}

}  // namespace wasla
