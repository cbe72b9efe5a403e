#include "CByteScan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define BYTE_SCAN_HAS_LEVELS 1
#endif

int byteScanBestLevel(void) {
#if defined(BYTE_SCAN_HAS_LEVELS)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
    return __builtin_cpu_supports("avx512vbmi2") ? byteScanVBMI2 : byteScanAVX512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")) return byteScanAVX2;
#endif
  return byteScanBaseline;
}

/// The masks of blocks one after the other, by what makes those of one.
#define BYTE_SCAN_BLOCKS(masksOf)                                                      \
  for (size_t block = 0; block < blocks; block++)                                      \
    masks[block] = masksOf(bytes + 64 * block, delimiter, firstBreak, secondBreak)

static void blocksBaseline(
    const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t firstBreak, uint8_t secondBreak,
    struct ByteScanMasks *masks) {
  BYTE_SCAN_BLOCKS(byteScanMasks);
}

/// The signs of blocks one after the other, up to a quote.
#define BYTE_SCAN_SIGNS(masksOf)                                                       \
  struct ByteScanSigns found = {0, 0, 0};                                              \
  for (; found.blocks < blocks; found.blocks++) {                                      \
    const size_t start = 64 * (size_t)found.blocks;                                    \
    const struct ByteScanMasks masks = masksOf(bytes + start, delimiter, lineBreak, lineBreak); \
    if (masks.quotes != 0) break;                                                      \
    const uint64_t signs = masks.delimiters | masks.breaks;                            \
    found.breaks += byteScanBreaks(signs, masks.breaks, found.positions, breaks + found.breaks); \
    found.positions += byteScanPositions(signs, origin + (uint32_t)start, positions + found.positions); \
  }                                                                                    \
  return found

static struct ByteScanSigns signsBaseline(
    const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t lineBreak, uint32_t origin,
    uint32_t *positions, uint32_t *breaks) {
  BYTE_SCAN_SIGNS(byteScanMasks);
}

/// What a block of 64 bytes says about UTF-8: where bytes are that call for a closer look (NUL, C0, C1, E0, ED, F0 and
/// above), and where those of 0x80, 0xC0 and 0xE0 and above are.
struct Utf8Masks {
  uint64_t odd;
  uint64_t highs;
  uint64_t leads;
  uint64_t threes;
};

/// Whether a block is well-formed. Continuation bytes must stand exactly where the leads want them; `carry` says where
/// those of the block before do, and stays as it is when the block is not well-formed.
static inline bool isValid(struct Utf8Masks masks, uint64_t *carry) {
  const uint64_t wanted = masks.leads << 1 | masks.threes << 2 | *carry;
  if (masks.odd != 0 || (masks.highs & ~masks.leads) != wanted) return false;
  *carry = masks.leads >> 63 | masks.threes >> 62;
  return true;
}

/// Where the character begins that reaches beyond `position`.
static inline size_t backToLead(const uint8_t *bytes, size_t position) {
  do position--;
  while ((bytes[position] & 0xC0) == 0x80);
  return position;
}

/// Goes through text block by block, which do not wait for each other, and byte by byte where one is not plain.
#define BYTE_SCAN_GO_THROUGH(masksOf)                                                  \
  size_t position = 0;                                                                 \
  uint64_t carry = 0;                                                                  \
  while (position + 64 <= count) {                                                     \
    if (isValid(masksOf(bytes + position), &carry)) {                                  \
      position += 64;                                                                  \
      continue;                                                                        \
    }                                                                                  \
    if (carry != 0) position = backToLead(bytes, position);                            \
    carry = 0;                                                                         \
    for (const size_t end = position + 64; position < end;) {                          \
      const size_t length = byteScanCharacter(bytes + position, count - position);     \
      if (length == 0) return position;                                                \
      position += length;                                                              \
    }                                                                                  \
  }                                                                                    \
  if (carry != 0) position = backToLead(bytes, position);                              \
  return position + byteScanValidPortable(bytes + position, count - position)

#if defined(BYTE_SCAN_HAS_VECTORS)
static inline struct Utf8Masks utf8MasksBaseline(const uint8_t *bytes) {
  ByteScanVector high[4], leads[4], threes[4], odd[4];
  for (int k = 0; k < 4; k++) {
    const ByteScanVector v = byteScanLoad(bytes + 16 * k);
    high[k] = byteScanAtLeast(v, 0x80);
    leads[k] = byteScanAtLeast(v, 0xC0);
    threes[k] = byteScanAtLeast(v, 0xE0);
    odd[k] = byteScanEither(byteScanIs(v, 0), byteScanAtLeast(v, 0xF0));
    odd[k] = byteScanEither(odd[k], byteScanEither(byteScanIs(v, 0xE0), byteScanIs(v, 0xED)));
    odd[k] = byteScanEither(odd[k], byteScanEither(byteScanIs(v, 0xC0), byteScanIs(v, 0xC1)));
  }
  struct Utf8Masks masks;
  masks.odd = byteScanBits(odd[0], odd[1], odd[2], odd[3]);
  masks.highs = byteScanBits(high[0], high[1], high[2], high[3]);
  masks.leads = byteScanBits(leads[0], leads[1], leads[2], leads[3]);
  masks.threes = byteScanBits(threes[0], threes[1], threes[2], threes[3]);
  return masks;
}
#endif

