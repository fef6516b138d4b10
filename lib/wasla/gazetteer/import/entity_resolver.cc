#include "wasla/gazetteer/import/entity_resolver.h"

#include <algorithm>

namespace wasla::gazetteer {
namespace {

std::string shown_name(const ImportedEntity& imported) {
  return imported.names.empty() ? "" : imported.names.front().text;
}

}  // namespace

std::vector<ExternalId> all_identifiers(const ImportedEntity& imported) {
  std::vector<ExternalId> result;
  if (!imported.entity.wikidata.empty()) {
    result.push_back({std::string(kWikidataScheme), imported.entity.wikidata});
  }
  result.insert(result.end(), imported.identifiers.begin(), imported.identifiers.end());
  return result;
}

EntityResolver::EntityResolver(const ImportTarget& target, const GazetteerSet& others, const Gazetteer& folder,
                               ImportSummary& summary)
    : target_(target), summary_(summary) {
  std::vector<const Gazetteer*> all;
  for (const Gazetteer& other : others.gazetteers) {
    onto_.add(other);
    all.push_back(&other);
  }
  own_.add(folder);
  all.push_back(&folder);
  known_ = onto_;
  Gazetteer nameless = folder;  // which of its names stay is not known yet
  nameless.names.clear();
  known_.add(nameless);
  for (const Gazetteer* gazetteer : all) {
    learn_types(*gazetteer);
    for (const Identifier& identifier : gazetteer->identifiers) {
      schemes_[identifier.id].push_back(identifier.scheme);
    }
    for (const Entity& entity : gazetteer->entities) {
      if (!entity.wikidata.empty()) {
        schemes_[entity.id].emplace_back(kWikidataScheme);
      }
    }
  }
  if (target.matcher) {
    target.matcher->learn(all);
  }
}

void EntityResolver::learn_types(const Gazetteer& gazetteer) {
  for (const Entity& entity : gazetteer.entities) {
    types_.emplace(entity.id, entity.type);
  }
}

void EntityResolver::add(const Gazetteer& addition) {
  known_.add(addition);
  learn_types(addition);
  for (const Identifier& identifier : addition.identifiers) {
    schemes_[identifier.id].push_back(identifier.scheme);
  }
}

EntityType EntityResolver::type_of(const std::string& id) const {
  const auto found = types_.find(id);
  return found == types_.end() ? EntityType::kMiscellaneous : found->second;
}

ReconciledRecord EntityResolver::resolve(const ImportedEntity& imported) {
  const std::vector<ExternalId> identifiers = all_identifiers(imported);
  ReconciledRecord record;
  record.record = identifiers.empty() ? imported.entity.id : record_name(identifiers.front());
  record.type = imported.entity.type;
  record.record_name = shown_name(imported);
  record.why = "no such name";
  if (const std::string* judged = by_judgement(identifiers)) {
    record.verdict = Reconciled::kSame;
    record.id = *judged;
    record.why = "judgement";
  } else if (const std::string* found = by_identifiers(imported, identifiers)) {
    record.verdict = Reconciled::kSame;
    record.id = *found;
    record.why = "identifier";
  } else if (target_.matcher && !imported.names.empty() && !imported.id_is_ours) {
    by_names(imported, identifiers, record);
  }
  return record;
}

const std::string* EntityResolver::by_judgement(const std::vector<ExternalId>& identifiers) const {
  for (const ExternalId& identifier : identifiers) {
    if (const std::string* id = known_.judged_same(identifier)) {
      return id;
    }
  }
  return nullptr;
}

const std::string* EntityResolver::by_identifiers(const ImportedEntity& imported,
                                                  const std::vector<ExternalId>& identifiers) {
  const std::string* found = nullptr;
  for (const KnownEntities* where : {&onto_, &known_}) {
    for (const ExternalId& identifier : identifiers) {
      const std::string* id = where->find(identifier);
      if (id && known_.judged_different(*id, identifiers.front())) {
        id = nullptr;
      }
      if (found && id && *id != *found) {
        summary_.note("records whose identifiers belong to two entities, taken for the first", *found + ", " + *id);
      }
      found = found ? found : id;
    }
    if (found) {
      return found;
    }
  }
  return imported.id_is_ours ? known_.find({std::string(kOwnScheme), imported.entity.id}) : nullptr;
}

void EntityResolver::by_names(const ImportedEntity& imported, const std::vector<ExternalId>& identifiers,
                              ReconciledRecord& record) {
  // Another record of the same collection is another entity, or the collection would have made them one.
  const auto possible = [&](const std::string& id) {
    const auto schemes = schemes_.find(id);
    return std::none_of(identifiers.begin(), identifiers.end(), [&](const ExternalId& identifier) {
      return known_.judged_different(id, identifier) ||
             (schemes != schemes_.end() &&
              std::find(schemes->second.begin(), schemes->second.end(), identifier.scheme) != schemes->second.end());
    });
  };
  const std::vector<EntityCandidate> candidates = target_.matcher->match(imported, possible);
  if (candidates.empty()) {
    return;
  }
  const EntityCandidate& best = candidates.front();
  record.why = "names";
  record.name = best.name;
  record.record_name = best.record_name;
  record.probability = best.probability;
  if (best.probability >= target_.same_from) {
    record.verdict = Reconciled::kSame;
    record.id = best.id;
  } else if (best.probability >= target_.new_below) {
    record.verdict = Reconciled::kUnsure;
    record.id = best.id;
  } else {
    record.probability = 1 - best.probability;
    record.name.clear();
    record.record_name = shown_name(imported);
  }
}

}  // namespace wasla::gazetteer
