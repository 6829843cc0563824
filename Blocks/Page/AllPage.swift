import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let pageBlocks: [BlockDefinition] = [
        .uiCommonBlocksGetComponentById, .uiCommonBlocksGetComponentClasses, .uiCommonBlocksGetComponentDataStore,
        .uiCommonBlocksGetComponentDataStyle, .uiCommonBlocksGetComponentDynamicListItems, .uiCommonBlocksSetComponentDataStore,
        .uiCommonBlocksSetComponentDynamicListItems, .uiCommonBlocksToggleComponentVisibility, .uiDynamicCategoryAppRouterGotoPage,
        .uiDynamicCategoryAppRouterGotoPrevPage, .uiDynamicCategoryAppRouterOpenWebPage, .uiDynamicCategoryDeviceApiShowAlert,
        .uiDynamicCategoryDeviceApiGetCurrentUrl, .uiDynamicCategoryDeviceApiGetWindowLocation,
        .uiDynamicCategoryDeviceApiGetComponentSize, .uiDynamicCategoryDeviceApiGetDocumentSize,
        .uiDynamicCategoryDeviceApiFocusComponent, .uiDynamicCategoryComponentEventsStopEventPropagation, .uiCustomComponent,
    ]
}
