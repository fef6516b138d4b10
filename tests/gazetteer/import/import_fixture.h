// Files of other collections written in a test, imported, and what came of it.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "gazetteer/gazetteer_fixture.h"
#include "wasla/base/error.h"
#include "wasla/gazetteer/import/import_format.h"

namespace wasla {

class ImportTest : public GazetteerFilesTest {
 protected:
  explicit ImportTest(const char* format) : format_(find_import_format(format)) {}

  // Imports files that the test has written, into the folder `out`. Whatever is imported, every name read must be
  // written or counted as skipped, what is written must be a sound gazetteer, and a second import must change nothing.
  void import(const std::vector<std::string>& files, const std::vector<std::string>& onto = {}) {
    import_once(files, onto);
    std::size_t skipped = 0;
    for (const ImportSummary::Group& group : summary_.skipped) {
      skipped += group.reason.starts_with("names ") ? group.count : 0;
    }
    EXPECT_EQ(summary_.names_read, summary_.names + skipped) << to_string(summary_);
    Diagnostics problems;
    std::vector<std::filesystem::path> all = {folder_.path() / "out"};
    for (const std::string& folder : onto) {
      all.push_back(folder_.path() / folder);
    }
    read_gazetteers(all, problems);
    for (const Diagnostic& problem : problems) {
      EXPECT_NE(problem.severity, Severity::kError) << to_string(problem);
    }
    const std::string before = tables();
    const ImportSummary first = summary_;
    const Diagnostics malformed = malformed_;
    import_once(files, onto);
    EXPECT_EQ(tables(), before) << "a second import";
    EXPECT_EQ(summary_.new_entities, 0u);
    summary_ = first;
    malformed_ = malformed;
  }

  void import_once(const std::vector<std::string>& files, const std::vector<std::string>& onto) {
    ImportReading reading;
    reading.choices = choices_;
    reading.choices.source = format_->source;
    std::vector<std::filesystem::path> paths;
    for (const std::string& file : files) {
      paths.push_back(folder_.path() / file);
    }
    const ImportedRecords records = format_->read(paths, reading);
    ImportTarget target = import_target(*format_, folder_.path() / "out");
    for (const std::string& folder : onto) {
      target.onto.push_back(folder_.path() / folder);
    }
    target.matcher = matcher_;
    reconciled_ = write_import(records, target, reading.summary);
    summary_ = reading.summary;
    malformed_ = reading.malformed;
  }

  std::string table(const std::string& name) const { return folder_.read("out/" + name + ".tsv"); }
  bool has_table(const std::string& name) const {
    return std::filesystem::exists(folder_.path() / "out" / (name + ".tsv"));
  }
  std::string tables() const {
    std::string all = folder_.read("out/gazetteer.toml");
    for (const char* name : {"entities", "names", "relations", "identifiers", "places", "redirects", "judgements"}) {
      all += has_table(name) ? name + (":\n" + table(name)) : "";
    }
    return all;
  }

  // "file:line message" of each malformed record.
  std::vector<std::string> malformed() const {
    std::vector<std::string> list;
    for (const Diagnostic& d : malformed_) {
      list.push_back(std::filesystem::path(d.file).filename().string() + ":" + std::to_string(d.line) + " " +
                     d.message);
    }
    return list;
  }
  std::size_t skipped(const std::string& reason) const {
    std::size_t count = 0;
    for (const ImportSummary::Group& group : summary_.skipped) {
      count += group.reason.find(reason) != std::string::npos ? group.count : 0;
    }
    return count;
  }
  std::string error_of(const std::vector<std::string>& files) {
    try {
      import_once(files, {});
    } catch (const Error& error) {
      return error.what();
    }
    return "none";
  }

  const ImportFormat* format_;
  ImportChoices choices_;
  EntityMatcher* matcher_ = nullptr;
  ImportSummary summary_;
  Diagnostics malformed_;
  std::vector<ReconciledRecord> reconciled_;
};

}  // namespace wasla
