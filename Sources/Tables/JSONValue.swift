public import ExactNumbers

/// A JSON value (JSON 值), printed the same way every time.
///
/// Two decimals are equal when their values are, whatever their printed digits; see `ExactDecimal`.
public indirect enum JSONValue: Hashable, Sendable {
  /// 空值: known to be undefined. A key that is merely absent is left out instead, see ``members(_:)``.
  case null
  /// 是否
  case bool(Bool)
  /// 整数
  case integer(Int)
  /// 小数, with its printed digits: `4.00` stays `4.00`.
  case decimal(ExactDecimal)
  /// 浮点数, in the fewest digits that read back as the same number; NaN and infinity print as `null`.
  case double(Double)
  /// 文本
  case string(String)
  /// 数组
  case array([JSONValue])
  /// 对象
  case object([String: JSONValue])
}

extension JSONValue {
  /// An object of the keys that have a value (成员); a key with `nil` is left out.
  ///
  ///     .members(["code": "weight-conflict", "line": location.line.map(JSONValue.integer)])
  ///
  /// `.null` is a value and stays.
  public static func members(_ members: [String: JSONValue?]) -> JSONValue {
    .object(members.compactMapValues { $0 })
  }

  /// The object with more members (补充成员); a key it has already takes the new value, a key with `nil` is left out.
  /// - Precondition: The value is an object.
  public func adding(_ members: [String: JSONValue?]) -> JSONValue {
    guard case .object(let present) = self else { preconditionFailure("only an object has members") }
    return .object(present.merging(members.compactMapValues { $0 }) { _, new in new })
  }

  /// The object with keys that have no defined value (未定义): each is `null`, and one `reason` beside them tells why.
  ///
  ///     .members(["id": "Q7", "base": 0]).undefined("mean", "standardError", reason: "nobodyAnswered")
  ///
  /// - Precondition: The value is an object.
  public func undefined(_ keys: String..., reason: String) -> JSONValue {
    var members: [String: JSONValue?] = ["reason": .string(reason)]
    for key in keys { members[key] = .some(.null) }
    return adding(members)
  }
}

extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByStringInterpolation, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  // No `nil` literal on purpose: in `members(_:)` it would read as “absent” and elsewhere as `null`.

  /// `true` and `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A binary number; write exact decimals as `.decimal`.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// Text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object. A key written twice is a programmer error.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(uniqueKeysWithValues: elements))
  }
}
