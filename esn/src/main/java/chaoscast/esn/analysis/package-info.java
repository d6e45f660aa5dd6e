/// Measurements of a network: the Jacobian and exponents of its closed loop ([ClosedLoop]), whether it
/// forgets its start ([EchoStateProperty]), how much of its input it remembers ([MemoryCapacity]).
/// Knows `reservoir` and `options`; trains and forecasts nothing.
package chaoscast.esn.analysis;
