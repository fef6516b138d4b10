#include <algorithm>
#include <cstdio>
#include <tuple>

#include "wasla/base/atomic_file.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/gazetteer/manifest.h"

namespace wasla {
namespace {

using Row = std::vector<std::string>;

std::string year(const std::optional<std::int16_t>& value) { return value ? std::to_string(*value) : ""; }

std::string degrees(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

// Sorted bytewise, so that git shows one line for one change.
void write_table(const std::filesystem::path& file, const std::string& header, std::vector<Row> rows) {
  std::sort(rows.begin(), rows.end());
  std::string bytes = header + '\n';
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      bytes += (i ? "\t" : "") + row[i];
    }
    bytes += '\n';
  }
  write_file_atomically(file, bytes);
}

}  // namespace

void write_gazetteer(const Gazetteer& g, const std::filesystem::path& folder) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  write_file_atomically(folder / "gazetteer.toml", gazetteer::to_toml(g.manifest));
  std::vector<Row> rows;
  for (const Entity& e : g.entities) {
    rows.push_back({e.id, std::string(to_string(e.type)), std::string(class_name(e.entity_class)), e.wikidata,
                    std::to_string(e.prior), e.description});
  }
  write_table(folder / "entities.tsv", "id\ttype\tclass\twikidata\tprior\tdescription", std::move(rows));

  // By ID, language, kind and name; the columns between do not sort.
  std::vector<const Name*> names;
  for (const Name& n : g.names) {
    names.push_back(&n);
  }
  std::sort(names.begin(), names.end(), [](const Name* a, const Name* b) {
    return std::forward_as_tuple(a->id, a->lang, to_string(a->kind), a->text) <
           std::forward_as_tuple(b->id, b->lang, to_string(b->kind), b->text);
  });
  std::string bytes = "id\tlang\tkind\tuse\tfrom\tto\tsource\tname\n";
  for (const Name* n : names) {
    bytes += n->id + '\t' + n->lang + '\t' + std::string(to_string(n->kind)) + '\t' + to_string(n->use) + '\t' +
             year(n->from) + '\t' + year(n->to) + '\t' + n->source + '\t' + n->text + '\n';
  }
  write_file_atomically(folder / "names.tsv", bytes);

  auto write_optional = [&](const char* table, const char* header, std::vector<Row> optional_rows) {
    if (!optional_rows.empty() || std::filesystem::exists(folder / table, ignored)) {
      write_table(folder / table, header, std::move(optional_rows));
    }
  };
  rows = {};
  for (const Relation& r : g.relations) {
    rows.push_back({r.subject, r.relation, r.object, year(r.from), year(r.to), r.source});
  }
  write_optional("relations.tsv", "subject\trelation\tobject\tfrom\tto\tsource", std::move(rows));
  rows = {};
  for (const Identifier& i : g.identifiers) {
    rows.push_back({i.id, i.scheme, i.value});
  }
  write_optional("identifiers.tsv", "id\tscheme\tvalue", std::move(rows));
  rows = {};
  for (const Redirect& r : g.redirects) {
    rows.push_back({r.old_id, r.target, r.reason});
  }
  write_optional("redirects.tsv", "old\tnew\treason", std::move(rows));
  rows = {};
  for (const Place& p : g.places) {
    rows.push_back({p.id, degrees(p.latitude), degrees(p.longitude)});
  }
  write_optional("places.tsv", "id\tlat\tlon", std::move(rows));
}

}  // namespace wasla
