internal import Responses

/// What a question's wording gives away (题干识别).
struct StemReading {
  private let folded: String
  private let bytes: [UInt8]

  /// What a wording is about stands in its first few hundred characters; a heading may be megabytes of anything.
  private static let longestRead = 400

  init(_ stem: String) {
    folded = String(stem.prefix(Self.longestRead)).folded.lowercased()
    bytes = Array(folded.utf8)
  }

  /// Whether it asks who the respondent is: names, numbers, addresses.
  var asksIdentity: Bool { Self.identityWords.stand(in: bytes) }

  /// Whether it asks for an opinion in one's own words.
  var asksOpinion: Bool { Self.opinionWords.stand(in: bytes) }

  /// Whether it asks to rate something.
  var asksRating: Bool { Self.ratingWords.stand(in: bytes) }

  /// Whether points count from 0: the question says so, or asks for a recommendation, which does by custom.
  var startsAtZero: Bool { Self.zeroWords.stand(in: bytes) }

  /// The answer an attention item asks for: 本题请选择“满意”.
  func demandedAnswer(among texts: [String]) -> String? {
    guard Self.demandingWords.stand(in: bytes) else { return nil }
    for mark in Self.demandingWords.words {
      guard let range = folded.firstRange(of: mark) else { continue }
      let behind = folded[range.upperBound...].drop { "“\"‘'「『【(:：".contains($0) }
      // The longest text that follows: 非常满意 before 非常.
      let fitting = texts.filter { !$0.isEmpty && behind.hasPrefix($0.folded.lowercased()) }
      guard let answer = fitting.max(by: { $0.count < $1.count }) else { continue }
      // 请选择满意度 asks for a rating; the demanded answer ends the sentence or stands in quotes.
      let rest = behind.dropFirst(answer.folded.count)
      let isQuoted = range.upperBound < behind.startIndex
      if isQuoted || rest.isEmpty || rest.first.map({ "”\"’'」』】)，。,.!！；;选这此一项".contains($0) }) == true {
        return answer
      }
    }
    return nil
  }
}

extension StemReading {
  private static let identityWords = WordList([
    "姓名", "手机", "电话", "联系方式", "身份证", "证件号", "邮箱", "电子邮件", "信用代码", "企业名称", "公司名称", "单位名称", "机构名称", "微信号", "工号",
    "学号", "车牌", "银行卡", "详细地址", "家庭住址", "yourname", "fullname", "e-mail", "email", "phone", "mobile",
    "telephone", "idnumber", "companyname",
  ])
  private static let opinionWords = WordList([
    "意见", "建议", "不满意的原因", "请说明", "请描述", "想说", "评论", "comment", "suggest", "feedback", "opinion",
    "anythingelse",
  ])
  private static let ratingWords = WordList([
    "满意", "评分", "打分", "评价", "推荐", "几分", "多少分", "同意", "认可", "satisf", "rate", "rating", "score", "recommend",
    "likely", "agree",
  ])
  private static let zeroWords = WordList([
    "0-10", "0~10", "0—10", "0–10", "0到10", "0至10", "推荐", "recommend",
  ])
  private static let demandingWords = WordList([
    "请选择", "请直接选择", "请勾选", "请直接勾选", "请选", "pleaseselect", "pleasechoose", "select",
  ])
}

/// Words looked for in many texts (词表): on their bytes, and only where a text has the first of them.
private struct WordList: Sendable {
  let words: [String]
  /// By first byte.
  private let bytes: [[[UInt8]]]

  init(_ words: [String]) {
    self.words = words
    var bytes = [[[UInt8]]](repeating: [], count: 256)
    for word in words.map({ Array($0.utf8) }) where !word.isEmpty { bytes[Int(word[0])].append(word) }
    self.bytes = bytes
  }

  /// Whether one of the words stands in a text of UTF-8.
  func stand(in text: [UInt8]) -> Bool {
    text.indices.contains { start in
      bytes[Int(text[start])].contains { word in
        word.count <= text.count - start && word.indices.allSatisfy { text[start + $0] == word[$0] }
      }
    }
  }
}
