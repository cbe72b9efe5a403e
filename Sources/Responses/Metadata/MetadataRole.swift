/// What a column of an export that is no question holds (元数据).
public enum MetadataRole: String, Hashable, Sendable, CaseIterable {
  /// 序号: the platform's own id of the response.
  case responseID = "responseID"
  /// 提交答卷时间.
  case submitted = "submitted"
  /// 开始答题时间.
  case started = "started"
  /// 答完时间, where it is not the time of submission: tablets submit when they come home.
  case finished = "finished"
  /// 所用时间.
  case duration = "duration"
  /// 来自IP.
  case address = "address"
  /// 姓名, 昵称, 手机, 邮箱, openid: who the respondent is.
  case identity = "identity"
  /// 省市, 经纬度: where the respondent is.
  case region = "region"
  /// 清洗结果, Status, Finished: what the platform thinks of the response.
  case verdict = "verdict"
  /// 来源, 总分 and whatever else is recognised and not needed.
  case other = "other"

  /// Whether the column may tell who the respondent is (隐私列): no output and no message quotes it.
  public var isPrivate: Bool {
    switch self {
    case .responseID, .address, .identity, .region: true
    case .submitted, .started, .finished, .duration, .verdict, .other: false
    }
  }

  /// Whether several columns may have the role, none of which is read for itself.
  var mayRepeat: Bool {
    switch self {
    case .identity, .region, .verdict, .other: true
    case .responseID, .submitted, .started, .finished, .duration, .address: false
    }
  }
}
