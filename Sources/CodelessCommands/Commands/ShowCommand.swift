import ArgumentParser

/// `codeless show`.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Prints a program as text, a line a statement.",
        discussion: "On a terminal the text is coloured, unless NO_COLOR is set.")

    @OptionGroup var listing: ListingOptions

    func run() throws { try listing.run { lister, file in lister.show(file) } }
}
