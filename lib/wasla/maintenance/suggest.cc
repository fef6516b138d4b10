#include "wasla/maintenance/suggest.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "wasla/io/annotate.h"
#include "wasla/linking/head_words.h"
#include "wasla/maintenance/context.h"
#include "wasla/text/normalizer.h"
#include "wasla/text/token.h"

namespace wasla::maintenance {
namespace {

constexpr std::size_t kPiece = 4u << 20;  // bytes of a long text looked at together
constexpr std::size_t kContext = 80;      // bytes on either side of a place shown
constexpr std::size_t kPlacesShown = 3;
constexpr std::size_t kLongestName = 120;  // bytes
constexpr float kLinked = 0.5f;

std::string language_of(const Mention& mention, std::string_view surface) {
  if (mention.language != Language::kOther) {
    return std::string(to_string(mention.language));
  }
  return static_cast<unsigned char>(surface[0]) >= 0xD8 ? "ar" : "en";
}

std::uint64_t code(NameNumber n) { return std::uint64_t{n.segment} << 32 | n.name; }

}  // namespace

void Suggester::Places::add(std::uint64_t document, double p, std::string text) {
  ++count;
  probability += p;
  documents.insert(document);
  show({document, std::move(text)});
}

// One place a document, and none that says the same as another.
void Suggester::Places::show(Place place) {
  const auto said = [](const Place& p) { return std::string_view(p.text).substr(p.text.find(": ") + 1); };
  const bool known = std::any_of(shown.begin(), shown.end(), [&](const Place& other) {
    return other.document == place.document || said(other) == said(place);
  });
  if (!known && shown.size() < kPlacesShown) {
    shown.push_back(std::move(place));
  }
}

void Suggester::Places::merge(Places other) {
  count += other.count;
  probability += other.probability;
  documents.merge(other.documents);
  std::vector<Place> all;
  std::merge(shown.begin(), shown.end(), other.shown.begin(), other.shown.end(), std::back_inserter(all),
             [](const Place& a, const Place& b) { return a.document < b.document; });
  shown.clear();
  for (Place& place : all) {
    show(std::move(place));
  }
}

void Suggester::Seen::merge(Seen other) {
  for (auto& [key, places] : other.spellings) {
    spellings[key].merge(std::move(places));
  }
  for (auto& [key, places] : other.acronyms) {
    acronyms[key].merge(std::move(places));
  }
  for (auto& [key, more] : other.unlisted) {
    Unlisted& own = unlisted[key];
    own.places.merge(std::move(more.places));
    for (std::size_t t = 0; t < own.types.size(); ++t) {
      own.types[t] += more.types[t];
    }
    for (const auto& [title, count] : more.titles) {
      own.titles[title] += count;
    }
    for (const auto& [written, count] : more.written) {
      own.written[written] += count;
    }
  }
  for (auto& [name, more] : other.names) {
    NameStatistics& own = names[name];
    own.seen += more.seen;
    own.linked += more.linked;
    own.rivals += more.rivals;
    own.lowercase += more.lowercase;
    own.probability += more.probability;
    own.bad.merge(std::move(more.bad));
  }
  for (const auto& [key, count] : other.linked) {
    linked[key] += count;
  }
}

// One piece of text, looked at by one thread.
class Suggester::TextReader {
 public:
  TextReader(const Linker& linker, std::string_view text, std::string id, std::uint64_t number, Seen& seen)
      : linker_(linker), index_(linker.index()), text_(text), id_(std::move(id)), number_(number), seen_(seen) {}

  void run(const LinkOptions& options) {
    mentions_ = linker_.link(text_, seen_.scratch, options).mentions;  // a copy: readings() links again
    text::tokenize(text_, tokens_);
    for (const Mention& mention : mentions_) {
      if (mention.end > mention.begin && mention.end - mention.begin <= kLongestName) {
        mention.linked ? note_link(mention) : note_cluster(mention);
      }
    }
    note_unlisted();
    note_names(linker_.readings(text_, seen_.scratch, options));
  }

 private:
  std::string surface(const Mention& m) const { return on_one_line(text_.substr(m.begin, m.end - m.begin)); }
  std::string place(std::uint64_t begin, std::uint64_t end) const {
    return id_ + ": " + context_of(text_, begin, end, kContext);
  }

  void note_link(const Mention& m) {
    const std::string name = surface(m);
    const std::string id(index_.entity(m.best.entity).id), lang = language_of(m, name);
    const auto probability = static_cast<double>(m.best.probability);
    if (m.best.match == MatchKind::kUnseen) {
      seen_.spellings[{id, lang, name}].add(number_, probability, place(m.begin, m.end));
    } else if (m.best.match == MatchKind::kDefined) {
      seen_.acronyms[{id, lang, name}].add(number_, probability, place(m.begin, m.end));
    } else {
      ++seen_.linked[{id, lang}];
    }
  }

  void note_cluster(const Mention& m) {
    std::vector<const Mention*>& cluster = clusters_[m.nil];
    cluster.push_back(&m);
  }

