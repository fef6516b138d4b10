// Numbers in the files of models: little-endian, at any address.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace wasla::models {

inline std::uint32_t read_u16(std::string_view bytes, std::size_t at) {
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data() + at);
  return p[0] | static_cast<std::uint32_t>(p[1]) << 8;
}

inline std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
  return read_u16(bytes, at) | read_u16(bytes, at + 2) << 16;
}

inline std::uint64_t read_u64(std::string_view bytes, std::size_t at) {
  return read_u32(bytes, at) | std::uint64_t{read_u32(bytes, at + 4)} << 32;
}

template <typename Number>
void write_number(std::string& bytes, std::size_t at, Number value) {
  for (std::size_t i = 0; i < sizeof value; ++i) {
    bytes[at + i] = static_cast<char>(static_cast<std::uint64_t>(value) >> 8 * i & 0xFF);
  }
}

}  // namespace wasla::models
