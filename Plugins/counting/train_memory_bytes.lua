-- Bytes of weights, gradients and optimiser states in training, without activations (Rajbhandari et
-- al. 2020, section 3.1): Adam keeps a mean and a variance in 32 bits for each parameter, and in
-- mixed precision also a 32-bit copy of the weights.
local sizes = require "sizes"

--- Bytes for each trained parameter, and for each frozen one.
local recipes = {
  fp32_adam = { weights = 4, gradients = 4, states = 8 },
  mixed_adam = { weights = 2, gradients = 2, states = 12 },
  sgd = { weights = 4, gradients = 4, states = 0 },
  lora = { weights = 2, gradients = 2, states = 12, has_frozen = true },
}

local function recipe_of(g)
  local name = g.recipe or "fp32_adam"
  return recipes[name]
    or error(("recipe must be fp32_adam, mixed_adam, sgd or lora, not '%s'"):format(name), 0)
end

--- `each` byte for a trained parameter, and the weights of the frozen ones.
local function total(g, each)
  local recipe = recipe_of(g)
  if not recipe.has_frozen then return sizes.in_unit(g, each * g.N) end
  return sizes.in_unit(g, recipe.weights * g.N + each * g.trainable)
end

return {
  doc = "Bytes for training N parameters with a recipe, without activations, or in a unit.",
  given = {
    N = "number", recipe = "string?", trainable = "number?", unit = "number?",
  },
  reference = function(g)
    sizes.demand_positive(g, { "N", "trainable" })
    local recipe = recipe_of(g)
    if recipe.has_frozen and not g.trainable then
      error("the recipe lora needs trainable, the number of added parameters", 0)
    end
    return total(g, recipe.weights + recipe.gradients + recipe.states)
  end,
  mistakes = {
    ["weights-only"] = {
      reference = function(g) return total(g, recipe_of(g).weights) end,
      feedback = {
        en = "Only the weights were counted. Training also keeps a gradient for each parameter, "
          .. "and most optimisers keep states.",
        zh = "只数了权重。训练时每个参数还要保存梯度，多数优化器还要保存状态。",
      },
    },
    ["fp32-part-missing"] = {
      reference = function(g)
        local recipe = recipe_of(g)
        if recipe.states == 0 then return nil end
        return total(g, recipe.weights + recipe.gradients + recipe.states - 4)
      end,
      feedback = {
        en = "4 bytes for each parameter are missing: one 32-bit state of the optimiser, or "
          .. "weights and gradients in 16 bits.",
        zh = "每个参数少了 4 字节：优化器的一个 32 位状态，或者 16 位的权重与梯度。",
      },
    },
    ["no-optimizer"] = {
      reference = function(g)
        local recipe = recipe_of(g)
        if recipe.states == 0 then return nil end
        return total(g, recipe.weights + recipe.gradients)
      end,
      feedback = {
        en = "The states of the optimiser are missing. Adam keeps two 32-bit numbers for each "
          .. "parameter, and a 32-bit copy of 16-bit weights.",
        zh = "漏掉了优化器状态。Adam 为每个参数保存两个 32 位数；权重为 16 位时还有一份 32 位副本。",
      },
    },
  },
  samples = {
    { given = { N = 110000000, recipe = "mixed_adam" }, value = 1760000000 },
    { given = { N = 7000000000, recipe = "mixed_adam", unit = 1000000000 }, value = 112 },
    { given = { N = 110000000, recipe = "sgd" }, value = 880000000 },
    {
      given = { N = 7000000000, recipe = "lora", trainable = 4000000, unit = 1000000000 },
      value = 14.064,
    },
  },
}
