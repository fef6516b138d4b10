// The part of NameMatcher that decides letter by letter whether a surface is a spelling of a name.
#include <algorithm>

#include "wasla/linking/name_matcher.h"
#include "wasla/text/utf8.h"

namespace wasla::linking {
namespace {

using text::CharKind;
using text::FoldingProfile;
using Span = std::span<const char32_t>;

constexpr char32_t kSpace = U' ';

void decode_all(std::string_view text, std::vector<char32_t>& out) {
  out.clear();
  const char* end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const text::CodePoint c = text::decode(p, end);
    out.push_back(c.value);
    p += c.length;
  }
}

bool equal_without_spaces(Span a, Span b) {
  std::size_t i = 0, j = 0;
  for (;;) {
    while (i < a.size() && (a[i] == kSpace || a[i] == U'-')) ++i;
    while (j < b.size() && (b[j] == kSpace || b[j] == U'-')) ++j;
    if (i == a.size() || j == b.size()) {
      return i == a.size() && j == b.size();
    }
    if (a[i++] != b[j++]) {
      return false;
    }
  }
}

bool equal(Span a, std::u32string_view b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

bool is_article(Span word) {
  return equal(word, U"al") || equal(word, U"el") || equal(word, U"ul") ||
         (word.size() <= 3 && !word.empty() && (word[0] == U'a' || word[0] == U'e') &&
          (equal(word, U"as") || equal(word, U"ash") || equal(word, U"ad") || equal(word, U"adh") ||
           equal(word, U"an") || equal(word, U"ar") || equal(word, U"at") || equal(word, U"ath") ||
           equal(word, U"az") || equal(word, U"es") || equal(word, U"esh") || equal(word, U"ed") ||
           equal(word, U"en") || equal(word, U"er") || equal(word, U"ez")));
}

// The words of a match form without what spellings of one name may differ in: articles behind the first word, and the
// case of أبو (which the first word has too).
void drop_articles(Span letters, std::vector<char32_t>& out) {
  out.clear();
  for (std::size_t begin = 0, number = 0; begin < letters.size(); ++number) {
    std::size_t end = begin;
    while (end < letters.size() && letters[end] != kSpace) {
      ++end;
    }
    Span word = letters.subspan(begin, end - begin);
    begin = end + 1;
    if (number > 0 && is_article(word)) {
      continue;
    }
    if (word.size() == 3 && (equal(word, U"ابا") || equal(word, U"اب\u06CC"))) {
      out.insert(out.end(), {U'ا', U'ب', U'و'});
      continue;
    }
    if (number > 0 && word.size() > 3 && word[0] == U'ا' && word[1] == U'ل') {
      word = word.subspan(2);
    }
    out.insert(out.end(), word.begin(), word.end());
  }
}

// Single letters apart: ب ي د.
bool is_spelled_out(Span match) {
  for (std::size_t i = 0; i < match.size(); ++i) {
    if ((match[i] == kSpace) != (i % 2 == 1)) {
      return false;
    }
  }
  return match.size() >= 3;
}

// "Barzanî" before an ending in y is written "Barzani": the last î of a stem and i are one.
bool equal_stem(Span surface, Span name) {
  if (surface.empty() || name.empty()) {
    return false;
  }
  const bool vowel = (surface.back() == U'i' && name.back() == 0xEE) || (surface.back() == 0xEE && name.back() == U'i');
  return vowel && equal_without_spaces(surface.first(surface.size() - 1), name.first(name.size() - 1));
}

// Tirkiye + ê is written Tirkiyê: the ending is fused with the last vowel and the whole word is the mention.
bool is_fused(Span surface, Span name) {
  return !surface.empty() && !name.empty() && surface.back() == 0xEA && name.back() == U'e' &&
         equal_without_spaces(surface.first(surface.size() - 1), name.first(name.size() - 1));
}

bool adds_mark(Span surface, Span name) {
  auto marked = [](char32_t c) { return c == 0x15F || c == 0xE7 || c == 0xEA; };
  if (surface.size() != name.size()) {
    return false;
  }
  for (std::size_t i = 0; i < surface.size(); ++i) {
    if (surface[i] != name[i] && marked(surface[i])) {
      return true;
    }
  }
  return false;
}

// Part of an address: www.bbc.co.uk, name@stanford.edu.
bool is_in_address(std::string_view text, std::size_t begin, std::size_t end) {
  auto small = [&](std::size_t i) {
    return i < text.size() && ((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= '0' && text[i] <= '9'));
  };
  const bool before = begin > 0 && (text[begin - 1] == '@' ? begin > 1 && text[begin - 2] != ' '
                                                           : text[begin - 1] == '.' && begin > 1 && small(begin - 2));
  const bool behind = end < text.size() && (text[end] == '@' || (text[end] == '.' && small(end + 1)));
  if (before || behind) {
    return true;
  }
  // … /rp/chernobyl/: the word runs back to a scheme.
  constexpr std::size_t kLongestAddress = 200;
  const std::size_t from = begin > kLongestAddress ? begin - kLongestAddress : 0;
  const std::string_view head = text.substr(from, begin - from);
  const std::size_t space = head.find_last_of(" \t\n\"<>()");
  const std::string_view word = space == std::string_view::npos ? head : head.substr(space + 1);
  return word.find("://") != std::string_view::npos || word.starts_with("www.");
}

// In Sorani the ezafe and "and" are one letter, which the key takes for a doubling of the vowel before: زاخۆو, کۆبانێی.
bool has_one_letter_ending(Span surface, Span name) {
  return surface.size() == name.size() + 1 && (surface.back() == 0x06CC || surface.back() == U'و') &&
         std::equal(name.begin(), name.end(), surface.begin());
}

struct CaseShape {
  std::uint32_t letters = 0, uppers = 0;
  bool first_upper = false;
  std::uint64_t pattern = 0;  // one bit a letter, the first 64
};

CaseShape case_shape(std::string_view text) {
  CaseShape shape;
  const char* end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const text::CodePoint c = text::decode(p, end);
    const text::CharEntry& entry = text::character(c.value);
    if (entry.kind == CharKind::kLatin) {
      const bool upper = entry.flags & text::kUpper;
      if (shape.letters == 0) {
        shape.first_upper = upper;
      }
      if (upper && shape.letters < 64) {
        shape.pattern |= std::uint64_t{1} << shape.letters;
      }
      ++shape.letters;
      shape.uppers += upper;
    }
    p += c.length;
  }
  return shape;
}

}  // namespace

