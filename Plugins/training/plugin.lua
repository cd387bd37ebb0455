-- Steps, schedules, weights and batches of training.
return {
  name = "training",
  version = "1.0.0",
  api = 1,
  checks = {
    noam_lr = require "noam_lr",
    gradient_accumulation = require "gradient_accumulation",
    class_balanced_weights = require "class_balanced_weights",
    sampling_probs = require "sampling_probs",
    ewc_penalty = require "ewc_penalty",
    pcgrad = require "pcgrad",
    token_batches = require "token_batches",
    sgd_map_step = require "sgd_map_step",
  },
}
