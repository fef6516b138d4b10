// Annotated documents in the terms of an index: bytes and entity numbers.
#pragma once

#include <string>
#include <vector>

#include "wasla/evaluation/ranker_trainer.h"
#include "wasla/index/index.h"

namespace wasla::tools {

// An ID that the gazetteers do not know is a name in no gazetteer. Throws Error(kInput).
std::vector<LinkedText> read_linked_texts(const std::vector<std::string>& files, const Index& index, bool usual = true);

}  // namespace wasla::tools
