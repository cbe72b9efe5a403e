#include "CByteScan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define LOWEST_FIRST(value, bits) __builtin_bswap##bits(value)
#else
#define LOWEST_FIRST(value, bits) (value)
#endif

/// What the table says of the character at `from`, which has another byte behind it.
static inline uint32_t entryAt(const uint32_t *table, const uint8_t *from) {
  uint16_t index;
  memcpy(&index, from, sizeof index);
  return table[LOWEST_FIRST(index, 16)];
}

/// Writes four bytes, of which those beyond the character are written over by the next, and gives back its length.
static inline size_t put(uint32_t entry, uint8_t *to) {
  const uint32_t bytes = LOWEST_FIRST(entry, 32);
  memcpy(to, &bytes, sizeof bytes);
  return entry >> 24;
}

struct TwoByteProgress twoByteTextToUTF8Portable(
    const uint32_t *table, const uint8_t *from, size_t count, uint8_t *to, size_t room) {
  struct TwoByteProgress done = {0, 0};
  while (done.read + 2 <= count && done.written + 4 <= room) {
    const uint32_t entry = entryAt(table, from + done.read);
    if (entry == 0) break;
    done.read += 1 + (from[done.read] >> 7);
    done.written += put(entry, to + done.written);
  }
  return done;
}

#if defined(BYTE_SCAN_HAS_VECTORS)

/// Which of 64 bytes are 0x80 or above.
static inline uint64_t highsOf(const uint8_t *bytes) {
  ByteScanVector highs[4];
  for (int k = 0; k < 4; k++) highs[k] = byteScanAtLeast(byteScanLoad(bytes + 16 * k), 0x80);
  return byteScanBits(highs[0], highs[1], highs[2], highs[3]);
}

/// Which bytes are the first of two, in a block that begins with a character.
///
/// A byte below 0x80 ends a run of higher ones, as a character of its own or as the second byte of one, so that every run
/// begins with a first byte, and every other byte of it is one. Adding the first place of a run to it clears the run.
static inline uint64_t leadsOf(uint64_t highs) {
  const uint64_t even = 0x5555555555555555ull;
  const uint64_t evenStarts = highs & ~(highs << 1) & even;
  const uint64_t oddRuns = highs & (highs + evenStarts);
  return (highs & ~oddRuns & even) | (oddRuns & ~even);
}

static struct TwoByteProgress blocksBaseline(
    const uint32_t *table, const uint8_t *from, size_t count, uint8_t *to, size_t room) {
  struct TwoByteProgress done = {0, 0};
  // A block becomes 98 bytes at most: 32 characters of two bytes, and one more that the block's end cuts.
  while (done.read + 65 <= count && done.written + 128 <= room) {
    const uint8_t *block = from + done.read;
    const uint64_t highs = highsOf(block);
    if (highs == 0) {
      memcpy(to + done.written, block, 64);
      done.read += 64;
      done.written += 64;
      continue;
    }
    const uint64_t leads = leadsOf(highs);
    for (uint64_t starts = ~(leads << 1); starts != 0; starts &= starts - 1) {
      const size_t place = (size_t)__builtin_ctzll(starts);
      const uint32_t entry = entryAt(table, block + place);
      if (entry == 0) {
        done.read += place;
        return done;
      }
      done.written += put(entry, to + done.written);
    }
    done.read += 64 + (leads >> 63);
  }
  return done;
}

#endif

#if defined(__x86_64__)

// AVX-512 with VBMI2, which moves some of 64 bytes to the front ------------------------------------------------------

#define TWO_BYTE_VBMI2 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi2,popcnt")))

