// WASLA_EXPORT marks what a shared libwasla shows; everything else stays hidden.
#pragma once

#if defined(__GNUC__) || defined(__clang__)
#define WASLA_EXPORT __attribute__((visibility("default")))
#else
#define WASLA_EXPORT
#endif
