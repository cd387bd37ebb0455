-- Attention and what it is made of. Every check is a reference and its named wrong variants.
return {
  name = "attention",
  version = "1.0.0",
  api = 1,
  checks = {
    softmax = require "softmax",
    attention_weights = require("attention").weights,
    attention = require("attention").output,
    attention_steps = require "steps",
    multi_head_attention = require "multi_head",
    score_variance = require "score_variance",
    linear_attention = require "linear_attention",
    edge_attention = require "edge_attention",
    attention_rollout = require "attention_rollout",
    softmax_jacobian = require "softmax_jacobian",
  },
}
