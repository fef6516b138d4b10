#include <algorithm>
#include <cstring>

#include "wasla/base/hash.h"
#include "wasla/text/markup.h"
#include "wasla/text/token.h"
#include "wasla/text/utf8.h"

namespace wasla::text {

namespace {

// A longer word is no word of a name; its key is not kept, so that binary noise costs no memory.
constexpr std::size_t kLongestKey = 120;

bool is_word(CharKind kind) {
  return kind == CharKind::kLatin || kind == CharKind::kArabic || kind == CharKind::kOtherLetter ||
         kind == CharKind::kDigit;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Tokens& out) : begin_(text.data()), end_(begin_ + text.size()), out_(out) {}

  void run() {
    out_.clear();
    out_.lines.emplace_back();
    for (const char* p = begin_; p < end_;) {
      const CodePoint c = decode(p, end_);
      const CharEntry& entry = character(c.value);
      const char* next = p + c.length;
      if (is_word(entry.kind)) {
        letter(entry, c.value, p, next);
      } else {
        next = other(entry, c.value, p, next);
      }
      p = next;
    }
    close();
  }

 private:
  void letter(const CharEntry& entry, char32_t c, const char* p, const char* next) {
    if (open_ && token_.script != entry.kind) {
      close();
      gap_ = Gap::kNone;
    }
    const bool capital = entry.flags & kUpper;
    if (open_ && hashtag_ && capital && !last_capital_) {
      close();  // #KurdistanRegion
      gap_ = Gap::kNone;
      start(entry.kind, p);
      hashtag_ = true;
    }
    if (!open_) {
      start(entry.kind, p);
    }
    last_capital_ = capital;
    token_.end = offset(next);
    ++segment_letters_;
    count(entry);
    uppers_ += capital;
    ++letters_;
    if (letters_ == 1 && capital) {
      token_.flags |= kCapital;
    }
    if (tanwin_) {
      // U+064B before the final alef (ًا): decided when the word ends.
      tanwin_ = entry.key_length == 1 && entry.key[0] == kAlef ? 2 : 0;
    }
    if (entry.flags & kPersoKurdish && (c == 0x06AF || c == 0x0698)) {
      token_.flags |= kForeignLetter;
    }
    if (entry.key_length == kSelfKey) {
      const std::uint8_t bytes[4] = {kEscape, static_cast<std::uint8_t>(c >> 14),
                                     static_cast<std::uint8_t>(c >> 7 & 0x7F), static_cast<std::uint8_t>(c & 0x7F)};
      for (std::uint8_t b : bytes) {
        push(b, p);
      }
      return;
    }
    for (int i = 0; i < entry.key_length; ++i) {
      const std::uint8_t b = entry.key[i];
      const std::size_t size = out_.keys.size();
      // One letter for a doubled one where spellings waver, but not for the first two: و + وان is two.
      if (size > token_.key + 1u && out_.keys[size - 1] == b && (b == kWaw || b == kYeh || b == 'l' || b == 'r')) {
        continue;
      }
      push(b, p);
    }
  }

