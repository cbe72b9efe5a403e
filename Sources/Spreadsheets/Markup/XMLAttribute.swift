/// An attribute of the current tag (属性), as places in the reader's buffer.
struct XMLAttribute {
  let name: Range<Int>
  let value: Range<Int>

  /// The character a reference stands for: `amp`, `#20013`, `#x4E2D`; `nil` for any other entity.
  static func scalar(named name: UnsafeRawBufferPointer) -> Unicode.Scalar? {
    guard name.first == UInt8(ascii: "#") else {
      return switch String(decoding: name, as: UTF8.self) {
      case "lt": "<"
      case "gt": ">"
      case "amp": "&"
      case "quot": "\""
      case "apos": "'"
      default: nil
      }
    }
    let isHexadecimal = name.dropFirst().first == UInt8(ascii: "x")
    let digits = String(decoding: name.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
    guard digits.first?.isHexDigit == true, let value = UInt32(digits, radix: isHexadecimal ? 16 : 10),
      value >= 0x20 || [0x09, 0x0A, 0x0D].contains(value)
    else { return nil }
    return Unicode.Scalar(value)
  }
}

extension XMLReader {
  /// The most attributes a tag may have; honest workbooks have a few dozen at most.
  private static let mostAttributes = 128

  mutating func readAttributes(_ range: Range<Int>) throws(WorkbookFault) {
    attributes.removeAll(keepingCapacity: true)
    var index = range.lowerBound
    while true {
      let gap = index
      while index < range.upperBound, buffer[index].isXMLSpace { index += 1 }
      if index == range.upperBound { return }
      guard index > gap, attributes.count < Self.mostAttributes else { throw fault(.badTag) }
      let nameStart = index
      while index < range.upperBound, buffer[index] != UInt8(ascii: "="), !buffer[index].isXMLSpace {
        index += 1
      }
      let name = nameStart..<index
      while index < range.upperBound, buffer[index].isXMLSpace { index += 1 }
      guard index < range.upperBound, buffer[index] == UInt8(ascii: "="), !name.isEmpty else {
        throw fault(.badTag)
      }
      index += 1
      while index < range.upperBound, buffer[index].isXMLSpace { index += 1 }
      guard index < range.upperBound, case let quote = buffer[index], quote == 0x22 || quote == 0x27 else {
        throw fault(.badTag)
      }
      let valueStart = index + 1
      index = valueStart
      while index < range.upperBound, buffer[index] != quote { index += 1 }
      guard index < range.upperBound else { throw fault(.badTag) }
      try add(XMLAttribute(name: name, value: valueStart..<index))
      index += 1
    }
  }

  private mutating func add(_ attribute: XMLAttribute) throws(WorkbookFault) {
    guard !attributes.contains(where: { isEqual($0.name, attribute.name) }) else {
      throw fault(.attributeTwice)
    }
    attributes.append(attribute)
    let name = attribute.name
    if starts(name, with: "xmlns") {
      if name.count == 5 {
        try bind(prefix: name.upperBound..<name.upperBound, to: attribute.value)
      } else if buffer[name.lowerBound + 5] == UInt8(ascii: ":") {
        try bind(prefix: name.lowerBound + 6..<name.upperBound, to: attribute.value)
      }
    }
  }

  private func isEqual(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    bytes(left).elementsEqual(bytes(right))
  }

  private func starts(_ range: Range<Int>, with literal: StaticString) -> Bool {
    literal.withUTF8Buffer { bytes(range).starts(with: $0) }
  }

  private func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: buffer + range.lowerBound, count: range.count)
  }

  @inline(__always)
  private func isEqual(_ range: Range<Int>, _ literal: StaticString) -> Bool {
    guard range.count == literal.utf8CodeUnitCount else { return false }
    let start = literal.utf8Start
    for index in 0..<range.count where buffer[range.lowerBound + index] != start[index] { return false }
    return true
  }

  /// Whether the element of the last event is this one.
  @inline(__always)
  func isElement(_ name: StaticString, in wanted: XMLNamespace = .main) -> Bool {
    namespace == wanted && isEqual(localName, name)
  }

  /// The raw value of an attribute without a namespace; valid until the next event.
  @inline(__always)
  func attribute(_ name: StaticString) -> UnsafeRawBufferPointer? {
    for attribute in attributes where isEqual(attribute.name, name) { return bytes(attribute.value) }
    return nil
  }

  /// The text of an attribute without a namespace.
  func attributeText(_ name: StaticString) throws(WorkbookFault) -> String? {
    guard let raw = attribute(name) else { return nil }
    return try resolved(raw)
  }

  /// The text of an attribute in a namespace, as `r:id`.
  func attributeText(_ name: StaticString, in wanted: XMLNamespace) throws(WorkbookFault) -> String? {
    for attribute in attributes {
      guard let colon = attribute.name.first(where: { buffer[$0] == UInt8(ascii: ":") }),
        isEqual(colon + 1..<attribute.name.upperBound, name),
        namespace(ofPrefix: attribute.name.lowerBound..<colon) == wanted
      else { continue }
      return try resolved(bytes(attribute.value))
    }
    return nil
  }

  /// Whether an attribute says yes: `1` or `true`.
  func isTrue(_ name: StaticString) -> Bool {
    guard let value = attribute(name) else { return false }
    return value.elementsEqual("1".utf8) || value.elementsEqual("true".utf8)
  }

  private func resolved(_ raw: UnsafeRawBufferPointer) throws(WorkbookFault) -> String {
    guard raw.contains(UInt8(ascii: "&")) else { return String(decoding: raw, as: UTF8.self) }
    var text = String.UnicodeScalarView()
    var rest = raw[...]
    while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
      text += String(decoding: rest[..<mark], as: UTF8.self).unicodeScalars
      guard let stop = rest[mark...].firstIndex(of: UInt8(ascii: ";")),
        let scalar = XMLAttribute.scalar(named: UnsafeRawBufferPointer(rebasing: rest[mark + 1..<stop]))
      else { throw fault(.badReference) }
      text.append(scalar)
      rest = rest[(stop + 1)...]
    }
    text += String(decoding: rest, as: UTF8.self).unicodeScalars
    return String(text)
  }
}
