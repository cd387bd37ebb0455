// A sealed sandbox around a Lua state. This header shows sandboxes and flat values, never lua.h:
// every call that can raise is made in C under lua_pcall, so no longjmp crosses a caller's frame.
#ifndef GRADUS_LUA_SHIMS_H
#define GRADUS_LUA_SHIMS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gradus_sandbox gradus_sandbox;

// MARK: Limits

// What one call may use. All of it is counted, never timed, so a verdict does not depend on how
// busy the machine is.
typedef struct {
  int64_t instructions;  // VM instructions plus charged work done in C
  uint64_t allocation;   // bytes allocated in all, freed or not
  uint64_t memory;       // bytes alive at once
  uint64_t string;       // bytes of the longest string
  int32_t depth;         // nested calls
} gradus_limits;

typedef enum {
  GRADUS_WITHIN = 0,
  GRADUS_INSTRUCTIONS,
  GRADUS_ALLOCATION,
  GRADUS_MEMORY,
  GRADUS_STRING,
  GRADUS_DEPTH,
} gradus_limit;

typedef enum {
  GRADUS_OK = 0,
  GRADUS_ERROR,   // the Lua code has a fault
  GRADUS_SYNTAX,  // the source could not be compiled
  GRADUS_SPENT,   // a limit was met: the sandbox must be closed
} gradus_status;

// MARK: Flat values

// A value is one tag byte and what follows; numbers are little-endian.
enum {
  GRADUS_NIL = 0,
  GRADUS_FALSE = 1,
  GRADUS_TRUE = 2,
  GRADUS_INTEGER = 3,   // int64
  GRADUS_NUMBER = 4,    // double
  GRADUS_TEXT = 5,      // uint32 length, bytes
  GRADUS_LIST = 6,      // uint32 count, values
  GRADUS_TABLE = 7,     // uint32 count, pairs of (uint32 length, bytes) and value
  GRADUS_HANDLE = 8,    // uint32 kind, uint32 slot
  GRADUS_FUNCTION = 9,  // uint32 number
  GRADUS_STAGED = 10,   // what is staged, see gradus_sandbox_enter; only as an argument
};

// MARK: The host's side

// Answers a call of a host function. `arguments` holds `count` values. The answer goes to
// gradus_reply: one value after the other on success (0), the text of the fault otherwise (-1).
// `cost` holds the instructions that are left and receives what the call is charged, whether it
// went well or not: work that costs more than is left should not be begun. Never raises, never
// jumps.
typedef int32_t (*gradus_host_call)(
    void *context, gradus_sandbox *sandbox, uint32_t function, const uint8_t *arguments,
    size_t length, uint32_t count, int64_t *cost);

// Takes what a plugin prints: UTF-8 of unknown quality, one line.
typedef void (*gradus_host_print)(void *context, const uint8_t *text, size_t length);

typedef struct {
  void *context;
  gradus_host_call call;
  gradus_host_print print;
} gradus_host;

// Sets the answer of the host call under way.
void gradus_reply(gradus_sandbox *sandbox, const uint8_t *bytes, size_t length);

// MARK: Life

typedef struct {
  int32_t records_lines;  // whether gradus_sandbox_lines tells which lines ran
  uint8_t salt;           // states with different salts hash texts differently
} gradus_options;

// Opens a sandbox, or returns NULL when the machine has no memory left.
gradus_sandbox *gradus_sandbox_open(
    const gradus_limits *limits, const gradus_options *options, gradus_host host);
void gradus_sandbox_close(gradus_sandbox *sandbox);

// Added to a function's number: lists that it is passed may have gaps, which hold nil. To any other
// function of the host a list with gaps cannot be passed.
#define GRADUS_TAKES_GAPS 0x80000000u

// Adds a function of the host: `space.name`, or a plain global when `space` is NULL.
gradus_status gradus_sandbox_add_function(
    gradus_sandbox *sandbox, const char *space, const char *name, uint32_t function);

// Adds a kind of handle whose values a plugin sees as an object called `name`.
gradus_status gradus_sandbox_add_kind(gradus_sandbox *sandbox, uint32_t kind, const char *name);

// Adds a method or a metamethod ("__add") to a kind of handle.
gradus_status gradus_sandbox_add_method(
    gradus_sandbox *sandbox, uint32_t kind, const char *name, uint32_t function);

// Adds a file that `require "name"` finds.
gradus_status gradus_sandbox_add_module(
    gradus_sandbox *sandbox, const char *name, const char *path, const uint8_t *source,
    size_t length);

