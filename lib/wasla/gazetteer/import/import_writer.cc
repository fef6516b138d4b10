#include "wasla/gazetteer/import/import_writer.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "wasla/gazetteer/field_parsing.h"
#include "wasla/gazetteer/import/entity_resolver.h"
#include "wasla/gazetteer/import/known_entities.h"
#include "wasla/gazetteer/import/known_gazetteers.h"

namespace wasla {
namespace {

using gazetteer::KnownEntities;

constexpr std::size_t kLongestName = 500;  // docs/formats/gazetteer.md

bool may_be_written(const std::string& name) {
  const gazetteer::NameCharacters characters = gazetteer::characters_of(name);
  const bool has_control =
      std::any_of(name.begin(), name.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; });
  return characters.has_letter && !characters.has_invisible && !characters.has_replacement && !has_control &&
         name.size() <= kLongestName;
}

class ImportWriter {
 public:
  ImportWriter(const ImportTarget& target, ImportSummary& summary)
      : target_(target),
        summary_(summary),
        folder_(gazetteer::read_target(target.folder, target.manifest)),
        others_(gazetteer::read_onto(target.onto, target.folder)),
        resolver_(target, others_, folder_, summary) {}

  std::vector<ReconciledRecord> write(const ImportedRecords& records) {
    const std::vector<ImportedEntity>& entities = records.entities;
    std::vector<std::string> ids;
    ids.reserve(entities.size());
    for (const ImportedEntity& entity : entities) {
      ids.push_back(take(entity));
    }
    retire_joined_entities();
    take_out_old_rows({ids.begin(), ids.end()});
    for (std::size_t i = 0; i < entities.size(); ++i) {
      announce_names(ids[i], entities[i].names);
    }
    for (std::size_t i = 0; i < entities.size(); ++i) {
      if (!ids[i].empty()) {
        add_names(ids[i], entities[i]);
        add_relations(ids[i], entities[i]);
        add_place(ids[i], entities[i].place);
      }
    }
    add_decisions(records);
    summary_.own_entities = folder_.entities.size();
    summary_.joined_entities = joined_.size();
    add_dependencies();
    if (!target_.dry_run) {
      write_gazetteer(folder_, target_.folder);
    }
    return std::move(reconciled_);
  }

 private:
  // The ID of the entity that it is, new or not; empty for one that is not written.
  std::string take(const ImportedEntity& imported) {
    ReconciledRecord record = resolver_.resolve(imported);
    if (record.verdict == Reconciled::kNew) {
      record.id = add_entity(imported);
    }
    std::string id = record.verdict == Reconciled::kUnsure ? "" : record.id;
    if (record.verdict == Reconciled::kUnsure) {
      summary_.skip("records that may be an entity that is known, or not (unsure)", record.record + " " + record.id);
      skip_names(imported, "names of records that are unsure");
    } else if (id.empty()) {
      skip_names(imported, "names of records that are no entity");
    } else {
      add_identifiers(id, imported);
    }
    if (onto().gazetteer_of(id)) {
      joined_.insert(id);
    }
    reconciled_.push_back(std::move(record));
    return id;
  }

  void skip_names(const ImportedEntity& imported, std::string_view reason) {
    if (!imported.names.empty()) {
      summary_.skip(reason, imported.names.front().text, imported.names.size());
    }
  }

  std::string add_entity(const ImportedEntity& imported) {
    if (!is_valid_entity_id(imported.entity.id) || imported.names.empty() || imported.is_extension) {
      summary_.skip("records that no gazetteer has, without a name to make an ID of",
                    imported.identifiers.empty() ? imported.entity.description : imported.identifiers.front().value);
      return "";
    }
    Gazetteer addition;
    addition.name = folder_.name;
    Entity entity = imported.entity;
    for (int number = 2; resolver_.known().is_taken(entity.id); ++number) {
      entity.id = imported.entity.id + "-" + std::to_string(number);
    }
    addition.entities.push_back(entity);
    resolver_.add(addition);
    folder_.entities.push_back(entity);
    ++summary_.new_entities;
    return entity.id;
  }

  // Also for an entity of another gazetteer: the next import finds it by them.
  void add_identifiers(const std::string& id, const ImportedEntity& imported) {
    Gazetteer addition;
    for (const ExternalId& identifier : gazetteer::all_identifiers(imported)) {
      const std::string* own = resolver_.own().find(identifier);
      if (own && *own != id && onto().gazetteer_of(id)) {
        moved_.emplace(*own, id);
      }
      if (!resolver_.known().find(identifier)) {
        addition.identifiers.push_back({id, identifier.scheme, identifier.value});
      }
    }
    resolver_.add(addition);
    folder_.identifiers.insert(folder_.identifiers.end(), addition.identifiers.begin(), addition.identifiers.end());
  }

