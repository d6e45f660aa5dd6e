/// Options of echo state networks: validated records and the choices in them. Nothing here draws,
/// computes or trains, and no other room of `chaoscast.esn` is known.
package chaoscast.esn.options;
