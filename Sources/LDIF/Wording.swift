// All wording of the module.

import Glibc
import LDAPTypes

extension LDIFWriteError: CustomStringConvertible {
  public var description: String {
    let subject = attribute.map { "attribute \(printable($0.rawValue.utf8)) of " } ?? ""
    return "\(subject)entry \"\(printable(dn.description.utf8))\" cannot be written: \(reason)"
  }
}

extension LDIFWriteError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .badAttributeName: "the name is not one that LDIF can hold"
    case .valueMissing: "it needs a value"
    case .nothingToWrite: "there is nothing in it"
    case .containsDN: "it holds \"dn:\", where bdii-update begins another entry"
    case .empty: "it is empty"
    case .outerSpace: "it begins or ends with a space"
    case .badStart(let byte): "it begins with '\(Unicode.Scalar(byte))'"
    case .control(let byte, let offset): "control character \(byte) at byte \(offset)"
    case .nonASCII(let offset): "it is not ASCII at byte \(offset)"
    case .escapedName: "the name needs escapes, which bdii-update rewrites"
    case .repeatedName: "the output holds a record of that name already"
    case .repeatedValue(let value):
      "it equals the value \"\(printable(value.bytes))\" but for case and spaces"
    case .unsupportedChange: "bdii-update does not know this change"
    case .unsupportedControl: "bdii-update knows no controls"
    case .mixedSections: "bdii-update would pool the values deleted and those added"
    }
  }
}

extension LDIFReadError: CustomStringConvertible {
  /// So much of a record's name is told, in characters.
  private static let longestName = 300

  public var description: String {
    // A file that cannot be opened has no lines.
    let place = line > 0 ? "\(source):\(line):\(column)" : source
    var text = "\(place): \(problem)"
    if let record {
      let name = record.name.map { name in
        let start = String(name.prefix(Self.longestName))
        return " \"\(printable(start.utf8))\(start.utf8.count < name.utf8.count ? "…" : "")\""
      }
      text += " (entry\(name ?? "") starts at line \(record.line))"
    }
    return text
  }
}

extension LDIFReadError.Problem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nothingToContinue:
      "the line begins with a space or a tab, but there is no line to continue"
    case .tabFolding: "the line is continued behind a tab instead of a space"
    case .expectedColon: "expected ':' behind the attribute's name"
    case .badAttributeName(let reason): "invalid attribute name: \(reason)"
    case .unsafeByte(let byte): "\(byte.quoted) must be encoded as base64"
    case .expectedText: "expected plain text, neither base64 nor a URL"
    case .trailingSpace: "the value ends with a space; base64 would keep it"
    case .badBase64(let byte): "invalid base64 character \(byte.quoted)"
    case .truncatedBase64: "the base64 ends too early; is a '=' missing?"
    case .urlNotFollowed(let url):
      "the value stands at <\(printable(url.utf8))>, and URLs are not followed"
    case .urlFailed(let url, let reason):
      "cannot read <\(printable(url.utf8))>: \(printable(reason.utf8))"
    case .expectedDN: "expected 'dn:'"
    case .byteOrderMark:
      "a byte order mark stands before it, three bytes that are not seen; take them out"
    case .expectedEmptyLine: "expected an empty line before the next 'dn:'"
    case .badName(let reason): "invalid distinguished name: \(reason)"
    case .badRelativeName: "expected a relative distinguished name of one level"
    case .nonUTF8Name: "the name is not UTF-8"
    case .unsupportedVersion(let version):
      "expected LDIF version 1, not \"\(printable(version.utf8))\""
    case .misplacedVersion: "the version must stand at the start of the file"
    case .noAttributes: "the entry has no attributes"
    case .mixedRecords: "the file mixes entries and changes"
    case .changesOnly: "the file holds changes, and no entries"
    case .searchTrailer(let text):
      "expected 'dn:', not the end of a search" + (text.isEmpty ? "" : ": \(printable(text.utf8))")
    case .recordTooLong(let limit): "the record is longer than \(limit) bytes"
    case .unknownChangeType(let type):
      "unknown change type \"\(printable(type.utf8))\"; "
        + "expected add, delete, modify, modrdn or moddn"
    case .expectedChangeType: "expected 'changetype:' behind the controls"
    case .misplacedChangeType: "'changetype:' must stand behind 'dn:' and the controls"
    case .badControlOID: "expected the control's object identifier"
    case .badCriticality: "expected 'true' or 'false'"
    case .expectedModification: "expected 'add:', 'delete:', 'replace:' or 'increment:'"
    case .expectedAttribute(let name):
      "expected a value of \(printable(name.rawValue.utf8)), or '-'"
    case .expectedValue: "the section needs a value"
    case .unexpectedValue: "the section takes one value"
    case .expectedDash: "expected '-' behind the section"
    case .expectedNewRDN: "expected 'newrdn:'"
    case .expectedDeleteOldRDN: "expected 'deleteoldrdn:'"
    case .badDeleteOldRDN: "expected '0' or '1'"
    case .expectedEnd: "expected the end of the record"
    case .unreadable(let reason): "\(reason)"
    }
  }
}

extension ByteSourceError: CustomStringConvertible {
  public var description: String { "\(name): \(reason)" }
}

extension ByteSourceError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .open(let code): "cannot be opened: \(systemText(code))"
    case .read(let code): "cannot be read: \(systemText(code))"
    case .copy(let folder, let code):
      "cannot be copied to \(printable(folder.utf8)), to be read more than once: \(systemText(code))"
    case .damaged(let words): "the compressed data are damaged: \(words)"
    case .truncated: "the compressed data end too early"
    }
  }
}

/// The system's words for an `errno`; the corresponding C function is `strerror`.
private func systemText(_ code: Int32) -> String {
  unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
}

/// The text for a message: what could act on a terminal or is not ASCII stands as `\xx`.
func printable(_ bytes: some Sequence<UInt8>) -> String {
  var text = ""
  for byte in bytes {
    if byte >= 0x20 && byte < 0x7F {
      text.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      text += byte < 0x10 ? "\\0" : "\\"
      text += String(byte, radix: 16)
    }
  }
  return text
}
