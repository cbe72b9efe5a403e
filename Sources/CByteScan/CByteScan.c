#include "CByteScan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define BYTE_SCAN_HAS_LEVELS 1
#endif

int byteScanBestLevel(void) {
#if defined(BYTE_SCAN_HAS_LEVELS)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")) return byteScanAVX512;
  if (__builtin_cpu_supports("avx2")) return byteScanAVX2;
#endif
  return byteScanBaseline;
}

static void blocksBaseline(
    const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t firstBreak, uint8_t secondBreak,
    struct ByteScanMasks *masks) {
  for (size_t block = 0; block < blocks; block++)
    masks[block] = byteScanMasks(bytes + 64 * block, delimiter, firstBreak, secondBreak);
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

#define BYTE_SCAN_AVX2 __attribute__((target("avx2")))

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

BYTE_SCAN_AVX2 static void blocksAVX2(
    const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t firstBreak, uint8_t secondBreak,
    struct ByteScanMasks *masks) {
  for (size_t block = 0; block < blocks; block++) {
    const __m256i low = _mm256_loadu_si256((const __m256i *)(bytes + 64 * block));
    const __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 64 * block + 32));
    masks[block].quotes = is2(low, high, '"');
    masks[block].delimiters = is2(low, high, delimiter);
    masks[block].breaks = is2(low, high, firstBreak);
    if (secondBreak != firstBreak) masks[block].breaks |= is2(low, high, secondBreak);
  }
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

#define BYTE_SCAN_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl")))

BYTE_SCAN_AVX512 static inline uint64_t is5(__m512i v, uint8_t byte) {
  return _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)byte));
}

BYTE_SCAN_AVX512 static inline uint64_t atLeast5(__m512i v, uint8_t byte) {
  return _mm512_cmpge_epu8_mask(v, _mm512_set1_epi8((char)byte));
}

BYTE_SCAN_AVX512 static void blocksAVX512(
    const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t firstBreak, uint8_t secondBreak,
    struct ByteScanMasks *masks) {
  for (size_t block = 0; block < blocks; block++) {
    const __m512i v = _mm512_loadu_si512(bytes + 64 * block);
    masks[block].quotes = is5(v, '"');
    masks[block].delimiters = is5(v, delimiter);
    masks[block].breaks = is5(v, firstBreak) | is5(v, secondBreak);
  }
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

#endif

void byteScanBlocks(
    int level, const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t firstBreak, uint8_t secondBreak,
    struct ByteScanMasks *masks) {
#if defined(BYTE_SCAN_HAS_LEVELS)
  if (level == byteScanAVX512) return blocksAVX512(bytes, blocks, delimiter, firstBreak, secondBreak, masks);
  if (level == byteScanAVX2) return blocksAVX2(bytes, blocks, delimiter, firstBreak, secondBreak, masks);
#endif
  blocksBaseline(bytes, blocks, delimiter, firstBreak, secondBreak, masks);
}

size_t byteScanValid(int level, const uint8_t *bytes, size_t count) {
#if defined(BYTE_SCAN_HAS_LEVELS)
  if (level == byteScanAVX512) return validAVX512(bytes, count);
  if (level == byteScanAVX2) return validAVX2(bytes, count);
#endif
#if defined(BYTE_SCAN_HAS_VECTORS)
  BYTE_SCAN_GO_THROUGH(utf8MasksBaseline);
#else
  return byteScanValidPortable(bytes, count);
#endif
}
