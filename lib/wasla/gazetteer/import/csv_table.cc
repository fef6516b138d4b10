#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>
#include <string_view>

#include "wasla/base/csv_reader.h"
#include "wasla/base/error.h"
#include "wasla/gazetteer/field_parsing.h"
#include "wasla/gazetteer/import/table_records.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;

// What a column is: "name:ar" is `what` "name" and `of` "ar".
struct Column {
  std::string what, of;
  std::size_t place = 0;
};

constexpr std::string_view kPlain[] = {"id",  "type",   "class",      "wikidata", "prior", "description",
                                       "lat", "lon",    "lang",       "kind",     "use",   "from",
                                       "to",  "source", "begin-year", "end-year"};

bool is_known(const Column& column) {
  if (column.what == "identifier") {
    return gazetteer::is_valid_scheme(column.of);
  }
  if (column.what == "relation") {
    const auto names = relation_names();
    return std::find(names.begin(), names.end(), column.of) != names.end();
  }
  if (column.what == "name" || parse_name_kind(column.what)) {
    return true;
  }
  return column.of.empty() && std::find(std::begin(kPlain), std::end(kPlain), column.what) != std::end(kPlain);
}

Column column_of(std::string_view what, std::size_t place) {
  const std::size_t colon = what.find(':');
  return {std::string(what.substr(0, colon)),
          colon == std::string_view::npos ? "" : std::string(what.substr(colon + 1)), place};
}

class Table {
 public:
  Table(const fs::path& file, char separator, ImportReading& reading, gazetteer::RowGroups& groups)
      : csv_(file, separator), reading_(reading), groups_(groups), malformed_(csv_.lines().file(), reading) {}

  void read() {
    if (!csv_.next()) {
      return;
    }
    read_header();
    while (csv_.next()) {
      reading_.count_record(csv_.lines().source());
      if (!csv_.problem().empty()) {
        malformed_.add(csv_.line(), std::string(csv_.problem()));
      } else if (csv_.fields().size() != width_) {
        malformed_.add(csv_.line(), "the row has " + std::to_string(csv_.fields().size()) + " fields, the header " +
                                        std::to_string(width_));
      } else {
        read_row();
      }
    }
  }

 private:
  void read_header() {
    const std::vector<std::string>& header = csv_.fields();
    width_ = header.size();
    const auto& chosen = reading_.choices.columns;
    for (const auto& [what, name] : chosen) {
      const auto found = std::find(header.begin(), header.end(), name);
      if (found == header.end()) {
        throw Error(ErrorKind::kUsage, csv_.lines().file(), csv_.line(), "there is no column '" + name + "'",
                    "--map says what each column is, by the names in the first row");
      }
      columns_.push_back(column_of(what, static_cast<std::size_t>(found - header.begin())));
      if (!is_known(columns_.back())) {
        throw Error(ErrorKind::kUsage, "--map: '" + what + "' is not known",
                    "it is id, class, wikidata, name:LANG, alias:LANG, identifier:SCHEME …");
      }
    }
    for (std::size_t i = 0; chosen.empty() && i < header.size(); ++i) {
      if (Column column = column_of(in_one_line(header[i]), i); is_known(column)) {
        columns_.push_back(std::move(column));
      } else {
        reading_.summary.skip("columns that are not known (--map)", header[i]);
      }
    }
    if (std::none_of(columns_.begin(), columns_.end(),
                     [](const Column& c) { return c.what == "name" || parse_name_kind(c.what); })) {
      throw Error(ErrorKind::kUsage, csv_.lines().file(), csv_.line(), "no column is known to hold names",
                  "say which is what, as --map id=Code,name:ar=Name");
    }
  }

  std::string value(std::string_view what) const {
    for (const Column& column : columns_) {
      if (column.what == what && column.of.empty()) {
        return in_one_line(csv_.fields()[column.place]);
      }
    }
    return "";
  }

  // What the row calls itself: the ID, the item, an identifier, or its first name.
  std::string key() const {
    for (const std::string_view what : {"id", "wikidata"}) {
      if (std::string text = value(what); !text.empty()) {
        return text;
      }
    }
    for (const char* what : {"identifier", "name", ""}) {
      for (const Column& column : columns_) {
        const std::string text = in_one_line(csv_.fields()[column.place]);
        const bool is_name = column.what == "name" || parse_name_kind(column.what);
        if (!text.empty() && (*what ? column.what == what : is_name)) {
          return (column.of.empty() ? "" : column.of + ":") + text;
        }
      }
    }
    return "";
  }

  void read_row() {
    const std::string row_key = key();
    if (row_key.empty()) {
      malformed_.add(csv_.line(), "the row has neither an ID nor a name");
      return;
    }
    const std::string class_name = class_of();
    if (class_name.empty()) {
      reading_.summary.skip("records without a class (--class)", row_key);
      return;
    }
    bool is_new = false;
    ImportedEntity& entity = groups_.of(row_key, is_new);
    if (is_new && !describe(entity, class_name, row_key)) {
      return;
    }
    for (const Column& column : columns_) {
      add(entity, column, in_one_line(csv_.fields()[column.place]));
    }
  }