// MARK: Calls

// Compiles a source text; its main function gets the number in `function`.
gradus_status gradus_sandbox_compile(
    gradus_sandbox *sandbox, const char *path, const uint8_t *source, size_t length,
    uint32_t *function);

// How results leave the sandbox.
typedef enum {
  GRADUS_DATA = 0,            // as data: a function in them is a fault
  GRADUS_KEEP_FUNCTIONS = 1,  // functions get numbers
  // All results, for a person to look at: nothing is a fault. Keys are texts whose first byte says
  // what the key is: '#' a number, '.' a text, '?' something else. Functions have the number 0, and
  // what is nested too deeply or too much to show is a handle of kind 0.
  GRADUS_LOOK = 2,
  GRADUS_ORDERED = 3,  // as data, with the keys of tables in the order of their bytes
  GRADUS_GAPS = 4,     // as data, with nil in the gaps of a list
} gradus_results;

// Calls a function with `count` values. The first result can be read with gradus_sandbox_result,
// the others after it: a second one, or with GRADUS_LOOK as many as there are.
gradus_status gradus_sandbox_call(
    gradus_sandbox *sandbox, uint32_t function, const uint8_t *arguments, size_t length,
    uint32_t count, gradus_results results);

const uint8_t *gradus_sandbox_result(const gradus_sandbox *sandbox, size_t *length);

// After a status other than GRADUS_OK: what happened. The texts live until the next call.
const char *gradus_sandbox_message(const gradus_sandbox *sandbox, size_t *length);
const char *gradus_sandbox_traceback(const gradus_sandbox *sandbox, size_t *length);
// The file and line of the innermost Lua function, or NULL and 0.
const char *gradus_sandbox_place(const gradus_sandbox *sandbox, int32_t *line);
gradus_limit gradus_sandbox_limit(const gradus_sandbox *sandbox);

// Where a function is defined: its file as the host named it, until the next call, and its line.
const char *gradus_sandbox_definition(
    gradus_sandbox *sandbox, uint32_t function, int32_t *line);

// Which of the host's functions a function is, or -1 when it is another.
int64_t gradus_sandbox_host_function(gradus_sandbox *sandbox, uint32_t function);

// What the last call used.
typedef struct {
  int64_t instructions;
  uint64_t allocation;
  uint64_t peak;
} gradus_usage;
gradus_usage gradus_sandbox_usage(const gradus_sandbox *sandbox);

// MARK: Going back

// Remembers the whole state. After it, gradus_sandbox_reset brings the state back bit for bit,
// whatever calls did in between: no verdict can depend on an earlier one.
int32_t gradus_sandbox_mark(gradus_sandbox *sandbox);
void gradus_sandbox_reset(gradus_sandbox *sandbox);

// A value that many calls take, built once in the marked state.
typedef struct gradus_stage gradus_stage;

// Builds a value on top of the marked state; `stage` receives it, or NULL when the machine has no
// memory left. It is for this sandbox and this mark alone.
gradus_status gradus_sandbox_stage(
    gradus_sandbox *sandbox, const uint8_t *flat, size_t length, gradus_stage **stage);
// Brings back the marked state with the value in it, as gradus_sandbox_reset does without. A call
// takes it as GRADUS_STAGED, and is charged for it as if it had been passed.
void gradus_sandbox_enter(gradus_sandbox *sandbox, const gradus_stage *stage);
size_t gradus_stage_size(const gradus_stage *stage);
void gradus_stage_close(gradus_stage *stage);

// What the variables of the plugin hold, at the mark or now, as nodes and the edges between them.
// The state stays as it is. gradus_sandbox_result is then a list of nodes, numbered from 0, which
// is the root: its kind (a byte), the digest of what it is itself (uint64), the line (uint32) and
// the file (uint32 length, bytes) where it is defined, and its edges. Each edge is its kind (a
// byte), the digest of its key (uint64), the key in words (uint32 length, bytes), whether it leads
// to a node (a byte) and that node's number or else the digest of a value (uint64). The kind
// GRADUS_EDGE_END stands after the last. `is_cut` tells whether there was too much to look at.
gradus_status gradus_sandbox_variables(
    gradus_sandbox *sandbox, int32_t marked, int32_t *is_cut);

enum {
  GRADUS_NODE_ROOT = 1,
  GRADUS_NODE_TABLE,
  GRADUS_NODE_FUNCTION,
  GRADUS_NODE_UPVALUE,
};

