#include "wasla/linking/mention_trimmer.h"

#include <algorithm>

#include "wasla/linking/head_words.h"

namespace wasla::linking {
namespace {

using text::CharKind;
using text::Token;

bool is_administrative_unit(EntityClass entity_class) {
  static const EntityClass units[] = {*parse_entity_class("governorate"), *parse_entity_class("district"),
                                      *parse_entity_class("subdistrict"), *parse_entity_class("region")};
  return std::find(std::begin(units), std::end(units), entity_class) != std::end(units);
}

// The match that begins at `begin`, ends at or before `end` and reaches farthest; its entity is preferred to be this.
const NameMatch* match_within(const std::vector<NameMatch>& matches, std::uint64_t begin, std::uint64_t end,
                              EntityNumber entity, bool same_entity_only) {
  const NameMatch* found = nullptr;
  auto at = std::lower_bound(matches.begin(), matches.end(), begin,
                             [](const NameMatch& m, std::uint64_t b) { return m.begin < b; });
  for (; at != matches.end() && at->begin == begin; ++at) {
    if (at->kind >= MatchKind::kAntecedent || at->end > end || (same_entity_only && at->entity != entity)) {
      continue;
    }
    if (!found || at->end > found->end || (at->end == found->end && at->entity == entity)) {
      found = &*at;
    }
  }
  return found;
}

}  // namespace

void trim_class_nouns(const Index& index, std::string_view text, const text::Tokens& tokens,
                      const std::vector<NameMatch>& matches, std::uint32_t first, std::uint32_t last,
                      Mention& mention) {
  if (first == last) {
    return;
  }
  const EntityView entity = index.entity(mention.best.entity);
  const bool unit = is_administrative_unit(entity.entity_class), person = entity.type == EntityType::kPerson;
  // A nickname keeps its title: Mam Jalal.
  const bool titled = person && index.name(mention.best.name).kind != NameKind::kNickname;
  const Token& head = tokens.tokens[first];
  const Token& tail = tokens.tokens[last];
  auto is_class_noun = [&](const Token& token) {
    // Behind a proclitic (بمحافظة حلب) the noun begins where the mention does.
    auto key = tokens.key(token);
    while (!key.empty() &&
           tokens.key_offsets[static_cast<std::size_t>(key.data() - tokens.keys.data())] < mention.begin) {
      key = key.subspan(1);
    }
    const HeadWord* word = find_head_word(key);
    // A title too: الملك سلمان, Rêber Apo.
    return word && word->type == entity.type && (word->class_noun || (titled && !word->entity_class));
  };
  // In Latin script a capital makes the noun part of the name (Anbar Governorate); Kurmanji has its noun before the
  // name and outside it however it is written.
  const bool small_head = titled || head.script == CharKind::kArabic || !(head.flags & text::kCapital) ||
                          mention.language == Language::kKurmanji;
  if (small_head && is_class_noun(head)) {
    std::uint32_t next = first + 1;
    if (next < last && text.substr(tokens.tokens[next].begin, 3) == "of ") {
      ++next;
    }
    const std::uint32_t begin = tokens.tokens[next].begin;
    const NameMatch* rest = match_within(matches, begin, mention.end, mention.best.entity, !unit);
    if (rest || unit || titled) {
      mention.begin = mention.token_begin = begin;
      if (rest) {
        mention.end = rest->end;
        mention.token_end = rest->token_end;
      }
      return;
    }
  }
  if (tail.script == CharKind::kLatin && !(tail.flags & text::kCapital) && is_class_noun(tail)) {
    const Token& before = tokens.tokens[last - 1];
    const NameMatch* rest = match_within(matches, mention.begin, before.end, mention.best.entity, !unit);
    if (rest || unit) {
      mention.end = rest ? rest->end : before.end;
      mention.token_end = before.end;
    }
  }
}

}  // namespace wasla::linking
