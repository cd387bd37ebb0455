-- Which query may read which key: 0/1 matrices with one row a query and one column a key.

--- The 0/1 pattern of a kind, before padding. `i` is the column of row numbers, `j` the row of
--- column numbers, both from 0.
local patterns = {
  full = function(g) return tensor.ones { g.n, g.n } end,
  causal = function(g) return tensor.tril(g.n) end,
  window = function(g, i, j) return (i - j):abs():le(g.window) end,
  causal_window = function(g, i, j) return (i - j):ge(0) * (i - j):lt(g.window) end,
  prefix = function(g, i, j) return (tensor.tril(g.n) + j:lt(g.prefix)):gt(0) end,
}
local symmetric = { full = true, window = true }
local needs = { window = "window", causal_window = "window", prefix = "prefix" }

local function pattern(g)
  local draw = patterns[g.kind]
  if not draw then
    local kinds = "causal, causal_window, full, prefix or window"
    error(("unknown kind '%s' of mask: use %s"):format(g.kind, kinds), 0)
  end
  local need = needs[g.kind]
  if need and not g[need] then error(("a mask of kind '%s' needs '%s'"):format(g.kind, need), 0) end
  return draw(g, tensor.arange(g.n):reshape { g.n, 1 }, tensor.arange(g.n):reshape { 1, g.n })
end

local function build(g)
  local mask = pattern(g)
  if g.length then mask = mask * tensor.arange(g.n):reshape({ 1, g.n }):lt(g.length) end
  return mask
end

local build_mask = {
  doc = "Attention mask of n queries and n keys: 1 where the row may read the column, else 0.",
  given = {
    n = "integer", kind = "string", length = "integer?", window = "integer?", prefix = "integer?",
  },
  reference = build,
  mistakes = {
    transposed = {
      reference = function(g)
        -- A symmetric pattern differs from its transpose only in the padding: that is `pad-rows`.
        if symmetric[g.kind] then return nil end
        return build(g):transpose()
      end,
      feedback = {
        en = "Rows and columns are swapped. Rows are queries, columns are keys.",
        zh = "行与列颠倒了。行是查询，列是键。",
      },
    },
    strict = {
      reference = function(g) return build(g) * (1 - tensor.eye(g.n)) end,
      feedback = {
        en = "The diagonal was hidden. A position may read itself.",
        zh = "对角线被遮住了。每个位置都可以读取自身。",
      },
    },
    inverted = {
      reference = function(g) return 1 - build(g) end,
      feedback = {
        en = "0 and 1 are swapped. Here 1 means visible.",
        zh = "0 与 1 颠倒了。这里 1 表示可见。",
      },
    },
    ["pad-rows"] = {
      reference = function(g)
        if not g.length or g.length >= g.n then return nil end
        return pattern(g) * tensor.arange(g.n):reshape({ g.n, 1 }):lt(g.length)
      end,
      feedback = {
        en = "Padding was removed from the rows. Hide the padded keys, that is the columns.",
        zh = "你在行上去掉了填充。应遮住的是填充的键，也就是列。",
      },
    },
  },
  samples = {
    {
      given = { n = 4, kind = "causal", length = 3 },
      value = { { 1, 0, 0, 0 }, { 1, 1, 0, 0 }, { 1, 1, 1, 0 }, { 1, 1, 1, 0 } },
    },
    {
      given = { n = 3, kind = "window", window = 1 },
      value = { { 1, 1, 0 }, { 1, 1, 1 }, { 0, 1, 1 } },
    },
    {
      given = { n = 3, kind = "causal_window", window = 1 },
      value = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    },
    {
      given = { n = 4, kind = "prefix", prefix = 2 },
      value = { { 1, 1, 0, 0 }, { 1, 1, 0, 0 }, { 1, 1, 1, 0 }, { 1, 1, 1, 1 } },
    },
    { given = { n = 2, kind = "full", length = 1 }, value = { { 1, 0 }, { 1, 0 } } },
  },
}

return { name = "masks", version = "1.0.0", api = 1, checks = { build_mask = build_mask } }
