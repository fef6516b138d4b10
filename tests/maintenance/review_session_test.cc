#include "wasla/maintenance/review_session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "linking/fixture.h"
#include "wasla/base/error.h"
#include "wasla/base/read_file.h"

namespace wasla::maintenance {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

void write(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

// Two gazetteers, the first not in the order in which a program writes it.
class ReviewTest : public testing::Test {
 protected:
  ReviewTest() {
    fs::create_directories(folder_.path() / "towns");
    fs::create_directories(folder_.path() / "ours");
    write(towns() / "gazetteer.toml", "format = 1\n# a comment stays\ntitle = \"Towns\"\nlicence = \"CC0-1.0\"\n");
    write(towns() / "entities.tsv",
          "id\ttype\tclass\twikidata\tprior\tdescription\nerbil\tLOC\tcity\t\t6\tCity\ndolan\tLOC\ttown\t\t2\tTown\n");
    write(towns() / "names.tsv",
          "id\tlang\tkind\tuse\tfrom\tto\tsource\tname\n"
          "erbil\ten\tlabel\t\t\t\tcurated\tErbil\n"
          "dolan\ten\tlabel\t\t\t\tcurated\tDolan\n"
          "erbil\tckb\tlabel\t\t\t\tcurated\tهەولێر\n");
    write(ours() / "gazetteer.toml", "format = 1\ntitle = \"Ours\"\nlicence = \"CC0-1.0\"\ndepends = [\"towns\"]\n");
    write(ours() / "entities.tsv", "id\ttype\tclass\twikidata\tprior\tdescription\n");
    write(ours() / "names.tsv", "id\tlang\tkind\tuse\tfrom\tto\tsource\tname\n");
  }

  fs::path towns() const { return folder_.path() / "towns"; }
  fs::path ours() const { return folder_.path() / "ours"; }
  fs::path file() const { return folder_.path() / "proposals.tsv"; }
  ReviewTables tables() const {
    return ReviewTables({folder_.path()}, {.into = ours(), .by = "dara", .date = "2026-05-31"});
  }

  std::map<std::string, std::string> bytes() const {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path())) {
      if (entry.is_regular_file() && !entry.path().string().ends_with(".review")) {
        all[entry.path().string()] = read_file(entry.path());
      }
    }
    return all;
  }

  static Proposal spelling(std::string text) {
    Proposal p;
    p.id = "erbil";
    p.names = {{"ckb", std::move(text)}};
    p.name_kind = NameKind::kMisspelling;
    return p;
  }
  static Proposal fresh(std::string id) {
    Proposal p;
    p.kind = ProposalKind::kEntity;
    p.id = std::move(id);
    p.type = EntityType::kPerson;
    p.names = {{"en", "Karwan Shwan"}, {"ckb", "کاروان شوان"}, {"en", "Karwan Shuan"}};
    return p;
  }
  static Proposal use() {
    Proposal p;
    p.kind = ProposalKind::kUse;
    p.id = "dolan";
    p.names = {{"en", "Dolan"}};
    p.use = kUseContext;
    return p;
  }

  TempFolder folder_;
};

TEST_F(ReviewTest, AnAcceptedSpellingIsARowAndAJudgement) {
  tables().accept(spelling("هەولێڕ"));
  EXPECT_THAT(read_file(towns() / "names.tsv"), HasSubstr("erbil\tckb\tmisspelling\t\t\t\tcurated\tهەولێڕ\n"));
  EXPECT_THAT(read_file(towns() / "judgements.tsv"), HasSubstr("erbil\taccepted\t\tckb\tdara\t2026-05-31\tهەولێڕ\n"));
  EXPECT_THAT(read_file(towns() / "gazetteer.toml"), HasSubstr("# a comment stays"));
}

