/// The look of a picture: one style sheet, by the classes of its parts.
struct PictureStyle {
    let theme: PictureTheme
    /// The colours of blocks in the picture: `Palette`.
    let tints: [Int32]
    /// Whether blocks are coloured by how often they ran.
    let showsCoverage: Bool

    /// The steps of the heat map, from a block that one case ran to one that very many did.
    static let heatSteps = 5

    /// The step of a count of cases: 1, 2, 3 to 5, 6 to 20, more.
    static func heatStep(_ cases: Int) -> Int {
        switch cases {
        case ..<2: 1
        case 2: 2
        case 3...5: 3
        case 6...20: 4
        default: 5
        }
    }

    /// The style sheet.
    var text: String {
        let isDark = theme == .dark
        let ink = isDark ? "#e6e6e6" : "#1f1f1f"
        var text = """

            .paper{fill:\(isDark ? "#1e1e1e" : "#ffffff")}
            text{font-family:Arial,'Liberation Sans',Helvetica,sans-serif;font-size:\(TextMetrics.fontSize)px;fill:#fff}
            .outline{stroke-width:1;stroke-linejoin:round}
            .field{fill:\(isDark ? "#1e1e1e" : "#fff");fill-opacity:\(isDark ? "0.65" : "0.75")}
            .value{fill:\(isDark ? "#fff" : "#000")}
            .arrow{fill:none;stroke:\(isDark ? "#fff" : "#333");stroke-width:1.5}
            .socket{fill:#000;fill-opacity:0.18}
            .mark{fill:none;stroke:\(isDark ? "#fff" : "#000");stroke-width:2}
            .sign,.gear{fill:#00f;fill-opacity:0.6;stroke:#fff;stroke-opacity:0.8}
            .question{font-weight:bold;font-size:13px;text-anchor:middle}
            .note{fill:\(isDark ? "#4a4526" : "#fff9c4");stroke:\(isDark ? "#8a8247" : "#bcA903")}
            .words{fill:\(ink)}
            .leader{fill:none;stroke:\(isDark ? "#8a8247" : "#bca903");stroke-dasharray:3 2}

            """
        for tint in tints { text += rules(of: tint) }
        text += ".disabled>.outline{fill:url(#disabled);stroke:#999}\n.disabled>text:not([class]){fill:\(ink)}\n"
        if showsCoverage { text += coverageRules(ink) }
        // What is lit comes last, so that it wins.
        return text + ".highlighted>.outline{stroke:\(isDark ? "#ffd54a" : "#ff9800");stroke-width:4}\n"
    }

    private func rules(of tint: Int32) -> String {
        let name = Palette.className(tint)
        let paper = theme == .dark ? Colour.black : Colour.white
        let base = Palette.colour(tint).mixed(with: .black, theme == .dark ? 15 : 0)
        let edge = base.mixed(with: theme == .dark ? .white : .black, theme == .dark ? 25 : 22)
        let shadow = base.mixed(with: paper, 60)
        return """
            .\(name)>.outline{fill:\(base.text);stroke:\(edge.text)}
            .shadow.\(name)>.outline{fill:\(shadow.text);stroke:\(base.text)}
            .shadow.\(name)>text:not([class]){fill:\(theme == .dark ? "#ddd" : "#222")}

            """
    }

    /// Greens that grow darker with the count, and stripes for what never ran, so that nobody has to tell red from green.
    private func coverageRules(_ ink: String) -> String {
        let first = Colour(theme == .dark ? 0x2F5D46 : 0xBFE3CF), last = Colour(theme == .dark ? 0x7FE0AE : 0x1B7F4F)
        var text = ".unseen>.outline{fill:\(theme == .dark ? "#444" : "#ddd");stroke:#999}\n"
        for step in 1...Self.heatSteps {
            let colour = first.mixed(with: last, (step - 1) * 100 / (Self.heatSteps - 1))
            text += ".heat\(step)>.outline,.heat\(step).key{fill:\(colour.text);stroke:#2f5d46}\n"
            let isBright = (colour.red + colour.green * 2 + colour.blue) / 4 > 140
            text += ".heat\(step)>text:not([class]){fill:\(isBright ? "#111" : "#fff")}\n"
        }
        text += ".missed>.outline,.missed.key{fill:url(#missed);stroke:#b3261e}\n.missed>text:not([class]){fill:#111}\n"
        return text + ".unseen>text:not([class]){fill:\(ink)}\n"
    }

    /// The gear, and the patterns that the style sheet names.
    var patterns: String {
        var text = """
            <g id="gear"><rect x="0.5" y="0.5" width="15" height="15" rx="4"/><g fill="none" stroke="#fff" stroke-opacity="1">\
            <circle cx="8" cy="8" r="2.9" stroke-width="2"/><circle cx="8" cy="8" r="4.9" stroke-width="1.8" \
            stroke-dasharray="1.92"/></g></g>
            <pattern id="disabled" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" \
            fill="\(theme == .dark ? "#3a3a3a" : "#e8e8e8")"/><path d="M0 8L8 0M-1 1L1 -1M7 9L9 7" stroke="#aaa"/></pattern>

            """
        if showsCoverage {
            text += """
                <pattern id="missed" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" \
                fill="#f8b4ae"/><path d="M0 0L8 8M-1 7L1 9M7 -1L9 1" stroke="#d9534a" stroke-width="1.5"/></pattern>

                """
        }
        return text
    }
}
