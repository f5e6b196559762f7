/// A span of time as text: `1+02:03:04`.
enum RelativeTime {
  /// The library's `relTimeToString`.
  static func text(of seconds: Double) -> String {
    let sign = seconds < 0 ? "-" : ""
    let magnitude = Swift.min(seconds.magnitude, 1e15)
    guard magnitude == magnitude else { return "00" }
    let whole = Int(magnitude)
    let fraction = magnitude - Double(whole)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (days, hours, minutes) = (whole / 86_400, whole / 3600 % 24, whole / 60 % 60)
    let last =
      fraction == 0
      ? two(whole % 60) : (whole % 60 < 10 ? "0" : "") + "\(Double(whole % 60) + fraction)"
    if days > 0 { return "\(sign)\(days)+\(two(hours)):\(two(minutes)):\(last)" }
    if hours > 0 { return "\(sign)\(two(hours)):\(two(minutes)):\(last)" }
    if minutes > 0 { return "\(sign)\(two(minutes)):\(last)" }
    return sign + last
  }

  /// The library's `Literal::MakeRelTime`, from the end: `[[[days+]hours:]minutes:]seconds`, or with
  /// the letters d, h, m and s.
  static func seconds(parsing text: [UInt8]) -> Double? {
    var rest = text[...]
    func dropSpaces() {
      while let last = rest.last, ASCII.isSpace(last) { rest.removeLast() }
    }
    func takeDigits() -> String {
      dropSpaces()
      let start = rest.lastIndex { !ASCII.isDigit($0) }.map { $0 + 1 } ?? rest.startIndex
      let digits = String(decoding: rest[start...], as: UTF8.self)
      rest = rest[..<start]
      return digits
    }
    func take(_ signs: String) -> Bool {
      dropSpaces()
      guard let last = rest.last, signs.utf8.contains(ASCII.lowercase(last)) else { return false }
      rest.removeLast()
      return true
    }
    var total = 0.0
    dropSpaces()
    if let last = rest.last, ASCII.isDigit(last) || ASCII.lowercase(last) == UInt8(ascii: "s") {
      _ = take("s")
      var digits = takeDigits()
      if rest.last == UInt8(ascii: ".") {
        rest.removeLast()
        digits = takeDigits() + "." + digits
      }
      total = Double(digits.hasPrefix(".") ? "0" + digits : digits) ?? 0
    }
    for (signs, unit) in [("m:", 60.0), ("h:", 3600), ("d+", 86_400)] where take(signs) {
      total += (Double(takeDigits()) ?? 0) * unit
    }
    let isNegative = take("-")
    dropSpaces()
    guard rest.isEmpty else { return nil }
    return isNegative ? -total : total
  }
}
