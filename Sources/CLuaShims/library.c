// What a plugin finds as its globals: built from nothing, never by taking things away.
#include <string.h>

#include "base.h"
#include "sandbox.h"

// MARK: Names that are not there

static const char *reason_for(const char *name) {
  static const char *const outside[] = {"os", "io", "package", "debug", NULL};
  static const char *const code[] = {
      "load", "loadstring", "loadfile", "dofile", "collectgarbage", "coroutine", "warn", NULL};
  for (int i = 0; outside[i]; i++)
    if (!strcmp(name, outside[i]))
      return "is not available to plugins: a verdict may depend on nothing but its arguments";
  for (int i = 0; code[i]; i++)
    if (!strcmp(name, code[i])) return "is not available to plugins";
  return NULL;
}

// __index of the environment: what was put into _G, nil for names the plugin itself sets somewhere,
// and otherwise an error. Upvalue 1 is the table seen as _G.
static int undefined_global(lua_State *L) {
  lua_settop(L, 2);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) return 1;
  if (lua_type(L, 2) != LUA_TSTRING) return 1;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_assigned);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, -2) != LUA_TNIL) {
    lua_pushnil(L);
    return 1;
  }
  const char *name = lua_tostring(L, 2);
  const char *reason = reason_for(name);
  if (reason) return luaL_error(L, "'%s' %s", name, reason);
  const char *nearest = suggest_key(L, 1, name);
  if (nearest)
    return luaL_error(L, "global '%s' is not defined. Did you mean '%s'?", name, nearest);
  return luaL_error(L, "global '%s' is not defined", name);
}

// __index of a library: upvalue 1 is its name.
static int undefined_member(lua_State *L) {
  if (lua_type(L, 2) != LUA_TSTRING) return 0;
  const char *library = lua_tostring(L, lua_upvalueindex(1)), *name = lua_tostring(L, 2);
  const char *nearest = suggest_key(L, 1, name);
  if (nearest)
    return luaL_error(
        L, "'%s.%s' does not exist. Did you mean '%s.%s'?", library, name, library, nearest);
  return luaL_error(L, "'%s.%s' does not exist", library, name);
}

void library_make_strict(lua_State *L, const char *name) {
  lua_createtable(L, 0, 2);
  lua_pushstring(L, name);
  lua_pushcclosure(L, undefined_member, 1);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
}

static int unavailable(lua_State *L) {
  return luaL_error(L, "%s", lua_tostring(L, lua_upvalueindex(1)));
}

// MARK: require

// Finds only the files the host added, and runs each once.
int base_require(lua_State *L) {
  luaL_checkstring(L, 1);
  lua_settop(L, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_modules);
  lua_pushvalue(L, 1);
  if (lua_rawget(L, 2) == LUA_TNIL) {
    const char *nearest = suggest_key(L, 2, lua_tostring(L, 1));
    if (nearest)
      return luaL_error(
          L, "require finds only files of the same plugin, and '%s' is none. Did you mean '%s'?",
          lua_tostring(L, 1), nearest);
    return luaL_error(
        L, "require finds only files of the same plugin, and '%s' is none", lua_tostring(L, 1));
  }
  if (!lua_isfunction(L, 3)) {  // { value } once it was run
    if (lua_rawgeti(L, 3, 1) == LUA_TLIGHTUSERDATA)
      return luaL_error(L, "'%s' requires itself in a circle", lua_tostring(L, 1));
    return 1;
  }
  lua_createtable(L, 1, 0);
  lua_pushlightuserdata(L, &registry_modules);
  lua_rawseti(L, -2, 1);
  lua_pushvalue(L, 1);
  lua_pushvalue(L, -2);
  lua_rawset(L, 2);
  lua_pushvalue(L, 3);
  lua_pushvalue(L, 1);
  lua_call(L, 1, 1);
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    lua_pushboolean(L, 1);
  }
  lua_pushvalue(L, -1);
  lua_rawseti(L, 4, 1);
  return 1;
}

typedef struct {
  const char *name, *path;
  const uint8_t *source;
  size_t length;
} module;

static int add_module(lua_State *L) {
  const module *file = lua_touserdata(L, 1);
  sandbox_load(L, file->path, file->source, file->length);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_modules);
  lua_insert(L, -2);
  lua_setfield(L, -2, file->name);
  return 0;
}

gradus_status gradus_sandbox_add_module(
    gradus_sandbox *sandbox, const char *name, const char *path, const uint8_t *source,
    size_t length) {
  module file = {name, path, source, length};
  gradus_status status = sandbox_run(sandbox, add_module, &file);
  return status == GRADUS_ERROR ? GRADUS_SYNTAX : status;
}

// MARK: The environment

static void copy_fields(lua_State *L, int from, const char *const *names) {
  for (; *names; names++) {
    lua_getfield(L, from, *names);
    lua_setfield(L, -2, *names);
  }
}

