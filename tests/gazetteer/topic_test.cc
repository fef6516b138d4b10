#include "wasla/gazetteer/topic.h"

#include <gtest/gtest.h>

#include <string>

#include "wasla/text/token.h"

namespace wasla {
namespace {

std::string names(TopicSet topics) {
  std::string out;
  for (int bit = 0; !topic_name(bit).empty(); ++bit) {
    if (topics >> bit & 1) {
      out += (out.empty() ? "" : " ") + std::string(topic_name(bit));
    }
  }
  return out;
}

std::string of_word(std::string_view word) {
  text::Tokens tokens;
  text::tokenize(word, tokens);
  return tokens.tokens.size() == 1 ? names(topics_of_word(tokens.key(tokens.tokens[0]))) : "?";
}

TEST(TopicTest, WordsOfFourLanguages) {
  EXPECT_EQ(of_word("goalkeeper"), "sport");
  EXPECT_EQ(of_word("المباراة"), "sport");
  EXPECT_EQ(of_word("باراة"), "");  // only what is listed, whole or as a stem
  EXPECT_EQ(of_word("اللاعبين"), "sport");
  EXPECT_EQ(of_word("یاریزانان"), "sport");
  EXPECT_EQ(of_word("yariyê"), "sport");
  EXPECT_EQ(of_word("tributaries"), "water");
  EXPECT_EQ(of_word("table"), "");
}

TEST(TopicTest, EntitiesByClassAndDescription) {
  EXPECT_EQ(names(topics_of(*parse_entity_class("river"), "River in Diyala")), "water");
  EXPECT_EQ(names(topics_of(*parse_entity_class("politician"), "Kurdish poet")), "books");
}

TEST(TopicTest, NoTopicBeyondTheLast) {
  EXPECT_EQ(topic_name(-1), "");
  EXPECT_EQ(topic_name(32), "");
}

}  // namespace
}  // namespace wasla
