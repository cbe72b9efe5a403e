internal import Responses

/// What a platform, or a person, wrote into a file's name (文件名): `123_按文本_企业满意度问卷_82_78.csv`.
struct FileNaming {
  let id: String
  let title: String

  init(_ path: String) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let base = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    let match = base.wholeMatch(of: /(\d+)_按(?:文本|序号|分数)_(.+?)(?:_\d+)*/)
    let name = match.map { String($0.2) } ?? base
    // A name such as responses.csv says nothing about the survey.
    title = name.utf8.allSatisfy { $0 < 0x80 } ? "满意度调查问卷" : name
    let plain = match.map { String($0.1) } ?? base
    let kept = plain.unicodeScalars.filter {
      $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-"
    }
    let text = String(String.UnicodeScalarView(kept))
    id = text.isEmpty || text.allSatisfy({ $0 == "-" }) ? "draft" : text
  }
}

extension String {
  /// Whether a program's name for a question can be its 编号.
  var isIdentifier: Bool {
    guard let first = unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return count <= 40
      && unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_"
      }
  }
}

extension [String] {
  /// Each text once, where it first stands.
  var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

extension [SeenText] {
  /// By the marks people put before options, `A.`, `1、`, where every option has one; else as they came.
  var inPrintedOrder: [SeenText] {
    let marks = map(\.listMark)
    guard count > 1, !marks.contains(nil) else { return self }
    return zip(marks, self).enumerated()
      .sorted { ($0.element.0 ?? "", $0.offset) < ($1.element.0 ?? "", $1.offset) }
      .map(\.element.1)
  }
}

extension [[SeenText]] {
  /// The texts of several columns counted together, in order of appearance.
  var joinedCounts: [SeenText] {
    var counted: [SeenText] = []
    var index: [String: Int] = [:]
    for text in joined(separator: []) {
      if let known = index[text.text] {
        counted[known].count += text.count
      } else {
        index[text.text] = counted.count
        counted.append(text)
      }
    }
    return counted
  }
}

extension SeenText {
  /// `A` of `A.非常支持`, `03` of `3、…`: sortable.
  fileprivate var listMark: String? {
    guard text.withoutListMark != nil else { return nil }
    let mark = text.folded.drop { $0 == "(" }.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
      .lowercased()
    return mark.isEmpty ? nil : String(repeating: "0", count: Swift.max(0, 3 - mark.count)) + mark
  }
}
