#include "wasla/base/xml_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/test_folder.h"
#include "wasla/base/error.h"

namespace wasla {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class XmlReaderTest : public testing::Test {
 protected:
  XmlReader open(const std::string& bytes, const XmlLimits& limits = {}) {
    folder_.write("in.xml", bytes);
    return XmlReader(folder_.path() / "in.xml", limits);
  }

  // "<a", "text", "a>" for all that is read.
  std::vector<std::string> events(const std::string& bytes, const XmlLimits& limits = {}) {
    XmlReader xml = open(bytes, limits);
    std::vector<std::string> list;
    while (xml.next()) {
      const std::string name(xml.name());
      list.push_back(xml.is_start() ? "<" + name : xml.is_end() ? name + ">" : std::string(xml.text()));
    }
    return list;
  }

  Error error(const std::string& bytes, const XmlLimits& limits = {}) {
    try {
      events(bytes, limits);
    } catch (const Error& caught) {
      EXPECT_EQ(caught.kind(), ErrorKind::kInput);
      EXPECT_THAT(caught.file(), HasSubstr("in.xml"));
      EXPECT_THAT(caught.what(), HasSubstr("; "));  // what to do
      return caught;
    }
    ADD_FAILURE() << "no error";
    return {ErrorKind::kInput, ""};
  }

  TestFolder folder_;
};

TEST_F(XmlReaderTest, ReadsElementsAndText) {
  EXPECT_THAT(events("<?xml version=\"1.0\"?>\n<!-- c -->\n<a>\n  <b/>\n  <c>x<![CDATA[<y>]]></c>\n</a>\n"),
              ElementsAre("<a", "<b", "b>", "<c", "x<y>", "c>", "a>"));
}

TEST_F(XmlReaderTest, GivesAttributesDepthsAndLines) {
  XmlReader xml = open("<a xmlns:n='urn:n'>\n<b k=\"1 &amp; 2\" n:l='گ'/>\n</a>");
  ASSERT_TRUE(xml.next());
  EXPECT_EQ(xml.depth(), 1);
  EXPECT_EQ(xml.line(), 1u);
  ASSERT_TRUE(xml.next());
  ASSERT_TRUE(xml.is_start("b"));
  EXPECT_EQ(xml.attribute("k"), "1 & 2");
  EXPECT_EQ(xml.attribute("n:l"), "گ");
  EXPECT_EQ(xml.attribute("none"), "");
  EXPECT_EQ(xml.depth(), 2);
  EXPECT_EQ(xml.line(), 2u);
  ASSERT_TRUE(xml.next());
  ASSERT_TRUE(xml.is_end("b"));
  EXPECT_EQ(xml.depth(), 2);
  ASSERT_TRUE(xml.next());
  ASSERT_TRUE(xml.is_end("a"));
  EXPECT_EQ(xml.depth(), 1);
  EXPECT_FALSE(xml.next());
}

TEST_F(XmlReaderTest, TakesTextOfElementsWithWhatIsInThem) {
  XmlReader xml = open("<a><b>\n one <i>two</i>\n</b><c/><d>three</d></a>");
  xml.next();
  xml.next();
  EXPECT_EQ(xml.text_of_element(), "one two");
  EXPECT_TRUE(xml.is_end("b"));
  xml.next();
  ASSERT_TRUE(xml.is_start("c"));
  EXPECT_EQ(xml.text_of_element(), "");
  EXPECT_TRUE(xml.is_end("c"));
  xml.next();
  xml.skip_element();
  EXPECT_TRUE(xml.is_end("d"));
}

TEST_F(XmlReaderTest, RefusesWhatIsNotWellFormed) {
  EXPECT_EQ(error("<a>\n<b>\n</a>\n").line(), 3u);
  EXPECT_THAT(error("<a>\n<b>").what(), HasSubstr("not well-formed XML: the file ends in the middle of the document"));
  EXPECT_THAT(error("<a/>x").what(), HasSubstr("not well-formed XML: Extra content"));
  EXPECT_THAT(error("").what(), HasSubstr("not well-formed XML"));
  EXPECT_THAT(error("no XML").what(), HasSubstr("not well-formed XML"));
  EXPECT_THAT(error("<a>\xFF</a>").what(), HasSubstr("not well-formed XML"));
  EXPECT_THAT(error("<a/><b/>").what(), HasSubstr("not well-formed XML"));
}

TEST_F(XmlReaderTest, LetsPrefixesPassThatNothingDeclares) {
  EXPECT_THAT(events("<a><n:b/></a>"), ElementsAre("<a", "<n:b", "n:b>", "a>"));
}

TEST_F(XmlReaderTest, FindsEveryTruncation) {
  const std::string whole = "<a><b k=\"v\">text</b><c/></a>";
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_THROW(events(whole.substr(0, length)), Error) << length;
  }
}

TEST_F(XmlReaderTest, ReadsNoOtherFile) {
  folder_.write("other.dtd", "<!ENTITY secret \"text\">");
  folder_.write("secret.txt", "secret");
  // The name of a DTD is allowed, as CLDR has it; it need not exist.
  EXPECT_THAT(events("<!DOCTYPE a SYSTEM \"../../common/dtd/a.dtd\"><a/>"), ElementsAre("<a", "a>"));
  EXPECT_THROW(events("<!DOCTYPE a SYSTEM \"other.dtd\"><a>&secret;</a>"), Error);
  EXPECT_THAT(error("<!DOCTYPE a [<!ENTITY x SYSTEM \"secret.txt\">]>\n<a>&x;</a>").what(),
              HasSubstr("declares entities"));
}

TEST_F(XmlReaderTest, RefusesEntitiesThatGrow) {
  std::string bomb = "<!DOCTYPE a [<!ENTITY e0 \"ha\">";
  for (int i = 1; i < 40; ++i) {
    const std::string before = "&e" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY e" + std::to_string(i) + " \"" + before + before + "\">";
  }
  EXPECT_THROW(events(bomb + "]><a>&e39;</a>"), Error);
  EXPECT_THROW(events(bomb + "]><a k=\"&e39;\"/>"), Error);
}

TEST_F(XmlReaderTest, KeepsLimits) {
  EXPECT_THAT(error("<a><b><c/></b></a>", {.depth = 2}).what(), HasSubstr("more than 2 deep"));
  EXPECT_THAT(events("<a><b/></a>", {.depth = 2}), ElementsAre("<a", "<b", "b>", "a>"));
  EXPECT_THAT(error("<a>0123456789</a>", {.file_bytes = 10}).what(), HasSubstr("larger than 10 bytes"));
  XmlReader xml = open("<a>0123456789</a>", {.text_bytes = 5});
  xml.next();
  EXPECT_THROW(xml.text_of_element(), Error);
}

TEST_F(XmlReaderTest, NamesFilesThatCannotBeRead) {
  for (const auto& path : {folder_.path() / "none.xml", folder_.path()}) {
    try {
      XmlReader xml(path);
      ADD_FAILURE() << path;
    } catch (const Error& caught) {
      EXPECT_EQ(caught.kind(), ErrorKind::kInput);
      EXPECT_EQ(caught.file(), path.string());
      EXPECT_THAT(caught.what(), HasSubstr("cannot be read"));
    }
  }
}

TEST_F(XmlReaderTest, LinesAreRightBehindLine65535) {
  std::string text = "<a>";
  for (int i = 0; i < 70000; ++i) {
    text += "<b>t</b>\n";
  }
  EXPECT_EQ(error(text + "<c></a>").line(), 70001u);
}

}  // namespace
}  // namespace wasla
