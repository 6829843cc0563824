#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

extension UnsafeRawBufferPointer {
    /// The offset of the first byte of a value in a range of offsets; nil when there is none.
    package func firstOffset(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard let baseAddress, !range.isEmpty else { return nil }
        return memchr(baseAddress + range.lowerBound, Int32(byte), range.count).map { UnsafeRawPointer($0) - baseAddress }
    }
}
