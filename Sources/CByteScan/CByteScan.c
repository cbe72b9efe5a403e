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

/// What follows from the masks of 64 bytes that start a character and hold none that calls for a closer look.
static inline size_t takenOf(uint64_t highs, uint64_t lead, uint64_t three) {
  if ((highs & ~lead) != (lead << 1 | three << 2)) return 0;
  return lead >> 63 ? 63 : three >> 62 & 1 ? 62 : 64;
}

/// Goes through text block by block with a function for one block, and byte by byte where that gives 0.
#define BYTE_SCAN_GO_THROUGH(validBlock)                                 \
  size_t position = 0;                                                   \
  while (position + 64 <= count) {                                       \
    const size_t taken = validBlock(bytes + position);                   \
    position += taken;                                                   \
    if (taken != 0) continue;                                            \
    for (const size_t end = position + 64; position < end;) {            \
      const size_t length = byteScanCharacter(bytes + position, count - position); \
      if (length == 0) return position;                                  \
      position += length;                                                \
    }                                                                    \
  }                                                                      \
  return position + byteScanValidPortable(bytes + position, count - position)

#if defined(BYTE_SCAN_HAS_LEVELS)

// AVX2 ---------------------------------------------------------------------------------------------------------------

#define BYTE_SCAN_AVX2 __attribute__((target("avx2")))

BYTE_SCAN_AVX2 static inline uint64_t bits2(__m256i low, __m256i high) {
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
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

BYTE_SCAN_AVX2 static inline size_t validBlockAVX2(const uint8_t *bytes) {
  const __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
  const __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  if (bits2(odd2(low), odd2(high)) != 0) return 0;
  const uint64_t highs = bits2(low, high);
  if (highs == 0) return 64;
  return takenOf(
      highs, bits2(atLeast2(low, 0xC0), atLeast2(high, 0xC0)), bits2(atLeast2(low, 0xE0), atLeast2(high, 0xE0)));
}

BYTE_SCAN_AVX2 static size_t validAVX2(const uint8_t *bytes, size_t count) { BYTE_SCAN_GO_THROUGH(validBlockAVX2); }

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

BYTE_SCAN_AVX512 static inline size_t validBlockAVX512(const uint8_t *bytes) {
  const __m512i v = _mm512_loadu_si512(bytes);
  const uint64_t ends = is5(v, 0) | atLeast5(v, 0xF0);
  const uint64_t leads = is5(v, 0xE0) | is5(v, 0xED) | is5(v, 0xC0) | is5(v, 0xC1);
  if ((ends | leads) != 0) return 0;
  const uint64_t highs = _mm512_movepi8_mask(v);
  return highs == 0 ? 64 : takenOf(highs, atLeast5(v, 0xC0), atLeast5(v, 0xE0));
}

BYTE_SCAN_AVX512 static size_t validAVX512(const uint8_t *bytes, size_t count) {
  BYTE_SCAN_GO_THROUGH(validBlockAVX512);
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
  BYTE_SCAN_GO_THROUGH(byteScanValidBlock);
#else
  return byteScanValidPortable(bytes, count);
#endif
}
