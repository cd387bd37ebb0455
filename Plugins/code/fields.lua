-- The keys of a code question.

return {
  ["function"] = {
    type = "string",
    required = true,
    doc = "The name of the global function that the learner writes.",
  },
  starter = { type = "string", doc = "Code to begin with, shown to the learner." },
  prelude = { type = "string", doc = "Code that runs before the learner's, shown to the learner." },
  solution = { type = "string", required = true, doc = "Code that passes every test." },
  tests = {
    type = "list",
    required = true,
    min = 1,
    max = 100,
    doc = "Calls of the function with what they must give.",
    of = {
      type = "record",
      fields = {
        call = {
          type = "string",
          required = true,
          doc = "A Lua expression such as f({1, 2}), or statements with a return.",
        },
        with = { type = "map", doc = "Values that the call may use by name." },
        expect = { type = "any", doc = "What it must give; without it, what the solution gives." },
        fails = { type = "boolean", default = false, doc = "Whether it must raise an error." },
        hidden = { type = "boolean", default = false, doc = "Whether the learner sees it." },
        weight = { type = "number", default = 1, min = 0, doc = "Its share of the score." },
        feedback = { type = "text", doc = "What to say when it is the first that fails." },
      },
    },
  },
  tolerance = {
    type = "tolerance",
    default = { mode = "allclose", rtol = 1e-6, atol = 1e-9 },
    doc = "How far every number may be from the expected one.",
  },
  scoring = {
    type = "enum",
    values = { "share", "all" },
    default = "share",
    doc = "Whether passed tests earn their share, or only all of them together something.",
  },
  wrong = {
    type = "list",
    doc = "Wrong solutions that have a name and an explanation.",
    of = {
      type = "record",
      fields = {
        note = { type = "string", required = true, doc = "The stable name of the mistake." },
        code = { type = "string", required = true, doc = "Code that makes it." },
        feedback = { type = "text", required = true, doc = "What to say to who made it." },
      },
    },
  },
  instructions = {
    type = "integer",
    default = 1000000,
    min = 1000,
    max = 20000000,
    doc = "What loading the learner's code, and each test, may use.",
  },
}
