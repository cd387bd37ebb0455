-- Viterbi's algorithm (1967; Rabiner 1989, section III.B) for a chain of tags: the path with the
-- largest sum of emissions and transitions.
local parts = require "parts"

local function steps(g) return g.emissions:list() end

local function score_of(g, path)
  local emissions, transitions, sum = steps(g), g.transitions:list(), 0
  for t, tag in ipairs(path) do
    sum = sum + emissions[t][tag]
    if t > 1 then sum = sum + transitions[path[t - 1]][tag] end
  end
  return sum
end

--- The first tag with the largest value.
local function best_of(values)
  local best = 1
  for tag = 2, #values do
    if parts.beats(values[tag], values[best]) then best = tag end
  end
  return best
end

--- For every token and tag the best sum of what follows it.
local function futures(emissions, transitions)
  local future = { [#emissions] = {} }
  for tag = 1, #transitions do future[#emissions][tag] = 0 end
  for t = #emissions - 1, 1, -1 do
    future[t] = {}
    for tag, row in ipairs(transitions) do
      local best = -math.huge
      for following, value in ipairs(row) do
        best = math.max(best, value + emissions[t + 1][following] + future[t + 1][following])
      end
      future[t][tag] = best
    end
  end
  return future
end

--- The best path; of equal ones the one that has the lower tag where they first differ.
local function best_path(emissions, transitions)
  local future, path = futures(emissions, transitions), {}
  for t, values in ipairs(emissions) do
    local sums = {}
    for tag, value in ipairs(values) do
      sums[tag] = value + future[t][tag] + (t > 1 and transitions[path[t - 1]][tag] or 0)
    end
    path[t] = best_of(sums)
  end
  return path
end

local function greedy_path(g)
  local path = {}
  for t, values in ipairs(steps(g)) do path[t] = best_of(values) end
  return path
end

local function is_chain(g)
  return g.emissions:shape(1) > 1 and g.transitions:abs():max() > 0
end

return {
  doc = "The best path of tags, numbered from 1, or its score; transitions from row to column.",
  given = { emissions = "tensor[n,k]", transitions = "tensor[k,k]", what = "string?" },
  reference = function(g)
    if g.emissions:size() < 1 then error("there must be at least one token and one tag", 0) end
    local path = best_path(steps(g), g.transitions:list())
    return parts.pick(g, { path = path, score = score_of(g, path) })
  end,
  mistakes = {
    ["greedy"] = {
      reference = function(g)
        if not is_chain(g) then return nil end
        local path = greedy_path(g)
        return parts.pick(g, { path = path, score = score_of(g, path) })
      end,
      feedback = {
        en = "Each token got its own best tag. A path that gives way at one token may win by its "
          .. "transitions.",
        zh = "你为每个词元单独选了最好的标签。在某处让步的路径可能靠转移分数胜出。",
      },
    },
    ["transposed"] = {
      reference = function(g)
        local turned = g.transitions:transpose()
        if not is_chain(g) or tensor.allclose(turned, g.transitions, 0, 0) then return nil end
        local path = best_path(steps(g), turned:list())
        local read = { emissions = g.emissions, transitions = turned }
        return parts.pick(g, { path = path, score = score_of(read, path) })
      end,
      feedback = {
        en = "The transitions were read from column to row. Row i, column j is the step from tag i "
          .. "to tag j.",
        zh = "转移矩阵读反了。第 i 行第 j 列是从标签 i 到标签 j 的转移。",
      },
    },
    ["no-transitions"] = {
      reference = function(g)
        -- The path itself is the greedy one.
        if g.what ~= "score" or not is_chain(g) then return nil end
        return g.emissions:max(2):sum()
      end,
      feedback = {
        en = "Only emissions were added. The score of a path contains its transitions too.",
        zh = "只加了发射分数。路径的得分还包含转移分数。",
      },
    },
  },
  samples = {
    {
      given = {
        emissions = { { 2.1, 1, 0 }, { 1, 1.2, 1.3 }, { 0.5, 0.2, 1.6 } },
        transitions = { { 0.5, 0.8, -9 }, { 0.2, 0.1, 1 }, { 1, 0, 0.5 } },
      },
      value = { 1, 2, 3 },
    },
    {
      given = {
        emissions = { { 2.1, 1, 0 }, { 1, 1.2, 1.3 }, { 0.5, 0.2, 1.6 } },
        transitions = { { 0.5, 0.8, -9 }, { 0.2, 0.1, 1 }, { 1, 0, 0.5 } },
        what = "score",
      },
      value = 6.7,
    },
  },
}
