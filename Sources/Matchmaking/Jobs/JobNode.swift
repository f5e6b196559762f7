public import ClassAd

/// A job of a collection or a DAG.
public struct JobNode: Hashable, Sendable {
  /// Its name: in a DAG that of its attribute, in a collection its NodeName, else its number from 0.
  public let name: String
  /// Where the job's own attributes stand.
  public let steps: [AttributePath.Step]
}

extension JDLDocument {
  /// The jobs in it; none when it is one job itself.
  public var jobNodes: [JobNode] {
    guard let nodes = attributes.last(where: { $0.name == "nodes" })?.value.unwrapped else {
      return []
    }
    let start = AttributePath.Step.attribute("nodes")
    switch nodes {
    case .list(let elements):
      return elements.enumerated().map { index, element in
        var name = "\(index)"
        if case .ad(let attributes) = element.unwrapped,
          case .literal(.string(let given))? =
            attributes.last(where: { $0.name == "NodeName" })?.value.unwrapped
        {
          name = given.text
        }
        return JobNode(name: name, steps: [start, .element(index)])
      }
    case .ad(let attributes):
      return attributes.compactMap { attribute in
        guard case .ad(let inner) = attribute.value.unwrapped, attribute.name != "dependencies"
        else { return nil }
        var steps = [start, .attribute(attribute.name)]
        if let description = inner.last(where: { $0.name == "description" })?.value.unwrapped,
          case .ad = description
        {
          steps.append(.attribute("description"))
        }
        return JobNode(name: "\(attribute.name)", steps: steps)
      }
    default: return []
    }
  }
}
