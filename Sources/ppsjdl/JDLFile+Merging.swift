import ClassAd
import CommandSupport
import Matchmaking

extension JDLFile {
  private static let name = AttributeName("Requirements")

  /// The document with a condition for all its jobs, or for one.
  func merging(_ condition: Expression, node name: String?) throws -> JDLDocument {
    if name != nil { return try merging(condition, into: try node(name)!, of: document) }
    let top = AttributePath(Self.name)
    var merged = document
    let nodes = document.jobNodes
    let own = nodes.filter { hasOwn($0, in: try? merged.unmerging($0.requirements)) }
    // What has none of its own inherits the common one.
    if nodes.isEmpty || own.count < nodes.count || merged.expression(at: top) != nil {
      merged = try merged.merging(condition, into: top)
    }
    for node in nodes {
      if own.contains(node) {
        merged = try merged.merging(condition, into: node.requirements)
      } else {
        merged = try merged.unmerging(node.requirements)
      }
    }
    return merged
  }

  /// One job's Requirements: where it has none of its own, it would no longer inherit the common ones,
  /// and so gets a copy of them.
  private func merging(
    _ condition: Expression, into node: JobNode, of document: JDLDocument
  ) throws -> JDLDocument {
    let bare = try document.unmerging(node.requirements)
    if !hasOwn(node, in: bare),
      let common = try document.unmerging().expression(at: AttributePath(Self.name))
    {
      return try bare.merging(
        .and([.parentheses(common), .parentheses(condition)]), into: node.requirements)
    }
    return try bare.merging(condition, into: node.requirements)
  }

  private func hasOwn(_ node: JobNode, in document: JDLDocument?) -> Bool {
    document?.expression(at: node.requirements) != nil
  }

  /// The document without what was merged into it, or into one of its jobs.
  func unmerging(node name: String?) throws -> JDLDocument {
    if name != nil { return try document.unmerging(try node(name)!.requirements) }
    var document = document
    for path in document.paths(of: Self.name) where document.isMerged(path) {
      document = try document.unmerging(path)
    }
    return document
  }
}

extension JobNode {
  fileprivate var requirements: AttributePath { AttributePath("Requirements", in: steps) }
}
