#include "wasla/linking/unseen_matcher.h"

#include <gtest/gtest.h>

#include "linking/fixture.h"

namespace wasla {
namespace {

constexpr auto kPer = EntityType::kPerson;
constexpr auto kOrg = EntityType::kOrganisation;
constexpr auto kLoc = EntityType::kLocation;

// One name an entity, all in one language.
MergedGazetteer in_english() {
  MergedGazetteer g;
  g.entities = {entity("amiri", kPer, "politician"),   entity("aah", kOrg, "armed-group"),
                entity("ghani", kPer, "politician"),   entity("kirkuk", kLoc, "city"),
                entity("sinjar", kLoc, "district"),    entity("sudan", kLoc, "country"),
                entity("barzani", kPer, "politician"), entity("georgia", kLoc, "country")};
  g.names = {name("amiri", "en", "Hadi al-Amiri"),     name("aah", "en", "Asaib Ahl al-Haq"),
             name("ghani", "en", "Hayan Abdul-Ghani"), name("kirkuk", "en", "Kirkuk"),
             name("sinjar", "en", "Shingal"),          name("sudan", "en", "Sudan"),
             name("barzani", "en", "Masrour Barzani"), name("georgia", "en", "Georgia")};
  return g;
}

MergedGazetteer in_arabic() {
  MergedGazetteer g;
  g.entities = {entity("amiri", kPer, "politician"), entity("ahmad", kPer, "politician"),
                entity("kirkuk", kLoc, "city"),      entity("basra", kLoc, "city"),
                entity("germany", kLoc, "country"),  entity("iraq", kLoc, "country")};
  g.names = {name("amiri", "ar", "هادي العامري"),   name("ahmad", "ar", "\u0625لهام \u0623حمد"),
             name("kirkuk", "ar", "كركوك"),         name("basra", "ar", "البصرة"),
             name("germany", "ar", "\u0623لمانيا"), name("iraq", "ar", "العراق")};
  return g;
}

class UnseenSpellings : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    english_ = new TestLinker(in_english(), sound_models());
    arabic_ = new TestLinker(in_arabic(), sound_models());
  }
  static void TearDownTestSuite() {
    delete english_;
    delete arabic_;
  }
  static TestLinker* english_;
  static TestLinker* arabic_;
};
TestLinker* UnseenSpellings::english_ = nullptr;
TestLinker* UnseenSpellings::arabic_ = nullptr;

TEST_F(UnseenSpellings, AreLinkedAcrossScripts) {
  EXPECT_EQ(english_->link("وقال هادي العامري إن الوضع مستقر."), "هادي العامري=amiri");
  EXPECT_EQ(english_->link("هادی عامری لە بەغدا کۆبووەوە."), "هادی عامری=amiri");
  EXPECT_EQ(english_->link("Hadî Amirî li Bexdayê axivî û got ku rewş baş e."), "Hadî Amirî=amiri");
  EXPECT_EQ(english_->link("أعلنت عصائب أهل الحق موقفها."), "عصائب أهل الحق=aah");
  EXPECT_EQ(arabic_->link("The head of the bloc, Hadi al-Ameri, met Ilham Ahmed in the capital."),
            "Hadi al-Ameri=amiri | Ilham Ahmed=ahmad");
}

TEST_F(UnseenSpellings, AreLinkedInTheNamesOwnLanguage) {
  EXPECT_EQ(english_->link("On Monday Hadi al-Ameri spoke for the bloc."), "Hadi al-Ameri=amiri");
  EXPECT_EQ(english_->link("The statement of Assaib Ahl ul-Haqq came late."), "Assaib Ahl ul-Haqq=aah");
}

TEST_F(UnseenSpellings, AreToldInTheMatch) {
  const auto& mentions = english_->mentions("وقال هادي العامري إن الوضع مستقر.");
  ASSERT_EQ(mentions.size(), 1u);
  EXPECT_EQ(mentions[0].best.match, MatchKind::kUnseen);
  EXPECT_EQ(to_string(mentions[0].best.match), "unseen");
  EXPECT_GT(mentions[0].best.probability, 0.5f);
}

TEST_F(UnseenSpellings, AreLeftAloneWhereOnlyExactOnesAreAskedFor) {
  LinkOptions options;
  options.exact = true;
  EXPECT_EQ(english_->link("وقال هادي العامري إن الوضع مستقر.", options), "");
  EXPECT_EQ(english_->link("Hadi al-Amiri spoke.", options), "Hadi al-Amiri=amiri");
}

TEST_F(UnseenSpellings, AreNotLookedForWithoutTheModels) {
  TestLinker bare(in_english());
  EXPECT_EQ(bare.link("وقال هادي العامري إن الوضع مستقر."), "");
  ModelBytes damaged = sound_models();
  damaged[1].second.resize(1000);
  TestLinker broken(in_english(), damaged);
  EXPECT_EQ(broken.link("وقال هادي العامري إن الوضع مستقر."), "");
  EXPECT_EQ(broken.link("Hadi al-Amiri spoke."), "Hadi al-Amiri=amiri");
}

