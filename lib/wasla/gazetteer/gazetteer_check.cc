#include "wasla/gazetteer/gazetteer_check.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace wasla::gazetteer {
namespace {

struct Definition {
  std::size_t gazetteer;
  std::uint64_t line;
};

class Checker {
 public:
  Checker(const GazetteerSet& set, const std::vector<std::string>& known_elsewhere, Diagnostics& problems)
      : set_(set), elsewhere_(known_elsewhere.begin(), known_elsewhere.end()), problems_(problems) {}

  void run() {
    find_reachable();
    check_entities();
    for (std::size_t i = 0; i < set_.gazetteers.size(); ++i) {
      check_names(i);
      check_relations(i);
    }
    check_redirects();
  }

 private:
  const Gazetteer& gazetteer(std::size_t i) const { return set_.gazetteers[i]; }

  void report(Severity severity, const char* rule, std::size_t i, const char* table, std::uint64_t line,
              const std::string& message, const std::string& remedy) {
    problems_.push_back({severity, rule, (gazetteer(i).folder / table).string(), line, message, remedy});
  }

  // Which gazetteers each may refer to: itself and all it depends on, also at second hand.
  void find_reachable() {
    std::unordered_map<std::string_view, std::size_t> number;
    reachable_.resize(set_.gazetteers.size());
    for (std::size_t i = 0; i < set_.gazetteers.size(); ++i) {
      reachable_[i].insert(i);
      for (const std::string& name : gazetteer(i).manifest.depends) {
        if (auto found = number.find(name); found != number.end()) {
          reachable_[i].insert(reachable_[found->second].begin(), reachable_[found->second].end());
        }
      }
      number[gazetteer(i).name] = i;
    }
  }

  void check_entities() {
    std::map<std::string_view, Definition> wikidata;
    for (std::size_t i = 0; i < set_.gazetteers.size(); ++i) {
      const Gazetteer& g = gazetteer(i);
      for (std::size_t e = 0; e < g.entities.size(); ++e) {
        const Entity& entity = g.entities[e];
        const std::uint64_t line = g.entity_lines[e];
        const auto [known, fresh] = defined_.try_emplace(entity.id, Definition{i, line});
        if (!fresh || elsewhere_.count(entity.id)) {
          report_duplicate(i, line, entity.id, fresh ? nullptr : &known->second);
        }
        if (!entity.wikidata.empty()) {
          const auto [same, first] = wikidata.try_emplace(entity.wikidata, Definition{i, line});
          if (!first) {
            report(Severity::kError, "E107-wikidata-twice", i, "entities.tsv", line,
                   entity.wikidata + " is also that of " + place(same->second), "merge the two or clear one");
          }
        }
      }
    }
  }

  std::string place(const Definition& d) const {
    return (gazetteer(d.gazetteer).folder / "entities.tsv").string() + ":" + std::to_string(d.line);
  }

  void report_duplicate(std::size_t i, std::uint64_t line, const std::string& id, const Definition* known) {
    if (!known) {
      report(Severity::kError, "E101-duplicate-id", i, "entities.tsv", line, id + " is already defined by the index below",
             "drop the row; names and relations may still be added to it");
    } else if (known->gazetteer == i) {
      report(Severity::kError, "E101-duplicate-id", i, "entities.tsv", line,
             id + " is already defined in line " + std::to_string(known->line), "drop one or give it another ID");
    } else {
      report(Severity::kError, "E101-duplicate-id", i, "entities.tsv", line, id + " is already defined in " + place(*known),
             reachable_[i].count(known->gazetteer) ? "drop the row; names and relations may still be added to it"
                                                   : "give one of them another ID, or depend on the other and drop the row");
    }
  }

  enum class Known { kYes, kNotReachable, kNo };
  Known is_known(std::size_t i, std::string_view id) const {
    if (elsewhere_.count(std::string(id))) {
      return Known::kYes;
    }
    auto found = defined_.find(id);
    if (found == defined_.end()) {
      return Known::kNo;
    }
    return reachable_[i].count(found->second.gazetteer) ? Known::kYes : Known::kNotReachable;
  }
  // Reports an ID that gazetteer `i` may not refer to; true if it may.
  bool check_reference(std::size_t i, const char* table, std::uint64_t line, const char* rule, std::string_view id) {
    switch (is_known(i, id)) {
      case Known::kYes: return true;
      case Known::kNotReachable: {
        const std::string& owner = gazetteer(defined_.find(id)->second.gazetteer).name;
        report(Severity::kError, rule, i, table, line, std::string(id) + " belongs to the gazetteer " + owner,
               "add \"" + owner + "\" to depends in gazetteer.toml");
        return false;
      }
      case Known::kNo: break;
    }
    report(Severity::kError, rule, i, table, line, "no entity has the ID \"" + std::string(id) + "\"",
           "mend the ID or add the entity to entities.tsv");
    return false;
  }

