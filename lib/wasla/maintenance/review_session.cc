#include "wasla/maintenance/review_session.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "wasla/base/atomic_file.h"
#include "wasla/base/error.h"
#include "wasla/base/read_file.h"

namespace wasla::maintenance {
namespace fs = std::filesystem;

ReviewSession::ReviewSession(fs::path file, ReviewTables& tables)
    : file_(std::move(file)), tables_(tables), proposals_(read_proposals(file_)) {
  for (const Proposal& p : proposals_) {
    keys_.push_back(p.key());
  }
  file_ += ".review";
  std::error_code problem;
  if (fs::exists(file_, problem)) {
    const std::string text = read_file(file_);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string line = text.substr(at, end - at);
      if (const std::size_t tab = line.find('\t'); tab != std::string::npos) {
        decided_[line.substr(0, tab)] = line.substr(tab + 1);
      }
      at = end + 1;
    }
  }
  move_on();
}

void ReviewSession::move_on() {
  while (at_ < proposals_.size() && (decided_.contains(keys_[at_]) || tables_.is_decided(proposals_[at_]))) {
    ++at_;
  }
}

const Proposal* ReviewSession::current() const { return at_ < proposals_.size() ? &proposals_[at_] : nullptr; }

bool ReviewSession::has_entities() const {
  return std::any_of(proposals_.begin(), proposals_.end(),
                     [](const Proposal& p) { return p.kind == ProposalKind::kEntity; });
}

std::string ReviewSession::tally() const {
  std::array<std::size_t, 3> counts{};
  static constexpr std::array<const char*, 3> kWords{"accepted", "rejected", "skipped"};
  for (const auto& [key, decision] : decided_) {
    for (std::size_t w = 0; w < kWords.size(); ++w) {
      counts[w] += decision == kWords[w];
    }
  }
  std::string text;
  for (std::size_t w = 0; w < kWords.size(); ++w) {
    text += (w ? ", " : "") + std::to_string(counts[w]) + " " + kWords[w];
  }
  return text;
}

std::string ReviewSession::decide(const std::string& decision) {
  const Proposal& p = proposals_.at(at_);
  const bool in_tables = decision != "skipped";
  std::string done = decision == "accepted"   ? tables_.accept(p)
                     : decision == "rejected" ? tables_.reject(p)
                                              : "skipped";
  decided_[keys_[at_]] = decision;
  steps_.push_back({at_, in_tables});
  save();
  move_on();
  return done;
}

bool ReviewSession::undo() {
  if (steps_.empty()) {
    return false;
  }
  const Step step = steps_.back();
  if (step.in_tables) {
    tables_.undo();
  }
  steps_.pop_back();
  decided_.erase(keys_[step.proposal]);
  save();
  at_ = step.proposal;
  return true;
}

void ReviewSession::save() const {
  std::string text;
  for (const std::string& key : keys_) {
    if (const auto found = decided_.find(key); found != decided_.end()) {
      text += key + "\t" + found->second + "\n";
    }
  }
  std::error_code problem;
  if (text.empty()) {
    fs::remove(file_, problem);
  } else {
    write_file_atomically(file_, text);
  }
}

void ReviewSession::edit(std::string_view field) {
  const std::size_t equals = field.find('=');
  const std::string_view name = field.substr(0, equals);
  const std::string value(equals == std::string_view::npos ? "" : field.substr(equals + 1));
  Proposal edited = proposals_.at(at_);
  auto parts = [&](std::string_view mark) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at <= value.size();) {
      const std::size_t end = std::min(value.find(mark, at), value.size());
      all.push_back(value.substr(at, end - at));
      at = end + mark.size();
    }
    return all;
  };
  const auto kind = parse_name_kind(value);
  const auto use = parse_name_use(value);
  const auto type = parse_entity_type(value);
  bool understood = equals != std::string_view::npos;
  if (name == "id" && is_valid_entity_id(value)) {
    edited.id = value;
  } else if (name == "kind" && kind) {
    edited.name_kind = *kind;
  } else if (name == "use" && use) {
    edited.use = *use;
  } else if (name == "type" && type) {
    edited.type = *type;
  } else if (name == "name" || name == "lang") {
    const std::vector<std::string> values = parts(name == "name" ? " | " : ",");
    // Fewer names than before: the rest is left out.
    edited.names.resize(std::max(values.size(), name == "lang" ? edited.names.size() : values.size()));
    for (std::size_t i = 0; i < values.size(); ++i) {
      (name == "name" ? edited.names[i].text : edited.names[i].lang) = values[i];
    }
    understood = understood && !value.empty();
  } else {
    understood = false;
  }
  if (!understood) {
    throw Error(ErrorKind::kUsage, "'" + std::string(field) + "' is not understood",
                "write id=, lang=, kind=, use=, type= or name= and a value that the tables know");
  }
  proposals_[at_] = std::move(edited);
}

}  // namespace wasla::maintenance
