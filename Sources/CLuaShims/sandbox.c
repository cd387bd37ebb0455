// The life of a sandbox: memory, budgets, calls and errors.
#include "sandbox.h"

#include <stdio.h>

char registry_environment, registry_functions, registry_modules, registry_kinds,
    registry_assigned, registry_spaces, registry_stop;

enum { hook_period = 200 };

// MARK: Memory

static int bucket_of(uint64_t size) { return 63 - __builtin_clzll(size | 1); }

// A new block of 24·2^k bytes is the hash part of a table: nothing else in Lua 5.4 has that size.
static int is_nodes(size_t size) {
  return size % 24 == 0 && ((size / 24) & (size / 24 - 1)) == 0;
}

static uint32_t *count_of(sandbox_state *state, int kind, uint64_t size) {
  if (kind == block_string) return &state->long_strings[bucket_of(size)];
  if (kind == block_nodes) return &state->long_nodes[bucket_of(size)];
  return NULL;
}

// Long blocks carry their kind in front, since Lua does not say what it frees.
enum { label_size = 16 };
static size_t labelled(size_t size) { return size > long_block ? size + label_size : size; }

static void *block_new(sandbox_state *state, int kind, size_t size) {
  uint8_t *block = arena_allocate(&state->memory, labelled(size));
  if (!block || size <= long_block) return block;
  memcpy(block, &kind, sizeof kind);
  uint32_t *count = count_of(state, kind, size);
  if (count) {
    ++*count;
    state->long_blocks++;
  }
  return block + label_size;
}

static void block_delete(sandbox_state *state, uint8_t *block, size_t size) {
  if (size > long_block) {
    int kind;
    block -= label_size;
    memcpy(&kind, block, sizeof kind);
    uint32_t *count = count_of(state, kind, size);
    if (count) {
      --*count;
      state->long_blocks--;
    }
  }
  arena_free(&state->memory, block, labelled(size));
}

static void note_place(lua_State *L, int level);

// Refuses memory for good. Only the place can be told here: a traceback would need memory.
static void *refuse(gradus_sandbox *sandbox, gradus_limit why) {
  if (sandbox->spent) return NULL;
  note_place(sandbox->L, 0);
  sandbox->spent = why;
  return NULL;
}

// Lua tries again after a collection, so only a second refusal is final; the buffers of its string
// library do not, and raise LUA_ERRMEM at once.
static void *refuse_once(gradus_sandbox *sandbox) {
  if (sandbox->refused) return refuse(sandbox, GRADUS_MEMORY);
  sandbox->fuel -= (int64_t)(sandbox->now.live / 32);  // the collection that follows
  note_place(sandbox->L, 0);
  sandbox->refused = 1;
  return NULL;
}

// lua_Alloc. `old_size` is a type tag when `block` is NULL.
static void *allocate(void *user, void *block, size_t old_size, size_t new_size) {
  gradus_sandbox *sandbox = user;
  sandbox_state *state = &sandbox->now;
  int kind = block_other;
  if (!block) {
    if (old_size == LUA_TSTRING) kind = block_string;
    if (old_size == 0 && is_nodes(new_size)) kind = block_nodes;
    old_size = 0;
  }
  if (new_size == 0) {
    if (block) block_delete(state, block, old_size);
    state->live -= old_size;
    return NULL;
  }
  if (new_size > old_size && !sandbox->grace) {
    uint64_t growth = new_size - old_size;
    if (new_size > sandbox->limits.string && kind == block_string)
      return refuse(sandbox, GRADUS_STRING);
    if (state->live + growth > sandbox->limits.memory) return refuse_once(sandbox);
    if (sandbox->allocated + growth > sandbox->limits.allocation)
      return refuse(sandbox, GRADUS_ALLOCATION);
    sandbox->allocated += growth;
  }
  void *moved;
  if (!block) {
    moved = block_new(state, kind, new_size);
  } else if (old_size <= long_block && new_size <= long_block) {
    moved = arena_resize(&state->memory, block, old_size, new_size);
  } else {
    moved = block_new(state, block_other, new_size);
    if (moved) {
      memcpy(moved, block, old_size < new_size ? old_size : new_size);
      block_delete(state, block, old_size);
    }
  }
  if (!moved) return refuse_once(sandbox);
  if (sandbox->refused && new_size > old_size && !sandbox->grace) {
    sandbox->refused = 0;
    sandbox->place_line = 0;
  }
  state->live += new_size - old_size;
  if (state->live > sandbox->peak) sandbox->peak = state->live;
  return moved;
}

