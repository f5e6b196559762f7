/// A function that the WMS's evaluation knows: those of the library (1.0.10) and the WMS's own.
///
/// Any other parses, and comes to `error`.
enum Function: String, CaseIterable, Sendable {
  case isUndefined, isError, isString, isInteger, isReal, isList, isClassAd, isBoolean
  case isAbsTime, isRelTime
  case member, identicalMember
  case size, sum, avg, min, max, anyCompare, allCompare
  case time, currentTime, timeZoneOffset, dayTime
  case getYear, getMonth, getDayOfYear, getDayOfMonth, getDayOfWeek
  case getDays, getHours, getMinutes, getSeconds
  case splitTime, formatTime, absTime, relTime
  case strCat, toUpper, toLower, substr, strCmp, stricmp
  case regExp, regExpMember, regExps
  case int, real, string, bool
  case floor, ceil, ceiling, round, random
  case ifThenElse, interval, eval
  // The WMS's own.
  case fqanMember, anyMatch, allMatch, whichMatch
  case listAttrRegEx, retrieveCloseSEsInfo, successFraction

  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { (AttributeName($0.rawValue), $0) })

  /// Whether the broker adds it: only such fail, and leave a value behind.
  var isBrokers: Bool {
    switch self {
    case .fqanMember, .anyMatch, .allMatch, .whichMatch, .listAttrRegEx, .retrieveCloseSEsInfo,
      .successFraction:
      true
    default: false
    }
  }

  init?(_ name: AttributeName) {
    guard let function = Self.byName[name] else { return nil }
    self = function
  }
}
