import ArgumentParser

/// `codeless tree`.
struct TreeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tree", abstract: "Prints the blocks of a program with their types, ids, places and fields.")

    @OptionGroup var listing: ListingOptions

    func run() throws { try listing.run { lister, file in lister.tree(file) } }
}
