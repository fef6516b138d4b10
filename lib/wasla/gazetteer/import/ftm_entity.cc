#include "wasla/gazetteer/import/ftm_entity.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "wasla/gazetteer/field_parsing.h"
#include "wasla/gazetteer/import/ftm.h"

namespace wasla::gazetteer {
namespace {

struct SchemaClass {
  std::string_view schema, class_name;
};
constexpr SchemaClass kSchemata[] = {
    {"Person", "person"},     {"Organization", "organisation"},
    {"Company", "company"},   {"LegalEntity", "organisation"},
    {"PublicBody", "agency"}, {"Vessel", "other"},
    {"Airplane", "other"},    {"Asset", "other"},
    {"Thing", "other"},       {"Trip", "other"},
    {"Event", "other"},       {"Project", "other"},
};

// `topics` that say more than the schema, the first that holds.
struct TopicClass {
  std::string_view topic, person, organisation;
};
constexpr TopicClass kTopics[] = {
    {"crime.terror", "militant", "armed-group"},
    {"mil", "military-person", "military"},
    {"gov.security", "military-person", "security-agency"},
    {"role.judge", "judge", "court"},
    {"role.diplo", "diplomat", ""},
    {"role.journo", "journalist", ""},
    {"role.act", "activist", ""},
    {"rel", "cleric", "religious-body"},
    {"role.pep", "politician", ""},
    {"role.pol", "politician", ""},
    {"pol.party", "", "party"},
    {"pol.union", "", "union"},
    {"fin.bank", "", "bank"},
    {"gov.igo", "", "international-organisation"},
    {"gov.head", "politician", "government"},
    {"gov.executive", "politician", "ministry"},
    {"gov.judicial", "judge", "court"},
    {"gov.legislative", "politician", "parliament"},
    {"gov", "", "agency"},
    {"corp.public", "", "company"},
    {"media", "", "media"},
};

// Relations that are entities: from which property to which, and as what.
struct LinkSchema {
  std::string_view schema, subject, object, relation;
};
constexpr LinkSchema kLinks[] = {
    {"Membership", "member", "organization", "member-of"},
    {"Directorship", "director", "organization", "leader-of"},
    {"Employment", "employee", "employer", "works-for"},
    {"Ownership", "asset", "owner", "part-of"},
    {"Family", "person", "relative", ""},
    {"Succession", "successor", "predecessor", "successor-of"},
    {"Associate", "person", "associate", ""},
    {"Representation", "agent", "client", "works-for"},
    {"UnknownLink", "subject", "object", ""},
    {"Occupancy", "holder", "post", ""},
};

// What the relative is to the person.
struct Kinship {
  std::string_view word, relation;
  bool of_relative;  // the relative is the subject
};
constexpr Kinship kKinships[] = {
    {"father", "parent-of", true},         {"mother", "parent-of", true},        {"parent", "parent-of", true},
    {"son", "parent-of", false},           {"daughter", "parent-of", false},     {"child", "parent-of", false},
    {"spouse", "spouse-of", false},        {"wife", "spouse-of", false},         {"husband", "spouse-of", false},
    {"brother", "sibling-of", false},      {"sister", "sibling-of", false},      {"sibling", "sibling-of", false},
    {"half-brother", "sibling-of", false}, {"half-sister", "sibling-of", false},
};

struct NameProperty {
  std::string_view property;
  NameKind kind;
  NameUse use;
};
constexpr NameProperty kNames[] = {
    {"name", NameKind::kLabel, kUseAlways},          {"alias", NameKind::kAlias, kUseAlways},
    {"previousName", NameKind::kFormer, kUseAlways}, {"abbreviation", NameKind::kAcronym, kUseCase},
    {"weakAlias", NameKind::kAlias, kUseContext},
};

constexpr std::string_view kOthers[] = {"birthDate",    "deathDate",  "incorporationDate", "dissolutionDate",
                                        "startDate",    "endDate",    "wikidataId",        "topics",
                                        "position",     "notes",      "summary",           "role",
                                        "relationship", "description"};

bool is_topic(const FtmEntity& entity, std::string_view topic) {
  const auto topics = entity.properties.find("topics");
  return topics != entity.properties.end() &&
         std::any_of(topics->second.begin(), topics->second.end(), [&](const FtmValue& value) {
           return value.text == topic || (value.text.starts_with(topic) && value.text[topic.size()] == '.');
         });
}

std::string class_of(const FtmEntity& entity, const ImportChoices& choices) {
  if (const auto chosen = choices.classes.find(entity.schema); chosen != choices.classes.end()) {
    return chosen->second;
  }
  const auto* schema = std::find_if(std::begin(kSchemata), std::end(kSchemata),
                                    [&](const SchemaClass& s) { return s.schema == entity.schema; });
  if (schema == std::end(kSchemata)) {
    return "";
  }
  const bool person = schema->class_name == "person";
  for (const TopicClass& topic : kTopics) {
    const std::string_view narrower = person ? topic.person : topic.organisation;
    if (!narrower.empty() && schema->class_name != "other" && is_topic(entity, topic.topic)) {
      return std::string(narrower);
    }
  }
  return std::string(schema->class_name);
}

const LinkSchema* link_schema(std::string_view schema) {
  const auto* found =
      std::find_if(std::begin(kLinks), std::end(kLinks), [&](const LinkSchema& l) { return l.schema == schema; });
  return found == std::end(kLinks) ? nullptr : found;
}

std::string description_of(const FtmEntity& entity) {
  for (const std::string_view property : {"description", "position", "summary", "notes"}) {
    std::string text = in_one_line(entity.first(property));
    constexpr std::size_t kLongest = 200;
    if (text.size() <= kLongest && !text.empty()) {
      return text;
    }
  }
  return "Listed by OpenSanctions as " + entity.schema;
}

}  // namespace

std::string FtmEntity::first(std::string_view property) const {
  const auto found = properties.find(property);
  return found == properties.end() || found->second.empty() ? "" : found->second.front().text;
}

bool is_ftm_property_used(std::string_view property) {
  return std::any_of(std::begin(kNames), std::end(kNames), [&](const auto& n) { return n.property == property; }) ||
         std::find(std::begin(kOthers), std::end(kOthers), property) != std::end(kOthers) ||
         std::any_of(std::begin(kLinks), std::end(kLinks),
                     [&](const auto& l) { return l.subject == property || l.object == property; });
}

void FtmCollector::add_names(const FtmEntity& entity, ImportedEntity& to) {
  const std::vector<Name> own = to.names;
  for (const NameProperty& property : kNames) {
    const auto values = entity.properties.find(property.property);
    if (values == entity.properties.end()) {
      continue;
    }
    for (const FtmValue& value : values->second) {
      if (std::any_of(own.begin(), own.end(), [&](const Name& name) { return name.text == value.text; })) {
        continue;
      }
      NameDetails details{.kind = property.kind, .use = property.use};
      if (!value.dataset.empty()) {
        details.source = std::string(kFtmScheme) + ":" + value.dataset;
      }
      if (details.kind == NameKind::kLabel && !own.empty()) {
        details.kind = NameKind::kAlias;
      }
      add_name(to, value.text, value.lang, details, reading_);
    }
  }
}

void FtmCollector::add(const FtmEntity& entity) {
  if (link_schema(entity.schema)) {
    add_link(entity);
    return;
  }
  const std::string class_name = class_of(entity, reading_.choices);
  if (class_name.empty()) {
    reading_.summary.skip("records of schemata that texts do not name (" + entity.schema + ")", entity.id);
    return;
  }
  ImportedEntity result;
  set_class(result.entity, class_name);
  result.entity.prior = 1;
  const std::string item = is_valid_wikidata_id(entity.id) ? entity.id : entity.first("wikidataId");
  result.entity.wikidata = is_valid_wikidata_id(item) ? item : "";
  result.entity.description = description_of(entity);
  const bool person = result.entity.type == EntityType::kPerson;
  result.begin_year = find_year(entity.first(person ? "birthDate" : "incorporationDate"));
  result.end_year = find_year(entity.first(person ? "deathDate" : "dissolutionDate"));
  add(entity, std::move(result));
}

void FtmCollector::add(const FtmEntity& entity, ImportedEntity own) {
  const bool ours = own.id_is_ours;
  if (!ours) {
    own.identifiers.push_back({std::string(kFtmScheme), entity.id});
    for (const std::string& referent : entity.referents) {
      if (referent != entity.id) {
        own.identifiers.push_back({std::string(kFtmScheme), referent});
      }
    }
  }
  add_names(entity, own);
  if (!ours) {
    set_wished_id(own, "opensanctions-" + entity.id);
  }
  places_.emplace(entity.id, entities_.size());
  for (const std::string& referent : entity.referents) {
    places_.emplace(referent, entities_.size());
  }
  entities_.push_back(std::move(own));
}

void FtmCollector::add_link(const FtmEntity& entity) {
  const LinkSchema& schema = *link_schema(entity.schema);
  Link link{entity.first(schema.subject),         std::string(schema.relation),       entity.first(schema.object),
            find_year(entity.first("startDate")), find_year(entity.first("endDate")), "",
            entity.schema + " " + entity.id};
  const std::string role = entity.first("role");
  if (schema.schema == "Family") {
    std::string word = entity.first("relationship");
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    const auto* kinship =
        std::find_if(std::begin(kKinships), std::end(kKinships), [&](const Kinship& k) { return k.word == word; });
    if (kinship != std::end(kKinships)) {
      link.relation = kinship->relation;
      if (kinship->of_relative) {
        std::swap(link.subject, link.object);
      }
    }
  }
  // As our own export writes it.
  const auto names = relation_names();
  if (std::find(names.begin(), names.end(), role) != names.end()) {
    link.relation = role;
    link.subject = entity.first(schema.subject);
    link.object = entity.first(schema.object);
  }
  if (link.relation.empty()) {
    reading_.summary.skip("relations that gazetteers have no word for (" + entity.schema + ")", link.shown);
  } else {
    links_.push_back(std::move(link));
  }
}

std::vector<ImportedEntity> FtmCollector::finish() {
  for (Link& link : links_) {
    const auto subject = places_.find(link.subject);
    const auto object = places_.find(link.object);
    if (subject == places_.end()) {
      reading_.summary.skip("relations of something that the file does not have", link.shown);
      continue;
    }
    const bool ours = object != places_.end() && entities_[object->second].id_is_ours;
    ExternalId other{std::string(ours ? kOwnScheme : kFtmScheme), link.object};
    if (object != places_.end() && !ours && is_valid_wikidata_id(link.object)) {
      other.scheme = kWikidataScheme;
    }
    entities_[subject->second].relations.push_back(
        {link.relation, std::move(other), link.from, link.to, false, link.source});
  }
  return std::move(entities_);
}

}  // namespace wasla::gazetteer
