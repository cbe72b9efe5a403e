extension ExportProfile {
  /// 金数据: one header row of bare stems, options joined by commas, a matrix with one column a row, typed text in
  /// brackets.
  static let jinshuju = ExportProfile(
    name: "金数据", aliases: ["jinshuju"],
    metadata: MetadataNames([
      .responseID: ["序号"], .submitted: ["提交时间"], .started: ["开始填写时间"], .duration: ["填写时长", "填写时间"],
      .address: ["IP", "填写IP"],
      .identity: ["提交人", "昵称", "微信昵称", "openid", "微信OpenID", "头像", "微信头像", "性别", "微信性别", "扩展属性"],
      .region: ["国家", "省", "市", "省市", "省份", "城市", "微信国家", "微信省市", "地理位置"],
      .other: ["修改时间", "填写设备", "操作系统", "浏览器", "总分", "来源"],
    ]),
    signs: [.headings(["提交人", "修改时间", "填写设备", "微信昵称", "扩展属性"])],
    headings: [.dash, .spacedDash, .colon, .parentheses, .brackets], optionSeparators: [",", "，", "、"],
    rankSeparators: [",", "，", "→"], otherText: TypedTextMarks("(", ")"))
}
