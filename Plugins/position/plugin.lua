-- Position codes and what is done with them: sinusoidal, rotary, and as a bias of attention.
return {
  name = "position",
  version = "1.0.0",
  api = 1,
  checks = {
    positional_encoding = require "positional_encoding",
    pe_dot = require "pe_dot",
    pe_shift_matrix = require "pe_shift_matrix",
    rope = require "rope",
    alibi_bias = require "alibi_bias",
    decoder_input = require "decoder_input",
  },
}
