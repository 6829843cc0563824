import BlockModel

/// Writes a workspace's layout as an SVG document.
struct PictureWriter {
    let workspace: Workspace
    let layout: WorkspaceLayout
    let options: WorkspaceDrawing.Options
    private let words: BlockWords
    private var out = MarkupBuffer()
    /// Whether a block is switched off, by itself or by what it stands in.
    private var isDisabled: [Bool] = []

    /// Blocks nested deeper than this stand beside what they are plugged into, since browsers refuse documents that deep.
    static let deepestGroup = 100
    /// Between the blocks and the edge of the picture.
    private static let margin = 16

    init(workspace: Workspace, layout: WorkspaceLayout, options: WorkspaceDrawing.Options) {
        self.workspace = workspace
        self.layout = layout
        words = BlockWords(layout: layout)
        self.options = options
    }

    /// The whole document.
    ///
    /// - Parameter description: the program as text, for people who do not see the picture.
    mutating func document(description: [String]) -> [UInt8] {
        findDisabled()
        var frame = layout.bounds
        let legendHeight = options.coverage == nil || layout.boxes.isEmpty ? 0 : 44
        frame.x -= Self.margin
        frame.y -= Self.margin
        frame.width = max(frame.width + 2 * Self.margin, legendHeight > 0 ? PictureLegend.width + 2 * Self.margin : 0)
        frame.height += 2 * Self.margin + legendHeight
        head(frame, description)
        if let program = options.program { EmbeddedProgram.write(program, to: &out) }
        leaders()
        for top in workspace.topBlocks { tree(top.offset) }
        notes()
        if legendHeight > 0 {
            PictureLegend.write(x: frame.x + Self.margin, y: frame.y + frame.height - legendHeight, to: &out)
        }
        out.raw("</svg>\n")
        return out.bytes
    }

    // MARK: Around the blocks

    private mutating func head(_ frame: Rectangle, _ description: [String]) {
        out.raw(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\" role=\"img\" aria-labelledby=\"title description\" viewBox=\""
        )
        for (offset, number) in [frame.x, frame.y, frame.width, frame.height].enumerated() {
            if offset > 0 { out.raw(" ") }
            out.number(number)
        }
        out.raw("\" width=\"")
        out.number(frame.width)
        out.raw("\" height=\"")
        out.number(frame.height)
        out.raw("\">\n<title id=\"title\">")
        out.text(options.title)
        out.raw("</title>\n<desc id=\"description\">")
        for (offset, line) in description.enumerated() {
            if offset > 0 { out.raw("\n") }
            out.text(line)
        }
        let tints = Set(layout.boxes.lazy.map(\.tint)).sorted()
        let style = PictureStyle(theme: options.theme, tints: tints, showsCoverage: options.coverage != nil)
        out.raw("</desc>\n<style>")
        out.raw(style.text)
        out.raw("</style>\n<defs>\n")
        out.raw(style.patterns)
        out.raw("</defs>\n<rect class=\"paper\"")
        place(frame)
        out.raw("/>\n")
    }

    private mutating func place(_ rectangle: Rectangle) {
        attribute(" x=\"", rectangle.x)
        attribute(" y=\"", rectangle.y)
        attribute(" width=\"", rectangle.width)
        attribute(" height=\"", rectangle.height)
    }

    private mutating func attribute(_ name: StaticString, _ value: Int) {
        out.raw(name)
        out.number(value)
        out.raw("\"")
    }

    /// Lines from blocks to their comments, under everything else.
    private mutating func leaders() {
        for note in layout.notes {
            guard let block = note.block else { continue }
            out.raw("<path class=\"leader\" d=\"M")
            out.number(layout.x[block] + 16)
            out.raw(" ")
            out.number(layout.y[block] + layout.boxes[block].center)
            out.raw("H")
            out.number(note.x - 10)
            out.raw("L")
            out.number(note.x)
            out.raw(" ")
            out.number(note.y + 12)
            out.raw("\"/>\n")
        }
    }

