internal import CZip

/// The library that unpacks `.npz` files.
public enum ZipLibrary {
  /// The version of libzip at run time, such as "1.7.3".
  public static var version: String { String(cString: zip_libzip_version()) }
}
