// ImportSummary: what an import wrote, and what it passed over and why.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"

namespace wasla {

struct ImportSummary {
  // Things that met with the same fate: how many, and the first few of them.
  struct Group {
    std::string reason;
    std::size_t count = 0;
    std::vector<std::string> examples;
  };

  std::size_t records = 0, names_read = 0;  // of the files; each is written or skipped
  std::size_t joined_entities = 0;          // that a gazetteer had
  std::size_t own_entities = 0;             // of the folder written
  std::size_t new_entities = 0;             // of those, made now
  std::size_t names = 0, relations = 0;
  std::vector<Group> skipped;  // in the order in which the reasons came up
  std::vector<Group> notes;    // written, but worth a look

  // Reasons begin with what is skipped: "names that …", "records of …".
  void skip(std::string_view reason, const std::string& example, std::size_t count = 1) {
    add(skipped, reason, example, count);
  }
  void note(std::string_view reason, const std::string& example) { add(notes, reason, example, 1); }

 private:
  WASLA_EXPORT static void add(std::vector<Group>& groups, std::string_view reason, const std::string& example,
                               std::size_t count);
};

// Some lines of text, the last ended.
WASLA_EXPORT std::string to_string(const ImportSummary& summary);

}  // namespace wasla
