#include "wasla/gazetteer/redirect_check.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {
namespace {

struct Row {
  std::size_t gazetteer = 0;
  std::size_t row = 0;
};

class RedirectChecker {
 public:
  RedirectChecker(const GazetteerSet& set, const EntityDirectory& directory, std::deque<TableReporters>& reporters)
      : set_(set), directory_(directory), reporters_(reporters) {}

  void run() {
    for (std::size_t i = 0; i < set_.gazetteers.size(); ++i) {
      for (std::size_t row = 0; row < set_.gazetteers[i].redirects.size(); ++row) {
        add({i, row});
      }
    }
    for (const Row& row : order_) {
      check_target(row);
    }
    check_loops();
  }

 private:
  const Redirect& redirect(const Row& row) const { return set_.gazetteers[row.gazetteer].redirects[row.row]; }
  std::string place_of(const Row& row) const {
    const Gazetteer& gazetteer = set_.gazetteers[row.gazetteer];
    return table_path(gazetteer, kRedirectsFile) + ":" + std::to_string(gazetteer.redirect_lines[row.row]);
  }

  void report(const Row& row, std::string_view rule, std::string message, std::string remedy) {
    reporters_[row.gazetteer].report(kRedirectsFile, rule, set_.gazetteers[row.gazetteer].redirect_lines[row.row],
                                     redirect(row).old_id, std::move(message), std::move(remedy));
  }

  void add(const Row& row) {
    const std::string& old_id = redirect(row).old_id;
    const auto [first, is_new] = rows_.emplace(old_id, row);
    if (!is_new) {
      report(row, "E404-redirect-twice", in_quotes(old_id) + " is already redirected in " + place_of(first->second),
             "keep one of the rows");
      return;
    }
    order_.push_back(row);
    if (directory_.exists(old_id)) {
      report(row, "E401-redirect-of-used-id", in_quotes(old_id) + " is redirected, but still an entity",
             "delete its row in entities.tsv and move its names, or delete the redirect");
    }
  }

  void check_target(const Row& row) {
    const std::string& target = redirect(row).target;
    if (target.empty() || rows_.contains(target) || directory_.is_known_elsewhere(target)) {
      return;
    }
    const auto* definition = directory_.find(target);
    if (!definition) {
      report(row, "E402-dangling-redirect", "there is no entity " + in_quotes(target) + " to redirect to",
             "correct the ID, or leave the field new empty if the entity was removed");
    } else if (definition->gazetteer != row.gazetteer && !directory_.depends(row.gazetteer, definition->gazetteer)) {
      const std::string& owner = set_.gazetteers[definition->gazetteer].name;
      report(
          row, "E202-undeclared-dependency",
          in_quotes(target) + " belongs to the gazetteer " + in_quotes(owner) + ", on which this one does not depend",
          "add \"" + owner + "\" to depends in gazetteer.toml");
    }
  }

  void check_loops() {
    // Each chain is walked until it meets an ID that an earlier walk has seen; one seen in the same walk is a loop.
    std::unordered_map<std::string_view, std::size_t> walk_of;
    for (std::size_t walk = 0; walk < order_.size(); ++walk) {
      std::string_view id = redirect(order_[walk]).old_id;
      for (auto next = rows_.find(id); next != rows_.end(); next = rows_.find(id)) {
        const auto [seen, is_new] = walk_of.emplace(id, walk);
        if (!is_new) {
          if (seen->second == walk) {
            report(next->second, "E403-redirect-loop", "the redirects from " + in_quotes(id) + " lead back to it",
                   "let the last of them lead to an entity that exists");
          }
          break;
        }
        id = redirect(next->second).target;
      }
    }
  }

  const GazetteerSet& set_;
  const EntityDirectory& directory_;
  std::deque<TableReporters>& reporters_;
  std::unordered_map<std::string_view, Row> rows_;
  std::vector<Row> order_;
};

}  // namespace

void check_redirects(const GazetteerSet& set, const EntityDirectory& directory, std::deque<TableReporters>& reporters) {
  RedirectChecker(set, directory, reporters).run();
}

}  // namespace wasla::gazetteer
