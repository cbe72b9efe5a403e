extension ExportProfile {
  /// Microsoft Forms: one header row of bare stems, options joined and ended by `;`, one column for each statement of a
  /// Likert question, repeated titles numbered 2, 3, …; US dates.
  static let microsoftForms = ExportProfile(
    name: "Microsoft Forms", aliases: ["microsoftforms", "msforms", "forms"],
    metadata: MetadataNames([
      .responseID: ["ID"], .started: ["Start time", "开始时间"], .submitted: ["Completion time", "完成时间"],
      .identity: ["Email", "Name", "电子邮件", "电子邮件地址", "名称", "姓名"],
      .other: [
        "Last modified time", "上次修改时间", "Language", "语言", "Total points", "总分", "Quiz feedback", "测验反馈",
        "Grade posted time",
      ],
    ]),
    signs: [.headings(["Start time", "Completion time", "Last modified time", "完成时间", "上次修改时间"])],
    headings: [.repeatedTitle, .spacedDash, .brackets], optionSeparators: [";", "；"], rankSeparators: [";"])
}
