import LDAPTypes

/// Two bytes of a needle that stand side by side: what is compared at all places of a text, so that
/// little is left to look closer at. Needles that are alike can share one.
struct Anchor: Hashable {
  /// Both bytes have the bit set that tells small letters from capital ones.
  let first: UInt8
  let second: UInt8

  /// Where it stands in the needle.
  func offsets(in needle: Needle) -> [Int] {
    needle.bytes.indices.dropLast().filter {
      needle.bytes[$0] == first && needle.bytes[$0 + 1] == second
    }
  }

  /// How rare it is, roughly, as a number to compare: that of a common one is higher.
  var commonness: Int { Self.ranks[Int(first)] + Self.ranks[Int(second)] }

  /// How often a byte occurs in GLUE entries, roughly: its place in a list.
  private static let ranks: [Int] = {
    var ranks = [Int](repeating: 0, count: 256)
    let list = "jzq\\@^{}~|<>?*#$%&\"'`;!()[]+_/x9k87y4w653bf,vhgp2=01dmu.-:lcaonrsti e"
    for (rank, byte) in list.utf8.enumerated() { ranks[Int(byte | 0x20)] = rank + 1 }
    return ranks
  }()
}

extension Anchor {
  /// An anchor, and the needles that it is to find: their places in a list, and where it stands in
  /// each.
  struct Group {
    var anchor: Anchor
    var members: [(needle: Int, offset: Int)]
  }

  /// More needles than these get an anchor each.
  private static let sharingLimit = 16
  /// How many anchors of a needle are tried.
  private static let trialCount = 24
  /// How much of a text shows how often anchors occur, in bytes.
  private static let sampleSize = 32 << 10
  /// An anchor that occurs oftener than once in so many bytes is not shared: to look closer at all
  /// its places costs more than to go over the text once more.
  private static let sharedDistance = 512

  /// Few anchors that find all needles.
  ///
  /// - Parameter text: Some of what they will be looked for in.
  static func groups(for needles: [Needle], in text: Span<UInt8>) -> [Group] {
    let sample = text.extracting(..<min(text.count, sampleSize))
    let isShared = needles.count <= sharingLimit
    var groups: [Group] = []
    // What a short one has is most likely to stand in others.
    var rest = needles.indices.sorted { needles[$0].count < needles[$1].count }
    while let place = rest.first {
      let others = isShared ? rest : [place]
      let anchors = needles[place].anchors.sorted { $0.commonness < $1.commonness }
      let trials = anchors.prefix(isShared ? trialCount : 1).map { anchor in
        let count = isShared ? sample.places(of: anchor).count : 0
        let members = others.flatMap { other in
          anchor.offsets(in: needles[other]).map { (needle: other, offset: $0) }
        }
        let isRare = count * sharedDistance <= sampleSize
        return (group: Group(anchor: anchor, members: members), isRare ? members.count : 0, -count)
      }
      guard let group = trials.max(by: { ($0.1, $0.2) < ($1.1, $1.2) })?.group else { break }
      groups.append(group)
      let found = Set(group.members.map(\.needle))
      rest.removeAll { found.contains($0) }
    }
    return groups
  }
}
