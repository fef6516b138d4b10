// Rules about entities and their places (rules.h).
#include <algorithm>
#include <string>
#include <unordered_set>

#include "wasla/gazetteer/lint/damage.h"
#include "wasla/gazetteer/lint/letters.h"
#include "wasla/gazetteer/lint/rules.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {
namespace {

// What is wrong with the letters of a description; empty where nothing is.
std::string description_fault(std::string_view description, std::size_t& offset) {
  const std::u32string text = to_code_points(description);
  offset = 0;
  if (const auto at = find_markup(text)) {
    offset = *at;
    return "holds markup or an escaped character";
  }
  if (const auto at = find_mojibake(text)) {
    offset = *at;
    return "was read in the wrong encoding";
  }
  bool latin = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    latin = latin || letter_script(c) == LetterScript::kLatin;
    if (c == 0xFFFD || (c >= 0x80 && is_invisible_character(c))) {
      offset = i;
      return "holds an invisible or lost character";
    }
    if (c == ' ' && i + 1 < text.size() && text[i + 1] == ' ') {
      offset = i;
      return "has two spaces in a row";
    }
  }
  return latin ? "" : "is not in English";
}

void check_id_form(const Entity& entity, std::uint64_t line, LintReporter& reporter) {
  const std::string_view slug = std::string_view(entity.id).substr(entity.id.find(':') + 1);
  if (is_valid_entity_id(entity.id) &&
      (slug.starts_with('-') || slug.ends_with('-') || slug.find("--") != std::string_view::npos)) {
    reporter.report(kEntitiesFile, "W753-odd-id", line, entity.id,
                    "the ID " + in_quotes(entity.id) + " has a hyphen with nothing beside it",
                    "take the hyphen out while nobody uses the ID yet; later it needs a redirect");
  }
}

// IDs that some gazetteer of the set has given up.
std::unordered_set<std::string_view> given_up(const GazetteerSet& set) {
  std::unordered_set<std::string_view> ids;
  for (const Gazetteer& gazetteer : set.gazetteers) {
    for (const Redirect& redirect : gazetteer.redirects) {
      ids.insert(redirect.old_id);
    }
  }
  return ids;
}

}  // namespace

void lint_entities(const GazetteerSet& set, const EntityDirectory& directory, LintReporter& reporter) {
  const Gazetteer& gazetteer = reporter.gazetteer();
  const auto old_ids = given_up(set);
  for (std::size_t row = 0; row < gazetteer.entities.size(); ++row) {
    const Entity& entity = gazetteer.entities[row];
    const std::uint64_t line = gazetteer.entity_lines[row];
    check_id_form(entity, line, reporter);
    if (old_ids.contains(entity.id)) {
      reporter.report(kEntitiesFile, "W756-reused-id", line, entity.id,
                      in_quotes(entity.id) + " was given up, as redirects.tsv says, and is used again",
                      "give this entity an ID that was never used");
    }
    std::size_t offset = 0;
    if (entity.description.empty()) {
      reporter.report(kEntitiesFile, "W751-no-description", line, entity.id,
                      in_quotes(entity.id) + " has no description",
                      "say in one English line who or what it is; homonyms are told apart by it");
    } else if (const std::string fault = description_fault(entity.description, offset); !fault.empty()) {
      reporter.report(kEntitiesFile, "W752-description", line, entity.id,
                      "the description " + fault + ": " + in_quotes(entity.description),
                      "write one line of plain English", offset);
    }
  }
  for (std::size_t row = 0; row < gazetteer.places.size(); ++row) {
    const Place& place = gazetteer.places[row];
    const auto* definition = directory.find(place.id);
    if (definition && set.gazetteers[definition->gazetteer].entities[definition->row].type == EntityType::kPerson) {
      reporter.report(kPlacesFile, "W754-place-of-person", gazetteer.place_lines[row], place.id,
                      in_quotes(place.id) + " is a person and has a place", "correct the ID or delete the row");
    } else if (place.latitude == 0 && place.longitude == 0) {
      reporter.report(kPlacesFile, "W755-null-place", gazetteer.place_lines[row], place.id,
                      "0, 0 lies in the Atlantic: the coordinates of " + in_quotes(place.id) + " were not known",
                      "give the coordinates or delete the row");
    }
  }
}

}  // namespace wasla::gazetteer
