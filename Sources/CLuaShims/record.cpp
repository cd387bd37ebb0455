// Finds the parts of one record, a line of JSON, without copying any: the ordinary record of a batch
// never becomes a table.
#include <simdjson.h>

#include <cstring>
#include <new>
#include <utility>

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

// Sixteen bytes that are looked at together.
typedef uint8_t lanes __attribute__((vector_size(16)));
constexpr lanes counting = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

bool is_any(lanes bits) {
  uint64_t halves[2];
  std::memcpy(halves, &bits, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

// Refuses all that does not stand in results as it is: escapes, controls, line separators. Behind
// the text lies the rest of a padded line.
void check_plain(std::string_view text) {
  lanes refused = {}, foreign = {};
  for (size_t start = 0; start < text.size(); start += sizeof(lanes)) {
    lanes bytes;
    std::memcpy(&bytes, text.data() + start, sizeof bytes);
    size_t left = text.size() - start;
    if (left < sizeof bytes) {
      lanes is_text = reinterpret_cast<lanes>(counting < static_cast<uint8_t>(left));
      bytes = (bytes & is_text) | (' ' & ~is_text);
    }
    refused |= reinterpret_cast<lanes>(bytes < 0x20) | reinterpret_cast<lanes>(bytes == 0x7f)
        | reinterpret_cast<lanes>(bytes == '\\') | reinterpret_cast<lanes>(bytes == '"');
    foreign |= bytes & 0x80;
  }
  if (is_any(refused)) throw not_plain();
  if (!is_any(foreign)) return;
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

bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

std::string_view token_of(simdjson::ondemand::value &value) {
  std::string_view token = value.raw_json_token();
  while (!token.empty() && is_blank(token.back())) token.remove_suffix(1);
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
  if (digits.empty() || digits.size() > 18 || (digits[0] == '0' && digits.size() > 1))
    throw not_plain();
  int64_t seed = 0;
  for (char digit : digits) {
    if (digit < '0' || digit > '9') throw not_plain();
    seed = seed * 10 + (digit - '0');
  }
  return token[0] == '-' ? -seed : seed;
}

// The text of an answer with its escapes undone, which lives until the next line is read.
std::string_view answer_text_of(simdjson::ondemand::value &value) {
  std::string_view token = token_of(value);
  if (token.size() < 2 || token.back() != '"') throw not_plain();
  std::string_view written = token.substr(1, token.size() - 2);
  if (!written.empty() && std::memchr(written.data(), '\\', written.size()))
    return value.get_string().value();
  return written;
}

void read_answer(simdjson::ondemand::value &value, gradus_record &record) {
  switch (value.type().value()) {
    case json_type::string:
      record.answer = span(answer_text_of(value));
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

enum key { key_id = 1, key_student = 2, key_question = 4, key_seed = 8, key_answer = 16, other = 0 };

bool is_key(const char *written, std::string_view name) {
  return std::memcmp(written, name.data(), name.size()) == 0 && written[name.size()] == '"';
}

// What a key is, by its first byte and how it is written. The line is padded.
key key_of(simdjson::ondemand::field &field) {
  const char *written = field.key().raw();
  switch (*written) {
    case 'i': return is_key(written, "id") ? key_id : other;
    case 's':
      return is_key(written, "seed") ? key_seed : is_key(written, "student") ? key_student : other;
    case 'q': return is_key(written, "question") ? key_question : other;
    case 'a': return is_key(written, "answer") ? key_answer : other;
    default: return other;
  }
}

// A key that says nothing here, with a value that is in order.
void skip_other(simdjson::ondemand::field &field, simdjson::ondemand::value &value) {
  std::string_view key = field.unescaped_key().value();
  for (std::string_view name : {"id", "student", "question", "seed", "answer", "answers"})
    if (key == name) throw not_plain();
  if (key.size() > longest_key || !gradus_json_check(value, 1)) throw not_plain();
}

void read_line(simdjson::ondemand::document &document, gradus_record &record) {
  unsigned seen = 0;
  for (auto result : document.get_object().value()) {
    simdjson::ondemand::field field;
    if (std::move(result).get(field) != simdjson::SUCCESS) throw not_plain();
    simdjson::ondemand::value &value = field.value();
    key key = key_of(field);
    if (seen & key) throw not_plain();
    seen |= key;
    switch (key) {
      case key_id: record.id = name_of(value); break;
      case key_student: record.student = name_of(value); break;
      case key_question: record.question = name_of(value); break;
      case key_seed:
        record.seed = seed_of(value);
        record.has_seed = 1;
        break;
      case key_answer: read_answer(value, record); break;
      case other: skip_other(field, value);
    }
  }
  if (!(seen & key_question) || !(seen & key_answer)) throw not_plain();
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
