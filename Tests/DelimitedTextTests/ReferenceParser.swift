import DelimitedText

/// The same format read one byte at a time, as plainly as possible: what the fast reader must agree with.
struct ReferenceParser {
  struct Row: Hashable {
    var row: Int
    var line: Int
    var offset: Int
    var fields: [[UInt8]]
    var quoted: [Bool]
  }

  enum Ending: Hashable {
    case complete
    case unterminatedQuote(offset: Int, line: Int)
  }

  private enum Place { case start, unquoted, quoted, closed }

  let dialect: Dialect

  func parse(_ bytes: [UInt8]) -> (rows: [Row], ending: Ending) {
    var rows: [Row] = []
    var current = Row(row: 1, line: 1, offset: 0, fields: [[]], quoted: [false])
    var place = Place.start
    var line = 1
    var open = (offset: 0, line: 0)
    var isBlank = true
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let following = index + 1 < bytes.count ? bytes[index + 1] : nil
      let isCRLF = byte == 13 && following == 10
      let isBreak = byte == 10 || isCRLF || byte == 13 && dialect.newline == .carriageReturn
      if place == .quoted {
        if isBreak { line += 1 }
        if byte == 34, following == 34 {
          current.fields[current.fields.count - 1].append(34)
          index += 1
        } else if byte == 34 {
          place = .closed
        } else {
          current.fields[current.fields.count - 1].append(byte)
          if isCRLF {
            current.fields[current.fields.count - 1].append(10)
            index += 1
          }
        }
      } else if isBreak {
        if isCRLF { index += 1 }
        line += 1
        if !isBlank { rows.append(current) }
        current = Row(row: current.row + 1, line: line, offset: index + 1, fields: [[]], quoted: [false])
        place = .start
        isBlank = true
      } else {
        isBlank = false
        if byte == dialect.delimiter.byte {
          current.fields.append([])
          current.quoted.append(false)
          place = .start
        } else if byte == 34, place == .start {
          current.quoted[current.quoted.count - 1] = true
          open = (index, line)
          place = .quoted
        } else {
          current.fields[current.fields.count - 1].append(byte)
          if place == .start { place = .unquoted }
        }
      }
      index += 1
    }
    if place == .quoted { return (rows, .unterminatedQuote(offset: open.offset, line: open.line)) }
    if !isBlank { rows.append(current) }
    return (rows, .complete)
  }
}

/// Everything a reader says of a file.
struct Reading: Hashable {
  var rows: [ReferenceParser.Row] = []
  var error: DelimitedTextError?
  var encoding: TextEncoding?
  var dialect: Dialect?
}

/// Reads it all, in pieces of the sizes given over and over.
func read(
  _ bytes: [UInt8], pieces: [Int] = [.max], encoding: TextEncoding? = nil, delimiter: Delimiter? = nil,
  limits: RecordReader.Limits = .init()
) -> Reading {
  var reading = Reading()
  do throws(DelimitedTextError) {
    var reader = try RecordReader(
      ByteSource(bytes, pieces: pieces), file: "答卷.csv", encoding: encoding, delimiter: delimiter,
      limits: limits)
    reading.dialect = reader.dialect
    defer { reading.encoding = reader.encoding }
    try reader.forEachRecord { reading.rows.append(ReferenceParser.Row($0)) }
  } catch {
    reading.error = error
  }
  return reading
}

func texts(_ text: String, delimiter: Delimiter? = nil) throws -> [[String]] {
  var reader = try RecordReader(ByteSource(bytes: Array(text.utf8)), file: "答卷.csv", delimiter: delimiter)
  var rows: [[String]] = []
  try reader.forEachRecord { rows.append($0.texts) }
  return rows
}

extension ReferenceParser.Row {
  init(_ record: borrowing Record) {
    self.init(row: record.row, line: record.line, offset: record.byteOffset, fields: [], quoted: [])
    for index in 0..<record.count {
      fields.append(record[index].withUnescapedBytes { Array($0) })
      quoted.append(record[index].isQuoted)
    }
  }
}

extension ByteSource {
  init(_ bytes: [UInt8], pieces: [Int]) {
    var position = 0
    var turn = 0
    self.init { buffer in
      let count = min(buffer.count, bytes.count - position, pieces[turn % pieces.count])
      turn += 1
      buffer.copyBytes(from: bytes[position..<position + count])
      position += count
      return count
    }
  }
}

/// A small generator with a seed, so that a failure can be run again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