    private mutating func notes() {
        for note in layout.notes {
            out.raw("<g class=\"comment\"")
            if let block = note.block { attribute(" data-block=\"", block) }
            out.raw("><rect class=\"note\" rx=\"3\"")
            place(Rectangle(x: note.x, y: note.y, width: note.width, height: note.height))
            out.raw("/>")
            for (offset, line) in note.lines.enumerated() {
                text("words", line, x: note.x + 8, middle: note.y + 15 + offset * TextMetrics.lineHeight)
            }
            out.raw("</g>\n")
        }
    }

    // MARK: Blocks

    private mutating func findDisabled() {
        isDisabled = Array(repeating: false, count: workspace.blocks.count)
        // What holds a block, through the blocks that stand before it.
        var holder = Array(repeating: -1, count: workspace.blocks.count)
        for (offset, block) in workspace.blocks.enumerated() {
            let reference = BlockReference(offset: offset)
            if let parent = block.parent {
                let above = workspace[parent]
                let follows = above.next == reference || above.nextShadow == reference
                holder[offset] = follows ? holder[parent.offset] : parent.offset
            }
            isDisabled[offset] = block.state.isDisabled || holder[offset] >= 0 && isDisabled[holder[offset]]
        }
    }

    private enum Step {
        case open(Int, depth: Int)
        case close
    }

    /// A stack of blocks with all that is plugged into them; groups are nested as blocks are, and what follows a block
    /// stands beside it.
    private mutating func tree(_ top: Int) {
        var steps = [Step.open(top, depth: 0)]
        while let step = steps.popLast() {
            guard case .open(let block, let depth) = step else {
                out.raw("</g>\n")
                continue
            }
            let box = layout.boxes[block]
            if let next = workspace.blocks[block].next ?? workspace.blocks[block].nextShadow {
                steps.append(.open(next.offset, depth: depth))
            }
            open(block, box)
            let isNested = depth < Self.deepestGroup
            if isNested { steps.append(.close) } else { out.raw("</g>\n") }
            for piece in layout.pieces[box.pieces].reversed() where piece.child >= 0 {
                steps.append(.open(piece.child, depth: depth + 1))
            }
        }
    }

    private mutating func open(_ offset: Int, _ box: BlockBox) {
        let block = workspace.blocks[offset]
        let x = layout.x[offset], y = layout.y[offset]
        out.raw("<g class=\"block ")
        out.raw(Palette.className(box.tint))
        if block.isShadow { out.raw(" shadow") }
        if isDisabled[offset] { out.raw(" disabled") }
        if box.isCollapsed { out.raw(" collapsed") }
        coverageClass(of: block)
        if let id = block.id, options.highlighted.contains(id) { out.raw(" highlighted") }
        out.raw("\" data-block=\"")
        out.number(offset)
        if let id = block.id {
            out.raw("\" data-id=\"")
            out.text(id)
        }
        out.raw("\"><path class=\"outline\" d=\"")
        OutlinePath.block(
            box, layout.pieces[box.pieces], x: x, y: y, hasPrevious: follows(block, offset),
            hasNext: (block.next ?? block.nextShadow) != nil,
            to: &out)
        out.raw("\"/><title>")
        out.text(words.line(of: offset))
        out.raw("\n")
        out.text(block.type)
        out.raw(", line ")
        out.number(Int(block.position.line))
        coverageWords(of: block)
        out.raw("</title>")
        for piece in layout.pieces[box.pieces] { draw(piece, x: x, y: y) }
        out.raw("\n")
    }

    /// Whether a block stands under another in a stack.
    private func follows(_ block: Block, _ offset: Int) -> Bool {
        guard let parent = block.parent else { return false }
        let above = workspace[parent]
        return above.next?.offset == offset || above.nextShadow?.offset == offset
    }

    // MARK: Coverage

    private func cases(of block: Block) -> Int? { options.coverage?[Int(block.position.line)] }

    private mutating func coverageClass(of block: Block) {
        guard options.coverage != nil else { return }
        switch cases(of: block) {
        case nil: out.raw(" unseen")
        case 0?: out.raw(" missed")
        case let count?:
            out.raw(" heat")
            out.number(PictureStyle.heatStep(count))
        }
    }

