-- The mean of the token vectors that are no padding (Reimers and Gurevych 2019, §3).

local function masked_sum(g)
  return (g.H * g.mask:reshape { -1, 1 }):sum(1)
end

local function padded(g)
  return g.mask:min() == 0
end

-- Whether the first token is the only one.
local function only_first(g)
  return g.mask:sum() == 1 and g.mask:at(1) == 1
end

return {
  doc = "The mean of the rows of H whose mask is 1.",
  given = { H = "tensor[n,d]", mask = "tensor[n]" },
  reference = function(g)
    if (g.mask:eq(0) + g.mask:eq(1)):min() == 0 then
      error("every element of mask must be 0 or 1", 0)
    end
    if g.mask:sum() == 0 then error("the mask leaves no row to average", 0) end
    return masked_sum(g) / g.mask:sum()
  end,
  mistakes = {
    ["pad-in-denominator"] = {
      reference = function(g)
        if not padded(g) then return nil end
        return masked_sum(g) / g.mask:size()
      end,
      feedback = {
        en = "Padding was left out of the sum but counted in the denominator. Divide by the number "
          .. "of real tokens.",
        zh = "求和时去掉了填充，分母却把它算了进去。应除以真实词元的个数。",
      },
    },
    ["pad-included"] = {
      reference = function(g)
        if not padded(g) then return nil end
        return g.H:mean(1)
      end,
      feedback = {
        en = "The padding rows were averaged in. Their states mean nothing; the mask takes them "
          .. "out.",
        zh = "你把填充行也平均进去了。它们的状态没有意义，应按掩码去掉。",
      },
    },
    cls = {
      reference = function(g)
        if only_first(g) then return nil end
        return g.H:row(1)
      end,
      feedback = {
        en = "This is the first row, the [CLS] vector. Mean pooling averages all real tokens.",
        zh = "这是第一行，即 [CLS] 向量。平均池化要对所有真实词元取平均。",
      },
    },
    sum = {
      reference = function(g)
        if g.mask:sum() == 1 then return nil end
        return masked_sum(g)
      end,
      feedback = {
        en = "This is the sum. Divide by the number of real tokens, or long texts get long "
          .. "vectors.",
        zh = "这是总和。还要除以真实词元的个数，否则长文本的向量会更长。",
      },
    },
  },
  samples = {
    {
      given = { H = { { 1, 2 }, { 3, 0 }, { 2, 4 }, { 9, 9 } }, mask = { 1, 1, 1, 0 } },
      value = { 2, 2 },
    },
  },
}
