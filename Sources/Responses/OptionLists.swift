internal import Questionnaires

/// Takes the options of a multiple-choice cell apart (多选拆分). A separator may stand inside an option as well, so that
/// the longest known options come first.
struct OptionLists {
  /// What a cell says.
  struct Reading {
    var options: UInt64 = 0
    /// Whether another way to take the cell apart gives other options.
    var isAmbiguous = false
  }

  /// The platform's own first.
  private let separators: [[UInt8]]
  private let typed: TypedTextMarks
  /// By separator: the most parts one option is written in.
  private let longest: [Int]

  /// Parts of one cell beyond which no other way to join them is looked for.
  private static let mostParts = 200

  init(_ options: [AnswerOption], separators: [String], typed: TypedTextMarks) {
    self.separators = separators.map { Array($0.utf8) }
    self.typed = typed
    let wordings = options.flatMap { [$0.label] + $0.aliases }
    longest = separators.map { separator in wordings.map { $0.ranges(of: separator).count + 1 }.max() ?? 1 }
  }

  /// The parts between the first separator that occurs; the whole cell when none does.
  func parts(of cell: UnsafeRawBufferPointer) -> [UnsafeRawBufferPointer] {
    for separator in separators {
      let parts = parts(of: cell, between: separator)
      if parts.count > 1 { return parts }
    }
    return [cell]
  }

  private func parts(of cell: UnsafeRawBufferPointer, between separator: [UInt8]) -> [UnsafeRawBufferPointer]
  {
    var parts: [UnsafeRawBufferPointer] = []
    cell.forEachPart(separator: separator, typed: typed) { part in
      // A separator behind the last option separates nothing.
      if part.contains(where: { $0 > 0x20 }) { parts.append(part) }
    }
    return parts
  }

  /// The options of a cell all of whose parts are options; `nil` when they are not.
  /// - Parameter option: The option a text is.
  func read(_ cell: UnsafeRawBufferPointer, option: (UnsafeRawBufferPointer) -> Int?) -> Reading? {
    for (index, separator) in separators.enumerated() {
      let parts = parts(of: cell, between: separator)
      guard !parts.isEmpty else { continue }
      if let reading = join(parts, of: cell, atMost: longest[index], option) { return reading }
    }
    return nil
  }

  /// From the front, the longest run of parts that is an option, as long as the rest can be options too.
  private func join(
    _ parts: [UnsafeRawBufferPointer], of cell: UnsafeRawBufferPointer, atMost longest: Int,
    _ option: (UnsafeRawBufferPointer) -> Int?
  ) -> Reading? {
    let longest = parts.count > Self.mostParts ? 1 : longest
    // From the back: the best reading of the parts from here on.
    var readings = [Reading?](repeating: nil, count: parts.count + 1)
    readings[parts.count] = Reading()
    for start in parts.indices.reversed() {
      for length in (1...max(1, min(longest, parts.count - start))).reversed() {
        guard let rest = readings[start + length] else { continue }
        let run = Self.run(parts[start], parts[start + length - 1])
        guard let index = option(run), index < AnswerColumn.mostOptionsInSet else { continue }
        let options = rest.options | 1 << UInt64(index)
        if let best = readings[start] {
          if best.options != options { readings[start]?.isAmbiguous = true }
        } else {
          readings[start] = Reading(options: options, isAmbiguous: rest.isAmbiguous)
        }
      }
    }
    return readings[0]
  }

  /// Everything from one part to another.
  private static func run(_ first: UnsafeRawBufferPointer, _ last: UnsafeRawBufferPointer)
    -> UnsafeRawBufferPointer
  {
    guard let start = first.baseAddress, let end = last.baseAddress else { return first }
    return UnsafeRawBufferPointer(start: start, count: end - start + last.count)
  }
}
