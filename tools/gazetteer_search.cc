// wasla gazetteer search.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "tools/commands.h"
#include "tools/gazetteer_action.h"
#include "tools/gazetteer_tables.h"
#include "tools/model_choice.h"
#include "tools/options.h"
#include "tools/output_stream.h"
#include "wasla/base/error.h"
#include "wasla/gazetteer/entity_page.h"
#include "wasla/index/name_search.h"
#include "wasla/text/normalizer.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"top", 0, "K", "10", "entities to list", "Options"},
    {"type", 0, "TYPE", nullptr, "of this type only: PER, ORG, LOC or MISC", "Options"},
    {"class", 0, "CLASS", nullptr, "of this class only, like party or city", "Options"},
    {"lang", 0, "TAG", nullptr, "among names of this language only", "Options"},
    {"in", 0, "DIR", nullptr, "a folder of gazetteers (default: gazetteers)", "Options", true},
    {"models", 0, "DIR", nullptr, "trained models (default: $WASLA_MODELS, or those that came with the program)",
     "Options"},
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};
}  // namespace

const Command kGazetteerSearchCommand = {
    "wasla gazetteer search", "[OPTIONS] TEXT...",
    "Finds entities by a name or part of one, in any script and spelling: first the names that "
    "hold the words of TEXT,\n"
    "then those that sound like it, with the probability that they are meant.",
    kFlags, "Exit code: 0 found; 1 nothing found; 2 wrong usage; 3 there is no gazetteer."};

namespace {

struct Wanted {
  std::string type, entity_class, lang;
};

std::vector<models::TaggedName> names_of(const SetIndex& index, const Wanted& wanted) {
  std::vector<models::TaggedName> names;
  for (const Gazetteer& gazetteer : index.set().gazetteers) {
    for (const Name& name : gazetteer.names) {
      const Entity* entity = index.entity(name.id);
      if (entity && (wanted.type.empty() || to_string(entity->type) == wanted.type) &&
          (wanted.entity_class.empty() || class_name(entity->entity_class) == wanted.entity_class) &&
          (wanted.lang.empty() || name.lang == wanted.lang)) {
        names.push_back({name.id, name.lang, name.text});
      }
    }
  }
  return names;
}

struct Found {
  std::string_view id, name;
  std::string how;  // the probability, or "holds"
};

// Names that hold the words of the query, the shortest first.
std::vector<Found> holding(const std::vector<models::TaggedName>& names, const std::string& query) {
  std::vector<std::pair<std::size_t, Found>> found;
  std::string forms[text::kFoldingProfiles];
  for (int p = 0; p < text::kFoldingProfiles; ++p) {
    forms[p] = text::match_form(query, static_cast<text::FoldingProfile>(p));
  }
  for (const models::TaggedName& name : names) {
    const text::FoldingProfile profile = text::folding_profile(name.lang);
    const std::string& wanted = forms[static_cast<std::size_t>(profile)];
    const std::string form = text::match_form(name.text, profile);
    if (!wanted.empty() && (" " + form).find(" " + wanted) != std::string::npos) {
      found.emplace_back(form == wanted ? 0 : form.size(),
                         Found{name.id, name.text, form == wanted ? "same" : "holds"});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Found> result;
  result.reserve(found.size());
  for (const auto& [length, one] : found) {
    result.push_back(one);
  }
  return result;
}

std::string four_digits(float probability) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "%.4f", static_cast<double>(probability));
  return digits;
}

class Results {
 public:
  Results(const SetIndex& index, std::size_t most) : index_(index), most_(most) {}

  void add(const Found& found) {
    const bool known = std::find(ids_.begin(), ids_.end(), found.id) != ids_.end();
    if (known || ids_.size() >= most_) {
      return;
    }
    ids_.push_back(found.id);
    const Entity* entity = index_.entity(found.id);
    text_ += found.how + "\t" + std::string(found.id) + "\t" + std::string(to_string(entity->type)) + "\t" +
             std::string(class_name(entity->entity_class)) + "\t" + entity->description + "\t" +
             std::string(found.name) + "\n";
  }
  bool full() const { return ids_.size() >= most_; }
  const std::string& text() const { return text_; }

 private:
  const SetIndex& index_;
  std::size_t most_;
  std::vector<std::string_view> ids_;
  std::string text_;
};

// By sound; without models there is nothing to tell sounds by.
void add_by_sound(const std::vector<models::TaggedName>& names, const std::string& query, const std::string& models,
                  std::size_t top, Results& results) {
  if (models.empty() && find_model_folder(models, "alignment").empty()) {
    std::cerr
        << "wasla gazetteer search: no models were found, so names that only sound alike are not (--models DIR)\n";
    return;
  }
  const NameMatchingModel model = read_name_matching(models);
  const NameSearch search(names, model);
  NameSearch::Scratch scratch;
  const NameSearchOptions options{.top = 2 * top, .fill = false};
  for (const FoundName& found : search.find(query, "", options, scratch)) {
    constexpr float kHopeless = 0.001f;
    if (found.probability >= kHopeless) {
      results.add({names[found.name].id, names[found.name].text, four_digits(found.probability)});
    }
  }
}

}  // namespace

int run_gazetteer_search(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerSearchCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerSearchCommand, std::cout);
    return kDone;
  }
  std::string query;
  for (const std::string& word : options.arguments()) {
    query += (query.empty() ? "" : " ") + word;
  }
  if (query.empty()) {
    throw Error(ErrorKind::kUsage, "nothing to search for", "give a name, or part of one");
  }
  const Wanted wanted{options.text("type"), options.text("class"), options.text("lang")};
  if (!wanted.type.empty() && !parse_entity_type(wanted.type)) {
    throw Error(ErrorKind::kUsage, "--type '" + wanted.type + "' is not known", "it is one of PER, ORG, LOC, MISC");
  }
  if (!wanted.entity_class.empty() && !parse_entity_class(wanted.entity_class)) {
    throw Error(ErrorKind::kUsage, "--class '" + wanted.entity_class + "' is not known",
                "docs/formats/gazetteer.md lists the classes");
  }
  const auto top = static_cast<std::size_t>(options.integer("top", 1, 10000));
  const GazetteerSet set = read_set(kGazetteerSearchCommand.name, options.texts("in"));
  const SetIndex index(set);
  const std::vector<models::TaggedName> names = names_of(index, wanted);
  Results results(index, top);
  for (const Found& found : holding(names, query)) {
    results.add(found);
  }
  if (!results.full()) {
    add_by_sound(names, query, options.text("models"), top, results);
  }
  OutputStream out;
  out.write(results.text().empty() ? "" : "match\tid\ttype\tclass\tdescription\tname\n" + results.text());
  out.finish();
  return results.text().empty() ? kSomeBad : kDone;
}

}  // namespace wasla::tools
