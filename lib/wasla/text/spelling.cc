#include "wasla/text/spelling.h"

#include <unicode/translit.h>

#include <algorithm>
#include <array>
#include <memory>

#include "wasla/text/character.h"
#include "wasla/text/sound_alphabet.h"
#include "wasla/text/utf8.h"

namespace wasla::text {
namespace {

// Words whose role matters, in match form.
struct RoleWord {
  std::u32string_view word;
  PartRole role;
};
constexpr RoleWord kRoleWords[] = {
    {U"بن", PartRole::kPatronymic},   {U"ابن", PartRole::kPatronymic},  {U"ولد", PartRole::kPatronymic},
    {U"بنت", PartRole::kPatronymic},  {U"bin", PartRole::kPatronymic},  {U"ibn", PartRole::kPatronymic},
    {U"ben", PartRole::kPatronymic},  {U"bn", PartRole::kPatronymic},   {U"bint", PartRole::kPatronymic},
    {U"بین", PartRole::kPatronymic},  {U"ئیبن", PartRole::kPatronymic}, {U"ابو", PartRole::kKunya},
    {U"ابی", PartRole::kKunya},       {U"ابا", PartRole::kKunya},       {U"ام", PartRole::kKunya},
    {U"abu", PartRole::kKunya},       {U"abi", PartRole::kKunya},       {U"abou", PartRole::kKunya},
    {U"abo", PartRole::kKunya},       {U"aba", PartRole::kKunya},       {U"umm", PartRole::kKunya},
    {U"ebu", PartRole::kKunya},       {U"ebû", PartRole::kKunya},       {U"ئەبو", PartRole::kKunya},
    {U"ئەبی", PartRole::kKunya},      {U"سید", PartRole::kTitle},       {U"شیخ", PartRole::kTitle},
    {U"ملا", PartRole::kTitle},       {U"حاج", PartRole::kTitle},       {U"حجی", PartRole::kTitle},
    {U"دکتور", PartRole::kTitle},     {U"د", PartRole::kTitle},         {U"امام", PartRole::kTitle},
    {U"شهید", PartRole::kTitle},      {U"sheikh", PartRole::kTitle},    {U"shaykh", PartRole::kTitle},
    {U"shaikh", PartRole::kTitle},    {U"sheik", PartRole::kTitle},     {U"cheikh", PartRole::kTitle},
    {U"sayyid", PartRole::kTitle},    {U"sayyed", PartRole::kTitle},    {U"sayed", PartRole::kTitle},
    {U"seyyed", PartRole::kTitle},    {U"syed", PartRole::kTitle},      {U"mullah", PartRole::kTitle},
    {U"mulla", PartRole::kTitle},     {U"haji", PartRole::kTitle},      {U"hajji", PartRole::kTitle},
    {U"hajj", PartRole::kTitle},      {U"hadji", PartRole::kTitle},     {U"dr", PartRole::kTitle},
    {U"mr", PartRole::kTitle},        {U"mrs", PartRole::kTitle},       {U"imam", PartRole::kTitle},
    {U"ayatollah", PartRole::kTitle}, {U"şêx", PartRole::kTitle},       {U"mele", PartRole::kTitle},
    {U"mela", PartRole::kTitle},      {U"seyîd", PartRole::kTitle},     {U"seyid", PartRole::kTitle},
    {U"hecî", PartRole::kTitle},      {U"şehîd", PartRole::kTitle},     {U"شێخ", PartRole::kTitle},
    {U"مەلا", PartRole::kTitle},      {U"سەید", PartRole::kTitle},      {U"حاجی", PartRole::kTitle},
    {U"شەهید", PartRole::kTitle},     {U"دکتۆر", PartRole::kTitle},
};

PartRole role_of(std::u32string_view word) {
  if (std::all_of(word.begin(), word.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; })) {
    return PartRole::kNumber;
  }
  for (const RoleWord& row : kRoleWords) {
    if (row.word == word) {
      return row.role;
    }
  }
  return word.size() == 1 ? PartRole::kInitial : PartRole::kPlain;
}

bool is_latin_vowel(char32_t c) {
  return std::u32string_view(U"aeiouêîûáéíóúâôöü").find(c) != std::u32string_view::npos;
}

// al-Sadr, el-Sedr, ul-Haq, and assimilated: as-Sadr, ez-Zor, Ar Rutba.
bool is_article(std::u32string_view word, std::u32string_view next) {
  if (next.size() < 2) {
    return false;
  }
  if (word == U"al" || word == U"el" || word == U"ul" || word == U"il" || word == U"ol") {
    return true;
  }
  if (word.size() < 2 || word.size() > 3 || !is_latin_vowel(word[0])) {
    return false;
  }
  const std::u32string_view consonant = word.substr(1);
  static constexpr std::u32string_view kSun[] = {U"t", U"d", U"r", U"z", U"s", U"n", U"ş", U"sh", U"dh", U"th"};
  return next.starts_with(consonant) && std::find(std::begin(kSun), std::end(kSun), consonant) != std::end(kSun);
}

class Speller {
 public:
  Speller(FoldingProfile profile, const Letters& match, Spelling& out) : profile_(profile), match_(match), out_(out) {}

