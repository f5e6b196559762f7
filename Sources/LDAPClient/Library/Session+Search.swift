import CLDAP
import Glibc
import LDAPTypes

extension Session {
  /// A search as the C function wants it.
  struct Search: ~Copyable {
    let base: String
    let scope: Int32
    let filter: String
    let attributes: CStringArray
    let sizeLimit: Int32
    let timeLimit: Duration?

    init(_ request: SearchRequest, base name: DistinguishedName) {
      base = name.description
      scope = request.scope.code
      filter = request.filter.description
      attributes = CStringArray(request.attributes.map(\.rawValue))
      // `LDAP_DEFAULT_SIZELIMIT`, which does not import: what ldap.conf says.
      sizeLimit = request.sizeLimit <= 0 ? -1 : Int32(clamping: request.sizeLimit)
      timeLimit = request.timeLimit
    }
  }

  /// Sends a search (RFC 4511 section 4.5.1). The corresponding C function is `ldap_search_ext`.
  ///
  /// - Returns: The identifier of its messages.
  func send(
    _ search: borrowing Search, page: borrowing PageControl?, values: borrowing ValuesControl?
  ) throws(LibraryError) -> Int32 {
    var identifier: Int32 = -1
    // Zero seconds is no time limit to libldap but an error; less than one is one. It keeps them in an `int`.
    let seconds = Int32(clamping: search.timeLimit?.wholeSecondsRoundedUp ?? 0)
    var limit = timeval(tv_sec: Int(max(1, seconds)), tv_usec: 0)
    var controls: InlineArray<3, UnsafeMutablePointer<LDAPControl>?> = [nil, nil, nil]
    var count = 0
    switch page {
    case .some(let page):
      unsafe controls[count] = page.control
      count += 1
    case .none: break
    }
    switch values {
    case .some(let values): unsafe controls[count] = values.control
    case .none: break
    }
    let code = unsafe search.attributes.withUnsafePointer { attributes in
      unsafe withUnsafeMutablePointer(to: &limit) { limit in
        var span = unsafe controls.mutableSpan
        return unsafe span.withUnsafeMutableBufferPointer { controls in
          unsafe ldap_search_ext(
            handle, search.base, search.scope, search.filter, attributes, 0, controls.baseAddress,
            nil, search.timeLimit == nil ? nil : limit, search.sizeLimit, &identifier)
        }
      }
    }
    try LibraryError.check(code)
    return identifier
  }
}

extension Duration {
  fileprivate var wholeSecondsRoundedUp: Int {
    let (seconds, part) = components
    return Int(part > 0 && seconds < .max ? seconds + 1 : seconds)
  }
}

extension SearchScope {
  fileprivate var code: Int32 {
    switch self {
    case .base: Int32(LDAP_SCOPE_BASE)
    case .oneLevel: Int32(LDAP_SCOPE_ONELEVEL)
    case .subtree: Int32(LDAP_SCOPE_SUBTREE)
    case .children: Int32(LDAP_SCOPE_CHILDREN)
    }
  }
}
