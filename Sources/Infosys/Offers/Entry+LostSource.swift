internal import GLUE
package import LDAPTypes

extension Entry {
  /// Whether a BDII on the way has lost the source of a service of GLUE 1.3: then it writes `Unknown` for its status,
  /// and for the words about it. One whose own check cannot tell its status has other words.
  package var isServiceOfLostSource: Bool {
    func isUnknown(_ text: String) -> Bool { text.isSame(ignoringCaseOf: "Unknown") }
    return string(GLUE1.serviceStatus).map(isUnknown) ?? false
      && string(GLUE1.serviceStatusInfo).map(isUnknown) ?? true
  }
}
