import BlockModel
import BlockXML
import Foundation
import Testing
import TestSupport

/// The reference interpreter prints what the programs of `Tests/Programs` are expected to print, as far as they are of standard blocks.
@Suite struct ReferenceTests {
    @Test func referencePrintsWhatIsExpected() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "Programs")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".xml") }
        var comparedCount = 0
        for file in files {
            let path = folder.appendingPathComponent(file)
            let expected = try String(contentsOf: path.deletingPathExtension().appendingPathExtension("expected"), encoding: .utf8)
            // A file that does not load, or that asks its host for something, is another test's business.
            guard !expected.contains("call "), let read = try? WorkspaceXMLReader().read([UInt8](Data(contentsOf: path)), file: file) else {
                continue
            }
            let reference = ReferenceInterpreter(read.workspace, seed: 1, answers: [nil])
            guard let printed = ReferenceTests.lines(of: reference) else { continue }
            let lines = printed.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
            comparedCount += 1
            let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
            let areSame =
                lines.count == expectedLines.count
                && zip(lines, expectedLines).allSatisfy { line, expected in
                    line == expected || (reference.isInexact && DifferentialRun.isNear(line, expected))
                        || (line.hasPrefix("error ") && expected.hasPrefix(line + ":"))
                }
            #expect(areSame, "\(file): \(lines)")
        }
        #expect(comparedCount >= 60)
    }

    /// What a program prints, an error as a last line; nil where it has blocks that the reference does not know.
    private static func lines(of reference: ReferenceInterpreter) -> [String]? {
        switch reference.run() {
        case .finished: return reference.lines
        case .failed(let name) where name.hasPrefix("unknown block"): return nil
        case .failed(let name): return reference.lines + ["error \(name)"]
        case .skipped: return nil
        }
    }
}
