#include "wasla/linking/linker.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <unordered_set>

#include "wasla/base/error.h"
#include "wasla/index/segment.h"
#include "wasla/linking/acronyms.h"
#include "wasla/linking/disambiguator.h"
#include "wasla/linking/mention_trimmer.h"
#include "wasla/linking/name_matcher.h"
#include "wasla/linking/name_sounds.h"
#include "wasla/linking/nil_clusters.h"
#include "wasla/linking/unlisted_names.h"
#include "wasla/linking/unseen_matcher.h"
#include "wasla/models/language_guesser.h"

namespace wasla {

using linking::NameMatch;

struct Scratch::Buffers {
  text::Tokens tokens;
  std::vector<text::LineLanguages> languages;
  std::vector<NameMatch> matches;
  linking::MatcherScratch matcher;
  linking::UnseenScratch unseen;
  linking::DisambiguatorScratch disambiguator;
  linking::DocumentMemory memory;
  Document document;
};

Scratch::Scratch() : buffers_(std::make_unique<Buffers>()) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;

struct Linker::State {
  const Index* index = nullptr;
  text::RuleLanguageGuesser rules;
  std::optional<models::ModelLanguageGuesser> model;  // if the index has one
  const text::LanguageGuesser* guesser = nullptr;
  std::optional<linking::NameSounds> sounds;  // if the index has the models
  Ranker ranker;
  // Names of earlier segments that a later one gives again (same entity, language and text): the later row counts.
  std::unordered_set<std::uint64_t> overridden;

  static std::uint64_t code(NameNumber n) { return std::uint64_t{n.segment} << 32 | n.name; }

  void choose_guesser(const text::LanguageGuesser* given) {
    guesser = given ? given : &rules;
    const std::string_view bytes = index->model("language");
    if (given || bytes.empty()) {
      return;
    }
    try {
      guesser = &model.emplace(models::LanguageIdentifier::open(bytes));
    } catch (const Error&) {
      // Damage in the body of an index is for verify() to find; the rules do without.
    }
  }

  void choose_ranker() {
    const std::string_view bytes = index->model("ranker");
    if (bytes.empty()) {
      return;
    }
    try {
      ranker = Ranker::read(bytes, "ranker");
    } catch (const Error&) {
      // As above: the weights set by hand do without.
    }
  }

  void find_overridden() {
    for (std::uint32_t s = 1; s < index->segment_count(); ++s) {
      const Segment& segment = index->segment(s);
      for (std::uint32_t n = 0; n < segment.names.size(); ++n) {
        const NameView fresh = index->name({s, n});
        override_earlier(s, fresh);
      }
    }
  }

