#if DEBUG
    import BlockCompiler
    import BlockLibrary
    import BlockModel
    import BlockXML
    import Foundation
    import Testing

    @testable import BlockRuntime

    /// A run that is cancelled ends at once, wherever it is, and leaves nothing behind.
    @Suite struct CancellationTests {
        private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Programs")

        static var programs: [String] {
            get throws {
                try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".xml") }.sorted()
            }
        }

        @Test(arguments: try programs) func everyInstructionIsAPlaceToStop(file: String) throws {
            let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(file)))
            guard let read = try? WorkspaceXMLReader().read(bytes, file: file),
                let program = try? Compiler(catalog: .builtIn).compile(read.workspace).program
            else { return }
            let whole = 1_000_000 - (try run(program, instructions: 1_000_000)).left
            // Long programs are stopped at some 300 places.
            for count in stride(from: 0, to: whole, by: max(1, whole / 300)) {
                let end = try run(program, instructions: count)
                #expect(end.wasCancelled, "after \(count) of \(whole) instructions")
            }
            #expect(!(try run(program, instructions: whole)).wasCancelled)
        }

        /// Runs a program that is cancelled after some instructions. That the machine gives back all its memory is asserted when it goes.
        private func run(_ program: Program, instructions: Int) throws -> (wasCancelled: Bool, left: Int) {
            let machine = Machine(program)
            machine.instructionsLeft = instructions
            try machine.start()
            while true {
                switch machine.run() {
                case .suspended: machine.resume(returning: .null)
                case .stopped(let stop): return (stop.limit == .cancelled, machine.instructionsLeft)
                default: return (false, machine.instructionsLeft)
                }
            }
        }

        @Test func cancellingATaskEndsTheRunInIt() async throws {
            let xml = program(
                block(
                    "controls_whileUntil", fields: [("MODE", "WHILE")],
                    values: [("BOOL", block("logic_boolean", fields: [("BOOL", "TRUE")]))]))
            let program = try Compiler(catalog: .builtIn).compile(WorkspaceXMLReader().read(Array(xml.utf8), file: "a.xml").workspace)
                .program
            let task = Task { () async throws -> LimitKind? in
                let machine = Machine(program)
                let cancellation = machine.cancellation
                try machine.start()
                return await withTaskCancellationHandler {
                    guard case .stopped(let stop) = machine.run() else { return nil }
                    return stop.limit
                } onCancel: {
                    cancellation.set()
                }
            }
            task.cancel()
            #expect(try await task.value == .cancelled)
        }
    }
#endif
