public import ClassAd

/// A job of a collection or a DAG.
public struct JobNode: Hashable, Sendable {
  /// Its name: in a DAG that of its attribute, in a collection its NodeName, else its number from 0.
  public let name: String
  /// Where the job's own attributes stand.
  public let steps: [AttributePath.Step]
  /// The file that the job's description is in, as the JDL names it; nil where it is in the JDL itself.
  public let file: String?
}

extension JDLDocument {
  /// The jobs in it; none when it is one job itself.
  public var jobNodes: [JobNode] {
    guard let nodes = attributes.value(of: "nodes") else { return [] }
    let start = AttributePath.Step.attribute("nodes")
    switch nodes {
    case .list(let elements):
      return elements.enumerated().map { index, element in
        var (name, file) = ("\(index)", String?.none)
        if case .ad(let attributes) = element.unwrapped {
          if case .literal(.string(let given))? = attributes.value(of: "NodeName") {
            name = given.text
          }
          file = attributes.file
        }
        return JobNode(name: name, steps: [start, .element(index)], file: file)
      }
    case .ad(let attributes):
      return attributes.compactMap { attribute in
        guard case .ad(let inner) = attribute.value.unwrapped, attribute.name != "dependencies"
        else { return nil }
        let steps = [start, .attribute(attribute.name)]
        if case .ad? = inner.value(of: "description") {
          return JobNode(
            name: "\(attribute.name)", steps: steps + [.attribute("description")], file: nil)
        }
        return JobNode(name: "\(attribute.name)", steps: steps, file: inner.file)
      }
    default: return []
    }
  }
}

extension [Expression.Attribute] {
  /// The value of an attribute, without parentheses around it.
  fileprivate func value(of name: AttributeName) -> Expression? {
    last { $0.name == name }?.value.unwrapped
  }

  /// What a node's `file` says.
  fileprivate var file: String? {
    switch value(of: "file") {
    case .literal(.string(let path))?: path.text
    case let other?: other.description
    case nil: nil
    }
  }
}
