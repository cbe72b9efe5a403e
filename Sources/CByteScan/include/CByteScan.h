// Finding the bytes that matter in delimited text, 64 at a time.
//
// Goals, in order: the same result on every machine; speed; little code. What works on whole stretches of text is chosen
// when the program runs: AVX-512 or AVX2 where the processor has them, else SSE2 or NEON, which every x86-64 and arm64
// has. Every function has a `Portable` twin in plain C, which other machines use and tests compare.
// Masks hold one bit per byte, the first byte in the lowest bit.
#pragma once

#include "TwoByteText.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>
#endif

/// Where a 64-byte block holds quotes, delimiters and line breaks.
struct ByteScanMasks {
  uint64_t quotes;
  uint64_t delimiters;
  uint64_t breaks;
};

// Portable -----------------------------------------------------------------------------------------------------------

static inline uint64_t byteScanWord(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

/// The top bit of every byte of `word` that is zero. No carry leaves a byte, so there are no false hits.
static inline uint64_t byteScanZeroBytes(uint64_t word) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7Full;
  return ~(((word & low) + low) | word | low);
}

/// Which of 64 bytes equal `byte`. The multiplication moves the flag of byte k from bit 8k to bit 56 + k.
static inline uint64_t byteScanEqualPortable(const uint8_t *bytes, uint8_t byte) {
  const uint64_t pattern = 0x0101010101010101ull * byte;
  uint64_t mask = 0;
  for (int k = 0; k < 8; k++) {
    const uint64_t hits = byteScanZeroBytes(byteScanWord(bytes + 8 * k) ^ pattern) >> 7;
    mask |= ((hits * 0x0102040810204080ull) >> 56) << (8 * k);
  }
  return mask;
}

static inline struct ByteScanMasks byteScanMasksPortable(
    const uint8_t *bytes, uint8_t delimiter, uint8_t firstBreak, uint8_t secondBreak) {
  struct ByteScanMasks masks;
  masks.quotes = byteScanEqualPortable(bytes, '"');
  masks.delimiters = byteScanEqualPortable(bytes, delimiter);
  masks.breaks = byteScanEqualPortable(bytes, firstBreak);
  if (secondBreak != firstBreak) masks.breaks |= byteScanEqualPortable(bytes, secondBreak);
  return masks;
}

/// The length of the well-formed UTF-8 character at `bytes`: 1 to 4; 0 when it is NUL, ill-formed or cut off.
///
/// Source: The Unicode Standard, table 3-7.
static inline size_t byteScanCharacter(const uint8_t *bytes, size_t count) {
  const uint8_t lead = bytes[0];
  if (lead < 0x80) return lead != 0;
  if (lead < 0xC2 || lead > 0xF4 || count < 2) return 0;
  // Second bytes that would make an overlong form, a surrogate or a scalar past U+10FFFF.
  const uint8_t lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const uint8_t highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (bytes[1] < lowest || bytes[1] > highest) return 0;
  const size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (count < length) return 0;
  for (size_t k = 2; k < length; k++)
    if ((bytes[k] & 0xC0) != 0x80) return 0;
  return length;
}

/// How many of the first `count` bytes are whole, well-formed UTF-8 characters other than NUL.
static inline size_t byteScanValidPortable(const uint8_t *bytes, size_t count) {
  size_t position = 0;
  while (position < count) {
    if (position + 8 <= count) {
      const uint64_t word = byteScanWord(bytes + position);
      if (((word & 0x8080808080808080ull) | byteScanZeroBytes(word)) == 0) {
        position += 8;
        continue;
      }
    }
    const size_t length = byteScanCharacter(bytes + position, count - position);
    if (length == 0) break;
    position += length;
  }
  return position;
}

// Vector instructions ------------------------------------------------------------------------------------------------

#if defined(__SSE2__)
#define BYTE_SCAN_HAS_VECTORS 1
typedef __m128i ByteScanVector;

static inline ByteScanVector byteScanLoad(const uint8_t *bytes) {
  return _mm_loadu_si128((const __m128i *)bytes);
}
static inline ByteScanVector byteScanIs(ByteScanVector v, uint8_t byte) {
  return _mm_cmpeq_epi8(v, _mm_set1_epi8((char)byte));
}
static inline ByteScanVector byteScanAtLeast(ByteScanVector v, uint8_t byte) {
  return _mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8((char)byte)), v);
}
static inline ByteScanVector byteScanEither(ByteScanVector a, ByteScanVector b) { return _mm_or_si128(a, b); }
static inline uint64_t byteScanBits(ByteScanVector a, ByteScanVector b, ByteScanVector c, ByteScanVector d) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(a) | (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16 |
         (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 | (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
}

#elif defined(__aarch64__) && defined(__ARM_NEON)
#define BYTE_SCAN_HAS_VECTORS 1
typedef uint8x16_t ByteScanVector;

static inline ByteScanVector byteScanLoad(const uint8_t *bytes) { return vld1q_u8(bytes); }
static inline ByteScanVector byteScanIs(ByteScanVector v, uint8_t byte) { return vceqq_u8(v, vdupq_n_u8(byte)); }
static inline ByteScanVector byteScanAtLeast(ByteScanVector v, uint8_t byte) {
  return vcgeq_u8(v, vdupq_n_u8(byte));
}
static inline ByteScanVector byteScanEither(ByteScanVector a, ByteScanVector b) { return vorrq_u8(a, b); }
/// Keeps one bit per byte, then adds neighbours three times, which packs 64 flags into 8 bytes.
static inline uint64_t byteScanBits(ByteScanVector a, ByteScanVector b, ByteScanVector c, ByteScanVector d) {
  static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t weight = vld1q_u8(weights);
  const uint8x16_t first = vpaddq_u8(vandq_u8(a, weight), vandq_u8(b, weight));
  const uint8x16_t second = vpaddq_u8(vandq_u8(c, weight), vandq_u8(d, weight));
  const uint8x16_t both = vpaddq_u8(first, second);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(both, both)), 0);
}
#endif

