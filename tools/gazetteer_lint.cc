// wasla gazetteer lint.
#include <algorithm>
#include <iostream>
#include <memory>
#include <string>

#include "tools/commands.h"
#include "tools/gazetteer_action.h"
#include "tools/model_choice.h"
#include "tools/options.h"
#include "tools/output_stream.h"
#include "wasla/base/error.h"
#include "wasla/gazetteer/lint/fix.h"
#include "wasla/gazetteer/lint/lint.h"
#include "wasla/gazetteer/lint/lint_output.h"
#include "wasla/gazetteer/lint/rule_catalogue.h"
#include "wasla/gazetteer/lint/unified_diff.h"
#include "wasla/models/model_folder.h"
#include "wasla/models/name_commonness.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"rules", 0, nullptr, nullptr, "list the rules", "What to print"},
    {"rule", 0, "RULE", nullptr, "explain a rule, by its number (W703) or full name", "What to print", true},
    {"format", 'f', "text|json|sarif", "text", "lines for people and editors, or JSON, or SARIF 2.1.0",
     "What to print"},
    {"quiet", 'q', nullptr, nullptr, "errors only, no warnings and hints", "What to print"},
    {"only", 0, "RULE", nullptr, "problems of this rule only, by its number or full name", "What to print", true},
    {"output", 'o', "FILE", nullptr, "write to a file, which appears when all is done", "What to print"},
    {"fix", 0, nullptr, nullptr, "mend what is mechanical, and print what was changed", "Mending"},
    {"dry-run", 0, nullptr, nullptr, "with --fix: print the changes as a diff and write nothing", "Mending"},
    {"strict", 0, nullptr, nullptr, "exit code 1 for warnings too", "Running"},
    {"models", 0, "DIR", nullptr,
     "trained models, of which the table of words is used (default: $WASLA_MODELS, or those that came with the "
     "program)",
     "Running"},
    {"help", 'h', nullptr, nullptr, "print this", "Running"},
};
}  // namespace

const Command kGazetteerLintCommand = {
    "wasla gazetteer lint", "[OPTIONS] DIR...",
    "Checks the gazetteers at or below each DIR, together: whether the tables can be read, whether they agree, and "
    "what\n"
    "is odd in spelling and sense. Exceptions, with reasons, stand in lint-allow.tsv.",
    kFlags,
    "A problem is file:line:col: severity: rule: message; what to do. Columns count code points, from 1.\n"
    "Exit code: 0 no errors; 1 errors; 2 wrong usage; 3 there is no gazetteer, or a file cannot be read."};

