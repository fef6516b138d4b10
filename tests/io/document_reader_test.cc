#include "wasla/io/document_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "linking/fixture.h"
#include "wasla/base/error.h"
#include "wasla/io/line_reader.h"

namespace wasla {
namespace {

using testing::HasSubstr;

// Hands out a few bytes at a time, so that every boundary falls everywhere.
class Dripping final : public ByteSource {
 public:
  Dripping(std::string bytes, std::size_t step) : bytes_(std::move(bytes)), step_(step) {}
  std::size_t read(char* out, std::size_t size) override {
    const std::size_t n = bytes_.copy(out, std::min(size, step_), done_);
    done_ += n;
    return n;
  }

 private:
  std::string bytes_;
  std::size_t step_, done_ = 0;
};

std::vector<InputDocument> read_all(const std::string& bytes, ReaderOptions options, std::size_t step = 1000000) {
  DocumentReader reader(std::make_unique<Dripping>(bytes, step), "f", std::move(options));
  std::vector<InputDocument> documents;
  while (auto document = reader.next()) {
    documents.push_back(std::move(*document));
  }
  return documents;
}

const ReaderOptions kText{.format = InputFormat::kText};
const ReaderOptions kLines{.format = InputFormat::kLines};
const ReaderOptions kJsonl{.format = InputFormat::kJsonl};

TEST(DocumentReader, TextIsOneDocumentExactlyAsItCameIn) {
  for (const std::string text : {"", "Erbil\r\n\r\nBaghdad",
                                 "\xEF\xBB\xBF"
                                 "Erbil\n",
                                 "e\u0301 \u200C\u0640"}) {
    const auto documents = read_all(text, kText);
    ASSERT_EQ(documents.size(), 1u);
    EXPECT_EQ(documents[0].id, "f");
    EXPECT_EQ(documents[0].text, text);
    EXPECT_EQ(documents[0].error, "");
    EXPECT_FALSE(documents[0].rest);
  }
}

TEST(DocumentReader, LongTextIsLeftToBeReadOn) {
  const std::string text(5000, 'x');
  ReaderOptions options = kText;
  options.whole_text = 1000;
  auto documents = read_all(text, options, 300);
  ASSERT_EQ(documents.size(), 1u);
  ASSERT_TRUE(documents[0].rest);
  std::string all = documents[0].text;
  char buffer[700];
  while (const std::size_t n = documents[0].rest->read(buffer, sizeof buffer)) {
    all.append(buffer, n);
  }
  EXPECT_EQ(all, text);
}

TEST(DocumentReader, NoiseIsAnErrorAndAFewBadBytesAWarning) {
  EXPECT_THAT(read_all(std::string("ab\0cd", 5), kText)[0].error, HasSubstr("NUL"));
  EXPECT_THAT(read_all("\xFF\xFE"
                       "E\0",
                       kText)[0]
                  .error,
              HasSubstr("--encoding UTF-16"));
  EXPECT_THAT(read_all(std::string(200, '\xC7'), kText)[0].error, HasSubstr("windows-1256"));
  const auto documents = read_all("Erbil and Baghdad and \xFF Mosul", kText);
  EXPECT_EQ(documents[0].error, "");
  ASSERT_EQ(documents[0].warnings.size(), 1u);
  EXPECT_THAT(documents[0].warnings[0], HasSubstr("byte 22"));
}

TEST(DocumentReader, EachLineIsADocument) {
  for (const std::size_t step : {1u, 2u, 7u, 1000u}) {
    const auto documents = read_all("Erbil\r\n\nهەولێر\nlast", kLines, step);
    ASSERT_EQ(documents.size(), 4u);
    EXPECT_EQ(documents[0].id, "f:1");
    EXPECT_EQ(documents[0].text, "Erbil");
    EXPECT_EQ(documents[1].text, "");
    EXPECT_EQ(documents[2].text, "هەولێر");
    EXPECT_EQ(documents[3].line, 4u);
    EXPECT_EQ(documents[3].text, "last");
  }
}

TEST(DocumentReader, JsonlFieldsInAnyOrderAndShape) {
  const auto documents = read_all(
      "\xEF\xBB\xBF{\"text\":\"a\\u0628\\ud83d\\ude00\",\"lang\":\"ar\",\"date\":\"2024-05-31\",\"other\":[{}],\"id\":"
      "\"x\"}\r\n"
      "\n  \n"
      "{\"id\":17,\"text\":\"\",\"lang\":null}\n{\"text\":\"t\"}\n{\"id\":18446744073709551615,\"text\":\"u\"}",
      kJsonl, 5);
  ASSERT_EQ(documents.size(), 4u);
  EXPECT_EQ(documents[0].id, "x");
  EXPECT_EQ(documents[0].text, "a\u0628😀");
  EXPECT_EQ(documents[0].language, "ar");
  EXPECT_EQ(documents[0].date, "2024-05-31");
  EXPECT_EQ(documents[1].id, "17");
  EXPECT_EQ(documents[2].id, "f:5");
  EXPECT_EQ(documents[3].id, "18446744073709551615");
  for (const InputDocument& document : documents) {
    EXPECT_EQ(document.error, "");
  }
}

TEST(DocumentReader, ABadLineIsAnErrorForItselfOnly) {
  const std::string deep(3000, '[');
  const auto documents =
      read_all("{bad\n[1]\n{\"id\":\"no text\"}\n{\"text\":5}\n{\"id\":{},\"text\":\"\"}\n" + deep +
                   "\n{\"id\":1,\"text\":\"x\"} {}\n{\"text\":\"\\ud800\"}\n\"\n{\"id\":\"good\",\"text\":\"Erbil\"}\n",
               kJsonl);
  ASSERT_EQ(documents.size(), 10u);
  for (std::size_t i = 0; i < 9; ++i) {
    EXPECT_NE(documents[i].error, "") << i;
    EXPECT_EQ(documents[i].line, i + 1);
  }
  EXPECT_EQ(documents[2].id, "no text");
  EXPECT_EQ(documents[9].error, "");
  EXPECT_EQ(documents[9].text, "Erbil");
}

TEST(DocumentReader, IllFormedUtf8InJsonIsReplaced) {
  const auto documents = read_all("{\"id\":\"a\",\"text\":\"Er\xFF\xE2\x80 bil\"}\n", kJsonl);
  EXPECT_EQ(documents[0].text, "Er\uFFFD\uFFFD bil");
  EXPECT_EQ(documents[0].error, "");
  EXPECT_EQ(documents[0].warnings.size(), 1u);
}

TEST(DocumentReader, GivenMentionsInEachUnit) {
  const std::string line = R"({"id":"a","text":"😀 هەولێر","mentions":[{"start":S,"end":E,"id":"x"}]})";
  const auto read = [&](text::OffsetUnit unit, std::string start, std::string end) {
    std::string filled = line;
    filled.replace(filled.find('S'), 1, start);
    filled.replace(filled.find('E'), 1, end);
    ReaderOptions options = kJsonl;
    options.given_mentions = true;
    options.offsets = unit;
    return read_all(filled, options)[0];
  };
  for (const InputDocument& document :
       {read(text::OffsetUnit::kCodePoint, "2", "8"), read(text::OffsetUnit::kUtf16, "3", "9"),
        read(text::OffsetUnit::kByte, "5", "17")}) {
    ASSERT_TRUE(document.given) << document.error;
    ASSERT_EQ(document.given->size(), 1u);
    EXPECT_EQ(document.given->front().begin, 5u);
    EXPECT_EQ(document.given->front().end, 17u);
  }
  EXPECT_THAT(read(text::OffsetUnit::kCodePoint, "2", "9").error, HasSubstr("--offsets"));
  EXPECT_NE(read(text::OffsetUnit::kCodePoint, "3", "3").error, "");
  EXPECT_NE(read(text::OffsetUnit::kCodePoint, "-1", "3").error, "");
  EXPECT_FALSE(read_all(line, kJsonl)[0].given);  // not asked for, not even looked at
}

TEST(DocumentReader, OverlappingGivenMentionsAreSortedAndLeftOut) {
  ReaderOptions options = kJsonl;
  options.given_mentions = true;
  const auto documents = read_all(
      R"({"text":"abcdefgh","mentions":[{"start":4,"end":6},{"start":0,"end":3},{"start":2,"end":4}]})", options);
  ASSERT_EQ(documents[0].given->size(), 2u);
  EXPECT_EQ(documents[0].given->at(1).begin, 4u);
  EXPECT_EQ(documents[0].warnings.size(), 1u);
}

TEST(DocumentReader, ALineAboveTheLimitIsPassedOver) {
  ReaderOptions options = kLines;
  options.longest_line = 10;
  for (const std::size_t step : {1u, 9u, 100000u}) {
    const auto documents = read_all("short\n" + std::string(1000000, 'x') + "\nErbil\n", options, step);
    ASSERT_EQ(documents.size(), 3u);
    EXPECT_NE(documents[1].error, "");
    EXPECT_EQ(documents[2].text, "Erbil");
    EXPECT_EQ(documents[2].line, 3u);
  }
}

TEST(DocumentReader, MissingFilesAndFoldersAreErrorsInPlace) {
  DocumentReader missing("/nonexistent/file", kText);
  const auto document = missing.next();
  ASSERT_TRUE(document);
  EXPECT_EQ(document->id, "/nonexistent/file");
  EXPECT_THAT(document->error, HasSubstr("cannot be read"));
  EXPECT_FALSE(missing.next());
  EXPECT_THAT(DocumentReader("/", kText).next()->error, HasSubstr("folder"));
}

TEST(DocumentReader, DecodesWhileReading) {
  const TempFolder folder;
  const std::string path = (folder.path() / "w.txt").string();
  // U+0628 U+063A U+062F U+0627 U+062F in windows-1256, many times, so that buffers end everywhere.
  std::string expected;
  std::ofstream file(path, std::ios::binary);
  for (int i = 0; i < 30000; ++i) {
    file << "\xC8\xDB\xCF\xC7\xCF ";
    expected += "بغداد ";
  }
  file.close();
  ReaderOptions options = kText;
  options.encoding = "windows-1256";
  const auto document = DocumentReader(path, options).next();
  EXPECT_EQ(document->text, expected);
  EXPECT_EQ(document->encoding, "windows-1256");
  options.encoding = "no-such-thing";
  EXPECT_THROW(DocumentReader(path, options), Error);
}

TEST(DecodeSource, OfEveryBufferSize) {
  const std::string utf16("E\0r\0=\xD8\0\xDE(\x06", 10);  // E r U+1F600 U+0628, little-endian
  for (const std::size_t size : {1u, 2u, 3u, 4u, 5u, 64u}) {
    const auto source = decode_source(memory_source(utf16), "UTF-16LE");
    std::string all, buffer(size, '\0');
    while (const std::size_t n = source->read(buffer.data(), size)) {
      all.append(buffer, 0, n);
    }
    EXPECT_EQ(all, "Er😀ب") << size;
  }
}

}  // namespace
}  // namespace wasla
