#include "wasla/gazetteer/lint/spelling.h"

#include <algorithm>
#include <array>
#include <utility>

#include "wasla/base/problem_reporter.h"
#include "wasla/gazetteer/lint/damage.h"
#include "wasla/gazetteer/lint/keyboard.h"
#include "wasla/gazetteer/lint/letters.h"
#include "wasla/gazetteer/lint/signs.h"

namespace wasla::gazetteer {
namespace {

constexpr std::string_view kArabicLanguages[] = {"ar", "fa",  "ckb", "sdh", "ur", "ps",
                                                 "ug", "azb", "lki", "glk", "mzn"};
constexpr std::string_view kLatinLanguages[] = {"en", "kmr", "ku", "tr", "de", "fr", "es", "it", "nl", "pt", "sv",
                                                "da", "no",  "nb", "fi", "pl", "cs", "ro", "hu", "az", "zza"};

std::string in_hex(char32_t c) {
  std::string digits;
  for (std::uint32_t rest = c; rest > 0 || digits.size() < 4; rest /= 16) {
    digits.insert(digits.begin(), "0123456789ABCDEF"[rest % 16]);
  }
  return "U+" + digits;
}

class Inspector {
 public:
  Inspector(std::string_view name, std::string_view lang, NameKind kind)
      : utf8_(name), name_(to_code_points(name)), lang_(lang), kind_(kind), writing_(writing_of(lang)) {}

  std::vector<SpellingFault> run() {
    check_damage();
    if (faults_.empty()) {  // the letters of what is damaged say nothing
      check_scripts();
      check_letters();
      check_composition();
    }
    check_spaces_and_joiners();
    check_digits();
    check_signs();
    return std::move(faults_);
  }

 private:
  void add(std::string_view rule, std::size_t offset, std::string message, std::string remedy) {
    faults_.push_back({rule, offset, std::move(message), std::move(remedy)});
  }
  std::string quoted() const { return in_quotes(utf8_); }

  void check_damage() {
    if (const auto at = find_markup(name_)) {
      add("W712-markup", *at, "the name holds markup or an escaped character: " + quoted(),
          "write the character itself");
    }
    if (const auto at = find_mojibake(name_)) {
      const auto before = before_mojibake(name_);
      add("W713-mojibake", *at, "the name was read in the wrong encoding: " + quoted(),
          before ? "write " + in_quotes(to_utf8(*before)) : "take it from its source again, as UTF-8");
    }
    if (is_no_name(name_)) {
      add("W714-no-name", 0, quoted() + " is a number, an address, a code or a placeholder, and no name",
          "put it into identifiers.tsv, or delete the row");
    }
  }

  // A Latin word that Arabic script leaves as it is: capitals, perhaps with digits.
  static bool is_latin_acronym(std::u32string_view word) {
    return std::all_of(word.begin(), word.end(), [](char32_t c) { return !is_lower(c); }) ||
           std::any_of(word.begin(), word.end(), [](char32_t c) { return digit_row(c) != 0; });
  }

  void check_scripts() {
    const LetterScript wanted = writing_ == Writing::kArabic ? LetterScript::kArabic : LetterScript::kLatin;
    bool found = false, other = false;
    for (const char32_t c : name_) {
      const LetterScript script = letter_script(c);
      found = found || script == wanted;
      other = other || (script != LetterScript::kNone && script != wanted);
    }
    if (writing_ != Writing::kAny && other && !found) {
      const bool acronym =
          writing_ == Writing::kArabic && is_latin_acronym(name_) &&
          std::all_of(name_.begin(), name_.end(), [](char32_t c) { return letter_script(c) != LetterScript::kOther; });
      if (!acronym) {
        add("W701-wrong-script", 0, quoted() + " is not in the script of " + std::string(lang_),
            "correct the language (kmr is Latin, kmr-Arab and ckb are Arabic), or the name");
      }
      return;
    }
    for_each_word([&](std::size_t begin, std::u32string_view word) { check_word(begin, word, wanted); });
  }

