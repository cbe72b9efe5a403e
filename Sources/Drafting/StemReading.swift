internal import Responses

/// What a question's wording gives away (题干识别).
struct StemReading {
  private let folded: String

  /// What a wording is about stands in its first few hundred characters; a heading may be megabytes of anything.
  private static let longestRead = 400

  init(_ stem: String) { folded = String(stem.prefix(Self.longestRead)).folded.lowercased() }

  private func contains(_ words: [String]) -> Bool { words.contains(where: folded.contains) }

  /// Whether it asks who the respondent is: names, numbers, addresses.
  var asksIdentity: Bool {
    contains([
      "姓名", "手机", "电话", "联系方式", "身份证", "证件号", "邮箱", "电子邮件", "信用代码", "企业名称", "公司名称", "单位名称", "机构名称", "微信号",
      "工号",
      "学号", "车牌", "银行卡", "详细地址", "家庭住址", "yourname", "fullname", "e-mail", "email", "phone", "mobile",
      "telephone",
      "idnumber", "companyname",
    ])
  }

  /// Whether it asks for an opinion in one's own words.
  var asksOpinion: Bool {
    contains([
      "意见", "建议", "不满意的原因", "请说明", "请描述", "想说", "评论", "comment", "suggest", "feedback", "opinion",
      "anythingelse",
    ])
  }

  /// Whether it asks to rate something.
  var asksRating: Bool {
    contains([
      "满意", "评分", "打分", "评价", "推荐", "几分", "多少分", "同意", "认可", "satisf", "rate", "rating", "score", "recommend",
      "likely", "agree",
    ])
  }

  /// Whether points count from 0: the question says so, or asks for a recommendation, which does by custom.
  var startsAtZero: Bool { contains(["0-10", "0~10", "0—10", "0–10", "0到10", "0至10", "推荐", "recommend"]) }

  /// The answer an attention item asks for: 本题请选择“满意”.
  func demandedAnswer(among texts: [String]) -> String? {
    let marks = ["请选择", "请直接选择", "请勾选", "请直接勾选", "请选", "pleaseselect", "pleasechoose", "select"]
    for mark in marks {
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
