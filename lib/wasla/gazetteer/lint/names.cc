// Rules about what a name is for its entity (rules.h).
#include <unicode/uloc.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "wasla/base/hash.h"
#include "wasla/gazetteer/lint/letters.h"
#include "wasla/gazetteer/lint/rules.h"
#include "wasla/gazetteer/lint/spelling.h"
#include "wasla/gazetteer/lint/titles.h"
#include "wasla/gazetteer/lint/years.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {
namespace {

// The class of models/word_table.h from which on a name should not be found wherever it stands. Capitals tell Latin
// names from words in most places, and the tables of Latin words count some names too.
int common_class(std::string_view lang) {
  return lang.starts_with("en") ? 7 : writing_of(lang) == Writing::kLatin ? 5 : 4;
}

bool has_use(const Name& name, NameUse use) { return (name.use & use) != 0; }

class NameLinter {
 public:
  NameLinter(const GazetteerSet& set, const EntityDirectory& directory, const Commonness& commonness,
             LintReporter& reporter)
      : set_(set), directory_(directory), commonness_(commonness), reporter_(reporter) {}

  void run() {
    const Gazetteer& gazetteer = reporter_.gazetteer();
    collect_labels(gazetteer);
    for (std::size_t row = 0; row < gazetteer.names.size(); ++row) {
      const Name& name = gazetteer.names[row];
      check_common_word(row, name);
      check_length(row, name);
      check_acronym(row, name);
      check_title(row, name);
      check_kind(row, name);
      check_language(row, name);
      check_use(row, name);
      check_source(row, name);
      if (const std::string fault = year_fault(name.from, name.to, false); !fault.empty()) {
        reporter_.name("W740-unlikely-year", row, fault, "correct it");
      }
    }
    check_labels(gazetteer);
  }

 private:
  const Entity* entity_of(std::string_view id) const {
    const auto* definition = directory_.find(id);
    return definition ? &set_.gazetteers[definition->gazetteer].entities[definition->row] : nullptr;
  }

  struct Labels {
    std::string_view label;  // empty: none
    std::size_t first_row = 0;
  };

  void collect_labels(const Gazetteer& gazetteer) {
    for (std::size_t row = 0; row < gazetteer.names.size(); ++row) {
      const Name& name = gazetteer.names[row];
      Labels& labels = labels_.try_emplace({name.id, name.lang}, Labels{{}, row}).first->second;
      if (name.kind == NameKind::kLabel) {
        labels.label = name.text;
      }
    }
  }

  void check_common_word(std::size_t row, const Name& name) {
    if (!commonness_ || name.use != kUseAlways || name.text.find(' ') != std::string::npos) {
      return;
    }
    const int common = commonness_(name.lang, name.text);
    if (common >= common_class(name.lang)) {
      reporter_.name("W731-common-word", row,
                     in_quotes(name.text) + " is a common word of " + name.lang + " (class " + std::to_string(common) +
                         " of 15) and would be found wherever it stands",
                     "set use to context, or to case where capitals tell it from the word, or to never");
    }
  }

  void check_length(std::size_t row, const Name& name) {
    if (name.text.size() > 8 || name.kind == NameKind::kAcronym) {
      return;
    }
    const std::u32string text = to_code_points(name.text);
    const auto letters =
        std::count_if(text.begin(), text.end(), [](char32_t c) { return letter_script(c) != LetterScript::kNone; });
    const bool digits = std::any_of(text.begin(), text.end(), [](char32_t c) { return digit_row(c) != 0; });
    if (letters < 3 && letters > 0 && !digits && (letters == 1 || name.use == kUseAlways)) {
      reporter_.name("W732-short-name", row, in_quotes(name.text) + " has fewer than three letters",
                     "make it an acronym if it is one, or set use to context or never");
    }
  }

  void check_acronym(std::size_t row, const Name& name) {
    if (name.kind != NameKind::kAcronym || writing_of(name.lang) != Writing::kLatin) {
      return;
    }
    const std::u32string text = to_code_points(name.text);
    const auto upper = std::count_if(text.begin(), text.end(), is_upper);
    const auto lower = std::count_if(text.begin(), text.end(), is_lower);
    const bool digits = std::any_of(text.begin(), text.end(), [](char32_t c) { return digit_row(c) != 0; });
    if (upper + (digits ? 1 : 0) < 2 || lower > upper + 2) {
      reporter_.name("W733-acronym-case", row, "the acronym " + in_quotes(name.text) + " is not in capitals",
                     "write it in capitals, or make it another kind of name");
    }
  }

  void check_title(std::size_t row, const Name& name) {
    if (name.kind == NameKind::kNickname || has_use(name, kUseNever)) {
      return;
    }
    const TitledName titled = split_title(name.text);
    const Entity* entity = entity_of(name.id);
    if (titled.title == TitleKind::kNone || !entity || entity->type != EntityType::kPerson) {
      return;
    }
    // Who is known by his title keeps it: Sheikh Said, Mullah Krekar, King Faisal.
    const auto labels = labels_.find({name.id, "en"});
    const bool known_by_it = labels != labels_.end() && split_title(labels->second.label).title != TitleKind::kNone;
    const bool of_a_ruler = class_name(entity->entity_class) == "royal" || class_name(entity->entity_class) == "cleric";
    // With a given name or a surname alone, the title is what makes it a name: الشيخ ياسين, General Barzani.
    const bool one_word_left = titled.rest.find(' ') == std::string_view::npos;
    if (titled.title == TitleKind::kRank && (of_a_ruler || one_word_left)) {
      return;
    }
    if (!known_by_it && !(titled.title == TitleKind::kPolite && one_word_left && has_use(name, kUseContext))) {
      reporter_.name("W734-title-in-name", row, in_quotes(name.text) + " begins with a title",
                     "leave the title out: a name is found behind any title");
    }
  }

