-- The error of the best approximation of rank r (Eckart and Young 1936).

-- The singular values from `first` to `last`, perhaps none.
local function part(g, first, last)
  return g.singular_values:slice(1, first, last)
end

local function dropped(g) return part(g, g.r + 1, g.singular_values:size()) end

-- Absolute, or relative to what the same measure is for the whole matrix.
local function asked(g, measure, values)
  local error_of = measure(values)
  if g.relative then return error_of / measure(g.singular_values) end
  return error_of
end

local function frobenius(values) return math.sqrt((values ^ 2):sum()) end
local function squared(values) return (values ^ 2):sum() end
local function summed(values) return values:sum() end
local function spectral(values) return values:max() end

return {
  doc = "The Frobenius error of cutting a matrix with these singular values to rank r.",
  given = { singular_values = "tensor[k]", r = "integer", relative = "boolean?" },
  reference = function(g)
    local values = g.singular_values
    if values:min() < 0 or values:max() == 0 then
      error("singular values are not negative, and one must be positive", 0)
    end
    for i = 2, values:size() do
      if values:at(i) > values:at(i - 1) then
        error("singular_values must be in descending order", 0)
      end
    end
    if g.r < 0 or g.r > values:size() then
      error(("r must be between 0 and %d, not %d"):format(values:size(), g.r), 0)
    end
    return asked(g, frobenius, dropped(g))
  end,
  mistakes = {
    ["no-square"] = {
      reference = function(g)
        -- One dropped value is its own norm.
        local several = g.singular_values:size() - g.r > 1
        if not several and not g.relative then return nil end
        return asked(g, summed, dropped(g))
      end,
      feedback = {
        en = "The dropped singular values were added. Add their squares and take the root.",
        zh = "你把舍去的奇异值直接相加了。应先平方求和，再开根号。",
      },
    },
    ["kept-part"] = {
      reference = function(g) return asked(g, frobenius, part(g, 1, g.r)) end,
      feedback = {
        en = "This is the norm of what was kept. The error comes from the values after the r-th.",
        zh = "这是保留部分的范数。误差来自第 r 个之后的奇异值。",
      },
    },
    ["no-root"] = {
      reference = function(g) return asked(g, squared, dropped(g)) end,
      feedback = {
        en = "This is the squared error. The Frobenius norm is its root.",
        zh = "这是误差的平方。Frobenius 范数还要开根号。",
      },
    },
    spectral = {
      reference = function(g)
        local several = g.singular_values:size() - g.r > 1
        if g.r == g.singular_values:size() then return nil end -- nothing was dropped
        if not several and not g.relative then return nil end
        return asked(g, spectral, dropped(g))
      end,
      feedback = {
        en = "This is the error in the spectral norm, the largest dropped singular value. The "
          .. "Frobenius norm counts all of them.",
        zh = "这是谱范数下的误差，即最大的被舍去奇异值。Frobenius 范数要计入全部。",
      },
    },
  },
  samples = {
    { given = { singular_values = { 5, 3, 2, 1 }, r = 2 }, value = 2.2360679775 },
    { given = { singular_values = { 4, 3 }, r = 1, relative = true }, value = 0.6 },
  },
}
