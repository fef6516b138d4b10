#include "wasla/linking/linker.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "linking/fixture.h"
#include "wasla/text/offset_map.h"
#include "wasla/text/utf8.h"

namespace wasla {
namespace {

constexpr auto kPer = EntityType::kPerson;
constexpr auto kOrg = EntityType::kOrganisation;
constexpr auto kLoc = EntityType::kLocation;

MergedGazetteer gazetteer() {
  MergedGazetteer g;
  g.entities = {entity("aah", kOrg, "armed-group"),
                entity("anbar", kLoc, "governorate"),
                entity("baghdad", kLoc, "city", 8),
                entity("erbil", kLoc, "city", 7),
                entity("iraq", kLoc, "country", 9),
                entity("kdp", kOrg, "party", 7),
                entity("khazali", kPer, "militant"),
                entity("kirkuk", kLoc, "city", 7),
                entity("kirkuk-governorate", kLoc, "governorate", 4),
                entity("masoud", kPer, "politician", 7),
                entity("masrour", kPer, "politician", 6),
                entity("muhandis", kPer, "militant"),
                entity("peshmerga", kOrg, "military", 7),
                entity("pdki", kOrg, "party", 5),
                entity("pkk", kOrg, "armed-group", 8),
                entity("pmf", kOrg, "armed-group", 8),
                entity("puk", kOrg, "party", 7),
                entity("sadr", kPer, "cleric", 7),
                entity("syria", kLoc, "country", 9),
                entity("talabani", kPer, "politician"),
                entity("turkey", kLoc, "country", 9),
                entity("us", kLoc, "country", 9)};
  const auto kShort = NameKind::kShort;
  const auto kAcronym = NameKind::kAcronym;
  g.names = {name("aah", "en", "Asaib Ahl al-Haq"),
             name("aah", "en", "AAH", kAcronym),
             name("aah", "ar", "عصائب أهل الحق"),
             name("aah", "ckb", "عەسائیب ئەهلولحەق"),
             name("anbar", "ar", "الأنبار"),
             name("anbar", "en", "Anbar"),
             name("anbar", "en", "Anbar Governorate", NameKind::kAlias),
             name("baghdad", "ar", "بغداد"),
             name("baghdad", "ckb", "بەغدا"),
             name("baghdad", "kmr", "Bexda"),
             name("baghdad", "en", "Baghdad"),
             name("erbil", "en", "Erbil"),
             name("erbil", "ckb", "هەولێر"),
             name("erbil", "kmr", "Hewlêr"),
             name("erbil", "ar", "أربيل"),
             name("iraq", "en", "Iraq"),
             name("iraq", "ar", "العراق"),
             name("iraq", "ckb", "عێراق"),
             name("iraq", "kmr", "Iraq"),
             name("kdp", "en", "Kurdistan Democratic Party"),
             name("kdp", "kmr", "PDK", kAcronym),
             name("kdp", "ckb", "پ.د.ک", kAcronym),
             name("kdp", "ckb", "پارتی", kShort, kUseContext),
             name("kdp", "ckb", "پارتی دیموکراتی کوردستان"),
             name("khazali", "ar", "قيس الخزعلي"),
             name("khazali", "ar", "الخزعلي", kShort, kUseContext),
             name("khazali", "en", "Qais al-Khazali"),
             name("khazali", "en", "Khazali", kShort, kUseContext),
             name("kirkuk", "ar", "كركوك"),
             name("kirkuk", "kmr", "Kerkûk"),
             name("kirkuk-governorate", "ar", "محافظة كركوك"),
             name("kirkuk-governorate", "kmr", "parêzgeha Kerkûkê"),
             name("masoud", "en", "Masoud Barzani"),
             name("masoud", "en", "Barzani", kShort, kUseContext),
             name("masoud", "kmr", "Mesûd Barzanî"),
             name("masrour", "en", "Masrour Barzani"),
             name("masrour", "en", "Barzani", kShort, kUseContext),
             name("muhandis", "ar", "أبو مهدي المهندس"),
             name("peshmerga", "en", "Peshmerga"),
             name("pdki", "kmr", "PDKÎ", kAcronym),
             name("pkk", "en", "PKK", kAcronym),
             name("pkk", "kmr", "PKK", kAcronym),
             name("pkk", "ckb", "پەکەکە", kAcronym),
             name("pmf", "en", "Popular Mobilization Forces"),
             name("pmf", "ar", "الحشد الشعبي"),
             name("puk", "en", "Patriotic Union of Kurdistan"),
             name("sadr", "ar", "عبد المهدي الصدر"),
             name("syria", "kmr", "Sûriye"),
             name("syria", "ar", "سوريا"),
             name("talabani", "ar", "جلال طالباني"),
             name("turkey", "kmr", "Tirkiye"),
             name("turkey", "en", "Turkey"),
             name("turkey", "ar", "تركيا"),
             name("us", "en", "US", kAcronym, kUseCase)};
  return g;
}

class LinkerTest : public testing::Test {
 protected:
  TestLinker linker_{gazetteer()};
  std::string link(std::string_view text, const LinkOptions& o = {}) { return linker_.link(text, o); }
};

TEST_F(LinkerTest, FindsNamesInFourLanguages) {
  EXPECT_EQ(link("Asaib Ahl al-Haq refused."), "Asaib Ahl al-Haq=aah");
  EXPECT_EQ(link("رفضت عصائب أهل الحق ذلك"), "عصائب أهل الحق=aah");
  EXPECT_EQ(link("عەسائیب ئەهلولحەق لە بەغدا"), "عەسائیب ئەهلولحەق=aah | بەغدا=baghdad");
  EXPECT_EQ(link("Ew ji Hewlêr hat."), "Hewlêr=erbil");
}

TEST_F(LinkerTest, ArabicProclitics) {
  EXPECT_EQ(link("سافر من العراق وبغداد إلى تركيا"), "العراق=iraq | بغداد=baghdad | تركيا=turkey");
  EXPECT_EQ(link("قال إن زيارته للعراق وببغداد انتهت"), "لعراق=iraq | بغداد=baghdad");
  EXPECT_EQ(link("والحشد الشعبي في بغداد"), "الحشد الشعبي=pmf | بغداد=baghdad");
}

TEST_F(LinkerTest, WholeWordBeforeCut) {
  EXPECT_EQ(link("ئەو لە بەغدادا بوو کە هات"), "بەغدا=baghdad");
  EXPECT_EQ(link("شەڕی پەکەکە لەگەڵ ئەو"), "پەکەکە=pkk");
}

TEST_F(LinkerTest, SoraniEndings) {
  EXPECT_EQ(link("لە عێراقدا و لە هەولێرەوە بۆ بەغدا"), "عێراق=iraq | هەولێر=erbil | بەغدا=baghdad");
  EXPECT_EQ(link("پ.د.کی لە هەولێریش کۆبووەوە"), "پ.د.ک=kdp | هەولێر=erbil");
  EXPECT_EQ(link("لەعێراق ئەو دەکات"), "عێراق=iraq");
}

TEST_F(LinkerTest, SoraniDemonymIsNoMention) { EXPECT_EQ(link("سوپای عێراقی لە ناو شارەکە بوو"), ""); }

TEST_F(LinkerTest, KurmanjiEndings) {
  EXPECT_EQ(link("Li Bexdayê û ji Iraqê re di nav de bû"), "Bexda=baghdad | Iraq=iraq");
  EXPECT_EQ(link("Serokê PDK'ê û yê PKK’ê ji bo Hewlêrê"), "PDK=kdp | PKK=pkk | Hewlêr=erbil");
  EXPECT_EQ(link("Mesûd Barzanîyê li Hewlêrê bû û Mesûd Barzaniyê jî"),
            "Mesûd Barzanî=masoud | Hewlêr=erbil | Mesûd Barzani=masoud");
}

TEST_F(LinkerTest, FusedEndingKeepsTheWholeWord) {
  EXPECT_EQ(link("Di navbera Tirkiyê û Sûriyê de ji ber ku"), "Tirkiyê=turkey | Sûriyê=syria");
  EXPECT_EQ(link("Ji Tirkiyeyê û ji Sûriyeya ku"), "Tirkiye=turkey | Sûriye=syria");
}

TEST_F(LinkerTest, CapitalEndingIsAnotherAcronym) {
  EXPECT_EQ(link("PDKÎ û PDK li Hewlêrê ne û ji bo wê"), "PDKÎ=pdki | PDK=kdp | Hewlêr=erbil");
}

TEST_F(LinkerTest, EnglishPossessiveAndCompounds) {
  EXPECT_EQ(link("Iraq's army and Turkey’s, the Iraq-backed and US-led"),
            "Iraq=iraq | Turkey=turkey | Iraq=iraq | US=us");
}

TEST_F(LinkerTest, CasePolicy) {
  EXPECT_EQ(link("They told us about the US."), "US=us");
  EXPECT_EQ(link("ERBIL and AAH, not aah; turkey is a bird"), "ERBIL=erbil | AAH=aah");
}

TEST_F(LinkerTest, LooseSpellings) {
  EXPECT_EQ(link("Ew ji Hewler hat û ji Kerkuk jî"), "Hewler=erbil | Kerkuk=kirkuk");
  EXPECT_EQ(link("في اربيل و الانبار"), "اربيل=erbil | الانبار=anbar");
  EXPECT_EQ(link("Asa'ib Ahl al-Haq"), "Asa'ib Ahl al-Haq=aah");
}

TEST_F(LinkerTest, JoinedAndSplitHeads) {
  EXPECT_EQ(link("التقى عبدالمهدي الصدر وأبي مهدي المهندس"), "عبدالمهدي الصدر=sadr | أبي مهدي المهندس=muhandis");
  EXPECT_EQ(link("جلال الطالباني"), "جلال الطالباني=talabani");
  EXPECT_EQ(link("Qais Khazali spoke"), "Qais Khazali=khazali");
}

TEST_F(LinkerTest, ContextNamesNeedTheDocument) {
  EXPECT_EQ(link("قال الخزعلي ذلك"), "");
  EXPECT_EQ(link("قال قيس الخزعلي إن الأمر انتهى. وأضاف الخزعلي"), "قيس الخزعلي=khazali | الخزعلي=khazali");
  EXPECT_EQ(link("پارتی گەورە لە شارەکە بوو"), "");
}

TEST_F(LinkerTest, SurnameGoesToTheLastNamedInFull) {
  EXPECT_EQ(link("Masoud Barzani met Masrour Barzani. Barzani said so."),
            "Masoud Barzani=masoud | Masrour Barzani=masrour | Barzani=masrour");
  EXPECT_EQ(link("Masoud Barzani came. Barzani said so."), "Masoud Barzani=masoud | Barzani=masoud");
}

TEST_F(LinkerTest, AcronymDefinedInBrackets) {
  EXPECT_EQ(link("Popular Mobilization Forces (PMF) said. The PMF left."),
            "Popular Mobilization Forces=pmf | PMF=pmf | PMF=pmf");
  EXPECT_EQ(link("The PMF left."), "") << "nobody defined it";
  EXPECT_EQ(link("Patriotic Union of Kurdistan (XYZ) and XYZ"), "Patriotic Union of Kurdistan=puk")
      << "the letters are not the name's";
}

TEST_F(LinkerTest, ClassNounsAreOutside) {
  EXPECT_EQ(link("في محافظة الأنبار"), "الأنبار=anbar");
  EXPECT_EQ(link("في محافظة كركوك"), "كركوك=kirkuk-governorate");
  EXPECT_EQ(link("Li parêzgeha Kerkûkê di nav de bû"), "Kerkûk=kirkuk-governorate");
  EXPECT_EQ(link("in Anbar province and Anbar governorate, but Anbar Governorate"),
            "Anbar=anbar | Anbar=anbar | Anbar Governorate=anbar");
}

TEST_F(LinkerTest, MarksOfTheText) {
  EXPECT_EQ(link("#الحشد_الشعبي في العـراق"), "الحشد_الشعبي=pmf | العـراق=iraq");
  EXPECT_EQ(link("\u200Fالعراق\u200F و «الحشد الشعبي»"), "العراق=iraq | الحشد الشعبي=pmf");
  EXPECT_EQ(link("الـPKK"), "PKK=pkk");
  EXPECT_EQ(link("ه\u200Cولێر"), "");  // no such word: HEH + ZWNJ is ae
  EXPECT_EQ(link("ھه\u200Cولێر و عێراق\u200Cدا"), "ھه\u200Cولێر=erbil | عێراق=iraq");
}

TEST_F(LinkerTest, NilOnRequest) {
  LinkOptions nil;
  nil.nil = true;
  EXPECT_EQ(link("He met Karwan Azad in Erbil and Karwan Azad left.", nil),
            "Karwan Azad=NIL | Erbil=erbil | Karwan Azad=NIL");
  const auto& mentions = linker_.mentions("He met Karwan Azad in Erbil and Karwan Azad left.", nil);
  EXPECT_EQ(mentions[0].nil, 1u);
  EXPECT_EQ(mentions[2].nil, 1u);
}

TEST_F(LinkerTest, GivenSpansAndNothingElse) {
  LinkOptions given;
  given.given = std::vector<GivenSpan>{{0, 5}, {10, 14}};
  EXPECT_EQ(link("Erbil and xxxx Iraq", given), "Erbil=erbil | xxxx=NIL");
}

TEST_F(LinkerTest, RivalsAreReported) {
  LinkOptions options;
  options.rivals = 3;
  const auto& mentions = linker_.mentions("Masoud Barzani came. Barzani said so.", options);
  ASSERT_EQ(mentions.size(), 2u);
  ASSERT_EQ(mentions[1].rivals.size(), 1u);
  EXPECT_EQ(linker_.index().entity(mentions[1].rivals[0].entity).id, "masrour");
  EXPECT_LT(mentions[1].rivals[0].probability, mentions[1].best.probability);
}

TEST_F(LinkerTest, SurfaceIsTheTextInAllUnitsBehindEmoji) {
  const std::string text =
      "\U0001F1EE\U0001F1F6Erbil \U0001F600العـراق \U0001F600Hewle\u0302r\r\n\U0001F468\u200D\U0001F469هەولێر "
      "\U0001F600PDK’ê";
  const auto& mentions = linker_.mentions(text);
  ASSERT_EQ(mentions.size(), 5u);
  const text::OffsetMap map(text);
  for (const Mention& m : mentions) {
    for (auto unit : {text::OffsetUnit::kByte, text::OffsetUnit::kCodePoint, text::OffsetUnit::kUtf16}) {
      EXPECT_EQ(map.to_byte(map.to(m.begin, unit), unit), m.begin);
      EXPECT_EQ(map.to_byte(map.to(m.end, unit), unit), m.end);
    }
    EXPECT_LE(m.token_begin, m.begin);
    EXPECT_GE(m.token_end, m.end);
  }
}

TEST_F(LinkerTest, TotalOnNoise) {
  std::mt19937 random(5);
  const std::string real = "قال قيس الخزعلي في بغداد PDK'ê پ.د.کی Masoud Barzani (PMF) ";
  for (int round = 0; round < 300; ++round) {
    std::string noise = real;
    for (int i = 0; i < 10; ++i) noise[random() % noise.size()] = static_cast<char>(random());
    for (const Mention& m : linker_.mentions(noise)) {
      ASSERT_LT(m.begin, m.end);
      ASSERT_LE(m.end, noise.size());
    }
  }
  EXPECT_EQ(link(""), "");
  EXPECT_EQ(link(std::string(300000, 'x')), "");
}

TEST_F(LinkerTest, WindowsRememberTheDocument) {
  Scratch scratch;
  const Linker& linker = linker_.linker();
  linker.begin_document(scratch);
  EXPECT_EQ(linker.link_window("قال قيس الخزعلي إن الأمر انتهى", scratch).mentions.size(), 1u);
  EXPECT_EQ(linker.link_window("وأضاف الخزعلي", scratch).mentions.size(), 1u);
  linker.begin_document(scratch);
  EXPECT_EQ(linker.link_window("وأضاف الخزعلي", scratch).mentions.size(), 0u);
}

TEST_F(LinkerTest, ThreadsShareOneLinker) {
  const std::string text =
      "قال قيس الخزعلي في بغداد إن الحشد الشعبي ... Masoud Barzani met PDK in Erbil. Barzani left.";
  const std::string expected = link(text);
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      Scratch scratch;
      for (int i = 0; i < 200; ++i) {
        std::string got;
        for (const Mention& m : linker_.linker().link(text, scratch).mentions) {
          got += got.empty() ? "" : " | ";
          got += text.substr(m.begin, m.end - m.begin) + "=" + std::string(linker_.index().entity(m.best.entity).id);
        }
        wrong[static_cast<std::size_t>(t)] += got != expected;
      }
    });
  }
  for (auto& t : threads) t.join();
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

TEST(LinkerOverlay, LaterGazetteerExtendsAndSilences) {
  MergedGazetteer ours;
  ours.entities = {entity("acme:plant", kLoc, "site")};
  ours.names = {name("acme:plant", "en", "Zubair Plant"), name("erbil", "en", "Irbil City", NameKind::kAlias),
                name("turkey", "en", "Turkey", NameKind::kLabel, kUseNever)};
  TestLinker linker(std::vector{gazetteer(), ours});
  EXPECT_EQ(linker.link("Zubair Plant, Irbil City, Erbil, Turkey"),
            "Zubair Plant=acme:plant | Irbil City=erbil | Erbil=erbil");
}

}  // namespace
}  // namespace wasla
