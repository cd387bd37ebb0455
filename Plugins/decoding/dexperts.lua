-- Decoding with an expert and an anti-expert (Liu et al. 2021, section 2): their difference steers
-- the logits of the base model.

return {
  doc = "The distribution of the next token: softmax(z + alpha (z_pos − z_neg)).",
  given = { z = "tensor[v]", z_pos = "tensor[v]", z_neg = "tensor[v]", alpha = "number" },
  reference = function(g) return (g.z + g.alpha * (g.z_pos - g.z_neg)):softmax() end,
  mistakes = {
    ["sign"] = {
      reference = function(g)
        return g.alpha ~= 0 and (g.z - g.alpha * (g.z_pos - g.z_neg)):softmax() or nil
      end,
      feedback = {
        en = "Expert and anti-expert were exchanged. What the expert likes is added, what the "
          .. "anti-expert likes is taken off.",
        zh = "专家与反专家互换了。应加上专家偏好的，减去反专家偏好的。",
      },
    },
    ["no-alpha"] = {
      reference = function(g)
        return g.alpha ~= 1 and (g.z + g.z_pos - g.z_neg):softmax() or nil
      end,
      feedback = {
        en = "The strength α was left out, as if it were 1.",
        zh = "漏掉了强度 α，相当于取 1。",
      },
    },
    ["prob-mix"] = {
      reference = function(g)
        if g.alpha == 0 then return nil end
        return g.z:softmax() + g.alpha * (g.z_pos:softmax() - g.z_neg:softmax())
      end,
      feedback = {
        en = "Probabilities were mixed. The logits are combined, and softmax comes last.",
        zh = "你混合的是概率。应组合 logits，最后再做 softmax。",
      },
    },
    ["base-only"] = {
      reference = function(g) return g.alpha ~= 0 and g.z:softmax() or nil end,
      feedback = {
        en = "This is the base model alone, without its experts.",
        zh = "这只是基础模型，没有用到专家。",
      },
    },
  },
  samples = {
    {
      given = { z = { 2, 1, 0 }, z_pos = { 1, 2, 0 }, z_neg = { 2, 0, 0 }, alpha = 0.5 },
      value = { 0.348207, 0.574097, 0.077696 },
    },
  },
}
