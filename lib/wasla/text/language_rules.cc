#include "wasla/text/language_rules.h"

#include <algorithm>
#include <cstring>

#include "wasla/text/utf8.h"

namespace wasla::text {
namespace {

// Function words as keys; a word may speak for several languages. Short words that Kurmanji, Turkish and French share
// (de, da, li) weigh little.
struct FunctionWord {
  std::string_view word;
  Language language;
  int weight;
};
constexpr FunctionWord kFunctionWords[] = {
    {"في", Language::kArabic, 3},
    {"من", Language::kArabic, 2},
    {"على", Language::kArabic, 3},
    {"إلى", Language::kArabic, 3},
    {"أن", Language::kArabic, 2},
    {"التي", Language::kArabic, 4},
    {"الذي", Language::kArabic, 4},
    {"هذا", Language::kArabic, 3},
    {"هذه", Language::kArabic, 3},
    {"قال", Language::kArabic, 3},
    {"بعد", Language::kArabic, 2},
    {"عن", Language::kArabic, 3},
    {"بين", Language::kArabic, 2},
    {"الى", Language::kArabic, 3},
    {"كان", Language::kArabic, 2},
    {"ذلك", Language::kArabic, 3},
    {"مع", Language::kArabic, 2},
    {"خلال", Language::kArabic, 2},
    {"وقال", Language::kArabic, 3},
    {"كما", Language::kArabic, 2},
    {"لە", Language::kSorani, 3},
    {"بە", Language::kSorani, 2},
    {"بۆ", Language::kSorani, 3},
    {"کە", Language::kSorani, 2},
    {"ئەو", Language::kSorani, 3},
    {"لەگەڵ", Language::kSorani, 4},
    {"دەکات", Language::kSorani, 4},
    {"کرد", Language::kSorani, 3},
    {"بوو", Language::kSorani, 3},
    {"هەیە", Language::kSorani, 4},
    {"لەسەر", Language::kSorani, 4},
    {"ئەم", Language::kSorani, 3},
    {"دەڵێت", Language::kSorani, 4},
    {"کردووە", Language::kSorani, 4},
    {"دوای", Language::kSorani, 3},
    {"در", Language::kPersian, 3},
    {"از", Language::kPersian, 3},
    {"این", Language::kPersian, 3},
    {"است", Language::kPersian, 4},
    {"را", Language::kPersian, 2},
    {"که", Language::kPersian, 1},
    {"برای", Language::kPersian, 4},
    {"شد", Language::kPersian, 3},
    {"های", Language::kPersian, 3},
    {"می", Language::kPersian, 2},
    {"با", Language::kPersian, 1},
    {"آن", Language::kPersian, 2},
    {"ژ", Language::kBadini, 4},
    {"ل", Language::kBadini, 2},
    {"د", Language::kBadini, 2},
    {"ب", Language::kBadini, 2},
    {"دێ", Language::kBadini, 3},
    {"کو", Language::kBadini, 4},
    {"یێ", Language::kBadini, 3},
    {"یا", Language::kBadini, 2},
    {"ئەڤ", Language::kBadini, 4},
    {"هاتە", Language::kBadini, 3},
    {"ژی", Language::kBadini, 4},
    {"دگەل", Language::kBadini, 4},
    {"û", Language::kKurmanji, 4},
    {"ji", Language::kKurmanji, 4},
    {"li", Language::kKurmanji, 2},
    {"di", Language::kKurmanji, 2},
    {"bi", Language::kKurmanji, 3},
    {"ku", Language::kKurmanji, 3},
    {"yê", Language::kKurmanji, 3},
    {"ya", Language::kKurmanji, 1},
    {"yên", Language::kKurmanji, 4},
    {"ew", Language::kKurmanji, 3},
    {"hat", Language::kKurmanji, 1},
    {"kir", Language::kKurmanji, 3},
    {"jî", Language::kKurmanji, 3},
    {"bo", Language::kKurmanji, 2},
    {"xwe", Language::kKurmanji, 4},
    {"ser", Language::kKurmanji, 1},
    {"dike", Language::kKurmanji, 3},
    {"de", Language::kKurmanji, 1},
    {"wî", Language::kKurmanji, 2},
    {"kirin", Language::kKurmanji, 3},
    {"ve", Language::kTurkish, 2},
    {"bir", Language::kTurkish, 3},
    {"bu", Language::kTurkish, 3},
    {"için", Language::kTurkish, 4},
    {"ile", Language::kTurkish, 3},
    {"olarak", Language::kTurkish, 4},
    {"da", Language::kTurkish, 1},
    {"olan", Language::kTurkish, 4},
    {"dedi", Language::kTurkish, 3},
    {"sonra", Language::kTurkish, 3},
    {"gibi", Language::kTurkish, 3},
    {"daha", Language::kTurkish, 3},
    {"the", Language::kEnglish, 4},
    {"of", Language::kEnglish, 3},
    {"and", Language::kEnglish, 3},
    {"to", Language::kEnglish, 2},
    {"in", Language::kEnglish, 2},
    {"is", Language::kEnglish, 2},
    {"that", Language::kEnglish, 3},
    {"for", Language::kEnglish, 2},
    {"with", Language::kEnglish, 3},
    {"was", Language::kEnglish, 3},
    {"on", Language::kEnglish, 1},
    {"by", Language::kEnglish, 2},
    {"said", Language::kEnglish, 3},
    {"has", Language::kEnglish, 2},
    {"from", Language::kEnglish, 3},
    {"a", Language::kEnglish, 1},
    {"are", Language::kEnglish, 2},
    {"have", Language::kEnglish, 2},
    {"will", Language::kEnglish, 2},
    {"he", Language::kEnglish, 2},
    // Neighbours that are none of ours.
    {"und", Language::kOther, 3},
    {"der", Language::kOther, 3},
    {"die", Language::kOther, 2},
    {"das", Language::kOther, 3},
    {"les", Language::kOther, 3},
    {"des", Language::kOther, 3},
    {"le", Language::kOther, 2},
    {"el", Language::kOther, 1},
    {"que", Language::kOther, 3},
    {"los", Language::kOther, 3},
    {"est", Language::kOther, 3},
    {"une", Language::kOther, 3},
    {"il", Language::kOther, 2},
    {"och", Language::kOther, 3},
    {"en", Language::kOther, 1},
    {"la", Language::kOther, 2},
};

// Function words by the bytes of the word as written; open addressing, filled once.
class FunctionWords {
 public:
  FunctionWords() {
    for (const FunctionWord& word : kFunctionWords) {
      std::size_t slot = hash(word.word) & kMask;
      while (slots_[slot]) {
        slot = (slot + 1) & kMask;
      }
      slots_[slot] = &word;
    }
  }
  template <typename F>
  void visit(std::string_view word, F&& found) const {
    for (std::size_t slot = hash(word) & kMask; slots_[slot]; slot = (slot + 1) & kMask) {
      if (slots_[slot]->word == word) {
        found(*slots_[slot]);
      }
    }
  }