  const char* other(const CharEntry& entry, char32_t c, const char* p, const char* next) {
    switch (entry.kind) {
      case CharKind::kMark:
      case CharKind::kIgnorable:
        if (open_ && entry.kind == CharKind::kMark) {
          token_.end = offset(next);
        }
        return next;
      case CharKind::kTanwinFath:
        if (open_) {
          token_.end = offset(next);
          // On the alef itself the pair is the ending; before it, the alef that follows is.
          tanwin_ = out_.keys.size() > token_.key && out_.keys.back() == kAlef ? 2 : 1;
        }
        return next;
      case CharKind::kTatweel:
        if (open_) {
          token_.end = offset(next);
          tatweel_end_ = next;
        }
        return next;
      case CharKind::kNotSign:
        if (open_ && token_.script == CharKind::kArabic && next_kind(next) == CharKind::kArabic) {
          return next;
        }
        break;
      case CharKind::kAmpersand:
        if (const Markup markup = markup_at(p, end_); markup.length) {
          if (!markup.joins) {
            close();
            widen(Gap::kSoft);
          }
          return p + markup.length;
        }
        break;
      case CharKind::kApostrophe:
        if (open_ && token_.script != CharKind::kDigit && next_kind(next) == token_.script) {
          token_.flags |= kApostrophe;
          return next;
        }
        if (c >= 0x2B9 && c <= 0x2BF) {
          return next;  // ʿayn and hamza signs are no quotation marks, wherever they stand
        }
        // At a word's edge it may belong to the word (Shia' al-Sudani); two of them are a quotation mark.
        close();
        widen(gap_ == Gap::kSoft && p > begin_ && p[-1] == *p ? Gap::kBreak : Gap::kSoft);
        return next;
      case CharKind::kDot:
        if (open_ && joins_acronym(next)) {
          token_.flags |= kDotted;
          segment_letters_ = 0;
          return next;
        }
        if (open_ && token_.script == CharKind::kLatin && token_.flags & kDotted && segment_letters_ == 1) {
          token_.end = offset(next);  // the last dot of U.S.
        }
        close();
        widen(Gap::kDot);
        return next;
      case CharKind::kHyphen:
        close();
        // "al-Sadr" runs on, "Iraq - Kurdistan" and "Iraq -- Syria" do not.
        widen(gap_ == Gap::kNone && is_word(next_kind(next)) ? Gap::kSoft : Gap::kBreak);
        return next;
      case CharKind::kUnderscore:
        close();
        widen(Gap::kSoft);
        return next;
      case CharKind::kSpace:
        close();
        if (gap_ == Gap::kNone) {
          gap_ = Gap::kSoft;
        }
        return next;
      case CharKind::kNewline:
        close();
        if (c != '\r') {
          widen(gap_ == Gap::kNewline ? Gap::kBreak : Gap::kNewline);  // an empty line parts
          out_.lines.emplace_back();
          out_.lines.back().first_token = static_cast<std::uint32_t>(out_.tokens.size());
        }
        return next;
      default: break;
    }
    close();
    gap_ = Gap::kBreak;
    return next;
  }

  // A dot inside an acronym: one letter before it, one behind it and then no more letters; from the second dot on an
  // Arabic-script ending may follow directly (پ.د.کی).
  bool joins_acronym(const char* next) const {
    if (segment_letters_ != 1 || token_.script == CharKind::kDigit || next >= end_) {
      return false;
    }
    std::size_t letters = 0;
    for (const char* p = next; p < end_ && letters <= 4;) {
      const CodePoint c = decode(p, end_);
      const CharKind kind = character(c.value).kind;
      if (kind == token_.script) {
        ++letters;
      } else if (kind != CharKind::kMark && kind != CharKind::kIgnorable) {
        break;
      }
      p += c.length;
    }
    if (letters == 1) {
      return true;
    }
    return token_.flags & kDotted && token_.script == CharKind::kArabic && letters >= 2 && letters <= 4;
  }

  CharKind next_kind(const char* p) const {
    while (p < end_) {
      const CodePoint c = decode(p, end_);
      const CharKind kind = character(c.value).kind;
      if (kind != CharKind::kIgnorable && kind != CharKind::kMark) {
        return kind;
      }
      p += c.length;
    }
    return CharKind::kSeparator;
  }

  void start(CharKind script, const char* p) {
    open_ = true;
    token_ = {};
    token_.begin = offset(p);
    token_.key = static_cast<std::uint32_t>(out_.keys.size());
    token_.script = script;
    token_.gap = out_.tokens.empty() ? Gap::kBreak : gap_;
    token_.line = static_cast<std::uint32_t>(out_.lines.size() - 1);
    hashtag_ = p > begin_ && p[-1] == '#';
    letters_ = uppers_ = segment_letters_ = 0;
    tanwin_ = 0;
    tatweel_end_ = nullptr;
  }

