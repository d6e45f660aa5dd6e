/// What `chaoscast reservoir` offers: how much a reservoir remembers, whether it forgets its start, training
/// that goes on while the system runs, learning from reward, spiking networks, balance and shared variability. One
/// class a command; what they measure is one package up.
package chaoscast.esn.cli;
