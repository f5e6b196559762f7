internal import Glibc

extension Evaluation {
  func currentTime(_ call: Call) -> Value {
    guard call.count == 0 else { return .error }
    let now = AbsoluteTime.now
    switch call.function {
    case .time: return .integer(Int32(truncatingIfNeeded: now.seconds))
    case .currentTime: return .absoluteTime(now)
    case .timeZoneOffset: return .relativeTime(Double(now.offset))
    default:
      let fields = now.fields
      return .relativeTime(Double(fields.hours * 3600 + fields.minutes * 60 + fields.seconds))
    }
  }

  mutating func ofTime(_ call: Call) throws(EvaluationFailure) -> Value {
    switch call.function {
    case .splitTime:
      guard call.count == 1 else { return .error }
      let time = try argument(0, of: call)
      if case .ad = time { return .error }
      guard let ad = time.splitTime else { return .error }
      return .ad(ScopedAd(frame: Frame(ad, parent: nil)))
    case .formatTime: return try formatTime(call)
    case .absTime: return try absoluteTime(call)
    default:
      guard call.count == 1 else { return .error }
      switch try argument(0, of: call) {
      case .undefined: return .undefined
      case .integer(let seconds): return .relativeTime(Double(seconds))
      case .real(let seconds): return .relativeTime(seconds)
      case .absoluteTime(let time): return .relativeTime(Double(time.seconds))
      case .relativeTime(let seconds): return .relativeTime(seconds)
      case .string(let text):
        return RelativeTime.seconds(parsing: text.bytes).map { .relativeTime($0) } ?? .error
      default: return .error
      }
    }
  }

  /// `absTime(seconds, offset)`; without arguments it is now.
  private mutating func absoluteTime(_ call: Call) throws(EvaluationFailure) -> Value {
    guard call.count <= 2 else { return .error }
    if call.count == 0 { return .absoluteTime(.now) }
    let time = try argument(0, of: call)
    var offset: Int32?
    if call.count == 2 {
      switch Conversion.integer(try argument(1, of: call)) {
      case .integer(let seconds): offset = seconds
      default: return .error
      }
    }
    let seconds: Int64
    switch time {
    case .undefined: return .undefined
    case .absoluteTime: return time
    case .string(let text):
      return AbsoluteTime(parsing: text.bytes).map { .absoluteTime($0) } ?? .error
    case .integer(let value): seconds = Int64(value)
    case .real(let value): seconds = Int64(Conversion.int32(value))
    case .relativeTime(let value): seconds = Int64(exactly: value.rounded(.towardZero)) ?? 0
    default: return .error
    }
    return .absoluteTime(
      AbsoluteTime(
        seconds: seconds, offset: offset ?? AbsoluteTime.localOffset(at: seconds)))
  }

  /// `formatTime(time, format)`: C's `strftime`.
  private mutating func formatTime(_ call: Call) throws(EvaluationFailure) -> Value {
    guard call.count < 3 else { throw EvaluationFailure() }
    let time = call.count == 0 ? .absoluteTime(.now) : try argument(0, of: call)
    var format = ByteString("%c")
    if call.count == 2 {
      guard case .string(let given) = try argument(1, of: call) else { return .error }
      format = given
    }
    let fields: TimeFields
    switch time {
    case .integer, .real, .absoluteTime:
      guard let given = time.asAbsoluteTime?.fields else { return .error }
      fields = given
    case .ad(let ad):
      // What is missing is 0.
      var numbers: [Int] = []
      for name in ["Year", "Month", "Day", "Hours", "Minutes", "Seconds"] as [AttributeName] {
        if case .integer(let number) = try lookUp(name, from: ad.frame) {
          numbers.append(Int(number))
        } else {
          numbers.append(name == "Year" ? 1900 : name == "Month" ? 1 : 0)
        }
      }
      fields = TimeFields(numbers)
    default: return .error
    }
    return .string(ByteString(unchecked: Self.format(fields, format.bytes)))
  }

