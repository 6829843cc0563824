/// Writes the outlines of blocks and sockets as path data, clockwise from the upper left corner.
///
///      (x, y)   notch            a value's tab, on the left:   a socket at the edge, on the right:
///        ╭──────╲_╱──────╮          ┌──────                         ──────┐
///        │   ┌──╲_╱──────╯         ╯│                                    ╯│
///        │   │ statements          ╮│                                    ╮│
///        │   └───────────╮          └──────                         ──────┘
///        ╰──────╲_╱──────╯
///
/// - Source: Blockly, core/renderers/common/constants.ts: the tab and the notch.
struct OutlinePath {
    private static let corner = Measure.corner

    /// The outline of a block at a place.
    static func block(
        _ box: BlockBox, _ pieces: ArraySlice<Piece>, x: Int, y: Int, hasPrevious: Bool, hasNext: Bool, to out: inout MarkupBuffer
    ) {
        let right = x + box.width, bottom = y + box.height
        let isOutput = box.connections.contains(.output)
        let isSquareAbove = isOutput || hasPrevious
        let hasEdgeSocket = pieces.contains { $0.kind == .edgeSocket }
        let isRoundRight = !hasEdgeSocket && !box.isCollapsed
        if isSquareAbove {
            move(x, y, &out)
        } else {
            move(x, y + corner, &out)
            out.raw("a4 4 0 0 1 4 -4")
        }
        if box.connections.contains(.previous) {
            horizontal(x + Measure.notchLeft, &out)
            out.raw("l6 4h3l6 -4")
        }
        if isRoundRight {
            horizontal(right - corner, &out)
            out.raw("a4 4 0 0 1 4 4")
        } else {
            horizontal(right, &out)
        }
        if box.isCollapsed { jags(from: y, height: box.height, &out) }
        for piece in pieces {
            switch piece.kind {
            case .edgeSocket:
                vertical(y + piece.y + socketTop(piece) + Measure.tabTop, &out)
                out.raw("c0 10 -8 -8 -8 7.5s8 -2.5 8 7.5")
            case .mouth: mouth(piece, x: x, y: y, right: right, &out)
            default: break
            }
        }
        if isRoundRight {
            vertical(bottom - corner, &out)
            out.raw("a4 4 0 0 1 -4 4")
        } else {
            vertical(bottom, &out)
            if box.isCollapsed { horizontal(right - Measure.jag, &out) }
        }
        if box.connections.contains(.next) {
            horizontal(x + Measure.notchLeft + Measure.notchWidth, &out)
            out.raw("l-6 4h-3l-6 -4")
        }
        if isOutput || hasNext {
            horizontal(x, &out)
        } else {
            horizontal(x + corner, &out)
            out.raw("a4 4 0 0 1 -4 -4")
        }
        if isOutput {
            vertical(y + Measure.tabTop + Measure.tabHeight, &out)
            out.raw("c0 -10 -8 8 -8 -7.5s8 2.5 8 -7.5")
        }
        out.raw("z")
    }

    /// An empty socket for a value within a block.
    static func inlineSocket(_ piece: Piece, x: Int, y: Int, to out: inout MarkupBuffer) {
        let left = x + piece.x + Measure.tabWidth, top = y + piece.y
        move(left, top, &out)
        horizontal(left + piece.width - Measure.tabWidth, &out)
        vertical(top + piece.height, &out)
        horizontal(left, &out)
        vertical(top + Measure.tabTop + Measure.tabHeight, &out)
        out.raw("c0 -10 -8 8 -8 -7.5s8 2.5 8 -7.5z")
    }

    /// From the upper edge of a socket at the edge to that of the value in it.
    private static func socketTop(_ piece: Piece) -> Int { piece.child >= 0 ? 0 : 1 }

    private static func mouth(_ piece: Piece, x: Int, y: Int, right: Int, _ out: inout MarkupBuffer) {
        let left = x + piece.x, top = y + piece.y
        vertical(top - corner, &out)
        out.raw("a4 4 0 0 1 -4 4")
        horizontal(left + Measure.notchLeft + Measure.notchWidth, &out)
        out.raw("l-6 4h-3l-6 -4")
        horizontal(left + corner, &out)
        out.raw("a4 4 0 0 0 -4 4")
        vertical(top + piece.height - corner, &out)
        out.raw("a4 4 0 0 0 4 4")
        horizontal(right - corner, &out)
        out.raw("a4 4 0 0 1 4 4")
    }

    /// The torn right edge of a block that is folded.
    private static func jags(from top: Int, height: Int, _ out: inout MarkupBuffer) {
        var y = top
        while y + 12 <= top + height {
            out.raw("l-6 3 6 6 -6 3")
            y += 12
            if y + 12 <= top + height { out.raw("h6") }
        }
    }

    private static func move(_ x: Int, _ y: Int, _ out: inout MarkupBuffer) {
        out.raw("M")
        out.number(x)
        out.raw(" ")
        out.number(y)
    }

    private static func horizontal(_ x: Int, _ out: inout MarkupBuffer) {
        out.raw("H")
        out.number(x)
    }

    private static func vertical(_ y: Int, _ out: inout MarkupBuffer) {
        out.raw("V")
        out.number(y)
    }
}
