extension ExportProfile {
  /// Google Forms: one header row, options joined by `, ` which may stand inside an option as well, a grid's rows as
  /// `题干 [行]`, `… 10:00:00 AM GMT+3`.
  static let googleForms = ExportProfile(
    name: "Google Forms", aliases: ["googleforms", "google"],
    metadata: MetadataNames([
      .submitted: ["Timestamp", "时间戳记", "时间戳"],
      .identity: ["Email Address", "Email address", "Username", "电子邮件地址", "电子邮箱", "用户名"],
      .other: ["Score", "得分", "分数", "总分"],
    ]),
    signs: [.first(["Timestamp", "时间戳记", "时间戳"])],
    headings: [.brackets], optionSeparators: [", ", ","], rankSeparators: [", "])
}
