/// A rectangle in pixels.
struct Rectangle: Hashable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int

    /// Whether two rectangles have a point in common, or come closer than a distance.
    func isNear(_ other: Rectangle, distance: Int) -> Bool {
        x < other.x + other.width + distance && other.x < x + width + distance && y < other.y + other.height + distance
            && other.y < y + height + distance
    }

    /// The smallest rectangle around both.
    func union(_ other: Rectangle) -> Rectangle {
        let left = min(x, other.x), top = min(y, other.y)
        return Rectangle(
            x: left, y: top, width: max(x + width, other.x + other.width) - left, height: max(y + height, other.y + other.height) - top)
    }
}

/// Gives stacks of blocks places on which no two of them lie: their own where that is so, else further down.
struct Arranger {
    private var items: [(rectangle: Rectangle, isPlaced: Bool)] = []

    /// The distance between two stacks.
    private static let distance = 16
    /// How many pairs of stacks are compared; what is left then stands in a column below the rest.
    private static let mostComparisons = 4_000_000

    /// Adds a rectangle at the place the file gives it.
    ///
    /// - Parameter isPlaced: whether the file gives it a place at all.
    mutating func append(_ rectangle: Rectangle, isPlaced: Bool) { items.append((rectangle, isPlaced)) }

    /// A coordinate as Blockly reads it: the digits at the start; 10 where the file has none.
    ///
    /// - Source: Blockly, core/xml.ts, `domToWorkspace`.
    static func coordinate(_ text: String?) -> Int {
        guard let text else { return 10 }
        let digits = text.drop { $0 == " " }.prefix { $0.isASCII && ($0.isNumber || $0 == "-" || $0 == "+") }
        return min(max(Int(digits) ?? 0, -100_000), 100_000)
    }

    /// The places in the order in which the rectangles were added.
    func arranged() -> [Rectangle] {
        var result = items.map(\.rectangle)
        let order = items.indices.sorted { (items[$0].isPlaced ? 0 : 1, result[$0].y, $0) < (items[$1].isPlaced ? 0 : 1, result[$1].y, $1) }
        var placed: [Rectangle] = []
        var bottom = Int.min
        var comparisons = 0
        for offset in order {
            var rectangle = result[offset]
            if !items[offset].isPlaced || comparisons > Self.mostComparisons {
                if bottom > Int.min { rectangle.y = bottom + Self.distance }
            } else {
                // Everything that lies in the way is passed by going down; each round passes at least one of them.
                while let obstacle = placed.first(where: { $0.isNear(rectangle, distance: Self.distance / 2) }) {
                    comparisons += placed.count
                    rectangle.y = obstacle.y + obstacle.height + Self.distance
                    if comparisons > Self.mostComparisons {
                        rectangle.y = bottom + Self.distance
                        break
                    }
                }
                comparisons += placed.count
            }
            placed.append(rectangle)
            bottom = max(bottom, rectangle.y + rectangle.height)
            result[offset] = rectangle
        }
        return result
    }
}