 private:
  static std::size_t hash(std::string_view word) {
    std::size_t h = 14695981039346656037ull;
    for (char c : word) {
      h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    }
    return h ^ h >> 29;
  }
  static constexpr std::size_t kMask = 511;
  std::array<const FunctionWord*, kMask + 1> slots_{};
};

const FunctionWords& function_words() {
  static const FunctionWords words;
  return words;
}

constexpr std::size_t kLongestFunctionWord = 14;  // bytes

void add_words(std::string_view text, std::span<const Token> words, LanguageScores& scores) {
  char lower[kLongestFunctionWord];
  for (const Token& token : words) {
    const std::size_t length = token.end - token.begin;
    if (length > kLongestFunctionWord) {
      continue;
    }
    std::memcpy(lower, text.data() + token.begin, length);
    if (token.flags & kCapital && lower[0] >= 'A' && lower[0] <= 'Z') {
      lower[0] = static_cast<char>(lower[0] + 32);
    }
    function_words().visit({lower, length}, [&](const FunctionWord& word) {
      scores[static_cast<std::size_t>(word.language)] += word.weight;
    });
  }
}

double& at(LanguageScores& scores, Language language) { return scores[static_cast<std::size_t>(language)]; }

// Letters that speak for a language weigh by their number, but no more than a few words would: one quoted name must
// not decide a line.
double capped(double letters, double most) { return std::min(letters, most); }

void add_arabic_letters(const LineEvidence& line, LanguageScores& scores) {
  at(scores, Language::kSorani) += capped(line.sorani, 24) * 2;
  at(scores, Language::kBadini) += capped(line.sorani, 24) * 1.6;
  at(scores, Language::kArabic) += capped(line.arabic_only, 16) * 2 + capped(line.arabic_persian, 16);
  at(scores, Language::kPersian) += capped(line.arabic_persian, 16) * 0.8 + capped(line.perso_kurdish, 12);
  at(scores, Language::kSorani) += capped(line.perso_kurdish, 12);
  at(scores, Language::kBadini) += capped(line.perso_kurdish, 12);
}

void add_latin_letters(const LineEvidence& line, LanguageScores& scores) {
  at(scores, Language::kKurmanji) += capped(line.kurmanji, 24) * 2 + capped(line.kurmanji_turkish, 12) * 0.7;
  at(scores, Language::kTurkish) += capped(line.turkish, 24) * 1.5 + capped(line.kurmanji_turkish, 12) * 0.7;
}

// Fewer letters than this do not tell a language; the document's then counts.
constexpr std::uint32_t kEnoughLetters = 20;
// A line is judged by its own evidence plus half a line's worth of the document's.
constexpr double kDocumentShare = 4;

}  // namespace

bool is_arabic_script(Language language) {
  return language == Language::kArabic || language == Language::kSorani || language == Language::kBadini ||
         language == Language::kPersian;
}

Leader leading(const LanguageScores& scores, CharKind script) {
  // The order decides between equals.
  constexpr Language kArabicScript[] = {Language::kArabic, Language::kSorani, Language::kBadini, Language::kPersian};
  constexpr Language kLatinScript[] = {Language::kEnglish, Language::kKurmanji, Language::kTurkish, Language::kOther};
  Leader leader;
  double second = 0, most = 0;
  for (Language language : script == CharKind::kArabic ? kArabicScript : kLatinScript) {
    const double score = scores[static_cast<std::size_t>(language)];
    if (score > most) {
      second = most;
      most = score;
      leader.language = language;
    } else {
      second = std::max(second, score);
    }
  }
  leader.margin = most - second;
  return leader;
}

void take_back_name_letters(std::string_view text, std::span<const Token> words, LanguageScores& scores) {
  LineEvidence names;
  for (const Token& token : words) {
    if (token.script != CharKind::kLatin || !(token.flags & kCapital)) {
      continue;
    }
    const char* end = text.data() + token.end;
    for (const char* p = text.data() + token.begin; p < end;) {
      const CodePoint c = decode(p, end);
      const std::uint8_t flags = character(c.value).flags;
      const auto count = [flags](std::uint16_t& n, CharFlag flag) {
        n = static_cast<std::uint16_t>(n + (flags & flag && n < 0xFFFF));
      };
      count(names.kurmanji, kKurmanji);
      count(names.turkish, kTurkish);
      count(names.kurmanji_turkish, kKurmanjiTurkish);
      p += c.length;
    }
  }
  LanguageScores given{};
  add_latin_letters(names, given);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    scores[i] = std::max(scores[i] - given[i], 0.0);
  }
}

