// Reading one folder: every row that can be understood is kept, every problem is listed.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "wasla/gazetteer/gazetteer.h"
#include "wasla/gazetteer/manifest.h"
#include "wasla/gazetteer/table_file.h"
#include "wasla/text/character.h"
#include "wasla/text/utf8.h"

namespace wasla {
namespace {

using gazetteer::TableFile;

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

bool is_language_tag(std::string_view tag) {
  // BCP 47: a language of two or three letters, then subtags of one to eight letters or digits.
  const std::size_t dash = std::min(tag.find('-'), tag.size());
  auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  auto alnum = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
  if (dash < 2 || dash > 3 || !std::all_of(tag.begin(), tag.begin() + static_cast<std::ptrdiff_t>(dash), letter)) {
    return false;
  }
  std::string_view rest = tag.substr(dash);
  while (!rest.empty()) {
    rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find('-'), rest.size());
    if (end == 0 || end > 8 || !std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(end), alnum)) {
      return false;
    }
    rest.remove_prefix(end);
  }
  return true;
}

bool is_wikidata_id(std::string_view id) {
  return id.size() >= 2 && id.size() <= 10 && id[0] == 'Q' && id[1] >= '1' && id[1] <= '9' &&
         std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct NameShape {
  bool has_letter = false, has_control = false;
};
NameShape name_shape(std::string_view text) {
  NameShape shape;
  const char* end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const text::CodePoint c = text::decode(p, end);
    const text::CharKind kind = text::character(c.value).kind;
    shape.has_letter |= kind == text::CharKind::kLatin || kind == text::CharKind::kArabic ||
                        kind == text::CharKind::kOtherLetter || kind == text::CharKind::kDigit;
    // ZWNJ and ZWJ are orthography; the other invisible ones are accidents.
    shape.has_control |= kind == text::CharKind::kIgnorable && c.value != 0x200C && c.value != 0x200D;
    p += c.length;
  }
  return shape;
}

std::optional<std::int16_t> year(const TableFile& table, std::string_view cell, const char* column) {
  if (cell.empty()) {
    return std::nullopt;
  }
  std::int16_t value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size() || value < -4000 || value > 3000) {
    table.report(Severity::kError, "E120-bad-year", std::string(column) + " " + in_quotes(cell) + " is no year",
                 "write a year such as 2003, or leave it empty");
    return std::nullopt;
  }
  return value;
}

template <typename Row>
void read_years(const TableFile& table, std::size_t from, std::size_t to, Row& row) {
  row.from = year(table, table.field(from), "from");
  row.to = year(table, table.field(to), "to");
  if (row.from && row.to && *row.from > *row.to) {
    table.report(Severity::kError, "E121-years-reversed", "it ends in " + std::to_string(*row.to) + " before it begins",
                 "swap from and to");
  }
}

void read_entities(const std::filesystem::path& file, Gazetteer& g, Diagnostics& problems) {
  enum { kId, kType, kClass, kWikidata, kPrior, kDescription };
  TableFile table(file, {"id", "type", "class", "wikidata", "prior", "description"}, 3, problems);
  while (table.next()) {
    auto error = [&](const char* rule, const std::string& message, const std::string& remedy) {
      table.report(Severity::kError, rule, message, remedy);
    };
    Entity entity;
    entity.id = table.field(kId);
    if (!is_valid_entity_id(entity.id)) {
      error("E100-bad-id", in_quotes(entity.id) + " is no ID", "use 2 to 64 of a-z 0-9 -, optionally behind an owner and a colon");
      continue;
    }
    const auto type = parse_entity_type(table.field(kType));
    if (!type) {
      error("E102-bad-type", in_quotes(table.field(kType)) + " is no type", "write PER, ORG, LOC or MISC");
    }
    entity.type = type.value_or(EntityType::kMiscellaneous);
    const auto entity_class = parse_entity_class(table.field(kClass));
    if (!entity_class) {
      error("E103-bad-class", in_quotes(table.field(kClass)) + " is no class", "take one of the list in docs/formats/gazetteer.md");
    } else {
      entity.entity_class = *entity_class;
      const EntityType belongs = entity_classes()[*entity_class].type;
      if (type && belongs != *type && belongs != EntityType::kMiscellaneous) {
        error("E104-class-of-other-type",
              "class " + std::string(table.field(kClass)) + " belongs to " + std::string(to_string(belongs)) + ", not " +
                  std::string(to_string(*type)),
              "mend the type or the class");
      }
    }
    entity.wikidata = table.field(kWikidata);
    if (!entity.wikidata.empty() && !is_wikidata_id(entity.wikidata)) {
      error("E105-bad-wikidata-id", in_quotes(entity.wikidata) + " is no Wikidata item", "write Q and a number, or leave it empty");
      entity.wikidata.clear();
    }
    const std::string_view prior = table.field(kPrior);
    if (prior.size() > 1 || (!prior.empty() && (prior[0] < '0' || prior[0] > '9'))) {
      error("E106-bad-prior", "prior " + in_quotes(prior) + " is not 0 to 9", "write one digit");
    } else if (!prior.empty()) {
      entity.prior = static_cast<std::uint8_t>(prior[0] - '0');
    }
    entity.description = table.field(kDescription);
    g.entities.push_back(std::move(entity));
    g.entity_lines.push_back(table.line());
  }
}

