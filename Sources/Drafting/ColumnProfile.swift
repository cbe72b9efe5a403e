internal import Responses

/// What the cells of one column hold (列剖面), counted in one pass and in bounded memory: different texts are remembered
/// up to a limit, and what comes after it is only sorted by kind.
struct ColumnProfile {
  /// The most different cells remembered in a column.
  static let mostTexts = 2_000
  /// The most different parts of cells, options that is, remembered beyond that.
  static let mostParts = 400
  /// Longer cells are texts somebody wrote.
  static let longestText = 240

  private var known = ByteStringTable()
  private(set) var texts: [[UInt8]] = []
  private(set) var counts: [Int] = []
  /// Records without a text here.
  private(set) var blank = 0
  /// Cells that are not among `texts`.
  private(set) var unlisted = Unlisted()

  /// Cells past the limit (未列出的单元格).
  struct Unlisted {
    var count = 0
    var numbers = 0
    var longest = 0
    /// Cells with a separator of options.
    var separated = 0
    /// Parts between separators, typed text taken off; empty once there are too many.
    var parts: [[UInt8]] = []
    var partCounts: [Int] = []
    var typed: [Int] = []
    fileprivate var knownParts = ByteStringTable()
    var hasTooManyParts = false
  }

  /// Takes note of one cell.
  @inline(__always)
  mutating func add(_ bytes: UnsafeRawBufferPointer, _ marks: AnswerMarks) {
    if bytes.isEmpty {
      blank += 1
    } else if bytes.count <= Self.longestText, let index = known.value(of: bytes) {
      counts[index] += 1
    } else {
      addUnknown(bytes, marks)
    }
  }

  /// Takes note of a record that has no such cell.
  mutating func addNothing() { blank += 1 }

  private mutating func addUnknown(_ bytes: UnsafeRawBufferPointer, _ marks: AnswerMarks) {
    if texts.count < Self.mostTexts, bytes.count <= Self.longestText {
      known.insert(bytes, value: texts.count)
      texts.append(Array(bytes))
      counts.append(1)
    } else {
      unlisted.add(bytes, marks)
    }
  }
}

extension ColumnProfile.Unlisted {
  fileprivate mutating func add(_ bytes: UnsafeRawBufferPointer, _ marks: AnswerMarks) {
    count += 1
    longest = Swift.max(longest, bytes.count)
    if bytes.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }) { numbers += 1 }
    guard !hasTooManyParts, bytes.count <= 4 * ColumnProfile.longestText else { return }
    var found = 0
    marks.forEachPart(of: bytes) { part, isTyped in
      found += 1
      add(part: part, isTyped: isTyped)
    }
    if found > 1 { separated += 1 }
  }

  private mutating func add(part: UnsafeRawBufferPointer, isTyped: Bool) {
    guard !part.isEmpty, part.count <= ColumnProfile.longestText else { return }
    if let index = knownParts.value(of: part) {
      partCounts[index] += 1
      typed[index] += isTyped ? 1 : 0
    } else if parts.count < ColumnProfile.mostParts {
      knownParts.insert(part, value: parts.count)
      parts.append(Array(part))
      partCounts.append(1)
      typed.append(isTyped ? 1 : 0)
    } else {
      hasTooManyParts = true
    }
  }
}
