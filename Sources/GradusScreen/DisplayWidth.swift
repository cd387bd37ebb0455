/// The number of terminal columns a text takes.
public func displayWidth(_ text: String) -> Int { text.count }