  template <typename Visit>
  void for_each_word(Visit visit) const {
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= name_.size(); ++i) {
      const bool inside = i < name_.size() && (is_letter_or_digit(name_[i]) || name_[i] == 0x200C);
      if (!inside) {
        if (i > begin) {
          visit(begin, std::u32string_view(name_).substr(begin, i - begin));
        }
        begin = i + 1;
      }
    }
  }

  void check_word(std::size_t begin, std::u32string_view word, LetterScript wanted) {
    std::array<std::size_t, 4> first{};
    first.fill(std::u32string_view::npos);
    for (std::size_t i = 0; i < word.size(); ++i) {
      std::size_t& place = first[static_cast<std::size_t>(letter_script(word[i]))];
      place = std::min(place, i);
    }
    const auto at = [&](LetterScript script) { return first[static_cast<std::size_t>(script)]; };
    const auto has = [&](LetterScript script) { return at(script) != std::u32string_view::npos; };
    if (has(LetterScript::kOther) && has(LetterScript::kLatin)) {
      report_once("W705-homoglyph", begin + at(LetterScript::kOther),
                  "the word " + in_quotes(to_utf8(word)) + " mixes Latin letters with others that look like them, as " +
                      in_hex(word[at(LetterScript::kOther)]),
                  "retype it in Latin letters");
    } else if (has(LetterScript::kArabic) && has(LetterScript::kLatin)) {
      report_once("W702-mixed-scripts", begin + std::max(at(LetterScript::kArabic), at(LetterScript::kLatin)),
                  "the word " + in_quotes(to_utf8(word)) + " has Latin and Arabic letters", "retype it in one script");
    } else if (writing_ != Writing::kAny && !has(wanted) &&
               (has(LetterScript::kArabic) || has(LetterScript::kLatin) || has(LetterScript::kOther)) &&
               !(writing_ == Writing::kArabic && has(LetterScript::kLatin) && is_latin_acronym(word))) {
      report_once("W702-mixed-scripts", begin,
                  "the word " + in_quotes(to_utf8(word)) + " is not in the script of " + std::string(lang_),
                  "write the whole name in one script");
    }
  }

  void report_once(std::string_view rule, std::size_t offset, std::string message, std::string remedy) {
    const bool there =
        std::any_of(faults_.begin(), faults_.end(), [&](const SpellingFault& fault) { return fault.rule == rule; });
    if (!there) {
      add(rule, offset, std::move(message), std::move(remedy));
    }
  }

  void check_letters() {
    const Keyboard keyboard = keyboard_of(lang_);
    for (std::size_t i = 0; i < name_.size(); ++i) {
      const char32_t c = name_[i];
      if (c < 0x80) {
        continue;
      }
      const std::string quoted_letter = in_quotes(to_utf8(std::u32string_view(&name_[i], 1)));
      if (const char32_t meant = meant_letter(c, keyboard); meant != 0) {
        report_once("W703-look-alike", i,
                    "the letter " + quoted_letter + " (" + in_hex(c) + ") is not that of " + std::string(lang_) +
                        " in " + quoted(),
                    "write " + in_quotes(to_utf8(std::u32string_view(&meant, 1))) + " (" + in_hex(meant) + ")");
      } else if (keyboard == Keyboard::kSorani && c == U'ه' && i + 1 < name_.size() && name_[i + 1] == 0x200C) {
        report_once("W703-look-alike", i, "heh and a zero-width non-joiner stand for ە (U+06D5) in " + quoted(),
                    "write ە");
      } else if (is_foreign_letter(c, keyboard)) {
        report_once(
            "W704-foreign-letter", i,
            "the letter " + quoted_letter + " (" + in_hex(c) + ") is none of " + std::string(lang_) + ": " + quoted(),
            "correct the spelling, or the language of the row");
      } else if (is_rare_letter(c, keyboard)) {
        report_once("H721-rare-letter", i,
                    "the letter " + quoted_letter + " (" + in_hex(c) + ") is rarely written in " + std::string(lang_) +
                        ": " + quoted(),
                    "see that texts write it so; a spelling without it is found anyway");
      } else if (c == 0x0640) {
        report_once("W706-tatweel", i, "the name is stretched with tatweel: " + quoted(), "delete it");
      } else if (is_presentation_form(c)) {
        report_once("W707-presentation-form", i,
                    "the name holds " + in_hex(c) + ", a shape of a letter and not the letter: " + quoted(),
                    "write plain letters");
      } else if (writing_ == Writing::kArabic && is_vowel_sign(c)) {
        report_once("W720-vowel-signs", i, "the name has vowel signs: " + quoted(),
                    "leave them out; texts hardly have them, and they count for nothing");
      }
    }
  }