void read_names(const std::filesystem::path& file, Gazetteer& g, Diagnostics& problems) {
  enum { kId, kLang, kName, kKind, kUse, kFrom, kTo, kSource };
  TableFile table(file, {"id", "lang", "name", "kind", "use", "from", "to", "source"}, 3, problems);
  while (table.next()) {
    auto error = [&](const char* rule, const std::string& message, const std::string& remedy) {
      table.report(Severity::kError, rule, message, remedy);
    };
    Name name;
    name.id = table.field(kId);
    name.lang = table.field(kLang);
    name.text = table.field(kName);
    if (!is_language_tag(name.lang)) {
      error("E111-bad-language", in_quotes(name.lang) + " is no language tag", "write a BCP 47 tag: ar, ckb, kmr, en, …");
      continue;
    }
    const NameShape shape = name_shape(name.text);
    if (!shape.has_letter) {
      error("E112-empty-name", name.text.empty() ? "the name is empty" : in_quotes(name.text) + " has no letter", "write the name or drop the row");
      continue;
    }
    if (shape.has_control) {
      table.report(Severity::kWarning, "W112-invisible-character", in_quotes(name.text) + " has an invisible character",
                   "delete bidi marks, soft hyphens and zero-width spaces");
    }
    if (const std::string_view kind = table.field(kKind); !kind.empty()) {
      const auto parsed = parse_name_kind(kind);
      if (!parsed) {
        error("E113-bad-kind", in_quotes(kind) + " is no kind of name", "take one of the list in docs/formats/gazetteer.md");
      }
      name.kind = parsed.value_or(NameKind::kAlias);
    }
    const auto use = parse_name_use(table.field(kUse));
    if (!use) {
      error("E114-bad-use", in_quotes(table.field(kUse)) + " is no use", "write context, case, never or a comma-separated set of them");
    }
    name.use = use.value_or(kUseAlways);
    read_years(table, kFrom, kTo, name);
    name.source = table.field(kSource);
    if (name.source.empty()) {
      table.report(Severity::kWarning, "W115-no-source", in_quotes(name.text) + " names no source", "write where it comes from");
    }
    g.names.push_back(std::move(name));
    g.name_lines.push_back(table.line());
  }
}

void read_relations(const std::filesystem::path& file, Gazetteer& g, Diagnostics& problems) {
  enum { kSubject, kRelation, kObject, kFrom, kTo, kSource };
  TableFile table(file, {"subject", "relation", "object", "from", "to", "source"}, 3, problems);
  while (table.next()) {
    Relation row;
    row.subject = table.field(kSubject);
    row.relation = table.field(kRelation);
    row.object = table.field(kObject);
    const auto known = relation_names();
    if (std::find(known.begin(), known.end(), row.relation) == known.end()) {
      table.report(Severity::kError, "E130-bad-relation", in_quotes(row.relation) + " is no relation",
                   "take one of the list in docs/formats/gazetteer.md");
      continue;
    }
    read_years(table, kFrom, kTo, row);
    row.source = table.field(kSource);
    g.relations.push_back(std::move(row));
    g.relation_lines.push_back(table.line());
  }
}

