import Glibc
import TestSupport

/// Expressions by chance, such that the libraries that are compared agree about them by definition.
///
/// So there are no numbers where a boolean belongs, no integer beyond 32 bits, no `is` between
/// numbers of different types, and no functions of lists whose elements are undefined or mixed; `DifferenceTests` has those.
struct RandomExpressions {
  private var random: SplitMix

  /// The ads in which they are evaluated.
  static let my = """
    [ i = 7; z = 0; r = 2.5; s = "Torque"; e = ""; t = true; f = false; u = undefined; x = error; \
    l = {1, 2.5, 3}; sl = {"VO-ops-a", "vo-OPS-b", "x.y"}; el = {}; n = [ i = 3; s = "in"; p = parent.i ]; \
    c = i + 1; loop = loop ]
    """
  static let other = """
    [ i = 42; r = -0.5; s = "PRODUCTION"; t = false; sl = {"MPICH", "VO-ops-gLite-UI-preview-126"}; \
    l = {7, 42}; n = [ k = [ d = 5; s = "deep" ] ]; w = other.i; self2 = self.i ]
    """

  init(_ random: SplitMix) {
    self.random = random
  }

  var seed: UInt64 { random.seed }

  /// How many the environment variable `CLASSAD_EXPRESSIONS` asks for.
  static var count: Int {
    unsafe getenv("CLASSAD_EXPRESSIONS").flatMap { unsafe Int(String(cString: $0)) } ?? 10_000
  }

  private mutating func number(_ bound: Int) -> Int { random.number(bound) }

  private mutating func pick(_ choices: String...) -> String { choices[number(choices.count)] }

  mutating func any(_ depth: Int) -> String {
    switch number(8) {
    case 0, 1, 2: boolean(depth)
    case 3, 4: integer(depth)
    case 5: real(depth)
    default: string(depth)
    }
  }

  mutating func boolean(_ depth: Int) -> String {
    if depth == 0 {
      return pick("true", "FALSE", "t", "other.t", "u", "x", "undefined", "error", "missing", "f")
    }
    let d = depth - 1
    switch number(16) {
    case 0, 1: return "\(boolean(d)) && \(boolean(d))"
    case 2, 3: return "(\(boolean(d)) || \(boolean(d)))"
    case 4: return "!(\(boolean(d)))"
    case 5: return "(\(integer(d)) \(comparison()) \(integer(d)))"
    case 6: return "(\(real(d)) \(comparison()) \(pick(integer(d), real(d))))"
    case 7: return "(\(string(d)) \(comparison()) \(string(d)))"
    case 8: return "(\(any(d)) \(pick("==", "!=", "<")) \(any(d)))"
    case 9: return "(\(string(d)) \(identity()) \(string(d)))"
    case 10: return "(\(integer(d)) \(identity()) \(pick(integer(d), "undefined", string(d))))"
    case 11: return "\(pick("Member", "member", "identicalMember"))(\(string(d)), \(strings(d)))"
    case 12: return "Member(\(integer(d)), \(pick("l", "other.l", "{1, \(integer(d))}", "el")))"
    case 13:
      return
        "\(pick("isUndefined", "IsError", "isString", "isInteger", "isReal", "isBoolean", "isList"))"
        + "(\(any(d)))"
    case 14:
      let options = pick("", "", ", \"i\"")
      return number(2) == 0
        ? "RegExp(\(pattern()), \(string(d))\(options))"
        : "RegExpMember(\(pattern()), \(texts())\(options))"
    default: return "(\(boolean(d)) ? \(boolean(d)) : \(boolean(d)))"
    }
  }

