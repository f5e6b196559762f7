internal import CArchive
internal import Glibc

/// Reads the tar archive in a ``TarballSource``, member by member. The corresponding C library is
/// libarchive; what it tells is checked by ``ArchiveCheck``.
///
/// Owns libarchive's handle and frees it. Not safe to share between threads.
@safe
struct ArchiveReader: ~Copyable {
  private let archive: OpaquePointer
  private let source: TarballSource
  private let locale: locale_t?

  init(_ source: TarballSource) throws(ReleaseError) {
    self.source = source
    // Names are UTF-8, whatever the user's locale is.
    unsafe locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    unsafe archive = archive_read_new()
    unsafe archive_read_support_format_tar(archive)
    let status = unsafe inLocale { archive in
      unsafe archive_read_open(
        archive, Unmanaged.passUnretained(source).toOpaque(), nil,
        { _, data, piece in
          let source = unsafe Unmanaged<TarballSource>.fromOpaque(data!).takeUnretainedValue()
          do throws(ReleaseError) {
            let count = try source.fill()
            unsafe piece!.pointee = UnsafeRawPointer(source.buffer.baseAddress!)
            return count
          } catch {
            source.failure = error
            return -1
          }
        }, nil)
    }
    guard status == ARCHIVE_OK else { throw error("is not a tar archive") }
  }

  deinit {
    unsafe archive_read_free(archive)
    if let locale = unsafe locale { unsafe freelocale(locale) }
  }

  /// The next member; nil at the end, which is also the end of the file.
  mutating func next() throws(ReleaseError) -> RawMember? {
    var entry: OpaquePointer?
    let status = unsafe inLocale { unsafe archive_read_next_header($0, &entry) }
    if status == ARCHIVE_EOF {
      try checkEnd()
      return nil
    }
    guard status == ARCHIVE_OK, let entry = unsafe entry else {
      throw error("is not a sound tar archive")
    }
    return unsafe inLocale { _ in unsafe RawMember(entry) }
  }

  /// The next piece of the member's content; nil at its end.
  mutating func piece() throws(ReleaseError) -> [UInt8]? {
    var start: UnsafeRawPointer?
    var count = 0
    var offset: Int64 = 0
    let status = unsafe archive_read_data_block(archive, &start, &count, &offset)
    if status == ARCHIVE_EOF { return nil }
    guard status == ARCHIVE_OK else { throw error("is not a sound tar archive") }
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// Nothing but zeros may follow the archive's end mark.
  private func checkEnd() throws(ReleaseError) {
    let end = unsafe Int(archive_filter_bytes(archive, 0))
    while try source.fill() > 0 {}
    guard source.lastNonzero <= end else {
      throw ReleaseError(.content, source.path, "has something behind the end of the archive")
    }
  }

  private func error(_ what: String) -> ReleaseError {
    if let failure = source.failure { return failure }
    let words = unsafe archive_error_string(archive).map { unsafe String(cString: $0) }
    return ReleaseError(.content, source.path, words.map { "\(what): \($0)" } ?? what)
  }

  private func inLocale<Result>(_ body: (OpaquePointer) -> Result) -> Result {
    guard let locale = unsafe locale else { return unsafe body(archive) }
    let before = unsafe uselocale(locale)
    defer { unsafe uselocale(before) }
    return unsafe body(archive)
  }
}

extension RawMember {
  fileprivate init(_ entry: OpaquePointer) {
    func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8]? {
      unsafe text.map { text in
        unsafe Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
      }
    }
    name = unsafe bytes(archive_entry_pathname(entry))
    size = unsafe archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil
    mode = unsafe UInt32(archive_entry_perm(entry))
    time = unsafe Int(archive_entry_mtime(entry))
    symbolicTarget = unsafe bytes(archive_entry_symlink(entry))
    hardTarget = unsafe bytes(archive_entry_hardlink(entry))
    isSparse = unsafe archive_entry_sparse_count(entry) > 0
    switch unsafe archive_entry_filetype(entry) {
    case S_IFDIR: kind = .directory
    case S_IFREG: kind = .file
    case S_IFLNK: kind = .symbolicLink
    case S_IFCHR: kind = .other("a character device")
    case S_IFBLK: kind = .other("a block device")
    case S_IFIFO: kind = .other("a FIFO")
    case S_IFSOCK: kind = .other("a socket")
    // Hard links have no type of their own.
    case _ where hardTarget != nil: kind = .file
    case let type: kind = .other("of type \(type)")
    }
  }
}