void read_redirects(const std::filesystem::path& file, Gazetteer& g, Diagnostics& problems) {
  enum { kOld, kNew, kReason };
  TableFile table(file, {"old", "new", "reason"}, 2, problems);
  while (table.next()) {
    Redirect row{std::string(table.field(kOld)), std::string(table.field(kNew)), std::string(table.field(kReason))};
    if (!is_valid_entity_id(row.old_id) || (!row.target.empty() && !is_valid_entity_id(row.target))) {
      table.report(Severity::kError, "E100-bad-id", "the redirect " + in_quotes(row.old_id) + " → " + in_quotes(row.target) + " has a bad ID",
                   "use 2 to 64 of a-z 0-9 -; leave new empty for a removed entity");
      continue;
    }
    g.redirects.push_back(std::move(row));
    g.redirect_lines.push_back(table.line());
  }
}

void read_identifiers(const std::filesystem::path& file, Gazetteer& g, Diagnostics& problems) {
  enum { kId, kScheme, kValue };
  TableFile table(file, {"id", "scheme", "value"}, 3, problems);
  while (table.next()) {
    if (table.field(kScheme).empty() || table.field(kValue).empty()) {
      table.report(Severity::kError, "E140-empty-identifier", "scheme or value is empty", "fill both or drop the row");
      continue;
    }
    g.identifiers.push_back(
        {std::string(table.field(kId)), std::string(table.field(kScheme)), std::string(table.field(kValue))});
  }
}

void read_places(const std::filesystem::path& file, Gazetteer& g, Diagnostics& problems) {
  enum { kId, kLatitude, kLongitude };
  TableFile table(file, {"id", "lat", "lon"}, 3, problems);
  while (table.next()) {
    auto degrees = [&](std::size_t column, double most) -> std::optional<double> {
      const std::string_view cell = table.field(column);
      double value = 0;
      const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
      if (error != std::errc() || end != cell.data() + cell.size() || !(std::abs(value) <= most)) {
        table.report(Severity::kError, "E141-bad-coordinate", in_quotes(cell) + " is no latitude or longitude",
                     "write decimal degrees within ±" + std::to_string(static_cast<int>(most)));
        return std::nullopt;
      }
      return value;
    };
    const auto latitude = degrees(kLatitude, 90), longitude = degrees(kLongitude, 180);
    if (latitude && longitude) {
      g.places.push_back({std::string(table.field(kId)), *latitude, *longitude});
    }
  }
}

// Tables that other commands use: only their form is checked here.
void check_form(const std::filesystem::path& file, const std::vector<std::string_view>& columns, std::size_t required,
                Diagnostics& problems) {
  TableFile table(file, columns, required, problems);
  while (table.next()) {
  }
}

}  // namespace

Gazetteer read_gazetteer(const std::filesystem::path& folder, Diagnostics& problems) {
  Gazetteer g;
  g.folder = folder;
  std::error_code error;
  const auto absolute = std::filesystem::weakly_canonical(folder, error);
  g.name = (error ? folder : absolute).filename().string();
  auto has = [&](const char* table) { return std::filesystem::exists(folder / table, error); };
  auto require = [&](const char* table) {
    if (has(table)) {
      return true;
    }
    problems.push_back({Severity::kError, "E008-missing-table", (folder / table).string(), 0, "the table is missing",
                        "a gazetteer needs gazetteer.toml, entities.tsv and names.tsv"});
    return false;
  };
  if (require("gazetteer.toml")) {
    g.manifest = gazetteer::read_manifest(folder / "gazetteer.toml", problems);
  }
  if (require("entities.tsv")) {
    read_entities(folder / "entities.tsv", g, problems);
  }
  if (require("names.tsv")) {
    read_names(folder / "names.tsv", g, problems);
  }
  if (has("relations.tsv")) {
    read_relations(folder / "relations.tsv", g, problems);
  }
  if (has("redirects.tsv")) {
    read_redirects(folder / "redirects.tsv", g, problems);
  }
  if (has("identifiers.tsv")) {
    read_identifiers(folder / "identifiers.tsv", g, problems);
  }
  if (has("places.tsv")) {
    read_places(folder / "places.tsv", g, problems);
  }
  if (has("judgements.tsv")) {
    check_form(folder / "judgements.tsv", {"kind", "decision", "a", "b", "date", "by", "note"}, 3, problems);
  }
  if (has("lint-allow.tsv")) {
    check_form(folder / "lint-allow.tsv", {"rule", "id", "reason"}, 3, problems);
  }
  return g;
}

}  // namespace wasla
