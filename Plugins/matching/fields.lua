-- The keys of a matching question.

return {
  pairs = {
    type = "list",
    required = true,
    min = 2,
    doc = "The pairs that belong together.",
    of = {
      type = "record",
      fields = {
        left = { type = "text", required = true, doc = "The side that is numbered." },
        right = { type = "text", required = true, doc = "The side that is shuffled." },
        id = { type = "string", doc = "A stable name of two or more characters; default p1, p2 …" },
      },
    },
  },
  extra = {
    type = "list",
    of = { type = "text" },
    doc = "Right sides that belong to no pair.",
  },
  feedback = { type = "text", doc = "Shown when not every pair is right." },
}
