#include "wasla/gazetteer/import/geonames.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/base/line_source.h"
#include "wasla/base/tsv.h"
#include "wasla/base/utf8_validation.h"
#include "wasla/gazetteer/field_parsing.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;

enum PlaceColumn {
  kId,
  kName,
  kLatitude = 4,
  kLongitude,
  kFeatureClass,
  kFeatureCode,
  kCountry,
  kAdmin1 = 10,
  kAdmin2,
  kAdmin3,
  kPopulation = 14,
  kPlaceColumns = 19
};
enum NameColumn {
  kNameOf = 1,
  kLanguage,
  kText,
  kIsPreferred,
  kIsShort,
  kIsColloquial,
  kIsHistoric,
  kFrom,
  kTo,
  kNameColumns
};
constexpr std::size_t kOldNameColumns = 8;  // alternateNames.txt, without years

// Codes in place of a language that say what the "name" is. `wkdt` and `abbr` are used.
constexpr std::string_view kNoLanguages[] = {"faac", "fr_1793", "iata", "icao", "link", "phon",
                                             "piny", "post",    "tcid", "uicn", "unlc"};

std::uint64_t number_of(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::size_t columns_of(const fs::path& file) {
  LineSource lines(file);
  while (lines.next()) {
    if (!lines.text().empty() && !lines.text().starts_with('#')) {
      return split_fields(lines.text()).size();
    }
  }
  return 0;
}

// How often the news speak of a place of so many people.
std::uint8_t prior_of(std::uint64_t population, std::string_view class_name) {
  if (class_name == "country") {
    return 4;
  }
  std::uint8_t prior = 1;
  for (const std::uint64_t more_than : {20000u, 200000u, 2000000u}) {
    prior = static_cast<std::uint8_t>(prior + (population > more_than));
  }
  return prior;
}

class GeoNames {
 public:
  explicit GeoNames(ImportReading& reading) : reading_(reading) {}

  void read_places(const fs::path& file) {
    read(file, kPlaceColumns, "of a place",
         [&](const std::vector<std::string_view>& fields, std::uint64_t line, MalformedRecords& malformed) {
           add_place(fields, line, malformed);
         });
  }
  void read_names(const fs::path& file) {
    read(file, 0, "of a name",
         [&](const std::vector<std::string_view>& fields, std::uint64_t, MalformedRecords&) { add_alternate(fields); });
  }

  std::vector<ImportedEntity> finish() {
    for (std::size_t i = 0; i < entities_.size(); ++i) {
      finish_names(i);
      add_relations(i);
    }
    return std::move(entities_);
  }

 private:
  struct Facts {
    std::string name, feature, country;  // "P.PPLA"
    std::string admin[3];
    // Preferred names come before others, and the place's own last: the first of a language is its label.
    std::vector<std::pair<std::string, std::pair<std::string, NameDetails>>> names;  // text, language
  };

  template <typename Use>
  void read(const fs::path& file, std::size_t columns, const char* what, Use&& use) {
    LineSource lines(file);
    MalformedRecords malformed(lines.file(), reading_);
    while (lines.next()) {
      if (lines.text().empty() || lines.text().starts_with('#')) {
        continue;
      }
      reading_.count_record(lines.source());
      const std::vector<std::string_view> fields = split_fields(lines.text());
      const bool sound =
          columns ? fields.size() == columns : fields.size() == kNameColumns || fields.size() == kOldNameColumns;
      if (find_invalid_utf8(lines.text()) != std::string_view::npos) {
        malformed.add(lines.number(), "the row is not UTF-8");
      } else if (!sound) {
        malformed.add(lines.number(), "the row " + std::string(what) + " has " + std::to_string(fields.size()) +
                                          " columns, not " +
                                          std::to_string(columns ? columns : std::size_t{kNameColumns}));
      } else if (!is_number(fields[columns ? 0 : 1])) {
        malformed.add(lines.number(), "the geonameid is no number: " + in_quotes(fields[columns ? 0 : 1]));
      } else {
        use(fields, lines.number(), malformed);
      }
    }
  }

  // Why the place is not wanted; empty where it is.
  std::string reason_against(const std::vector<std::string_view>& fields, const std::string& feature) const {
    const ImportChoices& choices = reading_.choices;
    const auto is_of = [](const std::vector<std::string>& list, std::string_view text) {
      return list.empty() || std::find(list.begin(), list.end(), text) != list.end();
    };
    if (!is_of(choices.countries, fields[kCountry])) {
      return "places of other countries (--country)";
    }
    if (!is_of(choices.features, fields[kFeatureClass]) && !is_of(choices.features, feature)) {
      return "places of other features (--feature)";
    }
    if (fields[kFeatureClass] == "P" && number_of(fields[kPopulation]) < choices.min_population) {
      return "places with fewer people (--min-population)";
    }
    return "";
  }

  void add_place(const std::vector<std::string_view>& fields, std::uint64_t line, MalformedRecords& malformed) {
    const std::string feature = std::string(fields[kFeatureClass]) + "." + std::string(fields[kFeatureCode]);
    const std::string id(fields[kId]);
    const std::uint64_t population = number_of(fields[kPopulation]);
    const auto chosen = reading_.choices.classes.find(feature);
    std::string class_name = chosen != reading_.choices.classes.end()
                                 ? chosen->second
                                 : std::string(geonames_class(fields[kFeatureClass], fields[kFeatureCode], population));
    class_name = class_name.empty() ? reading_.choices.usual_class : class_name;
    std::string reason = reason_against(fields, feature);
    if (reason.empty() && class_name.empty()) {
      reason = "places of features without a class (--class)";
    }
    if (!reason.empty()) {
      reading_.summary.skip(reason, id + " " + feature);
      return;
    }
    const std::optional<double> latitude = gazetteer::parse_degrees(fields[kLatitude]),
                                longitude = gazetteer::parse_degrees(fields[kLongitude]);
    if (!latitude || !longitude || *latitude < -90 || *latitude > 90 || *longitude < -180 || *longitude > 180) {
      malformed.add(line, "the coordinates are no degrees: " + in_quotes(fields[kLatitude]) + ", " +
                              in_quotes(fields[kLongitude]));
      return;
    }
    if (!places_.emplace(number_of(id), entities_.size()).second) {
      malformed.add(line, "the place " + id + " stands twice");
      return;
    }
    ImportedEntity entity;
    set_class(entity.entity, class_name);
    entity.entity.prior = prior_of(population, class_name);
    entity.identifiers = {{"geonames", id}};
    entity.place = Coordinates{*latitude, *longitude};
    Facts facts;
    facts.name = fields[kName];
    facts.feature = feature;
    facts.country = fields[kCountry];
    for (std::size_t level = 0; level < 3; ++level) {
      facts.admin[level] = fields[std::size_t{kAdmin1} + level];
    }
    entity.entity.description = "Place (" + class_name + ")" + (facts.country.empty() ? "" : " in " + facts.country) +
                                (population ? ", " + std::to_string(population) + " people" : "");
    if (class_name == "country") {
      entity.entity.description = "Country " + facts.country;
      entity.identifiers.push_back({"iso3166-1", facts.country});
    }
    if (const std::string key = admin_key(facts); !key.empty()) {
      divisions_.emplace(key, id);
    }
    entities_.push_back(std::move(entity));
    facts_.push_back(std::move(facts));
  }

  // "IQ.13.02" of a division of the second level; empty for what is none.
  static std::string admin_key(const Facts& facts) {
    const std::size_t level = facts.feature == "A.ADM1"   ? 1
                              : facts.feature == "A.ADM2" ? 2
                              : facts.feature == "A.ADM3" ? 3
                                                          : 0;
    return level == 0 ? "" : admin_key(facts, level);
  }
  static std::string admin_key(const Facts& facts, std::size_t level) {
    std::string key = facts.country;
    for (std::size_t i = 0; i < level; ++i) {
      if (facts.admin[i].empty() || facts.admin[i] == "00") {
        return "";
      }
      key += "." + facts.admin[i];
    }
    return key;
  }

  void add_alternate(const std::vector<std::string_view>& fields) {
    const auto place = places_.find(number_of(fields[kNameOf]));
    const std::string text(fields[kText]), language(fields[kLanguage]);
    if (place == places_.end()) {
      ++reading_.summary.names_read;
      reading_.summary.skip("names of places that were not chosen", std::string(fields[kNameOf]) + " " + text);
      return;
    }
    if (language == "wkdt") {
      Entity& entity = entities_[place->second].entity;
      if (gazetteer::is_valid_wikidata_id(text) && entity.wikidata.empty()) {
        entity.wikidata = text;
      } else {
        reading_.summary.skip("Wikidata items of places that have one, or malformed", text);
      }
      return;
    }
    if (std::find(std::begin(kNoLanguages), std::end(kNoLanguages), language) != std::end(kNoLanguages)) {
      ++reading_.summary.names_read;
      reading_.summary.skip("names that are codes or addresses (iata, link, post …)", language + " " + text);
      return;
    }
    NameDetails details;
    const auto is_set = [&](std::size_t column) { return fields[column] == "1"; };
    details.kind = is_set(kIsHistoric)     ? NameKind::kFormer
                   : is_set(kIsColloquial) ? NameKind::kNickname
                   : is_set(kIsShort)      ? NameKind::kShort
                   : language == "abbr"    ? NameKind::kAcronym
                                           : NameKind::kAlias;
    if (fields.size() == kNameColumns) {
      details.from = find_year(fields[kFrom]);
      details.to = find_year(fields[kTo]);
      if (details.from && details.to && *details.from > *details.to) {
        details.from = details.to = std::nullopt;
      }
    }
    auto& names = facts_[place->second].names;
    if (is_set(kIsPreferred) && details.kind == NameKind::kAlias) {
      details.kind = NameKind::kLabel;
    }
    names.emplace_back(text, std::pair(language == "abbr" ? "" : language, details));
  }

  // The first preferred name of a language is its label; without one, the first that is nothing else.
  void finish_names(std::size_t number) {
    ImportedEntity& entity = entities_[number];
    Facts& facts = facts_[number];
    std::stable_sort(facts.names.begin(), facts.names.end(), [](const auto& a, const auto& b) {
      return a.second.second.kind == NameKind::kLabel && b.second.second.kind != NameKind::kLabel;
    });
    NameDetails own{.kind = NameKind::kAlias};
    facts.names.emplace_back(facts.name, std::pair("en", own));
    for (auto& [text, name] : facts.names) {
      auto& [language, details] = name;
      const std::size_t before = entity.names.size();
      add_name(entity, text, language, details, reading_);
      if (entity.names.size() > before) {
        make_label(entity);
      }
    }
    facts.names.clear();
    set_wished_id(entity, "geonames-" + entity.identifiers.front().value);
  }
  static void make_label(ImportedEntity& entity) {
    Name& added = entity.names.back();
    const bool has_label = std::any_of(entity.names.begin(), entity.names.end() - 1, [&](const Name& name) {
      return name.lang == added.lang && name.kind == NameKind::kLabel;
    });
    if (added.kind == NameKind::kLabel && has_label) {
      added.kind = NameKind::kAlias;
    } else if (added.kind == NameKind::kAlias && !has_label) {
      added.kind = NameKind::kLabel;
    }
  }

  void add_relations(std::size_t number) {
    ImportedEntity& entity = entities_[number];
    const Facts& facts = facts_[number];
    if (facts.country.empty() || entity.entity.entity_class == parse_entity_class("country")) {
      return;
    }
    const ExternalId country{"iso3166-1", facts.country};
    if (facts.feature == "P.PPLC") {
      entity.relations.push_back({"capital-of", country, {}, {}});
    }
    // The narrowest division that was chosen, else the country.
    for (std::size_t level = 3; level > 0; --level) {
      const std::string key = admin_key(facts, level);
      const auto division = divisions_.find(key);
      if (!key.empty() && division != divisions_.end() && division->second != entity.identifiers.front().value) {
        entity.relations.push_back({"located-in", {"geonames", division->second}, {}, {}});
        return;
      }
    }
    entity.relations.push_back({"located-in", country, {}, {}});
  }

  ImportReading& reading_;
  std::vector<ImportedEntity> entities_;
  std::vector<Facts> facts_;  // of each
  std::unordered_map<std::uint64_t, std::size_t> places_;
  std::unordered_map<std::string, std::string> divisions_;  // "IQ.13" to the geonameid
};

}  // namespace

ImportedRecords read_geonames(const std::vector<fs::path>& files, ImportReading& reading) {
  GeoNames places(reading);
  std::vector<fs::path> of_names;
  for (const fs::path& file : files) {
    const std::size_t columns = file == "-" ? std::size_t{kPlaceColumns} : columns_of(file);
    if (columns == kNameColumns || columns == kOldNameColumns) {
      of_names.push_back(file);
    } else if (columns == kPlaceColumns || columns == 0) {
      places.read_places(file);
    } else {
      throw Error(ErrorKind::kInput, file.string(), 1,
                  "the first row has " + std::to_string(columns) + " columns, so the file is none of GeoNames",
                  "places have 19 columns (allCountries.txt, IQ.txt), names 10 (alternateNamesV2.txt)");
    }
  }
  for (const fs::path& file : of_names) {
    places.read_names(file);
  }
  ImportedRecords records;
  records.entities = places.finish();
  return records;
}

}  // namespace wasla