namespace {

std::string first_line(const LintRule& rule) {
  const std::string severity = rule.id[0] == 'E' ? "error" : rule.id[0] == 'W' ? "warning" : "hint";
  return std::string(rule.id) + "  " + severity + (rule.fixable ? ", --fix mends it" : "") + "\n";
}

std::string list_of_rules() {
  std::string text;
  for (const LintRule& rule : lint_rules()) {
    text += std::string(rule.id) + (rule.fixable ? "  [fix]  " : "  ") + std::string(rule.summary) + "\n";
  }
  return text;
}

const LintRule& rule_called(const std::string& id) {
  const LintRule* rule = find_lint_rule(id);
  if (!rule) {
    throw Error(ErrorKind::kUsage, "there is no rule '" + id + "'", "`wasla gazetteer lint --rules` lists them");
  }
  return *rule;
}

std::string explanation(const std::string& id) {
  const LintRule& rule = rule_called(id);
  return first_line(rule) + "  " + std::string(rule.summary) + "\n  " + std::string(rule.why) +
         "\n  Example: " + std::string(rule.example) + "\n";
}

// The table of common words of the models, kept with its bytes; none where there are no models.
LintOptions options_of_lint(const std::string& models, const std::shared_ptr<std::string>& bytes) {
  const std::filesystem::path place = find_model_folder(models, "words");
  if (place.empty()) {
    std::cerr << "wasla gazetteer lint: no table of words was found, so common words are not told (--models DIR)\n";
    return {};
  }
  *bytes = models::read_model_file(place / "words", models::kWordTableFile);
  return {.commonness = [bytes, words = models::WordTable::open(*bytes)](std::string_view lang, std::string_view name) {
    return models::name_commonness(words, lang, name);
  }};
}

void keep_wanted(Diagnostics& problems, const Options& options) {
  std::vector<std::string_view> wanted;
  for (const std::string& id : options.texts("only")) {
    wanted.push_back(rule_called(id).id);
  }
  std::erase_if(problems, [&](const Diagnostic& problem) {
    const bool unwanted = !wanted.empty() && std::find(wanted.begin(), wanted.end(), problem.rule) == wanted.end();
    return unwanted || (options.has("quiet") && problem.severity != Severity::kError);
  });
}

std::string written(const Diagnostics& problems, const std::string& format) {
  if (format == "sarif") {
    return lint_sarif(problems, WASLA_VERSION);
  }
  return format == "json" ? lint_json(problems) : lint_text(problems);
}

// Mends what can be mended, or shows how; what is then still wrong is in `problems`.
void fix(const std::vector<std::filesystem::path>& folders, const LintOptions& lint_options, bool dry_run,
         bool format_is_text, OutputStream& out, Diagnostics& problems) {
  if (dry_run) {
    for (const FixedFile& file : mend(problems)) {
      out.write(unified_diff(file.path, file.before, file.after));
    }
    return;
  }
  // What one pass has put right may show another mistake: two names that have become the same.
  for (int pass = 0; pass < 4; ++pass) {
    const std::vector<FixedFile> files = mend(problems);
    if (files.empty()) {
      return;
    }
    write_fixed(files);
    for (const FixedFile& file : files) {
      for (const std::string& change : file.changes) {
        (format_is_text ? out.write("fixed: " + change + "\n") : void(std::cerr << "fixed: " << change << '\n'));
      }
    }
    problems = lint(folders, lint_options);
  }
}

int exit_code(const Diagnostics& problems, bool strict) {
  const auto any = [&](auto test) { return std::any_of(problems.begin(), problems.end(), test); };
  if (any([](const Diagnostic& problem) {
        return problem.rule == "E601-no-gazetteer" || problem.rule == "E001-unreadable";
      })) {
    return kCannotOpen;
  }
  const bool warnings = strict && any([](const Diagnostic& p) { return p.severity == Severity::kWarning; });
  return warnings || has_errors(problems) ? kSomeBad : kDone;
}

}  // namespace

int run_gazetteer_lint(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerLintCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerLintCommand, std::cout);
    return kDone;
  }
  const std::string format = options.choice("format", {"text", "json", "sarif"});
  if (options.has("dry-run") && !options.has("fix")) {
    throw Error(ErrorKind::kUsage, "--dry-run is for --fix", "give both");
  }
  OutputStream out(options.text("output"));
  if (options.has("rules") || options.has("rule")) {
    out.write(options.has("rules") ? list_of_rules() : "");
    for (const std::string& id : options.texts("rule")) {
      out.write(explanation(id));
    }
    out.finish();
    return kDone;
  }
  if (options.arguments().empty()) {
    throw Error(ErrorKind::kUsage, "no gazetteer was named", "give the folder of a gazetteer, or of several");
  }
  const std::vector<std::filesystem::path> folders(options.arguments().begin(), options.arguments().end());
  const auto bytes = std::make_shared<std::string>();
  const LintOptions lint_options = options_of_lint(options.text("models"), bytes);
  Diagnostics problems = lint(folders, lint_options);
  if (options.has("fix")) {
    fix(folders, lint_options, options.has("dry-run"), format == "text", out, problems);
    if (options.has("dry-run")) {
      out.finish();
      return exit_code(problems, options.has("strict"));
    }
  }
  const int code = exit_code(problems, options.has("strict"));
  keep_wanted(problems, options);
  out.write(written(problems, format));
  out.finish();
  if (format == "text" && !options.has("quiet")) {
    std::cerr << problems.size() << (problems.size() == 1 ? " problem\n" : " problems\n");
  }
  return code;
}

}  // namespace wasla::tools
