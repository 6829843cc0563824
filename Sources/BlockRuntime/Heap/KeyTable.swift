#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// A set of texts in which equal texts are one: property names compare by address.
///
/// Open addressing over raw memory. A run has two: the program's constants (shared by its machines, read-only) and the
/// names that turn up while it runs; the latter does not keep its texts alive.
struct KeyTable: @unchecked Sendable {
    private var slots: UnsafeMutablePointer<UnsafeMutablePointer<TextObject>?>?
    private var capacity = 0
    private(set) var count = 0

    init() {}

    func destroy() { slots?.giveBack() }

    /// The text of the table that equals `text`.
    func find(_ text: UnsafeMutablePointer<TextObject>) -> UnsafeMutablePointer<TextObject>? {
        guard let slots else { return nil }
        var slot = Int(hashOfText(text)) & (capacity - 1)
        while let candidate = slots[slot] {
            if candidate == text || textsAreEqual(candidate, text) { return candidate }
            slot = (slot + 1) & (capacity - 1)
        }
        return nil
    }

    /// The text of the table that has the units of an ASCII text.
    func find(_ units: UnsafeBufferPointer<UInt8>, hash: UInt32) -> UnsafeMutablePointer<TextObject>? {
        guard let slots else { return nil }
        var slot = Int(hash) & (capacity - 1)
        while let candidate = slots[slot] {
            if candidate.pointee.hash == hash, Int(candidate.pointee.count) == units.count, !candidate.pointee.isWide,
                units.baseAddress.map({ memcmp(candidate.units, $0, units.count) == 0 }) ?? true
            {
                return candidate
            }
            slot = (slot + 1) & (capacity - 1)
        }
        return nil
    }

    /// Adds a text that is not in the table. Texts that several heaps share must not be flagged as a key of one.
    mutating func insert(_ text: UnsafeMutablePointer<TextObject>, flagged: Bool) {
        if (count + 1) * 4 > capacity * 3 { grow() }
        place(text)
        count += 1
        if flagged { text.pointee.header.flags |= TextObject.isKey }
    }

    /// Forgets the texts that the collector did not reach.
    mutating func removeUnmarked() {
        guard let old = slots else { return }
        let oldCapacity = capacity
        var kept: [UnsafeMutablePointer<TextObject>] = []
        for slot in 0..<oldCapacity {
            if let text = old[slot], text.pointee.header.isMarked { kept.append(text) }
        }
        guard kept.count < count else { return }
        for slot in 0..<oldCapacity { old[slot] = nil }
        for text in kept { place(text) }
        count = kept.count
    }

    private mutating func grow() {
        let old = slots
        let oldCapacity = capacity
        capacity = max(16, capacity * 2)
        let larger = UnsafeMutablePointer<UnsafeMutablePointer<TextObject>?>.take(capacity: capacity)
        larger.initialize(repeating: nil, count: capacity)
        slots = larger
        for slot in 0..<oldCapacity {
            if let text = old?[slot] { place(text) }
        }
        old?.giveBack()
    }

    private func place(_ text: UnsafeMutablePointer<TextObject>) {
        guard let slots else { return }
        var slot = Int(hashOfText(text)) & (capacity - 1)
        while slots[slot] != nil { slot = (slot + 1) & (capacity - 1) }
        slots[slot] = text
    }
}