  mutating func integer(_ depth: Int) -> String {
    if depth == 0 {
      return pick(
        "\(number(100))", "-\(number(9) + 1)", "i", "other.i", "z", "n.i", "n.p", "c", "u",
        "missing",
        "other.w", "self.i", "my.i", "other.n.k.d", "target.i", "parent.other.i", "l[0]")
    }
    let d = depth - 1
    switch number(13) {
    case 0, 1: return "(\(integer(d)) + \(integer(d)))"
    case 2: return "(\(integer(d)) - \(integer(d)))"
    case 3: return "\(integer(0)) * \(integer(0))"
    case 4: return "(\(integer(d)) / \(integer(d)))"
    case 5: return "(\(integer(d)) % \(integer(d)))"
    case 6: return "-(\(integer(d)))"
    case 7: return "(\(integer(d)) \(pick("&", "|", "^")) \(integer(d)))"
    case 8: return "(\(number(50)) \(pick("<<", ">>", ">>>")) \(number(5)))"
    case 9: return "size(\(pick(string(d), strings(d), "n")))"
    case 10: return "\(pick("strcmp", "stricmp"))(\(string(d)), \(string(d)))"
    case 11: return "\(pick("floor", "ceiling", "round", "int"))(\(pick(real(d), integer(d))))"
    default: return "ifThenElse(\(boolean(d)), \(integer(d)), \(integer(d)))"
    }
  }

  mutating func real(_ depth: Int) -> String {
    if depth == 0 { return pick("1.5", "r", "other.r", ".25", "3e2", "1E-1", "2.0", "-0.75") }
    let d = depth - 1
    switch number(5) {
    case 0: return "(\(real(d)) + \(pick(real(d), integer(d))))"
    case 1: return "(\(real(d)) * \(real(0)))"
    case 2: return "(\(real(d)) / \(pick("4", "0.5", real(0))))"
    case 3: return "real(\(pick(integer(d), "\"2.5\"", real(d))))"
    default: return "\(pick("sum", "avg", "min", "max"))({\(real(0)), \(real(0)), \(real(0))})"
    }
  }

  mutating func string(_ depth: Int) -> String {
    if depth == 0 {
      return pick(
        "\"Torque\"", "\"torque\"", "s", "other.s", "e", "\"a.b\"", #""q\"uo\\te""#, #""\101\t\x""#,
        "\"ad\" \"jacent\"", "n.s", "u", "missing", "sl[1]", "other.sl[0]", "other.n.k.s", "\"\"")
    }
    let d = depth - 1
    switch number(8) {
    case 0, 1: return "strcat(\(string(d)), \(pick(string(d), integer(d), real(0), "true")))"
    case 2: return "\(pick("toUpper", "toLower"))(\(string(d)))"
    case 3: return "substr(\(string(d)), \(number(4)))"
    case 4: return "substr(\(string(d)), -\(number(2)), \(pick("2", "-1", "0", "9")))"
    case 5: return "regexps(\(pattern()), \(string(d)), \"<\\\\0>\")"
    case 6: return "string(\(pick(integer(d), real(0), "{1,2.5,\"a\"}", string(d))))"
    default: return "(\(boolean(d)) ? \(string(d)) : \(string(d)))"
    }
  }

  mutating func strings(_ depth: Int) -> String {
    pick("sl", "other.sl", "el", "u", "{\"a\", \(string(depth))}", "{\(string(0))}", "missing", "l")
  }

  /// Lists of which each element is a string, or none of which is looked at.
  private mutating func texts() -> String {
    pick("sl", "other.sl", "el", "u", "missing", "{\"a\", \"Torque-\(number(999))\"}")
  }

  private mutating func comparison() -> String { pick("==", "!=", "<", "<=", ">", ">=") }
  private mutating func identity() -> String { pick("is", "isnt", "=?=", "=!=", "IS") }

  private mutating func pattern() -> String {
    pick(
      "\"o\"", "\"^VO-\"", "\"UI$\"", "\"^VO-ops-[A-Za-z0-9._-]+-preview-126$\"",
      "\"t(or|x)q*ue?\"",
      #""a\\.b""#, "\"[[:upper:]]{2,}\"", "\"(\"", "\"\"", "\".*D$\"", #""\\w+-\\d{3}""#,
      "\"(a|ab)(c|bcd)*\"")
  }
}
