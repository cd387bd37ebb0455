// A growing buffer in the host's memory, outside every Lua budget.
#ifndef GRADUS_BYTES_H
#define GRADUS_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  uint8_t *start;
  size_t length, capacity;
} bytes;

// Makes room for more bytes, or returns 0 when the machine has no memory left.
static inline int bytes_reserve(bytes *b, size_t n) {
  if (n <= b->capacity - b->length) return 1;
  size_t capacity = b->capacity ? b->capacity : 256;
  while (capacity - b->length < n) capacity *= 2;
  uint8_t *start = realloc(b->start, capacity);
  if (!start) return 0;
  b->start = start;
  b->capacity = capacity;
  return 1;
}

// Appends, or returns 0 when the machine has no memory left.
static inline int bytes_append(bytes *b, const void *data, size_t n) {
  if (!bytes_reserve(b, n)) return 0;
  if (n) memcpy(b->start + b->length, data, n);
  b->length += n;
  return 1;
}

static inline void bytes_clear(bytes *b) {
  b->length = 0;
  if (b->capacity > 1 << 20) {
    free(b->start);
    b->start = NULL;
    b->capacity = 0;
  }
}

static inline void bytes_free(bytes *b) {
  free(b->start);
  memset(b, 0, sizeof *b);
}

#endif
