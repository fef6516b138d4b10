// Office titles in a text: which offices the words beside a name give its bearer ("Prime Minister Barzani",
// رئيس إقليم كردستان نيجيرفان, مەسرور بارزانی، سەرۆکوەزیرانی هەرێم).
//
// Holds no state of its own; lives as long as the tokens and spans of one document.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "wasla/gazetteer/office.h"
#include "wasla/text/token.h"

namespace wasla::linking {

// What stands at a token, as far as the search for titles asks: a title runs over names of places and organisations
// ("President of the Kurdistan Region"), not over persons.
enum class TokenRole : std::uint8_t { kOther, kPlaceOrOrganisation, kPerson };

class OfficeTitles {
 public:
  // `roles`: one a token.
  OfficeTitles(std::string_view text, const text::Tokens& tokens, const std::vector<TokenRole>& roles)
      : text_(text), tokens_(tokens), roles_(roles) {}

  // Of a name of tokens [first, last].
  OfficeSet before(std::uint32_t first) const;
  OfficeSet behind(std::uint32_t last) const;
  // Titles without a person beside them, in the sentences around: "The prime minister … . Barzani said".
  OfficeSet near(std::uint32_t first, std::uint32_t last) const;

 private:
  bool connects(std::uint32_t token) const;

  std::string_view text_;
  const text::Tokens& tokens_;
  const std::vector<TokenRole>& roles_;
};

}  // namespace wasla::linking
