/// The legend of the heat map.
enum PictureLegend {
    private static let steps = ["1", "2", "3 to 5", "6 to 20", "more"]

    /// The width of the legend.
    static var width: Int { entries.reduce(0) { $0 + entryWidth($1.words) } }

    private static var entries: [(style: String, words: String)] {
        [("missed", "never ran")]
            + steps.enumerated().map { ("heat\($0.offset + 1)", $0.offset == 0 ? "cases that ran it: 1" : $0.element) }
    }

    private static func entryWidth(_ words: String) -> Int { 22 + TextMetrics.width(of: words) + 18 }

    /// Writes the legend with its upper left corner at a place.
    static func write(x: Int, y: Int, to out: inout MarkupBuffer) {
        out.raw("<g class=\"legend\">")
        var x = x
        for (style, words) in entries {
            out.raw("<rect class=\"key \(style)\" rx=\"3\" x=\"\(x)\" y=\"\(y + 8)\" width=\"16\" height=\"16\"/>")
            out.raw("<text class=\"words\" x=\"\(x + 22)\" y=\"\(y + 21)\">")
            out.text(words)
            out.raw("</text>")
            x += entryWidth(words)
        }
        out.raw("</g>\n")
    }
}
