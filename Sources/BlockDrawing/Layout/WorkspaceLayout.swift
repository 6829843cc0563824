import BlockModel

/// Where everything of a workspace is drawn.
struct WorkspaceLayout {
    /// A box with words beside the blocks: a comment.
    struct Note {
        var x: Int
        var y: Int
        var width: Int
        var height: Int
        var lines: [String]
        /// The block it belongs to: an offset in `Workspace.blocks`; nil for one on the workspace.
        var block: Int?
    }

    /// The sizes of the blocks.
    let boxes: [BlockBox]
    /// All pieces; those of a block are `BlockBox.pieces`.
    let pieces: [Piece]
    /// The upper left corners of the blocks.
    private(set) var x: [Int]
    private(set) var y: [Int]
    /// Whether a block is drawn at all: what is folded away is not.
    private(set) var isDrawn: [Bool]
    /// The comments.
    private(set) var notes: [Note] = []
    /// The smallest rectangle around everything.
    private(set) var bounds = Rectangle(x: 0, y: 0, width: 0, height: 0)

    private let workspace: Workspace

    init(faces: FaceMaker, showsCollapsed: Bool) {
        workspace = faces.workspace
        var sizer = BlockSizer(faces: faces, showsCollapsed: showsCollapsed)
        sizer.run()
        boxes = sizer.boxes
        pieces = sizer.pieces
        x = Array(repeating: 0, count: boxes.count)
        y = x
        isDrawn = Array(repeating: false, count: boxes.count)
        placeWithinStacks()
        placeStacks()
    }

    // MARK: Blocks within their stack

    /// Gives every block its place from the first block of its stack.
    private mutating func placeWithinStacks() {
        for top in workspace.topBlocks { isDrawn[top.offset] = true }
        for offset in boxes.indices where isDrawn[offset] {
            if let next = workspace.blocks[offset].next ?? workspace.blocks[offset].nextShadow {
                place(next.offset, x[offset], y[offset] + boxes[offset].height)
            }
            for piece in pieces[boxes[offset].pieces] where piece.child >= 0 {
                let isInline = piece.kind == .inlineSocket
                place(
                    Int(piece.child), x[offset] + piece.x + (isInline ? Int(Measure.tabWidth) : 0),
                    y[offset] + piece.y + (isInline ? 1 : 0))
            }
        }
    }

    private mutating func place(_ block: Int, _ x: Int, _ y: Int) {
        self.x[block] = x
        self.y[block] = y
        isDrawn[block] = true
    }

    // MARK: Stacks

    /// Puts the stacks and the comments where the file says, or where they do not lie on others.
    private mutating func placeStacks() {
        let stacks = stackOffsets()
        var stackNotes = notesByStack(stacks)
        var arranger = Arranger()
        for top in workspace.topBlocks {
            let box = boxes[top.offset]
            let tab = box.connections.contains(.output) ? Measure.tabWidth : 0
            var width = Int(box.stackWidth), height = Int(box.stackHeight) + Measure.notchHeight
            for note in stackNotes[top.offset] ?? [] {
                width = max(width, note.x + note.width)
                height = max(height, note.y + note.height)
            }
            let extra = workspace[top].extra
            arranger.append(
                Rectangle(x: Arranger.coordinate(extra?.x), y: Arranger.coordinate(extra?.y), width: width + tab, height: height),
                isPlaced: extra?.x != nil && extra?.y != nil)
        }
        for comment in workspace.comments {
            let size = noteSize(comment.text, least: comment.attributes)
            func attribute(_ name: String) -> String? { comment.attributes.first { $0.name == name }?.value }
            arranger.append(
                Rectangle(
                    x: Arranger.coordinate(attribute("x")), y: Arranger.coordinate(attribute("y")), width: size.width, height: size.height),
                isPlaced: attribute("x") != nil && attribute("y") != nil)
            notes.append(Note(x: 0, y: 0, width: size.width, height: size.height, lines: size.lines))
        }
        let places = arranger.arranged()
        var shifts: [Int: (Int, Int)] = [:]
        for (top, place) in zip(workspace.topBlocks, places) {
            let tab = boxes[top.offset].connections.contains(.output) ? Measure.tabWidth : 0
            shifts[top.offset] = (place.x + tab, place.y)
        }
        for (offset, place) in places.dropFirst(workspace.topBlocks.count).enumerated() {
            notes[offset].x = place.x
            notes[offset].y = place.y
        }
        for offset in boxes.indices where isDrawn[offset] {
            guard let shift = shifts[Int(stacks[offset])] else { continue }
            x[offset] += Int(shift.0)
            y[offset] += Int(shift.1)
        }
        for top in workspace.topBlocks {
            guard let shift = shifts[top.offset], let list = stackNotes.removeValue(forKey: top.offset) else { continue }
            for var note in list {
                note.x += shift.0
                note.y += shift.1
                notes.append(note)
            }
        }
        bounds = places.first ?? bounds
        for place in places.dropFirst() { bounds = bounds.union(place) }
    }

    /// The first block of every block's stack.
    private func stackOffsets() -> [Int] {
        var result = Array(repeating: Int(-1), count: boxes.count)
        for top in workspace.topBlocks { result[top.offset] = Int(top.offset) }
        for offset in boxes.indices where result[offset] < 0 {
            if let parent = workspace.blocks[offset].parent { result[offset] = result[parent.offset] }
        }
        return result
    }

    // MARK: Comments

    /// The comments of blocks, right of their stack and from its corner, at the height of their blocks where there is room.
    private func notesByStack(_ stacks: [Int]) -> [Int: [Note]] {
        var result: [Int: [Note]] = [:]
        for offset in boxes.indices where isDrawn[offset] {
            guard let comment = workspace.blocks[offset].extra?.comment else { continue }
            let size = noteSize(comment.text, least: [])
            result[Int(stacks[offset]), default: []].append(
                Note(x: 0, y: Int(y[offset]) + 2, width: size.width, height: size.height, lines: size.lines, block: offset))
        }
        for (top, list) in result {
            var bottom = Int.min
            var placed = list.sorted { $0.y < $1.y }
            for offset in placed.indices {
                placed[offset].x = Int(boxes[top].stackWidth) + 32
                placed[offset].y = max(placed[offset].y, bottom)
                bottom = placed[offset].y + placed[offset].height + 8
            }
            result[top] = placed
        }
        return result
    }

    private func noteSize(_ text: String, least attributes: [MarkupAttribute]) -> (width: Int, height: Int, lines: [String]) {
        func attribute(_ name: String) -> Int {
            min(max(Arranger.coordinate(attributes.first { $0.name == name }?.value ?? "0"), 0), 1_000)
        }
        let lines = TextLines.wrap(text, width: max(Measure.commentLine, attribute("w") - 16))
        let width = lines.reduce(0) { max($0, TextMetrics.width(of: $1)) } + 16
        return (max(width, attribute("w"), 40), max(lines.count * TextMetrics.lineHeight + 12, attribute("h")), lines)
    }
}
