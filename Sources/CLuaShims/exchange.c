// Flat values to the Lua stack and back. Results are read raw: no metamethod of a plugin runs.
#include <string.h>

#include "sandbox.h"

enum {
  deepest_value = 64,
  most_values = 1 << 20,
  price_of_a_value = 8,
  deepest_look = 8,
  most_looked_at = 1 << 14,
};

typedef struct {
  uint32_t kind, slot;
} handle;

// MARK: Reading

static uint32_t read_u32(const uint8_t *at) {
  uint32_t value;
  memcpy(&value, at, sizeof value);
  return value;
}

// The host writes flat values itself, so a short one is a fault of the host.
static const uint8_t *need(lua_State *L, const uint8_t *at, const uint8_t *end, size_t count) {
  if ((size_t)(end - at) < count) luaL_error(L, "the host passed a value that is cut short");
  return at;
}

static const uint8_t *push_text(lua_State *L, const uint8_t *at, const uint8_t *end) {
  uint32_t length = read_u32(need(L, at, end, 4));
  lua_pushlstring(L, (const char *)need(L, at + 4, end, length), length);
  return at + 4 + length;
}

static void push_handle(lua_State *L, uint32_t kind, uint32_t slot) {
  handle *h = lua_newuserdatauv(L, sizeof *h, 0);
  h->kind = kind;
  h->slot = slot;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_kinds);
  lua_rawgeti(L, -1, kind);
  lua_setmetatable(L, -3);
  lua_pop(L, 1);
}

const uint8_t *exchange_push(lua_State *L, const uint8_t *at, const uint8_t *end) {
  luaL_checkstack(L, 4, "a value is nested too deeply");
  uint8_t tag = *need(L, at, end, 1);
  at++;
  switch (tag) {
    case GRADUS_NIL: lua_pushnil(L); return at;
    case GRADUS_FALSE: lua_pushboolean(L, 0); return at;
    case GRADUS_TRUE: lua_pushboolean(L, 1); return at;
    case GRADUS_INTEGER: {
      int64_t value;
      memcpy(&value, need(L, at, end, 8), 8);
      lua_pushinteger(L, value);
      return at + 8;
    }
    case GRADUS_NUMBER: {
      double value;
      memcpy(&value, need(L, at, end, 8), 8);
      lua_pushnumber(L, value);
      return at + 8;
    }
    case GRADUS_TEXT: return push_text(L, at, end);
    case GRADUS_LIST: {
      uint32_t count = read_u32(need(L, at, end, 4));
      at += 4;
      need(L, at, end, count);
      lua_createtable(L, (int)count, 0);
      for (uint32_t i = 1; i <= count; i++) {
        at = exchange_push(L, at, end);
        lua_rawseti(L, -2, i);
      }
      return at;
    }
    case GRADUS_TABLE: {
      uint32_t count = read_u32(need(L, at, end, 4));
      at += 4;
      need(L, at, end, count);
      lua_createtable(L, 0, (int)count);
      for (uint32_t i = 0; i < count; i++) {
        at = push_text(L, at, end);
        at = exchange_push(L, at, end);
        lua_rawset(L, -3);
      }
      return at;
    }
    case GRADUS_HANDLE: {
      need(L, at, end, 8);
      push_handle(L, read_u32(at), read_u32(at + 4));
      return at + 8;
    }
    case GRADUS_STAGED: exchange_push_staged(L); return at;
    case GRADUS_FUNCTION: {
      uint32_t number = read_u32(need(L, at, end, 4));
      lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_functions);
      lua_rawgeti(L, -1, number);
      lua_remove(L, -2);
      return at + 4;
    }
    default: luaL_error(L, "the host passed a value of unknown kind"); return at;
  }
}

// MARK: Writing

typedef struct {
  lua_State *L;
  bytes *out;
  gradus_results results;
  size_t most;    // bytes that may be written
  int is_sorted;  // whether the keys of tables come in the order of their bytes
  int has_gaps;   // whether lists may have gaps
  uint32_t written;
} writer;

// Makes room for bytes and returns where they go. One text can stand in many places of a table, so
// what leaves can be far larger than the state.
static inline uint8_t *take_room(writer *w, size_t count) {
  bytes *out = w->out;
  if (count > w->most - out->length) sandbox_stop(w->L, GRADUS_MEMORY);
  if (!bytes_reserve(out, count)) sandbox_stop(w->L, GRADUS_MEMORY);
  uint8_t *at = out->start + out->length;
  out->length += count;
  return at;
}

static void put_tag(writer *w, uint8_t tag) { *take_room(w, 1) = tag; }
static void put_word(writer *w, uint8_t tag, const void *word) {
  uint8_t *at = take_room(w, 9);
  *at = tag;
  memcpy(at + 1, word, 8);
}
static void put_u32(writer *w, uint32_t value) { memcpy(take_room(w, 4), &value, 4); }

