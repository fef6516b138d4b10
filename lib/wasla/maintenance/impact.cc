#include "wasla/maintenance/impact.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/io/annotate.h"
#include "wasla/io/byte_source.h"
#include "wasla/io/windowed_linking.h"
#include "wasla/maintenance/context.h"
#include "wasla/text/offset_map.h"

namespace wasla::maintenance {
namespace {

bool overlap(const LinkSeen& a, const LinkSeen& b) { return a.begin < b.end && b.begin < a.end; }
bool same_span(const LinkSeen& a, const LinkSeen& b) { return a.begin == b.begin && a.end == b.end; }

// A text that was left to be read in windows, all of it.
void read_rest(InputDocument& document) {
  if (!document.rest) {
    return;
  }
  std::vector<char> buffer(1u << 20);
  while (const std::size_t n = document.rest->read(buffer.data(), buffer.size())) {
    document.text.append(buffer.data(), n);
  }
  document.rest.reset();
}

// From the links of two states to their differences.
class Comparison {
 public:
  Comparison(const std::vector<LinkSeen>& before, const std::vector<LinkSeen>& after)
      : before_(before), after_(after), old_done_(before.size()), new_done_(after.size()) {}

  std::vector<LinkChange> run(double probability) {
    pair([](const LinkSeen& a, const LinkSeen& b) { return same_span(a, b); },
         [&](const LinkSeen& a, const LinkSeen& b) {
           if (a.entity != b.entity) {
             add(LinkChangeKind::kMoved, a, b);
           } else if (std::abs(a.probability - b.probability) > probability) {
             add(LinkChangeKind::kProbability, a, b);
           }
         });
    pair([](const LinkSeen& a, const LinkSeen& b) { return a.entity == b.entity && overlap(a, b); },
         [&](const LinkSeen& a, const LinkSeen& b) { add(LinkChangeKind::kBounds, a, b); });
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (!old_done_[i]) {
        add(LinkChangeKind::kLost, before_[i], {}, &after_);
      }
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (!new_done_[i]) {
        add(LinkChangeKind::kGained, {}, after_[i], &before_);
      }
    }
    std::stable_sort(changes_.begin(), changes_.end(), [](const LinkChange& a, const LinkChange& b) {
      return std::max(a.before.begin, a.after.begin) < std::max(b.before.begin, b.after.begin);
    });
    return std::move(changes_);
  }

 private:
  // Links of both states that `fit`, each with one other at most.
  template <typename Fit, typename Use>
  void pair(const Fit& fit, const Use& use) {
    std::size_t first = 0;
    for (std::size_t i = 0; i < before_.size(); ++i) {
      while (first < after_.size() && after_[first].end <= before_[i].begin) {
        ++first;
      }
      for (std::size_t j = first; !old_done_[i] && j < after_.size() && after_[j].begin < before_[i].end; ++j) {
        if (!new_done_[j] && fit(before_[i], after_[j])) {
          old_done_[i] = new_done_[j] = true;
          use(before_[i], after_[j]);
        }
      }
    }
  }

  void add(LinkChangeKind kind, const LinkSeen& before, const LinkSeen& after,
           const std::vector<LinkSeen>* others = nullptr) {
    LinkChange change;
    change.kind = kind;
    change.before = before;
    change.after = after;
    const LinkSeen& own = kind == LinkChangeKind::kLost ? before : after;
    if (others) {
      auto other = std::lower_bound(others->begin(), others->end(), own.begin,
                                    [](const LinkSeen& l, std::uint64_t at) { return l.end <= at; });
      for (; other != others->end() && other->begin < own.end; ++other) {
        change.overlapping.push_back(*other);
      }
    }
    changes_.push_back(std::move(change));
  }

  const std::vector<LinkSeen>&before_, &after_;
  std::vector<bool> old_done_, new_done_;
  std::vector<LinkChange> changes_;
};

}  // namespace

std::string_view to_string(LinkChangeKind kind) {
  static constexpr std::string_view kNames[] = {"gained", "lost", "moved", "bounds", "probability"};
  return kNames[static_cast<std::size_t>(kind)];
}

DocumentComparer::DocumentComparer(const Linker& before, const Linker& after, const AffectedDocuments* affected,
                                   ImpactOptions options)
    : before_(before), after_(after), affected_(affected), options_(std::move(options)) {}

std::vector<LinkSeen> DocumentComparer::links(const Linker& linker, const InputDocument& document,
                                              wasla::Scratch& scratch) const {
  LinkOptions options = options_.linking;
  if (const Language language = parse_language(document.language); language != Language::kOther) {
    options.language = language;
  }
  if (const std::optional<int> year = year_of_date(document.date)) {
    options.year = year;
  }
  std::vector<LinkSeen> links;
  const Index& index = linker.index();
  auto take = [&](const AnnotatedPart& part) {
    for (const Mention& m : part.mentions) {
      if (m.linked) {
        const NameView name = index.name(m.best.name);
        links.push_back({part.position(m.begin), part.position(m.end), std::string(index.entity(m.best.entity).id),
                         std::string(name.lang), std::string(name.text), static_cast<double>(m.best.probability)});
      }
    }
  };
  if (document.text.size() > kWholeText) {
    const auto source = memory_source(document.text);
    link_in_windows(linker, scratch, options, *source, text::OffsetUnit::kCodePoint, {}, take);
  } else {
    link_whole(linker, scratch, options, document.text, text::OffsetUnit::kCodePoint, take);
  }
  return links;
}

DocumentImpact DocumentComparer::compare(InputDocument& document, Scratch& scratch) const {
  DocumentImpact impact;
  impact.id = document.id;
  try {
    if (document.error.empty()) {
      read_rest(document);
    }
  } catch (const Error& error) {
    document.error = error.what();
  }
  if (!document.error.empty()) {
    impact.error = document.error;
    return impact;
  }
  const bool keep = options_.keep.contains(document.id);
  if (affected_ && !keep && !affected_->may_change(document.text, scratch.affected)) {
    return impact;
  }
  impact.linked = true;
  std::vector<LinkSeen> before = links(before_, document, scratch.linking);
  std::vector<LinkSeen> after = links(after_, document, scratch.linking);
  impact.changes = Comparison(before, after).run(options_.probability);
  if (keep) {
    impact.before = std::move(before);
    impact.after = std::move(after);
  }
  if (impact.changes.empty()) {
    return impact;
  }
  const text::OffsetMap map(document.text);
  for (LinkChange& change : impact.changes) {
    change.document = document.id;
    const LinkSeen& shown = change.kind == LinkChangeKind::kLost ? change.before : change.after;
    const std::size_t begin = map.to_byte(shown.begin, text::OffsetUnit::kCodePoint);
    const std::size_t end = map.to_byte(shown.end, text::OffsetUnit::kCodePoint);
    change.surface = document.text.substr(begin, end - begin);
    change.context = context_of(document.text, begin, end, options_.context);
  }
  return impact;
}

}  // namespace wasla::maintenance
