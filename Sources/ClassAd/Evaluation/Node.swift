/// A part of a program: it is plain memory, so that walking it costs no reference counting.
struct Node: Sendable {
  var kind: Kind
  /// A BinaryOperator, UnaryOperator or Function, by its place among all of them.
  var detail: UInt8 = 0
  /// What they mean depends on the kind.
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0

  enum Kind: UInt8, Sendable {
    /// `a`: among the constants.
    case constant
    /// `a`: among the names.
    case name
    case absoluteName
    /// `a`: a node; `b`: among the names.
    case member
    /// `a` and `b`: nodes.
    case element
    /// `a`: the first of `b` children; `c`: 1 + the compiled pattern, or 0.
    case call
    /// A function that no library knows.
    case unknownCall
    /// `a`: the first of `b` children.
    case list
    /// `a`: among the ads.
    case ad
    /// `a`: a node.
    case unary
    /// `a`: a node; `b` children from `c`. From left to right, as long as it is not decided.
    case and
    case or
    /// `a` and `b`: nodes.
    case binary
    /// `a`: a node; `b` pairs of children from `c`: an operator and a node.
    case chain
    /// `a`, `b` and `c`: nodes.
    case conditional
  }
}
