import Foundation
import Testing

/// Exports long enough to be looked at twice, beside the same through pipes, which come but once.
struct ComparedFilesTests {
  private static let questionnaire = """
    格式版本: 1
    编号: TWICE
    名称: 两遍
    量表: {三: {选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 一般, 满意: 否}, {码: 3, 文本: 不满意, 满意: 否}]}}
    题目:
      - {编号: Q1, 题干: 手机, 题型: 填空, 用途: 标识}
      - {编号: Q2, 题干: 哪里人, 题型: 单选, 用途: 分组, 选项: [{码: 1, 文本: 甲}, {码: 2, 文本: 乙}]}
      - {编号: Q3, 题干: 服务, 题型: 量表, 量表: 三}
      - {编号: Q4, 题干: 环境, 题型: 量表, 量表: 三}
    有效性:
      - {编号: V1, 规则: 最短用时, 秒: 20, 处理: 剔除}
      - {编号: V2, 规则: 重复答卷, 依据: [Q1], 保留: 最完整, 处理: 剔除}
      - {编号: V3, 规则: 同IP上限, 上限: 3, 处理: 剔除}
    满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
    """

  private static let names = ["early.csv", "late.csv"]

  /// 3,000 responses of some 900 bytes, and 4,000 more of which the first 3,000 are those; every seventh phone and every
  /// fifth address has come before.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let header = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、手机,2、哪里人,3、服务,4、环境,备注,权重"
    let filler = String(repeating: "长", count: 250)
    let rows = (1...7_000).map { id in
      let phone = id % 7 == 0 ? "139\(id % 500)" : "138\(id)"
      let address = id % 5 == 0 ? "198.51.100.\(id % 300)" : "203.0.\(id / 250).\(id % 250)"
      let time = "2024/5/6 \(10 + id / 2_500):\(10 + id / 50 % 50):\(10 + id % 50)"
      return "\(id),\(time),\(15 + id % 100)秒,微信,直接访问,\(address)(广东-深圳),\(phone),"
        + "\(["甲", "乙"][id % 2]),\(["满意", "一般", "不满意", ""][id % 4]),\(["满意", "一般", ""][id % 3]),"
        + "\(filler),\(id % 9).25"
    }
    try folder.write(questionnaire, to: "q.yaml")
    for (name, count) in zip(names, [3_000, 7_000]) {
      try folder.write(([header] + rows.prefix(count)).joined(separator: "\n") + "\n", to: name)
    }
    return folder
  }

  /// Runs a command on the files, and on pipes of the same names.
  private func outcomes(
    _ folder: TemporaryFolder, _ arguments: [String], _ names: [String]
  ) throws -> (files: Command.Run, pipes: Command.Run) {
    let files = try Command.run(arguments + names, in: folder)
    let pipes = try Command.shell(
      "mkdir pipes && cd pipes && for f in \(names.joined(separator: " ")); do mkfifo $f; cat ../$f > $f & done; "
        + "\"$MANYI\" \"$@\"; status=$?; kill $(jobs -p) 2> /dev/null; exit $status",
      arguments: arguments + names, in: folder)
    return (files, pipes)
  }

  @Test(arguments: [
    (["analyze", "--weights", "权重", "--threads", "1", "--format", "json"], names),
    (["analyze", "--weights", "权重", "--threads", "2", "--format", "json"], names),
    (["analyze", "--counts-only", "--format", "json"], ["late.csv"]),
    (["screen", "--format", "json"], names),
    (["screen"], ["late.csv"]),
  ])
  func `files that are looked at twice give what pipes give, byte for byte`(
    arguments: [String], names: [String]
  ) throws {
    let folder = try Self.folder()
    let (files, pipes) = try outcomes(folder, arguments + ["\(folder.path)/q.yaml"], names)
    #expect(files.status == 0, "\(files.err)")
    #expect(files.out == pipes.out)
    #expect(files.err == pipes.err)
    #expect(!files.out.isEmpty)
    // The second file holds all of the first once more.
    #expect((files.out + files.err).contains("3000 responses have the id") == (names.count == 2))
  }
}
