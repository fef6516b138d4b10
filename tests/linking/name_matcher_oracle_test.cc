// The tries against the slow, obvious matcher: every run of words compared with every name.
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <tuple>

#include "linking/fixture.h"
#include "wasla/linking/name_matcher.h"
#include "wasla/text/normalizer.h"

namespace wasla {
namespace {

using Found = std::set<std::tuple<std::uint32_t, std::uint32_t, std::string>>;

MergedGazetteer gazetteer_of(const std::vector<std::string>& texts, const std::string& lang) {
  MergedGazetteer g;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string id = "e" + std::to_string(1000 + i);
    g.entities.push_back(entity(id, EntityType::kOrganisation, "party"));
    g.names.push_back(name(id, lang, texts[i]));
  }
  return g;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

// All exact matches by brute force: equal match forms of whole words.
Found oracle(const std::vector<std::string>& words, const std::vector<std::string>& names, const std::string& lang) {
  const auto profile = text::folding_profile(lang);
  Found found;
  std::vector<std::size_t> begins;
  std::string text;
  for (const auto& word : words) {
    text += text.empty() ? "" : " ";
    begins.push_back(text.size());
    text += word;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t j = i; j < words.size(); ++j) {
      const std::size_t end = begins[j] + words[j].size();
      const std::string span = text::match_form(std::string_view(text).substr(begins[i], end - begins[i]), profile);
      for (std::size_t n = 0; n < names.size(); ++n) {
        if (without_spaces(span) == without_spaces(text::match_form(names[n], profile)) &&
            std::count(span.begin(), span.end(), ' ') ==
                std::count_if(names[n].begin(), names[n].end(), [](char c) { return c == ' '; })) {
          found.emplace(begins[i], end, "e" + std::to_string(1000 + n));
        }
      }
    }
  }
  return found;
}

Found matched(TestLinker& linker, const std::string& text) {
  text::Tokens tokens;
  text::tokenize(text, tokens);
  std::vector<text::LineLanguages> languages(tokens.lines.size());
  linking::MatcherScratch scratch;
  std::vector<linking::NameMatch> matches;
  linking::NameMatcher(linker.index(), text, tokens, languages, scratch, matches).run();
  Found found;
  for (const auto& m : matches) {
    if (m.kind == MatchKind::kExact) {
      found.emplace(m.begin, m.end, std::string(linker.index().entity(m.entity).id));
    }
  }
  return found;
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

TEST(NameMatcherOracle, RandomNamesAndTexts) {
  const std::vector<std::pair<std::string, std::vector<std::string>>> alphabets = {
      {"en", {"ab", "Ba", "cab", "a'b", "d", "Dab", "bá"}},
      {"ckb",
       {"\u0628\u06D5", "\u0628\u0647", "\u0631\u06C6", "\u0695\u06C6", "\u0643\u0648\u0648", "\u06A9\u0648",
        "\u0626\u06CE"}},
      {"ar",
       {"\u0623\u0628", "\u0627\u0628", "\u0639\u0644\u0649", "\u0639\u0644\u064A", "\u062D\u0631\u0629",
        "\u0645\u0640\u0646"}}};
  std::mt19937 random(17);
  for (const auto& [lang, words] : alphabets) {
    for (int round = 0; round < 60; ++round) {
      auto sample = [&](std::size_t most) {
        std::vector<std::string> out;
        for (std::size_t n = 1 + random() % most; n > 0; --n) out.push_back(words[random() % words.size()]);
        return out;
      };
      std::set<std::string> distinct;
      for (int i = 0; i < 8; ++i) distinct.insert(join(sample(3)));
      const std::vector<std::string> names(distinct.begin(), distinct.end());
      TestLinker linker(gazetteer_of(names, lang));
      for (int i = 0; i < 10; ++i) {
        const auto text = sample(9);
        ASSERT_EQ(matched(linker, join(text)), oracle(text, names, lang)) << lang << ": " << join(text);
      }
    }
  }
}

TEST(NameMatcherOracle, EverySmallText) {
  const std::vector<std::string> words = {"xa", "xb", "xc"};
  const std::vector<std::string> names = {"xa", "xa xb", "xb xc", "xa xb xa", "xc xc"};
  TestLinker linker(gazetteer_of(names, "en"));
  for (std::size_t length = 1; length <= 5; ++length) {
    std::size_t count = 1;
    for (std::size_t i = 0; i < length; ++i) count *= words.size();
    for (std::size_t n = 0; n < count; ++n) {
      std::vector<std::string> text;
      for (std::size_t i = 0, m = n; i < length; ++i, m /= words.size()) text.push_back(words[m % words.size()]);
      ASSERT_EQ(matched(linker, join(text)), oracle(text, names, "en")) << join(text);
    }
  }
}

}  // namespace
}  // namespace wasla
