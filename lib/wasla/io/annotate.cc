#include "wasla/io/annotate.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "wasla/base/error.h"

namespace wasla {
namespace {

constexpr int kRivalsForExplanation = 3;

LinkOptions options_for(const LinkOptions& options, const AnnotationWriter& writer, InputDocument& document) {
  LinkOptions own = options;
  if (const Language language = parse_language(document.language); language != Language::kOther) {
    own.language = language;
  }
  if (document.given) {
    own.given = std::move(*document.given);
    document.given.reset();
  }
  // The margin that an explanation shows is the distance to the best rival.
  own.rivals = std::max(own.rivals, writer.options().explain ? kRivalsForExplanation : 0);
  if (const std::optional<int> year = year_of_date(document.date)) {
    own.year = year;
  }
  return own;
}

// What is in memory, then the rest.
class DocumentSource final : public ByteSource {
 public:
  explicit DocumentSource(InputDocument& document) : text_(std::move(document.text)), rest_(std::move(document.rest)) {}

  std::size_t read(char* out, std::size_t size) override {
    if (done_ < text_.size()) {
      const std::size_t n = text_.copy(out, size, done_);
      done_ += n;
      if (done_ == text_.size() && rest_) {
        text_ = std::string();
        done_ = 0;
      }
      return n;
    }
    return rest_ ? rest_->read(out, size) : 0;
  }

 private:
  std::string text_;
  std::size_t done_ = 0;
  std::shared_ptr<ByteSource> rest_;
};

}  // namespace

bool is_long(const InputDocument& document) {
  return document.error.empty() && (document.rest || document.text.size() > kWholeText);
}

AnnotateResult annotate(const Linker& linker, Scratch& scratch, const LinkOptions& options,
                        const AnnotationWriter& writer, InputDocument& document, std::string& out) {
  AnnotateResult result;
  if (!document.error.empty()) {
    writer.failed(document.id, document.error, out);
    result.error = document.error;
    return result;
  }
  const std::unique_ptr<DocumentWriter> printed = writer.open({document.id, document.encoding}, out);
  const LinkOptions own = options_for(options, writer, document);
  link_whole(linker, scratch, own, document.text, writer.options().offsets, [&](const AnnotatedPart& part) {
    result.mentions += part.mentions.size();
    printed->part(part, out);
  });
  printed->end("", out);
  return result;
}

AnnotateResult annotate_streaming(const Linker& linker, Scratch& scratch, const LinkOptions& options,
                                  const AnnotationWriter& writer, InputDocument& document, const WindowOptions& windows,
                                  const std::function<void(std::string_view)>& sink) {
  AnnotateResult result;
  std::string out;
  const std::unique_ptr<DocumentWriter> printed = writer.open({document.id, document.encoding}, out);
  const LinkOptions own = options_for(options, writer, document);
  DocumentSource source(document);
  const auto hand_on = [&] {
    sink(out);
    out.clear();
  };
  try {
    link_in_windows(linker, scratch, own, source, writer.options().offsets, windows, [&](const AnnotatedPart& part) {
      result.mentions += part.mentions.size();
      printed->part(part, out);
      hand_on();
    });
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput) {
      throw;
    }
    result.error = error.what();
  }
  printed->end(result.error, out);
  hand_on();
  return result;
}

}  // namespace wasla