enum {
  GRADUS_EDGE_END = 0,
  GRADUS_EDGE_GLOBAL,
  GRADUS_EDGE_MODULE,
  GRADUS_EDGE_HELD,       // a function of the plugin that the host holds
  GRADUS_EDGE_FIELD,
  GRADUS_EDGE_INDEX,
  GRADUS_EDGE_METATABLE,
  GRADUS_EDGE_UPVALUE,
  GRADUS_EDGE_INSIDE,     // the value of an upvalue, or what a function of the library keeps
  GRADUS_EDGE_SUM,        // all entries of a very large table
};

// MARK: What the compiler saw

// The globals that the sources compiled so far read and set: lists of {name, line, is_set}, one
// after the other. Empty when the Lua in use is not 5.4.
const uint8_t *gradus_sandbox_globals(const gradus_sandbox *sandbox, size_t *length);

// The largest number of constants in one function of a source (above 255 Lua 5.4.0 to 5.4.4
// compile some expressions wrongly).
uint32_t gradus_sandbox_most_constants(const gradus_sandbox *sandbox);

// MARK: Which lines ran

enum {
  GRADUS_LINE_CODE = 1,  // something on the line can be run
  GRADUS_LINE_RAN = 2,
};

// The lines of one of the files compiled so far (counted from 0), one byte of flags for line 1, 2,
// …, or NULL when there is no such file or nothing is recorded. The record grows over all calls; no
// reset takes anything back.
const uint8_t *gradus_sandbox_lines(
    const gradus_sandbox *sandbox, uint32_t file, const char **path, size_t *count);

// MARK: The machine

// Runs `body` on a thread with a stack of `bytes` and waits for its end. Returns 0, or an errno
// when no such thread could be started.
int32_t gradus_run_with_stack(size_t bytes, void (*body)(void *), void *context);

// What the Lua that runs says of itself: "$LuaVersion: Lua 5.4.4  Copyright …". It may be another
// release than the one this was compiled with.
const char *gradus_lua_identity(void);

// MARK: JSON

// The version of simdjson this was compiled with, such as "3.0.1".
const char *gradus_json_version(void);

// Takes the flat value of a JSON document.
typedef void (*gradus_receive)(void *context, const uint8_t *flat, size_t length);

// Turns a JSON document into one flat value. A number that is the whole document, or stands
// directly in the table that is, keeps its text when `keep_numbers` is set. Returns NULL on
// success and otherwise a plain sentence; `position` receives the byte where it is known.
const char *gradus_json_read(
    const uint8_t *json, size_t length, int32_t keep_numbers, void *context,
    gradus_receive receive);

// The numbers of a JSON document, row by row.
typedef struct {
  const double *numbers;  // until the next call on the same thread
  size_t count;
  size_t shape[8];
  int32_t rank;
} gradus_numbers;

// Reads nested lists of numbers that make an array of at most eight axes. Returns 0 for any other
// document, among them lists of different lengths, empty ones and more than `most` numbers: whatever
// it is, gradus_json_read tells.
int32_t gradus_json_numbers(
    const uint8_t *json, size_t length, size_t most, gradus_numbers *numbers);

// MARK: Records

// A part of a line; `start` is NULL where there is none.
typedef struct {
  const uint8_t *start;
  uint32_t length;
} gradus_span;

enum {
  GRADUS_ANSWER_TEXT = 1,  // a text with its escapes undone, or a number as it is written
  GRADUS_ANSWER_LIST = 2,  // a list as it is written, whose elements are not checked yet
};

// The parts of a plain record, until the next is read. The names are texts that results write as
// they are.
typedef struct {
  gradus_span id, student, question, answer;
  int64_t seed;
  uint8_t has_seed, answer_kind;
} gradus_record;

typedef struct gradus_record_reader gradus_record_reader;

// How many bytes behind a line must be readable, whatever they hold.
enum { GRADUS_JSON_PADDING = 64 };

// Opens a reader, or returns NULL when the machine has no memory left.
gradus_record_reader *gradus_record_reader_open(void);
void gradus_record_reader_close(gradus_record_reader *reader);

// Finds the parts of a record on one line of JSON. Returns 0 for all but a plain record: whatever
// it is, gradus_json_read tells.
int32_t gradus_record_read(
    gradus_record_reader *reader, const uint8_t *line, size_t length, gradus_record *record);

#ifdef __cplusplus
}
#endif
#endif
