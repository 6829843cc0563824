import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let controlsForEach = BlockDefinition(
        "controls_forEach", category: .loops, message: "for each item %VAR in list %LIST\ndo %DO",
        help: "Runs statements for every item: the places are fixed when the loop starts, their items are read round by round.",
        source:
            "Blockly, generators/javascript/loops.ts, controls_forEach: a for-in loop; items come from what a plain variable holds now.",
        shape: .statement, fields: [.variable("VAR", default: nil)],
        inputs: [.value("LIST", "Array", default: nil, empty: "an empty list"), .statements("DO")],
        meaning: .statement { lowering in
            // Three registers side by side: what is walked, and two for the walk itself.
            let walked = lowering.temporary()
            _ = (lowering.temporary(), lowering.temporary())
            let key = lowering.temporary()
            lowering.moveLast(lowering.has("LIST") ? lowering.value("LIST") : lowering.makeList(of: []), to: walked)
            lowering.perform(.forEachStart, .register(walked), .register(walked))
            let next = lowering.newLabel(), end = lowering.newLabel()
            lowering.place(next)
            lowering.jump(.forEachNext, walked, key, key, to: end)
            let list = lowering.plainVariable("LIST").map(lowering.read) ?? .register(walked)
            lowering.assign(lowering.variable(field: "VAR"), lowering.emit(.getProperty, list, .register(key)))
            lowering.loopBody(breakTo: end, continueTo: next) { lowering.statements("DO") }
            lowering.loop(to: next)
            lowering.place(end)
        })
}