TEST_F(UnseenSpellings, ProcliticsAndEndingsStayOutside) {
  EXPECT_EQ(english_->link("سافر الوفد إلى بغداد وكركوك أمس."), "كركوك=kirkuk");
  EXPECT_EQ(arabic_->link("شاندێک لە کەرکووکەوە گەڕایەوە."), "کەرکووک=kirkuk");
  EXPECT_EQ(arabic_->link("Wî got ku li Kerkûkê rewş aram e û xelk dixebite."), "Kerkûk=kirkuk");
  EXPECT_EQ(english_->link("شاندێک لە شنگالەوە گەڕایەوە."), "شنگال=sinjar");
}

TEST_F(UnseenSpellings, ServantOfGodTogetherOrApart) {
  EXPECT_EQ(english_->link("قال الوزير حيان عبد الغني إن الإنتاج زاد."), "حيان عبد الغني=ghani");
  EXPECT_EQ(english_->link("قال الوزير حيان عبدالغني إن الإنتاج زاد."), "حيان عبدالغني=ghani");
}

TEST_F(UnseenSpellings, ANameMayComeWithoutItsArticle) {
  EXPECT_EQ(arabic_->link("The convoy reached Basra in the evening."), "Basra=basra");
  EXPECT_EQ(arabic_->link("Ew ji Almanyayê hat û got ku ew ê vegere."), "Almanya=germany");
}

TEST_F(UnseenSpellings, ADemonymIsNoMention) {
  EXPECT_EQ(english_->link("قال النائب السوداني للصحفيين."), "");
  EXPECT_EQ(arabic_->link("The Iraqi delegation left the hall."), "");
  EXPECT_EQ(arabic_->link("Şandeya Iraqî çû û dîsa vegeriya malê."), "");
}

TEST_F(UnseenSpellings, APartOfALongerNameIsNone) {
  EXPECT_EQ(english_->link("The group met at Kirkook Railway Station."), "");
  EXPECT_EQ(english_->link("قال رئيس جامعة كركوك للصحفيين."), "");
}

TEST_F(UnseenSpellings, AKnownWordIsNoMisspellingInItsOwnLanguage) {
  EXPECT_EQ(english_->link("They asked George and Susan to stay."), "");
  EXPECT_EQ(english_->link("They flew to Kirkook and stayed."), "Kirkook=kirkuk");
}

TEST_F(UnseenSpellings, CommonWordsAreNoSpellingsOfNames) {
  EXPECT_EQ(arabic_->link("He said that he would go home and read a book about the sea."), "");
  EXPECT_EQ(english_->link("ذهب الرجل إلى السوق واشترى الخبز ثم عاد إلى البيت."), "");
  EXPECT_EQ(english_->link("پیاوەکە چوو بۆ بازاڕ و نانی کڕی و گەڕایەوە ماڵەوە."), "");
}

TEST_F(UnseenSpellings, WhatWasLinkedBeforeChangesNothing) {
  const std::string_view text = "وقال هادي العامري إن كركوك هادئة.";
  TestLinker fresh(in_english(), sound_models());
  const std::string first = fresh.link(text);
  // More words than the memos hold.
  std::string many;
  for (int i = 0; i < 20000; ++i) {
    many += "Kirk" + std::string(1, static_cast<char>('a' + i % 26)) +
            std::string(1, static_cast<char>('a' + i / 26 % 26)) + std::string(1, static_cast<char>('a' + i / 676)) +
            " and ";
  }
  fresh.link(many);
  EXPECT_EQ(fresh.link(text), first);
  EXPECT_EQ(english_->link(text), first);
}

TEST_F(UnseenSpellings, OneScratchMayServeSeveralLinkers) {
  const std::string_view text = "وصل إلى كركوك أمس.";
  MergedGazetteer other = in_english();
  for (Name& n : other.names) {
    n.text = n.id == "kirkuk" ? "Tripoli" : n.id == "sinjar" ? "Kirkuk" : n.text;
  }
  TestLinker second(other, sound_models());
  Scratch scratch;
  const auto& first = english_->linker().link(text, scratch).mentions;
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(english_->index().entity(first[0].best.entity).id, "kirkuk");
  const auto& again = second.linker().link(text, scratch).mentions;
  ASSERT_EQ(again.size(), 1u);
  EXPECT_EQ(second.index().entity(again[0].best.entity).id, "sinjar");
}

TEST_F(UnseenSpellings, AnyBytesAreLinked) {
  for (const std::string_view text : {"Kirk\xC3\x28ook \xF0\x9F\x98\x80 Kerk\xED\xA0\x80", "\xD9", "K", "Ké'ê'ê'ê'",
                                      "وووووووو", "لللللللل", "بكلفوال"}) {
    english_->link(text);
    arabic_->link(text);
  }
  english_->link("X" + std::string(100000, 'a'));
}

// A user's own gazetteer over a base has unseen spellings too, with the base's models.
TEST_F(UnseenSpellings, OfAnOverlay) {
  MergedGazetteer own;
  own.entities = {entity("acme", kPer, "journalist")};
  own.names = {name("acme", "en", "Rebin Karimi")};
  TestLinker both({in_english(), own}, sound_models());
  EXPECT_EQ(both.link("وقال ريبين كريمي إن هادي العامري غاب."), "ريبين كريمي=acme | هادي العامري=amiri");
}

}  // namespace
}  // namespace wasla
