// The edits of a gazetteer. Each changes the tables of an EditSession and writes nothing; session.check() then judges
// the result by the rules of docs/formats/gazetteer.md, and session.write() writes it.
//
// IDs may be old ones: redirects are followed. All throw Error(kInput) for what is not there or is there already, in
// words for the user, and Error(kUsage) for a field that holds a tab or a newline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/edit_session.h"

namespace wasla::gazetteer {

// Fields as they stand in the table; whether they are right is for the checks to say.
struct EntityFields {
  std::string id, type, entity_class, wikidata, prior, description;
};
struct NameFields {
  std::string lang, kind, use, from, to, source, text;
};
struct RelationFields {
  std::string relation, object, from, to, source;
};
struct NameKey {
  std::string lang, text;
};

WASLA_EXPORT void add_entity(EditSession& session, const EntityFields& entity);
WASLA_EXPORT void add_name(EditSession& session, std::string_view id, const NameFields& name);
WASLA_EXPORT void add_relation(EditSession& session, std::string_view id, const RelationFields& relation);
WASLA_EXPORT void add_identifier(EditSession& session, std::string_view id, std::string_view scheme,
                                 std::string_view value);
WASLA_EXPORT void add_place(EditSession& session, std::string_view id, std::string_view latitude,
                            std::string_view longitude);

// A field of the entity's row: type, class, wikidata, prior, description. Throws Error(kUsage) for another.
WASLA_EXPORT void set_field(EditSession& session, std::string_view id, std::string_view field, std::string_view value);
// Of a name's row: lang, kind, use, from, to, source.
WASLA_EXPORT void set_name_field(EditSession& session, std::string_view id, const NameKey& name, std::string_view field,
                                 std::string_view value);

// Every row that speaks of `old_id`, in all gazetteers, speaks of `new_id`; a redirect leads there.
WASLA_EXPORT void rename_entity(EditSession& session, std::string_view old_id, std::string_view new_id,
                                std::string_view reason);
WASLA_EXPORT void rename_name(EditSession& session, std::string_view id, const NameKey& name, std::string_view text);

// `other` goes, and all that was said of it is said of `keep`. Its names, identifiers and place move to the gazetteer
// of `keep`; a label for which `keep` has one becomes an alias; what both had stands once. Empty fields of `keep` are
// filled, the higher prior stays. A redirect leads from `other` to `keep`.
WASLA_EXPORT void merge_entities(EditSession& session, std::string_view keep, std::string_view other,
                                 std::string_view reason);

// Moves names to a new entity; fields of `entity` that are empty are those of `id`, but for Wikidata item and
// description.
WASLA_EXPORT void split_entity(EditSession& session, std::string_view id, const EntityFields& entity,
                               const std::vector<NameKey>& names);

// The entity goes with all that was said of it, notes telling of relations; a tombstone stays.
WASLA_EXPORT void remove_entity(EditSession& session, std::string_view id, std::string_view reason);
WASLA_EXPORT void remove_name(EditSession& session, std::string_view id, const NameKey& name);
WASLA_EXPORT void remove_relation(EditSession& session, std::string_view id, std::string_view relation,
                                  std::string_view object);
WASLA_EXPORT void remove_identifier(EditSession& session, std::string_view id, std::string_view scheme,
                                    std::string_view value);

}  // namespace wasla::gazetteer
