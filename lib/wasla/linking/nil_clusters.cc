#include "wasla/linking/nil_clusters.h"

#include <algorithm>
#include <unordered_map>

namespace wasla::linking {
namespace {

struct Cluster {
  std::vector<std::uint64_t> words;  // key hashes
  EntityType type = EntityType::kMiscellaneous;
};

std::vector<std::uint64_t> words_of(const text::Tokens& tokens, const Mention& mention) {
  std::vector<std::uint64_t> words;
  auto at = std::lower_bound(tokens.tokens.begin(), tokens.tokens.end(), mention.begin,
                             [](const text::Token& t, std::uint64_t b) { return t.begin < b; });
  for (; at != tokens.tokens.end() && at->begin < mention.end; ++at) {
    words.push_back(text::key_hash(tokens.key(*at)));
  }
  return words;
}

// A single word that is the first or the last of the longer name: "Karwan", "Şwan" for Karwan Şwan.
bool shortens(const std::vector<std::uint64_t>& brief, const std::vector<std::uint64_t>& whole) {
  return brief.size() == 1 && whole.size() > 1 && (brief[0] == whole.front() || brief[0] == whole.back());
}

}  // namespace

void number_nil_clusters(const text::Tokens& tokens, std::vector<Mention>& mentions) {
  std::vector<Cluster> clusters;
  for (Mention& mention : mentions) {
    if (mention.linked) {
      continue;
    }
    std::vector<std::uint64_t> words = words_of(tokens, mention);
    // The last one that fits: a short form means the bearer named last.
    auto found = std::find_if(clusters.rbegin(), clusters.rend(), [&](const Cluster& cluster) {
      return cluster.words == words || shortens(words, cluster.words);
    });
    if (found == clusters.rend()) {
      clusters.push_back({std::move(words), mention.nil_type});
      mention.nil = static_cast<std::uint32_t>(clusters.size());
      continue;
    }
    if (found->type == EntityType::kMiscellaneous) {
      found->type = mention.nil_type;
    }
    mention.nil = static_cast<std::uint32_t>(clusters.rend() - found);
  }
  for (Mention& mention : mentions) {
    if (!mention.linked && mention.nil > 0) {
      mention.nil_type = clusters[mention.nil - 1].type;
    }
  }
}

}  // namespace wasla::linking
