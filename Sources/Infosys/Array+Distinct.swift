extension Array where Element: Hashable {
  /// Each element once, where it comes first.
  package var distinct: [Element] {
    // Of a few, to compare takes less than to hash.
    if count <= 8 {
      return reduce(into: []) { distinct, element in
        if !distinct.contains(element) { distinct.append(element) }
      }
    }
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension [String] {
  /// Each name once, as it is spelled where it comes first, in whatever case.
  package var distinctInAnyCase: [String] {
    if count < 2 { return self }
    var seen: Set<String> = []
    return filter { seen.insert($0.lowercased()).inserted }
  }
}
