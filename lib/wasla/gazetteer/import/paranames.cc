// ParaNames: a TSV with the columns wikidata_id, eng, label, language, type. An entity with two types stands twice.
#include <map>
#include <set>
#include <string>

#include "wasla/base/csv_reader.h"
#include "wasla/base/error.h"
#include "wasla/gazetteer/field_parsing.h"
#include "wasla/gazetteer/import/table_records.h"

namespace wasla {
namespace {

constexpr std::string_view kColumns[] = {"wikidata_id", "eng", "label", "language", "type"};
constexpr std::size_t kItem = 0, kEnglish = 1, kLabel = 2, kLanguage = 3, kType = 4, kWidth = 5;

std::string_view class_of(std::string_view type) {
  return type == "PER" ? "person" : type == "ORG" ? "organisation" : type == "LOC" ? "region" : "";
}

}  // namespace

ImportedRecords read_paranames(const std::vector<std::filesystem::path>& files, ImportReading& reading) {
  gazetteer::RowGroups groups;
  std::set<std::string> seen;  // item, language, label: of an entity with two types every row stands twice
  for (const std::filesystem::path& file : files) {
    CsvReader table(file, '\t');
    MalformedRecords malformed(table.lines().file(), reading);
    if (!table.next()) {
      continue;
    }
    if (!std::equal(table.fields().begin(), table.fields().end(), std::begin(kColumns), std::end(kColumns))) {
      throw Error(ErrorKind::kInput, file.string(), table.line(),
                  "the header is not wikidata_id, eng, label, language, type", "give a table of ParaNames");
    }
    while (table.next()) {
      reading.count_record(table.lines().source());
      const std::vector<std::string>& row = table.fields();
      if (!table.problem().empty() || row.size() != kWidth || !gazetteer::is_valid_wikidata_id(row[kItem])) {
        malformed.add(table.line(), !table.problem().empty() ? std::string(table.problem())
                                    : row.size() != kWidth
                                        ? "the row has " + std::to_string(row.size()) + " fields, not 5"
                                        : "no Wikidata item: " + in_quotes(row[kItem]));
        continue;
      }
      const auto chosen = reading.choices.classes.find(row[kType]);
      const std::string class_name =
          chosen != reading.choices.classes.end() ? chosen->second : std::string(class_of(row[kType]));
      if (class_name.empty()) {
        reading.summary.skip("records of types other than PER, ORG, LOC", row[kItem] + " " + row[kType]);
        continue;
      }
      if (!seen.insert(row[kItem] + "\t" + row[kLanguage] + "\t" + row[kLabel]).second) {
        reading.summary.skip("records that repeat a name, of an entity with two types", row[kItem] + " " + row[kType]);
        continue;
      }
      bool is_new = false;
      ImportedEntity& entity = groups.of(row[kItem], is_new);
      if (is_new) {
        set_class(entity.entity, class_name);
        entity.entity.prior = 1;
        entity.entity.wikidata = row[kItem];
        entity.entity.description = "Wikidata item " + row[kItem] + (row[kEnglish].empty() ? "" : ", " + row[kEnglish]);
        if (!row[kEnglish].empty()) {
          seen.insert(row[kItem] + "\ten\t" + row[kEnglish]);
          add_name(entity, row[kEnglish], "en", {.kind = NameKind::kLabel}, reading);
        }
      }
      add_name(entity, row[kLabel], row[kLanguage], {}, reading);
    }
  }
  ImportedRecords records;
  records.entities = groups.finish();
  for (ImportedEntity& entity : records.entities) {
    gazetteer::make_labels(entity);
    set_wished_id(entity, entity.entity.wikidata);
  }
  return records;
}

}  // namespace wasla