/// Writes up to 16 characters, and whatever after them, 64 bytes in all. Gives back how many bytes the characters take; 0
/// when the table lacks one.
TWO_BYTE_VBMI2 static inline size_t put16(
    const uint32_t *table, __m128i firsts, __m128i seconds, __mmask16 some, uint8_t *to) {
  const __m512i index =
      _mm512_or_si512(_mm512_cvtepu8_epi32(firsts), _mm512_slli_epi32(_mm512_cvtepu8_epi32(seconds), 8));
  const __m512i entries = _mm512_mask_i32gather_epi32(_mm512_setzero_si512(), some, index, table, 4);
  if (_mm512_test_epi32_mask(entries, entries) != some) return 0;
  // A byte of an entry counts when its place is below the entry's length, which is the highest of its four.
  const __m512i highest = _mm512_set4_epi32(0x0F0F0F0F, 0x0B0B0B0B, 0x07070707, 0x03030303);
  const __m512i lengths = _mm512_shuffle_epi8(entries, highest);
  const __mmask64 kept = _mm512_cmplt_epu8_mask(_mm512_set1_epi32(0x03020100), lengths);
  _mm512_storeu_si512(to, _mm512_maskz_compress_epi8(kept, entries));
  return (size_t)__builtin_popcountll(kept);
}

/// Whole blocks, up to the one with a character that the table lacks.
TWO_BYTE_VBMI2 static struct TwoByteProgress blocksVBMI2(
    const uint32_t *table, const uint8_t *from, size_t count, uint8_t *to, size_t room) {
  struct TwoByteProgress done = {0, 0};
  // A block becomes 98 bytes at most, and up to 64 behind them are written to be written over.
  while (done.read + 65 <= count && done.written + 192 <= room) {
    const uint8_t *block = from + done.read;
    const __m512i bytes = _mm512_loadu_si512(block);
    const uint64_t highs = _mm512_movepi8_mask(bytes);
    if (highs == 0) {
      _mm512_storeu_si512(to + done.written, bytes);
      done.read += 64;
      done.written += 64;
      continue;
    }
    const uint64_t leads = leadsOf(highs), starts = ~(leads << 1);
    __m512i firsts = _mm512_maskz_compress_epi8(starts, bytes);
    __m512i seconds = _mm512_maskz_compress_epi8(starts, _mm512_loadu_si512(block + 1));
    size_t written = done.written;
    for (int left = __builtin_popcountll(starts); left > 0; left -= 16) {
      const __mmask16 some = (__mmask16)_bzhi_u32(0xFFFF, (unsigned)left);
      const size_t length =
          put16(table, _mm512_castsi512_si128(firsts), _mm512_castsi512_si128(seconds), some, to + written);
      if (length == 0) return done;
      written += length;
      firsts = _mm512_alignr_epi64(firsts, firsts, 2);
      seconds = _mm512_alignr_epi64(seconds, seconds, 2);
    }
    done.read += 64 + (leads >> 63);
    done.written = written;
  }
  return done;
}

#endif

typedef struct TwoByteProgress Conversion(
    const uint32_t *table, const uint8_t *from, size_t count, uint8_t *to, size_t room);

/// Goes on where another conversion stopped.
static inline struct TwoByteProgress goOn(
    Conversion convert, struct TwoByteProgress done, const uint32_t *table, const uint8_t *from, size_t count,
    uint8_t *to, size_t room) {
  const struct TwoByteProgress more =
      convert(table, from + done.read, count - done.read, to + done.written, room - done.written);
  return (struct TwoByteProgress){done.read + more.read, done.written + more.written};
}

struct TwoByteProgress twoByteTextToUTF8(
    int level, const uint32_t *table, const uint8_t *from, size_t count, uint8_t *to, size_t room) {
  struct TwoByteProgress done = {0, 0};
#if defined(__x86_64__)
  if (level >= byteScanAVX512 && __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("bmi2"))
    done = blocksVBMI2(table, from, count, to, room);
#endif
#if defined(BYTE_SCAN_HAS_VECTORS)
  done = goOn(blocksBaseline, done, table, from, count, to, room);
#endif
  return goOn(twoByteTextToUTF8Portable, done, table, from, count, to, room);
}
