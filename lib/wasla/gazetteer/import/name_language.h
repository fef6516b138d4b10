// Under which language a name is filed: what its source says, as far as its letters allow it.
//
//   file_name("Hewlêr", "ku")   → kmr      file_name("هەولێر", "ku") → ckb, with a note
//   file_name("Irbil", "ara")   → ar-Latn, romanised
//
// Sources write ISO 639 codes of two and three letters, old and own codes ("ku-latn", "en-gb", "simple"), or nothing.
#pragma once

#include <string>
#include <string_view>

namespace wasla::gazetteer {

struct FiledName {
  std::string lang;        // BCP 47 tag; "und" where neither source nor letters tell
  bool romanised = false;  // Latin letters for a language of Arabic script
  std::string_view note;   // what does not agree with the source's word; empty where all does
};

// `name` is well-formed UTF-8.
FiledName file_name(std::string_view name, std::string_view claimed);

// "en-GB" for "en-gb", "kmr" for "ku-latn" and "kur", "" for "": a tag in its usual letter case.
std::string usual_tag(std::string_view claimed);

}  // namespace wasla::gazetteer
