extension ExportProfile {
  /// 腾讯问卷: one header row, `1.题干`; one column for each option `21.题干:选项`, holding its text or nothing; blanks
  /// `3.题干_填空1`; the platform's own cleaning behind the answers, and an empty last column.
  static let tencent = ExportProfile(
    name: "腾讯问卷", aliases: ["tencent", "wj.qq.com", "腾讯"],
    metadata: MetadataNames([
      .responseID: ["编号"], .started: ["开始答题时间"], .submitted: ["结束答题时间"], .duration: ["答题时长"],
      .address: ["IP"],
      .verdict: ["清洗数据结果", "智能清洗数据无效概率", "审核状态"],
      .region: ["地理位置国家和地区", "地理位置国家", "地理位置省", "地理位置市", "国家和地区", "省份", "城市"],
      .identity: ["用户标识", "昵称", "自定义字段", "UA", "Referrer"],
      .other: ["语言", "用户类型", "中奖时间", "中奖金额", "来源", "总分"],
    ]),
    signs: [
      .headings(["开始答题时间", "结束答题时间", "答题时长", "清洗数据结果", "智能清洗数据无效概率", "用户标识", "自定义字段"])
    ],
    headings: [.numberedColon, .underscoreBlank, .dash], skippedMarks: ["(跳过)"], unansweredMarks: ["(空)"],
    optionSeparators: ["┋", ",", "，"], rankSeparators: ["→", ","])
}
