// Line editing with history and completion through libedit's readline interface. Its settings are
// global variables, which only this file touches.
#ifndef GRADUS_EDIT_SHIM_H
#define GRADUS_EDIT_SHIM_H

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif
#include <editline/readline.h>

// Ctrl-C is a character while a line is read: it ends the line without one, and no signal crosses Swift frames.
static inline int gradus_edit_drop(int count, int key) {
  (void)count;
  (void)key;
  rl_done = 1;
  return 0;
}

// Sets up editing. `complete` gets the word before the cursor and its place, and returns a list as
// rl_completion_matches does: what all have in common, the candidates, NULL; all from malloc.
static inline void gradus_edit_open(rl_completion_func_t *complete) {
  rl_readline_name = "gradus";
  rl_basic_word_break_characters = " \t\n\"'(){}[],;+-*/%^#&~|<>=";
  rl_completion_append_character = '\0';
  rl_attempted_completion_function = complete;
  rl_initialize();
  rl_add_defun("gradus-drop", gradus_edit_drop, 3);
}

// Reads a line, to be freed; NULL at the end of the input, or with `dropped` set after Ctrl-C. Only
// reading knows of UTF-8: the process stays in the locale "C", in which plugins run everywhere.
static inline char *gradus_edit_read(const char *prompt, int *dropped) {
  locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  if (!utf8) utf8 = newlocale(LC_CTYPE_MASK, "en_US.UTF-8", (locale_t)0);
  locale_t before = utf8 ? uselocale(utf8) : (locale_t)0;
  struct termios terminal, changed;
  int is_terminal = tcgetattr(STDIN_FILENO, &terminal) == 0;
  if (is_terminal) {
    changed = terminal;
    changed.c_cc[VINTR] = _POSIX_VDISABLE;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &changed);
  }
  rl_done = 0;
  rl_attempted_completion_over = 1;  // no names of files
  char *line = readline(prompt);
  *dropped = !line && rl_done;
  if (is_terminal) tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal);
  if (utf8) {
    uselocale(before);
    freelocale(utf8);
  }
  return line;
}

#endif
