// The life of a sandbox: memory, budgets, calls and errors.
#include "sandbox.h"

#include <stdio.h>

char registry_environment, registry_functions, registry_modules, registry_kinds,
    registry_assigned, registry_spaces, registry_stop, registry_metatables, registry_call,
    registry_staged;

enum { hook_period = 200, kept_stack = 500 };

// MARK: Budgets

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

void sandbox_note_place(lua_State *L, int level) {
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
  sandbox_note_place(L, level);
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
  if (at->event == LUA_HOOKLINE) {
    coverage_hit(&sandbox->lines, L, at);
    return;
  }
  if (sandbox->spent) {
    sandbox_stop(L, sandbox->spent);
    return;
  }
  sandbox->fuel -= hook_period * (sandbox_price(sandbox) + price_of_arguments(L, at));
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

void sandbox_charge_numerals(lua_State *L, int first, int last) {
  int top = lua_gettop(L);
  for (int i = first; i <= last && i <= top; i++) {
    if (lua_type(L, i) != LUA_TSTRING) continue;
    size_t length;
    lua_tolstring(L, i, &length);
    if (length > 64) sandbox_charge(L, (int64_t)length / 8);
  }
}

int sandbox_is_fatal(lua_State *L, int status) {
  gradus_sandbox *sandbox = sandbox_of(L);
  if (sandbox->spent) return sandbox->spent;
  if (status == LUA_ERRMEM) return GRADUS_MEMORY;
  if (lua_touserdata(L, -1) == &registry_stop) return GRADUS_INSTRUCTIONS;
  return GRADUS_WITHIN;
}

// MARK: Errors

// Every result of a batch carries its message, so a long one is cut, between two characters.
enum { longest_message = 4096 };
static size_t message_length(const char *text, size_t length) {
  if (length <= longest_message) return length;
  size_t end = longest_message;
  while (end > longest_message - 4 && ((unsigned char)text[end] & 0xc0) == 0x80) end--;
  return end;
}

// The message handler of every call: takes message, place and traceback out of Lua's memory.
static int handler(lua_State *L) {
  gradus_sandbox *sandbox = sandbox_of(L);
  if (sandbox->spent || lua_touserdata(L, 1) == &registry_stop) return 1;
  note_trace(L, 1);
  bytes_clear(&sandbox->message);
  size_t length;
  if (lua_type(L, 1) == LUA_TSTRING) {
    const char *text = lua_tolstring(L, 1, &length);
    bytes_append(&sandbox->message, text, message_length(text, length));
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
  sandbox->allocated = sandbox->entered;
  sandbox->refused = 0;
  sandbox->peak = sandbox->now.live;
  sandbox->place_line = 0;
  bytes_clear(&sandbox->result);
  bytes_clear(&sandbox->message);
  bytes_clear(&sandbox->traceback);
  bytes_clear(&sandbox->place);
}

// Takes from the stack what a call left there, and tells how it ended.
static gradus_status finish(gradus_sandbox *sandbox, int status) {
  lua_State *L = sandbox->L;
  if (status == LUA_OK && !sandbox->spent) {
    lua_settop(L, 0);
    return GRADUS_OK;
  }
  if (!sandbox->spent && status != LUA_OK) sandbox->spent = sandbox_is_fatal(L, status);
  int is_text = status != LUA_OK && lua_type(L, -1) == LUA_TSTRING;
  if (!sandbox->spent && !sandbox->message.length && is_text) {
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    bytes_append(&sandbox->message, text, message_length(text, length));
  }
  lua_settop(L, 0);
  if (sandbox->spent) {
    pages_release(&sandbox->guard);
    arena_forget(&sandbox->now.memory);  // a spent state is never run again
    return GRADUS_SPENT;
  }
  return status == LUA_ERRSYNTAX ? GRADUS_SYNTAX : GRADUS_ERROR;
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
  gradus_sandbox *outer = sandbox_working;  // a host function may run another sandbox
  sandbox_working = sandbox;
  lua_settop(L, 0);
  lua_pushcfunction(L, handler);
  lua_pushcfunction(L, body);
  lua_pushlightuserdata(L, argument);
  int grace = sandbox->grace;
  int status = lua_pcall(L, 1, 0, 1);
  sandbox->grace = grace;
  sandbox->running = 0;
  gradus_status ending = finish(sandbox, status);
  sandbox_working = outer;
  return ending;
}

// MARK: Life

static int open_body(lua_State *L) {
  // Young collections run as a whole, at points that follow from what was allocated. Incremental
  // ones stop in the middle of tables, whose order differs between processes.
  lua_gc(L, LUA_GCGEN, 0, 0);
  library_open(L);
  host_open(L);
  return 0;
}

// Only reached by a fault of this file: an error outside every lua_pcall.
static int panic(lua_State *L) {
  fprintf(stderr, "gradus: unprotected Lua error: %s\n", lua_tostring(L, -1));
  return 0;
}

// Lua 5.4 draws the seed of its text hashes from the time, the address of the state and that of a
// local variable. States opened one after the other would often share all three; how much stack
// lies above lua_newstate tells them apart.
static lua_State *new_state(gradus_sandbox *sandbox, uint8_t salt) {
  volatile char room[16 * ((size_t)salt + 1)];
  room[0] = 0;
  lua_State *L = lua_newstate(sandbox_allocate, sandbox);
  room[0] = 1;  // else an optimizer could give the room back before the call
  return L;
}

gradus_sandbox *gradus_sandbox_open(
    const gradus_limits *limits, const gradus_options *options, gradus_host host) {
  gradus_sandbox *sandbox = calloc(1, sizeof *sandbox);
  if (!sandbox) return NULL;
  sandbox->limits = *limits;
  sandbox->host = host;
  sandbox->lines.is_on = options->records_lines;
  size_t reserved = (size_t)limits->memory * 4 + ((size_t)8 << 20);
  if (!arena_open(&sandbox->now.memory, reserved)) {
    free(sandbox);
    return NULL;
  }
  sandbox->grace = 1;
  sandbox->L = new_state(sandbox, options->salt);
  if (!sandbox->L) {
    gradus_sandbox_close(sandbox);
    return NULL;
  }
  *(gradus_sandbox **)lua_getextraspace(sandbox->L) = sandbox;
  lua_atpanic(sandbox->L, panic);
  // A hook needs room on Lua's stack. With some kept free, the stack of an ordinary call never
  // grows, and memory is asked for at the same points whether lines are recorded or not.
  if (!lua_checkstack(sandbox->L, kept_stack)
      || sandbox_run(sandbox, open_body, NULL) != GRADUS_OK) {
    gradus_sandbox_close(sandbox);
    return NULL;
  }
  sandbox->grace = 0;
  int lines = sandbox->lines.is_on ? LUA_MASKLINE : 0;
  lua_sethook(sandbox->L, hook, LUA_MASKCOUNT | lines, hook_period);
  return sandbox;
}

static void mark_delete(gradus_sandbox *sandbox) {
  pages_release(&sandbox->guard);
  if (!sandbox->mark) return;
  free(sandbox->mark->bytes);
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
  coverage_free(&sandbox->lines);
  free(sandbox);
}

int sandbox_keep(const gradus_sandbox *sandbox, sandbox_image *image) {
  size_t used = sandbox->now.memory.used;
  image->bytes = malloc(used);
  if (!image->bytes) return 0;
  image->state = sandbox->now;
  arena_save(&sandbox->now.memory, image->bytes);
  return 1;
}

void sandbox_put_back(gradus_sandbox *sandbox, const sandbox_image *image) {
  // A sandbox that met a limit gave its pages back, and its high mark with them.
  size_t high = sandbox->now.memory.high, used = image->state.memory.used;
  sandbox->now = image->state;
  sandbox->now.memory.high = high > used ? high : used;
  arena_restore(&sandbox->now.memory, image->bytes, &sandbox->guard);
}

// Collects what loading left, and how much may be allocated until the next collection: as much as
// is alive, so that few calls need one.
static int settle_body(lua_State *L) {
  lua_gc(L, LUA_GCGEN, 100, 0);
  lua_gc(L, LUA_GCCOLLECT);
  luaL_checkstack(L, kept_stack, NULL);  // a collection shrinks the stack
  return 0;
}

int32_t gradus_sandbox_mark(gradus_sandbox *sandbox) {
  mark_delete(sandbox);
  sandbox->grace++;
  sandbox_run(sandbox, settle_body, NULL);
  sandbox->grace--;
  arena_leave_gaps(&sandbox->now.memory);
  sandbox_image *mark = calloc(1, sizeof *mark);
  if (!mark) return 0;
  if (!sandbox_keep(sandbox, mark)) {
    free(mark);
    return 0;
  }
  sandbox->mark = mark;
  pages_guard(&sandbox->guard, sandbox->now.memory.base, sandbox->now.memory.used);
  return 1;
}

void gradus_sandbox_reset(gradus_sandbox *sandbox) {
  if (!sandbox->mark) return;
  sandbox->entered = 0;
  sandbox_put_back(sandbox, sandbox->mark);
  pages_next_round(&sandbox->guard);
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
  coverage *lines = &sandbox_of(L)->lines;
  covered_file *file = coverage_file(lines, path, source, length);
  if (!file && lines->is_on) sandbox_stop(L, GRADUS_MEMORY);
  bytecode_survey(L, file);
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
  gradus_results results;
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
  lua_call(L, (int)job->count, job->results == GRADUS_LOOK ? LUA_MULTRET : 2);
  sandbox_charge(L, 0);
  int last = lua_gettop(L);
  for (int i = base; i <= last; i++) exchange_write(L, i, &sandbox->result, job->results);
  return 0;
}

gradus_status gradus_sandbox_call(
    gradus_sandbox *sandbox, uint32_t function, const uint8_t *arguments, size_t length,
    uint32_t count, gradus_results results) {
  invocation job = {function, count, arguments, length, results};
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

const char *gradus_lua_identity(void) { return lua_ident; }
