-- The layers other than attention. Every check is a reference and its named wrong variants.
return {
  name = "layers",
  version = "1.0.0",
  api = 1,
  checks = { ffn = require "ffn" },
}
