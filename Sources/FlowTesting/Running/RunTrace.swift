import BlockHost
import BlockRuntime
import OrderedJSON

/// What a run printed and called, each with its block.
struct RunTrace {
    /// Something that was printed, or a call.
    struct Event {
        var text: String
        var site: Program.BlockSite?
        /// Lines that a print ended; 0 for a call.
        var lineCount: Int
        var isCall: Bool
    }

    var events: [Event] = []
    /// Where the run ended, inner places first.
    var end: [RuntimeError.Place] = []

    /// The most events that are shown.
    static let most = 30

    /// Collects events while a program runs.
    final class Recorder {
        var trace = RunTrace()

        func printed(_ text: String, at site: Program.BlockSite?) {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
            trace.events.append(Event(text: JSONWriter.text(.string(text)), site: site, lineCount: lines, isCall: false))
        }

        func called(_ call: RunReport.Call, at site: Program.BlockSite?) {
            let arguments = JSONWriter.text(.object(ValueCoding.json(call.arguments)))
            trace.events.append(Event(text: "\(call.name) \(arguments)", site: site, lineCount: 0, isCall: true))
        }
    }

    /// The offset of an event.
    private func offset(of event: Mismatch.Event?) -> Int? {
        switch event {
        case .call(let number): return events.indices.filter { events[$0].isCall }.dropFirst(number).first
        case .print(let number): return events.indices.filter { !events[$0].isCall }.dropFirst(number).first
        case .line(let number):
            var line = 0
            return events.indices.first {
                line += events[$0].lineCount
                return line > number
            }
        case .end, nil: return nil
        }
    }

    /// The block that an event comes from.
    func place(of event: Mismatch.Event?) -> String? {
        guard let event else { return nil }
        if case .end = event { return end.first?.site.map(Self.text) }
        return offset(of: event).flatMap { events[$0].site }.map(Self.text)
    }

    /// The events up to one, then where the run ended.
    func lines(upTo event: Mismatch.Event?) -> [String] {
        let last = offset(of: event) ?? events.count - 1
        let shown = events.prefix(last + 1)
        var lines = shown.suffix(Self.most).map { event in
            (event.isCall ? "call " : "print ") + event.text + (event.site.map { "  at \(Self.text($0))" } ?? "")
        }
        if shown.count > Self.most { lines.insert("... \(shown.count - Self.most) before that", at: 0) }
        if offset(of: event) == nil {
            for place in end.prefix(8) { lines.append("in \(place.function)" + (place.site.map { "  at \(Self.text($0))" } ?? "")) }
        }
        return lines
    }

    private static func text(_ site: Program.BlockSite) -> String {
        "\(site.file):\(site.line):\(site.column) (\(site.type)\(site.id.map { " '\($0)'" } ?? ""))"
    }
}
