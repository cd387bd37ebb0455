// Lua 5.4 needs more C stack than the threads of a dispatch queue have.
#include <pthread.h>

#include "include/CLuaShims.h"

typedef struct {
  void (*body)(void *);
  void *context;
} job;

static void *start(void *argument) {
  const job *todo = argument;
  todo->body(todo->context);
  return NULL;
}

int32_t gradus_run_with_stack(size_t bytes, void (*body)(void *), void *context) {
  pthread_attr_t attributes;
  pthread_t thread;
  job todo = {body, context};
  int fault = pthread_attr_init(&attributes);
  if (fault) return fault;
  fault = pthread_attr_setstacksize(&attributes, bytes);
  if (!fault) fault = pthread_create(&thread, &attributes, start, &todo);
  pthread_attr_destroy(&attributes);
  if (!fault) pthread_join(thread, NULL);
  return fault;
}
