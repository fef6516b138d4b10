// SKOS: an entity is a Concept, its names are labels, plain and as SKOS-XL labels, which hold kind, use, years and
// source. Relations, redirects and judgements are nodes of ours beside what SKOS has (broader, isReplacedBy).
#include <charconv>
#include <utility>

#include "wasla/gazetteer/export/export.h"
#include "wasla/gazetteer/export/own_record_text.h"
#include "wasla/gazetteer/export/skos_terms.h"

namespace wasla {
namespace {

namespace skos = gazetteer::skos;

struct Prefix {
  std::string_view name, iri;
};
constexpr Prefix kPrefixes[] = {{"skos", skos::kSkos}, {"skosxl", skos::kSkosXl}, {"dct", skos::kDcTerms},
                                {"owl", skos::kOwl},   {"geo", skos::kGeo},       {"w", skos::kOurs}};

// Escapes of N-Triples and Turtle are the same.
std::string literal(std::string_view text, std::string_view lang = "") {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (c == '\n') {
      result += "\\n";
    } else if (c == '\r') {
      result += "\\r";
    } else if (c == '\t') {
      result += "\\t";
    } else {
      result += c;
    }
  }
  return result + "\"" + (lang.empty() ? "" : "@") + std::string(lang);
}

class SkosWriter {
 public:
  SkosWriter(bool turtle, const ExportOptions& options, const WriteText& write)
      : turtle_(turtle), base_(options.base), write_(write) {
    if (turtle) {
      for (const Prefix& prefix : kPrefixes) {
        write("@prefix " + std::string(prefix.name) + ": <" + std::string(prefix.iri) + "> .\n");
      }
      write("\n");
    }
  }

  void add(const ExportEntity& from) {
    const std::string concept_iri = iri(from.entity.id);
    begin(concept_iri);
    add_facts(from);
    std::vector<std::pair<std::string, const Name*>> labels;
    for (std::size_t i = 0; i < from.names.size(); ++i) {
      const Name& name = from.names[i];
      const std::string label = label_property(name);
      const std::string node = iri(from.entity.id + "#name-" + std::to_string(i + 1));
      say(skos::kSkos, label, literal(name.text, name.lang));
      say(skos::kSkosXl, label, node);
      labels.emplace_back(node, &name);
    }
    for (std::size_t i = 0; i < from.relations.size(); ++i) {
      const Relation& relation = from.relations[i];
      if (relation.relation == "part-of" || relation.relation == "located-in") {
        say(skos::kSkos, "broader", iri(relation.object));
      }
      say(skos::kOurs, "relation", iri(from.entity.id + "#relation-" + std::to_string(i + 1)));
    }
    for (std::size_t i = 0; i < from.judgements.size(); ++i) {
      say(skos::kOurs, "judgement", iri(from.entity.id + "#judgement-" + std::to_string(i + 1)));
    }
    end();
    for (const auto& [node, name] : labels) {
      add_label(node, *name);
    }
    for (std::size_t i = 0; i < from.relations.size(); ++i) {
      add_relation(iri(from.entity.id + "#relation-" + std::to_string(i + 1)), from.relations[i]);
    }
    for (std::size_t i = 0; i < from.judgements.size(); ++i) {
      add_judgement(iri(from.entity.id + "#judgement-" + std::to_string(i + 1)), from.judgements[i]);
    }
    for (const Redirect& redirect : from.redirects) {
      add(redirect);
    }
  }

  void add(const Redirect& redirect) {
    begin(iri(redirect.old_id));
    say(skos::kOurs, "id", literal(redirect.old_id));
    say(skos::kOwl, "deprecated", "\"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>");
    if (!redirect.target.empty()) {
      say(skos::kDcTerms, "isReplacedBy", iri(redirect.target));
    }
    say_text(skos::kSkos, "historyNote", redirect.reason);
    end();
  }

 private:
  // IDs are of letters that IRIs may hold.
  std::string iri(const std::string& id) const { return "<" + base_ + id + ">"; }

  static std::string label_property(const Name& name) {
    return name.kind == NameKind::kLabel                                   ? "prefLabel"
           : name.kind == NameKind::kMisspelling || (name.use & kUseNever) ? "hiddenLabel"
                                                                           : "altLabel";
  }

  std::string instance_of(std::string_view space, std::string_view name) const {
    return turtle_ ? prefixed(space, name) : "<" + std::string(space) + std::string(name) + ">";
  }
  static std::string prefixed(std::string_view space, std::string_view name) {
    for (const Prefix& prefix : kPrefixes) {
      if (prefix.iri == space) {
        return std::string(prefix.name) + ":" + std::string(name);
      }
    }
    return "<" + std::string(space) + std::string(name) + ">";
  }

