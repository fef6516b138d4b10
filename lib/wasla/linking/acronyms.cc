#include "wasla/linking/acronyms.h"

#include <algorithm>
#include <cmath>

#include "wasla/linking/ranker.h"

namespace wasla::linking {
namespace {

using text::Token;
using text::Tokens;

std::string_view written(std::string_view text, const Token& token) {
  return text.substr(token.begin, token.end - token.begin);
}

bool only_between(std::string_view text, std::size_t from, std::size_t to, std::string_view mark) {
  if (from > to || to - from > 4) {
    return false;
  }
  std::string_view between = text.substr(from, to - from);
  bool seen = false;
  for (char c : between) {
    if (c == mark[0] && !seen) {
      seen = true;
    } else if (c != ' ') {
      return false;
    }
  }
  return seen;
}

// Capitals only, two to eight letters, or an acronym with dots.
bool looks_like_acronym(const Token& token) {
  return (token.flags & (text::kAllCapitals | text::kDotted) && token.key_length >= 2 && token.key_length <= 8);
}

std::size_t first_token_at(const Tokens& tokens, std::uint64_t byte) {
  return static_cast<std::size_t>(std::lower_bound(tokens.tokens.begin(), tokens.tokens.end(), byte,
                                                   [](const Token& t, std::uint64_t b) { return t.begin < b; }) -
                                  tokens.tokens.begin());
}

// The acronym's letters are first letters of the name's words, in order; small words may be passed over, and words
// may lend no letter. Names in another script than the acronym's cannot be tested and pass for organisations.
bool abbreviates(std::string_view acronym_key, const Tokens& tokens, std::size_t first, std::size_t last) {
  std::size_t at = 0;
  for (std::size_t i = first; i < last && at < acronym_key.size(); ++i) {
    const auto key = tokens.key(tokens.tokens[i]);
    if (!key.empty() && key[0] == static_cast<std::uint8_t>(acronym_key[at])) {
      ++at;
    }
  }
  return at == acronym_key.size();
}

class DefinitionFinder {
 public:
  DefinitionFinder(const Index& index, std::string_view text, const Tokens& tokens, DocumentMemory& memory)
      : index_(index), text_(text), tokens_(tokens), memory_(memory) {}

  void examine(const Mention& mention) {
    const EntityView entity = index_.entity(mention.best.entity);
    if (!mention.linked || entity.type == EntityType::kPerson) {
      return;
    }
    const std::size_t first = first_token_at(tokens_, mention.token_begin);
    const std::size_t behind = first_token_at(tokens_, mention.token_end);
    if (behind - first < 2) {
      return;
    }
    // Name (ACRONYM)
    if (behind < tokens_.tokens.size()) {
      const Token& token = tokens_.tokens[behind];
      if (only_between(text_, mention.token_end, token.begin, "(") && closes(token.end)) {
        define(mention, token, first, behind, entity);
      }
    }
    // ACRONYM (Name)
    if (first > 0) {
      const Token& token = tokens_.tokens[first - 1];
      if (only_between(text_, token.end, mention.token_begin, "(") && closes(mention.token_end)) {
        define(mention, token, first, behind, entity);
      }
    }
  }

 private:
  bool closes(std::uint64_t at) const { return at < text_.size() && text_[at] == ')'; }

  void define(const Mention& mention, const Token& token, std::size_t first, std::size_t behind,
              const EntityView& entity) {
    if (!looks_like_acronym(token)) {
      return;
    }
    const auto key = tokens_.key(token);
    const bool same_script = tokens_.tokens[first].script == token.script;
    const std::string_view letters(reinterpret_cast<const char*>(key.data()), key.size());
    if (same_script ? !abbreviates(letters, tokens_, first, behind) : entity.type != EntityType::kOrganisation) {
      return;
    }
    const std::string_view acronym = written(text_, token);
    const bool known = std::any_of(memory_.acronyms.begin(), memory_.acronyms.end(),
                                   [&](const auto& a) { return a.written == acronym; });
    if (!known) {
      memory_.acronyms.push_back({std::string(acronym), mention.best.entity, mention.best.name});
    }
  }

  const Index& index_;
  std::string_view text_;
  const Tokens& tokens_;
  DocumentMemory& memory_;
};

}  // namespace

void link_defined_acronyms(const Index& index, std::string_view text, const Tokens& tokens,
                           const std::vector<text::LineLanguages>& languages, const Ranker& ranker,
                           DocumentMemory& memory, std::vector<Mention>& mentions) {
  DefinitionFinder finder(index, text, tokens, memory);
  for (const Mention& mention : mentions) {
    finder.examine(mention);
  }
  if (memory.acronyms.empty()) {
    return;
  }
  const std::size_t linked = mentions.size();
  std::size_t at = 0;
  for (const Token& token : tokens.tokens) {
    if (!looks_like_acronym(token)) {
      continue;
    }
    const std::string_view surface = written(text, token);
    auto defined = std::find_if(memory.acronyms.begin(), memory.acronyms.end(),
                                [&](const auto& a) { return a.written == surface; });
    if (defined == memory.acronyms.end()) {
      continue;
    }
    while (at < linked && mentions[at].end <= token.begin) {
      ++at;
    }
    if (at < linked && mentions[at].begin < token.end) {
      continue;
    }
    Mention mention;
    mention.begin = mention.token_begin = token.begin;
    mention.end = mention.token_end = token.end;
    mention.language = text::language_at(languages, token);
    mention.linked = true;
    mention.best.entity = defined->entity;
    mention.best.name = defined->name;
    mention.best.match = MatchKind::kDefined;
    mention.best.features[static_cast<std::size_t>(Feature::kBias)] = 1;
    mention.best.features[static_cast<std::size_t>(Feature::kDefined)] = 1;
    mention.best.features[static_cast<std::size_t>(Feature::kSupportSame)] = 1;
    mention.best.score = ranker.score(mention.best);
    mention.best.probability =
        static_cast<float>(ranker.calibrated(1.0 / (1.0 + std::exp(-static_cast<double>(mention.best.score)))));
    mentions.push_back(std::move(mention));
  }
  std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
}

}  // namespace wasla::linking