  // Entities of the folder that another gazetteer has by now. What a person wrote of one goes over to the other.
  void retire_joined_entities() {
    for (const auto& move : moved_) {
      const std::string& own = move.first;
      const std::string& other = move.second;
      if (!std::erase_if(folder_.entities, [&](const Entity& e) { return e.id == own; })) {
        continue;
      }
      std::erase_if(folder_.names, [&](const Name& n) { return n.id == own && is_of_import(n.source); });
      std::erase_if(folder_.relations, [&](const Relation& r) { return r.subject == own && is_of_import(r.source); });
      std::erase_if(folder_.identifiers, [&](const Identifier& i) {
        return i.id == own && onto().find({i.scheme, i.value});
      });
      std::erase_if(folder_.places, [&](const Place& p) { return p.id == own; });
      const auto rename = [&](std::string& id) { id = id == own ? other : id; };
      for (Name& name : folder_.names) {
        name.kind = name.id == own && name.kind == NameKind::kLabel ? NameKind::kAlias : name.kind;
        rename(name.id);
      }
      for (Relation& relation : folder_.relations) {
        rename(relation.subject);
        rename(relation.object);
      }
      for (Identifier& identifier : folder_.identifiers) {
        rename(identifier.id);
      }
      for (Judgement& judgement : folder_.judgements) {
        rename(judgement.id);
      }
      folder_.redirects.push_back({own, other, "the same as the entity of " + *onto().gazetteer_of(other)});
      summary_.note("entities redirected to those of other gazetteers", own);
    }
  }

  bool is_of_import(const std::string& source) const {
    return !target_.source_family.empty() && source.starts_with(target_.source_family);
  }

  // Rows of an earlier import go, but what a person made of them is remembered. Those of own entities that this import
  // does not have stay: an entity without a name is none.
  void take_out_old_rows(const std::unordered_set<std::string>& imported) {
    for (const Gazetteer& other : others_.gazetteers) {
      for (const Relation& relation : other.relations) {
        onto_relations_.insert(key_of(relation));
      }
    }
    const auto is_old = [&](const std::string& id, const std::string& source) {
      const std::string* owner = resolver_.known().gazetteer_of(id);
      const bool is_own = owner && *owner == folder_.name;
      return is_of_import(source) && ((!is_own && !target_.partial) || imported.contains(id));
    };
    std::erase_if(folder_.relations, [&](const Relation& r) { return is_old(r.subject, r.source); });
    std::erase_if(folder_.names, [&](const Name& name) {
      if (is_old(name.id, name.source)) {
        uses_[{name.id, name.lang, name.text}] = name.use;
        return true;
      }
      return false;
    });
    for (const Relation& relation : folder_.relations) {
      written_relations_.insert(key_of(relation));
    }
    for (const Name& name : folder_.names) {
      resolver_.announce_name(name.id, name.lang, name.text);
      had_.insert({name.id, name.lang, name.text});
      if (name.kind == NameKind::kLabel) {
        labels_.insert({name.id, name.lang});
      }
    }
  }

  // All before the first is written: which names are shared must not depend on the order.
  void announce_names(const std::string& id, const std::vector<Name>& names) {
    for (const Name& name : names) {
      if (!id.empty() && !resolver_.known().is_rejected(id, name.lang, name.text)) {
        resolver_.announce_name(id, name.lang, name.text);
      }
    }
  }

  void add_names(const std::string& id, const ImportedEntity& entity) {
    for (const Name& imported : entity.names) {
      const std::string shown = id + " " + imported.lang + " " + imported.text;
      if (!may_be_written(imported.text)) {
        summary_.skip("names that no table may hold: without a letter, too long, or with invisible characters", shown);
      } else if (onto().has_name(id, imported.lang, imported.text)) {
        summary_.skip("names that the entity has already", shown);
      } else if (resolver_.known().is_rejected(id, imported.lang, imported.text)) {
        summary_.skip("names rejected in judgements.tsv", shown);
      } else if (had_.contains({id, imported.lang, imported.text})) {
        summary_.skip("names that the folder has already, from elsewhere", shown);
      } else if (!written_.insert({id, imported.lang, imported.text}).second) {
        summary_.skip("names that the import gives twice", shown);
      } else {
        folder_.names.push_back(entity.as_it_is ? with_id(imported, id) : finished(imported, id));
        ++summary_.names;
      }
    }
  }

  static Name with_id(Name name, const std::string& id) {
    name.id = id;
    return name;
  }

  Name finished(Name name, const std::string& id) {
    name.id = id;
    name.source = name.source.empty() ? target_.source : name.source;
    if (name.kind == NameKind::kLabel && (onto().has_label(id, name.lang) || !labels_.insert({id, name.lang}).second)) {
      name.kind = NameKind::kAlias;
    }
    const bool shared = resolver_.known().is_name_of_another(id, name.lang, name.text);
    const auto before = uses_.find({id, name.lang, name.text});
    if (before != uses_.end()) {
      name.use = before->second;
    } else if (shared) {
      name.use = static_cast<NameUse>(name.use | kUseContext);
      summary_.note("names that another entity has too, given the use context", id + " " + name.lang + " " + name.text);
    }
    return name;
  }

