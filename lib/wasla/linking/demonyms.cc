#include "wasla/linking/demonyms.h"

#include <algorithm>

#include "wasla/index/name_path.h"
#include "wasla/index/segment.h"
#include "wasla/linking/entity_classes.h"

namespace wasla::linking {
namespace {

using Key = std::span<const std::uint8_t>;

constexpr std::size_t kShortestLand = 3;  // letters

constexpr std::string_view kLatinEndings[] = {"i", "is", "n", "ns", "an", "ans", "ian", "ians", "ish", "ese", "ite"};

bool names_land(const Index& index, Key key) {
  static constexpr std::uint8_t kArticle[] = {text::kAlef, text::kLam};
  for (std::uint32_t s = 0; s < index.segment_count(); ++s) {
    const Segment& segment = index.segment(s);
    for (const std::uint64_t hash : {text::key_hash(key), index::joined_hash(kArticle, key)}) {
      const std::uint32_t root = segment.root(segment.find_token(hash));
      if (root == kNoNode) {
        continue;
      }
      const auto [first, last] = segment.names_at(root);
      for (std::uint32_t n = first; n < last; ++n) {
        const EntityNumber entity = index.name({s, n}).entity;
        if (entity != kNoEntity && is_land(index.entity(entity).entity_class)) {
          return true;
        }
      }
    }
  }
  return false;
}

template <typename Ending>
bool ends_land(const Index& index, Key key, const Ending& ending) {
  return key.size() >= ending.size() + kShortestLand &&
         std::equal(ending.begin(), ending.end(), key.end() - ending.size()) &&
         names_land(index, key.first(key.size() - ending.size()));
}

}  // namespace

std::span<const std::string_view> demonym_endings(text::FoldingProfile profile) {
  static constexpr std::string_view kArabic[] = {"ي", "ى", "ية", "يه", "يين", "يون"};
  static constexpr std::string_view kSorani[] = {"ی", "ي", "یە"};
  static constexpr std::string_view kKurmanji[] = {"î", "i"};
  switch (profile) {
    case text::FoldingProfile::kArabic: return kArabic;
    case text::FoldingProfile::kSorani: return kSorani;
    case text::FoldingProfile::kKurmanji: return kKurmanji;
    case text::FoldingProfile::kLatin: return kLatinEndings;
  }
  return {};
}

bool is_of_known_land(const Index& index, const text::Tokens& tokens, std::uint32_t i) {
  // As keys: all scripts fold their letters together there.
  static constexpr std::uint8_t kNisba[] = {text::kYeh}, kFeminine[] = {text::kYeh, text::kHeh},
                                kPlural[] = {text::kYeh, text::kYeh, text::kNoon};
  static constexpr Key kArabicScript[] = {kNisba, kFeminine, kPlural};
  const text::Token& token = tokens.tokens[i];
  Key key = tokens.key(token);
  if (token.script == text::CharKind::kLatin) {
    return std::any_of(std::begin(kLatinEndings), std::end(kLatinEndings),
                       [&](std::string_view ending) { return ends_land(index, key, ending); });
  }
  if (key.size() > 4 && key[0] == text::kAlef && key[1] == text::kLam) {
    key = key.subspan(2);
  }
  return std::any_of(std::begin(kArabicScript), std::end(kArabicScript),
                     [&](Key ending) { return ends_land(index, key, ending); });
}

bool sounds_like_demonym(std::string_view word, std::string_view name) {
  if (word.size() < kShortestLand || name.empty()) {
    return false;
  }
  const char last = word.back();
  if (last == 'i' || last == 'y') {
    return name.back() != 'i' && name.back() != 'y';
  }
  return (word.ends_with("iS") || word.ends_with("an") || word.ends_with("ese")) && name.back() != last;
}

}  // namespace wasla::linking
