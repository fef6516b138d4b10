// Offices: what a person does in public life, as far as texts put it before a name ("Prime Minister Barzani").
//
// The one-line descriptions of entities say it in English: "Kurdish politician, Prime Minister of the Kurdistan Region
// since 2019, former intelligence chief". Bits of a set; immutable tables, safe from any thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla {

using OfficeSet = std::uint32_t;

enum Office : OfficeSet {
  kHeadOfGovernment = 1u << 0,
  kPresident = 1u << 1,
  kMonarch = 1u << 2,
  kPrince = 1u << 3,
  kDeputyHead = 1u << 4,  // vice president, deputy prime minister
  kSpeaker = 1u << 5,
  kForeignMinister = 1u << 6,
  kDefenceMinister = 1u << 7,
  kInteriorMinister = 1u << 8,
  kFinanceMinister = 1u << 9,
  kOilMinister = 1u << 10,
  kMinister = 1u << 11,  // of anything, the above too
  kGovernor = 1u << 12,
  kMayor = 1u << 13,
  kLawmaker = 1u << 14,
  kDiplomat = 1u << 15,
  kSoldier = 1u << 16,
  kLeader = 1u << 17,  // of a party, a movement, an authority
  kSpokesperson = 1u << 18,
  kJudge = 1u << 19,
  kCleric = 1u << 20,
  kJournalist = 1u << 21,
};

struct Offices {
  OfficeSet current = 0;
  OfficeSet former = 0;  // "former", or with a last year

  bool operator==(const Offices&) const = default;
};

// From a description in English; nothing for what is not understood.
WASLA_EXPORT Offices offices_of(std::string_view description);

}  // namespace wasla
