#include "wasla/gazetteer/lint/signs.h"

#include <algorithm>

#include "wasla/gazetteer/lint/letters.h"

namespace wasla::gazetteer {
namespace {

bool is_one_of(char32_t c, std::u32string_view signs) { return signs.find(c) != std::u32string_view::npos; }

// "Inc.", "Jr.", "A.K.P.", "ج.م.": a last word that is known to be cut short, or has dots inside.
bool ends_in_abbreviation(std::u32string_view name) {
  constexpr std::u32string_view kShortened[] = {U"inc.",  U"jr.",   U"sr.",   U"st.",   U"ltd.",  U"co.",
                                                U"corp.", U"bros.", U"mt.",   U"mts.",  U"ave.",  U"no.",
                                                U"mass.", U"conn.", U"univ.", U"dept.", U"gov.",  U"esq.",
                                                U"plc.",  U"a.ş.",  U"govt.", U"assn.", U"intl.", U"etc."};
  const std::size_t space = name.rfind(U' ');
  std::u32string word(name.substr(space == std::u32string_view::npos ? 0 : space + 1));
  for (char32_t& c : word) {
    c = c >= 'A' && c <= 'Z' ? c + 0x20 : c;
  }
  return word.find(U'.') + 1 < word.size() || word.size() == 2 ||
         std::find(std::begin(kShortened), std::end(kShortened), word) != std::end(kShortened);
}

void check_edges(std::u32string_view name, std::vector<SignFault>& faults) {
  const char32_t first = name.front();
  const char32_t last = name.back();
  if (is_quotation_mark(first) || is_quotation_mark(last)) {
    faults.push_back({"W717-quotation-marks", is_quotation_mark(first) ? 0 : name.size() - 1,
                      "the name begins or ends with a quotation mark", "delete the quotation marks around it"});
    return;
  }
  if (!is_letter_or_digit(first) && !is_bracket(first) && !is_apostrophe_twin(first) && first != '\'' &&
      !is_one_of(first, U"ʿʾʻʼ")) {
    faults.push_back({"W715-outer-punctuation", 0, "the name begins with a sign", "delete it"});
  } else if (is_stray_ending(last) || (last == '.' && !ends_in_abbreviation(name))) {
    faults.push_back({"W715-outer-punctuation", name.size() - 1, "the name ends with a sign", "delete it"});
  }
}

bool is_particle(std::u32string_view word) {
  constexpr std::u32string_view kParticles[] = {U"al", U"el",  U"ad",  U"ar",  U"as",  U"at",   U"az",   U"an", U"ash",
                                                U"de", U"da",  U"di",  U"von", U"bin", U"ibn",  U"van",  U"la", U"le",
                                                U"du", U"den", U"der", U"ul",  U"ud",  U"bint", U"ould", U"ez", U"et"};
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

// No capital at all, or none at the beginning (`noun_first`: names may begin with a common noun, parêzgeha Mardînê), or
// nothing but capitals in two long words.
void check_case(std::u32string_view name, bool noun_first, NameKind kind, std::vector<SignFault>& faults) {
  std::size_t upper = 0, lower = 0, long_capital_words = 0, run = 0;
  bool digits = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char32_t c = name[i];
    upper += is_upper(c) ? 1 : 0;
    lower += is_lower(c) ? 1 : 0;
    digits = digits || digit_row(c) != 0;
    run = is_upper(c) ? run + 1 : 0;
    long_capital_words += run == 4 ? 1 : 0;
  }
  const std::u32string_view first_word = name.substr(0, name.find_first_of(U" -"));
  if (upper == 0 && lower > 0 && !digits) {
    faults.push_back({"W719-letter-case", 0, "the name has no capital letter", "write it as texts do, with capitals"});
  } else if (!noun_first && lower > 0 && is_lower(name.front()) && !is_particle(first_word) && first_word.size() > 1 &&
             std::none_of(first_word.begin(), first_word.end(),
                          [](char32_t c) { return is_upper(c) || digit_row(c) != 0 || c == '\'' || c == U'’'; })) {
    faults.push_back({"W719-letter-case", 0, "the name begins with a small letter",
                      "write it with a capital, or without the words before it"});
  } else if (lower == 0 && long_capital_words >= 2 && kind != NameKind::kAcronym) {
    faults.push_back({"W719-letter-case", 0, "the name is all in capitals", "write it as texts do"});
  }
}

}  // namespace

std::vector<SignFault> sign_faults(std::u32string_view name, bool latin, bool noun_first, NameKind kind) {
  std::vector<SignFault> faults;
  if (name.empty()) {
    return faults;
  }
  check_edges(name, faults);
  const auto bracket = std::find_if(name.begin(), name.end(), is_bracket);
  if (bracket != name.end()) {
    faults.push_back({"W716-brackets", static_cast<std::size_t>(bracket - name.begin()), "the name has brackets in it",
                      "give what is inside as a name of its own; explanations go to the description"});
  }
  if (!latin) {
    return faults;
  }
  const auto apostrophe = std::find_if(name.begin(), name.end(), is_apostrophe_twin);
  if (apostrophe != name.end() && !is_quotation_mark(name.front())) {
    faults.push_back({"W718-apostrophe", static_cast<std::size_t>(apostrophe - name.begin()),
                      "an apostrophe is written in another way than everywhere else in the tables", "write '"});
  }
  check_case(name, noun_first, kind, faults);
  return faults;
}

bool is_no_name(std::u32string_view name) {
  constexpr std::u32string_view kPlaceholders[] = {U"n/a", U"unknown", U"none", U"null",
                                                   U"tbd", U"todo",    U"xxx",  U"test"};
  std::u32string small(name);
  for (char32_t& c : small) {
    c = c >= 'A' && c <= 'Z' ? c + 0x20 : c;
  }
  if (std::find(std::begin(kPlaceholders), std::end(kPlaceholders), small) != std::end(kPlaceholders)) {
    return true;
  }
  const bool letters =
      std::any_of(name.begin(), name.end(), [](char32_t c) { return letter_script(c) != LetterScript::kNone; });
  const bool digits = std::any_of(name.begin(), name.end(), [](char32_t c) { return digit_row(c) != 0; });
  const auto has = [&](std::u32string_view part) { return name.find(part) != std::u32string_view::npos; };
  const bool wikidata = name.size() > 2 && (name[0] == 'Q' || name[0] == 'q') &&
                        std::all_of(name.begin() + 1, name.end(), [](char32_t c) { return digit_row(c) == U'0'; });
  const bool mail = has(U"@") && name.find(U' ') == std::u32string_view::npos;
  return (!letters && digits) || wikidata || mail || has(U"://") || has(U"www.") || has(U".com/") || has(U".org/");
}

bool is_presentation_form(char32_t c) {
  return (c >= 0xFB00 && c <= 0xFB06) || (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
         (c >= 0xFF01 && c <= 0xFF5E);
}

bool is_joiner_in_place(std::u32string_view name, std::size_t at, Keyboard keyboard) {
  if (at == 0 || at + 1 >= name.size() || keyboard == Keyboard::kArabic) {
    return false;
  }
  const char32_t before = name[at - 1];
  const bool between_letters =
      letter_script(before) == LetterScript::kArabic && letter_script(name[at + 1]) == LetterScript::kArabic;
  return between_letters && (name[at] == 0x200D || !ends_a_joined_group(before));
}

bool is_apostrophe_twin(char32_t c) { return is_one_of(c, U"’‘`´"); }
bool is_quotation_mark(char32_t c) { return is_one_of(c, U"\"“”„«»‹›"); }
bool is_bracket(char32_t c) { return is_one_of(c, U"()[]{}⟨⟩﴾﴿"); }
bool is_stray_ending(char32_t c) { return is_one_of(c, U",;:?-–—/\\|*=_~<>#،؛؟·•…&@"); }

}  // namespace wasla::gazetteer
