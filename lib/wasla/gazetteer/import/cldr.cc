#include "wasla/gazetteer/import/cldr.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <system_error>

#include "wasla/base/read_file.h"
#include "wasla/gazetteer/import/cldr_locale.h"
#include "wasla/gazetteer/import/slug.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;

struct Locale {
  std::string_view file;  // in main/, without .xml
  std::string_view lang;  // our tag
};
// English first: its names make the IDs.
constexpr Locale kLocales[] = {{"en", "en"}, {"ar", "ar"}, {"ckb", "ckb"}, {"ku", "kmr"}};

// Codes that mean no place: unknown, pseudo-locales, and one of CLDR's own for what is left of Oceania.
constexpr std::string_view kNoPlaces[] = {"QO", "XA", "XB", "ZZ", "Etc/Unknown"};
constexpr std::string_view kOrganisations[] = {"EU", "UN"};
constexpr std::string_view kContinents[] = {"002", "009", "019", "142", "150"};

bool is_in(std::span<const std::string_view> list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// ldml.dtd: <!ATTLIST version cldrVersion CDATA #FIXED "41" >. The files themselves have no number.
std::string read_version(const fs::path& common) {
  const fs::path dtd = common / "dtd" / "ldml.dtd";
  std::error_code error;
  if (!fs::is_regular_file(dtd, error)) {
    return "";
  }
  constexpr std::string_view kBefore = "cldrVersion CDATA #FIXED \"";
  const std::string text = read_file(dtd);
  const std::size_t found = text.find(kBefore);
  if (found == std::string::npos) {
    return "";
  }
  const std::size_t begin = found + kBefore.size();
  const std::size_t end = text.find_first_not_of("0123456789.", begin);
  return end == std::string::npos || text[end] != '"' ? "" : text.substr(begin, end - begin);
}

bool is_acronym(std::string_view name) {
  return name.size() >= 2 && name.size() <= 5 &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

class NameCollector {
 public:
  NameCollector(const fs::path& common, ImportSummary& summary) : summary_(summary) {
    for (const Locale& locale : kLocales) {
      const fs::path file = common / "main" / (std::string(locale.file) + ".xml");
      locales_.push_back(gazetteer::read_cldr_locale(file, summary));
    }
    const fs::path root = common / "main" / "root.xml";
    std::error_code error;
    if (fs::exists(root, error)) {
      // What English does not say it has from the root: Kolkata for Asia/Calcutta.
      ImportSummary uncounted;
      const gazetteer::CldrLocale parent = gazetteer::read_cldr_locale(root, uncounted);
      locales_.front().cities.insert(parent.cities.begin(), parent.cities.end());
    }
    const fs::path zones = common / "bcp47" / "timezone.xml";
    if (fs::exists(zones, error)) {
      zone_descriptions_ = gazetteer::read_cldr_zone_descriptions(zones);
    }
  }

  std::vector<ImportedEntity> collect() {
    std::vector<ImportedEntity> entities;
    std::set<std::string> codes, zones;
    for (const gazetteer::CldrLocale& locale : locales_) {
      for (const auto& [code, names] : locale.territories) {
        codes.insert(code);
      }
      for (const auto& [zone, city] : locale.cities) {
        zones.insert(zone);
      }
    }
    std::map<std::string, std::size_t> by_english_name;
    for (const std::string& code : codes) {
      add(entities, code, territory(code));
    }
    for (std::size_t i = 0; i < entities.size(); ++i) {
      by_english_name.emplace(english_name(entities[i]), i);
    }
    for (const std::string& zone : zones) {
      ImportedEntity place = city(zone);
      // The zone of an island or a small country is called after the whole: Jersey, Monaco.
      const auto same = by_english_name.find(english_name(place));
      if (same == by_english_name.end()) {
        add(entities, zone, std::move(place));
        continue;
      }
      ImportedEntity& whole = entities[same->second];
      whole.identifiers.push_back(place.identifiers.front());
      whole.names.insert(whole.names.end(), place.names.begin(), place.names.end());
    }
    return entities;
  }

 private:
  void add(std::vector<ImportedEntity>& entities, const std::string& code, ImportedEntity entity) {
    if (is_in(kNoPlaces, code)) {
      summary_.skip("codes that mean no place", code);
      return;
    }
    entity.entity.id = slug(english_name(entity));
    entities.push_back(std::move(entity));
  }

  static std::string english_name(const ImportedEntity& entity) {
    const auto english =
        std::find_if(entity.names.begin(), entity.names.end(), [](const Name& name) { return name.lang == "en"; });
    return english == entity.names.end() ? "" : english->text;
  }

  ImportedEntity territory(const std::string& code) const {
    const bool is_region = code.size() == 3 && code.find_first_not_of("0123456789") == std::string::npos;
    ImportedEntity result;
    result.identifiers = {{is_region ? "un-m49" : "iso3166-1", code}};
    result.entity = place(is_in(kContinents, code) ? "continent"
                          : is_region              ? "region"
                                                   : "territory",
                          (is_region ? "Region with the UN M49 code " : "Territory with the ISO 3166-1 code ") + code);
    if (is_in(kOrganisations, code)) {
      result.entity.type = EntityType::kOrganisation;
      result.entity.entity_class = parse_entity_class("international-organisation").value_or(0);
    }
    for (std::size_t i = 0; i < locales_.size(); ++i) {
      const auto found = locales_[i].territories.find(code);
      if (found == locales_[i].territories.end()) {
        continue;
      }
      bool first = true;
      for (const gazetteer::CldrTerritoryName& name : found->second) {
        if (name.alt == "short" && is_acronym(name.text)) {
          result.names.push_back(named(kLocales[i].lang, NameKind::kAcronym, kUseCase, name.text));
        } else {
          result.names.push_back(
              named(kLocales[i].lang, first ? NameKind::kLabel : NameKind::kAlias, kUseAlways, name.text));
          first = false;
        }
      }
    }
    return result;
  }

  ImportedEntity city(const std::string& zone) const {
    ImportedEntity result;
    result.identifiers = {{"tz", zone}};
    const auto described = zone_descriptions_.find(zone);
    result.entity = place(zone.starts_with("Antarctica/") ? "base" : "city",
                          described != zone_descriptions_.end() ? described->second : "Place of the time zone " + zone);
    for (std::size_t i = 0; i < locales_.size(); ++i) {
      const auto found = locales_[i].cities.find(zone);
      if (found != locales_[i].cities.end()) {
        result.names.push_back(named(kLocales[i].lang, NameKind::kLabel, kUseAlways, found->second));
      } else if (kLocales[i].lang == "en") {
        // LDML, "Time Zone Format Terminology": the last field of the zone, with spaces for underscores.
        std::string name = zone.substr(zone.rfind('/') + 1);
        std::replace(name.begin(), name.end(), '_', ' ');
        result.names.push_back(named("en", NameKind::kLabel, kUseAlways, name));
      }
    }
    return result;
  }

  static Entity place(std::string_view class_name, std::string description) {
    Entity entity;
    entity.type = EntityType::kLocation;
    entity.entity_class = parse_entity_class(class_name).value_or(0);
    entity.prior = 1;
    entity.description = std::move(description);
    return entity;
  }

  static Name named(std::string_view lang, NameKind kind, NameUse use, const std::string& text) {
    Name name;
    name.lang = lang;
    name.kind = kind;
    name.use = use;
    name.text = text;
    return name;
  }

  ImportSummary& summary_;
  std::vector<gazetteer::CldrLocale> locales_;  // as kLocales
  std::map<std::string, std::string> zone_descriptions_;
};

}  // namespace

CldrNames read_cldr(const fs::path& common, ImportSummary& summary) {
  CldrNames result;
  result.version = read_version(common);
  result.entities = NameCollector(common, summary).collect();
  return result;
}

}  // namespace wasla
