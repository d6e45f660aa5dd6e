/// Systems that are given as text: read, checked, differentiated and compiled.
///
/// Reading order: [EquationText] splits a file into statements of [Syntax]; [EquationSystem] binds them to
/// parameter values, which makes [Expression]s of numbers and variables; [Differential] differentiates
/// these; [FunctionCompiler] turns them into bytecode. Nothing of a text is ever run but arithmetic that
/// the checked tree holds.
package chaoscast.lorenz.equations;
