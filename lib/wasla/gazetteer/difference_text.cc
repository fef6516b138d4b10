// A difference of gazetteers in words, and as JSON (difference.h).
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

#include "wasla/gazetteer/difference.h"
#include "wasla/gazetteer/entity_page.h"

namespace wasla {
namespace {

using Json = nlohmann::ordered_json;

std::string or_nothing(const std::string& text) { return text.empty() ? "nothing" : "'" + text + "'"; }

std::string described(const Entity& entity) {
  return std::string(to_string(entity.type)) + " " + std::string(class_name(entity.entity_class)) +
         (entity.description.empty() ? "" : ", " + entity.description);
}

std::string described(const Name& name) {
  const std::string use = to_string(name.use);
  return name.lang + " " + std::string(to_string(name.kind)) + years_in_words(name.from, name.to) +
         (use.empty() ? "" : " [" + use + "]") + ": " + name.text;
}

std::string described(const Place& place) {
  char degrees[80];
  std::snprintf(degrees, sizeof degrees, "%.5f, %.5f", place.latitude, place.longitude);
  return degrees;
}

// "use is now 'context', was nothing" for each field that differs.
class Changes {
 public:
  void add(std::string_view field, const std::string& before, const std::string& after) {
    if (before != after) {
      text_ += (text_.empty() ? "" : "; ") + std::string(field) + " is now " + or_nothing(after) + ", was " +
               or_nothing(before);
    }
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string year(const std::optional<std::int16_t>& value) { return value ? std::to_string(*value) : std::string(); }

std::string changes_of(const GazetteerDifference::EntityChange& change) {
  Changes changes;
  changes.add("type", std::string(to_string(change.before.type)), std::string(to_string(change.after.type)));
  changes.add("class", std::string(class_name(change.before.entity_class)),
              std::string(class_name(change.after.entity_class)));
  changes.add("Wikidata", change.before.wikidata, change.after.wikidata);
  changes.add("prior", std::to_string(change.before.prior), std::to_string(change.after.prior));
  changes.add("description", change.before.description, change.after.description);
  changes.add("gazetteer", change.from_gazetteer, change.to_gazetteer);
  return changes.text();
}

std::string changes_of(const GazetteerDifference::NameChange& change) {
  Changes changes;
  changes.add("kind", std::string(to_string(change.before.kind)), std::string(to_string(change.after.kind)));
  changes.add("use", to_string(change.before.use), to_string(change.after.use));
  changes.add("from", year(change.before.from), year(change.after.from));
  changes.add("to", year(change.before.to), year(change.after.to));
  changes.add("source", change.before.source, change.after.source);
  return changes.text();
}

std::string sentence(const Relation& relation) {
  return std::string(relation_words(relation.relation).forward) + " " + relation.object +
         years_in_words(relation.from, relation.to);
}

std::string sentence(const Redirect& redirect) {
  return (redirect.target.empty() ? "was removed" : "now leads to " + redirect.target) +
         (redirect.reason.empty() ? "" : ": " + redirect.reason);
}

std::string count(std::size_t added, std::size_t removed, std::size_t changed, const std::string& what) {
  return what + ": " + std::to_string(added) + " added, " + std::to_string(removed) + " removed" +
         (changed > 0 ? ", " + std::to_string(changed) + " changed" : "") + "\n";
}

Json as_json(const Entity& e) {
  return {{"id", e.id},
          {"type", to_string(e.type)},
          {"class", class_name(e.entity_class)},
          {"wikidata", e.wikidata},
          {"prior", e.prior},
          {"description", e.description}};
}
Json as_json(const Name& n) {
  return {{"id", n.id},           {"lang", n.lang},   {"kind", to_string(n.kind)}, {"use", to_string(n.use)},
          {"from", year(n.from)}, {"to", year(n.to)}, {"source", n.source},        {"name", n.text}};
}
Json as_json(const Relation& r) {
  return {{"subject", r.subject},
          {"relation", r.relation},
          {"object", r.object},
          {"from", year(r.from)},
          {"to", year(r.to)}};
}
Json as_json(const Identifier& i) { return {{"id", i.id}, {"scheme", i.scheme}, {"value", i.value}}; }
Json as_json(const Place& p) { return {{"id", p.id}, {"lat", p.latitude}, {"lon", p.longitude}}; }
Json as_json(const Redirect& r) { return {{"old", r.old_id}, {"new", r.target}, {"reason", r.reason}}; }
Json as_json(const std::string& text) { return text; }
template <typename Change>
Json as_json(const Change& change) requires requires {
  change.before;
}
{ return {{"before", as_json(change.before)}, {"after", as_json(change.after)}}; }

template <typename Row>
Json list(const std::vector<Row>& rows) {
  Json result = Json::array();
  for (const Row& row : rows) {
    result.push_back(as_json(row));
  }
  return result;
}

}  // namespace

std::string in_words(const GazetteerDifference& d) {
  if (d.empty()) {
    return {};
  }
  std::map<std::string, std::string> by_id;
  for (const Entity& e : d.entities_added) {
    by_id[e.id] += "  + new entity, " + described(e) + "\n";
  }
  for (const Entity& e : d.entities_removed) {
    by_id[e.id] += "  - removed, " + described(e) + "\n";
  }
  for (const auto& change : d.entities_changed) {
    by_id[change.before.id] += "  ~ " + changes_of(change) + "\n";
  }
  for (const Name& n : d.names_removed) {
    by_id[n.id] += "  - name, " + described(n) + "\n";
  }
  for (const Name& n : d.names_added) {
    by_id[n.id] += "  + name, " + described(n) + "\n";
  }
  for (const auto& change : d.names_changed) {
    by_id[change.before.id] +=
        "  ~ name, " + changes_of(change) + ": " + change.before.lang + " " + change.before.text + "\n";
  }
  for (const Relation& r : d.relations_removed) {
    by_id[r.subject] += "  - " + sentence(r) + "\n";
  }
  for (const Relation& r : d.relations_added) {
    by_id[r.subject] += "  + " + sentence(r) + "\n";
  }
  for (const Identifier& i : d.identifiers_removed) {
    by_id[i.id] += "  - identifier, " + i.scheme + " " + i.value + "\n";
  }
  for (const Identifier& i : d.identifiers_added) {
    by_id[i.id] += "  + identifier, " + i.scheme + " " + i.value + "\n";
  }
  for (const Place& p : d.places_removed) {
    by_id[p.id] += "  - place, " + described(p) + "\n";
  }
  for (const Place& p : d.places_added) {
    by_id[p.id] += "  + place, " + described(p) + "\n";
  }
  for (const Redirect& r : d.redirects_removed) {
    by_id[r.old_id] += "  - no longer: " + sentence(r) + "\n";
  }
  for (const Redirect& r : d.redirects_added) {
    by_id[r.old_id] += "  + " + sentence(r) + "\n";
  }
  std::string text;
  for (const std::string& name : d.gazetteers_added) {
    text += "+ gazetteer " + name + "\n";
  }
  for (const std::string& name : d.gazetteers_removed) {
    text += "- gazetteer " + name + "\n";
  }
  for (const auto& [id, lines] : by_id) {
    text.append(id).append("\n").append(lines);
  }
  text += "\n" + count(d.entities_added.size(), d.entities_removed.size(), d.entities_changed.size(), "Entities") +
          count(d.names_added.size(), d.names_removed.size(), d.names_changed.size(), "Names") +
          count(d.relations_added.size(), d.relations_removed.size(), 0, "Relations");
  return text;
}

std::string in_json(const GazetteerDifference& d) {
  const Json json = {
      {"gazetteers", {{"added", list(d.gazetteers_added)}, {"removed", list(d.gazetteers_removed)}}},
      {"entities",
       {{"added", list(d.entities_added)},
        {"removed", list(d.entities_removed)},
        {"changed", list(d.entities_changed)}}},
      {"names",
       {{"added", list(d.names_added)}, {"removed", list(d.names_removed)}, {"changed", list(d.names_changed)}}},
      {"relations", {{"added", list(d.relations_added)}, {"removed", list(d.relations_removed)}}},
      {"identifiers", {{"added", list(d.identifiers_added)}, {"removed", list(d.identifiers_removed)}}},
      {"places", {{"added", list(d.places_added)}, {"removed", list(d.places_removed)}}},
      {"redirects", {{"added", list(d.redirects_added)}, {"removed", list(d.redirects_removed)}}}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace wasla
