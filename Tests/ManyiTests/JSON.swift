import Foundation

/// A JSON value as a program that reads our output sees it.
enum JSON: Decodable, Equatable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([JSON].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }

  subscript(_ key: String) -> JSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  subscript(_ index: Int) -> JSON? {
    if case .list(let list) = self, list.indices.contains(index) { list[index] } else { nil }
  }

  var list: [JSON] { if case .list(let list) = self { list } else { [] } }
  var keys: [String] { if case .object(let members) = self { members.keys.sorted() } else { [] } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The members of the list whose key has this text.
  func first(where key: String, is text: String) -> JSON? { list.first { $0[key] == .text(text) } }
}

/// What a JSON value must look like.
indirect enum Shape: Sendable {
  case text, number, flag
  case list(Shape)
  /// The members every object has; others may stand beside them.
  case object([String: Shape])
  /// The value, or `null`.
  case nullable(Shape)
  /// The value, or no key at all.
  case optional(Shape)

  /// Where a value departs from the shape, as `path: what`.
  func departures(of value: JSON?, at path: String = "$") -> [String] {
    switch (self, value) {
    case (.optional, nil), (.nullable, .null), (.text, .text), (.number, .number), (.flag, .flag): return []
    case (.optional(let shape), _), (.nullable(let shape), _): return shape.departures(of: value, at: path)
    case (.list(let shape), .list(let elements)):
      return elements.enumerated().flatMap { shape.departures(of: $1, at: "\(path)[\($0)]") }
    case (.object(let members), .object(let present)):
      return members.sorted { $0.key < $1.key }.flatMap {
        $0.value.departures(of: present[$0.key], at: "\(path).\($0.key)")
      }
    case (_, nil): return ["\(path): missing"]
    case (_, let found?): return ["\(path): \(found)"]
    }
  }
}

/// The keys of a printed object that stand before a smaller one; none in sorted output.
func unsortedKeys(in text: String) -> [String] {
  var unsorted: [String] = []
  var last: [String?] = []
  for line in text.split(separator: "\n") {
    let body = line.drop { $0 == " " }
    if body.hasPrefix("}") { last.removeLast() }
    if let match = body.prefixMatch(of: #/"([^"]*)": /#), let previous = last.last {
      let key = String(match.1)
      if let previous, !previous.utf8.lexicographicallyPrecedes(key.utf8) { unsorted.append(key) }
      last[last.count - 1] = key
    }
    if body.hasSuffix("{") { last.append(nil) }
  }
  return unsorted
}