    private mutating func coverageWords(of block: Block) {
        guard options.coverage != nil, let cases = cases(of: block) else { return }
        out.raw(cases == 0 ? ", never ran" : ", ran in ")
        if cases > 0 {
            out.number(cases)
            out.raw(cases == 1 ? " case" : " cases")
        }
    }

    // MARK: Pieces

    private mutating func draw(_ piece: Piece, x: Int, y: Int) {
        let middle = y + piece.y + piece.center
        switch piece.kind {
        case .label: lines(nil, piece.text, x: x + piece.x, middle: middle)
        case .box, .choice:
            box(piece, x: x, y: y)
            lines("value", piece.text, x: x + piece.x + Measure.boxPadding, middle: middle)
            if piece.kind == .choice {
                out.raw("<path class=\"arrow\" d=\"M")
                out.number(x + piece.right - 14)
                out.raw(" ")
                out.number(middle - 2)
                out.raw("l4 4 4 -4\"/>")
            }
        case .checkbox:
            box(piece, x: x, y: y)
            if piece.text == "TRUE" {
                out.raw("<path class=\"mark\" d=\"M")
                out.number(x + piece.x + 4)
                out.raw(" ")
                out.number(middle)
                out.raw("l4 4 8 -9\"/>")
            }
        case .colour:
            out.raw("<rect rx=\"4\" stroke=\"#fff\" fill=\"")
            out.raw(Self.isColour(piece.text) ? piece.text : "#000")
            out.raw("\"")
            place(Rectangle(x: x + piece.x, y: y + piece.y, width: piece.width, height: piece.height))
            out.raw("><title>")
            out.text(piece.text)
            out.raw("</title></rect>")
        case .inlineSocket where piece.child < 0:
            out.raw("<path class=\"socket\" d=\"")
            OutlinePath.inlineSocket(piece, x: x, y: y, to: &out)
            out.raw("\"/>")
        case .gear:
            out.raw("<use class=\"gear\" href=\"#gear\"")
            attribute(" x=\"", x + piece.x)
            attribute(" y=\"", y + piece.y)
            out.raw("/>")
        case .comment:
            out.raw("<circle class=\"sign\" r=\"8\"")
            attribute(" cx=\"", x + piece.x + 8)
            attribute(" cy=\"", middle)
            out.raw("/><text class=\"question\"")
            attribute(" x=\"", x + piece.x + 8)
            attribute(" y=\"", middle + TextMetrics.baseline)
            out.raw(">?</text>")
        case .inlineSocket, .edgeSocket, .mouth: break
        }
    }

    private mutating func box(_ piece: Piece, x: Int, y: Int) {
        out.raw("<rect class=\"field\" rx=\"4\"")
        place(Rectangle(x: x + piece.x, y: y + piece.y, width: piece.width, height: piece.height))
        out.raw("/>")
    }

    private mutating func lines(_ style: StaticString?, _ text: String, x: Int, middle: Int) {
        if !text.utf8.contains(0x0A) { return self.text(style, text, x: x, middle: middle) }
        for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            self.text(style, String(line), x: x, middle: middle + offset * TextMetrics.lineHeight)
        }
    }

    private mutating func text(_ style: StaticString?, _ text: String, x: Int, middle: Int) {
        if text.isEmpty { return }
        out.raw("<text")
        if let style {
            out.raw(" class=\"")
            out.raw(style)
            out.raw("\"")
        }
        attribute(" x=\"", x)
        attribute(" y=\"", middle + TextMetrics.baseline)
        attribute(" textLength=\"", TextMetrics.width(of: text))
        out.raw(" lengthAdjust=\"spacingAndGlyphs\">")
        out.text(text)
        out.raw("</text>")
    }

    /// Whether a text is `#rgb` or `#rrggbb`.
    private static func isColour(_ text: String) -> Bool {
        text.utf8.first == UInt8(ascii: "#") && [4, 7].contains(text.utf8.count) && text.dropFirst().allSatisfy(\.isHexDigit)
    }
}
