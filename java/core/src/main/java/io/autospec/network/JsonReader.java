package io.autospec.network;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the part of JSON that a header of tensors uses: objects, strings and arrays of whole
 * numbers ≥ 0. What is anything else is refused with the place where it stands.
 */
final class JsonReader {

  private static final int LONGEST_QUOTE = 40;

  private final String text;
  private int at;

  JsonReader(String text) {
    this.text = text;
  }

  /** Reads an object; {@code member} is called with each name and reads its value. */
  void object(Consumer<String> member) {
    Set<String> names = new HashSet<>();
    expect('{');
    if (skipTo('}')) {
      return;
    }
    do {
      String name = string();
      if (!names.add(name)) {
        throw refusal("the name " + quoted(name) + " a second time");
      }
      expect(':');
      member.accept(name);
    } while (skipTo(','));
    expect('}');
  }

  String string() {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (true) {
      if (at == text.length()) {
        throw refusal("no end of a string");
      }
      char c = text.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      if (c < ' ') {
        throw refusal("a control character in a string");
      }
      value.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = at < text.length() ? text.charAt(at++) : 0;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw refusal("an unknown escape");
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
      if (digit < 0) {
        throw refusal("an escape without four hexadecimal digits");
      }
      code = 16 * code + digit;
    }
    return (char) code;
  }

  long[] wholeNumbers() {
    long[] numbers = new long[4];
    int count = 0;
    expect('[');
    if (skipTo(']')) {
      return new long[0];
    }
    do {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      numbers[count++] = wholeNumber();
    } while (skipTo(','));
    expect(']');
    return Arrays.copyOf(numbers, count);
  }

  private long wholeNumber() {
    skipSpace();
    int start = at;
    long value = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      int digit = text.charAt(at++) - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        throw refusal("a number beyond 2^63 - 1");
      }
      value = 10 * value + digit;
    }
    if (at == start || (at - start > 1 && text.charAt(start) == '0')) {
      throw refusal("no whole number");
    }
    return value;
  }

  /** Checks that nothing but space follows. */
  void end() {
    skipSpace();
    if (at < text.length()) {
      throw refusal("text behind the last brace");
    }
  }

  private boolean skipTo(char c) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!skipTo(c)) {
      throw refusal("no '" + c + "'");
    }
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private IllegalArgumentException refusal(String what) {
    return new IllegalArgumentException(what + " at character " + at);
  }

  /** Returns a name between quotes, shortened and without control characters. */
  static String quoted(String name) {
    String shown = name.length() <= LONGEST_QUOTE ? name : name.substring(0, LONGEST_QUOTE) + "...";
    return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
  }

  /** Appends a JSON string. */
  static void quote(String value, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
