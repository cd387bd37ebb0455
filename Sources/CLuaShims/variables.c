// What the variables of a plugin hold, written down flat, so that two moments can be compared.
// Reads raw: no metamethod runs.
#include <string.h>

#include "sandbox.h"

// What is larger than this is not looked at piece by piece.
enum { most_entries = 200000, most_keys = 10000, longest_key = 80 };

typedef struct {
  const void *object;
  uint64_t value;
} known;

typedef struct {
  uint8_t kind, upvalue;
} node;

typedef struct {
  lua_State *L;
  bytes *out;
  bytes nodes;         // a `node` each; what they stand for is in the list `objects`
  uint32_t node_count;
  known *seen;         // nodes by their objects, and the digests of long texts
  size_t room, used;
  uint32_t entries, functions;
  int is_cut;
} walk;

enum { objects = 2 };  // stack index

// MARK: Memory

static void put(walk *w, const void *data, size_t count) {
  if (!bytes_append(w->out, data, count)) luaL_error(w->L, "there is no memory to compare variables");
}

static void put_u8(walk *w, uint8_t value) { put(w, &value, sizeof value); }
static void put_u32(walk *w, uint32_t value) { put(w, &value, sizeof value); }
static void put_u64(walk *w, uint64_t value) { put(w, &value, sizeof value); }

static void put_text(walk *w, const char *text, size_t length) {
  put_u32(w, (uint32_t)length);
  put(w, text, length);
}

static uint64_t mix(uint64_t h) {
  h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9;
  h = (h ^ (h >> 27)) * 0x94d049bb133111eb;
  return h ^ (h >> 31);
}

static known *place_of(walk *w, const void *object) {
  size_t at = (size_t)mix((uintptr_t)object) & (w->room - 1);
  while (w->seen[at].object && w->seen[at].object != object) at = (at + 1) & (w->room - 1);
  return &w->seen[at];
}

// The entry of an object; new when its `object` is NULL, which the caller must fill.
static known *find(walk *w, const void *object) {
  if (w->used * 2 >= w->room) {
    walk wider = *w;
    wider.room = w->room ? w->room * 2 : 1024;
    wider.seen = calloc(wider.room, sizeof *wider.seen);
    if (!wider.seen) luaL_error(w->L, "there is no memory to compare variables");
    for (size_t i = 0; i < w->room; i++)
      if (w->seen[i].object) *place_of(&wider, w->seen[i].object) = w->seen[i];
    free(w->seen);
    w->seen = wider.seen;
    w->room = wider.room;
  }
  known *entry = place_of(w, object);
  if (!entry->object) w->used++;
  return entry;
}

// MARK: Digests

static const uint64_t no_bytes = 0xcbf29ce484222325;

static uint64_t add_bytes(uint64_t h, const void *data, size_t count) {
  const uint8_t *at = data;
  for (size_t i = 0; i < count; i++) h = (h ^ at[i]) * 0x100000001b3;
  return h;
}

static uint64_t digest_bytes(int kind, const void *data, size_t count) {
  return mix(add_bytes(no_bytes + (uint64_t)kind, data, count));
}

static uint64_t digest_text(walk *w, int index) {
  size_t length;
  const char *text = lua_tolstring(w->L, index, &length);
  if (length <= 64) return digest_bytes(LUA_TSTRING, text, length);
  known *entry = find(w, text);
  if (!entry->object) *entry = (known){text, digest_bytes(LUA_TSTRING, text, length)};
  return entry->value;
}

static uint64_t digest_number(lua_State *L, int index) {
  if (lua_isinteger(L, index)) {
    lua_Integer integer = lua_tointeger(L, index);
    return digest_bytes(100, &integer, sizeof integer);
  }
  lua_Number number = lua_tonumber(L, index);
  if (number != number) return digest_bytes(101, NULL, 0);
  return digest_bytes(102, &number, sizeof number);
}

static uint64_t digest_pointer(int kind, const void *pointer) {
  return digest_bytes(kind, &pointer, sizeof pointer);
}

// The digest of a value as it stands, without what it refers to.
static uint64_t digest(walk *w, int index) {
  lua_State *L = w->L;
  int type = lua_type(L, index);
  switch (type) {
    case LUA_TNIL: return digest_bytes(type, NULL, 0);
    case LUA_TBOOLEAN: {
      int value = lua_toboolean(L, index);
      return digest_bytes(type, &value, sizeof value);
    }
    case LUA_TNUMBER: return digest_number(L, index);
    case LUA_TSTRING: return digest_text(w, index);
    case LUA_TUSERDATA:
      return digest_bytes(type, lua_touserdata(L, index), lua_rawlen(L, index));
    default: return digest_pointer(type, lua_topointer(L, index));
  }
}

static int add_code(lua_State *L, const void *data, size_t count, void *user) {
  (void)L;
  uint64_t *h = user;
  *h = add_bytes(*h, data, count);
  return 0;
}

