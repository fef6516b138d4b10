#include "wasla/gazetteer/statistics.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>

namespace wasla {
namespace {

using Json = nlohmann::ordered_json;
using Counts = GazetteerStatistics::Counts;

std::string or_none(std::string text) { return text.empty() ? "(none)" : std::move(text); }

void add_counts(std::string_view title, const Counts& counts, std::size_t total, std::string& text) {
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  text.append(title).append("\n");
  for (const auto& [what, count] : sorted) {
    char line[160];
    const double share = total > 0 ? 100.0 * static_cast<double>(count) / static_cast<double>(total) : 0.0;
    std::snprintf(line, sizeof line, "%9zu %5.1f%%  ", count, share);
    text.append(line).append(what).append("\n");
  }
}

void add_list(const std::string& title, const std::vector<std::string>& ids, std::string& text) {
  text += title + ": " + std::to_string(ids.size()) + "\n";
  for (const std::string& id : ids) {
    text += "  " + id + "\n";
  }
}

}  // namespace

GazetteerStatistics statistics_of(const GazetteerSet& set) {
  GazetteerStatistics result;
  std::set<std::pair<std::string_view, std::string_view>> labelled;  // language, ID
  for (const Gazetteer& gazetteer : set.gazetteers) {
    result.entities += gazetteer.entities.size();
    result.names += gazetteer.names.size();
    result.relations += gazetteer.relations.size();
    result.by_gazetteer[gazetteer.name] += gazetteer.entities.size();
    for (const Entity& entity : gazetteer.entities) {
      ++result.by_type[std::string(to_string(entity.type))];
      ++result.by_class[std::string(class_name(entity.entity_class))];
    }
    for (const Name& name : gazetteer.names) {
      ++result.by_language[name.lang];
      ++result.by_kind[std::string(to_string(name.kind))];
      ++result.by_use[or_none(to_string(name.use))];
      ++result.by_source[or_none(name.source)];
      if (name.kind == NameKind::kLabel && labelled.emplace(name.lang, name.id).second) {
        ++result.labels[name.lang];
      }
    }
    for (const Relation& relation : gazetteer.relations) {
      ++result.by_relation[relation.relation];
    }
  }
  return result;
}

GazetteerGaps gaps_of(const SetIndex& index, const std::vector<std::string>& languages) {
  GazetteerGaps gaps;
  for (const std::string& language : languages) {
    gaps.without_label[language];
  }
  for (const Gazetteer& gazetteer : index.set().gazetteers) {
    for (const Entity& entity : gazetteer.entities) {
      const SetIndex::EntityRows& rows = *index.rows(entity.id);
      for (const std::string& language : languages) {
        const bool labelled = std::any_of(rows.names.begin(), rows.names.end(), [&](const RowPlace& row) {
          return index.name(row).kind == NameKind::kLabel && index.name(row).lang == language;
        });
        if (!labelled) {
          gaps.without_label[language].push_back(entity.id);
        }
      }
      if (rows.subject_of.empty() && rows.object_of.empty()) {
        gaps.without_relation.push_back(entity.id);
      }
      if (entity.description.empty()) {
        gaps.without_description.push_back(entity.id);
      }
    }
  }
  return gaps;
}

std::string written(const GazetteerStatistics& s, const GazetteerGaps* gaps) {
  std::string text = std::to_string(s.entities) + " entities, " + std::to_string(s.names) + " names, " +
                     std::to_string(s.relations) + " relations\n";
  add_counts("\nEntities by gazetteer", s.by_gazetteer, s.entities, text);
  add_counts("\nEntities by type", s.by_type, s.entities, text);
  add_counts("\nEntities by class", s.by_class, s.entities, text);
  add_counts("\nEntities with a label in", s.labels, s.entities, text);
  add_counts("\nNames by language", s.by_language, s.names, text);
  add_counts("\nNames by kind", s.by_kind, s.names, text);
  add_counts("\nNames by use", s.by_use, s.names, text);
  add_counts("\nNames by source", s.by_source, s.names, text);
  add_counts("\nRelations", s.by_relation, s.relations, text);
  if (gaps) {
    text += "\n";
    for (const auto& [language, ids] : gaps->without_label) {
      add_list("Without a label in " + language, ids, text);
    }
    add_list("Without a relation", gaps->without_relation, text);
    add_list("Without a description", gaps->without_description, text);
  }
  return text;
}

std::string written_as_json(const GazetteerStatistics& s, const GazetteerGaps* gaps) {
  Json json = {
      {"entities", s.entities}, {"names", s.names},       {"relations", s.relations}, {"by_gazetteer", s.by_gazetteer},
      {"by_type", s.by_type},   {"by_class", s.by_class}, {"labels", s.labels},       {"by_language", s.by_language},
      {"by_kind", s.by_kind},   {"by_use", s.by_use},     {"by_source", s.by_source}, {"by_relation", s.by_relation}};
  if (gaps) {
    json["gaps"] = {{"without_label", gaps->without_label},
                    {"without_relation", gaps->without_relation},
                    {"without_description", gaps->without_description}};
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace wasla
