#include "wasla/index/entity_facts.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "wasla/gazetteer/office.h"
#include "wasla/gazetteer/topic.h"
#include "wasla/text/token.h"

namespace wasla::index {
namespace {

bool is_full_name(const Name& name) {
  const bool full = name.kind == NameKind::kLabel || name.kind == NameKind::kOfficial || name.kind == NameKind::kAlias;
  return full && !(name.use & kUseNever);
}

}  // namespace

std::vector<FactsRecord> facts_of(const MergedGazetteer& gazetteer, const EntityNumbers& numbers) {
  std::vector<FactsRecord> all(numbers.size(), {0, 0, 0, kNoYear, kNoYear});
  for (const Entity& entity : gazetteer.entities) {
    const Offices offices = offices_of(entity.description);
    FactsRecord& facts = all[numbers.at(entity.id)];
    facts.offices = offices.current;
    facts.former_offices = offices.former;
    facts.topics = topics_of(entity.entity_class, entity.description);
  }
  // The years between the first and the last of its roles; open where one has no such year.
  std::vector<bool> seen(numbers.size());
  for (const Relation& relation : gazetteer.relations) {
    if (relation.relation != "holds-office" && relation.relation != "leader-of") {
      continue;
    }
    const std::uint32_t entity = numbers.at(relation.subject);
    FactsRecord& facts = all[entity];
    const std::int16_t from = relation.from.value_or(kNoYear), to = relation.to.value_or(kNoYear);
    const bool open = to == kNoYear || facts.to == kNoYear;
    // kNoYear lies before all years.
    facts.from = seen[entity] ? std::min(facts.from, from) : from;
    facts.to = !seen[entity] ? to : open ? kNoYear : std::max(facts.to, to);
    seen[entity] = true;
  }
  return all;
}

std::vector<std::uint64_t> name_words_of(const MergedGazetteer& gazetteer) {
  std::unordered_set<std::string_view> persons;
  for (const Entity& entity : gazetteer.entities) {
    if (entity.type == EntityType::kPerson) {
      persons.insert(entity.id);
    }
  }
  std::map<std::uint64_t, std::uint64_t> words;
  text::Tokens tokens;
  for (const Name& name : gazetteer.names) {
    if (!is_full_name(name) || !persons.contains(name.id)) {
      continue;
    }
    text::tokenize(name.text, tokens);
    if (tokens.tokens.size() < 2) {
      continue;
    }
    auto note = [&](const text::Token& token, std::uint64_t bit) {
      words[text::key_hash(tokens.key(token)) & ~kNameWordBits] |= bit;
    };
    note(tokens.tokens.front(), kGivenNameBit);
    note(tokens.tokens.back(), kSurnameBit);
  }
  std::vector<std::uint64_t> records;
  records.reserve(words.size());
  for (const auto& [hash, bits] : words) {
    records.push_back(hash | bits);
  }
  return records;
}

}  // namespace wasla::index
