#include "wasla/text/normalizer.h"

#include <algorithm>
#include <array>

#include "wasla/text/character.h"
#include "wasla/text/markup.h"
#include "wasla/text/utf8.h"

namespace wasla::text {
namespace {

struct MatchMapping {
  char32_t from;
  char32_t to[4];
};
struct Composition {
  char32_t base, mark, to;
};
#include "wasla/text/match_form_tables.inc"

constexpr char32_t kSpace = U' ';

const MatchMapping* find_mapping(char32_t c) {
  auto found = std::lower_bound(std::begin(kMatchMappings), std::end(kMatchMappings), c,
                                [](const MatchMapping& m, char32_t value) { return m.from < value; });
  return found != std::end(kMatchMappings) && found->from == c ? found : nullptr;
}

char32_t compose(char32_t base, char32_t mark) {
  auto less = [](const Composition& c, std::pair<char32_t, char32_t> p) {
    return c.base != p.first ? c.base < p.first : c.mark < p.second;
  };
  auto found = std::lower_bound(std::begin(kCompositions), std::end(kCompositions), std::pair(base, mark), less);
  return found != std::end(kCompositions) && found->base == base && found->mark == mark ? found->to : 0;
}

bool is_sorani_vowel(char32_t c) {
  return c == U'ا' || c == U'و' || c == 0x06C6 || c == 0x06CC || c == 0x06CE || c == 0x06D5;
}

// Folds one text; the rules' numbers are those of docs/orthography.md.
class Folder {
 public:
  Folder(std::string_view text, FoldingProfile profile, Letters& out)
      : text_(text), profile_(profile), out_(out), sorani_(profile == FoldingProfile::kSorani) {}

  void run() {
    out_.clear();
    const char* begin = text_.data();
    const char* end = begin + text_.size();
    for (const char* p = begin; p < end;) {
      const CodePoint c = decode(p, end);
      begin_ = static_cast<std::uint32_t>(p - begin);
      p += c.length;
      end_ = static_cast<std::uint32_t>(p - begin);
      CharKind kind = character(c.value).kind;
      if (kind == CharKind::kAmpersand) {
        if (const Markup markup = markup_at(p - 1, end); markup.length) {
          p += markup.length - 1;
          end_ = static_cast<std::uint32_t>(p - begin);
          kind = markup.joins ? CharKind::kIgnorable : CharKind::kSpace;
          take(kind, markup.joins ? 0x200C : kSpace);
          continue;
        }
      }
      take(kind, c.value);
    }
    finish_word();
    if (!out_.letters.empty() && out_.letters.back() == kSpace) {
      drop_last();
    }
  }

 private:
  void take(CharKind kind, char32_t c) {
    switch (kind) {
      case CharKind::kLatin:
      case CharKind::kOtherLetter:
      case CharKind::kDigit:
      case CharKind::kArabic: take_letter(c); break;
      case CharKind::kIgnorable:
      case CharKind::kNotSign:
        // Rule 5: old Sorani keyboards wrote ە as HEH + ZWNJ.
        if (sorani_ && (c == 0x200C || c == 0xAC) && !word_empty() && last() == 0x0647) {
          last() = 0x06D5;
        }
        break;
      case CharKind::kTatweel:
        // Rule 8: «هـ» marks a consonantal final h.
        consonantal_heh_ = !word_empty() && last() == 0x0647;
        break;
      case CharKind::kTanwinFath:
        tanwin_ = out_.letters.size();
        take_mark(c);
        break;
      case CharKind::kMark:
        if (c == 0x0621) {
          take_letter(c);
        } else {
          take_mark(c);
        }
        break;
      case CharKind::kApostrophe:
        if (!word_empty()) {
          push(U'\'');
        }
        break;
      case CharKind::kDot:
        // Inside an acronym (پ.د.ک) the dots join single letters; elsewhere a dot ends the word.
        if (word_empty() || out_.letters.size() - segment_ != 1) {
          finish_word();
        }
        segment_ = out_.letters.size();
        break;
      default: finish_word(); break;
    }
  }

  void take_letter(char32_t c) {
    consonantal_heh_ = false;
    if (c == 0x0676) {
      push(sorani_ ? 0x06C6 : 0x0648);
      return;
    }
    if (const MatchMapping* mapping = find_mapping(c)) {
      for (char32_t to : mapping->to) {
        if (to) {
          push_letter(to);
        }
      }
    } else {
      push_letter(c);
    }
  }

  void push_letter(char32_t c) {
    if (sorani_) {
      push_sorani(c);
      return;
    }
    if (profile_ == FoldingProfile::kArabic) {
      if (c == 0x0622) {
        had_madda_ = word_empty();
        c = U'ا';
      } else if (c == 0x0623 || c == 0x0625 || c == 0x0671) {
        c = U'ا';
      }
    }
    if (c == U'y' && !word_empty() && last() == 0xEE) {
      last() = U'i';  // Barzanîyê and Barzaniyê are both official
    }
    push(c);
  }