/// Where 64 bytes hold quotes, `delimiter` and either of two line breaks (give the same twice for one).
static inline struct ByteScanMasks byteScanMasks(
    const uint8_t *bytes, uint8_t delimiter, uint8_t firstBreak, uint8_t secondBreak) {
#if defined(BYTE_SCAN_HAS_VECTORS)
  ByteScanVector quotes[4], delimiters[4], breaks[4];
  for (int k = 0; k < 4; k++) {
    const ByteScanVector v = byteScanLoad(bytes + 16 * k);
    quotes[k] = byteScanIs(v, '"');
    delimiters[k] = byteScanIs(v, delimiter);
    breaks[k] = byteScanEither(byteScanIs(v, firstBreak), byteScanIs(v, secondBreak));
  }
  struct ByteScanMasks masks;
  masks.quotes = byteScanBits(quotes[0], quotes[1], quotes[2], quotes[3]);
  masks.delimiters = byteScanBits(delimiters[0], delimiters[1], delimiters[2], delimiters[3]);
  masks.breaks = byteScanBits(breaks[0], breaks[1], breaks[2], breaks[3]);
  return masks;
#else
  return byteScanMasksPortable(bytes, delimiter, firstBreak, secondBreak);
#endif
}

// Signs put down -----------------------------------------------------------------------------------------------------

/// Signs that were put down: the positions of delimiters and line breaks, and which of these positions are breaks.
struct ByteScanSigns {
  /// Blocks gone through.
  uint32_t blocks;
  uint32_t positions;
  uint32_t breaks;
};

/// Puts down the positions of the signs of a block, which begins at `origin`.
///
/// Eight at a time, whether there are so many or not: there is room, and the processor need not guess how many come.
static inline uint32_t byteScanPositions(uint64_t signs, uint32_t origin, uint32_t *positions) {
  const uint32_t count = (uint32_t)__builtin_popcountll(signs);
  do {
    for (int k = 0; k < 8; k++) {
      // Of no sign left this is any number.
      positions[k] = origin + (uint32_t)__builtin_ctzll(signs | 1ull << 63);
      signs &= signs - 1;
    }
    positions += 8;
  } while (signs != 0);
  return count;
}

/// Puts down which of the positions of a block, of which `before` precede it, are breaks. Most blocks have one or none.
static inline uint32_t byteScanBreaks(uint64_t signs, uint64_t lineBreaks, uint32_t before, uint32_t *breaks) {
  uint32_t count = 0;
  do {
    const uint64_t lowest = lineBreaks & (0 - lineBreaks);
    breaks[count] = before + (uint32_t)__builtin_popcountll(signs & (lowest - 1));
    count += lineBreaks != 0;
    lineBreaks &= lineBreaks - 1;
  } while (lineBreaks != 0);
  return count;
}

/// Puts down what the masks of one block, which begins at `origin`, say of delimiters and breaks.
static inline struct ByteScanSigns byteScanSignsOfBlock(
    struct ByteScanMasks masks, uint32_t origin, uint32_t *positions, uint32_t *breaks) {
  const uint64_t signs = masks.delimiters | masks.breaks;
  struct ByteScanSigns found;
  found.blocks = 1;
  found.breaks = byteScanBreaks(signs, masks.breaks, 0, breaks);
  found.positions = byteScanPositions(signs, origin, positions);
  return found;
}

// Chosen at run time -------------------------------------------------------------------------------------------------

/// Instructions to work with. A level the machine lacks must not be asked for.
enum ByteScanLevel { byteScanBaseline = 0, byteScanAVX2 = 1, byteScanAVX512 = 2, byteScanVBMI2 = 3 };

/// The highest level of this machine.
int byteScanBestLevel(void);

/// The masks of several blocks of 64 bytes, one after the other.
void byteScanBlocks(
    int level, const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t firstBreak, uint8_t secondBreak,
    struct ByteScanMasks *masks);

/// Puts down where delimiters and line breaks are in blocks of 64 bytes, up to the first block that holds a quote.
///
/// `origin` is the first byte's position. There must be room for 64 signs a block: what is behind the last may be
/// written, too.
struct ByteScanSigns byteScanSigns(
    int level, const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t lineBreak, uint32_t origin,
    uint32_t *positions, uint32_t *breaks);

/// How many of the first `count` bytes are whole, well-formed UTF-8 characters other than NUL.
size_t byteScanValid(int level, const uint8_t *bytes, size_t count);

/// How many of the first `count` bytes are below 0x80 and not NUL, up to the first that is not.
static inline size_t byteScanASCII(const uint8_t *bytes, size_t count) {
  size_t position = 0;
  for (; position + 8 <= count; position += 8) {
    const uint64_t word = byteScanWord(bytes + position);
    if (((word & 0x8080808080808080ull) | byteScanZeroBytes(word)) != 0) break;
  }
  while (position < count && bytes[position] != 0 && bytes[position] < 0x80) position++;
  return position;
}

/// Asks for memory that will be read soon, a line of 64 bytes at a time. Whatever is there, nothing is read yet.
static inline void byteScanPrefetch(const void *start, size_t count) {
  const char *bytes = (const char *)start;
  for (size_t offset = 0; offset < count; offset += 64) __builtin_prefetch(bytes + offset);
}
