// Name: one row of names.tsv.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla {

enum class NameKind : std::uint8_t {
  kLabel,
  kOfficial,
  kAlias,
  kShort,
  kAcronym,
  kFormer,
  kBirth,
  kNickname,
  kRomanisation,
  kMisspelling,
};
WASLA_EXPORT std::string_view to_string(NameKind kind);  // "label", "official", …
WASLA_EXPORT std::optional<NameKind> parse_name_kind(std::string_view text);

// The name's policy, a set of bits.
enum NameUse : std::uint8_t {
  kUseAlways = 0,
  kUseContext = 1,  // links only with support in the document
  kUseCase = 2,     // only in exactly this letter case
  kUseNever = 4,    // known, never extracted from text
};
WASLA_EXPORT std::string to_string(NameUse use);  // "context,case"; empty for kUseAlways
WASLA_EXPORT std::optional<NameUse> parse_name_use(std::string_view text);

struct Name {
  std::string id;    // of the entity
  std::string lang;  // BCP 47 tag: en, ar, ckb, kmr, …
  NameKind kind = NameKind::kAlias;
  NameUse use = kUseAlways;
  std::optional<std::int16_t> from, to;  // years in which the name was borne
  std::string source;                    // "curated", "cldr-41", "auto:<rule>", …
  std::string text;                      // the name as written

  friend bool operator==(const Name&, const Name&) = default;
};

// True for the shape of a BCP 47 tag in its usual letter case: "en", "kmr-Arab", "ar-IQ", "x-local".
WASLA_EXPORT bool is_valid_language_tag(std::string_view tag);

}  // namespace wasla