  void push_sorani(char32_t c) {
    switch (c) {
      case 0x0649: c = 0x06CC; break;  // L
      case 0x0629: c = 0x06D5; break;  // D
      case 0x0622:
        push(0x0626);
        c = U'ا';
        break;  // D: آ is ئا
      case 0x0625:
        if (word_empty()) {
          push(0x0626);
          c = 0x06CC;
        }
        break;
      default: break;
    }
    if (word_empty() && c == U'ر') {
      c = 0x0695;  // A
    }
    if (!word_empty() && c == last() && (c == U'و' || c == 0x06CC)) {
      // C, K: doubled waw and yeh. A second yeh may be an ending, so the letter ends with the first.
      out_.ends.back() = c == U'و' ? end_ : out_.ends.back();
      return;
    }
    // D: initial alef before a vowel letter is the carrier ئ.
    if (out_.letters.size() == word_ + 1 && (last() == U'ا' || last() == 0x0623) && is_sorani_vowel(c)) {
      last() = 0x0626;
    }
    push(c);
  }

  void take_mark(char32_t mark) {
    if (word_empty()) {
      return;
    }
    char32_t& base = last();
    out_.ends.back() = end_;
    if (mark == 0x0654 || mark == 0x0655 || mark == 0x0653) {  // rules 3, 14
      if (base == U'ا') {
        const char32_t alef = mark == 0x0653 ? 0x0622 : mark == 0x0654 ? 0x0623 : 0x0625;
        begin_ = out_.begins.back();
        drop_last();
        push_letter(alef);
      } else if (base == U'و' && mark == 0x0654) {
        base = 0x0624;
      } else if ((base == 0x06CC || base == 0x0649) && mark == 0x0654) {
        base = 0x0626;
      } else if (base == 0x06D5 && mark == 0x0654) {
        base = 0x0647;
      }
      return;
    }
    if (sorani_) {  // rule 10: legacy fonts wrote Kurdish letters with harakat
      if (base == U'ل' && (mark == 0x064E || mark == 0x064B)) {
        base = 0x06B5;
      } else if (base == 0x06CC && mark == 0x064E) {
        base = 0x06CE;
      } else if (base == U'و' && mark == 0x064E) {
        base = 0x06C6;
      } else if (base == U'ر' && mark == 0x0650) {
        base = 0x0695;
      }
      return;
    }
    if (const char32_t composed = compose(base, mark)) {
      base = composed;
    }
  }

  void finish_word() {
    while (!word_empty() && last() == U'\'') {
      drop_last();
    }
    if (!word_empty()) {
      finish_letters();
      push(kSpace);
    }
    word_ = segment_ = out_.letters.size();
    tanwin_ = kNone;
    had_madda_ = consonantal_heh_ = false;
  }