// Functions made in the same place of the source are the same but for their upvalues.
static uint64_t digest_code(lua_State *L, int index) {
  if (lua_iscfunction(L, index))
    return digest_pointer(LUA_TFUNCTION, (const void *)(uintptr_t)lua_tocfunction(L, index));
  uint64_t h = no_bytes;
  lua_pushvalue(L, index);
  lua_dump(L, add_code, &h, 0);
  lua_pop(L, 1);
  return mix(h);
}

// MARK: Nodes

// The number of the node for what is on top of the stack, which is popped.
static uint32_t node_number(walk *w, const void *object, uint8_t kind, uint8_t upvalue) {
  known *entry = find(w, object);
  if (entry->object) {
    lua_pop(w->L, 1);
    return (uint32_t)entry->value;
  }
  node made = {kind, upvalue};
  *entry = (known){object, w->node_count};
  if (!bytes_append(&w->nodes, &made, sizeof made))
    luaL_error(w->L, "there is no memory to compare variables");
  lua_rawseti(w->L, objects, (lua_Integer)++w->node_count);
  return w->node_count - 1;
}

// Whether the value on top of the stack holds others. Functions of C without upvalues do not.
static int is_node(lua_State *L) {
  if (lua_istable(L, -1)) return 1;
  if (!lua_isfunction(L, -1)) return 0;
  if (!lua_iscfunction(L, -1)) return 1;
  if (!lua_getupvalue(L, -1, 1)) return 0;
  lua_pop(L, 1);
  return 1;
}

// Writes the value on top of the stack and pops it.
static void put_value(walk *w) {
  lua_State *L = w->L;
  int holds_others = is_node(L);
  put_u8(w, (uint8_t)holds_others);
  if (!holds_others) {
    put_u64(w, digest(w, -1));
    lua_pop(L, 1);
    return;
  }
  uint8_t kind = lua_istable(L, -1) ? GRADUS_NODE_TABLE : GRADUS_NODE_FUNCTION;
  put_u64(w, node_number(w, lua_topointer(L, -1), kind, 0));
}

static void put_edge(walk *w, uint8_t kind, uint64_t key, const char *text, size_t length) {
  w->entries++;
  put_u8(w, kind);
  put_u64(w, key);
  put_text(w, text, length < longest_key ? length : longest_key);
}

// Writes the edge for the key below the top of the stack to the value on top, which is popped.
static void put_entry(walk *w, uint8_t kind_of_names) {
  lua_State *L = w->L;
  char text[40];
  size_t length;
  const char *name = text;
  uint8_t kind = GRADUS_EDGE_INDEX;
  if (lua_type(L, -2) == LUA_TSTRING) {
    name = lua_tolstring(L, -2, &length);
    kind = kind_of_names;
  } else if (lua_isinteger(L, -2)) {
    length = (size_t)lua_integer2str(text, sizeof text, lua_tointeger(L, -2));
  } else if (lua_type(L, -2) == LUA_TNUMBER) {
    length = (size_t)lua_number2str(text, sizeof text, lua_tonumber(L, -2));
  } else {
    name = luaL_typename(L, -2);
    if (lua_isboolean(L, -2)) name = lua_toboolean(L, -2) ? "true" : "false";
    length = strlen(name);
  }
  put_edge(w, kind, digest(w, -2), name, length);
  put_value(w);
}

static size_t count_keys(lua_State *L, int index) {
  size_t count = 0;
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    count++;
  }
  return count;
}

// A very large table is one entry: the sum of its keys and values, whatever their order.
static void put_sum(walk *w, int index) {
  lua_State *L = w->L;
  uint64_t sum = 0;
  lua_pushnil(L);
  while (lua_next(L, index)) {
    sum += mix(digest(w, -2) * 3 + digest(w, -1));
    int type = lua_type(L, -1);
    if (type == LUA_TTABLE || type == LUA_TFUNCTION) w->is_cut = 1;
    lua_pop(L, 1);
  }
  put_edge(w, GRADUS_EDGE_SUM, 0, "", 0);
  put_u8(w, 0);
  put_u64(w, sum);
}

static void put_fields(walk *w, int index, uint8_t kind_of_names) {
  lua_State *L = w->L;
  size_t count = count_keys(L, index);
  if (w->entries + count > most_entries) {
    w->is_cut = 1;
    return;
  }
  if (count > most_keys) {
    put_sum(w, index);
    return;
  }
  lua_pushnil(L);
  while (lua_next(L, index)) put_entry(w, kind_of_names);
}

static void put_function(walk *w, int index) {
  lua_State *L = w->L;
  int is_c = lua_iscfunction(L, index);
  const char *name;
  for (int i = 1; (name = lua_getupvalue(L, index, i)) != NULL; i++) {
    put_edge(w, is_c ? GRADUS_EDGE_INSIDE : GRADUS_EDGE_UPVALUE, (uint64_t)i, name, strlen(name));
    if (is_c) {
      put_value(w);
      continue;
    }
    lua_pop(L, 1);
    lua_pushvalue(L, index);
    put_u8(w, 1);
    put_u64(w, node_number(w, lua_upvalueid(L, index, i), GRADUS_NODE_UPVALUE, (uint8_t)i));
  }
}