// MARK: Budgets

static uint64_t largest(const uint32_t *counts) {
  for (int bucket = size_buckets - 1; bucket > 0; bucket--)
    if (counts[bucket]) return (uint64_t)1 << bucket;
  return 0;
}

// One instruction can compare two long strings or walk a long chain of colliding keys. The price
// of an instruction therefore rises with the longest string and the largest hash part alive, which
// bounds the time of a call without looking at a clock.
static int64_t price(const gradus_sandbox *sandbox) {
  int64_t each = 1;
  if (!sandbox->now.long_blocks) return each;
  each += (int64_t)(largest(sandbox->now.long_strings) / 4096);
  uint64_t nodes = largest(sandbox->now.long_nodes) / 24;
  if (nodes > 4096) each += (int64_t)(nodes / 512);
  return each;
}

static int has_arguments(lua_State *L, lua_Debug *at, int count) {
  if (!lua_getlocal(L, at, -count)) return 0;
  lua_pop(L, 1);
  return 1;
}

// Passing on `...` copies all of it in one instruction, so calls with very many arguments pay more.
static int64_t price_of_arguments(lua_State *L, lua_Debug *at) {
  int count = 1 << 10;
  if (!has_arguments(L, at, count)) return 0;
  while (count < 1 << 20 && has_arguments(L, at, count * 2)) count *= 2;
  return count / 32;
}

static void note_place(lua_State *L, int level) {
  gradus_sandbox *sandbox = sandbox_of(L);
  if (sandbox->spent && sandbox->place_line) return;  // the first place is the right one
  lua_Debug at;
  for (; lua_getstack(L, level, &at); level++) {
    lua_getinfo(L, "Sl", &at);
    if (at.currentline <= 0) continue;
    bytes_clear(&sandbox->place);
    const char *source = *at.source == '@' ? at.source + 1 : at.short_src;
    bytes_append(&sandbox->place, source, strlen(source) + 1);
    sandbox->place_line = at.currentline;
    return;
  }
}

// Records where the call stands. Runs with grace: it may not fail for want of the plugin's budget.
static void note_trace(lua_State *L, int level) {
  gradus_sandbox *sandbox = sandbox_of(L);
  sandbox->grace++;
  note_place(L, level);
  if (lua_checkstack(L, 8)) {
    luaL_traceback(L, L, NULL, level);
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    bytes_clear(&sandbox->traceback);
    bytes_append(&sandbox->traceback, text, length);
    lua_pop(L, 1);
  }
  sandbox->grace--;
}

static void hook(lua_State *L, lua_Debug *at);

int sandbox_stop(lua_State *L, int why) {
  gradus_sandbox *sandbox = sandbox_of(L);
  if (!sandbox->spent) sandbox->spent = why;
  if (!sandbox->traceback.length) note_trace(L, 0);
  lua_sethook(L, hook, LUA_MASKCOUNT, 1);  // closing variables and handlers stop at once
  lua_pushlightuserdata(L, &registry_stop);
  return lua_error(L);
}

static void hook(lua_State *L, lua_Debug *at) {
  gradus_sandbox *sandbox = sandbox_of(L);
  if (sandbox->spent) {
    sandbox_stop(L, sandbox->spent);
    return;
  }
  sandbox->fuel -= hook_period * (price(sandbox) + price_of_arguments(L, at));
  if (sandbox->fuel < 0) {
    sandbox_stop(L, GRADUS_INSTRUCTIONS);
    return;
  }
  lua_Debug deep;
  if (lua_getstack(L, sandbox->limits.depth, &deep)) sandbox_stop(L, GRADUS_DEPTH);
}