  private static func format(_ fields: TimeFields, _ format: [UInt8]) -> [UInt8] {
    var time = unsafe tm()
    unsafe time.tm_year = Int32(clamping: fields.year - 1900)
    unsafe time.tm_mon = Int32(clamping: (fields.month - 1) % 12)
    unsafe time.tm_mday = Int32(clamping: fields.day)
    unsafe time.tm_hour = Int32(clamping: fields.hours)
    unsafe time.tm_min = Int32(clamping: fields.minutes)
    unsafe time.tm_sec = Int32(clamping: fields.seconds)
    unsafe time.tm_wday = Int32(fields.dayOfWeek)
    unsafe time.tm_yday = Int32(clamping: fields.dayOfYear)
    let capacity = 1023
    return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      let terminated = format.map(CChar.init(bitPattern:)) + [0]
      let count = unsafe strftime(buffer.baseAddress!, capacity, terminated, &time)
      return unsafe buffer.prefix(count).map(UInt8.init(bitPattern:))
    }
  }
}

extension TimeFields {
  /// Year, month, day, hours, minutes, seconds.
  fileprivate init(_ numbers: [Int]) {
    self.init(secondsSince1970: 0)
    (year, month, day) = (numbers[0], numbers[1], numbers[2])
    (hours, minutes, seconds) = (numbers[3], numbers[4], numbers[5])
  }
}

extension Value {
  fileprivate var asAbsoluteTime: AbsoluteTime? {
    let seconds: Int64
    switch self {
    case .absoluteTime(let time): return time
    case .integer(let value): seconds = Int64(value)
    case .real(let value): seconds = Int64(Conversion.int32(value))
    default: return nil
    }
    return AbsoluteTime(seconds: seconds, offset: AbsoluteTime.localOffset(at: seconds))
  }

  /// The ad of a time's fields.
  fileprivate var splitTime: ClassAd? {
    var ad = ClassAd()
    func set(_ name: AttributeName, _ number: Int) {
      ad.set(name, to: .integer(Int32(clamping: number)))
    }
    if case .relativeTime(let seconds) = self {
      let magnitude = Swift.min(seconds.magnitude, Double(Int32.max))
      guard magnitude == magnitude else { return nil }
      let whole = Int(magnitude)
      // The sign is that of the largest field that is not zero.
      var parts = [whole / 86_400, whole / 3600 % 24, whole / 60 % 60]
      var last = Double(whole % 60) + magnitude - Double(whole)
      if seconds < 0 {
        if let first = parts.firstIndex(where: { $0 > 0 }) {
          parts[first] = -parts[first]
        } else {
          last = -last
        }
      }
      ad.set("Type", to: .string("RelativeTime"))
      for (name, part) in zip(["Days", "Hours", "Minutes"] as [AttributeName], parts) {
        set(name, part)
      }
      ad.set("Seconds", to: .real(last))
      return ad
    }
    guard let time = asAbsoluteTime else { return nil }
    let fields = time.fields
    ad.set("Type", to: .string("AbsoluteTime"))
    set("Year", fields.year)
    set("Month", fields.month)
    set("Day", fields.day)
    set("Hours", fields.hours)
    set("Minutes", fields.minutes)
    set("Seconds", fields.seconds)
    set("Offset", Int(time.offset))
    return ad
  }

  /// `getYear(time)` and its like: of a point in time in this machine's time zone, of a span.
  func timeField(_ function: Function) -> Value {
    switch self {
    case .absoluteTime(let time):
      let local = AbsoluteTime(
        seconds: time.seconds, offset: AbsoluteTime.localOffset(at: time.seconds)
      ).fields
      let number: Int? =
        switch function {
        case .getYear: local.year
        case .getMonth: local.month
        case .getDayOfYear: local.dayOfYear
        case .getDayOfMonth: local.day
        case .getDayOfWeek: local.dayOfWeek
        case .getHours: local.hours
        case .getMinutes: local.minutes
        case .getSeconds: local.seconds
        default: nil
        }
      return number.map { .integer(Int32(clamping: $0)) } ?? .error
    case .relativeTime(let span):
      let seconds = Int(Conversion.int32(span))
      switch function {
      case .getDays: return .integer(Int32(clamping: seconds / 86_400))
      case .getHours: return .integer(Int32(clamping: seconds % 86_400 / 3600))
      case .getMinutes: return .integer(Int32(clamping: seconds % 3600 / 60))
      case .getSeconds: return .integer(Int32(clamping: seconds % 60))
      default: return .error
      }
    default: return .error
    }
  }
}
