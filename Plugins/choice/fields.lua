-- The keys of a choice question.

return {
  options = {
    type = "list",
    min = 2,
    doc = "The options, right and wrong ones.",
    of = {
      type = "record",
      fields = {
        id = { type = "string", doc = "A stable name of two or more characters; default o1, o2 …" },
        text = { type = "text", required = true, doc = "What the option says." },
        correct = { type = "boolean", default = false, doc = "Whether the option is right." },
        note = { type = "string", doc = "The mistake that choosing this option shows." },
        feedback = { type = "text", doc = "Shown to who chose this option." },
        pin = { type = "boolean", default = false, doc = "Keep the option last." },
      },
    },
  },
  multiple = { type = "boolean", default = false, doc = "Whether several options may be right." },
  shuffle = { type = "boolean", default = true, doc = "Whether the seed orders the options." },
  scoring = {
    type = "enum",
    values = { "net", "all-or-nothing", "per-option", "hits" },
    default = "net",
    doc = "How picks of several options become a score.",
  },
  answer = { type = "boolean", doc = "Instead of options: whether the statement is true." },
  feedback = {
    type = "record",
    doc = "With answer: what to say to who chose true, and to who chose false.",
    fields = {
      when_true = { type = "text", doc = "Shown to who chose true." },
      when_false = { type = "text", doc = "Shown to who chose false." },
    },
  },
}
