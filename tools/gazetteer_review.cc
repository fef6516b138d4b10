// wasla gazetteer review: a person decides on proposals, one key each.
#include <ctime>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "tools/commands.h"
#include "tools/gazetteer_action.h"
#include "tools/options.h"
#include "tools/review_keys.h"
#include "wasla/base/error.h"
#include "wasla/maintenance/review_session.h"

namespace wasla::tools {
namespace {

using maintenance::Proposal;
using maintenance::ProposedName;
using maintenance::ReviewSession;
using maintenance::ReviewTables;

constexpr Flag kFlags[] = {
    {"in", 0, "DIR", "gazetteers", "a gazetteer, or a tree of them (may be given several times)", "Options", true},
    {"into", 0, "DIR", nullptr, "which of them takes new entities, where there are several", "Options"},
    {"by", 0, "NAME", nullptr, "who decides, for judgements.tsv", "Options"},
    {"date", 0, "DATE", nullptr, "the day, for judgements.tsv (default: today)", "Options"},
    {"answers", 0, "FILE", nullptr, "read the keys from FILE, one a line", "Options"},
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};
}  // namespace

const Command kGazetteerReviewCommand = {
    "wasla gazetteer review", "[OPTIONS] FILE",
    "Goes through the proposals that 'wasla gazetteer suggest' has written to FILE. One key decides:\n"
    "  a  accept: the rows are written to the tables      u  undo: as if the last key had not been pressed\n"
    "  r  reject: it is never proposed again              q  quit; the next time goes on from here\n"
    "  e  edit the proposal first                         ?  the keys\n"
    "  s  skip\n"
    "Decisions go to judgements.tsv, and to FILE.review where the session stands.",
    kFlags,
    "Without a terminal, keys are read from standard input, one a line. Exit code: 0 done or quit; 1 a table cannot "
    "be\n"
    "written; 2 wrong usage; 3 the gazetteers have errors."};

namespace {

// Text whose direction is its own, so that what stands beside it keeps its place (Unicode Standard Annex 9).
std::string isolated(const std::string& text) { return "\u2068" + text + "\u2069"; }

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm day{};
  ::gmtime_r(&now, &day);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &day);
  return text;
}

class Review {
 public:
  Review(ReviewSession& session, ReviewKeys& keys) : session_(session), keys_(keys) {}

  void run() {
    while (session_.current()) {
      if (!shown_) {
        show();
      }
      const std::optional<char> key = keys_.key();
      if (!key || *key == 'q') {
        std::cout << "\nquit; " << session_.tally() << std::endl;
        return;
      }
      try {
        press(*key);
      } catch (const Error& error) {
        if (error.kind() == ErrorKind::kOutput) {
          throw;
        }
        std::cout << "not done: " << error.what() << std::endl;
      }
    }
    std::cout << "\nno more proposals; " << session_.tally() << std::endl;
  }

 private:
  void press(char key) {
    shown_ = false;
    switch (key) {
      case 'a': std::cout << session_.accept() << std::endl; break;
      case 'r': std::cout << session_.reject() << std::endl; break;
      case 's': std::cout << session_.skip() << std::endl; break;
      case 'e': edit(); break;
      case 'u': std::cout << (session_.undo() ? "taken back" : "there is nothing to take back") << std::endl; break;
      case '?': std::cout << "a accept, r reject, e edit, s skip, u undo, q quit" << std::endl; break;
      default: shown_ = true; std::cout << "? tells the keys" << std::endl;
    }
  }

  void edit() {
    std::cout << "id=, lang=, kind=, use=, type= or name=; an empty line ends" << std::endl;
    while (const std::optional<std::string> line = keys_.line()) {
      if (line->empty()) {
        return;
      }
      try {
        session_.edit(*line);
      } catch (const Error& error) {
        std::cout << error.what() << std::endl;
      }
    }
  }

  void show() {
    shown_ = true;
    const Proposal& p = *session_.current();
    char figures[64];
    std::snprintf(figures, sizeof figures, "%.2f, %llu times in %llu documents", p.probability,
                  static_cast<unsigned long long>(p.count), static_cast<unsigned long long>(p.documents));
    std::cout << "\n"
              << session_.position() + 1 << "/" << session_.total() << " " << to_string(p.kind) << " " << figures
              << "\n";
    for (const ProposedName& name : p.names) {
      std::cout << "  " << p.id << " " << name.lang << " " << p.what() << "  " << isolated(name.text) << "\n";
    }
    if (!p.reason.empty()) {
      std::cout << "  " << isolated(p.reason) << "\n";
    }
    for (const std::string& evidence : p.evidence) {
      const std::size_t colon = evidence.find(": ");
      std::cout << "  - "
                << (colon == std::string::npos ? isolated(evidence)
                                               : evidence.substr(0, colon + 2) + isolated(evidence.substr(colon + 2)))
                << "\n";
    }
    std::cout << "a/r/e/s/u/q/? " << std::flush;
  }

  ReviewSession& session_;
  ReviewKeys& keys_;
  bool shown_ = false;
};

}  // namespace

int run_gazetteer_review(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerReviewCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerReviewCommand, std::cout);
    return kDone;
  }
  if (options.arguments().size() != 1) {
    throw Error(ErrorKind::kUsage, "one file of proposals is needed", "make it with 'wasla gazetteer suggest -o FILE'");
  }
  std::vector<std::string> folders = options.texts("in");
  folders = folders.empty() ? std::vector{options.text("in")} : folders;
  ReviewTables tables({folders.begin(), folders.end()}, {.into = options.text("into"),
                                                         .by = options.text("by"),
                                                         .date = options.has("date") ? options.text("date") : today()});
  ReviewSession session(options.arguments()[0], tables);
  if (session.has_entities() && !tables.takes_entities()) {
    throw Error(ErrorKind::kUsage, "there are new entities, and several gazetteers to take them",
                "name one of them with --into");
  }
  ReviewKeys keys(options.text("answers"));
  Review(session, keys).run();
  return kDone;
}

}  // namespace wasla::tools
