#include "wasla/gazetteer/import/ofac.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "wasla/base/compressed_source.h"
#include "wasla/base/csv_reader.h"
#include "wasla/base/error.h"
#include "wasla/gazetteer/import/listed_party.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;

enum SdnColumn { kNumber, kName, kSort, kProgramme, kTitle, kRemarks = 11, kSdnColumns = 12 };
enum AltColumn { kAltOf, kAltNumber, kAltType, kAltName, kAltRemarks, kAltColumns };
constexpr std::size_t kAddressColumns = 6, kCommentColumns = 2;

// "-0- " stands for nothing.
std::string value(const std::string& field) {
  std::string text = in_one_line(field);
  return text == "-0-" ? "" : text;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

PartySort sort_of(std::string_view text) {
  return text == "individual"                     ? PartySort::kPerson
         : text == "vessel" || text == "aircraft" ? PartySort::kOther
                                                  : PartySort::kOrganisation;
}

bool is_xml(const fs::path& file) {
  CompressedSource source(file);
  std::string begin(64, '\0');
  begin.resize(source.read(begin.data(), begin.size()));
  const std::size_t first = begin.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  // UTF-16 of a letter has a NUL beside it.
  return first != std::string::npos &&
         (begin[first] == '<' || begin.starts_with("\xFF\xFE") || begin.starts_with("\xFE\xFF"));
}

class CsvSet {
 public:
  explicit CsvSet(ImportReading& reading) : reading_(reading) {}

  void read(const fs::path& file) {
    CsvReader csv(file);
    MalformedRecords malformed(file.string(), reading_);
    while (csv.next()) {
      reading_.count_record(csv.lines().source());
      const std::vector<std::string>& fields = csv.fields();
      const std::string number = fields.empty() ? "" : value(fields[0]);
      if (!csv.problem().empty()) {
        malformed.add(csv.line(), std::string(csv.problem()));
      } else if (!is_number(number)) {
        malformed.add(csv.line(), "the row does not begin with the number of a party but " + in_quotes(number));
      } else if (fields.size() == kSdnColumns) {
        add_party(number, fields, csv.line(), malformed);
      } else if (fields.size() == kAltColumns) {
        others_.push_back({number, value(fields[kAltType]), value(fields[kAltName])});
      } else if (fields.size() == kAddressColumns || fields.size() == kCommentColumns) {
        reading_.summary.skip(
            fields.size() == kAddressColumns ? "rows of addresses (add.csv)" : "rows of comments (sdn_comments.csv)",
            number);
      } else {
        malformed.add(csv.line(), "the row has " + std::to_string(fields.size()) +
                                      " columns; sdn.csv has 12, alt.csv 5, add.csv 6");
      }
    }
  }

  std::vector<ImportedEntity> finish() {
    for (const OtherName& other : others_) {
      const auto party = parties_.find(other.party);
      if (party == parties_.end()) {
        ++reading_.summary.names_read;
        reading_.summary.skip("names of parties that no file lists", other.party + " " + other.name);
        continue;
      }
      NameDetails details;
      details.kind = other.type == "fka" ? NameKind::kFormer : NameKind::kAlias;
      add(entities_[party->second], other.name, details);
    }
    for (std::size_t i = 0; i < entities_.size(); ++i) {
      for (const std::string& name : weak_[i]) {
        add(entities_[i], name, {.kind = NameKind::kAlias, .use = kUseContext});
      }
      set_wished_id(entities_[i], "ofac-" + entities_[i].identifiers.front().value);
    }
    return std::move(entities_);
  }

 private:
  struct OtherName {
    std::string party, type, name;
  };

  void add_party(const std::string& number, const std::vector<std::string>& fields, std::uint64_t line,
                 MalformedRecords& malformed) {
    if (!parties_.emplace(number, entities_.size()).second) {
      malformed.add(line, "the party " + number + " is listed twice");
      return;
    }
    ImportedEntity entity = listed_party(sort_of(value(fields[kSort])), {std::string(kOfacScheme), number});
    std::vector<std::string> weak;
    read_remarks(value(fields[kRemarks]), number, entity, weak);
    entity.entity.description = listed_description(value(fields[kTitle]), entity, "OFAC", value(fields[kProgramme]));
    add(entity, value(fields[kName]), {.kind = NameKind::kLabel});
    entities_.push_back(std::move(entity));
    weak_.push_back(std::move(weak));
  }

  // "DOB 28 Apr 1937; POB al-Awja; a.k.a. 'ABU ALI'; Linked To: HAMAS."
  void read_remarks(std::string_view remarks, const std::string& number, ImportedEntity& entity,
                    std::vector<std::string>& weak) {
    while (!remarks.empty()) {
      const std::size_t end = std::min(remarks.find("; "), remarks.size());
      std::string_view part = remarks.substr(0, end);
      remarks.remove_prefix(std::min(end + 2, remarks.size()));
      if (part.starts_with("(")) {
        part.remove_prefix(1);
      }
      if (part.starts_with("DOB ") || part.starts_with("Organization Established Date ")) {
        entity.begin_year = find_year(part);
      } else if (part.starts_with("Linked To: ")) {
        reading_.summary.skip("relations that remarks tell by a name only (Linked To)",
                              number + " " + std::string(part.substr(11)));
      } else if (part.starts_with("a.k.a. ") || part.starts_with("f.k.a. ") || part.starts_with("alt. a.k.a. ")) {
        part.remove_prefix(part.find("k.a. ") + 5);
        const std::size_t begin = part.find_first_not_of("'\""), last = part.find_last_not_of("'\".) ");
        if (begin != std::string_view::npos && last != std::string_view::npos && begin <= last) {
          weak.emplace_back(part.substr(begin, last - begin + 1));
        }
      }
    }
  }

  void add(ImportedEntity& entity, const std::string& name, const NameDetails& details) {
    const bool person = entity.entity.type == EntityType::kPerson;
    add_name(entity, with_small_letters(person ? given_name_first(name) : name), "en", details, reading_);
  }

  ImportReading& reading_;
  std::vector<ImportedEntity> entities_;
  std::vector<std::vector<std::string>> weak_;  // names of each entity that its remarks have
  std::map<std::string, std::size_t> parties_;  // by number, in entities_
  std::vector<OtherName> others_;
};

}  // namespace

ImportedRecords read_ofac(const std::vector<fs::path>& files, ImportReading& reading) {
  ImportedRecords records;
  CsvSet csv(reading);
  for (const fs::path& file : files) {
    if (is_xml(file)) {
      std::vector<ImportedEntity> list = read_ofac_xml(file, reading);
      records.entities.insert(records.entities.end(), std::make_move_iterator(list.begin()),
                              std::make_move_iterator(list.end()));
    } else {
      csv.read(file);
    }
  }
  std::vector<ImportedEntity> rest = csv.finish();
  records.entities.insert(records.entities.end(), std::make_move_iterator(rest.begin()),
                          std::make_move_iterator(rest.end()));
  return records;
}

}  // namespace wasla
