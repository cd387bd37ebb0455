-- The learning rate of the first Transformer (Vaswani et al. 2017, section 5.3): it rises linearly
-- for the warm-up and then falls like 1/√step.

local function rising(g) return g.step * g.warmup ^ -1.5 end

local function falling(g) return g.step ^ -0.5 end

return {
  doc = "The learning rate d^−½ min(step^−½, step · warmup^−1.5).",
  given = { step = "number", d = "number", warmup = "number" },
  reference = function(g)
    if g.step <= 0 or g.d <= 0 or g.warmup <= 0 then
      error("step, d and warmup must be positive", 0)
    end
    return g.d ^ -0.5 * math.min(falling(g), rising(g))
  end,
  mistakes = {
    ["max"] = {
      reference = function(g)
        if g.step == g.warmup then return nil end -- both branches meet at the peak
        return g.d ^ -0.5 * math.max(falling(g), rising(g))
      end,
      feedback = {
        en = "The larger branch was taken. The minimum rises during the warm-up and falls "
          .. "afterwards.",
        zh = "你取了较大的一支。取最小值才会先在预热期上升、之后下降。",
      },
    },
    ["no-d"] = {
      reference = function(g) return g.d ~= 1 and math.min(falling(g), rising(g)) or nil end,
      feedback = {
        en = "The factor 1/√d is missing: wider models take smaller steps.",
        zh = "缺少因子 1/√d：模型越宽，步长越小。",
      },
    },
    ["warmup-exp"] = {
      reference = function(g)
        if g.warmup == 1 then return nil end
        return g.d ^ -0.5 * g.step * g.warmup ^ -0.5
      end,
      feedback = {
        en = "The exponent of the warm-up was −½. With step · warmup^(−3/2) both branches meet at "
          .. "step = warmup.",
        zh = "预热步数的指数用成了 −½。用 step · warmup^(−3/2)，两支才会在 step = warmup 处相接。",
      },
    },
  },
  samples = { { given = { step = 8000, d = 512, warmup = 4000 }, value = 4.941059e-4 } },
}
