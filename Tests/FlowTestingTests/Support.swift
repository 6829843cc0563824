import BlockModel
import FlowTesting
import Foundation
import Testing

/// The folder of the sample programs.
let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Samples").path

/// A flow file beside the sample programs that is only a text.
func suite(_ text: String, name: String = "test.flow.yaml") throws -> FlowSuite {
    FlowSuite(try FlowFile.read(text: text, file: "\(samples)/\(name)"))
}

/// The results of all cases of a flow.
func run(_ text: String) throws -> [CaseResult] { run(try suite(text)) }

/// The results of some cases of a suite.
func run(_ suite: FlowSuite, _ numbers: [Int]? = nil, configure: (inout FlowRunner) -> Void = { _ in }) -> [CaseResult] {
    var runner = FlowRunner(suite)
    configure(&runner)
    var results: [CaseResult] = []
    runner.run(numbers) {
        results.append($0)
        return true
    }
    return results
}

/// What is wrong with a flow: `line:column: message`, and the hint behind a bar.
func problems(_ text: String) -> [String] {
    do throws(LoadFailure) {
        _ = try FlowFile.read(text: text, file: "\(samples)/test.flow.yaml")
        return []
    } catch {
        return error.diagnostics.sorted.map { item in
            "\(item.position.map { "\($0)" } ?? "-"): \(item.message)" + (item.hint.map { " | \($0)" } ?? "")
        }
    }
}

/// A folder of its own for a test, removed at the end.
func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("flow-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
}

/// The text of a file.
func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