  void check_composition() {
    if (std::all_of(name_.begin(), name_.end(), [](char32_t c) { return c < 0x300; })) {
      return;
    }
    const std::u32string right = composed(name_);
    if (right != name_) {
      const auto place = std::mismatch(name_.begin(), name_.end(), right.begin(), right.end()).first;
      add("W708-not-nfc", static_cast<std::size_t>(place - name_.begin()),
          "the name is not in Unicode's composed form (NFC): " + quoted(), "compose it: ê and not e with a circumflex");
    }
  }

  void check_spaces_and_joiners() {
    for (std::size_t i = 0; i < name_.size(); ++i) {
      const char32_t c = name_[i];
      if (is_wide_space(c) || (c == ' ' && i + 1 < name_.size() && name_[i + 1] == ' ')) {
        report_once("W709-space", i,
                    c == ' ' ? "there are two spaces in a row: " + quoted()
                             : "there is an unusual space, " + in_hex(c) + ", in " + quoted(),
                    "write one plain space");
      } else if ((c == 0x200C || c == 0x200D) && !is_joiner_in_place(name_, i, keyboard_of(lang_))) {
        report_once("W710-joiner", i, "a zero-width (non-)joiner does nothing in " + quoted(), "delete it");
      }
    }
  }

  void check_digits() {
    char32_t row = 0;
    for (std::size_t i = 0; i < name_.size(); ++i) {
      const char32_t here = digit_row(name_[i]);
      const Keyboard keyboard = keyboard_of(lang_);
      const bool persian_only = here == 0x06F0 && (keyboard == Keyboard::kArabic || keyboard == Keyboard::kSorani);
      if (here != 0 && ((row != 0 && here != row) || persian_only || (writing_ == Writing::kLatin && here != U'0'))) {
        report_once("W711-digits", i,
                    "the digits are of two kinds, or not those of " + std::string(lang_) + ": " + quoted(),
                    "write all of them as 0-9");
      }
      row = here != 0 ? here : row;
    }
  }

  void check_signs() {
    for (SignFault& fault :
         sign_faults(name_, writing_ == Writing::kLatin, keyboard_of(lang_) == Keyboard::kKurdishLatin, kind_)) {
      add(fault.rule, fault.offset, fault.message + ": " + quoted(), std::move(fault.remedy));
    }
  }

  std::string_view utf8_;
  std::u32string name_;
  std::string_view lang_;
  NameKind kind_;
  Writing writing_;
  std::vector<SpellingFault> faults_;
};

}  // namespace

Writing writing_of(std::string_view lang) {
  if (lang.find("-Arab") != std::string_view::npos) {
    return Writing::kArabic;
  }
  if (lang.find("-Latn") != std::string_view::npos) {
    return Writing::kLatin;
  }
  const std::string_view base = lang.substr(0, lang.find('-'));
  const auto among = [&](const auto& list) {
    return std::find(std::begin(list), std::end(list), base) != std::end(list);
  };
  if (among(kArabicLanguages)) {
    return Writing::kArabic;
  }
  return among(kLatinLanguages) ? Writing::kLatin : Writing::kAny;
}

std::vector<SpellingFault> spelling_faults(std::string_view name, std::string_view lang, NameKind kind) {
  return Inspector(name, lang, kind).run();
}

}  // namespace wasla::gazetteer
