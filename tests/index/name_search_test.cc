#include "wasla/index/name_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "models/example_pairs.h"
#include "wasla/index/match_trainer.h"
#include "wasla/models/name_vectors.h"
#include "wasla/models/piece_trainer.h"
#include "wasla/models/vector_trainer.h"

namespace wasla {
namespace {

using models::TaggedName;
using testing::ElementsAre;

const NameMatchingModel& model() {
  static const NameMatchingModel trained = train_name_matching(models::example_pairs(), {}, {});
  return trained;
}

// All spellings in all languages; ids n0, n1, … as in the pairs.
std::vector<TaggedName> all_names() {
  std::vector<TaggedName> names;
  int number = 0;
  for (const models::ExampleName& name : models::kExampleNames) {
    const std::string id = "n" + std::to_string(number++);
    names.push_back({id, "ar", name.ar});
    names.push_back({id, "ckb", name.ckb});
    names.push_back({id, "kmr", name.kmr});
    names.push_back({id, "en", name.en});
  }
  return names;
}

std::vector<std::string> ids(const std::vector<TaggedName>& names, const std::vector<FoundName>& found) {
  std::vector<std::string> out;
  for (const FoundName& f : found) {
    out.push_back(names.at(f.name).id);
  }
  return out;
}

// Whatever is asked, results are in order, probabilities are such, no id comes twice.
void expect_sound(const std::vector<TaggedName>& names, const std::vector<FoundName>& found, std::size_t top) {
  EXPECT_LE(found.size(), top);
  double sum = 0;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < found.size(); ++i) {
    ASSERT_LT(found[i].name, names.size());
    EXPECT_TRUE(seen.insert(names[found[i].name].id).second) << "twice: " << names[found[i].name].id;
    EXPECT_TRUE(std::isfinite(found[i].score));
    EXPECT_GE(found[i].probability, 0);
    sum += static_cast<double>(found[i].probability);
    if (i > 0) {
      EXPECT_GE(found[i - 1].score, found[i].score);
      EXPECT_GE(found[i - 1].probability, found[i].probability);
    }
  }
  EXPECT_LT(sum, 1.0001);
}

std::vector<TaggedName> names_in(std::string_view lang) {
  std::vector<TaggedName> list;
  for (const TaggedName& name : all_names()) {
    if (name.lang == lang) {
      list.push_back(name);
    }
  }
  return list;
}

TEST(NameSearch, FindsEveryNameOfTheListInItsOwnSpellingFirst) {
  NameSearch::Scratch scratch;
  for (const char* lang : {"ar", "ckb", "kmr", "en"}) {
    const std::vector<TaggedName> names = names_in(lang);
    const NameSearch search(names, model());
    EXPECT_EQ(search.size(), names.size());
    for (std::uint32_t n = 0; n < names.size(); ++n) {
      const auto& found = search.find(names[n].text, lang, {}, scratch);
      expect_sound(names, found, 10);
      ASSERT_EQ(found.size(), 10u);
      EXPECT_EQ(found[0].name, n) << names[n].text;
      EXPECT_EQ(found[0].features[static_cast<std::size_t>(models::MatchFeature::kSame)], 1.0f);
      EXPECT_GT(found[0].score, found[1].score);
    }
  }
}

TEST(NameSearch, OtherSpellingsOfAnIdDoNotStandInItsWay) {
  const std::vector<TaggedName> names = all_names();
  const NameSearch search(names, model());
  NameSearch::Scratch scratch;
  for (const TaggedName& name : names) {
    const auto& found = search.find(name.text, name.lang, {}, scratch);
    expect_sound(names, found, 10);
    EXPECT_EQ(names[found.at(0).name].id, name.id) << name.text;
  }
}

TEST(NameSearch, FindsAcrossScriptsAndSpellings) {
  const std::vector<TaggedName> names = all_names();
  NameSearch::Scratch scratch;
  int right = 0, asked = 0;
  for (const char* lang : {"ar", "ckb", "kmr", "en"}) {
    const std::vector<TaggedName> list = names_in(lang);
    const NameSearch search(list, model());
    for (const TaggedName& query : names) {
      const auto& found = search.find(query.text, query.lang, {.top = 1}, scratch);
      ASSERT_EQ(found.size(), 1u);
      ++asked;
      right += list[found[0].name].id == query.id;
    }
  }
  EXPECT_GE(right, asked * 95 / 100) << right << " of " << asked;
}

// The model with all its parts.
const NameMatchingModel& whole_model() {
  static const NameMatchingModel trained = [] {
    const std::vector<models::NamePair> pairs = models::example_pairs();
    return train_name_matching(pairs,
                               {models::NameVectors::own(models::train_name_vectors(pairs, {})),
                                models::Pieces::own(models::train_pieces(models::piece_names(pairs), {}))},
                               {});
  }();
  return trained;
}

// How many of all spellings find their id first in a list of one language, in percent.
int right_first(const NameSearchOptions& options) {
  const std::vector<TaggedName> names = all_names();
  NameSearch::Scratch scratch;
  int right = 0, asked = 0;
  for (const char* lang : {"ar", "en"}) {
    const std::vector<TaggedName> list = names_in(lang);
    const NameSearch search(list, whole_model());
    for (const TaggedName& query : names) {
      const auto& found = search.find(query.text, query.lang, options, scratch);
      expect_sound(list, found, options.top);
      ++asked;
      right += list[found.at(0).name].id == query.id;
    }
  }
  return 100 * right / asked;
}

TEST(NameSearch, FindsWithoutAnyOneOfItsParts) {
  EXPECT_GE(right_first({}), 95);
  EXPECT_GE(right_first({.vectors = false}), 95);
  EXPECT_GE(right_first({.pieces = false}), 95);
  EXPECT_GE(right_first({.skeletons = false}), 90);
  EXPECT_GE(right_first({.alignment = false}), 80);
  EXPECT_GE(right_first({.skeletons = false, .pieces = false}), 90) << "by vectors alone";
  // Two of eight queries are names of the list themselves.
  EXPECT_LE(right_first({.skeletons = false, .vectors = false, .pieces = false}), 35) << "but for equal names";
}

TEST(NameSearch, WordsThatSkeletonsMissAreFoundByVectorsAndPieces) {
  // Two consonants of four are others: no deletion leads from one to the other.
  std::vector<TaggedName> names = names_in("en");
  names.push_back({"far", "en", "Sulaymaniyah"});
  const NameSearch search(names, whole_model());
  NameSearch::Scratch scratch;
  const auto finds = [&](const NameSearchOptions& options) {
    const auto& found = search.candidates("Sulaymagoyat", "en", options, scratch);
    return std::any_of(found.begin(), found.end(), [&](const FoundName& f) { return names[f.name].id == "far"; });
  };
  EXPECT_TRUE(finds({.skeletons = false, .pieces = false}));
  EXPECT_FALSE(finds({.skeletons = false, .vectors = false, .pieces = false}));
}

TEST(NameSearch, SpellingsThatWereNeverSeen) {
  const std::vector<TaggedName> names = all_names();
  const NameSearch search(names, model());
  NameSearch::Scratch scratch;
  static constexpr struct {
    const char *lang, *query, *target;
  } kQueries[] = {
      {"en", "Massud Barzany", "Masoud Barzani"},
      {"en", "Sadr, Moqtada", "Muqtada al-Sadr"},
      {"en", "Kassim Sulaimani", "Qasem Soleimani"},
      {"en", "Adel Abdelmahdi", "Adil Abdul-Mahdi"},
      {"en", "Adel Abd al-Mahdi", "Adil Abdul-Mahdi"},
      {"ar", "عادل عبدالمهدي", "Adil Abdul-Mahdi"},
      {"en", "Mustafa Kazemi", "Mustafa al-Kadhimi"},
      {"en", "Nerchirvan Barzani", "Nechirvan Barzani"},
      {"ckb", "مەسعوود بارزانی", "Masoud Barzani"},
      {"en", "Kerkuk", "Kirkuk"},
      {"", "Xanikin", "Khanaqin"},
      {"ru", "Басра", "Basra"},
      {"en", "Khalidkhalil", "Khalid Khalil"},
  };
  for (const auto& query : kQueries) {
    const auto& found = search.find(query.query, query.lang, {.top = 3}, scratch);
    ASSERT_FALSE(found.empty());
    std::string english;
    for (const TaggedName& name : names) {
      if (name.id == names[found[0].name].id && name.lang == "en") {
        english = name.text;
      }
    }
    EXPECT_EQ(english, query.target) << query.query;
  }
}

TEST(NameSearch, OneRowAnIdAndTopAndFill) {
  const std::vector<TaggedName> names{{"a", "en", "Khalid Khalil"}, {"b", "en", "Baghdad"}, {"a", "ar", "خالد خليل"},
                                      {"c", "en", "Mosul"},         {"c", "en", "Mosul"},   {"d", "en", "Zakho"}};
  const NameSearch search(names, model());
  NameSearch::Scratch scratch;
  for (const std::size_t top : {1, 2, 4, 10}) {
    const auto& filled = search.find("Khalid Khalil", "en", {.top = top}, scratch);
    expect_sound(names, filled, top);
    EXPECT_EQ(filled.size(), std::min<std::size_t>(top, 4));
    EXPECT_EQ(filled[0].name, 0u);
  }
  EXPECT_THAT(ids(names, search.find("Khalid Khalil", "en", {}, scratch)), ElementsAre("a", "b", "c", "d"));
  // What fills up has no probability; without it, only what sounds alike is there.
  const auto& filled = search.find("Khalid Khalil", "en", {}, scratch);
  EXPECT_EQ(filled.back().probability, 0);
  EXPECT_THAT(ids(names, search.find("Khalid Khalil", "en", {.fill = false}, scratch)), ElementsAre("a"));
  EXPECT_GT(search.find("Khalid Khalil", "en", {}, scratch)[0].probability, 0.5f);
  EXPECT_TRUE(search.find("Khalid Khalil", "en", {.top = 0}, scratch).empty());
}

TEST(NameSearch, TiesGoByTheOrderOfTheList) {
  const std::vector<TaggedName> names{
      {"z", "en", "Zakho"}, {"c", "en", "Mosul"}, {"a", "en", "Mosul"}, {"b", "en", "MOSUL"}, {"d", "en", "Mosul"}};
  const NameSearch search(names, model());
  NameSearch::Scratch scratch;
  EXPECT_THAT(ids(names, search.find("Mosul", "en", {}, scratch)), ElementsAre("c", "a", "d", "b", "z"));
  EXPECT_THAT(ids(names, search.find("الموصل", "ar", {.top = 2}, scratch)), ElementsAre("c", "a"));
}

TEST(NameSearch, ComparedBoundsWhatIsLookedAtButNotTheResult) {
  const std::vector<TaggedName> names = all_names();
  const NameSearch search(names, model());
  NameSearch::Scratch scratch;
  const auto& found = search.find("Mosul", "en", {.top = 30, .compared = 1}, scratch);
  EXPECT_EQ(found.size(), 30u);
  EXPECT_EQ(names[found[0].name].text, "Mosul");
}

TEST(NameSearch, NothingToSearchOrToAsk) {
  NameSearch::Scratch scratch;
  const NameSearch none(std::vector<TaggedName>{}, model());
  EXPECT_EQ(none.size(), 0u);
  EXPECT_TRUE(none.find("Mosul", "en", {}, scratch).empty());
  EXPECT_TRUE(none.find("", "", {}, scratch).empty());

  const std::vector<TaggedName> names{{"a", "en", "Mosul"}, {"b", "en", ""}, {"c", "ar", "…"}, {"d", "", "\xff"}};
  const NameSearch search(names, model());
  for (const char* query : {"", "...", " - "}) {
    EXPECT_TRUE(search.find(query, "en", {.fill = false}, scratch).empty()) << query;
    const auto& filled = search.find(query, "en", {}, scratch);
    EXPECT_THAT(ids(names, filled), ElementsAre("a", "b", "c", "d"));
    EXPECT_EQ(filled[0].probability, 0);
  }
  EXPECT_EQ(names[search.find("Mosul", "en", {}, scratch)[0].name].id, "a");
}

TEST(NameSearch, TheSameBytesComeFirstWithOrWithoutLetters) {
  const std::vector<TaggedName> names{{"a", "en", "???"}, {"b", "en", "!!!"},   {"c", "en", "7 7"},  {"d", "ar", "7"},
                                      {"e", "en", "7"},   {"f", "en", "MOSUL"}, {"g", "en", "Mosul"}};
  const NameSearch search(names, model());
  NameSearch::Scratch scratch;
  for (const auto& [query, id] : {std::pair("!!!", "b"), std::pair("???", "a"), std::pair("7 7", "c"),
                                  std::pair("MOSUL", "f"), std::pair("Mosul", "g")}) {
    const auto& found = search.find(query, "en", {}, scratch);
    expect_sound(names, found, 10);
    EXPECT_EQ(names[found.at(0).name].id, id) << query;
    EXPECT_TRUE(found[0].same);
    EXPECT_EQ(found[0].features[static_cast<std::size_t>(models::MatchFeature::kSame)], 1.0f) << query;
    EXPECT_GT(found[0].probability, 0.0f) << query;
  }
  EXPECT_EQ(names[search.find("7", "en", {}, scratch).at(0).name].text, "7");
}

TEST(NameSearch, OfTooManyWordsOfOneSkeletonTheNearestAreLookedAt) {
  // More words of the skeleton BBBB than are aligned, the right one last in the list.
  std::vector<TaggedName> names;
  const std::string vowels = "aeiou";
  for (std::size_t i = 0; i < 2500; ++i) {
    std::string word;
    for (std::size_t rest = i; word.size() < 10; rest = word.size() % 3 == 1 ? rest : rest / 5) {
      word += word.size() % 3 ? vowels[rest % 5] : 'b';
    }
    names.push_back({"n" + std::to_string(i), "en", word + vowels});
  }
  names.push_back({"right", "en", "babobibu"});
  const NameSearch search(names, model());
  NameSearch::Scratch scratch;
  EXPECT_EQ(names[search.find("babobibo", "en", {}, scratch).at(0).name].id, "right");
}

TEST(NameSearch, TotalOnGarbageAndOnGreatLength) {
  std::vector<TaggedName> names = all_names();
  std::mt19937 random(7);
  auto noise = [&](std::size_t length) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i) {
      out += static_cast<char>(random() % 256);
    }
    return out;
  };
  std::vector<std::string> queries;
  for (std::size_t i = 0; i < 60; ++i) {
    queries.push_back(noise(i * i / 4));
  }
  // Letters that are spelled by two; one word as long as can be; many words.
  for (const char* word : {"ß", "þ", "ؤ", "a", "k ", "kh", "Ж", "1", "ال", "ghdhthkh"}) {
    for (const std::size_t times : {58, 110, 117, 118, 119, 3000}) {
      std::string query;
      for (std::size_t i = 0; i < times; ++i) {
        query += word;
      }
      queries.push_back(query);
    }
  }
  for (std::size_t i = 0; i < queries.size(); ++i) {
    names.push_back({"q" + std::to_string(i), i % 2 ? "en" : "ckb", queries[i]});
  }
  const NameSearch search(names, model());
  NameSearch::Scratch scratch;
  for (const std::string& query : queries) {
    for (const char* lang : {"en", "ckb"}) {
      expect_sound(names, search.find(query, lang, {}, scratch), 10);
    }
  }
}

TEST(NameSearch, TheSameAnswerWhateverWasAskedBefore) {
  const std::vector<TaggedName> names = all_names();
  const std::vector<TaggedName> few(names.begin(), names.begin() + 9);
  const NameSearch search(names, model()), other(few, model());
  NameSearch::Scratch used;
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    const TaggedName& asked = names[random() % names.size()];
    NameSearch::Scratch fresh;
    const std::vector<FoundName> expected = search.find(asked.text, asked.lang, {}, fresh);
    if (round % 3 == 0) {
      const TaggedName& before = names[random() % names.size()];
      (round % 2 ? search : other).find(before.text, before.lang, {.top = 3, .fill = false}, used);
    }
    const std::vector<FoundName>& found = search.find(asked.text, asked.lang, {}, used);
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      ASSERT_EQ(found[i].name, expected[i].name) << asked.text;
      ASSERT_EQ(found[i].score, expected[i].score);
      ASSERT_EQ(found[i].probability, expected[i].probability);
      ASSERT_EQ(found[i].features, expected[i].features);
    }
  }
}

}  // namespace
}  // namespace wasla
