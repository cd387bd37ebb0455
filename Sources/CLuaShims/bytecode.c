// Reads what the compiler made of a plugin: which globals it sets and uses, how large its functions
// are, and which lines hold code. The layout is that of Lua 5.4's own dump (ldump.c, lopcodes.h); with another Lua
// nothing is found, and only suggestions for undefined globals get weaker.
#include <string.h>

#include "sandbox.h"

#if LUA_VERSION_NUM == 504

enum {
  op_gettabup = 11,
  op_gettable = 12,
  op_getfield = 14,
  op_settabup = 15,
  op_close = 54,
  op_jump = 56,
  op_tail_call = 69,
  op_return = 70,
  op_return0 = 71,
  op_return1 = 72,
  op_vararg_prepare = 81,
};
enum { header_size = 4 + 1 + 1 + 6 + 3 + 8 + 8 + 1 };
enum { most_nested = 200 };

typedef struct {
  const uint8_t *start;
  size_t length;
} name;

typedef struct {
  lua_State *L;
  covered_file *file;
  const uint8_t *at, *end;
  int fault;
} reader;

static const uint8_t *take(reader *r, size_t count) {
  if (r->fault || (size_t)(r->end - r->at) < count) {
    r->fault = 1;
    return NULL;
  }
  const uint8_t *start = r->at;
  r->at += count;
  return start;
}

// Seven bits a byte, most significant first, the last byte marked.
static size_t take_size(reader *r) {
  size_t value = 0;
  for (;;) {
    const uint8_t *byte = take(r, 1);
    if (!byte || value >> 56) {
      r->fault = 1;
      return 0;
    }
    value = value << 7 | (*byte & 0x7f);
    if (*byte & 0x80) return value;
  }
}

static name take_name(reader *r) {
  size_t size = take_size(r);
  if (size == 0) return (name){NULL, 0};
  return (name){take(r, size - 1), size - 1};
}

// A function whose constants and code were read; used once its upvalues have names.
typedef struct {
  const uint8_t *code, *lines, *absolute, *end;
  size_t code_size, constant_count, first_line, absolute_count;
  int constants;  // stack index of the list of its text constants
} function;

// Goes through the instructions of a function; `line` is that of the last one taken.
typedef struct {
  const function *f;
  reader absolute;
  size_t next;
  int line;
} line_walk;

static line_walk walk_lines(const function *f) {
  return (line_walk){f, {NULL, NULL, f->absolute, f->end, 0}, 0, (int)f->first_line};
}

static void take_line(line_walk *walk) {
  int8_t step = (int8_t)walk->f->lines[walk->next++];
  if (step == -128) {  // stands in the list of instructions and their lines
    take_size(&walk->absolute);
    walk->line = (int)take_size(&walk->absolute);
  } else {
    walk->line += step;
  }
}

static int line_of(const function *f, size_t instruction) {
  line_walk walk = walk_lines(f);
  while (f->lines && walk.next <= instruction) take_line(&walk);
  return walk.line;
}

static void note_global(reader *r, const function *f, size_t instruction, uint32_t constant, int set) {
  lua_State *L = r->L;
  gradus_sandbox *sandbox = sandbox_of(L);
  if (lua_rawgeti(L, f->constants, (lua_Integer)constant + 1) == LUA_TSTRING) {
    if (set) {
      lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_assigned);
      lua_pushvalue(L, -2);
      lua_pushboolean(L, 1);
      lua_rawset(L, -3);
      lua_pop(L, 1);
    }
    if (!sandbox->mark) {
      lua_createtable(L, 3, 0);
      lua_pushvalue(L, -2);
      lua_rawseti(L, -2, 1);
      lua_pushinteger(L, line_of(f, instruction));
      lua_rawseti(L, -2, 2);
      lua_pushboolean(L, set);
      lua_rawseti(L, -2, 3);
      exchange_write(L, lua_gettop(L), &sandbox->globals, 0);
      lua_pop(L, 1);
    }
  }
  lua_pop(L, 1);
}

static uint32_t instruction_at(const function *f, size_t i) {
  uint32_t word;
  memcpy(&word, f->code + 4 * i, sizeof word);
  return word;
}

static void note_size(reader *r, const function *f) {
  sandbox_state *state = &sandbox_of(r->L)->now;
  uint32_t fields = 0;
  for (size_t i = 0; i < f->code_size; i++) {
    uint32_t op = instruction_at(f, i) & 0x7f;
    if (op == op_getfield || op == op_gettable) fields++;
  }
  if (fields > state->most_fields) state->most_fields = fields;
  if (f->code_size > state->longest_code) state->longest_code = (uint32_t)f->code_size;
  if (f->constant_count > state->most_constants)
    state->most_constants = (uint32_t)f->constant_count;
}

