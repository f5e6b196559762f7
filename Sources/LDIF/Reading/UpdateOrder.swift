package import LDAPTypes

/// What `bdii-update -c` prints, in the order in which a BDII stores it: that prints entries from the last to
/// the first, and adds those with short names first.
///
/// The first of a cluster's subclusters, which is all that a WMS looks at, is told by that order.
package struct UpdateOrder<Element> {
  private var elements: [(length: Int, element: Element)] = []

  package init() {}

  package var isEmpty: Bool { elements.isEmpty }

  /// Takes what stands next in the file.
  package mutating func append(_ element: Element, named dn: DistinguishedName) {
    elements.append((dn.description.unicodeScalars.count, element))
  }

  /// Gives all of it, and begins anew.
  package mutating func take() -> [Element] {
    defer { elements.removeAll(keepingCapacity: true) }
    if elements.count < 2 { return elements.map(\.element) }
    return elements.enumerated().sorted {
      ($0.element.length, -$0.offset) < ($1.element.length, -$1.offset)
    }.map(\.element.element)
  }
}