  void close() {
    if (!open_) {
      return;
    }
    open_ = false;
    gap_ = Gap::kNone;
    std::size_t length = out_.keys.size() - token_.key;
    if (tanwin_ == 2 && length > 2 && out_.keys.back() == kAlef) {
      out_.keys.pop_back();
      out_.key_offsets.pop_back();
      --length;
    }
    if (length > kLongestKey) {
      out_.keys.resize(token_.key);
      out_.key_offsets.resize(token_.key);
      length = 0;
    }
    token_.key_length = static_cast<std::uint16_t>(length);
    if (uppers_ >= 2 && uppers_ == letters_) {
      token_.flags |= kAllCapitals;
    }
    if (tatweel_end_ && offset(tatweel_end_) == token_.end) {
      token_.flags |= kDetachedProclitic;
    }
    out_.tokens.push_back(token_);
  }

  void push(std::uint8_t b, const char* p) {
    if (out_.keys.size() - token_.key > kLongestKey) {
      return;
    }
    out_.keys.push_back(b);
    out_.key_offsets.push_back(offset(p));
  }

  void widen(Gap gap) {
    if (gap_ < gap) {
      gap_ = gap;
    }
  }

  void count(const CharEntry& entry) {
    LineEvidence& line = out_.lines.back();
    line.arabic_letters += entry.kind == CharKind::kArabic;
    line.latin_letters += entry.kind == CharKind::kLatin;
    const std::uint8_t flags = entry.flags;
    if (!(flags & ~kUpper)) {
      return;
    }
    auto add = [flags](std::uint16_t& n, CharFlag flag) {
      n = static_cast<std::uint16_t>(n + (flags & flag && n < 0xFFFF));
    };
    add(line.sorani, kSorani);
    add(line.arabic_only, kArabicOnly);
    add(line.arabic_persian, kArabicPersian);
    add(line.perso_kurdish, kPersoKurdish);
    add(line.kurmanji, kKurmanji);
    add(line.turkish, kTurkish);
    add(line.kurmanji_turkish, kKurmanjiTurkish);
  }

  std::uint32_t offset(const char* p) const { return static_cast<std::uint32_t>(p - begin_); }

  const char* begin_;
  const char* end_;
  Tokens& out_;
  Token token_{};
  bool open_ = false;
  Gap gap_ = Gap::kBreak;
  std::uint32_t letters_ = 0, uppers_ = 0;
  std::uint32_t segment_letters_ = 0;  // letters since the last acronym dot
  bool hashtag_ = false, last_capital_ = false;
  int tanwin_ = 0;  // 1: U+064B seen; 2: and the alef it belongs to
  const char* tatweel_end_ = nullptr;
};

bool is_vowel_letter(std::uint8_t key) { return key == kWaw || key == kYeh || key == kHeh; }

}  // namespace

void Tokens::clear() {
  tokens.clear();
  keys.clear();
  key_offsets.clear();
  lines.clear();
}

void tokenize(std::string_view text, Tokens& out) { Tokenizer(text, out).run(); }

std::uint64_t key_hash(std::span<const std::uint8_t> key) {
  const std::uint8_t* first = key.data();
  const std::uint8_t* last = first + key.size();
  // ئ is a kind of yeh to the key: as carrier of an initial vowel it goes, and so does alef in its place.
  while (last - first >= 2 && (first[0] == kAlef || first[0] == kYeh) &&
         (is_vowel_letter(first[1]) || first[1] == kAlef)) {
    ++first;
  }
  if (last - first >= 3 && last[-1] == kHeh && (last[-2] == kAlef || last[-2] == kWaw || last[-2] == kYeh)) {
    --last;
  }
  return first == last ? 0 : hash_bytes(first, static_cast<std::size_t>(last - first));
}

}  // namespace wasla::text
