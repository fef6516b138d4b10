#include "wasla/maintenance/proposal.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "wasla/base/error.h"
#include "wasla/base/hash.h"
#include "wasla/base/read_file.h"
#include "wasla/base/tsv.h"

namespace wasla::maintenance {
namespace {

constexpr std::string_view kKinds[] = {"spelling", "acronym", "entity", "use", "unused", "same"};
// Languages of several names are parted by commas, the names by this.
constexpr std::string_view kBetweenNames = " | ";
constexpr std::size_t kMostEvidence = 3;

constexpr TsvColumn kColumns[] = {{"proposal", kOptional}, {"kind", kRequired},      {"probability", kOptional},
                                  {"count", kOptional},    {"documents", kOptional}, {"id", kRequired},
                                  {"lang", kRequired},     {"add", kRequired},       {"reason", kOptional},
                                  {"name", kRequired},     {"evidence1", kOptional}, {"evidence2", kOptional},
                                  {"evidence3", kOptional}};
enum Column { kProposal, kKind, kProbability, kCount, kDocuments, kId, kLang, kAdd, kReason, kName, kEvidence };

std::vector<std::string> parted(std::string_view text, std::string_view mark) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t at = text.find(mark);
    parts.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(at + mark.size());
  }
}

// A tab or line break would end the field.
std::string field(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text;
}

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

class RowReader {
 public:
  RowReader(const TsvReader& table, const std::string& file) : table_(table), file_(file) {}

  Proposal read() {
    Proposal p;
    const auto kind = std::find(std::begin(kKinds), std::end(kKinds), table_[kKind]);
    if (kind == std::end(kKinds)) {
      fail("'" + std::string(table_[kKind]) + "' is no kind of proposal",
           "use spelling, acronym, entity, use, unused or same");
    }
    p.kind = static_cast<ProposalKind>(kind - std::begin(kKinds));
    p.probability = std::strtod(std::string(table_[kProbability]).c_str(), nullptr);
    p.count = number(table_[kCount]);
    p.documents = number(table_[kDocuments]);
    p.id = table_[kId];
    p.reason = table_[kReason];
    read_names(p);
    for (const std::string& part : parted(table_[kAdd], " ")) {
      read_part(part, p);
    }
    if ((p.kind == ProposalKind::kSame) == p.other.empty()) {
      fail("only the kind same names another record, and it must", "write other= in column add");
    }
    for (std::size_t e = 0; e < kMostEvidence; ++e) {
      if (!table_[kEvidence + e].empty()) {
        p.evidence.emplace_back(table_[kEvidence + e]);
      }
    }
    return p;
  }

 private:
  [[noreturn]] void fail(const std::string& what, const std::string& remedy) const {
    throw Error(ErrorKind::kInput, file_, table_.line(), what, remedy);
  }

  void read_names(Proposal& p) const {
    const std::vector<std::string> langs = parted(table_[kLang], ","), texts = parted(table_[kName], kBetweenNames);
    if (langs.size() != texts.size()) {
      fail("there are not as many languages as names", "part languages by ',' and names by ' | '");
    }
    for (std::size_t i = 0; i < langs.size(); ++i) {
      if (!is_valid_language_tag(langs[i]) || texts[i].empty()) {
        fail("a name or its language is missing or malformed", "mend the columns lang and name");
      }
      p.names.push_back({langs[i], texts[i]});
    }
    if (!is_valid_entity_id(p.id)) {
      fail("'" + p.id + "' is no ID", "use a-z, 0-9 and -");
    }
  }

  void read_part(const std::string& part, Proposal& p) const {
    const std::size_t equals = part.find('=');
    const std::string name = part.substr(0, equals), value = equals == std::string::npos ? "" : part.substr(equals + 1);
    const auto kind = parse_name_kind(value);
    const auto use = parse_name_use(value);
    const auto type = parse_entity_type(value);
    if (name == "kind" && kind) {
      p.name_kind = *kind;
    } else if (name == "use" && use) {
      p.use = *use;
    } else if (name == "type" && type) {
      p.type = *type;
    } else if (name == "other" && !value.empty()) {
      p.other = value;
    } else if (!part.empty()) {
      fail("'" + part + "' is not understood", "column add holds kind=, use=, type= and other=");
    }
  }