void sandbox_charge(lua_State *L, int64_t instructions) {
  gradus_sandbox *sandbox = sandbox_of(L);
  if (sandbox->spent) {
    sandbox_stop(L, sandbox->spent);
    return;
  }
  if (instructions < 0 || instructions > sandbox->fuel) {
    sandbox->fuel = -1;
    sandbox_stop(L, GRADUS_INSTRUCTIONS);
    return;
  }
  sandbox->fuel -= instructions;
}

int sandbox_is_fatal(lua_State *L, int status) {
  gradus_sandbox *sandbox = sandbox_of(L);
  if (sandbox->spent) return sandbox->spent;
  if (status == LUA_ERRMEM) return GRADUS_MEMORY;
  if (lua_touserdata(L, -1) == &registry_stop) return GRADUS_INSTRUCTIONS;
  return GRADUS_WITHIN;
}

// MARK: Errors

// The message handler of every call: takes message, place and traceback out of Lua's memory.
static int handler(lua_State *L) {
  gradus_sandbox *sandbox = sandbox_of(L);
  if (sandbox->spent || lua_touserdata(L, 1) == &registry_stop) return 1;
  note_trace(L, 1);
  bytes_clear(&sandbox->message);
  size_t length;
  if (lua_type(L, 1) == LUA_TSTRING) {
    const char *text = lua_tolstring(L, 1, &length);
    bytes_append(&sandbox->message, text, length);
  } else {
    char text[80];
    int n = snprintf(
        text, sizeof text, "the error value is not a text but a %s value",
        lua_typename(L, lua_type(L, 1)));
    bytes_append(&sandbox->message, text, (size_t)n);
  }
  return 1;
}

static void begin(gradus_sandbox *sandbox) {
  sandbox->fuel = sandbox->limits.instructions;
  sandbox->allocated = 0;
  sandbox->refused = 0;
  sandbox->peak = sandbox->now.live;
  sandbox->place_line = 0;
  bytes_clear(&sandbox->result);
  bytes_clear(&sandbox->message);
  bytes_clear(&sandbox->traceback);
  bytes_clear(&sandbox->place);
}

gradus_status sandbox_run(gradus_sandbox *sandbox, lua_CFunction body, void *argument) {
  lua_State *L = sandbox->L;
  if (sandbox->spent) return GRADUS_SPENT;
  if (sandbox->running) {
    static const char busy[] = "a sandbox was called from inside its own call";
    bytes_clear(&sandbox->message);
    bytes_append(&sandbox->message, busy, sizeof busy - 1);
    return GRADUS_ERROR;
  }
  begin(sandbox);
  sandbox->running = 1;
  lua_settop(L, 0);
  lua_pushcfunction(L, handler);
  lua_pushcfunction(L, body);
  lua_pushlightuserdata(L, argument);
  int grace = sandbox->grace;
  int status = lua_pcall(L, 1, 0, 1);
  sandbox->grace = grace;
  sandbox->running = 0;
  if (status == LUA_OK && !sandbox->spent) {
    lua_settop(L, 0);
    return GRADUS_OK;
  }
  if (!sandbox->spent && status != LUA_OK) sandbox->spent = sandbox_is_fatal(L, status);
  int is_text = status != LUA_OK && lua_type(L, -1) == LUA_TSTRING;
  if (!sandbox->spent && !sandbox->message.length && is_text) {
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    bytes_append(&sandbox->message, text, length);
  }
  lua_settop(L, 0);
  if (sandbox->spent) return GRADUS_SPENT;
  return status == LUA_ERRSYNTAX ? GRADUS_SYNTAX : GRADUS_ERROR;
}

// MARK: Life

static int open_body(lua_State *L) {
  library_open(L);
  host_open(L);
  // Memory comes back with gradus_sandbox_reset, not by collecting, so that what a call allocates
  // does not depend on when a collection happens to run. Short of memory Lua collects all the same.
  lua_gc(L, LUA_GCSTOP);
  return 0;
}

// Only reached by a fault of this file: an error outside every lua_pcall.
static int panic(lua_State *L) {
  fprintf(stderr, "gradus: unprotected Lua error: %s\n", lua_tostring(L, -1));
  return 0;
}

