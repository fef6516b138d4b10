#include "wasla/index/sound_index.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <tuple>
#include <unordered_map>

#include "wasla/text/neutral_form.h"
#include "wasla/text/spelling.h"

namespace wasla::index {
namespace {

using text::PartRole;

// Of a name in one word: fewer classes say too little to look for it at all.
constexpr std::size_t kFewestClasses = 2;
// A name of two words is also looked for written as one, if they have so many classes together.
constexpr std::size_t kFewestJoined = 4;
// The second rarest word of a name finds it too, unless so many names have it: the first one will do then.
constexpr std::uint32_t kMostOfSecondAnchor = 24;
constexpr std::size_t kLongestSoundName = 8;  // words
constexpr std::size_t kSlotsPerBucket = 4;

using WordSkeletons = std::array<PackedSkeleton, 2>;

struct Unit {
  WordSkeletons skeletons;
  bool optional;
};

WordSkeletons packed(const text::Skeletons& skeletons) {
  WordSkeletons result{};
  std::size_t count = 0;
  for (const std::string& key : skeletons.keys) {
    const PackedSkeleton s = pack(key);
    if (count < result.size() && (count == 0 || result[0] != s)) {
      result[count++] = s;
    }
  }
  return result;
}

WordSkeletons together(const WordSkeletons& a, const WordSkeletons& b) {
  WordSkeletons both{joined(a[0], b[0]), 0};
  if (a[1] || b[1]) {
    both[1] = joined(a[1] ? a[1] : a[0], b[1] ? b[1] : b[0]);
  }
  return both;
}

class Builder {
 public:
  SoundSections run(std::span<const SoundedName> names) {
    for (const SoundedName& name : names) {
      read_units(name);
      add(name);
    }
    choose_anchors();
    write_words();
    write_slots();
    return std::move(sections_);
  }

 private:
  struct Filed {
    std::uint32_t name, entity;
    text::FoldingProfile profile;
    std::vector<std::uint32_t> words;
    std::vector<bool> optional;
    bool joined = false;
    PackedSkeleton sounds = 0;
  };
  struct Anchor {
    std::uint32_t filed;  // index in filed_
    std::uint8_t word;    // … of its words
  };

  // "Abd" and what follows are one word, as they are written together or apart.
  void read_units(const SoundedName& name) {
    units_.clear();
    text::spell(name.text, text::spelling_profile(name.text, name.lang), scratch_, spelling_);
    bool servant = false;
    for (std::size_t p = 0; p < spelling_.parts.size(); ++p) {
      const text::SpelledPart& part = spelling_.parts[p];
      text::skeletons(spelling_, p, p + 1, keys_);
      const WordSkeletons skeletons = packed(keys_);
      if (!skeletons[0]) {
        continue;
      }
      if (servant) {
        units_.back().skeletons = together(units_.back().skeletons, skeletons);
      } else {
        units_.push_back({skeletons, part.role == PartRole::kPatronymic || (part.role == PartRole::kTitle && p == 0)});
      }
      servant = !servant && part.end - part.begin == 3 && skeletons[0] == kServant;
    }
  }

  void add(const SoundedName& name) {
    profiles_[name.entity] |= static_cast<std::uint8_t>(1 << static_cast<int>(spelling_.profile));
    const auto required = static_cast<std::size_t>(
        std::count_if(units_.begin(), units_.end(), [](const Unit& u) { return !u.optional; }));
    if (required == 0 || units_.size() > kLongestSoundName ||
        (required == 1 && std::all_of(units_.begin(), units_.end(), [](const Unit& u) {
           return u.optional || classes(u.skeletons[0]) < kFewestClasses;
         }))) {
      return;
    }
    // Without its title a name of one word is another.
    Filed filed{name.name, name.entity, spelling_.profile, {}, {}};
    for (const Unit& unit : units_) {
      filed.words.push_back(word(unit.skeletons));
      filed.optional.push_back(unit.optional && required > 1);
    }
    filed.sounds = pack_sounds(text::neutral_form(spelling_));
    filed_.push_back(filed);
    if (units_.size() == 2 && required == 2) {
      const WordSkeletons both = together(units_[0].skeletons, units_[1].skeletons);
      if (classes(both[0]) >= kFewestJoined) {
        filed_.push_back(
            {name.name, name.entity, spelling_.profile, {word(both)}, {false}, true, filed_.back().sounds});
      }
    }
  }

  std::uint32_t word(const WordSkeletons& skeletons) {
    const auto found = words_.try_emplace(skeletons, static_cast<std::uint32_t>(words_.size())).first;
    counts_.resize(words_.size(), 0);
    ++counts_[found->second];
    return found->second;
  }