  void run() {
    out_.profile = profile_;
    out_.letters.clear();
    out_.parts.clear();
    out_.letters.push_back(kBoundary);
    const std::u32string_view all(match_.letters.data(), match_.letters.size());
    for (std::size_t begin = 0; begin < all.size();) {
      const std::size_t end = std::min(all.find(U' ', begin), all.size());
      word(all.substr(begin, end - begin), next_word(all, end));
      begin = end + 1;
    }
    if (article_) {  // "Al" that belongs to nothing
      article_ = false;
      add_part(pending_);
    }
  }

 private:
  static std::u32string_view next_word(std::u32string_view all, std::size_t end) {
    if (end >= all.size()) {
      return {};
    }
    return all.substr(end + 1, std::min(all.find(U' ', end + 1), all.size()) - end - 1);
  }

  bool latin() const { return profile_ == FoldingProfile::kLatin || profile_ == FoldingProfile::kKurmanji; }

  void word(std::u32string_view w, std::u32string_view next) {
    if (w.empty()) {
      return;
    }
    if (latin()) {
      latin_word(w, next);
    } else if (profile_ == FoldingProfile::kArabic) {
      arabic_word(w);
    } else {
      sorani_word(w);
    }
  }

  bool after_kunya() const { return !out_.parts.empty() && out_.parts.back().role == PartRole::kKunya; }

  void latin_word(std::u32string_view w, std::u32string_view next) {
    if (!article_ && (is_article(w, next) || (w == U"l" && !next.empty() && after_kunya()))) {  // … Abu l-Fadl
      article_ = true;
      pending_ = w;
      return;
    }
    if (w == U"allah" && after_servant_) {  // Abd Allah is Abdullah
      article_ = true;
      add_part(U"lah");
      return;
    }
    // Abdul Rahman, Abdulrahman, Abdurrahman, Abdel-Aziz, Abulfadl: head, article, name.
    for (const std::u32string_view head :
         {std::u32string_view(U"abd"), std::u32string_view(U"ebd"), std::u32string_view(U"abu"),
          std::u32string_view(U"ebu"), std::u32string_view(U"ebû"), std::u32string_view(U"abo")}) {
      if (!w.starts_with(head)) {
        continue;
      }
      const bool father = head[2] != U'd';
      std::u32string_view rest = w.substr(3);
      if (rest.starts_with(U"'l")) {  // Abu'l-Fadl
        rest.remove_prefix(1);
      } else if (!father) {
        if (rest.size() < 2 || !is_latin_vowel(rest[0])) {
          break;
        }
        rest.remove_prefix(1);
        if (rest[0] == U'o' || rest[0] == U'u') {  // abdoul
          rest.remove_prefix(1);
        }
      } else if (rest.size() > 1 && rest[0] == U'u') {  // abou-l
        rest.remove_prefix(1);
      }
      if (rest == U"l" || (rest.size() == 1 && !next.empty() && rest[0] == next[0] && !father)) {
        add_part(head);
        article_ = true;  // of the word to come
        pending_ = rest;
        return;
      }
      if (rest.size() >= 4 && rest[0] == U'l') {
        add_part(head);
        article_ = true;
        add_part(rest.substr(1));
        return;
      }
      if (rest.size() >= 4 && rest[0] == rest[1] && !father) {
        add_part(head);
        article_ = true;
        add_part(rest.substr(1));
        return;
      }
      break;
    }
    add_part(w);
  }

  void arabic_word(std::u32string_view w) {
    static constexpr std::u32string_view kHeads[] = {U"عبد", U"ابو", U"ابی", U"ابا"};
    for (const std::u32string_view head : kHeads) {
      if (w.size() >= head.size() + 4 && w.starts_with(head) && w.substr(head.size()).starts_with(U"ال")) {
        add_part(head == U"ابی" || head == U"ابا" ? U"ابو" : head);
        article_ = true;
        add_part(w.substr(head.size() + 2));
        return;
      }
    }
    if (w == U"ابی" || w == U"ابا") {
      w = U"ابو";
    }
    if (w.size() >= 4 && w.starts_with(U"ال")) {
      article_ = true;
      w.remove_prefix(2);
    }
    add_part(w);
  }

