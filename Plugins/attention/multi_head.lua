-- Multi-head attention (Vaswani et al. 2017, section 3.2.2). Head i owns the i-th block of columns.
local kernels = require "kernels"

local function block(t, head, width)
  return t:slice(2, (head - 1) * width + 1, head * width)
end

--- Every heads-th column, starting at column `head`.
local function strided(t, head, width)
  local columns, heads = {}, t:shape(2) // width
  for i = 1, width do
    local column = head + (i - 1) * heads
    columns[i] = t:slice(2, column, column)
  end
  return tensor.concat(columns, 2)
end

--- The heads' outputs side by side. `with` overrides `heads`, `divisor` or `columns` (how a head is
--- cut out).
local function heads_output(g, with)
  with = with or {}
  local width, heads, columns = g.x:shape(2), with.heads or g.heads, with.columns or block
  if heads < 1 or width % heads ~= 0 then
    error(("%d columns cannot be shared evenly by %d heads"):format(width, heads), 0)
  end
  local d_k, outputs = width // heads, {}
  local q, k, v = g.x:matmul(g.wq), g.x:matmul(g.wk), g.x:matmul(g.wv)
  for head = 1, heads do
    local scores = columns(q, head, d_k):matmul(columns(k, head, d_k):transpose())
    local weights = kernels.hide(scores / (with.divisor or math.sqrt(d_k)), g.mask):softmax(-1)
    outputs[head] = kernels.defined(weights):matmul(columns(v, head, d_k))
  end
  return tensor.concat(outputs, 2)
end

return {
  doc = "Multi-head self-attention: head i uses the i-th block of d/h columns of XW_Q, XW_K, XW_V.",
  given = {
    x = "tensor[n,d]",
    wq = "tensor[d,d]", wk = "tensor[d,d]", wv = "tensor[d,d]", wo = "tensor[d,d]",
    heads = "integer", mask = "tensor[n,n]?",
  },
  reference = function(g) return heads_output(g):matmul(g.wo) end,
  mistakes = {
    ["scale-dmodel"] = {
      reference = function(g)
        if g.heads == 1 then return nil end
        return heads_output(g, { divisor = math.sqrt(g.x:shape(2)) }):matmul(g.wo)
      end,
      feedback = {
        en = "The scores were divided by √d_model. Each head divides by √d_k, of its own width.",
        zh = "分数除以了 √d_model。每个头应除以自身宽度 d_k 的平方根。",
      },
    },
    ["heads-ignored"] = {
      reference = function(g)
        return g.heads > 1 and heads_output(g, { heads = 1 }):matmul(g.wo) or nil
      end,
      feedback = {
        en = "This is one head of full width. Split the columns: each head has its own softmax.",
        zh = "这是一个全宽度的单头。应把列分给各个头，每个头各做一次 softmax。",
      },
    },
    ["no-output-proj"] = {
      reference = function(g) return heads_output(g) end,
      feedback = {
        en = "The heads' outputs were joined, but not multiplied with W_O.",
        zh = "各头的输出拼接后，没有再乘以 W_O。",
      },
    },
    ["strided-heads"] = {
      reference = function(g)
        -- With one head, or one column a head, both ways of cutting are the same.
        if g.heads == 1 or g.heads == g.x:shape(2) then return nil end
        return heads_output(g, { columns = strided }):matmul(g.wo)
      end,
      feedback = {
        en = "A head took every h-th column. Here a head owns a block of neighbouring columns.",
        zh = "你让每个头隔 h 列取一列。这里每个头占有一段相邻的列。",
      },
    },
    ["no-scale"] = {
      reference = function(g)
        if g.heads == g.x:shape(2) then return nil end
        return heads_output(g, { divisor = 1 }):matmul(g.wo)
      end,
      feedback = { en = "The scores were not divided by √d_k.", zh = "分数没有除以 √d_k。" },
    },
  },
  samples = {
    {
      given = {
        x = { { 1, 0, 1, 0 }, { 0, 2, 0, 1 }, { 1, 1, 0, 0 } },
        wq = { { 1, 0, 0, 1 }, { 0, 1, 0, 0 }, { 1, 0, 1, 0 }, { 0, 0, 1, 1 } },
        wk = { { 0, 1, 0, 0 }, { 1, 0, 0, 1 }, { 0, 0, 1, 0 }, { 1, 0, 0, 1 } },
        wv = { { 1, 0, 0, 0 }, { 0, 1, 1, 0 }, { 0, 0, 1, 0 }, { 0, 1, 0, 1 } },
        wo = { { 1, 0, 0, 0 }, { 0, 0, 1, 0 }, { 0, 1, 0, 1 }, { 0, 0, 0, 1 } },
        heads = 2,
      },
      value = {
        { 0.068446232, 1.672841798, 2.849721484, 2.345683597 },
        { 0.891616548, 1.672841798, 0.770958629, 2.345683597 },
        { 0.424024655, 1.733681106, 2.011921445, 2.467362213 },
      },
    },
  },
}