LanguageRules::LanguageRules(std::string_view text, const Tokens& tokens, std::optional<Language> hint)
    : text_(text), tokens_(tokens) {
  std::uint64_t arabic_letters = 0, latin_letters = 0;
  // The document's language from at most its first few hundred lines: enough, and cheap for a long one.
  const std::size_t sampled = std::min<std::size_t>(tokens.lines.size(), 400);
  for (std::size_t i = 0; i < sampled; ++i) {
    add_line(i, document_scores_);
    arabic_letters += tokens.lines[i].arabic_letters;
    latin_letters += tokens.lines[i].latin_letters;
  }
  document_ = {leading(document_scores_, CharKind::kArabic).language,
               leading(document_scores_, CharKind::kLatin).language};
  const bool latin_unknown = document_.latin_script == Language::kOther && at(document_scores_, Language::kOther) == 0;
  if (hint) {
    (is_arabic_script(*hint) ? document_.arabic_script : document_.latin_script) = *hint;
  }
  // Letters alone, no word known: Arabic script without Kurdish or Persian letters is read as Arabic, Latin as English.
  if (document_.arabic_script == Language::kOther && arabic_letters) {
    document_.arabic_script = Language::kArabic;
  }
  if (document_.latin_script == Language::kOther && latin_letters && latin_unknown) {
    document_.latin_script = Language::kEnglish;
  }
}

bool LanguageRules::enough(std::size_t line, CharKind script) const {
  const LineEvidence& evidence = tokens_.lines[line];
  return (script == CharKind::kArabic ? evidence.arabic_letters : evidence.latin_letters) >= kEnoughLetters;
}

std::span<const Token> LanguageRules::words(std::size_t line) const {
  const std::size_t first = tokens_.lines[line].first_token;
  const std::size_t last =
      line + 1 < tokens_.lines.size() ? tokens_.lines[line + 1].first_token : tokens_.tokens.size();
  return std::span(tokens_.tokens).subspan(first, last - first);
}

LanguageScores LanguageRules::line(std::size_t line) const {
  LanguageScores scores{};
  add_line(line, scores);
  at(scores, document_.arabic_script) += kDocumentShare;
  at(scores, document_.latin_script) += kDocumentShare;
  return scores;
}

void LanguageRules::add_line(std::size_t line, LanguageScores& scores) const {
  add_words(text_, words(line), scores);
  add_arabic_letters(tokens_.lines[line], scores);
  add_latin_letters(tokens_.lines[line], scores);
}

}  // namespace wasla::text
