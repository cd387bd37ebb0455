// libFuzzer's harness for what an answer goes through first: JSON to a flat value, and that onto
// the stack of a sandbox and back. Run by `make fuzz`.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CLuaShims.h"

static const gradus_limits limits = {2000000, 64 << 20, 8 << 20, 1 << 20, 200};
static gradus_sandbox *sandbox;
static uint32_t echo;

static int32_t no_call(
    void *context, gradus_sandbox *from, uint32_t function, const uint8_t *arguments,
    size_t length, uint32_t count, int64_t *cost) {
  (void)context, (void)function, (void)count, (void)cost;
  gradus_reply(from, arguments, length);
  return 0;
}

static void no_print(void *context, const uint8_t *text, size_t length) {
  (void)context, (void)text, (void)length;
}

static void open_sandbox(void) {
  static const char source[] =
      "local value = ... local again = host.echo(value) return again, { value }";
  sandbox = gradus_sandbox_open(&limits, &(gradus_options){0}, (gradus_host){NULL, no_call, no_print});
  if (!sandbox) abort();
  if (gradus_sandbox_add_function(sandbox, "host", "echo", 0) != GRADUS_OK) abort();
  const uint8_t *bytes = (const uint8_t *)source;
  if (gradus_sandbox_compile(sandbox, "echo.lua", bytes, sizeof source - 1, &echo) != GRADUS_OK)
    abort();
  if (!gradus_sandbox_mark(sandbox)) abort();
}

static void pass(void *context, const uint8_t *flat, size_t length) {
  (void)context;
  if (!sandbox) open_sandbox();
  gradus_sandbox_reset(sandbox);
  gradus_status status = gradus_sandbox_call(sandbox, echo, flat, length, 1, GRADUS_DATA);
  size_t count;
  if (status == GRADUS_OK) {
    gradus_sandbox_result(sandbox, &count);
    if (!count) abort();
  } else {
    gradus_sandbox_message(sandbox, &count);
  }
  if (status == GRADUS_SPENT) {
    gradus_sandbox_close(sandbox);
    sandbox = NULL;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  gradus_json_read(data, size, size & 1, NULL, pass);
  return 0;
}