  void check_kind(std::size_t row, const Name& name) {
    if (name.kind != NameKind::kRomanisation) {
      return;
    }
    const std::u32string text = to_code_points(name.text);
    if (std::none_of(text.begin(), text.end(), [](char32_t c) { return letter_script(c) == LetterScript::kLatin; })) {
      reporter_.name("W738-romanisation-script", row,
                     "the romanisation " + in_quotes(name.text) + " has no Latin letter",
                     "correct the kind or the name");
    }
  }

  void check_language(std::size_t row, const Name& name) {
    const std::string base = name.lang.substr(0, name.lang.find('-'));
    if (base.empty() || !is_valid_language_tag(name.lang)) {
      return;  // E203
    }
    if (is_unknown(base)) {
      reporter_.name("W739-unknown-language", row, "there is no language " + in_quotes(name.lang),
                     base == "ku" || base == "kur" ? "write kmr, kmr-Arab or ckb; ku says nothing of the writing"
                                                   : "use a code of ISO 639: ar, ckb, kmr, en …");
    }
  }

  bool is_unknown(const std::string& base) {
    const auto [known, is_new] = unknown_.emplace(base, false);
    if (is_new) {
      known->second = base == "ku" || base == "arb" || (base != "mul" && base != "und" && base != "x" && !is_iso(base));
    }
    return known->second;
  }

  static bool is_iso(const std::string& base) {
    // Codes that ICU's list leaves to their macrolanguages, and that names of the region are in.
    constexpr std::string_view kMore[] = {"kmr", "sdh", "lki", "azb", "diq", "kiu", "hac", "aii", "cld", "sdb", "pes",
                                          "prs", "acm", "apc", "arz", "ary", "pnb", "pbu", "uzn", "bqi", "luz"};
    if (std::find(std::begin(kMore), std::end(kMore), base) != std::end(kMore)) {
      return true;
    }
    for (const char* const* code = uloc_getISOLanguages(); *code; ++code) {
      if (base == *code) {
        return true;
      }
    }
    return false;
  }

  void check_use(std::size_t row, const Name& name) {
    if (!has_use(name, kUseCase) || writing_of(name.lang) != Writing::kArabic) {
      return;
    }
    const std::u32string text = to_code_points(name.text);
    if (std::none_of(text.begin(), text.end(), [](char32_t c) { return is_upper(c) || is_lower(c); })) {
      reporter_.name("W744-case-without-case", row,
                     in_quotes(name.text) + " has the use case, and no letters that could be capitals",
                     "if it must not fire, set use to context or never");
    }
  }

  void check_source(std::size_t row, const Name& name) {
    if (name.source.empty()) {
      reporter_.name("W742-no-source", row, "nothing says where the name " + in_quotes(name.text) + " comes from",
                     "write curated, or the list it is from");
    }
  }

  // Languages in which an entity of this gazetteer has names and none is the label. English has W112.
  void check_labels(const Gazetteer& gazetteer) {
    for (const auto& [key, labels] : labels_) {
      const auto* definition = directory_.find(key.first);
      const bool own = definition && &set_.gazetteers[definition->gazetteer] == &gazetteer;
      if (own && labels.label.empty() && key.second != "en" && key.second != "mul") {
        reporter_.name("W741-no-label", labels.first_row,
                       in_quotes(key.first) + " has names in " + std::string(key.second) + ", but none is its label",
                       "make the usual one the label");
      }
    }
  }

  const GazetteerSet& set_;
  const EntityDirectory& directory_;
  const Commonness& commonness_;
  LintReporter& reporter_;
  struct Hash {
    std::size_t operator()(const std::pair<std::string_view, std::string_view>& key) const {
      return mix(hash_bytes(key.first.data(), key.first.size()) ^
                 mix(hash_bytes(key.second.data(), key.second.size())));
    }
  };
  std::unordered_map<std::pair<std::string_view, std::string_view>, Labels, Hash> labels_;
  std::map<std::string, bool> unknown_;
};

}  // namespace

void lint_names(const GazetteerSet& set, const EntityDirectory& directory, const Commonness& commonness,
                LintReporter& reporter) {
  NameLinter(set, directory, commonness, reporter).run();
}

void lint_spelling(LintReporter& reporter) {
  const Gazetteer& gazetteer = reporter.gazetteer();
  for (std::size_t row = 0; row < gazetteer.names.size(); ++row) {
    const Name& name = gazetteer.names[row];
    for (SpellingFault& fault : spelling_faults(name.text, name.lang, name.kind)) {
      reporter.name(fault.rule, row, std::move(fault.message), std::move(fault.remedy), fault.offset);
    }
  }
}

}  // namespace wasla::gazetteer
