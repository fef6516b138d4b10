#include "wasla/io/annotation_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/fixture.h"
#include "wasla/text/utf8.h"

namespace wasla {
namespace {

using testing::HasSubstr;
using testing::Not;

LinkOptions everything(int rivals) {
  LinkOptions options;
  options.min_probability = 0;
  options.rivals = rivals;
  return options;
}

// The text between two positions of a unit, read the way a user of that unit would.
std::string slice(const std::string& text, std::size_t start, std::size_t end, text::OffsetUnit unit) {
  std::string out;
  std::size_t position = 0;
  for (const char* p = text.data(); p < text.data() + text.size();) {
    const text::CodePoint c = text::decode(p, text.data() + text.size());
    if (position >= start && position < end) {
      text::append_utf8(c.value, out);
    }
    p += c.length;
    position += unit == text::OffsetUnit::kByte                        ? c.length
                : unit == text::OffsetUnit::kUtf16 && c.value > 0xFFFF ? 2
                                                                       : 1;
  }
  return out;
}

TEST(JsonlWriter, SurfaceIsTheSliceInEveryUnit) {
  const char* const kTexts[] = {
      "😀Erbil, 😀Baghdad",  // surrogate pairs before each name
      "😀 هەولێر 😀 بەغدا",
      "\xEF\xBB\xBF"
      "Erbil\r\n😀Baghdad\r\nأربيل",                 // BOM, CRLF
      "Mesu\u0302d Barzani\u0302 li Bexda",         // NFD
      "هەو\u200Cلێر و بەغدا",                       // ZWNJ inside a word
      "بغـــداد و أربيـل",                          // tatweel
      "\xFF Erbil \xE2\x80 Baghdad \xF0\x9F Iraq",  // ill-formed
  };
  for (const std::string text : kTexts) {
    for (const text::OffsetUnit unit :
         {text::OffsetUnit::kByte, text::OffsetUnit::kCodePoint, text::OffsetUnit::kUtf16}) {
      const nlohmann::json line = print_json(text, {.offsets = unit});
      EXPECT_EQ(line["offsets"], to_string(unit));
      ASSERT_GE(line["mentions"].size(), 1u) << text;
      for (const auto& m : line["mentions"]) {
        EXPECT_EQ(slice(text, m["start"], m["end"], unit), m["text"]);
        EXPECT_LE(m["token_start"], m["start"]);
        EXPECT_GE(m["token_end"], m["end"]);
      }
    }
  }
}

TEST(JsonlWriter, OneLineExactly) {
  EXPECT_EQ(print("in Baghdad", OutputFormat::kJsonl, {}, everything(0)),
            "{\"id\":\"d\",\"format\":\"wasla/1\",\"offsets\":\"codepoint\",\"mentions\":[{\"start\":3,\"end\":10,"
            "\"text\":\"Baghdad\",\"id\":\"baghdad\",\"wikidata\":\"Q1530\",\"type\":\"LOC\",\"lang\":\"en\","
            "\"probability\":" +
                print_json("in Baghdad")["mentions"][0]["probability"].dump() +
                ",\"name\":\"Baghdad\",\"match\":\"exact\",\"token_start\":3,\"token_end\":10}]}\n");
  EXPECT_EQ(print("", OutputFormat::kJsonl),
            "{\"id\":\"d\",\"format\":\"wasla/1\",\"offsets\":\"codepoint\",\"mentions\":[]}\n");
}

TEST(JsonlWriter, AcronymsCandidatesAndExplanations) {
  const nlohmann::json acronym = print_json("Asaib Ahl al-Haq. AAH in Erbil");
  EXPECT_EQ(acronym["mentions"][1]["match"], "acronym");
  EXPECT_FALSE(acronym["mentions"][2].contains("wikidata"));

  const nlohmann::json line = print_json("in Paris", {.candidates = 1, .explain = true}, everything(1));
  const auto& mention = line["mentions"][0];
  ASSERT_EQ(mention["candidates"].size(), 1u);
  EXPECT_EQ(mention["candidates"][0]["id"], "paris-texas");
  EXPECT_TRUE(mention["candidates"][0].contains("probability"));
  double sum = 0;
  for (const auto& [name, share] : mention["explain"]["features"].items()) {
    sum += share.get<double>();
  }
  EXPECT_NEAR(sum, mention["explain"]["score"].get<double>(), 0.01);
  EXPECT_GT(mention["explain"]["margin"].get<double>(), 0);
}

TEST(JsonlWriter, NilFailedAndDecodedDocuments) {
  LinkOptions given;
  given.given = std::vector<GivenSpan>{{0, 6}, {10, 15}, {16, 22}};
  const nlohmann::json line = print_json("Zorgon in Erbil Zorgon", {}, given);
  ASSERT_EQ(line["mentions"].size(), 3u);
  EXPECT_EQ(line["mentions"][0]["nil"], "1");
  EXPECT_FALSE(line["mentions"][0].contains("id"));
  EXPECT_EQ(line["mentions"][1]["id"], "erbil");
  EXPECT_EQ(line["mentions"][2]["nil"], "1");

  const auto writer = make_writer(OutputFormat::kJsonl, tiny().index(), {});
  std::string out;
  writer->failed("a\"b", "no\nway", out);
  EXPECT_EQ(out, "{\"id\":\"a\\\"b\",\"format\":\"wasla/1\",\"error\":\"no\\nway\"}\n");
  out.clear();
  writer->open({.id = "x", .encoding = "windows-1256"}, out)->end("cut off", out);
  EXPECT_EQ(out,
            "{\"id\":\"x\",\"format\":\"wasla/1\",\"offsets\":\"codepoint\",\"encoding\":\"windows-1256\","
            "\"mentions\":[],\"error\":\"cut off\"}\n");
}

TEST(TsvWriter, TenColumnsTextLast) {
  const std::string out = print("Asaib\tAhl\nal-Haq in Erbil", OutputFormat::kTsv);
  std::istringstream lines(out);
  std::string line;
  while (std::getline(lines, line)) {
    EXPECT_EQ(std::count(line.begin(), line.end(), '\t'), 9) << line;
  }
  EXPECT_THAT(out, testing::EndsWith("\tErbil\tErbil\n"));
  std::string head, failed;
  const auto writer = make_writer(OutputFormat::kTsv, tiny().index(), {});
  writer->begin(head);
  EXPECT_EQ(head, "document\tstart\tend\ttype\tid\tprobability\tlang\tmatch\tname\ttext\n");
  writer->failed("d\te", "x", failed);
  EXPECT_EQ(failed, "d\\te\t\t\tERROR\t\t\t\t\t\tx\n");
}

TEST(ColorWriter, ColoursIsolatesAndNothingElse) {
  EXPECT_EQ(print("in Erbil\n", OutputFormat::kColor),
            "\x1b[1md\x1b[0m\nin \x1b[1;32mErbil\x1b[0m\u2066\x1b[2m[erbil]\x1b[0m\u2069\n\n");
  EXPECT_EQ(print("in Erbil", OutputFormat::kColor, {.color = false}), "d\nin Erbil[erbil]\n\n");
  // A text cannot command the terminal.
  EXPECT_THAT(print("a\x1b[2Jb\x07\u009b", OutputFormat::kColor, {.color = false}), Not(HasSubstr("\x1b")));
  EXPECT_THAT(
      print("in Paris", OutputFormat::kColor, {.candidates = 2, .explain = true, .color = false}, everything(2)),
      testing::AllOf(HasSubstr("\n  rival paris-texas"), HasSubstr("\n  score ")));
}

TEST(HtmlWriter, EscapesAndSetsParagraphs) {
  const std::string out = print("<b>&\"'</b>\r\n\nقيس الخزعلي\nAsaib Ahl\nal-Haq", OutputFormat::kHtml);
  EXPECT_THAT(out, HasSubstr("<p dir=\"auto\">&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;</p>"));
  EXPECT_THAT(out, HasSubstr("<p dir=\"auto\"><mark class=\"entity per\" data-id=\"qais-al-khazali\" data-p="));
  EXPECT_THAT(out, HasSubstr("data-kmr=\"Qeys Xezelî\""));
  EXPECT_THAT(out, testing::EndsWith("</p>\n</article>\n"));
  EXPECT_EQ(out.find("<b>"), std::string::npos);

  std::string page;
  const auto writer = make_writer(OutputFormat::kHtml, tiny().index(), {});
  writer->begin(page);
  writer->failed("x<y", "<bad>", page);
  writer->end(page);
  EXPECT_THAT(page, testing::StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(page, HasSubstr("x&lt;y"));
  EXPECT_THAT(page, HasSubstr("&lt;bad&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("http")));  // nothing is fetched
}

TEST(SummaryWriter, CountsAndQuotes) {
  EXPECT_EQ(print("Erbil, Erbil, Baghdad", OutputFormat::kSummaryCsv),
            "d,erbil,LOC,Erbil,2\nd,baghdad,LOC,Baghdad,1\n");
  const auto writer = make_writer(OutputFormat::kSummaryCsv, tiny().index(), {});
  std::string out;
  writer->begin(out);
  writer->failed("a,\"b\"\n", "no", out);
  EXPECT_EQ(out, "document,id,type,label,count\n\"a,\"\"b\"\"\n\",,ERROR,no,0\n");
}

}  // namespace
}  // namespace wasla
