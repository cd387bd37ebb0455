import Foundation

/// What the command line parser tells about a command, as far as a manual needs it.
///
/// It is the JSON of `gradus --experimental-dump-help`.
struct ToolHelp: Decodable {
  /// A command with its subcommands.
  struct Command: Decodable {
    var superCommands: [String]?
    var commandName: String
    var shouldDisplay: Bool
    var abstract: String?
    var discussion: String?
    var subcommands: [Command]?
    var arguments: [Argument]?

    /// The words that call it, such as `gradus plugin new`.
    var words: [String] { (superCommands ?? []) + [commandName] }

    /// The commands below it that people use, without `help`.
    var shownSubcommands: [Command] {
      (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
    }

    /// This command and all below it that people use.
    var family: [Command] { [self] + shownSubcommands.flatMap(\.family) }
  }

  /// An argument, option or flag.
  struct Argument: Decodable {
    /// How it is given.
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    /// A name of an option or flag.
    struct Name: Decodable {
      var kind: String
      var name: String

      /// The name as it is typed, without the first hyphen.
      var withoutHyphen: String { kind == "long" ? "-" + name : name }
    }

    var kind: Kind
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var abstract: String?
  }

  var command: Command

  /// Reads what the parser tells.
  init(json: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
  }
}