static void put_bytes(writer *w, const char *text, size_t length) {
  if (length > 64) sandbox_charge(w->L, (int64_t)length / 8);
  uint32_t count = (uint32_t)length;
  uint8_t *at = take_room(w, 4 + length);
  memcpy(at, &count, 4);
  memcpy(at + 4, text, length);
}

static void put_text(writer *w, int index) {
  size_t length;
  const char *text = lua_tolstring(w->L, index, &length);
  put_bytes(w, text, length);
}

static void write_value(writer *w, int index, int depth);

// MARK: Order

// Where a flat value ends.
static const uint8_t *end_of(const uint8_t *at) {
  uint8_t tag = *at++;
  uint32_t count;
  switch (tag) {
    case GRADUS_INTEGER:
    case GRADUS_NUMBER:
    case GRADUS_HANDLE: return at + 8;
    case GRADUS_FUNCTION: return at + 4;
    case GRADUS_TEXT: return at + 4 + read_u32(at);
    case GRADUS_LIST:
      count = read_u32(at);
      at += 4;
      while (count--) at = end_of(at);
      return at;
    case GRADUS_TABLE:
      count = read_u32(at);
      at += 4;
      while (count--) at = end_of(at + 4 + read_u32(at));
      return at;
    default: return at;
  }
}

typedef struct {
  const uint8_t *start;
  size_t length;
} entry;

static int compare_entries(const void *left, const void *right) {
  const uint8_t *a = ((const entry *)left)->start, *b = ((const entry *)right)->start;
  uint32_t first = read_u32(a), second = read_u32(b);
  int order = memcmp(a + 4, b + 4, first < second ? first : second);
  return order ? order : (first > second) - (first < second);
}

enum { few_entries = 16 };

// Sorts the entries that were written last, from `start` on: Lua goes through a table in an order
// that differs between processes, and a value that is passed on must be built in the same one. Raises
// nothing while it holds memory.
static void sort_entries(writer *w, size_t start, uint32_t count) {
  entry few[few_entries];
  uint8_t little[1024];
  size_t length = w->out->length - start;
  entry *entries = count <= few_entries ? few : malloc(count * sizeof *entries);
  uint8_t *copy = length <= sizeof little ? little : malloc(length);
  int is_possible = entries && copy;
  if (is_possible) {
    memcpy(copy, w->out->start + start, length);
    const uint8_t *at = copy;
    for (uint32_t i = 0; i < count; i++) {
      const uint8_t *end = end_of(at + 4 + read_u32(at));
      entries[i] = (entry){at, (size_t)(end - at)};
      at = end;
    }
    qsort(entries, count, sizeof *entries, compare_entries);
    uint8_t *to = w->out->start + start;
    for (uint32_t i = 0; i < count; i++) {
      memcpy(to, entries[i].start, entries[i].length);
      to += entries[i].length;
    }
  }
  if (entries != few) free(entries);
  if (copy != little) free(copy);
  if (!is_possible) sandbox_stop(w->L, GRADUS_MEMORY);
}

// MARK: Tables

static void write_list(writer *w, int index, uint32_t count, int depth) {
  put_tag(w, GRADUS_LIST);
  put_u32(w, count);
  for (uint32_t i = 1; i <= count; i++) {
    lua_rawgeti(w->L, index, i);
    write_value(w, lua_gettop(w->L), depth);
    lua_pop(w->L, 1);
  }
}

// Any key as a text with its kind in front. The key itself stays as it is, for lua_next.
static void put_looked_at_key(writer *w, int index) {
  lua_State *L = w->L;
  int type = lua_type(L, index);
  lua_pushstring(L, type == LUA_TNUMBER ? "#" : type == LUA_TSTRING ? "." : "?");
  lua_pushcfunction(L, base_text);
  lua_pushvalue(L, index);
  if (type == LUA_TTABLE || type == LUA_TUSERDATA) {  // their __tostring is the plugin's own code
    lua_pop(L, 1);
    lua_pushstring(L, lua_typename(L, type));
  }
  lua_call(L, 1, 1);
  lua_concat(L, 2);
  put_text(w, -1);
  lua_pop(L, 1);
}

static void write_every_entry(writer *w, int index, uint32_t count, int depth) {
  lua_State *L = w->L;
  put_tag(w, GRADUS_TABLE);
  put_u32(w, count);
  lua_pushnil(L);
  while (lua_next(L, index)) {
    if (!is_hidden_key(L, -2)) {
      put_looked_at_key(w, lua_gettop(L) - 1);
      write_value(w, lua_gettop(L), depth);
    }
    lua_pop(L, 1);
  }
}

