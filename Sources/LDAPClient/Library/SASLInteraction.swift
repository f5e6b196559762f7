import CLDAP
import Glibc

/// What libsasl2 asks during a bind, and the answers, which it wants kept until the bind is over.
@safe
final class SASLInteraction {
  private let sasl: SASL
  private let session: Defaults
  private var answers: [UnsafeMutableRawBufferPointer] = unsafe []
  /// Which mechanism runs: libldap's, kept from one step to the next.
  let mechanism: UnsafeMutablePointer<UnsafePointer<CChar>?>
  /// What ``SASL/answer`` threw.
  private(set) var error: (any Error)?

  /// What ldap.conf says.
  struct Defaults {
    var authenticationID: String?
    var authorizationID: String?
    var realm: String?
  }

  /// What the mechanism must know, and nobody says.
  private enum Silence: Error, CustomStringConvertible {
    case name, password

    var description: String {
      switch self {
      case .name: "the mechanism asks who binds, and no name is known"
      case .password: "the mechanism asks for a password, and none is known"
      }
    }
  }

  init(_ sasl: SASL, defaults: Defaults) {
    self.sasl = sasl
    session = defaults
    unsafe mechanism = .allocate(capacity: 1)
    unsafe mechanism.initialize(to: nil)
  }

  deinit {
    unsafe mechanism.deallocate()
    for at in unsafe answers.indices {
      unsafe explicit_bzero(answers[at].baseAddress!, answers[at].count)
      unsafe answers[at].deallocate()
    }
  }

  /// A `LDAP_SASL_INTERACT_PROC`.
  static let callback:
    @convention(c) (
      OpaquePointer?, UInt32, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?
    ) -> Int32 = { _, _, context, list in
      guard let context = unsafe context, let list = unsafe list else { return LDAP_PARAM_ERROR }
      let interaction = unsafe Unmanaged<SASLInteraction>.fromOpaque(context).takeUnretainedValue()
      return unsafe interaction.answer(list.assumingMemoryBound(to: sasl_interact_t.self))
    }

  private func answer(_ questions: UnsafeMutablePointer<sasl_interact_t>) -> Int32 {
    var question = unsafe questions
    while unsafe question.pointee.id != UInt(SASL_CB_LIST_END) {
      do {
        unsafe try answer(&question.pointee)
      } catch {
        self.error = error
        return LDAP_USER_CANCELLED
      }
      unsafe question += 1
    }
    return LDAP_SUCCESS
  }

  private func answer(_ question: inout sasl_interact_t) throws {
    let known: Secret? =
      switch unsafe Int32(truncatingIfNeeded: question.id) {
      case SASL_CB_USER: (sasl.authorizationID ?? session.authorizationID).map { Secret($0) }
      case SASL_CB_AUTHNAME: (sasl.authenticationID ?? session.authenticationID).map { Secret($0) }
      case SASL_CB_GETREALM: (sasl.realm ?? session.realm).map { Secret($0) }
      case SASL_CB_PASS: sasl.password
      default: nil
      }
    let words = unsafe SASL.Question(
      prompt: Self.text(question.prompt), challenge: Self.text(question.challenge),
      defaultAnswer: question.defresult.map { unsafe String(cString: $0) },
      isSecret: question.id == UInt(SASL_CB_PASS) || question.id == UInt(SASL_CB_NOECHOPROMPT))
    // An authorization identity that nobody names is the authentication identity's own.
    let isOptional = unsafe question.id == UInt(SASL_CB_USER)
    let answer = try known ?? (isOptional ? nil : sasl.answer?(words))
    if answer == nil, words.defaultAnswer == nil {
      switch unsafe Int32(truncatingIfNeeded: question.id) {
      case SASL_CB_AUTHNAME: throw Silence.name
      case SASL_CB_PASS: throw Silence.password
      default: break
      }
    }
    let secret = answer ?? Secret(words.defaultAnswer ?? "")
    unsafe try secret.withUnsafeBytes { bytes in
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count + 1, alignment: 1)
      unsafe copy.copyMemory(from: bytes)
      unsafe copy[bytes.count] = 0
      unsafe answers.append(copy)
      unsafe question.result = UnsafeRawPointer(copy.baseAddress)
      unsafe question.len = UInt32(bytes.count)
    }
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    unsafe pointer.map { unsafe String(cString: $0) } ?? ""
  }
}
