import Testing
@testable import GradusScreen
