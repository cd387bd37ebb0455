// Lua compares texts with `<` by strcoll, piece by piece between NUL bytes: for a text full of them
// that is thousands of calls in one instruction. This definition stands in for the system's wherever
// the linker lets a program do so (ELF: yes; macOS, whose libraries know where each symbol comes
// from: no). It charges for every piece, and it compares bytes whatever the locale.
#include <string.h>

#include "sandbox.h"

_Thread_local gradus_sandbox *sandbox_working;

enum { price_of_a_piece = 3 };

__attribute__((visibility("default"))) int strcoll(const char *left, const char *right) {
  gradus_sandbox *sandbox = sandbox_working;
  if (sandbox && !sandbox->grace) sandbox->fuel -= price_of_a_piece;
  return strcmp(left, right);
}