static void put_header(walk *w, uint8_t kind, int index) {
  lua_State *L = w->L;
  lua_Debug at = {0};
  put_u8(w, kind);
  if (kind != GRADUS_NODE_FUNCTION) {
    put_u64(w, 0);
    put_u32(w, 0);
    put_text(w, "", 0);
    return;
  }
  put_u64(w, digest_code(L, index));
  lua_pushvalue(L, index);
  lua_getinfo(L, ">S", &at);
  put_u32(w, at.linedefined > 0 ? (uint32_t)at.linedefined : 1);
  const char *source = *at.source == '@' ? at.source + 1 : "";
  put_text(w, source, strlen(source));
}

// MARK: Where variables are found

// The host's modules: { value } once one was run. What waits to be run is no variable yet.
static void put_modules(walk *w) {
  lua_State *L = w->L;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_modules);
  int index = lua_gettop(L);
  lua_pushnil(L);
  while (lua_next(L, index)) {
    if (lua_istable(L, -1)) {
      lua_rawgeti(L, -1, 1);
      lua_remove(L, -2);
      put_entry(w, GRADUS_EDGE_MODULE);
    } else {
      lua_pop(L, 1);
    }
  }
  lua_pop(L, 1);
}

static void put_functions(walk *w) {
  lua_State *L = w->L;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_functions);
  for (uint32_t i = 1; i <= w->functions; i++) {
    put_edge(w, GRADUS_EDGE_HELD, i, "", 0);
    lua_rawgeti(L, -1, i);
    put_value(w);
  }
  lua_pop(L, 1);
}

static void put_root(walk *w) {
  lua_State *L = w->L;
  put_header(w, GRADUS_NODE_ROOT, 0);
  lua_rawgeti(L, objects, 1);
  put_fields(w, lua_gettop(L), GRADUS_EDGE_GLOBAL);
  lua_pop(L, 1);
  put_modules(w);
  put_functions(w);
  put_u8(w, GRADUS_EDGE_END);
}

static int walk_body(lua_State *L) {
  walk *w = lua_touserdata(L, 1);
  w->L = L;
  sandbox_of(L)->grace++;
  lua_newtable(L);  // the list `objects`
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_environment);
  node_number(w, lua_topointer(L, -1), GRADUS_NODE_ROOT, 0);
  put_root(w);
  for (uint32_t i = 1; i < w->node_count; i++) {
    node now;
    memcpy(&now, w->nodes.start + i * sizeof now, sizeof now);
    lua_rawgeti(L, objects, (lua_Integer)i + 1);
    int index = lua_gettop(L);
    put_header(w, now.kind, index);
    if (now.kind == GRADUS_NODE_TABLE) {
      put_fields(w, index, GRADUS_EDGE_FIELD);
      if (lua_getmetatable(L, index)) {
        put_edge(w, GRADUS_EDGE_METATABLE, 0, "", 0);
        put_value(w);
      }
    } else if (now.kind == GRADUS_NODE_FUNCTION) {
      put_function(w, index);
    } else {
      put_edge(w, GRADUS_EDGE_INSIDE, 0, "", 0);
      lua_getupvalue(L, index, now.upvalue);
      put_value(w);
    }
    put_u8(w, GRADUS_EDGE_END);
    lua_settop(L, objects);
  }
  return 0;
}

// MARK: Two moments

static gradus_status fail(gradus_sandbox *sandbox, const char *message) {
  bytes_clear(&sandbox->message);
  bytes_append(&sandbox->message, message, strlen(message));
  return GRADUS_ERROR;
}

// The walk leaves garbage behind; afterwards the state is put back as it was, bit for bit.
gradus_status gradus_sandbox_variables(
    gradus_sandbox *sandbox, int32_t marked, int32_t *is_cut) {
  *is_cut = 0;
  if (sandbox->spent) return GRADUS_SPENT;
  const sandbox_image *mark = sandbox->mark;
  if (!mark) return fail(sandbox, "no state was marked to compare with");
  sandbox_image now;
  if (!sandbox_keep(sandbox, &now)) return fail(sandbox, "there is no memory to compare variables");
  gradus_usage usage = gradus_sandbox_usage(sandbox);
  bytes found = {0};
  walk w = {.out = &found, .functions = mark->state.functions};
  if (marked) sandbox_put_back(sandbox, mark);
  gradus_status status = sandbox_run(sandbox, walk_body, &w);
  sandbox_put_back(sandbox, &now);
  free(now.bytes);
  free(w.seen);
  bytes_free(&w.nodes);
  bytes_free(&sandbox->result);
  sandbox->result = found;
  sandbox->fuel = sandbox->limits.instructions - usage.instructions;
  sandbox->allocated = usage.allocation;
  sandbox->peak = usage.peak;
  *is_cut = w.is_cut;
  if (status != GRADUS_SPENT) return status;
  sandbox->spent = GRADUS_WITHIN;  // the walk found no memory, which is no fault of the plugin
  return fail(sandbox, "there is no memory to compare variables");
}
