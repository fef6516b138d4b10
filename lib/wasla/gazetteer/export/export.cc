#include "wasla/gazetteer/export/export.h"

#include <algorithm>
#include <map>
#include <utility>

namespace wasla {
namespace {

constexpr ExportFormat kFormats[] = {
    {"csv", "one name a row, for spreadsheets", export_csv},
    {"ftm", "FollowTheMoney entities, one a line", export_ftm},
    {"jsonl", "all rows of an entity, one entity a line", export_jsonl},
    {"nt", "SKOS as N-Triples", export_n_triples},
    {"skos", "SKOS as Turtle", export_skos},
    {"solr", "synonyms.txt of Solr and Elasticsearch", export_solr},
    {"spacy", "patterns.jsonl of spaCy's EntityRuler", export_spacy},
};

}  // namespace

std::span<const ExportFormat> export_formats() { return kFormats; }

const ExportFormat* find_export_format(std::string_view name) {
  const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats),
                                   [&](const ExportFormat& format) { return format.name == name; });
  return found == std::end(kFormats) ? nullptr : found;
}

const ExportEntity* ExportSet::find(std::string_view id) const {
  const auto found =
      std::lower_bound(entities.begin(), entities.end(), id,
                       [](const ExportEntity& e, std::string_view wanted) { return e.entity.id < wanted; });
  return found == entities.end() || found->entity.id != id ? nullptr : &*found;
}

ExportSet export_set(const GazetteerSet& gazetteers) {
  MergedGazetteer merged = merge(gazetteers);
  std::map<std::string, ExportEntity> by_id;
  const auto of = [&](const std::string& id) -> ExportEntity& {
    ExportEntity& entity = by_id[id];
    if (entity.entity.id.empty()) {
      entity.entity.id = id;
      entity.is_extension = true;
    }
    return entity;
  };
  for (Entity& entity : merged.entities) {
    ExportEntity& to = by_id[entity.id];
    to.entity = std::move(entity);
  }
  for (Name& name : merged.names) {
    of(name.id).names.push_back(std::move(name));
  }
  for (Relation& relation : merged.relations) {
    of(relation.subject).relations.push_back(std::move(relation));
  }
  ExportSet set;
  for (const Gazetteer& gazetteer : gazetteers.gazetteers) {
    for (const Identifier& identifier : gazetteer.identifiers) {
      of(identifier.id).identifiers.push_back(identifier);
    }
    for (const Place& place : gazetteer.places) {
      of(place.id).places.push_back(place);
    }
    for (const Judgement& judgement : gazetteer.judgements) {
      of(judgement.id).judgements.push_back(judgement);
    }
  }
  for (const Gazetteer& gazetteer : gazetteers.gazetteers) {
    for (const Redirect& redirect : gazetteer.redirects) {
      const auto target = by_id.find(redirect.target);
      (target == by_id.end() ? set.redirects : target->second.redirects).push_back(redirect);
    }
  }
  for (auto& [id, entity] : by_id) {
    set.entities.push_back(std::move(entity));
  }
  return set;
}

}  // namespace wasla
