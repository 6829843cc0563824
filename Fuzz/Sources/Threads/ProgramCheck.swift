import BackendlessUsers
import BlockCompiler
import BlockHost
import BlockLibrary
import BlockModel
import BlockRuntime
import BlockXML
import Foundation
import OrderedJSON

/// Every program of the samples and tests, compiled by each thread for itself, and once for all.
enum ProgramCheck {
    struct Source {
        var file: String
        var bytes: [UInt8]
        var users: UsersFixture
    }

    static func run(_ runCount: Int) -> CheckOutcome {
        let sources = ["Samples", "Tests/Programs"].flatMap(sources)
        let programs = sources.map { try? compile($0) }
        let expected = zip(sources, programs).map { source, program in program.map { report(of: $0, source.users) } ?? "" }
        let differences = Differences()
        for (offset, source) in sources.enumerated() where offset < chosenCount {
            guard let program = programs[offset] else { continue }
            for _ in 0..<runCount where report(of: program, source.users) != expected[offset] { differences.add(source.file) }
        }
        onThreads { number in
            for turn in sources.indices {
                let offset = (turn + number * sources.count / threadCount) % sources.count
                let source = sources[offset]
                for run in 0..<(offset < chosenCount ? runCount : 1) {
                    // Half of the runs share a program, half have one of their own.
                    let program = (run + number).isMultiple(of: 2) ? programs[offset] : try? compile(source)
                    if (program.map { report(of: $0, source.users) } ?? "") != expected[offset] { differences.add(source.file) }
                }
            }
        }
        let count = programs.count { $0 != nil }
        return CheckOutcome(
            isGood: count > 100 && count == sources.count && differences.isEmpty,
            summary:
                "\(count) programs, \(min(chosenCount, count)) of them \(runCount) times on each thread, byte for byte\(differences.list)")
    }

    /// How many programs, those of the samples before all, are run again and again.
    private static let chosenCount = 20

    private static func sources(in folder: String) -> [Source] {
        let folder = root.appendingPathComponent(folder)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".xml") }.sorted().compactMap { name in
            guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return nil }
            let users = try? Data(contentsOf: folder.appendingPathComponent(name.dropLast(4) + ".users.json"))
            return Source(file: name, bytes: [UInt8](data), users: users.flatMap { try? UsersFixture.parse([UInt8]($0)) } ?? UsersFixture())
        }
    }

    private static func compile(_ source: Source) throws -> Program {
        let workspace = try WorkspaceXMLReader().read(source.bytes, file: source.file).workspace
        return try Compiler(catalog: .builtIn).compile(workspace).program
    }

    /// What a run printed, and its report.
    static func report(of program: Program, _ users: UsersFixture) -> String {
        report(of: program, InMemoryUserService(fixture: users, clock: .fixed(1_767_225_600_000), identifiers: IdentifierSource(seed: 1)))
    }

    static func report(of program: Program, _ users: any UserService) -> String {
        var settings = RunSettings()
        settings.seed = 7
        settings.now = 1_767_225_600_000
        settings.limits.steps = 20_000
        settings.limits.depth = 500
        var host = HostSettings()
        host.users = users
        host.outputByteLimit = 1 << 20
        var output = ""
        host.print = { output += $0 }
        host.answer = { "12" }
        let driver = ProgramDriver(Machine(program, settings: settings), Host(host))
        return output + JSONWriter.text(driver.run().json(hiding: driver.host.redactor))
    }
}
