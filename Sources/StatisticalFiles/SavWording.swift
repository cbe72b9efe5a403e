/// What a variable's label says (变量标签解读): a question, and perhaps a row or an option of it.
///
/// 问卷星 labels a row of a matrix `题干(题干—行)` and an option `题干(选项)`, and names their variables `Q6_Row1`, `Q5_1`.
public struct SavWording: Hashable, Sendable {
  /// 题干.
  public let stem: String
  /// 行 or 选项; `nil` = the label is a question's own.
  public let part: String?
  /// The wording as other exports print it: `题干—行`, `题干(选项)`.
  public let text: String

  /// - Parameters:
  ///   - label: 变量标签.
  ///   - name: 变量名, which stands for a label there is not.
  init(label: String?, name: String) {
    let label = label ?? name
    guard let last = label.last, ")）".contains(last), let (stem, inner) = Self.split(label) else {
      (stem, part, text) = (label, nil, label)
      return
    }
    let row = inner.hasPrefix(stem) ? inner.dropFirst(stem.count).drop { Self.dashes.contains($0) } : ""
    if !row.isEmpty, row.count < inner.count - stem.count {
      (self.stem, part, text) = (stem, String(row), "\(stem)—\(row)")
    } else {
      (self.stem, part, text) = (stem, inner, label)
    }
  }

  private static let dashes = "—–―-－ "

  /// What stands before the bracket that the last one closes, and what stands in it; both brackets may hold others.
  private static func split(_ label: String) -> (stem: String, inner: String)? {
    var depth = 0
    for index in label.indices.reversed() {
      if ")）".contains(label[index]) { depth += 1 }
      guard "(（".contains(label[index]) else { continue }
      depth -= 1
      guard depth == 0 else { continue }
      let inner = label[label.index(after: index)...].dropLast()
      let stem = label[..<index]
      return stem.isEmpty || inner.isEmpty ? nil : (String(stem), String(inner))
    }
    return nil
  }
}

extension SavVariable {
  /// What the label says; the name says it where there is none.
  public var wording: SavWording { SavWording(label: label, name: name) }
}
