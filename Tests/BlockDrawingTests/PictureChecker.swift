/// Finds what is wrong with the geometry of a picture: what lies on something else, sticks out, or is missing.
struct PictureChecker {
    private(set) var faults: [String] = []
    private var frames: [ObjectIdentifier: Frame] = [:]

    /// What a notch sticks out at the lower edge.
    private static let notch = 4.0
    /// What a tab sticks out at the left edge.
    private static let tab = 8.0

    /// Checks a picture that was read.
    mutating func check(_ picture: PictureElement) {
        let box = (picture["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
        guard box.count == 4 else { return faults.append("the picture has no view box") }
        let paper = Frame(left: box[0], top: box[1], right: box[0] + box[2], bottom: box[1] + box[3])
        var stacks: [(name: String, frame: Frame)] = []
        for element in picture.children {
            guard element.isA("block") || element.isA("comment") else { continue }
            let frame = whole(element)
            if !paper.holds(frame) { faults.append("\(name(element)) is cut: \(frame) is not within \(paper)") }
            // What continues the stack before it belongs to that.
            if element.isA("block"), let last = stacks.last, abs(frame.top + Self.notch - last.frame.bottom) < 0.5,
                abs(outline(element).left - last.frame.left) <= Self.tab
            {
                stacks[stacks.count - 1].frame = last.frame.union(frame)
            } else {
                stacks.append((name(element), frame))
            }
        }
        for (offset, stack) in stacks.enumerated() {
            for other in stacks[(offset + 1)...] where stack.frame.overlaps(other.frame, notch: Self.notch) {
                faults.append("\(stack.name) lies on \(other.name)")
            }
        }
        for element in picture.all where element.isA("block") { checkBlock(element) }
    }

    private func name(_ element: PictureElement) -> String { "block \(element["data-block"] ?? "?")" }

    private func outline(_ block: PictureElement) -> Frame {
        block.children.first { $0.isA("outline") }.flatMap { Frame(of: $0) } ?? .nowhere
    }

    /// The frame of a block with everything in it.
    private mutating func whole(_ element: PictureElement) -> Frame {
        if let known = frames[ObjectIdentifier(element)] { return known }
        var frame = element.children.compactMap { Frame(of: $0) }.reduce(Frame.nowhere) { $0.union($1) }
        for block in element.blocks { frame = frame.union(whole(block)) }
        frames[ObjectIdentifier(element)] = frame
        return frame
    }

    private mutating func checkBlock(_ block: PictureElement) {
        let outline = outline(block)
        guard block.children.first?.isA("outline") == true else { return faults.append("\(name(block)) does not begin with its outline") }
        let own = block.children.dropFirst().filter { ["text", "rect", "use"].contains($0.name) }
        let inner = own.compactMap { element in Frame(of: element).map { (element, $0) } }
        for (element, frame) in inner where !outline.holds(frame) {
            faults.append("\(name(block)): '\(element.text)' at \(frame) sticks out of \(outline)")
        }
        for (kind, others) in [("text", inner.filter { $0.0.name == "text" }), ("rect", inner.filter { $0.0.name == "rect" })] {
            for (offset, first) in others.enumerated() {
                for second in others[(offset + 1)...] where first.1.overlaps(second.1) {
                    faults.append("\(name(block)): the \(kind) '\(first.0.text)' lies on '\(second.0.text)'")
                }
            }
        }
        let children = block.blocks.map { ($0, self.outline($0), whole($0)) }
        for (child, body, all) in children {
            if body.top < outline.top - 0.5 || body.bottom > outline.bottom + Self.notch || body.left < outline.left {
                faults.append("\(name(child)) at \(body) is not within the height of \(name(block)) at \(outline)")
            }
            if body.left + Self.tab > outline.right + 0.5 { faults.append("\(name(child)) does not touch \(name(block))") }
            for (element, frame) in inner where frame.overlaps(all, notch: Self.notch) {
                faults.append("\(name(block)): '\(element.text)' lies under \(name(child))")
            }
        }
        for (offset, first) in children.enumerated() {
            for second in children[(offset + 1)...] where first.2.overlaps(second.2, notch: Self.notch) {
                faults.append("\(name(first.0)) lies on \(name(second.0))")
            }
        }
    }
}
