/// A moment in UTC, to the second, written as GLUE 2.0 writes it: `2026-11-22T10:46:58Z`.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds (POSIX time).
  public let secondsSinceEpoch: Int

  public init(secondsSinceEpoch: Int) {
    self.secondsSinceEpoch = secondsSinceEpoch
  }

  /// Reads `YYYY-MM-DDThh:mm:ssZ`, or `YYYY-MM-DD`, which is its first second. Years 1970 to 9999.
  public init?(_ text: String) {
    self.init(dateTime: text)
    guard text.utf8.count == 10 || text == description else { return nil }
  }

  /// Reads what others wrote: as XML Schema has it (dateTime), with a fraction of a second, which is dropped, with
  /// `+hh:mm` or `-hh:mm` in place of the `Z`, or none for UTC, and with `24:00:00` for the end of the day; and as
  /// people have it, with `+hhmm`, small letters, or a space in place of the `T`.
  public init?(dateTime text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte.isASCIIDigit else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard bytes.count == 10 || (19...40).contains(bytes.count), bytes[4] == UInt8(ascii: "-"),
      bytes[7] == UInt8(ascii: "-"), let year = number(0..<4), let month = number(5..<7),
      let day = number(8..<10), year >= 1970, (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    var seconds = Self.days(toYear: year, month: month, day: day) * 86_400
    if bytes.count > 10 {
      guard "Tt ".utf8.contains(bytes[10]), bytes[13] == UInt8(ascii: ":"),
        bytes[16] == UInt8(ascii: ":"), let offset = Self.offset(bytes[19...]),
        let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
        hour < 24 || hour == 24 && minute + second == 0, minute < 60, second < 60
      else { return nil }
      seconds += hour * 3_600 + minute * 60 + second - offset
      guard (0...Self.latest).contains(seconds) else { return nil }
    }
    secondsSinceEpoch = seconds
  }

  /// Reads what people write, a moment or a day, which is its first second.
  ///
  /// - Throws: ``ParseError`` for anything else.
  public init(parsing text: String) throws(ParseError) {
    guard let moment = Timestamp(text) else { throw ParseError(text: text) }
    self = moment
  }

  /// Reads until when something is wanted: a moment, or a day, which counts to its last second.
  ///
  /// - Throws: As ``init(parsing:)``.
  public init(parsingDeadline text: String) throws(ParseError) {
    self = try Timestamp(parsing: text).asDeadline(text)
  }

  /// Reads until when something is wanted, as others wrote it: a day alone counts to its last second.
  public init?(dateTimeOfDeadline text: String) {
    guard let moment = Timestamp(dateTime: text) else { return nil }
    self = moment.asDeadline(text)
  }

  /// What it means as the end of something, by the text that it was read of.
  private func asDeadline(_ text: String) -> Timestamp {
    text.utf8.count == 10 ? self + .seconds(86_399) : self
  }

  /// Something is no time.
  public struct ParseError: Error, Hashable, CustomStringConvertible {
    public let text: String

    public var description: String {
      "\(quoted(text)) is not a time like 2026-11-22T10:46:58Z or a day like 2026-11-22"
    }
  }

  /// 9999-12-31T23:59:59Z
  private static let latest = 253_402_300_799

  /// Whether it is one that can be read, of the years 1970 to 9999: a clock may stand anywhere.
  var isReadable: Bool { (0...Self.latest).contains(secondsSinceEpoch) }

  /// How many seconds a zone, with a fraction of a second before it or without, is ahead of UTC: 0 where there is
  /// none; nil for what is no zone.
  private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
    var zone = text
    if zone.first == UInt8(ascii: ".") {
      let digits = zone.dropFirst().prefix(while: \.isASCIIDigit)
      if digits.isEmpty { return nil }
      zone = zone[digits.endIndex...]
    }
    guard let first = zone.popFirst() else { return 0 }
    if zone.isEmpty && "Zz".utf8.contains(first) { return 0 }
    if zone.dropFirst(2).first == UInt8(ascii: ":") { zone.remove(at: zone.startIndex + 2) }
    let digits = zone.filter(\.isASCIIDigit).map { Int($0 - 0x30) }
    guard zone.count == 4, digits.count == 4, digits[2] < 6,
      let sign = [UInt8(ascii: "+"): 1, UInt8(ascii: "-"): -1][first]
    else { return nil }
    let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    return minutes <= 14 * 60 ? sign * minutes * 60 : nil
  }

  public static func < (a: Self, b: Self) -> Bool { a.secondsSinceEpoch < b.secondsSinceEpoch }

  /// The moment so much later, or the last that can be written, in 9999.
  public static func + (moment: Self, duration: Duration) -> Self {
    let later = moment.secondsSinceEpoch + Int(duration.components.seconds)
    return Timestamp(secondsSinceEpoch: min(later, max(latest, moment.secondsSinceEpoch)))
  }

  /// How much later `a` is than `b`.
  public static func - (a: Self, b: Self) -> Duration {
    .seconds(a.secondsSinceEpoch - b.secondsSinceEpoch)
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// Days from 1970-01-01, counting years from March so that the leap day comes last.
  private static func days(toYear year: Int, month: Int, day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    return 365 * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
  }
}

extension Timestamp: CustomStringConvertible {
  public var description: String {
    let time = (secondsSinceEpoch % 86_400 + 86_400) % 86_400
    let days = (secondsSinceEpoch - time) / 86_400
    // The inverse of days(toYear:month:day:), by eras of 400 years.
    let shifted = days + 719_468
    let (era, dayOfEra) = (shifted / 146_097, shifted % 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T"
      + "\(padded(time / 3_600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))Z"
  }
}
