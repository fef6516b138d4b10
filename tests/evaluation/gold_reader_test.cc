#include "wasla/evaluation/gold_reader.h"

#include <gmock/gmock.h>

#include <fstream>

#include "wasla/base/error.h"

namespace wasla {
namespace {

using testing::HasSubstr;

std::string message_of(const std::string& json) {
  try {
    parse_annotated_document(json, "gold.jsonl", 7);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(ParseAnnotatedDocument, ReadsWhatScoringNeeds) {
  const AnnotatedDocument document = parse_annotated_document(
      R"({"id":"d","lang":"ar","x":[1],"mentions":[{"start":1,"end":3,"id":"iraq","type":"LOC","probability":0.5},)"
      R"({"start":4,"end":5,"nil":"1"}]})",
      "gold.jsonl", 1);
  EXPECT_EQ(document.lang, "ar");
  ASSERT_EQ(document.mentions.size(), 2u);
  EXPECT_EQ(document.mentions[0].id, "iraq");
  EXPECT_DOUBLE_EQ(document.mentions[0].probability, 0.5);
  EXPECT_EQ(document.mentions[1].id, "");
  EXPECT_DOUBLE_EQ(document.mentions[1].probability, 1.0);
}

TEST(ParseAnnotatedDocument, ProblemsNameFileLineAndRemedy) {
  EXPECT_THAT(message_of("{"), HasSubstr("gold.jsonl:7: not a JSON object"));
  EXPECT_THAT(message_of("{}"), HasSubstr("no \"id\""));
  EXPECT_THAT(message_of(R"({"id":"d","offsets":"utf16"})"), HasSubstr("utf16 offsets"));
  EXPECT_THAT(message_of(R"({"id":"d","mentions":[{"start":-1,"end":2}]})"), HasSubstr("\"start\""));
  EXPECT_THAT(message_of(R"({"id":"d","mentions":[{"start":2,"end":2}]})"), HasSubstr("is empty"));
}

TEST(ReadAnnotatedDocuments, PassesOverBlankLines) {
  const std::string file = testing::TempDir() + "wasla_gold_reader.jsonl";
  std::ofstream(file) << "{\"id\":\"a\"}\n\n{\"id\":\"b\",\"offsets\":\"codepoint\"}";
  EXPECT_EQ(read_annotated_documents(file).size(), 2u);
  EXPECT_THROW(read_annotated_documents("/no/such/file.jsonl"), Error);
}

}  // namespace
}  // namespace wasla
