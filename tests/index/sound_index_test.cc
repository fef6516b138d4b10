#include "wasla/index/sound_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "wasla/text/neutral_form.h"
#include "wasla/text/spelling.h"

namespace wasla::index {
namespace {

using text::FoldingProfile;

const std::vector<SoundedName> kNames{
    {0, 0, "Hadi al-Amiri", "en"},     {1, 0, "هادي العامري", "ar"}, {2, 1, "Kirkuk", "en"},
    {3, 2, "Abdul Rahman Arif", "en"}, {4, 3, "Sheikh Said", "en"},  {5, 4, "Hizb Allah", "en"},
};

SoundIndex view(const SoundSections& s) {
  SoundIndex index;
  index.words = s.words;
  index.starts = s.starts;
  index.slots = s.slots;
  index.names = s.names;
  index.parts = s.parts;
  return index;
}

PackedSkeleton skeleton(std::string_view word, std::string_view lang) {
  text::SpellingScratch scratch;
  text::Spelling spelling;
  text::Skeletons keys;
  text::spell(word, text::spelling_profile(word, lang), scratch, spelling);
  text::skeletons(spelling, 0, spelling.parts.size(), keys);
  return pack(keys.keys.at(0));
}

// The numbers of the names that a word of the text leads to.
std::set<std::uint32_t> found(const SoundIndex& index, PackedSkeleton skeleton, FoldingProfile profile) {
  std::set<std::uint32_t> names;
  index.for_each_word(skeleton, [&](std::uint32_t word) {
    if (index.near(word, skeleton)) {
      for (const SoundName& name : index.anchored(word, profile)) {
        names.insert(name.name);
      }
    }
  });
  return names;
}

TEST(SoundIndex, FindsNamesByTheirWords) {
  const SoundSections sections = build_sound_sections(kNames);
  const SoundIndex index = view(sections);
  EXPECT_TRUE(found(index, skeleton("العامري", "ar"), FoldingProfile::kArabic).count(1));
  EXPECT_TRUE(found(index, skeleton("Ameri", "en"), FoldingProfile::kLatin).count(0));
  EXPECT_TRUE(found(index, skeleton("Kerkûk", "kmr"), FoldingProfile::kKurmanji).count(2));
  EXPECT_TRUE(found(index, skeleton("Kirkuuq", "en"), FoldingProfile::kLatin).count(2));
  EXPECT_TRUE(found(index, skeleton("Washington", "en"), FoldingProfile::kLatin).empty());
}

TEST(SoundIndex, ATextIsComparedWithNamesInItsOwnWriting) {
  const SoundSections sections = build_sound_sections(kNames);
  const SoundIndex index = view(sections);
  const PackedSkeleton amiri = skeleton("العامري", "ar");
  EXPECT_EQ(found(index, amiri, FoldingProfile::kArabic), std::set<std::uint32_t>{1});
  EXPECT_EQ(found(index, amiri, FoldingProfile::kLatin), std::set<std::uint32_t>{0});
  EXPECT_EQ(found(index, amiri, FoldingProfile::kSorani), (std::set<std::uint32_t>{0, 1}));
}

TEST(SoundIndex, NamesOfTwoWordsAreFoundWrittenAsOne) {
  const SoundSections sections = build_sound_sections(kNames);
  const SoundIndex index = view(sections);
  EXPECT_TRUE(found(index, skeleton("Hezbollah", "en"), FoldingProfile::kLatin).count(5));
}

TEST(SoundIndex, PartsAreInTheNamesOrder) {
  const SoundSections sections = build_sound_sections(kNames);
  const SoundIndex index = view(sections);
  for (const SoundName& name : index.names) {
    const auto parts = index.parts_of(name);
    ASSERT_EQ(parts.size(), name.parts);
    ASSERT_LT(name.anchor, parts.size());
    if (name.name == 3) {  // Abdul and Rahman are one word
      EXPECT_EQ(parts.size(), name.joined ? 1u : 2u);
    }
    if (name.name == 4 && !name.joined) {  // without its title it were another name
      EXPECT_EQ(parts[0] & kOptionalPart, 0u);
    }
  }
}

TEST(SoundIndex, DamageFindsTooLittleAndNoMore) {
  const SoundSections sections = build_sound_sections(kNames);
  std::mt19937 random(3);
  auto damage = [&random](auto values) {
    for (int i = 0; i < 3 && !values.empty(); ++i) {
      auto* bytes = reinterpret_cast<unsigned char*>(values.data());
      bytes[random() % (values.size() * sizeof values[0])] = static_cast<unsigned char>(random());
    }
    if (random() % 4 == 0) {
      values.resize(random() % (values.size() + 1));
    }
    return values;
  };
  for (int i = 0; i < 300; ++i) {
    const SoundSections broken{damage(sections.words), damage(sections.starts), damage(sections.slots),
                               damage(sections.names), damage(sections.parts)};
    const SoundIndex index = view(broken);
    for (const SoundedName& name : kNames) {
      index.for_each_word(skeleton(name.text, name.lang), [&](std::uint32_t word) {
        index.near(word, skeleton(name.text, name.lang));
        for (const SoundName& n : index.anchored(word, FoldingProfile::kLatin)) {
          index.parts_of(n);
        }
      });
    }
  }
}

TEST(SoundIndex, OfNothing) {
  const SoundSections sections = build_sound_sections({});
  const SoundIndex index = view(sections);
  EXPECT_TRUE(found(index, skeleton("Kirkuk", "en"), FoldingProfile::kLatin).empty());
  EXPECT_TRUE(found(SoundIndex(), skeleton("Kirkuk", "en"), FoldingProfile::kLatin).empty());
}

}  // namespace
}  // namespace wasla::index
