#include "wasla/maintenance/index_difference.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "wasla/base/hash.h"
#include "wasla/index/segment.h"
#include "wasla/maintenance/name_letters.h"
#include "wasla/text/language.h"

namespace wasla::maintenance {
namespace {

constexpr Language kLanguages[] = {Language::kArabic,  Language::kSorani, Language::kKurmanji,
                                   Language::kEnglish, Language::kBadini, Language::kOther};

// One of the two states, with what is known to differ in it.
struct Side {
  explicit Side(const Index& i) : index(i) {
    for (EntityNumber e = 0; e < index.entity_count(); ++e) {
      entities.emplace(index.entity(e).id, e);
    }
    for (std::uint32_t s = 0; s < index.segment_count(); ++s) {
      for (std::uint32_t n = 0; n < index.segment(s).names.size(); ++n) {
        names.emplace_back(hash_of(index.name({s, n})), NameNumber{s, n});
      }
    }
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  }

  std::uint64_t hash_of(const NameView& name) {
    buffer.clear();
    for (const std::string_view part : {name.entity == kNoEntity ? std::string_view() : index.entity(name.entity).id,
                                        name.lang, name.text, name.match}) {
      buffer.append(part).push_back('\0');
    }
    for (const int number :
         {int{static_cast<std::uint8_t>(name.kind)}, int{static_cast<std::uint8_t>(name.use)}, int{name.profile},
          int{name.from.value_or(index::kNoYear)}, int{name.to.value_or(index::kNoYear)}}) {
      buffer.append(std::to_string(number)).push_back(',');
    }
    return hash_bytes(buffer.data(), buffer.size());
  }

  void mark_differing_names(const Side& other) {
    auto theirs = other.names.begin();
    for (const auto& [hash, number] : names) {
      while (theirs != other.names.end() && theirs->first < hash) {
        ++theirs;
      }
      if (theirs == other.names.end() || theirs->first != hash) {
        changed_names.insert(code(number));
        if (const EntityNumber entity = index.name(number).entity; entity != kNoEntity) {
          renamed.insert(index.entity(entity).id);
        }
      }
    }
  }

  static std::uint64_t code(NameNumber n) { return std::uint64_t{n.segment} << 32 | n.name; }