  const TsvReader& table_;
  const std::string& file_;
};

}  // namespace

std::string_view to_string(ProposalKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::string Proposal::key() const {
  std::string all(to_string(kind));
  if (kind != ProposalKind::kEntity) {
    all += '\t' + id;
  }
  all += other.empty() ? "" : '\t' + other;
  // The first name of a new entity: more may join it with more text.
  for (std::size_t i = 0; i < std::min<std::size_t>(1, names.size()); ++i) {
    all += '\t' + names[i].lang + '\t' + names[i].text;
  }
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash_bytes(all.data(), all.size())));
  return std::string(1, kKinds[static_cast<std::size_t>(kind)][0]) + std::string(text, 12);
}

std::string Proposal::what() const {
  if (kind == ProposalKind::kEntity) {
    return "type=" + std::string(to_string(type));
  }
  if (kind == ProposalKind::kSame) {
    return "other=" + other;
  }
  std::string own_use = use ? "use=" + to_string(use) : "";
  if (kind == ProposalKind::kUse) {
    return own_use;
  }
  return kind == ProposalKind::kUnused ? "" : "kind=" + std::string(to_string(name_kind)) + (use ? " " + own_use : "");
}

void sort_proposals(std::vector<Proposal>& proposals) {
  std::vector<std::pair<std::string, Proposal>> keyed;
  for (Proposal& p : proposals) {
    std::string key = p.key();
    keyed.emplace_back(std::move(key), std::move(p));
  }
  auto weight = [](const Proposal& p) { return p.probability * static_cast<double>(p.count); };
  std::sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
    const double x = weight(a.second), y = weight(b.second);
    return x != y ? x > y : a.first < b.first;
  });
  for (std::size_t i = 0; i < keyed.size(); ++i) {
    proposals[i] = std::move(keyed[i].second);
  }
}

std::string format_proposals(const std::vector<Proposal>& proposals) {
  std::string out;
  for (const TsvColumn& column : kColumns) {
    out.append(out.empty() ? "" : "\t").append(column.name);
  }
  out += '\n';
  for (const Proposal& p : proposals) {
    char probability[16];
    std::snprintf(probability, sizeof probability, "%.2f", p.probability);
    std::string langs, texts;
    for (const ProposedName& name : p.names) {
      langs.append(langs.empty() ? "" : ",").append(name.lang);
      texts.append(texts.empty() ? "" : std::string(kBetweenNames)).append(field(name.text));
    }
    out.append(p.key()).append("\t").append(to_string(p.kind)).append("\t").append(probability);
    for (const std::string& part :
         {std::to_string(p.count), std::to_string(p.documents), p.id, langs, p.what(), field(p.reason), texts}) {
      out.append("\t").append(part);
    }
    for (std::size_t e = 0; e < kMostEvidence; ++e) {
      out.append("\t").append(e < p.evidence.size() ? field(p.evidence[e]) : "");
    }
    out += '\n';
  }
  return out;
}

std::vector<Proposal> read_proposals(const std::filesystem::path& file) {
  Diagnostics problems;
  const std::string name = file.string();
  ProblemReporter reporter(name, problems);
  TsvReader table(read_file(file), kColumns, reporter);
  std::vector<Proposal> proposals;
  while (table.next()) {
    proposals.push_back(RowReader(table, name).read());
  }
  reporter.finish();
  for (const Diagnostic& problem : problems) {
    if (problem.severity == Severity::kError) {
      throw Error(ErrorKind::kInput, name, problem.line, problem.message, problem.remedy);
    }
  }
  return proposals;
}

}  // namespace wasla::maintenance
