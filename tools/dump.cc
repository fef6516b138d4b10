// wasla dump: what is in an index.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>

#include "tools/commands.h"
#include "tools/options.h"
#include "tools/output_stream.h"
#include "wasla/base/error.h"
#include "wasla/index/index.h"
#include "wasla/index/segment.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"verify", 0, nullptr, nullptr, "read everything and compare checksums; exit with 3 if the file is damaged",
     "Options"},
    {"entity", 0, "ID", nullptr, "print one entity with its names and relations", "Options"},
    {"name", 0, "TEXT", nullptr, "print the entities that have this name, as written or in its match form", "Options"},
    {"sections", 0, nullptr, nullptr, "print the table of sections", "Options"},
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};
}  // namespace

const Command kDumpCommand = {"wasla dump", "[OPTIONS] INDEX...",
                              "Prints what is in an index, or in several put on top of one another.", kFlags};

namespace {

std::string hex(std::uint64_t number) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(number));
  return digits;
}

void print_overview(const Index& index, OutputStream& out) {
  for (const IndexInfo& file : index.info()) {
    out.write("file: " + file.file.string() + "\nformat: " + std::to_string(file.format_version) +
              "\nbytes: " + std::to_string(file.file_size) + "\n" + file.build);
    if (!file.build.empty() && file.build.back() != '\n') {
      out.write("\n");
    }
  }
  out.write("entities: " + std::to_string(index.entity_count()) + "\nnames: " + std::to_string(index.name_count()) +
            "\n");
}

void print_sections(const Index& index, OutputStream& out) {
  out.write("segment\tsection\toffset\tsize\tchecksum\n");
  for (const IndexInfo& file : index.info()) {
    for (const SectionInfo& section : file.sections) {
      out.write(std::to_string(section.segment) + "\t" + std::string(section.name) + "\t" +
                std::to_string(section.offset) + "\t" + std::to_string(section.size) + "\t" + hex(section.checksum) +
                "\n");
    }
  }
}

// A row of names.tsv, the name last.
std::string name_row(const Index& index, NameNumber number) {
  const NameView name = index.name(number);
  std::string row = std::string(index.entity(name.entity).id) + "\t" + std::string(name.lang) + "\t" +
                    std::string(to_string(name.kind)) + "\t" + to_string(name.use) + "\t";
  row += name.from ? std::to_string(*name.from) : "";
  row += "\t";
  row += name.to ? std::to_string(*name.to) : "";
  return row + "\t" + std::string(name.source) + "\t" + std::string(name.text) + "\n";
}

int print_entity(const Index& index, const std::string& id, OutputStream& out) {
  const EntityNumber number = index.find_entity(id);
  if (number == kNoEntity) {
    std::cerr << "wasla dump: there is no entity '" << id << "' in this index\n";
    return kSomeBad;
  }
  const EntityView entity = index.entity(number);
  out.write("id: " + std::string(entity.id) + "\ntype: " + std::string(to_string(entity.type)) + "\nclass: " +
            std::string(class_name(entity.entity_class)) + "\nprior: " + std::to_string(entity.prior) + "\n");
  if (entity.wikidata != 0) {
    out.write("wikidata: Q" + std::to_string(entity.wikidata) + "\n");
  }
  out.write("description: " + std::string(entity.description) + "\n");
  for (const EntityNumber related : index.related(number)) {
    out.write("related: " + std::string(index.entity(related).id) + "\n");
  }
  for (const NameNumber name : index.names_of(number)) {
    out.write(name_row(index, name));
  }
  return kDone;
}

int print_name(const Index& index, const std::string& text, OutputStream& out) {
  bool found = false;
  for (std::uint32_t segment = 0; segment < index.segment_count(); ++segment) {
    const auto names = static_cast<std::uint32_t>(index.segment(segment).names.size());
    for (std::uint32_t i = 0; i < names; ++i) {
      const NameView name = index.name({segment, i});
      if (name.text == text || name.match == text) {
        out.write(name_row(index, {segment, i}));
        found = true;
      }
    }
  }
  if (!found) {
    std::cerr << "wasla dump: there is no name '" << text << "' in this index\n";
  }
  return found ? kDone : kSomeBad;
}

}  // namespace

int run_dump(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kDumpCommand, arguments);
  if (options.has("help")) {
    print_help(kDumpCommand, std::cout);
    return kDone;
  }
  if (options.arguments().empty()) {
    throw Error(ErrorKind::kUsage, "no index was named", "give the path of an index");
  }
  const Index index = Index::open({options.arguments().begin(), options.arguments().end()});
  OutputStream out;
  int code = kDone;
  if (options.has("verify")) {
    const Diagnostics damages = index.verify();
    for (const Diagnostic& damage : damages) {
      std::cerr << to_string(damage) << '\n';
    }
    code = damages.empty() ? kDone : kCannotOpen;
    out.write(damages.empty() ? "all checksums are right\n" : "");
  }
  if (options.has("entity")) {
    code = std::max(code, print_entity(index, options.text("entity"), out));
  }
  if (options.has("name")) {
    code = std::max(code, print_name(index, options.text("name"), out));
  }
  if (options.has("sections")) {
    print_sections(index, out);
  } else if (!options.has("verify") && !options.has("entity") && !options.has("name")) {
    print_overview(index, out);
  }
  out.finish();
  return code;
}

}  // namespace wasla::tools
