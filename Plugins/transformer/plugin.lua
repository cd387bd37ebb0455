-- Brings the built-in bank on the Transformer; its checks live in the plugins the questions name.
return { name = "transformer", version = "1.0.0", api = 1 }
