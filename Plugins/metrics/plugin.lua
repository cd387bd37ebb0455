-- Measures of how well predictions agree with what is right.
return {
  name = "metrics",
  version = "1.0.0",
  api = 1,
  checks = { span_f1 = require "span_f1" },
}
