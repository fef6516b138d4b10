#include "wasla/gazetteer/import/rdf_graph.h"

#include <serd/serd.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <memory>
#include <optional>

#include "wasla/base/error.h"
#include "wasla/base/line_source.h"

namespace wasla::gazetteer {
namespace {

std::string text_of(const SerdNode* node) {
  return node && node->buf ? std::string(reinterpret_cast<const char*>(node->buf), node->n_bytes) : std::string();
}

// What the callbacks of the C library work with. No exception may pass through it: an error is kept and thrown after.
struct Reading {
  LineSource lines;
  std::string rest;        // of a line, that the parser has not taken yet
  std::uint64_t line = 0;  // of N-Triples: where the parser is
  const std::function<bool(std::string_view)>& wanted;
  ImportReading& import;
  MalformedRecords malformed;
  std::map<std::string, std::vector<RdfObject>>& subjects;
  std::unique_ptr<SerdEnv, void (*)(SerdEnv*)> env;
  std::optional<Error> error;
  bool had_problem = false;
};

// IRIs whole, with what the prefixes stand for.
std::string name_of(Reading& reading, const SerdNode* node) {
  if (node->type == SERD_URI || node->type == SERD_CURIE) {
    SerdNode whole = serd_env_expand_node(reading.env.get(), node);
    std::string text = whole.buf ? text_of(&whole) : text_of(node);
    serd_node_free(&whole);
    return text;
  }
  return node->type == SERD_BLANK ? "_:" + text_of(node) : text_of(node);
}

SerdStatus on_base(void* handle, const SerdNode* uri) {
  return serd_env_set_base_uri(static_cast<Reading*>(handle)->env.get(), uri);
}

SerdStatus on_prefix(void* handle, const SerdNode* name, const SerdNode* uri) {
  return serd_env_set_prefix(static_cast<Reading*>(handle)->env.get(), name, uri);
}

SerdStatus on_statement(void* handle, SerdStatementFlags, const SerdNode*, const SerdNode* subject,
                        const SerdNode* predicate, const SerdNode* object, const SerdNode*, const SerdNode* lang) {
  Reading& reading = *static_cast<Reading*>(handle);
  try {
    std::string property = name_of(reading, predicate);
    if (reading.wanted(property)) {
      RdfObject value;
      value.predicate = std::move(property);
      value.text = name_of(reading, object);
      value.lang = text_of(lang);
      value.is_literal = object->type == SERD_LITERAL;
      reading.subjects[name_of(reading, subject)].push_back(std::move(value));
    }
  } catch (const std::exception& problem) {
    reading.error = Error(ErrorKind::kInput, problem.what());
    return SERD_FAILURE;
  }
  return SERD_SUCCESS;
}

SerdStatus on_error(void* handle, const SerdError* error) {
  Reading& reading = *static_cast<Reading*>(handle);
  char message[512];
  va_list arguments;
  va_copy(arguments, *error->args);
  std::vsnprintf(message, sizeof message, error->fmt, arguments);
  va_end(arguments);
  reading.had_problem = true;
  reading.malformed.add(reading.line ? reading.line : error->line, in_one_line(message));
  return SERD_SUCCESS;
}

// As fread() does: all that was asked for, less at the end only.
size_t read_bytes(void* buffer, size_t size, size_t count, void* stream) {
  Reading& reading = *static_cast<Reading*>(stream);
  std::size_t filled = 0;
  try {
    while (filled < size * count) {
      if (reading.rest.empty()) {
        if (!reading.lines.next()) {
          break;
        }
        reading.rest = std::string(reading.lines.text()) + "\n";
      }
      const std::size_t taken = std::min(size * count - filled, reading.rest.size());
      std::copy_n(reading.rest.begin(), taken, static_cast<char*>(buffer) + filled);
      reading.rest.erase(0, taken);
      filled += taken;
    }
  } catch (const Error& error) {
    reading.error = error;
  }
  return filled / size;
}

int stream_error(void* stream) { return static_cast<Reading*>(stream)->error ? 1 : 0; }

// By its name: Turtle reads N-Triples too, but only these can be read on behind an error.
bool is_n_triples(const std::filesystem::path& file) {
  std::filesystem::path name = file;
  for (const char* packed : {".gz", ".bz2", ".zst"}) {
    if (name.extension() == packed) {
      name = name.stem();
    }
  }
  return name.extension() == ".nt";
}

void show_progress(const Reading& reading) {
  if (reading.import.progress) {
    reading.import.progress(reading.lines.source(), reading.import.summary.records);
  }
}

void read_lines(SerdReader* reader, Reading& reading) {
  while (!reading.error && reading.lines.next()) {
    reading.line = reading.lines.number();
    const std::string line(reading.lines.text());
    if (line.find('\0') != std::string::npos) {
      reading.malformed.add(reading.line, "the line holds a NUL byte");
      continue;
    }
    reading.had_problem = false;
    const SerdStatus status = serd_reader_read_string(reader, reinterpret_cast<const uint8_t*>(line.c_str()));
    if (status > SERD_FAILURE && !reading.had_problem) {
      reading.malformed.add(reading.line, reinterpret_cast<const char*>(serd_strerror(status)));
    }
    show_progress(reading);
  }
}

void read_turtle(SerdReader* reader, Reading& reading, const std::filesystem::path& file) {
  serd_reader_start_source_stream(reader, read_bytes, stream_error, &reading,
                                  reinterpret_cast<const uint8_t*>(file.c_str()), 1 << 16);
  SerdStatus status = SERD_SUCCESS;
  while (!reading.error && status == SERD_SUCCESS) {
    status = serd_reader_read_chunk(reader);
    show_progress(reading);
  }
  if (status > SERD_FAILURE && !reading.had_problem) {  // a failure is the end
    reading.malformed.add(reading.lines.number(), reinterpret_cast<const char*>(serd_strerror(status)));
  }
  serd_reader_end_stream(reader);
}

}  // namespace

void RdfGraph::read(const std::filesystem::path& file, const std::function<bool(std::string_view)>& wanted,
                    ImportReading& import) {
  Reading reading{LineSource(file),
                  "",
                  0,
                  wanted,
                  import,
                  MalformedRecords(file.string(), import),
                  subjects_,
                  {serd_env_new(nullptr), serd_env_free},
                  {},
                  false};
  const bool by_lines = is_n_triples(file);
  const std::unique_ptr<SerdReader, void (*)(SerdReader*)> reader(
      serd_reader_new(by_lines ? SERD_NTRIPLES : SERD_TURTLE, &reading, nullptr, on_base, on_prefix, on_statement,
                      nullptr),
      serd_reader_free);
  const std::string blanks = "f" + std::to_string(++files_);  // blank nodes of two files are not the same
  serd_reader_add_blank_prefix(reader.get(), reinterpret_cast<const uint8_t*>(blanks.c_str()));
  serd_reader_set_error_sink(reader.get(), on_error, &reading);
  by_lines ? read_lines(reader.get(), reading) : read_turtle(reader.get(), reading, file);
  if (reading.error) {
    throw Error(*reading.error);
  }
}

std::vector<const RdfObject*> RdfGraph::objects(const std::string& subject, std::string_view predicate) const {
  std::vector<const RdfObject*> result;
  if (const auto found = subjects_.find(subject); found != subjects_.end()) {
    for (const RdfObject& object : found->second) {
      if (object.predicate == predicate) {
        result.push_back(&object);
      }
    }
  }
  return result;
}

std::string RdfGraph::text(const std::string& subject, std::string_view predicate) const {
  const std::vector<const RdfObject*> found = objects(subject, predicate);
  return found.empty() ? "" : found.front()->text;
}

}  // namespace wasla::gazetteer
