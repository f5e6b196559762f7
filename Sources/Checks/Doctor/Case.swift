internal import Infosys
internal import Rollout

/// An offer that is stored, and what it should have in the information system.
struct Case {
  let title: String
  let kind: Offer.Kind
  /// The state as it is stored.
  let state: String
  let since: Timestamp
  let parts: [Part]
  /// Why it is not printed, or not all of it.
  let problems: [String]
  /// Whether it is to be seen as open; nil when it is not to be seen at all.
  let isOpen: Bool?
  /// The preview's tag.
  let tag: String?

  static func all(
    _ publisher: Publisher, _ previews: [Preview], _ pilots: [Pilot],
    _ surroundings: Surroundings?, isSilent: Bool
  ) -> [Case] {
    let whole = publisher.publication(
      previews: previews, pilots: pilots, surroundings: surroundings)
    func make(
      _ title: String, _ kind: Offer.Kind, _ state: String, _ since: Timestamp, isOpen: Bool,
      tag: String?, inTagFiles: [Part] = [], _ own: Publication
    ) -> Case {
      let problems = whole.problems.filter {
        // It is told that the server does not answer.
        $0.record == title && !(isSilent && $0.reason == .serviceNotLookedUp)
      }.map(\.reason.description)
      // What another record keeps from being published is not looked for.
      let shown = whole.withheld.contains(title) ? [] : Part.all(of: own)
      let parts = shown.isEmpty ? [] : shown + inTagFiles
      let isVisible = !parts.isEmpty || !problems.isEmpty || isOpen
      return Case(
        title: title, kind: kind, state: state, since: since, parts: parts, problems: problems,
        isOpen: isVisible ? isOpen : nil, tag: tag)
    }
    return previews.map { preview in
      make(
        preview.title, .preview, preview.state.rawValue, preview.since, isOpen: preview.isOpen,
        tag: preview.tag.description, inTagFiles: Part.inTagFiles(preview, publisher),
        publisher.publication(previews: [preview], pilots: [], surroundings: surroundings))
    }
      + pilots.map { pilot in
        // Where it has left, another one may be.
        var here = pilot
        here.left = []
        return make(
          pilot.title, .pilot, pilot.state.rawValue, pilot.since, isOpen: pilot.isOpen, tag: nil,
          publisher.publication(previews: [], pilots: [here], surroundings: surroundings))
      }
  }
}
