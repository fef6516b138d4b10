// Titles before a person's name.
#pragma once

#include <string_view>

namespace wasla::gazetteer {

enum class TitleKind { kNone, kPolite, kRank };

struct TitledName {
  TitleKind title = TitleKind::kNone;  // kPolite: Dr., السيد, of anybody; kRank: Sheikh, General, الشيخ, often kept
  std::string_view rest;               // the name behind it
};

// Splits the title, if any, from the front of `name`.
TitledName split_title(std::string_view name);

}  // namespace wasla::gazetteer
