internal import Glibc

/// A point in time, and the time zone in which somebody told it.
public struct AbsoluteTime: Hashable, Sendable {
  /// Since 1970, UTC.
  public var seconds: Int64
  /// Of the time zone, in seconds east of Greenwich.
  public var offset: Int32

  public init(seconds: Int64, offset: Int32) {
    self.seconds = seconds
    self.offset = offset
  }

  /// The offset of this machine's time zone at that time.
  static func localOffset(at seconds: Int64) -> Int32 {
    var time = time_t(seconds)
    var fields = unsafe tm()
    unsafe localtime_r(&time, &fields)
    return Int32(clamping: unsafe fields.tm_gmtoff)
  }

  static var now: AbsoluteTime {
    let seconds = Int64(time(nil))
    return AbsoluteTime(seconds: seconds, offset: localOffset(at: seconds))
  }

  /// The calendar's fields in its time zone.
  var fields: TimeFields { TimeFields(secondsSince1970: seconds &+ Int64(offset)) }

  /// The library's `Literal::MakeAbsTime`: digits of year, month, day, hour, minute and second with
  /// anything between them, the later ones optional, and a time zone.
  init?(parsing text: [UInt8]) {
    var text = text
    var zone: Int32?
    if let end = text.lastIndex(where: { !ASCII.isSpace($0) }),
      ASCII.lowercase(text[end]) == UInt8(ascii: "z")
    {
      text.remove(at: end)
      zone = 0
    } else {
      if text.count > 6, text[text.count - 3] == UInt8(ascii: ":"),
        Self.isSign(text[text.count - 6])
      {
        text.remove(at: text.count - 3)
      }
      if text.count > 5, Self.isSign(text[text.count - 5]) {
        let digits = text[(text.count - 4)...].map { Int32($0) - 48 }
        guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
        zone = text[text.count - 5] == UInt8(ascii: "-") ? -minutes * 60 : minutes * 60
        text.removeLast(5)
      }
    }
    guard let fields = TimeFields(parsing: text) else { return nil }
    let local = fields.secondsSince1970
    offset = zone ?? Self.localOffset(at: local)
    seconds = local - Int64(offset)
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }
}

extension AbsoluteTime: CustomStringConvertible {
  /// `2026-11-22T19:30:00+0100`.
  public var description: String {
    let fields = fields
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let zone = Int(offset.magnitude)
    return "\(fields.year)-\(two(fields.month))-\(two(fields.day))"
      + "T\(two(fields.hours)):\(two(fields.minutes)):\(two(fields.seconds))"
      + (offset > 0 ? "+" : "-") + two(zone / 3600) + two(zone / 60 % 60)
  }
}
