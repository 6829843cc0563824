/// A part of the cases, for one of several machines.
public struct Shard: Sendable, Hashable {
    /// Which part: 1-based.
    public var number: Int
    /// How many parts there are.
    public var count: Int

    /// Makes a part; nil unless it is one of at least one.
    public init?(number: Int, count: Int) {
        guard count >= 1, (1...count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    /// Reads `3/8`; of `/8` or `8`, the number comes from the environment of the engine that runs the parts, of `auto` the count too.
    public init?(_ text: String, environment: (String) -> String?) {
        if text == "auto" {
            guard let found = Shard.engine(environment), let count = found.count else { return nil }
            self.init(number: found.number, count: count)
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let last = parts.last, let count = Int(last) else { return nil }
        if parts.count == 2, !parts[0].isEmpty {
            guard let number = Int(parts[0]) else { return nil }
            self.init(number: number, count: count)
            return
        }
        guard let found = Shard.engine(environment) else { return nil }
        self.init(number: found.number, count: count)
    }

    /// The part that the environment of an engine names, with the number of parts where it tells.
    ///
    /// - Source: Slurm's sbatch(1), "array"; Kubernetes, "Indexed Job"; GitLab CI/CD, "parallel".
    public static func engine(_ environment: (String) -> String?) -> (number: Int, count: Int?)? {
        func integer(_ name: String) -> Int? { environment(name).flatMap { Int($0) } }
        if let task = integer("SLURM_ARRAY_TASK_ID") {
            let first = integer("SLURM_ARRAY_TASK_MIN") ?? 0
            return (task - first + 1, integer("SLURM_ARRAY_TASK_COUNT"))
        }
        if let offset = integer("JOB_COMPLETION_INDEX") { return (offset + 1, nil) }
        // GitLab counts from 1.
        if let number = integer("CI_NODE_INDEX") { return (number, integer("CI_NODE_TOTAL")) }
        return nil
    }

    /// The cases of this part: the longest first, each to the part that has least to do; equal ones in turn.
    ///
    /// - Parameters:
    ///   - numbers: all cases.
    ///   - seconds: how long each took; nil where nobody knows, which counts as the mean of the others.
    /// - Returns: ascending.
    public func select(_ numbers: [Int], seconds: (Int) -> Double?) -> [Int] {
        let known = numbers.map(seconds)
        let measured = known.compactMap { $0 }
        let mean = measured.isEmpty ? 1 : max(1e-9, measured.reduce(0, +) / Double(measured.count))
        let order = numbers.indices.sorted { left, right in
            let (first, second) = (known[left] ?? mean, known[right] ?? mean)
            return first == second ? left < right : first > second
        }
        var loads = [Double](repeating: 0, count: count)
        var own: [Int] = []
        for offset in order {
            let lightest = loads.indices.min { loads[$0] < loads[$1] } ?? 0
            loads[lightest] += known[offset] ?? mean
            if lightest == number - 1 { own.append(numbers[offset]) }
        }
        return own.sorted()
    }
}
