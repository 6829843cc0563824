import BlockCompiler
import BlockLibrary
import BlockRuntime
import Foundation
import Testing
import TestSupport

/// Every program of `Tests/Programs` prints what its `.expected` says.
@Suite struct ProgramTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Programs")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".xml") }.map { String($0.dropLast(4)) }.sorted()
    }()

    @Test(arguments: names) func printsWhatIsExpected(name: String) throws {
        let xml = try String(contentsOf: Self.folder.appendingPathComponent(name + ".xml"), encoding: .utf8)
        let expected = try String(contentsOf: Self.folder.appendingPathComponent(name + ".expected"), encoding: .utf8)
        #expect(try ProgramRun(xml: xml, file: name + ".xml").output == expected)
    }

    @Test(arguments: names) func recordingWhatRunsChangesNothing(name: String) throws {
        let xml = try String(contentsOf: Self.folder.appendingPathComponent(name + ".xml"), encoding: .utf8)
        let expected = try String(contentsOf: Self.folder.appendingPathComponent(name + ".expected"), encoding: .utf8)
        var settings = RunSettings()
        settings.recordsCoverage = true
        #expect(try ProgramRun(xml: xml, file: name + ".xml", settings: settings).output == expected)
    }

    @Test func everyDefinitionHasAProgram() throws {
        let programs = try Self.names.map { try String(contentsOf: Self.folder.appendingPathComponent($0 + ".xml"), encoding: .utf8) }
        let missing = Catalog.builtIn.definitions.filter { definition in
            if case .nothing = definition.meaning { return false }
            let start = "type=\"\(definition.type)\(definition.pattern == nil ? "\"" : "")"
            return !programs.contains { $0.contains(start) }
        }
        #expect(missing.map(\.type) == [], "each of these needs a Tests/Programs/<type>.xml")
    }

    @Test func everyDefinitionSaysWhatItIs() {
        for definition in Catalog.builtIn.definitions {
            #expect(definition.help.hasSuffix("."), "\(definition.type)")
            #expect(!definition.source.isEmpty, "\(definition.type)")
            for input in definition.inputs where input.count == nil {
                #expect(definition.message.contains("%\(input.name)"), "\(definition.type) does not show \(input.name)")
            }
        }
    }
}