  void check_names(std::size_t i) {
    const Gazetteer& g = gazetteer(i);
    std::unordered_map<std::string, std::uint64_t> rows, labels;
    std::unordered_set<std::string_view> named, labelled_in_english;
    for (std::size_t n = 0; n < g.names.size(); ++n) {
      const Name& name = g.names[n];
      const std::uint64_t line = g.name_lines[n];
      check_reference(i, "names.tsv", line, "E110-name-of-unknown-entity", name.id);
      named.insert(name.id);
      const auto [row, fresh] = rows.try_emplace(name.id + '\t' + name.lang + '\t' + name.text, line);
      if (!fresh) {
        report(Severity::kWarning, "W116-name-twice", i, "names.tsv", line,
               "the same name stands in line " + std::to_string(row->second), "drop one of them");
      }
      if (name.kind == NameKind::kLabel) {
        const auto [label, first] = labels.try_emplace(name.id + '\t' + name.lang, line);
        if (!first) {
          report(Severity::kError, "E117-two-labels", i, "names.tsv", line,
                 name.id + " has a label in " + name.lang + " in line " + std::to_string(label->second),
                 "make one of them an alias");
        }
        if (name.lang == "en") {
          labelled_in_english.insert(name.id);
        }
      }
    }
    for (std::size_t e = 0; e < g.entities.size(); ++e) {
      const std::string& id = g.entities[e].id;
      if (!named.count(id)) {
        report(Severity::kError, "E118-no-name", i, "entities.tsv", g.entity_lines[e], id + " has no name",
               "add one to names.tsv");
      } else if (!labelled_in_english.count(id)) {
        report(Severity::kWarning, "W119-no-english-label", i, "entities.tsv", g.entity_lines[e], id + " has no label in en",
               "add one, so that it can be shown everywhere");
      }
    }
  }

  void check_relations(std::size_t i) {
    const Gazetteer& g = gazetteer(i);
    for (std::size_t r = 0; r < g.relations.size(); ++r) {
      const Relation& relation = g.relations[r];
      const std::uint64_t line = g.relation_lines[r];
      check_reference(i, "relations.tsv", line, "E131-dangling-relation", relation.subject);
      check_reference(i, "relations.tsv", line, "E131-dangling-relation", relation.object);
      if (relation.subject == relation.object) {
        report(Severity::kError, "E132-relation-to-itself", i, "relations.tsv", line,
               relation.subject + " is related to itself", "drop the row");
      }
    }
  }

  void check_redirects() {
    std::unordered_map<std::string_view, std::string_view> target;
    for (const Gazetteer& g : set_.gazetteers) {
      for (const Redirect& redirect : g.redirects) {
        target[redirect.old_id] = redirect.target;
      }
    }
    for (std::size_t i = 0; i < set_.gazetteers.size(); ++i) {
      const Gazetteer& g = gazetteer(i);
      std::unordered_set<std::string_view> seen;
      for (std::size_t r = 0; r < g.redirects.size(); ++r) {
        const Redirect& redirect = g.redirects[r];
        const std::uint64_t line = g.redirect_lines[r];
        if (defined_.count(redirect.old_id)) {
          report(Severity::kError, "E150-redirect-of-living-id", i, "redirects.tsv", line,
                 redirect.old_id + " is still defined", "drop the entity or the redirect");
        }
        if (!seen.insert(redirect.old_id).second) {
          report(Severity::kError, "E151-redirect-twice", i, "redirects.tsv", line, redirect.old_id + " is redirected twice",
                 "drop one of the rows");
        }
        // Along the chain to a living entity, a tombstone, nothing or back to the start.
        std::set<std::string_view> passed{redirect.old_id};
        std::string_view at = redirect.target;
        while (!at.empty() && target.count(at) && !defined_.count(at)) {
          if (!passed.insert(at).second) {
            report(Severity::kError, "E152-redirect-loop", i, "redirects.tsv", line,
                   redirect.old_id + " leads back to itself", "let one of the chain name a living entity");
            at = "";
            break;
          }
          at = target[at];
        }
        if (!at.empty() && !target.count(at)) {
          check_reference(i, "redirects.tsv", line, "E153-dangling-redirect", at);
        }
      }
    }
  }

  const GazetteerSet& set_;
  std::unordered_set<std::string> elsewhere_;
  Diagnostics& problems_;
  std::map<std::string, Definition, std::less<>> defined_;
  std::vector<std::set<std::size_t>> reachable_;
};

}  // namespace

void check_together(const GazetteerSet& set, const std::vector<std::string>& known_elsewhere, Diagnostics& problems) {
  Checker(set, known_elsewhere, problems).run();
}

}  // namespace wasla::gazetteer
