// Finds the parts of one record, a line of JSON, without copying any: the ordinary record of a batch
// never becomes a table.
#include <simdjson.h>

#include <cstring>
#include <new>

#include "include/CLuaShims.h"
#include "json_check.h"

struct gradus_record_reader {
  simdjson::ondemand::parser parser;
};

namespace {

using simdjson::ondemand::json_type;

// Raised for what must be read in full.
struct not_plain {};

// A shorter text cannot have too many combining marks: each takes two bytes.
constexpr size_t longest_foreign = 256;

// Refuses all that does not stand in results as it is: escapes, controls, line separators.
void check_plain(std::string_view text) {
  bool is_ascii = true;
  for (unsigned char byte : text) {
    if (byte < 0x20 || byte == 0x7f || byte == '\\' || byte == '"') throw not_plain();
    is_ascii = is_ascii && byte < 0x80;
  }
  if (is_ascii) return;
  if (text.size() >= longest_foreign) throw not_plain();
  // U+0080 to U+009F, and U+2028 and U+2029.
  for (size_t i = 0; i + 1 < text.size(); i++) {
    unsigned char first = text[i], second = text[i + 1];
    if (first == 0xc2 && second < 0xa0) throw not_plain();
    if (first == 0xe2 && second == 0x80 && i + 2 < text.size()
        && (static_cast<unsigned char>(text[i + 2]) & 0xfe) == 0xa8)
      throw not_plain();
  }
}

std::string_view token_of(simdjson::ondemand::value &value) {
  std::string_view token = value.raw_json_token();
  while (!token.empty() && std::strchr(" \t\r\n", token.back())) token.remove_suffix(1);
  return token;
}

gradus_span span(std::string_view text) {
  return {reinterpret_cast<const uint8_t *>(text.data()), static_cast<uint32_t>(text.size())};
}

// The text of a string between its quotes.
std::string_view text_of(simdjson::ondemand::value &value) {
  std::string_view token = token_of(value);
  if (token.size() < 2 || token.back() != '"') throw not_plain();
  token = token.substr(1, token.size() - 2);
  check_plain(token);
  return token;
}

// A number as it is written, once it is known to be one.
std::string_view number_of(simdjson::ondemand::value &value) {
  std::string_view token = token_of(value);
  double checked;
  if (value.get_double().get(checked) != simdjson::SUCCESS) throw not_plain();
  return token;
}

// A text, or a number as text, as names may be written.
gradus_span name_of(simdjson::ondemand::value &value) {
  switch (value.type().value()) {
    case json_type::string: return span(text_of(value));
    case json_type::number: return span(number_of(value));
    default: throw not_plain();
  }
}

int64_t seed_of(simdjson::ondemand::value &value) {
  if (value.type().value() != json_type::number) throw not_plain();
  std::string_view token = token_of(value);
  std::string_view digits = token.substr(token[0] == '-');
  if (digits.empty() || digits.size() > 18) throw not_plain();
  int64_t seed = 0;
  for (char digit : digits) {
    if (digit < '0' || digit > '9') throw not_plain();
    seed = seed * 10 + (digit - '0');
  }
  int64_t checked;
  if (value.get_int64().get(checked) != simdjson::SUCCESS) throw not_plain();
  return token[0] == '-' ? -seed : seed;
}

void read_answer(simdjson::ondemand::value &value, gradus_record &record) {
  switch (value.type().value()) {
    case json_type::string:
      // With escapes undone; the text lives until the next line is read.
      record.answer = span(value.get_string().value());
      record.answer_kind = GRADUS_ANSWER_TEXT;
      return;
    case json_type::number:
      record.answer = span(number_of(value));
      record.answer_kind = GRADUS_ANSWER_TEXT;
      return;
    case json_type::array: {
      // Its elements are checked when the answer is read.
      std::string_view raw = value.get_array().value().raw_json().value();
      for (unsigned char byte : raw)
        if (byte >= 0x80) throw not_plain();
      record.answer = span(raw);
      record.answer_kind = GRADUS_ANSWER_LIST;
      return;
    }
    default: throw not_plain();
  }
}

// A longer key may have too many combining marks.
constexpr size_t longest_key = 2 * 128;

enum { has_id = 1, has_student = 2, has_question = 4, has_seed = 8, has_answer = 16 };

void take_once(unsigned &seen, unsigned key) {
  if (seen & key) throw not_plain();
  seen |= key;
}

void read_line(simdjson::ondemand::document &document, gradus_record &record) {
  unsigned seen = 0;
  for (auto field : document.get_object().value()) {
    std::string_view key = field.unescaped_key().value();
    simdjson::ondemand::value value = field.value().value();
    if (key == "id") {
      take_once(seen, has_id);
      record.id = name_of(value);
    } else if (key == "student") {
      take_once(seen, has_student);
      record.student = name_of(value);
    } else if (key == "question") {
      take_once(seen, has_question);
      record.question = name_of(value);
    } else if (key == "seed") {
      take_once(seen, has_seed);
      record.seed = seed_of(value);
      record.has_seed = 1;
    } else if (key == "answer") {
      take_once(seen, has_answer);
      read_answer(value, record);
    } else if (key == "answers") {
      throw not_plain();
    } else if (key.size() > longest_key || !gradus_json_check(value, 1)) {
      throw not_plain();
    }
  }
  if (!(seen & has_question) || !(seen & has_answer)) throw not_plain();
  if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) throw not_plain();
}

}  // namespace

extern "C" gradus_record_reader *gradus_record_reader_open(void) {
  return new (std::nothrow) gradus_record_reader;
}

extern "C" void gradus_record_reader_close(gradus_record_reader *reader) { delete reader; }

extern "C" int32_t gradus_record_read(
    gradus_record_reader *reader, const uint8_t *line, size_t length, gradus_record *record) {
  std::memset(record, 0, sizeof *record);
  try {
    simdjson::padded_string_view view(line, length, length + GRADUS_JSON_PADDING);
    auto document = reader->parser.iterate(view).value();
    read_line(document, *record);
    return 1;
  } catch (const not_plain &) {
    return 0;
  } catch (const simdjson::simdjson_error &) {
    return 0;
  } catch (const std::bad_alloc &) {
    return 0;
  }
}
