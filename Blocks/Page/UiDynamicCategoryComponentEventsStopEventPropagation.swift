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
        meaning: .call(HostCallDefinition("ui.stopPropagation", isAwaited: false)))
}