static void put_handle(writer *w, uint32_t kind, uint32_t slot) {
  put_tag(w, GRADUS_HANDLE);
  put_u32(w, kind);
  put_u32(w, slot);
}

static void write_table(writer *w, int index, int depth) {
  lua_State *L = w->L;
  luaL_checkstack(L, 6, "a value is nested too deeply");
  sandbox_charge_walk(L);
  uint32_t count = 0;
  int texts = 0, numbers = 0;
  lua_Integer last = 0, first = 1;
  const char *hidden = sandbox_of(L)->call_event;  // see is_hidden_key
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    int is_text = lua_type(L, -1) == LUA_TSTRING;
    if (is_text && lua_tostring(L, -1) == hidden) continue;
    if ((++count & 63) == 0) sandbox_charge(L, 256);
    if (is_text) {
      texts++;
    } else if (lua_isinteger(L, -1)) {
      lua_Integer number = lua_tointeger(L, -1);
      if (number > last) last = number;
      if (number < first) first = number;
      numbers++;
    } else if (w->results != GRADUS_LOOK) {
      luaL_error(L, "a table with a key of type %s cannot leave the plugin", luaL_typename(L, -1));
    }
  }
  if (w->results == GRADUS_LOOK && ((uint32_t)numbers != count || first != 1 || last != count)) {
    write_every_entry(w, index, count, depth);
    return;
  }
  if (numbers && texts)
    luaL_error(L, "a table with both numbered and named keys cannot leave the plugin");
  if (!texts) {
    int is_whole = first == 1 && last == count;
    if (!is_whole && !(w->has_gaps && first > 0 && last <= most_values))
      luaL_error(L, "a list with gaps cannot leave the plugin: its numbers must be 1, 2, 3, …");
    write_list(w, index, (uint32_t)last, depth);
    return;
  }
  put_tag(w, GRADUS_TABLE);
  put_u32(w, count);
  size_t start = w->out->length;
  int value = lua_gettop(L) + 2;
  lua_pushnil(L);
  while (lua_next(L, index)) {
    size_t length;
    const char *text = lua_tolstring(L, -2, &length);
    if (text != hidden) {
      put_bytes(w, text, length);
      write_value(w, value, depth);
    }
    lua_pop(L, 1);
  }
  if (w->is_sorted) sort_entries(w, start, count);
}

static void write_value(writer *w, int index, int depth) {
  lua_State *L = w->L;
  if (++w->written > most_values) sandbox_stop(L, GRADUS_MEMORY);
  if ((w->written & 63) == 0) sandbox_charge(L, 64 * price_of_a_value);
  switch (lua_type(L, index)) {
    case LUA_TNIL: put_tag(w, GRADUS_NIL); return;
    case LUA_TBOOLEAN: put_tag(w, lua_toboolean(L, index) ? GRADUS_TRUE : GRADUS_FALSE); return;
    case LUA_TNUMBER:
      if (lua_isinteger(L, index)) {
        int64_t value = lua_tointeger(L, index);
        put_word(w, GRADUS_INTEGER, &value);
      } else {
        double value = lua_tonumber(L, index);
        put_word(w, GRADUS_NUMBER, &value);
      }
      return;
    case LUA_TSTRING:
      put_tag(w, GRADUS_TEXT);
      put_text(w, index);
      return;
    case LUA_TTABLE:
      if (w->results == GRADUS_LOOK && (depth >= deepest_look || w->written > most_looked_at)) {
        put_handle(w, 0, 0);
        return;
      }
      if (depth >= deepest_value)
        luaL_error(L, "a table nested more than %d levels deep cannot leave the plugin", depth);
      write_table(w, index, depth + 1);
      return;
    case LUA_TFUNCTION:
      if (w->results == GRADUS_DATA) luaL_error(L, "a function cannot leave the plugin");
      put_tag(w, GRADUS_FUNCTION);
      if (w->results == GRADUS_LOOK) {
        put_u32(w, 0);
        return;
      }
      lua_pushvalue(L, index);
      put_u32(w, function_number(L));
      return;
    case LUA_TUSERDATA: {
      const handle *h = lua_touserdata(L, index);
      put_handle(w, h->kind, h->slot);
      return;
    }
    default:
      if (w->results != GRADUS_LOOK)
        luaL_error(L, "a %s cannot leave the plugin", luaL_typename(L, index));
      put_handle(w, 0, 0);
  }
}

void exchange_write(lua_State *L, int index, bytes *out, gradus_results results) {
  int is_sorted = results == GRADUS_ORDERED, has_gaps = results == GRADUS_GAPS;
  gradus_results kind = is_sorted || has_gaps ? GRADUS_DATA : results;
  writer w = {L, out, kind, sandbox_of(L)->limits.memory, is_sorted, has_gaps, 0};
  write_value(&w, lua_absindex(L, index), 0);
}
