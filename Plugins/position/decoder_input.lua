-- What enters the decoder (Vaswani et al. 2017, sections 3.1, 3.4 and 3.5): embeddings times √d
-- plus the codes of the positions, for ids that are shifted right in training.
local codes = require "codes"

--- The ids that are read: those given, or with `shift` that id first and all but the last.
local function read_ids(g)
  local ids = g.ids:list()
  if g.shift then
    table.insert(ids, 1, g.shift)
    table.remove(ids)
  end
  return ids
end

--- The rows of the embedding matrix at the ids, which count from 0.
local function embedded(g, ids)
  local rows, size = {}, g.e:shape(1)
  for t, id in ipairs(ids) do
    if id % 1 ~= 0 or id < 0 or id >= size then
      error(("the ids must be whole numbers between 0 and %d"):format(size - 1), 0)
    end
    rows[t] = g.e:row(math.tointeger(id) + 1)
  end
  return tensor.stack(rows, 1)
end

local function position_codes(g, first)
  local omega, rows = codes.frequencies(g.e:shape(2)), {}
  for t = 1, g.ids:size() do rows[t] = codes.interleaved(omega * (first + t - 1)) end
  return tensor.stack(rows, 1)
end

local function is_scaled(g) return g.scale ~= false end

local function root(g) return is_scaled(g) and math.sqrt(g.e:shape(2)) or 1 end

local function start(g) return g.start_pos or 0 end

local function input(g, ids, factor, first)
  return embedded(g, ids) * factor + position_codes(g, first)
end

return {
  doc = "The input of a decoder, one row an id: √d times the embedding plus the position code.",
  given = {
    e = "tensor[v,d]", ids = "tensor[n]", start_pos = "integer?", scale = "boolean?",
    shift = "integer?",
  },
  reference = function(g)
    if g.ids:size() < 1 then error("there must be at least one id", 0) end
    return input(g, read_ids(g), root(g), start(g))
  end,
  mistakes = {
    ["no-scale"] = {
      reference = function(g)
        return is_scaled(g) and input(g, read_ids(g), 1, start(g)) or nil
      end,
      feedback = {
        en = "The embeddings were not multiplied by √d, so the position codes weigh too much.",
        zh = "嵌入没有乘以 √d，位置编码的比重因此过大。",
      },
    },
    ["scale-pe"] = {
      reference = function(g)
        return is_scaled(g) and input(g, read_ids(g), 1, start(g)) * root(g) or nil
      end,
      feedback = {
        en = "The sum was multiplied by √d. Only the embedding is; the position code is added "
          .. "afterwards.",
        zh = "你把和乘以了 √d。只有嵌入要乘，位置编码在其后再加。",
      },
    },
    ["no-pe"] = {
      reference = function(g) return embedded(g, read_ids(g)) * root(g) end,
      feedback = {
        en = "The position codes were left out, so the decoder could not tell the order.",
        zh = "漏掉了位置编码，解码器将无法分辨顺序。",
      },
    },
    ["not-shifted"] = {
      reference = function(g)
        return g.shift and input(g, g.ids:list(), root(g), start(g)) or nil
      end,
      feedback = {
        en = "The targets were not shifted right: row t shows the very id it should predict. The "
          .. "first row reads the start symbol.",
        zh = "目标没有右移：第 t 行直接看到了它要预测的词元。第一行应读入起始符。",
      },
    },
    ["pos-restarts"] = {
      reference = function(g)
        return start(g) ~= 0 and input(g, read_ids(g), root(g), 0) or nil
      end,
      feedback = {
        en = "The positions start from 0 again. With a cache they go on after the earlier rows.",
        zh = "位置又从 0 开始了。使用缓存时，新的行应接着之前的位置继续。",
      },
    },
  },
  samples = {
    {
      given = {
        e = { { 0, 0, 0, 0 }, { 0.5, 0, -0.5, 1 }, { 1, 1, 0, 0 }, { 0, -1, 0.5, 0.5 } },
        ids = { 2, 3, 1 },
        shift = 1,
      },
      value = {
        { 1, 1, -1, 3 },
        { 2.841470985, 2.540302306, 0.009999833, 0.999950000 },
        { 0.909297427, -2.416146837, 1.019998667, 1.999800007 },
      },
    },
    {
      given = {
        e = { { 0, 0, 0, 0 }, { 0.5, 0, -0.5, 1 }, { 1, 1, 0, 0 }, { 0, -1, 0.5, 0.5 } },
        ids = { 3 },
        start_pos = 2,
      },
      value = { { 0.909297427, -2.416146837, 1.019998667, 1.999800007 } },
    },
  },
}