gradus_sandbox *gradus_sandbox_open(const gradus_limits *limits, gradus_host host) {
  gradus_sandbox *sandbox = calloc(1, sizeof *sandbox);
  if (!sandbox) return NULL;
  sandbox->limits = *limits;
  sandbox->host = host;
  size_t reserved = (size_t)limits->memory * 4 + ((size_t)8 << 20);
  if (!arena_open(&sandbox->now.memory, reserved)) {
    free(sandbox);
    return NULL;
  }
  sandbox->grace = 1;
  sandbox->L = lua_newstate(allocate, sandbox);
  if (!sandbox->L) {
    gradus_sandbox_close(sandbox);
    return NULL;
  }
  *(gradus_sandbox **)lua_getextraspace(sandbox->L) = sandbox;
  lua_atpanic(sandbox->L, panic);
  if (sandbox_run(sandbox, open_body, NULL) != GRADUS_OK) {
    gradus_sandbox_close(sandbox);
    return NULL;
  }
  sandbox->grace = 0;
  lua_sethook(sandbox->L, hook, LUA_MASKCOUNT, hook_period);
  return sandbox;
}

static void mark_delete(gradus_sandbox *sandbox) {
  if (!sandbox->mark) return;
  free(sandbox->mark->image);
  free(sandbox->mark);
  sandbox->mark = NULL;
}

// The state is dropped with its memory, not closed object by object: nothing in it needs closing,
// since plugins have no __gc and handles own nothing.
void gradus_sandbox_close(gradus_sandbox *sandbox) {
  if (!sandbox) return;
  mark_delete(sandbox);
  arena_close(&sandbox->now.memory);
  bytes_free(&sandbox->result);
  bytes_free(&sandbox->request);
  bytes_free(&sandbox->reply);
  bytes_free(&sandbox->message);
  bytes_free(&sandbox->traceback);
  bytes_free(&sandbox->place);
  bytes_free(&sandbox->globals);
  free(sandbox);
}

int32_t gradus_sandbox_mark(gradus_sandbox *sandbox) {
  mark_delete(sandbox);
  sandbox_mark *mark = calloc(1, sizeof *mark);
  if (!mark) return 0;
  mark->image = malloc(sandbox->now.memory.used);
  if (!mark->image) {
    free(mark);
    return 0;
  }
  mark->state = sandbox->now;
  memcpy(mark->image, sandbox->now.memory.base, sandbox->now.memory.used);
  sandbox->mark = mark;
  return 1;
}

void gradus_sandbox_reset(gradus_sandbox *sandbox) {
  const sandbox_mark *mark = sandbox->mark;
  if (!mark) return;
  size_t high = sandbox->now.memory.high;
  sandbox->now = mark->state;
  sandbox->now.memory.high = high;
  memcpy(sandbox->now.memory.base, mark->image, mark->state.memory.used);
  arena_return_pages(&sandbox->now.memory);
}

// MARK: Calls

typedef struct {
  const char *path;
  const uint8_t *source;
  size_t length;
  uint32_t function;
} compilation;

enum { longest_source = 128 * 1024, most_field_accesses = 20000 };

void sandbox_load(lua_State *L, const char *path, const uint8_t *source, size_t length) {
  if (length > longest_source)
    luaL_error(
        L, "%s has %d KiB of Lua; a file may have at most 128 KiB (data belongs into the bank)",
        path, (int)(length / 1024));
  sandbox_charge(L, (int64_t)length / 4);
  lua_pushfstring(L, "@%s", path);
  int status = luaL_loadbufferx(L, (const char *)source, length, lua_tostring(L, -1), "t");
  if (status != LUA_OK) lua_error(L);
  bytecode_survey(L);
  // Wording an error in such a function would take seconds, see price_of_an_error.
  if (sandbox_of(L)->now.most_fields > most_field_accesses)
    luaL_error(
        L, "%s has a function with more than %d field accesses; split it", path,
        most_field_accesses);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_environment);
  lua_setupvalue(L, -2, 1);
}

static int compile_body(lua_State *L) {
  compilation *job = lua_touserdata(L, 1);
  sandbox_load(L, job->path, job->source, job->length);
  job->function = function_number(L);
  return 0;
}

