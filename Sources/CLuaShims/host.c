// Functions and objects that the host lends to plugins. The host never sees the Lua state: it
// takes flat values, answers with flat values or a fault, and this file raises the fault after the
// host's frames are gone.
#include <string.h>

#include "sandbox.h"

// Upvalue 1: the function's number, with GRADUS_TAKES_GAPS when that is so.
static int trampoline(lua_State *L) {
  gradus_sandbox *sandbox = sandbox_of(L);
  uint32_t function = (uint32_t)lua_tointeger(L, lua_upvalueindex(1));
  gradus_results kind = function & GRADUS_TAKES_GAPS ? GRADUS_GAPS : GRADUS_DATA;
  function &= ~GRADUS_TAKES_GAPS;
  int count = lua_gettop(L);
  // The way there and back; also stops a call while variables close after a limit.
  sandbox_charge(L, 100 + 16 * (int64_t)count);
  bytes_clear(&sandbox->request);
  for (int i = 1; i <= count; i++) exchange_write(L, i, &sandbox->request, kind);
  bytes_clear(&sandbox->reply);
  int64_t cost = sandbox->fuel;
  sandbox->grace++;
  int32_t status = sandbox->host.call(
      sandbox->host.context, sandbox, function, sandbox->request.start, sandbox->request.length,
      (uint32_t)count, &cost);
  sandbox->grace--;
  sandbox_charge(L, cost);
  if (status != 0) {
    luaL_where(L, 1);
    lua_pushlstring(L, (const char *)sandbox->reply.start, sandbox->reply.length);
    lua_concat(L, 2);
    return lua_error(L);
  }
  lua_settop(L, 0);
  const uint8_t *at = sandbox->reply.start, *end = at + sandbox->reply.length;
  int results = 0;
  while (at < end) {
    luaL_checkstack(L, 8, "too many results");
    at = exchange_push(L, at, end);
    results++;
  }
  return results;
}

void gradus_reply(gradus_sandbox *sandbox, const uint8_t *data, size_t length) {
  bytes_clear(&sandbox->reply);
  bytes_append(&sandbox->reply, data, length);
}

void host_open(lua_State *L) {
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &registry_kinds);
  lua_pushboolean(L, 0);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &registry_staged);
}

static int identify_body(lua_State *L) {
  int64_t *function = lua_touserdata(L, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_functions);
  lua_rawgeti(L, -1, *function);
  *function = -1;
  if (lua_tocfunction(L, -1) != trampoline || !lua_getupvalue(L, -1, 1)) return 0;
  *function = lua_tointeger(L, -1) & ~(lua_Integer)GRADUS_TAKES_GAPS;
  return 0;
}

int64_t gradus_sandbox_host_function(gradus_sandbox *sandbox, uint32_t function) {
  int64_t number = function;
  return sandbox_run(sandbox, identify_body, &number) == GRADUS_OK ? number : -1;
}

// MARK: Adding

typedef struct {
  const char *space, *name;
  uint32_t function, kind;
} addition;

static void push_function(lua_State *L, uint32_t function) {
  lua_pushinteger(L, function);
  lua_pushcclosure(L, trampoline, 1);
}

static int add_function(lua_State *L) {
  const addition *a = lua_touserdata(L, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_environment);
  if (a->space) {
    lua_pushstring(L, a->space);
    if (lua_rawget(L, -2) == LUA_TNIL) {
      lua_pop(L, 1);
      lua_newtable(L);
      library_make_strict(L, a->space);
      lua_pushstring(L, "_G");
      lua_rawget(L, -3);
      lua_pushvalue(L, -2);
      lua_setfield(L, -2, a->space);
      lua_pop(L, 1);
      lua_pushstring(L, a->space);
      lua_pushvalue(L, -2);
      lua_rawset(L, -4);
    }
  }
  lua_pushstring(L, a->name);
  push_function(L, a->function);
  lua_rawset(L, -3);
  return 0;
}

gradus_status gradus_sandbox_add_function(
    gradus_sandbox *sandbox, const char *space, const char *name, uint32_t function) {
  addition a = {space, name, function, 0};
  return sandbox_run(sandbox, add_function, &a);
}

// The methods of a kind live in a strict table of their own; its name is the kind's.
static int add_kind(lua_State *L) {
  const addition *a = lua_touserdata(L, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_kinds);
  lua_createtable(L, 0, 16);
  lua_pushstring(L, a->name);
  lua_setfield(L, -2, "__name");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_newtable(L);
  library_make_strict(L, a->name);
  lua_setfield(L, -2, "__index");
  lua_rawseti(L, -2, a->kind);
  return 0;
}

gradus_status gradus_sandbox_add_kind(gradus_sandbox *sandbox, uint32_t kind, const char *name) {
  addition a = {NULL, name, 0, kind};
  return sandbox_run(sandbox, add_kind, &a);
}

static int add_method(lua_State *L) {
  const addition *a = lua_touserdata(L, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_kinds);
  lua_rawgeti(L, -1, a->kind);
  if (strncmp(a->name, "__", 2)) lua_getfield(L, -1, "__index");
  if (!strcmp(a->name, "__call")) lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_call);
  else lua_pushstring(L, a->name);
  push_function(L, a->function);
  lua_rawset(L, -3);
  return 0;
}

gradus_status gradus_sandbox_add_method(
    gradus_sandbox *sandbox, uint32_t kind, const char *name, uint32_t function) {
  addition a = {NULL, name, function, kind};
  return sandbox_run(sandbox, add_method, &a);
}
