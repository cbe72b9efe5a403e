import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

/// The help desk's three people in the exports of Chinese platforms.
@Suite struct ChinesePlatformTests {
  private let desk: Questionnaire

  init() throws { desk = try Questionnaire(fixture: HelpDesk.chinese) }

  private func expectThree(_ text: String, _ platform: String, name: String = "export.csv") -> ReadExports {
    let read = desk.read(ExportFile(text, name: name))
    #expect(read.codes == [])
    #expect(read.table.files.map(\.platform) == [platform])
    #expect(read.positions == HelpDesk.answers)
    return read
  }

  @Test func `问卷星 by text`() {
    let read = expectThree(
      """
      序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的身份,2、请评价窗口服务—速度,2、态度,3、需要改进的方面,4、何时使用—网上,4、窗口,5、意见和建议
      1,2026/5/6 9:01:00,136秒,手机提交,微信,203.0.113.1(上海-上海),企业,非常满意,满意,功能┋培训,上午,上午┋下午,很好
      2,2026/5/6 9:02:00,36秒,手机提交,微信,203.0.113.2(上海-上海),个人,不满意,(空),价格、收费,下午,(空),(空)
      3,2026/5/6 9:03:00,96秒,链接,直接访问,203.0.113.3(上海-上海),企业,满意,满意,功能┋其他〖停车┋位〗,上午┋下午,下午,=1+1
      """, "问卷星")
    #expect(read.table.files[0].content == .text)
  }

  @Test func `问卷星 by number, as it was in 2016`() {
    let read = expectThree(
      """
      序号,提交答卷时间,所用时间,来自IP,来源,来源详情,1、您的身份 (单选题 *必答),2、请评价窗口服务 (矩阵单选题 *必答)—速度,态度,第3题(功能),第3题(培训),第3题(价格、收费),第3题(其他【请注明】),4、何时使用—网上(上午),4、何时使用—网上(下午),4、窗口(上午),4、窗口(下午),5、意见和建议
      1,2016/12/17 14:22:55,136秒,203.0.113.1(上海-上海),手机提交,微信,1,1,2,1,1,0,0,1,0,1,1,很好
      2,2016/12/17 14:23:55,36秒,203.0.113.2(上海-上海),手机提交,微信,2,3,-2,0,0,1,0,0,1,0,0,
      3,2016/12/17 14:24:55,96秒,203.0.113.3(上海-上海),手机提交,微信,1,2,2,1,0,0,1,1,1,0,1,好
      """, "问卷星")
    #expect(read.table.files[0].content == .number)
  }

  @Test func `问卷星 by score says so in its name`() {
    let read = desk.read(
      ExportFile(
        """
        序号,提交答卷时间,所用时间,2、请评价窗口服务—速度,2、态度,总分
        1,2026/5/6 9:01:00,136秒,100,80,180
        2,2026/5/6 9:02:00,36秒,0,,0
        """, name: "1_按分数_服务台_2_2.csv"))
    #expect(read.table.files[0].content == .score)
    #expect(read.positions["rate.speed"] == ["0", "2"])
    #expect(read.positions["rate.staff"] == ["1", "未答"])
  }

  @Test func `腾讯问卷 has a column for each option, with its text or nothing`() {
    let read = expectThree(
      """
      编号,开始答题时间,结束答题时间,答题时长,1.您的身份,2.请评价窗口服务:速度,2.请评价窗口服务:态度,3.需要改进的方面:A.功能,3.需要改进的方面:B.培训,3.需要改进的方面:C.价格、收费,3.需要改进的方面:D.其他,4.何时使用:网上:A.上午,4.何时使用:网上:B.下午,4.何时使用:窗口:A.上午,4.何时使用:窗口:B.下午,5.意见和建议,语言,清洗数据结果,智能清洗数据无效概率,地理位置省,用户类型,用户标识,昵称,自定义字段,IP,UA,Referrer,中奖时间,中奖金额,审核状态,
      1,2026/5/26 12:00,2026/5/26 12:03,180,A.企业,非常满意,满意,A.功能,B.培训,,,A.上午,,A.上午,B.下午,很好,zh,有效,0.01,上海,,u1,甲,,203.0.113.1,x,,,,,
      2,2026/5/26 12:00,2026/5/26 12:01,60,B.个人,不满意,,,,C.价格、收费,,,B.下午,,,,zh,无效,0.99,上海,,u2,乙,,203.0.113.2,x,,,,,
      3,2026/5/26 12:00,2026/5/26 12:02,120,A.企业,满意,满意,A.功能,,,D.其他,A.上午,B.下午,,B.下午,好,zh,有效,0.02,上海,,u3,丙,,203.0.113.3,x,,,,,
      """, "腾讯问卷")
    #expect(read.table.files[0].unusedHeadings == [])
  }