TEST_F(ReviewTest, UndoGivesTheTablesBackByteForByte) {
  const auto before = bytes();
  ReviewTables t = tables();
  t.accept(spelling("هەولێڕ"));
  const auto once = bytes();
  t.accept(fresh("karwan-shwan"));
  t.reject(spelling("هەولیر"));
  t.accept(use());
  EXPECT_TRUE(t.undo());
  EXPECT_TRUE(t.undo());
  EXPECT_TRUE(t.undo());
  EXPECT_EQ(bytes(), once);
  EXPECT_TRUE(t.undo());
  EXPECT_EQ(bytes(), before);
  EXPECT_FALSE(t.undo());
  t.accept(spelling("هەولێڕ"));
  EXPECT_EQ(bytes(), once) << "and it can be done again";
}

TEST_F(ReviewTest, ANewEntityGoesWhereItIsToldWithOneLabelALanguage) {
  tables().accept(fresh("karwan-shwan"));
  EXPECT_THAT(read_file(ours() / "entities.tsv"), HasSubstr("karwan-shwan\tPER\tother\t\t3\t\n"));
  EXPECT_THAT(read_file(ours() / "names.tsv"), HasSubstr("karwan-shwan\ten\talias\t\t\t\tcurated\tKarwan Shuan\n"
                                                         "karwan-shwan\ten\tlabel\t\t\t\tcurated\tKarwan Shwan\n"));
  Diagnostics problems;
  read_gazetteers({folder_.path()}, problems);
  EXPECT_FALSE(has_errors(problems));
}

TEST_F(ReviewTest, WhatWouldBeAnErrorIsRefusedAndNothingIsWritten) {
  const auto before = bytes();
  ReviewTables t = tables();
  EXPECT_THROW(t.accept(fresh("erbil")), Error) << "another entity's ID";
  Proposal label = spelling("هەولێڕ");
  label.name_kind = NameKind::kLabel;
  EXPECT_THROW(t.accept(label), Error) << "a second label";
  EXPECT_THROW(t.accept(spelling("a\tb")), Error);
  Proposal nobody = spelling("x");
  nobody.id = "nobody";
  EXPECT_THROW(t.accept(nobody), Error);
  EXPECT_EQ(bytes(), before);
  EXPECT_FALSE(t.undo());
}

TEST_F(ReviewTest, AUseIsSetInTheRowAndItsRejectionKeepsTheName) {
  ReviewTables t = tables();
  t.accept(use());
  EXPECT_THAT(read_file(towns() / "names.tsv"), HasSubstr("dolan\ten\tlabel\tcontext\t\t\tcurated\tDolan\n"));
  t.undo();
  t.reject(use());
  EXPECT_THAT(read_file(towns() / "judgements.tsv"), HasSubstr("dolan\taccepted\t\ten"))
      << "rejecting the name itself would keep imports from writing it";
  EXPECT_TRUE(t.is_decided(use()));
}

TEST_F(ReviewTest, ARecordOfAnotherListIsTheSameOrDifferent) {
  Proposal p;
  p.kind = ProposalKind::kSame;
  p.id = "erbil";
  p.other = "geonames:95446";
  p.names = {{"en", "Arbil"}};
  write(file(), format_proposals({p}));
  EXPECT_EQ(read_proposals(file()).at(0).other, "geonames:95446");
  const std::string names = read_file(towns() / "names.tsv");
  ReviewTables t = tables();
  t.accept(p);
  EXPECT_TRUE(t.is_decided(p));
  EXPECT_THAT(read_file(towns() / "judgements.tsv"), HasSubstr("erbil\tsame\tgeonames:95446\t\tdara\t2026-05-31\t\n"));
  t.undo();
  t.reject(p);
  EXPECT_THAT(read_file(towns() / "judgements.tsv"), HasSubstr("erbil\tdifferent\tgeonames:95446"));
  Diagnostics problems;
  read_gazetteers({folder_.path()}, problems);
  EXPECT_FALSE(has_errors(problems));
}

TEST_F(ReviewTest, WhatOthersWriteMeanwhileStays) {
  ReviewTables t = tables();
  t.accept(spelling("هەولێڕ"));
  const std::string names = read_file(towns() / "names.tsv");
  write(towns() / "names.tsv", names + "erbil\tkmr\tlabel\t\t\t\tcurated\tHewlêr\n");
  EXPECT_THROW(t.undo(), Error);
  t.accept(spelling("هەولیر"));
  EXPECT_THAT(read_file(towns() / "names.tsv"), HasSubstr("Hewlêr"));
}

