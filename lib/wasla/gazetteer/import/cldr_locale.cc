#include "wasla/gazetteer/import/cldr_locale.h"

#include <algorithm>
#include <initializer_list>

#include "wasla/base/xml_reader.h"

namespace wasla::gazetteer {
namespace {

constexpr const char* kRemedy = "name the folder `common` of CLDR, as it is published";

class LocaleReader {
 public:
  LocaleReader(const std::filesystem::path& file, ImportSummary& summary)
      : xml_(file), language_(file.stem().string()), summary_(summary) {}

  CldrLocale read() {
    while (xml_.next()) {
      if (xml_.is_start()) {
        read_start();
      }
    }
    if (!identified_) {
      xml_.fail("does not say which language it is of", kRemedy);
    }
    return locale_;
  }

 private:
  void read_start() {
    const std::string name(xml_.name());
    path_.resize(static_cast<std::size_t>(xml_.depth() - 1));
    path_.push_back(name);
    if (xml_.depth() == 1 && name != "ldml") {
      xml_.fail("is not LDML: its root is <" + name + ">", kRemedy);
    } else if (is_at({"ldml", "identity", "language"})) {
      check_language();
    } else if (is_at({"ldml", "localeDisplayNames", "territories", "territory"})) {
      read_territory();
    } else if (is_at({"ldml", "dates", "timeZoneNames", "zone"})) {
      zone_ = xml_.attribute("type");
    } else if (is_at({"ldml", "dates", "timeZoneNames", "zone", "exemplarCity"})) {
      read_city();
    }
  }

  bool is_at(std::initializer_list<std::string_view> path) const {
    return path.size() == path_.size() && std::equal(path.begin(), path.end(), path_.begin());
  }

  void check_language() {
    identified_ = true;
    if (const std::string type = xml_.attribute("type"); type != language_) {
      xml_.fail("is of the language \"" + type + "\", not \"" + language_ + "\" as the file is called", kRemedy);
    }
  }

  void read_territory() {
    CldrTerritoryName name;
    const std::string code = xml_.attribute("type");
    name.alt = xml_.attribute("alt");
    if (read_name(code, name.alt == "short" || name.alt == "variant" ? "" : name.alt, name.text)) {
      locale_.territories[code].push_back(name);
    }
  }

  void read_city() {
    std::string name;
    if (read_name(zone_, xml_.attribute("alt"), name)) {
      locale_.cities[zone_] = name;
    }
  }

  // Whether the name at hand is one to take; moves behind it.
  bool read_name(const std::string& code, const std::string& other_alt, std::string& text) {
    const std::string draft = xml_.attribute("draft");
    text = xml_.text_of_element();
    const std::string shown = language_ + " " + code + " " + text;
    if (draft == "unconfirmed" || draft == "provisional") {
      summary_.skip("drafts (" + draft + ")", shown);
      return false;
    }
    if (!other_alt.empty()) {
      summary_.skip("names for other uses (alt=\"" + other_alt + "\")", shown);
      return false;
    }
    if (text == "↑↑↑") {  // "as the parent locale"
      return false;
    }
    if (text.find_first_of("()[]") != std::string::npos) {
      summary_.skip("forms for menus, with brackets", shown);
      return false;
    }
    return true;
  }

  XmlReader xml_;
  std::string language_;
  ImportSummary& summary_;
  CldrLocale locale_;
  std::vector<std::string> path_;
  std::string zone_;
  bool identified_ = false;
};

}  // namespace

CldrLocale read_cldr_locale(const std::filesystem::path& file, ImportSummary& summary) {
  return LocaleReader(file, summary).read();
}

std::map<std::string, std::string> read_cldr_zone_descriptions(const std::filesystem::path& file) {
  std::map<std::string, std::string> descriptions;
  XmlReader xml(file);
  while (xml.next()) {
    if (xml.is_start("type")) {
      // The first alias is the name under which locales have the zone.
      const std::string aliases = xml.attribute("alias");
      descriptions.emplace(aliases.substr(0, aliases.find(' ')), xml.attribute("description"));
    }
  }
  return descriptions;
}

}  // namespace wasla::gazetteer
