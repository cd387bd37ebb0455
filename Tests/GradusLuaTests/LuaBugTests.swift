import GradusLua
import Testing

/// Releases as the commits of Lua's repository that mend each bug are tagged.
@Suite struct LuaBugTests {
  @Test(arguments: [
    ("Lua 5.4.0", 5), ("Lua 5.4.4", 5), ("Lua 5.4.5", 3), ("Lua 5.4.6", 3), ("Lua 5.4.7", 2),
    ("Lua 5.4.8", 0), ("Lua 5.4.10", 0), ("Lua 5.5.0", 0), ("", 0),
  ])
  func `a release has the bugs that were not fixed before it`(_ version: String, count: Int) {
    #expect(LuaBug.known(in: version).count == count)
  }

  @Test func `the Lua that runs tells its release`() {
    #expect(LuaSandbox.version.wholeMatch(of: /Lua 5\.4\.\d+/) != nil)
  }
}