TEST_F(ReviewTest, ASessionGoesOnWhereItWasLeft) {
  write(file(), format_proposals({spelling("هەولێڕ"), spelling("هەولیر"), use(), fresh("karwan-shwan")}));
  const auto before = bytes();
  {
    ReviewTables t = tables();
    ReviewSession session(file(), t);
    EXPECT_EQ(session.total(), 4u);
    session.reject();
    session.skip();
    EXPECT_EQ(session.position(), 2u);
    EXPECT_TRUE(session.undo());
    EXPECT_EQ(session.position(), 1u);
    EXPECT_TRUE(session.undo());
    EXPECT_EQ(bytes(), before);
    session.reject();
    session.skip();
  }
  ReviewTables t = tables();
  ReviewSession session(file(), t);
  ASSERT_TRUE(session.current());
  EXPECT_EQ(session.position(), 2u);
  EXPECT_EQ(session.tally(), "0 accepted, 1 rejected, 1 skipped");
  EXPECT_FALSE(session.undo()) << "what was done on another day is git's to take back";
  fs::remove(file().string() + ".review");
  EXPECT_EQ(ReviewSession(file(), t).position(), 1u) << "the judgement itself is enough";
}

TEST_F(ReviewTest, AnEditChangesWhatIsAccepted) {
  write(file(), format_proposals({fresh("karwan-shwan")}));
  ReviewTables t = tables();
  ReviewSession session(file(), t);
  session.edit("id=karwan-shwan-singer");
  session.edit("name=Karwan Shwan | کاروان شوان");
  session.edit("lang=en,ckb");
  EXPECT_THROW(session.edit("kind=nonsense"), Error);
  EXPECT_THROW(session.edit("nonsense"), Error);
  session.accept();
  EXPECT_EQ(session.current(), nullptr);
  EXPECT_THAT(read_file(ours() / "names.tsv"), testing::Not(HasSubstr("Shuan")));
  EXPECT_THAT(read_file(ours() / "entities.tsv"), HasSubstr("karwan-shwan-singer\tPER"));
}

TEST(Proposals, ReadBackWhatWasWritten) {
  Proposal p;
  p.kind = ProposalKind::kAcronym;
  p.probability = 0.5;
  p.count = 7;
  p.documents = 3;
  p.id = "erbil";
  p.names = {{"en", "EBL"}};
  p.name_kind = NameKind::kAcronym;
  p.use = static_cast<NameUse>(kUseContext | kUseCase);
  p.reason = "why";
  p.evidence = {"d1: a\tb", "d2: c"};
  TempFolder folder;
  write(folder.path() / "p.tsv", format_proposals({p}));
  const std::vector<Proposal> read = read_proposals(folder.path() / "p.tsv");
  ASSERT_EQ(read.size(), 1u);
  EXPECT_EQ(read[0].key(), p.key());
  EXPECT_EQ(read[0].what(), "kind=acronym use=context,case");
  EXPECT_EQ(read[0].evidence[0], "d1: a b");
  EXPECT_EQ(read[0].count, 7u);
}

TEST(Proposals, ABadRowIsNamed) {
  TempFolder folder;
  const std::string head = "kind\tid\tlang\tadd\tname\n";
  for (const char* row : {"nonsense\terbil\ten\t\tX\n", "spelling\terbil\ten,ar\t\tX\n",
                          "spelling\terbil\ten\tkind=x\tX\n", "spelling\tERBIL\ten\t\tX\n", "same\terbil\ten\t\tX\n"}) {
    write(folder.path() / "p.tsv", head + row);
    try {
      read_proposals(folder.path() / "p.tsv");
      ADD_FAILURE() << row;
    } catch (const Error& error) {
      EXPECT_EQ(error.line(), 2u);
    }
  }
}

}  // namespace
}  // namespace wasla::maintenance
