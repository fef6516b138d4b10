#include "wasla/maintenance/gate.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "wasla/base/error.h"
#include "wasla/base/read_file.h"
#include "wasla/base/tsv.h"
#include "wasla/text/offset_map.h"

namespace wasla::maintenance {
namespace {

constexpr TsvColumn kColumns[] = {
    {"document", kOptional}, {"start", kOptional}, {"end", kOptional}, {"text", kOptional}, {"id", kRequired}};
constexpr double kRounding = 1e-9;

bool parse(std::string_view text, std::uint64_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

ScoredDocument score(const Linker& linker, const AnnotatedDocument& gold, Scratch& scratch) {
  ScoredDocument pair{gold.id, gold.lang, {}, {}};
  const Index& index = linker.index();
  for (const AnnotatedMention& m : gold.mentions) {
    const EntityNumber entity = m.id.empty() ? kNoEntity : index.find_entity(m.id);
    pair.gold.push_back({m.start, m.end, entity == kNoEntity ? "" : std::string(index.entity(entity).id), m.type});
  }
  const text::OffsetMap map(gold.text);
  LinkOptions options;
  options.year = gold.year;
  for (const Mention& m : linker.link(gold.text, scratch, options).mentions) {
    const EntityView entity = index.entity(m.best.entity);
    pair.system.push_back(
        {map.code_point(m.begin), map.code_point(m.end), std::string(entity.id), std::string(to_string(entity.type))});
  }
  return pair;
}

std::string told(const AnnotatedDocument& document, const Disagreement& d) {
  const text::OffsetMap map(document.text);
  const std::size_t begin = map.to_byte(d.start, text::OffsetUnit::kCodePoint);
  const std::size_t end = map.to_byte(d.end, text::OffsetUnit::kCodePoint);
  return document.id + ":" + std::to_string(d.start) + "-" + std::to_string(d.end) + ": gold " +
         (d.gold.empty() ? "none" : d.gold) + ", now " + (d.system.empty() ? "none" : d.system) + ": " +
         document.text.substr(begin, end - begin);
}

}  // namespace

std::vector<ListedLink> read_listed_links(const std::filesystem::path& file) {
  Diagnostics problems;
  ProblemReporter reporter(file.string(), problems);
  TsvReader table(read_file(file), kColumns, reporter);
  std::vector<ListedLink> links;
  while (table.next()) {
    ListedLink link{std::string(table[0]), std::string(table[3]), 0, 0, std::string(table[4]), table.line()};
    const bool placed =
        !link.document.empty() && parse(table[1], link.start) && parse(table[2], link.end) && link.start < link.end;
    if (link.id.empty() || placed == !link.text.empty()) {
      throw Error(ErrorKind::kInput, file.string(), table.line(), "the row names no link",
                  "give document, start, end and id, or text and id");
    }
    links.push_back(std::move(link));
  }
  reporter.finish();
  if (has_errors(problems)) {
    const Diagnostic& first = problems.front();
    throw Error(ErrorKind::kInput, file.string(), first.line, first.message, first.remedy);
  }
  return links;
}

std::string current_id(const Index& index, const std::string& id) {
  const EntityNumber number = index.find_entity(id);
  return number == kNoEntity ? id : std::string(index.entity(number).id);
}

bool links_in_text(const Linker& linker, const ListedLink& link, Scratch& scratch) {
  const std::string id = current_id(linker.index(), link.id);
  const auto& mentions = linker.link(link.text, scratch).mentions;
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](const Mention& m) { return linker.index().entity(m.best.entity).id == id; });
}

bool GoldChange::fails() const {
  return after.linked.precision() < before.linked.precision() - kRounding ||
         after.linked.f1() < before.linked.f1() - kRounding;
}

GoldChange compare_on_gold(const Linker& before, const Linker& after, const std::vector<AnnotatedDocument>& gold) {
  GoldChange change;
  Scorer old_scorer, new_scorer;
  Scratch scratch;
  for (const AnnotatedDocument& document : gold) {
    const ScoredDocument was = score(before, document, scratch), is = score(after, document, scratch);
    old_scorer.add(was);
    new_scorer.add(is);
    std::set<std::pair<std::uint64_t, std::uint64_t>> known;
    for (const Disagreement& d : disagreements(was)) {
      known.emplace(d.start, d.end);
    }
    for (const Disagreement& d : disagreements(is)) {
      if (!known.contains({d.start, d.end})) {
        change.worse.push_back(told(document, d));
      }
    }
  }
  change.before = old_scorer.result().all;
  change.after = new_scorer.result().all;
  return change;
}

}  // namespace wasla::maintenance
