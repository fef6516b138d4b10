// The mechanical corrections of names (spelling.h).
#include <algorithm>
#include <optional>

#include "wasla/base/problem_reporter.h"
#include "wasla/gazetteer/lint/damage.h"
#include "wasla/gazetteer/lint/keyboard.h"
#include "wasla/gazetteer/lint/letters.h"
#include "wasla/gazetteer/lint/signs.h"
#include "wasla/gazetteer/lint/spelling.h"

namespace wasla::gazetteer {
namespace {

bool is_in(std::u32string_view name, LetterScript script) {
  return std::any_of(name.begin(), name.end(), [&](char32_t c) { return letter_script(c) == script; });
}

// Only where what comes out is in the language's script and no longer damaged: a guess must not make things worse.
std::u32string undamaged(std::u32string_view name, Writing writing) {
  std::u32string result = without_references(name);
  if (find_mojibake(result)) {
    const LetterScript wanted = writing == Writing::kArabic ? LetterScript::kArabic : LetterScript::kLatin;
    const auto before = before_mojibake(result);
    if (before && writing != Writing::kAny && is_in(*before, wanted) && !find_mojibake(*before)) {
      return *before;
    }
  }
  return result;
}

std::u32string plain_characters(std::u32string_view name) {
  std::u32string result;
  for (const char32_t c : name) {
    if (is_presentation_form(c)) {
      const std::u32string plain = compatible(c);
      // What NFKC makes of the pious formulas is a phrase with spaces, and no letter.
      if (plain.find(U' ') == std::u32string::npos && plain.size() <= 4) {
        result += plain;
        continue;
      }
    }
    if (is_wide_space(c)) {
      result += U' ';
    } else if (!(c >= 0x80 && is_invisible_character(c))) {
      result += c;
    }
  }
  return result;
}

std::u32string own_letters(std::u32string_view name, std::string_view lang, Writing writing) {
  // A Kurdish name under ar is in the wrong row: its letters are right.
  const bool other_language =
      keyboard_of(lang) == Keyboard::kArabic &&
      std::any_of(name.begin(), name.end(), [](char32_t c) { return is_foreign_letter(c, Keyboard::kArabic); });
  const Keyboard keyboard = other_language ? Keyboard::kNone : keyboard_of(lang);
  std::u32string result;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char32_t c = name[i];
    if (c == 0x0640 || (writing == Writing::kArabic && is_vowel_sign(c))) {
      continue;
    }
    if (keyboard == Keyboard::kSorani && c == U'ه' && i + 1 < name.size() && name[i + 1] == 0x200C) {
      result += U'ە';
      ++i;
    } else if (const char32_t meant = meant_letter(c, keyboard); meant != 0) {
      result += meant;
    } else if (writing == Writing::kLatin && is_apostrophe_twin(c)) {
      result += U'\'';
    } else {
      result += c;
    }
  }
  return result;
}

// Cyrillic and Greek twins in words that have Latin letters too.
void untwin(std::u32string& name) {
  for (std::size_t begin = 0; begin < name.size();) {
    std::size_t end = begin;
    while (end < name.size() && is_letter_or_digit(name[end])) {
      ++end;
    }
    const std::u32string_view word = std::u32string_view(name).substr(begin, end - begin);
    if (is_in(word, LetterScript::kLatin) && is_in(word, LetterScript::kOther)) {
      for (std::size_t i = begin; i < end; ++i) {
        const char32_t twin = latin_twin(name[i]);
        name[i] = twin != 0 ? twin : name[i];
      }
    }
    begin = end + 1;
  }
}

void unify_digits(std::u32string& name, std::string_view lang, Writing writing) {
  bool european = false, arabic = false, persian = false;
  for (const char32_t c : name) {
    european = european || digit_row(c) == U'0';
    arabic = arabic || digit_row(c) == 0x0660;
    persian = persian || digit_row(c) == 0x06F0;
  }
  const Keyboard keyboard = keyboard_of(lang);
  const bool not_persian = keyboard == Keyboard::kArabic || keyboard == Keyboard::kSorani;
  const bool mixed = european + arabic + persian > 1;
  if (mixed || (persian && not_persian) || (writing == Writing::kLatin && (arabic || persian))) {
    for (char32_t& c : name) {
      const char32_t row = digit_row(c);
      c = row != 0 ? U'0' + (c - row) : c;
    }
  }
}

std::u32string trimmed_inside(std::u32string_view name, std::string_view lang) {
  std::u32string result;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char32_t c = name[i];
    const bool idle_joiner = (c == 0x200C || c == 0x200D) && !is_joiner_in_place(name, i, keyboard_of(lang));
    const bool idle_space = c == ' ' && (result.empty() || result.back() == ' ');
    if (!idle_joiner && !idle_space) {
      result += c;
    }
  }
  while (!result.empty() &&
         (result.back() == ' ' || std::u32string_view(U",;:،؛").find(result.back()) != std::u32string_view::npos)) {
    result.pop_back();
  }
  return result;
}

// Quotation marks around all of a name, none inside.
std::u32string unwrapped(const std::u32string& name) {
  const auto marks = std::count_if(name.begin(), name.end(), is_quotation_mark);
  if (marks == 2 && name.size() > 2 && is_quotation_mark(name.front()) && is_quotation_mark(name.back())) {
    return name.substr(1, name.size() - 2);
  }
  return name;
}

}  // namespace

std::string put_right(std::string_view name, std::string_view lang) {
  const Writing writing = writing_of(lang);
  std::u32string now = to_code_points(name);
  // One correction may make room for another ("&amp;zwnj;"); each makes the name shorter or leaves its length.
  for (int round = 0; round < 4; ++round) {
    const std::u32string before = now;
    now = composed(plain_characters(undamaged(now, writing)));
    now = composed(own_letters(now, lang, writing));
    untwin(now);
    unify_digits(now, lang, writing);
    now = unwrapped(trimmed_inside(now, lang));
    if (now == before) {
      break;
    }
  }
  return to_utf8(now);
}

}  // namespace wasla::gazetteer