  void override_earlier(std::uint32_t later, const NameView& fresh) {
    const std::string_view id = index->entity(fresh.entity).id;
    for (std::uint32_t s = 0; s < later; ++s) {
      const Segment& segment = index->segment(s);
      auto entity_id = [&](const index::EntityRecord& r) { return segment.string(r.id, r.id_length); };
      auto found = std::lower_bound(segment.entities.begin(), segment.entities.end(), id,
                                    [&](const auto& r, std::string_view wanted) { return entity_id(r) < wanted; });
      if (found == segment.entities.end() || entity_id(*found) != id) {
        continue;
      }
      const auto e = static_cast<std::size_t>(found - segment.entities.begin());
      if (e + 1 >= segment.entity_name_starts.size()) {
        continue;
      }
      const std::uint32_t last = std::min<std::uint32_t>(segment.entity_name_starts[e + 1],
                                                         static_cast<std::uint32_t>(segment.entity_names.size()));
      for (std::uint32_t i = segment.entity_name_starts[e]; i < last; ++i) {
        const NameNumber old{s, segment.entity_names[i]};
        const NameView view = index->name(old);
        if (view.lang == fresh.lang && view.text == fresh.text) {
          overridden.insert(code(old));
        }
      }
    }
  }
};

std::optional<int> year_of_date(std::string_view date) {
  int year = 0;
  std::size_t digits = 0;
  while (digits < date.size() && date[digits] >= '0' && date[digits] <= '9' && digits < 5) {
    year = year * 10 + (date[digits++] - '0');
  }
  const bool ends = date.size() == 4 || (date.size() > 4 && date[4] == '-');
  return digits == 4 && ends ? std::optional(year) : std::nullopt;
}

Linker::Linker(const Index& index, const text::LanguageGuesser* guesser,
               std::shared_ptr<const models::WordVectors> vectors)
    : state_(std::make_unique<State>()) {
  state_->index = &index;
  state_->choose_guesser(guesser);
  state_->sounds = linking::NameSounds::of(index, std::move(vectors));
  state_->choose_ranker();
  state_->find_overridden();
}
Linker::~Linker() = default;
Linker::Linker(Linker&&) noexcept = default;
Linker& Linker::operator=(Linker&&) noexcept = default;

const Index& Linker::index() const { return *state_->index; }
const Ranker& Linker::ranker() const { return state_->ranker; }

namespace {

Mention mention_of(const Index& index, std::string_view text, const std::vector<NameMatch>& matches,
                   const text::Tokens& tokens, const NameMatch& match, const Candidate& candidate) {
  Mention mention;
  mention.begin = match.begin;
  mention.end = match.end;
  mention.token_begin = match.token_begin;
  mention.token_end = match.token_end;
  mention.language = match.language;
  mention.best = candidate;
  if (candidate.match == MatchKind::kNil) {
    mention.nil_type = match.nil.type;
    return mention;
  }
  mention.linked = true;
  linking::trim_class_nouns(index, text, tokens, matches, match.first_token, match.last_token, mention);
  return mention;
}

void add_mention(const Index& index, std::string_view text, const LinkOptions& options,
                 const std::vector<NameMatch>& matches, const text::Tokens& tokens,
                 const linking::DisambiguatorScratch& scratch, const linking::Reading& reading,
                 std::vector<Mention>& mentions) {
  Mention mention =
      mention_of(index, text, matches, tokens, matches[reading.match], scratch.candidates[reading.first_candidate]);
  if (options.rivals > 0) {
    const auto first = scratch.candidates.begin() + reading.first_candidate;
    std::copy_if(first + 1, first + reading.candidates, std::back_inserter(mention.rivals),
                 [](const Candidate& rival) { return rival.match != MatchKind::kNil; });
    std::sort(mention.rivals.begin(), mention.rivals.end(), [&](const Candidate& a, const Candidate& b) {
      return a.score != b.score ? a.score > b.score : index.entity(a.entity).id < index.entity(b.entity).id;
    });
    if (mention.rivals.size() > static_cast<std::size_t>(options.rivals)) {
      mention.rivals.resize(static_cast<std::size_t>(options.rivals));
    }
  }
  mentions.push_back(std::move(mention));
}

// The reading for a span the caller gave: one of exactly this span, else the most probable inside it that shares a
// bound with it (a class noun or title may have been given along).
const linking::Reading* reading_for(const GivenSpan& span, const linking::DisambiguatorScratch& scratch) {
  const linking::Reading* found = nullptr;
  for (const linking::Reading& reading : scratch.readings) {
    if (reading.candidates == 0 || reading.begin < span.begin || reading.end > span.end) {
      continue;
    }
    if (reading.begin == span.begin && reading.end == span.end) {
      return &reading;
    }
    if (reading.begin != span.begin && reading.end != span.end) {
      continue;
    }
    if (!found || reading.end - reading.begin > found->end - found->begin) {
      found = &reading;
    }
  }
  return found;
}

}  // namespace

const Document& Linker::link(std::string_view text, Scratch& scratch, const LinkOptions& options) const {
  begin_document(scratch);
  return link_window(text, scratch, options);
}

Lattice Linker::readings(std::string_view text, Scratch& scratch, const LinkOptions& options) const {
  link(text, scratch, options);
  const Scratch::Buffers& b = *scratch.buffers_;
  const linking::DisambiguatorScratch& read = b.disambiguator;
  Lattice lattice;
  lattice.candidates = read.candidates;
  lattice.spans.reserve(read.readings.size());
  lattice.mentions.reserve(read.candidates.size());
  for (const linking::Reading& reading : read.readings) {
    lattice.spans.push_back({reading.begin, reading.end, reading.first_candidate, reading.candidates});
  }
  for (std::size_t c = 0; c < read.candidates.size(); ++c) {
    const Mention mention =
        mention_of(*state_->index, text, b.matches, b.tokens, b.matches[read.candidate_matches[c]], read.candidates[c]);
    lattice.mentions.push_back({mention.begin, mention.end});
  }
  return lattice;
}

void Linker::begin_document(Scratch& scratch) const { scratch.buffers_->memory.clear(); }

const Document& Linker::link_window(std::string_view text, Scratch& scratch, const LinkOptions& options) const {
  Scratch::Buffers& b = *scratch.buffers_;
  const Index& index = *state_->index;
  std::vector<Mention>& mentions = b.document.mentions;
  mentions.clear();
  text::tokenize(text, b.tokens);
  state_->guesser->guess(text, b.tokens, options.language, b.languages);
  b.matches.clear();
  linking::NameMatcher(index, text, b.tokens, b.languages, b.matcher, b.matches).run();
  if (state_->sounds && !options.exact) {
    linking::UnseenMatcher(index, *state_->sounds, text, b.tokens, b.languages, b.unseen, b.matches).run();
  }
  if (!state_->overridden.empty()) {
    std::erase_if(b.matches, [&](const NameMatch& m) { return state_->overridden.count(State::code(m.name)) > 0; });
  }
  const Ranker& ranker = options.ranker ? *options.ranker : state_->ranker;
  const models::WordTable* words = state_->sounds ? &state_->sounds->words : nullptr;
  linking::find_unlisted_names(index, text, b.tokens, b.languages, words, b.matches);
  linking::Disambiguator disambiguator(index, text, b.tokens, b.matches, b.languages, words, options, ranker, b.memory,
                                       b.disambiguator);
  if (options.given) {
    disambiguator.score_all();
    for (const GivenSpan& span : *options.given) {
      const linking::Reading* reading = reading_for(span, b.disambiguator);
      if (reading && static_cast<double>(b.disambiguator.candidates[reading->first_candidate].probability) >=
                         options.min_probability) {
        add_mention(index, text, options, b.matches, b.tokens, b.disambiguator, *reading, mentions);
      } else {
        mentions.emplace_back();
      }
      mentions.back().begin = span.begin;
      mentions.back().end = span.end;
      mentions.back().token_begin =
          std::min(mentions.back().linked ? mentions.back().token_begin : span.begin, span.begin);
      mentions.back().token_end = std::max(mentions.back().token_end, span.end);
    }
    return b.document;
  }
  disambiguator.run();
  for (std::uint32_t chosen : b.disambiguator.chosen) {
    add_mention(index, text, options, b.matches, b.tokens, b.disambiguator, b.disambiguator.readings[chosen], mentions);
  }
  linking::link_defined_acronyms(index, text, b.tokens, b.languages, ranker, b.memory, mentions);
  std::erase_if(mentions, [&](const Mention& m) {
    const bool hidden =
        m.linked && !options.miscellaneous && index.entity(m.best.entity).type == EntityType::kMiscellaneous;
    return hidden || static_cast<double>(m.best.probability) < options.min_probability;
  });
  if (options.nil) {
    linking::number_nil_clusters(b.tokens, mentions);
  } else {
    std::erase_if(mentions, [](const Mention& m) { return !m.linked; });
  }
  return b.document;
}

}  // namespace wasla
