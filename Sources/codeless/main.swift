import ArgumentParser
import CodelessCommands

Codeless.main()
