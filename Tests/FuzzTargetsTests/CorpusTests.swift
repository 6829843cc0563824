import Foundation
import FuzzTargets
import Testing

/// What fuzzing has found is fed to the readers and the machine again. Debug builds look for leaks of the machine after each run.
@Suite struct CorpusTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fuzz/Corpus")

    @Test func everyTargetHasACorpus() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { !$0.hasPrefix(".") }
        #expect(Set(names) == Set(FuzzTarget.allCases.map(\.rawValue)))
    }

    @Test(arguments: FuzzTarget.allCases) func noInputBreaksATarget(target: FuzzTarget) throws {
        let folder = Self.folder.appendingPathComponent(target.rawValue)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        var takenCount = 0
        for file in files where target.run([UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))) { takenCount += 1 }
        // A corpus that is refused as a whole, because the format has changed, would try nothing.
        #expect(takenCount > 0, "none of \(files.count) was taken")
    }
}
