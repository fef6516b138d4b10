// What the types of Wikidata (P31, of persons also occupations, P106) become; docs/formats/imports.md lists them.
#pragma once

#include <span>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla {

struct WikidataClass {
  std::string_view item;        // "Q515"
  std::string_view class_name;  // "city"
  std::string_view label;       // "city", as Wikidata calls it
};

// The first of an entity's types in this order decides: the narrow before the wide.
WASLA_EXPORT std::span<const WikidataClass> wikidata_types();
WASLA_EXPORT std::span<const WikidataClass> wikidata_occupations();

}  // namespace wasla
