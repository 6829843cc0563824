/// How likely the next bit is 1, in 4,096ths, by what is known before it; learns from every bit.
struct BitOdds {
    private var odds: [UInt16]

    /// Odds for so many contexts, all even.
    init(count: Int) { odds = Array(repeating: BitCoding.even, count: count) }

    subscript(context: Int) -> UInt32 { UInt32(odds[context]) }

    @inline(__always)
    mutating func learn(_ context: Int, _ bit: Bool) {
        // The odds stay within 1 and 4,095: neither bit ever becomes impossible.
        let own = odds[context]
        odds[context] = bit ? own + (BitCoding.one - own) >> BitCoding.slowness : own - own >> BitCoding.slowness
    }

    /// Learns a number of some bits, high ones first, each in the context of those before it.
    mutating func learn(tree number: Int, bits: Int) {
        var node = 1
        for shift in stride(from: bits - 1, through: 0, by: -1) {
            let bit = number >> shift & 1 == 1
            learn(node, bit)
            node = node << 1 | (bit ? 1 : 0)
        }
    }
}

/// Bits that are likely take less than a bit, others more: arithmetic coding.
///
/// What was coded is a number of any length; `low` and `high` are the ends of where it lies, without the bytes that both have in common, which were
/// written.
///
/// - Source: the idea is the binary coder of Matt Mahoney's lpaq.
enum BitCoding {
    static let one: UInt16 = 4_096
    static let even: UInt16 = 2_048
    static let slowness: UInt16 = 4

    /// Where the part ends that stands for a 1.
    @inline(__always)
    static func middle(_ low: UInt32, _ high: UInt32, _ odds: UInt32) -> UInt32 { low + ((high - low) >> 12) * odds }
}

/// Writes bits by their odds.
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var low: UInt32 = 0
    private var high = UInt32.max

    mutating func write(_ bit: Bool, odds: UInt32 = UInt32(BitCoding.even)) {
        let middle = BitCoding.middle(low, high, odds)
        if bit { high = middle } else { low = middle + 1 }
        while (low ^ high) >> 24 == 0 {
            bytes.append(UInt8(truncatingIfNeeded: high >> 24))
            low <<= 8
            high = high << 8 | 0xFF
        }
    }

    mutating func write(_ bit: Bool, _ odds: inout BitOdds, _ context: Int) {
        write(bit, odds: odds[context])
        odds.learn(context, bit)
    }

    /// Writes a number of some bits, high ones first, each in the context of those before it.
    mutating func write(tree number: Int, bits: Int, _ odds: inout BitOdds) {
        var node = 1
        for shift in stride(from: bits - 1, through: 0, by: -1) {
            let bit = number >> shift & 1 == 1
            write(bit, &odds, node)
            node = node << 1 | (bit ? 1 : 0)
        }
    }

    /// Writes a number from 0 on: how many bits its successor has, then these without the first.
    mutating func write(_ number: Int, width odds: inout BitOdds) {
        let successor = number + 1
        let width = Int.bitWidth - successor.leadingZeroBitCount
        write(tree: width, bits: 5, &odds)
        for shift in stride(from: width - 2, through: 0, by: -1) { write(successor >> shift & 1 == 1) }
    }

    /// Writes what is needed to tell the last bits; the reader takes what is missing for zeros.
    mutating func finish() { if low > 0 { bytes.append(UInt8(truncatingIfNeeded: low >> 24) + 1) } }
}

/// Reads bits that were written with the same odds, from bytes that may be anything.
struct BitReader {
    private let bytes: ArraySlice<UInt8>
    private var offset: Int
    private var low: UInt32 = 0
    private var high = UInt32.max
    private var code: UInt32 = 0

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        offset = bytes.startIndex
        for _ in 0..<4 { take() }
    }

    /// Whether more was read than there is.
    var isPastEnd: Bool { offset > bytes.endIndex + 4 }

    private mutating func take() {
        code = code << 8 | (offset < bytes.endIndex ? UInt32(bytes[offset]) : 0)
        offset += 1
    }

    mutating func bit(odds: UInt32 = UInt32(BitCoding.even)) -> Bool {
        let middle = BitCoding.middle(low, high, odds)
        let bit = code <= middle
        if bit { high = middle } else { low = middle + 1 }
        while (low ^ high) >> 24 == 0 {
            low <<= 8
            high = high << 8 | 0xFF
            take()
        }
        return bit
    }

    mutating func bit(_ odds: inout BitOdds, _ context: Int) -> Bool {
        let bit = bit(odds: odds[context])
        odds.learn(context, bit)
        return bit
    }

    mutating func tree(bits: Int, _ odds: inout BitOdds) -> Int {
        var node = 1
        for _ in 0..<bits { node = node << 1 | (bit(&odds, node) ? 1 : 0) }
        return node - 1 << bits
    }

    mutating func number(width odds: inout BitOdds) -> Int {
        let width = tree(bits: 5, &odds)
        var successor = 1
        for _ in 0..<max(0, width - 1) { successor = successor << 1 | (bit() ? 1 : 0) }
        return successor - 1
    }
}
