import Testing
@testable import GradusTensor
