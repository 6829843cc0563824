extension FaultCatalog {
    /// Codes of applications and roles.
    static let application: [FaultExplanation] = [
        FaultExplanation(
            .operationNotAllowed, "operationNotAllowed", "The operation is not allowed.",
            causes: ["the application or key may not use it"],
            remedies: ["check the application's settings"]),
        FaultExplanation(
            .operationWrong, "operationWrong", "The operation is wrong.",
            causes: ["a request that the service does not know"],
            remedies: ["check the address and method"]),
        FaultExplanation(
            .applicationNotFound, "applicationNotFound", "The service does not know this application.",
            causes: [
                "a wrong application id", "a wrong API key", "the key belongs to another application or region", "a disabled version",
            ],
            remedies: ["copy both ids from the console", "check that BACKENDLESS_URL is the region of the application"]),
        FaultExplanation(
            .roleUnsupported, "roleUnsupported", "The role does not support this.",
            causes: ["a system role where a custom one is needed"],
            remedies: ["use a custom role"]),
        FaultExplanation(
            .wrongRoleData, "wrongRoleData", "The data of the role is wrong.",
            causes: ["a missing or malformed role name"],
            remedies: ["check the role name"]),
        FaultExplanation(
            .roleNotFound, "roleNotFound", "No role has that name.",
            causes: ["a misspelt role", "the role was never made"],
            remedies: ["make the role in the console", "check the spelling"]),
        FaultExplanation(
            .roleExists, "roleExists", "A role of that name exists.",
            causes: ["the role was made before"],
            remedies: ["use the role that exists"]),
        FaultExplanation(
            .systemRoleAssigned, "systemRoleAssigned", "A system role cannot be assigned.",
            causes: ["the role is one the service gives by itself"],
            remedies: ["make a custom role and assign that"]),
        FaultExplanation(
            .systemRoleUnassigned, "systemRoleUnassigned", "A system role cannot be taken away.",
            causes: ["the role is one the service gives by itself"],
            remedies: ["take away custom roles only"]),
        FaultExplanation(
            .roleChangeRefused, "roleChangeRefused", "Roles can be changed from server code only.",
            causes: ["the API key is a client key"],
            remedies: ["call with the CloudCode key, from a server"]),
        FaultExplanation(
            .objectIDLoginRefused, "objectIDLoginRefused", "Logging in by objectId needs the CloudCode key.",
            causes: ["login was called without a password from a client"],
            remedies: ["give identity and password", "use the CloudCode key on a server"]),
    ]
}
