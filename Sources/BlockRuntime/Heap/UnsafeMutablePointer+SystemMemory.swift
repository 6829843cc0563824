#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Memory of a run beside its heap's cells.
///
/// `allocate` asks Linux for aligned memory whatever the type is, which takes four times as long as memory that is aligned to 16 bytes
/// anyway: a run of microseconds feels it.
extension UnsafeMutablePointer {
    /// Room for so many values; `giveBack` ends it.
    static func take(capacity: Int) -> UnsafeMutablePointer {
        assert(MemoryLayout<Pointee>.alignment <= 16, "malloc aligns to 16 bytes")
        // Invariant: the system has memory; `allocate` would end the process as well.
        guard let memory = malloc(max(1, capacity * MemoryLayout<Pointee>.stride)) else { fatalError("the system has no memory left") }
        return memory.bindMemory(to: Pointee.self, capacity: capacity)
    }

    /// Ends room that came from `take`; what is in it needs no end of its own.
    func giveBack() { free(self) }
}
