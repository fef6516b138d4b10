#include "wasla/models/word_table.h"

#include <algorithm>

#include "wasla/base/error.h"
#include "wasla/models/word_stems.h"
#include "wasla/models/word_table_format.h"

namespace wasla::models {

WordTable WordTable::open(std::string_view bytes) {
  auto refuse = [](const char* message) {
    throw Error(ErrorKind::kModel, message, "restore the model, or make it again with `wasla train words`");
  };
  if (bytes.size() < kWordTableHeader || !bytes.starts_with(kWordTableMagic)) {
    refuse("the word table has no header of one");
  }
  const char* header = bytes.data();
  const std::uint64_t checksum = read_u32(header + 24) | static_cast<std::uint64_t>(read_u32(header + 28)) << 32;
  if (checksum != hash_bytes(header, 24)) {
    refuse("the header of the word table is damaged");
  }
  if (read_u32(header + 8) != kWordTableVersion) {
    refuse("the word table has another format version");
  }
  WordTable table;
  table.slot_count_ = read_u32(header + 12);
  table.longest_probe_ = read_u32(header + 16);
  table.entries_ = read_u32(header + 20);
  table.slots_ = bytes.substr(kWordTableHeader);
  if (table.slots_.size() != std::size_t{table.slot_count_} * kWordSlot) {
    refuse("the word table is not as long as its header says");
  }
  if (table.longest_probe_ > table.slot_count_ || table.entries_ > table.slot_count_) {
    refuse("the word table contradicts itself");
  }
  return table;
}

int WordTable::find(Language language, std::uint64_t key_hash) const {
  if (!slot_count_ || !key_hash) {
    return -1;
  }
  auto [slot, tag] = word_place(language, key_hash, slot_count_);
  for (std::uint32_t probe = 0; probe < longest_probe_; ++probe) {
    const std::uint32_t entry = read_u32(slots_.data() + std::size_t{slot} * kWordSlot);
    if (!entry) {
      return -1;
    }
    if ((entry & ~15u) == tag) {
      return static_cast<int>(entry & 15);
    }
    slot = slot + 1 == slot_count_ ? 0 : slot + 1;
  }
  return -1;
}

std::uint8_t WordTable::frequency(Language language, std::uint64_t key_hash) const {
  return static_cast<std::uint8_t>(
      std::max(0, find(language == Language::kBadini ? Language::kSorani : language, key_hash)));
}

std::uint8_t WordTable::commonness(Language language, std::span<const std::uint8_t> key) const {
  if (language == Language::kBadini) {
    language = Language::kSorani;
  }
  if (key.empty() || !slot_count_) {
    return 0;
  }
  const int whole = find(language, text::key_hash(key));
  if (whole >= 0) {
    return static_cast<std::uint8_t>(whole);
  }
  return static_cast<std::uint8_t>(
      class_by_stems(language, key, [&](std::uint64_t hash) { return find(language, hash); }));
}

}  // namespace wasla::models
