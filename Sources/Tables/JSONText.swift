internal import Diagnostics
internal import ExactNumbers

// JSON text as RFC 8259 has it. Goals, in order: the same value gives the same bytes; a line-wise diff of two
// reports shows what changed; a person can read it.

extension JSONValue {
  /// The value as JSON text (序列化), ending in a line break.
  ///
  /// Keys stand in the order of their Unicode scalars, two blanks deepen, each member has its own line. An array of
  /// scalars is one line when that line and a comma have at most 100 cells; otherwise each element has its own.
  public func serialized() -> String { String(decoding: serializedBytes(), as: UTF8.self) }

  /// The same in UTF-8, as it goes into a file.
  public func serializedBytes() -> [UInt8] {
    var printer = JSONPrinter()
    printer.print(self)
    printer.print("\n")
    return printer.bytes
  }
}

/// Writes bytes: a report has tens of thousands of short pieces, and a string looks twice at each.
private struct JSONPrinter {
  private static let widestLine = 100

  private(set) var bytes: [UInt8] = []
  private var depth = 0

  /// A printer with room for most reports: growing, they would be copied each time they double.
  init() { bytes.reserveCapacity(1 << 20) }

  /// - Parameter cellsBefore: What the line holds already besides its indentation: the key.
  mutating func print(_ value: JSONValue, cellsBefore: Int = 0) {
    switch value {
    case .null: print("null" as StaticString)
    case .bool(let value): print(value ? "true" : "false" as StaticString)
    case .integer(let value): print(text: String(value))
    case .decimal(let value): print(text: value.description)
    case .double(let value): print(text: Self.shortest(value))
    case .string(let value): printQuoted(value)
    case .array(let elements): print(elements, cellsBefore: cellsBefore)
    case .object(let members): print(members)
    }
  }

  private mutating func print(_ elements: [JSONValue], cellsBefore: Int) {
    if !printOnOneLine(elements, cells: depth * 2 + cellsBefore) {
      block("[", "]", elements) { printer, element in printer.print(element) }
    }
  }

  /// - Parameter cells: How many the line has already.
  /// - Returns: Whether the array went there: none does that holds an array or object, or is too wide.
  private mutating func printOnOneLine(_ elements: [JSONValue], cells: Int) -> Bool {
    let start = bytes.count
    print("[")
    for (offset, element) in elements.enumerated() {
      switch element {
      case .array, .object:
        bytes.removeSubrange(start...)
        return false
      case .null, .bool, .integer, .decimal, .double, .string: break
      }
      if offset > 0 { print(", ") }
      print(element)
    }
    print("]")
    let isWide = cells + String(decoding: bytes[start...], as: UTF8.self).cellWidth >= Self.widestLine
    if isWide { bytes.removeSubrange(start...) }
    return !isWide
  }

  private mutating func print(_ members: [String: JSONValue]) {
    guard !members.isEmpty else { return print("{}") }
    // UTF-8 sorts as scalars do; `String.<` would compare normalised forms.
    let inOrder = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    block("{", "}", inOrder) { printer, member in
      printer.printQuoted(member.key)
      printer.print(": ")
      printer.print(member.value, cellsBefore: member.key.cellWidth + 4)
    }
  }

  private mutating func block<Item>(
    _ opening: StaticString, _ closing: StaticString, _ items: [Item],
    printItem: (inout JSONPrinter, Item) -> Void
  ) {
    print(opening)
    depth += 1
    for (offset, item) in items.enumerated() {
      if offset > 0 { print(",") }
      breakLine()
      printItem(&self, item)
    }
    depth -= 1
    breakLine()
    print(closing)
  }

  private mutating func breakLine() {
    print("\n")
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  mutating func print(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func print(text: String) { bytes.append(contentsOf: text.utf8) }

  /// Swift's shortest description is at most 17 digits and valid JSON (`1e-05`, `1e+16`); −0 loses its sign.
  private static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    return (value == 0 ? 0 : value).description
  }

  private mutating func printQuoted(_ string: String) {
    print("\"")
    if string.utf8.allSatisfy(Self.isPlain) {
      print(text: string)
    } else {
      for scalar in string.unicodeScalars { printEscaped(scalar) }
    }
    print("\"")
  }

  /// Whether a byte cannot belong to anything that is escaped: 0xC2 begins U+0080 and 0xE2 U+2028.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xE2: false
    default: true
    }
  }

  /// RFC 8259 asks for quotes, backslashes and controls; the two separators would end a line in JavaScript.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x22, 0x5C, 0x7F..<0xA0, 0x2028, 0x2029: true
    default: false
    }
  }

  private mutating func printEscaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": print("\\\"")
    case "\\": print("\\\\")
    case "\n": print("\\n")
    case "\r": print("\\r")
    case "\t": print("\\t")
    case _ where Self.needsEscape(scalar):
      let digits = String(scalar.value, radix: 16)
      print(text: "\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    default: print(text: String(scalar))
    }
  }
}
