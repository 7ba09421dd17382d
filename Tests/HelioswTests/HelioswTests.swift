import Testing

@testable import heliosw
