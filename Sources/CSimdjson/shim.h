// simdjson is C++: Swift reaches it through CLuaShims, never through this module.
