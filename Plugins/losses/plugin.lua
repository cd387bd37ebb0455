-- Targets and losses of classifiers and language models, and what is computed from them.
return {
  name = "losses",
  version = "1.0.0",
  api = 1,
  checks = {
    label_smoothing = require "label_smoothing",
    cross_entropy = require "cross_entropy",
    ce_gradient = require "ce_gradient",
    focal_loss = require "focal_loss",
    distill_loss = require "distill_loss",
    info_nce = require "info_nce",
    perplexity = require "perplexity",
    crf_nll = require "crf_nll",
    kl_divergence = require "kl_divergence",
  },
}
