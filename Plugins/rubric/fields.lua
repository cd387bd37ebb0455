-- The keys of a rubric question.

return {
  rubric = {
    type = "list",
    required = true,
    min = 1,
    doc = "The points a good answer makes.",
    of = {
      type = "record",
      fields = {
        points = { type = "number", required = true, min = 0, doc = "How much the line counts." },
        text = { type = "text", required = true, doc = "What the answer should say." },
        cues = {
          type = "list",
          of = { type = "string" },
          doc = "Words to look for; all are needed, and | separates alternatives of one.",
        },
        essential = {
          type = "boolean",
          default = false,
          doc = "Without this line the score is at most 0.7.",
        },
      },
    },
  },
  myths = {
    type = "list",
    doc = "Misconceptions to warn of after the answer.",
    of = {
      type = "record",
      fields = {
        id = { type = "string", required = true, doc = "The stable name of the misconception." },
        text = { type = "text", required = true, doc = "What is wrong, and why." },
      },
    },
  },
  model_answer = { type = "text", doc = "A good answer, shown after the learner's." },
}
