// What the files of the shim share. Not seen by Swift.
#ifndef GRADUS_SANDBOX_H
#define GRADUS_SANDBOX_H

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "bytes.h"
#include "coverage.h"
#include "pages.h"
#include "include/CLuaShims.h"

enum { long_block = 4 * 1024, size_buckets = 48 };

// What a block of more than `long_block` bytes holds; the price of an instruction depends on it.
enum { block_other = 0, block_string = 1, block_nodes = 2 };

// Everything that changes while Lua runs and must come back with the state.
typedef struct {
  arena memory;
  uint64_t live;
  uint32_t long_strings[size_buckets];  // live strings by the logarithm of their size
  uint32_t long_nodes[size_buckets];    // live hash parts of tables, likewise
  uint32_t long_others[size_buckets];   // what else is alive, array parts of tables among it
  uint32_t long_blocks;                 // the sum of all
  uint32_t metatables;                  // how many tables have served as metatables
  uint32_t functions;                   // how many functions have numbers
  uint32_t most_fields, longest_code;   // of all functions compiled, see error_price
  uint32_t most_constants;
} sandbox_state;

typedef struct {
  sandbox_state state;
  uint8_t *bytes;  // what the arena uses
} sandbox_image;

struct gradus_sandbox {
  lua_State *L;
  sandbox_state now;
  sandbox_image *mark;
  page_guard guard;     // tells what differs from the mark
  gradus_limits limits;
  gradus_host host;

  int64_t fuel;         // instructions left
  uint64_t allocated;   // bytes allocated by this call
  uint64_t entered;     // bytes allocated for what a call finds staged
  uint64_t peak;        // the most bytes alive during this call
  int spent;            // the limit that was met; sticky
  int refused;          // whether the last request for memory was
  int grace;            // above 0 while the host works: limits are not enforced

  bytes result, request, reply, message, traceback, place, globals;
  int running;
  int32_t place_line;
  coverage lines;
  const char *call_event;  // see library.c
};

static inline gradus_sandbox *sandbox_of(lua_State *L) {
  return *(gradus_sandbox **)lua_getextraspace(L);
}

// Runs `body` with the light userdata `argument` under lua_pcall, with a fresh budget.
gradus_status sandbox_run(gradus_sandbox *sandbox, lua_CFunction body, void *argument);

// Copies the whole state, or returns 0 when the machine has no memory left.
int sandbox_keep(const gradus_sandbox *sandbox, sandbox_image *image);
void sandbox_put_back(gradus_sandbox *sandbox, const sandbox_image *image);

// The sandbox whose code this thread runs, for work that no lua_State comes along with (collate.c).
extern _Thread_local gradus_sandbox *sandbox_working;

// Compiles a file into a function on top of the stack, or raises.
void sandbox_load(lua_State *L, const char *path, const uint8_t *source, size_t length);

// lua_Alloc (memory.c).
void *sandbox_allocate(void *user, void *block, size_t old_size, size_t new_size);

// What one instruction costs now (memory.c).
int64_t sandbox_price(const gradus_sandbox *sandbox);

// Remembers the file and line of the innermost Lua function from `level` up.
void sandbox_note_place(lua_State *L, int level);

// Charges work done in C; does not return when the budget is spent.
void sandbox_charge(lua_State *L, int64_t instructions);

// Charges for numbers that are written as texts: Lua reads them all, blanks included. Looks at the
// arguments from `first` to `last`.
void sandbox_charge_numerals(lua_State *L, int first, int last);

// Charges going through a table that has perhaps lost its entries but not its size.
void sandbox_charge_walk(lua_State *L);

// Raises the error no pcall can catch. `why` is a gradus_limit.
int sandbox_stop(lua_State *L, int why);

// Whether the error value on top of the stack, with this status, must not be caught.
int sandbox_is_fatal(lua_State *L, int status);

// Registry keys (their addresses).
extern char registry_environment, registry_functions, registry_modules, registry_kinds,
    registry_assigned, registry_spaces, registry_stop, registry_metatables, registry_call,
    registry_staged;

// The libraries. Each leaves nothing on the stack.
void library_open(lua_State *L);         // library.c
void library_make_strict(lua_State *L, const char *name);
void library_open_tables(lua_State *L);  // tables.c: pushes the table library
void library_open_strings(lua_State *L); // strings.c: pushes the string library
int base_text(lua_State *L);             // base.c: tostring without addresses
int base_sorted_pairs(lua_State *L);     // pairs.c
int base_next(lua_State *L);             // pairs.c
// Whether a key is the one that setmetatable adds for __call (pairs.c).
int is_hidden_key(lua_State *L, int index);
int base_pcall(lua_State *L);            // protect.c
int base_xpcall(lua_State *L);           // protect.c
// base.c: charges the stock function `name` of the table on top for long texts among its arguments
// from `first` to `last`.
void wrap_charged(lua_State *L, const char *name, int first, int last);
void wrap_numerals(lua_State *L, const char *name);  // base.c: all arguments are numbers
void wrap_format(lua_State *L, const char *name);    // base.c: the first argument is a format

// Host functions and handles (host.c).
void host_open(lua_State *L);

// Flat values (exchange.c). Both raise; both run under lua_pcall.
const uint8_t *exchange_push(lua_State *L, const uint8_t *flat, const uint8_t *end);
void exchange_write(lua_State *L, int index, bytes *out, gradus_results results);
// Pushes what the state that was entered has staged (stage.c).
void exchange_push_staged(lua_State *L);

// The number of the function on top of the stack, which is popped.
uint32_t function_number(lua_State *L);

// Reads what the compiler made of the function on top of the stack (bytecode.c). `file` receives
// the lines that hold code, unless it is NULL.
void bytecode_survey(lua_State *L, covered_file *file);

// The nearest of the string keys of the table at `index`, or NULL (suggest.c).
const char *suggest_key(lua_State *L, int index, const char *name);

#endif
