-- The keys of an einsum question.

return {
  answer = {
    type = "string",
    required = true,
    doc = "Right subscripts; they also say how many axes each operand has.",
  },
  names = {
    type = "list",
    of = { type = "string" },
    doc = "The names of the operands; default A, B, C …",
  },
  axes = {
    type = "map",
    of = { type = "text" },
    doc = "What each letter of the answer means; shown instead of the letters.",
  },
  mistakes = {
    type = "list",
    doc = "Wrong subscripts that have a name and an explanation.",
    of = {
      type = "record",
      fields = {
        note = { type = "string", required = true, doc = "The stable name of the mistake." },
        value = { type = "string", required = true, doc = "The subscripts that show it." },
        feedback = { type = "text", doc = "What to say to who made it." },
      },
    },
  },
}
