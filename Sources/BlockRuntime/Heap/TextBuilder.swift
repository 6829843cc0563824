/// Collects the units of a text that is made of many parts.
struct TextBuilder {
    private var narrow: [UInt8] = []
    private var wide: [UInt16] = []
    private var isWide = false

    /// Units so far.
    var count: Int { isWide ? wide.count : narrow.count }

    mutating func append(_ units: TextUnits) {
        if units.isWide {
            widen()
            wide.append(contentsOf: units.wide)
        } else if isWide {
            wide.append(contentsOf: units.narrow.lazy.map(UInt16.init))
        } else {
            narrow.append(contentsOf: units.narrow)
        }
    }

    mutating func append(_ unit: UInt16) {
        if !isWide && unit < 0x100 {
            narrow.append(UInt8(truncatingIfNeeded: unit))
        } else {
            widen()
            wide.append(unit)
        }
    }

    mutating func append(_ number: Double) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { buffer in
            // Invariant: the buffer was asked for with a capacity above zero, so it has an address.
            let count = writeNumber(number, into: buffer.baseAddress.unsafelyUnwrapped)
            if isWide {
                for offset in 0..<count { wide.append(UInt16(buffer[offset])) }
            } else {
                narrow.append(contentsOf: UnsafeMutableBufferPointer(rebasing: buffer[0..<count]))
            }
        }
    }

    /// Appends text written in the sources of this package.
    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes in
            for byte in bytes { append(UInt16(byte)) }
        }
    }

    private mutating func widen() {
        guard !isWide else { return }
        isWide = true
        wide = narrow.map(UInt16.init)
        narrow = []
    }

    /// Stops a text that would not fit the heap before it is complete.
    ///
    /// - Parameter more: units that are about to be appended.
    func check(in heap: Heap, adding more: Int = 0) throws(Fault) {
        let units = count + more
        if units > Heap.longestText { throw heap.error(.rangeError, "Invalid string length") }
        // The room here may be twice what it holds, and the text is made of it after that.
        if units > 1 << 20 { try heap.checkWorkingMemory(byteCount: 3 * (isWide ? 2 * units : units)) }
    }

    /// The text.
    func text(in heap: Heap) throws(Fault) -> Value {
        isWide
            ? try wide.withUnsafeBufferPointer { buffer throws(Fault) in try heap.makeText(units: buffer) }
            : try narrow.withUnsafeBufferPointer { buffer throws(Fault) in try heap.makeText(narrow: buffer) }
    }
}
