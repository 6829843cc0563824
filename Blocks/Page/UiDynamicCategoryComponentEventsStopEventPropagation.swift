import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiDynamicCategoryComponentEventsStopEventPropagation = BlockDefinition(
        "ui_dynamic_category__component-events__stop_event_propagation",
        aliases: ["component_action_block_component_events_stop_event_propagation"],
        category: .page, dialects: [.codeless],
        message: "stop propagation of %event",
        help: "Keeps an event from reaching the components around.",
        source: "Codeless, generated code: event.stopPropagation().",
        shape: .statement,
        inputs: [.value("event", default: .undefined)],
        meaning: .statement { lowering in
            _ = lowering.call(.requireObject, lowering.value("event"), .constant(.text("event.stopPropagation is not a function")))
            _ = lowering.hostCall("ui.stopPropagation", [])
        })
}
