// What lists of sanctions have in common: names with the surname first and in capitals, parties of three sorts.
#pragma once

#include <string>
#include <string_view>

#include "wasla/base/export.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla {

// "AL-TIKRITI, Saddam Hussein" to "Saddam Hussein AL-TIKRITI"; a name without a comma as it is.
WASLA_EXPORT std::string given_name_first(std::string_view name);

// Words in capitals as texts write them: "BANK OF MOSUL" to "Bank of Mosul", "AL-TIKRITI" to "Al-Tikriti". Acronyms
// keep theirs, as far as can be told: words without a vowel, with a dot or a digit, and names of one short word.
WASLA_EXPORT std::string with_small_letters(std::string_view name);

enum class PartySort { kPerson, kOrganisation, kOther };

// An entity of a list as all importers of lists make it; in the news of the region hardly ever.
ImportedEntity listed_party(PartySort sort, const ExternalId& identifier);

// "Minister of Oil; born 1957; on the OFAC list (IRAQ2)", of the parts that are there.
std::string listed_description(const std::string& role, const ImportedEntity& entity, const std::string& list,
                               const std::string& programme);

}  // namespace wasla
