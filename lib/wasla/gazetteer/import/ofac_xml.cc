// sdn.xml and sdn_advanced.xml. The second numbers all its words: types of parties, of names and of their parts,
// scripts and relations stand in ReferenceValueSets before the parties and are looked up here by what they say, not by
// number.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/base/xml_reader.h"
#include "wasla/gazetteer/import/listed_party.h"
#include "wasla/gazetteer/import/ofac.h"
#include "wasla/gazetteer/import/xml_record.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;
using gazetteer::XmlRecord;

constexpr std::string_view kAttributes[] = {
    "ID",         "FixedRef",     "PartyTypeID",     "PartySubTypeID", "AliasTypeID",    "Primary",
    "LowQuality", "ScriptCode",   "NamePartGroupID", "NamePartTypeID", "ScriptID",       "FeatureTypeID",
    "ProfileID",  "To-ProfileID", "From-ProfileID",  "RelationTypeID", "DistinctPartyID"};

// Given names first; parts of other types keep their place behind these.
constexpr std::string_view kOrderOfParts[] = {"First Name", "Middle Name",     "Patronymic Name", "Patronymic",
                                              "Last Name",  "Matronymic Name", "Matronymic",      "Maiden Name"};

std::size_t rank_of(std::string_view part_type) {
  return static_cast<std::size_t>(std::find(std::begin(kOrderOfParts), std::end(kOrderOfParts), part_type) -
                                  std::begin(kOrderOfParts));
}

class AdvancedList {
 public:
  explicit AdvancedList(ImportReading& reading) : reading_(reading) {}

  void read_values(const XmlRecord& sets) {
    for (const XmlRecord& set : sets.children) {
      for (const XmlRecord& item : set.children) {
        words_[item.name + " " + item.attribute("ID")] = item.text;
        if (item.name == "PartySubType") {
          words_["type of PartySubType " + item.attribute("ID")] = word("PartyType", item.attribute("PartyTypeID"));
          sub_types_.emplace_back(item.attribute("ID"), item.attribute("PartyTypeID"));
        }
      }
    }
    for (const auto& [sub_type, type] : sub_types_) {  // the sets may stand in any order
      words_["type of PartySubType " + sub_type] = word("PartyType", type);
    }
  }

  void read_party(const XmlRecord& party, MalformedRecords& malformed) {
    const XmlRecord* profile = party.child("Profile");
    const std::string number = party.attribute("FixedRef");
    if (!profile || number.empty()) {
      malformed.add(party.line, "a DistinctParty without a Profile or FixedRef");
      return;
    }
    ImportedEntity entity =
        listed_party(sort_of(profile->attribute("PartySubTypeID")), {std::string(kOfacScheme), number});
    profile->for_each("Feature", [&](const XmlRecord& feature) {
      const std::string type = word("FeatureType", feature.attribute("FeatureTypeID"));
      if (type == "Birthdate" || type == "Organization Established Date") {
        feature.for_each("Year", [&](const XmlRecord& year) {
          entity.begin_year = entity.begin_year ? entity.begin_year : find_year(year.text);
        });
      }
    });
    for (const bool primary : {true, false}) {
      profile->for_each("Identity", [&](const XmlRecord& identity) { read_names(identity, primary, entity); });
    }
    set_wished_id(entity, "ofac-" + number);
    profiles_[profile->attribute("ID")] = entities_.size();
    entities_.push_back(std::move(entity));
  }

  void read_relation(const XmlRecord& relation) {
    relations_.push_back({relation.attribute("From-ProfileID"), relation.attribute("To-ProfileID"),
                          word("RelationType", relation.attribute("RelationTypeID"))});
  }

  void read_entry(const XmlRecord& entry) {
    const auto profile = profiles_.find(entry.attribute("ProfileID"));
    if (profile == profiles_.end()) {
      return;
    }
    std::string& programmes = programmes_[profile->second];
    entry.for_each("SanctionsMeasure", [&](const XmlRecord& measure) {
      const std::string comment = measure.child_text("Comment");
      if (!comment.empty() && comment.size() < 40 && programmes.find(comment) == std::string::npos) {
        programmes += (programmes.empty() ? "" : ", ") + comment;
      }
    });
  }

