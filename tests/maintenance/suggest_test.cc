#include "wasla/maintenance/suggest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linking/fixture.h"

namespace wasla::maintenance {
namespace {

using testing::HasSubstr;

MergedGazetteer gazetteer() {
  MergedGazetteer g;
  g.entities = {entity("golan", EntityType::kLocation, "region", 4),
                entity("soran-front", EntityType::kOrganisation, "party", 4),
                entity("zardasht-hamadani", EntityType::kPerson, "politician", 6)};
  g.names = {name("golan", "kmr", "Golan"), name("soran-front", "en", "Soran Liberation Front"),
             name("zardasht-hamadani", "en", "Zardasht Hamadani")};
  return g;
}

class SuggestTest : public testing::Test {
 protected:
  SuggestTest() : linker_(gazetteer(), sound_models()), suggester_(linker_.linker(), {}) {}

  void look_at(const std::string& text, Suggester::Seen* seen = nullptr) {
    InputDocument d;
    d.id = "d" + std::to_string(number_);
    d.text = text;
    suggester_.look_at(d, number_++, seen ? *seen : seen_);
  }
  std::vector<Proposal> propose(ProposalKind kind, const std::vector<Judgement>& judgements = {}) {
    std::vector<Proposal> proposals = suggester_.propose(seen_, judgements);
    std::erase_if(proposals, [&](const Proposal& p) { return p.kind != kind; });
    return proposals;
  }

  TestLinker linker_;
  Suggester suggester_;
  Suggester::Seen seen_;
  std::uint64_t number_ = 0;
};

TEST_F(SuggestTest, ASpellingThatSoundsAlikeIsProposedForItsEntity) {
  for (const char* place : {"Paris", "Geneva", "Cairo"}) {
    look_at(std::string("Yesterday President Zardesht Hemedani spoke in ") + place + ".");
  }
  const auto proposals = propose(ProposalKind::kSpelling);
  ASSERT_EQ(proposals.size(), 1u);
  const Proposal& p = proposals[0];
  EXPECT_EQ(p.id, "zardasht-hamadani");
  EXPECT_EQ(p.names[0].text, "Zardesht Hemedani");
  EXPECT_EQ(p.count, 3u);
  EXPECT_EQ(p.documents, 3u);
  EXPECT_GT(p.probability, 0.6);
  ASSERT_EQ(p.evidence.size(), 3u);
  EXPECT_THAT(p.evidence[0], HasSubstr("d0: Yesterday President [Zardesht Hemedani] spoke in Paris."));
}

TEST_F(SuggestTest, WhatAPersonHasDecidedIsNotProposedAgain) {
  for (const char* place : {"Paris", "Geneva", "Cairo"}) {
    look_at(std::string("Yesterday President Zardesht Hemedani spoke in ") + place + ".");
  }
  const Proposal p = propose(ProposalKind::kSpelling).at(0);
  for (const Verdict verdict : {Verdict::kRejected, Verdict::kAccepted}) {
    EXPECT_TRUE(
        propose(ProposalKind::kSpelling, {{p.id, verdict, "", p.names[0].lang, "", "", p.names[0].text}}).empty());
  }
  EXPECT_EQ(
      propose(ProposalKind::kSpelling, {{"golan", Verdict::kRejected, "", p.names[0].lang, "", "", p.names[0].text}})
          .size(),
      1u)
      << "of another entity";
}

TEST_F(SuggestTest, WhatIsRareIsNotProposed) {
  look_at("Yesterday President Zardesht Hemedani spoke. President Zardesht Hemedani left. Zardesht Hemedani came.");
  EXPECT_TRUE(propose(ProposalKind::kSpelling).empty()) << "in one document only";
}

TEST_F(SuggestTest, AnAcronymThatTextsDefineAsksForContext) {
  for (int i = 0; i < 3; ++i) {
    look_at("The Soran Liberation Front (SLF) met. Later the SLF left " + std::to_string(i) + ".");
  }
  const auto proposals = propose(ProposalKind::kAcronym);
  ASSERT_EQ(proposals.size(), 1u);
  EXPECT_EQ(proposals[0].id, "soran-front");
  EXPECT_EQ(proposals[0].names[0].text, "SLF");
  EXPECT_EQ(proposals[0].what(), "kind=acronym use=context");
}

TEST_F(SuggestTest, ANameInNoGazetteerIsOneEntityAcrossScripts) {
  for (int i = 0; i < 3; ++i) {
    look_at("Minister Karwan Bashiri opened the bridge. Bashiri said it was late " + std::to_string(i) + ".");
    look_at("قال الوزير كاروان بشيري إن الجسر مغلق " + std::to_string(i));
  }
  const auto proposals = propose(ProposalKind::kEntity);
  ASSERT_FALSE(proposals.empty());
  const Proposal& p = proposals[0];
  EXPECT_EQ(p.type, EntityType::kPerson);
  EXPECT_EQ(p.id, "karwan-bashiri");
  EXPECT_THAT(p.names,
              testing::UnorderedElementsAre(ProposedName{"en", "Karwan Bashiri"}, ProposedName{"ar", "كاروان بشيري"}));
  EXPECT_THAT(p.reason, HasSubstr("Minister (3)"));
  EXPECT_TRUE(
      propose(ProposalKind::kEntity, {{"some-id", Verdict::kRejected, "", "en", "", "", "Karwan Bashiri"}}).empty());
}

TEST_F(SuggestTest, ANameThatIsMostlyAWordGetsAnotherUse) {
  for (int i = 0; i < 6; ++i) {
    look_at("Amedspor li ber çavên sî hezar kesî bi du golan têk bir û bû lîder " + std::to_string(i) + ".");
  }
  const auto proposals = propose(ProposalKind::kUse);
  ASSERT_EQ(proposals.size(), 1u);
  EXPECT_EQ(proposals[0].id, "golan");
  EXPECT_EQ(proposals[0].what(), "use=case");
  EXPECT_THAT(proposals[0].reason, HasSubstr("linked 0 of 6 times"));
}

TEST_F(SuggestTest, ThreadsTogetherSeeWhatOneSees) {
  Suggester::Seen a, b;
  for (int i = 0; i < 6; ++i) {
    const std::string text = "President Zardesht Hemedani met the Soran Liberation Front (SLF) at " +
                             std::to_string(i) + ". Minister Karwan Bashiri did not.";
    number_ = static_cast<std::uint64_t>(i);
    look_at(text);
    number_ = static_cast<std::uint64_t>(i);
    look_at(text, i % 2 ? &a : &b);
  }
  b.merge(std::move(a));
  EXPECT_EQ(format_proposals(suggester_.propose(b, {})), format_proposals(suggester_.propose(seen_, {})));
}

TEST_F(SuggestTest, UnusedNamesAreToldOnRequest) {
  look_at("Nothing of note.");
  const Suggester all(linker_.linker(), {.unused = true});
  const auto proposals = all.propose(seen_, {});
  EXPECT_EQ(std::count_if(proposals.begin(), proposals.end(),
                          [](const Proposal& p) { return p.kind == ProposalKind::kUnused; }),
            3);
}

}  // namespace
}  // namespace wasla::maintenance
