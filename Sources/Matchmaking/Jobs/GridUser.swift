/// For whom a job runs, as a proxy certificate says it and the WMS writes it into the job's ad.
public struct GridUser: Hashable, Sendable {
  /// `VirtualOrganisation`
  public var vo: String
  /// `VOMS_FQAN`: `/ops/Role=pilot`.
  public var fqan: String
  /// `CertificateSubject`
  public var subject: String?

  /// - Parameter fqan: nil for a plain member of the VO.
  public init(vo: String, fqan: String? = nil, subject: String? = nil) {
    self.vo = vo
    self.fqan = fqan ?? "/\(vo)"
    self.subject = subject
  }
}