  // A cluster counts under its longest name: "Karwan Şwan", then "Şwan".
  void note_unlisted() {
    for (const auto& [number, cluster] : clusters_) {
      const Mention* whole = *std::max_element(cluster.begin(), cluster.end(), [](const Mention* a, const Mention* b) {
        return a->end - a->begin < b->end - b->begin;
      });
      const std::string name = surface(*whole), lang = language_of(*whole, name);
      Unlisted& unlisted = seen_.unlisted[{lang, text::match_form(name, text::folding_profile(lang))}];
      ++unlisted.written[name];
      for (const Mention* m : cluster) {
        unlisted.places.add(number_, static_cast<double>(m->best.probability), place(m->begin, m->end));
        ++unlisted.types[static_cast<std::size_t>(m->nil_type)];
        note_title(*m, unlisted);
      }
    }
  }

  void note_title(const Mention& m, Unlisted& unlisted) const {
    const auto at = std::lower_bound(tokens_.tokens.begin(), tokens_.tokens.end(), m.begin,
                                     [](const text::Token& t, std::uint64_t b) { return t.begin < b; });
    if (at == tokens_.tokens.begin()) {
      return;
    }
    const text::Token& before = *std::prev(at);
    if (linking::find_head_word(tokens_.key(before))) {
      ++unlisted.titles[std::string(text_.substr(before.begin, before.end - before.begin))];
    }
  }

  // Each listed name where it could stand, apart from within a longer name that is linked.
  void note_names(const Lattice& lattice) {
    linked_.clear();
    for (const Lattice::Span& span : lattice.spans) {
      if (is_linked(lattice, span)) {
        linked_.push_back({span.begin, span.end, lattice.candidates[span.first_candidate].entity});
      }
    }
    std::uint32_t reach = 0;  // where the linked spans that begin before this one end
    for (std::size_t s = 0; s < lattice.spans.size();) {
      std::size_t last = s;
      std::uint32_t longest = 0;
      for (; last < lattice.spans.size() && lattice.spans[last].begin == lattice.spans[s].begin; ++last) {
        longest = is_linked(lattice, lattice.spans[last]) ? std::max(longest, lattice.spans[last].end) : longest;
      }
      for (; s < last; ++s) {
        const Lattice::Span& span = lattice.spans[s];
        if (span.end > reach && span.end >= longest) {
          note_span(lattice, span);
        }
      }
      reach = std::max(reach, longest);
    }
  }

  static bool is_linked(const Lattice& lattice, const Lattice::Span& span) {
    return span.candidates > 0 && lattice.candidates[span.first_candidate].probability >= kLinked;
  }

  // Whether another reading of these words, or of some of them, is linked to the same entity.
  bool is_linked_beside(const Lattice::Span& span, EntityNumber entity) const {
    constexpr std::uint32_t kLongest = 500;  // bytes of a name
    auto at = std::lower_bound(linked_.begin(), linked_.end(), span.begin > kLongest ? span.begin - kLongest : 0,
                               [](const LinkedSpan& l, std::uint32_t begin) { return l.begin < begin; });
    for (; at != linked_.end() && at->begin < span.end; ++at) {
      if (at->end > span.begin && at->entity == entity) {
        return true;
      }
    }
    return false;
  }

  void note_span(const Lattice& lattice, const Lattice::Span& span) {
    for (std::uint32_t c = span.first_candidate; c < span.first_candidate + span.candidates; ++c) {
      const Candidate& candidate = lattice.candidates[c];
      const bool linked = candidate.probability >= kLinked;
      if (candidate.match > MatchKind::kVariant || (!linked && is_linked_beside(span, candidate.entity))) {
        continue;
      }
      NameStatistics& name = seen_.names[code(candidate.name)];
      ++name.seen;
      name.probability += static_cast<double>(candidate.probability);
      name.lowercase += candidate.features[static_cast<std::size_t>(Feature::kLowercase)] > 0;
      if (linked) {
        ++name.linked;
        continue;
      }
      name.rivals += is_linked(lattice, span);
      name.bad.add(number_, static_cast<double>(candidate.probability), place(span.begin, span.end));
    }
  }

  const Linker& linker_;
  const Index& index_;
  std::string_view text_;
  std::string id_;
  std::uint64_t number_;
  Seen& seen_;
  struct LinkedSpan {
    std::uint32_t begin, end;
    EntityNumber entity;
  };
  std::vector<LinkedSpan> linked_;  // by begin
  std::vector<Mention> mentions_;
  text::Tokens tokens_;
  std::map<std::uint32_t, std::vector<const Mention*>> clusters_;
};

Suggester::Suggester(const Linker& linker, SuggestOptions options) : linker_(linker), options_(options) {}

void Suggester::look_at(const InputDocument& document, std::uint64_t number, Seen& seen) const {
  LinkOptions options;
  options.nil = true;
  options.exact = options_.exact;
  if (const Language language = parse_language(document.language); language != Language::kOther) {
    options.language = language;
  }
  options.year = year_of_date(document.date);
  for (std::string_view rest = document.text; !rest.empty();) {
    std::size_t length = rest.size();
    if (length > kPiece) {
      const std::size_t line = rest.rfind('\n', kPiece), space = rest.rfind(' ', kPiece);
      length = line != std::string_view::npos && line > 0     ? line
               : space != std::string_view::npos && space > 0 ? space
                                                              : kPiece;
    }
    TextReader(linker_, rest.substr(0, length), document.id, number, seen).run(options);
    rest.remove_prefix(length);
  }
}

}  // namespace wasla::maintenance
