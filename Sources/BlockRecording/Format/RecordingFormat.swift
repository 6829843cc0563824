/// The words of the file format; `docs/recording.md` has the whole.
///
///     file     := magic version section* end
///     section  := tag:u8 length:varint payload
///     chunk    := flags:u8 eventCount textCount packed:length texts events
///     event    := payload:5 kind:3 operands
///
/// Numbers are LEB128 varints below 2^53. Chunks do not depend on each other: texts, the cache of numbers and the last block start anew.
enum RecordingFormat {
    /// The first byte is no text, the last one is mangled by whatever mangles line ends.
    static let magic: [UInt8] = [0x89, 0x43, 0x4C, 0x54, 0x52, 0x43, 0x0A]
    static let version: UInt8 = 2

    /// The largest varint: what a double holds exactly.
    static let largestNumber = (1 << 53) - 1

    enum Section: UInt8 {
        case file = 0x46
        case phrases = 0x44
        case names = 0x4E
        case sites = 0x53
        case variables = 0x56
        case chunk = 0x43
        case ending = 0x45
    }

    /// The low three bits of an event's first byte; the other five are its payload.
    enum Event: UInt8 {
        /// The payload is the way from the last site, zigzag; 31: a varint follows.
        case enterStatement = 0
        case enterValue = 1
        /// 0: the innermost block is done; n: n blocks are left behind by a jump or an error; 31: a varint follows.
        case leave = 2
        /// The innermost block is done and gave a value; the payload is the value's code.
        case leaveWithValue = 3
        /// The payload is the value's code; then the variable.
        case write = 4
        /// The payload is a `Rare`.
        case rare = 5
    }

    /// Events that do not count for size.
    enum Rare: UInt8 {
        case enterFunction = 0
        case strandStart = 1
        case strandSwitch = 2
        case strandEnd = 3
        case error = 4
        case call = 5
        case answer = 6
        case console = 7
        case users = 8
        case knownWrite = 9
    }

    /// How a value is written: codes from `smallNumber` on are the numbers from 0 on.
    enum ValueCode {
        static let undefined: UInt8 = 0
        static let null: UInt8 = 1
        static let `false`: UInt8 = 2
        static let `true`: UInt8 = 3
        static let text: UInt8 = 4
        static let list: UInt8 = 5
        static let object: UInt8 = 6
        static let cachedNumber: UInt8 = 7
        static let double: UInt8 = 8
        static let negative: UInt8 = 9
        static let positive: UInt8 = 10
        static let cutText: UInt8 = 11
        static let smallNumber: UInt8 = 12
        static let smallNumberCount: UInt8 = 19
    }

    /// What an escaped payload says.
    static let escape: UInt8 = 31
    /// Numbers from here on are put into the cache.
    static let firstCachedNumber = 16_384

    /// The slot of a number in the cache of 256.
    @inline(__always)
    static func slot(_ bits: UInt64) -> Int {
        let folded = UInt32(truncatingIfNeeded: bits) ^ UInt32(truncatingIfNeeded: bits >> 32)
        return Int((folded &* 0x9E37_79B1) >> 24)
    }

    static let isPrologue: UInt8 = 1

    /// Bytes at the beginning of the main file that texts may be told by.
    static let fileBytesInDictionary = 32 << 10
}
