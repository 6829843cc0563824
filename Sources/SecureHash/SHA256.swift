/// The hash function SHA-256.
///
/// - Source: FIPS 180-4, sections 4.1.2, 4.2.2 and 6.2.
package enum SHA256 {
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]

    /// A hash: 32 bytes.
    package typealias Digest = SIMD8<UInt32>

    /// The hash of bytes.
    package static func hash(_ message: [UInt8]) -> Digest { message.withUnsafeBytes { hash($0) } }

    /// The hash of bytes in memory.
    package static func hash(_ message: UnsafeRawBufferPointer) -> Digest {
        var state = Digest(
            0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
            var offset = 0
            while offset + 64 <= message.count {
                compress(message, offset, &state, schedule)
                offset += 64
            }
            // The rest, a bit that is 1, zeros up to the end of a block, and in its last 8 bytes the number of bits.
            let rest = UnsafeRawBufferPointer(rebasing: message[offset...])
            withUnsafeTemporaryAllocation(byteCount: rest.count < 56 ? 64 : 128, alignment: 8) { last in
                last.copyMemory(from: rest)
                last[rest.count] = 0x80
                UnsafeMutableRawBufferPointer(rebasing: last[(rest.count + 1)...]).initializeMemory(as: UInt8.self, repeating: 0)
                let bitCount = UInt64(message.count) &* 8
                last.storeBytes(of: bitCount.bigEndian, toByteOffset: last.count - 8, as: UInt64.self)
                for block in stride(from: 0, to: last.count, by: 64) { compress(UnsafeRawBufferPointer(last), block, &state, schedule) }
            }
        }
        return state
    }

    private static func compress(
        _ bytes: UnsafeRawBufferPointer, _ block: Int, _ state: inout Digest, _ schedule: UnsafeMutableBufferPointer<UInt32>
    ) {
        for word in 0..<16 { schedule[word] = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: block &+ word &* 4, as: UInt32.self)) }
        for word in 16..<64 {
            let far = schedule[word &- 15]
            let near = schedule[word &- 2]
            let first = rotate(far, 7) ^ rotate(far, 18) ^ far >> 3
            let second = rotate(near, 17) ^ rotate(near, 19) ^ near >> 10
            schedule[word] = schedule[word &- 16] &+ first &+ schedule[word &- 7] &+ second
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        constants.withUnsafeBufferPointer { constants in
            // Eight at a time: after them every variable is in its own place again, so that none has to be moved.
            var step = 0
            while step < 64 {
                round(a, b, c, &d, e, f, g, &h, constants[step] &+ schedule[step])
                round(h, a, b, &c, d, e, f, &g, constants[step &+ 1] &+ schedule[step &+ 1])
                round(g, h, a, &b, c, d, e, &f, constants[step &+ 2] &+ schedule[step &+ 2])
                round(f, g, h, &a, b, c, d, &e, constants[step &+ 3] &+ schedule[step &+ 3])
                round(e, f, g, &h, a, b, c, &d, constants[step &+ 4] &+ schedule[step &+ 4])
                round(d, e, f, &g, h, a, b, &c, constants[step &+ 5] &+ schedule[step &+ 5])
                round(c, d, e, &f, g, h, a, &b, constants[step &+ 6] &+ schedule[step &+ 6])
                round(b, c, d, &e, f, g, h, &a, constants[step &+ 7] &+ schedule[step &+ 7])
                step &+= 8
            }
        }
        state = state &+ Digest(a, b, c, d, e, f, g, h)
    }

    /// One round; of the variables that it takes, the next one calls `h` the first and `d` the fifth.
    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32,
        _ input: UInt32
    ) {
        let first = h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ (g ^ e & (f ^ g)) &+ input
        d = d &+ first
        h = first &+ (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ (a & b | c & (a | b))
    }

    @inline(__always)
    private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

    /// A hash as 64 lower-case hexadecimal digits.
    package static func text(_ digest: Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var output: [UInt8] = []
        for lane in 0..<8 {
            for shift in stride(from: UInt32(28), through: 0, by: -4) { output.append(digits[Int(digest[lane] >> shift & 15)]) }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The bytes of a hash.
    package static func bytes(_ digest: Digest) -> [UInt8] {
        (0..<8).flatMap { lane in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: digest[lane] >> UInt32($0)) } }
    }
}
