#include "tools/gold_texts.h"

#include "wasla/evaluation/gold_reader.h"
#include "wasla/text/offset_map.h"

namespace wasla::tools {

std::vector<LinkedText> read_linked_texts(const std::vector<std::string>& files, const Index& index, bool usual) {
  std::vector<LinkedText> texts;
  for (const std::string& file : files) {
    for (const AnnotatedDocument& document : read_annotated_documents(file)) {
      LinkedText text{document.id, document.text, document.year, {}, usual};
      const text::OffsetMap map(document.text);
      for (const AnnotatedMention& mention : document.mentions) {
        text.links.push_back({map.to_byte(mention.start, text::OffsetUnit::kCodePoint),
                              map.to_byte(mention.end, text::OffsetUnit::kCodePoint),
                              mention.id.empty() ? kNoEntity : index.find_entity(mention.id)});
      }
      texts.push_back(std::move(text));
    }
  }
  return texts;
}

}  // namespace wasla::tools