  @Test func `问卷网 by text`() {
    _ = expectThree(
      """
      答题序号,来源,Q1:您的身份,Q2:请评价窗口服务—速度,Q2:请评价窗口服务—态度,Q3:需要改进的方面,Q4:何时使用—网上,Q4:何时使用—窗口,Q5:意见和建议,开始时间,提交时间,答题时长,IP省份,IP城市,IP地址,浏览器,操作系统
      1,链接,企业,非常满意,满意,功能┋培训,上午,上午┋下午,很好,2026-05-06 09:00:00,2026-05-06 09:02:16,136,上海,上海,203.0.113.1,x,y
      2,链接,个人,不满意,,价格、收费,下午,,,2026-05-06 09:00:00,2026-05-06 09:02:16,136,上海,上海,203.0.113.2,x,y
      3,链接,企业,满意,满意,功能┋其他,上午┋下午,下午,好,2026-05-06 09:00:00,2026-05-06 09:02:16,136,上海,上海,203.0.113.3,x,y
      """, "问卷网")
  }

  @Test func `问卷网 by number, after a spreadsheet made 2 into 2.0`() throws {
    let text = HelpDesk.chinese.replacing("编号: role", with: "编号: Q1").replacing("编号: rate", with: "编号: Q2")
      .replacing("编号: why", with: "编号: Q3").replacing("编号: use", with: "编号: Q4").replacing(
        "编号: say", with: "编号: Q5")
    let read = try Questionnaire(fixture: text).read(
      """
      seq,source,Q1,Q2|R1,Q2|R2,Q3|A1,Q3|A2,Q3|A3,Q3|A4,Q3|A4|open,Q4|R1|A1,Q5,start,finish,time_used,ip_province,ip_city,ip,browser,os
      1,link,1.0,1.0,2.0,1,1,0,0,,1,好,2026-05-06 09:00:00,2026-05-06 09:02:00,120,上海,上海,203.0.113.1,x,y
      2,link,2.0,3.0,,0,0,1,0,,0,,2026-05-06 09:00:00,2026-05-06 09:02:00,120,上海,上海,203.0.113.1,x,y
      """)
    #expect(read.table.files.map(\.platform) == ["问卷网"])
    #expect(read.table.files[0].content == .number)
    #expect(read.positions["Q1"] == ["0", "1"])
    #expect(read.positions["Q2.speed"] == ["0", "2"])
    #expect(read.positions["Q2.staff"] == ["1", "未答"])
    #expect(read.positions["Q3"] == ["0+1", "2"])
  }

  @Test func `金数据 joins by commas and types in brackets`() {
    _ = expectThree(
      """
      序号,您的身份,请评价窗口服务-速度,请评价窗口服务-态度,需要改进的方面,何时使用-网上,何时使用-窗口,意见和建议,提交人,提交时间,修改时间,填写设备,操作系统,浏览器,IP,微信昵称,微信OpenID
      1,企业,非常满意,满意,"功能,培训",上午,"上午,下午",很好,甲,2026-05-06 09:00:00,,手机,x,y,203.0.113.1,甲,o1
      2,个人,不满意,,"价格、收费",下午,,,乙,2026-05-06 09:00:00,,手机,x,y,203.0.113.2,乙,o2
      3,企业,满意,满意,"功能,其他(停车, 位)","上午,下午",下午,好,丙,2026-05-06 09:00:00,,手机,x,y,203.0.113.3,丙,o3
      """, "金数据")
  }
}

/// Blanks that stand in columns of their own.
@Suite struct BlankColumnTests {
  private static func questionnaire(_ question: String) throws -> Questionnaire {
    try Questionnaire(
      fixture: """
        格式版本: 1
        编号: BLANK
        名称: 填空
        题目:
          - {编号: S, 题干: 是否满意, 题型: 量表, 选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}
          - {编号: B, 题干: 联系方式, \(question), 用途: 标识, 必答: 否}
        满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
        """)
  }

  @Test(arguments: [
    "序号,提交答卷时间,1、是否满意,2、(1)姓名___,2、(2)电话___", "序号,提交答卷时间,1、是否满意,2、(2)电话___,2、(1)姓名___",
    "编号,开始答题时间,结束答题时间,1.是否满意,2.联系方式_填空1,2.联系方式_填空2",
  ])
  func `blanks are found by wording or number`(header: String) throws {
    let questionnaire = try Self.questionnaire("题型: 多项填空, 行: [{编号: a, 文本: 姓名}, {编号: b, 文本: 电话}]")
    let isTurned = header.contains("电话___,2")
    let times = header.contains("编号") ? "1,2026/5/6 9:00,2026/5/6 9:01" : "1,2026/5/6 9:00"
    let read = questionnaire.read("\(header)\n\(times),满意,\(isTurned ? ",甲" : "甲,")\n")
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("B.a") == ["有"])
    #expect(read.table.answers("B.b") == ["未答"])
  }

  @Test func `a question of one blank is answered by the first`() throws {
    let read = try Self.questionnaire("题型: 填空").read(
      "编号,开始答题时间,结束答题时间,1.是否满意,2.联系方式_填空1\n1,2026/5/6 9:00,2026/5/6 9:01,满意,甲\n")
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("B") == ["有"])
  }

  @Test func `NULL in a published file is no answer`() throws {
    let read = try Self.questionnaire("题型: 填空").read(
      "序号,提交答卷时间,1、是否满意,2、联系方式\n1,2026/5/6 9:00,NULL,NULL\n")
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("S") + read.table.answers("B") == ["未答", "未答"])
  }
}