  void sorani_word(std::u32string_view w) {
    static constexpr std::u32string_view kHeads[] = {U"عەبدول", U"عەبدل", U"ئەبول"};
    for (const std::u32string_view head : kHeads) {
      if (w.size() >= head.size() + 3 && w.starts_with(head)) {
        add_part(head[0] == U'ع' ? U"عەبد" : U"ئەبو");
        article_ = true;
        // No word begins with a bare vowel: then the one l is the article's and the word's (عەبدولەتیف).
        const bool shared = std::u32string_view(U"اەۆێ").find(w[head.size()]) != std::u32string_view::npos;
        add_part(w.substr(head.size() - (shared ? 1 : 0)));
        return;
      }
    }
    if (w.size() >= 6 && w.starts_with(U"ئەل")) {
      article_ = true;
      w.remove_prefix(3);
    }
    add_part(w);
  }

  void add_part(std::u32string_view w) {
    if (out_.letters.size() + w.size() + 2 > kLongestSpelling) {
      article_ = false;
      return;
    }
    SpelledPart part;
    part.begin = static_cast<std::uint16_t>(out_.letters.size());
    part.role = role_of(w);
    part.article = article_;
    if (article_) {
      out_.letters.push_back(kArticle);
      article_ = false;
    }
    const std::size_t first = out_.letters.size();
    for (const char32_t c : w) {
      add_letter(c);
    }
    if (out_.letters.size() == first) {
      out_.letters.resize(part.begin);
      return;
    }
    part.end = static_cast<std::uint16_t>(out_.letters.size());
    out_.letters.push_back(kBoundary);
    out_.parts.push_back(part);
    after_servant_ = w == U"abd" || w == U"ebd";
  }

  void add_letter(char32_t c) {
    if (const SoundLetter letter = sound_letter(profile_, c)) {
      push(letter);
      return;
    }
    for (const Substitute& s : substitutes(profile_)) {
      if (s.from == c) {
        for (const char32_t to : s.to) {
          push(sound_letter(profile_, to));
        }
        return;
      }
    }
    if (c != U'\'') {
      push(kForeignSound);
    }
  }

  // Substitutes can be longer than what they stand for; room for the boundary is kept.
  void push(SoundLetter letter) {
    if (out_.letters.size() + 1 < kLongestSpelling) {
      out_.letters.push_back(letter);
    }
  }

  FoldingProfile profile_;
  const Letters& match_;
  Spelling& out_;
  bool article_ = false;
  bool after_servant_ = false;   // the last word is "servant of"
  std::u32string_view pending_;  // the article's letters
};

struct LetterCounts {
  std::size_t arabic = 0, latin = 0, other = 0;
  std::size_t sorani = 0, kurmanji = 0, arabic_only = 0;
};

LetterCounts count_letters(std::string_view name) {
  LetterCounts counts;
  const char* p = name.data();
  for (const char* end = p + name.size(); p < end;) {
    const CodePoint c = decode(p, end);
    p += c.length;
    const CharEntry& entry = character(c.value);
    counts.arabic += entry.kind == CharKind::kArabic;
    counts.latin += entry.kind == CharKind::kLatin;
    counts.other += entry.kind == CharKind::kOtherLetter;
    counts.sorani += (entry.flags & kSorani) != 0;
    counts.kurmanji += (entry.flags & (CharFlag::kKurmanji | kKurmanjiTurkish)) != 0;
    counts.arabic_only += (entry.flags & kArabicOnly) != 0;
  }
  return counts;
}

// ICU's transliterators are costly to make and not to be shared between threads.
struct AnyLatin {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> transliterator{
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status)};
};

const icu::Transliterator* any_latin() {
  thread_local const AnyLatin any;
  return any.transliterator.get();
}

}  // namespace

FoldingProfile spelling_profile(std::string_view name, std::string_view lang) {
  const LetterCounts counts = count_letters(name);
  const FoldingProfile of_language = lang.empty() ? FoldingProfile::kLatin : folding_profile(lang);
  if (counts.arabic > counts.latin) {
    if (lang.empty() || of_language == FoldingProfile::kKurmanji || of_language == FoldingProfile::kLatin) {
      return counts.sorani > 0 ? FoldingProfile::kSorani : FoldingProfile::kArabic;
    }
    return of_language;
  }
  if (lang.empty()) {
    return counts.kurmanji > 0 ? FoldingProfile::kKurmanji : FoldingProfile::kLatin;
  }
  // A Kurdish name tagged with a language in Arabic script but written in Latin letters is in Hawar letters.
  return of_language == FoldingProfile::kSorani   ? FoldingProfile::kKurmanji
         : of_language == FoldingProfile::kArabic ? FoldingProfile::kLatin
                                                  : of_language;
}

void spell(std::string_view name, FoldingProfile profile, SpellingScratch& scratch, Spelling& out) {
  const LetterCounts counts = count_letters(name);
  if (counts.other > counts.arabic + counts.latin && any_latin()) {
    icu::UnicodeString text = icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
    any_latin()->transliterate(text);
    scratch.transliterated.clear();
    text.toUTF8String(scratch.transliterated);
    name = scratch.transliterated;
    profile = FoldingProfile::kLatin;
  }
  match_form(name, profile, scratch.match);
  Speller(profile, scratch.match, out).run();
}

}  // namespace wasla::text
