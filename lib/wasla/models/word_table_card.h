// The card of a word table: purpose, data, licence, command, quality and size, as Markdown.
//
//   write_model_folder(folder, {{"words.bin", bytes}}, word_table_card(sources, bytes));
//
// The quality is measured here, on what was learnt from and on what was held out. Free function, no state.
#pragma once

#include <string>
#include <string_view>

#include "wasla/models/word_table_trainer.h"

namespace wasla::models {

std::string word_table_card(const WordTableSources& sources, std::string_view table);

}  // namespace wasla::models
