// The bytes of an index file (docs/formats/index.md has the same for readers of the file).
//
// Header, section table, sections. Each section belongs to a segment and begins at a multiple of 64. Numbers are
// little-endian. No record holds a pointer; a number from a section is checked before it is followed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace wasla::index {

inline constexpr char kMagic[8] = {'W', 'A', 'S', 'L', 'A', 'I', 'D', 'X'};
// The format this program writes, and the oldest it reads.
inline constexpr std::uint32_t kFormatVersion = 1;
inline constexpr std::uint32_t kOldestReadable = 1;
inline constexpr std::uint32_t kByteOrder = 0x01020304;
inline constexpr std::size_t kAlignment = 64;

struct Header {
  char magic[8];
  std::uint32_t byte_order;
  std::uint32_t format_version;
  std::uint64_t file_size;
  std::uint64_t table_offset;
  std::uint32_t section_count;
  std::uint32_t reserved;
  std::uint64_t table_checksum;   // XXH3-64 of the section table
  std::uint64_t header_checksum;  // XXH3-64 of the fields above
  std::uint64_t padding;
};
static_assert(sizeof(Header) == 64);

struct SectionEntry {
  char name[16];  // padded with zeros
  std::uint32_t segment;
  std::uint32_t reserved;
  std::uint64_t offset, size;
  std::uint64_t checksum;  // XXH3-64 of the section's bytes
};
static_assert(sizeof(SectionEntry) == 48);

// Sections "model:NAME", optional: the bytes of a trained model, in the model's own format.
inline constexpr std::string_view kModelPrefix = "model:";

// Section "shape": one record.
struct Shape {
  std::uint32_t entities, names, tokens, nodes;
  std::uint32_t roots;         // tokens [0, roots) begin a name; the node of token t < roots is t
  std::uint32_t longest_name;  // in tokens
  std::uint32_t reserved[2];
};
static_assert(sizeof(Shape) == 32);

// Section "entities", sorted by ID.
struct EntityRecord {
  std::uint32_t id, description;  // offsets in "strings"
  std::uint32_t wikidata;         // the number behind the Q; 0: none
  std::uint16_t id_length, description_length;
  std::uint8_t type, entity_class, prior;
  std::uint8_t reference;  // 1: defined in another segment, only named here
};
static_assert(sizeof(EntityRecord) == 20);

// Section "name-words", optional, ascending: 8 bytes a word of the names of persons, its key hash with these bits for
// the lowest two.
inline constexpr std::uint64_t kGivenNameBit = 1, kSurnameBit = 2, kNameWordBits = 3;

inline constexpr std::int16_t kNoYear = -32768;

// Section "facts", optional, for each entity: what linking asks of its description and relations.
struct FactsRecord {
  std::uint32_t offices, former_offices;  // OfficeSet (gazetteer/office.h)
  std::uint32_t topics;                   // TopicSet (gazetteer/topic.h)
  std::int16_t from, to;                  // first and last year of its roles, as far as all of them have years
};
static_assert(sizeof(FactsRecord) == 16);

// Section "names", sorted by node.
struct NameRecord {
  std::uint32_t entity;
  std::uint32_t text, match;  // offsets in "strings"
  std::uint16_t text_length, match_length;
  std::uint8_t lang, kind, use, profile;
  std::int16_t from, to;
  std::uint16_t source;
  std::uint16_t reserved;
};
static_assert(sizeof(NameRecord) == 28);

// Section "tokens": open addressing with linear probing over key hashes, a power of two slots.
struct TokenSlot {
  std::uint32_t tag;    // upper half of the key hash
  std::uint32_t token;  // number + 1; 0: empty
};

// Section "edges": open addressing over (node, token), a power of two slots.
struct EdgeSlot {
  std::uint32_t node, token;
  std::uint32_t child;  // 0: empty (no edge leads to node 0)
};
static_assert(sizeof(EdgeSlot) == 12);

// Section "nodes": for each node, and one more, its first name; the top bit says that edges leave the node.
inline constexpr std::uint32_t kHasChildren = 0x80000000;

// Section "redirects", sorted by old ID.
struct RedirectRecord {
  std::uint32_t old_id;  // offset in "strings"
  std::uint16_t old_id_length, reserved;
  std::uint32_t entity;
};

// A probe sequence that is longer than this in a sound file does not exist (the builder checks it), so damage cannot
// make a look-up long.
inline constexpr std::uint32_t kLongestProbe = 512;

}  // namespace wasla::index
