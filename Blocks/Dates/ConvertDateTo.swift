import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let convertDateTo = BlockDefinition(
        "convert_date_to", category: .dates, dialects: [.codeless],
        message: "convert date %date to %converter",
        help: "Gives a date as a text, or as milliseconds since 1970.",
        source:
            "Codeless, generated code: date.converter(). Ours: an empty socket is now, and the other conversions of JavaScript are known.",
        shape: .value([]),
        fields: [.options("converter", NativeFunction.dateConverterNames.map { ($0, $0) })],
        inputs: [.value("date", default: .undefined)],
        meaning: .value { lowering in
            guard let native = NativeFunction.dateConverter(lowering.option("converter")) else { return .undefined }
            return lowering.call(native, lowering.has("date") ? lowering.value("date") : lowering.call(.dateNow, inputs: []))
        })
}
