import ClassAd
import CommandSupport
import Matchmaking

extension JDLFile {
  private static let name = AttributeName("Requirements")

  /// The document with a condition for all its jobs, or for one.
  func merging(_ condition: Expression, node name: String?) throws -> JDLDocument {
    if name != nil {
      let node = try node(name)!
      if node.file != nil { throw refusal(of: node) }
      return try merging(condition, into: node, of: document)
    }
    warn(of: document.jobNodes.filter { $0.file != nil })
    let top = AttributePath(Self.name)
    let nodes = document.jobNodes.map(\.requirements)
    let bare = try document.unmerging([top] + nodes)
    let own = nodes.filter(bare.has)
    // What has none of its own inherits the common one.
    let needsCommon = nodes.isEmpty || own.count < nodes.count || bare.has(top)
    return try bare.merging(condition, into: (needsCommon ? [top] : []) + own)
  }

  /// One job's Requirements: where it has none of its own, it would no longer inherit the common ones,
  /// and so gets a copy of them.
  private func merging(
    _ condition: Expression, into node: JobNode, of document: JDLDocument
  ) throws -> JDLDocument {
    let bare = try document.unmerging(node.requirements)
    if !bare.has(node.requirements),
      let common = try document.unmerging().expression(at: AttributePath(Self.name))
    {
      return try bare.merging(
        .and([.parentheses(common), .parentheses(condition)]), into: node.requirements)
    }
    return try bare.merging(condition, into: node.requirements)
  }

  private func warn(of nodes: [JobNode]) {
    if nodes.isEmpty { return }
    diagnostics.warning(
      "\(title): \(nodes.count == 1 ? "a job is" : "\(nodes.count) jobs are") described in another file: "
        + "one with Requirements of its own does not inherit the common ones",
      details: nodes.prefix(20).map { "\($0.name): --merge \($0.file!)" }
        + (nodes.count > 20 ? ["…"] : []))
  }

  /// The document without what was merged into it, or into one of its jobs.
  func unmerging(node name: String?) throws -> JDLDocument {
    if name != nil { return try document.unmerging(try node(name)!.requirements) }
    return try document.unmerging(document.paths(of: Self.name))
  }
}

extension JobNode {
  fileprivate var requirements: AttributePath { AttributePath("Requirements", in: steps) }
}
