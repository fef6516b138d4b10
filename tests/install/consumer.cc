// A program as a user of the installed library writes it: compiles a gazetteer, opens it, links a text.
#include <iostream>
#include <string>

#include "wasla/base/error.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/index/index_builder.h"
#include "wasla/linking/linker.h"

int main(int argc, char** argv) try {
  if (argc != 3) {
    std::cerr << "usage: consumer GAZETTEER INDEX\n";
    return 2;
  }
  wasla::Diagnostics problems;
  const wasla::GazetteerSet set = wasla::read_gazetteers({argv[1]}, problems);
  for (const wasla::Diagnostic& problem : problems) {
    std::cerr << to_string(problem) << "\n";
  }
  if (wasla::has_errors(problems)) {
    return 1;
  }
  wasla::build_index(wasla::merge(set), argv[2]);

  const wasla::Index index = wasla::Index::open({argv[2]});
  const wasla::Linker linker(index);
  wasla::Scratch scratch;
  const std::string text = "The city of Erbil is older than most.";
  for (const wasla::Mention& mention : linker.link(text, scratch).mentions) {
    const std::string surface = text.substr(mention.begin, mention.end - mention.begin);
    std::cout << surface << " " << index.entity(mention.best.entity).id << "\n";
    if (surface == "Erbil" && index.entity(mention.best.entity).id == "erbil") {
      return 0;
    }
  }
  std::cerr << "Erbil was not found\n";
  return 1;
} catch (const wasla::Error& error) {
  std::cerr << error.what() << "\n";
  return 3;
}
