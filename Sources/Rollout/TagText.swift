/// What software tags are made of (GlueHostApplicationSoftwareRunTimeEnvironment).
package enum TagText {
  /// The longest tag, in **bytes**; three words of 100 fit.
  package static let longest = 400
  /// What stands between product and working version in a preview's tag, in any case.
  package static let separator = "-preview-"

  /// What a tag may hold, so that it survives tag files, DNs and the WMS's unescaped pasting.
  @inlinable
  package static func allows(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
