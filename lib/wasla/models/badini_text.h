// Badini out of Hawar: Kurmanji text in Latin letters, written as the press of Duhok writes the same dialect in Arabic
// letters. Running text in that orthography under a free licence is hardly to be had; this makes some to train on.
//
//   badini_text("Serokê Herêmê li Hewlêrê ye")   // سەرۆکێ هەرێمێ ل هەولێرێ یە
//
// A table of letters and a few words (ji → ژ, û → و). Good enough to learn letter sequences from, not to be read.
#pragma once

#include <string>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla::models {

WASLA_EXPORT std::string badini_text(std::string_view hawar);

}  // namespace wasla::models
