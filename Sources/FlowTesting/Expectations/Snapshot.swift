import Foundation
import OrderedJSON

/// Says why a snapshot cannot be compared.
struct SnapshotFailure: Error {
    var message: String
}

/// The report of a run, kept beside its flow.
struct Snapshot {
    /// Where it is kept.
    let file: String

    /// Compares a report with what is kept, or keeps it.
    func compare(_ report: JSONValue, updates: Bool) throws(SnapshotFailure) -> [Mismatch] {
        guard let data = FileManager.default.contents(atPath: file) else {
            if !updates { throw SnapshotFailure(message: "there is no snapshot '\(file)'; --update writes it") }
            try write(report)
            return []
        }
        let kept: JSONValue
        do throws(JSONSyntaxError) {
            kept = try JSONParser.parse([UInt8](data), file: file)
        } catch {
            if !updates { throw SnapshotFailure(message: "\(file):\(error.line):\(error.column): \(error.message)") }
            try write(report)
            return []
        }
        if kept == report { return [] }
        if updates {
            try write(report)
            return []
        }
        var mismatches: [Mismatch] = []
        ValuePattern(whole: kept).compare(report, "snapshot") { path, expected, actual in
            if mismatches.count < ExpectationChecker.most {
                mismatches.append(Mismatch(path: path, expected: expected, actual: actual, event: Self.event(path)))
            }
        }
        return mismatches
    }

    /// The call or print that a part of the report is about: `snapshot.calls[1].arguments.email`.
    private static func event(_ path: String) -> Mismatch.Event? {
        for (section, event) in [("snapshot.calls[", Mismatch.Event.call), ("snapshot.console[", Mismatch.Event.print)] {
            guard path.hasPrefix(section), let number = Int(path.dropFirst(section.count).prefix { $0 != "]" }) else { continue }
            return event(number)
        }
        return path.hasPrefix("snapshot.error") || path.hasPrefix("snapshot.status") ? .end : nil
    }

    private func write(_ report: JSONValue) throws(SnapshotFailure) {
        do {
            let folder = (file as NSString).deletingLastPathComponent
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(JSONWriter.bytes(report, .pretty) + [0x0A]).write(to: URL(fileURLWithPath: file), options: .atomic)
        } catch {
            throw SnapshotFailure(message: "the snapshot '\(file)' cannot be written")
        }
    }
}

extension ValuePattern {
    /// A value of which every part is compared as it is.
    init(whole value: JSONValue) {
        switch value {
        case .array(let items): self = .list(items.map { ValuePattern(whole: $0) })
        case .object(let object): self = .object(object.map { ($0.key, ValuePattern(whole: $0.value)) }, isSubset: false)
        default: self = .exactly(value)
        }
    }
}
