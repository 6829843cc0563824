import BlockModel

/// Measures the blocks of a workspace, each after what is plugged into it.
///
/// A block stands before its children in `Workspace.blocks`, so that walking the array backwards meets children first:
/// neither depth nor length needs a stack.
struct BlockSizer {
    private let faces: FaceMaker
    private let showsCollapsed: Bool
    private(set) var boxes: [BlockBox]
    private(set) var pieces: [Piece] = []

    /// A row while it is laid out.
    private struct Row {
        var pieces: Range<Int>
        /// The right end of what it needs.
        var right: Int
        /// Above and below its middle line.
        var ascent: Int
        var descent: Int
        var socket: BlockFace.Socket
        var hasDummy: Bool
        /// Whether a value is plugged in at the right edge.
        var isExternal: Bool
        /// Whether its words stand at that edge.
        var isRightAligned = false
    }

    init(faces: FaceMaker, showsCollapsed: Bool) {
        self.faces = faces
        self.showsCollapsed = showsCollapsed
        boxes = Array(repeating: BlockBox(), count: faces.workspace.blocks.count)
        pieces.reserveCapacity(boxes.count * 3)
    }

    /// Measures all blocks.
    mutating func run() {
        for offset in boxes.indices.reversed() { measure(offset) }
    }

    private mutating func measure(_ offset: Int) {
        let block = faces.workspace.blocks[offset]
        let face = faces.face(BlockReference(offset: offset))
        var box = BlockBox()
        box.connections = face.connections
        box.tint = face.tint
        box.isCollapsed = block.state.isCollapsed && !showsCollapsed
        let start = Int(pieces.count)
        let hasComment = block.extra?.comment != nil
        if box.isCollapsed {
            let text = Summary(faces: faces).text(of: BlockReference(offset: offset))
            let label = BlockFace.Input(parts: [BlockFace.Part(kind: .label, text: text)])
            place(BlockFace(inputs: [label], isInline: true, connections: face.connections), hasComment: false, in: &box)
            box.width += Int(Measure.jag)
            box.fullWidth = box.width
        } else {
            place(face, hasComment: hasComment, in: &box)
        }
        box.pieces = start..<Int(pieces.count)
        box.stackWidth = box.fullWidth
        box.stackHeight = box.height
        if let next = block.next ?? block.nextShadow {
            box.stackWidth = max(box.stackWidth, boxes[next.offset].stackWidth)
            box.stackHeight += boxes[next.offset].stackHeight
        }
        boxes[offset] = box
    }

    // MARK: Rows

    /// Sets the pieces of a block row by row, and with them its size.
    private mutating func place(_ face: BlockFace, hasComment: Bool, in box: inout BlockBox) {
        var rows: [Row] = []
        for (offset, input) in face.inputs.enumerated() {
            if face.startsRow(offset) {
                rows.append(
                    Row(
                        pieces: pieces.count..<pieces.count, right: Int(Measure.side), ascent: 10, descent: 10, socket: .none,
                        hasDummy: false, isExternal: false))
                if face.hasMutator, offset == 0 { add(Piece(kind: .gear, x: 0, width: 16, height: 16, center: 8), to: &rows[0]) }
                if hasComment, offset == 0 { add(Piece(kind: .comment, x: 0, width: 16, height: 16, center: 8), to: &rows[0]) }
            }
            for part in input.parts { add(piece(of: part), to: &rows[rows.count - 1]) }
            plug(input, isInline: face.isInline, into: &rows[rows.count - 1])
        }
        let mouth = rows.filter { $0.socket == .statement }.map { max(Int(Measure.mouthLeft), $0.right) }.max()
        var width = Int(Measure.smallestWidth)
        for row in rows {
            switch (row.socket, row.isExternal) {
            case (.statement, _): width = max(width, (mouth ?? 0) + Int(Measure.mouthWidth))
            case (_, true): width = max(width, row.right + Int(Measure.tabWidth))
            default: width = max(width, row.right - Int(Measure.gap) + Int(Measure.side))
            }
        }
        box.width = width
        box.fullWidth = width
        var y = Int(rows[0].socket == .statement ? Measure.arm : Measure.edge)
        box.center = y + rows[0].ascent
        for (offset, row) in rows.enumerated() {
            if offset > 0 { y += spacing(between: rows[offset - 1], row) }
            settle(row, y: y, width: width, mouth: mouth, in: &box)
            y += row.ascent + row.descent
        }
        box.height = y + Int(rows[rows.count - 1].socket == .statement ? Measure.arm : Measure.edge)
    }

