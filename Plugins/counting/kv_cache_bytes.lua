-- Bytes of the keys and values kept in decoding: 2 · layers · tokens · heads · width · bytes ·
-- batch. With grouped or single key heads (Shazeer 2019; Ainslie et al. 2023) only those heads are
-- kept.
local sizes = require "sizes"

local function bytes(g)
  return 2 * g.L * g.n * g.h_kv * g.d_h * (g.bytes or 2) * (g.batch or 1)
end

return {
  doc = "Bytes of a key–value cache: 2 L n h_kv d_h bytes batch, or that in a unit.",
  given = {
    L = "integer", n = "integer", h_kv = "integer", d_h = "integer", h = "integer?",
    bytes = "number?", batch = "integer?", unit = "number?",
  },
  reference = function(g)
    sizes.demand_positive(g, { "L", "n", "h_kv", "d_h", "h", "batch" })
    return sizes.in_unit(g, bytes(g))
  end,
  mistakes = {
    ["forgot-two"] = {
      reference = function(g) return sizes.in_unit(g, bytes(g) / 2) end,
      feedback = {
        en = "Only the keys (or only the values) were counted. The cache holds both.",
        zh = "只数了键（或只数了值）。缓存中两者都有。",
      },
    },
    ["query-heads"] = {
      reference = function(g)
        if not g.h or g.h == g.h_kv then return nil end
        return sizes.in_unit(g, bytes(g) * g.h / g.h_kv)
      end,
      feedback = {
        en = "The query heads were counted. Groups of them share one head of keys and values, and "
          .. "only those heads are kept.",
        zh = "你数的是查询头。若干查询头共用一个键值头，缓存只保存键值头。",
      },
    },
    ["bits"] = {
      reference = function(g) return sizes.in_unit(g, bytes(g) * 8) end,
      feedback = {
        en = "This is in bits. A byte has 8 of them.",
        zh = "这是以比特计的。一个字节有 8 比特。",
      },
    },
    ["one-layer"] = {
      reference = function(g) return g.L > 1 and sizes.in_unit(g, bytes(g) / g.L) or nil end,
      feedback = {
        en = "This is the cache of one layer. Every layer keeps its own keys and values.",
        zh = "这只是一层的缓存。每一层都保存自己的键和值。",
      },
    },
  },
  samples = {
    { given = { L = 32, n = 4096, h_kv = 8, d_h = 128, h = 32 }, value = 536870912 },
    { given = { L = 6, n = 128, h_kv = 8, d_h = 64, batch = 4 }, value = 6291456 },
    { given = { L = 32, n = 4096, h_kv = 8, d_h = 128, unit = 1048576 }, value = 512 },
  },
}
