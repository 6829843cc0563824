import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let mathOnList = BlockDefinition(
        "math_on_list", category: .math, message: "%OP %LIST",
        help: "Gives the sum, least, greatest, average, median, modes, standard deviation or a random item of a list.",
        source: "Blockly, generators/javascript/math.ts, math_on_list.",
        shape: .value(["Number", "Array"]),
        // Blockly attaches a block before it reads its fields, so that the mutation alone tells.
        outputTypes: { $0.mutation("op") == "MODE" ? ["Array"] : ["Number"] },
        fields: [
            .options(
                "OP",
                [
                    ("SUM", "sum of list"), ("MIN", "min of list"), ("MAX", "max of list"), ("AVERAGE", "average of list"),
                    ("MEDIAN", "median of list"), ("MODE", "modes of list"), ("STD_DEV", "standard deviation of list"),
                    ("RANDOM", "random item of list"),
                ])
        ],
        inputs: [.value("LIST", "Array", default: nil, empty: "an empty list")],
        mutation: "op=\"SUM|...\"",
        meaning: .value { lowering in
            let list = lowering.has("LIST") ? lowering.value("LIST") : lowering.makeList(of: [])
            switch lowering.option("OP") {
            case "MIN": return lowering.call(.mathLeast, list)
            case "MAX": return lowering.call(.mathGreatest, list)
            case "AVERAGE": return lowering.call(.mathAverage, list)
            case "MEDIAN": return lowering.call(.mathMedian, list)
            case "MODE": return lowering.call(.mathModes, list)
            case "STD_DEV": return lowering.call(.mathStandardDeviation, list)
            case "RANDOM": return lowering.call(.mathRandomItem, list)
            default: return lowering.call(.mathSum, list)
            }
        })
}
