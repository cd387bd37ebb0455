// Walks a JSON value that nobody needs, since simdjson finds faults only where it is asked to look.
#ifndef GRADUS_JSON_CHECK_H
#define GRADUS_JSON_CHECK_H

#include <simdjson.h>

// Throws simdjson_error when the value, `depth` levels deep, cannot be read. Returns false when a
// text in it may be one that Swift refuses for its combining marks.
bool gradus_json_check(simdjson::ondemand::value &value, int depth);

#endif
