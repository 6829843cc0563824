/// Arranges the items of a long list in columns.
///
/// - Source: Node.js 20, lib/internal/util/inspect.js, `groupArrayElements`.
enum ListColumns {
    /// - Parameters:
    ///   - items: their texts.
    ///   - isPaddedLeft: whether items stand at the right of their column, as numbers do.
    ///   - hasRemark: whether the last item only says how many more there are.
    /// - Returns: the lines; the items themselves where columns do not pay.
    static func arrange(_ items: [String], indentation: Int, lineWidth: Int, isPaddedLeft: Bool, hasRemark: Bool) -> [String] {
        let separatorWidth = 2
        let count = hasRemark ? items.count - 1 : items.count
        let widths = items.prefix(count).map(\.count)
        let total = widths.reduce(0) { $0 + $1 + separatorWidth }
        let widest = widths.max() ?? 0
        let columnWidth = widest + separatorWidth
        guard columnWidth * 3 + indentation < lineWidth, Double(total) / Double(columnWidth) > 5 || widest <= 6 else { return items }
        let bias = (Double(columnWidth) - Double(total) / Double(items.count)).squareRoot()
        let biasedWidth = max(Double(columnWidth) - 3 - bias, 1)
        let columns = min(
            (2.5 * biasedWidth * Double(count)).squareRoot() / biasedWidth, Double((lineWidth - indentation) / columnWidth), 12, 15)
        // Invariant: between 0 and 15, so the conversion cannot trap.
        let columnCount = Int(min(columns, 15).rounded(.toNearestOrAwayFromZero))
        guard columnCount > 1 else { return items }
        let columnWidths = (0..<columnCount).map { column in
            (stride(from: column, to: count, by: columnCount).map { widths[$0] }.max() ?? 0) + separatorWidth
        }
        var lines: [String] = []
        for start in stride(from: 0, to: count, by: columnCount) {
            let end = min(start + columnCount, count)
            var line = ""
            for offset in start..<end {
                let isLast = offset == end - 1
                let text = isLast ? items[offset] : items[offset] + ", "
                let width = columnWidths[offset - start] - (isLast ? separatorWidth : 0)
                let padding = String(repeating: " ", count: max(0, width - text.count))
                if isPaddedLeft { line += padding + text } else { line += isLast ? text : text + padding }
            }
            lines.append(line)
        }
        if hasRemark, let remark = items.last { lines.append(remark) }
        return lines
    }
}