  const Index& index;
  std::unordered_map<std::string_view, EntityNumber> entities;
  std::vector<std::pair<std::uint64_t, NameNumber>> names;  // by hash of all that is said of them
  std::unordered_set<std::uint64_t> changed_names;          // code()
  std::unordered_set<std::string_view> renamed;             // entities of those
  std::string buffer;
};

// What linking asks of an entity beside its names.
std::string facts(const Index& index, EntityNumber number) {
  static const EntityClass country = *parse_entity_class("country");
  const EntityView e = index.entity(number);
  std::string all = std::string(to_string(e.type)) + ' ' + std::to_string(e.entity_class) + ' ' +
                    std::to_string(e.prior) + ' ' + std::to_string(e.from.value_or(index::kNoYear)) + ' ' +
                    std::to_string(e.to.value_or(index::kNoYear)) + ' ';
  all.append(e.description).push_back('\0');
  for (const EntityNumber other : index.related(number)) {
    const EntityView view = index.entity(other);
    all.append(view.id).append(view.entity_class == country ? "!" : ",");
  }
  return all;
}

// … and of its names taken together.
std::string summary_of_names(const Index& index, EntityNumber number) {
  std::string all;
  for (const Language language : kLanguages) {
    const std::string_view tag = to_string(language);
    all.append(index.label(number, tag)).append(index.has_name_in(number, tag) ? "\1" : "\2");
  }
  return all;
}

std::unordered_set<std::string_view> changed_entities(const Side& from, const Side& to) {
  std::unordered_set<std::string_view> changed;
  for (const auto& [id, number] : from.entities) {
    const auto other = to.entities.find(id);
    if (other == to.entities.end() || facts(from.index, number) != facts(to.index, other->second) ||
        ((from.renamed.contains(id) || to.renamed.contains(id)) &&
         summary_of_names(from.index, number) != summary_of_names(to.index, other->second))) {
      changed.insert(id);
    }
  }
  for (const auto& [id, number] : to.entities) {
    if (!from.entities.contains(id)) {
      changed.insert(id);
    }
  }
  return changed;
}

void add_letters(const Side& side, const std::unordered_set<std::string_view>& entities, NameLetters& pieces,
                 IndexDifference& out) {
  for (const auto& [hash, number] : side.names) {
    const NameView name = side.index.name(number);
    if (side.changed_names.contains(Side::code(number)) ||
        (name.entity != kNoEntity && entities.contains(side.index.entity(name.entity).id))) {
      out.letters.push_back(pieces.of(name.text));
    }
  }
}

// Every name filed by sound, with what it is told apart by.
struct FiledName {
  std::uint64_t hash;
  bool changed;  // the name or its entity
  FiledSound sound;
};

std::vector<FiledName> filed_names(Side& side, const std::unordered_set<std::string_view>& entities) {
  std::vector<FiledName> filed;
  for (std::uint32_t s = 0; s < side.index.segment_count(); ++s) {
    const index::SoundIndex& sounds = side.index.segment(s).sounds;
    for (std::uint32_t w = 0; w + 1 < sounds.words.size(); ++w) {
      for (int p = 0; p < static_cast<int>(text::kFoldingProfiles); ++p) {
        const auto profile = static_cast<text::FoldingProfile>(p);
        for (const index::SoundName& name : sounds.anchored(w, profile)) {
          const NameNumber number{s, name.name};
          const NameView view = side.index.name(number);
          FiledName f{
              side.hash_of(view),
              side.changed_names.contains(Side::code(number)) ||
                  (view.entity != kNoEntity && entities.contains(side.index.entity(view.entity).id)),
              {{}, name.anchor, profile, static_cast<text::FoldingProfile>(name.profile), index::sounds_of(name)}};
          for (const index::SoundPart part : sounds.parts_of(name)) {
            const std::uint32_t word = part & ~index::kOptionalPart;
            if (word < sounds.words.size()) {
              const auto& keys = sounds.words[word].skeletons;
              f.sound.parts.push_back({{keys[0], keys[1]}, (part & index::kOptionalPart) != 0});
            }
          }
          std::uint64_t key = mix(f.hash + (std::uint64_t{name.anchor} << 8 | std::uint64_t{name.joined} << 4 |
                                            static_cast<std::uint64_t>(p)));
          for (const FiledSound::Part& part : f.sound.parts) {
            key = mix(key ^ part.skeletons[0]) + part.skeletons[1] + part.optional;
          }
          f.hash = key;
          filed.push_back(std::move(f));
        }
      }
    }
  }
  std::sort(filed.begin(), filed.end(), [](const auto& a, const auto& b) { return a.hash < b.hash; });
  return filed;
}

// Those of `mine` that are filed otherwise in `theirs`, or are another name's or entity's.
void add_sounds(const std::vector<FiledName>& mine, const std::vector<FiledName>& theirs, IndexDifference& out) {
  auto other = theirs.begin();
  for (const FiledName& filed : mine) {
    while (other != theirs.end() && other->hash < filed.hash) {
      ++other;
    }
    if (filed.changed || other == theirs.end() || other->hash != filed.hash) {
      out.sounds.push_back(filed.sound);
    }
  }
}

std::vector<std::uint64_t> name_words(const Index& index) {
  std::vector<std::uint64_t> words;
  for (std::uint32_t s = 0; s < index.segment_count(); ++s) {
    const auto& own = index.segment(s).name_words;
    words.insert(words.end(), own.begin(), own.end());
  }
  std::sort(words.begin(), words.end());
  return words;
}

// Of one key no more than so many names are looked at: where there are more, one name may hide another.
bool has_crowded_key(const Index& index) {
  for (std::uint32_t s = 0; s < index.segment_count(); ++s) {
    const index::SoundIndex& sounds = index.segment(s).sounds;
    for (std::size_t b = 0; b + 1 < sounds.starts.size(); ++b) {
      std::size_t run = 0;
      const std::uint32_t last =
          std::min<std::uint32_t>(sounds.starts[b + 1], static_cast<std::uint32_t>(sounds.slots.size()));
      for (std::uint32_t i = sounds.starts[b]; i < last; ++i) {
        run = i > sounds.starts[b] && sounds.slots[i].tag == sounds.slots[i - 1].tag ? run + 1 : 1;
        if (run > index::kMostOfOneKey) {
          return true;
        }
      }
    }
  }
  return false;
}

std::string reason_for_everything(const Index& from, const Index& to) {
  for (const char* model : {"language", "words", "alignment", "weights", "ranker", "pieces", "vectors"}) {
    if (from.model(model) != to.model(model)) {
      return std::string("the model '") + model + "' differs";
    }
  }
  if (from.segment_count() != 1 || to.segment_count() != 1) {
    return "there are several indexes";
  }
  for (int p = 0; p < static_cast<int>(text::kFoldingProfiles); ++p) {
    const auto profile = static_cast<text::FoldingProfile>(p);
    // As the linker counts them: fewer than a hundred are as good as that many.
    auto names = [profile](const Index& index) {
      return static_cast<double>(std::max<std::size_t>(100, index.segment(0).sounds.names_for(profile)));
    };
    if (std::abs(std::log(names(from) / names(to))) > kNegligibleOdds) {
      return "the number of names has changed much";
    }
  }
  if (has_crowded_key(from) || has_crowded_key(to)) {
    return "many names sound alike";
  }
  return "";
}

}  // namespace

IndexDifference compare_indexes(const Index& from, const Index& to) {
  IndexDifference difference;
  Side a(from), b(to);
  a.mark_differing_names(b);
  b.mark_differing_names(a);
  const auto entities = changed_entities(a, b);
  difference.names = a.changed_names.size() + b.changed_names.size();
  difference.entities = entities.size();
  difference.everything = reason_for_everything(from, to);
  const auto words_before = name_words(from), words_after = name_words(to);
  std::vector<std::uint64_t> words;
  std::set_symmetric_difference(words_before.begin(), words_before.end(), words_after.begin(), words_after.end(),
                                std::back_inserter(words));
  for (const std::uint64_t word : words) {
    difference.name_words.push_back(word & ~index::kNameWordBits);
  }
  NameLetters pieces;
  add_letters(a, entities, pieces, difference);
  add_letters(b, entities, pieces, difference);
  std::sort(difference.letters.begin(), difference.letters.end());
  difference.letters.erase(std::unique(difference.letters.begin(), difference.letters.end()), difference.letters.end());
  const auto sounds_before = filed_names(a, entities), sounds_after = filed_names(b, entities);
  add_sounds(sounds_before, sounds_after, difference);
  add_sounds(sounds_after, sounds_before, difference);
  std::sort(difference.sounds.begin(), difference.sounds.end());
  difference.sounds.erase(std::unique(difference.sounds.begin(), difference.sounds.end()), difference.sounds.end());
  if (difference.letters.empty() && difference.sounds.empty() && difference.name_words.empty() && !difference.names) {
    difference.everything.clear();
    if (from.model("words") != to.model("words")) {
      difference.everything = "the models differ";
    }
  }
  return difference;
}

}  // namespace wasla::maintenance