  std::string class_of() const {
    std::string name = value("class");
    if (const auto chosen = reading_.choices.classes.find(name); chosen != reading_.choices.classes.end()) {
      return chosen->second;
    }
    if (!name.empty() && !parse_entity_class(name)) {
      name.clear();
    }
    const std::string type = value("type");
    if (name.empty() && parse_entity_type(type)) {
      name = "other";
    }
    if (const auto chosen = reading_.choices.classes.find(type);
        name.empty() && chosen != reading_.choices.classes.end()) {
      return chosen->second;
    }
    return name.empty() ? reading_.choices.usual_class : name;
  }

  bool describe(ImportedEntity& entity, const std::string& class_name, const std::string& row_key) {
    set_class(entity.entity, class_name);
    if (class_name == "other") {
      entity.entity.type = parse_entity_type(value("type")).value_or(EntityType::kMiscellaneous);
    }
    const std::string id = value("id"), item = value("wikidata"), prior = value("prior");
    entity.id_is_ours = is_valid_entity_id(id);
    entity.entity.id = entity.id_is_ours ? id : "";
    if (gazetteer::is_valid_wikidata_id(item)) {
      entity.entity.wikidata = item;
    } else if (!item.empty()) {
      malformed_.add(csv_.line(), "the Wikidata item is not Q and a number: " + in_quotes(item));
    }
    if (prior.size() == 1 && prior[0] >= '0' && prior[0] <= '9') {
      entity.entity.prior = static_cast<std::uint8_t>(prior[0] - '0');
    }
    entity.entity.description = value("description");
    entity.begin_year = find_year(value("begin-year"));
    entity.end_year = find_year(value("end-year"));
    const auto latitude = gazetteer::parse_degrees(value("lat")), longitude = gazetteer::parse_degrees(value("lon"));
    if (latitude && longitude && *latitude >= -90 && *latitude <= 90 && *longitude >= -180 && *longitude <= 180) {
      entity.place = Coordinates{*latitude, *longitude};
    }
    const bool has_identifier = std::any_of(columns_.begin(), columns_.end(), [&](const Column& c) {
      return c.what == "identifier" && !csv_.fields()[c.place].empty();
    });
    if (!entity.id_is_ours && entity.entity.wikidata.empty() && !has_identifier) {
      // By something a second import must find it.
      entity.identifiers.push_back({scheme(), id.empty() ? row_key : id});
    }
    return true;
  }

  std::string scheme() const {
    return gazetteer::is_valid_scheme(reading_.choices.source) ? reading_.choices.source : "csv";
  }

  void add(ImportedEntity& entity, const Column& column, const std::string& text) {
    if (text.empty()) {
      return;
    }
    if (column.what == "identifier") {
      const ExternalId identifier{column.of, text};
      if (std::find(entity.identifiers.begin(), entity.identifiers.end(), identifier) == entity.identifiers.end()) {
        entity.identifiers.push_back(identifier);
      }
    } else if (column.what == "relation") {
      const std::size_t colon = text.find(':');
      const std::string scheme = text.substr(0, colon);
      const bool external = colon != std::string::npos && gazetteer::is_valid_scheme(scheme);
      const ExternalId other{external                                ? scheme
                             : gazetteer::is_valid_wikidata_id(text) ? std::string(kWikidataScheme)
                                                                     : std::string(kOwnScheme),
                             external ? text.substr(colon + 1) : text};
      entity.relations.push_back({column.of, other, {}, {}});
    } else if (column.what == "name" || parse_name_kind(column.what)) {
      add_names(entity, column, text);
    }
  }

  // Several names in a field have | between them.
  void add_names(ImportedEntity& entity, const Column& column, std::string_view text) {
    NameDetails details;
    const std::optional<NameKind> by_column = parse_name_kind(column.what), by_row = parse_name_kind(value("kind"));
    details.kind = by_column ? *by_column : by_row ? *by_row : NameKind::kAlias;
    details.use = parse_name_use(value("use")).value_or(kUseAlways);
    details.from = gazetteer::parse_year(value("from"));
    details.to = gazetteer::parse_year(value("to"));
    details.source = value("source");
    while (!text.empty()) {
      const std::size_t bar = std::min(text.find('|'), text.size());
      if (const std::string name = in_one_line(text.substr(0, bar)); !name.empty()) {
        add_name(entity, name, column.of.empty() ? value("lang") : column.of, details, reading_);
      }
      text.remove_prefix(std::min(bar + 1, text.size()));
    }
  }

  CsvReader csv_;
  ImportReading& reading_;
  gazetteer::RowGroups& groups_;
  MalformedRecords malformed_;
  std::vector<Column> columns_;
  std::size_t width_ = 0;
};

ImportedRecords read_tables(const std::vector<fs::path>& files, char separator, ImportReading& reading) {
  gazetteer::RowGroups groups;
  for (const fs::path& file : files) {
    Table(file, separator, reading, groups).read();
  }
  ImportedRecords records;
  records.entities = groups.finish();
  for (ImportedEntity& entity : records.entities) {
    gazetteer::make_labels(entity);
    if (!entity.id_is_ours) {
      set_wished_id(entity, entity.identifiers.empty()
                                ? entity.entity.wikidata
                                : entity.identifiers.front().scheme + "-" + entity.identifiers.front().value);
    }
  }
  return records;
}

}  // namespace

ImportedRecords read_csv(const std::vector<fs::path>& files, ImportReading& reading) {
  return read_tables(files, ',', reading);
}

ImportedRecords read_tsv(const std::vector<fs::path>& files, ImportReading& reading) {
  return read_tables(files, '\t', reading);
}

}  // namespace wasla
