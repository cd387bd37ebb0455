-- Parameters of low-rank adaptation (Hu et al. 2022, section 4.1): the change of a frozen matrix is
-- a product B A with r columns and r rows.
local sizes = require "sizes"

local function matrices(g) return g.n or 1 end

return {
  doc = "Trained parameters of LoRA on n matrices d_in × d_out: n r (d_in + d_out).",
  given = { d_in = "integer", d_out = "integer", r = "integer", n = "integer?" },
  reference = function(g)
    sizes.demand_positive(g, { "d_in", "d_out", "r", "n" })
    return matrices(g) * g.r * (g.d_in + g.d_out)
  end,
  mistakes = {
    ["full"] = {
      reference = function(g) return matrices(g) * g.d_in * g.d_out end,
      feedback = {
        en = "These are the parameters of the matrix itself. It stays frozen; only the two thin "
          .. "factors are trained.",
        zh = "这是原矩阵本身的参数。它保持冻结，只训练两个窄的因子。",
      },
    },
    ["one-factor"] = {
      reference = function(g) return matrices(g) * g.r * g.d_in end,
      feedback = {
        en = "Only one factor was counted. There is one of r × d_in and one of d_out × r.",
        zh = "只数了一个因子。一个是 r × d_in，另一个是 d_out × r。",
      },
    },
    ["product"] = {
      reference = function(g)
        -- 2 · 2 = 2 + 2
        if g.d_in * g.d_out == g.d_in + g.d_out then return nil end
        return matrices(g) * g.r * g.d_in * g.d_out
      end,
      feedback = {
        en = "The sizes were multiplied. The factors are two separate matrices: their sizes add "
          .. "up to r (d_in + d_out).",
        zh = "你把两个尺寸相乘了。两个因子是各自独立的矩阵，参数相加为 r (d_in + d_out)。",
      },
    },
    ["r-squared"] = {
      reference = function(g)
        return matrices(g) * (g.r * (g.d_in + g.d_out) + g.r * g.r)
      end,
      feedback = {
        en = "An r × r core was added. The two factors are multiplied directly.",
        zh = "多加了一个 r × r 的核心矩阵。两个因子是直接相乘的。",
      },
    },
    ["n-forgotten"] = {
      reference = function(g)
        return matrices(g) > 1 and g.r * (g.d_in + g.d_out) or nil
      end,
      feedback = {
        en = "This is for one matrix. Each adapted matrix has two factors of its own.",
        zh = "这只是一个矩阵的参数。每个被适配的矩阵都有自己的两个因子。",
      },
    },
  },
  samples = {
    { given = { d_in = 768, d_out = 768, r = 8 }, value = 12288 },
    { given = { d_in = 768, d_out = 3072, r = 4, n = 24 }, value = 368640 },
  },
}
