#include "wasla/gazetteer/office.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace wasla {
namespace {

struct Row {
  std::string_view phrase;
  OfficeSet offices;
};

// The first that fits wins and its words are used up, so longer phrases stand before what they contain.
constexpr Row kPhrases[] = {
    {"deputy prime minister", kDeputyHead | kMinister},
    {"vice prime minister", kDeputyHead | kMinister},
    {"vice president", kDeputyHead},
    {"vice-president", kDeputyHead},
    {"deputy president", kDeputyHead},
    {"prime minister", kHeadOfGovernment},
    {"premier", kHeadOfGovernment},
    {"chancellor", kHeadOfGovernment},
    {"head of government", kHeadOfGovernment},
    {"foreign minister", kForeignMinister | kMinister},
    {"minister of foreign affairs", kForeignMinister | kMinister},
    {"secretary of state", kForeignMinister | kMinister},
    {"foreign secretary", kForeignMinister | kMinister},
    {"defence minister", kDefenceMinister | kMinister},
    {"defense minister", kDefenceMinister | kMinister},
    {"minister of defence", kDefenceMinister | kMinister},
    {"minister of defense", kDefenceMinister | kMinister},
    {"secretary of defense", kDefenceMinister | kMinister},
    {"defense secretary", kDefenceMinister | kMinister},
    {"defence secretary", kDefenceMinister | kMinister},
    {"peshmerga minister", kDefenceMinister | kMinister},
    {"minister of peshmerga", kDefenceMinister | kMinister},
    {"interior minister", kInteriorMinister | kMinister},
    {"minister of interior", kInteriorMinister | kMinister},
    {"minister of the interior", kInteriorMinister | kMinister},
    {"finance minister", kFinanceMinister | kMinister},
    {"minister of finance", kFinanceMinister | kMinister},
    {"oil minister", kOilMinister | kMinister},
    {"minister of oil", kOilMinister | kMinister},
    {"minister", kMinister},
    {"supreme leader", kLeader | kCleric},
    {"speaker", kSpeaker},
    {"king", kMonarch},
    {"queen", kMonarch},
    {"sultan", kMonarch},
    {"emir", kMonarch},
    {"crown prince", kPrince},
    {"prince", kPrince},
    {"princess", kPrince},
    {"president", kPresident},
    {"governor", kGovernor},
    {"mayor", kMayor},
    {"co-mayor", kMayor},
    {"member of parliament", kLawmaker},
    {"member of the iraqi parliament", kLawmaker},
    {"parliamentarian", kLawmaker},
    {"lawmaker", kLawmaker},
    {"deputy", kLawmaker},
    {"senator", kLawmaker},
    {"congressman", kLawmaker},
    {"congresswoman", kLawmaker},
    {"mp", kLawmaker},
    {"ambassador", kDiplomat},
    {"envoy", kDiplomat},
    {"representative", kDiplomat},
    {"diplomat", kDiplomat},
    {"consul", kDiplomat},
    {"secretary-general", kLeader},
    {"secretary general", kLeader},
    {"general secretary", kLeader},
    {"first secretary", kLeader},
    {"chief of staff", kSoldier},
    {"commander-in-chief", kSoldier},
    {"commander", kSoldier},
    {"general", kSoldier},
    {"colonel", kSoldier},
    {"brigadier", kSoldier},
    {"admiral", kSoldier},
    {"officer", kSoldier},
    {"spokesman", kSpokesperson},
    {"spokeswoman", kSpokesperson},
    {"spokesperson", kSpokesperson},
    {"chief justice", kJudge},
    {"judge", kJudge},
    {"ayatollah", kCleric},
    {"cleric", kCleric},
    {"imam", kCleric},
    {"mufti", kCleric},
    {"preacher", kCleric},
    {"patriarch", kCleric},
    {"pope", kCleric},
    {"archbishop", kCleric},
    {"sheikh", kCleric},
    {"scholar", kCleric},
    {"journalist", kJournalist},
    {"editor", kJournalist},
    {"leader", kLeader},
    {"co-leader", kLeader},
    {"chairman", kLeader},
    {"chairwoman", kLeader},
    {"co-chair", kLeader},
    {"chair", kLeader},
    {"founder", kLeader},
    {"chief", kLeader},
    {"head", kLeader},
};

bool is_word_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; }

// "2010-2014": a last year.
bool has_last_year(std::string_view text) {
  auto is_digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  for (std::size_t i = 4; i + 4 < text.size(); ++i) {
    if (text[i] == '-' && is_digit(i - 1) && is_digit(i - 4) && is_digit(i + 1) && is_digit(i + 4)) {
      return true;
    }
  }
  return false;
}

bool contains_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word_letter(text[at - 1])) && (end == text.size() || !is_word_letter(text[end]))) {
      return true;
    }
  }
  return false;
}

// The offices that a part of a description between commas names; what was used is overwritten.
OfficeSet take_offices(std::string& part) {
  OfficeSet found = 0;
  for (const Row& row : kPhrases) {
    for (std::size_t at = part.find(row.phrase); at != std::string::npos; at = part.find(row.phrase, at + 1)) {
      const std::size_t end = at + row.phrase.size();
      if ((at > 0 && is_word_letter(part[at - 1])) || (end < part.size() && is_word_letter(part[end]))) {
        continue;
      }
      found |= row.offices;
      std::fill_n(part.begin() + static_cast<std::ptrdiff_t>(at), row.phrase.size(), '.');
    }
  }
  return found;
}

}  // namespace

Offices offices_of(std::string_view description) {
  Offices result;
  while (!description.empty()) {
    const std::string_view whole = description.substr(0, description.find(','));
    description.remove_prefix(std::min(whole.size() + 1, description.size()));
    std::string part;
    part.reserve(whole.size());
    for (char c : whole) {
      part += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    static constexpr std::string_view kPast[] = {"former", "formerly", "earlier", "until", "ex", "once"};
    const bool former = has_last_year(part) || std::any_of(std::begin(kPast), std::end(kPast),
                                                           [&](auto word) { return contains_word(part, word); });
    (former ? result.former : result.current) |= take_offices(part);
  }
  return result;
}

}  // namespace wasla
