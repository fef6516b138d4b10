#include "wasla/maintenance/table_edits.h"

#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace wasla::maintenance {
namespace {

template <typename Row>
struct Placed {
  const Row* row;
  std::uint64_t line;
};
template <typename Row>
using Rows = std::map<std::string, Placed<Row>>;  // by gazetteer and what identifies the row, NUL between

std::string key(std::initializer_list<std::string_view> parts) {
  std::string all;
  for (const std::string_view part : parts) {
    all.append(part).push_back('\0');
  }
  return all;
}

std::string year(const std::optional<std::int16_t>& value) { return value ? std::to_string(*value) : ""; }

std::string key_of(const Gazetteer& g, const Entity& e) { return key({g.name, e.id}); }
std::string key_of(const Gazetteer& g, const Name& n) { return key({g.name, n.id, n.lang, n.text}); }
std::string key_of(const Gazetteer& g, const Relation& r) {
  return key({g.name, r.subject, r.relation, r.object, year(r.from), year(r.to)});
}
std::string key_of(const Gazetteer& g, const Redirect& r) { return key({g.name, r.old_id}); }

template <typename Row>
Rows<Row> rows_of(const GazetteerSet& set, std::vector<Row> Gazetteer::*rows,
                  std::vector<std::uint64_t> Gazetteer::*lines) {
  Rows<Row> all;
  for (const Gazetteer& g : set.gazetteers) {
    for (std::size_t i = 0; i < (g.*rows).size(); ++i) {
      all.try_emplace(key_of(g, (g.*rows)[i]), Placed<Row>{&(g.*rows)[i], (g.*lines)[i]});
    }
  }
  return all;
}

// "use: \"\" -> \"context\"" for each field that differs.
class Differences {
 public:
  Differences& field(std::string_view name, const std::string& before, const std::string& after) {
    if (before != after) {
      text_ += (text_.empty() ? "" : ", ") + std::string(name) + ": \"" + before + "\" -> \"" + after + "\"";
    }
    return *this;
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string difference(const Entity& a, const Entity& b) {
  return Differences()
      .field("type", std::string(to_string(a.type)), std::string(to_string(b.type)))
      .field("class", std::string(class_name(a.entity_class)), std::string(class_name(b.entity_class)))
      .field("wikidata", a.wikidata, b.wikidata)
      .field("prior", std::to_string(a.prior), std::to_string(b.prior))
      .field("description", a.description, b.description)
      .text();
}
std::string difference(const Name& a, const Name& b) {
  return Differences()
      .field("kind", std::string(to_string(a.kind)), std::string(to_string(b.kind)))
      .field("use", to_string(a.use), to_string(b.use))
      .field("from", year(a.from), year(b.from))
      .field("to", year(a.to), year(b.to))
      .field("source", a.source, b.source)
      .text();
}
std::string difference(const Relation& a, const Relation& b) {
  return Differences().field("source", a.source, b.source).text();
}
std::string difference(const Redirect& a, const Redirect& b) {
  return Differences().field("new", a.target, b.target).field("reason", a.reason, b.reason).text();
}

void describe(const Entity& e, TableEdit& edit) {
  edit.id = e.id;
  edit.what = std::string(to_string(e.type)) + " " + std::string(class_name(e.entity_class)) + ", prior " +
              std::to_string(e.prior);
}
void describe(const Name& n, TableEdit& edit) {
  edit.id = n.id;
  edit.lang = n.lang;
  edit.name = n.text;
  edit.what = n.lang + " " + std::string(to_string(n.kind)) + (n.use ? ", use " + to_string(n.use) : "");
}
void describe(const Relation& r, TableEdit& edit) {
  edit.id = r.subject;
  edit.other = r.object;
  edit.what = r.relation + " " + r.object;
}
void describe(const Redirect& r, TableEdit& edit) {
  edit.id = r.old_id;
  edit.other = r.target;
  edit.what = r.target.empty() ? "removed" : "now " + r.target;
}

template <typename Row>
void add(TableEdit::Kind kind, std::string_view table, const std::string& key, const Placed<Row>& row,
         const std::string& fields, std::vector<TableEdit>& out) {
  TableEdit edit;
  edit.kind = kind;
  edit.table = key.substr(0, key.find('\0')) + "/" + std::string(table);
  edit.line = row.line;
  describe(*row.row, edit);
  if (!fields.empty()) {
    edit.what = (edit.lang.empty() ? "" : edit.lang + " ") + fields;
  }
  out.push_back(std::move(edit));
}

template <typename Row>
void compare(std::string_view table, const Rows<Row>& from, const Rows<Row>& to, std::vector<TableEdit>& out) {
  auto a = from.begin();
  auto b = to.begin();
  while (a != from.end() || b != to.end()) {
    if (b == to.end() || (a != from.end() && a->first < b->first)) {
      add(TableEdit::kRemoved, table, a->first, a->second, "", out);
      ++a;
    } else if (a == from.end() || b->first < a->first) {
      add(TableEdit::kAdded, table, b->first, b->second, "", out);
      ++b;
    } else {
      if (!(*a->second.row == *b->second.row)) {
        add(TableEdit::kChanged, table, b->first, b->second, difference(*a->second.row, *b->second.row), out);
      }
      ++a;
      ++b;
    }
  }
}

}  // namespace

std::vector<TableEdit> compare_tables(const GazetteerSet& from, const GazetteerSet& to) {
  std::vector<TableEdit> edits;
  compare("entities.tsv", rows_of(from, &Gazetteer::entities, &Gazetteer::entity_lines),
          rows_of(to, &Gazetteer::entities, &Gazetteer::entity_lines), edits);
  compare("names.tsv", rows_of(from, &Gazetteer::names, &Gazetteer::name_lines),
          rows_of(to, &Gazetteer::names, &Gazetteer::name_lines), edits);
  compare("relations.tsv", rows_of(from, &Gazetteer::relations, &Gazetteer::relation_lines),
          rows_of(to, &Gazetteer::relations, &Gazetteer::relation_lines), edits);
  compare("redirects.tsv", rows_of(from, &Gazetteer::redirects, &Gazetteer::redirect_lines),
          rows_of(to, &Gazetteer::redirects, &Gazetteer::redirect_lines), edits);
  return edits;
}

std::string to_string(const TableEdit& edit) {
  static constexpr const char* kKinds[] = {"added", "removed", "changed"};
  return edit.table + ":" + std::to_string(edit.line) + ": " + kKinds[edit.kind] + " " + edit.id + " " + edit.what +
         (edit.name.empty() ? "" : ": " + edit.name);
}

}  // namespace wasla::maintenance
