internal import Diagnostics

extension Doubt {
  var chinese: String {
    switch self {
    case .kind: "题型按答案推断"
    case .scores: "分值与满意是建议值，按评价方案改"
    case .order: "先后顺序看不出来，按问卷改（先后 = 按序号导出的 1、2、3）"
    case .unseenPoints(let example): "问卷上有没有无人选的档，如“\(example)”？有就补上"
    case .sameMeaning: "别名按同义处理；不同义就分开写"
    case .rareWording(let common): "很少见：是不是“\(common)”的另一种写法，应作它的别名"
    case .unclearPoint: "看不出属于哪一档：作某一档的别名，还是不计入"
    case .unseenPosition(let position): "第 \(position) 个选项无人选，按问卷补上文本"
    case .manyOptions(let count): "有 \(count) 种不同答案，是选项还是填空"
    case .identification: "按标识题处理，内容不输出"
    case .attention(let correct): "按注意力题处理，正确答案为“\(correct)”"
    case .textsUnknown: "答案是序号，选项文本按问卷补上"
    case .limit(let basis): basis.chinese
    case .dimensions: "维度与权重按评价方案补写"
    case .naming: "编号和名称取自文件名"
    case .formula: "主口径按评价方案改"
    case .noSatisfaction: "没有认出满意度题，请写明哪些题的用途是满意度，并补上量表"
    case .notCarriedOver(let text): "没有转过来：\(text)"
    }
  }

  var english: String {
    switch self {
    case .kind: "the type was told by the answers"
    case .scores: "scores and 满意 (satisfied) flags are suggestions"
    case .order: "the order is not to be seen; set it by the questionnaire (it is 1, 2, 3 of number exports)"
    case .unseenPoints(let example):
      "has the questionnaire points that nobody chose, such as ‘\(example)’? Add them"
    case .sameMeaning: "aliases were taken for the same point; write them apart if they are not"
    case .rareWording(let common): "rare: is it another wording of ‘\(common)’, an alias?"
    case .unclearPoint: "which point is meant? Make it an alias, or leave it out of the base"
    case .unseenPosition(let position): "nobody chose option \(position); add its text"
    case .manyOptions(let count): "\(count) different answers: options, or an open question?"
    case .identification: "taken for identification; its answers are not printed"
    case .attention(let correct): "taken for an attention item; the right answer is ‘\(correct)’"
    case .textsUnknown: "answers are positions; add the options' texts"
    case .limit(let basis): basis.english
    case .dimensions: "add dimensions and weights by the plan"
    case .naming: "id and title are from the file's name"
    case .formula: "choose the main formula by the plan"
    case .noSatisfaction: "no satisfaction question was recognised; say which questions are, and their scale"
    case .notCarriedOver(let text): "not carried over: \(text)"
    }
  }
}

extension Doubt.LimitBasis {
  fileprivate var chinese: String {
    switch self {
    case .duration(let median, let below): "用时中位数 \(median) 秒的三分之一；有 \(below) 份更快"
    case .dates: "最早与最晚的提交日期；按实施方案改成调查起止日"
    case .address(let most?): "同一 IP 最多 \(most) 份；同一单位常共用 IP，只标记"
    case .address(nil): "同一单位常共用 IP，只标记"
    case .habit: "惯用值，按评价方案改"
    }
  }

  fileprivate var english: String {
    switch self {
    case .duration(let median, let below):
      "a third of the median completion time of \(median) s; \(below) responses were faster"
    case .dates: "the first and last day of submission; set the fielding window of the plan"
    case .address(let most?): "at most \(most) responses share an address, as offices do; flagged only"
    case .address(nil): "offices share addresses; flagged only"
    case .habit: "a habit of the trade; set it by the plan"
    }
  }
}
