import GradusLua
import Testing

@testable import GradusPlugins

/// What an author reads whose plugin cannot be loaded.
@Suite struct LoadingMessageTests {
  @Test func `a folder without plugin lua is no plugin`() {
    let fault = #expect(throws: PluginError.self) { try PluginFolder(reading: "no/such/folder") }
    #expect(fault?.description == "no/such/folder is no plugin: it has no plugin.lua")
  }

  @Test(arguments: [
    (
      "return 3",
      "sample/plugin.lua:1: loading plugin 'sample': plugin.lua returned a number; expected a table"
    ),
    (
      "return {\n  name = \"sample\"\n  version = \"1\" }",
      "sample/plugin.lua:3: loading plugin 'sample': '}' expected (to close '{' at line 1) near "
        + "'version'"
    ),
    (
      "local t = nil\nlocal n = t.name",
      "sample/plugin.lua:2: loading plugin 'sample': attempt to index a nil value (local 't')"
    ),
    (
      "return { name = tensr }",
      "sample/plugin.lua:1: loading plugin 'sample': global 'tensr' is not defined. "
        + "Did you mean 'tensor'?"
    ),
    (
      "return { name = io }",
      "sample/plugin.lua:1: loading plugin 'sample': 'io' is not available to plugins: a verdict may "
        + "depend on nothing but its arguments"
    ),
    (
      "\u{1b}Lua",
      "sample/plugin.lua:1: loading plugin 'sample': attempt to load a binary chunk (mode is 't')"
    ),
    (
      "local t = {}\nt.formats = t\nreturn t",
      "sample/plugin.lua:1: loading plugin 'sample': a table nested more than 64 levels deep cannot "
        + "leave the plugin"
    ),
    (
      "return require \"other\"",
      "sample/plugin.lua:1: loading plugin 'sample': require finds only files of the same "
        + "plugin, and 'other' is none"
    ),
  ])
  func `a plugin that does not run says where`(_ lua: String, _ message: String) throws {
    let faults = try Bench.faults(loading: lua)
    #expect(faults == [message])
  }

