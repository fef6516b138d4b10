// Finding gazetteers, reading several in the order of their dependencies, and making one of them.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "wasla/gazetteer/gazetteer.h"
#include "wasla/gazetteer/gazetteer_check.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;

void find_below(const fs::path& path, std::vector<fs::path>& found, Diagnostics& problems) {
  std::error_code error;
  if (fs::exists(path / "gazetteer.toml", error)) {
    found.push_back(path);
    return;
  }
  std::vector<fs::path> folders;
  for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
    if (it->is_directory(error) && !it->path().filename().string().starts_with('.')) {
      folders.push_back(it->path());
    }
  }
  if (error) {
    problems.push_back({Severity::kError, "E001-unreadable", path.string(), 0, "cannot read the folder: " + error.message(),
                        "name a folder that holds a gazetteer.toml, here or below"});
    return;
  }
  std::sort(folders.begin(), folders.end());
  for (const fs::path& folder : folders) {
    find_below(folder, found, problems);
  }
}

// Depth-first over `depends`, so that each comes after all it depends on; ties by path.
class Sorter {
 public:
  Sorter(std::vector<Gazetteer> all, bool has_base, Diagnostics& problems)
      : all_(std::move(all)), has_base_(has_base), problems_(problems), state_(all_.size(), State::kNew) {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto [known, fresh] = number_.try_emplace(all_[i].name, i);
      if (!fresh) {
        report(i, Severity::kError, "E012-same-folder-name", "another gazetteer is called " + all_[i].name + ": " +
               all_[known->second].folder.string(), "rename one of the folders");
      }
    }
  }
  GazetteerSet run() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      visit(i);
    }
    GazetteerSet set;
    for (std::size_t i : order_) {
      set.gazetteers.push_back(std::move(all_[i]));
    }
    return set;
  }

 private:
  enum class State { kNew, kOpen, kDone };

  void visit(std::size_t i) {
    if (state_[i] != State::kNew) {
      return;
    }
    state_[i] = State::kOpen;
    for (const std::string& name : all_[i].manifest.depends) {
      auto found = number_.find(name);
      if (found == number_.end()) {
        report(i, has_base_ ? Severity::kWarning : Severity::kError, "E013-missing-dependency",
               "depends on " + name + ", which is not loaded", "name its folder too, or take it out of depends");
      } else if (state_[found->second] == State::kOpen) {
        report(i, Severity::kError, "E014-dependency-cycle", "depends on " + name + ", which depends on it",
               "take one of the two out of depends");
      } else {
        visit(found->second);
      }
    }
    state_[i] = State::kDone;
    order_.push_back(i);
  }
  void report(std::size_t i, Severity severity, const char* rule, const std::string& message, const std::string& remedy) {
    problems_.push_back({severity, rule, (all_[i].folder / "gazetteer.toml").string(), 0, message, remedy});
  }

  std::vector<Gazetteer> all_;
  bool has_base_;
  Diagnostics& problems_;
  std::vector<State> state_;
  std::map<std::string, std::size_t> number_;
  std::vector<std::size_t> order_;
};

template <typename T, typename Key>
void sort_unique_by(std::vector<T>& rows, Key key) {
  std::stable_sort(rows.begin(), rows.end(), [&](const T& a, const T& b) { return key(a) < key(b); });
}

}  // namespace

std::vector<fs::path> find_gazetteers(const std::vector<fs::path>& paths, Diagnostics& problems) {
  std::vector<fs::path> found;
  for (const fs::path& path : paths) {
    const std::size_t before = found.size(), known = problems.size();
    find_below(path, found, problems);
    if (found.size() == before && problems.size() == known) {
      problems.push_back({Severity::kError, "E009-no-gazetteer", path.string(), 0, "there is no gazetteer here or below",
                          "name a folder that holds a gazetteer.toml"});
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

GazetteerSet read_gazetteers(const std::vector<fs::path>& paths, Diagnostics& problems,
                             const std::vector<std::string>& known_elsewhere) {
  std::vector<Gazetteer> all;
  for (const fs::path& folder : find_gazetteers(paths, problems)) {
    all.push_back(read_gazetteer(folder, problems));
  }
  GazetteerSet set = Sorter(std::move(all), !known_elsewhere.empty(), problems).run();
  gazetteer::check_together(set, known_elsewhere, problems);
  return set;
}

MergedGazetteer merge(const GazetteerSet& set) {
  MergedGazetteer merged;
  std::map<std::tuple<std::string, std::string, std::string>, Name> names;
  std::map<std::string, std::string> redirects, reasons;
  for (const Gazetteer& g : set.gazetteers) {
    merged.entities.insert(merged.entities.end(), g.entities.begin(), g.entities.end());
    merged.relations.insert(merged.relations.end(), g.relations.begin(), g.relations.end());
    for (const Name& name : g.names) {
      names.insert_or_assign({name.id, name.lang, name.text}, name);
    }
    for (const Redirect& redirect : g.redirects) {
      redirects[redirect.old_id] = redirect.target;
      reasons[redirect.old_id] = redirect.reason;
    }
  }
  sort_unique_by(merged.entities, [](const Entity& e) { return std::tie(e.id); });
  sort_unique_by(merged.relations,
                 [](const Relation& r) { return std::tie(r.subject, r.relation, r.object, r.from, r.to); });
  for (auto& [key, name] : names) {
    merged.names.push_back(std::move(name));
  }
  sort_unique_by(merged.names, [](const Name& n) { return std::tie(n.id, n.lang, n.kind, n.text); });
  for (const auto& [old_id, first] : redirects) {
    std::string at = first;
    std::set<std::string> passed{old_id};
    while (redirects.count(at) && passed.insert(at).second) {
      at = redirects[at];
    }
    merged.redirects.push_back({old_id, at, reasons[old_id]});
  }
  return merged;
}

}  // namespace wasla