gradus_status gradus_sandbox_compile(
    gradus_sandbox *sandbox, const char *path, const uint8_t *source, size_t length,
    uint32_t *function) {
  compilation job = {path, source, length, 0};
  gradus_status status = sandbox_run(sandbox, compile_body, &job);
  *function = job.function;
  // luaL_loadbufferx reports a syntax error as an ordinary error once it is raised again.
  if (status == GRADUS_ERROR && !sandbox->place_line) return GRADUS_SYNTAX;
  return status;
}

uint32_t function_number(lua_State *L) {
  gradus_sandbox *sandbox = sandbox_of(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_functions);
  lua_insert(L, -2);
  uint32_t number = ++sandbox->now.functions;
  lua_rawseti(L, -2, number);
  lua_pop(L, 1);
  return number;
}

typedef struct {
  uint32_t function, count;
  const uint8_t *arguments;
  size_t length;
  int32_t keep_functions;
} invocation;

static int call_body(lua_State *L) {
  const invocation *job = lua_touserdata(L, 1);
  gradus_sandbox *sandbox = sandbox_of(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_functions);
  lua_rawgeti(L, -1, job->function);
  luaL_checkstack(L, (int)job->count + 8, "too many arguments");
  const uint8_t *at = job->arguments, *end = at + job->length;
  for (uint32_t i = 0; i < job->count; i++) at = exchange_push(L, at, end);
  int base = lua_gettop(L) - (int)job->count;
  lua_call(L, (int)job->count, 2);
  sandbox_charge(L, 0);
  exchange_write(L, base, &sandbox->result, job->keep_functions);
  exchange_write(L, base + 1, &sandbox->result, job->keep_functions);
  return 0;
}

gradus_status gradus_sandbox_call(
    gradus_sandbox *sandbox, uint32_t function, const uint8_t *arguments, size_t length,
    uint32_t count, int32_t keep_functions) {
  invocation job = {function, count, arguments, length, keep_functions};
  return sandbox_run(sandbox, call_body, &job);
}

// MARK: Looking

const uint8_t *gradus_sandbox_result(const gradus_sandbox *sandbox, size_t *length) {
  *length = sandbox->result.length;
  return sandbox->result.start;
}

static const char *text_of(const bytes *b, size_t *length) {
  *length = b->length;
  return b->start ? (const char *)b->start : "";
}

const char *gradus_sandbox_message(const gradus_sandbox *sandbox, size_t *length) {
  return text_of(&sandbox->message, length);
}

const char *gradus_sandbox_traceback(const gradus_sandbox *sandbox, size_t *length) {
  return text_of(&sandbox->traceback, length);
}

const char *gradus_sandbox_place(const gradus_sandbox *sandbox, int32_t *line) {
  *line = sandbox->place_line;
  return sandbox->place_line ? (const char *)sandbox->place.start : NULL;
}

gradus_limit gradus_sandbox_limit(const gradus_sandbox *sandbox) {
  return (gradus_limit)sandbox->spent;
}

gradus_usage gradus_sandbox_usage(const gradus_sandbox *sandbox) {
  int64_t fuel = sandbox->fuel < 0 ? 0 : sandbox->fuel;
  return (gradus_usage){
      sandbox->limits.instructions - fuel, sandbox->allocated, sandbox->peak};
}

static int define_body(lua_State *L) {
  gradus_sandbox *sandbox = sandbox_of(L);
  const uint32_t *function = lua_touserdata(L, 1);
  lua_Debug at;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_functions);
  if (lua_rawgeti(L, -1, *function) != LUA_TFUNCTION) return 0;
  lua_getinfo(L, ">S", &at);
  if (*at.source != '@') return 0;
  const char *source = at.source + 1;
  bytes_append(&sandbox->place, source, strlen(source) + 1);
  sandbox->place_line = at.linedefined > 0 ? at.linedefined : 1;
  return 0;
}

const char *gradus_sandbox_definition(
    gradus_sandbox *sandbox, uint32_t function, int32_t *line) {
  if (sandbox_run(sandbox, define_body, &function) != GRADUS_OK) return NULL;
  return gradus_sandbox_place(sandbox, line);
}

uint32_t gradus_sandbox_most_constants(const gradus_sandbox *sandbox) {
  return sandbox->now.most_constants;
}

const char *gradus_lua_version(void) { return LUA_RELEASE; }