  void add_facts(const ExportEntity& from) {
    const Entity& entity = from.entity;
    say("", "", instance_of(skos::kSkos, "Concept"));
    say(skos::kOurs, "id", literal(entity.id));
    if (!from.is_extension) {
      say(skos::kOurs, "type", literal(to_string(entity.type)));
      say(skos::kOurs, "class", literal(class_name(entity.entity_class)));
      say(skos::kOurs, "prior", literal(std::to_string(entity.prior)));
      say_text(skos::kSkos, "definition", entity.description, "en");
    }
    if (!entity.wikidata.empty()) {
      say(skos::kSkos, "exactMatch", "<" + std::string(skos::kWikidata) + entity.wikidata + ">");
    }
    for (const Identifier& identifier : from.identifiers) {
      say(skos::kOurs, "identifier", literal(identifier.scheme + ":" + identifier.value));
    }
    if (!from.places.empty()) {
      say(skos::kGeo, "lat", literal(gazetteer::degrees_text(from.places.front().latitude)));
      say(skos::kGeo, "long", literal(gazetteer::degrees_text(from.places.front().longitude)));
    }
  }

  void add_label(const std::string& node, const Name& name) {
    begin(node);
    say("", "", instance_of(skos::kSkosXl, "Label"));
    say(skos::kSkosXl, "literalForm", literal(name.text, name.lang));
    say(skos::kOurs, "kind", literal(to_string(name.kind)));
    say_text(skos::kOurs, "use", to_string(name.use));
    say_years(name.from, name.to);
    say_text(skos::kDcTerms, "source", name.source);
    end();
  }

  void add_relation(const std::string& node, const Relation& relation) {
    begin(node);
    say(skos::kOurs, "predicate", literal(relation.relation));
    say(skos::kOurs, "object", iri(relation.object));
    say(skos::kOurs, "object-id", literal(relation.object));
    say_years(relation.from, relation.to);
    say_text(skos::kDcTerms, "source", relation.source);
    end();
  }

  void add_judgement(const std::string& node, const Judgement& judgement) {
    begin(node);
    say(skos::kOurs, "verdict", literal(to_string(judgement.verdict)));
    say_text(skos::kOurs, "other", judgement.other);
    say_text(skos::kOurs, "lang", judgement.lang);
    say_text(skos::kOurs, "by", judgement.by);
    say_text(skos::kOurs, "date", judgement.date);
    say_text(skos::kOurs, "name", judgement.name);
    end();
  }

  void say_years(const std::optional<std::int16_t>& from, const std::optional<std::int16_t>& to) {
    if (from) {
      say(skos::kOurs, "from", literal(std::to_string(*from)));
    }
    if (to) {
      say(skos::kOurs, "to", literal(std::to_string(*to)));
    }
  }
  void say_text(std::string_view space, std::string_view property, std::string_view text, std::string_view lang = "") {
    if (!text.empty()) {
      say(space, property, literal(text, lang));
    }
  }

  void begin(const std::string& subject) {
    subject_ = subject;
    first_ = true;
  }
  // A statement about the subject; without a property it is what the subject is an instance of.
  void say(std::string_view space, std::string_view property, const std::string& object) {
    if (!turtle_) {
      const std::string predicate =
          property.empty() ? std::string(skos::kRdfType) : std::string(space) + std::string(property);
      write_(subject_ + " <" + predicate + "> " + object + " .\n");
      return;
    }
    const std::string predicate = property.empty() ? "a" : prefixed(space, property);
    write_(first_ ? subject_ + "\n" : " ;\n");
    write_("  " + predicate + " " + object);
    first_ = false;
  }
  void end() {
    if (turtle_ && !first_) {
      write_(" .\n\n");
    }
  }

  bool turtle_;
  std::string base_;
  const WriteText& write_;
  std::string subject_;
  bool first_ = true;
};

void export_concepts(bool turtle, const ExportSet& set, const ExportOptions& options, const WriteText& write) {
  SkosWriter writer(turtle, options, write);
  for (const ExportEntity& entity : set.entities) {
    writer.add(entity);
  }
  for (const Redirect& redirect : set.redirects) {
    writer.add(redirect);
  }
}

}  // namespace

void export_skos(const ExportSet& set, const ExportOptions& options, const WriteText& write, ExportSummary&) {
  export_concepts(true, set, options, write);
}

void export_n_triples(const ExportSet& set, const ExportOptions& options, const WriteText& write, ExportSummary&) {
  export_concepts(false, set, options, write);
}

}  // namespace wasla
