extension ExportProfile {
  /// 问卷星: one header row, `N、题干`, options joined by ┋, typed text in 〖〗, `(空)` and `(跳过)`; in number exports −3
  /// is “not asked” and −2 “not answered”.
  static let wenjuanxing = ExportProfile(
    name: "问卷星", aliases: ["wjx", "wenjuanxing"], metadata: wenjuanxingNames,
    signs: [.headings(["序号", "提交答卷时间", "所用时间", "来源详情", "来自IP"]), .form(.numberedOption)],
    headings: [.numberedOption, .numberedBlank, .dash, .parentheses],
    skippedMarks: ["(跳过)", "（跳过）"], unansweredMarks: ["(空)", "（空）", "NULL"], skippedNumbers: ["-3"],
    unansweredNumbers: ["-2"], optionSeparators: ["┋"], rankSeparators: ["→"])

  private static let wenjuanxingNames = MetadataNames([
    .responseID: ["序号"], .submitted: ["提交答卷时间"], .duration: ["所用时间"], .address: ["来自IP"],
    .identity: ["微信昵称", "微信OpenID", "OpenID", "用户名", "自定义字段"], .region: ["省份", "城市", "IP省份", "IP城市"],
    .other: ["来源", "来源详情", "总分", "得分"],
  ])

  /// 通用表格: a plain table headed by question ids, numbers or stems, as people make them of any platform's export.
  static let plain = ExportProfile(
    name: "通用表格", aliases: ["plain", "csv"],
    metadata: MetadataNames([
      .responseID: ["序号"], .submitted: ["提交答卷时间"], .duration: ["所用时间"], .address: ["来自IP"],
      .other: ["来源", "来源详情", "总分"],
    ]),
    skippedMarks: wenjuanxing.skippedMarks, unansweredMarks: wenjuanxing.unansweredMarks,
    skippedNumbers: ["-3"],
    unansweredNumbers: ["-2"], optionSeparators: ["┋", ";", "；", "|", "、", ","],
    rankSeparators: ["→", "┋", ">"])
}
