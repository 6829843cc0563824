import BlockHost
import Testing

@testable import BlockRecording

/// The packing of texts, and secrets in texts that were cut.
@Suite struct TextPackingTests {
    private func roundTrip(_ bytes: [UInt8], dictionary: [UInt8] = []) throws -> Int {
        let packed = TextPacking.pack(bytes, dictionary: dictionary[...])
        var reader = ByteReader(packed)
        #expect(Array(try TextPacking.unpack(&reader, count: bytes.count, dictionary: dictionary[...])) == bytes)
        #expect(reader.isAtEnd)
        return packed.count
    }

    @Test func textsComeBack() throws {
        _ = try roundTrip([])
        _ = try roundTrip(Array("abc".utf8))
        _ = try roundTrip(Array("abcdabcdabcdabcdabcdabcd".utf8))
        _ = try roundTrip(Array(repeating: 7, count: 10_000))
        var state: UInt32 = 1
        _ = try roundTrip(
            (0..<5_000).map { _ in
                state = state &* 1_664_525 &+ 1_013_904_223
                return UInt8(truncatingIfNeeded: state >> 24)
            })
    }

    @Test func whatStoodBeforeTakesFewBytes() throws {
        let text = Array("{identity: \"ada@example.com\", password: [redacted]}".utf8)
        #expect(try roundTrip(text) > 40)
        #expect(try roundTrip(text, dictionary: TextPacking.phrases) < 30)
        #expect(try roundTrip(text, dictionary: text) < 6)
        #expect(try roundTrip(Array(repeating: text, count: 100).flatMap { $0 }) < 70)
    }

    @Test func wrongDistancesAreRefused() {
        var reader = ByteReader([0x10, 0x61, 0x05])
        #expect(throws: RecordingError.self) { _ = try TextPacking.unpack(&reader, count: 5, dictionary: [][...]) }
        var endless = ByteReader([0xF0, 0xFF, 0xFF, 0xFF, 0x7F])
        #expect(throws: RecordingError.self) { _ = try TextPacking.unpack(&endless, count: 5, dictionary: [][...]) }
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