const text::Letters& NameMatcher::surface(std::uint32_t begin, std::uint32_t end, FoldingProfile profile) {
  auto& surface = scratch_.surfaces[static_cast<std::size_t>(profile)];
  if (surface.begin != begin || surface.end != end) {
    surface.begin = begin;
    surface.end = end;
    text::match_form(text_.substr(begin, end - begin), profile, surface.letters);
  }
  return surface.letters;
}

bool NameMatcher::verify(const NameView& name, const Path& path, std::uint32_t last_token, NameMatch& match) {
  const auto profile = static_cast<FoldingProfile>(name.profile);
  const text::Token& last = tokens_.tokens[last_token];
  const text::Letters& whole = surface(path.letters_begin, last.end, profile);
  decode_all(name.match, scratch_.name_letters);
  const Span wanted = scratch_.name_letters;

  // ب ي د is not the word بيد "by the hand of": what is listed letter by letter must be written so.
  if (profile == FoldingProfile::kArabic && is_spelled_out(wanted) && last_token == path.first_token &&
      !(last.flags & text::kDotted)) {
    return false;
  }

  // A Kurdish name in a line that is surely Arabic must be written as Arabic writes it: بأنه is not بانە.
  if (profile == FoldingProfile::kSorani && match.language == Language::kArabic) {
    const text::Letters& arabic = surface(path.letters_begin, last.end, FoldingProfile::kArabic);
    text::match_form(name.text, FoldingProfile::kArabic, scratch_.foreign_name);
    if (!equal_without_spaces(arabic.letters, scratch_.foreign_name.letters)) {
      return false;
    }
  }

  // The stem: letters before the ending.
  std::size_t stem_size = whole.letters.size();
  if (path.ending_begin != 0xFFFFFFFF) {
    const std::uint32_t ending = path.ending_begin - path.letters_begin;
    while (stem_size > 0 && (whole.begins[stem_size - 1] >= ending || whole.letters[stem_size - 1] == U'\'')) {
      --stem_size;
    }
  }
  if (stem_size == 0) {
    return false;
  }
  auto& letters = scratch_.surface_letters;
  letters.clear();
  for (int i = 0; i < path.prepended_length; ++i) {
    letters.push_back(path.prepended[static_cast<std::size_t>(i)] == text::kAlef ? U'ا' : U'ل');
  }
  letters.insert(letters.end(), whole.letters.begin(), whole.letters.begin() + static_cast<std::ptrdiff_t>(stem_size));
  const Span stem = letters;
  const bool has_ending = path.ending_begin != 0xFFFFFFFF;
  const bool affixed = has_ending || path.proclitic;

  bool fused = false, cut = has_ending;
  if (equal_without_spaces(stem, wanted) || (has_ending && equal_stem(stem, wanted))) {
    match.kind = affixed ? MatchKind::kClitic : MatchKind::kExact;
  } else if (!has_ending && match.language == Language::kKurmanji && is_fused(stem, wanted)) {
    match.kind = MatchKind::kClitic;
    fused = true;
  } else if (profile == FoldingProfile::kSorani && has_one_letter_ending(stem, wanted)) {
    match.kind = MatchKind::kClitic;
    cut = true;
    --stem_size;
  } else {
    text::loose_form(stem, profile, scratch_.loose_surface);
    text::loose_form(wanted, profile, scratch_.loose_name);
    if (text::loosely_equal(scratch_.loose_surface, scratch_.loose_name, profile)) {
      // Typists leave ş, ç and ê without their marks, but nobody adds a mark: Şert is not Sêrt.
      if (match.language == Language::kKurmanji && adds_mark(stem, wanted)) {
        return false;
      }
      // على is the preposition, not Ali without its dots.
      if (equal(stem, U"عل\u0649")) {
        return false;
      }
      // Behind a Sorani proclitic an initial vowel needs its carrier: وێران "destroyed" is not و + ئێران.
      if (path.proclitic && profile == FoldingProfile::kSorani && stem[0] != wanted[0]) {
        return false;
      }
      match.kind = MatchKind::kLoose;
    } else {
      drop_articles(stem, scratch_.loose_surface);
      drop_articles(wanted, scratch_.name_words);
      text::loose_form(scratch_.loose_surface, profile, letters);
      text::loose_form(scratch_.name_words, profile, scratch_.loose_name);
      // In Arabic the article decides the meaning of all but persons' names: دولة القانون, دولة قانون.
      const bool person = index_.entity(name.entity).type == EntityType::kPerson;
      if (!text::loosely_equal(letters, scratch_.loose_name, profile) ||
          (profile == FoldingProfile::kArabic && !person)) {
        return false;
      }
      match.kind = MatchKind::kVariant;
    }
  }
  if (path.article_dropped) {
    // الطالباني for طالباني: surnames of the form of a nisba only, else حسن and الحسن would be one.
    const EntityView entity = index_.entity(name.entity);
    if (entity.type != EntityType::kPerson || wanted.back() != 0x06CC) {
      return false;
    }
    match.kind = std::max(match.kind, MatchKind::kVariant);
  }

  match.begin = path.name_begin;
  const std::uint32_t letters_end = path.letters_begin + whole.ends[stem_size - 1];
  // A doubled last letter that the name does not have is the ezafe: پارتیی, سلێمانییەوە.
  const bool doubled = profile == FoldingProfile::kSorani && stem.back() == 0x06CC && letters_end < last.end &&
                       !name.text.ends_with("\u06CC\u06CC");
  cut = cut || doubled || last.flags & text::kDetachedProclitic;
  match.end = cut && !fused ? letters_end : last.end;
  match.letters = static_cast<std::uint8_t>(std::min<std::size_t>(wanted.size(), 255));
  if (has_ending && !path.apostrophe_ending && match.words == 1) {
    const Span all = whole.letters;
    const EntityType type = index_.entity(name.entity).type;
    match.other_word = text::makes_another_word(all.subspan(stem_size), all.first(stem_size),
                                                type == EntityType::kLocation, type == EntityType::kOrganisation);
  }
  match.maybe_ezafe = match.other_word && whole.letters.size() == stem_size + 1 && whole.letters.back() == 0x06CC;
  if (last.script == CharKind::kLatin && is_in_address(text_, match.begin, match.end)) {
    return false;
  }
  return case_fits(name, match);
}

bool NameMatcher::case_fits(const NameView& name, NameMatch& match) const {
  const std::string_view written = text_.substr(match.begin, match.end - match.begin);
  if (tokens_.tokens[match.first_token].script != CharKind::kLatin) {
    return true;
  }
  const CaseShape have = case_shape(written), want = case_shape(name.text);
  const bool same = have.letters == want.letters && have.pattern == want.pattern;
  if (name.use & kUseCase) {
    return same;
  }
  if (same) {
    return true;
  }
  if (name.kind == NameKind::kAcronym && want.uppers == want.letters && want.letters <= 5) {
    // "un", "who", "pas" are words; an acronym keeps its capitals. An ending in capitals makes it another acronym.
    return have.uppers == have.letters;
  }
  if (name.kind == NameKind::kAcronym && have.uppers == have.letters && want.uppers < want.letters &&
      have.letters <= 3) {
    return true;
  }
  match.lowercase = want.first_upper && !have.first_upper;
  match.case_differs = true;
  return true;
}

}  // namespace wasla::linking
