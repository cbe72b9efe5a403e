/// 食堂: five responses, small enough to count on one hand.
enum Canteen {
  static let questionnaire = """
    格式版本: 1
    编号: canteen
    名称: 食堂满意度
    量表:
      满意3:
        选项:
          - {码: 1, 文本: 满意, 分值: 100, 满意: 是}
          - {码: 2, 文本: 一般, 分值: 60, 满意: 否}
          - {码: 3, 文本: 不满意, 分值: 0, 满意: 否}
          - {码: 9, 文本: 不了解, 有效: 否}
    题目:
      - {编号: Q1, 题干: 您是, 题型: 单选, 用途: 分组, 选项: [{码: 1, 文本: 职工}, {码: 2, 文本: 访客}, {码: 3, 文本: 家属}]}
      - {编号: Q2, 题干: 饭菜, 题型: 量表, 量表: 满意3}
      - {编号: Q3, 题干: 环境, 题型: 量表, 量表: 满意3}
      - {编号: Q4, 题干: 希望改进, 题型: 多选, 必答: 否, 选项: [{码: 1, 文本: 菜品}, {码: 2, 文本: 价格}, {码: 3, 文本: "=1+1"}]}
    有效性:
      - {编号: V1, 规则: 最短用时, 秒: 20, 处理: 剔除}
      - {编号: V2, 规则: 一致作答, 处理: 标记}
    满意度:
      口径: [{编号: 满意率, 算法: 满意占比, 题目汇总: 池化}]
      主口径: 满意率
    """

  /// The fifth took 5 seconds; the second and the fifth say the same everywhere.
  static let export = """
    序号,提交答卷时间,所用时间,1、您是,2、饭菜,3、环境,4、希望改进
    11,2024/5/6 12:00:00,60秒,职工,满意,一般,菜品┋价格
    12,2024/5/6 12:01:00,65秒,职工,满意,满意,=1+1
    13,2024/5/6 12:02:00,70秒,访客,不满意,不了解,(空)
    14,2024/5/6 12:03:00,75秒,访客,一般,满意,价格
    15,2024/5/6 12:04:00,5秒,职工,满意,满意,菜品

    """

  /// A folder with `q.yaml` and `a.csv`.
  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(questionnaire, to: "q.yaml")
    try folder.write(export, to: "a.csv")
    return folder
  }
}
