internal import CUTF8Proc

/// The library that knows the widths of characters.
public enum UnicodeLibrary {
  /// The version of utf8proc at run time, such as "2.8.0".
  public static var version: String { String(cString: utf8proc_version()) }
  /// The version of Unicode it knows, such as "15.0.0".
  public static var unicodeVersion: String { String(cString: utf8proc_unicode_version()) }
}
