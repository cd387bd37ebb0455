-- The keys of a text question.

return {
  accept = {
    type = "list",
    of = { type = "text" },
    required = true,
    min = 1,
    doc = "Accepted answers; a translated one is accepted in each of its languages.",
  },
  patterns = {
    type = "list",
    of = { type = "string" },
    doc = "Lua patterns for the folded (lower-case) answer; anchor them with ^ and $.",
  },
  distance = {
    type = "integer",
    default = 1,
    min = 0,
    max = 3,
    doc = "How many typos still count as close to an accepted answer.",
  },
  typos = {
    type = "enum",
    values = { "hint", "full" },
    default = "hint",
    doc = "Whether a close answer earns a hint and no points, or full points.",
  },
  wrong = {
    type = "list",
    doc = "Wrong answers that have a name and an explanation.",
    of = {
      type = "record",
      fields = {
        note = { type = "string", required = true, doc = "The stable name of the mistake." },
        match = {
          type = "list",
          of = { type = "text" },
          required = true,
          doc = "The answers that show it.",
        },
        feedback = { type = "text", doc = "What to say to who made it." },
      },
    },
  },
}
