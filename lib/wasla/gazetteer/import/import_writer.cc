#include "wasla/gazetteer/import/import_writer.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "wasla/gazetteer/field_parsing.h"
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
      : target_(target), summary_(summary), folder_(gazetteer::read_target(target.folder, target.manifest)) {
    for (const Gazetteer& other : gazetteer::read_onto(target.onto, target.folder).gazetteers) {
      onto_.add(other);
    }
    own_.add(folder_);
    known_ = onto_;
    Gazetteer nameless = folder_;  // which of its names stay is not known yet
    nameless.names.clear();
    known_.add(nameless);
  }

  void write(const std::vector<ImportedEntity>& entities) {
    std::vector<std::string> ids;
    ids.reserve(entities.size());
    for (const ImportedEntity& entity : entities) {
      ids.push_back(resolve(entity));
    }
    retire_joined_entities();
    take_out_old_rows({ids.begin(), ids.end()});
    for (std::size_t i = 0; i < entities.size(); ++i) {
      announce_names(ids[i], entities[i].names);
    }
    for (std::size_t i = 0; i < entities.size(); ++i) {
      if (!ids[i].empty()) {
        add_names(ids[i], entities[i].names);
        add_relations(ids[i], entities[i].relations);
      }
    }
    summary_.own_entities = folder_.entities.size();
    summary_.joined_entities = joined_.size();
    add_dependencies();
    write_gazetteer(folder_, target_.folder);
  }

 private:
  // The ID of the entity that it is; empty for one that is passed over. What another gazetteer says of an identifier
  // goes before what the folder says.
  std::string resolve(const ImportedEntity& imported) {
    const std::string* found = nullptr;
    for (const KnownEntities* where : {&onto_, &known_}) {
      for (const ExternalId& identifier : imported.identifiers) {
        const std::string* id = where->find(identifier);
        if (found && id && *id != *found) {
          summary_.note("records whose identifiers belong to two entities, taken for the first", *found + ", " + *id);
        }
        found = found ? found : id;
      }
      if (found) {
        break;
      }
    }
    std::string id = found ? *found : add_entity(imported);
    if (!id.empty()) {
      add_identifiers(id, imported.identifiers);
    }
    if (onto_.gazetteer_of(id)) {
      joined_.insert(id);
    }
    return id;
  }

  std::string add_entity(const ImportedEntity& imported) {
    if (!is_valid_entity_id(imported.entity.id) || imported.names.empty()) {
      summary_.skip("no gazetteer has it, and no name was left to make an ID of",
                    imported.identifiers.empty() ? imported.entity.description : imported.identifiers.front().value);
      return "";
    }
    Gazetteer addition;
    addition.name = folder_.name;
    Entity entity = imported.entity;
    for (int number = 2; known_.is_taken(entity.id); ++number) {
      entity.id = imported.entity.id + "-" + std::to_string(number);
    }
    addition.entities.push_back(entity);
    known_.add(addition);
    folder_.entities.push_back(entity);
    ++summary_.new_entities;
    return entity.id;
  }

  // Also for an entity of another gazetteer: the next import finds it by them.
  void add_identifiers(const std::string& id, const std::vector<ExternalId>& identifiers) {
    Gazetteer addition;
    for (const ExternalId& identifier : identifiers) {
      const std::string* own = own_.find(identifier);
      if (own && *own != id && onto_.gazetteer_of(id)) {
        moved_.emplace(*own, id);
      }
      if (!known_.find(identifier)) {
        addition.identifiers.push_back({id, identifier.scheme, identifier.value});
      }
    }
    known_.add(addition);
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
        return i.id == own && onto_.find({i.scheme, i.value});
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
      folder_.redirects.push_back({own, other, "the same as the entity of " + *onto_.gazetteer_of(other)});
      summary_.note("entities redirected to those of other gazetteers", own);
    }
  }

  bool is_of_import(const std::string& source) const { return source.starts_with(target_.source_family); }

  // Rows of an earlier import go, but what a person made of them is remembered. Those of own entities that this import
  // does not have stay: an entity without a name is none.
  void take_out_old_rows(const std::unordered_set<std::string>& imported) {
    const auto is_old = [&](const std::string& id, const std::string& source) {
      const std::string* owner = known_.gazetteer_of(id);
      return is_of_import(source) && (!owner || *owner != folder_.name || imported.contains(id));
    };
    std::erase_if(folder_.relations, [&](const Relation& r) { return is_old(r.subject, r.source); });
    std::erase_if(folder_.names, [&](const Name& name) {
      if (is_old(name.id, name.source)) {
        uses_[{name.id, name.lang, name.text}] = name.use;
        return true;
      }
      return false;
    });
    for (const Name& name : folder_.names) {
      known_.announce_name(name.id, name.lang, name.text);
      written_.insert({name.id, name.lang, name.text});
      if (name.kind == NameKind::kLabel) {
        labels_.insert({name.id, name.lang});
      }
    }
  }

  // All before the first is written: which names are shared must not depend on the order.
  void announce_names(const std::string& id, const std::vector<Name>& names) {
    for (const Name& name : names) {
      if (!id.empty() && !known_.is_rejected(id, name.lang, name.text)) {
        known_.announce_name(id, name.lang, name.text);
      }
    }
  }

  void add_names(const std::string& id, const std::vector<Name>& names) {
    for (const Name& imported : names) {
      const std::string shown = id + " " + imported.lang + " " + imported.text;
      if (!may_be_written(imported.text)) {
        summary_.skip("names that no table may hold: without a letter, too long, or with invisible characters", shown);
      } else if (onto_.has_name(id, imported.lang, imported.text)) {
        summary_.skip("names that the entity has already", shown);
      } else if (known_.is_rejected(id, imported.lang, imported.text)) {
        summary_.skip("names rejected in judgements.tsv", shown);
      } else if (!written_.insert({id, imported.lang, imported.text}).second) {
        summary_.skip("names that the import gives twice", shown);
      } else {
        folder_.names.push_back(finished(imported, id));
        ++summary_.names;
      }
    }
  }

  Name finished(Name name, const std::string& id) {
    name.id = id;
    name.source = target_.source;
    if (name.kind == NameKind::kLabel && (onto_.has_label(id, name.lang) || !labels_.insert({id, name.lang}).second)) {
      name.kind = NameKind::kAlias;
    }
    const bool shared = known_.is_name_of_another(id, name.lang, name.text);
    const auto before = uses_.find({id, name.lang, name.text});
    if (before != uses_.end()) {
      name.use = before->second;
    } else if (shared) {
      name.use = static_cast<NameUse>(name.use | kUseContext);
      summary_.note("names that another entity has too, given the use context", id + " " + name.lang + " " + name.text);
    }
    return name;
  }

  void add_relations(const std::string& id, const std::vector<ImportedRelation>& relations) {
    for (const ImportedRelation& imported : relations) {
      const std::string* object = known_.find(imported.object);
      if (!object) {
        summary_.skip("relations to something that neither the import nor a gazetteer has",
                      id + " " + imported.relation + " " + imported.object.scheme + ":" + imported.object.value);
        continue;
      }
      const Relation relation{id, imported.relation, *object, imported.from, imported.to, target_.source};
      const std::string years =
          std::to_string(relation.from.value_or(0)) + " " + std::to_string(relation.to.value_or(0));
      if (written_.insert({id, imported.relation + " " + years, *object}).second) {
        folder_.relations.push_back(relation);
        ++summary_.relations;
      }
    }
  }

  void add_dependencies() {
    std::set<std::string> depends(folder_.manifest.depends.begin(), folder_.manifest.depends.end());
    const auto need = [&](const std::string& id) {
      if (const std::string* owner = onto_.gazetteer_of(id)) {
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

  const ImportTarget& target_;
  ImportSummary& summary_;
  Gazetteer folder_;
  KnownEntities onto_;   // what the gazetteers joined have
  KnownEntities own_;    // what the folder has
  KnownEntities known_;  // both
  std::set<std::string> joined_;
  std::map<std::string, std::string> moved_;  // own ID to that of another gazetteer
  std::map<NameKey, NameUse> uses_;
  std::set<NameKey> written_;                             // also relations: subject, relation and years, object
  std::set<std::pair<std::string, std::string>> labels_;  // entity ID, language; of the folder
};

}  // namespace

void write_import(const std::vector<ImportedEntity>& entities, const ImportTarget& target, ImportSummary& summary) {
  ImportWriter(target, summary).write(entities);
}

}  // namespace wasla
