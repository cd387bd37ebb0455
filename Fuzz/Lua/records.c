// libFuzzer's harness for what a line of an answer file goes through first: its parts, and a list of
// numbers straight into an array. Run by `make fuzz`.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "CLuaShims.h"

static gradus_record_reader *reader;

// Looks at every byte, so that none may lie outside of what is readable.
static unsigned look(gradus_span span) {
  unsigned sum = 0;
  for (uint32_t i = 0; i < span.length; i++) sum += span.start[i];
  return sum;
}

// Names stand in results as they are.
static void require_plain(gradus_span span) {
  for (uint32_t i = 0; i < span.length; i++) {
    uint8_t byte = span.start[i];
    if (byte < 0x20 || byte == 0x7f || byte == '"' || byte == '\\') abort();
  }
}

static void read_record(const uint8_t *data, size_t size) {
  gradus_record record;
  // Bytes behind a line may be anything: here quotes, which a text that goes on would end at.
  uint8_t *line = malloc(size + GRADUS_JSON_PADDING);
  if (!line) return;
  memcpy(line, data, size);
  memset(line + size, '"', GRADUS_JSON_PADDING);
  if (gradus_record_read(reader, line, size, &record)) {
    volatile unsigned sum = look(record.id) + look(record.student) + look(record.answer);
    sum += look(record.question);
    if (!record.question.start || !record.answer.start) abort();
    require_plain(record.id);
    require_plain(record.student);
    require_plain(record.question);
  }
  free(line);
}

static void read_numbers(const uint8_t *data, size_t size) {
  gradus_numbers numbers;
  if (!gradus_json_numbers(data, size, 1 << 14, &numbers)) return;
  size_t count = 1;
  for (int32_t axis = 0; axis < numbers.rank; axis++) count *= numbers.shape[axis];
  if (count != numbers.count || count == 0 || count > 1 << 14) abort();
  volatile double sum = 0;
  for (size_t i = 0; i < count; i++) sum += numbers.numbers[i];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (!reader) reader = gradus_record_reader_open();
  if (!reader || memchr(data, '\n', size)) return 0;
  read_record(data, size);
  read_numbers(data, size);
  return 0;
}
