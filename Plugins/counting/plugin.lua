-- Counts of operations, parameters and bytes.
return {
  name = "counting",
  version = "1.0.0",
  api = 1,
  checks = {
    layer_cost = require "layer_cost",
    ffn_params = require "ffn_params",
    block_params = require "block_params",
    embedding_params = require "embedding_params",
    lora_params = require "lora_params",
    kv_cache_bytes = require "kv_cache_bytes",
    train_memory_bytes = require "train_memory_bytes",
  },
}