  std::vector<ImportedEntity> finish() {
    for (const Relation& relation : relations_) {
      add_relation(relation);
    }
    for (std::size_t i = 0; i < entities_.size(); ++i) {
      const auto found = programmes_.find(i);
      entities_[i].entity.description =
          listed_description("", entities_[i], "OFAC", found == programmes_.end() ? "" : found->second);
    }
    return std::move(entities_);
  }

 private:
  struct Relation {
    std::string from, to, type;
  };

  std::string word(const std::string& kind, const std::string& number) const {
    const auto found = words_.find(kind + " " + number);
    return found == words_.end() ? "" : found->second;
  }

  PartySort sort_of(const std::string& sub_type) const {
    const std::string name = word("PartySubType", sub_type);
    if (name == "Vessel" || name == "Aircraft") {
      return PartySort::kOther;
    }
    const std::string type = word("type of PartySubType", sub_type);
    return type == "Individual"                        ? PartySort::kPerson
           : type == "Transport" || type == "Location" ? PartySort::kOther
                                                       : PartySort::kOrganisation;
  }

  void read_names(const XmlRecord& identity, bool primary, ImportedEntity& entity) {
    std::map<std::string, std::string> part_types;  // by group
    identity.for_each("NamePartGroup", [&](const XmlRecord& group) {
      part_types[group.attribute("ID")] = word("NamePartType", group.attribute("NamePartTypeID"));
    });
    for (const XmlRecord& alias : identity.children) {
      if (alias.name != "Alias" || (alias.attribute("Primary") == "true") != primary) {
        continue;
      }
      const std::string type = word("AliasType", alias.attribute("AliasTypeID"));
      NameDetails details;
      details.use = alias.attribute("LowQuality") == "true" ? kUseContext : kUseAlways;
      bool first = primary;
      alias.for_each("DocumentedName", [&](const XmlRecord& documented) {
        details.kind = type == "F.K.A." ? NameKind::kFormer : NameKind::kAlias;
        add(entity, documented, part_types, first, details);
      });
    }
  }

  // A name in one script; parts of two scripts would be two names.
  void add(ImportedEntity& entity, const XmlRecord& documented, const std::map<std::string, std::string>& part_types,
           bool& first, NameDetails details) {
    std::map<std::string, std::vector<std::pair<std::size_t, std::string>>> by_script;
    documented.for_each("NamePartValue", [&](const XmlRecord& part) {
      const auto type = part_types.find(part.attribute("NamePartGroupID"));
      by_script[part.attribute("ScriptID")].emplace_back(type == part_types.end() ? 99 : rank_of(type->second),
                                                         part.text);
    });
    for (auto& [script, parts] : by_script) {
      std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      std::string name;
      for (const auto& part : parts) {
        name += (name.empty() ? "" : " ") + part.second;
      }
      const bool latin = word("Script", script).starts_with("Latin") || script == "215";
      const NameKind kind = details.kind;
      details.kind =
          kind == NameKind::kAlias && (first || !latin) && !has_label(entity, latin) ? NameKind::kLabel : kind;
      add_name(entity, latin ? with_small_letters(name) : name, latin ? "en" : "", details, reading_);
      details.kind = kind;
      first = first && !latin;
    }
  }

  static bool has_label(const ImportedEntity& entity, bool latin) {
    return std::any_of(entity.names.begin(), entity.names.end(),
                       [&](const Name& name) { return name.kind == NameKind::kLabel && (name.lang == "en") == latin; });
  }

  void add_relation(const Relation& relation) {
    const auto from = profiles_.find(relation.from), to = profiles_.find(relation.to);
    const std::string shown = relation.from + " " + relation.type + " " + relation.to;
    if (from == profiles_.end() || to == profiles_.end()) {
      reading_.summary.skip("relations to a party that the file does not list", shown);
      return;
    }
    ImportedEntity& subject = entities_[from->second];
    const ImportedEntity& object = entities_[to->second];
    const bool person = subject.entity.type == EntityType::kPerson;
    const std::string ours =
        relation.type == "Leader or official of" && person        ? "leader-of"
        : relation.type == "Acting for or on behalf of" && person ? "works-for"
        : relation.type == "Owned or Controlled By" && object.entity.type == EntityType::kOrganisation && !person
            ? "part-of"
            : "";
    if (ours.empty()) {
      reading_.summary.skip("relations that gazetteers have no word for", shown);
      return;
    }
    subject.relations.push_back({ours, object.identifiers.front(), {}, {}});
  }

