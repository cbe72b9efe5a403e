/// Names that tabs can show (工作表名): no forbidden signs, at most 31 characters, no two alike.
struct SheetNames {
  private(set) var names: [String] = []

  private static let mostUnits = 31

  init(_ wanted: [String]) {
    var taken: Set<String> = []
    for (index, name) in wanted.enumerated() {
      let base = Self.allowed(name, or: "Sheet\(index + 1)")
      var candidate = base.cut(toUnits: Self.mostUnits)
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        let ending = " (\(number))"
        candidate = base.cut(toUnits: Self.mostUnits - ending.utf16.count) + ending
        number += 1
      }
      names.append(candidate)
    }
  }

  /// Excel forbids `[]:*?/\`, an apostrophe at either end, and the name of its own change history.
  private static func allowed(_ name: String, or fallback: String) -> String {
    let scalars = name.unicodeScalars.map { scalar -> Unicode.Scalar in
      "[]:*?/\\".unicodeScalars.contains(scalar) || scalar.value < 0x20 ? " " : scalar
    }
    let text = String(String.UnicodeScalarView(scalars))
    let trimmed = text.drop { $0 == " " || $0 == "'" }
    let name = String(trimmed.reversed().drop { $0 == " " || $0 == "'" }.reversed())
    return name.isEmpty || name.lowercased() == "history" ? fallback : name
  }
}

extension String {
  /// The longest beginning with at most so many UTF-16 units, which is how Excel counts.
  func cut(toUnits limit: Int) -> String {
    guard utf16.count > limit else { return self }
    var (kept, count) = ("", 0)
    for character in self {
      count += character.utf16.count
      guard count <= limit else { break }
      kept.append(character)
    }
    return kept
  }
}
