extension ExportProfile {
  /// 问卷星: one header row, `N、题干`, options joined by ┋, typed text in 〖〗, `(空)` and `(跳过)`; in number exports −3
  /// is “not asked” and −2 “not answered”.
  static let wenjuanxing = ExportProfile(
    name: "问卷星",
    metadata: [
      "序号": .responseID, "提交答卷时间": .submitted, "所用时间": .duration, "来自IP": .address, "来源": .other,
      "来源详情": .other, "总分": .other,
    ],
    skippedMarks: ["(跳过)", "（跳过）"], unansweredMarks: ["(空)", "（空）"], optionSeparator: "┋",
    rankSeparator: "→", otherText: TypedTextMarks("〖", "〗"), rowSeparators: ["—", "——"],
    skippedNumbers: ["-3"],
    unansweredNumbers: ["-2"], tellingHeadings: ["序号", "提交答卷时间", "所用时间", "来源详情", "来自IP"])

  /// 通用表格: a plain table headed by question ids, numbers or stems.
  static let plain = ExportProfile(
    name: "通用表格", metadata: wenjuanxing.metadata, skippedMarks: wenjuanxing.skippedMarks,
    unansweredMarks: wenjuanxing.unansweredMarks, optionSeparator: "┋", rankSeparator: "→",
    otherText: TypedTextMarks("〖", "〗"),
    rowSeparators: ["—"], skippedNumbers: ["-3"], unansweredNumbers: ["-2"], tellingHeadings: [])
}
