// 64-bit hashing of bytes and of small integers (xxHash's XXH3 and the finaliser of MurmurHash3).
#pragma once

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstddef>
#include <cstdint>

namespace wasla {

inline std::uint64_t hash_bytes(const void* bytes, std::size_t length) { return XXH3_64bits(bytes, length); }

inline std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 33;
  x *= 0xFF51AFD7ED558CCDull;
  x ^= x >> 33;
  x *= 0xC4CEB9FE1A85EC53ull;
  return x ^ x >> 33;
}

}  // namespace wasla
