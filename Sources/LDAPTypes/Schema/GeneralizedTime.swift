/// A point in time as RFC 4517 section 3.3.13 writes it: `20261122151300Z`, `20261122161300+0100`.
struct GeneralizedTime {
  /// The time in UTC with all of its digits, without the `Z`: the order of the text is that of time. Like
  /// OpenLDAP, it takes the fraction of an hour or of a minute for one of a second.
  let prepared: [UInt8]

  /// Reads a time; nil when the text is none.
  init?(parsing text: [UInt8]) {
    let digits = text.prefix(while: \.isASCIIDigit)
    // Minutes and seconds may be missing.
    guard [10, 12, 14].contains(digits.count) else { return nil }
    let date = digits + Array(repeating: UInt8(ascii: "0"), count: 14 - digits.count)
    func number(_ index: Int) -> Int { Int(date[index] - 0x30) * 10 + Int(date[index + 1] - 0x30) }
    let year = number(0) * 100 + number(2)
    guard (1...12).contains(number(4)), (1...Self.days(of: number(4), year)).contains(number(6)),
      number(8) < 24, number(10) < 60, number(12) <= 60
    else { return nil }

    var rest = text[digits.endIndex...]
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") {
      fraction = rest.dropFirst().prefix(while: \.isASCIIDigit)
      if fraction.isEmpty { return nil }
      rest = rest[fraction.endIndex...]
      while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    }
    guard let offset = Self.offset(rest) else { return nil }
    var start = Array(date)
    if offset != 0 {
      let minute = number(8) * 60 + number(10) - offset
      guard let day = Self.day(year, number(4), number(6), movedBy: minute) else { return nil }
      let time = (minute + 24 * 60) % (24 * 60)
      start = Self.text(day.year, 4) + Self.text(day.month, 2) + Self.text(day.day, 2)
      start += Self.text(time / 60, 2) + Self.text(time % 60, 2) + date.suffix(2)
    }
    prepared = start + (fraction.isEmpty ? [] : [UInt8(ascii: ".")] + fraction)
  }

  /// How many minutes a zone's clocks are ahead of UTC: `Z`, `+HH` or `-HHMM`.
  private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
    if text == [UInt8(ascii: "Z")] { return 0 }
    let digits = text.dropFirst()
    guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      digits.count == 2 || digits.count == 4, digits.allSatisfy(\.isASCIIDigit)
    else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    let (hours, minutes) = digits.count == 2 ? (number, 0) : (number / 100, number % 100)
    guard hours < 24, minutes < 60 else { return nil }
    return (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }

  /// The day that it is at a minute of the day, which may be one of the day before or after; nil before
  /// the year 0 and after the year 9999.
  private static func day(
    _ year: Int, _ month: Int, _ day: Int, movedBy minute: Int
  ) -> (year: Int, month: Int, day: Int)? {
    var (year, month, day) = (year, month, day)
    if minute < 0 { day -= 1 } else if minute >= 24 * 60 { day += 1 }
    if day > days(of: month, year) {
      (month, day) = (month + 1, 1)
      if month > 12 { (year, month) = (year + 1, 1) }
    } else if day == 0 {
      month -= 1
      if month == 0 { (year, month) = (year - 1, 12) }
      day = days(of: month, year)
    }
    return (0...9999).contains(year) ? (year, month, day) : nil
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  private static func text(_ number: Int, _ width: Int) -> [UInt8] {
    let digits = Array(String(number).utf8)
    return Array(repeating: UInt8(ascii: "0"), count: width - digits.count) + digits
  }
}
