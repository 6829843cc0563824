/// A parsed JSON text as a flat list of nodes over its bytes, in the order of the text.
///
///     {"a": [1, true]}    object end=5 count=1 | string "a" | array end=5 count=2 | number 1 | true
///
/// A flat list has no depth: building it, walking it and freeing it need no recursion however deep the text is nested. Names and texts are
/// decoded from the bytes when they are asked for.
final class JSONTape: Sendable {
    enum Kind: UInt8 {
        case null, `false`, `true`, number, string, escapedString, array, object
    }

    /// One value or name: 16 bytes.
    struct Node {
        /// The offset of its first byte.
        var start: UInt32
        var kind: Kind
        /// A number's bits; a text's byte count between the quotes; a list's or object's count (high half) and end node (low half).
        var payload: UInt64
    }

    let bytes: [UInt8]
    let nodes: [Node]
    /// The offset of each line's first byte, ascending.
    let lineStarts: [UInt32]
    let file: String?

    init(bytes: [UInt8], nodes: [Node], lineStarts: [UInt32], file: String?) {
        self.bytes = bytes
        self.nodes = nodes
        self.lineStarts = lineStarts
        self.file = file
    }

    /// The node after a value with everything in it.
    func end(of node: Int) -> Int {
        switch nodes[node].kind {
        case .array, .object: Int(truncatingIfNeeded: nodes[node].payload & 0xFFFF_FFFF)
        default: node + 1
        }
    }

    /// The number of items or members of a list or object.
    func count(of node: Int) -> Int { Int(truncatingIfNeeded: nodes[node].payload >> 32) }

    func text(of node: Int) -> String {
        let start = Int(nodes[node].start) + 1
        let range = start..<(start + Int(truncatingIfNeeded: nodes[node].payload))
        return bytes.withUnsafeBufferPointer { buffer in
            let raw = UnsafeBufferPointer(rebasing: buffer[range])
            return nodes[node].kind == .string ? String(decoding: raw, as: UTF8.self) : JSONEscapes.decode(raw)
        }
    }

    func position(of node: Int) -> JSONPosition { Self.position(ofOffset: nodes[node].start, lineStarts: lineStarts) }

    /// The line and column of a byte offset, found by halving.
    static func position(ofOffset offset: UInt32, lineStarts: [UInt32]) -> JSONPosition {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return JSONPosition(line: low + 1, column: Int(offset - lineStarts[low]) + 1)
    }
}

extension JSONTape {
    /// A list or object being built: its finished parts wait here until its last one is there.
    private struct Frame {
        var end: Int
        var items: [JSONValue] = []
        var object: JSONObject?
        var key = ""
    }

    /// Builds the value of a node and everything in it, without recursion.
    func value(of root: Int) -> JSONValue {
        var frames: [Frame] = []
        var node = root
        while true {
            var finished: JSONValue
            switch nodes[node].kind {
            case .null: finished = .null
            case .false: finished = .bool(false)
            case .true: finished = .bool(true)
            case .number: finished = .number(Double(bitPattern: nodes[node].payload))
            case .string, .escapedString: finished = .string(text(of: node))
            case .array, .object:
                var frame = Frame(end: end(of: node))
                if nodes[node].kind == .object {
                    frame.object = JSONObject(capacity: count(of: node))
                } else {
                    frame.items.reserveCapacity(count(of: node))
                }
                node += 1
                if node < frame.end {
                    if frame.object != nil {
                        frame.key = text(of: node)
                        node += 1
                    }
                    frames.append(frame)
                    continue
                }
                finished = frame.object.map(JSONValue.object) ?? .array([])
                node -= 1
            }
            node += 1
            // Closes every list and object whose last part this was.
            while true {
                guard let top = frames.indices.last else { return finished }
                if frames[top].object == nil {
                    frames[top].items.append(finished)
                } else {
                    let key = frames[top].key
                    frames[top].object?[key] = finished
                }
                if node < frames[top].end {
                    if frames[top].object != nil {
                        frames[top].key = text(of: node)
                        node += 1
                    }
                    break
                }
                let frame = frames.removeLast()
                finished = frame.object.map(JSONValue.object) ?? .array(frame.items)
            }
        }
    }
}
