import BlockRuntime

/// How things stand where a recording begins that keeps only the end of a run: what the events that were dropped had done.
struct RecordingBase {
    private struct Written {
        var value: TracedValue
        var writer: Int
    }

    private struct Entry {
        var step: TraceStep
        var site: Int
        /// Variables that this call has for itself; only in functions.
        var locals: [Int: Written] = [:]
        var isFunction = false
    }

    private final class Strand {
        let parent: Int
        var open: [Entry] = []

        init(parent: Int) { self.parent = parent }
    }

    private var strands: [Int: Strand] = [:]
    private var current = 0
    private var globals: [Int: Written] = [:]
    private var users: String?
    /// Whether calls have a variable of their own, by the variable.
    private let isLocal: [Bool]
    /// Events that were taken in.
    private(set) var eventCount = 0

    init(variables: [TracedVariable]) { isLocal = variables.map { $0.function != nil } }

    /// Takes in the events of a chunk.
    mutating func take(_ chunk: EncodedChunk, siteCount: Int) {
        var reader = ChunkReader(chunk, siteCount: siteCount, variableCount: isLocal.count)
        // A chunk that was written a moment ago can be read.
        while !reader.isAtEnd, let step = try? reader.next() { take(step) }
        eventCount += chunk.eventCount
    }

    private mutating func take(_ step: TraceStep) {
        switch step {
        case .enter(let site, _): strands[current]?.open.append(Entry(step: step, site: site))
        case .enterFunction(let site, _): strands[current]?.open.append(Entry(step: step, site: site, isFunction: true))
        case .leave: _ = strands[current]?.open.popLast()
        case .unwind(let count):
            guard let strand = strands[current] else { return }
            strand.open.removeLast(min(count, strand.open.count))
        case .write(let variable, let value): write(variable, value)
        case .strandStart(let number, let parent):
            strands[number] = Strand(parent: parent)
            current = number
        case .strandSwitch(let number): current = number
        case .strandEnd: strands[current] = nil
        case .users(let text): users = text
        case .knownWrite, .error, .call, .answer, .console: break
        }
    }

    private mutating func write(_ variable: Int, _ value: TracedValue) {
        let strand = strands[current]
        let written = Written(value: value, writer: strand?.open.last?.site ?? -1)
        if isLocal[variable], let strand, let frame = strand.open.lastIndex(where: \.isFunction) {
            strand.open[frame].locals[variable] = written
        } else {
            globals[variable] = written
        }
    }

    /// The events that say all this.
    var prologue: EncodedChunk {
        var writer = ChunkWriter()
        for (variable, written) in globals.sorted(by: { $0.key < $1.key }) { writer.append(known(variable, written)) }
        for (number, strand) in strands.sorted(by: { $0.key < $1.key }) {
            writer.append(.strandStart(number, parent: strand.parent))
            for entry in strand.open {
                writer.append(entry.step)
                for (variable, written) in entry.locals.sorted(by: { $0.key < $1.key }) { writer.append(known(variable, written)) }
            }
        }
        if let users { writer.append(.users(users)) }
        writer.append(.strandSwitch(current))
        return writer.encoded
    }

    private func known(_ variable: Int, _ written: Written) -> TraceStep {
        .knownWrite(variable: variable, written.value, writer: written.writer)
    }
}
