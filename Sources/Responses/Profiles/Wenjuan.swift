extension ExportProfile {
  /// 问卷网: texts, or numbers headed `Q1`, `Q2|A1`, `Q2|A1|open` with a codebook beside them; GB18030 without a mark.
  static let wenjuan = ExportProfile(
    name: "问卷网", aliases: ["wenjuan", "wenjuan.com"],
    metadata: MetadataNames([
      .responseID: ["seq", "答题序号"], .started: ["start", "开始时间"], .submitted: ["finish", "提交时间"],
      .duration: ["time_used", "答题时长"], .address: ["ip", "IP地址"],
      .region: ["ip_province", "ip_city", "IP省份", "IP城市"],
      .identity: ["昵称", "openid", "姓名"], .verdict: ["答卷状态", "状态"],
      .other: ["source", "来源", "browser", "浏览器", "os", "操作系统"],
    ]),
    signs: [
      .headings([
        "seq", "time_used", "ip_province", "ip_city", "答题序号", "答题时长", "IP省份", "IP城市", "IP地址",
      ]), .form(.pipe),
    ],
    headings: [.pipe, .numberedColon, .numberedOption, .dash, .spacedDash, .underscoreBlank],
    skippedMarks: ["(跳过)"], unansweredMarks: ["(空)"], optionSeparators: ["┋", "|", ";", "；", ","],
    rankSeparators: ["→", ">", ","])
}
