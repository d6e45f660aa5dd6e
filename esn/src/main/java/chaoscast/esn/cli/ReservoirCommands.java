package chaoscast.esn.cli;

import chaoscast.core.CommandProvider;

/// Brings `reservoir` to the command line.
public final class ReservoirCommands implements CommandProvider {
  @Override
  public Object command() {
    return new ReservoirCommand();
  }
}
