/// What a table means: which column is the clock, which are states, inputs, constants or names of
/// trajectories; where gaps split it; whether it looks like a flow, a map or no dynamics.
///
/// Reading order: [Understanding] is what is found, [TableMeaning] finds it for one table, [Recordings] joins
/// tables into a training set. Nothing here knows a file format.
package chaoscast.core.files.understanding;
