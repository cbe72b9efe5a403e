/// The published case: its files, and the figures its report prints (表 3, 1637–1689 行).
enum Shenzhen {
  /// The pre-entry evaluation of the same year, whose annex prints bands nobody applied.
  static let preEntry = "data/shenzhen-customs-preentry-2020/evaluation.yaml"
  static let evaluation = "data/shenzhen-single-window-2020/evaluation.yaml"
  static let questionnaire = "questionnaires/shenzhen-single-window-2020.yaml"
  static let responses = "data/shenzhen-single-window-2020/responses.csv"
  static let counts = "data/shenzhen-single-window-2020/counts.csv"

  /// 满意度 by every formula, worked by hand from the counts 428, 493, 177, 39 of 1137 over five questions.
  static let figures: [(formula: String, value: Double)] = [
    ("满意度（前三档合计占比）", 96.57),  // 1098/1137
    ("满意率（备选：各题满意占比的平均）", 96.54),  // (227/231 + 226/231 + 221/231 + 223/231 + 201/213) / 5
    ("非常满意和满意合计占比", 81.00),  // 921/1137
    ("赋值 100/80/60/30", 82.70),  // 94030/1137
    ("赋值 100/80/60/0", 81.67),  // 92860/1137
    ("赋值 100/75/50/25", 78.80),  // 89600/1137
  ]
}