  ImportReading& reading_;
  std::map<std::string, std::string> words_;  // "AliasType 1400" to "A.K.A."
  std::vector<std::pair<std::string, std::string>> sub_types_;
  std::vector<ImportedEntity> entities_;
  std::map<std::string, std::size_t> profiles_;  // by the ID of the profile, in entities_
  std::map<std::size_t, std::string> programmes_;
  std::vector<Relation> relations_;
};

// An entry of sdn.xml.
ImportedEntity plain_entry(const XmlRecord& entry, MalformedRecords& malformed, ImportReading& reading) {
  const std::string number = entry.child_text("uid"), sort = entry.child_text("sdnType");
  if (number.empty()) {
    malformed.add(entry.line, "an sdnEntry without a uid");
    return {};
  }
  ImportedEntity entity = listed_party(sort == "Individual" ? PartySort::kPerson
                                       : sort == "Entity"   ? PartySort::kOrganisation
                                                            : PartySort::kOther,
                                       {std::string(kOfacScheme), number});
  const auto add = [&](const XmlRecord& named, const NameDetails& details) {
    const std::string given = named.child_text("firstName"), surname = named.child_text("lastName");
    add_name(entity, with_small_letters(given + (given.empty() ? "" : " ") + surname), "en", details, reading);
  };
  add(entry, {.kind = NameKind::kLabel});
  std::string programmes;
  entry.for_each("aka", [&](const XmlRecord& aka) {
    add(aka, {.kind = aka.child_text("type") == "f.k.a." ? NameKind::kFormer : NameKind::kAlias,
              .use = aka.child_text("category") == "weak" ? kUseContext : kUseAlways});
  });
  entry.for_each("program", [&](const XmlRecord& p) { programmes += (programmes.empty() ? "" : ", ") + p.text; });
  entry.for_each("dateOfBirth", [&](const XmlRecord& birth) {
    entity.begin_year = entity.begin_year ? entity.begin_year : find_year(birth.text);
  });
  entity.entity.description = listed_description(entry.child_text("title"), entity, "OFAC", programmes);
  set_wished_id(entity, "ofac-" + number);
  return entity;
}

}  // namespace

std::vector<ImportedEntity> read_ofac_xml(const fs::path& file, ImportReading& reading) {
  XmlReader xml(file);
  MalformedRecords malformed(file.string(), reading);
  AdvancedList advanced(reading);
  std::vector<ImportedEntity> plain;
  bool known = false;
  while (xml.next()) {
    const std::string_view element = xml.is_start() ? gazetteer::without_prefix(xml.name()) : "";
    if (xml.depth() == 1 && xml.is_start()) {
      known = element == "Sanctions" || element == "sdnList";
    } else if (element == "ReferenceValueSets") {
      advanced.read_values(gazetteer::read_xml_record(xml, kAttributes));
    } else if (element == "DistinctParty") {
      reading.count_record(xml.source());
      advanced.read_party(gazetteer::read_xml_record(xml, kAttributes), malformed);
    } else if (element == "ProfileRelationship") {
      advanced.read_relation(gazetteer::read_xml_record(xml, kAttributes));
    } else if (element == "SanctionsEntry") {
      advanced.read_entry(gazetteer::read_xml_record(xml, kAttributes));
    } else if (element == "sdnEntry") {
      reading.count_record(xml.source());
      ImportedEntity entity = plain_entry(gazetteer::read_xml_record(xml), malformed, reading);
      if (!entity.identifiers.empty()) {
        plain.push_back(std::move(entity));
      }
    }
  }
  if (!known) {
    throw Error(ErrorKind::kInput, file.string(), 0, "is no list of OFAC", "give sdn.xml or sdn_advanced.xml");
  }
  std::vector<ImportedEntity> list = advanced.finish();
  list.insert(list.end(), std::make_move_iterator(plain.begin()), std::make_move_iterator(plain.end()));
  return list;
}

}  // namespace wasla
