#include "wasla/gazetteer/import/skos.h"

#include <algorithm>
#include <set>
#include <utility>

#include "wasla/gazetteer/export/skos_terms.h"
#include "wasla/gazetteer/field_parsing.h"
#include "wasla/gazetteer/import/rdf_graph.h"

namespace wasla {
namespace {

namespace skos = gazetteer::skos;
using gazetteer::RdfGraph;
using gazetteer::RdfObject;

std::string term(std::string_view space, std::string_view name) { return std::string(space) + std::string(name); }

struct LabelProperty {
  std::string_view name;
  NameKind kind;
};
constexpr LabelProperty kLabels[] = {
    {"prefLabel", NameKind::kLabel}, {"altLabel", NameKind::kAlias}, {"hiddenLabel", NameKind::kMisspelling}};

bool is_wanted(std::string_view predicate) {
  for (const std::string_view space : {skos::kSkos, skos::kSkosXl, skos::kOurs, skos::kGeo}) {
    if (predicate.starts_with(space)) {
      return true;
    }
  }
  return predicate == skos::kRdfType || predicate == term(skos::kOwl, "deprecated") ||
         predicate == term(skos::kDcTerms, "isReplacedBy") || predicate == term(skos::kDcTerms, "source");
}

class Thesaurus {
 public:
  Thesaurus(const RdfGraph& graph, ImportReading& reading) : graph_(graph), reading_(reading) {}

  ImportedRecords read() {
    ImportedRecords records;
    for (const auto& [subject, objects] : graph_.subjects()) {
      if (!text(subject, skos::kOwl, "deprecated").empty()) {
        ++reading_.summary.records;
        add_retired(subject, records);
      } else if (is_concept(subject)) {
        ++reading_.summary.records;
        add_concept(subject, records);
      }
    }
    return records;
  }

 private:
  std::string text(const std::string& subject, std::string_view space, std::string_view name) const {
    return graph_.text(subject, term(space, name));
  }
  std::vector<const RdfObject*> objects(const std::string& subject, std::string_view space,
                                        std::string_view name) const {
    return graph_.objects(subject, term(space, name));
  }

  bool is_concept(const std::string& subject) const {
    const std::string concept_type = term(skos::kSkos, "Concept");
    const auto types = graph_.objects(subject, skos::kRdfType);
    return std::any_of(types.begin(), types.end(), [&](const RdfObject* type) { return type->text == concept_type; }) ||
           !objects(subject, skos::kSkos, "prefLabel").empty() || !objects(subject, skos::kSkosXl, "prefLabel").empty();
  }

  void add_retired(const std::string& subject, ImportedRecords& records) {
    const std::string old_id = text(subject, skos::kOurs, "id");
    if (!is_valid_entity_id(old_id)) {
      reading_.summary.skip("concepts that are deprecated", subject);
      return;
    }
    const std::string target = text(subject, skos::kDcTerms, "isReplacedBy");
    std::string target_id = target.empty() ? "" : text(target, skos::kOurs, "id");
    if (target_id.empty() && !target.empty()) {
      target_id = target.substr(target.find_last_of("/#:") + 1);  // of something that is not here
    }
    records.redirects.push_back({old_id, target_id, in_one_line(text(subject, skos::kSkos, "historyNote"))});
  }

  void add_concept(const std::string& subject, ImportedRecords& records) {
    ImportedEntity entity;
    const std::string id = text(subject, skos::kOurs, "id");
    entity.id_is_ours = entity.as_it_is = is_valid_entity_id(id);
    if (!describe(subject, entity)) {
      reading_.summary.skip("concepts without a class (--class)", subject);
      return;
    }
    if (entity.id_is_ours) {
      entity.entity.id = id;
    } else {
      entity.identifiers.push_back({"skos", in_one_line(subject)});
    }
    add_identifiers(subject, entity);
    add_labels(subject, entity);
    add_relations(subject, entity);
    add_judgements(subject, id, records);
    if (!entity.id_is_ours) {
      set_wished_id(entity, "skos-" + subject.substr(subject.find_last_of("/#:") + 1));
    }
    records.entities.push_back(std::move(entity));
  }

  bool describe(const std::string& subject, ImportedEntity& to) {
    Entity& entity = to.entity;
    entity.description = in_one_line(text(subject, skos::kSkos, "definition"));
    const std::string prior = text(subject, skos::kOurs, "prior");
    if (prior.size() == 1 && prior[0] >= '0' && prior[0] <= '9') {
      entity.prior = static_cast<std::uint8_t>(prior[0] - '0');
    }
    if (to.id_is_ours) {
      const std::optional<EntityType> type = parse_entity_type(text(subject, skos::kOurs, "type"));
      to.is_extension = !type;
      set_class(entity, text(subject, skos::kOurs, "class"));
      entity.type = type.value_or(EntityType::kMiscellaneous);
      return true;
    }
    std::set<std::string> seen;
    std::string class_name = class_of(subject, seen);
    class_name = class_name.empty() ? reading_.choices.usual_class : class_name;
    set_class(entity, class_name);
    return !class_name.empty();
  }

  // By its scheme, or by a concept above it.
  std::string class_of(const std::string& subject, std::set<std::string>& seen) const {
    if (!seen.insert(subject).second) {
      return "";
    }
    if (const auto chosen = reading_.choices.classes.find(subject); chosen != reading_.choices.classes.end()) {
      return chosen->second;
    }
    for (const std::string_view way : {"inScheme", "topConceptOf", "broader"}) {
      for (const RdfObject* above : objects(subject, skos::kSkos, way)) {
        if (std::string name = class_of(above->text, seen); !name.empty()) {
          return name;
        }
      }
    }
    return "";
  }

