// Segment: the sections of one segment of an index file, with every access checked.
//
// The trie walks over key hashes (text::key_hash): find_token() gives a word's number, child() follows it from a node,
// names() lists the names that end there. Equal hashes are not equal names: the caller verifies (NameRecord::match).
// Immutable, safe from any thread; inline, because the linker calls it for every word.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "wasla/base/hash.h"
#include "wasla/index/format.h"
#include "wasla/index/sound_index.h"

namespace wasla {

inline constexpr std::uint32_t kNoToken = 0xFFFFFFFF;
inline constexpr std::uint32_t kNoNode = 0xFFFFFFFF;

class Segment {
 public:
  // Numbers of a token and of a node, from a key hash.
  std::uint32_t find_token(std::uint64_t hash) const {
    if (tokens.empty()) {
      return kNoToken;
    }
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    const std::uint32_t mask = static_cast<std::uint32_t>(tokens.size() - 1);
    std::uint32_t slot = static_cast<std::uint32_t>(hash) & mask;
    for (std::uint32_t probe = 0; probe < index::kLongestProbe; ++probe, slot = (slot + 1) & mask) {
      const index::TokenSlot& s = tokens[slot];
      if (s.token == 0) {
        return kNoToken;
      }
      if (s.tag == tag) {
        return s.token - 1;
      }
    }
    return kNoToken;
  }
  void prefetch(std::uint64_t hash) const {
    if (!tokens.empty()) {
      __builtin_prefetch(&tokens[static_cast<std::uint32_t>(hash) & (tokens.size() - 1)]);
    }
  }

  // The node after the first word of a name; kNoNode if no name begins with it.
  std::uint32_t root(std::uint32_t token) const { return token < shape.roots ? token : kNoNode; }

  std::uint32_t child(std::uint32_t node, std::uint32_t token) const {
    if (edges.empty()) {
      return kNoNode;
    }
    const std::uint32_t mask = static_cast<std::uint32_t>(edges.size() - 1);
    std::uint32_t slot = static_cast<std::uint32_t>(edge_hash(node, token)) & mask;
    for (std::uint32_t probe = 0; probe < index::kLongestProbe; ++probe, slot = (slot + 1) & mask) {
      const index::EdgeSlot& e = edges[slot];
      if (e.child == 0) {
        return kNoNode;
      }
      if (e.node == node && e.token == token) {
        return e.child;
      }
    }
    return kNoNode;
  }
  static std::uint64_t edge_hash(std::uint32_t node, std::uint32_t token) {
    return mix(static_cast<std::uint64_t>(node) << 32 | token);
  }

  bool has_children(std::uint32_t node) const { return node < nodes.size() && nodes[node] & index::kHasChildren; }

  // Numbers [first, last) of the names that end at a node.
  std::pair<std::uint32_t, std::uint32_t> names_at(std::uint32_t node) const {
    if (static_cast<std::size_t>(node) + 1 >= nodes.size()) {
      return {0, 0};
    }
    const std::uint32_t first = nodes[node] & ~index::kHasChildren;
    const std::uint32_t last = nodes[node + 1] & ~index::kHasChildren;
    return first <= last && last <= names.size() ? std::pair(first, last) : std::pair(0u, 0u);
  }

  std::string_view string(std::uint32_t offset, std::uint32_t length) const {
    return static_cast<std::uint64_t>(offset) + length <= strings.size() ? strings.substr(offset, length)
                                                                         : std::string_view();
  }

  index::Shape shape{};
  std::string_view strings;
  std::span<const index::EntityRecord> entities;
  std::span<const index::FactsRecord> facts;  // empty in an index of an older program
  std::span<const std::uint64_t> name_words;  // likewise
  std::span<const index::NameRecord> names;
  std::span<const index::TokenSlot> tokens;
  std::span<const index::EdgeSlot> edges;
  std::span<const std::uint32_t> nodes;
  std::span<const std::uint32_t> entity_names, entity_name_starts;  // names of each entity
  std::span<const std::uint32_t> related, related_starts;           // entities (of this segment) related to each
  std::span<const index::RedirectRecord> redirects;
  std::string_view languages, sources, build;  // lines
  index::SoundIndex sounds;                    // empty in an index of an older program
};

}  // namespace wasla
