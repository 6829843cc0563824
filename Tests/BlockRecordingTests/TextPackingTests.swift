import BlockHost
import Testing

@testable import BlockRecording

/// The packing of texts, and secrets in texts that were cut.
@Suite struct TextPackingTests {
    private func roundTrip(_ texts: [[UInt8]], dictionary: [UInt8] = []) throws -> Int {
        let packed = TextPacking.pack(texts.flatMap { $0 + [TextPacking.end] }, dictionary: dictionary[...])
        let most = texts.reduce(0) { $0 + $1.count + 1 }
        let back = try TextPacking.unpack(ByteReader(packed), count: texts.count, mostBytes: most, dictionary: dictionary[...])
        #expect(back.map(Array.init) == texts)
        return packed.count
    }

    private func roundTrip(_ text: String, dictionary: String = "") throws -> Int {
        try roundTrip([Array(text.utf8)], dictionary: Array(dictionary.utf8))
    }

    @Test func textsComeBack() throws {
        #expect(try roundTrip([]) == 0)
        _ = try roundTrip([[]])
        _ = try roundTrip([[], [1], [], []])
        _ = try roundTrip("abc")
        _ = try roundTrip("abcdabcdabcdabcdabcdabcd")
        _ = try roundTrip([Array(repeating: 7, count: 10_000)])
        var state: UInt32 = 1
        let noise = (0..<5_000).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(truncatingIfNeeded: state >> 24) % 0xFF
        }
        #expect(try roundTrip([noise]) < 5_500)
        #expect(try roundTrip(noise.map { [$0] }) < 8_000)
    }

    @Test func whatStoodBeforeTakesFewBytes() throws {
        let text = "{identity: \"ada@example.com\", password: [redacted]}"
        let phrases = String(decoding: TextPacking.phrases, as: UTF8.self)
        #expect(try roundTrip(text) > 35)
        #expect(try roundTrip(text, dictionary: phrases) < 25)
        #expect(try roundTrip(text, dictionary: text) < 6)
        #expect(try roundTrip(Array(repeating: Array(text.utf8), count: 100)) < 100)
    }

    @Test func whatWasDamagedIsRefusedOrReadWithinItsBounds() throws {
        let text = Array(String(repeating: "{identity: \"ada@example.com\"}", count: 20).utf8) + [TextPacking.end]
        let packed = TextPacking.pack(text, dictionary: [][...])
        for place in packed.indices {
            for bit in 0..<8 {
                var damaged = packed
                damaged[place] ^= 1 << UInt8(bit)
                guard let texts = try? TextPacking.unpack(ByteReader(damaged), count: 1, mostBytes: 1_000, dictionary: [][...]) else {
                    continue
                }
                #expect(texts.count == 1 && texts[0].count < 1_000)
            }
        }
        #expect(throws: RecordingError.self) {
            _ = try TextPacking.unpack(ByteReader(packed), count: 1, mostBytes: text.count - 1, dictionary: [][...])
        }
        #expect(throws: RecordingError.self) {
            _ = try TextPacking.unpack(ByteReader([]), count: 1_000_000, mostBytes: 64 << 20, dictionary: [][...])
        }
    }

    @Test func beginningOfASecretIsHiddenWhereATextWasCut() {
        let secrets = SecretKeeper()
        secrets.learn("analytical-engine")
        #expect(secrets.redact("my analytical-engine") == "my [redacted]")
        #expect(secrets.redact("my analytic", isCut: true) == "my [redacted]")
        #expect(secrets.redact("[\"my analytic…\", 1]", isCut: true) == "[\"my [redacted]…\", 1]")
        #expect(secrets.redact("my analytic", isCut: false) == "my analytic")
        #expect(secrets.redact("my analytic book", isCut: true) == "my analytic book")
    }
}