#if defined(BYTE_SCAN_HAS_LEVELS)

// AVX2 ---------------------------------------------------------------------------------------------------------------

#define BYTE_SCAN_AVX2 __attribute__((target("avx2,bmi,popcnt")))

BYTE_SCAN_AVX2 static inline uint64_t bits2(__m256i low, __m256i high) {
  uint32_t first = (uint32_t)_mm256_movemask_epi8(low), second = (uint32_t)_mm256_movemask_epi8(high);
  // Keeps clang from taking both for one vector of 64 bits, which it then picks apart bit by bit.
  __asm__("" : "+r"(first), "+r"(second));
  return first | (uint64_t)second << 32;
}

BYTE_SCAN_AVX2 static inline uint64_t is2(__m256i low, __m256i high, uint8_t byte) {
  const __m256i pattern = _mm256_set1_epi8((char)byte);
  return bits2(_mm256_cmpeq_epi8(low, pattern), _mm256_cmpeq_epi8(high, pattern));
}

BYTE_SCAN_AVX2 static inline __m256i atLeast2(__m256i v, uint8_t byte) {
  return _mm256_cmpeq_epi8(_mm256_max_epu8(v, _mm256_set1_epi8((char)byte)), v);
}

BYTE_SCAN_AVX2 static inline struct ByteScanMasks masksAVX2(
    const uint8_t *bytes, uint8_t delimiter, uint8_t firstBreak, uint8_t secondBreak) {
  const __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
  const __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  struct ByteScanMasks masks;
  masks.quotes = is2(low, high, '"');
  masks.delimiters = is2(low, high, delimiter);
  masks.breaks = is2(low, high, firstBreak);
  if (secondBreak != firstBreak) masks.breaks |= is2(low, high, secondBreak);
  return masks;
}

BYTE_SCAN_AVX2 static void blocksAVX2(
    const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t firstBreak, uint8_t secondBreak,
    struct ByteScanMasks *masks) {
  BYTE_SCAN_BLOCKS(masksAVX2);
}

BYTE_SCAN_AVX2 static struct ByteScanSigns signsAVX2(
    const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t lineBreak, uint32_t origin,
    uint32_t *positions, uint32_t *breaks) {
  BYTE_SCAN_SIGNS(masksAVX2);
}

BYTE_SCAN_AVX2 static inline __m256i odd2(__m256i v) {
  const __m256i ends = _mm256_or_si256(_mm256_cmpeq_epi8(v, _mm256_setzero_si256()), atLeast2(v, 0xF0));
  const __m256i threes = _mm256_or_si256(
      _mm256_cmpeq_epi8(v, _mm256_set1_epi8((char)0xE0)), _mm256_cmpeq_epi8(v, _mm256_set1_epi8((char)0xED)));
  // C0 and C1 differ in the last bit.
  const __m256i twos = _mm256_cmpeq_epi8(
      _mm256_and_si256(v, _mm256_set1_epi8((char)0xFE)), _mm256_set1_epi8((char)0xC0));
  return _mm256_or_si256(ends, _mm256_or_si256(threes, twos));
}

BYTE_SCAN_AVX2 static inline struct Utf8Masks utf8MasksAVX2(const uint8_t *bytes) {
  const __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
  const __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  struct Utf8Masks masks;
  masks.odd = bits2(odd2(low), odd2(high));
  masks.highs = bits2(low, high);
  masks.leads = bits2(atLeast2(low, 0xC0), atLeast2(high, 0xC0));
  masks.threes = bits2(atLeast2(low, 0xE0), atLeast2(high, 0xE0));
  return masks;
}

BYTE_SCAN_AVX2 static size_t validAVX2(const uint8_t *bytes, size_t count) { BYTE_SCAN_GO_THROUGH(utf8MasksAVX2); }

// AVX-512 ------------------------------------------------------------------------------------------------------------

#define BYTE_SCAN_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,bmi,popcnt")))

BYTE_SCAN_AVX512 static inline uint64_t is5(__m512i v, uint8_t byte) {
  return _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)byte));
}

BYTE_SCAN_AVX512 static inline uint64_t atLeast5(__m512i v, uint8_t byte) {
  return _mm512_cmpge_epu8_mask(v, _mm512_set1_epi8((char)byte));
}

BYTE_SCAN_AVX512 static inline struct ByteScanMasks masksAVX512(
    const uint8_t *bytes, uint8_t delimiter, uint8_t firstBreak, uint8_t secondBreak) {
  const __m512i v = _mm512_loadu_si512(bytes);
  struct ByteScanMasks masks;
  masks.quotes = is5(v, '"');
  masks.delimiters = is5(v, delimiter);
  masks.breaks = is5(v, firstBreak) | is5(v, secondBreak);
  return masks;
}

