internal import BlockModel

/// Mutations and elements of no known meaning, which are kept as written.
extension WorkspaceBuilder {
    mutating func startMarkup(_ tag: StartTag, _ name: Int, _ block: Int32) {
        if markup.count >= limits.maximumMarkupDepth {
            return stop(.markupTooDeep(limit: limits.maximumMarkupDepth, root: markup[0].name, file: workspace.file, at: tag.position))
        }
        if markup.isEmpty { text.removeAll(keepingCapacity: true) }
        // A prefix is kept, so that nothing is lost when the workspace is written again.
        let elementName = tag.prefix == nil ? names[name].text : tag.qualifiedName
        push(.markup, tag, name, block)
        frames[frames.count - 1].start = Int32(truncatingIfNeeded: text.count)
        markup.append(MarkupElement(elementName, attributes: tag.allAttributes, at: tag.position))
    }

    mutating func endMarkup(_ frame: Frame) {
        guard var element = markup.popLast() else { return }
        // The texts of the children are gone already, so what is left from `start` on is the element's own.
        let start = Int(frame.start)
        if text.count > start {
            element.text = String(decoding: text[start...], as: UTF8.self)
            text.removeSubrange(start...)
        }
        if !markup.isEmpty {
            markup[markup.count - 1].children.append(element)
        } else if frame.block < 0 {
            workspace.extraElements.append(element)
        } else if names.element(Int(frame.name)) == .mutation, !element.name.utf8.contains(UInt8(ascii: ":")) {
            workspace.blocks[Int(frame.block)].mutations.append(element)
        } else {
            workspace.blocks[Int(frame.block)].changeExtra { $0.elements.append(element) }
        }
    }
}
