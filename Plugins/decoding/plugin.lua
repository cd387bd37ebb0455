-- How models are decoded: searches for the best sequence, and distributions to draw from.
return {
  name = "decoding",
  version = "1.0.0",
  api = 1,
  checks = {
    beam_search = require "beam_search",
    length_penalty = require "length_penalty",
    viterbi = require "viterbi",
    unigram_viterbi = require "unigram_viterbi",
    dexperts = require "dexperts",
  },
}
