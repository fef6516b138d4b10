#include "wasla/io/windowed_linking.h"

#include <gtest/gtest.h>

#include <random>
#include <regex>

#include "io/fixture.h"
#include "wasla/text/utf8.h"

namespace wasla {
namespace {

// News with every kind of trap for positions; each sentence stands for itself, so that windows lose nothing.
std::string news(int sentences, const char* separator) {
  static const char* const kSentences[] = {
      "😀Erbil and 😀Baghdad met.",          "وقال 😀قيس الخزعلي في بغداد.",
      "لە 😀هەولێر مەسعوود بارزانی گوتی.",  "Li 😀Bexda Mesu\u0302d Barzani\u0302 got.",
      "Asaib Ahl al-Haq \xFF\xFE leader.", "عصـائب أهل الحـق",
  };
  std::string text = "\xEF\xBB\xBF";
  for (int i = 0; i < sentences; ++i) {
    text += kSentences[static_cast<std::size_t>(i) % std::size(kSentences)];
    text += separator;
  }
  return text;
}

std::vector<std::string> keys(const std::string& json) {
  std::vector<std::string> keys;
  const nlohmann::json document = nlohmann::json::parse(json);
  for (const auto& m : document["mentions"]) {
    keys.push_back(std::to_string(m["start"].get<int>()) + "-" + std::to_string(m["end"].get<int>()) + " " +
                   m["text"].get<std::string>() + " " + m.value("id", ""));
  }
  return keys;
}

TEST(WindowedLinking, FindsWhatTheWholeTextHas) {
  for (const char* separator : {"\n", "\r\n", "\n\n", " "}) {
    const std::string text = news(60, separator);
    for (const text::OffsetUnit unit :
         {text::OffsetUnit::kByte, text::OffsetUnit::kCodePoint, text::OffsetUnit::kUtf16}) {
      const WriterOptions options{.offsets = unit};
      const auto whole = keys(print(text, OutputFormat::kJsonl, options));
      ASSERT_GT(whole.size(), 50u);
      for (const std::size_t window : {200u, 333u, 1000u, 100000u}) {
        EXPECT_EQ(keys(print_in_windows(text, window, OutputFormat::kJsonl, options)), whole)
            << "window " << window << ", separator " << testing::PrintToString(separator);
      }
    }
  }
}

// The parts of a text, whatever it is, are the text.
void expect_tiled(const std::string& text, std::size_t window, std::size_t overlap) {
  std::string joined;
  std::uint64_t expected = 0;
  const auto source = memory_source(text);
  link_in_windows(tiny().linker(), tiny().scratch(), {}, *source, text::OffsetUnit::kByte, {window, overlap},
                  [&](const AnnotatedPart& part) {
                    EXPECT_EQ(part.position(part.begin), expected);
                    joined += part.text();
                    expected += part.text().size();
                    for (const Mention& m : part.mentions) {
                      EXPECT_GE(m.begin, part.begin);
                      EXPECT_LE(m.end, part.end);
                    }
                  });
  EXPECT_EQ(joined, text);
}

TEST(WindowedLinking, PartsTileAnyText) {
  std::mt19937 random(3);
  expect_tiled("", 100, 10);
  expect_tiled(std::string(5000, 'x'), 100, 10);
  expect_tiled(std::string(5000, '\x80'), 100, 10);
  expect_tiled(news(50, ""), 64, 64);
  for (int round = 0; round < 50; ++round) {
    std::string bytes(random() % 3000, '\0');
    for (char& c : bytes) {
      c = static_cast<char>(random());
    }
    expect_tiled(bytes, 16 + random() % 200, random() % 100);
  }
}

TEST(WindowedLinking, NeverCutsACodePoint) {
  std::string text;
  for (int i = 0; i < 2000; ++i) {
    text += i % 3 ? "😀" : "ب";
  }
  for (std::size_t window = 100; window < 130; ++window) {
    const auto source = memory_source(text);
    link_in_windows(
        tiny().linker(), tiny().scratch(), {}, *source, text::OffsetUnit::kCodePoint, {window, 20},
        [&](const AnnotatedPart& part) { EXPECT_EQ(text::find_ill_formed(part.text()), std::string_view::npos); });
  }
}

TEST(WindowedLinking, GivenSpansStayTheirs) {
  const std::string text = news(60, "\n");
  LinkOptions options;
  options.given.emplace();
  for (std::size_t at = text.find("Erbil"); at != std::string::npos; at = text.find("Erbil", at + 1)) {
    options.given->push_back({at, at + 5});
  }
  options.given->push_back({text.find("leader"), text.find("leader") + 6});
  std::sort(options.given->begin(), options.given->end(),
            [](const GivenSpan& a, const GivenSpan& b) { return a.begin < b.begin; });
  const auto whole = keys(print(text, OutputFormat::kJsonl, {}, options));
  EXPECT_EQ(whole.size(), options.given->size());
  EXPECT_EQ(keys(print_in_windows(text, 300, OutputFormat::kJsonl, {}, options)), whole);
}

TEST(WindowedLinking, HtmlAndColourLoseNoText) {
  const std::string text = news(30, "\n");
  const WriterOptions plain{.color = false};
  EXPECT_EQ(print_in_windows(text, 300, OutputFormat::kColor, plain), print(text, OutputFormat::kColor, plain));
  // Probabilities may differ, for a window knows less; they stand in the tags.
  const std::regex tag("<[^>]*>");
  EXPECT_EQ(std::regex_replace(print_in_windows(text, 300, OutputFormat::kHtml), tag, ""),
            std::regex_replace(print(text, OutputFormat::kHtml), tag, ""));
}

}  // namespace
}  // namespace wasla
