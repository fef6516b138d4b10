// wasla link: reads documents, links them with several threads, prints them in their order.
#include <unistd.h>

#include <iostream>
#include <memory>
#include <optional>
#include <utility>

#include "tools/commands.h"
#include "tools/corpus.h"
#include "tools/link_command.h"
#include "tools/output_stream.h"
#include "tools/progress.h"
#include "wasla/base/error.h"
#include "wasla/base/parallel.h"
#include "wasla/io/annotate.h"
#include "wasla/models/embeddings.h"

namespace wasla::tools {
namespace {

// After a document above this, a thread gives its buffers back: many threads must not each keep the largest.
constexpr std::size_t kLargeText = 1u << 20;
// A document that is under way takes this much beside its text, so that empty ones count too.
constexpr std::size_t kDocumentCost = 512;

// A document on its way out. A long one is linked only when its turn has come.
struct Printed {
  InputDocument document;
  std::string output;
  AnnotateResult result;
};

WriterOptions with_ranker(WriterOptions options, const Ranker& ranker) {
  options.ranker = ranker;
  return options;
}

class LinkRun {
 public:
  LinkRun(LinkSettings settings, const Linker& linker)
      : settings_(std::move(settings)),
        linker_(linker),
        writer_(make_writer(settings_.format, linker.index(), with_ranker(settings_.writer, linker.ranker()))),
        corpus_(InputList(settings_.inputs, settings_.recursive), settings_.input_format, settings_.reader),
        output_(settings_.output),
        progress_(settings_.progress),
        scratches_(static_cast<std::size_t>(settings_.jobs)) {
    if (settings_.progress) {
      progress_.set_total(corpus_.total_bytes());
    }
  }

  int run() {
    write_frame(&AnnotationWriter::begin);
    Pipeline<InputDocument, Printed> pipeline;
    pipeline.next = [this] { return corpus_.next(); };
    pipeline.size = [](const InputDocument& document) { return document.text.size() + kDocumentCost; };
    pipeline.work = [this](InputDocument& document, int worker) { return link(document, worker); };
    pipeline.deliver = [this](Printed printed) { deliver(std::move(printed)); };
    pipeline.would_wait = [this] { return corpus_.would_block(); };
    // Whoever writes to us may be waiting for the answer before the next document is sent.
    pipeline.before_waiting = [this] { output_.flush(); };
    run_ordered({.jobs = settings_.jobs}, pipeline);
    write_frame(&AnnotationWriter::end);
    output_.finish();
    progress_.finish(corpus_.bytes_read(), documents_);
    return bad_ > 0 || (settings_.fail_if_none && mentions_ == 0) ? kSomeBad : kDone;
  }

 private:
  void write_frame(void (AnnotationWriter::*part)(std::string&) const) {
    std::string text;
    ((*writer_).*part)(text);
    output_.write(text);
  }

  // Called by the workers.
  Printed link(InputDocument& document, int worker) {
    Printed printed{std::move(document), "", {}};
    if (!is_long(printed.document)) {
      Scratch& scratch = scratches_[static_cast<std::size_t>(worker)];
      const bool large = printed.document.text.size() > kLargeText;
      printed.result = annotate(linker_, scratch, settings_.linking, *writer_, printed.document, printed.output);
      if (large) {
        scratch = Scratch();
      }
      printed.document.text = std::string();
    }
    return printed;
  }

  void deliver(Printed printed) {
    if (!settings_.quiet) {
      for (const std::string& warning : printed.document.warnings) {
        progress_.message(printed.document.located("warning: " + warning));
      }
    }
    if (is_long(printed.document)) {
      // Only the calling thread links long texts, one at a time: their windows are what takes memory.
      Scratch scratch;
      printed.result = annotate_streaming(linker_, scratch, settings_.linking, *writer_, printed.document, {},
                                          [this](std::string_view bytes) {
                                            output_.write(bytes);
                                            progress_.update(corpus_.bytes_read(), documents_);
                                          });
    } else {
      output_.write(printed.output);
    }
    if (!printed.result.error.empty()) {
      ++bad_;
      progress_.message(printed.document.located(printed.result.error));
    }
    mentions_ += printed.result.mentions;
    ++documents_;
    progress_.update(corpus_.bytes_read(), documents_);
  }

  LinkSettings settings_;
  const Linker& linker_;
  std::unique_ptr<AnnotationWriter> writer_;
  Corpus corpus_;
  OutputStream output_;
  Progress progress_;
  std::vector<Scratch> scratches_;  // one per worker
  std::uint64_t documents_ = 0, bad_ = 0, mentions_ = 0;
};

}  // namespace

int run_link(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kLinkCommand, arguments);
  if (options.has("help")) {
    print_help(kLinkCommand, std::cout);
    return kDone;
  }
  if (options.arguments().empty() && !options.has("files-from") && ::isatty(STDIN_FILENO) == 1) {
    print_usage(kLinkCommand, std::cerr);
    return kUsage;
  }
  LinkSettings settings = link_settings(options);
  const bool quiet = settings.quiet;
  const Index index = open_index(settings.index, [quiet](const Diagnostic& problem) {
    if (!quiet || problem.severity == Severity::kError) {
      std::cerr << to_string(problem) << '\n';
    }
  });
  const Linker linker(index, nullptr,
                      settings.embeddings.empty() ? nullptr : models::read_embeddings(settings.embeddings));
  return LinkRun(std::move(settings), linker).run();
}

}  // namespace wasla::tools
