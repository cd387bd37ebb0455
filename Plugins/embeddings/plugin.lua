-- Vectors of words and texts: comparing, aligning, pooling and correcting them.
return {
  name = "embeddings",
  version = "1.0.0",
  api = 1,
  checks = {
    hard_debias = require "hard_debias",
    cosine_similarity = require "cosine_similarity",
    analogy = require "analogy",
    procrustes = require "procrustes",
    linear_cka = require "linear_cka",
    mean_pool = require "mean_pool",
  },
}
