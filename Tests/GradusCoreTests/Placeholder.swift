import Testing
@testable import GradusCore
