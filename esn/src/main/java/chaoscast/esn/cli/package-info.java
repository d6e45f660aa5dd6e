/// What `chaoscast reservoir` offers: how much a reservoir remembers, whether it forgets its start, and
/// training that goes on while the system runs. One class a command; what they measure is one package up.
package chaoscast.esn.cli;
