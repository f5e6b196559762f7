/// The library's evaluation functions returned `false`: then there is no value at all.
///
/// It happens where a limit is reached, and in the WMS's own functions. It ends the whole
/// evaluation; the caller takes it for `error`.
struct EvaluationFailure: Error {}