  void add_relations(const std::string& id, const ImportedEntity& entity) {
    for (const ImportedRelation& imported : entity.relations) {
      const std::string* other = resolver_.known().find(imported.other);
      const std::string shown = id + " " + imported.relation + " " + record_name(imported.other);
      if (!other || *other == id) {
        summary_.skip(other ? "relations of an entity to itself"
                            : "relations to something that neither the import nor a gazetteer has",
                      shown);
        continue;
      }
      const std::string& subject = imported.reversed ? *other : id;
      const std::string& object = imported.reversed ? id : *other;
      const auto types = std::pair(resolver_.type_of(subject), resolver_.type_of(object));
      if (!entity.as_it_is && !relation_joins(imported.relation, types.first, types.second)) {
        summary_.skip("relations that do not lead from such an entity to such", shown);
        continue;
      }
      const std::string source = imported.source.empty() && !entity.as_it_is ? target_.source : imported.source;
      const Relation relation{subject, imported.relation, object, imported.from, imported.to, source};
      if (onto_relations_.contains(key_of(relation)) || !written_relations_.insert(key_of(relation)).second) {
        summary_.skip("relations that are there already", shown);
        continue;
      }
      folder_.relations.push_back(relation);
      ++summary_.relations;
    }
  }

  void add_place(const std::string& id, const std::optional<Coordinates>& place) {
    if (place && !resolver_.known().has_place(id)) {
      Gazetteer addition;
      addition.places.push_back({id, place->latitude, place->longitude});
      resolver_.add(addition);
      folder_.places.push_back(addition.places.back());
    }
  }

  // Redirects and judgements of a gazetteer of ours; what the folder has stays.
  void add_decisions(const ImportedRecords& records) {
    for (const Redirect& redirect : records.redirects) {
      if (resolver_.known().is_taken(redirect.old_id)) {
        summary_.skip("redirects of IDs that are used or redirected here", redirect.old_id);
      } else {
        Gazetteer addition;
        addition.redirects.push_back(redirect);
        resolver_.add(addition);
        folder_.redirects.push_back(redirect);
      }
    }
    for (const Judgement& judgement : records.judgements) {
      if (!resolver_.known().gazetteer_of(judgement.id)) {
        summary_.skip("judgements about entities that are not here", judgement.id);
      } else if (!is_judged(judgement)) {
        folder_.judgements.push_back(judgement);
      }
    }
  }

  // Whether the folder or a gazetteer that is joined has this judgement already.
  bool is_judged(const Judgement& judgement) const {
    const auto has = [&](const Gazetteer& gazetteer) {
      return std::find(gazetteer.judgements.begin(), gazetteer.judgements.end(), judgement) !=
             gazetteer.judgements.end();
    };
    return has(folder_) || std::any_of(others_.gazetteers.begin(), others_.gazetteers.end(), has);
  }

  void add_dependencies() {
    std::set<std::string> depends(folder_.manifest.depends.begin(), folder_.manifest.depends.end());
    const auto need = [&](const std::string& id) {
      if (const std::string* owner = onto().gazetteer_of(id)) {
        depends.insert(*owner);
      }
    };
    for (const Name& name : folder_.names) {
      need(name.id);
    }
    for (const Identifier& identifier : folder_.identifiers) {
      need(identifier.id);
    }
    for (const Relation& relation : folder_.relations) {
      need(relation.subject);
      need(relation.object);
    }
    for (const Redirect& redirect : folder_.redirects) {
      need(redirect.target);
    }
    folder_.manifest.depends.assign(depends.begin(), depends.end());
  }

  using NameKey = std::tuple<std::string, std::string, std::string>;  // entity ID, language, name
  using RelationKey = std::tuple<std::string, std::string, std::string, std::optional<int>, std::optional<int>>;
  static RelationKey key_of(const Relation& r) { return {r.subject, r.relation, r.object, r.from, r.to}; }

  const KnownEntities& onto() const { return resolver_.onto(); }

  const ImportTarget& target_;
  ImportSummary& summary_;
  Gazetteer folder_;
  GazetteerSet others_;  // those joined
  gazetteer::EntityResolver resolver_;
  std::vector<ReconciledRecord> reconciled_;
  std::set<std::string> joined_;
  std::map<std::string, std::string> moved_;  // own ID to that of another gazetteer
  std::map<NameKey, NameUse> uses_;
  std::set<NameKey> had_, written_;
  std::set<RelationKey> onto_relations_, written_relations_;
  std::set<std::pair<std::string, std::string>> labels_;  // entity ID, language; of the folder
};

}  // namespace

std::vector<ReconciledRecord> write_import(const ImportedRecords& records, const ImportTarget& target,
                                           ImportSummary& summary) {
  return ImportWriter(target, summary).write(records);
}

}  // namespace wasla