static void add_basic(lua_State *L, int environment) {
  static const char *const stock[] = {
      "assert", "error", "getmetatable", "ipairs", "rawequal", "rawget", "rawlen", "rawset",
      "select", "tonumber", "type", NULL};
  static const luaL_Reg own[] = {
      {"next", base_next}, {"pairs", base_sorted_pairs}, {"pcall", base_pcall},
      {"print", base_print}, {"setmetatable", base_setmetatable}, {"tostring", base_text},
      {"xpcall", base_xpcall}, {NULL, NULL},
  };
  luaL_requiref(L, "_G", luaopen_base, 0);
  int base = lua_gettop(L);
  lua_pushvalue(L, environment);
  copy_fields(L, base, stock);
  luaL_setfuncs(L, own, 0);
  wrap_charged(L, "tonumber", 1, 2);
  wrap_charged(L, "error", 2, 2);
  wrap_charged(L, "select", 1, 1);
  lua_settop(L, base - 1);
}

static void add_math(lua_State *L, int environment) {
  // Some builds of Lua still have these names of Lua 5.2.
  static const char *const old[] = {
      "atan2", "cosh", "frexp", "ldexp", "log10", "pow", "sinh", "tanh", NULL};
  static const char *const random[] = {"random", "randomseed", NULL};
  luaL_requiref(L, "math", luaopen_math, 0);
  for (int i = 0; random[i]; i++) {
    lua_pushfstring(
        L, "'math.%s' is not available to plugins: draw from the rng argument, which the host seeds",
        random[i]);
    lua_pushcclosure(L, unavailable, 1);
    lua_setfield(L, -2, random[i]);
  }
  for (int i = 0; old[i]; i++) {
    lua_pushnil(L);
    lua_setfield(L, -2, old[i]);
  }
  static const char *const stock[] = {
      "abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp", "floor", "fmod", "log", "max",
      "min", "modf", "rad", "sin", "sqrt", "tan", "tointeger", "type", "ult", NULL};
  for (int i = 0; stock[i]; i++) wrap_numerals(L, stock[i]);
  library_make_strict(L, "math");
  lua_setfield(L, environment, "math");
}

static void add_utf8(lua_State *L, int environment) {
  luaL_requiref(L, "utf8", luaopen_utf8, 0);
  wrap_charged(L, "len", 1, 3);
  wrap_charged(L, "codepoint", 1, 3);
  wrap_charged(L, "offset", 1, 3);
  wrap_numerals(L, "char");
  library_make_strict(L, "utf8");
  lua_setfield(L, environment, "utf8");
}

static void add_strings(lua_State *L, int environment) {
  library_open_strings(L);
  lua_pushliteral(L, "");  // texts know the methods of this library, and nobody can change that
  lua_createtable(L, 0, 2);
  lua_createtable(L, 0, 24);
  lua_pushnil(L);
  while (lua_next(L, -5)) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -4);
  }
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  lua_pop(L, 1);
  library_make_strict(L, "string");
  lua_setfield(L, environment, "string");
}

// The table a plugin sees as _G: a plain copy that can be read without errors.
static void add_global_table(lua_State *L, int environment) {
  lua_createtable(L, 0, 32);
  lua_pushnil(L);
  while (lua_next(L, environment)) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -4);
  }
}

static void new_registry_table(lua_State *L, void *key) {
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, key);
}

// Makes Lua forget an event: setmetatable refuses a metatable with it, but the field may be set
// later. Lua knows events by the addresses of its own interned texts, made before this runs; with
// other bytes, this one can no longer be found under its name. Pushes Lua's text.
static void forget_event(lua_State *L, const char *name) {
  lua_pushstring(L, name);
  memset((char *)(uintptr_t)lua_tostring(L, -1), '?', strlen(name));
}

void library_open(lua_State *L) {
  lua_settop(L, 0);
  forget_event(L, "__mode");
  forget_event(L, "__call");  // set under Lua's own text by setmetatable alone
  sandbox_of(L)->call_event = lua_tostring(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &registry_call);
  lua_settop(L, 0);
  new_registry_table(L, &registry_metatables);
  new_registry_table(L, &registry_functions);
  new_registry_table(L, &registry_modules);
  new_registry_table(L, &registry_assigned);
  lua_createtable(L, 0, 40);
  int environment = lua_gettop(L);
  add_basic(L, environment);
  library_open_tables(L);
  library_make_strict(L, "table");
  lua_setfield(L, environment, "table");
  add_utf8(L, environment);
  add_math(L, environment);
  add_strings(L, environment);
  lua_pushliteral(L, LUA_VERSION);
  lua_setfield(L, environment, "_VERSION");

  add_global_table(L, environment);
  int global = lua_gettop(L);
  lua_createtable(L, 0, 2);
  lua_pushvalue(L, global);
  lua_pushcclosure(L, undefined_global, 1);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, environment);
  lua_setfield(L, environment, "_G");
  lua_pushcfunction(L, base_require);
  lua_setfield(L, environment, "require");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &registry_environment);

  // Nothing of the stock globals stays within reach.
  lua_newtable(L);
  lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  lua_pushnil(L);
  lua_setfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  // Lua 5.4.4 allocates these two messages outside every protection unless they exist already.
  lua_pushliteral(L, "error in error handling");
  luaL_ref(L, LUA_REGISTRYINDEX);
  lua_pushliteral(L, "C stack overflow");
  luaL_ref(L, LUA_REGISTRYINDEX);
}
