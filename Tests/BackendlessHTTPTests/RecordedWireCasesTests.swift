import Glibc
import OrderedJSON
import Testing

/// Runs a file of recorded cases, one after the other, when `CODELESS_WIRE_CASES` names one.
@Suite struct RecordedWireCasesTests {
    private static let path = getenv("CODELESS_WIRE_CASES").map { String(cString: $0) }

    @Test(.enabled(if: path != nil))
    func everyRecordedCaseHoldsOverHTTP() async throws {
        let file = try #require(fopen(Self.path ?? "", "r"))
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        let cases = try #require(try JSONParser.parse(bytes).arrayValue)
        for json in cases { try await WireCase(json: json).check() }
    }
}
