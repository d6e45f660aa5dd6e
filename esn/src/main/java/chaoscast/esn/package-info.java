/// Echo state networks: a fixed random recurrent network whose state, transformed, feeds a linear readout.
///
/// In this room: the surrogates as the rest of the program meets them. [LsrEsnProvider] and
/// [HsrEsnProvider] are the two published regimes, low and high spectral radius, of one
/// [chaoscast.esn.reservoir.Reservoir]; beside them are their trainers.
///
/// Rooms below, none of which knows this one: `options`, what a user chooses; `spectrum`, spectral radii of
/// sparse matrices; `reservoir`, the network and its features; `analysis`, what a trained network
/// remembers, forgets and does in a closed loop; `online`, training while the system runs. `cli` is on top.
///
/// Four rooms follow papers of R. Pyle and others, each named by its package page: `reward`, readouts that learn from
/// reward; `spiking`, networks of spiking neurons; `balance`, in-degrees; `modes`, shared variability, with `field` and
/// `layers`, the networks that it was found in.
package chaoscast.esn;
