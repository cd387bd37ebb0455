-- The right order, and sample orders with what they earn.

local examples = {}

-- Ids are right whatever the order shown.
local function ids(first, last)
  local list = {}
  for position = first, last do list[#list + 1] = "i" .. position end
  return list
end

-- Letters as they are shown, so that a learner finds them again.
function examples.solution(variant)
  local label_by_id, labels = {}, {}
  for _, item in ipairs(variant.shown) do label_by_id[item.id] = item.label end
  for place, id in ipairs(ids(1, #variant.shown)) do labels[place] = label_by_id[id] end
  return table.concat(labels, " ")
end

-- What well-known wrong orders of n items earn, worked out by hand:
-- reversed; the first two swapped; the first moved to the end.
local earned = {
  adjacent = function(n) return 0, (n - 3) / (n - 1), (n - 2) / (n - 1) end,
  longest = function(n) return 0, (n - 2) / (n - 1), (n - 2) / (n - 1) end,
  ["all-or-nothing"] = function() return 0, 0, 0 end,
}

function examples.samples(variant)
  local n = #variant.shown
  local reversed, swapped, moved = {}, ids(1, n), ids(2, n)
  for position = 1, n do reversed[position] = "i" .. (n + 1 - position) end
  swapped[1], swapped[2] = "i2", "i1"
  moved[n] = "i1"
  local when_reversed, when_swapped, when_moved = earned[variant.scoring](n)
  return {
    { answer = ids(1, n), score = 1 },
    { answer = reversed, score = when_reversed },
    { answer = swapped, score = when_swapped },
    { answer = moved, score = when_moved },
    { answer = "A", invalid = true },
    { answer = "A A B", invalid = true },
    { answer = { "i1", "i" .. (n + 1) }, invalid = true },
  }
end

return examples
