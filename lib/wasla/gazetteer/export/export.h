// Gazetteers written in formats of other programs.
//
//   const ExportSet set = export_set(read_gazetteers({"gazetteers"}, problems));
//   ExportSummary left_out;
//   find_export_format("skos")->write(set, {}, [&](std::string_view text) { out << text; }, left_out);
//
// FtM, SKOS and JSON lines keep all rows: what the format itself has no words for stands beside, in words of ours that
// other readers pass over (docs/formats/imports.md). spaCy, Solr and CSV keep the names. The output is sorted by ID:
// the same gazetteers give the same bytes.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/gazetteer/import/import_summary.h"

namespace wasla {

// An entity with its rows. Of one that another gazetteer defines, only `id` is set in `entity`, and `is_extension`.
struct ExportEntity {
  Entity entity;
  bool is_extension = false;
  std::vector<Name> names;
  std::vector<Relation> relations;  // whose subject it is
  std::vector<Identifier> identifiers;
  std::vector<Place> places;
  std::vector<Redirect> redirects;  // that lead to it
  std::vector<Judgement> judgements;
};

struct ExportSet {
  std::vector<ExportEntity> entities;  // by ID
  std::vector<Redirect> redirects;     // tombstones, and those that lead to something else
  // The entity; null where the set does not have it.
  WASLA_EXPORT const ExportEntity* find(std::string_view id) const;
};

WASLA_EXPORT ExportSet export_set(const GazetteerSet& gazetteers);

struct ExportOptions {
  std::string base = "urn:wasla:";  // skos: before the IDs
  bool with_ids = false;            // solr: names lead to the ID instead of standing for one another
};

using ExportSummary = ImportSummary;  // skipped: what the format cannot hold
using WriteText = std::function<void(std::string_view)>;

struct ExportFormat {
  std::string_view name;   // "ftm"
  std::string_view about;  // for the help
  void (*write)(const ExportSet& set, const ExportOptions& options, const WriteText& write, ExportSummary& summary);
};
WASLA_EXPORT std::span<const ExportFormat> export_formats();
WASLA_EXPORT const ExportFormat* find_export_format(std::string_view name);

// The writers behind the formats.
void export_ftm(const ExportSet& set, const ExportOptions& options, const WriteText& write, ExportSummary& summary);
void export_skos(const ExportSet& set, const ExportOptions& options, const WriteText& write, ExportSummary& summary);
void export_n_triples(const ExportSet& set, const ExportOptions& options, const WriteText& write,
                      ExportSummary& summary);
void export_spacy(const ExportSet& set, const ExportOptions& options, const WriteText& write, ExportSummary& summary);
void export_solr(const ExportSet& set, const ExportOptions& options, const WriteText& write, ExportSummary& summary);
void export_csv(const ExportSet& set, const ExportOptions& options, const WriteText& write, ExportSummary& summary);
void export_jsonl(const ExportSet& set, const ExportOptions& options, const WriteText& write, ExportSummary& summary);

}  // namespace wasla
