// patterns.jsonl of spaCy's EntityRuler: {"label": "ORG", "pattern": "…" or [{"LOWER": "…"}, …], "id": "…"}.
#include <optional>
#include <string>

#include "wasla/gazetteer/import/json_records.h"
#include "wasla/gazetteer/import/table_records.h"

namespace wasla {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

struct LabelClass {
  std::string_view label, class_name;
  EntityType type;
};
constexpr LabelClass kLabels[] = {
    {"PERSON", "person", EntityType::kPerson},
    {"PER", "person", EntityType::kPerson},
    {"ORG", "organisation", EntityType::kOrganisation},
    {"GPE", "other", EntityType::kLocation},
    {"LOC", "other", EntityType::kLocation},
    {"FAC", "building", EntityType::kLocation},
    {"NORP", "other", EntityType::kMiscellaneous},
    {"PRODUCT", "other", EntityType::kMiscellaneous},
    {"EVENT", "other", EntityType::kMiscellaneous},
    {"MISC", "other", EntityType::kMiscellaneous},
};

// The text that a pattern of tokens stands for; nothing where it stands for several.
std::optional<std::string> text_of(const object& record) {
  if (const std::string_view text = gazetteer::json_text(record, "pattern"); !text.empty()) {
    return std::string(text);
  }
  if (!gazetteer::has_json_array(record, "pattern")) {
    return std::nullopt;
  }
  std::string result;
  for (const element item : gazetteer::json_array(record, "pattern")) {
    object token;
    if (item.get(token) != simdjson::SUCCESS || token.size() != 1) {
      return std::nullopt;
    }
    std::string_view word;
    for (const std::string_view attribute : {"LOWER", "ORTH", "TEXT"}) {
      word = word.empty() ? gazetteer::json_text(token, attribute) : word;
    }
    if (word.empty()) {
      return std::nullopt;
    }
    result += (result.empty() ? "" : " ") + std::string(word);
  }
  return result.empty() ? std::nullopt : std::optional(result);
}

bool set_label(Entity& entity, const std::string& label, const ImportChoices& choices) {
  if (const auto chosen = choices.classes.find(label); chosen != choices.classes.end()) {
    set_class(entity, chosen->second);
    return true;
  }
  for (const LabelClass& known : kLabels) {
    if (known.label == label) {
      set_class(entity, known.class_name);
      entity.type = known.type;
      return true;
    }
  }
  set_class(entity, choices.usual_class);
  return !choices.usual_class.empty();
}

void read_pattern(const gazetteer::JsonRecord& record, ImportReading& reading, gazetteer::RowGroups& groups) {
  const std::string label(gazetteer::json_text(record.object, "label"));
  std::string id(gazetteer::json_text(record.object, "id"));
  if (label.empty() || record.object["pattern"].error() != simdjson::SUCCESS) {
    record.malformed->add(record.line, "the pattern has no label or no pattern");
    return;
  }
  const std::optional<std::string> text = text_of(record.object);
  if (!text) {
    ++reading.summary.names_read;
    reading.summary.skip("names that are token patterns of several texts", label + " " + id);
    return;
  }
  ImportedEntity probe;
  if (!set_label(probe.entity, label, reading.choices)) {
    ++reading.summary.names_read;
    reading.summary.skip("names of labels without a class (--class LABEL=CLASS)", label + " " + *text);
    return;
  }
  bool is_new = false;
  ImportedEntity& entity = groups.of(id.empty() ? label + " " + *text : id, is_new);
  if (is_new) {
    entity.entity = probe.entity;
    entity.id_is_ours = is_valid_entity_id(id);
    entity.entity.id = entity.id_is_ours ? id : "";
    entity.identifiers = {{"spacy", in_one_line(id.empty() ? label + " " + *text : id)}};
    entity.entity.description = "From patterns of spaCy, label " + in_one_line(label);
  }
  add_name(entity, *text, "", {}, reading);
}

}  // namespace

ImportedRecords read_spacy_patterns(const std::vector<std::filesystem::path>& files, ImportReading& reading) {
  gazetteer::RowGroups groups;
  for (const std::filesystem::path& file : files) {
    gazetteer::read_json_records(file, reading, [&](const gazetteer::JsonRecord& record) {
      reading.count_record(*record.source);
      read_pattern(record, reading, groups);
    });
  }
  ImportedRecords records;
  records.entities = groups.finish();
  for (ImportedEntity& entity : records.entities) {
    gazetteer::make_labels(entity);
    if (!entity.id_is_ours) {
      set_wished_id(entity, entity.identifiers.front().value);
    }
  }
  return records;
}

}  // namespace wasla