BYTE_SCAN_AVX512 static void blocksAVX512(
    const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t firstBreak, uint8_t secondBreak,
    struct ByteScanMasks *masks) {
  BYTE_SCAN_BLOCKS(masksAVX512);
}

BYTE_SCAN_AVX512 static struct ByteScanSigns signsAVX512(
    const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t lineBreak, uint32_t origin,
    uint32_t *positions, uint32_t *breaks) {
  BYTE_SCAN_SIGNS(masksAVX512);
}

BYTE_SCAN_AVX512 static inline struct Utf8Masks utf8MasksAVX512(const uint8_t *bytes) {
  const __m512i v = _mm512_loadu_si512(bytes);
  struct Utf8Masks masks;
  masks.odd = is5(v, 0) | atLeast5(v, 0xF0) | is5(v, 0xE0) | is5(v, 0xED) | is5(v, 0xC0) | is5(v, 0xC1);
  masks.highs = _mm512_movepi8_mask(v);
  masks.leads = atLeast5(v, 0xC0);
  masks.threes = atLeast5(v, 0xE0);
  return masks;
}

BYTE_SCAN_AVX512 static size_t validAVX512(const uint8_t *bytes, size_t count) {
  BYTE_SCAN_GO_THROUGH(utf8MasksAVX512);
}

// AVX-512 with VBMI2, which moves the places of all signs of a block to its front ------------------------------------

#define BYTE_SCAN_VBMI2 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi,popcnt")))

/// 16 of the places at the front of `packed`, as positions.
BYTE_SCAN_VBMI2 static inline void put16(__m128i packed, __m512i origin, uint32_t *positions) {
  _mm512_storeu_si512(positions, _mm512_add_epi32(origin, _mm512_cvtepu8_epi32(packed)));
}

BYTE_SCAN_VBMI2 static struct ByteScanSigns signsVBMI2(
    const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t lineBreak, uint32_t origin,
    uint32_t *positions, uint32_t *breaks) {
  static const uint8_t counting[64] = {
      0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
      22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
      44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
  const __m512i places = _mm512_loadu_si512(counting);
  struct ByteScanSigns found = {0, 0, 0};
  for (; found.blocks < blocks; found.blocks++) {
    const __m512i v = _mm512_loadu_si512(bytes + 64 * (size_t)found.blocks);
    if (is5(v, '"') != 0) break;
    const uint64_t lineBreaks = is5(v, lineBreak), signs = is5(v, delimiter) | lineBreaks;
    const __m512i packed = _mm512_maskz_compress_epi8(signs, places);
    const __m512i from = _mm512_set1_epi32((int)(origin + 64 * found.blocks));
    uint32_t *next = positions + found.positions;
    const uint32_t count = (uint32_t)__builtin_popcountll(signs);
    put16(_mm512_castsi512_si128(packed), from, next);
    if (count > 16) {
      put16(_mm512_extracti32x4_epi32(packed, 1), from, next + 16);
      if (count > 32) {
        put16(_mm512_extracti32x4_epi32(packed, 2), from, next + 32);
        put16(_mm512_extracti32x4_epi32(packed, 3), from, next + 48);
      }
    }
    found.breaks += byteScanBreaks(signs, lineBreaks, found.positions, breaks + found.breaks);
    found.positions += count;
  }
  return found;
}

#endif

void byteScanBlocks(
    int level, const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t firstBreak, uint8_t secondBreak,
    struct ByteScanMasks *masks) {
#if defined(BYTE_SCAN_HAS_LEVELS)
  if (level >= byteScanAVX512) return blocksAVX512(bytes, blocks, delimiter, firstBreak, secondBreak, masks);
  if (level == byteScanAVX2) return blocksAVX2(bytes, blocks, delimiter, firstBreak, secondBreak, masks);
#endif
  blocksBaseline(bytes, blocks, delimiter, firstBreak, secondBreak, masks);
}

struct ByteScanSigns byteScanSigns(
    int level, const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t lineBreak, uint32_t origin,
    uint32_t *positions, uint32_t *breaks) {
#if defined(BYTE_SCAN_HAS_LEVELS)
  if (level == byteScanVBMI2) return signsVBMI2(bytes, blocks, delimiter, lineBreak, origin, positions, breaks);
  if (level == byteScanAVX512) return signsAVX512(bytes, blocks, delimiter, lineBreak, origin, positions, breaks);
  if (level == byteScanAVX2) return signsAVX2(bytes, blocks, delimiter, lineBreak, origin, positions, breaks);
#endif
  return signsBaseline(bytes, blocks, delimiter, lineBreak, origin, positions, breaks);
}

size_t byteScanValid(int level, const uint8_t *bytes, size_t count) {
#if defined(BYTE_SCAN_HAS_LEVELS)
  if (level >= byteScanAVX512) return validAVX512(bytes, count);
  if (level == byteScanAVX2) return validAVX2(bytes, count);
#endif
#if defined(BYTE_SCAN_HAS_VECTORS)
  BYTE_SCAN_GO_THROUGH(utf8MasksBaseline);
#else
  return byteScanValidPortable(bytes, count);
#endif
}