    /// - Source: Blockly, core/renderers/geras/info.ts, `getSpacerRowHeight_`.
    private func spacing(between above: Row, _ below: Row) -> Int {
        if above.isExternal && below.isExternal { return 10 }
        if above.socket != .statement && below.socket == .statement { return 5 }
        if above.socket == .statement && below.socket == .statement { return 10 }
        return above.hasDummy || below.hasDummy ? 8 : 5
    }

    private mutating func add(_ piece: Piece, to row: inout Row) {
        var piece = piece
        piece.x = row.right
        row.right = piece.right + Int(Measure.gap)
        row.ascent = max(row.ascent, piece.center)
        row.descent = max(row.descent, piece.height - piece.center)
        pieces.append(piece)
        row.pieces = row.pieces.lowerBound..<pieces.count
    }

    /// Adds the socket behind some parts.
    private mutating func plug(_ input: BlockFace.Input, isInline: Bool, into row: inout Row) {
        let child = input.content.map { Int($0.offset) } ?? -1
        let content = input.content.map { boxes[$0.offset] }
        switch input.socket {
        case .none: row.hasDummy = true
        case .value where isInline:
            let width = content.map { $0.fullWidth + Int(Measure.tabWidth) + 1 } ?? Int(Measure.emptySocketWidth)
            let height = content.map { $0.height + 2 } ?? Int(Measure.emptySocketHeight)
            let center = content.map { $0.center + 1 } ?? height / 2
            add(Piece(kind: .inlineSocket, x: 0, width: width, height: height, child: child, center: center), to: &row)
            row.socket = .value
        case .value:
            let height = content?.height ?? Int(Measure.emptySocketHeight)
            let center = content?.center ?? 13
            add(Piece(kind: .edgeSocket, x: 0, width: content?.fullWidth ?? 0, height: height, child: child, center: center), to: &row)
            // The socket stands at the edge of the block, wherever that will be.
            row.right = pieces[pieces.count - 1].x
            row.socket = .value
            row.isExternal = true
            row.isRightAligned = input.isRightAligned
        case .statement:
            let height = content?.stackHeight ?? Int(Measure.emptyMouthHeight)
            let center = content?.center ?? 12
            add(Piece(kind: .mouth, x: 0, width: content?.stackWidth ?? 0, height: height, child: child, center: center), to: &row)
            row.right = pieces[pieces.count - 1].x
            row.socket = .statement
        }
    }

    /// Sets the pieces of a row at its height, and its sockets at the edges of the block.
    private mutating func settle(_ row: Row, y: Int, width: Int, mouth: Int?, in box: inout BlockBox) {
        let middle = y + row.ascent
        let shift = row.isRightAligned ? width - row.right - Measure.tabWidth : 0
        for offset in row.pieces {
            pieces[offset].y = middle - pieces[offset].center
            switch pieces[offset].kind {
            case .edgeSocket:
                pieces[offset].x = width
                box.fullWidth = max(box.fullWidth, pieces[offset].right)
            case .mouth:
                pieces[offset].x = mouth ?? 0
                box.fullWidth = max(box.fullWidth, pieces[offset].right)
            default: pieces[offset].x += shift
            }
        }
    }

    // MARK: Fields

    private func piece(of part: BlockFace.Part) -> Piece {
        let height = Int(Measure.boxHeight)
        switch part.kind {
        case .label:
            let lines = TextLines.wrap(part.text, width: Measure.fieldLine)
            return textPiece(.label, lines, padding: 0, height: 16)
        case .text, .number:
            let lines = TextLines.wrap(part.text, width: Measure.fieldLine)
            return textPiece(.box, lines, padding: Measure.boxPadding, height: Measure.boxHeight)
        case .option, .variable:
            let lines = TextLines.wrap(part.text, width: Measure.fieldLine)
            var piece = textPiece(.choice, lines, padding: Measure.boxPadding, height: Measure.boxHeight)
            piece.width += Int(Measure.arrowWidth)
            return piece
        case .checkbox: return Piece(kind: .checkbox, x: 0, width: height, height: height, text: part.text, center: height / 2)
        case .colour: return Piece(kind: .colour, x: 0, width: 30, height: height, text: part.text, center: height / 2)
        }
    }

    private func textPiece(_ kind: Piece.Kind, _ lines: [String], padding: Int, height: Int) -> Piece {
        let width = lines.reduce(0) { max($0, TextMetrics.width(of: $1)) } + 2 * padding
        return Piece(
            kind: kind, x: 0, width: Int(padding > 0 ? max(width, Measure.smallestBox) : width),
            height: Int(height + (lines.count - 1) * TextMetrics.lineHeight), text: lines.joined(separator: "\n"),
            center: Int(height / 2))
    }
}