  // The rarest words; of equally rare ones those with most classes, then the first.
  void choose_anchors() {
    std::vector<std::size_t> length(words_.size());
    for (const auto& [skeletons, number] : words_) {
      length[number] = classes(skeletons[0]);
    }
    for (std::uint32_t f = 0; f < filed_.size(); ++f) {
      const Filed& filed = filed_[f];
      std::vector<std::uint8_t> order;
      for (std::size_t i = 0; i < filed.words.size(); ++i) {
        if (!filed.optional[i]) {
          order.push_back(static_cast<std::uint8_t>(i));
        }
      }
      std::stable_sort(order.begin(), order.end(), [&](std::uint8_t a, std::uint8_t b) {
        const std::uint32_t x = filed.words[a], y = filed.words[b];
        return counts_[x] != counts_[y] ? counts_[x] < counts_[y] : length[x] > length[y];
      });
      anchors_.push_back({f, order[0]});
      if (order.size() > 1 && counts_[filed.words[order[1]]] <= kMostOfSecondAnchor) {
        anchors_.push_back({f, order[1]});
      }
    }
  }

  // Words by their skeletons, names by anchor: an order that does not depend on that of the tables.
  void write_words() {
    std::vector<std::uint32_t> place(words_.size());
    for (const auto& [skeletons, number] : words_) {
      place[number] = static_cast<std::uint32_t>(sections_.words.size());
      sections_.words.push_back({{skeletons[0], skeletons[1]}, {}});
    }
    sections_.words.push_back({});
    is_anchor_.resize(sections_.words.size());
    std::vector<std::uint32_t> first_part;
    for (const Filed& filed : filed_) {
      first_part.push_back(static_cast<std::uint32_t>(sections_.parts.size()));
      for (std::size_t i = 0; i < filed.words.size(); ++i) {
        sections_.parts.push_back(place[filed.words[i]] | (filed.optional[i] ? kOptionalPart : 0));
      }
    }
    auto word_of = [&](const Anchor& anchor) { return place[filed_[anchor.filed].words[anchor.word]]; };
    std::stable_sort(anchors_.begin(), anchors_.end(),
                     [&](const Anchor& a, const Anchor& b) { return word_of(a) < word_of(b); });
    for (int profile = 0; profile < text::kFoldingProfiles; ++profile) {
      auto at = anchors_.begin();
      for (std::uint32_t w = 0; w < sections_.words.size(); ++w) {
        sections_.words[w].first_name[profile] = static_cast<std::uint32_t>(sections_.names.size());
        for (; at != anchors_.end() && word_of(*at) == w; ++at) {
          const Filed& filed = filed_[at->filed];
          is_anchor_[w] = true;
          if (static_cast<int>(filed.profile) != profile && profiles_[filed.entity] >> profile & 1) {
            continue;
          }
          sections_.names.push_back(
              {filed.name,
               first_part[at->filed],
               static_cast<std::uint8_t>(filed.words.size()),
               at->word,
               filed.joined,
               static_cast<std::uint8_t>(filed.profile),
               {static_cast<std::uint32_t>(filed.sounds), static_cast<std::uint32_t>(filed.sounds >> 32)}});
        }
      }
    }
  }

  void write_slots() {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
    for (std::uint32_t w = 0; w + 1 < sections_.words.size(); ++w) {
      if (!is_anchor_[w]) {
        continue;  // no name is found by it
      }
      for (const PackedSkeleton skeleton : sections_.words[w].skeletons) {
        if (!skeleton) {
          continue;
        }
        keys.emplace_back(skeleton_key(skeleton), w);
        if (classes(skeleton) >= kClassesForEdit) {
          for_each_shorter(skeleton, [&](PackedSkeleton shorter) { keys.emplace_back(skeleton_key(shorter), w); });
        }
      }
    }
    const std::size_t buckets = std::max<std::size_t>(1, keys.size() / kSlotsPerBucket);
    auto bucket = [buckets](std::uint64_t key) { return static_cast<std::size_t>((key >> 32) * buckets >> 32); };
    auto order = [&](const auto& key) {
      return std::tuple(bucket(key.first), static_cast<std::uint32_t>(key.first), key.second);
    };
    std::sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
    keys.erase(
        std::unique(keys.begin(), keys.end(), [&](const auto& a, const auto& b) { return order(a) == order(b); }),
        keys.end());
    sections_.starts.assign(buckets + 1, 0);
    for (const auto& [key, word] : keys) {
      sections_.slots.push_back({static_cast<std::uint32_t>(key), word});
      ++sections_.starts[bucket(key) + 1];
    }
    for (std::size_t b = 1; b < sections_.starts.size(); ++b) {
      sections_.starts[b] += sections_.starts[b - 1];
    }
  }

  text::SpellingScratch scratch_;
  text::Spelling spelling_;
  text::Skeletons keys_;
  std::vector<Unit> units_;
  std::map<WordSkeletons, std::uint32_t> words_;
  std::vector<std::uint32_t> counts_;
  std::unordered_map<std::uint32_t, std::uint8_t> profiles_;  // of each entity
  std::vector<Filed> filed_;
  std::vector<Anchor> anchors_;
  std::vector<bool> is_anchor_;  // of each word
  SoundSections sections_;
};

}  // namespace

SoundSections build_sound_sections(std::span<const SoundedName> names) { return Builder().run(names); }

}  // namespace wasla::index
