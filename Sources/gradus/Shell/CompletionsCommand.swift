import ArgumentParser

/// `gradus completions SHELL`.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print a script that lets your shell complete gradus with Tab.",
    discussion: """
      It completes commands, options, files, and what is in your banks and data: quizzes, \
      questions, sections, sessions. 'make install' installs the scripts too; below ~/.local, bash \
      and fish find theirs. To do it by hand, run the lines for your shell and open a new one.

      bash needs the package bash-completion. zsh looks in the folders of $fpath, so ~/.zshrc must \
      say, before its compinit, which further one to look in:
      # fpath=(~/.zsh/completions $fpath)

      Examples:
        mkdir -p ~/.local/share/bash-completion/completions
        gradus completions bash > ~/.local/share/bash-completion/completions/gradus

        mkdir -p ~/.zsh/completions
        gradus completions zsh > ~/.zsh/completions/_gradus

        mkdir -p ~/.config/fish/completions
        gradus completions fish > ~/.config/fish/completions/gradus.fish
      """)

  /// The shells there are scripts for.
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    var shell: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "Your shell.") var shell: Shell

  func run() {
    StandardOutput.write(Gradus.completionScript(for: shell.shell))
  }
}
