import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let getDateProp = BlockDefinition(
        "get_date_prop", category: .dates, dialects: [.codeless],
        message: "get %getter of date %date",
        help: "Gives a part of a date on the clocks of the time zone; a month number is 1 for January.",
        source:
            "Codeless, generated code: new Date(date).getter(), getMonth() + 1 for getMonthNumber. Ours: an empty socket is now, and the other getters of JavaScript are known.",
        shape: .value(["Number"]),
        fields: [.options("getter", NativeFunction.dateGetterNames.map { ($0, $0) })],
        inputs: [.value("date", default: .undefined)],
        meaning: .value { lowering in
            let getter = lowering.option("getter")
            guard let native = NativeFunction.dateGetter(getter) else { return .undefined }
            return lowering.call(native, lowering.has("date") ? lowering.value("date") : lowering.call(.dateNow, inputs: []))
        })
}
