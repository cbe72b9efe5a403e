internal import Diagnostics
internal import ExactNumbers
internal import Indicators
internal import Questionnaires

extension Redistribution {
  /// `3.2 不适用（…），5 分转给 3.1（10→15）`: where the weight came from and where it went.
  func text(in language: Language) -> String {
    let words = Words(language)
    let from = dropped.map { drop in
      let reason = drop.reason.map { words("（\($0)）", " (\($0))") } ?? ""
      return words("\(drop.code) 不适用\(reason)，", "\(drop.code) does not apply\(reason): ")
        + words("\(drop.weight) 分", "\(drop.weight) points")
    }
    let to = gained.map { "\($0.code) (\($0.before)→\($0.after))" }
    let and = words("；", "; ")
    return from.joined(separator: and) + words(" 分给 ", " go to ") + to.joined(separator: words("、", ", "))
  }
}