// Whether an instruction makes its line one that holds code. Left out is what the compiler adds
// for its own needs, since it may never run although everything an author wrote there did: jumps
// (Lua follows a jump to a jump at once) and the end of blocks and functions.
static int is_code(const function *f, size_t i) {
  switch (instruction_at(f, i) & 0x7f) {
    case op_close:
    case op_jump:
    case op_vararg_prepare: return 0;
    case op_return:
    case op_return0:
    case op_return1:
      if (i + 1 == f->code_size) return 0;
      return i == 0 || (instruction_at(f, i - 1) & 0x7f) != op_tail_call;
    default: return 1;
  }
}

static void note_lines(const reader *r, const function *f) {
  covered_file *file = r->file;
  if (!file || !f->lines) return;
  line_walk walk = walk_lines(f);
  while (walk.next < f->code_size) {
    take_line(&walk);
    if (walk.line < 1 || (uint32_t)walk.line > file->count) continue;
    uint8_t *flags = &file->lines[walk.line - 1];
    if (!(*flags & line_closes) && is_code(f, walk.next - 1)) *flags |= GRADUS_LINE_CODE;
  }
}

static void note_globals(reader *r, const function *f, const uint8_t *is_environment, size_t upvalues) {
  for (size_t i = 0; i < f->code_size; i++) {
    uint32_t word = instruction_at(f, i), op = word & 0x7f;
    uint32_t a = word >> 7 & 0xff, b = word >> 16 & 0xff, c = word >> 24 & 0xff;
    if (op == op_gettabup && b < upvalues && is_environment[b]) note_global(r, f, i, c, 0);
    if (op == op_settabup && a < upvalues && is_environment[a]) note_global(r, f, i, b, 1);
  }
}

static void take_constants(reader *r, function *f) {
  lua_State *L = r->L;
  f->constant_count = take_size(r);
  lua_newtable(L);
  f->constants = lua_gettop(L);
  for (size_t i = 0; i < f->constant_count && !r->fault; i++) {
    const uint8_t *tag = take(r, 1);
    if (!tag) return;
    switch (*tag) {
      case 0x03:
      case 0x13: take(r, 8); break;
      case 0x04:
      case 0x14: {
        name text = take_name(r);
        if (!text.start) break;
        lua_pushlstring(L, (const char *)text.start, text.length);
        lua_rawseti(L, f->constants, (lua_Integer)i + 1);
        break;
      }
      default: break;
    }
  }
}

static void take_function(reader *r, int depth) {
  lua_State *L = r->L;
  if (depth > most_nested) {
    r->fault = 1;
    return;
  }
  luaL_checkstack(L, 12, "functions are nested too deeply");
  int top = lua_gettop(L);
  function f = {0};
  take_name(r);
  f.first_line = take_size(r);
  take_size(r);
  take(r, 3);
  f.code_size = take_size(r);
  if (f.code_size > (size_t)(r->end - r->at) / 4) r->fault = 1;
  f.code = take(r, r->fault ? 0 : f.code_size * 4);
  take_constants(r, &f);
  size_t upvalues = take_size(r);
  take(r, upvalues * 3);
  size_t inner = take_size(r);
  for (size_t i = 0; i < inner && !r->fault; i++) take_function(r, depth + 1);
  size_t line_count = take_size(r);
  const uint8_t *lines = take(r, line_count);
  f.lines = line_count == f.code_size ? lines : NULL;
  f.absolute_count = take_size(r);
  f.absolute = r->at;
  f.end = r->end;
  for (size_t i = 0; i < f.absolute_count && !r->fault; i++) {
    take_size(r);
    take_size(r);
  }
  size_t locals = take_size(r);
  for (size_t i = 0; i < locals && !r->fault; i++) {
    take_name(r);
    take_size(r);
    take_size(r);
  }
  size_t named = take_size(r);
  uint8_t is_environment[256] = {0};
  for (size_t i = 0; i < named && !r->fault; i++) {
    name upvalue = take_name(r);
    if (i < sizeof is_environment)
      is_environment[i] = upvalue.length == 4 && !memcmp(upvalue.start, "_ENV", 4);
  }
  if (!r->fault && f.code) {
    note_size(r, &f);
    note_lines(r, &f);
    note_globals(r, &f, is_environment, named < 256 ? named : 256);
  }
  lua_settop(L, top);
}

static int append(lua_State *L, const void *data, size_t count, void *user) {
  (void)L;
  return !bytes_append(user, data, count);
}

void bytecode_survey(lua_State *L, covered_file *file) {
  gradus_sandbox *sandbox = sandbox_of(L);
  bytes_clear(&sandbox->request);
  if (lua_dump(L, append, &sandbox->request, 0) != 0) return;
  reader r = {L, file, sandbox->request.start, sandbox->request.start + sandbox->request.length, 0};
  take(&r, header_size);
  take_function(&r, 0);
}

#else

void bytecode_survey(lua_State *L, covered_file *file) {
  (void)L;
  (void)file;
}

#endif

const uint8_t *gradus_sandbox_globals(const gradus_sandbox *sandbox, size_t *length) {
  *length = sandbox->globals.length;
  return sandbox->globals.start;
}
