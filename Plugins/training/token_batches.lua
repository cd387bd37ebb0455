-- Batches by tokens, not by sequences (Ott et al. 2018): every sequence of a batch is padded to the
-- longest, and the padded batch must fit into the budget.

local function is_sorted(g) return g.sorted ~= false end

local function in_order(g, sorted)
  local lengths = g.lengths:list()
  if sorted then table.sort(lengths) end
  return lengths
end

--- Whether a batch with this sum, count and longest sequence fits.
local function fits_padded(g, batch) return batch.count * batch.longest <= g.max_tokens end

local function fits_unpadded(g, batch) return batch.sum <= g.max_tokens end

local function extended(batch, length)
  return {
    count = batch.count + 1,
    longest = math.max(batch.longest, length),
    sum = batch.sum + length,
  }
end

--- How many batches the lengths make in this order, their tokens with padding, and without.
local function packed(g, lengths, fits)
  local empty = { count = 0, longest = 0, sum = 0 }
  local batches, padded, real, batch = 0, 0, 0, empty
  for _, length in ipairs(lengths) do
    local longer = extended(batch, length)
    if batch.count > 0 and not fits(g, longer) then
      batches, padded = batches + 1, padded + batch.count * batch.longest
      longer = extended(empty, length)
    end
    batch, real = longer, real + length
  end
  return batches + 1, padded + batch.count * batch.longest, real
end

--- The parts that can be asked for.
local parts = {
  counts = function(batches, padded) return tensor.new { batches, padded } end,
  batches = function(batches) return batches end,
  padded_tokens = function(_, padded) return padded end,
  waste = function(_, padded, real) return 1 - real / padded end,
}

local function part(g)
  local what = g.what or "counts"
  return parts[what]
    or error(("what must be counts, batches, padded_tokens or waste, not '%s'"):format(what), 0)
end

return {
  doc = "Batches of at most max_tokens with padding, filled in order of length: their number and "
    .. "padded tokens.",
  given = {
    lengths = "tensor[n]", max_tokens = "integer", sorted = "boolean?", what = "string?",
  },
  reference = function(g)
    if g.lengths:size() < 1 or g.lengths:min() < 1 then
      error("there must be sequences of at least one token", 0)
    end
    if g.lengths:max() > g.max_tokens then
      error(("a sequence of %d tokens does not fit into a batch"):format(g.lengths:max()), 0)
    end
    return part(g)(packed(g, in_order(g, is_sorted(g)), fits_padded))
  end,
  mistakes = {
    ["sum-budget"] = {
      reference = function(g)
        return part(g)(packed(g, in_order(g, is_sorted(g)), fits_unpadded))
      end,
      feedback = {
        en = "The budget was compared with the sum of the lengths. Padding counts too: the number "
          .. "of sequences times the longest must fit.",
        zh = "你用长度之和与上限比较了。填充也要计入：序列数乘以最长的长度不能超过上限。",
      },
    },
    ["unsorted"] = {
      reference = function(g)
        if not is_sorted(g) then return nil end
        local sorted, given = in_order(g, true), in_order(g, false)
        if tensor.allclose(sorted, given, 0, 0) then return nil end
        return part(g)(packed(g, given, fits_padded))
      end,
      feedback = {
        en = "The sequences were taken in the given order. Sorted by length, similar ones share a "
          .. "batch and need less padding.",
        zh = "你按给定顺序分批了。先按长度排序，相近的序列放在一批，填充更少。",
      },
    },
    ["waste-of-real"] = {
      reference = function(g)
        if g.what ~= "waste" then return nil end
        local _, padded, real = packed(g, in_order(g, is_sorted(g)), fits_padded)
        return padded > real and padded / real - 1 or nil
      end,
      feedback = {
        en = "The padding was divided by the real tokens. Waste is its share of all tokens in the "
          .. "batches.",
        zh = "填充数除以了真实词元数。浪费率是填充在批中全部词元里所占的比例。",
      },
    },
  },
  samples = {
    {
      given = { lengths = { 5, 30, 7, 28, 6, 31, 8, 9 }, max_tokens = 64 },
      value = { 3, 136 },
    },
    {
      given = { lengths = { 5, 30, 7, 28, 6, 31, 8, 9 }, max_tokens = 64, what = "waste" },
      value = 0.088235294,
    },
    {
      given = { lengths = { 5, 30, 7, 28, 6, 31, 8, 9 }, max_tokens = 64, sorted = false },
      value = { 4, 196 },
    },
  },
}
