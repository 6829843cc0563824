/// A rectangle of a picture.
struct Frame: CustomStringConvertible {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    static let nowhere = Frame(left: .infinity, top: .infinity, right: -.infinity, bottom: -.infinity)

    var description: String { "(\(left), \(top)) to (\(right), \(bottom))" }

    mutating func add(_ x: Double, _ y: Double) {
        left = min(left, x)
        right = max(right, x)
        top = min(top, y)
        bottom = max(bottom, y)
    }

    func union(_ other: Frame) -> Frame {
        Frame(left: min(left, other.left), top: min(top, other.top), right: max(right, other.right), bottom: max(bottom, other.bottom))
    }

    /// Whether two frames share more than an edge, or what a notch takes.
    func overlaps(_ other: Frame, notch: Double = 0) -> Bool {
        left < other.right && other.left < right && top + notch < other.bottom && other.top + notch < bottom
    }

    /// Whether another frame lies within, up to a tolerance.
    func holds(_ other: Frame, within tolerance: Double = 0) -> Bool {
        other.left >= left - tolerance && other.right <= right + tolerance && other.top >= top - tolerance
            && other.bottom <= bottom + tolerance
    }

    /// The frame of a rectangle, or of a text by its width.
    init?(of element: PictureElement) {
        switch element.name {
        case "rect":
            self.init(
                left: element.number("x"), top: element.number("y"), right: element.number("x") + element.number("width"),
                bottom: element.number("y") + element.number("height"))
        case "use":
            self.init(
                left: element.number("x"), top: element.number("y"), right: element.number("x") + 16, bottom: element.number("y") + 16)
        case "text" where element["textLength"] != nil:
            self.init(
                left: element.number("x"), top: element.number("y") - 11, right: element.number("x") + element.number("textLength"),
                bottom: element.number("y") + 3)
        case "path": self = Frame(path: element["d"] ?? "")
        default: return nil
        }
    }

    init(left: Double, top: Double, right: Double, bottom: Double) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    /// The frame of a path's corners.
    init(path: String) {
        self = .nowhere
        var x = 0.0, y = 0.0
        var command: Character = "M"
        var numbers: [Double] = []
        func run(_ frame: inout Frame) {
            switch command {
            case "M", "L": (x, y) = (numbers[0], numbers[1])
            case "H": x = numbers[0]
            case "V": y = numbers[0]
            case "h": x += numbers[0]
            case "l":
                for offset in stride(from: 0, to: numbers.count, by: 2) {
                    (x, y) = (x + numbers[offset], y + numbers[offset + 1])
                    frame.add(x, y)
                }
            case "a": (x, y) = (x + numbers[5], y + numbers[6])
            case "c": (x, y) = (x + numbers[4], y + numbers[5])
            case "s": (x, y) = (x + numbers[2], y + numbers[3])
            default: return
            }
            frame.add(x, y)
        }
        var word = ""
        func endWord() {
            if let number = Double(word) { numbers.append(number) }
            word = ""
        }
        for character in path {
            if character.isLetter {
                endWord()
                if !numbers.isEmpty { run(&self) }
                command = character
                numbers = []
            } else if character == " " {
                endWord()
            } else {
                word.append(character)
            }
        }
        endWord()
        if !numbers.isEmpty { run(&self) }
    }
}
