-- Making networks smaller: low rank, pruning and 8-bit numbers.
return {
  name = "compression",
  version = "1.0.0",
  api = 1,
  checks = {
    low_rank_error = require "low_rank_error",
    magnitude_prune = require "magnitude_prune",
    taylor_importance = require "taylor_importance",
    int8_quantize = require "int8_quantize",
    kl_calibrate = require "kl_calibrate",
  },
}
