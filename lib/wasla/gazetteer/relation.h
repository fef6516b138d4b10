// Relation, Redirect, Identifier, Place, Judgement, LintAllowance: rows of the optional tables.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "wasla/base/export.h"
#include "wasla/gazetteer/entity.h"

namespace wasla {

// The closed list of relations (docs/formats/gazetteer.md says which types each joins).
WASLA_EXPORT std::span<const std::string_view> relation_names();
// Whether `relation` may lead from an entity of the one type to an entity of the other.
WASLA_EXPORT bool relation_joins(std::string_view relation, EntityType subject, EntityType object);

struct Relation {
  std::string subject;                   // entity ID
  std::string relation;                  // one of relation_names()
  std::string object;                    // entity ID
  std::optional<std::int16_t> from, to;  // years
  std::string source;

  friend bool operator==(const Relation&, const Relation&) = default;
};

// An ID that is no longer used. `target` is empty for a tombstone (the entity was removed).
struct Redirect {
  std::string old_id;
  std::string target;
  std::string reason;

  friend bool operator==(const Redirect&, const Redirect&) = default;
};

struct Identifier {
  std::string id;
  std::string scheme;  // geonames, ofac, un, opensanctions, osm, …
  std::string value;

  friend bool operator==(const Identifier&, const Identifier&) = default;
};

struct Place {
  std::string id;
  double latitude = 0;   // degrees, -90 … 90
  double longitude = 0;  // degrees, -180 … 180

  friend bool operator==(const Place&, const Place&) = default;
};

// What a person decided about a proposal: about two records, or about a name of an entity.
enum class Verdict : std::uint8_t { kSame, kDifferent, kUnsure, kAccepted, kRejected };
WASLA_EXPORT std::string_view to_string(Verdict verdict);  // "same", "different", …
WASLA_EXPORT std::optional<Verdict> parse_verdict(std::string_view text);
// True for same, different and unsure: the verdicts about `other`; the rest are about a name.
constexpr bool is_about_records(Verdict verdict) { return verdict <= Verdict::kUnsure; }

struct Judgement {
  std::string id;  // entity ID
  Verdict verdict = Verdict::kUnsure;
  std::string other;  // same, different, unsure: an entity ID, a QID, or "scheme:value" of a record
  std::string lang;   // accepted, rejected: the language of the name
  std::string by;     // who decided; may be empty
  std::string date;   // "2026-05-31" or empty
  std::string name;   // accepted, rejected: the name

  friend bool operator==(const Judgement&, const Judgement&) = default;
};

// An exception to a warning or hint of the checks and of lint. Errors cannot be excepted.
struct LintAllowance {
  std::string rule;  // "W112-no-english-label", or its number alone: "W112"
  std::string id;    // the entity it holds for; "*" for the whole gazetteer
  std::string reason;

  friend bool operator==(const LintAllowance&, const LintAllowance&) = default;
};

}  // namespace wasla
