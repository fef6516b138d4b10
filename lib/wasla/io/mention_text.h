// What the writers say of a mention in words.
#pragma once

#include <string>
#include <string_view>

#include "wasla/io/annotation_writer.h"
#include "wasla/linking/mention.h"

namespace wasla {

// "exact", "clitic", …; an exact match of an acronym or short name says so.
std::string_view match_text(const Index& index, const Candidate& candidate);
// The name that matched, as the gazetteer has it; the label where the match has no name of its own.
std::string_view name_text(const Index& index, const Candidate& candidate);
EntityType type_of(const Index& index, const Mention& mention);
// The score's distance to the best rival; false where there is none.
bool margin_of(const Mention& mention, double& margin);
// How text and name came together, beyond what match_text() says.
struct MatchPath {
  std::string_view before, behind;  // what was taken off the written word: proclitics, endings
  std::string alignment;            // of an unseen spelling: its letters and the name's
};
MatchPath path_of(const AnnotationWriter& writer, const AnnotatedPart& part, const Mention& mention);
// How many rivals are told of a mention: as many as were asked for, and with explanations the best three.
std::size_t rivals_shown(const AnnotationWriter& writer, const Mention& mention);
// Lines, each indented by two spaces, with rivals, path and features as the options ask; nothing if they do not.
void append_explanation(const AnnotationWriter& writer, const AnnotatedPart& part, const Mention& mention,
                        std::string& out);
// One line: control characters made visible or harmless (tab, line breaks and backslash as \t \n \r \\), ill-formed
// bytes U+FFFD.
void append_field(std::string_view text, std::string& out);

}  // namespace wasla
