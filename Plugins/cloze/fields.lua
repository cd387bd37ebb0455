-- The keys of a cloze question.

return {
  text = {
    type = "text",
    required = true,
    doc = "The text with its blanks, written [[1]] or [[name]] and outside formulas.",
  },
  blanks = {
    type = "map",
    required = true,
    doc = "What belongs into each blank: accept, or value with tolerance, or options and correct.",
    of = {
      type = "record",
      fields = {
        accept = {
          type = "list",
          of = { type = "text" },
          doc = "Accepted words; a translated one is accepted in each of its languages.",
        },
        value = { type = "number", doc = "The true number." },
        tolerance = { type = "tolerance", doc = "How far a number may be off; default exact." },
        options = {
          type = "list",
          of = { type = "any" },
          doc = "Options to choose from: texts, or records with id and text.",
        },
        correct = { type = "string", doc = "The id of the right option; a plain text is its own id." },
        weight = { type = "number", default = 1, min = 0, doc = "How much the blank counts." },
      },
    },
  },
}
