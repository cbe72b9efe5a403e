// Converting text whose characters are one byte below 0x80 or two of which the first is above it, as in GBK, to UTF-8.
//
// Goals, in order: the same result on every machine; speed where short runs of 汉字 and of ASCII alternate, as in a
// table. Hence no branch depends on what a character is: the places where characters begin come from arithmetic on the
// bits of 64 bytes, and what they become from one look at a table.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// How far a conversion came, in bytes.
struct TwoByteProgress {
  size_t read;
  size_t written;
};

/// Converts whole characters from the front of `from`, up to the first that the table lacks or that may not fit.
///
/// What is left is the work of a slower converter: the last byte of all, the last few bytes of room, and what is neither
/// one byte nor two.
/// - Parameter level: A `ByteScanLevel` this machine has; the highest uses VBMI2 where there is that, too.
/// - Parameter table: What every two bytes begin with, the first of them lowest in the index: UTF-8 in the low three
///   bytes, the first lowest, and its length in the highest; 0 = unknown. Where the first is below 0x80 it is a character
///   by itself, of one byte. 65,536 entries.
struct TwoByteProgress twoByteTextToUTF8(
    int level, const uint32_t *table, const uint8_t *from, size_t count, uint8_t *to, size_t room);

/// The same in plain C, a character at a time.
struct TwoByteProgress twoByteTextToUTF8Portable(
    const uint32_t *table, const uint8_t *from, size_t count, uint8_t *to, size_t room);
