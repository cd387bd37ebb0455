-- Worked examples of the rules, computed by hand.

local function part(score, points, attempts, hints)
  return {
    score = score,
    points = points or 1,
    status = score and "graded" or "blank",
    attempts = attempts or (score and 1 or 0),
    hints = hints or 0,
  }
end

local blank = nil

return {
  ["all-or-nothing"] = {
    { parts = { part(1), part(1, 3) }, options = {}, score = 1 },
    { parts = { part(1), part(0.75) }, options = {}, score = 0 },
    { parts = { part(1), part(blank) }, options = {}, score = 0 },
    { parts = {}, options = {}, score = 0 },
  },
  weighted = {
    -- (1·1 + 0.5·3) / 4
    { parts = { part(1, 1), part(0.5, 3) }, options = {}, score = 0.625 },
    -- (1·1 + 0·3) / 4
    { parts = { part(1, 1), part(blank, 3) }, options = {}, score = 0.25 },
    { parts = {}, options = {}, score = 0 },
  },
  negative = {
    -- (1 + 1 − 0.25 + 0) / 4
    { parts = { part(1), part(1), part(0), part(blank) }, options = {}, score = 0.4375 },
    -- (1·2 − 0.5·2) / 4
    { parts = { part(1, 2), part(0, 2) }, options = { penalty = 0.5 }, score = 0.25 },
    -- Half right is not wrong: (0.5 − 0.25) / 2
    { parts = { part(0.5), part(0) }, options = {}, score = 0.125 },
    -- Never below zero.
    { parts = { part(0), part(0) }, options = { penalty = 1 }, score = 0 },
    { parts = { part(blank), part(blank) }, options = {}, score = 0 },
  },
  ["attempt-penalty"] = {
    -- (1 − 2·0.25) / 1
    { parts = { part(1, 1, 3) }, options = { penalty = 0.25 }, score = 0.5 },
    -- ((1 − 0.25 − 0.5)·1 + 1·3) / 4
    {
      parts = { part(1, 1, 2, 1), part(1, 3, 1) },
      options = { penalty = 0.25, hint_penalty = 0.5 },
      score = 0.8125,
    },
    -- Never below zero, and one part does not pull down another: (0 + 1) / 2
    { parts = { part(1, 1, 9), part(1) }, options = { penalty = 0.25 }, score = 0.5 },
    -- The defaults: 1 − 0.1 − 0.1
    { parts = { part(1, 1, 2, 1) }, options = {}, score = 0.8 },
    { parts = { part(blank) }, options = {}, score = 0 },
  },
  ["best-of"] = {
    { parts = { part(0.25), part(0.75), part(0.5) }, options = {}, score = 0.75 },
    -- (0.75 + 0.5) / 2
    { parts = { part(0.25), part(0.75), part(0.5) }, options = { count = 2 }, score = 0.625 },
    -- An attempt that was not answered counts as nothing: (0.5 + 0) / 2
    { parts = { part(blank), part(0.5) }, options = { count = 2 }, score = 0.25 },
    -- Fewer attempts than may count: those there are.
    { parts = { part(0.5) }, options = { count = 3 }, score = 0.5 },
    { parts = {}, options = {}, score = 0 },
  },
  first = {
    { parts = { part(0.25), part(1) }, options = {}, score = 0.25 },
    { parts = { part(blank), part(1) }, options = {}, score = 1 },
    { parts = { part(blank) }, options = {}, score = 0 },
  },
  last = {
    { parts = { part(1), part(0.25) }, options = {}, score = 0.25 },
    { parts = { part(1), part(blank) }, options = {}, score = 1 },
    { parts = {}, options = {}, score = 0 },
  },
}
