#include "wasla/gazetteer/import/un_list.h"

#include <algorithm>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/base/xml_reader.h"
#include "wasla/gazetteer/import/listed_party.h"
#include "wasla/gazetteer/import/xml_record.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;
using gazetteer::XmlRecord;

// ALIAS_NAME may hold several, and so may the original script: "A; B".
template <typename Use>
void for_each_name(std::string_view names, Use&& use) {
  while (!names.empty()) {
    std::size_t end = std::min(names.find(';'), names.size());
    end = std::min(end, std::min(names.find("؛"), names.size()));
    const std::string name = in_one_line(names.substr(0, end));
    if (!name.empty()) {
      use(name);
    }
    const std::size_t mark = end < names.size() && names[end] != ';' ? 2 : 1;  // the Arabic one has two bytes
    names.remove_prefix(std::min(end + mark, names.size()));
  }
}

std::string all_values(const XmlRecord& record, std::string_view part) {
  std::string text;
  for (const XmlRecord& child : record.children) {
    if (child.name == part) {
      child.for_each("VALUE", [&](const XmlRecord& value) {
        text += value.text.empty() ? "" : (text.empty() ? "" : "; ") + value.text;
      });
    }
  }
  return text;
}

ImportedEntity party(const XmlRecord& record, ImportReading& reading) {
  const bool person = record.name == "INDIVIDUAL";
  ImportedEntity entity =
      listed_party(person ? PartySort::kPerson : PartySort::kOrganisation, {"un", record.child_text("DATAID")});
  const std::string reference = record.child_text("REFERENCE_NUMBER");
  if (!reference.empty()) {
    entity.identifiers.push_back({"un-reference", reference});
  }
  std::string name;
  for (const std::string_view part : {"FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"}) {
    const std::string text = in_one_line(record.child_text(part));
    name += (name.empty() || text.empty() ? "" : " ") + text;
  }
  add_name(entity, with_small_letters(name), "en", {.kind = NameKind::kLabel}, reading);
  NameDetails original{.kind = NameKind::kLabel};
  for_each_name(record.child_text("NAME_ORIGINAL_SCRIPT"), [&](const std::string& text) {
    add_name(entity, text, "", original, reading);
    original.kind = NameKind::kAlias;
  });
  for (const XmlRecord& alias : record.children) {
    if (alias.name != "INDIVIDUAL_ALIAS" && alias.name != "ENTITY_ALIAS") {
      continue;
    }
    const std::string quality = alias.child_text("QUALITY");
    const NameDetails details{.kind = quality == "f.k.a." ? NameKind::kFormer : NameKind::kAlias,
                              .use = quality == "Low" ? kUseContext : kUseAlways};
    for_each_name(alias.child_text("ALIAS_NAME"),
                  [&](const std::string& text) { add_name(entity, with_small_letters(text), "", details, reading); });
  }
  record.for_each("INDIVIDUAL_DATE_OF_BIRTH", [&](const XmlRecord& birth) {
    for (const std::string_view part : {"YEAR", "DATE", "FROM_YEAR"}) {
      entity.begin_year = entity.begin_year ? entity.begin_year : find_year(birth.child_text(part));
    }
  });
  entity.entity.description = listed_description(all_values(record, "DESIGNATION"), entity, "the UN Security Council",
                                                 record.child_text("UN_LIST_TYPE"));
  set_wished_id(entity, "un-" + record.child_text("DATAID"));
  return entity;
}

}  // namespace

ImportedRecords read_un_list(const std::vector<fs::path>& files, ImportReading& reading) {
  ImportedRecords records;
  for (const fs::path& file : files) {
    XmlReader xml(file);
    MalformedRecords malformed(file.string(), reading);
    while (xml.next()) {
      if (xml.is_start() && xml.depth() == 1 && gazetteer::without_prefix(xml.name()) != "CONSOLIDATED_LIST") {
        xml.fail("is no consolidated list of the UN: its element is " + std::string(xml.name()),
                 "give the XML file of the Security Council's consolidated list");
      }
      if (xml.is_start("INDIVIDUAL") || xml.is_start("ENTITY")) {
        reading.count_record(xml.source());
        const XmlRecord record = gazetteer::read_xml_record(xml);
        if (record.child_text("DATAID").empty()) {
          malformed.add(record.line, "the record has no DATAID");
        } else {
          records.entities.push_back(party(record, reading));
        }
      }
    }
  }
  return records;
}

}  // namespace wasla
