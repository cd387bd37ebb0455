// libFuzzer's harness for the text of a plugin: compiled, run on a small budget, marked, reset and
// run again, which must give the same. Run by `make fuzz`.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "CLuaShims.h"

static const gradus_limits limits = {200000, 16 << 20, 4 << 20, 1 << 18, 200};

static void no_print(void *context, const uint8_t *text, size_t length) {
  (void)context, (void)text, (void)length;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  gradus_sandbox *sandbox = gradus_sandbox_open(&limits, &(gradus_options){0}, (gradus_host){NULL, NULL, no_print});
  if (!sandbox) return 0;
  uint32_t function;
  if (gradus_sandbox_compile(sandbox, "fuzz.lua", data, size, &function) == GRADUS_OK) {
    if (!gradus_sandbox_mark(sandbox)) abort();
    gradus_status first = gradus_sandbox_call(sandbox, function, NULL, 0, 0, GRADUS_KEEP_FUNCTIONS);
    gradus_usage usage = gradus_sandbox_usage(sandbox);
    size_t length, again;
    const uint8_t *result = gradus_sandbox_result(sandbox, &length);
    uint8_t *kept = malloc(length + 1);
    if (length) memcpy(kept, result, length);
    if (first != GRADUS_SPENT) {
      gradus_sandbox_reset(sandbox);
      gradus_status second = gradus_sandbox_call(sandbox, function, NULL, 0, 0, GRADUS_KEEP_FUNCTIONS);
      result = gradus_sandbox_result(sandbox, &again);
      if (second != first || gradus_sandbox_usage(sandbox).instructions != usage.instructions)
        abort();
      if (first == GRADUS_OK && (again != length || (length && memcmp(kept, result, length))))
        abort();
    }
    free(kept);
  }
  gradus_sandbox_close(sandbox);
  return 0;
}