  @Test(arguments: [
    (#"name = "sample""#, "'api' is missing; this Gradus speaks api = 1"),
    (#"name = "sample", api = "1""#, "'api' is a string; expected a whole number"),
    (#"name = "sample", api = 1.5"#, "'api' is a number; expected a whole number"),
    (
      #"name = "sample", api = 2"#,
      "it is written for api = 2, this Gradus speaks 1; a newer Gradus is needed"
    ),
    (
      #"name = "sample", api = 0"#,
      "it is written for api = 0, this Gradus speaks 1; it was never released"
    ),
    ("api = 1", "'name' is missing"),
    (#"api = 1, name = "sample""#, "'version' is missing"),
    (
      #"api = 1, name = "sample", version = "1", format = {}"#,
      "the plugin has an unknown key 'format'. Did you mean 'formats'?"
    ),
    (
      #"api = 1, name = "sample", version = "1", wheels = {}"#,
      "the plugin has an unknown key 'wheels'"
    ),
    (
      #"api = 1, name = "sample", version = "1", checks = 5"#,
      "'checks' is a number; expected a table"
    ),
    (
      #"api = 1, name = "sample", version = "1", checks = { {} }"#,
      "'checks' is a list; expected a table with names as keys"
    ),
    (#"api = 1, name = 5, version = "1""#, "'name' is a number; expected a string"),
    (#"api = 1, name = "sample", version = 1"#, "'version' is a number; expected a string"),
  ])
  func `a plugin says who it is`(_ table: String, _ message: String) throws {
    let faults = try Bench.faults(loading: "return { \(table) }")
    #expect(faults == ["sample/plugin.lua:1: plugin 'sample': \(message)"])
  }

  private static let grade = "grade = function() return 1 end"

  @Test(arguments: [
    ("fields = {}", "format 'sample' does not define 'grade'"),
    ("grade = 1", "format 'sample': 'grade' is a number; expected a function"),
    (
      grade + ", present = { }", "format 'sample': 'present' is a table; expected a function"
    ),
    (
      grade + ", preset = function() end",
      "format 'sample' has an unknown key 'preset'. Did you mean 'present'?"
    ),
    (
      grade + ", fields = { size = 3 }",
      "format 'sample': fields.size is a number; expected a table such as { type = \"string\" }"
    ),
    (grade + ", fields = { size = {} }", "format 'sample': fields.size has no 'type'"),
    (
      grade + ", fields = { prompt = { type = \"string\" } }",
      "format 'sample': fields.prompt is a key of every question; call it otherwise"
    ),
    (
      grade + ", fields = { size = { type = \"integer\", default = \"big\" } }",
      "format 'sample': fields.size: its default is a string; expected a whole number"
    ),
    (
      grade + ", fields = { size = { type = \"boolean\", default = 0 } }",
      "format 'sample': fields.size: its default is a number; expected true or false"
    ),
    (
      grade
        + ", fields = { size = { type = \"enum\", values = { \"s\", \"l\" }, default = \"m\" } }",
      "format 'sample': fields.size: its default is a string; expected one of s, l"
    ),
    (
      grade + ", fields = { size = { type = \"nubmer\" } }",
      "format 'sample': fields.size has the unknown type 'nubmer'. Did you mean 'number'?"
    ),
    (
      grade + ", fields = { size = { type = \"number\", requird = true } }",
      "format 'sample': fields.size has an unknown key 'requird'. Did you mean 'required'?"
    ),
    (
      grade + ", fields = { items = { type = \"list\", of = { type = \"txt\" } } }",
      "format 'sample': fields.items.of has the unknown type 'txt'. Did you mean 'text'?"
    ),
  ])
  func `a format that is not well declared is refused`(_ format: String, _ message: String) throws {
    let faults = try Bench.faults(loading: Bench.format(format))
    #expect(faults == ["sample/plugin.lua:1: plugin 'sample': \(message)"])
  }

  private static let reference = "reference = function() return 1 end"

  @Test(arguments: [
    ("given = {}", "check 'sample' does not define 'reference'"),
    ("reference = 4", "check 'sample': 'reference' is a number; expected a function"),
    (
      reference + ", given = { x = \"tensr[n]\" }",
      "check 'sample': the type of given 'x' is none of tensor[…], tensor, number, integer, "
        + "string, boolean, list; a '?' behind it makes it optional"
    ),
    (
      reference + ", mistakes = { slip = { reference = function() return 2 end } }",
      "check 'sample', mistake 'slip': 'feedback' is neither a text nor a table by language"
    ),
    (
      reference + ", mistakes = { slip = { feedback = \"No.\" } }",
      "check 'sample', mistake 'slip' does not define 'reference'"
    ),
    (
      reference + ", mistakes = { [\"no-T2\"] = {} }",
      "check 'sample': the mistake 'no-T2' must be named with lower-case letters, digits and single "
        + "hyphens, since results carry it as a note"
    ),
    (
      reference + ", mistake = {}",
      "check 'sample' has an unknown key 'mistake'. Did you mean 'mistakes'?"
    ),
    ("steps = { { \(reference) } }", "check 'sample': step 1 has no 'name'"),
    ("steps = {}", "check 'sample' does not define 'reference'"),
    ("steps = { a = { \(reference) } }", "check 'sample': 'steps' is a table; expected a list"),
    (
      "steps = { { name = \"a\", \(reference) }, { name = \"a\", \(reference) } }",
      "check 'sample': step 2 has the name 'a' of an earlier step"
    ),
    (
      "steps = { { name = \"a\", \(reference) } }, mistakes = {}",
      "check 'sample' has steps: 'mistakes' belongs into one of them"
    ),
    ("steps = { { name = \"a\" } }", "check 'sample': step 1 does not define 'reference'"),
    (reference + ", follow_through = 2", "check 'sample': follow_through is not from 0 to 1"),
    (reference + ", samples = 1", "check 'sample': 'samples' is a number; expected a list"),
  ])
  func `a check that is not well declared is refused`(_ check: String, _ message: String) throws {
    let faults = try Bench.faults(loading: Bench.check(check))
    #expect(faults == ["sample/plugin.lua:1: plugin 'sample': \(message)"])
  }

  @Test func `a rule without combine is refused`() throws {
    let faults = try Bench.faults(
      loading: #"return { name = "r", version = "1", api = 1, rules = { best = { doc = "" } } }"#)
    #expect(
      faults == ["sample/plugin.lua:1: plugin 'sample': rule 'best' does not define 'combine'"])
  }

  @Test func `a long path stays whole, in the place and in the calls that led there`() throws {
    let path = String(repeating: "a-long-folder/", count: 12) + "plugin.lua"
    let source = "local function fail() error('no') end\nfail()"
    let library = try LuaThread.run {
      PluginLibrary([
        PluginFolder(
          name: "long", path: "", main: .init(module: "plugin", path: path, source: source),
          modules: [], banks: [], quizzes: [])
      ])
    }
    let fault = try #require(library.faults.first)
    #expect(fault.description == "\(path):1: loading plugin 'long': no")
    #expect(fault.traceback.contains("\(path):2: in main chunk"))
    #expect(!fault.traceback.contains("..."))
  }

  @Test func `one plugin at fault leaves the others`() throws {
    let library = try LuaThread.run {
      PluginLibrary([
        PluginFolder(
          name: "bad", path: "bad",
          main: .init(module: "plugin", path: "bad/plugin.lua", source: ""), modules: [], banks: [],
          quizzes: []),
        PluginFolder(
          name: "good", path: "good",
          main: .init(module: "plugin", path: "good/plugin.lua", source: Bench.blank), modules: [],
          banks: [], quizzes: []),
      ])
    }
    #expect(library.plugins.map(\.folder.name) == ["good"])
    #expect(
      library.faults.map(\.description) == [
        "bad/plugin.lua:1: loading plugin 'bad': plugin.lua returned nil; expected a table"
      ])
  }
}
