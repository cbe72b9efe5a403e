public import Diagnostics

extension TallyProblem {
  /// What is wrong.
  public func message(in language: Language) -> String {
    switch language {
    case .zh: chinese
    case .en: english
    }
  }

  private var chinese: String {
    switch fault {
    case .notATally: "不是计数文件。计数文件由 manyi tally 或 manyi merge 写出。"
    case .otherVersion(let version, let known):
      "计数文件的格式是第 \(version) 版，本程序读第 \(known) 版。请用同一版本的程序重新计数。"
    case .tooLarge(let limit): "文件大于 \(limit >> 20) MB，不会是计数文件。请核对文件名。"
    case .cutOff: "计数文件不完整，后面一截没有了。请重新计数或重新传送。"
    case .damaged: "计数文件损坏，内容与校验值不符或数目不可能。请重新计数或重新传送。"
    case .otherDefinition(let own, let first):
      "按另一份问卷计的数（\(Self.short(own))，应为 \(Self.short(first))）：题目、选项、规则或口径不同。请用同一份问卷重新计数。"
    case .otherGroupings(let own, let first):
      "分组题是 \(Self.names(own, "无"))，应为 \(Self.names(first, "无"))。请用相同的 --by 重新计数。"
    case .otherWeights(let own, let first):
      "权数列是 \(own ?? "无")，应为 \(first ?? "无")。请用相同的 --weights 重新计数。"
    case .otherRegister(let rule): "规则 \(rule) 的名单与前面计数时的不同。请用同一份名单重新计数。"
    case .comparesResponses(let rule):
      "规则 \(rule) 要把答卷互相比较，分开计数看不到另一份里的答卷。请把全部答卷放在一次 manyi tally 里计数。"
    }
  }

  private var english: String {
    switch fault {
    case .notATally: "this is no tally file; manyi tally and manyi merge write them."
    case .otherVersion(let version, let known):
      "the tally has format version \(version), this program reads version \(known). Count again with one program."
    case .tooLarge(let limit): "the file is larger than \(limit >> 20) MB, as no tally is. Check its name."
    case .cutOff: "the tally file is cut off. Count again, or transfer it again."
    case .damaged:
      "the tally file is damaged: it does not match its checksum, or no survey can have its numbers. Count again, or "
        + "transfer it again."
    case .otherDefinition(let own, let first):
      "counted by another questionnaire (\(Self.short(own)), not \(Self.short(first))): questions, options, rules or "
        + "formulas differ. Count again with one definition."
    case .otherGroupings(let own, let first):
      "grouped by \(Self.names(own, "nothing")), not by \(Self.names(first, "nothing")). Count again with the same --by."
    case .otherWeights(let own, let first):
      "the weights are \(own ?? "none"), not \(first ?? "none"). Count again with the same --weights."
    case .otherRegister(let rule):
      "rule \(rule) had another register. Count again with the same list of names."
    case .comparesResponses(let rule):
      "rule \(rule) compares responses with each other, and those counted apart cannot be seen. Count all responses in "
        + "one manyi tally."
    }
  }

  /// Enough digits to tell definitions apart.
  private static func short(_ digest: SHA256) -> String { String(digest.description.prefix(12)) }

  private static func names(_ names: [String], _ none: String) -> String {
    names.isEmpty ? none : names.joined(separator: ", ")
  }
}