  void add_identifiers(const std::string& subject, ImportedEntity& entity) {
    for (const RdfObject* match : objects(subject, skos::kSkos, "exactMatch")) {
      const std::string item = match->text.substr(match->text.find_last_of('/') + 1);
      if (match->text.find("wikidata.org/") != std::string::npos && gazetteer::is_valid_wikidata_id(item)) {
        entity.entity.wikidata = entity.entity.wikidata.empty() ? item : entity.entity.wikidata;
      } else {
        entity.identifiers.push_back({"skos", in_one_line(match->text)});
      }
    }
    for (const RdfObject* identifier : objects(subject, skos::kOurs, "identifier")) {
      const std::size_t colon = identifier->text.find(':');
      const std::string scheme = identifier->text.substr(0, colon);
      if (colon != std::string::npos && gazetteer::is_valid_scheme(scheme)) {
        entity.identifiers.push_back({scheme, identifier->text.substr(colon + 1)});
      }
    }
    const auto latitude = gazetteer::parse_degrees(text(subject, skos::kGeo, "lat")),
               longitude = gazetteer::parse_degrees(text(subject, skos::kGeo, "long"));
    if (latitude && longitude && *latitude >= -90 && *latitude <= 90 && *longitude >= -180 && *longitude <= 180) {
      entity.place = Coordinates{*latitude, *longitude};
    }
  }

  void add_labels(const std::string& subject, ImportedEntity& entity) {
    std::set<std::pair<std::string, std::string>> written;  // language, text
    for (const LabelProperty& property : kLabels) {
      for (const RdfObject* node : objects(subject, skos::kSkosXl, property.name)) {
        const auto forms = objects(node->text, skos::kSkosXl, "literalForm");
        if (!forms.empty() && written.insert({forms.front()->lang, forms.front()->text}).second) {
          add_label(*forms.front(), details_of(node->text, property.kind), entity);
        }
      }
    }
    for (const LabelProperty& property : kLabels) {
      for (const RdfObject* label : objects(subject, skos::kSkos, property.name)) {
        if (written.insert({label->lang, label->text}).second) {
          add_label(*label, {.kind = property.kind}, entity);
        }
      }
    }
  }

  NameDetails details_of(const std::string& node, NameKind usual) const {
    NameDetails details;
    details.kind = parse_name_kind(text(node, skos::kOurs, "kind")).value_or(usual);
    details.use = parse_name_use(text(node, skos::kOurs, "use")).value_or(kUseAlways);
    details.from = gazetteer::parse_year(text(node, skos::kOurs, "from"));
    details.to = gazetteer::parse_year(text(node, skos::kOurs, "to"));
    details.source = in_one_line(text(node, skos::kDcTerms, "source"));
    return details;
  }

  void add_label(const RdfObject& label, const NameDetails& details, ImportedEntity& entity) {
    if (!entity.as_it_is) {
      add_name(entity, label.text, label.lang, details, reading_);
      return;
    }
    ++reading_.summary.names_read;
    if (!is_valid_language_tag(label.lang)) {
      reading_.summary.skip("names without a language", label.text);
      return;
    }
    entity.names.push_back(
        {"", label.lang, details.kind, details.use, details.from, details.to, details.source, label.text});
  }

  ExternalId concept_id(const std::string& iri) const {
    const std::string id = text(iri, skos::kOurs, "id");
    return id.empty() ? ExternalId{"skos", iri} : ExternalId{std::string(kOwnScheme), id};
  }

  void add_relations(const std::string& subject, ImportedEntity& entity) {
    for (const RdfObject* node : objects(subject, skos::kOurs, "relation")) {
      entity.relations.push_back({text(node->text, skos::kOurs, "predicate"),
                                  {std::string(kOwnScheme), text(node->text, skos::kOurs, "object-id")},
                                  gazetteer::parse_year(text(node->text, skos::kOurs, "from")),
                                  gazetteer::parse_year(text(node->text, skos::kOurs, "to")),
                                  false,
                                  in_one_line(text(node->text, skos::kDcTerms, "source"))});
    }
    if (entity.as_it_is) {
      return;  // what is broader stands among its relations
    }
    for (const RdfObject* above : objects(subject, skos::kSkos, "broader")) {
      entity.relations.push_back(
          {entity.entity.type == EntityType::kLocation ? "located-in" : "part-of", concept_id(above->text), {}, {}});
    }
  }

  void add_judgements(const std::string& subject, const std::string& id, ImportedRecords& records) {
    for (const RdfObject* node : objects(subject, skos::kOurs, "judgement")) {
      const auto value = [&](std::string_view name) { return in_one_line(text(node->text, skos::kOurs, name)); };
      if (const std::optional<Verdict> verdict = parse_verdict(value("verdict"))) {
        records.judgements.push_back(
            {id, *verdict, value("other"), value("lang"), value("by"), value("date"), value("name")});
      }
    }
  }

  const RdfGraph& graph_;
  ImportReading& reading_;
};

}  // namespace

ImportedRecords read_skos(const std::vector<std::filesystem::path>& files, ImportReading& reading) {
  RdfGraph graph;
  for (const std::filesystem::path& file : files) {
    graph.read(file, is_wanted, reading);
  }
  return Thesaurus(graph, reading).read();
}

}  // namespace wasla
