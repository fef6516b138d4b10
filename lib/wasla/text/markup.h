// The residue of HTML that is met in plain text: &zwnj; &#8204; and &nbsp; &#160;.
#pragma once

#include <cstddef>
#include <string_view>

namespace wasla::text {

struct Markup {
  std::size_t length = 0;  // bytes, from the ampersand on; 0: none here
  bool joins = false;      // true for ZWNJ, false for a space
};

// `p` points at an ampersand.
inline Markup markup_at(const char* p, const char* end) {
  const std::string_view rest(p, static_cast<std::size_t>(end - p));
  for (const auto& [literal, joins] :
       {std::pair<std::string_view, bool>{"&zwnj;", true}, {"&#8204;", true}, {"&nbsp;", false}, {"&#160;", false}}) {
    if (rest.starts_with(literal)) {
      return {literal.size(), joins};
    }
  }
  return {};
}

}  // namespace wasla::text
