/// The parts of a GlueCEUniqueID, `(.+/[^\-]+-([^\-]+))-(.+)`: `ce:8443/cream-pbs-long`.
struct ContactString {
  /// `ce:8443/cream-pbs`
  let resource: String
  /// `pbs`
  let type: String
  /// `long`
  let queue: String

  /// nil when the ID has another form.
  init?(_ id: String) {
    let bytes = Array(id.utf8)
    let dash = UInt8(ascii: "-")
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    // The dashes that come next, behind the place.
    var next: (first: Int?, second: Int?)
    for place in bytes.indices.dropFirst().reversed() {
      if bytes[place] == dash { next = (place, next.first) }
      guard bytes[place] == UInt8(ascii: "/"), let first = next.first, first > place + 1,
        let second = next.second, second > first + 1, second + 1 < bytes.count
      else { continue }
      resource = text(0..<second)
      type = text(first + 1..<second)
      queue = text(second + 1..<bytes.count)
      return
    }
    return nil
  }
}
