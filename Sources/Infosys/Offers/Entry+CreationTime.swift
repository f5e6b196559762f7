internal import GLUE
package import LDAPTypes
package import Rollout

extension Entry {
  /// When an entry of GLUE 2.0 was made; nil where it does not tell, or what it says is no time.
  package var creationTime: Timestamp? {
    string(GLUE2.creationTime).flatMap(Timestamp.init(dateTime:))
  }
}
