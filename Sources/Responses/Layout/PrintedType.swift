package import Questionnaires

/// The question type a platform prints behind a stem (题型标注): `(单选题 *必答)`, `[矩阵量表题]`.
package struct PrintedType: Hashable, Sendable {
  /// The type as printed, less brackets and 必答: `矩阵量表题`.
  package let name: String
  /// What the platform's word means here; `nil` for matrices of blanks, uploads and the like.
  package let kind: QuestionKind?
  /// 必答.
  package let isRequired: Bool

  private static let kinds: [String: QuestionKind] = [
    "单选": .single, "多选": .multiple, "单项填空": .text, "多项填空": .multipleText, "填空": .text, "简答": .text,
    "量表": .scale, "评分": .scale, "打分": .scale, "排序": .ranking, "比重": .proportions, "下拉": .single,
    "判断": .single, "NPS": .scale, "矩阵": .matrixSingle, "矩阵单选": .matrixSingle, "矩阵量表": .matrixSingle,
    "矩阵多选": .matrixMultiple,
  ]

  /// The last such bracket at the end or before a row, so that `(问题响应)` stays part of its stem, and a stem may hold
  /// a bracket of its own.
  package static func suffix(of text: Substring) -> (type: PrintedType, range: Range<Substring.Index>)? {
    // `(`, `[` or the first byte of their full-width forms: most headings have none.
    guard text.utf8.contains(where: { $0 == 0x28 || $0 == 0x5B || $0 == 0xEF }) else { return nil }
    var end = text.endIndex
    for _ in 0..<8 {
      guard let open = text[..<end].lastIndex(where: { "([（［".contains($0) }), open > text.startIndex else {
        return nil
      }
      end = open
      let inside = text[text.index(after: open)...].prefix(16)
      guard let close = inside.firstIndex(where: { ")]）］".contains($0) }) else { continue }
      let behind = text[text.index(after: close)...].drop(while: \.isWhitespace)
      guard behind.first.map({ "—–―-－".contains($0) }) ?? true else { continue }
      if let type = PrintedType(String(inside[..<close])) { return (type, open..<text.index(after: close)) }
    }
    return nil
  }

  private init?(_ inside: String) {
    var word = inside.folded
    isRequired = word.hasSuffix("必答")
    if isRequired || word.hasSuffix("选答") { word.removeLast(2) }
    if word.hasSuffix("*") { word.removeLast() }
    guard word.hasSuffix("题") else { return nil }
    let bare = String(word.dropLast())
    let isMatrix = bare.hasPrefix("矩阵") && bare.count <= 6
    guard Self.kinds[bare] != nil || isMatrix else { return nil }
    (name, kind) = (word, Self.kinds[bare])
  }
}
