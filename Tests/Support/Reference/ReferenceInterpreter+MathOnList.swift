import BlockModel
import BlockRuntime

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

extension ReferenceInterpreter {
    func onList(_ block: Block) throws(ReferenceStop) -> ReferenceValue {
        let operation = source.field(block, "OP", "SUM")
        let subject = try value(block, "LIST", .list(ReferenceList()))
        switch operation {
        case "SUM": return try subject.asList().sum(from: .number(0))
        case "AVERAGE":
            let list = try subject.asList()
            return .number(try list.sum(from: .number(0)).toNumber() / Double(list.items.count))
        case "MIN", "MAX":
            return .number(try extreme(subject, operation == "MIN" ? smaller : larger, operation == "MIN" ? .infinity : -.infinity))
        case "MEDIAN": return try median(try subject.asList())
        case "MODE": return try mode(subject)
        case "STD_DEV": return try deviation(subject)
        default: return try randomItem(of: subject)
        }
    }

    /// `Math.min.apply(null, list)` and its like; nothing to apply it to is no items.
    private func extreme(_ subject: ReferenceValue, _ choose: (Double, Double) -> Double, _ start: Double) throws(ReferenceStop) -> Double {
        switch subject {
        case .undefined, .null: return start
        default:
            var result = start
            for item in try subject.asList().items { result = choose(result, try (item ?? .undefined).toNumber()) }
            return result
        }
    }

    private func median(_ list: ReferenceList) throws(ReferenceStop) -> ReferenceValue {
        let numbers = list.items.filter { if case .number? = $0 { true } else { false } }
        if numbers.isEmpty { return .null }
        let sorted = try ReferenceList(numbers).sorted(.numeric, direction: -1).items
        let middle = sorted.count / 2
        if sorted.count % 2 == 1 { return sorted[middle] ?? .undefined }
        return .number((try (sorted[middle - 1] ?? .null).toNumber() + (sorted[middle] ?? .null).toNumber()) / 2)
    }

    private func mode(_ subject: ReferenceValue) throws(ReferenceStop) -> ReferenceValue {
        var values: [ReferenceValue] = []
        try subject.requireObject()
        switch subject {
        case .list(let list): values = list.items.map { $0 ?? .undefined }
        case .text(let units): values = units.map { .text([$0]) }
        default: break
        }
        var counts: [(value: ReferenceValue, count: Int)] = []
        for value in values {
            if let place = counts.firstIndex(where: { ReferenceValue.same($0.value, value) }) {
                counts[place].count += 1
            } else {
                counts.append((value, 1))
            }
        }
        let most = counts.map(\.count).max()
        return .list(ReferenceList(counts.filter { $0.count == most }.map(\.value)))
    }

    private func deviation(_ subject: ReferenceValue) throws(ReferenceStop) -> ReferenceValue {
        guard try subject.length().isTruthy else { return .null }
        let list = try subject.asList()
        let count = Double(list.items.count)
        let mean = try list.sum(from: nil).toNumber() / count
        var variance = 0.0
        for item in list.items {
            let difference = try (item ?? .undefined).toNumber() - mean
            variance += difference * difference
        }
        return .number((variance / count).squareRoot())
    }

    /// `list[Math.floor(Math.random() * list.length)]`.
    func randomItem(of subject: ReferenceValue) throws(ReferenceStop) -> ReferenceValue {
        try subject.item(try randomOffset(in: subject))
    }

    /// `Math.floor(Math.random() * list.length)`.
    func randomOffset(in subject: ReferenceValue) throws(ReferenceStop) -> ReferenceValue {
        try subject.requireObject()
        let unit = random.nextUnit()
        return .number((unit * (try subject.length().toNumber())).rounded(.down))
    }
}
