#include "CByteScan.h"

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

struct TwoByteProgress twoByteTextToUTF8(
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
  const struct TwoByteProgress rest = twoByteTextToUTF8Portable(
      table, from + done.read, count - done.read, to + done.written, room - done.written);
  done.read += rest.read;
  done.written += rest.written;
  return done;
}

#else

struct TwoByteProgress twoByteTextToUTF8(
    const uint32_t *table, const uint8_t *from, size_t count, uint8_t *to, size_t room) {
  return twoByteTextToUTF8Portable(table, from, count, to, room);
}

#endif
