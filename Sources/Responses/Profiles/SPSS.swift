extension ExportProfile {
  /// SPSS: names of variables and below them their labels, as 问卷星 and others label what they write as .sav: `Q6_Row1`
  /// with `题干—行`, `Q5_1` with `题干(选项)`; answers are codes.
  package static let spss = ExportProfile(
    name: "SPSS", aliases: ["sav"],
    metadata: MetadataNames([
      .responseID: ["序号"], .submitted: ["提交答卷时间", "提交时间"], .duration: ["所用时间"], .address: ["来自IP"],
      .identity: ["微信昵称", "用户名"], .other: ["来源", "来源详情", "总分"],
    ]),
    header: .namesAboveWordings, headings: [.underscores, .dash, .parentheses], printsCodes: true)
}