  void finish_letters() {
    const std::size_t size = out_.letters.size();
    if (profile_ == FoldingProfile::kArabic) {
      // Rule 10: the accusative ending اً / ًا is no part of the name.
      if (tanwin_ != kNone && size - word_ > 2 && last() == U'ا' && tanwin_ + 1 >= size) {
        drop_last();
      } else if (had_madda_ && size - word_ == 2 && last() == U'ل') {
        out_.letters[word_] = 0x0622;  // آل "House of" is not the article
      }
    } else if (sorani_ && size - word_ >= 2 && last() == 0x0647 && !consonantal_heh_) {
      if (is_sorani_vowel(out_.letters[size - 2])) {
        drop_last();  // E: شاه, پاشاه: the h is optional
      } else {
        last() = 0x06D5;
      }
    }
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  bool word_empty() const { return out_.letters.size() == word_; }
  char32_t& last() { return out_.letters.back(); }
  void push(char32_t c) {
    out_.letters.push_back(c);
    out_.begins.push_back(begin_);
    out_.ends.push_back(end_);
  }
  void drop_last() {
    out_.letters.pop_back();
    out_.begins.pop_back();
    out_.ends.pop_back();
  }

  std::string_view text_;
  FoldingProfile profile_;
  Letters& out_;
  bool sorani_;
  std::size_t word_ = 0;        // index at which the current word begins
  std::size_t segment_ = 0;     // index behind the last dot inside it
  std::size_t tanwin_ = kNone;  // letters before the last U+064B
  bool had_madda_ = false;
  bool consonantal_heh_ = false;
  std::uint32_t begin_ = 0, end_ = 0;
};

// Loose letters of one word.
void loosen_arabic(std::span<const char32_t> word, std::vector<char32_t>& out) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    char32_t c = word[i];
    switch (c) {
      case 0x0649: c = 0x06CC; break;
      case 0x0629: c = U'ه'; break;
      case 0x0624: c = U'و'; break;
      case 0x0626: c = 0x06CC; break;
      case 0x0621: continue;
      case 0x0686: c = U'ج'; break;
      case 0x067E: c = U'ب'; break;
      case 0x06A4: c = U'ف'; break;
      case 0x0622: c = U'ا'; break;
      default: break;
    }
    out.push_back(c);
  }
}

void loosen_sorani(std::span<const char32_t> word, std::vector<char32_t>& out) {
  const std::size_t start = out.size();
  for (std::size_t i = 0; i < word.size(); ++i) {
    char32_t c = word[i];
    if (i == 0 && (c == 0x0626 || c == U'ا') && word.size() > 1 && is_sorani_vowel(word[1])) {
      continue;  // F: ئ only carries the vowel
    }
    switch (c) {
      case 0x0695: c = U'ر'; break;  // G
      case 0x06B5: c = U'ل'; break;
      case 0x06C6:
      case 0x0624: c = U'و'; break;  // H
      case 0x06CE: c = 0x06CC; break;
      default: break;
    }
    if (out.size() > start && c == out.back() && (c == U'و' || c == 0x06CC)) {
      continue;
    }
    out.push_back(c);
  }
}

void loosen_latin(std::span<const char32_t> word, bool kurdish, std::vector<char32_t>& out) {
  for (char32_t c : word) {
    if (c == U'\'') {
      continue;
    }
    const CharEntry& entry = character(c);
    if (entry.kind != CharKind::kLatin || entry.key_length == kSelfKey) {
      out.push_back(c);
      continue;
    }
    for (int i = 0; i < entry.key_length; ++i) {
      const char32_t letter = entry.key[i];
      if (kurdish && !out.empty() && out.back() == letter && (letter == U'l' || letter == U'r')) {
        continue;
      }
      out.push_back(letter);
    }
  }
}

bool is_spelling_of(char32_t foreign, char32_t letter) {
  if (foreign == 0x06AF) {  // gaf
    return letter == 0x06A9 || letter == 0x063A || letter == 0x062C || letter == 0x0642;
  }
  return foreign == 0x0698 && (letter == 0x062C || letter == 0x0632);  // jeh
}

}  // namespace

FoldingProfile folding_profile(std::string_view lang) {
  const std::string_view language = lang.substr(0, lang.find('-'));
  const bool latin = lang.find("-Latn") != std::string_view::npos;
  if (language == "ckb" || language == "ku" || language == "kmr" || language == "sdh" || language == "lki") {
    const bool arabic =
        lang.find("-Arab") != std::string_view::npos || (!latin && language != "kmr" && language != "ku");
    return arabic ? FoldingProfile::kSorani : FoldingProfile::kKurmanji;
  }
  if (!latin && (language == "ar" || language == "fa" || language == "ur" || language == "arb" || language == "acm" ||
                 language == "apc" || language == "arz" || language == "ps")) {
    return FoldingProfile::kArabic;
  }
  return FoldingProfile::kLatin;
}

void match_form(std::string_view text, FoldingProfile profile, Letters& out) { Folder(text, profile, out).run(); }

std::string match_form(std::string_view text, FoldingProfile profile) {
  Letters letters;
  match_form(text, profile, letters);
  std::string out;
  for (char32_t c : letters.letters) {
    append_utf8(c, out);
  }
  return out;
}

void loose_form(std::span<const char32_t> match, FoldingProfile profile, std::vector<char32_t>& out) {
  out.clear();
  for (std::size_t begin = 0; begin < match.size();) {
    std::size_t end = begin;
    while (end < match.size() && match[end] != kSpace) {
      ++end;
    }
    const auto word = match.subspan(begin, end - begin);
    const bool arabic_script = !word.empty() && character(word[0]).kind == CharKind::kArabic;
    if (!arabic_script) {
      loosen_latin(word, profile == FoldingProfile::kKurmanji, out);
    } else if (profile == FoldingProfile::kSorani) {
      loosen_sorani(word, out);
    } else {
      loosen_arabic(word, out);
    }
    begin = end + 1;
  }
}

std::string loose_form(std::string_view text, FoldingProfile profile) {
  Letters letters;
  match_form(text, profile, letters);
  std::vector<char32_t> loose;
  loose_form(letters.letters, profile, loose);
  std::string out;
  for (char32_t c : loose) {
    append_utf8(c, out);
  }
  return out;
}

bool loosely_equal(std::span<const char32_t> a, std::span<const char32_t> b, FoldingProfile profile) {
  const bool arabic = profile == FoldingProfile::kArabic;
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [arabic](char32_t x, char32_t y) {
           return x == y || (arabic && (is_spelling_of(x, y) || is_spelling_of(y, x)));
         });
}

}  // namespace wasla::text
